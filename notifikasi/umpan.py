"""The calendar feed: tenggat and rapat of one person as iCalendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.module_loading import import_string
from icalendar import Calendar, Event

from notifikasi.kata import kapital
from notifikasi.models import TautanUmpan
from notifikasi.rahasia import buat_rahasia, sidik_rahasia
from notifikasi.sumber import daftar_sumber, kini
from notifikasi.surel import alamat_situs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from akun.models import Pengguna

HARI_LALU: Final = 60
HARI_DEPAN: Final = 400
SEGARKAN: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Acara:
    """One entry of a calendar: a whole day, or from an hour on."""

    uid: str
    judul: str
    mulai: date | datetime
    selesai: datetime | None = None
    tempat: str = ""
    keterangan: str = ""
    jalur: str = ""
    diubah: datetime | None = None


def buat_tautan(pengguna: Pengguna) -> str:
    """Make the feed's secret, the former one becomes worthless; it is shown this once only."""
    rahasia = buat_rahasia()
    TautanUmpan.objects.update_or_create(
        pengguna=pengguna, defaults={"sidik": sidik_rahasia(rahasia)}
    )
    return rahasia


def cabut_tautan(pengguna: Pengguna) -> None:
    """Take the feed back."""
    TautanUmpan.objects.filter(pengguna=pengguna).delete()


def pemilik(rahasia: str) -> Pengguna | None:
    """Return whose feed a secret opens: an active person, or nobody."""
    tautan = (
        TautanUmpan.objects.select_related("pengguna")
        .filter(sidik=sidik_rahasia(rahasia), pengguna__is_active=True)
        .first()
    )
    return tautan.pengguna if tautan else None


def acara(pengguna: Pengguna, pada: date) -> list[Acara]:
    """Return the tenggat the person is bound by and the rapat of his units, around ``pada``."""
    sejak, sampai = pada - timedelta(days=HARI_LALU), pada + timedelta(days=HARI_DEPAN)
    hasil: list[Acara] = []
    for jenis, sumber in daftar_sumber().items():
        hasil += [
            Acara(
                uid=f"{jenis}-{b.id}",
                judul=f"Tenggat {sumber.nama} {b.kode}: {b.judul}",
                mulai=b.tenggat,
                keterangan=b.keterangan,
                jalur=sumber.url(b.id),
            )
            for b in kini(jenis, sumber.milik(pengguna, sejak, sampai)).values()
        ]
    for jalur in settings.SUMBER_ACARA:
        hasil += import_string(jalur)(pengguna, sejak, sampai)
    return sorted(hasil, key=lambda a: (str(a.mulai), a.uid))


def sebagai_ical(daftar: Iterable[Acara], nama: str, dicap: datetime) -> bytes:
    """Return the feed; ``dicap`` is the moment it is made, aware."""
    ranah = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    kalender = Calendar()
    kalender.add("prodid", "-//Pelacak//Pelacak//ID")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", nama)
    kalender.add("refresh-interval", SEGARKAN, parameters={"value": "DURATION"})
    for a in daftar:
        entri = Event()
        entri.add("uid", f"{a.uid}@{ranah}")
        entri.add("dtstamp", a.diubah or dicap)
        entri.add("summary", kapital(" ".join(a.judul.split())))
        entri.add("dtstart", a.mulai)
        if a.selesai is not None:
            entri.add("dtend", a.selesai)
        if a.tempat:
            entri.add("location", a.tempat)
        if a.keterangan:
            entri.add("description", a.keterangan)
        if a.jalur:
            entri.add("url", alamat_situs(a.jalur))
        # A tenggat does not keep anybody busy the whole day.
        entri.add("transp", "OPAQUE" if isinstance(a.mulai, datetime) else "TRANSPARENT")
        kalender.add_component(entri)
    isi: bytes = kalender.to_ical()
    return isi
