"""Rules for periods: Maret, TW II, semester I, minggu depan, minggu ke-2 April, akhir bulan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inti.triwulan import akhir_triwulan, awal_triwulan, triwulan_dari
from tindaklanjut.tenggat.aturan_tanggal import (
    SATUAN,
    arah,
    bagian_tahun,
    berikut_hari,
    tahun_wajar,
    tanpa_tahun,
    urutan,
)
from tindaklanjut.tenggat.makna import (
    Baris,
    Makna,
    Sifat,
    Temuan,
    akhir_bulan,
    hari_nyata,
    kosong,
    tambah_bulan,
)
from tindaklanjut.tenggat.pemenggal import Jenis

if TYPE_CHECKING:
    from collections.abc import Callable

JUMAT = 4


@dataclass(frozen=True, slots=True)
class Periode:
    """First and last days: this year's and the next one's when the phrase leaves the year open.

    ``tenggat_pekan`` marks a Monday-to-Sunday week, whose deadline is its Friday.
    """

    calon: tuple[tuple[date, date], ...]
    akhir: int
    sifat: Sifat = Sifat.PERIODE
    tenggat_pekan: bool = False

    def pilih(self, acuan: date, hari: Callable[[date, date], date]) -> Makna:
        """The first candidate whose ``hari(mulai, selesai)`` is not yet past, else the last."""
        semua = [(hari(mulai, selesai), mulai) for mulai, selesai in self.calon]
        nomor = next((n for n, (satu, _) in enumerate(semua) if satu >= acuan), len(semua) - 1)
        return Makna((semua[nomor][0],), self.sifat, mulai=semua[nomor][1], bergulir=nomor > 0)

    def utuh(self, acuan: date) -> Makna:
        """The period alone: its last day, of a week its Friday."""
        if self.tenggat_pekan:
            return self.pilih(acuan, lambda mulai, _: mulai + timedelta(days=JUMAT))
        return self.pilih(acuan, lambda _, selesai: selesai)


def _dalam_tahun(
    b: Baris, i: int, rentang: Callable[[int], tuple[date, date]], sifat: Sifat = Sifat.PERIODE
) -> Periode | Temuan:
    """The period of the year written at ``i``, or of this year and the next."""
    tahun, j = bagian_tahun(b, i)
    if tahun is None:
        return Periode((rentang(b.acuan.year), rentang(b.acuan.year + 1)), j, sifat)
    if not tahun_wajar(tahun):
        return Temuan(kosong(f"Tahun {tahun} tidak masuk akal. Periksa tahunnya."), j)
    return Periode((rentang(tahun),), j, sifat)


def _bulan(b: Baris, i: int) -> Periode | Temuan | None:
    """``Maret``, ``bulan April 2026``, ``03/2026``, ``bulan ini``, ``bulan depan``, ``bulan 4``."""
    j = b.cocok(i, "bulan")
    token = b.di(j)
    if token is None:
        return None
    if token.jenis is Jenis.BULAN_TAHUN and token.tanggal is not None:
        tahun, nomor, _ = token.tanggal
        if tahun is None or not tahun_wajar(tahun):
            return None
        return Periode(((date(tahun, nomor, 1), akhir_bulan(tahun, nomor)),), j + 1)
    if (bulan := token.bulan) is not None:
        return _dalam_tahun(b, j + 1, lambda th: (date(th, bulan, 1), akhir_bulan(th, bulan)))
    if j == i:
        return None
    if (relatif := arah(b, j)) is not None:
        mulai = tambah_bulan(b.acuan.replace(day=1), relatif[0]) or b.acuan
        return Periode(((mulai, akhir_bulan(mulai.year, mulai.month)),), relatif[1])
    ke = urutan(b, j)
    if ke is not None and 1 <= ke[0] <= 12 and b.kata(ke[1]) not in SATUAN:
        nomor = ke[0]
        return _dalam_tahun(b, ke[1], lambda th: (date(th, nomor, 1), akhir_bulan(th, nomor)))
    return None


def _triwulan(b: Baris, i: int) -> Periode | Temuan | None:
    """``TW II``, ``triwulan 2 tahun 2026``, ``TW I-II`` (its last), ``TW depan``."""
    j = b.cocok(i, "triwulan", "tri wulan")
    if j == i:
        return None
    if (relatif := arah(b, j)) is not None:
        tahun, n = triwulan_dari(b.acuan)
        tahun, n0 = divmod(tahun * 4 + n - 1 + relatif[0], 4)
        return Periode(((awal_triwulan(tahun, n0 + 1), akhir_triwulan(tahun, n0 + 1)),), relatif[1])
    if (daftar := _daftar_urutan(b, b.cocok(j, "-"))) is None:
        return None
    awal, nomor, j = daftar
    if not 1 <= awal <= nomor <= 4:
        return Temuan(kosong("Triwulan hanya I, II, III, atau IV. Periksa nomornya."), j)
    return _dalam_tahun(b, j, lambda th: (awal_triwulan(th, awal), akhir_triwulan(th, nomor)))


def _semester(b: Baris, i: int) -> Periode | Temuan | None:
    """``semester I``, ``semester 2 tahun 2026``, ``semester ini``."""
    j = b.cocok(i, "semester")
    if j == i:
        return None
    if (relatif := arah(b, j)) is not None:
        tahun, n0 = divmod(b.acuan.year * 2 + (b.acuan.month > 6) + relatif[0], 2)
        return Periode((_rentang_semester(tahun, n0 + 1),), relatif[1])
    if (ke := urutan(b, b.cocok(j, "-"))) is None:
        return None
    nomor, j, _ = ke
    if nomor not in (1, 2):
        return Temuan(kosong("Semester hanya I atau II. Periksa nomornya."), j)
    return _dalam_tahun(b, j, lambda th: _rentang_semester(th, nomor))


def _rentang_semester(tahun: int, nomor: int) -> tuple[date, date]:
    return awal_triwulan(tahun, nomor * 2 - 1), akhir_triwulan(tahun, nomor * 2)


def _tahun(b: Baris, i: int) -> Periode | Temuan | None:
    """``tahun 2026``, ``TA 2026``, ``tahun ini``, ``tahun depan``."""
    j = b.cocok(i, "tahun anggaran", "tahun")
    if j == i:
        return None
    if (relatif := arah(b, j)) is not None:
        tahun, j = b.acuan.year + relatif[0], relatif[1]
    else:
        token = b.di(j)
        if token is None or token.nilai is None or len(token.kata) != 4:
            return None
        tahun, j = token.nilai, j + 1
        if not tahun_wajar(tahun):
            return Temuan(kosong(f"Tahun {tahun} tidak masuk akal. Periksa tahunnya."), j)
    return Periode(((date(tahun, 1, 1), date(tahun, 12, 31)),), j)


def _daftar_urutan(b: Baris, i: int) -> tuple[int, int, int] | None:
    """``ke-2`` or ``ke-2 s.d. ke-3``: first and last ordinal and the index after them."""
    if (pertama := urutan(b, i)) is None:
        return None
    awal, j, _ = pertama
    k = b.cocok(j, "-", "sampai dengan", "sampai", "dan", "&")
    k = b.cocok(k, "triwulan", "minggu", "pekan") if k > j else k
    terakhir = urutan(b, k) if k > j else None
    return (awal, terakhir[0], terakhir[1]) if terakhir is not None else (awal, awal, j)


def _pekan(b: Baris, i: int) -> Periode | Temuan | None:
    """``minggu depan``; ``minggu ke-2 April``: days 8 to 14, the fourth to the month's end."""
    j = b.cocok(i, "minggu", "pekan", "m", "w")
    if j == i:
        return None
    if (relatif := arah(b, j)) is not None:
        senin = b.acuan - timedelta(days=b.acuan.weekday()) + timedelta(days=7 * relatif[0])
        rentang = (senin, senin + timedelta(days=6))
        return Periode((rentang,), relatif[1], Sifat.PEKAN, tenggat_pekan=True)
    if (daftar := _daftar_urutan(b, j)) is None:
        return None
    awal, nomor, k = daftar
    tertulis = (urutan(b, j) or (0, 0, False))[2] or awal != nomor or len(b.kata(i)) == 1
    bulan = _bulan(b, b.cocok(k, ",", "di"))
    if isinstance(bulan, Temuan):
        return bulan
    if bulan is None:
        if not tertulis or len(b.kata(i)) == 1:
            return None
        bulan = Periode(_dua_bulan(b.acuan), k)
    periode = _pekan_dalam(bulan, awal, nomor, bulan.akhir)
    if isinstance(periode, Temuan) or tertulis or b.kata(i) == "pekan" or b.kata(k) == "bulan":
        return periode
    return _pekan_atau_tanggal(b, periode, nomor)


def _bulan_pekan(b: Baris, i: int) -> Periode | Temuan | None:
    """``April minggu ke-2``, ``bulan depan minggu II``."""
    bulan = _bulan(b, i)
    if not isinstance(bulan, Periode):
        return None
    j = b.cocok(bulan.akhir, ",")
    k = b.cocok(j, "minggu", "pekan")
    daftar = _daftar_urutan(b, k) if k > j else None
    return None if daftar is None else _pekan_dalam(bulan, *daftar)


def _pekan_dalam(bulan: Periode, awal: int, nomor: int, akhir: int) -> Periode | Temuan:
    if not (awal == nomor == -1 or 1 <= awal <= nomor <= 5):
        return Temuan(kosong("Satu bulan paling banyak lima minggu. Periksa nomornya."), akhir)
    calon = tuple((_mulai_pekan(awal, hari), _batas_pekan(nomor, hari)) for _, hari in bulan.calon)
    return Periode(calon, akhir, Sifat.PEKAN)


def _dua_bulan(acuan: date) -> tuple[tuple[date, date], ...]:
    bulan = [tambah_bulan(acuan.replace(day=1), n) or acuan for n in (0, 1)]
    return tuple((mulai, akhir_bulan(mulai.year, mulai.month)) for mulai in bulan)


def _mulai_pekan(nomor: int, akhir: date) -> date:
    return akhir.replace(day=22 if nomor == -1 else min(7 * nomor - 6, akhir.day))


def _batas_pekan(nomor: int, akhir: date) -> date:
    return akhir if nomor == -1 or nomor >= 4 else akhir.replace(day=7 * nomor)


def _pekan_atau_tanggal(b: Baris, periode: Periode, nomor: int) -> Temuan:
    """``minggu 2 April`` may be the second week of April or a Sunday, 2 April."""
    makna = periode.utuh(b.acuan)
    bulan = periode.calon[0][0]
    hari = (
        tanpa_tahun(b, bulan.month, nomor)
        if len(periode.calon) > 1
        else Makna((bulan.replace(day=nomor),), Sifat.HARI)
    )
    return Temuan(Makna(makna.hari + hari.hari, Sifat.HARI, tanya=True), periode.akhir)


def _cari_periode(b: Baris, i: int) -> Periode | Temuan | None:
    hasil = [
        satu
        for aturan in (_bulan, _triwulan, _semester, _tahun, _pekan, _bulan_pekan)
        if (satu := aturan(b, i)) is not None
    ]
    return max(hasil, key=lambda satu: satu.akhir, default=None)


def periode(b: Baris, i: int) -> Temuan | None:
    """A period alone means its last day."""
    hasil = _cari_periode(b, i)
    if isinstance(hasil, Periode):
        return Temuan(hasil.utuh(b.acuan), hasil.akhir)
    return hasil


def periode_bulan(b: Baris, i: int) -> Periode | None:
    """The month written at ``i``, for rules that count inside it."""
    hasil = _bulan(b, i)
    return hasil if isinstance(hasil, Periode) else None


def ujung_periode(b: Baris, i: int) -> Temuan | None:
    """``akhir Maret`` is its last day, ``pertengahan Maret`` the 15th, ``awal April`` is asked."""
    ujung = b.kata(i)
    if ujung not in ("akhir", "awal", "pertengahan"):
        return None
    hasil = _cari_periode(b, i + 1) or _tahun_polos(b, i + 1) or _periode_ini(b, i + 1, ujung)
    if not isinstance(hasil, Periode):
        return hasil
    if ujung == "akhir":
        makna = hasil.utuh(b.acuan)
        if b.kata(hasil.akhir - 1) in ("minggu", "pekan") and makna.hari[0] < b.acuan:
            makna = _akhir_pekan_lewat(makna)
    elif ujung == "pertengahan":
        makna = _pertengahan(b, hasil)
    else:
        makna = _awal(b, hasil)
    return Temuan(replace(makna, sifat=Sifat.UJUNG), hasil.akhir)


def _tahun_polos(b: Baris, i: int) -> Periode | None:
    """``akhir 2026``."""
    token = b.di(i)
    if token is None or token.nilai is None or len(token.kata) != 4 or not tahun_wajar(token.nilai):
        return None
    return Periode(((date(token.nilai, 1, 1), date(token.nilai, 12, 31)),), i + 1)


def _periode_ini(b: Baris, i: int, ujung: str) -> Periode | None:
    """``akhir bulan``, ``awal tahun``: the running one, or the next when that place is past."""
    tahun, n = triwulan_dari(b.acuan)
    match b.kata(i):
        case "bulan":
            calon = _dua_bulan(b.acuan)
        case "tahun":
            calon = tuple((date(th, 1, 1), date(th, 12, 31)) for th in (tahun, tahun + 1))
        case "triwulan":
            lanjut = divmod(tahun * 4 + n, 4)
            semua = ((tahun, n), (lanjut[0], lanjut[1] + 1))
            calon = tuple((awal_triwulan(th, tw), akhir_triwulan(th, tw)) for th, tw in semua)
        case "semester":
            lanjut = divmod(tahun * 2 + (n > 2) + 1, 2)
            semua = ((tahun, 1 + (n > 2)), (lanjut[0], lanjut[1] + 1))
            calon = tuple(_rentang_semester(th, smt) for th, smt in semua)
        case "minggu" | "pekan":
            senin = b.acuan - timedelta(days=b.acuan.weekday())
            pekan = [senin, senin + timedelta(days=7)] if ujung != "akhir" else [senin]
            calon = tuple((mulai, mulai + timedelta(days=6)) for mulai in pekan)
            return Periode(calon, i + 1, Sifat.PEKAN, tenggat_pekan=True)
        case _:
            return None
    return Periode(calon, b.cocok(i + 1, "anggaran"))


def _akhir_pekan_lewat(makna: Makna) -> Makna:
    """``akhir pekan`` said on a weekend: this Sunday or the next Friday."""
    jumat = makna.hari[0]
    return Makna((jumat + timedelta(days=2), jumat + timedelta(days=7)), Sifat.UJUNG, tanya=True)


def _pertengahan(b: Baris, periode: Periode) -> Makna:
    """The 15th of a month; the middle of anything else is nowhere laid down and is asked."""
    mulai, selesai = periode.calon[0]
    if periode.sifat is Sifat.PERIODE and (selesai - mulai).days < 31:
        return periode.pilih(b.acuan, lambda awal, _: awal.replace(day=15))
    return periode.pilih(b.acuan, _tengah).tanyakan()


def _tengah(mulai: date, selesai: date) -> date:
    """Most likely meant: of a week its middle, of a quarter the 15th, of more half its months."""
    tengah = mulai + (selesai - mulai) / 2
    panjang = (selesai - mulai).days
    if panjang < 31:
        return tengah
    if panjang < 100:
        return tengah.replace(day=15)
    return (tengah + timedelta(days=3)).replace(day=1) - timedelta(days=1)


def _awal(b: Baris, periode: Periode) -> Makna:
    """First day, seventh and tenth of a month, first day and last of the first month of more."""
    mulai, selesai = periode.calon[0]
    panjang = (selesai - mulai).days
    if panjang < 7:
        tambahan: tuple[int, ...] = (0, 1)
    elif panjang < 31:
        tambahan = (0, 6, 9)
    else:
        tambahan = (0, 9, 30)
    makna = periode.pilih(b.acuan, lambda awal, _: awal + timedelta(days=tambahan[-1]))
    awal = makna.mulai or mulai
    pilihan = tuple(awal + timedelta(days=n) for n in tambahan)
    return Makna(pilihan, Sifat.UJUNG, awal, tanya=True, bergulir=makna.bergulir)


def tanggal_terakhir(b: Baris, i: int) -> Temuan | None:
    """``hari terakhir bulan Maret``, ``tanggal terakhir bulan ini``, ``hari pertama April``."""
    j = b.cocok(i, "hari", "tanggal")
    if j == i or b.kata(j) not in ("terakhir", "pertama"):
        return None
    if (bulan := periode_bulan(b, b.cocok(j + 1, "di", "pada"))) is None:
        return None
    if b.kata(j) == "terakhir":
        return Temuan(bulan.utuh(b.acuan), bulan.akhir)
    makna = bulan.pilih(b.acuan, lambda mulai, _: mulai)
    return Temuan(Makna(makna.hari, Sifat.HARI, bergulir=makna.bergulir), bulan.akhir)


def nama_hari_ke(b: Baris, i: int) -> Temuan | None:
    """``Jumat pertama April``, ``Jumat terakhir bulan ini``, ``hari Minggu kedua Maret``."""
    j = b.cocok(i, "hari")
    token = b.di(j)
    if token is None or token.hari is None or (token.kata == "minggu" and j == i):
        return None
    hari = token.hari
    if (ke := urutan(b, j + 1)) is None or not ke[2] or not (ke[0] == -1 or 1 <= ke[0] <= 5):
        return None
    nomor = ke[0]
    if (bulan := periode_bulan(b, b.cocok(ke[1], "di", "pada"))) is None:
        return None

    def hitung(mulai: date, selesai: date) -> date:
        if nomor == -1:
            return selesai - timedelta(days=(selesai.weekday() - hari) % 7)
        return berikut_hari(mulai, hari) + timedelta(days=7 * (nomor - 1))

    makna = bulan.pilih(b.acuan, hitung)
    if makna.mulai is not None and makna.hari[0].month != makna.mulai.month:
        return Temuan(kosong("Bulan itu tidak punya hari kelima seperti itu."), bulan.akhir)
    return Temuan(replace(makna, sifat=Sifat.HARI, mulai=None), bulan.akhir)


def tanggal_dalam_bulan(b: Baris, i: int) -> Temuan | None:
    """``bulan depan tanggal 5``, ``April tanggal 5``: the day inside the month named first."""
    if (bulan := periode_bulan(b, i)) is None:
        return None
    j = b.cocok(b.cocok(bulan.akhir, ","), "tanggal")
    angka = b.bilangan(j) if b.kata(j - 1) == "tanggal" else None
    if angka is None or len(b.kata(j)) > 2:
        return None
    semua = [hari_nyata(mulai.year, mulai.month, angka[0]) for mulai, _ in bulan.calon]
    nyata = [hari for hari in semua if not isinstance(hari, str)]
    if len(nyata) < len(semua):
        return Temuan(kosong(next(hari for hari in semua if isinstance(hari, str))), angka[1])
    nomor = next((n for n, hari in enumerate(nyata) if hari >= b.acuan), len(nyata) - 1)
    return Temuan(Makna((nyata[nomor],), Sifat.HARI, bergulir=nomor > 0), angka[1])
