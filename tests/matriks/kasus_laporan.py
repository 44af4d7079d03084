"""Requests of the quarterly report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.services import tanda_versi
from laporan.keluaran.word import templat_baku
from laporan.pilihan import Status, StatusSusunan
from tests.matriks.kasus import Kasus, Susun, halaman, periode, rumah
from tests.pabrik import (
    PADA,
    PabrikBerkasLaporan,
    PabrikKunciTriwulan,
    PabrikLaporanTriwulan,
    PabrikSusunan,
    PabrikTemplatWord,
    PabrikVersiLaporan,
)

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from laporan.models import LaporanTriwulan
    from tests.matriks.dunia import Dunia


def _laporan(unit: UnitKerja, status: Status) -> LaporanTriwulan:
    laporan: LaporanTriwulan = PabrikLaporanTriwulan.create(unit=unit, status=status, tanggal=PADA)
    return laporan


def laporan(status: Status, **data: object) -> Susun:
    """A step of the report of TW I, which nothing keeps from being final."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        _laporan(unit, status)
        if status == Status.FINAL:
            PabrikKunciTriwulan.create(unit=unit, triwulan=1, terkunci=True)
        return Kasus(periode(unit, 1), data)

    return susun


def _surat(dunia: Dunia, unit: UnitKerja) -> Kasus:
    versi = _laporan(unit, Status.DRAF).versi
    return Kasus(periode(unit, 1), {"nomor": "97", "tanggal": "2026-05-11", "versi": versi})


def _narasi(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"bagian": "analisis", "teks": "Naik.", "tanda": tanda_versi([])}
    return Kasus(periode(unit, 2, kode="1.1"), data)


def _versi(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": PabrikBerkasLaporan.create(versi__laporan__unit=unit).pk})


def _banding(dunia: Dunia, unit: UnitKerja) -> Kasus:
    versi = PabrikVersiLaporan.create(laporan=_laporan(unit, Status.FINAL), nomor=1)
    PabrikBerkasLaporan.create(versi=versi)
    return Kasus(periode(unit, 1, nomor=1))


def _dokumen(dunia: Dunia, unit: UnitKerja) -> Kasus:
    berkas = SimpleUploadedFile("laporan.txt", b"Laporan Capaian Kinerja Triwulan I Tahun 2026")
    return Kasus(periode(unit, 1), {"berkas": berkas}, tetap=True)


def susunan(status: StatusSusunan) -> Susun:
    """A file the PENGAMAT asked for: nobody else sees it, whatever the role."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        s = PabrikSusunan.create(
            pengguna=dunia.orang["pengamat"],
            unit=dunia.unit["milik"],
            selesai=status == StatusSusunan.SELESAI,
            status=status,
        )
        return Kasus({"pk": s.pk}, objek=False)

    return susun


def _templat(dunia: Dunia, unit: UnitKerja) -> Kasus:
    berkas = SimpleUploadedFile("templat.docx", templat_baku())
    return Kasus({"pk": unit.pk}, {"berkas": berkas})


def _templat_bawaan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    PabrikTemplatWord.create(unit=unit, dipakai=True)
    return Kasus({"pk": unit.pk})


def _templat_lama(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": PabrikTemplatWord.create(unit=unit).pk})


KASUS: Final[dict[str, Susun]] = {
    "laporan:triwulan": halaman(1),
    "laporan:surat": _surat,
    "laporan:narasi": _narasi,
    "laporan:periksakan": laporan(Status.DRAF),
    "laporan:kembalikan": laporan(Status.DIPERIKSA, alasan="Tabel belum lengkap."),
    "laporan:finalkan": laporan(Status.DIPERIKSA, ketik="TW I 2026"),
    "laporan:buka": laporan(Status.FINAL, alasan="Angka dikoreksi."),
    "laporan:susunan_minta": lambda dunia, unit: Kasus(periode(unit, 1, jenis="pdf")),
    "laporan:susunan": susunan(StatusSusunan.SELESAI),
    "laporan:susunan_kemajuan": susunan(StatusSusunan.ANTRE),
    "laporan:susunan_batal": susunan(StatusSusunan.ANTRE),
    "laporan:susunan_ulang": susunan(StatusSusunan.GAGAL),
    "laporan:susunan_unduh": susunan(StatusSusunan.SELESAI),
    "laporan:templat_daftar": rumah(),
    "laporan:templat": _templat,
    "laporan:templat_unduh": lambda dunia, unit: Kasus({"pk": unit.pk}),
    "laporan:templat_bawaan": _templat_bawaan,
    "laporan:templat_lama": _templat_lama,
    "laporan:templat_pakai": _templat_lama,
    "laporan:banding": _banding,
    "laporan:berkas": _versi,
    "laporan:periksa": _dokumen,
}
