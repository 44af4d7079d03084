"""docs/CONTOH.md tells what stands in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.tanggal import format_tanggal
from tests.contoh.pembaca import AKAR

if TYPE_CHECKING:
    from tests.contoh.pembaca import Lembar

PANDUAN = AKAR / "docs" / "CONTOH.md"
AKUN = {
    *("admin", "asdep", "koordinator", "tim.produktivitas", "tim.ekosistem", "tata.kelola"),
    "pengamat",
}


def sel_baris(awal: str) -> list[str]:
    """The cells of the only table row of the guide that begins with this cell."""
    (baris,) = [g for g in PANDUAN.read_text("utf-8").splitlines() if g.startswith(f"| {awal} |")]
    return [s.strip().strip("`") for s in baris.strip("|").split("|")]


def test_the_guide_lists_every_task_with_its_pic_tenggat_and_status(
    buku: dict[str, Lembar],
) -> None:
    for b in buku["Tindak Lanjut"]:
        sel = sel_baris(b["ID"])
        assert {b["PIC"], format_tanggal(b["Tenggat"]), b["Status"]} <= set(sel), b["ID"]


def test_the_guide_lists_every_rapat_with_its_date(buku: dict[str, Lembar]) -> None:
    for b in buku["Rapat"]:
        assert format_tanggal(b["Tanggal"]) in sel_baris(b["ID Rapat"]), b["ID Rapat"]


def test_the_guide_names_every_demo_account(buku: dict[str, Lembar]) -> None:
    for nama in AKUN:
        assert len(sel_baris(f"`{nama}`")) == 3
    orang = {b[k] for b in buku["Tindak Lanjut"] for k in ("PIC", "Pengawal") if b[k]}
    assert {o for o in orang if o.islower()} <= AKUN


def test_the_guide_counts_what_the_workbook_holds(buku: dict[str, Lembar]) -> None:
    for nama, isi in buku.items():
        assert sel_baris(nama)[1] == str(len(isi)), nama
