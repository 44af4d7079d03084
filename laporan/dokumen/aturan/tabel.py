"""Tables against each other and against the text: values and units of every indicator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inti.angka import satuan_persen
from laporan.dokumen.aturan.dasar import Hasil, aturan, sebut_baris
from laporan.dokumen.leksikon import baku
from laporan.dokumen.model import Tingkat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laporan.dokumen.pengenal import Naskah
    from laporan.dokumen.pengenal.iku import Indikator, Pernyataan

_NAMA_BIDANG = {
    "target_tahun": "target tahunan",
    "target_tw": "target triwulan",
    "target": "target",
    "realisasi": "realisasi",
    "capaian": "capaian",
    "capaian_tahun": "capaian terhadap target tahunan",
}
_SATUAN_INDEKS = re.compile(r"(?i)^(?:indeks|skor|skala|nilai)\b")


def _kelompok(pernyataan: Sequence[Pernyataan]) -> list[list[Pernyataan]]:
    """Statements put together by equal value."""
    hasil: list[list[Pernyataan]] = []
    for p in pernyataan:
        for k in hasil:
            if k[0].nilai.setara(p.nilai):
                k.append(p)
                break
        else:
            hasil.append([p])
    return hasil


def _sebanding(iku: Indikator, bidang: str) -> list[Pernyataan]:
    """Statements of a field; a sentence in percent says nothing about a count."""
    tabel = iku.nilai(bidang)
    persen = bidang.startswith("capaian") or any(
        p.nilai.persen for p in tabel if not p.nilai.kosong
    )
    persen = persen or any(satuan_persen(baku(s.teks)) for s in iku.satuan)
    narasi = [
        p
        for p in iku.pernyataan
        if p.bidang == bidang and p.asal == "narasi" and p.nilai.persen == persen
    ]
    return [*tabel, *narasi] if tabel else []


@aturan("nilai_iku_berbeda", Tingkat.GALAT, "Nilai satu IKU berbeda antarbagian")
def nilai_iku_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """One field of one indicator has two values in the summary, its section or the text."""
    for iku in naskah.iku.values():
        bidang_tabel = dict.fromkeys(p.bidang for p in iku.pernyataan if p.asal != "narasi")
        for bidang in bidang_tabel:
            kelompok = _kelompok(_sebanding(iku, bidang))
            if len(kelompok) < 2:
                continue
            nilai = "; ".join(
                f"{k[0].nilai.teks} ({sebut_baris(n for p in k for n in p.baris)})"
                for k in kelompok
            )
            nama = _NAMA_BIDANG.get(bidang, bidang.replace("_", " "))
            semua = [p for k in kelompok for p in k]
            kutipan = {p.baris[-1]: p.kutipan for p in semua if p.asal == "narasi"}
            yield Hasil(
                f"{iku.label}: {nama} ditulis {nilai}. Samakan dengan Perjanjian Kinerja.",
                [n for p in semua for n in p.baris],
                kutipan,
            )


@aturan("narasi_beda_tabel", Tingkat.PERINGATAN, "Angka capaian di narasi tidak ada di tabel")
def narasi_beda_tabel(naskah: Naskah) -> Iterator[Hasil]:
    """A sentence gives a capaian that is neither the realisasi nor the capaian of the tables."""
    for iku in naskah.iku.values():
        tabel = iku.nilai("realisasi") + iku.nilai("capaian")
        ada = [p for p in tabel if not p.nilai.kosong]
        for p in iku.pernyataan:
            if p.bidang != "capaian_atau_realisasi" or not ada:
                continue
            if any(p.nilai.setara(t.nilai) for t in ada) or not any(t.nilai.persen for t in ada):
                continue
            yield Hasil(
                f"{iku.label}: narasi menyebut capaian {p.nilai.teks}, padahal tabel menulis "
                f"{', '.join(dict.fromkeys(t.nilai.teks for t in ada))}.",
                [*p.baris, *(n for t in ada for n in t.baris)],
                {p.baris[-1]: p.kutipan},
            )


def _kunci_satuan(teks: str) -> str:
    return "%" if satuan_persen(baku(teks)) else baku(teks).lower().strip(" .")


@aturan("satuan_iku_berbeda", Tingkat.GALAT, "Satuan satu IKU berbeda antartabel")
def satuan_iku_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """One indicator has two units."""
    for iku in naskah.iku.values():
        ragam = {_kunci_satuan(s.teks): s for s in reversed(iku.satuan)}
        if len(ragam) > 1:
            sebutan = "; ".join(f"{s.teks} ({sebut_baris(s.baris)})" for s in ragam.values())
            yield Hasil(
                f"{iku.label}: satuan ditulis {sebutan}. Pakai satu satuan.",
                [n for s in iku.satuan for n in s.baris],
            )


@aturan("satuan_tidak_cocok_nilai", Tingkat.GALAT, "Satuan tidak cocok dengan bentuk nilainya")
def satuan_tidak_cocok_nilai(naskah: Naskah) -> Iterator[Hasil]:
    """A percentage unit beside "3 dari 4", or an index unit beside a percent sign."""
    for r in naskah.baris_iku:
        iku = naskah.iku[r.kunci]
        if len({_kunci_satuan(s.teks) for s in iku.satuan}) > 1:
            continue
        satuan = r.baris.isi(r.kolom.satuan)
        nilai = [n for b, _ in r.kolom.nilai if b.startswith(("target", "realisasi"))
                 and (n := r.nilai(b)) is not None and not n.kosong]  # fmt: skip
        if not satuan.teks or not nilai:
            continue
        persen = satuan_persen(baku(satuan.teks))
        salah = (persen and all(n.skala is not None for n in nilai)) or (
            bool(_SATUAN_INDEKS.match(satuan.teks)) and all(n.persen for n in nilai)
        )
        if salah:
            yield Hasil(
                f"{iku.label}: satuan “{satuan.teks}” tidak cocok dengan nilai “{nilai[0].teks}”.",
                [*satuan.baris, *r.baris.baris],
            )


@aturan("iku_tanpa_uraian", Tingkat.PERINGATAN, "IKU pada tabel ringkasan tidak diuraikan")
def iku_tanpa_uraian(naskah: Naskah) -> Iterator[Hasil]:
    """The summary lists an indicator that has no section while the others have one."""
    diurai = {t.kode for t in naskah.letak if t.kode}
    ringkasan = [r for r in naskah.baris_iku if r.ringkasan]
    hilang = [r for r in ringkasan if r.kunci not in diurai]
    if len(diurai) >= 2 and 0 < len(hilang) <= len(ringkasan) // 3:
        for r in hilang:
            yield Hasil(
                f"{naskah.iku[r.kunci].label} ada di tabel ringkasan, tetapi tidak ada uraiannya.",
                r.baris.baris,
            )


@aturan("iku_di_luar_ringkasan", Tingkat.PERINGATAN, "IKU diuraikan tetapi tidak diringkas")
def iku_di_luar_ringkasan(naskah: Naskah) -> Iterator[Hasil]:
    """A section table names a coded indicator that the summary does not list."""
    ringkasan = {r.kunci for r in naskah.baris_iku if r.ringkasan}
    if not ringkasan or not all(re.fullmatch(r"\d+\.\d+", k) for k in ringkasan):
        return
    for r in naskah.baris_iku:
        if not r.ringkasan and r.kode and r.kunci not in ringkasan:
            yield Hasil(
                f"IKU {r.kode} punya tabel sendiri, tetapi tidak ada di tabel ringkasan.",
                r.baris.baris,
            )
