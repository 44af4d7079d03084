"""Unit, year and quarter as somebody types them on the command line."""

from __future__ import annotations

from typing import Final

from akun.models import UnitKerja
from inti.galat import Penolakan
from inti.triwulan import TriwulanTidakDikenali, baca_triwulan

TAHUN_TERKECIL: Final = 2000
TAHUN_TERBESAR: Final = 2100
CONTOH_UNIT: Final = 10


class MasukanDitolak(Penolakan):
    """An argument says nothing the house knows; the sentence says what to write."""

    status = 422


def baca_unit(kode: str) -> UnitKerja:
    """Return the unit with this kode. Raises ``MasukanDitolak``."""
    unit = UnitKerja.objects.filter(kode=kode).first()
    if unit is not None:
        return unit
    ada = list(UnitKerja.objects.values_list("kode", flat=True)[: CONTOH_UNIT + 1])
    if not ada:
        raise MasukanDitolak(
            f"Unit “{kode}” tidak ada: belum ada unit. Impor buku kerja lebih dulu."
        )
    lain = ", …" if len(ada) > CONTOH_UNIT else ""
    raise MasukanDitolak(
        f"Unit “{kode}” tidak ada. Pilih salah satu: {', '.join(ada[:CONTOH_UNIT])}{lain}."
    )


def baca_tahun(teks: str) -> int:
    """Return the year. Raises ``MasukanDitolak``."""
    rapi = teks.strip()
    if not rapi.isdecimal() or not TAHUN_TERKECIL <= int(rapi) <= TAHUN_TERBESAR:
        raise MasukanDitolak(
            f"“{rapi}” bukan tahun. Tulis {TAHUN_TERKECIL} sampai {TAHUN_TERBESAR}."
        )
    return int(rapi)


def baca_tw(teks: str) -> int:
    """Return the quarter. Raises ``MasukanDitolak``."""
    try:
        return baca_triwulan(teks)
    except TriwulanTidakDikenali as salah:
        raise MasukanDitolak(str(salah)) from salah
