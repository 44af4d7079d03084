"""``manage.py ekspor``: one unit-year as a workbook."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akun.models import UnitKerja
from impor.ekspor import ekspor
from impor.management.keluaran import simpan_berkas


class Command(BaseCommand):
    """Writes the same sheets that ``impor`` reads."""

    help = "Menulis buku kerja satu unit dan satu tahun."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, metavar="KODE")
        parser.add_argument("--tahun", required=True, type=int)
        parser.add_argument("keluar", metavar="KELUAR.xlsx")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        if not UnitKerja.objects.filter(kode=pilihan["unit"]).exists():
            raise CommandError(f"Unit {pilihan['unit']} tidak ada. Periksa kodenya.")
        simpan_berkas(pilihan["keluar"], ekspor(pilihan["unit"], pilihan["tahun"]))
        self.stdout.write(f"Tersimpan di {pilihan['keluar']}.")
