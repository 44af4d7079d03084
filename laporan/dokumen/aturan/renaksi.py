"""Planned actions: evidence in the remarks, quarters, shares, contradictions with obstacles."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import tulis
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.tanggal import cari_bulan, cari_tanggal, nomor_triwulan
from laporan.dokumen.teks import kata, kata_isi

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah
    from laporan.dokumen.pengenal.rencana import Renaksi
    from laporan.dokumen.pengenal.susunan import Daftar

_PENGISI = frozenset("""telah disusun dilakukan dilaksanakan terlaksana dokumen selesai sudah dibuat
    tersusun diimplementasikan disampaikan penyusunan pelaksanaan penetapan ditetapkan rangka
    kegiatan melaksanakan menyusun terlaksananya tersusunnya""".split(None))  # fmt: skip
_TW = re.compile(
    r"(?i)\(\s*(?:TW|Triwulan)\s*(?P<isi>[IVX\d,\s&–\-]+(?:dan\s*[IV\d]+|s\.?d\.?\s*[IV\d]+)?)\s*\)"
)


@aturan("keterangan_tanpa_tanggal", Tingkat.CATATAN, "Keterangan renaksi tanpa tanggal")
def keterangan_tanpa_tanggal(naskah: Naskah) -> Iterator[Hasil]:
    """Actions said to be done whose remark names no day; only when other remarks do."""
    selesai = [r for r in naskah.renaksi if r.terlaksana and r.keterangan.teks]
    tanpa = [r for r in selesai if not _bertanggal(r.keterangan.teks)]
    if tanpa and len(tanpa) < len(selesai):
        yield Hasil(
            f"{len(tanpa)} dari {len(selesai)} rencana aksi terlaksana tanpa tanggal kegiatan.",
            [r.keterangan.baris[0] for r in tanpa],
        )


def _bertanggal(teks: str) -> bool:
    return any(True for _ in cari_tanggal(teks)) or any(True for _ in cari_bulan(teks))


@aturan("keterangan_mengulang", Tingkat.PERINGATAN, "Keterangan hanya mengulang rencana aksi")
def keterangan_mengulang(naskah: Naskah) -> Iterator[Hasil]:
    """A remark that adds nothing to the name of the action: no day, no product, no number."""
    ulang = [r for r in naskah.renaksi if _mengulang(r)]
    if ulang:
        yield Hasil(
            "Keterangan hanya mengulang nama rencana aksi, tanpa bukti atau tanggal.",
            [r.baris[0] for r in ulang],
        )


def _mengulang(r: Renaksi) -> bool:
    if not r.keterangan.teks or _bertanggal(r.keterangan.teks):
        return False
    aksi, isi = kata_isi(r.aksi.teks), kata_isi(r.keterangan.teks) - _PENGISI
    return len(isi) >= 2 and len(isi - aksi) <= (1 if len(isi) > 3 else 0)


_KUALITAS = re.compile(
    r"(?i)\b(?P<jenis>sektor|semester|tahap|gelombang|angkatan|wilayah|batch)\s+(?P<isi>[A-Za-z0-9]+)"
)


@aturan("keterangan_lain_cakupan", Tingkat.PERINGATAN, "Cakupan keterangan lain dari rencana aksi")
def keterangan_lain_cakupan(naskah: Naskah) -> Iterator[Hasil]:
    """The action is about one sector or semester, its remark about another."""
    for r in naskah.renaksi:
        aksi = {m["jenis"].lower(): m["isi"].lower() for m in _KUALITAS.finditer(r.aksi.teks)}
        for m in _KUALITAS.finditer(r.keterangan.teks):
            lain = aksi.get(m["jenis"].lower())
            if lain and lain != m["isi"].lower() and lain not in kata(r.keterangan.teks):
                yield Hasil(
                    f"Rencana aksi tentang {m['jenis'].lower()} {lain}, keterangannya "
                    f"{m['jenis'].lower()} {m['isi'].lower()}.",
                    r.baris,
                )
                break


def _triwulan(teks: str) -> set[int] | None:
    """Quarters a plan names in brackets; None when it names none."""
    m = _TW.search(teks)
    if not m:
        return None
    isi = m["isi"].upper()
    bagian = [nomor_triwulan(x) for x in re.findall(r"IV|III|II|I|[1-4]", isi)]
    if re.search(r"[-–]|S\.?D", isi) and len(bagian) == 2:
        return set(range(min(bagian), max(bagian) + 1))
    return set(bagian)


def daftar_rencana(naskah: Naskah) -> Iterator[tuple[Daftar, list[set[int] | None]]]:
    """Lists of plans most of which name their quarter in brackets."""
    for d in naskah.daftar:
        tw = [_triwulan(b.teks) for b in d.butir]
        if len(tw) >= 3 and sum(t is not None for t in tw) * 3 >= len(tw) * 2:
            yield d, tw


@aturan("rencana_tanpa_triwulan", Tingkat.PERINGATAN, "Rencana tanpa triwulan di daftar berjadwal")
def rencana_tanpa_triwulan(naskah: Naskah) -> Iterator[Hasil]:
    """One item of a list of plans says no quarter although the others do."""
    for d, tw in daftar_rencana(naskah):
        for b, t in zip(d.butir, tw, strict=True):
            if t is None:
                yield Hasil(f"“{b.teks[:80]}” tidak menyebut triwulan.", b.baris[:1])


@aturan("penulisan_triwulan", Tingkat.CATATAN, "Triwulan ditulis dengan cara berbeda")
def penulisan_triwulan(naskah: Naskah) -> Iterator[Hasil]:
    """ "TW I,II,III,IV" beside "TW I-IV" in one list; "Triwulanan I" for "Triwulan I"."""
    for d, tw in daftar_rencana(naskah):
        penuh = [b for b, t in zip(d.butir, tw, strict=True) if t == {1, 2, 3, 4}]
        ragam = {"koma" if "," in _isi_tw(b) else "rentang" for b in penuh}
        if len(ragam) > 1:
            yield Hasil(
                "Rentang triwulan ditulis “I,II,III,IV” dan “I-IV”.", [b.baris[0] for b in penuh]
            )
    salah = [
        b.nomor
        for b in naskah.dokumen.baris
        if re.search(r"(?i)\btriwulanan\s+(?:IV|I{1,3}|[1-4])\b", b.teks)
    ]
    if salah:
        yield Hasil("Tertulis “Triwulanan I”; yang benar “Triwulan I”.", salah)
    angka = [
        b.nomor
        for b in naskah.dokumen.baris
        if re.search(r"(?i)\b(?:triwulan|TW)\s+[1-4]\b", b.teks)
    ]
    rom = [
        b.nomor
        for b in naskah.dokumen.baris
        if re.search(r"\b(?:[Tt]riwulan|TW)\s+[IV]+\b", b.teks)
    ]
    if angka and rom:
        sedikit = min(angka, rom, key=len)
        yield Hasil(
            "Triwulan ditulis dengan angka Arab dan Romawi.",
            [*sedikit, max(angka, rom, key=len)[0]],
        )


def _isi_tw(b: Blok) -> str:
    m = _TW.search(b.teks)
    return m["isi"] if m else ""


@aturan(
    "persentase_rencana", Tingkat.PERINGATAN, "Realisasi tidak sama dengan rencana yang selesai"
)
def persentase_rencana(naskah: Naskah) -> Iterator[Hasil]:
    """done ÷ planned from the list and the table of the section against the printed realisasi."""
    for d, tw in daftar_rencana(naskah):
        kode = naskah.kode(d.butir[0])
        iku = naskah.iku.get(kode)
        nilai = [p for p in iku.nilai("realisasi") if not p.nilai.kosong] if iku else []
        selesai = sum(r.terlaksana for r in naskah.renaksi if r.kode == kode)
        if iku is None or not nilai or not selesai or not nilai[0].nilai.persen:
            continue
        persen = nilai[0].nilai
        calon = [Decimal(selesai) / len(tw) * 100]
        if all(t is not None for t in tw):
            tonggak = [q for t in tw for q in t or ()]
            lalu = sum(q < (naskah.meta.triwulan or 1) for q in tonggak)
            calon += [Decimal(k) / len(tonggak) * 100 for k in (selesai, lalu + selesai)]
        if all(abs(c - (persen.bawah or Decimal(0))) > persen.setengah() for c in calon):
            rumus = [
                b.baris[0] for b in naskah.blok if b.jenis is Jenis.RUMUS and naskah.kode(b) == kode
            ]
            yield Hasil(
                f"{iku.label}: {selesai} dari {len(tw)} rencana terlaksana = {tulis(calon[0])}%, "
                f"realisasi ditulis {persen.teks}. Jelaskan pembaginya.",
                [*(n for p in nilai for n in p.baris), *rumus, d.baris[0], d.baris[-1]],
            )


@aturan("target_bukan_bilangan_bulat", Tingkat.CATATAN, "Target tidak mungkin tepat tercapai")
def target_bukan_bilangan_bulat(naskah: Naskah) -> Iterator[Hasil]:
    """target% × number of plans is no whole number, whatever the unnamed quarters are."""
    for d, tw in daftar_rencana(naskah):
        iku = naskah.iku.get(naskah.kode(d.butir[0]))
        ada = sum(len(t) for t in tw if t is not None)
        bebas = sum(t is None for t in tw)
        jumlah = {len(tw), *range(ada + bebas, ada + 4 * bebas + 1)}
        for bidang in ("target_tahun", "target_tw"):
            nilai = (
                [p for p in iku.nilai(bidang) if p.nilai.bawah and p.nilai.persen] if iku else []
            )
            ragam = {p.nilai.bawah: p for p in reversed(nilai)}
            for target, p in ragam.items():
                if iku and target and all((target * n) % 100 for n in jumlah):
                    yield Hasil(
                        f"{iku.label}: {p.nilai.teks} dari {len(tw)} rencana "
                        f"({min(jumlah - {len(tw)}, default=ada)} atau lebih tonggak) bukan "
                        "bilangan bulat.",
                        [
                            *(n for x in nilai if x.nilai.bawah == target for n in x.baris),
                            d.baris[0],
                        ],
                    )


_GAGAL = re.compile(
    r"(?i)\b(?:belum|tidak)\s+(?:dapat\s+|bisa\s+)?(?:dilaksanakan|dilakukan|terlaksana|dijalankan"
    r"|direalisasikan|diselesaikan|terealisasi)\b|\btertunda\b|\bditunda\b|\bbatal\b"
)


@aturan(
    "terlaksana_tetapi_terkendala", Tingkat.PERINGATAN, "Renaksi terlaksana, kendala menyangkal"
)
def terlaksana_tetapi_terkendala(naskah: Naskah) -> Iterator[Hasil]:
    """An obstacle says that a thing was not done which the table reports as done."""
    for h in naskah.hambatan:
        for k in h.kendala:
            m = _GAGAL.search(k.teks)
            if not m:
                continue
            isi = kata_isi(k.teks[: m.start()][-200:])
            for r in naskah.renaksi:
                if r.kode != h.kode or not r.terlaksana:
                    continue
                sama = isi & kata_isi(r.aksi.teks) - _PENGISI
                if len(sama) >= 3:
                    yield Hasil(
                        f"Rencana aksi berstatus terlaksana, kendalanya menyebut “{m.group(0)}”.",
                        [k.baris[0], r.baris[0]],
                    )
