"""An expression of time with the word that turns it: sebelum, setelah, mulai, menjelang, antara."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from tindaklanjut.tenggat.bagian import (
    MULAI,
    PEMISAH,
    SAMPAI,
    bagian,
    bernama_hari,
    hari_tak_dikenal,
    lewati_kata,
    rentang,
    ujung_rentang,
)
from tindaklanjut.tenggat.makna import Baris, Makna, Sifat, Temuan, kosong
from tindaklanjut.tenggat.pemenggal import Jenis

_BAGIAN_HARI: Final = (
    "akhir jam kerja",
    "jam kerja",
    "jam kantor",
    "jam pulang",
    "pertengahan malam",
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


def ungkapan(b: Baris, i: int) -> Temuan | None:
    """The expression of time that begins at token ``i``, with what it leans on."""
    for aturan in (_paling_cepat, _sebelum, _menjelang, _setelah, _mulai, _antara, _sampai_selesai):
        if (temuan := aturan(b, i)) is not None:
            return temuan
    return rentang(b, i)


def _sebelum(b: Baris, i: int) -> Temuan | None:
    """``sebelum X`` is the day before X; before a period it is the day before its first."""
    j = b.cocok(i, "sebelum")
    if j == i or waktu(b, i) is not None:
        return None
    temuan = rentang(b, _acara(b, j))
    if temuan is None:
        return Temuan(hari_tak_dikenal(), lewati_kata(b, j))
    makna, k = temuan
    if not makna.hari:
        return temuan
    if makna.sifat is Sifat.JARAK:
        return Temuan(makna.tanyakan(), k)  # "sebelum 3 hari": within them, or before the third
    jam = waktu(b, k)
    if jam is not None and b.kata(k) != "pagi":
        return Temuan(replace(makna, mulai=None), jam)  # before an hour of that day: the day itself
    dasar = (makna.mulai,) if makna.mulai and makna.sifat is not Sifat.UJUNG else makna.hari
    hasil = makna.dengan(*(hari - timedelta(days=1) for hari in dasar))
    if makna.sifat in (Sifat.NAMA_HARI, Sifat.TANGGAL_SAJA) and hasil.hari < (b.acuan,):
        # "sebelum Jumat" said on a Friday speaks of the next one.
        return _sebelum(b.sehari_kemudian(), i)
    if jam is not None:
        hasil = makna.dengan(*hasil.hari, *makna.hari).tanyakan()
    return Temuan(replace(hasil, sifat=Sifat.HARI), jam or k)


def _acara(b: Baris, i: int) -> int:
    """Past the meeting named before its date: ``sebelum rapat koordinasi tanggal 20 Maret``."""
    if b.kata(i) not in ("rapat", "acara", "kegiatan", "sidang", "peluncuran", "kunjungan"):
        return i
    for j in range(i + 1, min(i + 7, len(b.token))):
        if b.kata(j) in PEMISAH:
            return i
        temuan = bagian(b, j)
        if temuan is not None and temuan.makna.sifat in (Sifat.HARI, Sifat.TANGGAL_SAJA):
            return j
    return i


def _menjelang(b: Baris, i: int) -> Temuan | None:
    """``menjelang Lebaran`` is somewhere before it: asked."""
    j = b.cocok(i, "menjelang")
    temuan = rentang(b, j) if j > i else None
    if temuan is None:
        return Temuan(hari_tak_dikenal(), lewati_kata(b, j)) if j > i else None
    hari = tuple(satu - timedelta(days=1) for satu in temuan.makna.hari)
    return Temuan(temuan.makna.dengan(*hari).tanyakan(), temuan.akhir)


def _setelah(b: Baris, i: int) -> Temuan | None:
    """``setelah DIPA terbit`` tells when to start, not when to end."""
    j = b.cocok(i, "setelah")
    hari_kerja = b.cocok(i, "hari kerja pertama setelah", "hari pertama kerja setelah")
    akhir_kerja = b.cocok(i, "hari kerja terakhir sebelum")
    if hari_kerja > i or akhir_kerja > i:
        tanda = bagian(b, max(hari_kerja, akhir_kerja))
        if tanda is None or not tanda.makna.hari:
            return None
        maju = 1 if hari_kerja > i else -1
        hari = tuple(b.kalender.geser_hari_kerja(satu, maju) for satu in tanda.makna.hari)
        return Temuan(Makna(hari, Sifat.HARI, tanya=tanda.makna.tanya), tanda.akhir)
    if j == i:
        return None
    temuan = rentang(b, j)
    akhir = temuan.akhir if temuan is not None else lewati_kata(b, j)
    return Temuan(_kapan_mulai("setelah"), akhir)


def _kapan_mulai(kata: str) -> Makna:
    return kosong(
        f"“{kata} …” menyebut kapan mulai, bukan kapan selesai. Tulis tanggal selesainya."
    )


def _mulai(b: Baris, i: int) -> Temuan | None:
    """``mulai 20 Maret`` is a start; ``mulai 20 s.d. 25 Maret`` is a range with an end."""
    j = b.cocok(i, *MULAI) if b.kata(i - 1) not in ("lebih", "kurang", "lewat") else i
    j = b.cocok(j, "tanggal", "pada") if j > i else j
    if j == i or (temuan := bagian(b, b.cocok(j, "tanggal"))) is None:
        return None
    penuh = rentang(b, j)
    if b.kata(i) == "terhitung" and temuan.makna.sifat is Sifat.JARAK:
        return temuan
    if penuh is None or (penuh.akhir == temuan.akhir and not _berujung(temuan.makna)):
        return Temuan(_kapan_mulai(b.kata(i)), temuan.akhir)
    return penuh


def _berujung(makna: Makna) -> bool:
    """Whether the expression is itself a range: a month named alone is not meant as one."""
    return makna.mulai is not None and makna.sifat in (Sifat.HARI, Sifat.TANGGAL_SAJA)


def _antara(b: Baris, i: int) -> Temuan | None:
    """``antara 20 dan 25 Maret`` is a range."""
    j = b.cocok(i, "antara")
    temuan = bagian(b, b.cocok(j, "tanggal")) if j > i else None
    if temuan is None or not temuan.makna.hari:
        return None
    k = b.cocok(temuan.akhir, "dan", "sampai", "hingga", "-")
    lanjut = bagian(b, k) if k > temuan.akhir else None
    if lanjut is not None and lanjut.makna.hari:
        return Temuan(
            ujung_rentang(temuan.makna, lanjut.makna, bernama=bernama_hari(b, k)), lanjut.akhir
        )
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
    temuan = rentang(b, b.cocok(j, "tanggal", "pada"))
    return Temuan(_kapan_mulai("paling cepat"), temuan.akhir if temuan else lewati_kata(b, j))


def waktu(b: Baris, i: int) -> int | None:
    """The index after an hour or a part of the day; it does not change the date."""
    j = b.cocok(i, "sebelum")
    k = b.cocok(j, *_BAGIAN_HARI)
    if k > j:
        return k if b.kata(k + 1) == "ini" else b.cocok(k, "hari")
    k = b.cocok(j, "pukul", "jam")
    token = b.di(k)
    if token is None:
        return None
    berjam = k > j and token.nilai is not None and token.nilai <= 24
    if token.jenis is not Jenis.PUKUL and not berjam:
        return None
    k = b.cocok(b.cocok(k + 1, *_ZONA, "pagi", "siang", "sore", "malam"), *_ZONA)
    lanjut = b.cocok(k, *SAMPAI)
    if lanjut == k:
        return k
    selesai = b.cocok(lanjut, "selesai")
    return selesai if selesai > lanjut else waktu(b, lanjut) or k
