// Agenda rapat: satu tombol per keputusan selagi fokus ada pada pilihan satu tindak lanjut. "Lanjut"
// langsung tercatat; yang lain menunggu hasil atau alasan, lalu Enter.

const DISPOSISI = { s: "selesai", l: "lanjut", e: "eskalasi", b: "batal" };

document.addEventListener("keydown", (p) => {
  if (p.ctrlKey || p.altKey || p.metaKey || !p.target.matches(".form-agenda [type=radio]")) return;
  const formulir = p.target.form;
  const nilai = DISPOSISI[p.key.toLowerCase()];
  const pilihan = nilai && formulir.querySelector(`[value="${nilai}"]`);
  if (!pilihan) return;
  p.preventDefault();
  pilihan.checked = true;
  if (nilai === "lanjut") formulir.requestSubmit();
  else formulir.elements.catatan.focus();
});

// Sesudah satu keputusan, fokus pindah ke tindak lanjut berikutnya yang belum dibahas.
document.addEventListener("htmx:afterSettle", (p) => {
  const agenda = document.querySelector("#agenda");
  if (!agenda || p.detail.target?.id !== "agenda" || agenda.querySelector("[data-fokus]")) return;
  agenda.querySelector(".baris-agenda:not(:has(.bahasan)) [type=radio]")?.focus({ preventScroll: true });
});
