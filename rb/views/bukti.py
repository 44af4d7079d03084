"""Bukti of a tonggak: attach, reuse, take back, judge one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from akun.riwayat import hadapi_bentrok
from bukti.models import Bukti, StatusKlaim
from bukti.services import BahanBukti, BerkasSudahAda
from bukti.tulis import SKEMA_TAUTAN
from inti.galat import DataDitolak
from inti.jam import hari_ini
from rb import services
from rb.forms import FormLampir, FormPutusan, FormVersi
from rb.models import BuktiTonggak
from rb.views.alat import ambil_tonggak, jawab, tampilkan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpResponse

    from akun.periode import Permintaan

MAKS_BERKAS = 20


@require_POST
def lampirkan(request: Permintaan, pk: int) -> HttpResponse:
    """Attach files and a link or naskah; each stands for itself, one refusal stops no other."""
    tonggak, form = ambil_tonggak(request, pk), FormLampir(request.POST)
    if not form.is_valid():
        return tampilkan(request, pk, formulir=form)
    galat: list[str] = []
    tawaran: list[Bukti] = []
    jumlah = 0
    for nama, bahan in _bahan(request, form):
        try:
            services.lampirkan_bukti(
                tonggak=tonggak, bahan=bahan, oleh=request.user, pada=hari_ini()
            )
            jumlah += 1
        except BerkasSudahAda as sama:
            tawaran.append(sama.bukti)
        except DataDitolak as tolakan:
            galat.append(f"{nama}: {tolakan.pesan}" if nama else tolakan.pesan)
    if not (jumlah or galat or tawaran):
        galat = ["Pilih berkas, atau isi tautan atau nomor naskah."]
    if galat or tawaran:
        return tampilkan(request, pk, formulir=form, galat=galat, tawaran=tawaran)
    return jawab(request, pk, f"{jumlah} bukti dilampirkan. Ajukan bila sudah lengkap.")


def _bahan(request: Permintaan, form: FormLampir) -> Iterator[tuple[str, BahanBukti]]:
    """What was handed in, each with the name of its file."""
    tanggal = form.cleaned_data["tanggal"]
    unggahan: list[UploadedFile[bytes]] = request.FILES.getlist("berkas")
    for satu in unggahan[:MAKS_BERKAS]:
        yield satu.name or "Berkas", BahanBukti(tanggal=tanggal, unggahan=satu)
    rujukan = form.cleaned_data["rujukan"].strip()
    if rujukan.lower().startswith(SKEMA_TAUTAN):
        yield "", BahanBukti(tanggal=tanggal, tautan=rujukan)
    elif rujukan:
        yield "", BahanBukti(tanggal=tanggal, naskah=rujukan)


@require_POST
def pakai(request: Permintaan, pk: int) -> HttpResponse:
    """Claim a bukti the unit has already."""
    tonggak = ambil_tonggak(request, pk)
    teks = request.POST.get("bukti", "")
    terlihat = Bukti.objects.terlihat_oleh(request.user, hari_ini())
    bukti = get_object_or_404(terlihat, pk=int(teks) if teks.isdecimal() else 0)
    services.klaim_bukti(tonggak=tonggak, bukti=[bukti], oleh=request.user, pada=hari_ini())
    return jawab(request, pk, f"“{bukti.nama}” dipakai untuk tonggak ini.")


def _klaim(request: Permintaan, pk: int) -> BuktiTonggak:
    """Return a claim of a tonggak within reach."""
    klaim = BuktiTonggak.objects.select_related("bukti__unit").filter(pk=pk).first()
    if klaim is None:
        raise Http404("Bukti tidak ditemukan.")
    klaim.tonggak = ambil_tonggak(request, klaim.tonggak_id)
    return klaim


@require_POST
def nilai(request: Permintaan, pk: int) -> HttpResponse:
    """Accept or refuse one bukti."""
    klaim, form = _klaim(request, pk), FormPutusan(request.POST)
    pada = hari_ini()

    def lakukan() -> BuktiTonggak:
        isi = form.cleaned_data
        if isi["putusan"] == "terima":
            return services.terima_bukti(
                klaim=klaim, versi=isi["versi"], oleh=request.user, pada=pada
            )
        return services.tolak_bukti(
            klaim=klaim, alasan=isi["catatan"], versi=isi["versi"], oleh=request.user, pada=pada
        )

    baru = form.coba(lakukan)
    if baru is None:
        hadapi_bentrok(form, klaim)
        return tampilkan(request, klaim.tonggak_id, formulir=form)
    kata = "diterima" if baru.status == StatusKlaim.DITERIMA else "ditolak"
    return jawab(request, klaim.tonggak_id, f"“{klaim.bukti.nama}” {kata}.")


@require_POST
def tarik(request: Permintaan, pk: int) -> HttpResponse:
    """Take back a claim before it is submitted."""
    klaim = _klaim(request, pk)
    services.tarik_bukti(klaim=klaim, oleh=request.user, pada=hari_ini())
    return jawab(request, klaim.tonggak_id, f"“{klaim.bukti.nama}” ditarik dari tonggak ini.")


@require_POST
def versi(request: Permintaan, pk: int) -> HttpResponse:
    """Attach a new version of a file."""
    klaim, form = _klaim(request, pk), FormVersi(request.POST)
    berkas = request.FILES.get("berkas")
    if not form.is_valid():
        return tampilkan(request, klaim.tonggak_id, formulir=form)
    if berkas is None or isinstance(berkas, list):
        return tampilkan(request, klaim.tonggak_id, galat=["Pilih berkas versi barunya."])
    try:
        services.lampirkan_versi_baru(
            klaim=klaim,
            unggahan=berkas,
            tanggal=form.cleaned_data["tanggal"],
            oleh=request.user,
            pada=hari_ini(),
        )
    except BerkasSudahAda as sama:
        return tampilkan(request, klaim.tonggak_id, formulir=form, tawaran=[sama.bukti])
    except DataDitolak as tolakan:
        return tampilkan(request, klaim.tonggak_id, formulir=form, galat=[tolakan.pesan])
    return jawab(request, klaim.tonggak_id, "Versi baru dilampirkan.")
