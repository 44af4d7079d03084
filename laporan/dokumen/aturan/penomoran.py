"""Roman numerals, list numbers, indicator codes, captions, lettered parts."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from laporan.dokumen import judul
from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.pengenal.susunan import cocok_nama, nomor_penanda
from laporan.dokumen.tanggal import baca_romawi, romawi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laporan.dokumen.model import Tabel
    from laporan.dokumen.pengenal import Naskah

_JAUH_LANJUTAN = 80
_NOMOR_KOLOM = re.compile(r"(?i)^no\.?$|^nomor$")


@aturan("nomor_romawi", Tingkat.GALAT, "Angka Romawi tidak urut")
def nomor_romawi(naskah: Naskah) -> Iterator[Hasil]:
    """Roman numerals of the groups of a table that repeat or skip."""
    for b in naskah.blok:
        if b.tabel is None or not b.tabel.kepala or not _NOMOR_KOLOM.match(b.tabel.kepala[0]):
            continue
        golongan = [
            (n, r) for r in b.tabel.isi if (n := baca_romawi(r.teks(0))) and r.teks(0).isupper()
        ]
        for i, (n, r) in enumerate(golongan, 1):
            if n == i:
                continue
            sasaran = judul.nomor_sasaran(r.teks(1))
            tambahan = f" (barisnya menyebut sasaran {sasaran})" if sasaran == i else ""
            lain = [x.baris[0] for m, x in golongan if m in {n, i - 1} and x is not r]
            yield Hasil(
                f"Angka Romawi {r.teks(0)} seharusnya {romawi(i)}{tambahan}.",
                [r.baris[0], *lain],
            )
            break


@aturan("nomor_urut", Tingkat.PERINGATAN, "Nomor daftar melompat atau berulang")
def nomor_urut(naskah: Naskah) -> Iterator[Hasil]:
    """List and table numbers that skip, repeat or run backwards."""
    for d in naskah.daftar:
        nomor = [nomor_penanda(b.penanda) for b in d.butir]
        if d.ragam != "titik":
            yield from _periksa_urut(nomor, d.baris, awal_bebas=_lanjutan(naskah, d.indeks, nomor))
    for b in naskah.blok:
        if b.tabel is not None and b.tabel.kepala and _NOMOR_KOLOM.match(b.tabel.kepala[0]):
            isi = [(r.teks(0).rstrip(".)"), r.baris[0]) for r in b.tabel.isi]
            angka = [(int(t), n) for t, n in isi if re.fullmatch(r"\d{1,3}", t)]
            yield from _periksa_urut([a for a, _ in angka], [n for _, n in angka], awal_bebas=True)


def _lanjutan(naskah: Naskah, indeks: int, nomor: Sequence[int | None]) -> bool:
    """A list may go on after headings, tables or paragraphs that interrupted it."""
    lalu = (nomor[0] or 0) - 1
    for b in naskah.blok[max(indeks - _JAUH_LANJUTAN, 0) : indeks]:
        if b.jenis is Jenis.BUTIR and nomor_penanda(b.penanda) == lalu:
            return True
        if b.jenis is Jenis.JUDUL and re.match(rf"{lalu}[.)]\s", b.teks):
            return True
    return False


def _periksa_urut(
    nomor: Sequence[int | None], baris: Sequence[int], *, awal_bebas: bool
) -> Iterator[Hasil]:
    if not nomor or any(n is None for n in nomor):
        return
    if nomor[0] != 1 and not awal_bebas and len(nomor) > 1:
        yield Hasil(f"Daftar mulai dari nomor {nomor[0]}, bukan 1.", baris[:2])
    for i in range(1, len(nomor)):
        lalu, kini = nomor[i - 1] or 0, nomor[i] or 0
        if kini == 1 and lalu > 1:
            continue
        if kini != lalu + 1:
            apa = "berulang" if kini == lalu else "tidak urut"
            yield Hasil(f"Nomor {apa}: {lalu} lalu {kini}.", [baris[i - 1], baris[i]])


@aturan("bentuk_nomor", Tingkat.CATATAN, "Nomor ditulis dengan tanda yang tidak seragam")
def bentuk_nomor(naskah: Naskah) -> Iterator[Hasil]:
    """ "1..", or a table whose numbers have a dot except one."""
    ganda: list[int] = []
    lain: list[int] = []
    for b in naskah.blok:
        if b.jenis is Jenis.BUTIR and re.search(r"[.)]{2}$", b.penanda):
            ganda.append(b.baris[0])
        if b.tabel is not None and b.tabel.kepala and _NOMOR_KOLOM.match(b.tabel.kepala[0]):
            ganda += [r.baris[0] for r in b.tabel.isi if re.fullmatch(r"\d+[.)]{2,}", r.teks(0))]
            lain += _tanpa_titik(b.tabel)
    if ganda or lain:
        yield Hasil("Nomor ditulis tidak seragam (“1..” atau tanpa titik).", sorted(ganda + lain))


def _tanpa_titik(tabel: Tabel) -> list[int]:
    isi = [(r.teks(0), r.baris[0]) for r in tabel.isi if re.fullmatch(r"\d+\.*", r.teks(0))]
    polos = [n for t, n in isi if t.isdigit()]
    return polos if 0 < len(polos) < len(isi) else []


@aturan("kode_iku_tidak_urut", Tingkat.PERINGATAN, "Kode IKU melompat, berulang, atau tidak urut")
def kode_iku_tidak_urut(naskah: Naskah) -> Iterator[Hasil]:
    """Codes of the summary table and of the section headings in rising order, each once."""
    ringkasan = [(r.kode, r.baris.baris[0]) for r in naskah.baris_iku if r.ringkasan and r.kode]
    bagian = [
        (k[0], b.baris[0])
        for b in naskah.blok
        if b.jenis is Jenis.JUDUL and (k := judul.kode_judul(b.teks)) and k[0] in naskah.iku
    ]
    for nama, kode in (("tabel ringkasan", ringkasan), ("judul bagian", bagian)):
        hitung = Counter(k for k, _ in kode)
        for kembar, n in hitung.items():
            if n > 1:
                letak = [b for x, b in kode if x == kembar]
                yield Hasil(f"Kode {kembar} dipakai {n} kali di {nama}.", letak)
        yield from _urutan_kode(nama, list({k: (k, b) for k, b in kode}.values()))


def _urutan_kode(nama: str, kode: list[tuple[str, int]]) -> Iterator[Hasil]:
    for (a, na), (b, nb) in itertools.pairwise(kode):
        x, y = (tuple(int(p) for p in k.split(".")) for k in (a, b))
        if y < x:
            yield Hasil(f"Urutan kode di {nama} terbalik: {a} lalu {b}.", [na, nb])
        elif nama.startswith("tabel") and x[0] == y[0] and y[1] > x[1] + 1:
            yield Hasil(f"Kode di {nama} melompat dari {a} ke {b}.", [na, nb])


@aturan("kode_iku_beda_sasaran", Tingkat.GALAT, "Kode IKU tidak sesuai nomor sasarannya")
def kode_iku_beda_sasaran(naskah: Naskah) -> Iterator[Hasil]:
    """An indicator 2.1 under goal 3."""
    for r in naskah.baris_iku:
        awal = int(r.kode.split(".")[0]) if r.kode else None
        if r.ringkasan and awal is not None and r.sasaran is not None and awal != r.sasaran:
            yield Hasil(f"IKU {r.kode} berada di bawah sasaran {r.sasaran}.", r.baris.baris)


@aturan("judul_iku_tanpa_kode", Tingkat.PERINGATAN, "Judul bagian IKU tidak memakai kodenya")
def judul_iku_tanpa_kode(naskah: Naskah) -> Iterator[Hasil]:
    """One section heading has a number of its own while the others carry the indicator's code."""
    berkode = [b for b in naskah.blok if b.jenis is Jenis.JUDUL and judul.kode_judul(b.teks)]
    nama = {k: i.nama for k, i in naskah.iku.items() if i.kode}
    if len(berkode) < 2:
        return
    for b in naskah.blok:
        m = re.match(r"(\d{1,2})\.?\s+(?=[A-Z])", b.teks)
        cocok = cocok_nama(b.teks[m.end() :], nama) if m and b.jenis is Jenis.JUDUL else None
        if m and cocok and not judul.kode_judul(b.teks):
            yield Hasil(
                f"Judul bernomor “{m[1]}.”, sedangkan bagian lain memakai kode IKU ({cocok}).",
                [b.baris[0], berkode[0].baris[0]],
            )


@aturan("kode_iku_beragam", Tingkat.CATATAN, "Awalan kode IKU ditulis dengan beberapa cara")
def kode_iku_beragam(naskah: Naskah) -> Iterator[Hasil]:
    """ "IKU- 1.3", "IKU 1.2", "IKU-2.2" in the tables of one report."""
    ragam: dict[str, list[int]] = {}
    for r in naskah.baris_iku:
        teks = r.baris.teks(r.kolom.nama)
        m = re.match(r"(?i)^([A-Za-z ]*[-–.]?\s*)\d{1,2}\.\d{1,2}\b", teks)
        if m and not r.ringkasan:
            ragam.setdefault(m[1], []).append(r.baris.baris[0])
    if len(ragam) > 1:
        contoh = ", ".join(f"“{a}n.n”" for a in ragam)
        yield Hasil(f"Kode IKU ditulis {contoh}.", sorted(n for d in ragam.values() for n in d))


@aturan("nomor_tabel", Tingkat.PERINGATAN, "Nomor tabel atau gambar tidak urut atau tidak ada")
def nomor_tabel(naskah: Naskah) -> Iterator[Hasil]:
    """Captions that repeat or skip a number, references to a table that does not exist."""
    ada: dict[str, list[tuple[int, int]]] = {}
    for b in naskah.blok:
        k = judul.keterangan_gambar(b.teks) if b.jenis is Jenis.KETERANGAN else None
        if k and k[1].isdigit():
            ada.setdefault(k[0], []).append((int(k[1]), b.baris[0]))
    for jenis, nomor in ada.items():
        for (a, na), (b_, nb) in itertools.pairwise(nomor):
            if b_ != a + 1:
                yield Hasil(f"{jenis} {a} diikuti {jenis} {b_}.", [na, nb])
    for blok, awal, isi in naskah.kalimat():
        for m in re.finditer(r"\b(Tabel|Gambar|Grafik)\s+(\d{1,2})\b(?!\.\d)", isi):
            nomor_ada = {n for n, _ in ada.get(m[1], [])}
            if nomor_ada and int(m[2]) not in nomor_ada and blok.jenis is not Jenis.KETERANGAN:
                yield Hasil(
                    f"{m[1]} {m[2]} dirujuk, tetapi tidak ada.",
                    [blok.isi.baris_pada(awal + m.start())],
                )


@aturan("bagian_huruf", Tingkat.CATATAN, "Huruf bagian tidak urut atau berdiri sendiri")
def bagian_huruf(naskah: Naskah) -> Iterator[Hasil]:
    """Parts A, B, D; or a part A that no part B follows."""
    bagian = [
        (h, b.baris[0])
        for b in naskah.blok
        if b.jenis is Jenis.JUDUL and (h := judul.huruf_judul(b.teks)) and h not in "IVX"
    ]
    if len(bagian) == 1 and bagian[0][0] == "A":
        yield Hasil("Ada bagian A, tetapi tidak ada bagian B.", [bagian[0][1]])
    for (a, na), (b_, nb) in itertools.pairwise(bagian):
        if b_ != "A" and ord(b_) != ord(a) + 1 and b_ not in {"J", "Y"}:
            yield Hasil(f"Bagian {a} diikuti bagian {b_}.", [na, nb], tingkat=Tingkat.PERINGATAN)
