"""Carry an unfinished renaksi over to the next quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, simpan
from akun.kunci import pastikan_terbuka
from inti.galat import DataDitolak, TransisiDitolak, galat
from inti.triwulan import akhir_triwulan, label_triwulan, triwulan_berikut
from kinerja.models import IKU, PerjanjianKinerja
from renaksi.izin import pastikan_kelola
from renaksi.models import Renaksi, Status, TopikKebijakan
from renaksi.services.dasar import lengkap
from renaksi.services.rencana import nomor_berikut

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna

DAPAT_DILANJUTKAN: Final = frozenset({Status.SEBAGIAN, Status.TIDAK_TERLAKSANA})


@transaction.atomic
def lanjutkan(
    *,
    renaksi: Renaksi,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Plan the rest of an unfinished renaksi in the next quarter, with its topik and tahap.

    The source stays as it was reported, so only the next quarter must be open. After TW IV the
    IKU of the same kode in the PK of the next year takes it, and the topik of the same name there,
    when there is one. Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah``,
    ``TransisiDitolak`` or ``DataDitolak``.
    """
    perjanjian = renaksi.iku.perjanjian
    pastikan_kelola(oleh, perjanjian.unit_id, pada)
    tahun, triwulan = triwulan_berikut(perjanjian.tahun, renaksi.triwulan)
    pastikan_terbuka(unit=perjanjian.unit, tahun=tahun, triwulan=triwulan)
    sumber = lengkap().select_for_update(of=("self",)).get(pk=renaksi.pk)
    cocokkan_versi(sumber, versi)
    _pastikan_dapat(sumber)
    iku = _iku_pada(sumber.iku, tahun)
    topik = _topik_pada(sumber.topik, iku)
    baru = Renaksi(
        iku=iku,
        triwulan=triwulan,
        nomor=_nomor_pada(iku, triwulan, sumber.nomor),
        uraian=sumber.uraian,
        tenggat=akhir_triwulan(tahun, triwulan),
        pic=sumber.pic,
        topik=topik,
        tahap=None if topik is None else sumber.tahap,
        lanjutan_dari=sumber,
    )
    dari = f"{label_triwulan(sumber.triwulan)} {perjanjian.tahun} nomor {sumber.nomor}"
    simpan(baru, oleh=oleh, asal=asal, alasan=f"Lanjutan {dari}: {sumber.alasan}")
    return lengkap().get(pk=baru.pk)


def _pastikan_dapat(sumber: Renaksi) -> None:
    if sumber.status not in DAPAT_DILANJUTKAN:
        raise TransisiDitolak(
            "Hanya rencana aksi yang terlaksana sebagian atau tidak terlaksana yang dilanjutkan. "
            f"Rencana aksi ini berstatus {Status(sumber.status).label}."
        )
    lanjutan = Renaksi.objects.filter(lanjutan_dari=sumber).first()
    if lanjutan is not None:
        raise TransisiDitolak(
            f"Rencana aksi ini sudah dilanjutkan ke {label_triwulan(lanjutan.triwulan)} sebagai "
            f"nomor {lanjutan.nomor}. Ubah lanjutannya."
        )


def _iku_pada(iku: IKU, tahun: int) -> IKU:
    """Return the IKU that takes the rest: the same one, or its namesake in another year."""
    lama = iku.perjanjian
    if lama.tahun == tahun:
        return iku
    perjanjian = PerjanjianKinerja.objects.filter(unit_id=lama.unit_id, tahun=tahun).first()
    if perjanjian is None:
        pesan = f"Perjanjian kinerja {tahun} belum disusun. Susun dahulu, lalu lanjutkan."
        raise DataDitolak([galat("", pesan)])
    penerus = perjanjian.iku.filter(kode=iku.kode).first()
    if penerus is None:
        pesan = (
            f"IKU {iku.kode} tidak ada pada perjanjian kinerja {tahun}. Tambahkan IKU itu, atau "
            f"buat rencana aksi baru pada IKU lain di {tahun}."
        )
        raise DataDitolak([galat("", pesan)])
    return penerus


def _topik_pada(topik: TopikKebijakan | None, iku: IKU) -> TopikKebijakan | None:
    if topik is None or topik.iku.perjanjian_id == iku.perjanjian_id:
        return topik
    return TopikKebijakan.objects.filter(
        iku__perjanjian_id=iku.perjanjian_id, iku__kode=topik.iku.kode, nama=topik.nama
    ).first()


def _nomor_pada(iku: IKU, triwulan: int, nomor: str) -> str:
    dipakai = iku.renaksi.filter(triwulan=triwulan, nomor=nomor).exists()
    return nomor_berikut(iku, triwulan) if dipakai else nomor
