"""``manage.py periksa_bukti``: read every evidence file again; exit 1 when one is not as stored."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser

from bukti.pemeriksaan import HasilPemeriksaan, TemuanBerkas, periksa

ARTI: Final = {
    "hilang": "berkasnya tidak ada di penyimpanan; pulihkan dari cadangan",
    "berubah": "isinya tidak sama dengan saat diunggah; pulihkan dari cadangan",
    "yatim": "tidak dimiliki bukti mana pun; sisa unggahan yang terputus, boleh dihapus",
}
LANGKAH: Final = 100


class Command(BaseCommand):
    """Report missing, changed and orphaned files."""

    help = "Periksa setiap berkas bukti: hilang, berubah, atau yatim."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = periksa(self._maju if self.stderr.isatty() else None)
        if options["format"] == "json":
            self.stdout.write(_sebagai_json(hasil))
        else:
            self.stdout.write(_sebagai_teks(hasil))
        if hasil.temuan:
            sys.exit(1)

    def _maju(self, jumlah: int) -> None:
        if jumlah % LANGKAH == 0:
            self.stderr.write(f"\r{jumlah} berkas diperiksa", ending="")


def _sebagai_teks(hasil: HasilPemeriksaan) -> str:
    baris = [_baris(t) for t in hasil.temuan]
    baris.append(
        f"{hasil.diperiksa} berkas diperiksa, {len(hasil.temuan)} temuan."
        if hasil.temuan
        else f"{hasil.diperiksa} berkas diperiksa, semua utuh."
    )
    return "\n".join(baris)


def _baris(t: TemuanBerkas) -> str:
    siapa = f"bukti {t.bukti_id} “{t.nama}” ({t.berkas})" if t.bukti_id else t.berkas
    return f"{t.jenis}: {siapa}: {ARTI[t.jenis]}"


def _sebagai_json(hasil: HasilPemeriksaan) -> str:
    isi = {"diperiksa": hasil.diperiksa, "temuan": [asdict(t) for t in hasil.temuan]}
    return json.dumps(isi, ensure_ascii=False, indent=2)
