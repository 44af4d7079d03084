"""Beranda of the Tim: one's own work by what to do next, one's drafts, the last meetings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from django.db.models import Exists, OuterRef, prefetch_related_objects

from laporan.beranda.antrean import PIC_TUGAS, pihak_saya, renaksi_unit, tonggak_unit
from laporan.beranda.butir import (
    BagianKalimat,
    Daftar,
    dari_renaksi,
    dari_tindak_lanjut,
    dari_tonggak,
    gabung,
)
from rb.models import TERBUKA as TERBUKA_TONGGAK
from rb.models import Status as StatusTonggak
from tindaklanjut.models import PIC, Permohonan, Rapat, TindakLanjut
from tindaklanjut.pilihan import Status, StatusPermohonan, StatusRapat
from tindaklanjut.querysets import HARI_SEMINGGU

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from akun.models import Pengguna
    from akun.periode import Periode
    from laporan.beranda.butir import Butir, Sudut
    from rb.models import Tonggak
    from renaksi.models import Renaksi

T = TypeVar("T")

BATAS: Final = 10
BATAS_RAPAT: Final = 5
BATAS_BACA: Final = 1000
"""Rows of one kind that are read to be grouped: nobody has more of their own."""
TELAT, MINGGU, KEMBALI, ORANG_LAIN, LAIN = "telat", "minggu", "kembali", "orang_lain", "lain"
_KELOMPOK: Final = {
    TELAT: ("Terlambat", "Kerjakan dahulu, atau mohon perpanjangan dengan alasan."),
    MINGGU: ("Minggu ini", "Selesaikan dan ajukan hasilnya."),
    KEMBALI: ("Dikembalikan", "Perbaiki menurut catatan verifikator, lalu ajukan lagi."),
    ORANG_LAIN: ("Menunggu orang lain", "Anda menunggu verifikasi, keputusan, atau PIC-nya."),
    LAIN: ("Lainnya", "Belum mendesak."),
}


@dataclass(frozen=True, slots=True)
class KelompokKerja:
    """Work with the same next action."""

    kunci: str
    judul: str
    saran: str
    daftar: Daftar


@dataclass(frozen=True, slots=True)
class BerandaTim:
    """Everything the page shows."""

    judul: tuple[BagianKalimat, ...]
    kelompok: tuple[KelompokKerja, ...]
    draf: tuple[Rapat, ...]
    """Minutes the person has begun and not closed."""
    jumlah_draf: int
    rapat: tuple[Rapat, ...]
    """The last meetings of the unit."""


def susun_tim(*, periode: Periode, pengguna: Pengguna, sudut: Sudut) -> BerandaTim:
    """Return the page; a constant number of queries."""
    kelompok = pekerjaan_saya(periode.unit.pk, pengguna, sudut)
    rapat = Rapat.objects.filter(unit=periode.unit)
    draf = rapat.filter(dicatat_oleh=pengguna, status=StatusRapat.DRAF)
    return BerandaTim(
        judul=_kalimat({k.kunci: k.daftar.jumlah for k in kelompok}),
        kelompok=kelompok,
        draf=tuple(draf[:BATAS_RAPAT]),
        jumlah_draf=draf.count(),
        rapat=tuple(
            rapat.filter(tanggal__lte=sudut.pada).exclude(
                dicatat_oleh=pengguna, status=StatusRapat.DRAF
            )[:BATAS_RAPAT]
        ),
    )


def pekerjaan_saya(unit_id: int, pengguna: Pengguna, sudut: Sudut) -> tuple[KelompokKerja, ...]:
    """Return the open work of the person in a unit, by the next action; empty groups are left out.

    Each piece stands in the first group that fits: late, returned, due within seven days, waiting
    for somebody else, the rest.
    """
    tugas = _menurut_kunci(_tugas(unit_id, pengguna), lambda t: _kunci_tugas(t, sudut))
    tampil = [t for isi in tugas.values() for t in isi[:BATAS]]
    prefetch_related_objects(tampil, *PIC_TUGAS)
    tonggak = _menurut_kunci(_tonggak(unit_id, pengguna), lambda t: _kunci_tonggak(t, sudut))
    renaksi = _menurut_kunci(_renaksi(unit_id, pengguna), lambda r: _kunci(r.tenggat, sudut))
    hasil: list[KelompokKerja] = []
    for kunci, (judul, saran) in _KELOMPOK.items():
        milik = tugas[kunci], tonggak[kunci], renaksi[kunci]
        daftar = gabung(
            [
                (len(milik[0]), [_butir_tugas(t, sudut) for t in milik[0][:BATAS]]),
                (len(milik[1]), [dari_tonggak(t, sudut) for t in milik[1][:BATAS]]),
                (len(milik[2]), [dari_renaksi(r, sudut) for r in milik[2][:BATAS]]),
            ],
            BATAS,
        )
        if daftar.jumlah:
            hasil.append(KelompokKerja(kunci, judul, saran, daftar))
    return tuple(hasil)


def _menurut_kunci(daftar: Iterable[T], kunci: Callable[[T], str]) -> defaultdict[str, list[T]]:
    hasil: defaultdict[str, list[T]] = defaultdict(list)
    for satu in daftar:
        hasil[kunci(satu)].append(satu)
    return hasil


# --- What is mine ---------------------------------------------------------------------------------


def _tugas(unit_id: int, pengguna: Pengguna) -> Iterable[TindakLanjut]:
    mohon = Permohonan.objects.filter(tindak_lanjut=OuterRef("pk"), status=StatusPermohonan.DIMINTA)
    saya = PIC.objects.filter(tindak_lanjut=OuterRef("pk"), pihak__in=pihak_saya(pengguna))
    return (
        TindakLanjut.objects.filter(unit_id=unit_id)
        .terbuka()
        .milik(pengguna)
        .annotate(dimohon=Exists(mohon), saya_pic=Exists(saya))
        .order_by("tenggat", "pk")[:BATAS_BACA]
    )


def _tonggak(unit_id: int, pengguna: Pengguna) -> Iterable[Tonggak]:
    return (
        tonggak_unit(unit_id)
        .filter(renaksi_rb__pic__in=pihak_saya(pengguna), status__in=TERBUKA_TONGGAK)
        .order_by("tenggat", "pk")[:BATAS_BACA]
    )


def _renaksi(unit_id: int, pengguna: Pengguna) -> Iterable[Renaksi]:
    milik = renaksi_unit(unit_id).filter(pic__in=pihak_saya(pengguna))
    return milik.order_by("tenggat", "pk")[:BATAS_BACA]


# --- Which group ----------------------------------------------------------------------------------


def _kunci(
    tenggat: date | None, sudut: Sudut, *, dikembalikan: bool = False, menunggu: bool = False
) -> str:
    """The group of a piece that is on the person's turn, or (``menunggu``) on somebody else's."""
    if tenggat is not None and tenggat <= sudut.ambang:
        return TELAT
    if dikembalikan:
        return KEMBALI
    if tenggat is not None and tenggat <= sudut.pada + timedelta(days=HARI_SEMINGGU):
        return MINGGU
    return ORANG_LAIN if menunggu else LAIN


def _kunci_tugas(t: TindakLanjut, sudut: Sudut) -> str:
    if t.status == Status.MENUNGGU_VERIFIKASI:
        return ORANG_LAIN
    return _kunci(
        t.tenggat,
        sudut,
        dikembalikan=t.status == Status.DIKEMBALIKAN,
        menunggu=_menunggu_orang(t),
    )


def _kunci_tonggak(t: Tonggak, sudut: Sudut) -> str:
    if t.status == StatusTonggak.DIAJUKAN:
        return ORANG_LAIN
    return _kunci(t.tenggat, sudut, dikembalikan=t.status == StatusTonggak.DIKEMBALIKAN)


def _menunggu_orang(t: TindakLanjut) -> bool:
    """A request is open, or the person only chases who does it."""
    return bool(t.dimohon or not t.saya_pic)  # type: ignore[attr-defined]  # annotated above


def _butir_tugas(t: TindakLanjut, sudut: Sudut) -> Butir:
    if t.dimohon:  # type: ignore[attr-defined]  # annotated above
        keterangan = "permohonan menunggu keputusan"
    else:
        keterangan = "" if t.saya_pic else "Anda mengawal"  # type: ignore[attr-defined]
    return dari_tindak_lanjut(t, sudut, keterangan)


def _kalimat(jumlah: dict[str, int]) -> tuple[BagianKalimat, ...]:
    if not jumlah:
        return (BagianKalimat("Tidak ada pekerjaan yang menunggu Anda."),)
    telat = jumlah.get(TELAT, 0)
    bagian = [
        BagianKalimat(f"{telat} pekerjaan Anda terlambat.", telat=True)
        if telat
        else BagianKalimat("Tidak ada pekerjaan Anda yang terlambat.")
    ]
    if n := jumlah.get(MINGGU):
        bagian.append(BagianKalimat(f"{n} jatuh tempo minggu ini."))
    if n := jumlah.get(KEMBALI):
        bagian.append(BagianKalimat(f"{n} dikembalikan."))
    return tuple(bagian)
