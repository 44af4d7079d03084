"""A piece of work as a row of Beranda, whichever room it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from inti.templatetags.tampilan import LENCANA
from inti.triwulan import label_triwulan
from rb.capaian import SelMatriks, tonggak_hitung
from rb.keadaan import kelas_tonggak
from renaksi.halaman import LENCANA_STATUS
from renaksi.models import Status
from tindaklanjut.keadaan import keadaan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inti.tanggal import Kalender
    from rb.models import Tonggak
    from renaksi.models import Renaksi
    from tindaklanjut.models import TindakLanjut

TANPA_PIC: Final = "Tanpa PIC"


@dataclass(frozen=True, slots=True)
class Sudut:
    """The day from which a row is judged."""

    pada: date
    kalender: Kalender

    @property
    def ambang(self) -> date:
        """An open item is late iff its tenggat ≤ this day."""
        return self.kalender.ambang_terlambat(self.pada)


@dataclass(frozen=True, slots=True)
class BagianKalimat:
    """A sentence of the title; ``telat`` prints it in red."""

    teks: str
    telat: bool = False


@dataclass(frozen=True, slots=True)
class Butir:
    """One row: what, whose, until when, and how it stands (a class and word of ``LENCANA``)."""

    kode: str
    uraian: str
    url: str
    pic: str
    tenggat: date | None
    hari_telat: int
    kelas: str
    kata: str
    keterangan: str = ""
    sejak: date | None = None
    """Since when somebody waits for it."""


@dataclass(frozen=True, slots=True)
class Daftar:
    """The first rows of a list and how many there are in all."""

    jumlah: int
    isi: tuple[Butir, ...]

    @property
    def tidak_tampil(self) -> int:
        return self.jumlah - len(self.isi)


def menurut_tenggat(b: Butir) -> date:
    """Order of a list: only an unusual row lacks a tenggat, and then comes last."""
    return b.tenggat or date.max


def menurut_lama(b: Butir) -> date:
    """Order of a list: who waits longest comes first; unknown is longer than any."""
    return b.sejak or date.min


def gabung(
    bagian: Sequence[tuple[int, Sequence[Butir]]],
    batas: int,
    urutan: Callable[[Butir], date] = menurut_tenggat,
) -> Daftar:
    """Join lists, each given as how many there are and the first of them in ``urutan``."""
    semua = sorted((b for _, isi in bagian for b in isi), key=urutan)
    return Daftar(sum(n for n, _ in bagian), tuple(semua[:batas]))


def dari_tindak_lanjut(
    t: TindakLanjut, sudut: Sudut, keterangan: str = "", sejak: date | None = None
) -> Butir:
    """A task; needs ``pic__pihak`` with its three kinds loaded."""
    k = keadaan(t, pada=sudut.pada, kalender=sudut.kalender)
    utama = t.utama
    return Butir(
        kode=t.kode,
        uraian=t.uraian,
        url=t.get_absolute_url(),
        pic=str(utama.pihak) if utama else TANPA_PIC,
        tenggat=t.tenggat,
        hari_telat=k.hari_telat,
        kelas=k.kelas,
        kata=k.kata or LENCANA[k.kelas][1],
        keterangan=keterangan,
        sejak=sejak,
    )


def dari_tonggak(
    t: Tonggak, sudut: Sudut, keterangan: str = "", sejak: date | None = None
) -> Butir:
    """A tonggak; needs ``renaksi_rb__pic`` with its three kinds loaded."""
    hitungan = tonggak_hitung(t, sudut.kalender)
    sel = SelMatriks(
        t,
        dihitung=False,
        terlambat=hitungan.terlambat(sudut.ambang),
        selesai_terlambat=hitungan.selesai_terlambat,
    )
    kelas = kelas_tonggak(sel, sudut.pada)
    return Butir(
        kode=f"RB {t.renaksi_rb.nomor} {label_triwulan(t.triwulan)}",
        uraian=t.renaksi_rb.uraian,
        url=reverse("rb:tonggak", args=[t.pk]),
        pic=str(t.renaksi_rb.pic or TANPA_PIC),
        tenggat=t.tenggat,
        hari_telat=(sudut.pada - t.tenggat).days if sel.terlambat else 0,
        kelas=kelas,
        kata=LENCANA[kelas][1],
        keterangan=keterangan,
        sejak=sejak,
    )


def dari_renaksi(r: Renaksi, sudut: Sudut) -> Butir:
    """An open renaksi; needs ``iku`` and ``pic`` with its three kinds loaded."""
    hari = 0
    if r.tenggat is not None and r.tenggat <= sudut.ambang:
        hari = (sudut.pada - r.tenggat).days
    kelas = LENCANA_STATUS[Status(r.status)]
    if hari:
        kelas = "telat"
    elif r.hambatan:
        kelas = "hambat"
    return Butir(
        kode=f"Renaksi {r.iku.kode}/{r.nomor} {label_triwulan(r.triwulan)}",
        uraian=r.uraian,
        url=reverse("renaksi:rinci", args=[r.pk]),
        pic=str(r.pic or TANPA_PIC),
        tenggat=r.tenggat,
        hari_telat=hari,
        kelas=kelas,
        kata=LENCANA[kelas][1],
    )
