"""Text that was copied from one section to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from laporan.dokumen.aturan.dasar import Hasil, aturan
from laporan.dokumen.model import Jenis, Tingkat
from laporan.dokumen.teks import jarak, kalimat, kata, mirip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from laporan.dokumen.model import Blok
    from laporan.dokumen.pengenal import Naskah

_KATA_PARAGRAF = 30
_KATA_BUTIR = 8
_MIRIP = 0.9
_SIDIK = 5
_KATA_KALIMAT = 15
_AWAL_SAMA = 10
_MAKS_BLOK = 1500


def _sidik(k: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Overlapping runs of words; two texts without a common run cannot be alike."""
    return frozenset(k[i : i + _SIDIK] for i in range(len(k) - _SIDIK + 1))


def _kelompok(blok: list[Blok]) -> list[list[Blok]]:
    """Blocks put together by likeness, only groups of two or more."""
    hasil: list[tuple[tuple[str, ...], frozenset[tuple[str, ...]], list[Blok]]] = []
    for b in blok[:_MAKS_BLOK]:
        k = kata(b.teks)
        s = _sidik(k)
        for patokan, sidik, anggota in hasil:
            if 2 * len(s & sidik) >= min(len(s), len(sidik)) and mirip(k, patokan) >= _MIRIP:
                anggota.append(b)
                break
        else:
            hasil.append((k, s, [b]))
    return [anggota for _, _, anggota in hasil if len(anggota) > 1]


@aturan("kendala_disalin", Tingkat.PERINGATAN, "Kendala atau upaya disalin dari bagian lain")
def kendala_disalin(naskah: Naskah) -> Iterator[Hasil]:
    """One obstacle or improvement stands word for word in two sections."""
    butir = [
        b for h in naskah.hambatan for b in (*h.kendala, *h.upaya)
        if len(kata(b.teks)) >= _KATA_BUTIR
    ]  # fmt: skip
    for anggota in _kelompok(butir):
        if len({naskah.kode(b) for b in anggota}) > 1:
            yield Hasil(
                "Butir yang sama ada di lebih dari satu bagian IKU.", [b.baris[0] for b in anggota]
            )


@aturan("paragraf_disalin", Tingkat.PERINGATAN, "Paragraf disalin dari bagian lain")
def paragraf_disalin(naskah: Naskah) -> Iterator[Hasil]:
    """A long paragraph recurs in other sections; introductions and background are left out."""
    bagian = {t.kode for t in naskah.letak if t.kode}
    calon = [
        b
        for b in naskah.blok
        if b.jenis is Jenis.PARAGRAF
        and naskah.sub(b) != "latar"
        and len(kata(b.teks)) >= _KATA_PARAGRAF
        and not b.teks.rstrip().endswith(":")
    ]
    for anggota in _kelompok(calon):
        kode = {naskah.kode(b) for b in anggota}
        baku = len(kode) == len(bagian) > 2 and not any(c.isdigit() for c in anggota[0].teks)
        if len(kode) > 1 and not baku:
            yield Hasil(
                f"Paragraf yang hampir sama ada di {len(anggota)} bagian. Tulis keadaan tiap IKU.",
                [b.baris[0] for b in anggota],
            )


@aturan("kalimat_berulang", Tingkat.CATATAN, "Kalimat diulang dalam satu bagian")
def kalimat_berulang(naskah: Naskah) -> Iterator[Hasil]:
    """A long sentence comes twice in one section, or two sentences share a long beginning."""
    ada: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for b in naskah.blok:
        if b.jenis is not Jenis.PARAGRAF or not naskah.kode(b):
            continue
        for awal, isi in kalimat(b.teks):
            k = kata(isi)
            if len(k) >= _KATA_KALIMAT:
                ada.setdefault(naskah.kode(b), []).append((k, b.isi.baris_pada(awal)))
    for kode, daftar in ada.items():
        iku = naskah.iku.get(kode)
        nama = {*kata(iku.nama if iku else ""), *naskah.meta.unit}
        for i, (a, na) in enumerate(daftar):
            for c, nc in daftar[i + 1 :]:
                serupa = a[0] == c[0] and _awal_sama(a, c, nama) >= _AWAL_SAMA
                if na != nc and (serupa or _hampir_sama(a, c)):
                    pesan = "Kalimat yang hampir sama ditulis dua kali"
                    yield Hasil(f"{pesan}{_beda_kata(a, c)}.", [na, nc])


def _beda_kata(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """The first word in which two sentences differ, when the two words look like one."""
    for x, y in zip(a, b, strict=False):
        if x != y:
            pendek, panjang = sorted((x, y), key=len)
            mirip_ = jarak(x, y) <= 2 or panjang.endswith(pendek)
            return f"; bedanya “{x}” dan “{y}”" if mirip_ else ""
    return ""


def _hampir_sama(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Alike in order; counting the shared words first spares most of the comparing."""
    sama = len(set(a) & set(b))
    return sama * 10 >= max(len(set(a)), len(set(b))) * 7 and mirip(a, b) >= _MIRIP


def _awal_sama(a: tuple[str, ...], b: tuple[str, ...], nama: set[str]) -> int:
    """How many words outside the long names two sentences share from their start."""
    sama = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        sama += x not in nama
    return sama
