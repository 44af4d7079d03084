"""Forms of the quarterly report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from inti.forms import BidangTanggal, Formulir
from laporan.konten import Surat

if TYPE_CHECKING:
    from laporan.models import LaporanTriwulan


class FormSurat(Formulir):
    """The head of the covering letter; what stays empty follows from the unit."""

    nomor = forms.CharField(
        label="Nomor urut",
        max_length=40,
        required=False,
        help_text="Nomornya saja, misalnya 96. Kode, bulan, dan tahun diisi dari tanggalnya.",
    )
    tanggal = BidangTanggal(label="Tanggal", required=True)
    yth = forms.CharField(label="Kepada Yth.", max_length=250, required=False)
    rujukan = forms.CharField(
        label="Surat permintaan",
        max_length=300,
        required=False,
        help_text="Misalnya: Nota Dinas Nomor … perihal Permintaan Laporan Kinerja Triwulan I.",
    )
    jabatan = forms.CharField(label="Jabatan penanda tangan", max_length=250, required=False)
    nama = forms.CharField(label="Nama penanda tangan", max_length=150, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, laporan: LaporanTriwulan, surat: Surat, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "nomor": laporan.nomor,
            "tanggal": surat.tanggal,
            "yth": laporan.yth,
            "rujukan": laporan.rujukan,
            "jabatan": laporan.jabatan,
            "nama": laporan.penanda_tangan,
            "versi": laporan.versi,
        }
        super().__init__(*args, **kwargs)

    def surat(self) -> Surat:
        """Return the letter the form describes."""
        d = self.cleaned_data
        return Surat(
            tanggal=d["tanggal"],
            nomor=d["nomor"],
            yth=d["yth"],
            rujukan=d["rujukan"],
            jabatan=d["jabatan"],
            nama=d["nama"],
        )


class FormDokumen(Formulir):
    """A report somebody wrote, to be checked."""

    berkas = forms.FileField(label="Berkas laporan (.docx atau .txt)")


class FormTemplat(Formulir):
    """A Word template to be tried and used."""

    berkas = forms.FileField(label="Templat baru (.docx, paling besar 5 MB)")
