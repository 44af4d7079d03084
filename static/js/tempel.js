// Periksa usulan notulen: gema tenggat dan pilihan PIC per baris. Tanpa skrip ada tombol "Periksa ulang".

import { pasangPIC } from "./catat-pic.js";

const JEDA_GEMA_MS = 250;
const formulir = document.querySelector("#tempel");
document.documentElement.classList.add("berskrip");

const medan = (li, nama) => li.querySelector(`[name$="-${nama}"]`);

async function gema(li) {
  const teks = medan(li, "tenggat").value;
  const jawaban = await fetch(`${formulir.dataset.tenggat}?${new URLSearchParams({ teks })}`).catch(() => null);
  if (jawaban?.ok && medan(li, "tenggat").value === teks) li.querySelector(".gema").innerHTML = await jawaban.text();
}

for (const li of formulir.querySelectorAll(".baris-tempel")) {
  let waktu;
  medan(li, "tenggat").addEventListener("input", () => {
    clearTimeout(waktu);
    waktu = setTimeout(() => gema(li), JEDA_GEMA_MS);
  });
  li.addEventListener("click", (p) => {
    const pilihan = p.target.closest(".tautan-isi");
    if (!pilihan) return;
    p.preventDefault();
    medan(li, "tenggat").value = pilihan.value.split("|").at(-1);
    medan(li, "tenggat").focus();
    gema(li);
  });
  pasangPIC(medan(li, "pic"), medan(li, "pengawal"), formulir.dataset, () => li.querySelector("[data-asing]")?.remove());
}

// Enter di satu isian tidak menyimpan semua baris.
formulir.addEventListener("keydown", (p) => {
  if (p.key === "Enter" && p.target.matches("input, select")) p.preventDefault();
});
