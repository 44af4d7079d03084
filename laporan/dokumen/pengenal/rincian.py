"""Enumerations: a count that is announced and the items that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from laporan.dokumen.model import Jenis
from laporan.dokumen.terbilang import POLA_BILANGAN, baca_terbilang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah

BENDA = (
    r"indikator|iku|kegiatan|aspek|tahap(?:an)?|hal|rapat|pertemuan|poin|kendala|hambatan|upaya"
    r"|langkah|rekomendasi|sasaran|program|komponen|kategori|unsur|kriteria|jenis|faktor|strategi"
    r"|rencana aksi|renaksi|isu|dokumen|output|keluaran|keputusan|kesimpulan|provinsi|kabupaten"
    r"|kota|lokasi|daerah|kementerian|lembaga|k/l|instansi|perusahaan|pilar|dimensi|variabel|item"
    r"|topik|tugas|fungsi|regulasi|peraturan|mitra|kelompok|sektor|agenda|alasan|tantangan|solusi"
    r"|permasalahan|masalah|pokok|butir|prinsip|tujuan|manfaat|bidang|proses|area|layanan|kelas"
    r"|unit kerja|satuan kerja|bentuk|cara|syarat|ketentuan|arahan|tema|sesi|kluster|klaster"
)
_SEBUT = re.compile(
    rf"(?<![\w.,/-])(?P<n>\d{{1,2}}|{POLA_BILANGAN})\s*(?:\((?P<huruf>[a-z ]+)\)\s*)?"
    rf"(?P<benda>(?:{BENDA})\b(?:\s+(?:{BENDA})\b)?)(?P<ekor>[^.;:?!]*)",
    re.IGNORECASE,
)
_PENANDA = re.compile(
    r"(?i)\b(?:yaitu|yakni|meliputi|terdiri (?:dari|atas)|adalah|sebagai berikut|berikut"
    r"|antara lain|mencakup|di antaranya)\b"
)
_SEBAGIAN = re.compile(r"(?i)antara lain|di ?antaranya|misalnya|seperti|termasuk")
_BUKAN_HITUNGAN = re.compile(
    rf"(?i)(?:(?:\d|{POLA_BILANGAN}|sebagian|beberapa)\s+(?:\w+\s+)?dari|\bke|tahap|nomor|no\.?|pasal|poin"
    r"|lebih dari|minimal|bulan|triwulan|tw|semester|maksimal|kurang dari|paling sedikit)\s*$"
)
_KURUNG = r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)"
_BERNOMOR = re.compile(rf"{_KURUNG}\s*([^();]+?)(?=[;,]?\s*(?:dan|serta)?\s*{_KURUNG}|[;.]|$)")
_KATA_BUTIR_MAKS = 6


@dataclass(frozen=True, slots=True)
class Rincian:
    """A count in a sentence with the items that follow it.

    `terendah` and `tertinggi` differ when the items are joined by "dan" and could be read in two
    ways. `sebagian` is true after "antara lain", which promises no full list.
    """

    jumlah: int
    benda: str
    butir: tuple[str, ...]
    terendah: int
    tertinggi: int
    baris: tuple[int, ...]
    kode: str
    sebagian: bool
    bernomor: bool
    kutipan: str


def kenali_rincian(naskah: Naskah) -> Iterator[Rincian]:
    """Announced counts that are followed by a list, a table or an enumeration in the sentence."""
    daftar = {
        id(d.pengantar): [(b.teks, b.baris[0]) for b in d.butir]
        for d in naskah.daftar
        if d.pengantar is not None
    } | _tabel_bernomor(naskah.blok)
    for b, awal, isi in naskah.kalimat():
        sebut = [m for m in _SEBUT.finditer(isi) if _sah(isi, m)]
        if not sebut:
            continue
        m = sebut[-1]
        jumlah = int(m["n"]) if m["n"].isdigit() else baca_terbilang(m["n"])
        penutup = awal + len(isi.rstrip()) >= len(b.teks.rstrip())
        if jumlah is None:
            continue
        baris = b.isi.baris_pada(awal + m.start())
        if id(b) in daftar and penutup and isi.rstrip().endswith(":"):
            rinci = daftar[id(b)]
            yield Rincian(
                jumlah,
                m["benda"].lower(),
                tuple(teks for teks, _ in rinci),
                len(rinci),
                len(rinci),
                (baris, *(n for _, n in rinci)),
                naskah.kode(b),
                bool(_SEBAGIAN.search(m["ekor"])),
                True,
                isi,
            )
        else:
            yield from _dalam_kalimat(naskah, b, awal, isi, m, jumlah)


def _tabel_bernomor(blok: Sequence[Blok]) -> dict[int, list[tuple[str, int]]]:
    """Numbered rows of tables, by the text right above that announces them."""
    hasil: dict[int, list[tuple[str, int]]] = {}
    for i, b in enumerate(blok):
        if not b.teks.rstrip().endswith(":"):
            continue
        lanjut = next((x for x in blok[i + 1 : i + 3] if x.jenis is not Jenis.KETERANGAN), None)
        tabel = lanjut.tabel if lanjut is not None else None
        if tabel is None or not tabel.kepala or not re.match(r"(?i)no\.?$", tabel.kepala[0]):
            continue
        nomor = r"\d{1,2}[.)]?|\d\.\d{1,2}"
        hasil[id(b)] = [
            (r.teks(1), r.baris[0]) for r in tabel.isi if re.fullmatch(nomor, r.teks(0))
        ]
    return hasil


def _sah(isi: str, m: re.Match[str]) -> bool:
    return not _BUKAN_HITUNGAN.search(isi[: m.start()]) and m["n"] not in {"0", "00"}


def _dalam_kalimat(
    naskah: Naskah, b: Blok, awal: int, isi: str, m: re.Match[str], jumlah: int
) -> Iterator[Rincian]:
    tanda = _PENANDA.search(isi, m.end("benda"))
    bernomor = _BERNOMOR.findall(isi[m.end("benda") :])
    kode, sebagian = naskah.kode(b), bool(_SEBAGIAN.search(m["ekor"]))
    baris = (b.isi.baris_pada(awal + m.start()), b.isi.baris_pada(awal + len(isi) - 1))
    if len(bernomor) >= 2:
        butir = tuple(x.strip(" ,") for x in bernomor)
        n = len(butir)
        yield Rincian(jumlah, m["benda"].lower(), butir, n, n, baris, kode, sebagian, True, isi)
        return
    if tanda is None or jumlah < 2:
        return
    hasil = _pecah_koma(isi[tanda.end() :].rstrip(" .;"))
    if hasil is not None:
        butir, rendah, tinggi = hasil
        yield Rincian(
            jumlah, m["benda"].lower(), butir, rendah, tinggi, baris, kode, sebagian, False, isi
        )


def _pecah_koma(teks: str) -> tuple[tuple[str, ...], int, int] | None:
    """Items of "A, B, dan C"; None when the text does not look like an enumeration."""
    if teks.count(",") < 1 or "(" in teks or ":" in teks or re.search(r"\d,\d", teks):
        return None
    bagian = [b.strip() for b in re.split(r",\s*", teks)]
    sambung = "serta" if re.search(r"(?i)\bserta\b", bagian[-1]) else "dan"
    akhir = re.split(rf"(?i)^(?:dan|serta)\s+|\s+{sambung}\s+", bagian[-1])
    butir = [*bagian[:-1], *(a for a in akhir if a)]
    if any(len(x.split()) > _KATA_BUTIR_MAKS or not x for x in butir):
        return None
    if any(
        re.match(r"(?i)(?:yang|sehingga|karena|agar|untuk|dengan|dan|serta)\b", x) for x in butir
    ):
        return None
    if not re.search(r"(?i)(?:^|\s)(?:dan|serta)\s", bagian[-1]):
        return None
    tambahan = len(re.findall(r"(?i)\S\s+(?:dan|serta)\s", bagian[-1]))
    return tuple(butir), len(bagian), len(bagian) + tambahan


def stem_benda(benda: str) -> str:
    """The noun without its ending: tahap for tahapan, aspek for aspek."""
    akhir = benda.split()[-1]
    return akhir[:-2] if akhir.endswith("an") and len(akhir) > 6 else akhir
