"""Tables: cells of a line, header rows, rows that a page break cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.model import BarisTabel, Potongan, Tabel, Teks
from laporan.dokumen.tanggal import baca_romawi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from laporan.dokumen.model import Baris

_GARIS = re.compile(r"^:?[-–—=_]*:?$")
_KOLOM_SPASI = re.compile(r"\s{3,}")
_KOLOM_SPASI_MIN = 4
_MIRING = re.compile(r"(?<!\*)\*(?![\s*])([^*]+?)(?<!\s)\*(?!\*)")
_TEBAL = re.compile(r"(\*{2,3})(?![\s*])([^*]+?)(?<!\s)\1")


def baca_sel(baris: Baris) -> tuple[str, ...] | None:
    """Cells of a table line (Word row, tabs, pipes or wide gaps); None for other text."""
    if baris.sel is not None:
        return tuple(s or "" for s in baris.sel)
    mentah = baris.teks
    if "\t" in mentah:
        sel = mentah.split("\t")
    elif mentah.startswith("|") and mentah.count("|") >= 3:
        sel = mentah.strip("|").split("|")
    else:
        sel = _KOLOM_SPASI.split(baris.mentah.strip())
        if len(sel) < _KOLOM_SPASI_MIN:
            return None
    return tuple(_MIRING.sub(r"\1", _TEBAL.sub(r"\2", s)).strip() for s in sel)


def susun_tabel(baris: Sequence[Baris]) -> Tabel:
    """Build one table from its lines."""
    mentah = [(b, baca_sel(b) or ()) for b in baris if b.sel != ()]
    mentah = [(b, s) for b, s in mentah if not all(_GARIS.match(x) for x in s)]
    kepala, label, mulai = _kepala(mentah)
    isi: list[BarisTabel] = []
    for b, sel in mentah[mulai:]:
        if all(re.fullmatch(r"\(?\d{1,2}\)?", x) for x in sel) and len(sel) > 2 and not isi:
            continue
        baru = BarisTabel(
            tuple(Teks((Potongan(b.nomor, x),) if x else ()) for x in sel), (b.nomor,)
        )
        if isi and _lanjutan(sel, kepala):
            isi[-1] = _gabung(isi[-1], baru)
        else:
            isi.append(baru)
    nomor_kepala = tuple(b.nomor for b, _ in mentah[:mulai])
    return Tabel(kepala, nomor_kepala, tuple(isi), tuple(label))


def _kepala(
    mentah: list[tuple[Baris, tuple[str, ...]]],
) -> tuple[tuple[str, ...], list[BarisTabel], int]:
    """Column titles, label rows above them, index of the first data row."""
    label: list[BarisTabel] = []
    kepala: list[str] = []
    mulai = 0
    for i, (b, sel) in enumerate(mentah[:4]):
        isi = [x for x in sel if x]
        if len(isi) == 1 and not kepala and i + 1 < len(mentah) and judul.baris_kepala(
            mentah[i + 1][1]
        ):  # fmt: skip
            label.append(BarisTabel(tuple(Teks((Potongan(b.nomor, x),)) for x in isi), (b.nomor,)))
        elif judul.baris_kepala(sel) and (not kepala or _kepala_kedua(sel)):
            lebar = _rentangkan(b, sel)
            kepala = _warisi(kepala, lebar)
            kepala = [
                " ".join(filter(None, pasang))
                for pasang in zip(_isi(kepala, len(lebar)), lebar, strict=False)
            ]
        elif not kepala and _kepala_polos(sel, mentah[i + 1 : i + 2]):
            kepala = _rentangkan(b, sel)
        else:
            break
        mulai = i + 1
    return tuple(kepala), label, mulai


def _kepala_polos(sel: tuple[str, ...], berikut: list[tuple[Baris, tuple[str, ...]]]) -> bool:
    """A row of words above a row with numbers in the same number of columns."""
    if not berikut or len(sel) < 2 or not all(sel) or any(re.search(r"\d", x) for x in sel):
        return False
    angka = [x for x in berikut[0][1] if re.fullmatch(r"[-\d.,%\s]+", x) and re.search(r"\d", x)]
    return len(berikut[0][1]) == len(sel) and bool(angka)


def _kepala_kedua(sel: tuple[str, ...]) -> bool:
    return not any(re.fullmatch(r"\d+[.)]?", x) for x in sel)


def _isi(kepala: list[str], lebar: int) -> list[str]:
    return kepala + [""] * (lebar - len(kepala))


def _warisi(atas: list[str], bawah: list[str]) -> list[str]:
    """Upper titles repeated to the right over empty cells that have a title of their own below."""
    hasil = list(atas)
    for i in range(1, min(len(hasil), len(bawah))):
        if not hasil[i] and bawah[i] and bawah[i - 1]:
            hasil[i] = hasil[i - 1]
    return hasil


def _rentangkan(b: Baris, sel: tuple[str, ...]) -> list[str]:
    """Header cells with the text of a wide cell repeated over its columns."""
    hasil: list[str] = []
    for i, x in enumerate(sel):
        lebar = b.sel is not None and i < len(b.sel) and b.sel[i] is None
        hasil.append(hasil[-1] if lebar and hasil else x)
    return hasil


def _lanjutan(sel: tuple[str, ...], kepala: tuple[str, ...]) -> bool:
    """Whether a row is the rest of the row above, cut by a page break."""
    if not any(sel) or not kepala:
        return False
    bernomor = bool(re.match(r"^(?:no\.?|nomor|kode)$", kepala[0], re.IGNORECASE))
    if bernomor:
        angka = [x for x in sel[1:] if re.fullmatch(r"[\d.,%\s]+", x)]
        return not sel[0] and not angka
    pertama = sel[0]
    if not pertama or any(sel[1:]):
        return not pertama and not any(re.search(r"\d", x) for x in sel)
    golongan = judul.nomor_sasaran(pertama) is not None or judul.kode_judul(pertama) is not None
    return (
        not golongan and baca_romawi(pertama) is None and not re.match(r"(?i)total|jumlah", pertama)
    )


def _gabung(atas: BarisTabel, bawah: BarisTabel) -> BarisTabel:
    lebar = max(len(atas.sel), len(bawah.sel))
    return BarisTabel(
        tuple(atas.isi(i) + bawah.isi(i) for i in range(lebar)), atas.baris + bawah.baris
    )
