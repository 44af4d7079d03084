"""Every rule of the document checker on small texts of other offices: true and false examples.

The examples stand in `dokumen_contoh/aturan/*.txt`: `## rule`, then `+ lines` for a text that has
the fault (on exactly these lines, or on any when no line is given) and `-` for one that has not.
`%% name` defines a piece of text that `%name` repeats; `→` is a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from laporan.dokumen import baca_dokumen, periksa
from laporan.dokumen.aturan import DAFTAR

FOLDER = Path(__file__).parent / "dokumen_contoh" / "aturan"


@dataclass(frozen=True)
class Contoh:
    """One example: its rule, whether the fault is there, the lines it must name, the text."""

    aturan: str
    salah: bool
    baris: tuple[int, ...]
    teks: str
    urutan: int


def _potongan(isi: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Named pieces and the raw blocks (heading line, text) of one file."""
    nama: dict[str, str] = {}
    blok: list[tuple[str, list[str]]] = []
    for baris in isi.replace("→", "\t").split("\n"):
        if re.match(r"(?:## |%% )|\+(?: [\d,]+)?$|-$", baris):
            blok.append((baris, []))
        elif blok:
            blok[-1][1].append(baris)
    hasil: list[tuple[str, str]] = []
    for kepala, isi_ in blok:
        teks = "\n".join(isi_).removesuffix("\n")
        if kepala.startswith("%% "):
            nama[kepala[3:]] = teks
        else:
            hasil.append((kepala, teks))
    return nama, hasil


def _bentangkan(teks: str, nama: dict[str, str]) -> str:
    while re.search(r"(?m)^%(\w+)$", teks):
        teks = re.sub(r"(?m)^%(\w+)$", lambda m: nama[m[1]], teks)
    return teks


def _muat() -> list[Contoh]:
    hasil: list[Contoh] = []
    for berkas in sorted(FOLDER.glob("*.txt")):
        nama, blok = _potongan(berkas.read_text(encoding="utf-8"))
        aturan = ""
        for kepala, teks in blok:
            if kepala.startswith("## "):
                aturan = kepala[3:]
                continue
            baris = tuple(int(n) for n in re.findall(r"\d+", kepala))
            isi = _bentangkan(teks, nama)
            hasil.append(Contoh(aturan, kepala[0] == "+", baris, isi, len(hasil)))
    return hasil


SEMUA = _muat()


@pytest.mark.parametrize(
    "c", SEMUA, ids=lambda c: f"{c.aturan}-{'+' if c.salah else '-'}{c.urutan}"
)
def test_a_rule_finds_its_fault_and_stays_silent_on_sound_text(c: Contoh) -> None:
    temuan = [
        t for t in periksa(baca_dokumen("contoh.txt", c.teks.encode())) if t.aturan == c.aturan
    ]
    if not c.salah:
        assert temuan == []
    elif c.baris:
        assert [t.baris for t in temuan] == [c.baris]
    else:
        assert len(temuan) == 1


@pytest.mark.parametrize("aturan", sorted(DAFTAR))
def test_every_rule_has_two_true_and_two_false_examples(aturan: str) -> None:
    milik = [c for c in SEMUA if c.aturan == aturan]

    assert sum(c.salah for c in milik) >= 2
    assert sum(not c.salah for c in milik) >= 2


def test_examples_name_only_rules_that_exist() -> None:
    assert {c.aturan for c in SEMUA} <= set(DAFTAR)
