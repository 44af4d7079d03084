"""The page of minute taking: every butir with its task or the sketch of one, and the message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from tindaklanjut.catat.rencana import Rencana
from tindaklanjut.catat.salinan import Salinan, TugasDisalin, cuplikan
from tindaklanjut.daftar import susun_baris
from tindaklanjut.models import HasilRapat, TindakLanjut
from tindaklanjut.pilihan import JenisHasil, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.safestring import SafeString

    from tindaklanjut.catat.pihak import DaftarPihak
    from tindaklanjut.daftar import Baris, Sudut
    from tindaklanjut.models import Rapat


@dataclass(frozen=True, slots=True)
class BarisButir:
    """One butir; ``rencana`` only while its task is a sketch."""

    h: HasilRapat
    tugas: tuple[Baris, ...] = ()
    rencana: Rencana | None = None

    @property
    def terkunci(self) -> bool:
        """Its task exists: PIC and tenggat are changed there."""
        return self.h.tugas_id is not None

    def disalin(self) -> list[TugasDisalin]:
        """The tasks as the message tells them; one called off is no news."""
        hasil = [
            TugasDisalin(b.pic, b.t.uraian, b.t.tenggat)
            for b in self.tugas
            if b.t.status != Status.BATAL
        ]
        if self.rencana is not None:
            hasil.append(
                TugasDisalin(self.rencana.nama_pic, self.h.uraian, self.rencana.gema.tanggal)
            )
        return hasil


@dataclass(frozen=True, slots=True)
class HalamanCatat:
    """The butir in order and what follows from them."""

    rapat: Rapat
    butir: tuple[BarisButir, ...]

    @property
    def jumlah_tugas(self) -> int:
        return sum(len(b.disalin()) for b in self.butir)

    @property
    def salinan(self) -> Salinan:
        return Salinan(
            self.rapat.judul,
            self.rapat.tanggal,
            [b.h.uraian for b in self.butir if b.h.jenis == JenisHasil.KESIMPULAN],
            [t for b in self.butir for t in b.disalin()],
        )

    @property
    def pesan(self) -> str:
        return self.salinan.teks()

    @property
    def pesan_ringkas(self) -> str:
        return self.salinan.teks(sertakan_kesimpulan=False)

    @property
    def cuplikan(self) -> SafeString:
        return cuplikan(self.pesan)

    @property
    def cuplikan_ringkas(self) -> SafeString:
        return cuplikan(self.pesan_ringkas)


def susun_butir(
    rapat: Rapat, daftar_butir: Sequence[HasilRapat], sudut: Sudut, daftar: DaftarPihak
) -> HalamanCatat:
    """Judge loaded butir (``butir_lengkap``) on the day of ``sudut``."""
    isi = tuple(
        BarisButir(
            h,
            tuple(susun_baris(t, sudut) for t in h.tindak_lanjut.all()),
            Rencana.dari(h, acuan=rapat.tanggal, daftar=daftar, kalender=sudut.kalender)
            if h.ditugaskan and h.tugas_id is None
            else None,
        )
        for h in daftar_butir
    )
    return HalamanCatat(rapat, isi)


def butir_lengkap(rapat: Rapat) -> list[HasilRapat]:
    """The butir in order with their tasks; a constant number of queries."""
    tugas = TindakLanjut.objects.untuk_daftar().order_by("tenggat", "pk")
    return list(
        rapat.hasil.prefetch_related(Prefetch("tindak_lanjut", queryset=tugas)).order_by("urut")
    )
