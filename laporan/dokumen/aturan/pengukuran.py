"""Measured or not: old periods, missing values, projections, categories of an index."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from laporan.dokumen.angka import POLA_ANGKA, banyak_desimal, cari_persen, desimal
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.tanggal import cari_bulan
from laporan.dokumen.teks import kalimat, sekitar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah
    from laporan.dokumen.pengenal.iku import Indikator, Pernyataan

BELUM = re.compile(
    r"(?i)\bbelum\s+(?:dapat\s+|bisa\s+)?(?:diukur|terukur|dilakukan\s+(?:survei|survey|pengukuran"
    r"|penilaian|penghitungan)|dihitung|tersedia|dilakukan\b(?=[^.]{0,40}\b(?:survei|survey|ukur)))"
)
_PROYEKSI = re.compile(r"(?i)\b(?:angka |nilai |data )?(?:proyeksi|sementara|prognosis|estimasi)\b")
_ALASAN = re.compile(
    r"(?i)\bbelum\b|\btidak (?:dapat|diukur|dihitung|ada target)"
    r"|\bakan (?:diperoleh|diukur|tersedia|dihitung)|\bmenunggu\b|\bbaru (?:akan|dapat|diukur)"
)


def _terisi(iku: Indikator, bidang: str) -> list[Pernyataan]:
    return [p for p in iku.nilai(bidang) if not p.nilai.kosong]


def _blok(naskah: Naskah, kunci: str) -> Iterator[Blok]:
    for b in naskah.blok:
        if b.jenis in {Jenis.PARAGRAF, Jenis.BUTIR} and naskah.kode(b) == kunci:
            yield b


@aturan("belum_diukur_bernilai", Tingkat.GALAT, "Disebut belum diukur, tetapi nilainya ada")
def belum_diukur_bernilai(naskah: Naskah) -> Iterator[Hasil]:
    """The section says that the indicator was not measured, the tables give a value."""
    for iku in naskah.iku.values():
        nilai = _terisi(iku, "realisasi")
        kena: dict[int, str] = {}
        for b in _blok(naskah, iku.kunci):
            if naskah.sub(b) not in {"hasil", "latar", ""}:
                continue
            for awal, isi in kalimat(b.teks):
                m = BELUM.search(isi)
                if m:
                    kena.setdefault(b.isi.baris_pada(awal + m.start()), sekitar(isi, *m.span()))
        if nilai and kena:
            yield Hasil(
                f"{iku.label} disebut belum diukur, tetapi realisasinya {nilai[0].nilai.teks}.",
                [*kena, *(n for p in nilai for n in p.baris)],
                kena,
                Tingkat.PERINGATAN if all(_tahun_kaki(naskah, p) for p in nilai) else None,
            )


def _tahun_kaki(naskah: Naskah, p: Pernyataan) -> tuple[str, tuple[int, ...]] | None:
    """Year before the report's that the footnote of a value names, and the footnote's lines."""
    tahun = naskah.meta.tahun
    if not p.nilai.tanda or p.nilai.kosong or tahun is None:
        return None
    for b in naskah.blok:
        sesudah = b.jenis is Jenis.CATATAN_KAKI and b.baris[0] > p.baris[0]
        if sesudah and b.penanda == p.nilai.tanda:
            sebut = re.findall(r"\b(20\d\d)\b", b.teks)
            lama = bool(sebut) and max(int(t) for t in sebut) < tahun
            return (max(sebut), b.baris) if lama else None
    return None


@aturan("realisasi_periode_lalu", Tingkat.PERINGATAN, "Realisasi memakai data tahun sebelumnya")
def realisasi_periode_lalu(naskah: Naskah) -> Iterator[Hasil]:
    """A footnote mark on the realisasi leads to a source of an earlier year."""
    for iku in naskah.iku.values():
        lama = [(p, k) for p in iku.nilai("realisasi") if (k := _tahun_kaki(naskah, p))]
        if lama:
            yield Hasil(
                f"{iku.label}: realisasi tahun {naskah.meta.tahun} memakai data tahun "
                f"{lama[0][1][0]}.",
                [n for p, k in lama for n in (*p.baris, *k[1])],
            )


@aturan("realisasi_proyeksi", Tingkat.PERINGATAN, "Realisasi berupa angka proyeksi atau sementara")
def realisasi_proyeksi(naskah: Naskah) -> Iterator[Hasil]:
    """The text calls the realisasi a projection, the tables print it as a plain value."""
    for iku in naskah.iku.values():
        nilai = _terisi(iku, "realisasi")
        for b in _blok(naskah, iku.kunci) if nilai else ():
            if naskah.sub(b) != "hasil":
                continue
            for awal, isi in kalimat(b.teks):
                m = re.search(r"(?i)\brealisasi\b", isi)
                p = _PROYEKSI.search(isi, m.end()) if m else None
                bertanda = any(
                    _PROYEKSI.search(naskah.dokumen.kutipan(n)) for x in nilai for n in x.baris
                )
                if p and not bertanda and not re.search(r"(?i)bukan|tidak", isi[: p.start()]):
                    yield Hasil(
                        f"{iku.label}: realisasi berasal dari {p.group(0).strip()}, tetapi tabel "
                        "menulisnya sebagai nilai tetap.",
                        [b.isi.baris_pada(awal + p.start()), *(n for x in nilai for n in x.baris)],
                    )


@aturan("nilai_lebih_baru", Tingkat.PERINGATAN, "Ada nilai yang lebih baru daripada realisasi")
def nilai_lebih_baru(naskah: Naskah) -> Iterator[Hasil]:
    """The section quotes a younger value of the indicator than the one that is reported."""
    for iku in naskah.iku.values():
        nilai = _terisi(iku, "realisasi")
        if not nilai or not nilai[0].nilai.persen:
            continue
        sama, lain = _nilai_berperiode(naskah, iku, nilai[0])
        if not sama or not lain:
            continue
        baru = max(lain)
        if baru[0] > max(sama)[0]:
            yield Hasil(
                f"{iku.label}: realisasi {nilai[0].nilai.teks}, padahal narasi memuat nilai lebih "
                f"baru {baru[2]} ({baru[0][1]:02d}/{baru[0][0]}).",
                [baru[1], *(x[1] for x in sama), *(n for p in nilai for n in p.baris)],
            )


Berperiode = tuple[tuple[int, int], int, str]


def _nilai_berperiode(
    naskah: Naskah, iku: Indikator, acuan: Pernyataan
) -> tuple[list[Berperiode], list[Berperiode]]:
    """(period, line, text) of sentences that give the realisasi, and of those that give another."""
    sama: list[Berperiode] = []
    lain: list[Berperiode] = []
    batas = naskah.meta.batas
    for b in _blok(naskah, iku.kunci):
        for awal, isi in kalimat(b.teks):
            m = _sebut_iku(isi, iku.nama)
            masa = [(t, bl) for _, _, t, bl in cari_bulan(isi)]
            persen = next(iter(cari_persen(isi[m.end() : m.end() + 70])), None) if m else None
            if not m or not masa or persen is None or "target" in isi[: m.end()].lower():
                continue
            lewat = batas is not None and min(masa) > (batas.year, batas.month)
            if lewat or not re.search(
                r"(?i)\b(?:berada|tercatat|mencapai|sebesar|adalah)\b", isi[m.end() :]
            ):
                continue
            butir = (min(masa), b.isi.baris_pada(awal + m.start()), persen[2].teks)
            (sama if persen[2].setara(acuan.nilai) else lain).append(butir)
    return sama, lain


def _sebut_iku(isi: str, nama: str) -> re.Match[str] | None:
    """The indicator's name, possibly with an abbreviation in the middle, or that abbreviation."""
    kata = [re.escape(k.strip(",.")) for k in nama.split()]
    sela = r"\s+(?:\([A-Za-z]{2,8}\)\s+)?"
    penuh = re.search(sela.join(kata), isi, re.IGNORECASE)
    if penuh or len(kata) < 4:
        return penuh
    singkat = "".join(k[0] for k in nama.split()[:-1] if k[0].isupper())
    if len(singkat) < 3:
        return None
    return re.search(rf"\b{re.escape(singkat)}\s+{kata[-1]}", isi, re.IGNORECASE)


@aturan(
    "kosong_tanpa_alasan", Tingkat.PERINGATAN, "Realisasi kosong tanpa alasan di hasil pengukuran"
)
def kosong_tanpa_alasan(naskah: Naskah) -> Iterator[Hasil]:
    """N/A although a target exists, and the measurement part does not say why."""
    for iku in naskah.iku.values():
        kosong = [p for p in iku.nilai("realisasi") if p.nilai.kosong]
        target = [b for b in ("target_tw", "target") if _terisi(iku, b)]
        hasil = [b for b in _blok(naskah, iku.kunci) if naskah.sub(b) == "hasil"]
        if kosong and target and hasil and not any(_ALASAN.search(b.teks) for b in hasil):
            yield Hasil(
                f"{iku.label}: realisasi {kosong[0].nilai.teks} tanpa alasan, padahal ada target.",
                [*(n for p in kosong for n in p.baris), hasil[0].baris[0]],
            )


@aturan(
    "kosong_renaksi_terlaksana", Tingkat.PERINGATAN, "Realisasi kosong, semua renaksi terlaksana"
)
def kosong_renaksi_terlaksana(naskah: Naskah) -> Iterator[Hasil]:
    """Every planned action is done, yet the indicator has no value."""
    for iku in naskah.iku.values():
        kosong = [p for p in iku.nilai("realisasi") if p.nilai.kosong]
        target = any(_terisi(iku, b) for b in ("target_tw", "target"))
        renaksi = [r for r in naskah.renaksi if r.kode == iku.kunci]
        if kosong and target and renaksi and all(r.terlaksana for r in renaksi):
            yield Hasil(
                f"{iku.label}: semua rencana aksi terlaksana, tetapi realisasi "
                f"{kosong[0].nilai.teks}.",
                [*(n for p in kosong for n in p.baris), *(r.baris[0] for r in renaksi)],
            )


@aturan("istilah_capaian", Tingkat.CATATAN, "Kata capaian dipakai untuk realisasi")
def istilah_capaian(naskah: Naskah) -> Iterator[Hasil]:
    """ "Capaian indikator sebesar 30%" when 30% is the realisasi and capaian is another figure."""
    baris: dict[int, str] = {}
    for iku in naskah.iku.values():
        real, capaian = _terisi(iku, "realisasi"), _terisi(iku, "capaian")
        for p in iku.pernyataan:
            if p.bidang != "capaian_atau_realisasi" or not real or not capaian:
                continue
            sama_real = any(p.nilai.setara(r.nilai) for r in real)
            if sama_real and not any(p.nilai.setara(c.nilai) for c in capaian):
                baris[p.baris[-1]] = p.kutipan
    if baris:
        yield Hasil("Kata “capaian” dipakai untuk angka realisasi.", baris, baris)


_PITA = re.compile(
    rf"(?P<a>{POLA_ANGKA})\s*(?:s\.?\s?d\.?|sampai(?: dengan)?|[-–—])\s*(?P<b>{POLA_ANGKA})"
    rf"|(?P<kurang>[<≤])\s*(?P<k>{POLA_ANGKA})|(?P<lebih>[>≥])\s*(?P<l>{POLA_ANGKA})"
)
_BURUK = re.compile(r"(?i)\b(?:tidak|kurang|buruk|rendah|belum|cukup rendah|gagal)\b")
# from, to, label, line, lower bound excluded, upper bound excluded
Pita = tuple[Decimal, Decimal, str, int, bool, bool]


def kenali_pita(naskah: Naskah) -> Iterator[tuple[str, list[Pita], int]]:
    """Categories of an index: section, bands from low to high, printed decimals."""
    for d in naskah.daftar:
        butir = [(b.teks, b.baris[0]) for b in d.butir]
        kode = naskah.kode(d.butir[0])
        yield from _pita(kode, butir)
    for b in naskah.blok:
        if b.tabel is not None and any(
            re.match(r"(?i)rentang|interval|nilai", k) for k in b.tabel.kepala
        ):
            isi = [(" ".join(s.teks for s in r.sel[-3:]), r.baris[0]) for r in b.tabel.isi]
            yield from _pita(naskah.kode(b), isi)


def _pita(kode: str, butir: list[tuple[str, int]]) -> Iterator[tuple[str, list[Pita], int]]:
    hasil: list[Pita] = []
    desimal_ = 0
    for teks, n in butir:
        m = _PITA.search(teks)
        if not m or len(teks) > 120:
            return
        angka = [x for x in (m["a"], m["b"], m["k"], m["l"]) if x]
        desimal_ = max([desimal_, *(banyak_desimal(x) for x in angka)])
        nilai = [x for x in (desimal(a) for a in angka) if x is not None]
        if m["a"] and len(nilai) == 2:
            hasil.append((nilai[0], nilai[1], teks, n, False, False))
        elif m["k"] and nilai:
            hasil.append((Decimal(0), nilai[0], teks, n, False, m["kurang"] == "<"))
        elif nilai:
            hasil.append((nilai[0], Decimal(10**9), teks, n, m["lebih"] == ">", False))
    if len(hasil) >= 3 and len(hasil) == len(butir):
        yield kode, sorted(hasil, key=lambda p: (p[0], p[1])), desimal_


@aturan("kategori_berlubang", Tingkat.PERINGATAN, "Rentang kategori berlubang atau bertumpuk")
def kategori_berlubang(naskah: Naskah) -> Iterator[Hasil]:
    """Neighbouring categories that leave out a value or share more than their border."""
    for _, pita, d in kenali_pita(naskah):
        langkah = Decimal(1).scaleb(-d)
        for bawah, atas in itertools.pairwise(pita):
            akhir = bawah[1] - langkah if bawah[5] else bawah[1]
            awal = atas[0] + langkah if atas[4] else atas[0]
            if awal - akhir > langkah:
                contoh = f"{akhir + langkah:f}".replace(".", ",")
                yield Hasil(f"Nilai {contoh} tidak masuk kategori mana pun.", [bawah[3], atas[3]])
            elif awal < akhir:
                yield Hasil("Dua kategori bertumpuk.", [bawah[3], atas[3]])


@aturan("target_kategori_rendah", Tingkat.PERINGATAN, "Target berada di kategori yang buruk")
def target_kategori_rendah(naskah: Naskah) -> Iterator[Hasil]:
    """The target of an index lies in a category such as "tidak puas"."""
    for kode, pita, _ in kenali_pita(naskah):
        iku = naskah.iku.get(kode)
        target = [p for b in ("target_tahun", "target_tw", "target") for p in
                  (_terisi(iku, b) if iku else [])]  # fmt: skip
        for p in target[:1]:
            nilai = p.nilai.bawah or Decimal(0)
            kategori = next((x for x in reversed(pita) if x[0] <= nilai <= x[1]), None)
            if kategori and _BURUK.search(kategori[2]) and pita[-1] is not kategori:
                yield Hasil(
                    f"Target {p.nilai.teks} termasuk kategori “{kategori[2][:60]}”.",
                    [kategori[3], *dict.fromkeys(n for t in target for n in t.baris)],
                )
