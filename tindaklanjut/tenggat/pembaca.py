"""Read a deadline phrase as a whole: one field, one cell, one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inti.tanggal import NAMA_HARI, format_tanggal_hari
from tindaklanjut.tenggat.bagian import gabung
from tindaklanjut.tenggat.hasil import Keadaan, Tenggat
from tindaklanjut.tenggat.kosakata import ANGKA_KATA, ISYARAT_KUAT, ROMAWI, URUTAN
from tindaklanjut.tenggat.makna import TAHUN_TERJAUH, Baris, Makna, kosong, terlalu_jauh
from tindaklanjut.tenggat.pemenggal import Jenis, Token, penggal
from tindaklanjut.tenggat.ungkapan import ungkapan, waktu

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender

CONTOH: Final = "Contoh: 20 Maret, H+7, Jumat depan, akhir TW II."
_TIDAK_DIKENALI: Final = f"Tidak ada tanggal yang dikenali. {CONTOH}"
_DERAU: Final = frozenset(".'\"“”‘’*!?_`•#>")
_RUTIN: Final = frozenset({"setiap", "rutin"})
_SATUAN_RUTIN: Final = frozenset("hari minggu pekan bulan triwulan semester tahun".split())
_RAGU: Final = frozenset({"sekitar", "±", "~", "kira", "idealnya", "antara", "kurang"})
_SYARAT: Final = frozenset({"jika", "bukan", "tidak", "kecuali", "belum", "ditunda", "batal"})
# Words that speak of time but were not used by any rule: something was left unread.
_KATA_WAKTU: Final = frozenset(
    "minggu pekan bulan tahun triwulan semester akhir awal pertengahan depan lagi berikutnya kerja "
    "setengah beberapa ini besok lusa sebelum setelah jam h".split()
)
# A date right after one of these belongs to the thing, not to the deadline.
_BENDA: Final = frozenset(
    "rapat surat nota nodin undangan notula notulen data laporan realisasi capaian pp perpres "
    "permen inpres uu keppres sk peraturan sakernas susenas survei periode posisi nomor no".split()
)


def baca_tenggat(teks: str, *, acuan: date, kalender: Kalender) -> Tenggat:
    """Read a deadline as an Indonesian civil servant types it.

    ``acuan`` is day 0, the day of the meeting. Any text is accepted and never raises: what cannot
    be read says no date, what can be read in two ways is asked (see ``Keadaan``). The conventions
    are listed in the package's docstring.
    """
    token = tuple(satu for satu in penggal(teks) if satu.kata not in _DERAU)
    return simpulkan(_makna(Baris(token, acuan, kalender)), acuan, kalender)


def _makna(b: Baris) -> Makna:
    if not b.token:
        return kosong(f"Tenggat belum diisi. {CONTOH}")
    if _rutin(b):
        return kosong("Tugas rutin tidak punya satu tanggal. Tulis tanggal terdekat bila perlu.")
    temuan, sisa = urai(b)
    if not temuan:
        return _angka_saja(b, sisa)
    if (diumumkan := _setelah_isyarat(b)) is not None:
        return diumumkan
    hasil = temuan[0]
    for satu in temuan[1:]:
        hasil = gabung(hasil, satu)
    return hasil.tanyakan() if hasil.hari and _perlu_tanya(b, sisa) else hasil


def _setelah_isyarat(b: Baris) -> Makna | None:
    """What stands behind the last "paling lambat", when all before it is no date.

    "Setelah DIPA terbit, paling lambat 20 Maret" is the 20th; without this it would be asked.
    """
    isyarat = [i for i, token in enumerate(b.token) if i and token.kata in ISYARAT_KUAT]
    if not isyarat:
        return None
    awal = isyarat[-1]
    sebelum, sisa = urai(Baris(b.token[:awal], b.acuan, b.kalender))
    # "Laporan TW I, paling lambat 10 April": the quarter belongs to the report.
    berbenda = any(b.kata(i) in _BENDA for i in sisa)
    if any(makna.hari for makna in sebelum) and not berbenda:
        return None
    makna = _makna(Baris(b.token[awal:], b.acuan, b.kalender))
    return makna if len(makna.hari) == 1 and not makna.tanya else None


def urai(b: Baris) -> tuple[list[Makna], list[int]]:
    """The expressions of time in a row, and the indexes of the tokens no rule used."""
    temuan: list[Makna] = []
    sisa: list[int] = []
    i = 0
    while i < len(b.token):
        if (hasil := ungkapan(b, i)) is not None and hasil.akhir > i:
            temuan.append(hasil.makna)
            i = hasil.akhir
        elif (akhir := waktu(b, i)) is not None:
            i = akhir
        else:
            sisa.append(i)
            i += 1
    return temuan, sisa


def _rutin(b: Baris) -> bool:
    return any(
        token.kata in _RUTIN
        or (token.kata in ("per", "/", "x", "kali") and _satuan_rutin(b, i + 1))
        or (token.kata == "sekali" and b.kata(i - 1) in _SATUAN_RUTIN)
        or (token.kata == "kali" and b.kata(i + 1) != "24")
        for i, token in enumerate(b.token)
    )


def _satuan_rutin(b: Baris, i: int) -> bool:
    """``per bulan``, ``2x seminggu``, but not ``per akhir bulan`` or ``per minggu depan``."""
    if b.kata(i) == "satu":
        i += 1
    if b.kata(i) not in _SATUAN_RUTIN:
        return False
    berikut = b.di(i + 1)
    bernama = berikut is not None and (_bersisa(berikut) or berikut.kata in ("ke", "mendatang"))
    return not bernama


def _perlu_tanya(b: Baris, sisa: list[int]) -> bool:
    """Whether the words left over put the reading in doubt."""
    for i in sisa:
        token = b.token[i]
        boleh = b.kata(i) == "tidak" and b.kata(i + 1) in ("lebih", "melebihi", "lewat", "melewati")
        boleh = boleh or (b.kata(i) == "kurang" and b.kata(i + 1) == "dari")
        boleh = boleh or (b.kata(i) == "akhir" and b.kata(i - 1) in ("paling", "batas"))
        if not boleh and (token.kata in _RAGU | _SYARAT or _bersisa(token)):
            return True
        if token.kata in _BENDA and not _bagian_lain(b, i, sisa):
            return True
    return False


def _bagian_lain(b: Baris, i: int, sisa: list[int]) -> bool:
    """Whether the thing named at ``i`` is cut off from the date by words that lead to it."""
    return any(j > i and b.kata(j) in ISYARAT_KUAT | {"sampai"} for j in sisa)


def _bersisa(token: Token) -> bool:
    return (
        token.jenis not in (Jenis.KATA, Jenis.TANDA)
        or token.bulan is not None
        or token.hari is not None
        or token.kata in _KATA_WAKTU
        or token.kata in ANGKA_KATA
        or token.kata in URUTAN
        or (token.kata in ROMAWI and len(token.kata) > 1)
    )


def _angka_saja(b: Baris, sisa: list[int]) -> Makna:
    """``20`` or ``2026`` alone: most likely the 20th, the end of 2026, but nothing says so."""
    angka = [b.token[i] for i in sisa if b.token[i].jenis is not Jenis.TANDA]
    kata = {1: "tanggal", 2: "tanggal", 4: "tahun"}.get(len(angka[0].kata)) if angka else None
    if len(angka) != 1 or angka[0].jenis is not Jenis.ANGKA or kata is None:
        return kosong(_TIDAK_DIKENALI)
    lengkap = (Token(Jenis.KATA, kata, 0, 0), angka[0])
    hasil = ungkapan(Baris(lengkap, b.acuan, b.kalender), 0)
    return kosong(_TIDAK_DIKENALI) if hasil is None else hasil.makna.tanyakan()


def simpulkan(makna: Makna, acuan: date, kalender: Kalender) -> Tenggat:
    """Turn a meaning into a deadline: nothing past, nothing absurd, nothing doubtful unasked."""
    if not makna.hari:
        return _tanpa(makna.alasan)
    wajar = tuple(
        dict.fromkeys(hari for hari in makna.hari if hari.year <= acuan.year + TAHUN_TERJAUH)
    )
    if not wajar:
        return _tanpa(terlalu_jauh().alasan)
    pilihan = tuple(hari for hari in wajar if hari >= acuan)
    if not pilihan:
        return _tanpa(
            f"{format_tanggal_hari(wajar[0])} sudah lewat pada {format_tanggal_hari(acuan)}. "
            "Tulis tanggal yang akan datang."
        )
    if makna.tanya or len(makna.hari) > 1:
        return _ganda(pilihan)
    hari = pilihan[0]
    penjelasan = format_tanggal_hari(hari)
    if makna.bergulir and hari.year > acuan.year:
        penjelasan += " (tahun ini sudah lewat)"
    return Tenggat(
        Keadaan.TERBACA, hari, (), penjelasan, _libur(hari, kalender), _geser(hari, acuan, kalender)
    )


def _tanpa(alasan: str) -> Tenggat:
    return Tenggat(Keadaan.TANPA_TANGGAL, None, (), alasan, None, ())


def _ganda(pilihan: tuple[date, ...]) -> Tenggat:
    nama = [format_tanggal_hari(hari) for hari in pilihan]
    if len(nama) == 1:
        kalimat = f"Apakah maksudnya {nama[0]}?"
    else:
        kalimat = f"Bisa berarti {'; '.join(nama[:-1])}; atau {nama[-1]}. Pilih satu."
    return Tenggat(Keadaan.GANDA, None, pilihan, kalimat, None, ())


def _libur(hari: date, kalender: Kalender) -> str | None:
    if kalender.adalah_hari_kerja(hari):
        return None
    return kalender.libur.get(hari) or NAMA_HARI[hari.weekday()]


def _geser(hari: date, acuan: date, kalender: Kalender) -> tuple[date, ...]:
    if kalender.adalah_hari_kerja(hari):
        return ()
    sekitar = (kalender.hari_kerja_sebelum(hari), kalender.hari_kerja_berikut(hari))
    return tuple(satu for satu in sekitar if satu >= acuan)
