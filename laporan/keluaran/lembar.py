"""The Excel annex: the tables of the report as sheets, figures as numbers where there are any."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LEBAR_MAKS: Final = 60
_KOLOM_UKUR: Final = (
    ("target_tahun_bawah", "Target tahun"),
    ("target_tahun_atas", "Target tahun, batas atas"),
    ("target_bawah", "Target triwulan"),
    ("target_atas", "Target triwulan, batas atas"),
    ("realisasi", "Realisasi"),
    ("capaian_mentah", "Capaian sebelum dibatasi (%)"),
    ("capaian", "Capaian dilaporkan (%)"),
)
Sel = str | Decimal | None


def buat_xlsx(isi: Mapping[str, Any]) -> bytes:
    """Return the annex; a text that looks like a formula stays a text."""
    aliran = io.BytesIO()
    buku = xlsxwriter.Workbook(aliran, {"in_memory": True, "strings_to_formulas": False})
    kepala = buku.add_format(
        {"bold": True, "bg_color": "#E7ECF3", "border": 1, "text_wrap": True, "valign": "top"}
    )
    teks = buku.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    angka = buku.add_format({"border": 1, "num_format": "#,##0.00", "valign": "top"})
    for nama, kolom, baris in _lembar(isi):
        lembar = buku.add_worksheet(nama)
        lembar.freeze_panes(1, 0)
        lembar.set_landscape()
        lembar.set_paper(9)
        lembar.fit_to_pages(1, 0)
        lembar.repeat_rows(0)
        for k, judul in enumerate(kolom):
            lembar.write_string(0, k, judul, kepala)
            lembar.set_column(k, k, _lebar([judul, *(b[k] for b in baris)]))
        for n, satu in enumerate(baris, start=1):
            for k, sel in enumerate(satu):
                if isinstance(sel, Decimal):
                    lembar.write_number(n, k, sel, angka)
                else:
                    lembar.write_string(n, k, sel or "", teks)
    buku.set_properties({"title": ", ".join(isi["judul"])})
    buku.close()
    return aliran.getvalue()


def _lebar(sel: Sequence[Sel]) -> int:
    return min(max((len(str(s)) for s in sel if s is not None), default=8) + 2, _LEBAR_MAKS)


def _lembar(isi: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[str], list[list[Sel]]]]:
    yield "Tabel 1", ["IKU", "Indikator", "Satuan", *(j for _, j in _KOLOM_UKUR)], _ukur(isi)
    iku = [i for s in isi["sasaran"] for i in s["iku"]]
    yield (
        "Rencana aksi",
        ["IKU", "No", "Rencana aksi", "Status", "Keterangan"],
        [
            [i["kode"], r["nomor"], r["uraian"], r["status"], "\n".join(r["keterangan"])]
            for i in iku
            if i["renaksi"]
            for r in i["renaksi"]["baris"]
        ],
    )
    yield (
        "Kendala dan upaya",
        ["IKU", "Jenis", "No", "Uraian", "PIC dan tenggat"],
        [
            *([i["kode"], "Kendala", k["nomor"], k["teks"], ""] for i in iku for k in i["kendala"]),
            *(
                [i["kode"], "Upaya", u["nomor"], u["teks"], u["rincian"]]
                for i in iku
                for u in i["upaya"]
            ),
        ],
    )
    tabel = [t for i in iku for t in (i["komponen"], *i["rincian"], i["biaya"]) if t]
    tabel += [t for satu in isi["lampiran"] for t in satu["tabel"]]
    for t in tabel:
        nama = f"{t['keterangan']['label']} {t['keterangan']['nomor']}"
        yield nama, t["kolom"], t["baris"]


def _ukur(isi: Mapping[str, Any]) -> list[list[Sel]]:
    hasil: list[list[Sel]] = []
    for k in isi["tabel"]["kelompok"]:
        for b in k["baris"]:
            angka = [b["angka"][kunci] for kunci, _ in _KOLOM_UKUR]
            nilai = [None if a is None else Decimal(a) for a in angka]
            hasil.append([b["kode"], b["indikator"], b["satuan"], *nilai])
    return hasil
