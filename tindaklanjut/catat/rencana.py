"""What a butir will become once the minutes are closed, read from what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inti.galat import Temuan, galat
from inti.tanggal import NAMA_BULAN, format_tanggal, format_tanggal_hari
from tindaklanjut.tenggat import Keadaan, Tenggat, baca_tenggat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inti.tanggal import Kalender
    from tindaklanjut.catat.pihak import DaftarPihak, PihakDikenali
    from tindaklanjut.models import HasilRapat

_BULAN: Final = tuple(nama.lower() for nama in NAMA_BULAN)


@dataclass(frozen=True, slots=True)
class Gema:
    """A typed deadline told back."""

    teks: str
    tenggat: Tenggat | None

    @classmethod
    def baca(cls, teks: str, *, acuan: date, kalender: Kalender) -> Gema:
        """Read ``teks`` as said on ``acuan``; an empty text has nothing to tell."""
        bersih = teks.strip()
        return cls(bersih, baca_tenggat(bersih, acuan=acuan, kalender=kalender) if bersih else None)

    @property
    def tanggal(self) -> date | None:
        return self.tenggat.tanggal if self.tenggat else None

    @property
    def hari(self) -> str:
        """``Jumat, 20 Maret 2026``; empty when no single day was read."""
        return format_tanggal_hari(self.tanggal) if self.tanggal else ""

    @property
    def ujaran(self) -> str:
        """The phrase, where it says more than the day does: ``H+7``, not ``20 Maret``."""
        kecil = self.teks.lower()
        return "" if any(b in kecil for b in _BULAN) or not self.tanggal else self.teks

    @property
    def ganda(self) -> bool:
        return self.tenggat is not None and self.tenggat.keadaan is Keadaan.GANDA

    @property
    def pilihan(self) -> tuple[tuple[str, str], ...]:
        """Days to choose from, (what goes into the field, what is read): doubt or a holiday."""
        if self.tenggat is None:
            return ()
        hari = self.tenggat.pilihan if self.ganda else self.tenggat.usul_geser
        return tuple((format_tanggal(h), format_tanggal_hari(h)) for h in hari)

    @property
    def libur(self) -> str:
        return (self.tenggat.libur or "") if self.tenggat else ""

    @property
    def penjelasan(self) -> str:
        """Why no day was read."""
        return self.tenggat.penjelasan if self.tenggat and not self.tanggal else ""


@dataclass(frozen=True, slots=True)
class Rencana:
    """The task of one butir as it stands now."""

    pihak: PihakDikenali
    gema: Gema
    pengawal_id: int | None

    @classmethod
    def dari(
        cls, h: HasilRapat, *, acuan: date, daftar: DaftarPihak, kalender: Kalender
    ) -> Rencana:
        """Read what was typed for a butir of a rapat held on ``acuan``."""
        return cls(
            daftar.kenali(h.pic_teks),
            Gema.baca(h.tenggat_teks, acuan=acuan, kalender=kalender),
            h.pengawal_id,
        )

    @property
    def nama_pic(self) -> str:
        return ", ".join([*(p.nama for p in self.pihak.dikenal), *self.pihak.asing])

    def kekurangan(self) -> Iterator[Temuan]:
        """What keeps it from becoming a task."""
        for nama in self.pihak.asing:
            yield galat(
                "pic", f"“{nama}” belum terdaftar. Pilih dari daftar, atau “Tambah instansi”."
            )
        if not self.pihak.dikenal and not self.pihak.asing:
            yield galat("pic", "Isi PIC: orang, tim, atau instansi.")
        utama = self.pihak.utama
        if utama is not None and utama.luar and self.pengawal_id is None:
            yield galat("pengawal", "PIC instansi perlu pengawal: orang dalam yang menagih.")
        if self.gema.tenggat is None:
            yield galat("tenggat", "Isi tenggat. Contoh: 20 Maret, H+7, Jumat depan.")
        elif self.gema.ganda:
            yield galat("tenggat", "Tenggat ini berarti ganda. Pilih salah satu tanggalnya.")
        elif self.gema.tanggal is None:
            yield galat("tenggat", self.gema.penjelasan)
