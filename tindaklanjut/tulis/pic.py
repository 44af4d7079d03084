"""Who does a tindak lanjut: one utama, others pendukung."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from akun.dasar import Asal, hapus_tautan, simpan_banyak
from tindaklanjut.models import PIC
from tindaklanjut.pilihan import PeranPIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from akun.models import Pengguna


def tulis_pic(
    perlu: Mapping[int, Mapping[int, PeranPIC]],
    *,
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str = "",
) -> set[int]:
    """Bring the PIC of each task to the wanted {id of the pihak: peran}; return the tasks changed.

    The order keeps "one utama" true after every statement: remove, demote, promote, add.
    """
    ada: dict[int, list[PIC]] = {}
    for p in PIC.objects.filter(tindak_lanjut__in=list(perlu)).order_by("pk"):
        ada.setdefault(p.tindak_lanjut_id, []).append(p)
    langkah = _Langkah()
    for tindak_lanjut, peran in perlu.items():
        langkah.susun(tindak_lanjut, ada.get(tindak_lanjut, ()), peran)
    hapus_tautan(langkah.hapus, oleh=oleh, asal=asal, alasan=alasan)
    for baru, ubah in (((), langkah.turun), ((), langkah.naik), (langkah.baru, langkah.ganti)):
        simpan_banyak(
            PIC,
            baru=baru,
            ubah=ubah,
            kolom=["pihak", "peran"],
            oleh=oleh,
            asal=asal,
            alasan=alasan,
        )
    return langkah.tindak_lanjut


@dataclass
class _Langkah:
    """The rows to write, by kind of change."""

    hapus: list[PIC] = field(default_factory=list)
    turun: list[PIC] = field(default_factory=list)
    naik: list[PIC] = field(default_factory=list)
    ganti: list[PIC] = field(default_factory=list)
    baru: list[PIC] = field(default_factory=list)

    @property
    def tindak_lanjut(self) -> set[int]:
        semua = (self.hapus, self.turun, self.naik, self.ganti, self.baru)
        return {p.tindak_lanjut_id for daftar in semua for p in daftar}

    def susun(self, tindak_lanjut: int, ada: Sequence[PIC], perlu: Mapping[int, PeranPIC]) -> None:
        """Compare one task; a party that leaves hands its row to one that comes in its place."""
        datang = dict(perlu)
        pergi: list[PIC] = []
        for p in ada:
            peran = datang.pop(p.pihak_id, None)
            if peran is None:
                pergi.append(p)
            elif peran != p.peran:
                p.peran = peran
                (self.naik if peran == PeranPIC.UTAMA else self.turun).append(p)
        for p in pergi:
            pengganti = next((pihak for pihak, peran in datang.items() if peran == p.peran), None)
            if pengganti is None:
                self.hapus.append(p)
            else:
                del datang[pengganti]
                p.pihak_id = pengganti
                self.ganti.append(p)
        self.baru += [
            PIC(tindak_lanjut_id=tindak_lanjut, pihak_id=pihak, peran=peran)
            for pihak, peran in datang.items()
        ]
