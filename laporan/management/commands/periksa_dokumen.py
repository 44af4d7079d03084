"""`manage.py periksa_dokumen BERKAS`: faults of a report that somebody wrote by hand."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from laporan.dokumen import GalatBerkas, Temuan, baca_dokumen, periksa
from laporan.dokumen.pembaca import BATAS_UKURAN

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

KODE_TIDAK_TERBACA = 2
_JUDUL_TINGKAT = {"galat": "Galat", "peringatan": "Peringatan", "catatan": "Catatan"}


class Command(BaseCommand):
    """Reads one file, prints its findings; exit 0 whenever the file could be read."""

    help = "Memeriksa laporan kinerja (.txt atau .docx) dan menampilkan pertentangan di dalamnya."
    # A file is checked without the database or the site, so it works on a fresh copy too.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", help="Berkas laporan, .txt atau .docx")
        parser.add_argument(
            "--format",
            choices=("teks", "json"),
            default="teks",
            help="teks: daftar yang mudah dibaca (bawaan); json: satu larik temuan",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        jalur = Path(options["berkas"])
        try:
            temuan = periksa(baca_dokumen(jalur.name, _isi(jalur)))
        except GalatBerkas as galat:
            raise CommandError(str(galat), returncode=KODE_TIDAK_TERBACA) from galat
        if options["format"] == "json":
            self.stdout.write(
                json.dumps([ke_json(t) for t in temuan], ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write(ke_teks(jalur.name, temuan))


def _isi(jalur: Path) -> bytes:
    """Bytes of the file, at most one more than is allowed. Raises `GalatBerkas`."""
    try:
        if not jalur.is_file():
            raise GalatBerkas(f"Berkas “{jalur.name}” tidak ditemukan. Periksa nama dan foldernya.")
        with jalur.open("rb") as aliran:
            return aliran.read(BATAS_UKURAN + 1)
    except OSError as galat:
        raise GalatBerkas(f"Berkas “{jalur.name}” tidak dapat dibuka. Periksa izinnya.") from galat


def ke_json(t: Temuan) -> dict[str, object]:
    """A finding in the agreed JSON form."""
    return {
        "aturan": t.aturan,
        "tingkat": t.tingkat.value,
        "baris": list(t.baris),
        "kutipan": list(t.kutipan),
        "pesan": t.pesan,
    }


def ke_teks(nama: str, temuan: list[Temuan]) -> str:
    """The findings as a list for people, the gravest first."""
    if not temuan:
        return f"{nama}: tidak ada temuan."
    baris = [f"{nama}: {len(temuan)} temuan."]
    for tingkat, kelompok in groupby(temuan, key=lambda t: t.tingkat.value):
        isi = list(kelompok)
        baris += ["", f"{_JUDUL_TINGKAT[tingkat]} ({len(isi)})"]
        for t in isi:
            nomor = ", ".join(str(n) for n in t.baris)
            baris += [f"  Baris {nomor}: {t.pesan} [{t.aturan}]"]
            baris += [f"      {n}: {k}" for n, k in zip(t.baris, t.kutipan, strict=True)]
    return "\n".join(baris)
