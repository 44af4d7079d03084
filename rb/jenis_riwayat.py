"""Kinds of objects of RB that have a page of history."""

from __future__ import annotations

from typing import Final

from akun.riwayat import Anak, JenisRiwayat
from rb.models import BuktiTonggak, RenaksiRB, Tonggak

# Who decided and when stands on the entry itself.
_TERSIRAT: Final = frozenset(
    {
        "diajukan_pada",
        "diajukan_oleh",
        "disahkan_pada",
        "disahkan_oleh",
        "diperiksa_oleh",
        "diperiksa_pada",
    }
)

JENIS: Final = (
    JenisRiwayat(
        "rb",
        "rencana aksi RB",
        RenaksiRB,
        RenaksiRB.objects.all().terlihat_oleh,
        anak=(
            Anak(
                "tonggak",
                Tonggak,
                "renaksi_rb",
                "triwulan",
                rincian=("tenggat",),
                tersirat=_TERSIRAT,
            ),
        ),
    ),
    JenisRiwayat(
        "tonggak",
        "tonggak",
        Tonggak,
        Tonggak.objects.all().terlihat_oleh,
        anak=(
            Anak(
                "bukti",
                BuktiTonggak,
                "tonggak",
                "bukti",
                tersirat=_TERSIRAT,
                menambahkan="melampirkan",
                menghapus="menarik",
            ),
        ),
        tersirat=_TERSIRAT,
    ),
)
