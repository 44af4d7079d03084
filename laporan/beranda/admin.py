"""Beranda of the ADMIN: accounts, roles and units that need a hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef

from akun.izin import hak
from akun.models import Keanggotaan, Pengguna, UnitKerja
from akun.pilihan import Peran, Tindakan
from laporan.beranda.butir import BagianKalimat

if TYPE_CHECKING:
    from datetime import date

HARI_BERAKHIR: Final = 30
BATAS: Final = 8


@dataclass(frozen=True, slots=True)
class UnitKurang:
    """A unit with work in it that nobody leads or coordinates."""

    unit: UnitKerja
    tanpa: str


@dataclass(frozen=True, slots=True)
class BerandaAdmin:
    """Everything the page shows, within the reach of the ADMIN."""

    judul: tuple[BagianKalimat, ...]
    aktif: int
    nonaktif: int
    tanpa_peran: int
    """Active accounts that hold no role today: they see nothing."""
    sandi_sementara: int
    unit: int
    berakhir: tuple[Keanggotaan, ...]
    """Roles that end within 30 days, the soonest first."""
    kurang: tuple[UnitKurang, ...]


def susun_admin(*, pengguna: Pengguna, pada: date) -> BerandaAdmin:
    """Return the page; a constant number of queries."""
    jangkauan = hak(pengguna, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    dikelola = Pengguna.objects.dikelola_oleh(pengguna, pada)
    aktif = dikelola.filter(is_active=True)
    berlaku = Keanggotaan.objects.berlaku(pada)
    peran_kini = berlaku.filter(pengguna=OuterRef("pk"))
    tanpa_peran = aktif.filter(~Exists(peran_kini)).count()
    kurang = _unit_kurang(jangkauan, pada)
    berakhir = (
        berlaku.filter(unit__in=jangkauan, sampai__lte=pada + timedelta(days=HARI_BERAKHIR))
        .select_related("pengguna", "unit")
        .order_by("sampai", "pk")
    )
    jumlah = aktif.count()
    return BerandaAdmin(
        judul=_kalimat(jumlah, tanpa_peran, len(kurang)),
        aktif=jumlah,
        nonaktif=dikelola.filter(is_active=False).count(),
        tanpa_peran=tanpa_peran,
        sandi_sementara=aktif.filter(wajib_ganti_sandi=True).count(),
        unit=len(jangkauan),
        berakhir=tuple(berakhir[:BATAS]),
        kurang=kurang,
    )


def _unit_kurang(jangkauan: frozenset[int], pada: date) -> tuple[UnitKurang, ...]:
    """Units with a PK of the year that lack a KOORDINATOR or PIMPINAN, their own or from above."""
    unit = list(
        UnitKerja.objects.filter(pk__in=jangkauan, perjanjian_kinerja__tahun=pada.year).distinct()
    )
    jalur = {
        peran: set(
            Keanggotaan.objects.berlaku(pada)
            .filter(peran=peran, pengguna__is_active=True)
            .values_list("unit__jalur", flat=True)
        )
        for peran in (Peran.PIMPINAN, Peran.KOORDINATOR)
    }
    hasil: list[UnitKurang] = []
    for u in unit:
        tanpa = [
            str(peran.label)
            for peran, milik in jalur.items()
            if not any(j and u.jalur.startswith(j) for j in milik)
        ]
        if tanpa:
            hasil.append(UnitKurang(u, " dan ".join(tanpa)))
    return tuple(hasil)


def _kalimat(aktif: int, tanpa_peran: int, kurang: int) -> tuple[BagianKalimat, ...]:
    bagian = [BagianKalimat(f"{aktif} pengguna aktif.")]
    if tanpa_peran:
        bagian.append(BagianKalimat(f"{tanpa_peran} belum mempunyai peran.", telat=True))
    if kurang:
        bagian.append(BagianKalimat(f"{kurang} unit kekurangan pejabat.", telat=True))
    if len(bagian) == 1:
        bagian.append(BagianKalimat("Semua mempunyai peran."))
    return tuple(bagian)
