"""Who does a tindak lanjut: one utama, others pendukung."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, hapus_tautan, simpan_banyak
from tindaklanjut.models import PIC
from tindaklanjut.pilihan import PeranPIC

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    hapus: list[PIC] = []
    turun: list[PIC] = []
    naik: list[PIC] = []
    ada: set[tuple[int, int]] = set()
    for p in PIC.objects.filter(tindak_lanjut__in=list(perlu)):
        ada.add((p.tindak_lanjut_id, p.pihak_id))
        peran = perlu[p.tindak_lanjut_id].get(p.pihak_id)
        if peran is None:
            hapus.append(p)
        elif peran != p.peran:
            p.peran = peran
            (naik if peran == PeranPIC.UTAMA else turun).append(p)
    baru = [
        PIC(tindak_lanjut_id=tindak_lanjut, pihak_id=pihak, peran=peran)
        for tindak_lanjut, daftar in perlu.items()
        for pihak, peran in daftar.items()
        if (tindak_lanjut, pihak) not in ada
    ]
    hapus_tautan(hapus, oleh=oleh, asal=asal, alasan=alasan)
    for tambah, ganti in (((), turun), ((), naik), (baru, ())):
        simpan_banyak(
            PIC, baru=tambah, ubah=ganti, kolom=["peran"], oleh=oleh, asal=asal, alasan=alasan
        )
    return {p.tindak_lanjut_id for p in [*hapus, *turun, *naik, *baru]}
