"""Writes of kinerja: keyword-only, one transaction each, right + open quarter + rules + history.

Every function takes ``oleh`` (``None`` is the operator's command line), ``pada`` (today) and the
mark of what the person saw; a refusal is one of ``inti.galat`` and leaves nothing behind.
"""

from kinerja.services.dasar import tanda_versi
from kinerja.services.pengisian import (
    bawa_periode_lalu,
    pakai_komponen,
    simpan_komponen,
    simpan_narasi,
    simpan_realisasi,
    tanda_pengisian,
)
from kinerja.services.survei import simpan_survei, tanda_survei
from kinerja.services.susunan import simpan_iku, simpan_pk, tanda_iku, ubah_sasaran

__all__ = [
    "bawa_periode_lalu",
    "pakai_komponen",
    "simpan_iku",
    "simpan_komponen",
    "simpan_narasi",
    "simpan_pk",
    "simpan_realisasi",
    "simpan_survei",
    "tanda_iku",
    "tanda_pengisian",
    "tanda_survei",
    "tanda_versi",
    "ubah_sasaran",
]
