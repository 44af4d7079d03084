"""The menu: one table for the top bar, the bar of phones and the keyboard.

An entry shows as soon as its URL name exists, so a room only adds its URL.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import NoReverseMatch, reverse

from akun.izin import hak
from akun.pilihan import Tindakan

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from akun.periode import Periode


@dataclass(frozen=True, slots=True)
class Entri:
    """A page of the menu; ``awalan`` are the URL names it stands for."""

    nama: str
    label: str
    ikon: str
    awalan: tuple[str, ...]
    pintasan: str = ""
    ponsel: bool = False
    tindakan: Tindakan | None = None


MENU: Final = (
    Entri("laporan:beranda", "Beranda", "home", ("laporan:beranda", "beranda"), "b", ponsel=True),
    Entri("tindaklanjut:rapat_daftar", "Rapat", "notes", ("tindaklanjut:rapat",), "r", ponsel=True),
    Entri(
        "tindaklanjut:daftar", "Tindak lanjut", "checklist", ("tindaklanjut:",), "t", ponsel=True
    ),
    Entri("rb:matriks", "RB", "layout-grid", ("rb:",), "m", ponsel=True),
    Entri("renaksi:papan", "Efektivitas", "sitemap", ("renaksi:papan", "renaksi:topik"), "e"),
    Entri(
        "kinerja:tabel",
        "Kinerja",
        "table",
        ("kinerja:", "renaksi:", "tindaklanjut:kendala"),
        "k",
    ),
    Entri("laporan:triwulan", "Laporan", "file-text", ("laporan:",), "l"),
)
MENU_KELOLA: Final = (
    Entri(
        "impor:unggah",
        "Impor dan ekspor",
        "file-upload",
        ("impor:",),
        "",
        False,
        Tindakan.KELOLA_KINERJA,
    ),
    Entri(
        "akun:pengguna_daftar",
        "Pengguna",
        "users",
        ("akun:pengguna", "akun:peran"),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
    Entri(
        "akun:unit_daftar",
        "Unit kerja",
        "building",
        ("akun:unit", "akun:tim"),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
    Entri(
        "akun:instansi_daftar",
        "Instansi",
        "building-bank",
        ("akun:instansi", "akun:narahubung"),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
    Entri(
        "notifikasi:kotak_keluar",
        "Kotak keluar",
        "mail",
        ("notifikasi:kotak_keluar", "notifikasi:kesehatan", "notifikasi:pratinjau"),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
    Entri(
        "laporan:templat_daftar",
        "Templat Word",
        "file-type-docx",
        ("laporan:templat",),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
    Entri(
        "libur:daftar",
        "Hari libur",
        "calendar-event",
        ("libur:",),
        "",
        False,
        Tindakan.KELOLA_AKUN,
    ),
)


@dataclass(frozen=True, slots=True)
class Tautan:
    """An entry in place."""

    nama: str
    label: str
    ikon: str
    url: str
    aktif: bool
    pintasan: str
    ponsel: bool


def tautan_menu(
    daftar: tuple[Entri, ...], *, periode: Periode | None, nama_view: str
) -> tuple[Tautan, ...]:
    """Return the entries that have a page, the one of ``nama_view`` marked."""
    aktif = _terpilih(daftar, nama_view)
    return tuple(
        Tautan(e.nama, e.label, e.ikon, url, e is aktif, e.pintasan, e.ponsel)
        for e in daftar
        if (url := _url(e.nama, periode))
    )


def menu_kelola(
    pengguna: Pengguna, *, periode: Periode | None, nama_view: str, pada: date
) -> tuple[Tautan, ...]:
    """Return the pages that keep the house, for those who may open them somewhere."""
    punya = hak(pengguna, pada)
    boleh = tuple(e for e in MENU_KELOLA if e.tindakan and punya.unit_untuk(e.tindakan))
    return tautan_menu(boleh, periode=periode, nama_view=nama_view)


def _terpilih(daftar: tuple[Entri, ...], nama_view: str) -> Entri | None:
    """The entry with the longest prefix of ``nama_view``."""
    cocok = [(len(a), e) for e in daftar for a in e.awalan if nama_view.startswith(a)]
    return max(cocok, key=lambda c: c[0])[1] if cocok else None


def _url(nama: str, periode: Periode | None) -> str:
    if periode:
        try:
            return periode.url(nama)
        except NoReverseMatch:
            pass
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""
