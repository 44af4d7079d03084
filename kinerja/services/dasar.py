"""What the services of kinerja share: the mark of what a form was drawn from, and guards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.galat import DataDitolak, Temuan, VersiBerubah, galat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akun.dasar import ModelTeraudit


def tanda_versi(baris: Iterable[ModelTeraudit | None]) -> str:
    """Return one mark for several rows a form shows together: it differs once any was saved.

    Rows that do not exist yet leave no trace, so a mark also tells that somebody made one.
    """
    ada = sorted((b._meta.model_name or "", b.pk, b.versi) for b in baris if b is not None)
    return ",".join(f"{nama}:{pk}:{versi}" for nama, pk, versi in ada)


def cocokkan_tanda(kini: str, dilihat: str | None) -> None:
    """Refuse when the form was drawn from other versions than those just read."""
    if dilihat is not None and dilihat != kini:
        raise VersiBerubah(
            "Data ini sudah diubah orang lain sejak Anda membukanya. Periksa perubahannya, "
            "lalu simpan lagi; isian Anda tetap ada di halaman ini."
        )


def wajib(bidang: str, isi: str, pesan: str) -> str:
    """Return the text without outer blanks, or raise ``DataDitolak`` when nothing is left."""
    rapi = isi.strip()
    if not rapi:
        raise DataDitolak([galat(bidang, pesan)])
    return rapi


def bernomor(bidang: str, nomor: int, temuan: Temuan) -> Temuan:
    """Return the finding on the ``nomor``-th row of a list: field ``nilai-2``."""
    return Temuan(f"{bidang}-{nomor}", temuan.pesan, temuan.tingkat, temuan.nilai)
