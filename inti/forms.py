"""Fields and manners that the forms of every room share.

A form only reads; the service behind it judges. What the service refuses goes back to the field it
concerns, and nothing that was typed is lost.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms

from inti.angka import AngkaTidakDikenali, baca_angka, baca_rentang, format_angka, format_rentang
from inti.galat import DataDitolak, IzinDitolak, Penolakan, VersiBerubah
from inti.tanggal import TanggalTidakDikenali, baca_tanggal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
STATUS_DITOLAK = 422
"""Answer of a form with findings: ``static/js/pelacak.js`` puts it in its place."""


class BidangAngka(forms.CharField):
    """A number as the office types it; empty is ``None``, never 0."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - the signature of CharField
        teks = super().to_python(value)
        if not teks:
            return None
        try:
            return baca_angka(teks)
        except AngkaTidakDikenali as salah:
            raise forms.ValidationError(str(salah)) from salah

    def run_validators(self, value: Any) -> None:  # noqa: ANN401
        """The validators of CharField count letters; a number has none."""

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        return value if value is None or isinstance(value, str) else format_angka(value, None)


class BidangTarget(BidangAngka):
    """A target: one number, or a range such as ``56,30–58,80``; a pair (lower, upper)."""

    def to_python(self, value: Any) -> Any:  # noqa: ANN401
        teks = forms.CharField.to_python(self, value)
        if not teks:
            return (None, None)
        try:
            return baca_rentang(teks)
        except AngkaTidakDikenali as salah:
            raise forms.ValidationError(str(salah)) from salah

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, tuple):
            return value
        bawah, atas = value
        return "" if bawah is None else format_rentang(bawah, atas, None, persen=False)


class BidangTanggal(forms.CharField):
    """A day, from the date picker of the browser or written as the office writes it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401
        teks = super().to_python(value)
        if not teks:
            return None
        try:
            return baca_tanggal(teks)
        except TanggalTidakDikenali as salah:
            raise forms.ValidationError(str(salah)) from salah

    def run_validators(self, value: Any) -> None:  # noqa: ANN401
        """The validators of CharField count letters; a day has none."""


class Formulir(forms.Form):
    """A form whose service may refuse."""

    bentrok = False
    """Somebody else saved what the form shows since it was drawn."""
    perubahan: Sequence[object] = ()
    """What they changed, for ``komponen/bentrok.html``."""

    def coba(self, lakukan: Callable[[], T]) -> T | None:
        """Run a service when the form is valid; on a refusal keep the sentences and the text.

        A missing right is no matter of the form: ``IzinDitolak`` goes on to the middleware.
        """
        if not self.is_valid():
            return None
        try:
            return lakukan()
        except IzinDitolak:
            raise
        except Penolakan as salah:
            self.tempelkan(salah)
            return None

    def tempelkan(self, salah: Penolakan) -> None:
        """Put each finding on its field; what has no field here concerns the whole."""
        self.bentrok = isinstance(salah, VersiBerubah)
        if not isinstance(salah, DataDitolak):
            self.add_error(None, salah.pesan)
            return
        for temuan in salah.temuan:
            self.add_error(temuan.bidang if temuan.bidang in self.fields else None, temuan.pesan)

    def perbarui(self, bidang: str, nilai: object) -> None:
        """Replace a hidden value of a bound form, so that the next try starts from what is true."""
        data: Any = copy(self.data)  # not {**data}: a QueryDict keeps several values of one name
        data[self.add_prefix(bidang)] = str(nilai)
        self.data = data

    @property
    def kode_http(self) -> int:
        """The HTTP status of the page that shows the form."""
        return STATUS_DITOLAK if self.is_bound and self.errors else 200
