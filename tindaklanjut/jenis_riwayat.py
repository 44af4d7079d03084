"""Kinds of objects of this room that have a page of history."""

from __future__ import annotations

from typing import Final

from akun.riwayat import Anak, JenisRiwayat, anak_tautan
from tindaklanjut.models import (
    PIC,
    BuktiTindakLanjut,
    HasilRapat,
    Kendala,
    KendalaIKU,
    LampiranRapat,
    Pembahasan,
    Perkembangan,
    Permohonan,
    Rapat,
    RapatIKU,
    RapatRenaksi,
    RapatTonggak,
    TindakLanjut,
    TindakLanjutIKU,
)

# Who decided stands on the entry itself; the counters follow from what is told.
_TERSIRAT: Final = frozenset(
    {
        "diajukan_pada",
        "diajukan_oleh",
        "diverifikasi_oleh",
        "diperiksa_oleh",
        "diminta_oleh",
        "diputus_oleh",
        "diputus_pada",
        "jumlah_perpanjangan",
        "kabar_terakhir",
    }
)

JENIS: Final = (
    JenisRiwayat(
        "tindak-lanjut",
        "tindak lanjut",
        TindakLanjut,
        TindakLanjut.objects.all().terlihat_oleh,
        anak=(
            Anak("PIC", PIC, "tindak_lanjut", "pihak", rincian=("peran",), menghapus="melepas"),
            anak_tautan("IKU", TindakLanjutIKU, "tindak_lanjut", "iku"),
            Anak(
                "pembahasan",
                Pembahasan,
                "tindak_lanjut",
                "rapat",
                rincian=("disposisi", "catatan"),
                menambahkan="mencatat",
            ),
            Anak("pembaruan", Perkembangan, "tindak_lanjut", "teks", tersirat=frozenset({"oleh"})),
            Anak(
                "permohonan",
                Permohonan,
                "tindak_lanjut",
                "jenis",
                rincian=("tenggat_baru",),
                tersirat=_TERSIRAT,
                menambahkan="mengajukan",
            ),
            Anak(
                "bukti",
                BuktiTindakLanjut,
                "tindak_lanjut",
                "bukti",
                tersirat=_TERSIRAT,
                menambahkan="melampirkan",
                menghapus="menarik",
            ),
        ),
        tersirat=_TERSIRAT,
    ),
    JenisRiwayat(
        "rapat",
        "rapat",
        Rapat,
        Rapat.objects.all().terlihat_oleh,
        anak=(
            Anak("butir", HasilRapat, "rapat", "uraian", rincian=("nomor", "jenis")),
            anak_tautan("rencana aksi", RapatRenaksi, "rapat", "renaksi"),
            anak_tautan("IKU", RapatIKU, "rapat", "iku"),
            anak_tautan("tonggak", RapatTonggak, "rapat", "tonggak"),
            Anak("lampiran", LampiranRapat, "rapat", "bukti", rincian=("jenis",)),
            Anak(
                "pembahasan",
                Pembahasan,
                "rapat",
                "tindak_lanjut",
                rincian=("disposisi", "catatan"),
                menambahkan="mencatat",
            ),
        ),
    ),
    JenisRiwayat(
        "kendala",
        "kendala",
        Kendala,
        Kendala.objects.all().terlihat_oleh,
        anak=(anak_tautan("IKU", KendalaIKU, "kendala", "iku"),),
    ),
)
