"""Make the first ADMIN of an office, or a new one when nobody can log in as ADMIN any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from akun.dasar import Asal
from akun.isian import IsianUnit
from akun.models import UnitKerja
from akun.pilihan import Peran
from akun.services import daftarkan_pengguna, simpan_unit
from inti.galat import Penolakan
from inti.jam import hari_ini

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Buat akun Admin pada sebuah unit; unitnya dibuat bila belum ada. Cetak sandi sekali."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="nama pengguna")
        parser.add_argument("--nama", required=True, help="nama yang ditampilkan, misalnya jabatan")
        parser.add_argument("--unit", required=True, help="kode unit, misalnya D.V.M.EKON")
        parser.add_argument("--nama-unit", default="", help="nama unit bila unitnya belum ada")
        parser.add_argument("--surel", default="", help="alamat surel")

    def handle(self, *args: Any, **options: Any) -> None:
        pada = hari_ini()
        try:
            with transaction.atomic():
                unit = self._unit(options["unit"], options["nama_unit"])
                _, sandi = daftarkan_pengguna(
                    username=options["username"],
                    nama=options["nama"],
                    email=options["surel"],
                    telepon="",
                    unit=unit,
                    peran=Peran.ADMIN,
                    mulai=pada,
                    sampai=None,
                    keterangan="",
                    oleh=None,
                    pada=pada,
                )
        except Penolakan as salah:
            raise CommandError(salah.pesan) from salah
        self.stdout.write(
            f"Admin {options['username']} dibuat untuk {unit}. Kata sandi sementara: {sandi}\n"
            "Catat sekarang; kata sandi ini tidak tampil lagi dan wajib diganti saat masuk."
        )

    def _unit(self, kode: str, nama: str) -> UnitKerja:
        ada = UnitKerja.objects.filter(kode=kode).first()
        if ada is not None:
            return ada
        if not nama:
            raise CommandError(f"Unit {kode} belum ada. Sebut namanya dengan --nama-unit.")
        return simpan_unit(
            isian=IsianUnit(kode, nama), oleh=None, pada=hari_ini(), asal=Asal.PERINTAH
        )
