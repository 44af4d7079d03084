"""Claims of evidence named by a text in a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from bukti.models import Bukti, StatusKlaim
from bukti.muat import teks_bukti
from bukti.tulis import dari_teks, tulis_bukti
from tindaklanjut.models import BuktiTindakLanjut
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from akun.models import Pengguna
    from tindaklanjut.models import TindakLanjut

HILANG = "Tidak lagi disebut pada buku kerja."


def tulis_klaim(
    daftar: Sequence[tuple[TindakLanjut, Sequence[str]]], *, oleh: Pengguna | None, asal: Asal
) -> set[int]:
    """Bring the standing claims of each task to its texts; return the tasks changed.

    A new text is DITERIMA when the task is SELESAI, otherwise DIAJUKAN; a text no longer named is
    DITOLAK; what was rejected before is not revived but claimed anew.
    """
    klaim = _klaim_tersimpan([t for t, _ in daftar])
    ubah: list[BuktiTindakLanjut] = []
    kurang: list[tuple[TindakLanjut, str]] = []
    for t, teks in daftar:
        berlaku = [k for k in klaim.get(t.pk, ()) if k.status != StatusKlaim.DITOLAK]
        ada = {teks_bukti(k.bukti) for k in berlaku}
        kurang += [(t, isi) for isi in dict.fromkeys(teks) if isi and isi not in ada]
        for k in berlaku:
            if teks_bukti(k.bukti) not in teks:
                k.status, k.alasan = StatusKlaim.DITOLAK, HILANG
                ubah.append(k)
            elif t.status == Status.SELESAI and k.status == StatusKlaim.DIAJUKAN:
                k.status = StatusKlaim.DITERIMA
                ubah.append(k)
    pernah = {(k.tindak_lanjut_id, k.bukti_id) for semua in klaim.values() for k in semua}
    baru = _klaim_baru(kurang, pernah, oleh=oleh, asal=asal)
    kolom = ["status", "alasan"]
    simpan_banyak(BuktiTindakLanjut, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal)
    return {k.tindak_lanjut_id for k in [*baru, *ubah]}


def _klaim_tersimpan(daftar: Sequence[TindakLanjut]) -> dict[int, list[BuktiTindakLanjut]]:
    hasil: dict[int, list[BuktiTindakLanjut]] = {}
    for k in BuktiTindakLanjut.objects.filter(
        tindak_lanjut__in=[t.pk for t in daftar]
    ).select_related("bukti"):
        hasil.setdefault(k.tindak_lanjut_id, []).append(k)
    return hasil


def _klaim_baru(
    kurang: Sequence[tuple[TindakLanjut, str]],
    pernah: set[tuple[int, int]],
    *,
    oleh: Pengguna | None,
    asal: Asal,
) -> list[BuktiTindakLanjut]:
    bukti = tulis_bukti([(t.unit, teks) for t, teks in kurang], oleh=oleh, asal=asal)
    ulang: list[Bukti] = []
    klaim: list[BuktiTindakLanjut] = []
    for t, teks in kurang:
        b = bukti[t.unit_id, teks]
        if (t.pk, b.pk) in pernah:
            b = dari_teks(t.unit, teks)
            ulang.append(b)
        status = StatusKlaim.DITERIMA if t.status == Status.SELESAI else StatusKlaim.DIAJUKAN
        klaim.append(BuktiTindakLanjut(tindak_lanjut=t, bukti=b, status=status))
    simpan_banyak(Bukti, baru=ulang, ubah=[], kolom=[], oleh=oleh, asal=asal)
    return klaim
