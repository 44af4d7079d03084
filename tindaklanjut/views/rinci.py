"""One tindak lanjut: its page, its steps, the decision on a request, the verdict on a bukti."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from akun.riwayat import hadapi_bentrok
from bukti.models import Bukti, StatusKlaim
from bukti.services import BerkasSudahAda
from inti.http import pilih_templat
from inti.jam import hari_ini
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.forms import FormKeputusan, FormNilaiBukti
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.keadaan import keadaan
from tindaklanjut.linimasa import SARING_LINIMASA, SEMUA, linimasa
from tindaklanjut.models import BuktiTindakLanjut, Permohonan, TindakLanjut
from tindaklanjut.pilihan import TERBUKA, PeranPIC, StatusPermohonan
from tindaklanjut.views.alat import ambil_tindak_lanjut, kembali
from tindaklanjut.views.langkah import LANGKAH

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from akun.periode import Permintaan
    from inti.forms import Formulir

# Steps beside the main line, folded away.
LAIN: Final = ("perpanjang", "minta", "hambatan", "batalkan", "buka_kembali")


@require_safe
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one task with its timeline; ``?linimasa=`` narrows the timeline down."""
    return tampilkan(request, ambil_tindak_lanjut(request, pk))


def tampilkan(
    request: Permintaan,
    t: TindakLanjut,
    *,
    gagal: dict[str, Formulir] | None = None,
    tawaran: Bukti | None = None,
) -> HttpResponse:
    """Draw the page; ``gagal`` are forms to show again with their findings and typed text."""
    pada = hari_ini()
    siapa = HakTindakLanjut.untuk(request.user, pada)
    gagal = gagal or {}
    formulir = {
        nama: gagal.get(nama) or langkah.form(initial={"versi": t.versi, "hambatan": t.hambatan})
        for nama, langkah in LANGKAH.items()
        if langkah.boleh(siapa, t)
    }
    saring = request.GET.get("linimasa", SEMUA)
    konteks = {
        "t": t,
        "keadaan": keadaan(t, pada=pada, kalender=kalender()),
        "pendukung": [p for p in t.pic.all() if p.peran == PeranPIC.PENDUKUNG],
        "bukti": t.bukti.select_related("bukti", "diajukan_oleh"),
        "permohonan": _permohonan(t, siapa, gagal.get("keputusan")),
        "formulir": formulir,
        "lain": [nama for nama in LAIN if nama in formulir],
        "boleh_mengubah": t.status in TERBUKA and siapa.mengelola(t.unit_id),
        "verifikator": siapa.verifikator(t.unit_id),
        "ikut_mengajukan": siapa.ikut_mengajukan(t),
        "linimasa": linimasa(t, saring),
        "saring_linimasa": SARING_LINIMASA,
        "saring": saring if saring in SARING_LINIMASA else SEMUA,
        "tawaran": tawaran,
    }
    templat = pilih_templat(
        request, penuh="tindaklanjut/rinci.html", sebagian="tindaklanjut/_rinci_htmx.html"
    )
    kode = max((f.kode_http for f in gagal.values()), default=200)
    return render(request, templat, konteks, status=kode)


def _permohonan(
    t: TindakLanjut, siapa: HakTindakLanjut, gagal: Formulir | None
) -> dict[str, object] | None:
    """The request that waits for a decision, with its form for who may decide."""
    p = t.permohonan.filter(status=StatusPermohonan.DIMINTA).select_related("diminta_oleh").first()
    if p is None:
        return None
    p.tindak_lanjut = t
    boleh = siapa.memutuskan_permohonan(p)
    form = gagal or FormKeputusan(initial={"versi": p.versi})
    return {"p": p, "formulir": form if boleh else None}


def langkah(nama: str) -> Callable[..., HttpResponse]:
    """Return the view that takes one step of LANGKAH and shows the page again."""
    satu = LANGKAH[nama]

    @require_POST
    def ambil(request: Permintaan, pk: int) -> HttpResponse:
        t = ambil_tindak_lanjut(request, pk)
        form = satu.form(request.POST, request.FILES)
        tawaran: list[Bukti] = []

        def jalankan() -> object:
            try:
                return satu.jalankan(t, form.cleaned_data, request.user, hari_ini())
            except BerkasSudahAda as ada:
                tawaran.append(ada.bukti)
                raise

        if form.coba(jalankan) is not None:
            return _berhasil(request, t, satu.pesan)
        hadapi_bentrok(form, t)
        return tampilkan(request, t, gagal={nama: form}, tawaran=next(iter(tawaran), None))

    return ambil


def _berhasil(request: Permintaan, t: TindakLanjut, pesan: str) -> HttpResponse:
    """The page as it stands now: in its place for htmx, by a redirect otherwise."""
    if not request.htmx:
        return kembali(request, t.get_absolute_url(), pesan)
    messages.success(request, pesan)
    return tampilkan(request, ambil_tindak_lanjut(request, t.pk))


# --- Requests -------------------------------------------------------------------------------------


@require_POST
def setujui(request: Permintaan, pk: int) -> HttpResponse:
    """Grant a request."""
    return _putuskan(request, pk, services.setujui, "Permohonan disetujui.")


@require_POST
def tolak(request: Permintaan, pk: int) -> HttpResponse:
    """Refuse a request with a note."""
    return _putuskan(request, pk, services.tolak, "Permohonan ditolak.")


def _putuskan(
    request: Permintaan, pk: int, layanan: Callable[..., Permohonan], pesan: str
) -> HttpResponse:
    terlihat = TindakLanjut.objects.terlihat_oleh(request.user, hari_ini())
    p = get_object_or_404(Permohonan, pk=pk, tindak_lanjut__in=terlihat)
    t = ambil_tindak_lanjut(request, p.tindak_lanjut_id)
    form = FormKeputusan(request.POST)
    isi = form.cleaned_data if form.is_valid() else {}
    hasil = form.coba(lambda: layanan(permohonan=p, oleh=request.user, pada=hari_ini(), **isi))
    if hasil is not None:
        return _berhasil(request, t, pesan)
    hadapi_bentrok(form, p)
    return tampilkan(request, t, gagal={"keputusan": form})


# --- Evidence -------------------------------------------------------------------------------------


@require_POST
def bukti_pakai(request: Permintaan, pk: int, bukti: int) -> HttpResponse:
    """Claim a bukti the unit has already, offered when the same file was uploaded again."""
    t = ambil_tindak_lanjut(request, pk)
    milik = get_object_or_404(Bukti, pk=bukti, unit=t.unit)
    services.tambah_bukti(tindak_lanjut=t, bukti=milik, oleh=request.user, pada=hari_ini())
    return _berhasil(request, t, "Bukti ditambahkan.")


@require_POST
def bukti_tolak(request: Permintaan, pk: int) -> HttpResponse:
    """Refuse one claim with a reason; the task itself waits on."""
    terlihat = TindakLanjut.objects.terlihat_oleh(request.user, hari_ini())
    klaim = get_object_or_404(BuktiTindakLanjut, pk=pk, tindak_lanjut__in=terlihat)
    t = ambil_tindak_lanjut(request, klaim.tindak_lanjut_id)
    form = FormNilaiBukti(request.POST)
    form.is_valid()
    services.nilai_bukti(
        klaim=klaim,
        status=StatusKlaim.DITOLAK,
        alasan=form.cleaned_data.get("alasan", ""),
        oleh=request.user,
        pada=hari_ini(),
    )
    return _berhasil(request, t, "Bukti ditolak.")
