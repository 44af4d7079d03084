from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import docx
import pypdf
import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from kinerja.pilihan import Bagian
from laporan.dokumen import Tingkat, baca_dokumen, periksa
from laporan.keluaran import PEMBUAT, buat_docx, buat_json, buat_pdf, buat_xlsx
from laporan.keluaran.word import TemplatDitolak, templat_baku
from tests.laporan.laporan_contoh import daun, konten_json, unit_berisi
from tests.pabrik import TAHUN, PabrikIKU, PabrikNarasi, PabrikRapat, PabrikRapatIKU, unit_lengkap

if TYPE_CHECKING:
    from pathlib import Path

    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
JAHAT = (
    "{{7*7}} {% for x in y %}",
    "#panic(1) #sys.inputs",
    "<w:p><w:r/></w:p> & </w:t>",
    "*tebal* _miring_ `kode` $x$ @acuan",
    "=cmd|' /C calc'!A0",
    "{{ ''.__class__.__mro__ }}",
)


def rapat_huruf(teks: str) -> str:
    return "".join(teks.split())


def teks_docx(isi: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        akar = ElementTree.fromstring(arsip.read("word/document.xml"))  # noqa: S314 (our own file)
    return rapat_huruf("".join(t.text or "" for t in akar.iter(f"{W}t")))


def teks_pdf(isi: bytes) -> str:
    halaman = [h.extract_text() for h in pypdf.PdfReader(io.BytesIO(isi)).pages]
    bersih = []
    for teks in halaman:
        baris = teks.splitlines()
        kaki = next(n for n in range(len(baris) - 1, -1, -1) if "Halaman" in baris[n])
        bersih.append("\n".join(baris[:kaki]))
    return rapat_huruf("".join(bersih))


def test_every_text_of_the_content_stands_in_word_pdf_and_json(kalender: Kalender) -> None:
    isi = konten_json(unit_berisi(banyak=3).unit, kalender)
    daftar = {rapat_huruf(t) for t in daun(isi)}
    assert len(daftar) > 200
    for nama, teks in (
        ("docx", teks_docx(buat_docx(isi))),
        ("pdf", teks_pdf(buat_pdf(isi))),
        ("json", rapat_huruf(json.dumps(json.loads(buat_json(isi)), ensure_ascii=False))),
    ):
        hilang = (
            [t for t in daftar if json.dumps(t, ensure_ascii=False)[1:-1] not in teks]
            if (nama == "json")
            else [t for t in daftar if t not in teks]
        )
        assert not hilang, (nama, hilang[:5])


def test_hostile_texts_are_printed_and_do_nothing(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    iku = lengkap.iku["1.1"]
    PabrikNarasi.create(iku=iku, bagian=Bagian.LATAR, teks="\n".join(JAHAT))
    rapat = PabrikRapat.create(unit=lengkap.unit, judul=JAHAT[2])
    PabrikRapatIKU.create(rapat=rapat, iku=iku)
    isi = konten_json(lengkap.unit, kalender)
    word, pdf = teks_docx(buat_docx(isi)), teks_pdf(buat_pdf(isi))
    for teks in JAHAT:
        assert rapat_huruf(teks) in word
        assert rapat_huruf(teks) in pdf


def test_control_characters_cannot_break_the_files(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    PabrikNarasi.create(iku=lengkap.iku["1.1"], bagian=Bagian.LATAR, teks="a\x0bb\x01\ttab\x0c")
    isi = konten_json(lengkap.unit, kalender)
    assert "abtab" in teks_docx(buat_docx(isi))
    assert "abtab" in teks_pdf(buat_pdf(isi))


def test_word_has_real_styles_and_heads_that_repeat(kalender: Kalender) -> None:
    dokumen = docx.Document(io.BytesIO(buat_docx(konten_json(unit_berisi().unit, kalender))))
    gaya = {p.style.name for p in dokumen.paragraphs if p.style is not None}
    assert {"Title", "Caption", *(f"Heading {n}" for n in (1, 2, 3, 4))} <= gaya
    judul = [p for p in dokumen.paragraphs if p.style and p.style.name == "Heading 3"]
    assert len(judul) == 8
    bagian = dokumen.sections[0]
    assert bagian.page_width is not None
    assert (round(bagian.page_width.cm, 1), round(bagian.page_height.cm, 1)) == (21.0, 29.7)  # type: ignore[union-attr]
    berkepala = [t for t in dokumen.tables if t._tbl.findall(f".//{W}tblHeader")]
    assert len(berkepala) == len(dokumen.tables) - 1  # but for the head of the letter
    for t in berkepala:
        assert len(t._tbl.findall(f".//{W}cantSplit")) == len(t._tbl.tr_lst)
    perintah = [f.get(f"{W}instr") or "" for f in dokumen.element.body.iter(f"{W}fldSimple")]
    assert len([p for p in perintah if "SEQ Tabel" in p]) == len(berkepala)
    kaki = bagian.footer.paragraphs[0]._p.xml
    assert "PAGE" in kaki
    assert "NUMPAGES" in kaki


def test_the_chart_has_words_for_those_who_cannot_see_it(kalender: Kalender) -> None:
    isi = buat_docx(konten_json(unit_lengkap().unit, kalender))
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        assert 'descr="Grafik batang' in arsip.read("word/document.xml").decode()
        assert any(n.endswith(".png") for n in arsip.namelist())


def test_pdf_is_tagged_and_archivable(kalender: Kalender) -> None:
    pembaca = pypdf.PdfReader(io.BytesIO(buat_pdf(konten_json(unit_lengkap().unit, kalender))))
    akar: Any = pembaca.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"]
    assert akar["/Lang"] == "id"
    assert b"pdfaid:part" in akar["/Metadata"].get_object().get_data()
    assert pembaca.metadata is not None
    assert str(pembaca.metadata.title).startswith("Laporan Capaian Kinerja Triwulan I")


def test_excel_holds_figures_as_numbers_and_no_formula(kalender: Kalender) -> None:
    lengkap = unit_lengkap()
    PabrikIKU.create(
        perjanjian=lengkap.perjanjian,
        sasaran=lengkap.iku["1.1"].sasaran,
        kode="1.9",
        indikator=JAHAT[4],
    )
    buku = load_workbook(io.BytesIO(buat_xlsx(konten_json(lengkap.unit, kalender))))
    baris = list(buku["Tabel 1"].iter_rows(min_row=2))
    isi = {str(b[0].value): b for b in baris}
    assert isi["1.1"][7].value == pytest.approx(60.66)
    assert isi["4.1"][8].value == pytest.approx(133.33)
    assert isi["1.4"][7].value == ""
    assert isi["1.9"][1].value == JAHAT[4]
    assert isi["1.9"][1].data_type == "s"


def test_the_checker_finds_no_galat_in_our_own_report(kalender: Kalender) -> None:
    isi = buat_docx(konten_json(unit_berisi().unit, kalender))
    temuan = periksa(baca_dokumen("laporan.docx", isi))
    assert [t for t in temuan if t.tingkat is Tingkat.GALAT] == []


def test_a_template_cannot_reach_out_of_its_sandbox(kalender: Kalender) -> None:
    dokumen = docx.Document(io.BytesIO(templat_baku()))
    dokumen.add_paragraph("{{ judul.__class__.__mro__ }}")
    aliran = io.BytesIO()
    dokumen.save(aliran)
    with pytest.raises(TemplatDitolak, match="Templat Word"):
        buat_docx(konten_json(unit_lengkap().unit, kalender), aliran.getvalue())


def test_a_template_that_names_what_is_not_there_is_refused(kalender: Kalender) -> None:
    dokumen = docx.Document(io.BytesIO(templat_baku()))
    dokumen.add_paragraph("{{ tidak_ada }}")
    aliran = io.BytesIO()
    dokumen.save(aliran)
    with pytest.raises(TemplatDitolak, match="tidak_ada"):
        buat_docx(konten_json(unit_lengkap().unit, kalender), aliran.getvalue())


@pytest.mark.parametrize("akhiran", sorted(PEMBUAT))
def test_the_command_writes_each_kind(akhiran: str, tmp_path: Path, kalender: Kalender) -> None:
    unit = unit_lengkap().unit
    tujuan = tmp_path / f"laporan.{akhiran}"
    call_command("laporan", unit=unit.kode, tahun=TAHUN, triwulan=1, keluaran=str(tujuan))
    awal = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "json": b"{"}[akhiran]
    assert tujuan.read_bytes().startswith(awal)


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"unit": "X"}, "Unit “X” tidak ada"),
        ({"tahun": "dua"}, "bukan tahun"),
        ({"triwulan": "5"}, "bukan triwulan"),
        ({"keluaran": "a.doc"}, "tidak dikenal"),
        ({"keluaran": "/tidak/ada/a.json"}, "tidak dapat ditulis"),
    ],
)
def test_the_command_says_what_is_wrong(ganti: dict[str, str], pesan: str) -> None:
    unit = unit_lengkap().unit
    pilihan = {"unit": unit.kode, "tahun": str(TAHUN), "triwulan": "1", "keluaran": "a.json"}
    with pytest.raises(CommandError, match=pesan):
        call_command("laporan", **(pilihan | ganti))
