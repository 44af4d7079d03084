"""Structure: placeholders, empty parts, promises without content, cut text, brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import kata, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah

_ISIAN = re.compile(
    r"#(?:REF|N/A|DIV/0|VALUE|NAME)[!?]?|Error! (?:Reference source|Bookmark)"
    r"|\bx{3,}\b|\bX{2,}\b(?=[.,/ ])|\.{5,}(?!\s*\d)|…{2,}(?!\s*\d)|_{4,}|\{\{|\$\{"
    r"|\blorem ipsum\b|\bTBD\b"
    r"|\[(?:isi|nama|tanggal|nomor|tulis|jabatan|unit|angka)[^\]]*\]"
    r"|<(?:isi|nama|tanggal|nomor|jabatan|unit)[^>]*>"
    r"|\((?:diisi|isi di sini|belum diisi|akan diisi)[^)]*\)|\?{2,}",
    re.IGNORECASE,
)
_PARAGRAF_PANJANG = 15


@aturan("isian_belum_diganti", Tingkat.PERINGATAN, "Isian contoh belum diganti")
def isian_belum_diganti(naskah: Naskah) -> Iterator[Hasil]:
    """Placeholders and broken references of a template."""
    for b in naskah.dokumen.baris:
        m = _ISIAN.search(b.teks) if "$$" not in b.teks else None
        if m and not re.search(r"\.{4,}\s*\d+\s*$", b.teks):
            yield Hasil(
                f"Isian “{m.group(0)[:30]}” belum diganti.",
                [b.nomor],
                {b.nomor: sekitar(b.teks, *m.span())},
            )


@aturan("bagian_kosong", Tingkat.PERINGATAN, "Judul tanpa isi")
def bagian_kosong(naskah: Naskah) -> Iterator[Hasil]:
    """A sub-heading that another heading or the end follows at once."""
    for i, b in enumerate(naskah.blok):
        sub = judul.kenal_subjudul(b.teks) if b.jenis is Jenis.JUDUL else None
        if (
            not sub
            or _bagian_nama(naskah, b)
            or sub.startswith(("nota dinas", "lampiran", "capaian kinerja"))
        ):
            continue
        if judul.huruf_judul(b.teks) or (i + 1 >= len(naskah.blok) and len(naskah.blok) < 5):
            continue
        lanjut = naskah.blok[i + 1] if i + 1 < len(naskah.blok) else None
        sejajar = lanjut is not None and lanjut.jenis is Jenis.JUDUL and (
            judul.kenal_subjudul(lanjut.teks) or judul.kode_judul(lanjut.teks)
            or judul.nomor_sasaran(lanjut.teks)
        )  # fmt: skip
        payung = sejajar and lanjut is not None and _anak(b.teks, lanjut.teks)
        if (lanjut is None or sejajar) and not payung:
            yield Hasil(f"“{b.teks[:80]}” tidak berisi.", b.baris[:1])


def _bagian_nama(naskah: Naskah, b: Blok) -> bool:
    """A bold line that only carries on the name of its indicator."""
    iku = naskah.iku.get(naskah.kode(b))
    return b.tebal and iku is not None and set(kata(b.teks)) <= set(kata(iku.nama))


def _anak(atas: str, bawah: str) -> bool:
    """ "Kendala dan Upaya" above "Kendala" is an umbrella, not an empty part."""
    return len(set(kata(bawah)) & set(kata(atas))) >= 1 or bool(re.match(r"[A-Z0-9]+[.)]", atas))


@aturan("label_tabel_kosong", Tingkat.CATATAN, "Baris label tabel tidak diisi")
def label_tabel_kosong(naskah: Naskah) -> Iterator[Hasil]:
    """A row above the column titles that names a field, such as the indicator, and no value."""
    baris = [
        r.baris[0]
        for b in naskah.blok
        if b.tabel is not None
        for r in b.tabel.label
        if judul.label_kepala(r.teks(0))
    ]
    if baris:
        yield Hasil("Baris label di atas tabel (misalnya nama indikator) kosong.", baris)


@aturan("pengantar_tanpa_rincian", Tingkat.PERINGATAN, "“Sebagai berikut:” tidak diikuti rincian")
def pengantar_tanpa_rincian(naskah: Naskah) -> Iterator[Hasil]:
    """A promise of a list or table that a plain paragraph, or nothing, follows."""
    for i, b in enumerate(naskah.blok):
        if b.jenis is not Jenis.PARAGRAF or not re.search(
            r"(?i)(?:berikut|yaitu|yakni)\s*:$", b.teks
        ):
            continue
        lanjut = naskah.blok[i + 1] if i + 1 < len(naskah.blok) else None
        if lanjut is None or _paragraf_biasa(lanjut):
            yield Hasil(
                "Dijanjikan rincian, yang mengikuti bukan rinciannya.",
                [b.baris[-1], *(lanjut.baris[:1] if lanjut else ())],
            )


def _paragraf_biasa(b: Blok) -> bool:
    panjang = len(b.teks.split()) >= _PARAGRAF_PANJANG
    return b.jenis is Jenis.PARAGRAF and panjang and "=" not in b.teks and ":" not in b.teks[:60]


@aturan("paragraf_tanpa_akhir", Tingkat.CATATAN, "Paragraf tidak ditutup tanda baca")
def paragraf_tanpa_akhir(naskah: Naskah) -> Iterator[Hasil]:
    """A long paragraph that ends without a full stop."""
    baris = []
    for i, b in enumerate(naskah.blok):
        lanjut = naskah.blok[i + 1] if i + 1 < len(naskah.blok) else None
        putus = lanjut is not None and (
            lanjut.jenis in {Jenis.PARAGRAF, Jenis.RUMUS} or lanjut.tebal
        )
        putus = putus or _huruf_judul(b.teks)
        if b.jenis is not Jenis.PARAGRAF or putus or len(b.teks.split()) < _PARAGRAF_PANJANG:
            continue
        if re.search(r"[^.:;!?…”\"')\]]$", b.teks) and "=" not in b.teks and ":" not in b.teks[:12]:
            baris.append(b.baris[-1])
    if baris:
        yield Hasil("Paragraf tidak diakhiri titik; mungkin terpotong.", baris)


def _huruf_judul(teks: str) -> bool:
    """Most words have a capital: a title of several lines."""
    huruf = [k for k in teks.split() if k[0].isalpha()]
    return sum(k[0].isupper() for k in huruf) * 5 > len(huruf) * 3


@aturan("teks_terpotong", Tingkat.PERINGATAN, "Kata terpotong")
def teks_terpotong(naskah: Naskah) -> Iterator[Hasil]:
    """The last word of a formula part is the beginning of other words and no word itself."""
    for b in naskah.blok:
        if b.jenis is not Jenis.RUMUS:
            continue
        for m in re.finditer(r"\\text\s*\{([^{}]*)\}", b.teks):
            k = kata(m[1])
            akhir = k[-1] if len(k) > 1 else ""
            utuh = naskah.frekuensi.get(akhir, 0) > 1
            awal = sum(
                n
                for x, n in naskah.frekuensi.items()
                if x.startswith(akhir) and len(x) > len(akhir) + 2
            )
            if len(akhir) >= 3 and not utuh and awal >= 2:
                yield Hasil(f"Kata “{akhir}” tampak terpotong.", b.baris)


@aturan("pasangan_tanda", Tingkat.CATATAN, "Tanda kurung atau kutip tidak berpasangan")
def pasangan_tanda(naskah: Naskah) -> Iterator[Hasil]:
    """An opening bracket or quotation mark without its partner in the paragraph."""
    for b in naskah.blok:
        if b.jenis in {Jenis.RUMUS, Jenis.TABEL}:
            continue
        kurung = not _kurung_berpasangan(b.teks)
        if kurung or b.teks.count("“") != b.teks.count("”"):
            yield Hasil(f"Tanda {'kurung' if kurung else 'kutip'} tidak berpasangan.", b.baris[:1])


def _kurung_berpasangan(teks: str) -> bool:
    """Whether brackets pair; the lone bracket of a list marker such as "a)" is none."""
    terbuka = 0
    for m in re.finditer(r"[()]", teks):
        if m.group(0) == "(":
            terbuka += 1
        elif terbuka:
            terbuka -= 1
        elif not re.search(r"(?:^|[\s,;])(?:\d{1,2}|[a-z]|[ivx]{1,4})$", teks[: m.start()]):
            return False
    return terbuka == 0


@aturan("spasi_tanda_baca", Tingkat.CATATAN, "Spasi sebelum tanda baca")
def spasi_tanda_baca(naskah: Naskah) -> Iterator[Hasil]:
    """A space before a comma, full stop or colon at the end of a clause."""
    baris = [
        b.isi.baris_pada(awal + m.start())
        for b, awal, isi in naskah.kalimat()
        if b.jenis is Jenis.PARAGRAF and (m := re.search(r"[a-zA-Z)] [,;.:](?=\s|$)", isi))
        and not re.match(r"^\w+\.?\s*:", isi)
    ]  # fmt: skip
    if baris:
        yield Hasil("Ada spasi sebelum tanda baca.", baris)


@aturan("telah_tanpa_kerja", Tingkat.CATATAN, "“Telah” tanpa kata kerja")
def telah_tanpa_kerja(naskah: Naskah) -> Iterator[Hasil]:
    """ "Telah Laporan Kinerja": the verb is missing."""
    for b in naskah.dokumen.baris:
        m = re.search(r"\b[Tt]elah ([A-Z][a-z]+)\b", b.teks)
        if m and not re.match(r"(?i)di|ter|me|be|ada|se|tu|usai|lulus|jadi|habis|ke", m[1]):
            yield Hasil(
                f"“{m.group(0)}” tanpa kata kerja.",
                [b.nomor],
                {b.nomor: sekitar(b.teks, *m.span())},
            )
