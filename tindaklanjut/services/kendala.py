"""Kendala: record, change, close, open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan
from akun.kunci import pastikan_terbuka
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from tindaklanjut.aturan import periksa_kendala
from tindaklanjut.isian import IsianKendala
from tindaklanjut.izin import HakTindakLanjut, pastikan_mencatat, pastikan_mengelola
from tindaklanjut.models import Kendala, KendalaIKU
from tindaklanjut.penomoran import nomor_kendala_berikut
from tindaklanjut.pilihan import TRANSISI_KENDALA, Status, StatusKendala
from tindaklanjut.services.dasar import ambil_kendala, pastikan_iku_unit
from tindaklanjut.tulis import beda_tautan, tulis_tautan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU


@transaction.atomic
def catat_kendala(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    uraian: str,
    oleh: Pengguna | None,
    pada: date,
    iku: Sequence[IKU] = (),
    asal: Asal = Asal.HALAMAN,
) -> Kendala:
    """Record an obstacle met in an open quarter; it may touch several IKU of that year.

    Raises ``IzinDitolak``, ``TriwulanTerkunci`` or ``DataDitolak``.
    """
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), unit.pk)
    pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)
    nomor = nomor_kendala_berikut(unit, tahun, triwulan)
    kendala = Kendala(unit=unit, tahun=tahun, triwulan=triwulan, nomor=nomor)
    return _simpan(kendala, uraian, iku, oleh=oleh, asal=asal)


@transaction.atomic
def ubah_kendala(
    *,
    kendala: Kendala,
    uraian: str,
    iku: Sequence[IKU],
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Kendala:
    """Change what the quarter of origin reports of an obstacle, while that quarter is open."""
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), kendala.unit_id)
    pastikan_terbuka(unit=kendala.unit, tahun=kendala.tahun, triwulan=kendala.triwulan)
    kini = ambil_kendala(kendala, versi)
    return _simpan(kini, uraian, iku, oleh=oleh, asal=asal)


@transaction.atomic
def tutup_kendala(
    *,
    kendala: Kendala,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Kendala:
    """Close an obstacle that has at least one upaya, in whatever quarter that happens (1.8)."""
    kini = ambil_kendala(kendala, versi)
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), kini.unit_id)
    _pastikan_langkah(kini, StatusKendala.SELESAI)
    if not kini.upaya.exclude(status=Status.BATAL).exists():
        raise TransisiDitolak(
            "Setiap kendala berakhir dengan sedikitnya satu upaya. Tambahkan upaya berupa tindak "
            "lanjut, lalu tutup kendala ini."
        )
    kini.status = StatusKendala.SELESAI
    return simpan(kini, oleh=oleh, asal=asal)


@transaction.atomic
def buka_kendala(
    *,
    kendala: Kendala,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Kendala:
    """Open a closed obstacle again, with a reason. For KOORDINATOR and above."""
    kini = ambil_kendala(kendala, versi)
    pastikan_mengelola(HakTindakLanjut.untuk(oleh, pada), kini.unit_id)
    _pastikan_langkah(kini, StatusKendala.TERBUKA)
    if not alasan.strip():
        raise DataDitolak([galat("alasan", "Isi alasan membuka kembali kendala ini.")])
    kini.status = StatusKendala.TERBUKA
    return simpan(kini, oleh=oleh, asal=asal, alasan=alasan.strip())


def _pastikan_langkah(kendala: Kendala, tujuan: StatusKendala) -> None:
    dari = StatusKendala(kendala.status)
    if tujuan not in TRANSISI_KENDALA[dari]:
        raise TransisiDitolak(f"Kendala ini sudah {dari.label.lower()}.")


def _simpan(
    kendala: Kendala, uraian: str, iku: Sequence[IKU], *, oleh: Pengguna | None, asal: Asal
) -> Kendala:
    pastikan_iku_unit(kendala.unit, iku)
    if any(i.perjanjian.tahun != kendala.tahun for i in iku):
        raise DataDitolak([galat("iku", f"Pilih IKU tahun {kendala.tahun}.")])
    kendala.uraian = uraian.strip()
    isian = IsianKendala(
        unit=kendala.unit.kode,
        tahun=kendala.tahun,
        triwulan=kendala.triwulan,
        nomor=kendala.nomor,
        uraian=kendala.uraian,
        status=kendala.status,
    )
    tolak_bila_ada(list(periksa_kendala(isian, lama=None)))
    simpan(kendala, oleh=oleh, asal=asal)
    baru, hapus = beda_tautan(
        {s.iku_id: s for s in KendalaIKU.objects.filter(kendala=kendala)},
        {i.pk: KendalaIKU(kendala=kendala, iku=i) for i in iku},
    )
    tulis_tautan(KendalaIKU, baru=baru, hapus=hapus, oleh=oleh, asal=asal)
    return kendala
