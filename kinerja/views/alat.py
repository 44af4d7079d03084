"""What the views of kinerja share: the IKU or 404, what the person may do, the conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from akun.jejak import gabung, jejak, sejak_versi
from akun.kunci import triwulan_terkunci
from inti.jam import hari_ini
from kinerja.izin import boleh_mengisi, boleh_menyusun
from kinerja.models import IKU, Komponen, Narasi, Realisasi, Sasaran, TargetTriwulan

if TYPE_CHECKING:
    from akun.dasar import ModelTeraudit
    from akun.jejak import Jejak
    from akun.periode import Periode, Permintaan
    from inti.forms import Formulir


@dataclass(frozen=True, slots=True)
class Hak:
    """What the person may do on a page of one quarter."""

    mengisi: bool
    """Enter figures: the role, and the quarter is open."""
    menyusun: bool
    terkunci: bool


def hak_halaman(request: Permintaan, periode: Periode) -> Hak:
    """Return the rights of the person who asks, today."""
    pada = hari_ini()
    terkunci = (periode.tahun, periode.triwulan) in triwulan_terkunci(periode.unit.pk)
    return Hak(
        mengisi=not terkunci and boleh_mengisi(request.user, periode.unit.pk, pada),
        menyusun=boleh_menyusun(request.user, periode.unit.pk, pada),
        terkunci=terkunci,
    )


def ambil_iku(periode: Periode, kode: str) -> IKU:
    """Return the IKU of the unit-year by its kode, or 404."""
    iku = (
        IKU.objects.milik_unit(periode.unit.pk, periode.tahun)
        .select_related("perjanjian__unit", "sasaran")
        .filter(kode=kode)
        .first()
    )
    if iku is None:
        raise Http404(f"IKU {kode} tidak ada pada perjanjian kinerja {periode.tahun}.")
    return iku


def hadapi_bentrok(form: Formulir, iku: IKU, kini: str) -> None:
    """Show on a refused form what others changed, and let the next try start from there.

    ``kini`` is the mark of the rows as they are now (``tanda_versi``).
    """
    if form.bentrok:
        form.perubahan = perubahan_sejak(form.cleaned_data["tanda"], kini, iku)
        form.perbarui("tanda", kini)


def perubahan_sejak(dilihat: str, kini: str, iku: IKU) -> tuple[Jejak, ...]:
    """Return what happened to the rows of one IKU between two marks, the latest first.

    The mark seen comes back from the browser: only rows of this IKU are ever looked up.
    """
    milik: dict[str, object] = {"iku_id": iku.pk}
    induk: dict[str, object] = {"perjanjian_id": iku.perjanjian_id}
    pagar: dict[str, tuple[type[ModelTeraudit], dict[str, object]]] = {
        "iku": (IKU, induk),
        "sasaran": (Sasaran, induk),
        "targettriwulan": (TargetTriwulan, milik),
        "realisasi": (Realisasi, milik),
        "komponen": (Komponen, milik),
        "narasi": (Narasi, milik),
    }
    lama, baru = _uraikan(dilihat), _uraikan(kini)
    hasil: list[tuple[Jejak, ...]] = []
    for nama, pk in sorted(lama.keys() | baru.keys()):
        if nama in pagar and lama.get((nama, pk)) != baru.get((nama, pk)):
            model, saring = pagar[nama]
            semua = jejak(model, nama=str(model._meta.verbose_name), id=pk, **saring)
            hilang = (nama, pk) not in baru
            hasil.append(semua[:1] if hilang else sejak_versi(semua, lama.get((nama, pk), 0)))
    return gabung(*hasil)


def _uraikan(tanda: str) -> dict[tuple[str, int], int]:
    """Read a mark back: version by (model, key); what is no mark is left out."""
    hasil: dict[tuple[str, int], int] = {}
    for bagian in tanda.split(","):
        nama, _, angka = bagian.partition(":")
        pk, _, versi = angka.partition(":")
        if pk.isdecimal() and versi.isdecimal() and len(angka) < 30:
            hasil[nama, int(pk)] = int(versi)
    return hasil
