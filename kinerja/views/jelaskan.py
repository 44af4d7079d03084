"""Angka dijelaskan: a percentage opens its formula, rows, rules and source; page and dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import pilih_templat
from kinerja.penjelasan import jelaskan_iku, jelaskan_rata
from kinerja.pilihan import TERHITUNG
from kinerja.sumber import rincian
from kinerja.tabel import tabel_1

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kinerja.penjelasan import Penjelasan
    from kinerja.sumber import KelompokRincian


@require_safe
@halaman_periode(Tindakan.BACA)
def iku(request: Permintaan, periode: Periode, kode: str) -> HttpResponse:
    """Explain realisasi and capaian of one IKU s.d. the quarter."""
    tabel = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    baris = next((b for b in tabel.baris if b.iku.kode == kode), None)
    if baris is None:
        raise Http404(f"IKU {kode} tidak ada pada perjanjian kinerja {periode.tahun}.")
    dari_atas: tuple[KelompokRincian, ...] = ()
    if baris.iku.cara_hitung in TERHITUNG:
        dari_atas = rincian(
            unit_id=periode.unit.pk,
            tahun=periode.tahun,
            triwulan=periode.triwulan,
            iku_id=baris.iku.pk,
        )
    isi = jelaskan_iku(baris, tahun=periode.tahun, triwulan=periode.triwulan, rincian=dari_atas)
    return tampilkan(request, isi, periode.url("kinerja:iku_rinci", kode=kode), f"IKU {kode}")


@require_safe
@halaman_periode(Tindakan.BACA)
def rata(request: Permintaan, periode: Periode) -> HttpResponse:
    """Explain the mean of the reported capaian of the PK in the quarter."""
    tabel = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    alamat = {b.iku.pk: periode.url("kinerja:jelaskan", kode=b.iku.kode) for b in tabel.baris}
    isi = jelaskan_rata(tabel, alamat)
    return tampilkan(request, isi, periode.url("kinerja:tabel"), "Tabel 1")


def tampilkan(
    request: Permintaan, isi: Penjelasan, kembali: str, label_kembali: str
) -> HttpResponse:
    """Show an explanation: inside the dialog of the page, or as a page of its own."""
    templat = pilih_templat(
        request, penuh="kinerja/jelaskan.html", sebagian="kinerja/_jelaskan.html"
    )
    konteks = {"p": isi, "kembali": kembali, "label_kembali": label_kembali}
    return render(request, templat, konteks)
