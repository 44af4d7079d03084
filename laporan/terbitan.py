"""The report as it holds: the frozen files of a final quarter, else made from the data now."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, cast

from inti.galat import Penolakan
from laporan.konten import sebagai_json, susun_konten
from laporan.models import BerkasLaporan
from laporan.pilihan import JenisBerkas, Status
from laporan.services.dasar import surat_laporan
from laporan.templat_unit import buat_berkas
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from datetime import date

    from laporan.models import LaporanTriwulan


class BerkasRusak(Penolakan):
    """A frozen file is gone or no longer has its hash; it is not handed out as the report."""


def berkas_beku(laporan: LaporanTriwulan, jenis: str) -> BerkasLaporan | None:
    """Return the file of the version that holds; ``None`` while the report is being worked on."""
    if laporan.status != Status.FINAL:
        return None
    return (
        BerkasLaporan.objects.filter(versi__laporan=laporan, jenis=jenis)
        .select_related("versi")
        .order_by("-versi__nomor")
        .first()
    )


def baca_utuh(berkas: BerkasLaporan) -> bytes:
    """Return the bytes of a frozen file. Raises ``BerkasRusak``."""
    try:
        with berkas.berkas.open("rb") as aliran:
            isi: bytes = aliran.read()
    except OSError as salah:
        raise BerkasRusak(_pesan(berkas, "tidak ada di penyimpanan")) from salah
    if hashlib.sha256(isi).hexdigest() != berkas.sha256:
        raise BerkasRusak(_pesan(berkas, "tidak sama dengan saat difinalkan"))
    return isi


def isi_beku(laporan: LaporanTriwulan) -> dict[str, Any] | None:
    """Return the frozen content of a final report. Raises ``BerkasRusak``."""
    berkas = berkas_beku(laporan, JenisBerkas.JSON)
    return None if berkas is None else cast("dict[str, Any]", json.loads(baca_utuh(berkas)))


def isi_kini(laporan: LaporanTriwulan, *, pada: date) -> dict[str, Any]:
    """Return the content as the data stand now, with the stored letter."""
    konten = susun_konten(
        unit=laporan.unit,
        tahun=laporan.tahun,
        triwulan=laporan.triwulan,
        surat=surat_laporan(laporan, pada=pada),
        pada=pada,
        kalender=kalender(),
    )
    return sebagai_json(konten)


def terbitkan(laporan: LaporanTriwulan, jenis: str, *, pada: date) -> bytes:
    """Return the report in one form. Raises ``BerkasRusak`` or what ``buat_berkas`` raises."""
    berkas = berkas_beku(laporan, jenis)
    if berkas is not None:
        return baca_utuh(berkas)
    return buat_berkas(laporan.unit, jenis, isi_kini(laporan, pada=pada))


def _pesan(berkas: BerkasLaporan, keadaan: str) -> str:
    return (
        f"Berkas {berkas.get_jenis_display()} laporan final versi {berkas.versi.nomor} {keadaan}. "
        "Minta Admin memulihkannya dari cadangan."
    )
