"""Who does a tindak lanjut: hand one, many, or everything of a person to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from akun.dasar import Asal, simpan_banyak
from akun.models import Pihak
from akun.pihak import orang_unit
from inti.galat import DataDitolak, TransisiDitolak, galat
from tindaklanjut.izin import HakTindakLanjut, pastikan_mengelola
from tindaklanjut.models import TindakLanjut
from tindaklanjut.pilihan import TERBUKA, PeranPIC, Status
from tindaklanjut.services.dasar import PALING_BANYAK, ambil_banyak, periksa_semua
from tindaklanjut.tulis import tulis_pic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from akun.models import Pengguna, UnitKerja


@transaction.atomic
def alihkan_banyak(
    *,
    daftar: Sequence[TindakLanjut],
    pic: Pihak,
    oleh: Pengguna | None,
    pada: date,
    pengawal: Pengguna | None = None,
    alasan: str = "",
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> list[TindakLanjut]:
    """Make ``pic`` the main PIC of open tasks; pendukung stay, ``pengawal`` replaces when given.

    For KOORDINATOR and above. An institution needs a pengawal, the new one or the present one.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    baris = ambil_banyak(daftar, versi)

    def periksa(t: TindakLanjut) -> None:
        pastikan_mengelola(siapa, t.unit_id)
        if t.status not in TERBUKA:
            raise TransisiDitolak(
                f"Tindak lanjut ini sudah {Status(t.status).label}; PIC-nya tidak diubah lagi."
            )
        if pic.luar and (pengawal or t.pengawal) is None:
            raise DataDitolak(
                [galat("pengawal", "PIC instansi perlu pengawal: orang dalam yang menagih.")]
            )

    periksa_semua(baris, periksa)
    perlu = {t.pk: _dengan_utama(t, pic) for t in baris}
    for t in baris:
        t.pengawal = pengawal or t.pengawal
        t.nama_pengawal = "" if t.pengawal else t.nama_pengawal
    _tulis(baris, perlu, oleh=oleh, asal=asal, alasan=alasan.strip())
    return ambil_banyak(daftar)


def alihkan(
    *,
    tindak_lanjut: TindakLanjut,
    pic: Pihak,
    oleh: Pengguna | None,
    pada: date,
    pengawal: Pengguna | None = None,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """``alihkan_banyak`` for one."""
    return alihkan_banyak(
        daftar=[tindak_lanjut],
        pic=pic,
        oleh=oleh,
        pada=pada,
        pengawal=pengawal,
        alasan=alasan,
        versi=None if versi is None else {tindak_lanjut.pk: versi},
        asal=asal,
    )[0]


@transaction.atomic
def serah_semua(
    *,
    unit: UnitKerja,
    dari: Pengguna,
    ke: Pengguna,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> int:
    """Hand every open task of a person in one unit, as PIC and as pengawal, to another person.

    For KOORDINATOR and above, with a reason. Tasks of the person's teams stay with the team.
    Returns the number of tasks handed over.
    """
    pastikan_mengelola(HakTindakLanjut.untuk(oleh, pada), unit.pk)
    alasan = alasan.strip()
    if not alasan:
        raise DataDitolak([galat("alasan", "Isi alasan penyerahan, misalnya mutasi.")])
    if dari.pk == ke.pk or not orang_unit(unit, pada).filter(pk=ke.pk).exists():
        raise DataDitolak([galat("ke", "Pilih penerima lain yang bertugas di unit ini.")])
    penerima, _ = Pihak.objects.get_or_create(pengguna=ke)
    milik = Q(pic__pihak__pengguna=dari) | Q(pengawal=dari)
    daftar = list(TindakLanjut.objects.terbuka().filter(milik, unit=unit).distinct().order_by("pk"))
    for awal in range(0, len(daftar), PALING_BANYAK):
        baris = ambil_banyak(daftar[awal : awal + PALING_BANYAK])
        perlu = {t.pk: _ganti_orang(t, dari, penerima) for t in baris}
        for t in baris:
            t.pengawal = ke if t.pengawal_id == dari.pk else t.pengawal
        _tulis(baris, perlu, oleh=oleh, asal=asal, alasan=alasan)
    return len(daftar)


def _dengan_utama(t: TindakLanjut, pic: Pihak) -> dict[int, PeranPIC]:
    pendukung = {
        p.pihak_id: PeranPIC.PENDUKUNG for p in t.pic.all() if p.peran == PeranPIC.PENDUKUNG
    }
    return pendukung | {pic.pk: PeranPIC.UTAMA}


def _ganti_orang(t: TindakLanjut, dari: Pengguna, penerima: Pihak) -> dict[int, PeranPIC]:
    """The roles after the hand-over; who held both roles keeps the higher one."""
    peran: dict[int, PeranPIC] = {}
    for p in t.pic.all():
        pihak = penerima.pk if p.pihak.pengguna_id == dari.pk else p.pihak_id
        if peran.get(pihak) != PeranPIC.UTAMA:
            peran[pihak] = PeranPIC(p.peran)
    return peran


def _tulis(
    baris: Sequence[TindakLanjut],
    perlu: Mapping[int, Mapping[int, PeranPIC]],
    *,
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str,
) -> None:
    """PIC rows, and the task itself: its version tells an open form that somebody changed it."""
    tulis_pic(perlu, oleh=oleh, asal=asal, alasan=alasan)
    simpan_banyak(
        TindakLanjut,
        baru=[],
        ubah=baris,
        kolom=["pengawal", "nama_pengawal"],
        oleh=oleh,
        asal=asal,
        alasan=alasan,
    )
