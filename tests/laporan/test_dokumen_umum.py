"""Promises about all rules at once: pure, general, never crashing, limited in size."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import laporan.dokumen
from laporan.dokumen import Tingkat, baca_dokumen, periksa
from laporan.dokumen.aturan import DAFTAR
from tests.laporan.dokumen_contoh.pembuat import docx_bertabel

PAKET = Path(laporan.dokumen.__file__).parent
CONTOH = Path(__file__).parent / "dokumen_contoh"
# First digits of SHA-256 of words that only the studied report uses: its programmes, partners,
# surveys and policy terms. The words themselves have no business in a general rule.
KATA_TERLARANG = frozenset(
    """
    01b70648e244 037011133a4a 050da9cf813c 08a400e9c7a4 0dc7bd3338e1 0e89820860c3 0eff5fcb5ea9
    1d5cbc346ee9 1d630127108f 2728a77cac1b 28602c04f6ec 2a0f908a4531 31b204d54606 3a2e43723bb1
    3a838f501527 3a8ec030577d 3b6a765ede67 3c26b9df5670 3c7893b5759d 40715b41c142 41d9544d7cd6
    44c3c0ea6c84 48f0e9eb59ab 4fb96dbd14e5 50a8f26b4c66 521705e7b3bf 54235e6a8c59 554d1cb743a0
    582862aa5390 5a1c0e4143fa 5c3fa1371e6b 5d62baba818f 5ec2963d2fa7 620f344b0fce 63bff13fdc93
    66cd9688a2ae 69e40b518323 70612cb988c8 76f5706894f1 7e16a033d8a9 7fb0fae73ae7 7fb2733c7318
    919641931c2e 994b00f8f84f a132c114be98 a1a38b5bae58 a2909b0498ac a2ecca4677a6 a5404e8dfd61
    a6e757950ce9 ac69f1ee0e9c add5da7a12df adef292bccf8 aeeb2722b20c af0a489666f2 b371a0156ef0
    b4342d59994d b471e39789d0 b4edfbd475d9 b5169fcba7f4 baac27da0189 bb2757ef0993 bfb15583c13b
    d323569f7d20 d49d999f4929 d597e054faeb d61d74587224 d9707aef9928 da5b05f6eea5 de6b14c999de
    e1ad4df1dfb3 e5c2f260fe80 e71a228b2b63 e7466c74191a e7a02a045b59 efcc859903e7 fc49abafaddc
    ff059f1fc565
    """.split(None)
)
POTONGAN = st.sampled_from(
    ["1.1", "2.", "a)", "IV", "Sasaran Kegiatan 2.", "Tabel 1.", "Triwulan II 2027", "TW I,II",
     "31 Juni 2027", "Rp1.500.000", "40–45%", "3,5 dari 4", "N/A", "(", "**", "$$", "\t", "\n",
     "\n\n", "|", "target", "realisasi", "sebesar", "yaitu:", "kendala", "upaya", "Kendala",
     "Rencana Aksi", "Status", "Keterangan", "Indikator Kinerja", "Satuan", "Target", "Capaian",
     "Total", "Nomor: A/1/II/2027", "Tanggal : 4 Mei 2027", "12 + 8 = 21", "\\frac{1}{0}", "0",
     "5 dari 0 (40%)", "tahap 9", "naik dari 0 menjadi 4", "Bogor, 9 Juli 2027", "*", "“"]
)  # fmt: skip


def _sumber() -> list[Path]:
    return sorted(PAKET.rglob("*.py"))


def _hash(kata: str) -> str:
    return hashlib.sha256(kata.lower().encode()).hexdigest()[:12]


@settings(max_examples=150, deadline=None)
@given(st.lists(POTONGAN, max_size=60))
def test_no_text_makes_the_checker_crash(potongan: list[str]) -> None:
    isi = " ".join(potongan) + "."

    for nama, data in (("a.txt", isi.encode()), ("a.docx", docx_bertabel(isi))):
        for t in periksa(baca_dokumen(nama, data)):
            assert 1 <= len(t.baris) <= 12
            assert len(t.kutipan) == len(t.baris)


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_characters_make_the_checker_crash(isi: str) -> None:
    periksa(baca_dokumen("a.txt", f"x{isi}".encode()))


@pytest.mark.parametrize("kantor", ["pangan", "kesehatan", "pendidikan"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_report_with_shuffled_lines_makes_no_crash(kantor: str, data: st.DataObject) -> None:
    baris = (CONTOH / f"bersih_{kantor}.txt").read_text(encoding="utf-8").split("\n")
    acak = data.draw(st.permutations(baris))

    assert all(t.baris for t in periksa(baca_dokumen("a.txt", "\n".join(acak).encode())))


def test_findings_come_with_the_gravest_first() -> None:
    teks = "Presentase naik.\n\nAda 8 (tujuh) hal.\n\nPetani yang yang hadir."
    tingkat = [t.tingkat for t in periksa(baca_dokumen("a.txt", teks.encode()))]

    assert tingkat == [Tingkat.GALAT, Tingkat.PERINGATAN, Tingkat.CATATAN]


def test_every_rule_has_a_title_and_an_own_id() -> None:
    assert all(re.fullmatch(r"[a-z_0-9]+", a.id) and a.judul for a in DAFTAR.values())
    assert len({a.judul for a in DAFTAR.values()}) == len(DAFTAR)


def test_no_rule_contains_a_word_of_the_studied_report() -> None:
    kena = {
        (berkas.name, kata)
        for berkas in _sumber()
        for kata in re.findall(r"[^\W_]{3,}", berkas.read_text(encoding="utf-8"))
        if _hash(kata) in KATA_TERLARANG
    }

    assert kena == set()


def test_the_package_knows_no_framework_no_clock_and_no_float() -> None:
    terlarang = {"django", "datetime.now", "time"}
    for berkas in _sumber():
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        for simpul in ast.walk(pohon):
            if isinstance(simpul, ast.ImportFrom):
                assert (simpul.module or "").split(".")[0] not in terlarang
            if isinstance(simpul, ast.Import):
                assert not {a.name.split(".")[0] for a in simpul.names} & terlarang
            if isinstance(simpul, ast.Attribute):
                assert simpul.attr not in {"today", "now"}
