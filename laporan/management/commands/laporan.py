"""``manage.py laporan``: the quarterly report of one unit as Word, PDF, Excel or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inti.galat import Penolakan
from inti.jam import hari_ini
from laporan.keluaran import PEMBUAT
from laporan.masukan import baca_tahun, baca_tw, baca_unit
from laporan.services.dasar import baca_laporan
from laporan.terbitan import terbitkan


class Command(BaseCommand):
    """Write the report: the frozen version of a final quarter, else the data as they stand today.

    The operator sees every unit.
    """

    help = "Tulis laporan kinerja satu unit pada satu triwulan (.docx, .pdf, .xlsx, atau .json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="kode unit kerja")
        parser.add_argument("--tahun", required=True, help="tahun perjanjian kinerja")
        parser.add_argument("--triwulan", required=True, help="1, 2, 3, atau 4")
        parser.add_argument(
            "-o", "--keluaran", required=True, metavar="BERKAS", help=f".{', .'.join(PEMBUAT)}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tujuan = Path(options["keluaran"])
        jenis = tujuan.suffix.lower().lstrip(".")
        if jenis not in PEMBUAT:
            raise CommandError(
                f"Jenis berkas “{tujuan.suffix or tujuan.name}” tidak dikenal. "
                f"Pakai .{', .'.join(PEMBUAT)}."
            )
        try:
            laporan = baca_laporan(
                baca_unit(str(options["unit"])),
                baca_tahun(str(options["tahun"])),
                baca_tw(str(options["triwulan"])),
            )
            isi = terbitkan(laporan, jenis, pada=hari_ini())
            tujuan.write_bytes(isi)
        except Penolakan as salah:
            raise CommandError(salah.pesan) from salah
        except OSError as salah:
            raise CommandError(
                f"Berkas “{tujuan}” tidak dapat ditulis: {salah.strerror}. Pilih folder lain."
            ) from salah
        self.stdout.write(f"{tujuan}: {len(isi)} bita.")
