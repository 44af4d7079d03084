"""Efektivitas kebijakan: the stages a topik has reached, in strict order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kinerja.hitung.bilangan import NOL, persen_bagian, rata_rata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

STATUS_LANGKAH: Final = frozenset(
    {"rencana", "berjalan", "terlaksana", "sebagian", "tidak_terlaksana", "batal"}
)
BOBOT_TAHAPAN: Final = (Decimal(20), Decimal(25), Decimal("27.5"), Decimal("27.5"))


@dataclass(frozen=True, slots=True)
class LangkahHitung:
    """A renaksi as a step of one topik: ``tahap`` is 1 for the first stage.

    Raises ``ValueError`` for a status outside ``STATUS_LANGKAH``.
    """

    tahap: int
    status: str
    tanggal_selesai: date | None = None
    punya_lanjutan: bool = False
    """Carried over: its lanjutan is a langkah of its own and replaces it."""

    def __post_init__(self) -> None:
        if self.status not in STATUS_LANGKAH:
            raise ValueError(f"unknown status of a renaksi: {self.status!r}")

    @property
    def berlaku(self) -> bool:
        return self.status != "batal" and not self.punya_lanjutan

    def terlaksana(self, sampai: date) -> bool:
        """Done on or before ``sampai``; without a date it is not."""
        selesai = self.tanggal_selesai
        return self.status == "terlaksana" and selesai is not None and selesai <= sampai

    def dikerjakan(self, sampai: date) -> bool:
        """Work has begun: running, partly done, or done on or before ``sampai``."""
        return self.status in {"berjalan", "sebagian"} or self.terlaksana(sampai)


@dataclass(frozen=True, slots=True)
class HasilTahap:
    """One stage of one topik: its langkah, how many are terlaksana, and whether it is reached."""

    tahap: int
    bobot: Decimal
    langkah: int
    terlaksana: int
    tercapai: bool
    mendahului: bool
    """Work has begun although an earlier stage is not reached."""


@dataclass(frozen=True, slots=True)
class HasilTopik:
    """The value of one topik in percent, with the stages that explain it."""

    tahap: int
    """How many stages are reached; 0 is none."""
    nilai: Decimal
    rincian: tuple[HasilTahap, ...]

    @property
    def tahap_berjalan(self) -> int | None:
        """The first stage that is not reached; ``None`` when all are."""
        return self.tahap + 1 if self.tahap < len(self.rincian) else None

    @property
    def porsi_berjalan(self) -> Decimal | None:
        """Percent of the running stage's langkah that are done: information, never in ``nilai``."""
        if self.tahap_berjalan is None:
            return None
        berjalan = self.rincian[self.tahap]
        return persen_bagian(berjalan.terlaksana, berjalan.langkah)

    @property
    def mendahului(self) -> tuple[int, ...]:
        """The stages worked on before their turn."""
        return tuple(t.tahap for t in self.rincian if t.mendahului)


def hasil_topik(
    tahapan: Sequence[Decimal], langkah: Iterable[LangkahHitung], akhir_triwulan: date
) -> HasilTopik:
    """The stages a topik has reached at the end of a quarter; ``tahapan`` holds their weights.

    A stage is reached when it has a langkah, all of them are terlaksana on or before
    ``akhir_triwulan``, and every earlier stage is reached. Batal ones and those replaced by a
    lanjutan are left out.
    """
    berlaku = [s for s in langkah if s.berlaku]
    rincian: list[HasilTahap] = []
    giliran = True
    for nomor, bobot in enumerate(tahapan, start=1):
        milik = [s for s in berlaku if s.tahap == nomor]
        terlaksana = sum(s.terlaksana(akhir_triwulan) for s in milik)
        tercapai = giliran and bool(milik) and terlaksana == len(milik)
        mendahului = not giliran and any(s.dikerjakan(akhir_triwulan) for s in milik)
        rincian.append(HasilTahap(nomor, bobot, len(milik), terlaksana, tercapai, mendahului))
        giliran = tercapai
    tercapai_semua = [t for t in rincian if t.tercapai]
    nilai = sum((t.bobot for t in tercapai_semua), NOL)
    return HasilTopik(len(tercapai_semua), nilai, tuple(rincian))


def nilai_efektivitas(topik: Iterable[HasilTopik]) -> Decimal | None:
    """Realisasi of an IKU 2.x: the mean over its topik; ``None`` without a topik."""
    return rata_rata([t.nilai for t in topik])
