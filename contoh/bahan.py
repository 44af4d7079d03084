"""What the sample is made of: the report, its text, and the additions of ``tambahan.toml``."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    Nilai = str | int | Decimal | date | None

Baris = dict[str, Any]

TAMBAHAN = Path(__file__).with_name("tambahan.toml")
ROMAWI = {1: "I", 2: "II", 3: "III", 4: "IV"}
BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
EKOR_TANGGAL = re.compile(rf"\s+tanggal \d{{1,2}} (?:{BULAN}) \d{{4}}$")


def angka(nilai: int | Decimal | list[Decimal]) -> int | Decimal | str:
    """A target as one cell: a number, or a range in the office's notation."""
    if not isinstance(nilai, list):
        return nilai
    bawah, atas = (f"{n:.2f}".replace(".", ",") for n in nilai)
    return f"{bawah}–{atas}%"


def tanpa_tanggal(teks: str) -> str:
    """An event's text without its closing full stop and date (the date has its own place)."""
    return EKOR_TANGGAL.sub("", teks.rstrip(". "))


@dataclass(frozen=True)
class Bahan:
    """The report, its lines of text and the additions, with the lookups the sheets share."""

    laporan: dict[str, Any]
    teks: list[str]
    tambahan: dict[str, Any]

    @property
    def iku(self) -> list[dict[str, Any]]:
        daftar: list[dict[str, Any]] = self.laporan["iku"]
        return daftar

    def setelan(self, kode: str) -> dict[str, Any]:
        setelan: dict[str, Any] = self.tambahan["iku"][kode]
        return setelan

    def kepala(self, **lain: Nilai) -> Baris:
        """The first columns of nearly every row: unit and year."""
        return {"Kode Unit": self.tambahan["unit"], "Tahun": self.tambahan["tahun"], **lain}

    def paragraf(self, kelompok: Iterable[list[int]]) -> str:
        """Lines of the report (1-based); each group is one paragraph split by page breaks."""
        paragraf = (" ".join(self.teks[n - 1].strip() for n in baris) for baris in kelompok)
        return "\n".join(p.replace("*", "").removeprefix("- ") for p in paragraf)

    def topik(self, rujukan: str, kode_iku: str) -> str:
        """``2.1/1`` → name of the first topic of IKU 2.1, qualified when seen from another IKU."""
        pemilik, nomor = rujukan.split("/")
        nama: str = self.setelan(pemilik)["topik"][int(nomor) - 1]
        return nama if pemilik == kode_iku else f"{pemilik}/{nama}"

    def rapat(self) -> list[dict[str, Any]]:
        """Every meeting with its ID, its title, and the renaksi and IKU it serves."""
        return [self._rapat(n, r) for n, r in enumerate(self.tambahan["rapat"], start=1)]

    def _rapat(self, nomor: int, r: dict[str, Any]) -> dict[str, Any]:
        renaksi = [("I", *b.split("/")[:2]) for b in r.get("butir", [])]
        for rujukan in r.get("renaksi", []):
            triwulan, kode, no = rujukan.split("/")
            renaksi.append((ROMAWI[int(triwulan)], kode, no))
        kode_iku = [kode for _, kode, _ in renaksi] or [r["lain"].split("/")[0]]
        return {
            **r,
            "id": f"R-{self.tambahan['tahun']}-{nomor:04}",
            "judul": r["judul"] if "judul" in r else self._judul(r),
            "renaksi": [
                f"{self.tambahan['tahun']}/TW {tw}/{kode}/{no}" for tw, kode, no in renaksi
            ],
            "iku": [f"{self.tambahan['tahun']}/{kode}" for kode in sorted(set(kode_iku))],
        }

    def _judul(self, r: dict[str, Any]) -> str:
        rujukan: str = r["butir"][0] if "butir" in r else r["lain"]
        kode, nomor, *butir = rujukan.split("/")
        iku = next(i for i in self.iku if i["kode"] == kode)
        baris = iku["renaksi" if butir else "upaya_lain"][int(nomor) - 1]
        return tanpa_tanggal(
            baris["keterangan"][int(butir[0]) - 1]["teks"] if butir else baris["teks"]
        )

    def keterangan(self, renaksi: dict[str, Any], kode: str) -> list[tuple[date | None, str]]:
        """What was done for one renaksi of TW I: told by a meeting, or as the report puts it."""
        per_butir = {b: r for r in self.rapat() for b in r.get("butir", [])}
        hasil: list[tuple[date | None, str]] = []
        for n, butir in enumerate(renaksi["keterangan"], start=1):
            rapat = per_butir.get(f"{kode}/{renaksi['no']}/{n}")
            if rapat:
                hasil.append((rapat["tanggal"], rapat["judul"]))
                continue
            hari = date.fromisoformat(butir["tanggal"][0]) if butir["tanggal"] else None
            hasil.append((hari, tanpa_tanggal(butir["teks"])))
        return hasil


def muat(laporan: Path) -> Bahan:
    """Read the report and its text, and apply the few corrections of wording.

    Raises ``ValueError`` when a correction no longer finds its words.
    """
    tambahan = tomllib.loads(TAMBAHAN.read_text("utf-8"), parse_float=Decimal)
    mentah = _perbaiki(laporan.read_text("utf-8"), tambahan["perbaikan"])
    teks = _perbaiki(
        laporan.with_suffix(".txt").read_text("utf-8"), tambahan["perbaikan_uraian"]
    ).split("\n")
    return Bahan(json.loads(mentah, parse_float=Decimal), teks, tambahan)


def _perbaiki(teks: str, daftar: list[dict[str, str]]) -> str:
    for koreksi in daftar:
        if koreksi["cari"] not in teks:
            raise ValueError(f"Perbaikan tidak menemukan teksnya: {koreksi['cari']}")
        teks = teks.replace(koreksi["cari"], koreksi["ganti"])
    return teks
