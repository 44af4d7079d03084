"""One step along TRANSISI for many rows at once: right, state, rule, history, all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from bukti.models import StatusKlaim
from inti.galat import TransisiDitolak, tolak_bila_ada
from tindaklanjut.aturan import periksa_status
from tindaklanjut.isian import IsianTindakLanjut
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.models import Permohonan, TindakLanjut
from tindaklanjut.pilihan import TERBUKA, TRANSISI, Status, StatusPermohonan
from tindaklanjut.services.dasar import ambil_banyak, periksa_semua

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from akun.models import Pengguna

    Penjaga = Callable[[HakTindakLanjut, TindakLanjut], None]

_KOLOM = (
    "status",
    "tenggat",
    "alasan",
    "hasil",
    "tanggal_selesai",
    "diajukan_pada",
    "diajukan_oleh",
    "diverifikasi_oleh",
    "kabar_terakhir",
)


def pindahkan(
    daftar: Sequence[TindakLanjut],
    *,
    tujuan: Status,
    penjaga: Penjaga,
    isi: Mapping[str, object] | Callable[[TindakLanjut], Mapping[str, object]],
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None,
    asal: Asal,
    alasan: str = "",
) -> list[TindakLanjut]:
    """Lead rows one step along TRANSISI; all of them or none.

    ``penjaga`` judges the right, ``isi`` are the columns the step fills, the same for every row or
    made from each row as stored now. Call inside a transaction.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    baris = ambil_banyak(daftar, versi)

    def periksa(t: TindakLanjut) -> None:
        penjaga(siapa, t)
        _pastikan_langkah(t, tujuan)
        kolom = isi(t) if callable(isi) else isi
        _terapkan(t, {"status": tujuan, "alasan": alasan, **kolom})
        tolak_bila_ada(list(periksa_status(isian_status(t), None)))

    periksa_semua(baris, periksa)
    simpan_banyak(
        TindakLanjut, baru=[], ubah=baris, kolom=_KOLOM, oleh=oleh, asal=asal, alasan=alasan
    )
    if tujuan not in TERBUKA:
        _gugurkan_permohonan(baris, tujuan, pada=pada, asal=asal)
    return baris


def _terapkan(t: TindakLanjut, isi: Mapping[str, object]) -> None:
    for nama, nilai in isi.items():
        setattr(t, nama, nilai)


def _pastikan_langkah(t: TindakLanjut, tujuan: Status) -> None:
    dari = Status(t.status)
    if tujuan in TRANSISI[dari]:
        return
    pilihan = ", ".join(str(s.label) for s in Status if s in TRANSISI[dari])
    lanjut = f"Dari sini hanya: {pilihan}." if pilihan else "Status ini sudah akhir."
    raise TransisiDitolak(
        f"Tindak lanjut berstatus {dari.label} tidak dapat menjadi {tujuan.label}. {lanjut}"
    )


def isian_status(t: TindakLanjut) -> IsianTindakLanjut:
    """What the rule of a status looks at; evidence counts unless it was rejected."""
    berlaku = tuple(str(k.pk) for k in t.bukti.all() if k.status != StatusKlaim.DITOLAK)
    return IsianTindakLanjut(
        unit=t.unit.kode,
        kode=t.kode,
        prioritas=t.prioritas,
        status=t.status,
        tanggal_selesai=t.tanggal_selesai,
        hasil=t.hasil,
        bukti=berlaku,
        alasan=t.alasan,
    )


def _gugurkan_permohonan(
    daftar: Sequence[TindakLanjut], tujuan: Status, *, pada: date, asal: Asal
) -> None:
    """A request about a task that has come to its end asks for nothing any more."""
    terbuka = list(
        Permohonan.objects.filter(tindak_lanjut__in=daftar, status=StatusPermohonan.DIMINTA)
    )
    for p in terbuka:
        p.status, p.diputus_pada = StatusPermohonan.DITOLAK, pada
        p.catatan = f"Gugur: tindak lanjut menjadi {tujuan.label}."
    kolom = ["status", "diputus_pada", "catatan"]
    simpan_banyak(Permohonan, baru=[], ubah=terbuka, kolom=kolom, oleh=None, asal=asal)
