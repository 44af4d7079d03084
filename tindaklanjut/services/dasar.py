"""What every write of this room shares: read the rows under lock, judge, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import cocokkan_versi
from inti.galat import DataDitolak, Penolakan, galat
from tindaklanjut.models import Kendala, Rapat, TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from akun.models import UnitKerja
    from kinerja.models import IKU
    from tindaklanjut.querysets import TindakLanjutQuerySet

# One bulk action of a page; an import goes through ``tindaklanjut.tulis``.
PALING_BANYAK = 500


def lengkap() -> TindakLanjutQuerySet:
    """Tasks with everything the rights and the rules look at."""
    return TindakLanjut.objects.select_related(
        "unit", "pengawal", "hasil_rapat__rapat", "kendala"
    ).prefetch_related("pic__pihak__pengguna", "pic__pihak__tim", "pic__pihak__instansi", "bukti")


def ambil_banyak(
    daftar: Sequence[TindakLanjut], versi: Mapping[int, int] | None = None
) -> list[TindakLanjut]:
    """Return the rows as stored now, locked, in the order given.

    ``versi`` holds, by id, the version a form was drawn from; raises ``VersiBerubah`` when a row
    has moved on since.
    """
    if len(daftar) > PALING_BANYAK:
        raise DataDitolak(
            [galat("", f"Pilih paling banyak {PALING_BANYAK} tindak lanjut sekaligus.")]
        )
    kunci = [t.pk for t in daftar]
    # The lock comes first and alone: PostgreSQL locks no row behind an outer join.
    list(TindakLanjut.objects.select_for_update().filter(pk__in=kunci).order_by("pk"))
    kini = {t.pk: t for t in lengkap().filter(pk__in=kunci)}
    for pk, dibaca in (versi or {}).items():
        cocokkan_versi(kini[pk], dibaca)
    return [kini[pk] for pk in kunci]


def ambil(t: TindakLanjut, versi: int | None) -> TindakLanjut:
    """``ambil_banyak`` for one row."""
    return ambil_banyak([t], None if versi is None else {t.pk: versi})[0]


def ambil_rapat(rapat: Rapat, versi: int | None = None) -> Rapat:
    """Return the rapat as stored now, locked. Raises ``VersiBerubah``."""
    kini = Rapat.objects.select_for_update(of=("self",)).select_related("unit").get(pk=rapat.pk)
    cocokkan_versi(kini, versi)
    return kini


def ambil_kendala(kendala: Kendala, versi: int | None = None) -> Kendala:
    """Return the kendala as stored now, locked. Raises ``VersiBerubah``."""
    kini = Kendala.objects.select_for_update(of=("self",)).select_related("unit").get(pk=kendala.pk)
    cocokkan_versi(kini, versi)
    return kini


def periksa_semua(daftar: Sequence[TindakLanjut], periksa: Callable[[TindakLanjut], None]) -> None:
    """Judge every row before any is written; of several rows the refusal names the one."""
    for t in daftar:
        try:
            periksa(t)
        except DataDitolak as salah:
            if len(daftar) == 1:
                raise
            raise DataDitolak([galat("", f"{t.kode}: {salah.pesan}")]) from salah
        except Penolakan as salah:
            if len(daftar) == 1:
                raise
            raise type(salah)(f"{t.kode}: {salah.pesan}") from salah


def pastikan_iku_unit(unit: UnitKerja, iku: Iterable[IKU]) -> None:
    """IKU belong to the unit itself: a foreign id in a form is refused here as well."""
    if any(i.perjanjian.unit_id != unit.pk for i in iku):
        raise DataDitolak([galat("iku", "Pilih IKU milik unit ini.")])
