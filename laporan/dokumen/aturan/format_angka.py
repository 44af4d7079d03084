"""Number formats that are mixed within one document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen.angka import POLA_ANGKA, desimal
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Tingkat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Baris
    from laporan.dokumen.pengenal import Naskah

_RIBUAN_KOMA = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![.,]?\d)")
_RIBUAN_TITIK = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)")
_DESIMAL_TITIK = re.compile(
    r"(?:(?P<awal>sebesar|nilai|skor|indeks|rata-rata|[<>≤≥]|s\.?d\.?|dari|menjadi|mencapai|=)\s*)?"
    r"(?<![\w.,/:-])(?P<angka>\d{1,3}\.\d{1,2})(?![\w.,:/]|\.\d)"
    r"(?P<akhir>\s*(?:%|s\.?d\b|dari \d))?",
    re.IGNORECASE,
)
_DESIMAL_KOMA = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d,])")


def _isi(naskah: Naskah) -> Iterator[Baris]:
    """Lines without formulas."""
    for b in naskah.dokumen.baris:
        if "$$" not in b.teks and "\\" not in b.teks:
            yield b


@aturan("spasi_persen", Tingkat.CATATAN, "Tanda persen kadang berspasi, kadang tidak")
def spasi_persen(naskah: Naskah) -> Iterator[Hasil]:
    """ "71,08%" and "71,08 %"."""
    spasi = [b.nomor for b in _isi(naskah) if re.search(r"\d %", b.teks)]
    rapat = [b.nomor for b in _isi(naskah) if re.search(r"\d%", b.teks)]
    if spasi and rapat:
        sedikit, banyak = sorted((spasi, rapat), key=len)
        yield Hasil("Persen ditulis dengan dan tanpa spasi.", [*sedikit[:11], banyak[0]])


@aturan("desimal_titik", Tingkat.CATATAN, "Desimal ditulis dengan titik dan koma")
def desimal_titik(naskah: Naskah) -> Iterator[Hasil]:
    """ "4.27" in a document that writes "4,19"."""
    titik = [
        b.nomor for b in _isi(naskah) if any(_desimal(m) for m in _DESIMAL_TITIK.finditer(b.teks))
    ]
    koma = [b.nomor for b in _isi(naskah) if _DESIMAL_KOMA.search(b.teks)]
    if titik and koma:
        sedikit, banyak = sorted((titik, koma), key=len)
        dekat = min(banyak, key=lambda n: abs(n - sedikit[0]))
        yield Hasil("Tanda desimal titik dan koma dipakai bergantian.", [*sedikit[:11], dekat])


def _desimal(m: re.Match[str]) -> bool:
    """A code such as "IKU 1.3" is no decimal; a value has a sign of one around it."""
    return bool(m["awal"] or m["akhir"])


@aturan("pemisah_ribuan", Tingkat.PERINGATAN, "Pemisah ribuan koma dan titik tercampur")
def pemisah_ribuan(naskah: Naskah) -> Iterator[Hasil]:
    """ "84,968,120" in a document that writes "84.968.120"."""
    koma = {b.nomor: m.group(0) for b in _isi(naskah) if (m := _RIBUAN_KOMA.search(b.teks))}
    titik: dict[int, list[str]] = {
        b.nomor: _RIBUAN_TITIK.findall(b.teks)
        for b in naskah.dokumen.baris
        if _RIBUAN_TITIK.search(b.teks)
    }
    if not koma or not titik:
        return
    nilai = {desimal(x) for x in koma.values()}
    sama = [n for n, daftar in titik.items() if nilai & {desimal(x) for x in daftar}]
    yield Hasil(
        "Ribuan dipisah koma di sini, titik di tempat lain.", [*koma, *(sama or list(titik)[:2])]
    )


@aturan("penulisan_rentang", Tingkat.CATATAN, "Rentang angka ditulis dengan beberapa cara")
def penulisan_rentang(naskah: Naskah) -> Iterator[Hasil]:
    """ "38,5-42,0" beside "38,5 – 42,0"."""
    pola = re.compile(rf"(?<![\d.,/-]){POLA_ANGKA}\s*%?(?P<s>\s*[-–—]\s*){POLA_ANGKA}\s*%")
    ada: dict[str, list[int]] = {}
    for b in _isi(naskah):
        for m in pola.finditer(b.teks):
            ada.setdefault(m["s"], []).append(b.nomor)
    if len(ada) > 1:
        yield Hasil(
            f"Rentang ditulis {', '.join(f'“a{s}b”' for s in ada)}.",
            sorted(n for daftar in ada.values() for n in daftar),
        )


@aturan("penulisan_rupiah", Tingkat.CATATAN, "Rupiah ditulis dengan beberapa cara")
def penulisan_rupiah(naskah: Naskah) -> Iterator[Hasil]:
    """ "Rp 24.000.000", "Rp24.000.000", "Rp. 24.000.000,-"."""
    ada: dict[str, list[int]] = {}
    for b in naskah.dokumen.baris:
        for m in re.finditer(r"\b(?P<rp>RP|Rp|rp|IDR)(?P<s>\.?\s*)(?=\d)", b.teks):
            ada.setdefault(m["rp"] + m["s"], []).append(b.nomor)
    if len(ada) > 1:
        urut = sorted(ada, key=lambda k: len(ada[k]))
        yield Hasil(
            f"Rupiah ditulis {', '.join(f'“{k}…”' for k in ada)}.",
            [*(n for k in urut[:-1] for n in ada[k]), ada[urut[-1]][0]],
        )


@aturan("huruf_satuan", Tingkat.CATATAN, "Satuan kadang berhuruf besar, kadang kecil")
def huruf_satuan(naskah: Naskah) -> Iterator[Hasil]:
    """ "Persentase" beside "persentase" in the unit columns."""
    ada: dict[str, dict[str, list[int]]] = {}
    for iku in naskah.iku.values():
        for s in iku.satuan:
            ada.setdefault(s.teks.lower(), {}).setdefault(s.teks, []).append(s.baris[0])
    for bentuk in ada.values():
        if len(bentuk) > 1:
            urut = sorted(bentuk, key=lambda k: len(bentuk[k]))
            pesan = f"Satuan ditulis {' dan '.join(f'“{k}”' for k in urut)}."
            yield Hasil(pesan, [*(n for k in urut[:-1] for n in bentuk[k]), bentuk[urut[-1]][0]])
