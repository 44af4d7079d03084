"""People: the list, one person, and what an ADMIN may do with an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from akun import services
from akun.forms import FormKeaktifan, FormPengguna, FormPenggunaBaru, FormVersi
from akun.mfa import punya_faktor_kedua
from akun.models import Keanggotaan, Pengguna, UnitKerja
from akun.pilihan import Peran
from akun.riwayat import entri_riwayat
from akun.views.alat import (
    ambil_pengguna,
    coba_simpan,
    dikelola,
    halaman_admin,
    kembali,
    tampilkan_formulir,
)
from inti.galat import IzinDitolak
from inti.http import pilih_templat
from inti.jam import hari_ini
from inti.kursor import UrutanTeks, potong

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import HttpResponse

    from akun.periode import Permintaan
    from akun.querysets import PenggunaQuerySet

PER_HALAMAN: Final = 50
ENTRI_TERAKHIR: Final = 8
KEADAAN: Final = {"aktif": "Aktif", "nonaktif": "Nonaktif", "semua": "Semua"}


@dataclass(frozen=True, slots=True)
class BarisPeran:
    """A membership on a day: ``keadaan`` is a key of the status chips."""

    k: Keanggotaan
    keadaan: str
    kata: str

    @property
    def dapat_diakhiri(self) -> bool:
        return self.keadaan != "batal"


def susun_peran(semua: Iterable[Keanggotaan], pada: date) -> list[BarisPeran]:
    """Tell for each membership whether it holds, is still to come or is over."""
    hasil = []
    for k in semua:
        if k.berlaku(pada):
            hasil.append(BarisPeran(k, "selesai", "Berlaku"))
        elif k.mulai > pada:
            hasil.append(BarisPeran(k, "nanti", "Belum mulai"))
        else:
            hasil.append(BarisPeran(k, "batal", "Berakhir"))
    return hasil


def _saring(request: Permintaan, unit: frozenset[int]) -> tuple[PenggunaQuerySet, dict[str, str]]:
    pada = hari_ini()
    keadaan = request.GET.get("keadaan", "aktif")
    pilihan = {
        "cari": request.GET.get("cari", "").strip()[:100],
        "unit": request.GET.get("unit", ""),
        "keadaan": keadaan if keadaan in KEADAAN else "aktif",
    }
    orang: PenggunaQuerySet = Pengguna.objects.dikelola_oleh(request.user, pada)
    orang = orang.cari(pilihan["cari"])
    if pilihan["keadaan"] != "semua":
        orang = orang.filter(is_active=pilihan["keadaan"] == "aktif")
    if pilihan["unit"].isdecimal() and int(pilihan["unit"]) in unit:
        peran = Keanggotaan.objects.berlaku(pada).filter(unit_id=int(pilihan["unit"]))
        orang = orang.filter(pk__in=peran.values("pengguna"))
    return orang, pilihan


@require_safe
@halaman_admin
def daftar(request: Permintaan) -> HttpResponse:
    """Show the people of the units the ADMIN looks after, by name."""
    unit = dikelola(request)
    orang, pilihan = _saring(request, unit)
    peran = Keanggotaan.objects.berlaku(hari_ini()).filter(unit_id__in=unit).select_related("unit")
    halaman = potong(
        orang.prefetch_related(Prefetch("keanggotaan", queryset=peran, to_attr="peran_kini")),
        urutan=UrutanTeks("nama"),
        ukuran=PER_HALAMAN,
        alamat=request.GET.dict(),
    )
    konteks = {
        "halaman": halaman,
        "pilihan": pilihan,
        "keadaan": KEADAAN,
        "daftar_unit": UnitKerja.objects.filter(pk__in=unit) if len(unit) > 1 else (),
    }
    templat = pilih_templat(
        request, penuh="akun/pengguna/daftar.html", sebagian="akun/pengguna/_daftar.html"
    )
    return render(request, templat, konteks)


@require_safe
@halaman_admin
def rinci(request: Permintaan, pk: int) -> HttpResponse:
    """Show one person: the account, roles within reach, teams and what changed."""
    orang = ambil_pengguna(request, pk)
    pada = hari_ini()
    unit = dikelola(request)
    semua = orang.keanggotaan.select_related("unit").order_by("-mulai", "-pk")
    konteks = {
        "orang": orang,
        "peran": susun_peran(semua.filter(unit_id__in=unit), pada),
        "di_luar": services.semua_peran_berjalan(orang, pada).exclude(unit_id__in=unit).exists(),
        "tim": orang.tim.filter(unit_id__in=unit),
        "boleh": services.boleh_kelola_pengguna(request.user, orang, pada),
        "diri": orang == request.user,
        "faktor_kedua": punya_faktor_kedua(orang),
        "jejak": entri_riwayat(orang)[:ENTRI_TERAKHIR],
    }
    return render(request, "akun/pengguna/rinci.html", konteks)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def tambah(request: Permintaan) -> HttpResponse:
    """Make an account with its first role; its password is shown this once."""
    awal = {"mulai": hari_ini(), "peran": Peran.TIM, "unit": request.GET.get("unit")}
    form = FormPenggunaBaru(request.POST or None, unit=dikelola(request), initial=awal)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.daftarkan_pengguna(
            oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
    )
    if hasil is not None:
        return _sandi_sekali(request, *hasil)
    return tampilkan_formulir(
        request,
        form,
        judul="Pengguna baru",
        tombol="Buat akun",
        batal=reverse("akun:pengguna_daftar"),
        remah=(reverse("akun:pengguna_daftar"), "Pengguna"),
        teks="Kata sandi sementara ditampilkan satu kali setelah akun dibuat.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change name, e-mail and phone."""
    orang = ambil_pengguna(request, pk)
    services.pastikan_kelola_pengguna(request.user, orang, hari_ini())
    form = FormPengguna(request.POST or None, pengguna=orang)
    url, nama = reverse("akun:pengguna_rinci", args=[pk]), str(orang)
    hasil = coba_simpan(
        request,
        form,
        lambda: services.ubah_pengguna(
            pengguna=orang, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
        objek=orang,
    )
    if hasil is not None:
        return kembali(request, url, "Perubahan tersimpan.")
    return tampilkan_formulir(
        request, form, judul="Ubah pengguna", tombol="Simpan", batal=url, remah=(url, nama)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def keaktifan(request: Permintaan, pk: int) -> HttpResponse:
    """Close an active account, open a closed one."""
    orang = ambil_pengguna(request, pk)
    services.pastikan_kelola_pengguna(request.user, orang, hari_ini())
    aktif, nama = orang.is_active, str(orang)
    form = FormKeaktifan(request.POST or None, initial={"versi": orang.versi})
    url = reverse("akun:pengguna_rinci", args=[pk])
    hasil = coba_simpan(
        request,
        form,
        lambda: services.ganti_keaktifan(
            pengguna=orang,
            aktif=not aktif,
            oleh=request.user,
            pada=hari_ini(),
            **form.cleaned_data,
        ),
        objek=orang,
    )
    if hasil is not None:
        kata = "dinonaktifkan. Sesinya berakhir sekarang juga" if aktif else "diaktifkan kembali"
        return kembali(request, url, f"Akun {nama} {kata}.")
    return tampilkan_formulir(
        request,
        form,
        judul="Nonaktifkan akun" if aktif else "Aktifkan akun",
        tombol="Nonaktifkan" if aktif else "Aktifkan",
        batal=url,
        remah=(url, nama),
        teks=(
            "Orang ini tidak dapat masuk lagi. Peran, tugas, dan riwayatnya tetap tersimpan."
            if aktif
            else "Orang ini dapat masuk lagi dengan peran yang masih berlaku."
        ),
        bahaya=aktif,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def sandi(request: Permintaan, pk: int) -> HttpResponse:
    """Set a new password that serves once and show it this once."""
    orang = ambil_pengguna(request, pk)
    if orang == request.user:
        raise IzinDitolak("Ganti kata sandi Anda sendiri melalui halaman Ganti kata sandi.")
    services.pastikan_kelola_pengguna(request.user, orang, hari_ini())
    form = FormVersi(request.POST or None, initial={"versi": orang.versi})
    url = reverse("akun:pengguna_rinci", args=[pk])
    hasil = coba_simpan(
        request,
        form,
        lambda: services.atur_ulang_sandi(
            pengguna=orang, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        ),
        objek=orang,
    )
    if hasil is not None:
        return _sandi_sekali(request, orang, hasil)
    return tampilkan_formulir(
        request,
        form,
        judul="Atur ulang kata sandi",
        tombol="Buat kata sandi sementara",
        batal=url,
        remah=(url, str(orang)),
        teks=(
            "Kata sandi lama tidak berlaku lagi dan semua sesi orang ini berakhir. Kata sandi "
            "sementara ditampilkan satu kali; orang ini wajib menggantinya saat masuk."
        ),
        bahaya=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_admin
def faktor_kedua(request: Permintaan, pk: int) -> HttpResponse:
    """Take away the second factor of somebody who lost it; not one's own."""
    orang = ambil_pengguna(request, pk)
    if orang == request.user:
        raise IzinDitolak("Atur faktor kedua Anda sendiri melalui Profil saya.")
    services.pastikan_kelola_pengguna(request.user, orang, hari_ini())
    form = FormVersi(request.POST or None, initial={"versi": orang.versi})
    url = reverse("akun:pengguna_rinci", args=[pk])

    def lepas() -> bool:
        services.lepas_faktor_kedua(
            pengguna=orang, oleh=request.user, pada=hari_ini(), **form.cleaned_data
        )
        return True

    if coba_simpan(request, form, lepas, objek=orang):
        return kembali(request, url, "Faktor kedua dilepas.")
    return tampilkan_formulir(
        request,
        form,
        judul="Lepas faktor kedua",
        tombol="Lepas",
        batal=url,
        remah=(url, str(orang)),
        teks=(
            "Hanya bila orang ini kehilangan ponselnya dan Anda sudah memastikan itu dia. "
            "Aplikasi autentikator dan kode cadangannya tidak berlaku lagi."
        ),
        bahaya=True,
    )


def _sandi_sekali(request: Permintaan, orang: Pengguna, kata_sandi: str) -> HttpResponse:
    konteks = {"orang": orang, "kata_sandi": kata_sandi}
    return render(request, "akun/pengguna/sandi_sekali.html", konteks)
