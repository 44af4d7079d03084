"""``manage.py impor_survei``: answers of a survey go in as the index of an IKU."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akun.dasar import Asal
from akun.models import UnitKerja
from impor.berkas import BerkasDitolak
from impor.survei import SKALA_BAKU, SurveiDibaca, baca_aspek, baca_survei
from impor.teks_survei import sebagai_dict, sebagai_teks, tolakan
from inti.galat import Penolakan
from inti.jam import hari_ini
from inti.triwulan import TriwulanTidakDikenali, baca_triwulan
from kinerja.models import IKU
from kinerja.services import simpan_survei
from kinerja.survei import SurveiDitolak, baca_rentang_kolom

if TYPE_CHECKING:
    from collections.abc import Collection


class Command(BaseCommand):
    """Reads, counts and stores one survey."""

    help = (
        "Mengimpor jawaban survei (ekspor Google Forms, satu baris per responden) menjadi indeks "
        "sebuah IKU. Bila ada sel yang salah, tidak ada yang disimpan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, metavar="KODE")
        parser.add_argument("--iku", required=True, metavar="KODE")
        parser.add_argument("--tahun", required=True, type=int)
        parser.add_argument("--triwulan", required=True, help="1 sampai 4, atau TW I sampai TW IV")
        parser.add_argument("berkas", metavar="BERKAS")
        parser.add_argument("--kolom", metavar="A:H", help="kolom butir; bawaan: dicari sendiri")
        parser.add_argument(
            "--aspek",
            action="append",
            default=[],
            metavar="NAMA=A:H",
            help="kolom satu aspek, boleh berulang; bawaan: dibaca dari judul kolom",
        )
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        self.json = pilihan["format"] == "json"
        iku, triwulan = self._sasaran(pilihan)
        kolom, aspek = self._kolom(pilihan)
        berkas = Path(pilihan["berkas"])
        try:
            dibaca = baca_survei(
                berkas.name,
                _isi(berkas),
                maks=iku.skala_maks or SKALA_BAKU,
                kolom=kolom,
                aspek=aspek,
                kemajuan=self._kemajuan,
            )
        except (BerkasDitolak, SurveiDitolak) as salah:
            self._tolak(str(salah))
        if dibaca.sah:
            self._simpan(iku, triwulan, berkas.name, dibaca)
        if self.json:
            self._cetak(sebagai_dict(dibaca))
        else:
            self.stdout.write(sebagai_teks(dibaca))
        if not dibaca.sah:
            raise SystemExit(1)

    def _simpan(self, iku: IKU, triwulan: int, nama: str, dibaca: SurveiDibaca) -> None:
        try:
            simpan_survei(
                iku=iku,
                triwulan=triwulan,
                n=dibaca.cacah.n,
                butir=dibaca.cacah.butir,
                berkas=nama,
                oleh=None,
                pada=hari_ini(),
                asal=Asal.PERINTAH,
            )
        except Penolakan as salah:
            self._tolak(salah.pesan)

    def _sasaran(self, pilihan: dict[str, Any]) -> tuple[IKU, int]:
        unit = UnitKerja.objects.filter(kode=pilihan["unit"]).first()
        if unit is None:
            raise CommandError(f"Unit {pilihan['unit']} tidak ada. Periksa kodenya.")
        iku = IKU.objects.milik_unit(unit.pk, pilihan["tahun"]).filter(kode=pilihan["iku"]).first()
        if iku is None:
            raise CommandError(
                f"IKU {pilihan['iku']} tidak ada pada perjanjian kinerja {pilihan['tahun']} "
                f"{unit.kode}. Periksa kode dan tahunnya."
            )
        try:
            return iku, baca_triwulan(pilihan["triwulan"])
        except TriwulanTidakDikenali as salah:
            raise CommandError(f"--triwulan: {salah}") from salah

    def _kolom(
        self, pilihan: dict[str, Any]
    ) -> tuple[Collection[int] | None, dict[str, frozenset[int]]]:
        try:
            kolom = baca_rentang_kolom(pilihan["kolom"]) if pilihan["kolom"] else None
            return kolom, baca_aspek(pilihan["aspek"])
        except ValueError as salah:
            raise CommandError(str(salah)) from salah

    def _kemajuan(self, selesai: int, jumlah: int) -> None:
        if self.stderr.isatty():
            teks = f"Menghitung {100 * selesai // max(jumlah, 1)}%"
            self.stderr.write(f"\r{teks:<20}", ending="\n" if selesai >= jumlah - 1 else "")

    def _tolak(self, alasan: str) -> NoReturn:
        """End with one fault that concerns the whole file."""
        if not self.json:
            raise CommandError(alasan)
        self._cetak(tolakan(alasan))
        raise SystemExit(1)

    def _cetak(self, isi: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))


def _isi(berkas: Path) -> bytes:
    try:
        return berkas.read_bytes()
    except OSError as salah:
        raise CommandError(f"Berkas {berkas} tidak dapat dibaca: {salah.strerror}.") from salah
