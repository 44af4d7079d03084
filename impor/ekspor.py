"""Writes a workbook of one unit-year, or the empty template; text cells never begin a formula."""

from __future__ import annotations

import io
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from impor.keadaan import keadaan_ekspor
from impor.kolom_khusus import baca_nama, tulisan
from impor.sel import baca_kode, baca_teks
from impor.skema import JUDUL_ALASAN, LEMBAR, Kolom, Lembar
from inti.tanggal import TanggalTidakDikenali, baca_tanggal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from impor.baca import Baris
    from impor.rencana import Rencana
    from impor.sel import Isi, Sel

FORMAT_TANGGAL = "yyyy-mm-dd"
BARIS_PILIHAN = 1000


class _Rupa(NamedTuple):
    """The formats of a workbook."""

    judul: Any
    tanggal: Any
    teks: Any
    angka: Any
    contoh: Any
    contoh_tanggal: Any
    salah: Any


def ekspor(unit: str, tahun: int) -> bytes:
    """The workbook of one unit-year."""
    keadaan = keadaan_ekspor(unit, tahun)
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        rupa = _rupa(buku)
        for lembar in LEMBAR:
            ws = _lembar(buku, rupa, lembar, lembar.kolom)
            for nomor, isian in enumerate(keadaan[lembar.nama].values(), start=1):
                for kolom, k in enumerate(lembar.kolom):
                    _tulis_sel(ws, rupa, (nomor, kolom), nilai_sel(k, isian))
    return keluar.getvalue()


def templat() -> bytes:
    """The empty workbook: drop-down lists, and one example row per sheet that import skips."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        rupa = _rupa(buku)
        for lembar in LEMBAR:
            ws = _lembar(buku, rupa, lembar, lembar.kolom)
            for kolom, k in enumerate(lembar.kolom):
                _tulis_contoh(ws, rupa, kolom, k)
                if k.pilihan is not None:
                    daftar = [tulisan(p) for p in k.pilihan]
                    ws.data_validation(
                        1, kolom, BARIS_PILIHAN, kolom, {"validate": "list", "source": daftar}
                    )
    return keluar.getvalue()


def buku_ditolak(rencana: Rencana) -> bytes:
    """The refused rows as they were typed, with their reason in an extra column.

    Only columns of the workbook itself come back: an empty cell in a column nobody had would empty
    the field when the rows are imported again.
    """
    keluar = io.BytesIO()
    per_lembar: dict[str, list[Baris]] = {}
    for baris in rencana.ditolak:
        per_lembar.setdefault(baris.lembar.nama, []).append(baris)
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        rupa = _rupa(buku)
        for lembar in LEMBAR:
            daftar = per_lembar.get(lembar.nama)
            if not daftar:
                continue
            kolom = [k for k, _ in rencana.buku.kolom[lembar.nama]]
            ws = _lembar(buku, rupa, lembar, kolom)
            alasan = len(kolom)
            ws.write_string(0, alasan, JUDUL_ALASAN, rupa.judul)
            ws.set_column(alasan, alasan, 60)
            for nomor, baris in enumerate(daftar, start=1):
                for letak, k in enumerate(kolom):
                    _tulis_sel(ws, rupa, (nomor, letak), _mentah(k, baris.sel[k.bidang]))
                teks = "; ".join(rencana.alasan_ditolak[id(baris)])
                ws.write_string(nomor, alasan, teks, rupa.salah)
        if not per_lembar:
            buku.add_worksheet("Kosong").write_string(0, 0, "Tidak ada baris yang ditolak.")
    return keluar.getvalue()


def nilai_sel(kolom: Kolom, isian: Isi) -> Isi:
    """The value of one cell of an isian, as the workbook holds it."""
    nilai = getattr(isian, kolom.bidang)
    if kolom.bidang == "topik":
        if nilai is None:
            return None
        kode, nama = nilai
        return nama if kode == isian.kode and "/" not in nama else f"{kode}/{nama}"
    return kolom.tulis(nilai)


def _mentah(kolom: Kolom, sel: Sel) -> Isi:
    """The cell as typed, so that reading it again means the same.

    A percent-formatted 0,92 is written as the 92% it means, a code as the text its format shows.
    """
    nilai = sel.nilai
    if not isinstance(nilai, int | float) or isinstance(nilai, bool):
        return nilai
    if kolom.baca in {baca_kode, baca_teks, baca_nama}:
        return baca_teks(sel)
    return sel.teks if "%" in sel.format else nilai


def _rupa(buku: Any) -> _Rupa:  # noqa: ANN401  xlsxwriter has no types
    dasar = {"valign": "top", "text_wrap": True}
    contoh = {**dasar, "italic": True, "font_color": "#4A596E"}
    return _Rupa(
        judul=buku.add_format(
            {"bold": True, "bg_color": "#0B2345", "font_color": "#FFFFFF", "text_wrap": True}
        ),
        tanggal=buku.add_format({**dasar, "num_format": FORMAT_TANGGAL}),
        teks=buku.add_format({**dasar, "num_format": "@"}),
        angka=buku.add_format({**dasar, "num_format": "General"}),
        contoh=buku.add_format(contoh),
        contoh_tanggal=buku.add_format({**contoh, "num_format": FORMAT_TANGGAL}),
        salah=buku.add_format({**dasar, "font_color": "#B1241C"}),
    )


def _lembar(
    buku: Any,  # noqa: ANN401  xlsxwriter has no types
    rupa: _Rupa,
    lembar: Lembar,
    daftar: Sequence[Kolom],
) -> Any:  # noqa: ANN401
    ws = buku.add_worksheet(lembar.nama)
    ws.freeze_panes(1, len(lembar.kunci))
    for kolom, k in enumerate(daftar):
        ws.write_string(0, kolom, k.judul, rupa.judul)
        ws.set_column(kolom, kolom, k.lebar)
    return ws


def _tulis_sel(
    ws: Any,  # noqa: ANN401  xlsxwriter
    rupa: _Rupa,
    tempat: tuple[int, int],
    nilai: Isi,
) -> None:
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, time):
        ws.write_string(*tempat, f"{nilai:%H.%M}", rupa.teks)
    elif isinstance(nilai, date):
        ws.write_datetime(*tempat, nilai, rupa.tanggal)
    elif isinstance(nilai, bool) or not isinstance(nilai, int | float | Decimal):
        ws.write_string(*tempat, str(nilai), rupa.teks)
    else:
        ws.write_number(*tempat, float(nilai), rupa.angka)


def _tulis_contoh(ws: Any, rupa: _Rupa, kolom: int, k: Kolom) -> None:  # noqa: ANN401
    if k.contoh is None:
        return
    if isinstance(k.contoh, str):
        tanggal = _tanggal(k.contoh)
        if tanggal is not None:
            ws.write_datetime(1, kolom, tanggal, rupa.contoh_tanggal)
        else:
            ws.write_string(1, kolom, k.contoh, rupa.contoh)
    else:
        ws.write_number(1, kolom, k.contoh, rupa.contoh)


def _tanggal(teks: str) -> date | None:
    if len(teks) != len("2026-01-01"):
        return None
    try:
        return baca_tanggal(teks)
    except TanggalTidakDikenali:
        return None
