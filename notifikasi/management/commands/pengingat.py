"""``manage.py pengingat``: one tick, or what would be sent at a moment."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from inti.galat import Penolakan
from inti.jam import sekarang
from inti.tanggal import format_tanggal_pendek
from notifikasi.rencana import WIB
from notifikasi.simulasi import Simulasi, simulasi, tulis
from notifikasi.sumber import nama_jenis
from notifikasi.tick import tick

if TYPE_CHECKING:
    from notifikasi.models import Pemberitahuan

FORMAT = ("tabel", "json")


class Command(BaseCommand):
    """Run one tick by hand, by cron or by a timer; or look ahead without sending."""

    help = "Jalankan satu putaran pengingat (--sekali), atau lihat yang akan terkirim (--uji-coba)."

    def add_arguments(self, parser: CommandParser) -> None:
        cara = parser.add_mutually_exclusive_group(required=True)
        cara.add_argument(
            "--sekali", action="store_true", help="rencanakan dan kirim yang sudah waktunya, sekali"
        )
        cara.add_argument(
            "--uji-coba", action="store_true", help="tampilkan pengingat satu hari tanpa mengirim"
        )
        parser.add_argument(
            "--per", help="waktu uji coba, TTTT-BB-HHTjj:mm (WIB); bawaan: sekarang"
        )
        parser.add_argument(
            "--tulis",
            action="store_true",
            help="tulis dan kirim hasil uji coba; hanya pada mode coba",
        )
        parser.add_argument("--format", choices=FORMAT, default="tabel", help="bawaan: tabel")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sekali"]:
            if options["per"] or options["tulis"]:
                raise CommandError("--per dan --tulis hanya untuk --uji-coba.")
            self._sekali(options["format"])
            return
        per = _waktu(options["per"]) if options["per"] else sekarang()
        hasil = simulasi(per)
        if options["tulis"]:
            try:
                kiriman = tulis(per, timezone.now())
            except Penolakan as salah:
                raise CommandError(salah.pesan) from salah
            self.stderr.write(f"Ditulis; {kiriman.terkirim} terkirim, {kiriman.gagal} gagal.")
        self.stdout.write(_json(hasil) if options["format"] == "json" else _tabel(hasil, per))

    def _sekali(self, bentuk: str) -> None:
        hasil = tick(sekarang(), timezone.now())
        if bentuk == "json":
            self.stdout.write(json.dumps(asdict(hasil)))
            return
        k = hasil.kiriman
        self.stdout.write(
            f"{hasil.direncanakan} direncanakan, {k.terkirim} terkirim, {k.dibatalkan} dibatalkan, "
            f"{k.ditunda} ditunda, {k.gagal} gagal."
        )


def _waktu(teks: str) -> datetime:
    """Read a moment; without an offset it is of Jakarta."""
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        raise CommandError(
            f"Waktu “{teks}” tidak dikenali. Tulis misalnya 2026-03-13T08:00."
        ) from None
    return saat.replace(tzinfo=WIB) if saat.tzinfo is None else saat.astimezone(WIB)


def _json(hasil: Simulasi) -> str:
    return json.dumps([sebagai_dict(b) for b in hasil.baris], indent=2)


def sebagai_dict(b: Pemberitahuan) -> dict[str, str]:
    """Return one row as the JSON form shows it: the columns of the ledger's key and its hour."""
    return {
        "penerima": b.penerima_kunci,
        "jenis": b.jenis,
        "sasaran": f"{b.sasaran_jenis}:{b.sasaran_id}",
        "tenggat": b.tenggat.isoformat(),
        "slot": b.slot.isoformat(),
        "fire_at": b.fire_at.astimezone(WIB).isoformat(),
        "saluran": b.saluran,
    }


def _tabel(hasil: Simulasi, per: datetime) -> str:
    baris = [
        f"{b.fire_at.astimezone(WIB):%H.%M}  {b.jenis:<11} {hasil.buku.nama(b.penerima_kunci)} "
        f"({b.saluran}{', ' + b.alasan if b.alasan else ''}): {nama_jenis(b.sasaran_jenis)} "
        f"{b.judul[:70]}, tenggat {format_tanggal_pendek(b.tenggat)}"
        for b in hasil.baris
    ]
    judul = f"{format_tanggal_pendek(per.date())} {per:%H.%M} WIB: {hasil.kalimat}."
    return "\n".join([judul, *baris])
