"""``manage.py templat_impor``: the empty workbook to fill in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from impor.ekspor import templat
from impor.management.keluaran import simpan_berkas


class Command(BaseCommand):
    """Writes every sheet with its headings, drop-down lists and one example row."""

    help = "Menulis buku kerja kosong dengan daftar pilihan dan satu baris contoh per lembar."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keluar", metavar="KOSONG.xlsx")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        simpan_berkas(pilihan["keluar"], templat())
        self.stdout.write(f"Tersimpan di {pilihan['keluar']}. Hapus baris contoh sebelum diisi.")
