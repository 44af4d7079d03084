// Telaah bukti dengan papan ketik. Tanpa skrip ini setiap langkah tetap tautan atau tombol.

document.querySelectorAll("[data-petunjuk-pintas]").forEach((teks) => { teks.hidden = false; });

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.altKey || peristiwa.repeat) return;
  if (peristiwa.target.matches("input, textarea, select")) {
    if (peristiwa.key === "Escape") peristiwa.target.blur();
    return;
  }
  const tujuan = document.querySelector(`[data-pintas="${CSS.escape(peristiwa.key.toLowerCase())}"]`);
  if (!tujuan) return;
  peristiwa.preventDefault();
  if (tujuan.matches("textarea")) tujuan.focus();
  else tujuan.click();
});
