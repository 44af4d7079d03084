// Catat hasil rapat dengan papan tik. Setiap butir tersimpan sendiri; yang belum sampai ke server
// tinggal di perangkat ini dan dikirim lagi. Tanpa skrip setiap butir tetap formulir biasa.

import { pasangPIC } from "./catat-pic.js";
import { Simpanan } from "./catat-simpanan.js";

const JEDA_SIMPAN_MS = 1000;
const JEDA_ULANG_MS = 5000;
const JEDA_GEMA_MS = 250;
const JENIS = { k: "kesimpulan", p: "keputusan", r: "rekomendasi", a: "arahan" };
const MEDAN = ["uraian", "ditugaskan", "pic", "pengawal", "tenggat"];

const halaman = document.querySelector("#catat");
const daftar = document.querySelector("#butir");
const cetakan = document.querySelector("#cetakan-butir");
const keadaan = document.querySelector("#keadaan-simpan");
const simpanan = new Simpanan(`pelacak.catat.${halaman.dataset.saya}.${halaman.dataset.rapat}`);
const antrean = new WeakMap(); // li → { waktu, sedang, ulang }
document.documentElement.classList.add("berskrip");

const form = (li) => li.querySelector(".sunting");
const medan = (li, nama) => form(li).elements.namedItem(nama);
const butir = () => [...daftar.children];
const butirBaru = () => butir().at(-1);
const tersimpan = (li) => medan(li, "hasil").value !== "";

// --- Isi butir ---------------------------------------------------------------------------------------

function baca(li) {
  const isi = { jenis: medan(li, "jenis").value };
  for (const nama of MEDAN) {
    const m = medan(li, nama);
    if (m) isi[nama] = m.type === "checkbox" ? m.checked : m.value;
  }
  return isi;
}

function isikan(li, isi) {
  medan(li, "jenis").value = isi.jenis;
  for (const nama of MEDAN) {
    const m = medan(li, nama);
    if (!m || isi[nama] === undefined) continue;
    if (m.type === "checkbox") m.checked = isi[nama];
    else m.value = isi[nama];
  }
  bukaRencana(li);
}

function bukaRencana(li) {
  const kotak = medan(li, "ditugaskan");
  if (kotak) li.querySelector(".rencana-tl").classList.toggle("tertutup", !kotak.checked);
}

// --- Simpan ------------------------------------------------------------------------------------------

function beriTahu(teks, gagal = false) {
  keadaan.querySelector("[data-teks]").textContent = teks;
  keadaan.classList.toggle("gagal", gagal);
}

function ubah(li) {
  if (!medan(li, "kunci").value) medan(li, "kunci").value = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 36);
  simpanan.taruh(medan(li, "kunci").value, { ...baca(li), hasil: medan(li, "hasil").value, versi: medan(li, "versi").value });
  jadwalkan(li, JEDA_SIMPAN_MS);
}

function jadwalkan(li, jeda) {
  const a = antrean.get(li) ?? {};
  clearTimeout(a.waktu);
  a.waktu = setTimeout(() => simpan(li), jeda);
  antrean.set(li, a);
}

function simpan(li) {
  const a = antrean.get(li) ?? {};
  antrean.set(li, a);
  clearTimeout(a.waktu);
  if (a.sedang) {
    a.ulang = true;
    return a.sedang;
  }
  const kunci = medan(li, "kunci").value;
  if (!simpanan.ada(kunci) || li.dataset.bentrok !== undefined) return Promise.resolve(true);
  if (!tersimpan(li) && !medan(li, "uraian").value.trim()) return Promise.resolve(true);
  a.sedang = kirim(li, kunci).finally(() => {
    a.sedang = null;
    if (a.ulang) {
      a.ulang = false;
      jadwalkan(li, 0);
    }
  });
  return a.sedang;
}

async function kirim(li, kunci) {
  beriTahu("Menyimpan…");
  const dikirim = JSON.stringify(baca(li));
  let jawaban;
  let isi;
  try {
    jawaban = await fetch(halaman.dataset.simpan, { method: "POST", body: new FormData(form(li)), headers: { Accept: "application/json" }, redirect: "error" });
    isi = await jawaban.json();
  } catch {
    li.classList.add("gagal");
    beriTahu(navigator.onLine ? "Belum tersimpan. Isian disimpan di perangkat ini dan dikirim lagi." : "Koneksi terputus. Isian disimpan di perangkat ini.", true);
    jadwalkan(li, JEDA_ULANG_MS);
    return false;
  }
  if (jawaban.status === 409 && isi.bentrok) return tunjukkanBentrok(li, isi);
  galatButir(li, jawaban.ok ? "" : isi.pesan);
  li.classList.toggle("gagal", !jawaban.ok);
  if (!jawaban.ok) {
    beriTahu("Belum tersimpan", true);
    return false;
  }
  medan(li, "hasil").value = isi.hasil;
  medan(li, "versi").value = isi.versi;
  if (JSON.stringify(baca(li)) === dikirim) simpanan.buang(kunci);
  else ubah(li);
  li.querySelector(".tampak").innerHTML = isi.tampak;
  li.id = `butir-${isi.hasil}`;
  segarkan(isi);
  beriTahu(`Tersimpan ${isi.pukul}`);
  return true;
}

function galatButir(li, pesan) {
  const tempat = li.querySelector("[data-galat]");
  tempat.textContent = pesan;
  tempat.hidden = !pesan;
}

function tunjukkanBentrok(li, isi) {
  li.dataset.bentrok = "";
  medan(li, "hasil").value = isi.hasil;
  const tempat = li.querySelector(".bentrok-butir");
  tempat.innerHTML = isi.bentrok;
  beriTahu("Belum tersimpan: butir ini diubah orang lain", true);
  buka(li);
  tempat.onclick = (p) => {
    const pilihan = p.target.closest("[data-pakai]")?.dataset.pakai;
    if (!pilihan) return;
    // Versi dahulu: melepas tombol yang difokus sudah memicu simpan.
    medan(li, "versi").value = isi.versi;
    if (pilihan === "tersimpan") isikan(li, isi.tersimpan);
    ubah(li);
    delete li.dataset.bentrok;
    medan(li, "uraian").focus();
    tempat.replaceChildren();
    simpan(li);
  };
  return false;
}

function segarkan(isi) {
  const pasang = (id, teks) => (document.querySelector(id).textContent = teks);
  pasang("#jumlah-butir", isi.jumlah);
  pasang("#jumlah-tugas", isi.jumlah_tugas);
  document.querySelector("#pesan-penuh").value = isi.pesan;
  document.querySelector("#pesan-ringkas").value = isi.pesan_ringkas;
  document.querySelector("#wa-penuh").innerHTML = isi.cuplikan;
  document.querySelector("#wa-ringkas").innerHTML = isi.cuplikan_ringkas;
  for (const [hasil, nomor, versi] of isi.urutan) {
    const li = document.querySelector(`#butir-${hasil}`);
    if (!li) continue;
    beriNomor(li, nomor);
    // Isian yang belum terkirim tetap memakai versi yang dilihat orangnya.
    if (!simpanan.ada(medan(li, "kunci").value)) medan(li, "versi").value = versi;
  }
  if (!tersimpan(butirBaru())) beriNomor(butirBaru(), isi.urutan.length + 1);
}

function beriNomor(li, nomor) {
  for (const n of li.querySelectorAll(".nomor")) n.textContent = nomor;
  medan(li, "uraian").setAttribute("aria-label", `Isi butir ${nomor}`);
}

// --- Buka, tutup, tambah -----------------------------------------------------------------------------

function buka(li, fokus) {
  for (const lain of butir()) {
    if (lain === li) continue;
    lain.classList.remove("aktif");
    lain.querySelector(".tampak").hidden = false;
    form(lain).hidden = true;
  }
  li.classList.add("aktif");
  li.querySelector(".tampak").hidden = true;
  form(li).hidden = false;
  bukaRencana(li);
  if (fokus) fokus.focus();
}

function keBaru() {
  let akhir = butirBaru();
  if (tersimpan(akhir) || medan(akhir, "uraian").value.trim()) {
    const jenis = medan(akhir, "jenis").value;
    akhir.classList.remove("baru-catat");
    akhir = tambahKosong();
    medan(akhir, "jenis").value = jenis;
  }
  buka(akhir, medan(akhir, "uraian"));
  akhir.scrollIntoView({ block: "nearest" });
}

function tambahKosong() {
  daftar.append(cetakan.content.cloneNode(true));
  const li = butirBaru();
  beriNomor(li, daftar.children.length);
  pasang(li);
  return li;
}

// --- Papan tik ---------------------------------------------------------------------------------------

function jadikanTugas(li) {
  const kotak = medan(li, "ditugaskan");
  if (!kotak) return;
  kotak.checked = !kotak.checked || document.activeElement !== medan(li, "pic");
  bukaRencana(li);
  ubah(li);
  medan(li, kotak.checked ? "pic" : "uraian").focus();
}

async function pindah(li, arah) {
  const tetangga = arah < 0 ? li.previousElementSibling : li.nextElementSibling;
  if (!tetangga || !tersimpan(tetangga)) return;
  if (!(await simpan(li)) || !tersimpan(li)) return;
  const fokus = document.activeElement;
  if (arah < 0) tetangga.before(li);
  else tetangga.after(li);
  fokus.focus();
  const data = new FormData();
  data.set("csrfmiddlewaretoken", medan(li, "csrfmiddlewaretoken").value);
  data.set("urutan", butir().filter(tersimpan).map((b) => medan(b, "hasil").value).join(","));
  const jawaban = await fetch(halaman.dataset.urut, { method: "POST", body: data, headers: { Accept: "application/json" } }).catch(() => null);
  if (jawaban?.ok) segarkan(await jawaban.json());
  else beriTahu("Urutan belum tersimpan. Muat ulang, lalu urutkan lagi.", true);
}

function tekanButir(li, p) {
  if (p.defaultPrevented || p.isComposing) return;
  const huruf = p.key.toLowerCase();
  if (p.altKey && !p.ctrlKey) {
    if (JENIS[huruf]) {
      medan(li, "jenis").value = JENIS[huruf];
      ubah(li);
    } else if (huruf === "t") jadikanTugas(li);
    else if (p.key === "ArrowUp" || p.key === "ArrowDown") pindah(li, p.key === "ArrowUp" ? -1 : 1);
    else return;
    p.preventDefault();
  } else if (p.key === "Enter" && !p.shiftKey && !p.ctrlKey && p.target.matches("textarea, input:not([type=checkbox])")) {
    p.preventDefault();
    simpan(li);
    keBaru();
  }
}

async function selesaikan() {
  const tombol = document.querySelector("#selesai");
  if (!tombol) return;
  const hasil = await Promise.all(butir().map(simpan));
  if (hasil.every(Boolean) && simpanan.kosong()) tombol.requestSubmit();
  else beriTahu("Belum tersimpan semua. Periksa butir bertepi merah, lalu selesaikan.", true);
}

document.addEventListener("keydown", (p) => {
  if (!p.ctrlKey || p.altKey) return;
  if (p.key === "Enter") selesaikan();
  else if (p.shiftKey && p.key.toLowerCase() === "c") salin();
  else return;
  p.preventDefault();
});
document.querySelector("#selesai")?.addEventListener("submit", (p) => {
  if (simpanan.kosong()) return;
  p.preventDefault();
  selesaikan();
});

// --- WhatsApp ----------------------------------------------------------------------------------------

const sertakan = document.querySelector("#sertakan-kesimpulan");
sertakan.addEventListener("change", () => {
  document.querySelector("#wa-penuh").hidden = !sertakan.checked;
  document.querySelector("#wa-ringkas").hidden = sertakan.checked;
});

async function salin() {
  const teks = document.querySelector(sertakan.checked ? "#pesan-penuh" : "#pesan-ringkas").value;
  const label = document.querySelector("#salin-wa [data-teks]");
  try {
    await navigator.clipboard.writeText(teks);
    label.textContent = "Disalin. Tempel di WhatsApp.";
  } catch {
    label.textContent = "Tidak dapat menyalin. Pilih teks di atas, lalu salin.";
  }
  setTimeout(() => (label.textContent = "Salin untuk WhatsApp"), 4000);
}
document.querySelector("#salin-wa").addEventListener("click", salin);

// --- Gema tenggat ------------------------------------------------------------------------------------

async function gema(li) {
  const teks = medan(li, "tenggat").value;
  const jawaban = await fetch(`${halaman.dataset.tenggat}?${new URLSearchParams({ teks })}`).catch(() => null);
  if (jawaban?.ok && medan(li, "tenggat").value === teks) li.querySelector(".gema").innerHTML = await jawaban.text();
}

// --- Pasang ------------------------------------------------------------------------------------------

function pasang(li) {
  let waktuGema;
  li.addEventListener("keydown", (p) => tekanButir(li, p));
  li.addEventListener("input", (p) => {
    if (p.target.name === "ditugaskan") bukaRencana(li);
    if (p.target.name === "tenggat") {
      clearTimeout(waktuGema);
      waktuGema = setTimeout(() => gema(li), JEDA_GEMA_MS);
    }
    ubah(li);
  });
  li.addEventListener("focusout", () => simpan(li));
  li.addEventListener("click", (p) => {
    const pilihan = p.target.closest(".tautan-isi");
    if (pilihan) {
      p.preventDefault();
      medan(li, "tenggat").value = pilihan.value;
      gema(li);
      ubah(li);
      medan(li, "tenggat").focus();
    } else if (!li.classList.contains("aktif") && !p.target.closest("a:not(.buka-butir, .jadikan-tl)")) {
      p.preventDefault();
      buka(li, medan(li, "uraian"));
      if (p.target.closest(".jadikan-tl")) jadikanTugas(li);
    }
  });
  form(li).addEventListener("submit", (p) => {
    if (p.submitter?.matches("[data-hapus]")) return simpanan.buang(medan(li, "kunci").value);
    p.preventDefault();
    simpan(li);
  });
  const pic = medan(li, "pic");
  if (pic) pasangPIC(pic, medan(li, "pengawal"), halaman.dataset, () => ubah(li));
  bukaRencana(li);
}

function pulihkan() {
  for (const [kunci, isi] of simpanan.semua()) {
    const cocok = butir().find((li) => (isi.hasil && medan(li, "hasil").value === isi.hasil) || medan(li, "kunci").value === kunci);
    let li = cocok;
    if (!li) {
      li = butirBaru();
      if (medan(li, "uraian").value) li = tambahKosong();
      li.classList.remove("baru-catat");
    }
    medan(li, "kunci").value = kunci;
    if (isi.hasil && isi.versi) medan(li, "versi").value = isi.versi;
    isikan(li, isi);
    jadwalkan(li, 0);
  }
  if (medan(butirBaru(), "uraian").value) tambahKosong();
}

function pasangKepala() {
  const kepala = document.querySelector("#kepala-rapat");
  const galat = document.querySelector("#galat-kepala");
  const kirimKepala = async () => {
    const jawaban = await fetch(kepala.action, { method: "POST", body: new FormData(kepala), headers: { Accept: "application/json" } }).catch(() => null);
    const isi = jawaban ? await jawaban.json() : { pesan: "Koneksi terputus. Isian kepala rapat belum tersimpan." };
    galat.textContent = jawaban?.ok ? "" : isi.pesan;
    galat.hidden = jawaban?.ok ?? false;
    if (!jawaban?.ok) return;
    kepala.elements.versi.value = isi.versi;
    segarkan(isi);
    beriTahu(`Tersimpan ${isi.pukul}`);
  };
  kepala.addEventListener("change", kirimKepala);
  kepala.addEventListener("submit", (p) => {
    p.preventDefault();
    kirimKepala();
  });
}

for (const li of butir()) pasang(li);
pulihkan();
pasangKepala();
buka(butir().find((li) => li.classList.contains("aktif") && tersimpan(li)) ?? butirBaru(), null);
medan(daftar.querySelector(".aktif"), "uraian").focus({ preventScroll: true });
window.addEventListener("online", () => butir().forEach(simpan));
window.addEventListener("beforeunload", () => butir().forEach(simpan));
keadaan.dataset.siap = "1";
