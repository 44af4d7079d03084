"""Writes of the Word template of a unit: put one in, use an older one again, go back to default."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from akun.dasar import Asal, simpan
from akun.izin import pastikan
from akun.models import UnitKerja
from akun.pilihan import Tindakan
from laporan.models import TemplatWord
from laporan.templat.unggahan import uji_templat
from laporan.templat_unit import isi_templat

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna


def pasang_templat(
    *, unit: UnitKerja, nama: str, isi: bytes, oleh: Pengguna, pada: date
) -> TemplatWord:
    """Try a template and use it from now on. Raises ``IzinDitolak`` or ``DataDitolak``."""
    pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    uji_templat(isi)
    templat = TemplatWord(
        unit=unit,
        nama=nama[-200:],
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        diunggah_oleh=oleh,
    )
    templat.berkas.save("templat.docx", ContentFile(isi), save=False)
    try:
        with transaction.atomic():
            _lepas(unit, oleh, f"Diganti dengan {nama}")
            return simpan(templat, oleh=oleh, asal=Asal.HALAMAN)
    except BaseException:
        templat.berkas.delete(save=False)
        raise


def pakai_templat(*, templat: TemplatWord, oleh: Pengguna, pada: date) -> TemplatWord:
    """Use an older template again, after it was tried anew.

    Raises ``IzinDitolak``, ``TemplatRusak`` or ``DataDitolak``.
    """
    pastikan(oleh, Tindakan.KELOLA_AKUN, templat.unit, pada)
    uji_templat(isi_templat(templat))
    with transaction.atomic():
        _lepas(templat.unit, oleh, f"Diganti dengan {templat.nama}")
        kini = TemplatWord.objects.select_for_update().get(pk=templat.pk)
        kini.dipakai = True
        return simpan(kini, oleh=oleh, asal=Asal.HALAMAN, alasan="Dipakai lagi")


@transaction.atomic
def lepas_templat(*, unit: UnitKerja, oleh: Pengguna, pada: date) -> None:
    """Go back to the template above. Raises ``IzinDitolak``."""
    pastikan(oleh, Tindakan.KELOLA_AKUN, unit, pada)
    _lepas(unit, oleh, "Kembali ke templat bawaan")


def _lepas(unit: UnitKerja, oleh: Pengguna, alasan: str) -> None:
    """Take the template in use out of use; the row of the unit makes writers take turns."""
    UnitKerja.objects.select_for_update().get(pk=unit.pk)
    for lama in TemplatWord.objects.select_for_update().filter(unit=unit, dipakai=True):
        lama.dipakai = False
        simpan(lama, oleh=oleh, asal=Asal.HALAMAN, alasan=alasan)
