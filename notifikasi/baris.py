"""From an item and its slot to the rows of the ledger: one per recipient."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from notifikasi.models import Pemberitahuan
from notifikasi.penerima import kunci_orang
from notifikasi.pilihan import (
    BARU,
    BERUBAH,
    RINGKASAN,
    TANPA_PENERIMA,
    TANPA_SUREL,
    Saluran,
    StatusPemberitahuan,
)
from notifikasi.rencana import WIB, Langkah, pilih_terbaru, waktu_kirim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from notifikasi.models import PreferensiPengguna
    from notifikasi.penerima import BukuAlamat
    from notifikasi.rencana import Butir, Slot

JENIS_H: Final = "H"
ESKALASI_1: Final = "eskalasi-1"
ESKALASI_2: Final = "eskalasi-2"
WAJIB: Final = frozenset({JENIS_H, ESKALASI_1, ESKALASI_2})
"""Nobody can switch these off."""
SEGERA: Final = frozenset({JENIS_H, ESKALASI_1})
"""A mail of their own; everything else waits for the ringkasan."""
PENGUMUMAN: Final = frozenset({BARU, BERUBAH})
"""Told at once, all of a person that came together in one mail."""
PANJANG_JUDUL: Final = 250

Jawatan = tuple[str, str, int]
"""Recipient and item: of these only the newest slot is sent."""


def geser_tenang(saat: datetime, mulai: time | None, selesai: time | None) -> datetime:
    """Return ``saat``, or the end of the quiet hours it falls into; they may span midnight."""
    if mulai is None or selesai is None:
        return saat
    lokal = saat.astimezone(WIB)
    jam = lokal.time()
    sehari = mulai < selesai
    if not (mulai <= jam < selesai if sehari else jam >= mulai or jam < selesai):
        return saat
    akhir = datetime.combine(lokal.date(), selesai, WIB)
    return akhir if akhir > lokal else akhir + timedelta(days=1)


def penerima_slot(buku: BukuAlamat, butir: Butir, langkah: Langkah | None) -> tuple[str, ...]:
    """Who is told on a rung: the PIC, or on an escalation those above."""
    if langkah is Langkah.ESKALASI_1:
        return buku.eskalasi(butir, 1)
    if langkah is Langkah.ESKALASI_2:
        return buku.eskalasi(butir, 2)
    return buku.penanggung(butir)


def penerima_jenis(buku: BukuAlamat, butir: Butir, jenis: str) -> tuple[str, ...]:
    """``penerima_slot`` by the word the ledger keeps."""
    tingkat = {ESKALASI_1: Langkah.ESKALASI_1, ESKALASI_2: Langkah.ESKALASI_2}
    return penerima_slot(buku, butir, tingkat.get(jenis))


def susun(daftar: Iterable[tuple[Butir, Sequence[Slot]]], buku: BukuAlamat) -> list[Pemberitahuan]:
    """Return the unsaved rows of these slots; of each person and item only the newest is queued."""
    calon: list[tuple[Jawatan, Slot]] = []
    butir_dari: dict[tuple[str, int], Butir] = {}
    for butir, slots in daftar:
        butir_dari[butir.kunci] = butir
        calon += [
            ((kunci, *butir.kunci), s)
            for s in slots
            for kunci in penerima_slot(buku, butir, s.langkah)
        ]
    return [
        _baris(buku, butir_dari[siapa[1:]], siapa[0], s, alasan)
        for (siapa, s), alasan in pilih_terbaru(calon).items()
    ]


def _baris(buku: BukuAlamat, butir: Butir, kunci: str, s: Slot, alasan: str) -> Pemberitahuan:
    baris = buat(buku, butir, kunci, jenis=s.jenis, hari=s.hari, fire_at=waktu_kirim(s.hari))
    if alasan:
        baris.status, baris.alasan = StatusPemberitahuan.DIGANTIKAN, alasan
    return baris


def buat(
    buku: BukuAlamat, butir: Butir, kunci: str, *, jenis: str, hari: date, fire_at: datetime
) -> Pemberitahuan:
    """Return one unsaved, queued row by the wishes of its recipient."""
    pref = buku.preferensi(kunci)
    baris = Pemberitahuan(
        penerima_kunci=kunci,
        sasaran_jenis=butir.jenis,
        sasaran_id=butir.id,
        jenis=jenis,
        tenggat=butir.tenggat,
        slot=hari,
        saluran=_saluran(buku, kunci, jenis, pref),
        unit_id=butir.unit_id,
        judul=f"{butir.kode} {butir.judul}".strip()[:PANJANG_JUDUL],
        fire_at=fire_at,
    )
    if jenis not in WAJIB:
        baris.fire_at = geser_tenang(fire_at, pref.tenang_mulai, pref.tenang_selesai)
    baris.langsung = _langsung(baris, pref)
    if kunci.startswith("u:"):
        baris.status, baris.alasan = StatusPemberitahuan.GAGAL, TANPA_PENERIMA
    elif kunci.startswith("n:") and not buku.alamat(kunci):
        baris.status, baris.alasan = StatusPemberitahuan.GAGAL, TANPA_SUREL
    return baris


def _saluran(buku: BukuAlamat, kunci: str, jenis: str, pref: PreferensiPengguna) -> Saluran:
    if not kunci.startswith("p:"):
        return Saluran.SUREL
    mau = jenis in WAJIB or pref.surel
    return Saluran.SUREL if mau and buku.alamat(kunci) else Saluran.APLIKASI


def _langsung(baris: Pemberitahuan, pref: PreferensiPengguna) -> bool:
    """Whether the row leaves by itself; the others wait for the ringkasan or the kabar."""
    if baris.saluran != Saluran.SUREL or not baris.penerima_kunci.startswith("p:"):
        return True
    if baris.jenis in PENGUMUMAN:
        return False
    return baris.jenis in SEGERA or not pref.ringkasan


def ringkasan(kunci: str, hari: date, pref: PreferensiPengguna) -> Pemberitahuan:
    """Return the unsaved ringkasan of a person on a working day."""
    return Pemberitahuan(
        penerima_kunci=kunci,
        sasaran_jenis=RINGKASAN,
        sasaran_id=0,
        jenis=RINGKASAN,
        tenggat=hari,
        slot=hari,
        saluran=Saluran.SUREL,
        judul="Ringkasan harian",
        fire_at=geser_tenang(waktu_kirim(hari), pref.tenang_mulai, pref.tenang_selesai),
    )


def ringkasan_semua(buku: BukuAlamat, hari: date) -> list[Pemberitahuan]:
    """Return the unsaved ringkasan of everybody who holds a role and wants one."""
    hasil: list[Pemberitahuan] = []
    for orang_id in sorted({o for ids in buku.peran.values() for o in ids}):
        kunci = kunci_orang(orang_id)
        pref = buku.preferensi(kunci)
        if buku.alamat(kunci) and pref.surel and pref.ringkasan:
            hasil.append(ringkasan(kunci, hari, pref))
    return hasil
