"""The guide of the workbook names every sheet, column and choice there is, and no other."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from impor.kolom_khusus import tulisan
from impor.sel import normal
from impor.skema import LEMBAR, Lembar

PANDUAN = (settings.BASE_DIR / "docs" / "impor.md").read_text(encoding="utf-8")
BAGIAN = dict(re.findall(r"^### (.+?)\n(.*?)(?=^##|\Z)", PANDUAN, re.MULTILINE | re.DOTALL))


def test_the_guide_has_a_chapter_for_every_sheet_in_order() -> None:
    assert list(BAGIAN) == [lembar.nama for lembar in LEMBAR]


@pytest.mark.parametrize("lembar", LEMBAR, ids=lambda lembar: lembar.nama)
def test_a_chapter_names_the_columns_and_their_choices(lembar: Lembar) -> None:
    isi = BAGIAN[lembar.nama]
    baris = re.findall(r"^\| (.+?) \| (.+) \|$", isi, re.MULTILINE)[1:]
    judul = [j for kolom, _ in baris for j in kolom.split(", ")]
    assert [j.strip("*") for j in judul] == [k.judul for k in lembar.kolom]
    assert [j.strip("*") for j in judul if j.startswith("**")] == [k.judul for k in lembar.kunci]
    teks = {j.strip("*"): uraian for kolom, uraian in baris for j in kolom.split(", ")}
    for kolom in lembar.kolom:
        if kolom.pilihan is not None:
            disebut = {normal(p) for p in re.findall(r"`(.+?)`", teks[kolom.judul])}
            assert disebut == {normal(tulisan(p)) for p in kolom.pilihan}, kolom.judul
