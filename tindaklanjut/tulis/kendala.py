"""Kendala and the IKU they touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from akun.tulis import pilah, terapkan
from kinerja.tulis import buka_triwulan, peta_iku, peta_unit
from tindaklanjut.models import Kendala, KendalaIKU
from tindaklanjut.tulis.tautan import beda_tautan, tulis_tautan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from akun.models import Pengguna
    from tindaklanjut.isian import IsianKendala, KunciKendala


def peta_kendala(kunci: Iterable[KunciKendala]) -> dict[KunciKendala, Kendala]:
    """Kendala by (unit, tahun, triwulan, nomor)."""
    kunci = set(kunci)
    daftar = Kendala.objects.select_related("unit").filter(
        unit__kode__in={k[0] for k in kunci}, tahun__in={k[1] for k in kunci}
    )
    return {(k.unit.kode, k.tahun, k.triwulan, k.nomor): k for k in daftar}


def tulis_kendala(daftar: Sequence[IsianKendala], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change kendala with their IKU.

    Raises ``TriwulanTerkunci`` when the locked quarter of origin would report another obstacle.
    Closing one is no such change: an obstacle of TW n stays open until it is closed, as a rule
    after the report of TW n is final (1.8).
    """
    unit = peta_unit(i.unit for i in daftar)
    ada = peta_kendala(i.kunci for i in daftar)
    baru: list[Kendala] = []
    ubah: list[Kendala] = []
    pasangan: list[tuple[IsianKendala, Kendala]] = []
    dilaporkan: set[tuple[str, int, int]] = set()
    for i in daftar:
        objek = ada.get(i.kunci) or Kendala(
            unit=unit[i.unit], tahun=i.tahun, triwulan=i.triwulan, nomor=i.nomor
        )
        if objek.uraian != i.uraian:
            dilaporkan.add((i.unit, i.tahun, i.triwulan))
        pilah(objek, terapkan(objek, {"uraian": i.uraian, "status": i.status}), baru, ubah)
        pasangan.append((i, objek))
    buka_triwulan(dilaporkan)
    simpan_banyak(Kendala, baru=baru, ubah=ubah, kolom=["uraian", "status"], oleh=oleh, asal=asal)
    _selaraskan_iku(pasangan, oleh=oleh, asal=asal)


def _selaraskan_iku(
    daftar: Sequence[tuple[IsianKendala, Kendala]], *, oleh: Pengguna | None, asal: Asal
) -> None:
    iku = peta_iku((i.unit, i.tahun, kode) for i, _ in daftar for kode in i.iku)
    ada = {
        (t.kendala_id, t.iku_id): t
        for t in KendalaIKU.objects.filter(kendala__in=[k.pk for _, k in daftar]).select_related(
            "kendala__unit"
        )
    }
    perlu: dict[tuple[int, int], KendalaIKU] = {}
    for i, kendala in daftar:
        for kode in i.iku:
            objek = iku[i.unit, i.tahun, kode]
            perlu[kendala.pk, objek.pk] = KendalaIKU(kendala=kendala, iku=objek)
    baru, hapus = beda_tautan(ada, perlu)
    buka_triwulan(
        (t.kendala.unit.kode, t.kendala.tahun, t.kendala.triwulan) for t in [*baru, *hapus]
    )
    tulis_tautan(KendalaIKU, baru=baru, hapus=hapus, oleh=oleh, asal=asal)
