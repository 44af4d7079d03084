"""``manage.py impor``: a workbook goes in, all of it or, row by row, what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from impor.baca import Catatan
from impor.ekspor import buku_ditolak
from impor.jalankan import BerkasDitolak, rencanakan_berkas, terapkan
from impor.management.keluaran import simpan_berkas
from impor.teks import sebagai_json, sebagai_teks
from inti.galat import Penolakan
from inti.jam import hari_ini
from inti.tanggal import TanggalTidakDikenali, baca_tanggal

if TYPE_CHECKING:
    from datetime import date

    from impor.rencana import Rencana

BERUBAH = "Data berubah selagi impor berjalan; tidak ada yang disimpan. Jalankan lagi. ({})"


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
            help="hari mulai pengingat untuk baris baru; bawaan hari ini",
        )
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        sejak = _tanggal(pilihan["berlaku_sejak"])
        bentuk, lewati = pilihan["format"], pilihan["lewati_baris_galat"]
        try:
            rencana = self._rencanakan(Path(pilihan["berkas"]))
        except BerkasDitolak as salah:
            self._tolak(str(salah), bentuk)
        tulis = not pilihan["periksa"] and (not rencana.galat or lewati is not None)
        if lewati is not None and not pilihan["periksa"]:
            simpan_berkas(lewati, buku_ditolak(rencana), akibat="Tidak ada yang disimpan.")
        if tulis:
            try:
                terapkan(
                    rencana,
                    oleh=None,
                    pada=hari_ini(),
                    berlaku_sejak=sejak,
                    kemajuan=self._kemajuan,
                )
            except Penolakan as salah:
                self._tolak(BERUBAH.format(salah.pesan), bentuk)
            except DatabaseError as salah:
                self._tolak(BERUBAH.format(salah), bentuk)
        self._laporkan(rencana, bentuk, tersimpan=tulis)
        if rencana.galat and lewati is None:
            raise SystemExit(1)

    def _rencanakan(self, berkas: Path) -> Rencana:
        try:
            isi = berkas.read_bytes()
        except OSError as salah:
            raise CommandError(f"Berkas {berkas} tidak dapat dibaca: {salah.strerror}.") from salah
        self._kemajuan(0, 1)
        return rencanakan_berkas(berkas.name, isi, oleh=None, pada=hari_ini())

    def _tolak(self, alasan: str, bentuk: str) -> NoReturn:
        """End with one fault that concerns the whole file."""
        if bentuk != "json":
            raise CommandError(alasan)
        galat = Catatan("", None, "", "", alasan).sebagai_dict()
        isi = {"galat": [galat], "peringatan": [], "ringkasan": {}}
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))
        raise SystemExit(1)

    def _kemajuan(self, selesai: int, jumlah: int) -> None:
        if self.stderr.isatty():
            teks = f"Menyimpan {selesai}/{jumlah}" if selesai else "Membaca dan memeriksa …"
            self.stderr.write(f"\r{teks:<40}", ending="\n" if selesai == jumlah else "")

    def _laporkan(self, rencana: Rencana, bentuk: str, *, tersimpan: bool) -> None:
        if bentuk == "json":
            self.stdout.write(sebagai_json(rencana))
        else:
            self.stdout.write(sebagai_teks(rencana, tersimpan=tersimpan))


def _tanggal(teks: str | None) -> date | None:
    if teks is None:
        return None
    try:
        return baca_tanggal(teks)
    except TanggalTidakDikenali as salah:
        raise CommandError(f"--berlaku-sejak: {salah}") from salah
