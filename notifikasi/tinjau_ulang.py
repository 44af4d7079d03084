"""The last look before a notice leaves: is it still true? (specification 4.2.4)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.tanggal import format_tanggal
from notifikasi.baris import penerima_jenis
from notifikasi.jadwal import Jeda, per_jenis
from notifikasi.sumber import kini

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from notifikasi.jadwal import KunciButir
    from notifikasi.models import Pemberitahuan
    from notifikasi.penerima import BukuAlamat
    from notifikasi.rencana import Butir

DITUTUP = "sudah selesai atau ditutup"
TIDAK_AKTIF = "penerima tidak aktif"
TENGGAT_BERUBAH = "tenggat berubah"
BUKAN_PENERIMA = "penerima berganti"


def tinjau_ulang(
    daftar: Sequence[Pemberitahuan], buku: BukuAlamat, pada: date
) -> tuple[dict[int, str], dict[KunciButir, Butir]]:
    """Return why rows are not sent any more (by pk, empty when they are), and their items now.

    A constant number of queries for all rows of one kind.
    """
    butir: dict[KunciButir, Butir] = {}
    kunci = {(b.sasaran_jenis, b.sasaran_id) for b in daftar}
    for jenis, ids in per_jenis(kunci).items():
        butir.update({(jenis, pk): isi for pk, isi in kini(jenis, ids).items()})
    buku.siapkan(list(butir.values()))
    jeda = Jeda.muat(butir.keys())
    alasan = {
        b.pk: _alasan(b, butir.get((b.sasaran_jenis, b.sasaran_id)), buku, jeda, pada)
        for b in daftar
    }
    return alasan, butir


def _alasan(b: Pemberitahuan, butir: Butir | None, buku: BukuAlamat, jeda: Jeda, pada: date) -> str:
    if butir is None:
        return DITUTUP
    if butir.tenggat != b.tenggat:
        return TENGGAT_BERUBAH
    if b.penerima_kunci not in penerima_jenis(buku, butir, b.jenis):
        aktif = buku.mengenal(b.penerima_kunci)
        return BUKAN_PENERIMA if aktif else TIDAK_AKTIF
    if butir.jeda:
        return butir.jeda
    janji = jeda.janji_pada(butir, pada)
    return f"dijanjikan {format_tanggal(janji)}" if janji else ""
