"""The lists of open work of a unit that several views of Beranda are made of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from akun.models import Pihak
from bukti.models import StatusKlaim
from inti.tanggal import format_tanggal
from laporan.beranda.butir import (
    Daftar,
    dari_renaksi,
    dari_tindak_lanjut,
    dari_tonggak,
    gabung,
    menurut_lama,
)
from rb.models import BuktiTonggak, Tonggak
from rb.models import Status as StatusTonggak
from renaksi.models import Renaksi
from tindaklanjut.models import BuktiTindakLanjut, Permohonan, TindakLanjut
from tindaklanjut.pilihan import JenisPermohonan, StatusPermohonan
from tindaklanjut.querysets import HARI_SEMINGGU

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from laporan.beranda.butir import Butir, Sudut
    from rb.querysets import TonggakQuerySet

BATAS: Final = 8
GILIRAN_TONGGAK: Final = (StatusTonggak.BELUM, StatusTonggak.DIKEMBALIKAN)
_JENIS_PIHAK: Final = ("pengguna", "tim", "instansi")
PIC_TUGAS: Final = tuple(f"pic__pihak__{j}" for j in _JENIS_PIHAK)
_PIC_RENAKSI: Final = tuple(f"pic__{j}" for j in _JENIS_PIHAK)
_PIC_TONGGAK: Final = tuple(f"renaksi_rb__pic__{j}" for j in _JENIS_PIHAK)


def pihak_saya(pengguna: Pengguna) -> QuerySet[Pihak]:
    """The parties the person acts for: self and the teams."""
    return Pihak.objects.filter(Q(pengguna=pengguna) | Q(tim__anggota=pengguna))


def tonggak_unit(unit_id: int) -> TonggakQuerySet:
    """The tonggak of a unit with what their row shows."""
    return Tonggak.objects.filter(renaksi_rb__unit_id=unit_id).select_related(
        *_PIC_TONGGAK, "diajukan_oleh"
    )


def renaksi_unit(unit_id: int) -> QuerySet[Renaksi]:
    """The open renaksi of a unit with what their row shows."""
    milik = Renaksi.objects.filter(iku__perjanjian__unit_id=unit_id)
    return milik.terbuka().select_related("iku", *_PIC_RENAKSI)


# --- Waiting for a verdict ------------------------------------------------------------------------


def menunggu_verifikasi(unit_id: int, pengguna: Pengguna, sudut: Sudut) -> tuple[Daftar, int]:
    """Return what others submitted, the oldest first, and how many only others may judge.

    Four eyes (1.7): who submitted, or claimed a bukti still in force, does not verify. A first
    extension that somebody asks for waits here too: a KOORDINATOR grants it.
    """
    tonggak = tonggak_unit(unit_id).filter(status=StatusTonggak.DIAJUKAN)
    tugas = TindakLanjut.objects.filter(unit_id=unit_id).menunggu_verifikasi()
    lain_rb = tonggak.exclude(_ikut(BuktiTonggak, "tonggak", pengguna))
    lain_tl = tugas.exclude(_ikut(BuktiTindakLanjut, "tindak_lanjut", pengguna))
    mohon = _perpanjangan_pertama(unit_id).exclude(diminta_oleh=pengguna)
    tertua = F("diajukan_pada").asc(nulls_first=True)
    baris_tl = lain_tl.select_related("diajukan_oleh").prefetch_related(*PIC_TUGAS)
    bagian: list[tuple[int, list[Butir]]] = [
        (
            lain_rb.count(),
            [
                dari_tonggak(t, sudut, _diajukan(t, sudut), t.diajukan_pada)
                for t in lain_rb.order_by(tertua, "pk")[:BATAS]
            ],
        ),
        (
            lain_tl.count(),
            [
                dari_tindak_lanjut(t, sudut, _diajukan(t, sudut), t.diajukan_pada)
                for t in baris_tl.order_by(tertua, "pk")[:BATAS]
            ],
        ),
        (mohon.count(), [_dari_permohonan(p, sudut) for p in mohon.order_by("pk")[:BATAS]]),
    ]
    sendiri = tonggak.count() + tugas.count() - bagian[0][0] - bagian[1][0]
    return gabung(bagian, BATAS, menurut_lama), sendiri


def _ikut(klaim: type[BuktiTonggak] | type[BuktiTindakLanjut], induk: str, pengguna: Pengguna) -> Q:
    milik = klaim._default_manager.filter(**{induk: OuterRef("pk")}, diajukan_oleh=pengguna)
    return Q(diajukan_oleh=pengguna) | Q(Exists(milik.exclude(status=StatusKlaim.DITOLAK)))


def _perpanjangan_pertama(unit_id: int) -> QuerySet[Permohonan]:
    return (
        Permohonan.objects.filter(
            tindak_lanjut__unit_id=unit_id,
            tindak_lanjut__jumlah_perpanjangan=0,
            jenis=JenisPermohonan.PERPANJANGAN,
            status=StatusPermohonan.DIMINTA,
        )
        .select_related("tindak_lanjut", "diminta_oleh")
        .prefetch_related(*(f"tindak_lanjut__{p}" for p in PIC_TUGAS))
    )


def _diajukan(t: Tonggak | TindakLanjut, sudut: Sudut) -> str:
    """``diajukan Analis Kebijakan, menunggu 3 hari``."""
    siapa = f"diajukan {t.diajukan_oleh}" if t.diajukan_oleh else "diajukan"
    return siapa if t.diajukan_pada is None else f"{siapa}, {_lama(t.diajukan_pada, sudut)}"


def _lama(sejak: date, sudut: Sudut) -> str:
    hari = (sudut.pada - sejak).days
    return f"menunggu {hari} hari" if hari > 0 else "sejak hari ini"


def _dari_permohonan(p: Permohonan, sudut: Sudut) -> Butir:
    sejak = timezone.localtime(p.dibuat_pada).date()
    siapa = p.diminta_oleh or "PIC"
    hingga = format_tanggal(p.tenggat_baru) if p.tenggat_baru else ""
    kata = f"{siapa} memohon tenggat {hingga}, {_lama(sejak, sudut)}"
    return dari_tindak_lanjut(p.tindak_lanjut, sudut, kata, sejak)


# --- Late, and due this week ----------------------------------------------------------------------


def tugas_terlambat(unit_id: int, sudut: Sudut) -> Daftar:
    """Return the late tindak lanjut, the latest first."""
    tugas = TindakLanjut.objects.filter(unit_id=unit_id).terlambat(sudut.ambang)
    return gabung([_tugas(tugas, sudut)], BATAS)


def semua_terlambat(unit_id: int, sudut: Sudut) -> Daftar:
    """Return the late tindak lanjut, tonggak and renaksi, the latest first."""
    tugas = TindakLanjut.objects.filter(unit_id=unit_id).terlambat(sudut.ambang)
    tonggak = tonggak_unit(unit_id).terlambat(sudut.ambang)
    renaksi = renaksi_unit(unit_id).filter(tenggat__lte=sudut.ambang)
    bagian = [_tugas(tugas, sudut), _tonggak(tonggak, sudut), _renaksi(renaksi, sudut)]
    return gabung(bagian, BATAS)


def minggu_ini(unit_id: int, sudut: Sudut) -> Daftar:
    """Return what falls due from today to seven days later, the soonest first."""
    rentang = (sudut.pada, sudut.pada + timedelta(days=HARI_SEMINGGU))
    tonggak = tonggak_unit(unit_id).filter(status__in=GILIRAN_TONGGAK, tenggat__range=rentang)
    renaksi = renaksi_unit(unit_id).filter(tenggat__range=rentang)
    tugas = TindakLanjut.objects.filter(unit_id=unit_id).minggu_ini(sudut.pada)
    return gabung([_tugas(tugas, sudut), _tonggak(tonggak, sudut), _renaksi(renaksi, sudut)], BATAS)


def _tugas(isi: QuerySet[TindakLanjut], sudut: Sudut) -> tuple[int, list[Butir]]:
    tampil = isi.order_by("tenggat", "pk").prefetch_related(*PIC_TUGAS)[:BATAS]
    return isi.count(), [dari_tindak_lanjut(t, sudut) for t in tampil]


def _tonggak(isi: QuerySet[Tonggak], sudut: Sudut) -> tuple[int, list[Butir]]:
    return isi.count(), [dari_tonggak(t, sudut) for t in isi.order_by("tenggat", "pk")[:BATAS]]


def _renaksi(isi: QuerySet[Renaksi], sudut: Sudut) -> tuple[int, list[Butir]]:
    return isi.count(), [dari_renaksi(r, sudut) for r in isi.order_by("tenggat", "pk")[:BATAS]]


# --- What the person waits for --------------------------------------------------------------------


def saya_tunggu(unit_id: int, pengguna: Pengguna, sudut: Sudut, *, mewakili: bool) -> Daftar:
    """Return the tasks of others that the person chases, the longest silent first.

    ``mewakili``: the person stands in for a missing pengawal of an institution, as the KOORDINATOR
    does (1.1). Silence counts from the last news, or from the day the task was written down.
    """
    isi = TindakLanjut.objects.filter(unit_id=unit_id).ditunggu(pengguna, mewakili=mewakili)
    tampil = isi.order_by("sunyi_sejak", "tenggat", "pk").prefetch_related(*PIC_TUGAS)[:BATAS]
    baris = [dari_tindak_lanjut(t, sudut, _sunyi(t, sudut), t.sunyi_sejak) for t in tampil]
    return Daftar(isi.count(), tuple(baris))


def _sunyi(t: TindakLanjut, sudut: Sudut) -> str:
    hari = (sudut.pada - t.sunyi_sejak).days
    if hari > 0:
        return f"{hari} hari tanpa kabar"
    return "ada kabar hari ini" if t.kabar_terakhir else "belum ada kabar"
