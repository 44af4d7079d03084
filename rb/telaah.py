"""The queue of a verifier: submitted tonggak of a unit-year, one after the other.

Here nothing is accepted unseen: every file in force must have been opened by the person who
accepts. Links and naskah lie outside this house, so nobody can know whether they were read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bukti.models import JenisBukti, PembukaanBukti, StatusKlaim
from inti.galat import DataDitolak, galat
from rb import izin
from rb.models import Status, Tonggak
from rb.panel import BarisBukti, ambil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from akun.periode import Periode
    from bukti.models import Bukti
    from rb.panel import PanelTonggak


@dataclass(frozen=True, slots=True)
class BarisAntrean:
    """A submitted tonggak; ``boleh``: the person may judge it (four eyes)."""

    tonggak: Tonggak
    boleh: bool


@dataclass(frozen=True, slots=True)
class Antrean:
    """The queue with the one that is looked at, and its neighbours."""

    baris: tuple[BarisAntrean, ...]
    kini: Tonggak | None

    @property
    def letak(self) -> int:
        """The place of the current one, from 1; 0 without one."""
        return next((n for n, b in enumerate(self.baris, 1) if b.tonggak == self.kini), 0)

    @property
    def berikut(self) -> Tonggak | None:
        """The one after the current one."""
        return self.baris[self.letak].tonggak if 0 < self.letak < len(self.baris) else None

    @property
    def sebelum(self) -> Tonggak | None:
        """The one before the current one."""
        return self.baris[self.letak - 2].tonggak if self.letak > 1 else None


@dataclass(frozen=True, slots=True)
class BuktiTelaah:
    """A claim in the review; ``dibuka``: the person has opened its file."""

    baris: BarisBukti
    dibuka: bool

    @property
    def bukti(self) -> Bukti:
        return self.baris.klaim.bukti

    @property
    def gambar(self) -> bool:
        """An image, which needs no frame to be harmless."""
        return self.bukti.tipe.startswith("image/")

    @property
    def wajib_dibuka(self) -> bool:
        """A file in force that the person has not opened."""
        return _wajib(self.baris.klaim.status, self.bukti) and not self.dibuka


def susun_antrean(
    *, periode: Periode, pengguna: Pengguna, pada: date, pk: int | None = None
) -> Antrean:
    """Return the queue, oldest submission first; ``pk`` is the one to look at.

    Without it, the first one the person may judge.
    """
    daftar = (
        Tonggak.objects.milik_unit(periode.unit.pk, periode.tahun)
        .filter(status=Status.DIAJUKAN)
        .select_related("renaksi_rb__unit", "diajukan_oleh")
        .prefetch_related("bukti")
        .order_by("diajukan_pada", "renaksi_rb__urut", "triwulan")
    )
    baris = tuple(BarisAntrean(t, izin.boleh_mengesahkan(pengguna, t, pada)) for t in daftar)
    terpilih = next((b.tonggak for b in baris if b.tonggak.pk == pk), None)
    if terpilih is None and pk is None:
        terpilih = next((b.tonggak for b in baris if b.boleh), None)
    kini = ambil(pengguna, pada, terpilih.pk) if terpilih else None
    return Antrean(baris, kini)


def bukti_telaah(panel: PanelTonggak, pengguna: Pengguna) -> tuple[BuktiTelaah, ...]:
    """Return the claims of a panel with what the person has opened."""
    dibuka = _dibuka([b.klaim.bukti for b in panel.bukti], pengguna)
    return tuple(BuktiTelaah(b, b.klaim.bukti_id in dibuka) for b in panel.bukti)


def pastikan_sudah_dibuka(tonggak: Tonggak, pengguna: Pengguna) -> None:
    """Raise ``DataDitolak`` that names the files the person has not opened yet."""
    berlaku = [k.bukti for k in tonggak.bukti.all() if _wajib(k.status, k.bukti)]
    dibuka = _dibuka(berlaku, pengguna)
    belum = [f"“{b.nama}”" for b in berlaku if b.pk not in dibuka]
    if belum:
        raise DataDitolak(
            [galat("bukti", f"Buka dulu {', '.join(belum)}, lalu terima. Belum Anda lihat isinya.")]
        )


def _wajib(status: str, bukti: Bukti) -> bool:
    return bukti.jenis == JenisBukti.BERKAS and status != StatusKlaim.DITOLAK


def _dibuka(daftar: Sequence[Bukti], pengguna: Pengguna) -> set[int]:
    return set(
        PembukaanBukti.objects.filter(bukti__in=daftar, pengguna=pengguna).values_list(
            "bukti_id", flat=True
        )
    )
