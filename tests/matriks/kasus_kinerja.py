"""Requests of kinerja, laporan, bukti and impor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from impor.models import PekerjaanImpor, StatusImpor
from kinerja.services import tanda_iku, tanda_pengisian, tanda_versi
from tests.bukti.berkas_contoh import PDF
from tests.matriks.kasus import Kasus, Susun, halaman, periode, rumah
from tests.pabrik import PabrikBukti, PabrikPekerjaanImpor

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from tests.matriks.dunia import Dunia


def iku(kode: str, triwulan: int = 2, **data: Any) -> Susun:
    """A page or form of one IKU of the unit."""
    return lambda dunia, unit: Kasus(periode(unit, triwulan, kode=kode), data)


def _pk_ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    pk = dunia.isi(unit).perjanjian
    data = {"nomor": "PK-GANTI", "tanggal": pk.tanggal, "batas_capaian": "120", "versi": pk.versi}
    return Kasus(periode(unit), data)


def _sasaran(dunia: Dunia, unit: UnitKerja) -> Kasus:
    sasaran = dunia.isi(unit).perjanjian.sasaran.get(nomor="1")
    data = {"uraian": "Sasaran ganti", "versi": sasaran.versi}
    return Kasus(periode(unit, nomor="1"), data)


_IKU: Final = {
    "indikator": "Indikator baru",
    "satuan": "persen",
    "arah": "naik",
    "cara_hitung": "langsung",
    "akumulasi": "posisi",
    "target_tahun": "10",
    "target_tw1": "4",
    "target_tw2": "6",
    "target_tw3": "8",
    "target_tw4": "10",
}


def _iku_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus(periode(unit), {**_IKU, "kode": "9.9", "sasaran": "1"})


def _iku_ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = dunia.isi(unit).iku["1.1"]
    data = {
        **_IKU,
        "kode": "1.1",
        "sasaran": "1",
        "target_tw1": "62,97",
        "mulai": 2,
        "alasan": "Revisi PK.",
        "tanda": tanda_iku(objek),
    }
    return Kasus(periode(unit, kode="1.1"), data)


def _komponen(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = dunia.isi(unit).iku["1.3"]
    data = {
        "aksi": "pakai",
        "jumlah": "2",
        "nama-1": "Peserta",
        "sisi-1": "pembilang",
        "nilai-1": "50",
        "nama-2": "Penduduk",
        "sisi-2": "penyebut",
        "nilai-2": "100",
        "sumber": "BPJS",
        "periode_data": "Mei 2026",
        "sifat": "tetap",
        "tanda": tanda_pengisian(objek, 2),
    }
    return Kasus(periode(unit, kode="1.3"), data)


def _bukti(dunia: Dunia, unit: UnitKerja) -> Kasus:
    bukti = PabrikBukti.create(unit=unit, berkas_pdf=True, berkas=ContentFile(PDF, "uji.pdf"))
    return Kasus({"pk": bukti.pk})


def buku_kerja() -> SimpleUploadedFile:
    """A workbook; what it holds is judged later, in the background."""
    return SimpleUploadedFile("buku.xlsx", b"PK isi")


def impor(status: StatusImpor, *, berkas: bool = True) -> Susun:
    """An import of the PENGELOLA: nobody else sees it, whatever the role."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        p: PekerjaanImpor = PabrikPekerjaanImpor.create(
            pengguna=dunia.orang["pengelola"],
            status=status,
            sidik="s",
            berkas=ContentFile(b"x", "a.xlsx"),
            ditolak=ContentFile(b"x", "b.xlsx") if berkas else "",
        )
        return Kasus({"pk": p.pk}, {"sidik": "s"}, objek=False)

    return susun


def _survei(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """A file is previewed; only the confirmation, signed per person, would change data."""
    berkas = SimpleUploadedFile("jawaban.csv", b"Materi,Waktu\n4,3\n3,3\n")
    return Kasus(periode(unit, 2, kode="3.1"), {"berkas": berkas}, tetap=True)


TANDA_KOSONG: Final = tanda_versi([])
KASUS: Final[dict[str, Susun]] = {
    "laporan:beranda": halaman(),
    "laporan:ringkasan": halaman(),
    "kinerja:tabel": halaman(),
    "kinerja:jelaskan_rata": halaman(triwulan=1),
    "kinerja:pk": halaman(),
    "kinerja:pk_ubah": _pk_ubah,
    "kinerja:sasaran_ubah": _sasaran,
    "kinerja:iku_tambah": _iku_tambah,
    "kinerja:iku_ubah": _iku_ubah,
    "kinerja:iku_rinci": iku("1.1"),
    "kinerja:jelaskan": iku("1.1", 1),
    "kinerja:isi": iku("1.1", keadaan="terukur", nilai="61", tanda=TANDA_KOSONG),
    "kinerja:nilai": iku("1.1", nilai="61", tanda=TANDA_KOSONG),
    "kinerja:bawa": iku("1.1", tanda=TANDA_KOSONG),
    "kinerja:komponen": _komponen,
    "bukti:unduh": _bukti,
    "bukti:lihat": _bukti,
    "impor:unggah": lambda dunia, unit: Kasus(data={"berkas": buku_kerja()}, objek=False),
    "impor:templat": rumah(),
    "impor:rinci": impor(StatusImpor.SIAP),
    "impor:kemajuan": impor(StatusImpor.ANTRE),
    "impor:simpan": impor(StatusImpor.SIAP),
    "impor:batal": impor(StatusImpor.SIAP),
    "impor:ulang": impor(StatusImpor.GAGAL),
    "impor:ditolak": impor(StatusImpor.SIAP),
    "impor:survei": _survei,
    "impor:ekspor": halaman(),
    "impor:ekspor_unduh": halaman(),
}
