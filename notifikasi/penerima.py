"""Who is told (specification 4.2.4), resolved for many items at once.

A key is ``p:17`` for a person, ``n:5`` for the narahubung of an institution, ``u:3`` for a unit in
which nobody could be found.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from akun.models import Keanggotaan, Narahubung, Pengguna, Pihak
from akun.pilihan import Peran
from notifikasi.models import PreferensiPengguna
from notifikasi.tangga import rantai_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from notifikasi.rencana import Butir


def kunci_orang(pengguna_id: int) -> str:
    """``p:17``."""
    return f"p:{pengguna_id}"


def kunci_narahubung(narahubung_id: int) -> str:
    """``n:5``."""
    return f"n:{narahubung_id}"


def kunci_unit(unit_id: int) -> str:
    """``u:3``: nobody is there to be told."""
    return f"u:{unit_id}"


def id_kunci(kunci: str) -> int:
    """``p:17`` → ``17``."""
    return int(kunci.partition(":")[2])


@dataclass(slots=True)
class BukuAlamat:
    """People, teams, institutions and roles on one day; asks the database once per batch."""

    pada: date
    rantai: Mapping[int, tuple[int, ...]]
    peran: Mapping[tuple[int, str], tuple[int, ...]]
    orang: dict[int, Pengguna] = field(default_factory=dict)
    narahubung: dict[int, Narahubung] = field(default_factory=dict)
    _pihak: dict[int, Pihak] = field(default_factory=dict)
    _tim: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _instansi: dict[int, list[Narahubung]] = field(default_factory=dict)
    _ditanya: set[int] = field(default_factory=set)

    @classmethod
    def muat(cls, pada: date) -> BukuAlamat:
        """Read who holds which role on ``pada`` (three queries)."""
        anggota: dict[tuple[int, str], set[int]] = defaultdict(set)
        berlaku = Keanggotaan.objects.berlaku(pada).filter(pengguna__is_active=True)
        for unit_id, peran, orang_id in berlaku.values_list("unit_id", "peran", "pengguna_id"):
            anggota[unit_id, peran].add(orang_id)
        buku = cls(pada, rantai_unit(), {k: tuple(sorted(v)) for k, v in anggota.items()})
        buku._muat_orang({p for ids in buku.peran.values() for p in ids})
        return buku

    def siapkan(self, daftar: Collection[Butir]) -> None:
        """Read the parties of these items that are not known yet (at most five queries)."""
        baru = {p for b in daftar for p in b.pihak} - self._pihak.keys()
        pihak = list(Pihak.objects.filter(pk__in=baru)) if baru else []
        self._pihak.update({p.pk: p for p in pihak})
        tim = {p.tim_id for p in pihak if p.tim_id is not None}
        instansi = {p.instansi_id for p in pihak if p.instansi_id is not None}
        anggota: dict[int, list[int]] = defaultdict(list)
        if tim:
            pasangan = Pengguna.objects.filter(tim__in=tim).values_list("tim", "pk")
            for tim_id, orang_id in pasangan.order_by("pk"):
                anggota[tim_id].append(orang_id)
            self._tim.update({t: tuple(anggota[t]) for t in tim})
        if instansi:
            self._instansi.update({i: [] for i in instansi})
            for n in Narahubung.objects.filter(instansi__in=instansi).order_by("pk"):
                self._instansi[n.instansi_id].append(n)
                self.narahubung[n.pk] = n
        perlu = {p.pengguna_id for p in pihak if p.pengguna_id is not None}
        perlu |= {o for ids in anggota.values() for o in ids}
        perlu |= {b.pengawal for b in daftar if b.pengawal is not None}
        self._muat_orang(perlu)

    def _muat_orang(self, ids: Iterable[int]) -> None:
        baru = set(ids) - self.orang.keys() - self._ditanya
        if not baru:
            return
        # Ids that turned out inactive are remembered too, so that nobody asks for them again.
        self._ditanya |= baru
        aktif = Pengguna.objects.filter(pk__in=baru, is_active=True)
        self.orang.update({p.pk: p for p in aktif.select_related("preferensi_pemberitahuan")})

    # --- Who ------------------------------------------------------------------------------------

    def penanggung(self, butir: Butir) -> tuple[str, ...]:
        """Who must act: the PIC, or the roles of a verification; the last resort is ``u:…``."""
        if butir.peran:
            orang = self._pemegang(butir.unit_id, butir.peran, butir.kecuali)
            return self._kunci(orang) or (kunci_unit(butir.unit_id),)
        kunci: dict[str, None] = {}
        for pihak_id in butir.pihak:
            kunci.update(dict.fromkeys(self._dari_pihak(butir, pihak_id)))
        if not any(k.startswith("p:") for k in kunci):
            orang = self._pemegang(butir.unit_id, (Peran.KOORDINATOR, Peran.PIMPINAN))
            kunci.update(dict.fromkeys(self._kunci(orang)))
        return tuple(kunci) or (kunci_unit(butir.unit_id),)

    def eskalasi(self, butir: Butir, tingkat: int) -> tuple[str, ...]:
        """Who hears of an item left undone: level 1 the KOORDINATOR, level 2 the PIMPINAN.

        A unit without one turns to the nearest unit above, level 1 then to the PIMPINAN. Nobody
        is told of an item that waits for himself; then the next one up is.
        """
        peran = (Peran.KOORDINATOR, Peran.PIMPINAN) if tingkat == 1 else (Peran.PIMPINAN,)
        sudah_tahu = frozenset(id_kunci(k) for k in self.penanggung(butir) if k.startswith("p:"))
        if orang := self._pemegang(butir.unit_id, peran, sudah_tahu):
            return self._kunci(orang)
        ada = self._pemegang(butir.unit_id, peran)
        return () if ada else (kunci_unit(butir.unit_id),)

    def _pemegang(
        self, unit_id: int, peran: Iterable[str], kecuali: frozenset[int] = frozenset()
    ) -> tuple[int, ...]:
        """Holders of the first role that has any, in the unit itself or the nearest above it."""
        for nama in peran:
            for unit in self.rantai.get(unit_id, (unit_id,)):
                orang = [o for o in self.peran.get((unit, nama), ()) if o not in kecuali]
                if orang:
                    return tuple(orang)
        return ()

    def _dari_pihak(self, butir: Butir, pihak_id: int) -> tuple[str, ...]:
        pihak = self._pihak.get(pihak_id)
        if pihak is None:
            return ()
        if pihak.pengguna_id is not None:
            return self._kunci([pihak.pengguna_id])
        if pihak.tim_id is not None:
            return self._kunci(self._tim.get(pihak.tim_id, ()))
        pengawal = self._kunci([butir.pengawal] if butir.pengawal is not None else [])
        luar = [
            kunci_narahubung(n.pk)
            for n in self._instansi.get(pihak.instansi_id or 0, [])
            if n.unit_id == butir.unit_id
        ]
        return (*pengawal, *luar)

    def _kunci(self, orang: Iterable[int]) -> tuple[str, ...]:
        return tuple(kunci_orang(o) for o in orang if o in self.orang)

    # --- How ------------------------------------------------------------------------------------

    def alamat(self, kunci: str) -> str:
        """Return the e-mail address behind a known key; empty when there is none."""
        if kunci.startswith("p:"):
            orang = self.orang.get(id_kunci(kunci))
            return orang.email if orang else ""
        narahubung = self.narahubung.get(id_kunci(kunci))
        return narahubung.surel if narahubung and kunci.startswith("n:") else ""

    def mengenal(self, kunci: str) -> bool:
        """Tell whether the recipient behind a key can be told at all; asks about a person once."""
        if kunci.startswith("p:"):
            self._muat_orang([id_kunci(kunci)])
            return id_kunci(kunci) in self.orang
        if not kunci.startswith("n:"):
            return False
        if id_kunci(kunci) not in self.narahubung:
            self.narahubung.update(Narahubung.objects.in_bulk([id_kunci(kunci)]))
        return id_kunci(kunci) in self.narahubung

    def preferensi(self, kunci: str) -> PreferensiPengguna:
        """Return how a person wants to be told; the defaults for anybody else."""
        orang = self.orang.get(id_kunci(kunci)) if kunci.startswith("p:") else None
        milik: PreferensiPengguna | None = getattr(orang, "preferensi_pemberitahuan", None)
        return milik or PreferensiPengguna()

    def nama(self, kunci: str) -> str:
        """Return the name of a recipient, as people read it."""
        if kunci.startswith("p:"):
            return str(self.orang.get(id_kunci(kunci)) or "orang yang tidak aktif")
        if kunci.startswith("n:"):
            return str(self.narahubung.get(id_kunci(kunci)) or "narahubung yang dihapus")
        return "unit tanpa penerima"
