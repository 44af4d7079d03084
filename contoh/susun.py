"""Build the sample workbook: ``python contoh/susun.py LAPORAN.json KELUAR.xlsx``.

``LAPORAN.json`` is the structured quarterly report; its plain text (same name, ``.txt``) stands
beside it and gives the narrative paragraphs by line number. What the report does not say stands
in ``tambahan.toml``. The same three inputs give the same bytes: no clock is read, and the archive
members carry one fixed date.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# Run as a file, Python puts this folder on the path; the package is one level up.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contoh.bahan import muat
from contoh.buku import tulis


def utama() -> None:
    """Read the arguments and write the workbook."""
    pengurai = argparse.ArgumentParser(description="Menyusun buku kerja contoh Triwulan I 2026.")
    pengurai.add_argument("laporan", type=Path, help="laporan terstruktur (.json, dengan .txt)")
    pengurai.add_argument("keluar", type=Path, help="buku kerja yang ditulis (.xlsx)")
    pilihan = pengurai.parse_args()
    pilihan.keluar.write_bytes(tulis(muat(pilihan.laporan)))


if __name__ == "__main__":
    utama()
