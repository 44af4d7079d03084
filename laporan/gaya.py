"""The sheet of components: every component in every state, for whoever builds a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.izin import hak
from akun.jejak import Perubahan
from akun.pilihan import Tindakan
from inti.gambar import IsiKotak, IsiSegmen, Kelompok, TitikGrafik
from inti.jam import hari_ini, sekarang
from inti.templatetags.tampilan import LENCANA
from kinerja.hitung import BOBOT_TAHAPAN

if TYPE_CHECKING:
    from akun.periode import Permintaan

WARNA: Final = (
    ("Navy", "#0B2345", "bilah, judul"),
    ("Biru utama", "#174A8C", "aksi, realisasi"),
    ("Emas", "#B07F14", "target, ambang"),
    ("Emas tua", "#7A5600", "teks target"),
    ("Hijau", "#146C3A", "selesai"),
    ("Jingga tua", "#8A4600", "perlu tindakan"),
    ("Merah", "#B1241C", "terlambat"),
    ("Abu", "#4A596E", "teks sekunder"),
)
CAPAIAN: Final = (
    ("Di bawah target", Decimal("96.33")),
    ("Mencapai target", Decimal("103.32")),
    ("Dibatasi 120%", Decimal(120)),
    ("Belum ada data", None),
)
TITIK: Final = (
    TitikGrafik("TW I", Decimal(30), Decimal(30)),
    TitikGrafik("TW II", Decimal(55), Decimal(30), kini=True),
    TitikGrafik("TW III", Decimal(80), None),
    TitikGrafik("TW IV", Decimal(100), None),
)


@dataclass(frozen=True, slots=True)
class ContohRB:
    """The fields of ``HasilRB`` that the tolerance box reads."""

    sisa_toleransi: int
    total: int = 20
    perlu: int = 19
    mustahil: int = 0
    terlambat: int = 1
    diajukan: int = 0
    target_tahun: Decimal = Decimal(92)


class FormulirContoh(forms.Form):
    """One field per state of an input."""

    judul = forms.CharField(label="Judul", help_text="Judul rapat seperti di undangan.")
    tenggat = forms.CharField(label="Tenggat, tulis biasa saja")
    jenis = forms.ChoiceField(label="Jenis", choices=[("k", "Kesimpulan"), ("p", "Keputusan")])
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 2}))

    def clean_tenggat(self) -> str:
        raise forms.ValidationError("Tanggal tidak dikenali. Contoh: 20 Maret, H+7.")


@require_safe
def lembar(request: Permintaan) -> HttpResponse:
    """Show the sheet; in production to ADMIN only, to anybody else it does not exist."""
    pada = hari_ini()
    if settings.PRODUKSI and not hak(request.user, pada).unit_untuk(Tindakan.KELOLA_AKUN):
        raise Http404("Halaman tidak ditemukan.")
    formulir = FormulirContoh({"judul": "Rakor pemagangan", "tenggat": "secepatnya", "jenis": "k"})
    formulir.add_error(None, "Rapat belum disimpan. Perbaiki isian bertanda merah.")
    konteks = {
        "warna": WARNA,
        "status": tuple(LENCANA),
        "capaian": CAPAIAN,
        "titik": TITIK,
        "target": Decimal(92),
        "strip": _strip(),
        "segmen": _segmen(),
        "toleransi": (ContohRB(1), ContohRB(0), ContohRB(-1, mustahil=2)),
        "formulir": formulir,
        "halaman": Paginator(range(16), 12).page(1),
        "jejak": _jejak(),
        "kepala_tabel": ({"teks": "PIC"}, {"teks": "Terbuka", "kelas": "angka"}),
        "baris_tabel": (({"teks": "Kemnaker"}, {"teks": "4", "kelas": "angka"}),),
        "tanggal": [pada + timedelta(days=n) for n in (-8, 0, 3)],
    }
    return render(request, "gaya/lembar.html", konteks)


def _strip() -> tuple[Kelompok, ...]:
    semua = [IsiKotak(k, LENCANA[k][0], f"Contoh: {LENCANA[k][1]}") for k in LENCANA]
    return (
        Kelompok("TW I", "6/6", [IsiKotak("selesai", "check", "Contoh: Selesai")] * 6),
        Kelompok("TW II", "0/13", semua),
        Kelompok("TW III", "0/1", [IsiKotak("nanti", "", "Contoh: Belum waktunya")]),
    )


def _segmen() -> tuple[IsiSegmen, ...]:
    ragam = (("penuh", "1"), ("jalan", "0.33"), ("hambat", "0"), ("kosong", "0"))
    return tuple(
        IsiSegmen(f"Tahap {n}", bobot, nama, Decimal(bagian))
        for n, (bobot, (nama, bagian)) in enumerate(zip(BOBOT_TAHAPAN, ragam, strict=True), 1)
    )


def _jejak() -> list[dict[str, object]]:
    kini = sekarang()
    tenggat = Perubahan("tenggat", "4 Maret 2026", "8 Mei 2026").kalimat
    return [
        {
            "oleh": "Asisten Deputi",
            "pada": kini,
            "alasan": "Menunggu surat dukungan dan usulan anggaran.",
            "kalimat": (tenggat,),
            "ikon": "calendar-time",
        },
        {"judul": "Dibuat dari butir 3 rapat", "oleh": "", "pada": kini, "ikon": "plus"},
    ]
