"""Runs an import: plan outside the transaction, write in one short bulk transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.db import transaction

from akun.dasar import Asal
from akun.lingkup import Lingkup
from akun.muat import PetaPihak
from akun.tulis import tulis_instansi, tulis_unit
from impor.berkas import BerkasDitolak, buka
from impor.keadaan import SETIAP_TAHUN, keadaan_tersimpan
from impor.papan import pihak_disebut
from impor.rencana import Rencana, rencanakan
from impor.sel import normal
from impor.skema import PER_NORMAL
from inti.galat import VersiBerubah
from kinerja.tulis import tulis_iku, tulis_komponen, tulis_narasi, tulis_pk, tulis_realisasi
from rb.tulis import tulis_rb, tulis_tonggak
from renaksi.tulis import tulis_renaksi, tulis_tahapan, tulis_topik
from tindaklanjut.tulis import (
    tulis_hasil,
    tulis_kendala,
    tulis_rapat,
    tulis_tindak_lanjut,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from akun.models import Pengguna


class _Umum(TypedDict):
    """What every write is told."""

    oleh: Pengguna | None
    asal: Asal


__all__ = ["BerkasDitolak", "rencanakan_berkas", "terapkan"]


def rencanakan_berkas(
    nama: str,
    isi: bytes,
    *,
    oleh: Pengguna | None,
    pada: date,
    kemajuan: Callable[[str, int], None] = lambda teks, persen: None,
) -> Rencana:
    """Open a workbook and plan its import; ``kemajuan`` hears what goes on and how far it is.

    Raises ``BerkasDitolak``.
    """
    buku = buka(nama, isi, dihitung=lambda lembar: normal(lembar) in PER_NORMAL)
    return rencanakan(buku, oleh=oleh, pada=pada, kemajuan=kemajuan)


def _pastikan_masih_sama(rencana: Rencana, unit: Collection[str]) -> None:
    """Refuse the write when somebody changed what the plan was made from."""
    berubah = [e for e in rencana.diterima if e.berubah]
    if not berubah:
        return
    disebut = {e.kunci[0] for e in berubah if e.lembar == "Unit"}
    kini = keadaan_tersimpan(unit, unit_dikenal=disebut)
    if any(kini[e.lembar].get(e.kunci) != e.lama for e in berubah):
        raise VersiBerubah("Seseorang mengubah data yang sama.")


def terapkan(
    rencana: Rencana,
    *,
    oleh: Pengguna | None,
    pada: date,
    berlaku_sejak: date | None = None,
    kemajuan: Callable[[int, int], None] = lambda selesai, jumlah: None,
) -> None:
    """Write the accepted rows of a plan: all of them or, when anything fails, none.

    No notice is sent; new renaksi, tonggak and tindak lanjut are reminded from ``berlaku_sejak``
    (default ``pada``, today) on. Raises ``Penolakan`` when the data changed since the plan.
    """
    umum = _Umum(oleh=oleh, asal=Asal.IMPOR)
    sejak = berlaku_sejak or pada
    unit = {r.unit for e in rencana.diterima if (r := e.isian) and hasattr(r, "unit")}
    lingkup = Lingkup.dari(unit, SETIAP_TAHUN)
    with transaction.atomic():
        _pastikan_masih_sama(rencana, unit)
        ubah = rencana.berubah
        langkah: list[Callable[[], None]] = [
            lambda: tulis_unit(ubah("Unit"), **umum),
            lambda: tulis_pk(ubah("Perjanjian Kinerja"), **umum),
            lambda: tulis_iku(ubah("IKU"), **umum),
            lambda: tulis_komponen(ubah("Komponen"), **umum),
            lambda: tulis_realisasi(ubah("Realisasi"), **umum),
            lambda: tulis_narasi(ubah("Narasi"), **umum),
            lambda: tulis_tahapan(ubah("Tahapan"), **umum),
            lambda: tulis_topik(ubah("Topik"), **umum),
            lambda: tulis_renaksi(ubah("Renaksi"), pihak=pihak(), diingatkan_sejak=sejak, **umum),
            lambda: tulis_rb(ubah("RB"), pihak=pihak(), diingatkan_sejak=sejak, **umum),
            lambda: tulis_tonggak(ubah("Tonggak RB"), pada=pada, **umum),
            lambda: tulis_rapat(ubah("Rapat"), pada=pada, lingkup=lingkup, **umum),
            lambda: tulis_hasil(ubah("Hasil Rapat"), **umum),
            lambda: tulis_kendala(ubah("Kendala"), **umum),
            lambda: tulis_tindak_lanjut(
                ubah("Tindak Lanjut"),
                pihak=pihak(),
                pada=pada,
                lingkup=lingkup,
                diingatkan_sejak=sejak,
                **umum,
            ),
        ]
        peta: list[PetaPihak] = []

        def pihak() -> PetaPihak:
            if not peta:
                peta.append(PetaPihak(unit))
                peta[0].siapkan(
                    pihak_disebut(e for e in rencana.diterima if e.berubah),
                    buat=lambda nama: tulis_instansi(nama, **umum),
                )
            return peta[0]

        for n, tulis in enumerate(langkah, start=1):
            tulis()
            kemajuan(n, len(langkah))
