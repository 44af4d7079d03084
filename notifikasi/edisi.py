"""The edition of the first working day of a week for the PIMPINAN: the unit on one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from akun.izin import hak
from akun.pilihan import Peran
from notifikasi.bahan import TERAWAL
from notifikasi.sumber import daftar_sumber, kini

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from inti.tanggal import Kalender
    from notifikasi.penerima import BukuAlamat

BARIS_EDISI: Final = 12
"""One page."""
MENUNGGU_PUTUSAN: Final = ("verifikasi_", "permohonan")


@dataclass(frozen=True, slots=True)
class BarisEdisi:
    """One of the longest overdue items."""

    judul: str
    pic: str
    jarak: str


@dataclass(frozen=True, slots=True)
class Edisi:
    """How the units of a PIMPINAN stand."""

    kalimat: str
    terlambat: int
    minggu_ini: int
    menunggu: int
    baris: tuple[BarisEdisi, ...]
    sisa: int

    @property
    def kosong(self) -> bool:
        """Nothing to read."""
        return not (self.terlambat or self.minggu_ini or self.menunggu)


def adalah_awal_pekan(hari: date, kalender: Kalender) -> bool:
    """Tell whether ``hari`` is the first working day of its week (Monday, when it is one)."""
    senin = hari - timedelta(days=hari.weekday())
    return hari == kalender.geser_hari_kerja(senin - timedelta(days=1), 1)


def edisi_pimpinan(
    pengguna: Pengguna, pada: date, kalender: Kalender, buku: BukuAlamat
) -> Edisi | None:
    """Return the edition of a person; None for somebody who is PIMPINAN of no unit."""
    peran = hak(pengguna, pada).peran
    unit = {u for u, p in peran.items() if Peran.PIMPINAN in p}
    if not unit:
        return None
    ambang, akhir_pekan = kalender.ambang_terlambat(pada), pada + timedelta(days=6 - pada.weekday())
    terlambat: list[tuple[date, str, int]] = []
    minggu_ini = menunggu = 0
    for jenis, sumber in daftar_sumber().items():
        putusan = jenis.startswith(MENUNGGU_PUTUSAN)
        # A verification falls due three working days after its submission, so none is farther.
        sampai = akhir_pekan + timedelta(days=31) if putusan else akhir_pekan
        for k in sumber.butir(TERAWAL, sampai):
            if k.unit_id not in unit:
                continue
            if putusan:
                menunggu += 1
            elif k.tenggat <= ambang:
                terlambat.append((k.tenggat, jenis, k.id))
            else:
                minggu_ini += 1
    terlambat.sort()
    return Edisi(
        kalimat=_kalimat(len(terlambat), minggu_ini, menunggu),
        terlambat=len(terlambat),
        minggu_ini=minggu_ini,
        menunggu=menunggu,
        baris=_baris(terlambat[:BARIS_EDISI], pada, buku),
        sisa=max(0, len(terlambat) - BARIS_EDISI),
    )


def _kalimat(terlambat: int, minggu_ini: int, menunggu: int) -> str:
    return (
        f"Pekan ini {terlambat} hal terlambat, {minggu_ini} jatuh tempo, "
        f"dan {menunggu} menunggu verifikasi atau keputusan."
    )


def _baris(
    teratas: list[tuple[date, str, int]], pada: date, buku: BukuAlamat
) -> tuple[BarisEdisi, ...]:
    butir = {
        (jenis, pk): b
        for jenis in {t[1] for t in teratas}
        for pk, b in kini(jenis, [t[2] for t in teratas if t[1] == jenis]).items()
    }
    buku.siapkan(list(butir.values()))
    return tuple(
        BarisEdisi(
            f"{b.kode} {b.judul}",
            ", ".join(buku.nama(k) for k in buku.penanggung(b)),
            f"{(pada - b.tenggat).days} hari",
        )
        for _, jenis, pk in teratas
        if (b := butir.get((jenis, pk)))
    )
