"""Create and change a tindak lanjut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pihak import nilai_pihak, pihak_terpilih
from akun.pilihan import Tindakan
from akun.riwayat import hadapi_bentrok
from inti.galat import TransisiDitolak
from inti.jam import hari_ini
from tindaklanjut.forms import FormTindakLanjutBaru, FormTindakLanjutUbah
from tindaklanjut.izin import HakTindakLanjut, pastikan_mengelola
from tindaklanjut.models import HasilRapat, Kendala
from tindaklanjut.pilihan import TERBUKA, Status
from tindaklanjut.services import Rincian, buat_tindak_lanjut, ubah_tindak_lanjut
from tindaklanjut.services.tindak_lanjut import pastikan_sumber
from tindaklanjut.views.alat import ambil_tindak_lanjut, kembali

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from akun.models import Pihak, UnitKerja
    from tindaklanjut.models import TindakLanjut


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.BACA)
def tambah(request: Permintaan, periode: Periode) -> HttpResponse:
    """Create a task; ``?hasil=`` and ``?kendala=`` name what it comes from."""
    pada = hari_ini()
    unit = periode.unit
    hasil, kendala = _sumber(request, unit)
    pastikan_sumber(HakTindakLanjut.untuk(request.user, pada), unit, hasil, kendala)
    form = FormTindakLanjutBaru(
        request.POST or None,
        unit=unit,
        tahun=periode.tahun,
        pada=pada,
        initial=_awal(hasil, kendala),
    )
    if request.method == "POST":
        baru = form.coba(lambda: _buat(form.cleaned_data, unit, request, pada))
        if baru is not None:
            tujuan = baru.hasil_rapat.rapat if baru.hasil_rapat else baru
            return kembali(request, tujuan.get_absolute_url(), f"{baru.kode} dibuat.")
    konteks = {"formulir": form, "hasil": hasil, "kendala": kendala}
    return render(request, "tindaklanjut/tambah.html", konteks, status=form.kode_http)


def _sumber(request: Permintaan, unit: UnitKerja) -> tuple[HasilRapat | None, Kendala | None]:
    """What the address or the form names, within the unit; anything else counts as nothing."""
    isi = request.POST if request.method == "POST" else request.GET
    hasil, kendala = isi.get("hasil", ""), isi.get("kendala", "")
    return (
        HasilRapat.objects.filter(rapat__unit=unit, pk=_nomor(hasil))
        .select_related("rapat__unit")
        .first(),
        Kendala.objects.filter(unit=unit, pk=_nomor(kendala)).first(),
    )


def _nomor(teks: str) -> int:
    return int(teks) if teks.isdecimal() and len(teks) < 19 else 0


def _awal(hasil: HasilRapat | None, kendala: Kendala | None) -> dict[str, object]:
    """The text of a recommendation is the first draft of its task; IKU come with the source."""
    awal: dict[str, object] = {"prioritas": "sedang"}
    if hasil is not None:
        iku = hasil.rapat.iku.values_list("pk", flat=True)
        awal |= {"hasil": hasil.pk, "uraian": hasil.uraian, "iku": list(iku)}
    if kendala is not None:
        iku = kendala.iku.values_list("pk", flat=True)
        awal |= {"kendala": kendala.pk, "iku": list(iku)}
    return awal


def _buat(isi: dict[str, Any], unit: UnitKerja, request: Permintaan, pada: date) -> TindakLanjut:
    return buat_tindak_lanjut(
        unit=unit,
        rincian=_rincian(isi, unit, pada),
        hasil_rapat=isi["hasil"],
        kendala=isi["kendala"],
        oleh=request.user,
        pada=pada,
    )


def _rincian(
    isi: dict[str, Any], unit: UnitKerja, pada: date, lama: TindakLanjut | None = None
) -> Rincian:
    """The form as the service wants it; parties become rows when chosen for the first time."""
    kini = {} if lama is None else {nilai_pihak(p.pihak): p.pihak for p in lama.pic.all()}

    def pihak(nilai: str, bidang: str) -> Pihak | None:
        return pihak_terpilih(nilai, unit=unit, pada=pada, kini=kini.get(nilai), bidang=bidang)

    pendukung = [pihak(nilai, "pendukung") for nilai in isi["pendukung"]]
    return Rincian(
        uraian=isi["uraian"],
        tenggat=isi["tenggat"],
        pic=pihak(isi["pic"], "pic"),
        pendukung=[p for p in pendukung if p is not None],
        pengawal=isi["pengawal"],
        prioritas=isi["prioritas"],
        iku=list(isi["iku"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: Permintaan, pk: int) -> HttpResponse:
    """Change what a task is, who does it and by when."""
    pada = hari_ini()
    t = ambil_tindak_lanjut(request, pk)
    pastikan_mengelola(HakTindakLanjut.untuk(request.user, pada), t.unit_id)
    if t.status not in TERBUKA and request.method != "POST":
        raise TransisiDitolak(
            f"Tindak lanjut ini sudah {Status(t.status).label}, jadi tidak diubah lagi."
        )
    form = FormTindakLanjutUbah(
        request.POST or None, tindak_lanjut=t, tahun=request.periode.tahun, pada=pada
    )
    if request.method == "POST":
        hasil = form.coba(lambda: _ubah(form.cleaned_data, t, request, pada))
        if hasil is not None:
            return kembali(request, t.get_absolute_url(), "Perubahan tersimpan.")
        hadapi_bentrok(form, t)
    konteks = {"formulir": form, "t": t}
    return render(request, "tindaklanjut/ubah.html", konteks, status=form.kode_http)


def _ubah(isi: dict[str, Any], t: TindakLanjut, request: Permintaan, pada: date) -> TindakLanjut:
    return ubah_tindak_lanjut(
        tindak_lanjut=t,
        rincian=_rincian(isi, t.unit, pada, t),
        alasan=isi["alasan"],
        versi=isi["versi"],
        oleh=request.user,
        pada=pada,
    )
