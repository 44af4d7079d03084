"""Dates: impossible ones, those outside the period, those after the report was signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inti.tanggal import NAMA_HARI, format_tanggal
from laporan.dokumen import judul
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.tanggal import (
    TRIWULAN,
    awal_bulan,
    batas_triwulan,
    cari_bulan,
    cari_tanggal,
    nomor_triwulan,
)
from laporan.dokumen.teks import kalimat, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from laporan.dokumen.model import Blok, Tabel, Teks
    from laporan.dokumen.pengenal import Naskah

_RENCANA = re.compile(
    r"(?i)\b(?:akan|rencana\w*|direncanakan|dijadwalkan|target\w*|menargetkan|hingga|sampai|s\.d|s/d"
    r"|berlaku|berlangsung|paling lambat|mendatang|selanjutnya|berikutnya|proyeksi|diharapkan"
    r"|batas waktu|tenggat|diperkirakan|berakhir|untuk tahun|menuju|sebelum)\b"
)
_MUKA = re.compile(r"(?i)(?:hal|perihal)\s*:|laporan\b(?=.{0,60}triwulan)")
_MASA_LAIN = re.compile(
    r"(?i)^\W*(?:\w{1,2}[.)]\s+)?rencana\b|\b(?:perbandingan|dibanding\w*|sebelumnya|selanjutnya"
    r"|berikutnya|mendatang|tindak lanjut|proyeksi|perkembangan)\b"
)
_BLOK_MUKA = 40
_JAUH_JUDUL = 25
_KATA_JUDUL = 12
_PANJANG_JUDUL = 400
_DATA = re.compile(
    r"(?i)\b(?:data|survei|survey|sensus|per|kondisi|posisi|tercatat|berdasarkan|menurut|rilis"
    r"|publikasi|hasil|sumber)\b"
)
_HARI_TANGGAL = re.compile(
    r"\b(?P<hari>Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu)\b\s*,?\s*(?:tanggal\s+)?(?=\d)",
    re.IGNORECASE,
)


def semua_teks(naskah: Naskah) -> Iterator[Teks]:
    """Every text of the document: blocks and table cells."""
    for b in naskah.blok:
        if b.tabel is None:
            yield b.isi
        else:
            for r in b.tabel.isi:
                yield from (s for s in r.sel if s.potongan)


@aturan("tanggal_tidak_ada", Tingkat.GALAT, "Tanggal tidak ada di kalender")
def tanggal_tidak_ada(naskah: Naskah) -> Iterator[Hasil]:
    """31 April, 30 Februari."""
    for t in semua_teks(naskah):
        for p in cari_tanggal(t.teks):
            if p.hari is None:
                n = t.baris_pada(p.awal)
                yield Hasil(
                    f"Tanggal {p.teks} tidak ada.", [n], {n: sekitar(t.teks, p.awal, p.akhir)}
                )


@aturan("hari_tidak_cocok", Tingkat.GALAT, "Nama hari tidak cocok dengan tanggalnya")
def hari_tidak_cocok(naskah: Naskah) -> Iterator[Hasil]:
    """ "Senin, 13 Januari 2026" when that day was a Tuesday."""
    for t in semua_teks(naskah):
        for m in _HARI_TANGGAL.finditer(t.teks):
            p = next(cari_tanggal(t.teks[m.end() : m.end() + 30]), None)
            if p is None or p.awal > 0 or p.hari is None or "-" in p.teks or "–" in p.teks:
                continue
            benar = NAMA_HARI[p.hari.weekday()]
            sebut = re.sub(r"['’]", "", m["hari"]).capitalize()
            if sebut != benar and not re.search(r"dan|s\.?d", p.teks):
                n = t.baris_pada(m.start())
                yield Hasil(f"{p.teks} adalah hari {benar}, bukan {sebut}.", [n])


@aturan("data_setelah_laporan", Tingkat.GALAT, "Periode data sesudah tanggal laporan")
def data_setelah_laporan(naskah: Naskah) -> Iterator[Hasil]:
    """Data of a month that had not begun when the report was signed."""
    batas = naskah.meta.batas
    if batas is None:
        return
    penanda = [h.baris for h in (naskah.meta.tanggal_laporan, naskah.meta.tanggal_surat) if h]
    for b, awal, isi in naskah.kalimat():
        for a, z, tahun, bulan in cari_bulan(isi):
            lewat = awal_bulan(tahun, bulan) > batas
            if lewat and _dari_data(isi[max(a - 90, 0) : a], isi[z:]):
                n = b.isi.baris_pada(awal + a)
                yield Hasil(
                    f"Data {isi[a:z]} disebut, padahal laporan bertanggal {format_tanggal(batas)}.",
                    [n, *penanda],
                    {n: sekitar(isi, a, z)},
                )


def _dari_data(klausa: str, ekor: str) -> bool:
    """Whether the words before a month speak of data that exist, not of a plan."""
    penanda = list(_DATA.finditer(klausa))
    if not penanda or re.search(r"\d\s*$", klausa):
        return False
    akhir = penanda[-1]
    if re.search(r"(?i)\bdata\b", akhir.group(0)):
        return not _RENCANA.search(klausa[akhir.end() :])
    belum = re.search(r"(?i)\bbelum\b", klausa + ekor)
    return not belum and not _RENCANA.search(klausa[max(akhir.start() - 25, 0) :])


@aturan("kegiatan_di_luar_periode", Tingkat.GALAT, "Tanggal kegiatan di luar triwulan laporan")
def kegiatan_di_luar_periode(naskah: Naskah) -> Iterator[Hasil]:
    """A done action dated outside the quarter; an earlier quarter of the year is only likely."""
    m = naskah.meta
    if m.tahun is None or m.triwulan is None:
        return
    awal, akhir = batas_triwulan(m.tahun, m.triwulan)
    for r in naskah.renaksi:
        for p in cari_tanggal(r.keterangan.teks):
            if p.hari is None or awal <= p.hari <= akhir or _rencana(r.keterangan.teks, p.awal):
                continue
            n = r.keterangan.baris_pada(p.awal)
            dekat = p.hari.year == m.tahun and p.hari < awal
            yield Hasil(
                f"Kegiatan bertanggal {p.teks}, di luar TW {m.triwulan} tahun {m.tahun}.",
                [n],
                {n: sekitar(r.keterangan.teks, p.awal, p.akhir, 90)},
                Tingkat.PERINGATAN if dekat else None,
            )


def _rencana(teks: str, posisi: int) -> bool:
    sebelum = teks[max(posisi - 70, 0) : posisi]
    rujukan = r"(?i)\b(?:nomor|no\.)\s*\S+|\b(?:peraturan|undang-undang)\b"
    return bool(_RENCANA.search(sebelum) or re.search(rujukan, sebelum))


@aturan(
    "kegiatan_setelah_laporan", Tingkat.GALAT, "Kegiatan yang sudah terjadi bertanggal kemudian"
)
def kegiatan_setelah_laporan(naskah: Naskah) -> Iterator[Hasil]:
    """A day after the signature told as something that already happened."""
    batas = naskah.meta.batas
    if batas is None:
        return
    tanda = [h.baris for h in (naskah.meta.tanggal_laporan, naskah.meta.tanggal_surat) if h]
    for b, awal, isi in naskah.kalimat():
        for p in cari_tanggal(isi):
            n = b.isi.baris_pada(awal + p.awal)
            if p.hari is None or p.hari <= batas or n in tanda:
                continue
            if _sudah_terjadi(isi[: p.awal]) and not _di_bawah_rencana(naskah, b):
                yield Hasil(
                    f"{p.teks} belum terjadi saat laporan ditandatangani "
                    f"({format_tanggal(batas)}).",
                    [n, *tanda],
                    {n: sekitar(isi, p.awal, p.akhir)},
                )


def _sudah_terjadi(sebelum: str) -> bool:
    """Whether the words before a day tell of something done, not of a plan."""
    if _RENCANA.search(sebelum) or re.search(r"(?i)\btindak lanjut\b", sebelum):
        return False
    kerja = re.findall(r"(?i)\b(?:telah|sudah|(?:di|me)\w{4,})\b", sebelum)
    return any(k.lower() not in {"meliputi", "merupakan", "menjadi", "dimulai"} for k in kerja)


def _di_bawah_rencana(naskah: Naskah, b: Blok) -> bool:
    """Whether the nearest title or list introduction above a block announces plans."""
    i = next(i for i, x in enumerate(naskah.blok) if x is b)
    for x in reversed(naskah.blok[max(i - _JAUH_JUDUL, 0) : i]):
        pendek = len(x.teks.split()) <= _KATA_JUDUL and not x.teks.endswith((".", ";"))
        if x.tabel is None and x.penanda != b.penanda and (pendek or x.teks.endswith(":")):
            return bool(re.search(r"(?i)\b(?:rencana|agenda|jadwal|akan)\b", x.teks))
    return False


@aturan("periode_judul_berbeda", Tingkat.GALAT, "Tahun atau triwulan di judul berbeda")
def periode_judul_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """A heading, caption, column title or subject line with another year or quarter."""
    m = naskah.meta
    if m.tahun is None:
        return
    for teks, n in _judul(naskah):
        tw = [nomor_triwulan(x["tw"]) for x in TRIWULAN.finditer(teks)]
        tahun = [
            int(x)
            for x in re.findall(
                r"(?i)(?:tahun(?: anggaran)?|TA|TW \w+|triwulan \w+)\s+(20\d\d)\b", teks
            )
        ]
        salah_tw = m.triwulan is not None and len(tw) == 1 and tw[0] != m.triwulan
        salah_tahun = bool(tahun) and m.tahun not in tahun and abs(tahun[0] - m.tahun) <= 2
        if salah_tw or salah_tahun:
            yield Hasil(
                f"“{teks[:80]}” tidak cocok dengan periode laporan "
                f"(TW {m.triwulan or '–'} tahun {m.tahun}).",
                [n],
            )


def _judul(naskah: Naskah) -> Iterator[tuple[str, int]]:
    """Titles that must name the report's own period, with their lines."""
    for i, b in enumerate(naskah.blok):
        if b.tabel is not None:
            yield from _kepala_tabel(b.tabel, naskah)
            continue
        baku = b.jenis in {Jenis.JUDUL, Jenis.KETERANGAN} or (i < _BLOK_MUKA and _baris_muka(b))
        if baku and not _MASA_LAIN.search(b.teks) and judul.kode_judul(b.teks) is None:
            yield b.teks, b.baris[0]


def _kepala_tabel(tabel: Tabel, naskah: Naskah) -> Iterator[tuple[str, int]]:
    """Column titles of targets and actions, unless a like column is of the right period."""
    m = naskah.meta
    kolom = [k for k in tabel.kepala if re.match(r"(?i)target|rencana aksi", k)]
    for k in kolom if tabel.baris_kepala else ():
        sejenis = [x for x in kolom if x is not k and x.split()[0].lower() == k.split()[0].lower()]
        tw = [nomor_triwulan(x["tw"]) for s in sejenis for x in TRIWULAN.finditer(s)]
        tahun = [int(t) for s in sejenis for t in re.findall(r"20\d\d", s)]
        deret = (TRIWULAN.search(k) and m.triwulan in tw) or (
            re.search(r"20\d\d", k) and m.tahun in tahun
        )
        if not deret:
            yield k, tabel.baris_kepala[-1]


def _baris_muka(b: Blok) -> bool:
    """A subject line or title on the first page."""
    return len(b.teks) < _PANJANG_JUDUL and bool(_MUKA.match(b.teks))


@aturan("periode_kalimat_berbeda", Tingkat.PERINGATAN, "Satu kalimat baku menyebut periode lain")
def periode_kalimat_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """A sentence that recurs in the sections names another year or quarter in one of them."""
    pola: dict[str, list[tuple[str, int]]] = {}
    for b, awal, isi in naskah.kalimat():
        periode = " ".join(m.group(0).lower() for m in _PERIODE.finditer(isi))
        kerangka = _PERIODE.sub("#", " ".join(isi.lower().split()))
        if periode and len(kerangka) >= 50 and kerangka.count("#") <= 4:
            pola.setdefault(kerangka, []).append((periode, b.isi.baris_pada(awal)))
    for isi_ in pola.values():
        ragam: dict[str, list[int]] = {}
        for periode, n in isi_:
            ragam.setdefault(periode, []).append(n)
        if len(ragam) < 2 or len(isi_) < 3:
            continue
        umum = max(ragam, key=lambda p: len(ragam[p]))
        for periode, baris in ragam.items():
            if periode != umum and len(baris) * 2 <= len(ragam[umum]):
                yield Hasil(
                    f"Kalimat yang sama di bagian lain menyebut {umum}, di sini {periode}.",
                    [*baris, *ragam[umum][:2]],
                )


_PERIODE = re.compile(r"(?i)\b(?:IV|III|II|I)(?=\s+(?:tahun\s+)?20\d\d)|\b20[2-4]\d\b")


@aturan("tahun_kalimat_berbeda", Tingkat.PERINGATAN, "Target atau rencana menyebut tahun lain")
def tahun_kalimat_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """ "Target kinerja pada tahun 2025 adalah …" inside a report on 2026."""
    m = naskah.meta
    pola = re.compile(
        r"(?i)\b(?:target(?: kinerja)?|perjanjian kinerja|pelaksanaan rencana aksi)\b"
        r"(?:(?!(?:dibanding|sebelum|lalu|evaluasi)\w*)[^.;:\d%]){0,120}?"
        r"(?:\b(?:tahun|TA)\s+|triwulan \w+ (?:tahun )?)(?P<t>20\d\d)\b"
    )
    for b, awal, isi in naskah.kalimat():
        if not naskah.kode(b) or b.jenis is not Jenis.PARAGRAF or m.tahun is None:
            continue
        cocok = pola.search(isi)
        if cocok and int(cocok["t"]) == m.tahun - 1 and str(m.tahun) not in isi:
            n = b.isi.baris_pada(awal + cocok.start("t"))
            yield Hasil(
                f"Kalimat ini menyebut tahun {cocok['t']}, laporan tentang tahun {m.tahun}.",
                [n],
                {n: sekitar(isi, cocok.start(), cocok.end())},
            )


@aturan("laporan_terlalu_dini", Tingkat.PERINGATAN, "Laporan ditandatangani sebelum triwulan usai")
def laporan_terlalu_dini(naskah: Naskah) -> Iterator[Hasil]:
    """A report that closes a quarter, signed before its last day."""
    m = naskah.meta
    if m.tahun is None or m.triwulan is None or m.tanggal_laporan is None:
        return
    akhir: date = batas_triwulan(m.tahun, m.triwulan)[1]
    if m.tanggal_laporan.tanggal < akhir:
        yield Hasil(
            f"Laporan bertanggal {format_tanggal(m.tanggal_laporan.tanggal)}, triwulan baru usai "
            f"{format_tanggal(akhir)}.",
            [m.tanggal_laporan.baris],
        )


@aturan("renaksi_tahun_lampau", Tingkat.PERINGATAN, "Rencana aksi menyebut tahun yang sudah lewat")
def renaksi_tahun_lampau(naskah: Naskah) -> Iterator[Hasil]:
    """Planned actions of this year that carry the year before in their name."""
    tahun = naskah.meta.tahun
    if tahun is None:
        return
    kena: list[int] = []
    for r in naskah.renaksi:
        hukum = re.search(
            r"(?i)\b(?:nomor|no\.|peraturan|undang-undang|perpres|permen)", r.aksi.teks
        )
        lanjut = re.match(
            r"(?i)(?:penyusunan|penyampaian|reviu|audit|finalisasi)\s+(?:laporan|lkj|lakip|hasil)",
            r.aksi.teks,
        )
        m = re.search(rf"(?i)\btahun\s+(?:anggaran\s+)?{tahun - 1}\b", r.aksi.teks)
        if m and not hukum and not lanjut and str(tahun) not in r.aksi.teks:
            kena.append(r.aksi.baris_pada(m.start()) or r.baris[0])
    if kena:
        yield Hasil(
            f"Rencana aksi tahun {tahun} memakai nama “Tahun {tahun - 1}”. Pastikan tahunnya.", kena
        )


@aturan("waktu_upaya_berbeda", Tingkat.PERINGATAN, "Upaya dijanjikan untuk tahun berikutnya")
def waktu_upaya_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """Improvements of a quarter before the last that are put off to the next year."""
    if naskah.meta.triwulan in {None, 4}:
        return
    for h in naskah.hambatan:
        b = h.pengantar_upaya
        if b is None:
            continue
        for awal, isi in kalimat(b.teks):
            m = re.search(r"(?i)\btahun (?:selanjutnya|berikutnya|depan|mendatang)\b", isi)
            if m:
                lain = [
                    x.pengantar_upaya.baris[0]
                    for x in naskah.hambatan
                    if x.pengantar_upaya
                    and "triwulan selanjutnya" in x.pengantar_upaya.teks.lower()
                ]
                yield Hasil(
                    "Upaya atas kendala triwulan ini dijanjikan untuk tahun berikutnya.",
                    [b.isi.baris_pada(awal + m.start()), *lain],
                )
