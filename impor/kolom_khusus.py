"""Columns with a form of their own: enums, references, statements, evidence, tenggat of RB."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bukti.tulis import PANJANG_NAMA, SKEMA_TAUTAN
from impor.sel import (
    Isi,
    Sel,
    SelDitolak,
    baca_tanggal_sel,
    baca_teks,
    normal,
    pecah_daftar,
    satu_baris,
)
from inti.tanggal import TanggalTidakDikenali, baca_tanggal
from inti.triwulan import TriwulanTidakDikenali, baca_triwulan, label_triwulan
from renaksi.aturan import butir_teks
from renaksi.isian import Butir
from tindaklanjut.isian import LAINNYA, Sumber

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db import models

AKHIR_TRIWULAN = "x"
_TAHUN = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class KodeTanpaTahun:
    """A bare IKU code in a column that wants ``2026/2.1``; its year comes from the source."""

    kode: str


def apa(nilai: Isi) -> Isi:
    """Write the value as it is (0 stays 0)."""
    return nilai


def pembaca_pilihan(pilihan: type[models.TextChoices]) -> Callable[[Sel], str]:
    """Reader of an enum column, matched without case, blanks, ``_``, ``-``."""
    kamus = {normal(str(label)): nilai for nilai, label in pilihan.choices}
    kamus |= {normal(nilai): nilai for nilai in pilihan.values}
    daftar = ", ".join(tulisan(p) for p in pilihan)

    def baca(sel: Sel) -> str:
        teks = baca_teks(sel)
        if not normal(teks):
            return ""
        if normal(teks) not in kamus:
            raise SelDitolak(f"Pilihan tidak dikenal. Pilih salah satu: {daftar}.")
        return str(kamus[normal(teks)])

    return baca


def tulisan(pilihan: models.TextChoices) -> str:
    """How an enum value is written in a workbook: words with blanks; a formula as its label."""
    nilai = str(pilihan.value)
    return str(pilihan.label) if "/" in nilai else nilai.replace("_", " ")


def penulis_pilihan(pilihan: type[models.TextChoices]) -> Callable[[str], str | None]:
    """Writer of an enum column."""
    return lambda nilai: tulisan(pilihan(nilai)) if nilai else None


def tulis_triwulan(nilai: int) -> str:
    """``TW I``."""
    return label_triwulan(nilai)


def baca_keterangan(sel: Sel) -> tuple[Butir, ...]:
    """One statement per line, ``2026-03-12 | text`` or the text alone."""
    butir: list[Butir] = []
    for baris in baca_teks(sel).split("\n"):
        bersih = satu_baris(baris.strip().lstrip("•"))
        if not bersih:
            continue
        depan, pemisah, teks = bersih.partition("|")
        tanggal = _tanggal_depan(depan) if pemisah else None
        butir.append(Butir(teks.strip(), tanggal) if tanggal else Butir(bersih))
    return tuple(butir)


def _tanggal_depan(teks: str) -> date | None:
    try:
        return baca_tanggal(teks.strip())
    except TanggalTidakDikenali as salah:
        # A date that was meant as one but does not exist is a fault; any other text is text.
        if re.fullmatch(r"\s*\d[\d\s./-]*\d\s*", teks):
            raise SelDitolak(str(salah)) from salah
        return None


def tulis_keterangan(nilai: Sequence[Butir]) -> str | None:
    """The lines of a keterangan cell."""
    return "\n".join(butir_teks(b) for b in nilai) or None


def baca_nama(sel: Sel) -> str:
    """The name of a party, on one line."""
    return satu_baris(baca_teks(sel))


def baca_bukti(sel: Sel) -> tuple[str, ...]:
    """One link or naskah number per line."""
    baris = [b for b in (satu_baris(b) for b in baca_teks(sel).split("\n")) if b]
    if any(len(b) > PANJANG_NAMA and not b.lower().startswith(SKEMA_TAUTAN) for b in baris):
        raise SelDitolak(f"Nomor naskah paling panjang {PANJANG_NAMA} huruf.")
    return tuple(dict.fromkeys(baris))


def tulis_baris(nilai: Sequence[str]) -> str | None:
    """Parts, one per line."""
    return "\n".join(nilai) or None


def tulis_daftar(nilai: Sequence[str]) -> str | None:
    """Parts separated by ``; ``."""
    return "; ".join(nilai) or None


def baca_daftar_kode(sel: Sel) -> tuple[str, ...]:
    """Codes separated by ``;``."""
    if isinstance(sel.nilai, date):
        raise SelDitolak("Excel mengubah kode ini menjadi tanggal. Format selnya sebagai teks.")
    return pecah_daftar(sel)


def baca_tenggat_rb(sel: Sel) -> date | str | None:
    """A date inside the quarter, or ``x`` for its last working day; the caller knows which."""
    if isinstance(sel.nilai, str) and sel.nilai.strip().casefold() == AKHIR_TRIWULAN:
        return AKHIR_TRIWULAN
    try:
        return baca_tanggal_sel(sel)
    except SelDitolak as salah:
        raise SelDitolak(f"{salah} Atau tulis x untuk hari kerja terakhir triwulan.") from salah


def _tahun(teks: str, utuh: str) -> int:
    if not _TAHUN.fullmatch(teks.strip()):
        raise SelDitolak(f"Rujukan '{utuh}' tidak dikenal; mulai dengan tahun, misalnya 2026/….")
    return int(teks)


def _triwulan(teks: str, utuh: str) -> int:
    try:
        return baca_triwulan(teks.strip())
    except TriwulanTidakDikenali as salah:
        raise SelDitolak(f"Triwulan pada rujukan '{utuh}' tidak dikenal.") from salah


def _bagian(teks: str, jumlah: int, contoh: str) -> list[str]:
    bagian = [b.strip() for b in teks.split("/", jumlah - 1)]
    if len(bagian) != jumlah or not all(bagian):
        raise SelDitolak(f"Rujukan '{teks}' tidak dikenal. Contoh: {contoh}.")
    return bagian


def baca_rujukan_renaksi(sel: Sel) -> tuple[tuple[int, int, str, str], ...]:
    """``2026/TW I/2.1/1; …``."""
    hasil = []
    for teks in pecah_daftar(sel):
        tahun, tw, kode, nomor = _bagian(teks, 4, "2026/TW I/2.1/1")
        hasil.append((_tahun(tahun, teks), _triwulan(tw, teks), kode, nomor))
    return tuple(hasil)


def baca_rujukan_iku(sel: Sel) -> tuple[tuple[int, str], ...]:
    """``2026/2.1; …``."""
    hasil = []
    for teks in pecah_daftar(sel):
        tahun, kode = _bagian(teks, 2, "2026/2.1")
        hasil.append((_tahun(tahun, teks), kode))
    return tuple(hasil)


def baca_rujukan_iku_longgar(sel: Sel) -> tuple[tuple[int, str] | KodeTanpaTahun, ...]:
    """``2026/2.1; …`` or ``2.1; …``, whose year the caller takes from the source."""
    if isinstance(sel.nilai, date):
        raise SelDitolak("Excel mengubah kode ini menjadi tanggal. Format selnya sebagai teks.")
    hasil: list[tuple[int, str] | KodeTanpaTahun] = []
    for teks in pecah_daftar(sel):
        depan, pemisah, kode = (b.strip() for b in teks.partition("/"))
        if pemisah and kode and _TAHUN.fullmatch(depan):
            hasil.append((int(depan), kode))
        else:
            hasil.append(KodeTanpaTahun(teks))
    return tuple(hasil)


def baca_rujukan_tonggak(sel: Sel) -> tuple[tuple[int, int, str], ...]:
    """``2026/TW I/5; …``."""
    hasil = []
    for teks in pecah_daftar(sel):
        tahun, tw, nomor = _bagian(teks, 3, "2026/TW I/5")
        hasil.append((_tahun(tahun, teks), _triwulan(tw, teks), nomor))
    return tuple(hasil)


def tulis_rujukan_renaksi(nilai: Sequence[tuple[int, int, str, str]]) -> str | None:
    """``2026/TW I/2.1/1; …``."""
    return tulis_daftar([f"{t}/{label_triwulan(n)}/{k}/{no}" for t, n, k, no in nilai])


def tulis_rujukan_iku(nilai: Sequence[tuple[int, str]]) -> str | None:
    """``2026/2.1; …``."""
    return tulis_daftar([f"{t}/{k}" for t, k in nilai])


def tulis_rujukan_tonggak(nilai: Sequence[tuple[int, int, str]]) -> str | None:
    """``2026/TW I/5; …``."""
    return tulis_daftar([f"{t}/{label_triwulan(n)}/{no}" for t, n, no in nilai])


_KENDALA = re.compile(r"kendala\s+(\d{4})\s*/\s*([^/]+)/\s*(.+)", re.IGNORECASE)


def baca_sumber(sel: Sel) -> Sumber:
    """``ID Rapat/No``, ``Kendala 2026/TW I/No``, ``Lainnya`` or empty."""
    teks = baca_teks(sel)
    if not teks or normal(teks) == "lainnya":
        return LAINNYA
    kendala = _KENDALA.fullmatch(teks)
    if kendala:
        tahun, tw, nomor = kendala.groups()
        return Sumber(kendala=(int(tahun), _triwulan(tw, teks), nomor.strip()))
    rapat, nomor = _bagian(teks, 2, "R-2026-0001/1, Kendala 2026/TW I/1, atau Lainnya")
    return Sumber(hasil=(rapat, nomor))


def tulis_sumber(nilai: Sumber) -> str:
    """The source as the workbook names it."""
    if nilai.hasil is not None:
        return "/".join(nilai.hasil)
    if nilai.kendala is not None:
        tahun, tw, nomor = nilai.kendala
        return f"Kendala {tahun}/{label_triwulan(tw)}/{nomor}"
    return "Lainnya"
