"""How headings, captions and header rows of a performance report look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBJUDUL = (
    r"latar belakang|pendahuluan|dasar hukum|definisi(?: operasional)?"
    r"|hasil pengukuran(?: kinerja)?"
    r"|pengukuran kinerja|capaian kinerja|realisasi (?:kinerja|anggaran)|penutup|kesimpulan|saran"
    r"|analisis(?: capaian)?(?: kinerja)?|formula(?: perhitungan)?|rumus(?: perhitungan)?"
    r"|pelaksanaan (?:rencana aksi|renaksi)|rencana aksi|efisiensi(?: penggunaan)?(?: sumber daya)?"
    r"|kendala|hambatan|permasalahan|upaya(?: perbaikan)?|tindak lanjut|rencana tindak lanjut"
    r"|rekomendasi|solusi|strategi|lampiran|ringkasan(?: eksekutif)?|faktor pendukung"
    r"|faktor penghambat|uraian kegiatan|sumber data|target dan realisasi|nota dinas|daftar isi"
    r"|kata pengantar"
)
_KENAL = re.compile(rf"^(?:{_SUBJUDUL})\b", re.IGNORECASE)
_SAMBUNG_JUDUL = frozenset("dan atau pada di dalam untuk serta atas dengan yang ke dari".split(" "))
_SASARAN = re.compile(
    r"^Sasaran(?:\s+(?:Kegiatan|Program|Strategis|Kinerja))?\s+(?:ke-?)?(?P<n>\d+|[IVX]+)\s*[.:]?\s+\S",
    re.IGNORECASE,
)
_KODE = re.compile(
    r"^(?:(?:IKU|IKK|IKP|IKSK|IKSS|IK|Indikator(?: Kinerja(?: Utama)?)?)[\s.–-]*)?"
    r"(?P<kode>\d{1,2}\.\d{1,2})\.?[\s:–-]+(?=[A-Z*])"
)
_HURUF = re.compile(r"^(?P<h>[A-Z])\.\s+(?=[A-Z])")
_BAB = re.compile(r"^BAB\s+[IVX]+\b", re.IGNORECASE)
_ROMAWI = re.compile(r"^(?P<r>[IVX]{1,5})\.\s+(?=[A-Z])")
_GAMBAR = re.compile(
    r"^(?P<jenis>Tabel|Gambar|Grafik|Diagram)\s+(?P<n>\d+(?:\.\d+)*)\s*[.:–-]?\s+\S"
)
_KEPALA = re.compile(
    r"^(?:no\.?|nomor|kode|indikator\b.*|iku\b.*|sasaran\b.*|satuan|target\b.*|realisasi\b.*"
    r"|capaian\b.*|%\s*\w*|persen\w*(?: capaian| kinerja)?|rencana aksi\b.*|renaksi\b.*|status"
    r"|keterangan|kategori|jumlah\b.*|uraian|kegiatan|bobot\b.*|kendala\b.*|upaya\b.*|tindak lanjut"
    r"|pagu\b.*|anggaran\b.*|sisa\b.*|nilai\b.*|tahapan?\b.*|bukti\b.*|penanggung ?jawab|pic"
    r"|tenggat|waktu|triwulan\b.*|tw\b.*|tahun\b.*|komponen|rentang\b.*|predikat|total|volume"
    r"|program\b.*|output\b.*|aspek|unsur|hasil|topik\b.*|baseline|aktual|selisih)$",
    re.IGNORECASE,
)
PANJANG_JUDUL = 220


def kenal_subjudul(teks: str) -> str | None:
    """The known sub-heading a text starts with, lower case; None when it is none.

    Only a short text without sentence punctuation counts: "Kendala dan Upaya Perbaikan".
    """
    polos = re.sub(r"^(?:[A-Za-z0-9]{1,2}[.)]|\(?[a-z0-9]\))\s+", "", teks.strip("*# "))
    cocok = _KENAL.match(polos)
    if not cocok or len(polos.split()) > 14 or re.search(r"[.;,!?]$", polos):
        return None
    if ":" in polos.rstrip(":") or "=" in polos:
        return None
    besar = [k for k in polos.split() if k[:1].isalpha() and k.lower() not in _SAMBUNG_JUDUL]
    if sum(k[:1].isupper() for k in besar) * 2 < len(besar) or not polos[:1].isupper():
        return None
    return cocok.group(0).lower()


def nomor_sasaran(teks: str) -> int | None:
    """Number of a goal heading such as "Sasaran Kegiatan 2. Terwujudnya …"."""
    from laporan.dokumen.tanggal import baca_romawi

    cocok = _SASARAN.match(teks.strip("*# "))
    if not cocok or teks.rstrip().endswith(":"):
        return None
    return int(cocok["n"]) if cocok["n"].isdigit() else baca_romawi(cocok["n"])


def kode_judul(teks: str) -> tuple[str, str] | None:
    """Code and rest of an indicator heading such as "1.2 Tingkat …"."""
    polos = teks.strip("*# ")
    cocok = _KODE.match(polos)
    return (cocok["kode"], polos[cocok.end() :].strip("* ")) if cocok else None


def huruf_judul(teks: str) -> str | None:
    """Letter of a heading such as "A. Capaian Kinerja"."""
    cocok = _HURUF.match(teks.strip("*# "))
    return cocok["h"] if cocok else None


def keterangan_gambar(teks: str) -> tuple[str, str] | None:
    """Kind and number of a caption such as "Tabel 1. Ringkasan …"."""
    cocok = _GAMBAR.match(teks.strip("*# "))
    if not cocok or len(teks) > PANJANG_JUDUL + 80 or teks.rstrip().endswith((":", ";")):
        return None
    sesudah = teks.strip("*# ")[cocok.end("n") :].lstrip()
    if sesudah[:1].islower():
        return None
    return cocok["jenis"], cocok["n"]


def adalah_judul(teks: str) -> bool:
    """Whether a line is a heading by its own looks."""
    if teks.startswith("#") and teks.lstrip("#").startswith(" "):
        return True
    if len(teks) > PANJANG_JUDUL or teks.endswith((";", ",", "?")):
        return False
    if kenal_subjudul(teks) or nomor_sasaran(teks) is not None or _BAB.match(teks):
        return True
    if teks.endswith((".", ":")):
        return False
    if _HURUF.match(teks) or _ROMAWI.match(teks):
        return len(teks.split()) <= 16
    kode = kode_judul(teks)
    return kode is not None and len(kode[1].split()) <= 30


def baris_kepala(sel: Sequence[str]) -> bool:
    """Whether the cells of a row are column titles."""
    isi = [s.strip() for s in sel if s.strip()]
    cocok = sum(bool(_KEPALA.match(s)) for s in isi)
    return len(isi) >= 2 and cocok >= 2 and cocok * 2 >= len(isi)


def label_kepala(teks: str) -> bool:
    """Whether a lone cell above the column titles is the name of a field left empty."""
    return bool(
        re.fullmatch(
            r"(?:indikator(?: kinerja)?(?: utama)?|iku|sasaran(?: kegiatan| program| strategis)?"
            r"|program|kegiatan|unit(?: kerja)?|nama(?: indikator)?)\s*:?",
            teks.strip(),
            re.IGNORECASE,
        )
    )
