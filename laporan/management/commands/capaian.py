"""``manage.py capaian``: Tabel 1 of one unit and quarter as a table, JSON or CSV."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from akun.models import UnitKerja
from inti.jam import hari_ini
from inti.tanggal import TanggalTidakDikenali, baca_tanggal
from inti.triwulan import TriwulanTidakDikenali, baca_triwulan
from laporan.capaian import IkhtisarTriwulan, ikhtisar, per_tanggal_baku, sebagai_dict
from laporan.capaian_teks import sebagai_csv, sebagai_tabel
from notifikasi.kalender import kalender

FORMAT = ("tabel", "json", "csv")
TAHUN_TERKECIL, TAHUN_TERBESAR = 2000, 2100
CONTOH_UNIT = 10


class Command(BaseCommand):
    """Print the figures of one unit; the operator sees every unit."""

    help = "Cetak Tabel 1 (capaian kinerja) satu unit pada satu triwulan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="kode unit kerja")
        parser.add_argument("--tahun", required=True, help="tahun perjanjian kinerja")
        parser.add_argument("--triwulan", required=True, help="1, 2, 3, atau 4")
        parser.add_argument("--format", choices=FORMAT, default="tabel", help="bawaan: tabel")
        parser.add_argument(
            "--per-tanggal",
            help="hari penentu terlambat (TTTT-BB-HH); "
            "bawaan: akhir triwulan, atau hari ini bila triwulan belum berakhir",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tahun = _tahun(options["tahun"])
        triwulan = _triwulan(options["triwulan"])
        isi = ikhtisar(
            unit=_unit(str(options["unit"])),
            tahun=tahun,
            triwulan=triwulan,
            per_tanggal=_tanggal(options["per_tanggal"])
            or per_tanggal_baku(tahun=tahun, triwulan=triwulan, hari_ini=hari_ini()),
            kalender=kalender(),
        )
        self.stdout.write(_tulis(isi, options["format"]))


def _tulis(isi: IkhtisarTriwulan, bentuk: str) -> str:
    if bentuk == "json":
        return json.dumps(sebagai_dict(isi), ensure_ascii=False, indent=2)
    return sebagai_csv(isi) if bentuk == "csv" else sebagai_tabel(isi)


def _unit(kode: str) -> UnitKerja:
    unit = UnitKerja.objects.filter(kode=kode).first()
    if unit is not None:
        return unit
    ada = list(UnitKerja.objects.values_list("kode", flat=True)[: CONTOH_UNIT + 1])
    if not ada:
        raise CommandError(f"Unit “{kode}” tidak ada: belum ada unit. Impor buku kerja lebih dulu.")
    lain = ", …" if len(ada) > CONTOH_UNIT else ""
    raise CommandError(
        f"Unit “{kode}” tidak ada. Pilih salah satu: {', '.join(ada[:CONTOH_UNIT])}{lain}."
    )


def _tahun(isi: object) -> int:
    teks = str(isi).strip()
    if not teks.isdecimal() or not TAHUN_TERKECIL <= int(teks) <= TAHUN_TERBESAR:
        raise CommandError(f"“{teks}” bukan tahun. Tulis {TAHUN_TERKECIL} sampai {TAHUN_TERBESAR}.")
    return int(teks)


def _triwulan(isi: object) -> int:
    try:
        return baca_triwulan(str(isi))
    except TriwulanTidakDikenali as salah:
        raise CommandError(str(salah)) from salah


def _tanggal(isi: object) -> date | None:
    """Read the day; a caller inside Python may pass a date."""
    if isi is None or isinstance(isi, date):
        return isi
    try:
        return baca_tanggal(str(isi))
    except TanggalTidakDikenali as salah:
        raise CommandError(str(salah)) from salah
