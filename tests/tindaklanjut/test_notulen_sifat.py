"""Whatever is pasted: the reader answers, names only what stands there, and stays in time."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.notulen import baca_notulen
from tindaklanjut.notulen.berkas import baca_teks

RAPAT: Final = date(2026, 2, 25)
KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
sifat = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])

POTONG: Final = (
    "Kemnaker",
    "Kementerian Ketenagakerjaan",
    "BPS",
    "Pak Kabid",
    "seluruh K/L terkait",
    "kami",
    "Dinas Tenaga Kerja Provinsi",
    "NPWP",
    "anggaran",
    "data PHK",
    "agar",
    "diminta",
    "akan",
    "telah",
    "wajib",
    "perlu",
    "apabila",
    "menyampaikan",
    "menyusun",
    "disampaikan",
    "oleh",
    "untuk",
    "yang",
    "dan",
    "bersama",
    "meminta",
    "menugaskan",
    "paling lambat",
    "20 Maret 2026",
    "H+7",
    "besok",
    "minggu depan",
    "(PIC: BPS)",
    "(Asdep 4, 5/3)",
    "[Bappenas]",
    "PIC: Biro Hukum",
    "Tenggat: 3 hari kerja",
    "Status: selesai",
    "Kesimpulan:",
    "TINDAK LANJUT",
    "Arahan Menko",
    "1.",
    "a.",
    "(1)",
    "-",
    "•",
    "☑",
    "| No | Tindak lanjut | PIC | Tenggat |",
    "| 1 | kirim data | BPS | besok |",
    "No\tUraian\tPIC\tTenggat",
    "1\tkirim data\tBPS\tbesok",
    "**",
    "*",
    "→",
    "–",
    ":",
    ";",
    ",",
    ".",
    "\n",
    "\n\n",
    "\n   ",
)
NOTULEN = st.lists(st.sampled_from(POTONG), max_size=60).map(" ".join)
TANPA_TABEL = st.lists(
    st.sampled_from([p for p in POTONG if "|" not in p and "\t" not in p]), max_size=60
).map(" ".join)


def huruf(teks: str) -> str:
    """Only letters and digits, so that blanks and emphasis do not count."""
    return "".join(c for c in teks.lower() if c.isalnum())


@sifat
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(teks: str) -> None:
    for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER):
        assert b.uraian


@sifat
@given(NOTULEN)
def test_any_mixture_of_what_minutes_hold_is_read_without_an_error(teks: str) -> None:
    baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER)


@sifat
@given(TANPA_TABEL)
def test_every_party_stands_in_the_text_as_it_is_returned(teks: str) -> None:
    for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER):
        if b.pic is not None:
            assert huruf(b.pic)
            assert huruf(b.pic) in huruf(teks)


@sifat
@given(NOTULEN)
def test_every_word_of_a_party_stands_in_the_text(teks: str) -> None:
    for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER):
        assert all(huruf(kata) in huruf(teks) for kata in (b.pic or "").split())


@sifat
@given(NOTULEN)
def test_a_deadline_is_written_in_the_text_and_never_before_the_meeting(teks: str) -> None:
    for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER):
        if b.tenggat is not None:
            assert b.tenggat >= RAPAT
            assert b.tenggat_teks
        assert all(huruf(kata) in huruf(teks) for kata in (b.tenggat_teks or "").split())


@sifat
@given(NOTULEN)
def test_the_lines_of_an_item_are_lines_of_the_text(teks: str) -> None:
    banyak = teks.count("\n") + 1
    for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER):
        assert 1 <= b.baris_awal <= b.baris_akhir <= banyak


@sifat
@given(NOTULEN)
def test_reading_twice_gives_the_same(teks: str) -> None:
    pertama = baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER)
    assert pertama == baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER)


@sifat
@given(NOTULEN)
def test_known_names_never_take_a_task_away(teks: str) -> None:
    tanpa = baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER)
    dengan = baca_notulen(
        teks, tanggal=RAPAT, kalender=KALENDER, pihak_dikenal=["Bursa Kerja Nasional"]
    )
    assert tanpa == dengan


@given(st.text(max_size=300))
def test_lines_are_counted_as_the_editor_counts_them(teks: str) -> None:
    rata = teks.replace("\r\n", "\n").replace("\r", "\n")
    assert [b.nomor for b in baca_teks(teks)] == list(range(1, rata.count("\n") + 2))
