"""What waits for the decision of the PIMPINAN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import F, Q

from tindaklanjut.models import Permohonan
from tindaklanjut.pilihan import JenisPermohonan, StatusPermohonan

BATAS_PUTUSAN: Final = 3


@dataclass(frozen=True, slots=True)
class Putusan:
    """The first of the open requests and how many there are."""

    jumlah: int
    permohonan: tuple[Permohonan, ...]

    @property
    def tidak_tampil(self) -> int:
        return self.jumlah - len(self.permohonan)


def menunggu_putusan(*, unit_id: int) -> Putusan:
    """Return the open permohonan that only PIMPINAN decides: TIDAK_DAPAT and a second extension."""
    daftar = (
        Permohonan.objects.filter(
            Q(jenis=JenisPermohonan.TIDAK_DAPAT) | Q(tindak_lanjut__jumlah_perpanjangan__gte=1),
            tindak_lanjut__unit_id=unit_id,
            status=StatusPermohonan.DIMINTA,
        )
        .select_related("tindak_lanjut", "diminta_oleh")
        .order_by(F("tindak_lanjut__tenggat").asc(nulls_last=True), "pk")
    )
    return Putusan(daftar.count(), tuple(daftar[:BATAS_PUTUSAN]))
