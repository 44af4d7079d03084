"""An uploaded file as lines: plain text in the usual encodings, or a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tindaklanjut.notulen import pembaca, word
from tindaklanjut.notulen.word import BerkasDitolak

if TYPE_CHECKING:
    from tindaklanjut.notulen.blok import Baris

__all__ = [
    "MAKS_BERKAS",
    "MAKS_TEKS",
    "BerkasDitolak",
    "baca_naskah",
    "baca_teks",
    "teks_naskah",
]

MAKS_BERKAS: Final = 25 * 1024 * 1024
# About a hundred pages; reading more takes longer than anybody waits.
MAKS_TEKS: Final = 300_000
_WORD_LAMA: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def baca_naskah(nama: str, isi: bytes) -> list[Baris]:
    """The lines of a file. Raises ``BerkasDitolak`` with a sentence for the person."""
    akhiran = nama.lower().rpartition(".")[2] if "." in nama else ""
    if not isi.strip():
        raise BerkasDitolak("Berkas kosong. Pilih berkas notulen yang berisi teks.")
    if len(isi) > MAKS_BERKAS:
        raise BerkasDitolak(
            "Berkas lebih dari 25 MB. Simpan notulen tanpa gambar, lalu unggah lagi."
        )
    if isi.startswith(_WORD_LAMA):
        raise BerkasDitolak(
            "Berkas Word ini memakai format lama atau terkunci kata sandi. Buka di Word, "
            "simpan sebagai .docx tanpa kata sandi, lalu unggah lagi."
        )
    if isi.startswith(b"PK"):
        return _cukup_pendek(word.baca(isi))
    if akhiran == "docx":
        raise BerkasDitolak(
            "Berkas .docx ini rusak. Buka di Word, simpan ulang sebagai .docx, lalu unggah lagi."
        )
    if akhiran not in ("txt", "text", "md", ""):
        raise BerkasDitolak(
            "Jenis berkas ini tidak dapat dibaca. Unggah .docx atau .txt, atau tempel teksnya."
        )
    return baca_teks(_urai_teks(isi))


def baca_teks(teks: str) -> list[Baris]:
    """The lines of pasted text. Raises ``BerkasDitolak`` when it is too long."""
    return _cukup_pendek(pembaca.baca_baris(teks))


def _cukup_pendek(baris: list[Baris]) -> list[Baris]:
    if sum(len(b.teks) for b in baris) > MAKS_TEKS:
        raise BerkasDitolak(
            "Teks notulen terlalu panjang. Tempel bagian hasil rapatnya saja, satu notulen sekali."
        )
    return baris


def teks_naskah(baris: list[Baris]) -> str:
    """The text as shown to the person; line n of it is ``Baris.nomor`` n."""
    return "\n".join(b.teks for b in baris)


def _urai_teks(isi: bytes) -> str:
    sandi = ("utf-16",) if isi.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for nama in sandi:
        try:
            teks = isi.decode(nama)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise BerkasDitolak(
            "Huruf di berkas ini tidak dapat dibaca. Simpan ulang sebagai teks UTF-8 atau .docx."
        )
    if "\x00" in teks:
        raise BerkasDitolak("Berkas ini bukan teks. Unggah .docx atau .txt, atau tempel teksnya.")
    return teks
