"""The forms of a survey import: the file with its columns, and the confirmation."""

from __future__ import annotations

from django import forms

from impor.forms import JENIS_BERKAS, dalam_batas
from impor.survei import baca_aspek
from inti.forms import Formulir
from kinerja.survei import baca_rentang_kolom


class FormSurvei(Formulir):
    """A file of answers; which columns are items is found out unless it is told."""

    berkas = forms.FileField(
        label="Berkas jawaban",
        validators=[dalam_batas],
        help_text=(
            "Ekspor Google Forms atau rekap: satu baris per responden, nilai 1 sampai 4. Paling "
            "besar 20 MB dan 200.000 baris. Jawabannya tidak disimpan, hanya rekapnya."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": JENIS_BERKAS}),
        error_messages={
            "empty": "Berkas kosong. Pilih berkas yang berisi jawaban.",
            "required": "Pilih berkas jawaban survei.",
        },
    )
    periode_data = forms.CharField(
        label="Periode data",
        required=False,
        max_length=120,
        help_text="Misalnya Januari–Juni 2026.",
    )
    kolom = forms.CharField(
        label="Kolom butir",
        required=False,
        max_length=200,
        help_text="Misalnya D:AA. Bila kosong, dicari sendiri dari isinya.",
    )
    aspek = forms.CharField(
        label="Aspek",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
        help_text=(
            "Satu baris per aspek, misalnya Penyelenggaraan=D:O. Bila kosong, dibaca dari judul."
        ),
    )

    def clean_kolom(self) -> frozenset[int] | None:
        """Read the columns; empty is none told."""
        teks = self.cleaned_data["kolom"]
        try:
            return baca_rentang_kolom(teks) if teks.strip() else None
        except ValueError as salah:
            raise forms.ValidationError(str(salah)) from salah

    def clean_aspek(self) -> dict[str, frozenset[int]]:
        """Read one aspect per line."""
        try:
            return baca_aspek(b for b in self.cleaned_data["aspek"].splitlines() if b.strip())
        except ValueError as salah:
            raise forms.ValidationError(str(salah)) from salah


class FormSimpanSurvei(Formulir):
    """The preview that is confirmed, signed so that it is what was read."""

    rekap = forms.CharField(widget=forms.HiddenInput)
