"""What RB answers when kinerja asks for the realisasi of the tonggak-IKU (SUMBER_REALISASI)."""

from __future__ import annotations

from decimal import Decimal

from inti.tanggal import Kalender
from inti.triwulan import akhir_triwulan
from kinerja.sumber import NilaiTerhitung
from rb.capaian import hasil, iku_tonggak

# The percentage counts what is disahkan; lateness, for which the calendar is, has no part in it.
_TANPA_LIBUR = Kalender({})


def hitung(*, unit_id: int, tahun: int, triwulan: int) -> dict[int, NilaiTerhitung]:
    """Return % s.d. TW ``triwulan`` of the tonggak-IKU of the PK; empty when it has none.

    The value is exact, and ``None`` while the unit-year has no tonggak.
    """
    iku = iku_tonggak(unit_id, tahun)
    if iku is None:
        return {}
    angka = hasil(
        unit_id=unit_id,
        tahun=tahun,
        triwulan=triwulan,
        pada=akhir_triwulan(tahun, triwulan),
        kalender=_TANPA_LIBUR,
    )
    if angka.persen is None:
        return {iku.pk: NilaiTerhitung(None, "Matriks RB, belum ada tonggak")}
    return {
        iku.pk: NilaiTerhitung(
            angka.persen,
            f"Matriks RB, {angka.disahkan} dari {angka.total} tonggak",
            pembilang=Decimal(angka.disahkan),
            penyebut=Decimal(angka.total),
        )
    }
