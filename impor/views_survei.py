"""The page of a survey import: choose a file, look at what it gives, take it over.

Between preview and confirmation the aggregates travel in the form, signed: nothing is stored before
somebody has seen it, and the answers never are.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core import signing
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from impor.berkas import BerkasDitolak
from impor.forms_survei import FormSimpanSurvei, FormSurvei
from impor.survei import SKALA_BAKU, SurveiDibaca, baca_survei
from inti.angka import format_angka
from inti.forms import STATUS_DITOLAK
from inti.galat import DataDitolak, galat
from inti.http import alihkan
from inti.jam import hari_ini
from kinerja.hitung import ButirHitung
from kinerja.pilihan import CaraHitung
from kinerja.services import simpan_survei, tanda_survei
from kinerja.survei import SurveiDitolak
from kinerja.views.alat import ambil_iku

if TYPE_CHECKING:
    from django.http import HttpResponse

    from inti.forms import Formulir
    from kinerja.models import IKU

SALAH_TAMPIL: Final = 50
UMUR_PRATINJAU_DETIK: Final = 3600


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_periode(Tindakan.ISI_REALISASI)
def survei(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Read a file into a preview, or (``rekap`` given) store the preview that was shown."""
    iku = ambil_iku(periode, kode)
    if request.method != "POST":
        return _tampilkan(request, periode, iku, FormSurvei())
    if "rekap" in request.POST:
        return _simpan(request, periode, iku)
    form = FormSurvei(request.POST, request.FILES)
    dibaca = form.coba(lambda: _baca(form, iku))
    if dibaca is None:
        return _tampilkan(request, periode, iku, form)
    return _tampilkan(request, periode, iku, form, dibaca)


def _baca(form: FormSurvei, iku: IKU) -> SurveiDibaca:
    berkas = form.cleaned_data["berkas"]
    try:
        return baca_survei(
            berkas.name,
            berkas.read(),
            maks=iku.skala_maks or SKALA_BAKU,
            kolom=form.cleaned_data["kolom"],
            aspek=form.cleaned_data["aspek"],
        )
    except (BerkasDitolak, SurveiDitolak) as salah:
        raise DataDitolak([galat("berkas", str(salah))]) from salah


def _simpan(request: Permintaan, periode: Periode, iku: IKU) -> HttpResponse:
    form = FormSimpanSurvei(request.POST)

    def simpan() -> object:
        isi = _buka(form.cleaned_data["rekap"], request, periode, iku)
        return simpan_survei(
            iku=iku,
            triwulan=periode.triwulan,
            n=isi["n"],
            butir=[ButirHitung(b[0], Decimal(b[1]), *b[2:]) for b in isi["butir"]],
            berkas=isi["berkas"],
            periode_data=isi["periode_data"],
            tanda=isi["tanda"],
            oleh=request.user,
            pada=hari_ini(),
        )

    if form.coba(simpan) is None:
        baru = FormSurvei()
        return _tampilkan(request, periode, iku, baru, tolakan=form)
    messages.success(request, f"Survei IKU {iku.kode} {periode.label} disimpan.")
    return alihkan(request, f"{periode.url('kinerja:tabel')}?iku={iku.kode}")


# --- The preview between two requests -------------------------------------------------------------


def _garam(request: Permintaan, periode: Periode, iku: IKU) -> str:
    return f"survei:{iku.pk}:{periode.triwulan}:{request.user.pk}"


def _tandai(
    request: Permintaan, periode: Periode, iku: IKU, form: FormSurvei, dibaca: SurveiDibaca
) -> str:
    isi = {
        "n": dibaca.cacah.n,
        "butir": [[b.nama, str(b.jumlah), b.n, b.kosong, b.aspek] for b in dibaca.cacah.butir],
        "berkas": form.cleaned_data["berkas"].name,
        "periode_data": form.cleaned_data["periode_data"].strip(),
        "tanda": tanda_survei(iku, periode.triwulan),
    }
    return signing.dumps(isi, salt=_garam(request, periode, iku), compress=True)


def _buka(teks: str, request: Permintaan, periode: Periode, iku: IKU) -> dict[str, Any]:
    try:
        isi: dict[str, Any] = signing.loads(
            teks, salt=_garam(request, periode, iku), max_age=UMUR_PRATINJAU_DETIK
        )
    except signing.BadSignature as salah:
        pesan = "Pratinjau sudah kedaluwarsa atau bukan milik IKU ini. Unggah berkasnya lagi."
        raise DataDitolak([galat("", pesan)]) from salah
    return isi


# --- The page -------------------------------------------------------------------------------------


def _tampilkan(
    request: Permintaan,
    periode: Periode,
    iku: IKU,
    form: FormSurvei,
    dibaca: SurveiDibaca | None = None,
    *,
    tolakan: Formulir | None = None,
) -> HttpResponse:
    konteks: dict[str, object] = {
        "iku": iku,
        "formulir": form,
        "tolakan": tolakan,
        "bukan_indeks": iku.cara_hitung != CaraHitung.INDEKS,
        "terkunci": (periode.tahun, periode.triwulan) in triwulan_terkunci(periode.unit.pk),
        "tersimpan": iku.survei.filter(triwulan=periode.triwulan).first(),
        "dibaca": dibaca,
        "maks": format_angka(iku.skala_maks or SKALA_BAKU, None),
    }
    status = max(form.kode_http, tolakan.kode_http if tolakan else 200)
    if dibaca is not None:
        konteks["salah"] = dibaca.cacah.salah[:SALAH_TAMPIL]
        konteks["salah_lain"] = max(len(dibaca.cacah.salah) - SALAH_TAMPIL, 0)
        if dibaca.sah:
            konteks["rekap"] = _tandai(request, periode, iku, form, dibaca)
        else:
            status = STATUS_DITOLAK
    return render(request, "impor/survei.html", konteks, status=status)
