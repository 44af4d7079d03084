"""Indicators that are measured by weighted stages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import tulis
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.aturan.jumlah_tabel import bobot_rumus
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.pengenal.rincian import stem_benda

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah

_URUT = r"(?:pertama|kedua|ketiga|keempat|kelima|awal|I{1,3}|IV|\d)"
_TAHAP = re.compile(rf"(?i)\btahap(?:an)?\s+(?:ke-?\s*)?(?P<n>{_URUT})\b")
_KE = {"awal": 1, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5,
       "i": 1, "ii": 2, "iii": 3, "iv": 4}  # fmt: skip
_SERATUS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tahapan:
    """Weights of the stages of one indicator and where they stand."""

    kode: str
    bobot: tuple[Decimal, ...]
    baris: int

    @property
    def kumulatif(self) -> list[Decimal]:
        """Value after each stage."""
        return [sum(self.bobot[: i + 1], Decimal(0)) for i in range(len(self.bobot))]


def kenali_tahapan(naskah: Naskah) -> Iterator[Tahapan]:
    """Sections whose formula adds weighted stages up to 100."""
    for b in naskah.blok:
        if b.tabel is None and naskah.kode(b) and re.search(r"(?i)tahap", b.teks):
            bobot = bobot_rumus(b.teks)
            if len(bobot) >= 2 and sum(bobot) == _SERATUS:
                yield Tahapan(naskah.kode(b), tuple(bobot), b.baris[0])


def _tahap_disebut(naskah: Naskah, kode: str) -> Iterator[tuple[int, int, str]]:
    """Stage reached according to the text: number, line, sentence."""
    for b, awal, isi in naskah.kalimat():
        if b.jenis is not Jenis.PARAGRAF or naskah.kode(b) != kode or naskah.sub(b) != "hasil":
            continue
        m = _TAHAP.search(isi)
        masih = (
            re.search(r"(?i)\b(?:masih|baru|didominasi|berada|sampai|dalam)\b", isi[: m.start()])
            if m
            else None
        )
        if m and masih:
            nomor = _KE.get(m["n"].lower()) or int(m["n"] if m["n"].isdigit() else 0)
            if nomor:
                yield nomor, b.isi.baris_pada(awal + m.start()), isi


@aturan("tahap_dan_realisasi", Tingkat.GALAT, "Realisasi lebih tinggi daripada tahap yang dicapai")
def tahap_dan_realisasi(naskah: Naskah) -> Iterator[Hasil]:
    """The text says stage 1, a table gives more than the weight of stage 1."""
    for t in kenali_tahapan(naskah):
        iku = naskah.iku.get(t.kode)
        for nomor, baris, _ in _tahap_disebut(naskah, t.kode):
            if iku is None or nomor > len(t.bobot):
                continue
            batas = t.kumulatif[nomor - 1]
            lebih = [p for p in iku.nilai("realisasi") if (p.nilai.bawah or Decimal(0)) > batas]
            if lebih:
                yield Hasil(
                    f"{iku.label}: tahap {nomor} bernilai {tulis(batas)}%, realisasi ditulis "
                    f"{lebih[0].nilai.teks}.",
                    [baris, *(n for p in lebih for n in p.baris), t.baris],
                )


@aturan("target_bukan_tahap", Tingkat.PERINGATAN, "Target tidak dapat dicapai oleh bobot tahapan")
def target_bukan_tahap(naskah: Naskah) -> Iterator[Hasil]:
    """A target that equals the value after none of the stages."""
    for t in kenali_tahapan(naskah):
        iku = naskah.iku.get(t.kode)
        for bidang in ("target_tahun", "target_tw", "target"):
            nilai = [p for p in iku.nilai(bidang) if not p.nilai.kosong] if iku else []
            if iku and nilai and nilai[0].nilai.bawah not in t.kumulatif:
                tahap = " / ".join(tulis(k) for k in t.kumulatif)
                yield Hasil(
                    f"{iku.label}: target {nilai[0].nilai.teks} bukan nilai tahap mana pun "
                    f"({tahap}).",
                    [t.baris, *(n for p in nilai for n in p.baris)],
                )


@aturan("tahap_dilompati", Tingkat.PERINGATAN, "Kegiatan tahap akhir disebut saat masih tahap awal")
def tahap_dilompati(naskah: Naskah) -> Iterator[Hasil]:
    """A paragraph puts the indicator in its first stage and tells work of the last one."""
    for t in kenali_tahapan(naskah):
        nama = [
            r.butir[-1].split()[0].lower()
            for r in naskah.rincian
            if r.kode == t.kode and r.jumlah == len(t.bobot) == len(r.butir)
            and stem_benda(r.benda) in {"tahap", "proses"}
        ]  # fmt: skip
        for nomor, baris, _ in _tahap_disebut(naskah, t.kode) if nama else ():
            if nomor != 1:
                continue
            for b, awal, isi in naskah.kalimat():
                sama = baris in b.baris
                m = re.search(
                    r"(?i)\b(?:telah|sudah)\s+(?:mulai\s+)?(?:di\w+)\s+(?:kegiatan\s+)?(\w+)", isi
                )
                if sama and m and m[1].lower() in nama:
                    yield Hasil(
                        f"Masih tahap {nomor}, tetapi {m[1].lower()} (tahap akhir) sudah "
                        "dikerjakan.",
                        [baris, b.isi.baris_pada(awal + m.start())],
                    )
