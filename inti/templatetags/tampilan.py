"""Dates, numbers, icons and small figures for people, in every template without loading.

Filters and tags only arrange what ``inti.angka``, ``inti.tanggal`` and ``inti.gambar`` compute.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html

from inti import angka as bilangan
from inti import gambar
from inti import tanggal as penanggalan
from inti.triwulan import label_triwulan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.template.context import Context
    from django.utils.safestring import SafeString

register = template.Library()

SATUAN_UKURAN: Final = ("B", "KB", "MB", "GB")
# Class → (icon, word). Priority between them is decided by the room that knows the status.
LENCANA: Final[dict[str, tuple[str, str]]] = {
    "kosong": ("minus", "Tidak direncanakan"),
    "nanti": ("calendar", "Belum waktunya"),
    "tempo": ("hourglass", "Jatuh tempo"),
    "bukti": ("paperclip", "Menunggu bukti"),
    "verif": ("shield-search", "Menunggu verifikasi"),
    "selesai": ("circle-check", "Selesai"),
    "telat": ("alert-triangle", "Terlambat"),
    "kembali": ("arrow-back-up", "Dikembalikan"),
    "jalan": ("progress", "Berjalan"),
    "belum": ("circle-dashed", "Belum mulai"),
    "hambat": ("barrier-block", "Terhambat"),
    "gagal": ("circle-x", "Gagal"),
    "batal": ("x", "Batal"),
}


class PunyaSatuan(Protocol):
    """What the print of a figure needs to know of its IKU."""

    satuan: str
    skala_maks: Decimal | None


class PunyaRentang(Protocol):
    """A target: one value, or a range when ``atas`` is given."""

    @property
    def bawah(self) -> Decimal | None: ...

    @property
    def atas(self) -> Decimal | None: ...


class PunyaUrl(Protocol):
    """The period of the page, which knows the URL of every page within it."""

    def url(self, nama_view: str) -> str: ...


# --- Dates --------------------------------------------------------------------------------------


def _hari(nilai: date | datetime) -> date:
    return timezone.localtime(nilai).date() if isinstance(nilai, datetime) else nilai


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """``9 Januari 2026``; nothing is ``—``."""
    return penanggalan.format_tanggal(_hari(nilai)) if nilai else bilangan.TANPA_NILAI


@register.filter
def tanggal_pendek(nilai: date | datetime | None) -> str:
    """``9 Jan 2026``; nothing is ``—``."""
    return penanggalan.format_tanggal_pendek(_hari(nilai)) if nilai else bilangan.TANPA_NILAI


@register.filter
def tanggal_hari(nilai: date | datetime | None) -> str:
    """``Jumat, 8 Mei 2026``; nothing is ``—``."""
    return penanggalan.format_tanggal_hari(_hari(nilai)) if nilai else bilangan.TANPA_NILAI


@register.filter
def tanggal_bulan(nilai: date | datetime | None) -> str:
    """``9 Januari``, where the year is plain; nothing is ``—``."""
    if not nilai:
        return bilangan.TANPA_NILAI
    hari = _hari(nilai)
    return f"{hari.day} {penanggalan.NAMA_BULAN[hari.month - 1]}"


@register.filter
def jam(nilai: datetime | None) -> str:
    """``14.32`` in Asia/Jakarta; nothing is ``—``."""
    return f"{timezone.localtime(nilai):%H.%M}" if nilai else bilangan.TANPA_NILAI


@register.filter
def relatif(nilai: date | None, pada: date) -> str:
    """``lewat 8 hari``, ``hari ini`` or ``3 hari lagi``, seen from the day ``pada``."""
    if not nilai:
        return ""
    selisih = (nilai - pada).days
    if selisih == 0:
        return "hari ini"
    return f"lewat {-selisih} hari" if selisih < 0 else f"{selisih} hari lagi"


@register.filter
def label_tw(nilai: int) -> str:
    """``1`` → ``TW I``."""
    return label_triwulan(nilai)


# --- Numbers ------------------------------------------------------------------------------------


@register.filter
def persen(nilai: Decimal | None, digit: int = 2) -> str:
    """``62,97%``; nothing is ``—``."""
    return bilangan.format_persen(nilai, digit)


@register.filter
def angka(nilai: Decimal | int | None, digit: int | None = None) -> str:
    """``47.951.794``; without ``digit`` as many decimals as there are; nothing is ``—``."""
    return bilangan.format_angka(None if nilai is None else Decimal(nilai), digit)


@register.filter
def rupiah(nilai: Decimal | None) -> str:
    """``Rp15.000.000``; nothing is ``—``."""
    if nilai is None:
        return bilangan.TANPA_NILAI
    return f"{'−' if nilai < 0 else ''}Rp{bilangan.format_angka(abs(nilai), 0)}"


@register.filter
def nilai_iku(nilai: Decimal | None, iku: PunyaSatuan) -> str:
    """A realisasi in the unit of its IKU: ``60,66%``, ``3,65 dari 4``; nothing is ``—``."""
    return bilangan.format_nilai(nilai, None, iku.satuan, iku.skala_maks)


@register.filter
def rentang(target: PunyaRentang, iku: PunyaSatuan) -> str:
    """A target in the unit of its IKU: ``62,97%``, ``56,30–58,80%``; nothing is ``—``."""
    return bilangan.format_nilai(target.bawah, target.atas, iku.satuan, iku.skala_maks)


@register.filter
def ukuran(nilai: int | None) -> str:
    """``640 KB``, ``1,2 MB``; nothing is ``—``."""
    if nilai is None:
        return bilangan.TANPA_NILAI
    jumlah, tingkat = Decimal(nilai), 0
    while jumlah >= 1000 and tingkat < len(SATUAN_UKURAN) - 1:
        jumlah, tingkat = jumlah / 1024, tingkat + 1
    digit = 1 if tingkat > 1 else 0
    return f"{bilangan.format_angka(jumlah, digit)} {SATUAN_UKURAN[tingkat]}"


# --- Icons, links, status -----------------------------------------------------------------------


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """Return an icon of the sprite, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"></use></svg>',
        f" {kelas}" if kelas else "",
        static("vendor/ikon.svg"),
        nama,
    )


@register.simple_tag(takes_context=True)
def url_periode(context: Context, nama: str) -> str:
    """Return the URL of a page in the period of this page; empty while that page does not exist."""
    periode: PunyaUrl | None = context.get("periode")
    if periode:
        try:
            return periode.url(nama)
        except NoReverseMatch:
            pass
    try:
        return reverse(nama)
    except NoReverseMatch:
        return ""


@register.simple_tag
def url_bila(nama: str, *args: object) -> str:
    """Return the URL of an object's page; empty while that page does not exist."""
    try:
        return reverse(nama, args=args)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("komponen/lencana_status.html")
def lencana(kelas: str, kata: str = "") -> dict[str, str]:
    """Draw a status chip; ``kata`` replaces the usual word ("44 hari")."""
    nama_ikon, kata_baku = LENCANA[kelas]
    return {"kelas": kelas, "ikon": nama_ikon, "kata": kata or kata_baku}


@register.filter
def kelas_isian(medan: BoundField) -> SafeString:
    """Draw the widget of a form field with the classes of the theme."""
    widget = medan.field.widget
    if isinstance(widget, CheckboxInput | CheckboxSelectMultiple | RadioSelect):
        kelas = "form-check-input"
    else:
        kelas = "form-select" if isinstance(widget, Select) else "form-control"
    bagian = [str(widget.attrs.get("class", "")), kelas, "is-invalid" if medan.errors else ""]
    return medan.as_widget(attrs={"class": " ".join(b for b in bagian if b)})


# --- Figures ------------------------------------------------------------------------------------


@register.inclusion_tag("komponen/bar_capaian.html")
def bar_capaian(nilai: Decimal | None, batas: Decimal | None = None) -> dict[str, object]:
    """Draw the bar of a capaian in percent; ``batas`` is the cap of the PK (default 120)."""
    return {"bar": gambar.bar_capaian(nilai, batas or Decimal(120))}


@register.inclusion_tag("komponen/grafik_kumulatif.html")
def grafik_kumulatif(
    titik: Sequence[gambar.TitikGrafik], target: Decimal | None = None
) -> dict[str, object]:
    """Draw plan and fact s.d. each quarter with the line of the yearly target."""
    return {"grafik": gambar.grafik_kumulatif(titik, target)}


@register.inclusion_tag("komponen/strip_tonggak.html")
def strip_tonggak(kelompok: Sequence[gambar.Kelompok]) -> dict[str, object]:
    """Draw one box per tonggak, grouped by quarter."""
    return {"strip": gambar.strip_kotak(kelompok), "sprite": static("vendor/ikon.svg")}


@register.inclusion_tag("komponen/tahap_topik.html")
def tahap_topik(segmen: Sequence[gambar.IsiSegmen], *, label: bool = False) -> dict[str, object]:
    """Draw the stages of a topik, each as wide as its weight; ``label`` prints the weights."""
    return {"tahap": gambar.tahap_topik(segmen), "label": label}
