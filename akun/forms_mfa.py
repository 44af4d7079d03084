"""allauth's forms of the second factor with labels in Indonesian."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ReauthenticateForm as KonfirmasiSandi
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms


class _LabelKode(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kode = self.fields["code"]
        kode.label = "Kode"
        kode.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
        kode.widget.attrs.pop("placeholder", None)


class FormKodeMasuk(_LabelKode, AuthenticateForm):
    """The second step of a login; recovery codes are digits too."""


class FormKodeKonfirmasi(_LabelKode, ReauthenticateForm):
    """The code asked for once more before the way of logging in is changed."""


class FormPasangKode(_LabelKode, ActivateTOTPForm):
    """The first code of an authenticator app."""


class FormKonfirmasiSandi(KonfirmasiSandi):
    """The password asked for once more before the way of logging in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"
        self.fields["password"].widget.attrs.pop("placeholder", None)
