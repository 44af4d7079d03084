"""Pages of those who keep the house: Kotak keluar, health, preview, inbox of the trial mode."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from akun.views.alat import dikelola, halaman_admin
from inti.http import alihkan, pilih_templat
from inti.jam import hari_ini, sekarang
from inti.kursor import Urutan, potong
from notifikasi.kalender import kalender, tahun_tanpa_cuti_bersama
from notifikasi.kata import label_jenis
from notifikasi.kesehatan import hilang_dan_ganda, hitungan_harian, periksa
from notifikasi.models import Pemberitahuan, SurelContoh
from notifikasi.rencana import WIB
from notifikasi.riwayat import nama_penerima, status_tampil
from notifikasi.services import kirim_ulang
from notifikasi.simulasi import Simulasi, simulasi, tulis
from notifikasi.sumber import nama_jenis, url_sasaran

if TYPE_CHECKING:
    from akun.periode import Permintaan
    from notifikasi.querysets import PemberitahuanQuerySet

UKURAN: Final = 40
URUTAN: Final = Urutan("slot", menurun=True)
SARING: Final = {
    "gagal": ("Gagal", Q(status="gagal")),
    "menunggu": ("Menunggu", Q(menunggu=True)),
    "": ("Semua", Q()),
}
JAM_PRATINJAU: Final = time(8)
# A mail is another's HTML: it may show itself and do nothing else.
KEBIJAKAN_SUREL: Final = "sandbox; default-src 'none'; form-action 'none'; base-uri 'none'"


def _terjangkau(request: Permintaan) -> PemberitahuanQuerySet:
    """Notices of the units the ADMIN keeps; a ringkasan belongs to no unit and shows to all."""
    return Pemberitahuan.objects.filter(Q(unit_id__in=dikelola(request)) | Q(unit=None))


@require_safe
@halaman_admin
def kotak_keluar(request: Permintaan) -> HttpResponse:
    """Show every planned notice; ``?saring=`` those that failed or still wait."""
    saring = request.GET.get("saring", "")
    saring = saring if saring in SARING else ""
    semua = _terjangkau(request).filter(SARING[saring][1]).select_related("induk")
    halaman = potong(semua, urutan=URUTAN, ukuran=UKURAN, alamat=request.GET)
    nama = nama_penerima(b.penerima_kunci for b in halaman.isi)
    konteks = {
        "halaman": halaman,
        "baris": [
            {
                "isi": b,
                "label": label_jenis(b.jenis),
                "penerima": nama[b.penerima_kunci],
                "status": status_tampil(b),
            }
            for b in halaman.isi
        ],
        "saring": saring,
        "pilihan_saring": {k: v[0] for k, v in SARING.items()},
    }
    templat = pilih_templat(
        request, penuh="notifikasi/kotak_keluar.html", sebagian="notifikasi/_kotak_keluar.html"
    )
    return render(request, templat, konteks)


@require_POST
@halaman_admin
def ulang(request: Permintaan, pk: int) -> HttpResponse:
    """Queue a failed notice again."""
    baris = get_object_or_404(_terjangkau(request), pk=pk)
    kirim_ulang(pemberitahuan=baris, oleh=request.user, pada=hari_ini())
    messages.success(request, "Pengingat masuk antrean lagi dan dikirim dalam satu menit.")
    return alihkan(request, f"{reverse('notifikasi:kotak_keluar')}?saring=gagal")


@require_safe
@halaman_admin
def kesehatan(request: Permintaan) -> HttpResponse:
    """Show the heartbeat, the counters per day, and "0 hilang, 0 ganda"."""
    kini, nyata = sekarang(), timezone.now()
    hilang, ganda = hilang_dan_ganda(kini, nyata)
    konteks = {
        "keadaan": periksa(kini, nyata),
        "hitungan": hitungan_harian(kini.date()),
        "hilang": hilang,
        "ganda": ganda,
        "tahun_tanpa_cuti": [t for t in (kini.year, kini.year + 1) if tahun_tanpa_cuti_bersama(t)],
        "surel_dikirim": settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"),
    }
    return render(request, "notifikasi/kesehatan.html", konteks)


@require_safe
@halaman_admin
def pratinjau(request: Permintaan) -> HttpResponse:
    """Show what would be sent on a day (``?tanggal=``), by default the next working day."""
    hari = _hari(request.GET.get("tanggal", ""))
    hasil = _simulasi(request, hari)
    konteks = {
        "hari": hari,
        "hasil": hasil,
        "baris": [
            {
                "isi": b,
                "label": label_jenis(b.jenis),
                "penerima": hasil.buku.nama(b.penerima_kunci),
                "jenis": nama_jenis(b.sasaran_jenis),
                "url": url_sasaran(b.sasaran_jenis, b.sasaran_id),
            }
            for b in hasil.baris
        ],
        "boleh_tulis": not settings.PRODUKSI,
    }
    return render(request, "notifikasi/pratinjau.html", konteks)


@require_POST
@halaman_admin
def tulis_contoh(request: Permintaan) -> HttpResponse:
    """Send what the preview shows, and nothing of other units, into the inbox of the trial mode."""
    hari = _hari(request.POST.get("tanggal", ""))
    saat = datetime.combine(hari, JAM_PRATINJAU, WIB)
    kiriman = tulis(saat, timezone.now(), dikelola(request))
    messages.success(request, f"{kiriman.terkirim} surel contoh dikirim ke kotak masuk contoh.")
    return alihkan(request, reverse("notifikasi:kotak_masuk_contoh"))


def _hari(teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return kalender().hari_kerja_berikut(hari_ini())


def _simulasi(request: Permintaan, hari: date) -> Simulasi:
    """The day of the units the ADMIN keeps."""
    unit = dikelola(request)
    hasil = simulasi(datetime.combine(hari, JAM_PRATINJAU, WIB))
    return Simulasi(tuple(b for b in hasil.baris if b.unit_id in unit), hasil.buku)


# --- The inbox of the trial mode ------------------------------------------------------------------


def _hanya_coba() -> None:
    if settings.PRODUKSI:
        raise Http404("Kotak masuk contoh hanya ada pada mode coba.")


@require_safe
def kotak_masuk_contoh(request: Permintaan) -> HttpResponse:
    """Show the mails nobody got; in trial mode only, to everybody who has logged in."""
    _hanya_coba()
    semua = SurelContoh.objects.defer("teks", "html")
    halaman = potong(semua, urutan=Urutan(menurun=True), ukuran=UKURAN, alamat=request.GET)
    templat = pilih_templat(
        request,
        penuh="notifikasi/kotak_masuk_contoh.html",
        sebagian="notifikasi/_kotak_masuk_contoh.html",
    )
    return render(request, templat, {"halaman": halaman})


@require_safe
def surel_contoh(request: Permintaan, pk: int) -> HttpResponse:
    """Show one mail of the trial inbox, its text part."""
    _hanya_coba()
    surel = get_object_or_404(SurelContoh, pk=pk)
    return render(request, "notifikasi/surel_contoh.html", {"surel": surel})


@require_safe
def surel_contoh_html(request: Permintaan, pk: int) -> HttpResponse:
    """Show the HTML part of one mail of the trial inbox, by itself and disarmed."""
    _hanya_coba()
    surel = get_object_or_404(SurelContoh, pk=pk)
    jawaban = HttpResponse(surel.html)
    jawaban["Content-Security-Policy"] = KEBIJAKAN_SUREL
    return jawaban
