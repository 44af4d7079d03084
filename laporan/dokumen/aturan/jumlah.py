"""Counts announced against the things that are listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.pengenal.rincian import Rincian, stem_benda
from laporan.dokumen.teks import kata_isi, tumpang
from laporan.dokumen.terbilang import POLA_BILANGAN, baca_terbilang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.pengenal import Naskah


@aturan("jumlah_rincian_berbeda", Tingkat.GALAT, "Jumlah yang disebut tidak sama dengan rinciannya")
def jumlah_rincian_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """ "3 indikator kinerja yaitu:" above four items."""
    for r in naskah.rincian:
        kurang, lebih = r.tertinggi < r.jumlah, r.terendah > r.jumlah
        if not (lebih or (kurang and not r.sebagian)):
            continue
        nyata = r.terendah if r.terendah == r.tertinggi else f"{r.terendah}–{r.tertinggi}"
        yield Hasil(
            f"Disebut {r.jumlah} {r.benda}, yang dirinci {nyata}.",
            r.baris,
            tingkat=None if r.bernomor else Tingkat.PERINGATAN,
        )


@aturan("rincian_berbeda", Tingkat.PERINGATAN, "Dua rincian untuk hal yang sama berbeda isinya")
def rincian_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """The same count of the same thing is spelled out twice with other names."""
    ada: dict[tuple[str, int, str], list[Rincian]] = {}
    for r in naskah.rincian:
        if r.kode and len(r.butir) == r.jumlah >= 2 and not r.sebagian:
            ada.setdefault((r.kode, r.jumlah, stem_benda(r.benda)), []).append(r)
    for (_, jumlah, _), kelompok in ada.items():
        for lain in kelompok[1:]:
            if _isi_lain(kelompok[0], lain):
                yield Hasil(
                    f"{jumlah} {kelompok[0].benda} dirinci dengan dua cara: "
                    f"“{kelompok[0].butir[0]} …” dan “{lain.butir[0]} …”. Pakai satu penamaan.",
                    [*kelompok[0].baris, *lain.baris],
                )


def _isi_lain(a: Rincian, b: Rincian) -> bool:
    cocok = sum(any(tumpang(kata_isi(x), kata_isi(y)) >= 0.6 for y in b.butir) for x in a.butir)
    return cocok * 2 < len(a.butir)


_SEBUT_IKU = re.compile(
    r"(?i)(?<![\w.,/-])(?P<n>\d{1,2}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s*"
    r"(?:\([a-z ]+\)\s*)?(?:indikator(?: kinerja)?(?: utama)?|IKU)\b(?! (?:yang|telah|belum))"
)


@aturan("jumlah_iku_berbeda", Tingkat.GALAT, "Jumlah IKU yang disebut tidak sama dengan tabel")
def jumlah_iku_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """A goal is said to have n indicators, the summary table lists another number for it."""
    dirinci = {r.baris[0] for r in naskah.rincian}
    for b, awal, isi in naskah.kalimat():
        sasaran = re.search(r"(?i)\bsasaran(?: kegiatan| program| strategis)?\s+(\d{1,2})\b", isi)
        m = _SEBUT_IKU.search(isi, sasaran.end() if sasaran else 0)
        if not sasaran or not m:
            continue
        baris = b.isi.baris_pada(awal + m.start())
        milik = [r for r in naskah.baris_iku if r.ringkasan and r.sasaran == int(sasaran[1])]
        jumlah = int(m["n"]) if m["n"].isdigit() else baca_terbilang(m["n"])
        if milik and baris not in dirinci and len(milik) != jumlah:
            yield Hasil(
                f"Disebut {m['n']} indikator pada sasaran {sasaran[1]}, tabel ringkasan memuat "
                f"{len(milik)}.",
                [baris, *(n for r in milik for n in r.baris.baris)],
            )


_SEBUT_AKSI = re.compile(
    r"(?i)(?<![\w.,/-])(?P<n>\d{1,2}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
    r"\s*(?:\([a-z ]+\)\s*)?(?:rencana aksi|renaksi)\b"
)


@aturan("jumlah_renaksi_berbeda", Tingkat.PERINGATAN, "Jumlah rencana aksi tidak sama dengan tabel")
def jumlah_renaksi_berbeda(naskah: Naskah) -> Iterator[Hasil]:
    """A sentence counts planned actions, the table of the section has another number."""
    for b, awal, isi in naskah.kalimat():
        kode = naskah.kode(b)
        milik = [r for r in naskah.renaksi if r.kode == kode]
        m = _SEBUT_AKSI.search(isi)
        if not kode or not milik or not m or naskah.sub(b) in {"latar", "kendala"}:
            continue
        jumlah = int(m["n"]) if m["n"].isdigit() else baca_terbilang(m["n"])
        selesai = sum(r.terlaksana for r in milik)
        daftar = [
            len(d.butir) for d in naskah.daftar
            if d.pengantar is not None and naskah.kode(d.pengantar) == kode
        ]  # fmt: skip
        if jumlah not in {len(milik), selesai, len(milik) - selesai, *daftar}:
            yield Hasil(
                f"Disebut {m['n']} rencana aksi; tabel memuat {len(milik)}, {selesai} terlaksana.",
                [b.isi.baris_pada(awal + m.start()), *(r.baris[0] for r in milik)],
            )


_NOMOR_DALAM = re.compile(r"\((\d{1,2})\)\s*\S")


@aturan("nomor_dalam_kalimat", Tingkat.PERINGATAN, "Penomoran (1), (2), … dalam kalimat tidak urut")
def nomor_dalam_kalimat(naskah: Naskah) -> Iterator[Hasil]:
    """Numbers in brackets inside one sentence that skip or repeat."""
    for b, awal, isi in naskah.kalimat():
        if b.jenis is Jenis.RUMUS:
            continue
        nomor = [int(n) for n in _NOMOR_DALAM.findall(isi)]
        if len(nomor) >= 3 and nomor[0] == 1 and nomor != list(range(1, len(nomor) + 1)):
            yield Hasil(
                f"Nomor dalam kalimat tidak urut: {', '.join(f'({n})' for n in nomor)}.",
                [b.isi.baris_pada(awal)],
            )


_SEBUT_TERCAPAI = re.compile(
    rf"(?P<n>\d{{1,2}}|{POLA_BILANGAN})\s+(?:\w+\s+)?dari\s+(?P<m>\d{{1,2}}|{POLA_BILANGAN})\s+"
    r"(?:indikator|IKU)\b(?P<tengah>[^.;]{0,40}?)\b(?P<apa>melampaui|melebihi|mencapai|memenuhi"
    r"|tercapai|tidak mencapai|belum mencapai|di bawah)\b[^.;]{0,20}?\btarget",
    re.IGNORECASE,
)


@aturan(
    "jumlah_iku_tercapai", Tingkat.PERINGATAN, "Jumlah IKU yang tercapai tidak sama dengan tabel"
)
def jumlah_iku_tercapai(naskah: Naskah) -> Iterator[Hasil]:
    """ "Tiga dari empat indikator melampaui target" against the capaian of the summary table."""
    baris = [r for r in naskah.baris_iku if r.ringkasan]
    isi = [n.bawah for r in baris if (n := r.nilai("capaian")) and n.bawah is not None]
    for b, awal, teks in naskah.kalimat():
        m = _SEBUT_TERCAPAI.search(teks)
        if not m or not isi or naskah.kode(b):
            continue
        sebut, dari = (int(x) if x.isdigit() else baca_terbilang(x) for x in (m["n"], m["m"]))
        apa = m["apa"].lower()
        gagal = sum(x < 100 for x in isi)
        benar = {
            "melampaui": {sum(x > 100 for x in isi)},
            "melebihi": {sum(x > 100 for x in isi)},
            "di bawah": {gagal},
            "tidak mencapai": {gagal},
            "belum mencapai": {gagal},
        }.get(apa, {sum(x >= 100 for x in isi)})
        if sebut not in benar or dari not in {len(baris), len(isi)}:
            yield Hasil(
                f"Disebut {m['n']} dari {m['m']} indikator {apa} target; menurut tabel "
                f"{min(benar)} dari {len(isi)}.",
                [b.isi.baris_pada(awal + m.start()), *(r.baris.baris[0] for r in baris)],
            )
