"""Obstacles and improvements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.aturan.pengukuran import BELUM
from laporan.dokumen.model import Tingkat
from laporan.dokumen.pengenal.rencana import tabel_kendala
from laporan.dokumen.teks import kata, kata_isi, mirip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah

_SAMA = 0.92
_NEGATIF = re.compile(
    r"(?i)\b(?:belum|tidak|kurang\w*|keterbatasan|terbatas\w*|masih|sulit\w*|kesulitan|lambat\w*"
    r"|keterlambatan|rendah\w*|minim\w*|kendala|hambat\w*|terhambat|menghambat|tantangan|penurunan"
    r"|menurun\w*|turun|hilang|gagal|tertunda|ditunda|sukarela|ketegangan|ketidak\w+|perubahan|krisis"
    r"|perbedaan|lemah\w*|pemotongan|pengurangan|kekosongan|kekurangan|padat\w*|terlalu|hanya|risiko"
    r"|berkurang|tanpa|gangguan|tumpang|jauh|mahal|tingginya|banyaknya|besarnya|adanya|efisiensi"
    r"|terkendala|keengganan|refocusing|blokir\w*|pemblokiran|mutasi|rotasi|bencana|cuaca|antrean"
    r"|kerusakan|rusak|konflik|dinamika|lonjakan|kenaikan|ketergantungan|beban|sedikit\w*)\b"
)


@aturan("upaya_sama_kendala", Tingkat.GALAT, "Upaya sama dengan kendalanya")
def upaya_sama_kendala(naskah: Naskah) -> Iterator[Hasil]:
    """An improvement that repeats the text of an obstacle."""
    for h in naskah.hambatan:
        for k in h.kendala:
            for u in h.upaya:
                if mirip(kata(k.teks), kata(u.teks)) >= _SAMA:
                    yield Hasil("Upaya hanya mengulang kendala.", [k.baris[0], u.baris[0]])
    for kendala, upaya, baris in tabel_kendala(naskah.blok):
        if upaya.teks and mirip(kata(kendala.teks), kata(upaya.teks)) >= _SAMA:
            yield Hasil("Upaya hanya mengulang kendala.", baris)


@aturan("kendala_tanpa_upaya", Tingkat.PERINGATAN, "Kendala lebih banyak daripada upaya")
def kendala_tanpa_upaya(naskah: Naskah) -> Iterator[Hasil]:
    """More obstacles than improvements, or an empty cell beside an obstacle."""
    for h in naskah.hambatan:
        nk, nu = len(h.kendala), len(h.upaya)
        if nk > nu and (nu or not h.upaya_narasi):
            yield Hasil(
                f"Ada {nk} kendala, tetapi {nu} upaya." if nu else f"{nk} kendala tanpa upaya.",
                [*(b.baris[0] for b in h.kendala), *(b.baris[0] for b in h.upaya)],
            )
    for _, upaya, baris in tabel_kendala(naskah.blok):
        if re.fullmatch(r"[-–—.\s]*", upaya.teks):
            yield Hasil("Kendala ini tidak punya upaya.", baris)


@aturan("kendala_tak_terjawab", Tingkat.PERINGATAN, "Semua upaya menjawab kendala yang lain")
def kendala_tak_terjawab(naskah: Naskah) -> Iterator[Hasil]:
    """An obstacle shares no word with any improvement, another one shares words with all."""
    for h in naskah.hambatan:
        isi = [kata_isi(u.teks) for u in h.upaya]
        if len(h.kendala) < 2 or len(isi) < 2:
            continue
        sama = [[len(kata_isi(k.teks) & u) for u in isi] for k in h.kendala]
        for i, k in enumerate(h.kendala):
            lain = [s for j, s in enumerate(sama) if j != i]
            if sum(sama[i]) <= 1 and any(min(s) >= 2 for s in lain):
                yield Hasil(
                    "Kendala ini tidak dijawab: semua upaya menyangkut kendala lain.",
                    [k.baris[0], *(u.baris[0] for u in h.upaya)],
                )


@aturan("kendala_berisi_upaya", Tingkat.PERINGATAN, "Kendala ditulis sebagai upaya")
def kendala_berisi_upaya(naskah: Naskah) -> Iterator[Hasil]:
    """An item among the obstacles that only says what is needed, not what stands in the way."""
    for h in naskah.hambatan:
        for k in h.kendala:
            perlu = re.search(r"(?i)\b(?:perlu|diperlukan|harus|seharusnya|sebaiknya)\b", k.teks)
            if perlu and not _NEGATIF.search(k.teks):
                yield Hasil("Butir kendala ini berisi keperluan, bukan kendala.", k.baris[:1])


@aturan("tidak_ada_kendala", Tingkat.PERINGATAN, "“Tidak ada kendala” bertentangan dengan isinya")
def tidak_ada_kendala(naskah: Naskah) -> Iterator[Hasil]:
    """No obstacle is named, yet the indicator was not measured or obstacles are listed."""
    for h in naskah.hambatan:
        if h.nihil is None:
            continue
        iku = naskah.iku.get(h.kode)
        belum = [
            b.baris[0]
            for b in naskah.blok
            if h.kode and naskah.kode(b) == h.kode and b.tabel is None and BELUM.search(b.teks)
        ]
        kosong = [p for p in iku.nilai("realisasi") if p.nilai.kosong] if iku else []
        if h.kendala:
            baris = [h.nihil.baris[0], *(k.baris[0] for k in h.kendala)]
            yield Hasil("Ditulis tidak ada kendala, tetapi kendala didaftar.", baris)
        elif belum or kosong:
            yield Hasil(
                "Ditulis tidak ada kendala, padahal indikatornya belum diukur.",
                [h.nihil.baris[0], *belum, *(n for p in kosong for n in p.baris)],
            )
