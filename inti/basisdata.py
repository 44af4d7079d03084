"""Named database constraints and columns written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import CheckConstraint, Choices, Q

from inti.urut import PANJANG_KUNCI, kunci_urut


def pilihan_sah(
    nama: str, kolom: str, pilihan: type[Choices], *, kosong: bool = False
) -> CheckConstraint:
    """Return the constraint that ``kolom`` holds one of ``pilihan`` (or "" when ``kosong``)."""
    nilai = [*pilihan.values, ""] if kosong else list(pilihan.values)
    label = ", ".join(str(teks) for teks in pilihan.labels if teks)
    return CheckConstraint(
        name=nama,
        condition=Q(**{f"{kolom}__in": nilai}),
        violation_error_message=f"Pilihan tidak dikenal. Pilih salah satu: {label}.",
    )


def triwulan_sah(nama: str, kolom: str = "triwulan") -> CheckConstraint:
    """Return the constraint that a quarter lies in 1…4."""
    return CheckConstraint(
        name=nama,
        condition=Q(**{f"{kolom}__gte": 1, f"{kolom}__lte": 4}),
        violation_error_message="Triwulan harus 1 sampai 4.",
    )


if TYPE_CHECKING:
    from collections.abc import Sequence

    _Teks = models.CharField[str, str]
else:
    _Teks = models.CharField


class BidangUrut(_Teks):
    """The natural sort key of another text column, filled in whenever the row is written."""

    def __init__(self, sumber: str, **kwargs: Any) -> None:
        self.sumber = sumber
        kwargs.setdefault("max_length", PANJANG_KUNCI)
        kwargs["editable"] = False
        kwargs["blank"] = True
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        nama, jalur, args, kwargs = super().deconstruct()
        kwargs["sumber"] = self.sumber
        return nama, jalur, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        nilai = kunci_urut(str(getattr(model_instance, self.sumber)))
        setattr(model_instance, self.attname, nilai)
        return nilai
