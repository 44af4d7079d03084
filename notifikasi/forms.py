"""Forms of preferences and rules; they read, the services judge."""

from __future__ import annotations

from django import forms

from inti.forms import Formulir


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
