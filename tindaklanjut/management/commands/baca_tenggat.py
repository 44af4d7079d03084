"""Read deadline phrases and print their dates."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from django.core.management.base import BaseCommand, CommandError

from inti.libur import libur_nasional
from inti.tanggal import Kalender, TanggalTidakDikenali, baca_tanggal
from tindaklanjut.tenggat import Keadaan, baca_tenggat
from tindaklanjut.tenggat.makna import TAHUN_TERJAUH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.core.management.base import CommandParser

_TANDA: Final = {Keadaan.TANPA_TANGGAL: "-", Keadaan.GANDA: "?"}


class Command(BaseCommand):
    """One line per phrase: the ISO date, ``-`` for no date, ``?`` when the page would ask.

    Holidays come from the package, so that the command needs no database.
    """

    help = (
        "Membaca tenggat dalam bahasa sehari-hari. Satu baris jawaban untuk setiap frasa: "
        "tanggal (2026-03-20), - bila tidak menyebut tanggal, ? bila perlu ditanyakan."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the reference day and the phrase."""
        parser.add_argument(
            "frasa", nargs="?", help="frasa yang dibaca; tanpa ini, satu frasa per baris dari stdin"
        )
        parser.add_argument(
            "--acuan", required=True, metavar="TANGGAL", help="hari ke-0, misalnya 2026-02-25"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the phrase, or each line of standard input."""
        acuan = _acuan(options["acuan"])
        tahun = range(acuan.year - 1, acuan.year + TAHUN_TERJAUH + 1)
        kalender = Kalender(libur_nasional(tahun))
        frasa: str | None = options["frasa"]
        baris: Iterable[str] = sys.stdin if frasa is None else [frasa]
        for satu in baris:
            tenggat = baca_tenggat(satu, acuan=acuan, kalender=kalender)
            self.stdout.write(
                tenggat.tanggal.isoformat() if tenggat.tanggal else _TANDA[tenggat.keadaan]
            )


def _acuan(teks: str) -> date:
    try:
        return baca_tanggal(teks)
    except TanggalTidakDikenali as galat:
        raise CommandError(str(galat)) from galat
