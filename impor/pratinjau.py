"""The preview of a plan: one row per row of the workbook, old and new value of every cell."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from impor.ekspor import nilai_sel
from impor.models import BarisImpor, JenisBaris
from impor.papan import bidang_berubah
from inti.angka import format_angka
from inti.tanggal import format_tanggal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from impor.baca import Baris, Catatan
    from impor.kolom import Kolom
    from impor.models import PekerjaanImpor
    from impor.papan import Entri
    from impor.rencana import Rencana
    from impor.sel import Isi

PANJANG_SEL = 600


def tampil(nilai: Isi) -> str:
    """A value of a cell as a person reads it; nothing is ``""``."""
    if nilai is None:
        return ""
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, Decimal):
        return format_angka(nilai, None)
    teks = str(nilai)
    return teks if len(teks) <= PANJANG_SEL else f"{teks[: PANJANG_SEL - 1]}…"


def sidik(rencana: Rencana) -> str:
    """Fingerprint of what the plan would do: the same workbook on the same data gives the same."""
    isi = hashlib.sha256()
    for e in rencana.diterima:
        if e.berubah:
            isi.update(repr((e.lembar, e.kunci, e.lama, e.isian)).encode())
    for c in rencana.galat:
        isi.update(repr(asdict(c)).encode())
    return isi.hexdigest()


def ringkas(rencana: Rencana) -> dict[str, Any]:
    """The counts and remarks above the rows."""
    ditolak = dict.fromkeys(rencana.buku.baris, 0)
    for baris in rencana.ditolak:
        ditolak[baris.lembar.nama] += 1
    lembar = [
        {"nama": nama, **asdict(r), "ditolak": ditolak[nama]}
        for nama, r in rencana.ringkasan.items()
    ]
    milik = {(b.lembar.nama, b.nomor) for daftar in rencana.buku.baris.values() for b in daftar}
    galat = set(rencana.galat)
    umum = [
        {**c.sebagai_dict(), "galat": c in galat}
        for c in [*rencana.galat, *rencana.peringatan]
        if (c.lembar, c.baris) not in milik
    ]
    return {
        "lembar": lembar,
        "berubah": sum(r.baru + r.ubah for r in rencana.ringkasan.values()),
        "ditolak": len(rencana.ditolak),
        "galat": len(rencana.galat),
        "peringatan": len(rencana.peringatan),
        "umum": umum,
        "instansi_baru": rencana.instansi_baru,
    }


def baris_pratinjau(pekerjaan: PekerjaanImpor, rencana: Rencana) -> Iterator[BarisImpor]:
    """The rows of the preview in the order of the workbook."""
    galat = set(rencana.galat)
    catatan: dict[tuple[str, int | None], list[Catatan]] = {}
    for c in [*rencana.galat, *rencana.peringatan]:
        catatan.setdefault((c.lembar, c.baris), []).append(c)
    diterima = {id(e.baris): e for e in rencana.diterima}
    semua = (b for daftar in rencana.buku.baris.values() for b in daftar)
    for urut, baris in enumerate(semua, start=1):
        entri = diterima.get(id(baris))
        milik = catatan.get((baris.lembar.nama, baris.nomor), [])
        if entri is None:
            milik = [c for c in milik if c in galat] or milik
        yield BarisImpor(
            pekerjaan=pekerjaan,
            urut=urut,
            lembar=baris.lembar.nama,
            nomor=baris.nomor,
            jenis=_jenis(entri),
            kunci=_kunci(baris),
            sel=list(_sel(baris, entri)),
            catatan=[{"kolom": c.kolom, "alasan": c.alasan} for c in milik],
            berperingatan=entri is not None and bool(milik),
        )


def _jenis(entri: Entri | None) -> JenisBaris:
    if entri is None:
        return JenisBaris.DITOLAK
    if entri.lama is None:
        return JenisBaris.BARU
    return JenisBaris.UBAH if entri.berubah else JenisBaris.SAMA


def _kunci(baris: Baris) -> str:
    kunci = [k for k in baris.lembar.kunci if k.bidang in baris.sel]
    return " · ".join(baris.sel[k.bidang].teks for k in kunci if not baris.sel[k.bidang].kosong)


def _sel(baris: Baris, entri: Entri | None) -> Iterator[dict[str, str]]:
    """Cells worth showing: all filled ones of a new or refused row, the differing ones else."""
    kolom = baris.lembar.kolom
    if entri is None:
        for k in kolom:
            if k.bidang in baris.sel and not baris.sel[k.bidang].kosong:
                yield {"kolom": k.judul, "lama": "", "baru": baris.sel[k.bidang].teks[:PANJANG_SEL]}
        return
    beda = set(bidang_berubah(entri)) if entri.lama is not None else None
    for k in kolom:
        if k.kunci or (beda is not None and k.bidang not in beda):
            continue
        lama = "" if entri.lama is None else _tertulis(k, entri.lama)
        baru = _tertulis(k, entri.isian)
        if lama or baru:
            yield {"kolom": k.judul, "lama": lama, "baru": baru}


def _tertulis(kolom: Kolom, isian: Isi) -> str:
    return tampil(nilai_sel(kolom, isian))
