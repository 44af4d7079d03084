"""Compare "seperti dilaporkan" with "kini": where a frozen report differs from the data."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BAGIAN_IKU: Final = (
    ("latar belakang", ("judul", "latar", "formula", "komponen", "hitungan")),
    ("hasil pengukuran", ("hasil_sebelum", "hasil", "hasil_sesudah", "rincian")),
    ("rencana aksi", ("renaksi_pengantar", "renaksi", "upaya_lain")),
    ("efisiensi", ("efisiensi", "biaya")),
    ("kendala dan upaya", ("kendala_pengantar", "kendala", "upaya_pengantar", "upaya")),
)
_BUKAN_TEKS: Final = frozenset({"angka", "meta", "keterangan"})


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """One section that differs: the lines only the frozen report has, and those of now."""

    tempat: str
    dilaporkan: tuple[str, ...]
    kini: tuple[str, ...]


def bandingkan(lama: Mapping[str, Any], kini: Mapping[str, Any]) -> list[Perbedaan]:
    """Return the sections that differ, in the order of the report."""
    dulu, sekarang = bagian_laporan(lama), bagian_laporan(kini)
    hasil: list[Perbedaan] = []
    for tempat in dict.fromkeys([*dulu, *sekarang]):
        a, b = dulu.get(tempat, []), sekarang.get(tempat, [])
        if a == b:
            continue
        hilang: list[str] = []
        baru: list[str] = []
        for jenis, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if jenis != "equal":
                hilang += a[a1:a2]
                baru += b[b1:b2]
        hasil.append(Perbedaan(tempat, tuple(hilang), tuple(baru)))
    return hasil


def bagian_laporan(isi: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the lines of each section of a content; the number of a caption is no content."""
    hasil: dict[str, list[str]] = {
        "Nota dinas": list(_baris(isi["nota_dinas"])),
        "Tabel 1": [*_baris(isi["tabel"]["kelompok"]), *isi["tabel"]["catatan"], *isi["rata_rata"]],
    }
    for s in isi["sasaran"]:
        hasil[s["judul"]] = [s["pengantar"], *(d["teks"] for d in s["daftar"])]
        for i in s["iku"]:
            for nama, kunci in _BAGIAN_IKU:
                hasil[f"IKU {i['kode']}, {nama}"] = [b for k in kunci for b in _baris(i[k])]
    for satu in isi["lampiran"]:
        hasil[satu["judul"].partition(". ")[2]] = [*satu["pengantar"], *_baris(satu["tabel"])]
    hasil["Tanda tangan"] = list(_baris(isi["tanda_tangan"]))
    return hasil


def _baris(nilai: object) -> Iterator[str]:
    """Yield a line per row, item or paragraph."""
    if isinstance(nilai, str):
        if nilai:
            yield nilai
    elif isinstance(nilai, dict):
        teks = {k: v for k, v in nilai.items() if k not in _BUKAN_TEKS and not k.endswith("_gaya")}
        datar = [v for v in teks.values() if isinstance(v, str) and v]
        if datar:
            yield " · ".join(datar)
        for v in teks.values():
            if not isinstance(v, str):
                yield from _baris(v)
    elif isinstance(nilai, list):
        if nilai and all(isinstance(v, str) for v in nilai):
            yield " · ".join(v for v in nilai if v)
        else:
            for v in nilai:
                yield from _baris(v)
