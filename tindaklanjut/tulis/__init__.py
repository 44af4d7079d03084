"""Writes of tindaklanjut from plain inputs, one implementation for one row and for many.

Callers have checked the rules (``tindaklanjut.aturan``) and the right; what a locked quarter
reported is refused here, on every path. Call inside a transaction.
"""

from tindaklanjut.tulis.kendala import peta_kendala, tulis_kendala
from tindaklanjut.tulis.pic import tulis_pic
from tindaklanjut.tulis.rapat import peta_hasil, peta_rapat, tulis_hasil, tulis_rapat
from tindaklanjut.tulis.tautan import beda_tautan, tulis_tautan
from tindaklanjut.tulis.tindak_lanjut import tulis_tindak_lanjut

__all__ = [
    "beda_tautan",
    "peta_hasil",
    "peta_kendala",
    "peta_rapat",
    "tulis_hasil",
    "tulis_kendala",
    "tulis_pic",
    "tulis_rapat",
    "tulis_tautan",
    "tulis_tindak_lanjut",
]
