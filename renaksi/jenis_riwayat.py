"""Kinds of objects of renaksi that have a page of history."""

from __future__ import annotations

from typing import Final

from akun.riwayat import Anak, JenisRiwayat
from renaksi.models import ButirKeterangan, Renaksi, TopikKebijakan

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
)
