"""Read minutes and print the tasks they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from inti.libur import libur_nasional
from inti.tanggal import Kalender, TanggalTidakDikenali, baca_tanggal
from tindaklanjut.notulen import BerkasDitolak, ButirNotulen, baca_berkas
from tindaklanjut.tenggat.makna import TAHUN_TERJAUH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """The tasks of one minutes file, as text to read or as JSON.

    Holidays come from the package, so that the command needs no database.
    """

    help = (
        "Membaca berkas notulen (.txt atau .docx) dan mencetak tugas di dalamnya: uraian, PIC, "
        "dan tenggat. Tidak menyimpan apa pun."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file, the day of the meeting and the form of the answer."""
        parser.add_argument("berkas", type=Path, help="berkas .txt atau .docx")
        parser.add_argument(
            "--tanggal", required=True, help="hari rapat, acuan tenggat, misalnya 2026-02-25"
        )
        parser.add_argument("--format", choices=("teks", "json"), default="teks")
        parser.add_argument(
            "--semua",
            action="store_true",
            help="sertakan butir hasil yang bukan tugas, misalnya kesimpulan",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file and print its rows."""
        butir = _baca(options["berkas"], _tanggal(options["tanggal"]))
        semua: bool = options["semua"]
        pilihan = [b for b in butir if semua or b.adalah_tugas]
        cetak = _json(pilihan, semua=semua) if options["format"] == "json" else _teks(pilihan)
        self.stdout.write(cetak)


def _tanggal(teks: str) -> date:
    try:
        return baca_tanggal(teks)
    except TanggalTidakDikenali as galat:
        raise CommandError(str(galat)) from galat


def _baca(berkas: Path, tanggal: date) -> list[ButirNotulen]:
    try:
        isi = berkas.read_bytes()
    except OSError as galat:
        raise CommandError(
            f"Berkas “{berkas}” tidak dapat dibuka. Periksa nama dan letaknya."
        ) from galat
    kalender = Kalender(libur_nasional(range(tanggal.year - 1, tanggal.year + TAHUN_TERJAUH + 1)))
    try:
        return baca_berkas(berkas.name, isi, tanggal=tanggal, kalender=kalender)
    except BerkasDitolak as galat:
        raise CommandError(str(galat)) from galat


def _json(butir: Sequence[ButirNotulen], *, semua: bool) -> str:
    baris = [
        {
            "jenis": b.jenis,
            "uraian": b.uraian,
            "pic": b.pic,
            "tenggat_teks": b.tenggat_teks,
            "tenggat": b.tenggat.isoformat() if b.tenggat else None,
        }
        | ({"tugas": b.adalah_tugas} if semua else {})
        for b in butir
    ]
    return json.dumps(baris, ensure_ascii=False, indent=2)


def _teks(butir: Sequence[ButirNotulen]) -> str:
    if not butir:
        return "Tidak ada tugas yang terbaca di notulen ini."
    baris: list[str] = []
    for nomor, b in enumerate(butir, 1):
        tenggat = b.tenggat.isoformat() if b.tenggat else "-"
        asal = f" ({b.tenggat_teks})" if b.tenggat_teks else ""
        baris.append(f"{nomor}. [{b.jenis}] {b.uraian}")
        baris.append(f"   PIC: {b.pic or '-'} · tenggat: {tenggat}{asal} · baris {b.baris_awal}")
    return "\n".join(baris)
