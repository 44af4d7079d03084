// Formulir yang lama diproses: tunjukkan kemajuannya dan cegah kiriman ganda. Tanpa skrip ini formulir
// tetap terkirim; hanya kabarnya yang tidak tampil.

document.addEventListener("submit", (peristiwa) => {
  const { sibuk } = peristiwa.target.dataset;
  if (!sibuk) return;
  document.querySelector(sibuk).hidden = false;
  for (const tombol of peristiwa.target.querySelectorAll("button[type=submit]")) tombol.disabled = true;
});

// Kembali dengan tombol peramban: halaman lama tampil apa adanya, maka tombolnya dihidupkan lagi.
addEventListener("pageshow", () => {
  for (const formulir of document.querySelectorAll("form[data-sibuk]")) {
    document.querySelector(formulir.dataset.sibuk).hidden = true;
    for (const tombol of formulir.querySelectorAll("button[type=submit]")) tombol.disabled = false;
  }
});
