// Matriks RB dan panel tonggak. Tanpa skrip ini setiap sel tetap tautan ke halaman tonggaknya dan
// setiap formulir tetap dapat dikirim.

const LEBAR_PANEL = "(min-width: 992px)";
const ARAH = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

const panel = () => document.getElementById("panel");
const terpilih = () => document.querySelector("#matriks .sel[aria-current]");

// --- Panah antarsel ------------------------------------------------------------------------------

function selTetangga(sel, [baris, kolom]) {
  const td = sel.closest("td");
  const semuaBaris = [...td.closest("tbody").rows];
  let [b, k] = [semuaBaris.indexOf(td.parentElement), td.cellIndex];
  for (;;) {
    b += baris;
    k += kolom;
    const tujuan = k > 0 && semuaBaris[b]?.cells[k];
    if (!tujuan) return null;
    // Sel tanpa tonggak dilompati.
    const tautan = tujuan.querySelector("a.sel");
    if (tautan) return tautan;
  }
}

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.ctrlKey || peristiwa.metaKey || peristiwa.altKey) return;
  const sel = peristiwa.target.closest?.("#matriks a.sel");
  if (sel && ARAH[peristiwa.key]) {
    peristiwa.preventDefault();
    selTetangga(sel, ARAH[peristiwa.key])?.focus();
  }
  if (peristiwa.key === "Escape" && panel()?.contains(peristiwa.target)) tutupPanel(peristiwa);
});

// --- Panel ---------------------------------------------------------------------------------------

function tutupPanel(peristiwa) {
  const tutup = panel()?.querySelector("[data-tutup-panel]");
  if (!tutup) return;
  peristiwa.preventDefault();
  const asal = terpilih();
  asal?.removeAttribute("aria-current");
  const kosong = document.getElementById("panel-kosong");
  panel().replaceChildren(kosong.content.cloneNode(true));
  history.pushState({}, "", location.pathname);
  asal?.focus();
}

document.addEventListener("click", (peristiwa) => {
  if (peristiwa.target.closest("[data-tutup-panel]")) tutupPanel(peristiwa);
});

// Layar sempit tidak punya tempat untuk panel: buka halaman tonggaknya.
document.addEventListener("htmx:confirm", (peristiwa) => {
  const { elt } = peristiwa.detail;
  if (elt.matches("a.sel") && !matchMedia(LEBAR_PANEL).matches) {
    peristiwa.preventDefault();
    location.assign(elt.href);
  }
});

document.addEventListener("htmx:beforeRequest", (peristiwa) => {
  const { elt } = peristiwa.detail;
  if (!elt.matches("a.sel")) return;
  terpilih()?.removeAttribute("aria-current");
  elt.setAttribute("aria-current", "true");
});

// Layar sempit hanya memuat satu kolom: mulai dari triwulan yang berjalan.
const kolomKini = document.querySelector("#matriks th.kini");
if (kolomKini && !matchMedia(LEBAR_PANEL).matches) {
  const wadah = kolomKini.closest(".table-responsive");
  wadah.scrollLeft = kolomKini.offsetLeft - kolomKini.closest("tr").cells[1].offsetLeft;
}

// --- Tarik berkas ke area unggah -----------------------------------------------------------------

function sebutBerkas(area) {
  const berkas = [...area.querySelector("input[type=file]").files];
  if (berkas.length) area.querySelector("[data-terpilih]").textContent = berkas.map((b) => b.name).join(", ");
}

const areaDari = (peristiwa) => peristiwa.target.closest?.("[data-jatuhkan]");

document.addEventListener("change", (peristiwa) => {
  const area = areaDari(peristiwa);
  if (area) sebutBerkas(area);
});
for (const jenis of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(jenis, (peristiwa) => {
    const area = areaDari(peristiwa);
    if (!area) return;
    peristiwa.preventDefault();
    area.classList.toggle("di-atas", jenis === "dragover");
    if (jenis !== "drop" || !peristiwa.dataTransfer.files.length) return;
    area.querySelector("input[type=file]").files = peristiwa.dataTransfer.files;
    sebutBerkas(area);
  });
}
// Tangkapan layar ditempel langsung ke halaman.
document.addEventListener("paste", (peristiwa) => {
  const area = document.querySelector("[data-jatuhkan]");
  if (!area || !peristiwa.clipboardData.files.length) return;
  peristiwa.preventDefault();
  area.querySelector("input[type=file]").files = peristiwa.clipboardData.files;
  sebutBerkas(area);
});
