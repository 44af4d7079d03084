"""Uploads: what is accepted, and 60 hostile files that leave neither a row nor a file."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as setelan
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from bukti import services
from bukti.jenis_isi import TIPE, IsiDitolak
from bukti.models import Bukti, JenisBukti
from bukti.services import (
    BahanBukti,
    BerkasSudahAda,
    simpan_berkas,
    simpan_bukti,
    simpan_naskah,
    simpan_tautan,
    transaksi_berkas,
    versi_baru,
)
from inti.galat import DataDitolak, IzinDitolak
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import PADA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

    from akun.models import Pengguna, UnitKerja

TANGGAL = date(2026, 3, 27)
XML_BERACUN = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]><Types>&c;</Types>'
)


def unggahan(nama: str, isi: bytes) -> SimpleUploadedFile:
    """An upload as Django hands it over."""
    berkas = SimpleUploadedFile("x", isi)
    # The setter of Django keeps the last part of a path only; a hostile caller would not.
    vars(berkas)["_name"] = nama
    return berkas


def berkas_tersimpan() -> set[Path]:
    folder = Path(setelan.MEDIA_ROOT) / services.FOLDER
    return {b for b in folder.rglob("*") if b.is_file()}


@pytest.fixture
def _bersih(db: None) -> Iterator[None]:
    """Neither a row nor a file may be left behind."""
    sebelum = berkas_tersimpan()
    yield
    assert berkas_tersimpan() == sebelum
    assert Bukti.objects.count() == 0
    assert Bukti.history.count() == 0


def simpan(unit: UnitKerja, oleh: Pengguna | None, nama: str, isi: bytes) -> Bukti:
    return simpan_berkas(
        unit=unit, unggahan=unggahan(nama, isi), tanggal=TANGGAL, oleh=oleh, pada=PADA
    )


# --- What is accepted -----------------------------------------------------------------------------


@pytest.mark.parametrize("nama", contoh.DITERIMA)
def test_every_allowed_kind_is_stored_as_it_came(
    unit: UnitKerja, anggota_tim: Pengguna, nama: str
) -> None:
    isi = contoh.DITERIMA[nama]
    bukti = simpan(unit, anggota_tim, nama, isi)
    assert bukti.jenis == JenisBukti.BERKAS
    assert bukti.nama == nama
    assert bukti.tipe in TIPE.values()
    assert bukti.ukuran == len(isi)
    assert bukti.sha256 == hashlib.sha256(isi).hexdigest()
    assert bukti.tanggal == TANGGAL
    assert bukti.diunggah_oleh == anggota_tim
    with bukti.berkas.open("rb") as f:
        assert f.read() == isi


def test_the_stored_name_says_nothing_about_the_file(unit: UnitKerja) -> None:
    bukti = simpan(unit, None, "Notula rahasia.pdf", contoh.PDF)
    jalur = Path(bukti.berkas.name or "")
    assert jalur.parts[0] == "bukti"
    assert len(jalur.name) == 32
    assert jalur.suffix == ""


@pytest.mark.parametrize(
    ("diberi", "jadi"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Lenovo\\Notula.pdf", "Notula.pdf"),
        ("notula\u202efdp.pdf", "notulafdp.pdf"),
        ("\u200eNotula\u200b.pdf", "Notula.pdf"),
        ("Tangkapan\u202flayar\u00a0 1.pdf", "Tangkapan layar 1.pdf"),
        ("notula\x00.pdf", "notula.pdf"),
        ("notula\r\nX-Jahat: 1.pdf", "notulaX-Jahat- 1.pdf"),
        ('"notula"<b>.pdf', "-notula--b-.pdf"),
        (".htaccess.pdf", "htaccess.pdf"),
        ("notula.pdf. ", "notula.pdf"),
        ("a" * 400 + ".pdf", "a" * 246 + ".pdf"),
    ],
)
def test_names_are_cleaned(unit: UnitKerja, diberi: str, jadi: str) -> None:
    assert simpan(unit, None, diberi, contoh.PDF).nama == jadi


# --- What is refused ------------------------------------------------------------------------------

JAHAT: list[tuple[str, bytes, str]] = [
    ("kosong.pdf", b"", "kosong"),
    ("kosong.txt", b"", "kosong"),
    # wrong type
    ("gambar.gif", b"GIF89a" + b"\0" * 20, "GIF"),
    ("video.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "MP4"),
    ("arsip.rar", b"Rar!\x1a\x07\x00" + b"\0" * 20, "RAR"),
    ("arsip.7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 20, "7Z"),
    ("arsip.gz", b"\x1f\x8b\x08" + b"\0" * 20, "GZ"),
    ("acak.pdf", bytes(range(256)), "tidak dikenali"),
    ("tanpa-akhiran", contoh.PDF, "tanpa akhiran"),
    (".pdf", contoh.PDF, "tanpa akhiran"),
    ("", contoh.PDF, "tanpa akhiran"),
    ("naskah.rtf", b"{\\rtf1\\ansi}", "RTF"),
    ("naskah.md", b"# Judul\n", "tidak diterima"),
    ("lama.doc", contoh.OLE, "format Office lama"),
    ("lama.docx", contoh.OLE, "format Office lama"),
    # disguised
    ("notula.docx", contoh.PDF, "berakhiran .docx"),
    ("notula.pdf", contoh.office("docx"), "berakhiran .pdf"),
    ("foto.png", contoh.JPG, "berakhiran .png"),
    ("foto.jpg", contoh.png(), "berakhiran .jpg"),
    ("tabel.docx", contoh.office("xlsx"), "berakhiran .docx"),
    ("tabel.zip", contoh.office("xlsx"), "berakhiran .zip"),
    ("surat.docx", contoh.odf("odt"), "berakhiran .docx"),
    ("arsip.docx", contoh.arsip({"a.txt": b"a"}), "berakhiran .docx"),
    ("notula.pdf", b"Bukan PDF sama sekali\n", "berakhiran .pdf"),
    ("surel.eml", b"Bukan surel\n", "berakhiran .eml"),
    ("paparan.odp", contoh.odf("odp"), "ODT atau ODS"),
    # programs
    ("pasang.exe", contoh.MZ, "program"),
    ("notula.pdf.exe", contoh.PDF, "tidak diterima"),
    ("notula\u202efdp.exe", contoh.MZ, "program"),
    ("notula.pdf", contoh.MZ, "program"),
    ("notula.docx", contoh.MZ, "program"),
    ("skrip.txt", b"#!/bin/sh\nrm -rf /\n", "program"),
    ("elf.png", b"\x7fELF\x02\x01" + b"\0" * 40, "program"),
    ("macho.jpg", b"\xcf\xfa\xed\xfe" + b"\0" * 40, "program"),
    ("kelas.zip", b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\0" * 40, "program"),
    ("pintasan.pdf", b"L\0\0\0\x01\x14\x02\0" + b"\0" * 40, "program"),
    # web pages
    ("gambar.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "SVG"),
    ("gambar.png", b'<svg onload="alert(1)"/>', "SVG"),
    ("gambar.txt", b'<?xml version="1.0"?><svg onload="alert(1)"/>', "SVG"),
    ("halaman.html", b"<!DOCTYPE html><script>alert(1)</script>", "Halaman web"),
    ("halaman.txt", b"\xef\xbb\xbf \n<HTML><body onload=alert(1)>", "Halaman web"),
    ("halaman.csv", b"<script>alert(1)</script>", "Halaman web"),
    ("halaman.txt", "<script>alert(1)</script>".encode("utf-16"), "Halaman web"),
    # macros
    ("makro.docm", contoh.office("docx"), "tidak diterima"),
    ("makro.docx", contoh.office("docx", **{"word/vbaProject.bin": b"x"}), "makro"),
    (
        "makro.xlsx",
        contoh.arsip(
            {
                "[Content_Types].xml": contoh.daftar_isi(
                    ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/workbook.xml")
                ),
                "xl/workbook.xml": b"<x/>",
            }
        ),
        "makro",
    ),
    ("makro4.xlsx", contoh.office("xlsx", **{"xl/macrosheets/sheet1.xml": b"<x/>"}), "makro"),
    ("makro.ods", contoh.odf("ods", **{"Basic/Standard/Module1.xml": b"<x/>"}), "makro"),
    # locked
    ("terkunci.zip", contoh.arsip_terkunci(), "kata sandi"),
    ("terkunci.docx", contoh.OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    (
        "terkunci.odt",
        contoh.odf("odt")
        and contoh.arsip(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": b"<m:encryption-data/>",
            }
        ),
        "kata sandi",
    ),
    # archives
    ("bom.zip", contoh.bom_arsip(), "terlalu besar bila dibuka"),
    ("bom.xlsx", contoh.office("xlsx", **{"xl/a.xml": b"0" * 60_000_000}), "terlalu besar bila"),
    ("limpah.zip", contoh.arsip_berlimpah(), "terlalu besar bila dibuka"),
    ("tumpuk.zip", contoh.arsip_bertumpuk(), "terlalu besar bila dibuka"),
    ("bohong.zip", contoh.arsip_berbohong(), "rusak"),
    ("hampa.zip", contoh.arsip({}), "kosong"),
    ("ganda.zip", contoh.arsip({"dalam.zip": contoh.arsip({"a.txt": b"a"})}), "arsip lain"),
    ("lompat.zip", contoh.arsip({"../../etc/cron.txt": b"a"}), "ke luar"),
    ("mutlak.zip", contoh.arsip({"/etc/cron.txt": b"a"}), "ke luar"),
    ("tautan.zip", contoh.arsip_bertautan(), "ke luar"),
    ("isi.zip", contoh.arsip({"notula.exe": b"a"}), "program"),
    ("isi.zip", contoh.arsip({"notula.pdf": contoh.MZ}), "program"),
    ("isi.zip", contoh.arsip({"laporan.docm": b"a"}), "program atau makro"),
    ("isi.zip", contoh.arsip({"gambar.svg": b"<svg/>"}), "halaman web"),
    ("putus.zip", contoh.arsip({"a.txt": b"abc" * 50})[:-30], "rusak"),
    ("putus.docx", contoh.office("docx")[:60], "rusak"),
    (
        "isi-rusak.zip",
        contoh.arsip({"a.txt": b"abcdef" * 9}, mampat=0).replace(b"abcdef", b"ubcdef", 1),
        "rusak",
    ),
    ("tanpa-isi.docx", contoh.arsip({"[Content_Types].xml": contoh.daftar_isi()}), "bukan DOCX"),
    ("racun.docx", contoh.arsip({"[Content_Types].xml": XML_BERACUN}), "rusak"),
    ("cacat.docx", contoh.arsip({"[Content_Types].xml": b"<Types"}), "rusak"),
]


@pytest.mark.usefixtures("_bersih")
@pytest.mark.parametrize(
    ("nama", "isi", "kata"), JAHAT, ids=[f"{n}-{b[0]}" for n, b in enumerate(JAHAT)]
)
def test_a_hostile_file_ends_in_a_sentence_and_leaves_nothing(
    unit: UnitKerja, anggota_tim: Pengguna, nama: str, isi: bytes, kata: str
) -> None:
    with pytest.raises(IsiDitolak) as tolakan:
        simpan(unit, anggota_tim, nama, isi)
    assert kata in tolakan.value.pesan


@pytest.mark.usefixtures("_bersih")
def test_a_file_over_the_limit_is_refused_while_it_streams(
    unit: UnitKerja, settings: Settings
) -> None:
    settings.BATAS_UKURAN_BUKTI = 2 * 1024 * 1024
    with pytest.raises(IsiDitolak, match="lebih dari 2 MB"):
        simpan(unit, None, "besar.pdf", contoh.PDF + b"0" * (2 * 1024 * 1024))


@pytest.mark.usefixtures("_bersih")
def test_an_upload_that_breaks_off_leaves_nothing(unit: UnitKerja) -> None:
    class Putus(SimpleUploadedFile):
        def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
            yield contoh.PDF
            raise OSError("sambungan putus")

    with pytest.raises(OSError, match="putus"):
        simpan_berkas(
            unit=unit, unggahan=Putus("a.pdf", b""), tanggal=TANGGAL, oleh=None, pada=PADA
        )


@pytest.mark.usefixtures("_bersih")
def test_a_store_that_fails_half_way_leaves_nothing(
    unit: UnitKerja, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = default_storage.save

    def gagal(nama: str, isi: object) -> str:
        asli(nama, isi)  # type: ignore[arg-type]
        raise OSError("cakram penuh")

    monkeypatch.setattr(default_storage, "save", gagal)
    with pytest.raises(OSError, match="cakram penuh"):
        simpan(unit, None, "a.pdf", contoh.PDF)


@pytest.mark.usefixtures("_bersih")
def test_a_file_vanishes_with_the_transaction_it_belongs_to(unit: UnitKerja) -> None:
    def dua_langkah() -> None:
        with transaksi_berkas():
            simpan(unit, None, "a.pdf", contoh.PDF)
            simpan(unit, None, "b.html", contoh.PDF)

    with pytest.raises(IsiDitolak):
        dua_langkah()


@pytest.mark.usefixtures("_bersih")
def test_a_bukti_of_tomorrow_is_refused(unit: UnitKerja) -> None:
    with pytest.raises(DataDitolak, match="sesudah hari ini, 8 Mei 2026"):
        simpan_berkas(
            unit=unit,
            unggahan=unggahan("a.pdf", contoh.PDF),
            tanggal=date(2026, 5, 9),
            oleh=None,
            pada=PADA,
        )


@pytest.mark.usefixtures("_bersih")
@pytest.mark.parametrize("peran", ["pengamat", "admin", "orang_asing"])
def test_who_reports_nothing_uploads_nothing(
    unit: UnitKerja, peran: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(IzinDitolak):
        simpan(unit, request.getfixturevalue(peran), "a.pdf", contoh.PDF)


# --- The same again, and new versions -------------------------------------------------------------


def test_the_same_file_in_the_unit_is_offered_instead_of_stored(
    unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    pertama = simpan(unit, None, "a.pdf", contoh.PDF)
    with pytest.raises(BerkasSudahAda, match=r"a\.pdf") as tolakan:
        simpan(unit, None, "b.pdf", contoh.PDF)
    assert tolakan.value.bukti == pertama
    simpan(unit_lain, None, "b.pdf", contoh.PDF)
    assert Bukti.objects.count() == 2


def test_a_new_version_is_a_new_row_and_the_old_file_stays(unit: UnitKerja) -> None:
    lama = simpan(unit, None, "a.pdf", contoh.PDF)
    baru = versi_baru(
        bukti=lama,
        unggahan=unggahan("a.pdf", contoh.PDF + b"\n"),
        tanggal=TANGGAL,
        oleh=None,
        pada=PADA,
    )
    assert baru.versi_dari == lama
    assert baru.berkas.name != lama.berkas.name
    with lama.berkas.open("rb") as f:
        assert f.read() == contoh.PDF


# --- Links and naskah -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tautan",
    [
        "javascript:alert(1)",
        "data:text/html,a",
        "ftp://a.test/b",
        "drive.kantor.test/x",
        "https://",
    ],
)
def test_only_a_complete_web_address_is_a_link(unit: UnitKerja, tautan: str) -> None:
    with pytest.raises(DataDitolak, match="https://"):
        simpan_tautan(unit=unit, tautan=tautan, tanggal=TANGGAL, oleh=None, pada=PADA)


def test_the_same_link_of_the_same_day_is_used_again(unit: UnitKerja) -> None:
    isi = {"unit": unit, "tautan": "https://drive.kantor.test/a", "oleh": None, "pada": PADA}
    pertama = simpan_tautan(tanggal=TANGGAL, **isi)  # type: ignore[arg-type]
    assert simpan_tautan(tanggal=TANGGAL, **isi) == pertama  # type: ignore[arg-type]
    assert simpan_tautan(tanggal=PADA, **isi) != pertama  # type: ignore[arg-type]


def test_a_naskah_needs_its_number(unit: UnitKerja) -> None:
    bukti = simpan_naskah(unit=unit, naskah=" ND-1 ", tanggal=TANGGAL, oleh=None, pada=PADA)
    assert (bukti.naskah, bukti.nama) == ("ND-1", "ND-1")
    with pytest.raises(DataDitolak, match="nomor naskah"):
        simpan_naskah(unit=unit, naskah="  ", tanggal=TANGGAL, oleh=None, pada=PADA)


@pytest.mark.parametrize(
    "bahan",
    [
        BahanBukti(tanggal=TANGGAL),
        BahanBukti(tanggal=TANGGAL, tautan=" ", naskah="  "),
        BahanBukti(tanggal=TANGGAL, tautan="https://a.test/", naskah="ND-1"),
        BahanBukti(tanggal=TANGGAL, unggahan=unggahan("a.pdf", contoh.PDF), naskah="ND-1"),
    ],
)
def test_bukti_is_exactly_one_of_file_link_and_naskah(unit: UnitKerja, bahan: BahanBukti) -> None:
    with pytest.raises(DataDitolak, match="tepat satu"):
        simpan_bukti(unit=unit, bahan=bahan, oleh=None, pada=PADA)
    assert Bukti.objects.count() == 0
