"""Every turn of phrase with every kind of name: who is told, and who is only mentioned.

The tables hold one name in place of ``X`` and one action in place of ``V``; each phrase is tried
with several names under several headings.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tindaklanjut.notulen import ButirNotulen, baca_notulen

RAPAT: Final = date(2026, 2, 25)
KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
FOLDER: Final = Path(__file__).parent / "notulen_contoh"
TINDAKAN: Final = (
    "menyampaikan data PHK",
    "menyusun laporan akhir",
    "berkoordinasi dengan Bapanas",
)
GAYA: Final = {
    "polos": "Pembahasan\n1. BPS menyampaikan data.\n\n{judul}\n1. {a}\n2. {b}\n",
    "romawi": "I. PEMBAHASAN\n   1. BPS menyampaikan data.\nII. {JUDUL}\n   1. {a}\n   2. {b}\n",
    "huruf": "A. Pembahasan\n1. BPS menyampaikan data.\nB. {judul}\n1. {a}\n2. {b}\n",
    "angka": "1. Pembahasan\n   a. BPS menyampaikan data.\n2. {judul}\n   a. {a}\n   b. {b}\n",
    "titik dua": "Pembahasan:\n- BPS menyampaikan data.\n{judul}:\n- {a}\n- {b}\n",
    "tebal": "*Pembahasan*\n- BPS menyampaikan data.\n\n*{judul}*\n- {a}\n- {b}\n",
    "markdown": "## Pembahasan\n- BPS menyampaikan data.\n## {judul}\n- {a}\n- {b}\n",
}


def tabel(nama: str) -> dict[str, list[str]]:
    """The lists of a table file: a line in brackets names a list, those below are its own."""
    hasil: dict[str, list[str]] = {}
    for baris in (FOLDER / nama).read_text(encoding="utf-8").splitlines():
        if baris.startswith("[") and baris.endswith("]"):
            hasil[baris[1:-1]] = []
        elif baris.strip():
            hasil[list(hasil)[-1]].append(baris)
    return hasil


POLA: Final = tabel("pola.tabel")
NAMA: Final = POLA["nama"]


def isi(pola: str, nama: str, tindakan: str) -> str:
    awal = nama[0].upper() + nama[1:] if pola.startswith(("X", "*X")) else nama
    return pola.replace("V", tindakan).replace("X", awal)


def tugas(kalimat: str, judul: str) -> list[ButirNotulen]:
    teks = f"Notula rapat\n\n{judul}\n1. {kalimat}.\n2. Realisasi 20%.\n"
    butir = baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER)
    return [b for b in butir if b.adalah_tugas and b.baris_awal == 4]


def sebagian(pola: str, langkah: int) -> list[str]:
    """A share of the names, another one for every phrase, so that all meet all in the end."""
    return NAMA[len(pola) % langkah :: langkah]


@pytest.mark.parametrize("pola", POLA["disuruh"])
def test_whoever_is_told_is_the_party_of_the_task(pola: str) -> None:
    for n, nama in enumerate(sebagian(pola, 4)):
        kalimat = isi(pola, nama, TINDAKAN[n % 3])
        for judul in ("Tindak Lanjut", "Kesimpulan"):
            dibaca = [(b.pic or "").lower() for b in tugas(kalimat, judul)]
            assert dibaca == [nama.lower()], kalimat


@pytest.mark.parametrize("pola", POLA["disebut di mana pun"])
def test_whoever_is_only_mentioned_is_told_nothing(pola: str) -> None:
    for n, nama in enumerate(sebagian(pola, 5)):
        kalimat = isi(pola, nama, TINDAKAN[n % 3])
        for judul in ("Tindak Lanjut", "Kesimpulan", "Pembahasan", "Arahan Menko"):
            assert [b.pic for b in tugas(kalimat, judul) if b.pic] == [], (judul, kalimat)


@pytest.mark.parametrize("pola", POLA["disebut dalam pembahasan"])
def test_what_a_party_says_in_the_discussion_is_no_task(pola: str) -> None:
    for n, nama in enumerate(sebagian(pola, 5)):
        kalimat = isi(pola, nama, TINDAKAN[n % 3])
        for judul in ("Pembahasan", "Paparan", "Isu dan Permasalahan"):
            assert [b.pic for b in tugas(kalimat, judul) if b.pic] == [], (judul, kalimat)


def banyak_tugas(judul: str, gaya: str) -> int:
    badan = GAYA[gaya].format(
        judul=judul,
        JUDUL=judul.upper(),
        a="Biro Umum menata ruang arsip",
        b="Kemnaker melengkapi data peserta",
    )
    teks = f"NOTULA RAPAT KOORDINASI\nRabu, 25 Februari 2026\n\n{badan}"
    return sum(b.adalah_tugas for b in baca_notulen(teks, tanggal=RAPAT, kalender=KALENDER))


@pytest.mark.parametrize("judul", POLA["judul hasil"])
def test_a_heading_of_results_opens_its_section_however_it_is_set(judul: str) -> None:
    assert {gaya: banyak_tugas(judul, gaya) for gaya in GAYA} == dict.fromkeys(GAYA, 2)


@pytest.mark.parametrize("judul", POLA["judul lain"])
def test_under_any_other_heading_plain_statements_are_no_tasks(judul: str) -> None:
    assert {gaya: banyak_tugas(judul, gaya) for gaya in GAYA} == dict.fromkeys(GAYA, 0)
