"""The reader against written minutes: what a careful secretary would list of each.

``notulen_contoh/NN-nama.txt`` (or ``.docx.json``, made into a Word file here) with the expected
tasks in ``NN-nama.json``. A row marked ``boleh`` may be listed or not. Run with ``-s`` for the
table per file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from inti.libur import libur_nasional
from inti.tanggal import Kalender
from tests.tindaklanjut.notulen_contoh.pembuat_docx import buat_docx
from tindaklanjut.notulen import ButirNotulen, baca_berkas

FOLDER: Final = Path(__file__).parent / "notulen_contoh"
KALENDER: Final = Kalender(libur_nasional(range(2025, 2030)))
NAMA: Final = sorted(
    p.name.removesuffix(".json").removesuffix(".docx").removesuffix(".txt")
    for p in FOLDER.iterdir()
    if p.name.endswith((".txt", ".docx.json"))
)
AMBANG_SERUPA: Final = 0.6


@dataclass
class Nilai:
    """How one file, or all of them, came out."""

    nama: str
    harap: int = 0
    kena: int = 0
    pic: int = 0
    pic_kena: int = 0
    tenggat: int = 0
    tenggat_kena: int = 0
    pic_palsu: int = 0
    lebih: int = 0
    catatan: list[str] = field(default_factory=list)

    def tambah(self, lain: Nilai) -> None:
        for kolom in ("harap", "kena", "pic", "pic_kena", "tenggat", "tenggat_kena"):
            setattr(self, kolom, getattr(self, kolom) + getattr(lain, kolom))
        self.pic_palsu += lain.pic_palsu
        self.lebih += lain.lebih

    def baris(self) -> str:
        return (
            f"{self.nama:40} tugas {self.kena:3}/{self.harap:<3}"
            f" PIC {self.pic_kena:3}/{self.pic:<3}"
            f" tenggat {self.tenggat_kena:3}/{self.tenggat:<3} PIC palsu {self.pic_palsu}"
            f" lebih {self.lebih}"
        )


def baca(nama: str) -> tuple[list[dict[str, Any]], list[ButirNotulen]]:
    harap = json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8"))
    teks = FOLDER / f"{nama}.txt"
    if teks.exists():
        berkas, isi = teks.name, teks.read_bytes()
    else:
        susunan = json.loads((FOLDER / f"{nama}.docx.json").read_text(encoding="utf-8"))
        berkas, isi = f"{nama}.docx", buat_docx(susunan)
    tanggal = date.fromisoformat(harap["tanggal"])
    butir = baca_berkas(berkas, isi, tanggal=tanggal, kalender=KALENDER)
    return harap["tugas"], [b for b in butir if b.adalah_tugas]


def kata(teks: str) -> set[str]:
    return set(re.findall(r"\w{3,}", teks.lower()))


def pasangkan(harap: list[dict[str, Any]], butir: list[ButirNotulen]) -> dict[int, int]:
    """The best one-to-one match of expected rows to found ones, by the words of the uraian."""
    calon = sorted(
        (
            (
                not h.get("boleh", False),
                len(kata(h["uraian"]) & kata(b.uraian)) / max(1, len(kata(h["uraian"]))),
                -j,
                i,
            )
            for i, h in enumerate(harap)
            for j, b in enumerate(butir)
        ),
        reverse=True,
    )
    pasangan: dict[int, int] = {}
    for _, serupa, j, i in calon:
        if serupa >= AMBANG_SERUPA and i not in pasangan and -j not in pasangan.values():
            pasangan[i] = -j
    return pasangan


def rapat(teks: str | None) -> str:
    return " ".join((teks or "").lower().split())


def nilai(nama: str) -> Nilai:
    harap, butir = baca(nama)
    pasangan = pasangkan(harap, butir)
    n = Nilai(nama)
    for i, h in enumerate(harap):
        b = butir[pasangan[i]] if i in pasangan else None
        if not h.get("boleh", False):
            _hitung(n, h, b)
    for j, b in enumerate(butir):
        if j not in pasangan.values():
            n.lebih += 1
            n.pic_palsu += b.pic is not None
            n.catatan.append(f"lebih: {b.pic} | {b.uraian}")
    return n


def _hitung(n: Nilai, h: dict[str, Any], b: ButirNotulen | None) -> None:
    n.harap += 1
    n.pic += h["pic"] is not None
    n.tenggat += h["tenggat"] is not None
    if b is None:
        n.catatan.append(f"luput: {h['uraian']}")
        return
    n.kena += 1
    if rapat(b.pic) == rapat(h["pic"]):
        n.pic_kena += h["pic"] is not None
    else:
        n.pic_palsu += b.pic is not None
        n.catatan.append(f"PIC: {b.pic} bukan {h['pic']} | {b.uraian}")
    tanggal = b.tenggat.isoformat() if b.tenggat else None
    if tanggal == h["tenggat"]:
        n.tenggat_kena += tanggal is not None
    else:
        n.catatan.append(f"tenggat: {tanggal} bukan {h['tenggat']} | {b.uraian}")


def test_there_are_enough_minutes_with_enough_tasks() -> None:
    harap = [json.loads((FOLDER / f"{nama}.json").read_text(encoding="utf-8")) for nama in NAMA]
    assert len(NAMA) >= 40
    assert sum(len(h["tugas"]) for h in harap) >= 150


@pytest.mark.parametrize("nama", NAMA)
def test_no_party_is_invented_and_no_task_is_missed(nama: str) -> None:
    n = nilai(nama)
    assert n.pic_palsu == 0, n.catatan
    assert n.kena == n.harap, n.catatan
    assert n.pic_kena == n.pic, n.catatan
    assert n.tenggat_kena == n.tenggat, n.catatan


def test_over_all_minutes_hardly_anything_is_listed_that_is_no_task(
    capsys: pytest.CaptureFixture[str],
) -> None:
    jumlah = Nilai("semua")
    baris: list[str] = []
    for nama in NAMA:
        n = nilai(nama)
        jumlah.tambah(n)
        baris.append(n.baris())
    with capsys.disabled():
        if jumlah.lebih:
            print("", *baris, jumlah.baris(), sep="\n")  # noqa: T201 - the table is the result
    assert jumlah.lebih <= jumlah.harap * 0.02


@pytest.mark.parametrize("nama", NAMA)
def test_the_deadline_is_shown_as_it_was_written(nama: str) -> None:
    harap, butir = baca(nama)
    for i, j in pasangkan(harap, butir).items():
        tulisan = harap[i]["tenggat_teks"]
        if tulisan is not None and harap[i]["tenggat"] is not None:
            temu = rapat(butir[j].tenggat_teks)
            assert rapat(tulisan) in temu or temu in rapat(tulisan)
