"""The evidence pack of a quarter as one ZIP, written while it is read: never whole in memory.

Folders ``RB/05 Monitoring…/TW I/…`` and ``Tindak lanjut/TL-…/…``, an index sheet and the report.
Files are stored as they are (evidence is mostly compressed already); a file that is missing from
the storage is named in the index and leaves no broken pack.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from django.core.files.storage import default_storage

from bukti.models import JenisBukti, StatusKlaim
from bukti.nama import bersihkan_nama
from inti.tanggal import format_tanggal
from inti.triwulan import label_triwulan
from laporan.konten.bahan import bukti_triwulan
from laporan.konten.kata import bersih
from laporan.pilihan import JenisBerkas

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from akun.periode import Periode
    from bukti.models import Bukti
    from rb.models import BuktiTonggak
    from tindaklanjut.models import BuktiTindakLanjut

BONGKAH: Final = 256 * 1024
PANJANG_FOLDER: Final = 60
_KEPALA: Final = (
    "Untuk", "Uraian", "Bukti", "Tanggal", "Status", "Verifikator", "SHA-256", "Letak",
)  # fmt: skip
# ZIP knows no date before 1980; a fixed one makes the same pack twice from the same files.
_TANGGAL_ZIP: Final = (1980, 1, 1, 0, 0, 0)


class _Saluran(io.RawIOBase):
    """What zipfile writes, waiting to be sent; it cannot seek, so sizes follow each file."""

    def __init__(self) -> None:
        self._isi = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 (the signature of RawIOBase)
        self._isi += data
        return len(data)

    def ambil(self) -> bytes:
        """Return what has come in and forget it."""
        isi = bytes(self._isi)
        self._isi.clear()
        return isi


def nama_paket(periode: Periode) -> str:
    """``Paket-bukti-D.4-TW-I-2026.zip``, safe as a header."""
    kode = "".join(h if h.isalnum() or h in ".-" else "-" for h in periode.unit.kode)
    tw = label_triwulan(periode.triwulan).replace(" ", "-")
    return f"Paket-bukti-{kode}-{tw}-{periode.tahun}.zip"


def alirkan_paket(
    periode: Periode,
    buat: Callable[[str], bytes],
    kemajuan: Callable[[int, int], None] = lambda nomor, jumlah: None,
) -> Iterator[bytes]:
    """Yield the pack piece by piece; at most one chunk of one file is in memory.

    ``buat`` makes the report in the form it is asked for, ``kemajuan`` hears (nth file, files).
    """
    saluran = _Saluran()
    with zipfile.ZipFile(saluran, "w", allowZip64=True) as arsip:
        for jenis in (JenisBerkas.DOCX, JenisBerkas.PDF):
            arsip.writestr(zipfile.ZipInfo(f"Laporan.{jenis}", _TANGGAL_ZIP), buat(jenis))
            yield saluran.ambil()
        indeks: list[list[str]] = []
        dipakai: set[str] = set()
        daftar = list(_daftar(periode))
        for n, (untuk, uraian, bukti, status, oleh, folder) in enumerate(daftar, start=1):
            kemajuan(n, len(daftar))
            if bukti.jenis == JenisBukti.BERKAS:
                letak = _unik(f"{folder}/{bersihkan_nama(bukti.nama)}", dipakai)
                ada = yield from _salin(arsip, saluran, bukti, letak)
                letak = letak if ada else "TIDAK ADA DI PENYIMPANAN"
            else:
                letak = bukti.tautan or bukti.naskah
            tanggal = "" if bukti.tanggal is None else format_tanggal(bukti.tanggal)
            indeks.append([untuk, uraian, bukti.nama, tanggal, status, oleh, bukti.sha256, letak])
        arsip.writestr(zipfile.ZipInfo("Indeks bukti.xlsx", _TANGGAL_ZIP), _lembar(indeks))
        yield saluran.ambil()
    yield saluran.ambil()


def _salin(
    arsip: zipfile.ZipFile, saluran: _Saluran, bukti: Bukti, letak: str
) -> Generator[bytes, None, bool]:
    """Copy one file into the pack; return whether the storage had it."""
    try:
        sumber = default_storage.open(str(bukti.berkas.name))
    except OSError:
        return False
    with sumber, arsip.open(zipfile.ZipInfo(letak, _TANGGAL_ZIP), "w", force_zip64=True) as tujuan:
        while bongkah := sumber.read(BONGKAH):
            tujuan.write(bongkah)
            yield saluran.ambil()
    yield saluran.ambil()
    return True


def _daftar(periode: Periode) -> Iterator[tuple[str, str, Bukti, str, str, str]]:
    """Yield what each claim proves, the bukti, the verdict and the folder; rejected ones not."""
    tonggak, tugas = bukti_triwulan(periode.unit.pk, periode.tahun, periode.triwulan)
    tw = label_triwulan(periode.triwulan)
    for k in tonggak:
        if k.status != StatusKlaim.DITOLAK:
            yield _dari_tonggak(k)
    for t in tugas:
        if t.status != StatusKlaim.DITOLAK:
            yield _dari_tugas(t, tw)


def _dari_tonggak(k: BuktiTonggak) -> tuple[str, str, Bukti, str, str, str]:
    r = k.tonggak.renaksi_rb
    nomor = r.nomor.zfill(2) if r.nomor.isdigit() else r.nomor
    tw = label_triwulan(k.tonggak.triwulan)
    folder = f"RB/{_folder(f'{nomor} {r.uraian}')}/{tw}"
    untuk = f"RB {r.nomor} {tw}"
    oleh = str(k.diperiksa_oleh or "")
    return untuk, bersih(r.uraian), k.bukti, k.get_status_display(), oleh, folder


def _dari_tugas(k: BuktiTindakLanjut, tw: str) -> tuple[str, str, Bukti, str, str, str]:
    t = k.tindak_lanjut
    folder = f"Tindak lanjut/{_folder(t.kode)}/{tw}"
    oleh = str(k.diperiksa_oleh or "")
    return t.kode, bersih(t.uraian), k.bukti, k.get_status_display(), oleh, folder


def _folder(teks: str) -> str:
    """Return a folder name every system accepts."""
    rapi = "".join(" " if h in '<>:"/\\|?*' else h for h in bersih(teks))
    return " ".join(rapi.split())[:PANJANG_FOLDER].rstrip(" .") or "Lainnya"


def _unik(letak: str, dipakai: set[str]) -> str:
    """Return the place, numbered when two files would share it (case does not tell them apart)."""
    dasar, titik, akhiran = letak.rpartition(".")
    if "/" in akhiran or not titik:
        dasar, akhiran = letak, ""
    calon, n = letak, 1
    while calon.casefold() in dipakai:
        n += 1
        calon = f"{dasar} ({n}){titik}{akhiran}"
    dipakai.add(calon.casefold())
    return calon


def _lembar(baris: list[list[str]]) -> bytes:
    aliran = io.BytesIO()
    buku = xlsxwriter.Workbook(aliran, {"in_memory": True, "strings_to_formulas": False})
    lembar = buku.add_worksheet("Indeks bukti")
    tebal = buku.add_format({"bold": True, "bg_color": "#E7ECF3"})
    lembar.freeze_panes(1, 0)
    for k, (judul, lebar) in enumerate(zip(_KEPALA, (18, 50, 40, 18, 12, 24, 66, 70), strict=True)):
        lembar.write_string(0, k, judul, tebal)
        lembar.set_column(k, k, lebar)
    for n, isi in enumerate(baris, start=1):
        for k, sel in enumerate(isi):
            lembar.write_string(n, k, sel)
    buku.close()
    return aliran.getvalue()
