"""Rapat and its hasil, kendala, tindak lanjut and what happens to it."""

from tindaklanjut.models.kendala import Kendala, KendalaIKU
from tindaklanjut.models.pembahasan import Pembahasan
from tindaklanjut.models.rapat import (
    HasilRapat,
    LampiranRapat,
    Rapat,
    RapatIKU,
    RapatRenaksi,
    RapatTonggak,
)
from tindaklanjut.models.tampilan import TampilanDaftar
from tindaklanjut.models.tindak_lanjut import (
    PIC,
    BuktiTindakLanjut,
    Perkembangan,
    Permohonan,
    TindakLanjut,
    TindakLanjutIKU,
)

__all__ = [
    "PIC",
    "BuktiTindakLanjut",
    "HasilRapat",
    "Kendala",
    "KendalaIKU",
    "LampiranRapat",
    "Pembahasan",
    "Perkembangan",
    "Permohonan",
    "Rapat",
    "RapatIKU",
    "RapatRenaksi",
    "RapatTonggak",
    "TampilanDaftar",
    "TindakLanjut",
    "TindakLanjutIKU",
]
