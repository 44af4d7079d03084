// Perilaku kecil yang dipakai semua halaman. Tanpa skrip ini setiap halaman tetap dapat dibaca dan
// setiap formulir tetap dapat dikirim.

const LAMA_ROTI_MS = 6000;
const KUNCI_PINTASAN = "pelacak.pintasan-mati";
const pilih = (selektor, akar = document) => akar.querySelector(selektor);

// --- Menu <details>: satu terbuka, tutup dengan Esc atau klik di luar -------------------------

function tutupMenu(kecuali) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== kecuali) menu.open = false;
  }
}

document.addEventListener("click", (peristiwa) => {
  const sasaran = peristiwa.target.closest("[data-buka],[data-tutup],[data-buang]");
  tutupMenu(peristiwa.target.closest("details.menu"));
  if (!sasaran) return;
  if (sasaran.dataset.buka) {
    tutupMenu();
    pilih(sasaran.dataset.buka)?.showModal();
  }
  if ("tutup" in sasaran.dataset) sasaran.closest("dialog")?.close();
  if ("buang" in sasaran.dataset) sasaran.closest(".roti")?.remove();
});

document.addEventListener("keydown", (peristiwa) => {
  const menu = peristiwa.key === "Escape" && pilih("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  pilih("summary", menu).focus();
});

// --- Pemberitahuan ------------------------------------------------------------------------------

function jadwalkanRoti(akar) {
  for (const roti of akar.querySelectorAll(".roti[data-sementara]:not([data-terjadwal])")) {
    roti.dataset.terjadwal = "";
    const buang = () => {
      // Yang sedang dibaca (ditunjuk atau difokus) tidak boleh hilang.
      if (roti.matches(":hover, :focus-within")) setTimeout(buang, LAMA_ROTI_MS);
      else roti.remove();
    };
    setTimeout(buang, LAMA_ROTI_MS);
  }
}

function rotiGalat(teks) {
  const cetakan = pilih("#roti-galat");
  if (!cetakan) return;
  const isi = cetakan.content.cloneNode(true);
  pilih("[data-teks]", isi).textContent = teks;
  pilih("#roti").append(isi);
}

// --- htmx: galat terlihat, fokus mengikuti isi ---------------------------------------------------

document.addEventListener("htmx:beforeSwap", (peristiwa) => {
  const { xhr } = peristiwa.detail;
  if (xhr.status < 400) return;
  if (xhr.responseText.includes("data-penolakan")) {
    peristiwa.detail.shouldSwap = true;
    peristiwa.detail.isError = false;
    peristiwa.detail.target = pilih("#roti");
    peristiwa.detail.swapOverride = "beforeend";
  } else if (xhr.status === 422) {
    // Formulir dengan galat isian: tampilkan di tempatnya.
    peristiwa.detail.shouldSwap = true;
    peristiwa.detail.isError = false;
  }
});
document.addEventListener("htmx:responseError", (peristiwa) => {
  const { status } = peristiwa.detail.xhr;
  rotiGalat(
    status === 403
      ? "Sesi berakhir atau Anda tidak berwenang. Muat ulang halaman, lalu ulangi."
      : `Permintaan tidak dapat diselesaikan. Data Anda aman. Muat ulang, lalu ulangi. Kode: ${status}.`,
  );
});
document.addEventListener("htmx:sendError", () => rotiGalat("Koneksi terputus. Periksa jaringan, lalu ulangi."));
document.addEventListener("htmx:afterSettle", (peristiwa) => {
  jadwalkanRoti(document);
  pilih("[data-fokus]", peristiwa.detail.elt)?.focus({ preventScroll: true });
});

// --- Pintasan: G lalu huruf untuk pindah menu, "/" cari, "?" daftar ------------------------------

let menungguHuruf = false;
const pintasanMati = () => localStorage.getItem(KUNCI_PINTASAN) === "1";
const sedangMengisi = (unsur) => unsur.closest("input, textarea, select, [contenteditable], dialog") !== null;

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.altKey) return;
  if (sedangMengisi(peristiwa.target) || pintasanMati()) return;
  const huruf = peristiwa.key.toLowerCase();
  const tautan = huruf === "/" || menungguHuruf ? pilih(`a[data-pintasan="${CSS.escape(huruf)}"]`) : null;
  menungguHuruf = huruf === "g";
  if (huruf === "?") pilih("#pintasan")?.showModal();
  if (!tautan) return;
  peristiwa.preventDefault();
  tautan.click();
});

const kotakMati = pilih("#pintasan-mati");
if (kotakMati) {
  kotakMati.checked = pintasanMati();
  kotakMati.addEventListener("change", () => localStorage.setItem(KUNCI_PINTASAN, kotakMati.checked ? "1" : "0"));
}
jadwalkanRoti(document);
