"""Find the deadlines inside a sentence, and leave the other dates alone.

Minutes are full of dates that are no deadline: of the meeting before, of a letter, of the data. A
date counts when words announce it ("paling lambat", "dalam waktu", "s.d."), or, weaker, when
nothing around it claims it for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tindaklanjut.tenggat.bagian import PEMISAH
from tindaklanjut.tenggat.hasil import Keadaan, TenggatDitemukan
from tindaklanjut.tenggat.makna import Baris, Makna, Sifat, Temuan, kosong
from tindaklanjut.tenggat.pembaca import simpulkan
from tindaklanjut.tenggat.pemenggal import Jenis, penggal
from tindaklanjut.tenggat.ungkapan import ungkapan, waktu

if TYPE_CHECKING:
    from datetime import date

    from inti.tanggal import Kalender

_DERAU: Final = frozenset("'\"“”‘’*_`")
_PENGISI: Final = ("pada", "tanggal", "di", "hari", ":", "adalah", "yaitu", "-", "=", "dalam waktu")
# Announce a deadline whatever follows; reported even when what follows says no date.
_KUAT: Final = (
    "paling lambat",
    "selambatnya",
    "tenggat waktu",
    "tenggat",
    "batas akhir",
    "batas waktu",
    "deadline",
    "jatuh tempo",
)
# Announce a deadline only when a day follows.
_SEDANG: Final = (
    "maksimal",
    "paling banyak",
    "tidak lebih dari",
    "tidak melebihi",
    "tidak melewati",
    "dalam kurun waktu",
    "dalam jangka waktu",
    "dalam waktu",
    "dalam",
    "sampai dengan",
    "sampai",
    "target selesai",
    "target penyelesaian",
    "target waktu",
    "target",
    "due date",
)
# Verbs that do the same; they belong to the sentence, not to the phrase.
_KATA_KERJA: Final = frozenset(
    "ditargetkan dijadwalkan diperpanjang diselesaikan diundur rampung tuntas selesai".split()
)
_BATAS_ANAK_KALIMAT: Final = frozenset(
    [*",;.:()[]|", "agar", "untuk", "supaya", "harus", "wajib", "diminta", "perlu", "akan"]
)
_DOKUMEN: Final = frozenset(
    "surat nota nodin undangan notula notulen memo disposisi se pp perpres permen permenaker "
    "inpres uu keppres kepmen kepmenaker sk peraturan nomor no hasil keputusan arahan".split()
)
_PERISTIWA: Final = frozenset({"rapat", "kegiatan", "acara", "kunjungan", "audiensi"})
_MENGADAKAN: Final = frozenset(
    "mengadakan menyelenggarakan melaksanakan menjadwalkan menggelar mengagendakan mengundang "
    "menghadiri dijadwalkan digelar diadakan diselenggarakan dilaksanakan dilanjutkan".split()
)
_DATA: Final = frozenset(
    "data sakernas susenas sensus survei realisasi capaian target laporan periode posisi kondisi "
    "per anggaran angka tpt tpak statistik rilis publikasi edisi apbn apbd dipa kuota inflasi "
    "progres perkembangan kinerja rkp renja renaksi pk iku tahun".split()
)
_BUKAN_AKHIR: Final = frozenset(
    "setelah sejak mulai dari menjelang setiap per antara terhitung tmt selama kemarin".split()
)
_SUDAH: Final = frozenset({"telah", "sudah"})
_JARAK_LAIN: Final = frozenset(
    "terakhir pertama berturut belakangan lalu sebelumnya silam pelatihan masa".split()
)
_SEKARANG: Final = ("saat ini", "sekarang", "hari ini")


def cari_tenggat(kalimat: str, *, acuan: date, kalender: Kalender) -> list[TenggatDitemukan]:
    """The deadlines of a sentence in the order they stand, with their places in it.

    ``acuan`` is day 0. Any text is accepted. A phrase announced as a deadline is returned even
    when it says no date or a past one; an unannounced date only when it is a day to come.
    """
    token = tuple(satu for satu in penggal(kalimat) if satu.kata not in _DERAU)
    b = Baris(token, acuan, kalender)
    hasil: list[TenggatDitemukan] = []
    i = 0
    while i < len(token):
        temuan = _berisyarat(b, i)
        berisyarat = temuan is not None
        if temuan is None:
            temuan = _tanpa_isyarat(b, i)
        if temuan is None:
            i += 1
            continue
        akhir = temuan.akhir
        tenggat = simpulkan(temuan.makna, acuan, kalender)
        tempat = (token[i].awal, token[akhir - 1].akhir)
        hasil.append(TenggatDitemukan(kalimat[slice(*tempat)], *tempat, tenggat, berisyarat))
        i = akhir
    return hasil


def _berisyarat(b: Baris, i: int) -> Temuan | None:
    kuat = b.cocok(i, *_KUAT)
    if kuat > i:
        return _setelah_kuat(b, i, kuat)
    if b.kata(i) == "sebelum":
        return _sebelum(b, i)
    kata_kerja = _kata_kerja(b, i)
    sedang = b.cocok(i, *_SEDANG)
    if sedang == i and kata_kerja is None:
        return None
    j = _lewati_pengisi(b, sedang) if sedang > i else i
    temuan = ungkapan(b, j)
    if temuan is None or not _akan_datang(b, temuan.makna):
        return None
    if kata_kerja is not None and sedang == i and _ada(b, kata_kerja, _SUDAH, 4):
        return None
    if not _pantas(b, i, j, temuan):
        return None
    return Temuan(temuan.makna, waktu(b, temuan.akhir) or temuan.akhir)


def _diperintahkan(b: Baris, i: int) -> bool:
    """Whether somebody is doing something before ``i``: "menyampaikan data s.d. Jumat"."""
    return any(b.kata(j).startswith(("meny", "meng", "mele", "mene")) for j in range(i - 8, i))


def _kata_kerja(b: Baris, i: int) -> int | None:
    """The index of the verb that announces the expression at ``i``: "selesai pada 20 Maret"."""
    j = i - 1
    while b.kata(j) in _PENGISI:
        j -= 1
    return j if b.kata(j) in _KATA_KERJA else None


def _pantas(b: Baris, i: int, j: int, temuan: Temuan) -> bool:
    """Whether the day after a word that may announce a deadline is one."""
    sifat = temuan.makna.sifat
    if b.cocok(j, *_SEKARANG) == temuan.akhir or b.kata(temuan.akhir) in _JARAK_LAIN:
        return False
    if sifat is Sifat.NAMA_HARI and temuan.akhir == j + 1 and not _nama_hari_utuh(b, j):
        return False
    match b.kata(i):
        case "dalam":
            return sifat in (Sifat.JARAK, Sifat.H_TAMBAH, Sifat.PEKAN) or (
                b.kata(j) == "bulan" and sifat is Sifat.PERIODE
            )
        case "sampai":
            return not _ada(b, i, _DATA, 1 if _diperintahkan(b, i) else 5)
        case "target":
            return j > i + 1 or sifat is not Sifat.PERIODE
        case _:
            return True


def _setelah_kuat(b: Baris, i: int, j: int) -> Temuan | None:
    k = _lewati_pengisi(b, j)
    temuan = ungkapan(b, k)
    if temuan is not None:
        rutin = _ada(b, i, frozenset({"setiap", "rutin"}), 6)
        makna = kosong("Tugas rutin tidak punya satu tanggal.") if rutin else temuan.makna
        return Temuan(makna, waktu(b, temuan.akhir) or temuan.akhir)
    akhir = k
    while akhir < min(len(b.token), k + 8) and b.kata(akhir) not in PEMISAH:
        temuan = ungkapan(b, akhir)
        if temuan is not None and temuan.makna.hari:  # "batas akhir pengumpulan data 6 Maret"
            return Temuan(temuan.makna, waktu(b, temuan.akhir) or temuan.akhir)
        akhir += 1
    if akhir == k:
        return None
    return Temuan(kosong("Tidak ada tanggal yang dikenali setelah kata tenggat."), akhir)


def _sebelum(b: Baris, i: int) -> Temuan | None:
    temuan = ungkapan(b, i)
    if temuan is None:
        return None
    if temuan.makna.hari:
        boleh = _akan_datang(b, temuan.makna) and not _ada(b, i, _SUDAH, 4)
        return Temuan(temuan.makna, waktu(b, temuan.akhir) or temuan.akhir) if boleh else None
    nanti = b.cocok(i, *(f"sebelum rapat {kata}" for kata in ("berikutnya", "depan", "mendatang")))
    return Temuan(temuan.makna, nanti) if nanti > i else None


def _lewati_pengisi(b: Baris, i: int) -> int:
    """Past the small words between the announcement and its day."""
    while ungkapan(b, i) is None and (j := b.cocok(i, *_PENGISI)) > i:
        i = j
    return i


def _tanpa_isyarat(b: Baris, i: int) -> Temuan | None:
    """A date nothing announces and nothing claims for something else."""
    if (temuan := ungkapan(b, i)) is None or not _akan_datang(b, temuan.makna):
        return None
    bertanggal = any(b.token[j].jenis is not Jenis.KATA for j in range(i, temuan.akhir))
    hari_rapat = bertanggal and temuan.makna.hari == (b.acuan,)  # minutes name their own day
    if hari_rapat or temuan.makna.bergulir or _dimiliki(b, i, temuan.makna):
        return None
    if not _cukup_jelas(b, i, temuan):
        return None
    return Temuan(temuan.makna, waktu(b, temuan.akhir) or temuan.akhir)


def _akan_datang(b: Baris, makna: Makna) -> bool:
    return simpulkan(makna, b.acuan, b.kalender).keadaan is not Keadaan.TANPA_TANGGAL


def _cukup_jelas(b: Baris, i: int, temuan: Temuan) -> bool:
    """Whether a bare expression is long or set apart enough to be meant as a day."""
    sebelum, sesudah = b.kata(i - 1), b.kata(temuan.akhir)
    tersendiri = sebelum in ("(", "[", "|", ":", "-", "pada") or (
        sebelum == "," and sesudah in ("", ".", ",", ";", ")")
    )
    match temuan.makna.sifat:
        case Sifat.PERIODE:
            setahun = b.kata(i) == "tahun" and sebelum in ("pada", "dalam", "di")
            return (tersendiri or sebelum in ("dalam", "di")) and not setahun
        case Sifat.NAMA_HARI if temuan.akhir == i + 1:
            return _nama_hari_utuh(b, i)
        case Sifat.PEKAN if b.kata(temuan.akhir - 1) == "terakhir":
            return False
        case Sifat.JARAK:
            berpangkal = any(
                b.kata(j) in ("setelah", "sejak", "sebelum") for j in range(i, temuan.akhir)
            )
            return sesudah not in _JARAK_LAIN and (tersendiri or berpangkal)
        case Sifat.TANGGAL_SAJA if b.token[i].jenis is not Jenis.KATA:
            return tersendiri
        case _:
            sekarang = b.cocok(i, *_SEKARANG)
            return sekarang == i or sesudah == "juga" or (tersendiri and sebelum != "pada")


def _nama_hari_utuh(b: Baris, i: int) -> bool:
    """Whether one bare word is surely a weekday: not a week, not RAB, not sel."""
    return b.kata(i) != "minggu" and len(b.kata(i)) > 3


def _dimiliki(b: Baris, i: int, makna: Makna) -> bool:
    """Whether the date belongs to a meeting, a letter, data, a start, or the past."""
    sebelum = i - 1 if b.kata(i - 1) not in ("pada", "tanggal", "hari", "bulan") else i - 2
    if b.kata(sebelum) in _BUKAN_AKHIR or _ada(b, i, _SUDAH, 6):
        return True
    if _ada(b, i, frozenset({"setiap"}), 3):
        return True
    mengadakan = _ada(b, i, _MENGADAKAN, 8)
    if _ada(b, i, _PERISTIWA, 6) and not mengadakan:
        return True
    if _ada(b, i, _DOKUMEN, 6) and b.kata(i - 1) != "pada" and not mengadakan:
        return True
    jauh = 5 if makna.sifat in (Sifat.PERIODE, Sifat.UJUNG) else 1
    return b.kata(i) != "tanggal" and _ada(b, i, _DATA, jauh)


def _ada(b: Baris, i: int, kata: frozenset[str], jauh: int) -> bool:
    """Whether one of the words stands up to ``jauh`` tokens before ``i`` in its clause."""
    kurung = b.kata(i - 1) in ("(", "[")
    for j in range(i - 1 - kurung, max(-1, i - 1 - jauh - kurung), -1):
        if b.kata(j) in kata:
            return True
        if b.kata(j) in _BATAS_ANAK_KALIMAT:
            return False
    return False
