"""Stored units and parties as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.isian import IsianUnit
from akun.models import Instansi, Pengguna, Pihak, Tim, UnitKerja

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


def muat_unit(kode: Collection[str]) -> dict[tuple[str], IsianUnit]:
    """Units by code."""
    baris = UnitKerja.objects.filter(kode__in=kode).values_list("kode", "nama", "induk__kode")
    return {(k,): IsianUnit(k, nama, induk or "") for k, nama, induk in baris}


def rantai_unit(kode: Collection[str]) -> dict[tuple[str], IsianUnit]:
    """Units by code together with every unit above them, the topmost first."""
    jalur = UnitKerja.objects.filter(kode__in=kode).values_list("jalur", flat=True)
    pk = {int(bagian) for j in jalur for bagian in j.strip("/").split("/") if bagian}
    daftar = UnitKerja.objects.filter(pk__in=pk).order_by("jalur")
    return muat_unit(list(daftar.values_list("kode", flat=True)))


def nama_pihak(pihak: Pihak | None) -> str:
    """How a party is written in a workbook: user name, team or institution."""
    if pihak is None:
        return ""
    if pihak.pengguna is not None:
        return pihak.pengguna.username
    return str(pihak.tim or pihak.instansi)


class PetaPihak:
    """Finds the party a text names: a user name, then a team of the unit, then an institution."""

    def __init__(self, unit: Collection[str]) -> None:
        # Somebody who left stays the person a name stands for; the active one wins.
        urut = Pengguna.objects.order_by("is_active", "pk")
        self.pengguna = {p.username.casefold(): p for p in urut}
        self.tim = {
            (t.unit.kode, t.nama.casefold()): t
            for t in Tim.objects.filter(unit__kode__in=unit).select_related("unit")
        }
        self.instansi = {i.nama.casefold(): i for i in Instansi.objects.all()}
        self._pihak: dict[tuple[str, int], Pihak] = {}

    def aktif(self, nama: str) -> bool:
        """Tell whether the text is the name of somebody who can log in."""
        orang = self.pengguna.get(nama.casefold())
        return orang is not None and orang.is_active

    def jenis(self, unit: str, nama: str) -> str:
        """Return ``pengguna``, ``tim`` or ``instansi``: what the text would become."""
        kunci = nama.casefold()
        if kunci in self.pengguna:
            return "pengguna"
        return "tim" if (unit, kunci) in self.tim else "instansi"

    def instansi_baru(self, nama: Iterable[tuple[str, str]]) -> list[str]:
        """Names (unit, text) that would become a new institution, without repeats."""
        baru: dict[str, str] = {}
        for unit, teks in nama:
            kunci = teks.casefold()
            if teks and self.jenis(unit, teks) == "instansi" and kunci not in self.instansi:
                baru.setdefault(kunci, teks)
        return list(baru.values())

    def siapkan(
        self, nama: Iterable[tuple[str, str]], *, buat: Callable[[list[str]], None]
    ) -> None:
        """Create the institutions and parties the names need, in bulk."""
        nama = [(u, n) for u, n in nama if n]
        kurang = self.instansi_baru(nama)
        if kurang:
            buat(kurang)
            self.instansi = {i.nama.casefold(): i for i in Instansi.objects.all()}
        self._muat_pihak()
        baru: dict[tuple[str, int], Pihak] = {}
        for unit, teks in nama:
            jenis, objek = self._objek(unit, teks)
            kunci = (jenis, objek.pk)
            if kunci not in self._pihak and kunci not in baru:
                baru[kunci] = Pihak(**{jenis: objek})
        if baru:
            Pihak.objects.bulk_create(baru.values())
            self._muat_pihak()

    def _muat_pihak(self) -> None:
        self._pihak = {}
        for p in Pihak.objects.all():
            for jenis in ("pengguna", "tim", "instansi"):
                pk = getattr(p, f"{jenis}_id")
                if pk is not None:
                    self._pihak[jenis, pk] = p

    def _objek(self, unit: str, nama: str) -> tuple[str, Pengguna | Tim | Instansi]:
        kunci = nama.casefold()
        jenis = self.jenis(unit, nama)
        if jenis == "pengguna":
            return jenis, self.pengguna[kunci]
        if jenis == "tim":
            return jenis, self.tim[unit, kunci]
        return jenis, self.instansi[kunci]

    def pihak(self, unit: str, nama: str) -> Pihak | None:
        """Return the party of a text; ``siapkan`` must have seen it."""
        if not nama:
            return None
        jenis, objek = self._objek(unit, nama)
        return self._pihak[jenis, objek.pk]
