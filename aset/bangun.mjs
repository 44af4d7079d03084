// Builds static/vendor/ from node_modules/: Tabler's CSS reduced to what the pages use, its script,
// Chart.js, the Inter font and an SVG sprite of the icons named in ikon.txt. Nothing is fetched here.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";

const AKAR = join(dirname(fileURLToPath(import.meta.url)), "..");
const MODUL = join(AKAR, "node_modules");
const VENDOR = join(AKAR, "static", "vendor");
const SKRIP_TABLER = join(MODUL, "@tabler/core/dist/js/tabler.min.js");

// Class names that no source file spells out: set by htmx while it works, or composed in templates.
const SELALU_DISIMPAN = [/^htmx-/, /^(is|was)-(in)?valid(ated)?$/, /^alert-(success|info|warning|danger)$/];

// Source maps are not shipped, and the manifest storage of Django fails on references to missing files.
const tanpaPetaSumber = (teks) => teks.replace(/\n?\/[/*][#@] sourceMappingURL=[^\n]*\n?$/, "\n");

async function bangunCss() {
  const { isi, folder_kecuali: kecuali } = JSON.parse(await readFile(join(AKAR, "aset/sumber.json"), "utf8"));
  const [hasil] = await new PurgeCSS().purge({
    css: [join(MODUL, "@tabler/core/dist/css/tabler.min.css")],
    // The script is a source as well: it puts classes such as modal-backdrop on the page.
    content: [...isi.map((pola) => join(AKAR, pola)), SKRIP_TABLER],
    skippedContentGlobs: kecuali.map((folder) => join(AKAR, folder, "**")),
    defaultExtractor: (teks) => teks.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: { standard: SELALU_DISIMPAN },
    keyframes: true,
  });
  await writeFile(join(VENDOR, "tabler.css"), tanpaPetaSumber(hasil.css));
}

async function bangunIkon() {
  const nama = (await readFile(join(AKAR, "aset/ikon.txt"), "utf8")).split("\n").filter(Boolean);
  const simbol = await Promise.all(
    nama.map(async (ikon) => {
      const berkas = join(MODUL, "@tabler/icons/icons/outline", `${ikon}.svg`);
      const svg = await readFile(berkas, "utf8").catch(() => {
        throw new Error(`aset/ikon.txt: ikon "${ikon}" tidak ada di Tabler Icons (outline)`);
      });
      const isi = svg
        .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
        .replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
        .replace(/\s*\n\s*/g, "");
      return (
        `<symbol id="i-${ikon}" viewBox="0 0 24 24" fill="none" stroke="currentColor"` +
        ` stroke-linecap="round" stroke-linejoin="round">${isi}</symbol>`
      );
    }),
  );
  const kepala = '<svg xmlns="http://www.w3.org/2000/svg">';
  await writeFile(join(VENDOR, "ikon.svg"), `${kepala}\n${simbol.join("\n")}\n</svg>\n`);
}

async function salinSkrip(asal, tujuan) {
  await writeFile(join(VENDOR, tujuan), tanpaPetaSumber(await readFile(asal, "utf8")));
}

async function kumpulkanLisensi() {
  const berkas = {
    "Tabler Icons": "@tabler/icons/LICENSE",
    Inter: "@fontsource-variable/inter/LICENSE",
    "Chart.js": "chart.js/LICENSE.md",
  };
  const bagian = await Promise.all(
    Object.entries(berkas).map(
      async ([nama, jalur]) => `== ${nama} ==\n\n${(await readFile(join(MODUL, jalur), "utf8")).trim()}\n`,
    ),
  );
  await writeFile(join(VENDOR, "LISENSI.txt"), bagian.join("\n"));
}

await mkdir(VENDOR, { recursive: true });
await Promise.all([
  bangunCss(),
  bangunIkon(),
  kumpulkanLisensi(),
  salinSkrip(SKRIP_TABLER, "tabler.min.js"),
  salinSkrip(join(MODUL, "chart.js/dist/chart.umd.js"), "chart.umd.js"),
  copyFile(
    join(MODUL, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
    join(VENDOR, "inter-latin-wght-normal.woff2"),
  ),
]);
