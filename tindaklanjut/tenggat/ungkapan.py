"""Put the rules together: ranges, sebelum, setelah, weekday with date, distance with its start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tindaklanjut.tenggat import aturan_jarak, aturan_libur, aturan_periode, aturan_tanggal
from tindaklanjut.tenggat.aturan_tanggal import berikut_hari
from tindaklanjut.tenggat.kosakata import ISYARAT_KUAT
from tindaklanjut.tenggat.makna import (
    Baris,
    Makna,
    Sifat,
    Temuan,
    kosong,
    tambah_hari,
)
from tindaklanjut.tenggat.pemenggal import Jenis

if TYPE_CHECKING:
    from collections.abc import Callable

# The earlier rule wins a tie. The rule of numeric dates stands before that of bare numbers.
_ATURAN: Final[tuple[Callable[[Baris, int], Temuan | None], ...]] = (
    aturan_tanggal.tanggal_angka,
    aturan_tanggal.tanggal_bulan,
    aturan_tanggal.dua_angka,
    aturan_tanggal.bulan_hari,
    aturan_tanggal.relatif,
    aturan_periode.ujung_periode,
    aturan_periode.tanggal_terakhir,
    aturan_periode.tanggal_dalam_bulan,
    aturan_periode.periode,
    aturan_tanggal.nama_hari,
    aturan_libur.libur,
    aturan_jarak.hari_kerja_ke,
)
_SAMPAI: Final = ("-", "sampai dengan", "sampai", "s / d")
_MULAI: Final = (
    "terhitung mulai",
    "terhitung sejak",
    "terhitung",
    "mulai",
    "sejak",
    "dari",
    "tmt",
)
_KATA_RAPAT: Final = frozenset(
    "ini tersebut dilaksanakan dilaksanakannya selesai berakhir berlangsung diselenggarakan "
    "ditutup diadakan digelar hari tadi terlaksana".split()
)
_SEBELUM_RAPAT: Final = (
    "tanggal pelaksanaan",
    "pelaksanaan",
    "selesainya",
    "selesai",
    "berakhirnya",
)
_PEMISAH: Final = frozenset(",;.()[]|") | ISYARAT_KUAT


def ungkapan(b: Baris, i: int) -> Temuan | None:
    """The expression of time that begins at token ``i``, with what it leans on."""
    for aturan in (_paling_cepat, _sebelum, _menjelang, _setelah, _mulai, _antara, _sampai_selesai):
        if (temuan := aturan(b, i)) is not None:
            return temuan
    return _rentang(b, i)


def _satuan(b: Baris, i: int) -> Temuan | None:
    """One expression without a range: the longest rule, then a weekday or a bracket after it."""
    hasil = [temuan for aturan in _ATURAN if (temuan := aturan(b, i)) is not None]
    hasil += [temuan for aturan in (_berjarak, _h_geser) if (temuan := aturan(b, i)) is not None]
    temuan = max(hasil, key=lambda satu: satu.akhir, default=None)
    while temuan is not None and (lanjut := _sambungan(b, temuan)) is not None:
        temuan = lanjut
    return temuan


def _sambungan(b: Baris, temuan: Temuan) -> Temuan | None:
    """``Jumat, 20 Maret``, ``20 Maret (Jumat)``, ``Jumat minggu depan``, ``besok, 26 Februari``."""
    j = b.cocok(temuan.akhir, ",", "(", "=")
    kurung = b.kata(j - 1) == "(" and j > temuan.akhir
    if temuan.makna.sifat is Sifat.NAMA_HARI and (k := _setelah_tanda(b, j)) > j:
        hari = _satuan(b, k)
        if hari is not None and hari.makna.hari:
            return _nama_hari_setelah(temuan.makna, hari)
    j = b.cocok(j, "pada", "di") if temuan.makna.sifat is Sifat.NAMA_HARI else j
    berikut = _satuan(b, j)
    if berikut is None or not temuan.makna.hari or not berikut.makna.hari:
        return None
    sifat = {temuan.makna.sifat, berikut.makna.sifat}
    if not (kurung or Sifat.NAMA_HARI in sifat or temuan.makna.hari == berikut.makna.hari):
        return None
    return Temuan(gabung(temuan.makna, berikut.makna), b.cocok(berikut.akhir, ")"))


def _setelah_tanda(b: Baris, i: int) -> int:
    return b.cocok(i, "pertama setelah", "setelah")


def _nama_hari_setelah(nama: Makna, tanda: Temuan) -> Temuan:
    """``Senin setelah Lebaran``."""
    sesudah = [hari + timedelta(days=1) for hari in tanda.makna.hari]
    pilihan = tuple(berikut_hari(hari, nama.hari[0].weekday()) for hari in sesudah)
    return Temuan(Makna(pilihan, Sifat.HARI, tanya=tanda.makna.tanya), tanda.akhir)


def gabung(satu: Makna, dua: Makna) -> Makna:
    """Two parts about the same deadline: they must agree, or the page has to ask."""
    if not satu.hari or not dua.hari:
        return (satu if satu.hari else dua).tanyakan() if satu.hari or dua.hari else satu
    if satu.sifat is Sifat.NAMA_HARI and dua.sifat is not Sifat.NAMA_HARI:
        return _hari_dan_tanggal(satu, dua)
    if dua.sifat is Sifat.NAMA_HARI and satu.sifat is not Sifat.NAMA_HARI:
        return _hari_dan_tanggal(dua, satu)
    tanya = satu.tanya or dua.tanya or satu.hari != dua.hari
    return replace(satu, hari=tuple(dict.fromkeys(satu.hari + dua.hari)), mulai=None, tanya=tanya)


def _hari_dan_tanggal(nama: Makna, tanggal: Makna) -> Makna:
    """A weekday with a date checks it; with a week it chooses the day in it."""
    hari = nama.hari[0].weekday()
    if tanggal.sifat is Sifat.PEKAN and tanggal.mulai is not None:
        return Makna((berikut_hari(tanggal.mulai, hari),), Sifat.HARI, bergulir=tanggal.bergulir)
    if len(tanggal.hari) == 1 and tanggal.hari[0].weekday() == hari:
        return tanggal
    cocok = tuple(satu for satu in tanggal.hari if satu.weekday() == hari)
    if len(cocok) == 1:
        return tanggal.dengan(*cocok)
    terdekat = tuple(berikut_hari(satu - timedelta(days=3), hari) for satu in tanggal.hari)
    return tanggal.dengan(*tanggal.hari, *terdekat).tanyakan()


def _rentang(b: Baris, i: int) -> Temuan | None:
    """``20 Maret - 3 April`` means its last day; one that runs backwards has to be asked."""
    temuan = _satuan(b, i)
    while temuan is not None and temuan.makna.hari:
        j = b.cocok(temuan.akhir, *_SAMPAI)
        berikut = _satuan(b, j) if j > temuan.akhir else None
        if berikut is None or not berikut.makna.hari:
            break
        temuan = Temuan(_ujung_rentang(temuan.makna, berikut.makna), berikut.akhir)
    return temuan


def _ujung_rentang(awal: Makna, akhir: Makna) -> Makna:
    if awal.sifat is Sifat.NAMA_HARI and akhir.sifat is Sifat.NAMA_HARI:
        if awal.hari[0] <= akhir.hari[0]:
            return akhir
        # Its first day is past this week: the running range, or next week's.
        return Makna(
            (akhir.hari[0], akhir.hari[0] + timedelta(days=7)), Sifat.NAMA_HARI, tanya=True
        )
    if awal.sifat is Sifat.NAMA_HARI:
        return _hari_dan_tanggal(awal, akhir)  # "Jumat - 20 Maret 2026"
    mulai = awal.mulai or awal.hari[0]
    terbalik = mulai > akhir.hari[-1] and not awal.bergulir
    hasil = replace(akhir, mulai=None if awal.bergulir else mulai)
    return hasil.tanyakan() if terbalik or awal.tanya else hasil


def _berjarak(b: Baris, i: int) -> Temuan | None:
    """``3 hari kerja`` from the reference day, or ``3 hari kerja setelah Lebaran``."""
    if (panjang := aturan_jarak.jarak(b, i)) is None:
        return None
    j = panjang.akhir
    ke_depan = ("lagi", "ke depan", "depan", "mendatang", "berikutnya", "yang akan datang")
    if (k := b.cocok(j, *ke_depan)) > j:
        makna = panjang.dari(b.acuan, b.kalender)
        if panjang.satuan == "bulan" and b.kata(j) == "depan" and b.token[i].jenis is Jenis.ANGKA:
            return _hari_bulan_depan(b, i, k, makna)
        return Temuan(replace(makna, sifat=Sifat.H_TAMBAH) if makna.hari else makna, k)
    if (k := b.cocok(j, "lalu", "yang lalu")) > j:
        return Temuan(panjang.dari(b.acuan, b.kalender, arah=-1), k)
    return _dari_tanda(b, panjang, 1)


def _hari_bulan_depan(b: Baris, i: int, akhir: int, makna: Makna) -> Temuan:
    """``5 bulan depan``: the fifth of next month, or five months on."""
    mulai = (b.acuan.replace(day=28) + timedelta(days=4)).replace(day=1)
    hari = tambah_hari(mulai, (b.token[i].nilai or 1) - 1)
    pilihan = (hari,) if hari is not None and hari.month == mulai.month else ()
    return Temuan(Makna(makna.hari + pilihan, Sifat.HARI, tanya=True), akhir)


def _h_geser(b: Baris, i: int) -> Temuan | None:
    """``H+7`` counts from the meeting; ``H-3`` needs the day it counts back from."""
    if (hasil := aturan_jarak.h_geser(b, i)) is None:
        return None
    panjang, maju = hasil
    langsung = aturan_libur.libur(b, panjang.akhir)
    if langsung is not None and langsung.makna.hari:
        return Temuan(_hitung(b, panjang, langsung.makna, maju), langsung.akhir)
    temuan = _dari_tanda(b, panjang, maju)
    if maju == 1 or temuan.akhir > panjang.akhir:
        return temuan
    if (j := _lewati_kata(b, panjang.akhir)) > panjang.akhir:
        return Temuan(_hari_tak_dikenal(), j)
    return Temuan(kosong("H- dihitung mundur dari suatu hari. Tulis harinya: H-3 Lebaran."), j)


def _hari_tak_dikenal() -> Makna:
    return kosong("Tenggat dihitung dari hari yang tanggalnya belum diketahui. Tulis tanggalnya.")


def _dari_tanda(b: Baris, panjang: aturan_jarak.Jarak, maju: int) -> Temuan:
    """The distance counted from the day named after it, else from the reference day."""
    j = panjang.akhir
    mundur = b.cocok(j, "sebelum")
    k = mundur if mundur > j else b.cocok(b.cocok(j, "dihitung"), "setelah", *_MULAI)
    if k == j:
        if maju == 1 and (akhir := _rapat(b, k)) is not None:
            return Temuan(_hitung(b, panjang, Makna((b.acuan,), Sifat.HARI), 1), akhir)
        return Temuan(_hitung(b, panjang, Makna((b.acuan,), Sifat.HARI), maju), j)
    tanda = _tanda(b, k, mundur=mundur > j)
    if not tanda.makna.hari:
        return Temuan(_hari_tak_dikenal(), tanda.akhir)
    makna = _hitung(b, panjang, tanda.makna, -1 if mundur > j else maju)
    return Temuan(makna, tanda.akhir)


def _hitung(b: Baris, panjang: aturan_jarak.Jarak, tanda: Makna, maju: int) -> Makna:
    semua = [panjang.dari(hari, b.kalender, arah=maju) for hari in tanda.hari]
    if jauh := next((makna for makna in semua if not makna.hari), None):
        return jauh
    hari = tuple(dict.fromkeys(satu for makna in semua for satu in makna.hari))
    # "3 hari setelah 20 Februari" said on the 25th: this year's or the next one's.
    return Makna(hari, semua[0].sifat, tanya=tanda.tanya or tanda.bergulir)


def _tanda(b: Baris, i: int, *, mundur: bool) -> Temuan:
    """The day a distance counts from: the meeting, a date, or something unknown."""
    if not mundur and (akhir := _rapat(b, i)) is not None:
        return Temuan(Makna((b.acuan,), Sifat.HARI), akhir)
    j = i
    while b.kata(j) in ("rapat", "tanggal", "pelaksanaan", "pada", "masuk", "hari") and (
        _satuan(b, j) is None
    ):
        j += 1
    temuan = _satuan(b, j)
    if temuan is not None and temuan.makna.sifat not in (Sifat.JARAK, Sifat.H_TAMBAH):
        return temuan
    return Temuan(_hari_tak_dikenal(), _lewati_kata(b, i))


def _rapat(b: Baris, i: int) -> int | None:
    """The index after ``rapat``, ``rapat ini``, ``sekarang``: the reference day. None otherwise."""
    if (j := b.cocok(i, "sekarang", "hari ini", "saat ini", "ini")) > i:
        return j
    j = b.cocok(b.cocok(i, *_SEBELUM_RAPAT), "tanggal")
    k = b.cocok(j, "rapat")
    if k == j:
        return None
    while b.kata(k) in _KATA_RAPAT:
        k += 1
    token = b.di(k)
    ujung = token is None or token.jenis is Jenis.TANDA or token.kata in ("paling", "dan", "yaitu")
    return k if ujung else None


def _lewati_kata(b: Baris, i: int) -> int:
    """Past the words up to the next sign that separates or word that announces a deadline."""
    while (token := b.di(i)) is not None and token.kata not in _PEMISAH:
        i += 1
    return i


def _sebelum(b: Baris, i: int) -> Temuan | None:
    """``sebelum X`` is the day before X; before a period it is the day before its first."""
    j = b.cocok(i, "sebelum")
    if j == i or waktu(b, i) is not None:
        return None
    temuan = _rentang(b, _acara(b, j))
    if temuan is None or temuan.makna.sifat in (Sifat.JARAK, Sifat.H_TAMBAH):
        if temuan is not None and temuan.makna.sifat is Sifat.H_TAMBAH:
            return temuan  # "sebelum H-3 Lebaran" is typed for "H-3"
        return Temuan(_hari_tak_dikenal(), _lewati_kata(b, j))
    makna, k = temuan
    if not makna.hari:
        return temuan
    jam = waktu(b, k)
    if jam is not None and b.kata(k) != "pagi":
        return Temuan(replace(makna, mulai=None), jam)  # before an hour of that day: the day itself
    dasar = (makna.mulai,) if makna.mulai and makna.sifat is not Sifat.UJUNG else makna.hari
    hasil = makna.dengan(*(hari - timedelta(days=1) for hari in dasar))
    if jam is not None:
        hasil = makna.dengan(*hasil.hari, *makna.hari).tanyakan()
    return Temuan(replace(hasil, sifat=Sifat.HARI), jam or k)


def _acara(b: Baris, i: int) -> int:
    """Past the meeting named before its date: ``sebelum rapat koordinasi tanggal 20 Maret``."""
    if b.kata(i) not in ("rapat", "acara", "kegiatan", "sidang", "peluncuran", "kunjungan"):
        return i
    for j in range(i + 1, min(i + 7, len(b.token))):
        if b.kata(j) in _PEMISAH:
            return i
        temuan = _satuan(b, j)
        if temuan is not None and temuan.makna.sifat in (Sifat.HARI, Sifat.TANGGAL_SAJA):
            return j
    return i


def _menjelang(b: Baris, i: int) -> Temuan | None:
    """``menjelang Lebaran`` is somewhere before it: asked."""
    j = b.cocok(i, "menjelang")
    temuan = _rentang(b, j) if j > i else None
    if temuan is None:
        return Temuan(_hari_tak_dikenal(), _lewati_kata(b, j)) if j > i else None
    hari = tuple(satu - timedelta(days=1) for satu in temuan.makna.hari)
    return Temuan(temuan.makna.dengan(*hari).tanyakan(), temuan.akhir)


def _setelah(b: Baris, i: int) -> Temuan | None:
    """``setelah DIPA terbit`` tells when to start, not when to end."""
    j = b.cocok(i, "setelah")
    hari_kerja = b.cocok(i, "hari kerja pertama setelah", "hari pertama kerja setelah")
    akhir_kerja = b.cocok(i, "hari kerja terakhir sebelum")
    if hari_kerja > i or akhir_kerja > i:
        tanda = _satuan(b, max(hari_kerja, akhir_kerja))
        if tanda is None or not tanda.makna.hari:
            return None
        maju = 1 if hari_kerja > i else -1
        hari = tuple(b.kalender.geser_hari_kerja(satu, maju) for satu in tanda.makna.hari)
        return Temuan(Makna(hari, Sifat.HARI, tanya=tanda.makna.tanya), tanda.akhir)
    if j == i:
        return None
    temuan = _rentang(b, j)
    akhir = temuan.akhir if temuan is not None else _lewati_kata(b, j)
    return Temuan(_kapan_mulai("setelah"), akhir)


def _kapan_mulai(kata: str) -> Makna:
    return kosong(
        f"“{kata} …” menyebut kapan mulai, bukan kapan selesai. Tulis tanggal selesainya."
    )


def _mulai(b: Baris, i: int) -> Temuan | None:
    """``mulai 20 Maret`` is a start; ``mulai 20 s.d. 25 Maret`` is a range with an end."""
    j = b.cocok(i, *_MULAI) if b.kata(i - 1) not in ("lebih", "kurang", "lewat") else i
    j = b.cocok(j, "tanggal", "pada") if j > i else j
    if j == i or (temuan := _satuan(b, b.cocok(j, "tanggal"))) is None:
        return None
    penuh = _rentang(b, j)
    if penuh is None or (penuh.akhir == temuan.akhir and not _berujung(temuan.makna)):
        return Temuan(_kapan_mulai(b.kata(i)), temuan.akhir)
    return penuh


def _berujung(makna: Makna) -> bool:
    """Whether the expression is itself a range: a month named alone is not meant as one."""
    return makna.mulai is not None and makna.sifat in (Sifat.HARI, Sifat.TANGGAL_SAJA)


def _antara(b: Baris, i: int) -> Temuan | None:
    """``antara 20 dan 25 Maret`` is a range."""
    j = b.cocok(i, "antara")
    temuan = _satuan(b, b.cocok(j, "tanggal")) if j > i else None
    if temuan is None or not temuan.makna.hari:
        return None
    k = b.cocok(temuan.akhir, "dan", "sampai", "hingga", "-")
    lanjut = _satuan(b, k) if k > temuan.akhir else None
    if lanjut is not None and lanjut.makna.hari:
        return Temuan(_ujung_rentang(temuan.makna, lanjut.makna), lanjut.akhir)
    akhir = max(temuan.makna.hari)
    return Temuan(Makna((akhir,), Sifat.HARI), temuan.akhir) if temuan.makna.tanya else None


def _sampai_selesai(b: Baris, i: int) -> Temuan | None:
    j = b.cocok(i, "sampai selesai", "sampai dengan selesai", "- selesai")
    return (
        Temuan(kosong("“s.d. selesai” tidak menyebut tanggal. Tulis tanggalnya."), j)
        if (j > i)
        else None
    )


def _paling_cepat(b: Baris, i: int) -> Temuan | None:
    """``paling cepat 20 Maret``, ``tidak sebelum 20 Maret``: a start."""
    j = b.cocok(i, "paling cepat", "tidak sebelum", "bukan sebelum", "paling awal")
    if j == i:
        return None
    temuan = _rentang(b, b.cocok(j, "tanggal", "pada"))
    return Temuan(_kapan_mulai("paling cepat"), temuan.akhir if temuan else _lewati_kata(b, j))


_BAGIAN_HARI: Final = (
    "akhir jam kerja",
    "jam kerja",
    "jam kantor",
    "jam pulang",
    "tengah malam",
    "dini hari",
    "pagi",
    "siang",
    "sore",
    "petang",
    "malam",
    "cob",
    "eod",
)
_ZONA: Final = ("wib", "wita", "wit")


def waktu(b: Baris, i: int) -> int | None:
    """The index after an hour or a part of the day; it does not change the date."""
    j = b.cocok(i, "sebelum")
    k = b.cocok(j, *_BAGIAN_HARI)
    if k > j:
        return b.cocok(k, "hari")
    k = b.cocok(j, "pukul", "jam")
    token = b.di(k)
    if token is None:
        return None
    berjam = k > j and token.nilai is not None and token.nilai <= 24
    if token.jenis is not Jenis.PUKUL and not berjam:
        return None
    k = b.cocok(b.cocok(k + 1, *_ZONA, "pagi", "siang", "sore", "malam"), *_ZONA)
    lanjut = b.cocok(k, *_SAMPAI)
    if lanjut == k:
        return k
    selesai = b.cocok(lanjut, "selesai")
    return selesai if selesai > lanjut else waktu(b, lanjut) or k
