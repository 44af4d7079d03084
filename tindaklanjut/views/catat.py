"""Minute taking: the page, and the small answers it asks for while somebody types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from akun.jejak import jejak, sejak_versi
from akun.pihak import orang_unit
from inti.galat import DataDitolak, IzinDitolak, Penolakan, VersiBerubah
from inti.jam import hari_ini, sekarang
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.catat.halaman import HalamanCatat, butir_lengkap, susun_butir
from tindaklanjut.catat.pihak import DaftarPihak
from tindaklanjut.catat.rencana import Gema
from tindaklanjut.daftar import Sudut
from tindaklanjut.forms_catat import FormButir, FormKepala
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.models import HasilRapat
from tindaklanjut.pilihan import JenisHasil
from tindaklanjut.services import IsiButir, IsiRapat
from tindaklanjut.views.alat import agenda_rapat, ambil_rapat, kembali

if TYPE_CHECKING:
    from akun.periode import Permintaan
    from inti.forms import Formulir
    from tindaklanjut.models import Rapat

JSON: Final = "application/json"


@require_safe
def catat(request: Permintaan, pk: int) -> HttpResponse:
    """Show the minutes to write; without a script ``?butir=`` opens one of them."""
    rapat = ambil_rapat(request, pk)
    if not HakTindakLanjut.untuk(request.user, hari_ini()).mengubah_rapat(rapat):
        return redirect(rapat)
    return tampilkan(request, rapat)


def tampilkan(
    request: Permintaan,
    rapat: Rapat,
    *,
    galat: tuple[str, ...] = (),
    kode: int = 200,
    gagal: tuple[int, Formulir | None] = (0, None),
) -> HttpResponse:
    """Draw the page; ``galat`` are the sentences of a refusal, ``gagal`` a row of the agenda."""
    pada = hari_ini()
    siapa = HakTindakLanjut.untuk(request.user, pada)
    halaman, daftar = _susun(request, rapat)
    konteks = {
        "rapat": rapat,
        "halaman": halaman,
        "kepala": FormKepala(initial=FormKepala.awal(rapat)),
        "terbuka": request.GET.get("butir", ""),
        "pihak": [p.ringkas() for p in daftar.pilihan],
        "pengawal": list(orang_unit(rapat.unit, pada).order_by("nama", "username")),
        "pilihan_jenis": JenisHasil.choices,
        "butir_kosong": HasilRapat(
            jenis=halaman.butir[-1].h.jenis if halaman.butir else JenisHasil.KESIMPULAN,
            nomor=str(len(halaman.butir) + 1),
        ),
        "renaksi": rapat.renaksi.select_related("iku").order_by("triwulan", "iku__urut", "urut"),
        "iku": rapat.iku.order_by("urut"),
        "boleh_menyelesaikan": siapa.menyelesaikan_rapat(rapat),
        "galat": galat,
        "agenda": agenda_rapat(request, rapat),
        "dari": "catat",
        "gagal_pk": gagal[0],
        "gagal": gagal[1],
    }
    return render(request, "tindaklanjut/rapat/catat.html", konteks, status=kode)


def _susun(request: Permintaan, rapat: Rapat) -> tuple[HalamanCatat, DaftarPihak]:
    pada, kal = hari_ini(), kalender()
    daftar = DaftarPihak.untuk(rapat.unit, pada, kal.ambang_terlambat(pada))
    sudut = Sudut(rapat.unit, request.user, pada, kal)
    return susun_butir(rapat, butir_lengkap(rapat), sudut, daftar), daftar


# --- One butir ------------------------------------------------------------------------------------


@require_POST
def simpan(request: Permintaan, pk: int) -> HttpResponse:
    """Store one butir; a script gets JSON, a plain form the page."""
    rapat = ambil_rapat(request, pk)
    pada = hari_ini()
    form = FormButir(request.POST, rapat=rapat, pada=pada)
    if not form.is_valid():
        return _tolak(request, rapat, _kalimat(form))
    d = form.cleaned_data
    try:
        butir = services.catat_butir(
            rapat=rapat,
            isi=_isi(form),
            hasil=d["hasil"],
            kunci=d["kunci"],
            versi=d["versi"],
            oleh=request.user,
            pada=pada,
        )
    except VersiBerubah as salah:
        return _bentrok(request, rapat, form, salah)
    except IzinDitolak:
        raise
    except Penolakan as salah:
        return _tolak(request, rapat, (salah.pesan,), salah.status)
    if not _minta_json(request):
        return kembali(request, f"{_alamat(rapat)}#butir-{butir.pk}", "Butir tersimpan.")
    return _tersimpan(request, rapat, butir.pk)


def _isi(form: FormButir) -> IsiButir:
    """What was typed; of a butir that became a task the form does not repeat the task."""
    isi, h = form.isi(), form.cleaned_data["hasil"]
    if h is None or h.tugas_id is None:
        return isi
    return replace(
        isi,
        ditugaskan=h.ditugaskan,
        pic_teks=h.pic_teks,
        pengawal_id=h.pengawal_id,
        tenggat_teks=h.tenggat_teks,
    )


def _tersimpan(request: Permintaan, rapat: Rapat, butir_id: int) -> JsonResponse:
    halaman, _ = _susun(request, rapat)
    baris = next(b for b in halaman.butir if b.h.pk == butir_id)
    tampak = render_to_string("tindaklanjut/rapat/_catat_tampak.html", {"b": baris}, request)
    isi = {"hasil": baris.h.pk, "versi": baris.h.versi, "pukul": _pukul(), "tampak": tampak}
    return JsonResponse({**isi, **_ringkasan(halaman)})


def _pukul() -> str:
    return f"{sekarang():%H.%M}"


def _ringkasan(halaman: HalamanCatat) -> dict[str, Any]:
    """What the page shows beside the butir, after a change."""
    return {
        "jumlah": f"{len(halaman.butir)} butir · {halaman.jumlah_tugas} tindak lanjut",
        "jumlah_tugas": halaman.jumlah_tugas,
        "pesan": halaman.pesan,
        "pesan_ringkas": halaman.pesan_ringkas,
        "cuplikan": halaman.cuplikan,
        "cuplikan_ringkas": halaman.cuplikan_ringkas,
        "urutan": [[b.h.pk, b.h.nomor, b.h.versi] for b in halaman.butir],
    }


def _bentrok(
    request: Permintaan, rapat: Rapat, form: FormButir, salah: VersiBerubah
) -> HttpResponse:
    """Tell what the others changed; nothing of either is lost."""
    d = form.cleaned_data
    if not _minta_json(request):
        return _tolak(request, rapat, (salah.pesan, f"Isian Anda: {d['uraian']}"), 409)
    butir: HasilRapat = (
        rapat.hasil.get(pk=d["hasil"].pk) if d["hasil"] else rapat.hasil.get(kunci=d["kunci"])
    )
    riwayat = sejak_versi(jejak(HasilRapat, id=butir.pk), d["versi"] or 0)
    konteks = {"jejak": riwayat, "h": butir}
    isi = {
        "hasil": butir.pk,
        "versi": butir.versi,
        "bentrok": render_to_string("tindaklanjut/rapat/_catat_bentrok.html", konteks, request),
        "tersimpan": {
            "jenis": butir.jenis,
            "uraian": butir.uraian,
            "ditugaskan": butir.ditugaskan,
            "pic": butir.pic_teks,
            "pengawal": butir.pengawal_id or "",
            "tenggat": butir.tenggat_teks,
        },
    }
    return JsonResponse(isi, status=409)


def _kalimat(form: Formulir) -> tuple[str, ...]:
    return tuple(str(e) for d in form.errors.values() for e in d)


def _tolak(
    request: Permintaan, rapat: Rapat, kalimat: tuple[str, ...], kode: int = 422
) -> HttpResponse:
    if _minta_json(request):
        return JsonResponse({"pesan": " ".join(kalimat)}, status=kode)
    return tampilkan(request, rapat, galat=kalimat, kode=kode)


def _minta_json(request: Permintaan) -> bool:
    return request.headers.get("Accept", "").startswith(JSON)


def _alamat(rapat: Rapat) -> str:
    return reverse("tindaklanjut:rapat_catat", args=[rapat.pk])


@require_POST
def hapus(request: Permintaan, pk: int, hasil: int) -> HttpResponse:
    """Take a butir back from the page of minute taking."""
    rapat = ambil_rapat(request, pk)
    butir = rapat.hasil.select_related("rapat__unit").filter(pk=hasil).first()
    if butir is None:
        raise Http404("Butir rapat tidak ditemukan.")
    services.hapus_hasil(hasil=butir, oleh=request.user, pada=hari_ini())
    return kembali(request, _alamat(rapat), f"Butir {butir.nomor} dihapus.")


@require_POST
def urut(request: Permintaan, pk: int) -> HttpResponse:
    """Put the butir in the order of the ids ``urutan``, comma between them."""
    rapat = ambil_rapat(request, pk)
    nomor = request.POST.get("urutan", "").split(",")
    urutan = [int(n) for n in nomor if n.isdecimal() and len(n) < 19]
    try:
        services.urutkan_hasil(rapat=rapat, urutan=urutan, oleh=request.user, pada=hari_ini())
    except DataDitolak as salah:
        return JsonResponse({"pesan": salah.pesan}, status=salah.status)
    return JsonResponse(_ringkasan(_susun(request, rapat)[0]))


# --- What the fields ask --------------------------------------------------------------------------


@require_GET
def tenggat(request: Permintaan, pk: int) -> HttpResponse:
    """Tell a typed deadline back, as said on the day of the rapat."""
    rapat = ambil_rapat(request, pk)
    teks = request.GET.get("teks", "")[:150]
    gema = Gema.baca(teks, acuan=rapat.tanggal, kalender=kalender())
    return render(request, "tindaklanjut/rapat/_gema.html", {"gema": gema})


@require_POST
def instansi(request: Permintaan, pk: int) -> HttpResponse:
    """Add an institution nobody named before."""
    rapat = ambil_rapat(request, pk)
    nama = request.POST.get("nama", "")
    try:
        baru = services.daftarkan_instansi(
            unit=rapat.unit, nama=nama, oleh=request.user, pada=hari_ini()
        )
    except DataDitolak as salah:
        return JsonResponse({"pesan": salah.pesan}, status=salah.status)
    return JsonResponse({"nama": baru.nama})


@require_POST
def kepala(request: Permintaan, pk: int) -> HttpResponse:
    """Store the head of the minutes."""
    rapat = ambil_rapat(request, pk)
    form = FormKepala(request.POST)
    baru = form.coba(
        lambda: services.ubah_rapat(
            rapat=rapat,
            isi=IsiRapat(
                jenis=rapat.jenis,
                ringkasan=rapat.ringkasan,
                seri=rapat.seri,
                **{n: v for n, v in form.cleaned_data.items() if n != "versi"},
            ),
            versi=form.cleaned_data["versi"],
            oleh=request.user,
            pada=hari_ini(),
        )
    )
    if baru is None:
        return _tolak(request, rapat, _kalimat(form), 409 if form.bentrok else 422)
    if not _minta_json(request):
        return kembali(request, _alamat(baru), "Kepala rapat tersimpan.")
    halaman, _ = _susun(request, baru)
    return JsonResponse({"versi": baru.versi, "pukul": _pukul(), **_ringkasan(halaman)})
