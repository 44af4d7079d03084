"""Savings and spending: labels, sums, purchases that contradict each other."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import POLA_ANGKA, SKALA, desimal, tulis
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import kalimat, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah

_RP = re.compile(
    rf"\bRp\.?\s*(?P<n>{POLA_ANGKA})(?:,-)?(?:\s*(?P<skala>ribu|juta|mil[iy]ar|triliun))?",
    re.IGNORECASE,
)
_HEMAT = re.compile(r"(?i)\b(?:efisiensi|hemat|penghematan|menghemat|dihemat)\b")
_BIAYA = re.compile(
    r"(?i)\b(?:estimasi|perkiraan|total|jumlah|realisasi)\s+(?:biaya|pengeluaran|belanja)\b"
)


def _nilai(m: re.Match[str]) -> Decimal:
    angka = desimal(m["n"]) or Decimal(0)
    return angka * SKALA[m["skala"].lower()] if m["skala"] else angka


def _paragraf_efisiensi(naskah: Naskah) -> Iterator[Blok]:
    for b in naskah.blok:
        uraian = b.jenis in {Jenis.PARAGRAF, Jenis.BUTIR} and naskah.kode(b)
        if uraian and _HEMAT.search(b.teks) and naskah.sub(b) not in {"kendala", "upaya"}:
            yield b


@aturan("label_efisiensi", Tingkat.PERINGATAN, "Nilai efisiensi disebut estimasi biaya")
def label_efisiensi(naskah: Naskah) -> Iterator[Hasil]:
    """A paragraph on savings closes with a cost, and says nowhere what was saved."""
    kena: dict[int, str] = {}
    for b in _paragraf_efisiensi(naskah):
        for awal, isi in kalimat(b.teks):
            m, rp = _BIAYA.search(isi), _RP.search(isi)
            if m and rp and rp.start() > m.start() and not _HEMAT.search(isi):
                kena[b.isi.baris_pada(awal + m.start())] = sekitar(isi, m.start(), rp.end())
    if kena:
        yield Hasil(
            "Uraian efisiensi ditutup dengan biaya; tidak jelas ini biaya atau penghematan.",
            kena,
            kena,
        )


@aturan("efisiensi_tanpa_nilai", Tingkat.CATATAN, "Uraian efisiensi tanpa nilai rupiah")
def efisiensi_tanpa_nilai(naskah: Naskah) -> Iterator[Hasil]:
    """Some sections give their saving in rupiah, others do not."""
    kode: dict[str, list[Blok]] = {}
    for b in _paragraf_efisiensi(naskah):
        kode.setdefault(naskah.kode(b), []).append(b)
    bernilai = {k for k, d in kode.items() if any(_RP.search(b.teks) for b in d)}
    tanpa = [d[0].baris[0] for k, d in kode.items() if k not in bernilai]
    if bernilai and tanpa:
        yield Hasil(f"Uraian efisiensi tanpa nilai rupiah di {len(tanpa)} bagian.", tanpa)


@aturan("total_efisiensi_salah", Tingkat.GALAT, "Total efisiensi tidak sama dengan jumlahnya")
def total_efisiensi_salah(naskah: Naskah) -> Iterator[Hasil]:
    """A stated total of all savings against the savings of the sections."""
    bagian: dict[int, Decimal] = {}
    for b in _paragraf_efisiensi(naskah):
        for awal, isi in kalimat(b.teks):
            if _HEMAT.search(isi) or _BIAYA.search(isi):
                nilai = [_nilai(m) for m in _RP.finditer(isi)]
                if len(nilai) == 1:
                    bagian[b.isi.baris_pada(awal)] = nilai[0]
    for b, awal, isi in naskah.kalimat():
        m = re.search(
            r"(?i)\b(?:total|jumlah|keseluruhan)\b[^.]{0,40}\b(?:efisiensi|penghematan)\b", isi
        )
        rp = _RP.search(isi, m.end()) if m else None
        if rp and len(bagian) >= 2 and not naskah.kode(b):
            jumlah = sum(bagian.values(), Decimal(0))
            if jumlah != _nilai(rp):
                yield Hasil(
                    f"Total efisiensi tertulis {rp.group(0).strip()}, jumlah bagiannya "
                    f"Rp{tulis(jumlah)}.",
                    [b.isi.baris_pada(awal + rp.start()), *bagian],
                )


_TANPA_BELI = re.compile(
    r"(?i)\b(?:meniadakan|menghilangkan|menghapus|tidak (?:lagi )?(?:ada|melakukan|memerlukan))\b"
    r"[^.;]{0,50}?\b(?:pengadaan|pembelian|belanja)\s+(?:untuk\s+)?(?P<barang>[^.,;]{2,60})"
)
_BELI = re.compile(
    r"(?i)\b(?:telah|sudah)\b[^.;]{0,30}?\b(?:pembelian|pengadaan|membeli|dibeli)\s+(?P<barang>[^.,;]{2,80})"
)


@aturan("pengadaan_bertentangan", Tingkat.PERINGATAN, "Pengadaan ditiadakan, tetapi juga dilakukan")
def pengadaan_bertentangan(naskah: Naskah) -> Iterator[Hasil]:
    """One section claims to have done away with a purchase, another tells that it was bought."""
    tanpa: list[tuple[str, int]] = []
    beli: list[tuple[str, int]] = []
    for b, awal, isi in naskah.kalimat():
        for pola, daftar in ((_TANPA_BELI, tanpa), (_BELI, beli)):
            m = pola.search(isi)
            if m:
                daftar.append((m["barang"], b.isi.baris_pada(awal + m.start())))
    for barang, n in beli:
        lawan = [k for x, k in tanpa if k != n and _barang_sama(x, barang)]
        if lawan:
            yield Hasil("Pengadaan yang disebut ditiadakan ternyata dilakukan.", [n, *lawan])


def _barang_sama(a: str, b: str) -> bool:
    """The same goods by name or abbreviation: "BBM" and "Bahan Bakar Minyak (BBM)"."""
    singkat = set(re.findall(r"\b[A-Z]{2,}\b", a)) & set(re.findall(r"\b[A-Z]{2,}\b", b))
    awal = a.lower().split()[:2] == b.lower().split()[:2]
    return bool(singkat) or awal
