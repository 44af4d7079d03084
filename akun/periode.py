"""The period of a page: unit, year and quarter, which stand in the URL of every list page.

``/u/<kode unit>/<tahun>/tw-<n>/…``. A view takes it ready-made::

    @halaman_periode(Tindakan.BACA)
    def daftar(request: Permintaan, periode: Periode) -> HttpResponse: ...
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.db.models import Case, Count, Q, Value, When
from django.http import Http404, HttpResponse
from django.urls import URLPattern, path, register_converter, reverse

from akun.izin import pastikan
from akun.models import Pengguna, UnitKerja
from inti.http import PermintaanHtmx
from inti.jam import hari_ini
from inti.triwulan import akhir_triwulan, awal_triwulan, label_triwulan, triwulan_dari

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from akun.pilihan import Tindakan

KUNCI_SESI = "periode"
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Periode:
    """One quarter of one unit."""

    unit: UnitKerja
    tahun: int
    triwulan: int

    @property
    def awal(self) -> date:
        """First day of the quarter."""
        return awal_triwulan(self.tahun, self.triwulan)

    @property
    def akhir(self) -> date:
        """Last day of the quarter."""
        return akhir_triwulan(self.tahun, self.triwulan)

    @property
    def label(self) -> str:
        """``TW II 2026``."""
        return f"{label_triwulan(self.triwulan)} {self.tahun}"

    @property
    def label_tw(self) -> str:
        """``TW II``."""
        return label_triwulan(self.triwulan)

    @property
    def kunci(self) -> list[object]:
        """What the session keeps."""
        return [self.unit.pk, self.tahun, self.triwulan]

    def ganti(
        self,
        *,
        unit: UnitKerja | None = None,
        tahun: int | None = None,
        triwulan: int | None = None,
    ) -> Periode:
        """Return the same period but for what is given."""
        return replace(
            self,
            unit=unit or self.unit,
            tahun=tahun or self.tahun,
            triwulan=triwulan or self.triwulan,
        )

    def url(self, nama_view: str, **kwargs: object) -> str:
        """Return the URL of a page in this period. Raises ``NoReverseMatch``."""
        return reverse(
            nama_view,
            kwargs={
                "unit": self.unit.kode,
                "tahun": self.tahun,
                "triwulan": self.triwulan,
                **kwargs,
            },
        )


class Permintaan(PermintaanHtmx):
    """A request of somebody who has logged in; ``periode`` is set by ``halaman_periode``."""

    user: Pengguna
    periode: Periode


class KonverterTahun:
    """Four digits of a year the house knows."""

    regex = "20[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class KonverterTriwulan:
    """A quarter, 1 to 4."""

    regex = "[1-4]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(KonverterTahun, "tahun")
register_converter(KonverterTriwulan, "triwulan")


def jalur_periode(jalur: str, view: Callable[..., HttpResponse], nama: str) -> URLPattern:
    """Return the URL pattern of a list page; the kode of a unit is free text, even with a slash."""
    return path(f"u/<path:unit>/<tahun:tahun>/tw-<triwulan:triwulan>/{jalur}", view, name=nama)


def halaman_periode(
    tindakan: Tindakan,
) -> Callable[
    [Callable[Concatenate[Permintaan, Periode, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """Give a view its period, or refuse.

    An unknown unit and one the person does not reach are both 404; a unit within reach without
    the right for ``tindakan`` raises ``IzinDitolak``, a 403 that names who may.
    """

    def bungkus(
        view: Callable[Concatenate[Permintaan, Periode, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def dengan_periode(
            request: Permintaan, unit: str, tahun: int, triwulan: int, *args: P.args, **kw: P.kwargs
        ) -> HttpResponse:
            pada = hari_ini()
            milik = UnitKerja.objects.terlihat_oleh(request.user, pada).filter(kode=unit).first()
            if milik is None:
                raise Http404("Unit tidak ditemukan.")
            periode = pasang_periode(request, Periode(milik, tahun, triwulan))
            pastikan(request.user, tindakan, milik, pada)
            return view(request, periode, *args, **kw)

        return dengan_periode

    return bungkus


def pasang_periode(request: Permintaan, periode: Periode) -> Periode:
    """Make ``periode`` the period of the page and of the pages without one that follow."""
    request.periode = periode
    if request.session.get(KUNCI_SESI) != periode.kunci:
        request.session[KUNCI_SESI] = periode.kunci
    return periode


def periode_terakhir(request: PermintaanHtmx, pengguna: Pengguna, pada: date) -> Periode | None:
    """Return the period the person looked at last, for a page that has none of its own."""
    if kunci := request.session.get(KUNCI_SESI):
        unit_id, tahun, triwulan = kunci
        unit = UnitKerja.objects.terlihat_oleh(pengguna, pada).filter(pk=unit_id).first()
        if unit is not None:
            return Periode(unit, tahun, triwulan)
    return periode_bawaan(pengguna, pada)


def periode_bawaan(pengguna: Pengguna, pada: date) -> Periode | None:
    """Return the quarter of today in the person's first unit; ``None`` without any unit.

    First comes a unit that has a PK this year, then one in which the person holds a role, before
    the units below it.
    """
    langsung = pengguna.keanggotaan.berlaku(pada).values("unit_id")
    unit = (
        UnitKerja.objects.terlihat_oleh(pengguna, pada)
        .annotate(
            ber_pk=Count("perjanjian_kinerja", filter=Q(perjanjian_kinerja__tahun=pada.year)),
            milik=Case(When(pk__in=langsung, then=Value(1)), default=Value(0)),
        )
        .order_by("-ber_pk", "-milik", "kode")
        .first()
    )
    return None if unit is None else Periode(unit, *triwulan_dari(pada))
