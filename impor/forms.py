"""The forms of an import: the file, and the confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings

from inti.forms import BidangTanggal, Formulir

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

JENIS_BERKAS = ".xlsx,.xlsm,.xls,.ods,.csv"


def dalam_batas(berkas: UploadedFile[Any]) -> None:
    """Refuse a file over the limit before it is stored or read."""
    if (berkas.size or 0) > settings.BATAS_UKURAN_IMPOR:
        batas = settings.BATAS_UKURAN_IMPOR // (1024 * 1024)
        raise forms.ValidationError(f"Berkas lebih dari {batas} MB. Bagi menjadi beberapa berkas.")


class FormUnggah(Formulir):
    """A workbook; what it holds is judged in the background."""

    berkas = forms.FileField(
        label="Buku kerja",
        validators=[dalam_batas],
        help_text="Berkas .xlsx, .xls, .ods, atau .csv, paling besar 20 MB dan 20.000 baris.",
        widget=forms.ClearableFileInput(attrs={"accept": JENIS_BERKAS}),
        error_messages={"empty": "Berkas kosong. Pilih berkas yang berisi data."},
    )
    berlaku_sejak = BidangTanggal(
        label="Ingatkan mulai",
        help_text="Yang baru masuk diingatkan sejak hari ini, atau sejak hari yang Anda pilih.",
    )


class FormKonfirmasi(Formulir):
    """Which preview is confirmed, and whether refused rows may be left out."""

    sidik = forms.CharField(widget=forms.HiddenInput)
    lewati = forms.BooleanField(required=False)
