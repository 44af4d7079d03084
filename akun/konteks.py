"""Context of dasar.html that only people and units decide. Everything costly is lazy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from akun.izin import hak
from akun.menu import MENU, menu_kelola, tautan_menu
from akun.models import Pengguna, UnitKerja
from akun.periode import Periode, periode_terakhir
from inti.jam import hari_ini
from inti.triwulan import TRIWULAN, label_triwulan

if TYPE_CHECKING:
    from django.http import HttpRequest

    from akun.periode import Permintaan

KWARG_PERIODE = frozenset({"unit", "tahun", "triwulan"})


@dataclass(frozen=True, slots=True)
class PilihanTriwulan:
    """A quarter to switch to, on the same page."""

    label: str
    url: str
    terpilih: bool


@dataclass(frozen=True, slots=True)
class PilihanTahun:
    """A year with its quarters."""

    tahun: int
    triwulan: tuple[PilihanTriwulan, ...]


@dataclass(frozen=True, slots=True)
class PilihanUnit:
    """A unit to switch to, on the same page."""

    unit: UnitKerja
    url: str
    terpilih: bool


def dasar(request: HttpRequest) -> dict[str, object]:
    """Trial banner, day, period, menu and the choices of the period for every page."""
    hasil: dict[str, object] = {
        "mode_coba": not settings.PRODUKSI,
        "hari_contoh": settings.HARI_INI_CONTOH,
        "hari_ini": hari_ini(),
    }
    pengguna = getattr(request, "user", None)
    if isinstance(pengguna, Pengguna):
        hasil |= _untuk(request, pengguna)  # type: ignore[arg-type]  # user is a Pengguna
    return hasil


def _untuk(request: Permintaan, pengguna: Pengguna) -> dict[str, object]:
    pada = hari_ini()
    cocok = request.resolver_match
    nama_view = cocok.view_name if cocok else ""
    periode: Periode | None = getattr(request, "periode", None) or SimpleLazyObject(  # type: ignore[assignment]  # stands for the period it makes
        lambda: periode_terakhir(request, pengguna, pada)
    )
    return {
        "periode": periode,
        "menu": SimpleLazyObject(lambda: tautan_menu(MENU, periode=periode, nama_view=nama_view)),
        "menu_kelola": SimpleLazyObject(
            lambda: menu_kelola(pengguna, periode=periode, nama_view=nama_view, pada=pada)
        ),
        "pilihan_tahun": SimpleLazyObject(lambda: _tahun(request, periode, pada.year)),
        "pilihan_unit": SimpleLazyObject(lambda: _unit(request, pengguna, periode)),
    }


def _alamat(request: Permintaan, periode: Periode) -> str:
    """The same page in another period; Beranda when the page has no period of its own.

    Beranda too after a refused POST: its address may be one that only takes forms.
    """
    cocok = request.resolver_match
    berperiode = cocok is not None and cocok.kwargs.keys() >= KWARG_PERIODE
    if cocok is None or not berperiode or request.method == "POST":
        return periode.url("laporan:beranda")
    baru = {"unit": periode.unit.kode, "tahun": periode.tahun, "triwulan": periode.triwulan}
    return reverse(cocok.view_name, kwargs={**cocok.kwargs, **baru})


def _tahun(
    request: Permintaan, periode: Periode | None, tahun_kini: int
) -> tuple[PilihanTahun, ...]:
    """The years for which the unit has a PK, the year of today and the one shown."""
    if not periode:
        return ()
    ada = set(periode.unit.perjanjian_kinerja.values_list("tahun", flat=True))
    return tuple(
        PilihanTahun(
            tahun,
            tuple(
                PilihanTriwulan(
                    label_triwulan(tw),
                    _alamat(request, periode.ganti(tahun=tahun, triwulan=tw)),
                    (tahun, tw) == (periode.tahun, periode.triwulan),
                )
                for tw in TRIWULAN
            ),
        )
        for tahun in sorted(ada | {tahun_kini, periode.tahun}, reverse=True)
    )


def _unit(
    request: Permintaan, pengguna: Pengguna, periode: Periode | None
) -> tuple[PilihanUnit, ...]:
    """The units within reach; empty when there is nothing to choose."""
    terjangkau = hak(pengguna, hari_ini()).unit_id
    if not periode or len(terjangkau) < 2:
        return ()
    return tuple(
        PilihanUnit(u, _alamat(request, periode.ganti(unit=u)), u.pk == periode.unit.pk)
        for u in UnitKerja.objects.filter(pk__in=terjangkau)
    )
