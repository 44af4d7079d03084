"""Deadlines in ordinary Indonesian: read one phrase, or find them in a sentence.

The conventions. Day 0 (``acuan``) is the day of the meeting.

- Without year or month: the next one not yet past, today counts. A day that year lacks is
  impossible (``29 Februari`` said in 2026), not moved to another year.
- ``H+n``, ``n hari``, ``n minggu``, ``n bulan``, ``n jam`` are calendar time; ``n hari kerja``
  starts the next day and skips weekends, holidays and cuti bersama.
- A range means its last day. ``sebelum X`` is the day before X, before a period the day before its
  first ("sebelum April" is 31 March); before an hour of a day it is that day.
- ``Jumat ini`` lies in this Monday-to-Sunday week, ``Jumat depan`` in the next. ``pekan ini`` and
  ``pekan depan`` mean the Friday, also ``akhir pekan``.
- ``minggu ke-n <bulan>`` is day 7n, the fourth and later the month's end.
- A month, quarter, semester or year alone, or its ``akhir``, is its last day; ``pertengahan`` of a
  month is the 15th. ``awal`` is asked.
- A holiday by name is its first day in the list at or after day 0, without its cuti bersama.
- Day first in numbers: ``5/6`` is 5 June. Two digits of a year are of this century.

No date (TANPA_TANGGAL): words that name none (``segera``, ``rutin``, ``setiap bulan``, "setelah
DIPA terbit"), a start without an end (``mulai 20 Maret``, ``setelah Lebaran``), something counted
from an unknown day (``sebelum rapat berikutnya``, ``H-3``), impossible and past days, days more
than ten years ahead.

Asked (GANDA), beside ``awal``: a weekday or number that contradicts its date or its echo; ``Jumat
depan`` said on a Monday or Tuesday while this week's Friday is still to come; ``5-6`` (a day and a
month, or two days); ``minggu 2 April`` (a week, or a Sunday); ``5 bulan depan``; hours that are no
whole days; two different days in one phrase ("20 atau 25 Maret"); a range that runs backwards;
doubt in words (``sekitar``, ``jika …``, ``kalau bisa``); a date that belongs to a thing ("rapat
tanggal 3 Maret", "laporan TW I"); any word of time that no rule could use.

A day is never moved off a holiday; ``usul_geser`` offers the working days around it.
"""

from __future__ import annotations

from tindaklanjut.tenggat.hasil import Keadaan, Tenggat, TenggatDitemukan
from tindaklanjut.tenggat.pembaca import baca_tenggat
from tindaklanjut.tenggat.pencari import cari_tenggat

__all__ = ["Keadaan", "Tenggat", "TenggatDitemukan", "baca_tenggat", "cari_tenggat"]
