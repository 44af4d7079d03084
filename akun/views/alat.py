"""What the views of people and units share: who is ADMIN, the object or 404, the small form."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render

from akun.izin import hak
from akun.models import Keanggotaan, Pengguna, UnitKerja
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.galat import IzinDitolak
from inti.http import alihkan
from inti.jam import hari_ini

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from akun.dasar import ModelTeraudit
    from akun.periode import Permintaan
    from inti.forms import Formulir

P = ParamSpec("P")
T = TypeVar("T")


def dikelola(request: Permintaan) -> frozenset[int]:
    """Return the ids of the units in which the person is ADMIN today."""
    return hak(request.user, hari_ini()).unit_untuk(Tindakan.KELOLA_AKUN)


def halaman_admin(
    view: Callable[Concatenate[Permintaan, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open a page to whoever is ADMIN somewhere; the same 403 for everybody else, whatever the id.

    Nobody without the role learns which accounts exist.
    """

    @wraps(view)
    def dengan_izin(request: Permintaan, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not dikelola(request):
            raise IzinDitolak(
                "Hanya Admin yang boleh mengatur pengguna, unit, dan peran. "
                "Mintalah kepada Admin unit Anda."
            )
        return view(request, *args, **kwargs)

    return dengan_izin


def halaman_anggota(
    view: Callable[Concatenate[Permintaan, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open a page of the whole house to whoever has a role in any unit."""

    @wraps(view)
    def dengan_izin(request: Permintaan, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not hak(request.user, hari_ini()).unit_id:
            raise IzinDitolak("Akun Anda belum berperan di unit mana pun. Hubungi Admin unit Anda.")
        return view(request, *args, **kwargs)

    return dengan_izin


def ambil_pengguna(request: Permintaan, pk: int) -> Pengguna:
    """Return a person the ADMIN looks after; anybody else is 404."""
    orang = Pengguna.objects.dikelola_oleh(request.user, hari_ini()).filter(pk=pk).first()
    if orang is None:
        raise Http404("Pengguna tidak ditemukan.")
    return orang


def ambil_unit(request: Permintaan, pk: int) -> UnitKerja:
    """Return a unit the ADMIN looks after; any other is 404."""
    unit = UnitKerja.objects.select_related("induk").filter(pk__in=dikelola(request), pk=pk).first()
    if unit is None:
        raise Http404("Unit tidak ditemukan.")
    return unit


def ambil_keanggotaan(request: Permintaan, pk: int) -> Keanggotaan:
    """Return a membership in a unit the ADMIN looks after; any other is 404."""
    milik = Keanggotaan.objects.select_related("unit", "pengguna")
    satu = milik.filter(unit_id__in=dikelola(request), pk=pk).first()
    if satu is None:
        raise Http404("Keanggotaan tidak ditemukan.")
    return satu


def coba_simpan(
    request: Permintaan,
    formulir: Formulir,
    lakukan: Callable[[], T],
    *,
    objek: ModelTeraudit | None = None,
) -> T | None:
    """Run the service when the form was sent; on a stale version tell what others changed."""
    if request.method != "POST":
        return None
    hasil = formulir.coba(lakukan)
    if hasil is None and objek is not None:
        hadapi_bentrok(formulir, objek)
    return hasil


def kembali(request: Permintaan, url: str, pesan: str) -> HttpResponse:
    """Answer a change that was saved."""
    messages.success(request, pesan)
    return alihkan(request, url)


def tampilkan_formulir(
    request: Permintaan,
    formulir: Formulir,
    *,
    judul: str,
    tombol: str,
    batal: str,
    remah: tuple[str, str],
    teks: str = "",
    bahaya: bool = False,
) -> HttpResponse:
    """Show a form as a page of its own; ``remah`` is the (URL, label) of the page above."""
    konteks = {
        "formulir": formulir,
        "judul": judul,
        "tombol": tombol,
        "batal": batal,
        "remah": remah,
        "teks": teks,
        "bahaya": bahaya,
    }
    return render(request, "akun/formulir.html", konteks, status=formulir.kode_http)
