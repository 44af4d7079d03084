"""Who may do what with rapat, kendala and tindak lanjut (specification 5.1).

Predicates take loaded rows and ask no question of the database, so a page of 300 rows costs what a
page of 3 costs. ``pastikan`` turns a "no" into the sentence that says who may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from akun.izin import Hak, hak, siapa_boleh
from akun.pilihan import Tindakan
from bukti.models import StatusKlaim
from inti.galat import IzinDitolak
from tindaklanjut.pilihan import JenisPermohonan, StatusRapat

if TYPE_CHECKING:
    from datetime import date, datetime

    from akun.models import Pengguna
    from tindaklanjut.models import Permohonan, Rapat, TindakLanjut

BATAS_URUNG: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class HakTindakLanjut:
    """What one person may do in this room on one day; made once per request (three queries).

    A tindak lanjut asked about needs ``pic__pihak`` and ``bukti`` prefetched.
    """

    pengguna_id: int | None
    hak: Hak | None
    """``None`` is the operator's command line, which may do everything."""
    tim: frozenset[int]

    @classmethod
    def untuk(cls, pengguna: Pengguna | None, pada: date) -> HakTindakLanjut:
        """Return the rights of ``pengguna`` on ``pada``."""
        if pengguna is None:
            return cls(None, None, frozenset())
        tim = frozenset(pengguna.tim.values_list("pk", flat=True))
        return cls(pengguna.pk, hak(pengguna, pada), tim)

    # --- Unit -------------------------------------------------------------------------------------

    def mencatat(self, unit_id: int) -> bool:
        """May record rapat, hasil and kendala."""
        return self._boleh(Tindakan.CATAT, unit_id)

    def mengelola(self, unit_id: int) -> bool:
        """May create and arrange any tindak lanjut: PIC, first extension, batal, reopening."""
        return self._boleh(Tindakan.KELOLA_TINDAK_LANJUT, unit_id)

    def memutuskan(self, unit_id: int) -> bool:
        """May approve TIDAK_DAPAT and a second extension."""
        return self._boleh(Tindakan.PUTUSKAN, unit_id)

    # --- Rapat ------------------------------------------------------------------------------------

    def mengubah_rapat(self, rapat: Rapat) -> bool:
        """May write the minutes: who records in the unit, until the rapat is SELESAI."""
        return rapat.status == StatusRapat.DRAF and self.mencatat(rapat.unit_id)

    def menyelesaikan_rapat(self, rapat: Rapat) -> bool:
        """May close the minutes: their recorder, or KOORDINATOR and above."""
        return self.mengubah_rapat(rapat) and (self._pencatat(rapat) or self._kelola_rapat(rapat))

    def mengurungkan_selesai(self, rapat: Rapat, saat: datetime) -> bool:
        """May take back a closing made shortly before ``saat``: whoever may close."""
        return (
            rapat.status == StatusRapat.SELESAI
            and saat - rapat.diubah_pada <= BATAS_URUNG
            and self.mencatat(rapat.unit_id)
            and (self._pencatat(rapat) or self._kelola_rapat(rapat))
        )

    def membuka_rapat(self, rapat: Rapat) -> bool:
        """May open closed minutes for a revision."""
        return rapat.status == StatusRapat.SELESAI and self._kelola_rapat(rapat)

    def menugaskan(self, rapat: Rapat) -> bool:
        """May create tindak lanjut of a rapat: its recorder until SELESAI, KOORDINATOR always."""
        return self._kelola_rapat(rapat) or (self.mengubah_rapat(rapat) and self._pencatat(rapat))

    # --- Tindak lanjut ----------------------------------------------------------------------------

    def terlibat(self, t: TindakLanjut) -> bool:
        """Is a PIC in person or through a team, or the pengawal."""
        if self.pengguna_id is None:
            return False
        return t.pengawal_id == self.pengguna_id or any(
            p.pihak.pengguna_id == self.pengguna_id or p.pihak.tim_id in self.tim
            for p in t.pic.all()
        )

    def melapor(self, t: TindakLanjut) -> bool:
        """May progress it, add bukti and ask for a decision."""
        return self.mengelola(t.unit_id) or (
            self._boleh(Tindakan.LAPOR_MILIK, t.unit_id) and self.terlibat(t)
        )

    def ikut_mengajukan(self, t: TindakLanjut) -> bool:
        """Submitted it, or claimed one of its bukti still in force."""
        if self.pengguna_id is None:
            return False
        return t.diajukan_oleh_id == self.pengguna_id or any(
            k.diajukan_oleh_id == self.pengguna_id and k.status != StatusKlaim.DITOLAK
            for k in t.bukti.all()
        )

    def verifikator(self, unit_id: int) -> bool:
        """Holds the role that verifies."""
        return self._boleh(Tindakan.VERIFIKASI, unit_id)

    def memverifikasi(self, t: TindakLanjut) -> bool:
        """May accept or return it: the role, and never one's own submission."""
        return self.verifikator(t.unit_id) and not self.ikut_mengajukan(t)

    def memperpanjang(self, t: TindakLanjut) -> bool:
        """May move its tenggat later: KOORDINATOR once, PIMPINAN again (1.7)."""
        if t.jumlah_perpanjangan:
            return self.memutuskan(t.unit_id)
        return self.mengelola(t.unit_id)

    def memutuskan_permohonan(self, p: Permohonan) -> bool:
        """May decide a request: whoever may do what is asked, never who asked."""
        t = p.tindak_lanjut
        if self.pengguna_id is not None and p.diminta_oleh_id == self.pengguna_id:
            return False
        if p.jenis == JenisPermohonan.TIDAK_DAPAT:
            return self.memutuskan(t.unit_id)
        return self.memperpanjang(t)

    # --- Inside -----------------------------------------------------------------------------------

    def _boleh(self, tindakan: Tindakan, unit_id: int) -> bool:
        return self.hak is None or self.hak.boleh(tindakan, unit_id)

    def _kelola_rapat(self, rapat: Rapat) -> bool:
        return self.mengelola(rapat.unit_id)

    def _pencatat(self, rapat: Rapat) -> bool:
        return self.pengguna_id is not None and rapat.dicatat_oleh_id == self.pengguna_id


# --- The same as refusals -------------------------------------------------------------------------

PENGELOLA_TL = siapa_boleh(Tindakan.KELOLA_TINDAK_LANJUT)
PEMUTUS = siapa_boleh(Tindakan.PUTUSKAN)
VERIFIKATOR = siapa_boleh(Tindakan.VERIFIKASI)
PENCATAT = siapa_boleh(Tindakan.CATAT)


def pastikan(boleh: bool, kalimat: str) -> None:
    """Raise ``IzinDitolak`` with a sentence that says who may do it."""
    if not boleh:
        raise IzinDitolak(kalimat)


def pastikan_melapor(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
    """Only the PIC, the pengawal, KOORDINATOR and above progress a task."""
    pastikan(
        siapa.melapor(t),
        f"Hanya PIC, pengawal, atau {PENGELOLA_TL} unit ini yang boleh melaporkan tindak lanjut "
        "ini. Sampaikan kemajuannya kepada mereka.",
    )


def pastikan_mengelola(siapa: HakTindakLanjut, unit_id: int) -> None:
    """Only KOORDINATOR and above arrange tasks."""
    pastikan(
        siapa.mengelola(unit_id),
        f"Hanya {PENGELOLA_TL} unit ini yang boleh mengatur tindak lanjut. "
        "Mintalah kepada yang berwenang.",
    )


def pastikan_memverifikasi(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
    """Only a verifier who has no part in the submission judges it."""
    pastikan(
        siapa.verifikator(t.unit_id),
        f"Hanya {VERIFIKATOR} yang memverifikasi. Anda dapat melihat bukti dan linimasanya.",
    )
    pastikan(
        siapa.memverifikasi(t),
        "Anda ikut mengajukan tindak lanjut ini, jadi tidak dapat memverifikasinya. "
        f"Mintalah {VERIFIKATOR} lain di unit ini.",
    )


def pastikan_memperpanjang(siapa: HakTindakLanjut, t: TindakLanjut) -> None:
    """The first extension is the KOORDINATOR's, every further one the PIMPINAN's."""
    pastikan_mengelola(siapa, t.unit_id)
    pastikan(
        siapa.memperpanjang(t),
        f"Tenggat ini sudah {t.jumlah_perpanjangan} kali diperpanjang. Hanya {PEMUTUS} yang boleh "
        "memperpanjangnya lagi. Ajukan permohonan perpanjangan.",
    )


def pastikan_memutuskan(siapa: HakTindakLanjut, p: Permohonan) -> None:
    """A request is decided by somebody else, who may do what is asked."""
    pastikan(
        siapa.pengguna_id is None or p.diminta_oleh_id != siapa.pengguna_id,
        "Permohonan Anda sendiri diputuskan oleh orang lain. Mintalah atasan Anda memutuskannya.",
    )
    tinggi = p.jenis == JenisPermohonan.TIDAK_DAPAT or p.tindak_lanjut.jumlah_perpanjangan > 0
    pastikan(
        siapa.memutuskan_permohonan(p),
        f"Hanya {PEMUTUS if tinggi else PENGELOLA_TL} unit ini yang memutuskan permohonan ini.",
    )


def pastikan_mencatat(siapa: HakTindakLanjut, unit_id: int) -> None:
    """Only those who record write rapat, hasil and kendala."""
    pastikan(
        siapa.mencatat(unit_id),
        f"Hanya {PENCATAT} unit ini yang boleh mencatat rapat, hasil, dan kendala. "
        "Mintalah kepada yang berwenang.",
    )
