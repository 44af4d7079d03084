"""Kinds of objects of renaksi that have a page of history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from akun.izin import hak
from akun.riwayat import Anak, JenisRiwayat
from renaksi.models import ButirKeterangan, Renaksi, Tahapan, TopikKebijakan

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from akun.models import Pengguna


def _tahapan(pengguna: Pengguna, pada: date) -> QuerySet[Tahapan]:
    return Tahapan.objects.filter(perjanjian__unit_id__in=hak(pengguna, pada).unit_id)


JENIS: Final = (
    JenisRiwayat(
        "renaksi",
        "rencana aksi",
        Renaksi,
        Renaksi.objects.all().terlihat_oleh,
        anak=(Anak("keterangan", ButirKeterangan, "renaksi", "teks", rincian=("tanggal",)),),
    ),
    JenisRiwayat(
        "topik",
        "topik kebijakan",
        TopikKebijakan,
        TopikKebijakan.objects.all().terlihat_oleh,
    ),
    JenisRiwayat("tahapan", "tahapan", Tahapan, _tahapan),
)
