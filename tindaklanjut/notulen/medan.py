"""Labelled values: "PIC: Kemnaker", "Tenggat : 20 Maret", on a line of their own or inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class JenisMedan(StrEnum):
    """What a label announces."""

    PIC = "pic"
    TENGGAT = "tenggat"
    WAKTU = "waktu"
    STATUS = "status"
    URAIAN = "uraian"
    LAIN = "lain"


_LABEL: Final[tuple[tuple[JenisMedan, str], ...]] = (
    (
        JenisMedan.PIC,
        r"PIC|P\.I\.C\.?|PJ|penanggung\s*jawab|penanggungjawab|pelaksana|leading\s+sector|lead"
        r"|owner|assignee"
        r"|pelaksana\s+tugas|ditugaskan\s+kepada|unit\s+(?:kerja|penanggung\s*jawab|pelaksana)"
        r"|instansi(?:\s+penanggung\s*jawab)?"
        r"|koordinator|petugas|penerima\s+tugas|who|pengampu",
    ),
    (
        JenisMedan.TENGGAT,
        r"tenggat(?:\s+waktu)?|batas\s*(?:waktu|akhir)|deadline|due(?:\s+date)?|jatuh\s+tempo|DL"
        r"|target\s+(?:waktu|selesai|penyelesaian|tanggal)|waktu\s+penyelesaian|tgt",
    ),
    (JenisMedan.WAKTU, r"target|waktu(?:\s+pelaksanaan)?|jadwal|timeline|kapan|when"),
    (JenisMedan.STATUS, r"status|progres|progress"),
    (
        JenisMedan.URAIAN,
        r"uraian(?:\s+tugas)?|tugas|kegiatan|aksi|action|rencana\s+aksi|pekerjaan|task|deskripsi"
        r"|what",
    ),
    (JenisMedan.LAIN, r"prioritas|priority|output|keluaran|catatan|keterangan|ket\.?|pendukung|cc"),
)
_NAMA: Final = "|".join(pola for _, pola in _LABEL)
_PER_JENIS: Final = tuple((jenis, re.compile(pola, re.IGNORECASE)) for jenis, pola in _LABEL)
_AWAL: Final = re.compile(rf"\s*(?:[-•*]\s*)?(?P<label>{_NAMA})\s*[:=]\s*", re.IGNORECASE)
_DALAM: Final = re.compile(
    rf"(?<![\w/])(?:dengan\s+|sebagai\s+)?(?P<label>{_NAMA})(?:\s*[/&]\s*\w+)?\s*[:=]\s*|\bPIC\s+(?-i:(?=[A-Z@]|seluruh|semua|masing-masing|para))"
    r"|\bdengan\s+(?:penanggung\s*jawab|pic|koordinator|pelaksana|pj)\s+(?-i:(?=[A-Z]|seluruh|semua|masing-masing|para))",
    re.IGNORECASE,
)
_LABEL_KUAT: Final = re.compile(r"(?!koordinator|petugas|lead$|who|owner).*", re.I | re.S)
_PIC_POLOS: Final = re.compile(r"PIC\s+|dengan\s+.+")
_KEPALA_SURAT: Final = re.compile(
    r"\s*(?:hari|tanggal|waktu|pukul|jam|tempat|lokasi|media|agenda|acara|perihal|hal|dari"
    r"|kepada|yth|nomor|no|lampiran|sifat|"
    r"pimpinan|pemimpin|notulis|peserta|dihadiri|topik|tema|judul|link|zoom|jenis)\b[^:]{0,30}:",
    re.IGNORECASE,
)
_AKHIR_NILAI: Final = re.compile(r"[|;\n\])]|\s[-–—]\s|\.(?:\s+(?=[A-Z])|\s*$)|$")
_KURUNG_KOSONG: Final = re.compile(r"\(\s*[;,|–-]*\s*\)|\[\s*[;,|]*\s*\]")
_SISA_TEPI: Final = " \t|;,–—-→•("


@dataclass(frozen=True, slots=True)
class Nilai:
    """A labelled value, as written. ``kuat``: the label can announce nothing else ("PIC")."""

    jenis: JenisMedan
    teks: str
    kuat: bool = True


def _jenis(label: str) -> JenisMedan:
    return next(
        (jenis for jenis, pola in _PER_JENIS if pola.fullmatch(label.strip())), JenisMedan.LAIN
    )


def _kuat(label: str) -> bool:
    return _LABEL_KUAT.fullmatch(label.strip()) is not None


def awal_medan(baris: str) -> bool:
    """Whether a line begins with a label, so that it never continues the line before it."""
    return _AWAL.match(baris) is not None or _KEPALA_SURAT.match(baris) is not None


def baca(baris: str) -> Nilai | None:
    """A line that is one labelled value and nothing else."""
    m = _AWAL.match(baris)
    if m is None:
        return None
    label = m.group("label")
    return Nilai(_jenis(label), baris[m.end() :].strip(), _kuat(label))


def pisah(teks: str) -> tuple[str, list[Nilai]]:
    """The text without the labelled values inside it, and those values in order."""
    sisa: list[str] = []
    nilai: list[Nilai] = []
    posisi = 0
    for m in _DALAM.finditer(teks):
        if m.start() < posisi:
            continue
        label = m.group("label")
        if label is None and not _PIC_POLOS.fullmatch(m.group()):
            continue
        jenis = JenisMedan.PIC if label is None else _jenis(label)
        if jenis in (JenisMedan.URAIAN, JenisMedan.LAIN) and m.start() > 0 and "|" not in teks:
            continue
        akhir = _akhir_nilai(teks, m.end())
        sisa.append(teks[posisi : m.start()])
        isi = teks[m.end() : akhir].strip(" ,.|")
        nilai.append(Nilai(jenis, isi, label is None or _kuat(label)))
        posisi = akhir
    if not nilai:
        return teks, []
    sisa.append(teks[posisi:])
    return rapikan(" ".join(sisa)), nilai


def _akhir_nilai(teks: str, mulai: int) -> int:
    """Where a value ends: at a separator, a closing bracket that is not its own, or a label."""
    label = next((m.start() for m in _DALAM.finditer(teks, mulai) if m.group("label")), len(teks))
    for m in _AKHIR_NILAI.finditer(teks, mulai):
        if m.start() >= label:
            break
        tutup = m.group() in (")", "]")
        if tutup and teks.count("(", mulai, m.start()) > teks.count(")", mulai, m.start()):
            continue
        return m.start()
    return label


def rapikan(teks: str) -> str:
    """The text without the brackets and separators that a removed value leaves behind."""
    teks = " ".join(teks.split())
    while (baru := _KURUNG_KOSONG.sub("", teks)) != teks:
        teks = baru
    teks = re.sub(r"\s+([).,;])", r"\1", " ".join(teks.split()))
    teks = re.sub(r"\s*[(\[]\s*[.;,]?$", "", teks)
    if teks.count(")") > teks.count("(") and teks.rstrip(" .").endswith(")"):
        teks = teks.rstrip(" .")[:-1]
    teks = teks.rstrip(_SISA_TEPI).lstrip(" \t|;,–—-→•)")
    return re.sub(r"\s*[|;,.–—-]+\s*\.$", ".", teks)
