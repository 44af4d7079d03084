"""Bukti as a kind of object with a page of history."""

from __future__ import annotations

from typing import Final

from akun.riwayat import JenisRiwayat
from bukti.models import Bukti

JENIS: Final = (JenisRiwayat("bukti", "bukti dukung", Bukti, Bukti.objects.all().terlihat_oleh),)
