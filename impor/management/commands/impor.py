"""``manage.py impor``: a workbook goes in, all of it or, row by row, what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from impor.ekspor import buku_ditolak
from impor.jalankan import BerkasDitolak, rencanakan_berkas, terapkan
from impor.teks import sebagai_json, sebagai_teks
from inti.jam import hari_ini
from inti.tanggal import TanggalTidakDikenali, baca_tanggal

if TYPE_CHECKING:
    from impor.rencana import Rencana


class Command(BaseCommand):
    """Reads, judges and writes one workbook."""

    help = "Mengimpor buku kerja. Tanpa pilihan lain: semua baris benar, atau tidak ada."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", metavar="BERKAS")
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa")
        parser.add_argument(
            "--lewati-baris-galat",
            metavar="DITOLAK.xlsx",
            help="simpan baris yang benar; tulis yang ditolak beserta alasannya ke berkas ini",
        )
        parser.add_argument(
            "--berlaku-sejak",
            metavar="TANGGAL",
            help="hari mulai pengingat untuk baris impor; bawaan hari ini",
        )
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        self._berlaku_sejak(pilihan["berlaku_sejak"])
        rencana = self._rencanakan(Path(pilihan["berkas"]), pilihan["format"])
        lewati = pilihan["lewati_baris_galat"]
        tulis = not pilihan["periksa"] and (not rencana.galat or lewati is not None)
        if lewati is not None and not pilihan["periksa"]:
            Path(lewati).write_bytes(buku_ditolak(rencana))
        if tulis:
            terapkan(rencana, oleh=None, pada=hari_ini(), kemajuan=self._kemajuan)
        self._laporkan(rencana, pilihan["format"], tersimpan=tulis)
        if rencana.galat and lewati is None:
            raise SystemExit(1)

    def _rencanakan(self, berkas: Path, bentuk: str) -> Rencana:
        try:
            return rencanakan_berkas(berkas.name, berkas.read_bytes(), oleh=None, pada=hari_ini())
        except OSError as salah:
            raise CommandError(f"Berkas {berkas} tidak dapat dibaca: {salah.strerror}.") from salah
        except BerkasDitolak as salah:
            if bentuk != "json":
                raise CommandError(str(salah)) from salah
            galat = {"lembar": "", "baris": None, "kolom": "", "nilai": "", "alasan": str(salah)}
            isi = {"galat": [galat], "peringatan": [], "ringkasan": {}}
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))
            raise SystemExit(1) from salah

    def _berlaku_sejak(self, teks: str | None) -> None:
        if teks is None:
            return
        try:
            baca_tanggal(teks)
        except TanggalTidakDikenali as salah:
            raise CommandError(f"--berlaku-sejak: {salah}") from salah

    def _kemajuan(self, selesai: int, jumlah: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\rMenyimpan {selesai}/{jumlah}", ending="")

    def _laporkan(self, rencana: Rencana, bentuk: str, *, tersimpan: bool) -> None:
        if bentuk == "json":
            self.stdout.write(sebagai_json(rencana))
        else:
            self.stdout.write(sebagai_teks(rencana, tersimpan=tersimpan))
