"""Sums and shares inside tables: totals, weights, budget columns."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import Nilai, baca_nilai, cari_persen, tulis
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Tingkat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import BarisTabel, Tabel
    from laporan.dokumen.pengenal import Naskah

_TOTAL = re.compile(
    r"(?i)^(?:grand\s+)?(?:total|jumlah)(?:\s+(?:total|keseluruhan|seluruhnya|umum|akhir|besar))?\s*:?$"
)
_TOTAL_LABEL = re.compile(r"(?i)^(?:total|jumlah)\b")
_SUBTOTAL = re.compile(r"(?i)^(?:sub\s*-?\s*(?:total|jumlah)|jumlah\s+\w+)")
_TAK_DIJUMLAH = re.compile(
    r"(?i)^(?:no\.?|nomor|kode|tahun|tanggal|target\b.*|capaian.*|indeks.*|rata.*|nilai rata.*"
    r"|%.*|persen.*|status|keterangan)$"
)
_SERATUS = Decimal(100)


def _label(r: BarisTabel) -> str:
    return next((s.teks for s in r.sel if s.teks and not re.fullmatch(r"\d+\.?", s.teks)), "")


def _angka(r: BarisTabel, kolom: int) -> Nilai | None:
    teks = r.teks(kolom)
    if not teks:
        return None
    nilai = baca_nilai(teks)
    return nilai if nilai is not None and not nilai.rentang and nilai.skala is None else None


def _baris_total(tabel: Tabel, r: BarisTabel) -> bool:
    """A total row: nothing but that word, or a longer label without a number of its own."""
    label = _label(r)
    bernomor = bool(tabel.kepala) and bool(re.match(r"(?i)no\b|nomor", tabel.kepala[0]))
    return bool(_TOTAL.match(label)) or (
        bernomor and not re.search(r"\d", r.teks(0)) and bool(_TOTAL_LABEL.match(label))
    )


@aturan("jumlah_tabel_salah", Tingkat.GALAT, "Baris total tidak sama dengan jumlah rinciannya")
def jumlah_tabel_salah(naskah: Naskah) -> Iterator[Hasil]:
    """A total row that is not the sum of the rows above it."""
    for b in naskah.blok:
        if b.tabel is None:
            continue
        rinci: list[BarisTabel] = []
        for r in b.tabel.isi:
            if _baris_total(b.tabel, r):
                yield from _periksa_total(b.tabel, rinci, r)
                rinci = []
            else:
                rinci.append(r)


def _periksa_total(tabel: Tabel, rinci: list[BarisTabel], total: BarisTabel) -> Iterator[Hasil]:
    for i in range(len(total.sel)):
        akhir = _angka(total, i)
        kepala = tabel.kepala[i] if i < len(tabel.kepala) else ""
        if akhir is None or akhir.bawah is None or _TAK_DIJUMLAH.match(kepala.strip()):
            continue
        isi = [(r, n) for r in rinci if (n := _angka(r, i)) is not None and n.bawah is not None]
        tak_terbaca = any(_angka(r, i) is None and r.teks(i) for r in rinci)
        if len(isi) < 2 or tak_terbaca or any(n.persen for _, n in isi):
            continue
        pokok = [n.bawah or Decimal(0) for r, n in isi if not _SUBTOTAL.match(_label(r))]
        sub = [n.bawah or Decimal(0) for r, n in isi if _SUBTOTAL.match(_label(r))]
        toleransi = sum((n.setengah() for _, n in isi if n.desimal_), Decimal(0))
        jumlah = sum(pokok, Decimal(0))
        if abs(jumlah - akhir.bawah) > toleransi and (not sub or sum(sub) != akhir.bawah):
            yield Hasil(
                f"Jumlah rincian {tulis(jumlah)}, tertulis {akhir.teks} pada baris total.",
                [*total.baris, *(n for r, _ in isi for n in r.baris)],
            )


@aturan("bobot_bukan_100", Tingkat.PERINGATAN, "Jumlah bobot tidak sama dengan 100%")
def bobot_bukan_100(naskah: Naskah) -> Iterator[Hasil]:
    """Weights of a sum in the text or of a table column that do not make 100."""
    for b in naskah.blok:
        if b.tabel is not None:
            yield from _bobot_tabel(b.tabel)
        else:
            bobot = bobot_rumus(b.teks)
            if bobot and sum(bobot) != _SERATUS:
                yield Hasil(f"Jumlah bobot {tulis(sum(bobot, Decimal(0)))}%, bukan 100%.", b.baris)


def bobot_rumus(teks: str) -> list[Decimal]:
    """Weights of a formula such as "A (20%) + B (30%) + C (50%)"; empty when there is none."""
    if teks.count("+") < 2 or not re.search(r"(?i)tahap|bobot|nilai|komponen", teks):
        return []
    sisi = teks.split("=", 1)[-1]
    suku = sisi.split("+")
    bobot = [[n.bawah for _, _, n in cari_persen(s) if n.bawah is not None] for s in suku]
    return [b[0] for b in bobot] if all(len(b) == 1 for b in bobot) else []


def _bobot_tabel(tabel: Tabel) -> Iterator[Hasil]:
    for i, kepala in enumerate(tabel.kepala):
        if not re.match(r"(?i)bobot\b", kepala):
            continue
        isi = [(r, n) for r in tabel.isi if (n := _angka(r, i)) is not None and n.bawah is not None]
        rinci = [(r, n) for r, n in isi if not _baris_total(tabel, r)]
        jumlah = sum((n.bawah or Decimal(0) for _, n in rinci), Decimal(0))
        persen = all(n.persen for _, n in rinci) or "%" in kepala
        if len(rinci) >= 2 and persen and jumlah != _SERATUS and len(rinci) == len(isi):
            pesan = f"Jumlah kolom bobot {tulis(jumlah)}%, bukan 100%."
            yield Hasil(pesan, [n for r, _ in rinci for n in r.baris])


_PAGU = re.compile(r"(?i)^(?:pagu|anggaran|alokasi|baseline|semula|rencana)\b")
_PAKAI = re.compile(r"(?i)^(?:realisasi|penyerapan|aktual|menjadi|serapan)\b")
_SISA = re.compile(r"(?i)^(?:sisa|selisih|efisiensi|penghematan|sisa anggaran)\b")
_PERSEN = re.compile(r"(?i)^(?:%|persen\w*|serapan\s*\(%\)|realisasi\s*\(%\)|capaian\s*\(%\))")


@aturan("anggaran_salah_hitung", Tingkat.GALAT, "Sisa atau persentase anggaran salah dihitung")
def anggaran_salah_hitung(naskah: Naskah) -> Iterator[Hasil]:
    """Rows of a budget table: remainder = ceiling − used, share = used / ceiling."""
    for b in naskah.blok:
        if b.tabel is None:
            continue
        kolom = [
            next((i for i, k in enumerate(b.tabel.kepala) if pola.match(k.strip())), None)
            for pola in (_PAGU, _PAKAI, _SISA, _PERSEN)
        ]
        if kolom[0] is None or kolom[1] is None or kolom[0] == kolom[1]:
            continue
        for r in b.tabel.isi:
            yield from _periksa_anggaran(r, kolom)


def _periksa_anggaran(r: BarisTabel, kolom: list[int | None]) -> Iterator[Hasil]:
    nilai = [_angka(r, k) if k is not None else None for k in kolom]
    pagu, pakai, sisa, persen = (n.bawah if n else None for n in nilai)
    if pagu is None or pakai is None or (nilai[0] and nilai[0].persen):
        return
    salah: list[str] = []
    if sisa is not None and sisa != pagu - pakai:
        salah.append(f"sisa seharusnya {tulis(pagu - pakai)}, tertulis {tulis(sisa)}")
    if persen is not None and pagu and nilai[3] is not None:
        benar = pakai / pagu * 100
        if abs(benar - persen) > nilai[3].setengah():
            salah.append(f"persentase seharusnya {tulis(benar)}%, tertulis {tulis(persen)}%")
    if salah:
        pesan = "; ".join(salah)
        yield Hasil(f"{pesan[0].upper()}{pesan[1:]}.", r.baris)
