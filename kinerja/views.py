"""Pages of kinerja."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from akun.kunci import triwulan_terkunci
from akun.periode import Periode, Permintaan, halaman_periode
from akun.pilihan import Tindakan
from inti.http import pilih_templat
from kinerja.halaman import PANEL, catatan_data, panel, pilih_baris
from kinerja.tabel import tabel_1

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@halaman_periode(Tindakan.BACA)
def tabel(request: Permintaan, periode: Periode) -> HttpResponse:
    """Show Tabel 1 of the quarter; ``?iku=`` chooses whose computation the panel explains."""
    isi = tabel_1(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    terpilih = pilih_baris(isi, request.GET.get("iku", ""))
    konteks = {
        "tabel": isi,
        "cara_panel": PANEL,
        "batas": isi.baris[0].iku.perjanjian.batas_capaian if isi.baris else None,
        "panel": terpilih and panel(terpilih),
        "catatan_data": catatan_data(isi),
        "terkunci": (periode.tahun, periode.triwulan) in triwulan_terkunci(periode.unit.pk),
    }
    templat = pilih_templat(request, penuh="kinerja/tabel.html", sebagian="kinerja/_isi.html")
    return render(request, templat, konteks)
