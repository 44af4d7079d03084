// Pilihan PIC: melengkapi nama terakhir dari "Kemnaker; Tim Produktivitas", dengan beban tiap pihak.

const PALING_BANYAK = 8;
const pihak = JSON.parse(document.querySelector("#data-pihak").textContent);
let nomor = 0;

const rapikan = (teks) => teks.trim().replace(/\s+/g, " ");
const dikenal = (nama) => pihak.find((p) => p.nama.toLowerCase() === nama.toLowerCase());

function cocok(kata) {
  const kecil = kata.toLowerCase();
  const awal = pihak.filter((p) => p.nama.toLowerCase().startsWith(kecil));
  const tengah = pihak.filter((p) => !awal.includes(p) && p.nama.toLowerCase().includes(kecil));
  return [...awal, ...tengah].slice(0, PALING_BANYAK);
}

function baris(p) {
  const li = document.createElement("li");
  const [nama, beban] = [document.createElement("span"), document.createElement("span")];
  nama.textContent = p.nama;
  if (p.baru) beban.textContent = "";
  else {
    beban.textContent = `${p.kelompok} · ${p.terbuka} terbuka`;
    if (p.terlambat) {
      const telat = document.createElement("span");
      telat.className = "telat";
      telat.textContent = `, ${p.terlambat} terlambat`;
      beban.append(telat);
    }
  }
  li.append(nama, beban);
  return li;
}

export function pasangPIC(isian, pengawal, alamat, berubah) {
  const daftar = document.createElement("ul");
  daftar.className = "pilihan-pic";
  daftar.id = `pilihan-pic-${++nomor}`;
  daftar.setAttribute("role", "listbox");
  daftar.setAttribute("aria-label", "Pilihan PIC");
  daftar.hidden = true;
  isian.removeAttribute("list");
  for (const [nama, nilai] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": daftar.id })) isian.setAttribute(nama, nilai);
  isian.closest(".wadah-pic").append(daftar);
  let pilihan = [];
  let letak = 0;

  const bagian = () => {
    const batas = isian.value.lastIndexOf(";") + 1;
    return [isian.value.slice(0, batas), rapikan(isian.value.slice(batas))];
  };

  function tutup() {
    daftar.hidden = true;
    isian.setAttribute("aria-expanded", "false");
    isian.removeAttribute("aria-activedescendant");
  }

  function tandai() {
    [...daftar.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === letak)));
    isian.setAttribute("aria-activedescendant", daftar.children[letak].id);
    daftar.children[letak].scrollIntoView({ block: "nearest" });
  }

  function tunjukkan() {
    const [, kata] = bagian();
    if (!kata) return tutup();
    pilihan = cocok(kata);
    if (!dikenal(kata)) pilihan.push({ nama: `Tambah instansi “${kata}”`, baru: kata });
    daftar.replaceChildren(...pilihan.map(baris));
    [...daftar.children].forEach((li, n) => {
      li.id = `${daftar.id}-${n}`;
      li.setAttribute("role", "option");
    });
    daftar.hidden = false;
    isian.setAttribute("aria-expanded", "true");
    letak = 0;
    tandai();
  }

  async function ambil(n) {
    const p = pilihan[n];
    tutup();
    const [depan] = bagian();
    isian.value = `${depan}${depan ? " " : ""}${p.baru ?? p.nama}`.replace(/;\s+/g, "; ");
    // Yang diketik sementara nama didaftarkan tetap ada: isian tidak ditulis lagi sesudahnya.
    if (p.baru) await tambahInstansi(p.baru);
    presetPengawal();
    berubah();
  }

  async function tambahInstansi(nama) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", isian.form.elements.csrfmiddlewaretoken.value);
    data.set("nama", nama);
    const jawaban = await fetch(alamat.instansi, { method: "POST", body: data, headers: { Accept: "application/json" } }).catch(() => null);
    if (!jawaban?.ok) return;
    const isi = await jawaban.json();
    pihak.push({ nama: isi.nama, kelompok: "Instansi", terbuka: 0, terlambat: 0, luar: 1 });
  }

  // Instansi ditagih orang dalam: awalnya saya.
  function presetPengawal() {
    const utama = dikenal(rapikan(isian.value.split(";")[0]));
    if (utama?.luar && !pengawal.value && pengawal.querySelector(`option[value="${alamat.saya}"]`)) pengawal.value = alamat.saya;
  }

  isian.addEventListener("input", tunjukkan);
  isian.addEventListener("blur", () => {
    tutup();
    presetPengawal();
  });
  daftar.addEventListener("mousedown", (p) => {
    p.preventDefault();
    ambil([...daftar.children].indexOf(p.target.closest("li")));
  });
  isian.addEventListener("keydown", (p) => {
    if (daftar.hidden || p.altKey || p.ctrlKey) return;
    const n = pilihan.length;
    if (p.key === "ArrowDown" || p.key === "ArrowUp") {
      letak = (letak + (p.key === "ArrowDown" ? 1 : n - 1)) % n;
      tandai();
    } else if (p.key === "Enter") ambil(letak);
    else if (p.key === "Escape") tutup();
    else if (p.key === ";" && !pilihan[letak].baru) ambil(letak).then(() => (isian.value += "; "));
    else if (p.key === "Tab" && !pilihan[letak].baru) return void ambil(letak);
    else return;
    p.preventDefault();
    p.stopPropagation();
  });
}
