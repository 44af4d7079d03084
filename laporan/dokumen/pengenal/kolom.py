"""Which column of a table says what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laporan.dokumen.tanggal import TRIWULAN, nomor_triwulan

if TYPE_CHECKING:
    from laporan.dokumen.model import Tabel


_AWALAN_MASA = re.compile(r"^(?:(?:triwulan|tw)\s*(?:iv|i{1,3}|[1-4])|(?:tahun\s*)?20\d\d|\s+)+\s*")


@dataclass(frozen=True, slots=True)
class KolomIku:
    """Columns of a table of indicators; `nilai` maps a field such as target_tw to a column."""

    no: int | None
    nama: int
    satuan: int | None
    nilai: tuple[tuple[str, int], ...]


def _cari(tabel: Tabel, pola: str) -> int | None:
    return next(
        (i for i, k in enumerate(tabel.kepala) if re.match(pola, k.strip(), re.IGNORECASE)), None
    )


def kolom_iku(tabel: Tabel, triwulan: int | None, tahun: int | None = None) -> KolomIku | None:
    """Columns of a table that lists indicators with targets; None for other tables.

    Of several columns for several years only the one of the report's year counts.
    """
    nama = _cari(tabel, r"indikator|iku\b|sasaran\b.*indikator|nama indikator")
    if nama is None:
        return None
    nilai: list[tuple[str, int]] = []
    for i, k in enumerate(tabel.kepala):
        bidang = _bidang(k, triwulan)
        if bidang and i != nama and not _tahun_lain(tabel.kepala, i, tahun):
            nilai.append((bidang, i))
    if not any(b.startswith(("target", "realisasi")) for b, _ in nilai):
        return None
    nilai = _tunggalkan(nilai)
    return KolomIku(
        _cari(tabel, r"no\.?$|nomor$|kode"), nama, _cari(tabel, r"satuan"), tuple(nilai)
    )


def _tahun_lain(kepala: tuple[str, ...], i: int, tahun: int | None) -> bool:
    """Whether a column is of another year while its neighbour of the same kind is of this one."""
    if tahun is None or not re.search(r"20\d\d", kepala[i]) or str(tahun) in kepala[i]:
        return False
    awal = kepala[i].split()[0].lower()
    return any(k.lower().startswith(awal) and str(tahun) in k for k in kepala)


def _bidang(kepala: str, triwulan: int | None) -> str:
    k = " ".join(kepala.lower().split())
    tw = TRIWULAN.search(kepala)
    ekor = ""
    if tw:
        nomor = nomor_triwulan(tw["tw"])
        ekor = "_tw" if triwulan in {None, nomor} else f"_tw{nomor}"
    elif re.search(r"\btahun|tahunan|20\d\d", k):
        ekor = "_tahun"
    k = _AWALAN_MASA.sub("", k)
    if k.startswith("target"):
        return "target" + ekor
    if k.startswith("realisasi") and "anggaran" not in k:
        return "realisasi" + ekor
    if re.match(r"(?:%\s*|persen\w*\s*)?(?:capaian|kinerja)\b|%$|tingkat capaian", k):
        return "capaian" + ("_tahun" if ekor == "_tahun" and "tw" not in k else "")
    return ""


def _tunggalkan(nilai: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A lone column of realisasi needs no period; a repeated field is ambiguous and left out."""
    awalan = [b.split("_")[0] for b, _ in nilai]
    hasil = [
        (p, i) if awalan.count(p) == 1 and p != "target" else (b, i)
        for (b, i), p in zip(nilai, awalan, strict=True)
    ]
    bidang = [b for b, _ in hasil]
    return [(b, i) for b, i in hasil if bidang.count(b) == 1]


@dataclass(frozen=True, slots=True)
class KolomRenaksi:
    """Columns of a table of planned actions."""

    no: int | None
    aksi: int
    status: int | None
    keterangan: int | None


def kolom_renaksi(tabel: Tabel) -> KolomRenaksi | None:
    """Columns of a table of planned actions with their status; None for other tables."""
    aksi = _cari(tabel, r"rencana aksi|renaksi|kegiatan$|uraian (?:kegiatan|rencana)")
    status = _cari(tabel, r"status|pelaksanaan$|tindak lanjut status")
    keterangan = _cari(tabel, r"keterangan|uraian pelaksanaan|bukti|penjelasan|hasil$")
    if aksi is None or (status is None and keterangan is None):
        return None
    return KolomRenaksi(_cari(tabel, r"no\.?$|nomor$"), aksi, status, keterangan)


def kolom_kendala(tabel: Tabel) -> tuple[int, int] | None:
    """Columns of a table that sets kendala against upaya."""
    kendala = _cari(tabel, r"kendala|hambatan|permasalahan")
    upaya = _cari(tabel, r"upaya|solusi|tindak lanjut|rekomendasi|rencana (?:perbaikan|tindak)")
    return None if kendala is None or upaya is None else (kendala, upaya)
