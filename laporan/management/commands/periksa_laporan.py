"""``manage.py periksa_laporan``: prove that the files of final reports are as they were frozen."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from laporan.arsip import keadaan_berkas
from laporan.models import BerkasLaporan

ARTI = {
    "hilang": "berkasnya tidak ada di penyimpanan; pulihkan dari cadangan",
    "berubah": "isinya tidak sama dengan saat difinalkan; pulihkan dari cadangan",
}


class Command(BaseCommand):
    """Read every file of every version again; exit 1 when one is missing or changed."""

    help = "Buktikan bahwa berkas laporan final tidak berubah (sidik SHA-256)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **options: Any) -> None:
        daftar = BerkasLaporan.objects.select_related("versi__laporan__unit").order_by("pk")
        temuan: list[dict[str, object]] = []
        diperiksa = 0
        for berkas in daftar.iterator(chunk_size=100):
            diperiksa += 1
            keadaan = keadaan_berkas(berkas)
            if keadaan != "utuh":
                temuan.append(_temuan(berkas, keadaan))
        if options["format"] == "json":
            isi = {"diperiksa": diperiksa, "temuan": temuan}
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_teks(diperiksa, temuan))
        if temuan:
            sys.exit(1)


def _temuan(berkas: BerkasLaporan, keadaan: str) -> dict[str, object]:
    laporan = berkas.versi.laporan
    return {
        "keadaan": keadaan,
        "unit": laporan.unit.kode,
        "tahun": laporan.tahun,
        "triwulan": laporan.triwulan,
        "versi": berkas.versi.nomor,
        "jenis": berkas.jenis,
        "berkas": str(berkas.berkas.name),
        "sha256": berkas.sha256,
    }


def _teks(diperiksa: int, temuan: list[dict[str, object]]) -> str:
    baris = [
        f"{t['keadaan']}: {t['unit']} TW {t['triwulan']} {t['tahun']} versi {t['versi']} "
        f"{t['jenis']} ({t['berkas']}): {ARTI[str(t['keadaan'])]}"
        for t in temuan
    ]
    akhir = f"{len(temuan)} temuan" if temuan else "semua utuh"
    return "\n".join([*baris, f"{diperiksa} berkas laporan diperiksa, {akhir}."])
