"""The butir of a rapat: add, change, take back, move up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_POST

from akun.riwayat import hadapi_bentrok
from inti.jam import hari_ini
from tindaklanjut import services
from tindaklanjut.forms_rapat import FormHasil
from tindaklanjut.views.alat import ambil_rapat, kembali
from tindaklanjut.views.rapat import tampilkan

if TYPE_CHECKING:
    from django.http import HttpResponse

    from akun.periode import Permintaan
    from tindaklanjut.models import HasilRapat, Rapat


def _ambil(request: Permintaan, pk: int, hasil: int) -> tuple[Rapat, HasilRapat]:
    """A butir of exactly that rapat, which the person may see; anything else is 404."""
    rapat = ambil_rapat(request, pk)
    butir = rapat.hasil.select_related("rapat__unit").filter(pk=hasil).first()
    if butir is None:
        raise Http404("Butir rapat tidak ditemukan.")
    return rapat, butir


@require_POST
def tambah(request: Permintaan, pk: int) -> HttpResponse:
    """Add a butir at the end."""
    rapat = ambil_rapat(request, pk)
    form = FormHasil(request.POST)
    butir = form.coba(
        lambda: services.tambah_hasil(
            rapat=rapat,
            jenis=form.cleaned_data["jenis"],
            uraian=form.cleaned_data["uraian"],
            oleh=request.user,
            pada=hari_ini(),
        )
    )
    if butir is None:
        return tampilkan(request, rapat, gagal={"hasil": form})
    return kembali(request, f"{rapat.get_absolute_url()}#baru", f"Butir {butir.nomor} dicatat.")


@require_POST
def ubah(request: Permintaan, pk: int, hasil: int) -> HttpResponse:
    """Change a butir."""
    rapat, butir = _ambil(request, pk, hasil)
    form = FormHasil(request.POST)
    baru = form.coba(
        lambda: services.ubah_hasil(
            hasil=butir, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        )
    )
    if baru is not None:
        return kembali(request, rapat.get_absolute_url(), f"Butir {butir.nomor} diubah.")
    hadapi_bentrok(form, butir)
    return tampilkan(request, rapat, gagal={f"hasil-{butir.pk}": form})


@require_POST
def hapus(request: Permintaan, pk: int, hasil: int) -> HttpResponse:
    """Take a butir back."""
    rapat, butir = _ambil(request, pk, hasil)
    services.hapus_hasil(hasil=butir, oleh=request.user, pada=hari_ini())
    return kembali(request, rapat.get_absolute_url(), f"Butir {butir.nomor} dihapus.")


@require_POST
def geser(request: Permintaan, pk: int, hasil: int) -> HttpResponse:
    """Move a butir one place, ``arah=naik`` or ``turun``."""
    rapat, butir = _ambil(request, pk, hasil)
    urutan = list(rapat.hasil.order_by("urut").values_list("pk", flat=True))
    letak = urutan.index(butir.pk)
    tujuan = letak + (-1 if request.POST.get("arah") == "naik" else 1)
    if 0 <= tujuan < len(urutan):
        urutan[letak], urutan[tujuan] = urutan[tujuan], urutan[letak]
    services.urutkan_hasil(rapat=rapat, urutan=urutan, oleh=request.user, pada=hari_ini())
    return kembali(request, rapat.get_absolute_url(), "Urutan butir tersimpan.")
