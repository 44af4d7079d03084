"""What the board answers when kinerja asks for the realisasi of its IKU (SUMBER_REALISASI)."""

from __future__ import annotations

from kinerja.sumber import BagianHitungan, NilaiTerhitung
from renaksi.models import JUMLAH_TAHAP
from renaksi.papan import PapanIKU, papan


def hitung(*, unit_id: int, tahun: int, triwulan: int) -> dict[int, NilaiTerhitung]:
    """Return the value s.d. TW ``triwulan`` of every IKU whose cara hitung is tahapan.

    The value is in percent, exact, and ``None`` while the IKU has no topik.
    """
    hasil = papan(unit_id=unit_id, tahun=tahun, triwulan=triwulan)
    return {satu.iku.pk: _nilai(satu) for satu in hasil.iku}


def _nilai(satu: PapanIKU) -> NilaiTerhitung:
    jumlah = len(satu.topik)
    if not jumlah:
        sumber = "Papan efektivitas, belum ada topik"
    elif jumlah == 1:
        sumber = "Papan efektivitas, 1 topik"
    else:
        sumber = f"Papan efektivitas, rata-rata {jumlah} topik"
    return NilaiTerhitung(
        satu.nilai,
        sumber,
        rincian=tuple(
            BagianHitungan(
                b.topik.nama, b.hasil.nilai, f"{b.hasil.tahap} dari {JUMLAH_TAHAP} tahap tercapai"
            )
            for b in satu.topik
        ),
    )
