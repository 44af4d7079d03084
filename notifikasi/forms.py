"""Forms of preferences and rules; they read, the services judge."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from inti.forms import BidangTanggal, Formulir


class BidangJam(forms.TimeField):
    """A time of day, from the picker of the browser or typed as ``20:00`` or ``20.00``."""

    def __init__(self, *, label: str, bantuan: str = "") -> None:
        super().__init__(
            label=label,
            help_text=bantuan,
            required=False,
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        )


class FormPreferensi(Formulir):
    """How a person wants to be told."""

    surel = forms.BooleanField(
        label="Kirim pengingat ke surel saya",
        required=False,
        help_text="Bila dimatikan, pengingat tetap tampil di halaman ini. "
        "Pengingat hari H dan eskalasi selalu dikirim.",
    )
    ringkasan = forms.BooleanField(
        label="Satukan dalam ringkasan harian pukul 07.30",
        required=False,
        help_text="Bila dimatikan, setiap pengingat menjadi satu surel.",
    )
    tenang_mulai = BidangJam(label="Jam tenang mulai")
    tenang_selesai = BidangJam(
        label="Jam tenang selesai",
        bantuan="Di antara kedua jam ini surel ditahan, kecuali hari H dan eskalasi.",
    )


class BidangHari(forms.CharField):
    """Working days, separated by commas or spaces: ``7, 3, 1, 0``; a tuple of numbers."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 80)
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - the signature of CharField
        bagian = [b for b in re.split(r"[\s,;]+", super().to_python(value) or "") if b]
        if not all(b.isdecimal() and len(b) < 4 for b in bagian):
            raise forms.ValidationError("Tulis bilangan yang dipisah koma, misalnya 7, 3, 1, 0.")
        return tuple(dict.fromkeys(int(b) for b in bagian))

    def run_validators(self, value: Any) -> None:  # noqa: ANN401
        """The validators of CharField count letters; a tuple has none."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        return value if isinstance(value, str) else ", ".join(map(str, value or ()))


class FormAturan(Formulir):
    """The ladder of a unit."""

    sebelum = BidangHari(
        label="Hari kerja sebelum tenggat", help_text="0 berarti hari tenggat itu sendiri."
    )
    sesudah = BidangHari(label="Hari kerja sesudah tenggat, selama belum selesai")
    mingguan = forms.BooleanField(label="Setelah itu setiap minggu", required=False)
    eskalasi_1 = forms.IntegerField(
        label="Naik ke Koordinator, hari kerja sesudah tenggat", required=False
    )
    eskalasi_2 = forms.IntegerField(
        label="Masuk ringkasan Asdep, hari kerja sesudah tenggat", required=False
    )


class FormLuar(Formulir):
    """What a PIC outside may answer."""

    teks = forms.CharField(
        label="Perkembangan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Apa yang sudah dikerjakan, apa kendalanya.",
    )
    berkas = forms.FileField(
        label="Berkas pendukung", required=False, help_text="Paling besar 25 MB."
    )
    dijanjikan = BidangTanggal(
        label="Janji selesai pada tanggal",
    )


class FormTolak(Formulir):
    """Why something sent is not accepted."""

    alasan = forms.CharField(label="Alasan", widget=forms.Textarea(attrs={"rows": 3}))
