"""``manage.py siapkan_contoh``: the sample quarter and the demo accounts, once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from impor.contoh import AKUN_CONTOH, SANDI_CONTOH, UNIT_CONTOH, siapkan, sudah_ada
from inti.jam import hari_ini


class Command(BaseCommand):
    """Loads the sample on the first run; later runs change nothing."""

    help = "Memuat triwulan contoh dan akun contoh pada mode coba (sekali)."

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if settings.PRODUKSI:
            raise CommandError("Contoh hanya untuk mode coba, tidak untuk produksi.")
        if sudah_ada():
            self.stdout.write("Data sudah ada; contoh tidak dimuat lagi.")
            return
        siapkan(pada=hari_ini())
        call_command("capaian", unit=UNIT_CONTOH, tahun=2026, triwulan=1, stdout=self.stdout)
        self.stdout.write(f"\nAkun contoh (kata sandi semua: {SANDI_CONTOH})")
        for akun in AKUN_CONTOH:
            self.stdout.write(f"  {akun.username:<20} {akun.peran.label}")
