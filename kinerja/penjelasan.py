"""Angka dijelaskan: formula, the rows behind it, cap and rounding, source and regulation.

Everything is said about one row of Tabel 1, so a page can never explain another number than the
table shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inti.angka import format_angka, format_nilai, format_persen
from inti.triwulan import label_triwulan
from kinerja.halaman import bila_dibulatkan, terpotong
from kinerja.hitung import TanpaMentah
from kinerja.hitung.bilangan import rata_rata
from kinerja.pilihan import Akumulasi, Arah, CaraHitung, Keadaan, RumusTurun
from kinerja.sumber import BarisRincian, KelompokRincian

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from kinerja.hitung import Target
    from kinerja.models import IKU
    from kinerja.sumber import BagianHitungan
    from kinerja.tabel import BarisTabel, Tabel1

PEMBULATAN: Final = (
    "Dihitung dari angka tak dibulatkan, lalu dibulatkan sekali di akhir: setengah ke atas, dua "
    "desimal."
)
DASAR_NAIK: Final = "Rumus R / T × 100 terbukti pada Laporan Capaian Kinerja TW I 2026."
DASAR_RENTANG: Final = (
    "Di dalam rentang tepat 100% (terbukti pada Laporan TW I 2026). Di luarnya diukur terhadap "
    "batas terdekat menurut PermenPANRB 8/2021 (ADR 0010)."
)
DASAR_TURUN: Final = "Rumus turun disimpan pada IKU dan tidak pernah ditebak (ADR 0011)."
DASAR_NEGATIF: Final = "Target negatif diukur terhadap besarnya (ADR 0012)."
DASAR_RATA: Final = (
    "Laporan tidak mencetak rata-rata; dipakai capaian yang dilaporkan agar satu IKU yang sangat "
    "tinggi tidak menutupi yang rendah (ADR 0014)."
)
DASAR_CARA: Final[dict[str, str]] = {
    CaraHitung.RASIO: (
        "Rasio dihitung dari komponen pada ketelitian penuh: 47.951.794 / 137.846.146 memberi "
        "34,79% dan capaian 103,32% seperti Laporan TW I 2026."
    ),
    CaraHitung.INDEKS: "Indeks adalah rata-rata dari rata-rata tiap butir survei (manual IKU).",
    CaraHitung.TAHAPAN: (
        "Empat tahapan menurut definisi IKU pada Laporan TW I 2026; tahap tercapai berurutan dan "
        "nilai IKU rata-rata topiknya (ADR 0018)."
    ),
    CaraHitung.TONGGAK: (
        "Persen pelaksanaan rencana aksi RB menurut definisi IKU pada Laporan TW I 2026: 6 dari 20 "
        "= 30,00% (ADR 0016)."
    ),
}
RUMUS_CARA: Final[dict[str, str]] = {
    CaraHitung.RASIO: "Realisasi = Σ pembilang / Σ penyebut × 100",
    CaraHitung.INDEKS: "Realisasi = rata-rata dari rata-rata tiap butir survei",
    CaraHitung.TAHAPAN: "Realisasi = rata-rata nilai topik; nilai topik = Σ bobot tahap tercapai",
    CaraHitung.TONGGAK: "Realisasi = tonggak disahkan / semua tonggak setahun × 100",
}
ALASAN_KOSONG: Final = {
    TanpaMentah.TANPA_TARGET: "Tidak ada target pada triwulan ini, jadi tidak ada capaian.",
    TanpaMentah.TANPA_NILAI: "Belum ada realisasi, jadi belum ada capaian.",
    TanpaMentah.TAK_TERHITUNG: "Rumusnya membagi dengan 0, jadi capaian mentah kosong.",
}


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure with its name; ``utama`` is the one that was asked about."""

    label: str
    teks: str
    utama: bool = False


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One number taken apart."""

    judul: str
    subjek: str
    angka: tuple[Angka, ...]
    rumus: tuple[str, ...]
    """The formulas, each followed by the same with its numbers."""
    kelompok: tuple[KelompokRincian, ...]
    aturan: tuple[str, ...]
    sumber: str
    dasar: tuple[str, ...]


def jelaskan_iku(
    baris: BarisTabel, *, tahun: int, triwulan: int, rincian: tuple[KelompokRincian, ...] = ()
) -> Penjelasan:
    """Explain realisasi and capaian of one IKU; ``rincian`` are the rows of the room above."""
    iku, c = baris.iku, baris.capaian
    angka = [
        Angka("Realisasi", _nilai(baris.realisasi, iku)),
        Angka(f"Target {label_triwulan(triwulan)}", _target(baris.target, iku)),
        Angka("Capaian mentah", format_persen(c.mentah)),
        Angka("Capaian dilaporkan", format_persen(c.dilaporkan), utama=True),
    ]
    return Penjelasan(
        judul=f"Capaian IKU {iku.kode} {label_triwulan(triwulan)} {tahun}",
        subjek=iku.indikator,
        angka=tuple(angka),
        rumus=tuple(_rumus(baris)),
        kelompok=rincian or _komponen(baris) or _survei(baris),
        aturan=tuple(_aturan(baris, triwulan)),
        sumber=_sumber(baris),
        dasar=tuple(_dasar(baris)),
    )


def _nilai(nilai: Decimal | None, iku: IKU) -> str:
    return format_nilai(nilai, None, iku.satuan, iku.skala_maks)


def _target(target: Target, iku: IKU) -> str:
    return format_nilai(target.bawah, target.atas, iku.satuan, iku.skala_maks)


def _rumus(b: BarisTabel) -> Iterator[str]:
    """The formula of the realisasi and of the capaian, first in letters and then in numbers."""
    hasil = b.hitungan
    cara = RUMUS_CARA.get(b.iku.cara_hitung)
    if cara and hasil is not None and hasil.nilai is not None:
        yield cara
        if hasil.pembilang is not None and hasil.penyebut is not None:
            atas, bawah = format_angka(hasil.pembilang, None), format_angka(hasil.penyebut, None)
            yield f"{atas} / {bawah} × 100 = {terpotong(hasil.nilai)}"
        else:
            nilai = [r.nilai for r in hasil.rincian if r.nilai is not None]
            indeks = b.iku.cara_hitung == CaraHitung.INDEKS
            teks = [terpotong(n, "") if indeks else format_angka(n, None) for n in nilai]
            satuan = "" if indeks else "%"
            yield f"({' + '.join(teks)}) / {len(teks)} = {terpotong(hasil.nilai, satuan)}"
    if b.realisasi is None or not b.target.ada:
        return
    yield from _rumus_capaian(b, b.realisasi)


def _rumus_capaian(b: BarisTabel, realisasi: Decimal) -> Iterator[str]:
    bawah = b.target.bawah
    if bawah is None:
        return
    arah = b.iku.arah
    atas = bawah if b.target.atas is None else b.target.atas
    di_atas = arah == Arah.TURUN or (arah == Arah.RENTANG and realisasi > atas)
    dasar = atas if di_atas else bawah
    r, t = terpotong(realisasi, ""), format_angka(dasar, None)
    hasil = "" if b.capaian.mentah is None else f" = {terpotong(b.capaian.mentah)}"
    if arah == Arah.RENTANG and bawah <= realisasi <= atas:
        yield "Capaian = 100, karena realisasi di dalam rentang target"
        yield f"{format_angka(bawah, None)} ≤ {r} ≤ {format_angka(atas, None)}"
    elif dasar < 0:
        yield "Capaian = (|T| + selisih ke arah baik) / |T| × 100"
        yield f"R = {r}, T = {t}{hasil}"
    elif arah == Arah.TURUN and b.iku.rumus_turun == RumusTurun.BALIK:
        yield "Capaian = T / R × 100"
        yield f"{t} / {r} × 100{hasil}"
    elif arah == Arah.TURUN:
        yield "Capaian = (2 − R / T) × 100"
        yield f"(2 − {r} / {t}) × 100{hasil}"
    else:
        nama = {Arah.NAIK: "T", Arah.RENTANG: "batas atas" if di_atas else "batas bawah"}
        yield f"Capaian = R / {nama[Arah(arah)]} × 100"
        yield f"{r} / {t} × 100{hasil}"


def _komponen(b: BarisTabel) -> tuple[KelompokRincian, ...]:
    """The stored komponen of a ratio, numerator and denominator apart."""
    if b.hitungan is None or b.iku.cara_hitung != CaraHitung.RASIO:
        return ()
    kelompok: dict[str, list[BarisRincian]] = {}
    for bagian in b.hitungan.rincian:
        satu = BarisRincian(bagian.nama, format_angka(bagian.nilai, None), masuk=True)
        kelompok.setdefault(bagian.keterangan, []).append(satu)
    return tuple(KelompokRincian(judul, tuple(isi)) for judul, isi in kelompok.items())


def _survei(b: BarisTabel) -> tuple[KelompokRincian, ...]:
    """The items of a survey under their aspect, each with its mean."""
    if b.hitungan is None or b.iku.cara_hitung != CaraHitung.INDEKS:
        return ()
    per_aspek: dict[str, list[BagianHitungan]] = {}
    for bagian in b.hitungan.rincian:
        per_aspek.setdefault(bagian.kelompok, []).append(bagian)
    return tuple(
        KelompokRincian(
            _judul_aspek(aspek, isi),
            tuple(
                BarisRincian(
                    r.nama, f"{format_angka(r.nilai)} · {r.keterangan}", masuk=r.nilai is not None
                )
                for r in isi
            ),
        )
        for aspek, isi in per_aspek.items()
    )


def _judul_aspek(aspek: str, isi: Sequence[BagianHitungan]) -> str:
    rata = rata_rata([r.nilai for r in isi if r.nilai is not None])
    return f"{aspek or 'Butir survei'}, rata-rata {format_angka(rata)}"


def _aturan(b: BarisTabel, triwulan: int) -> Iterator[str]:
    c, batas = b.capaian, format_persen(b.iku.perjanjian.batas_capaian, 0)
    if c.alasan is not None:
        yield ALASAN_KOSONG[c.alasan]
    if c.dibatasi and c.mentah is not None:
        yield (
            f"Capaian mentah {format_persen(c.mentah)} dilaporkan {format_persen(c.dilaporkan)}: "
            f"paling banyak {batas} menurut PK, paling sedikit 0%."
        )
    else:
        yield f"Dilaporkan paling banyak {batas} menurut PK, paling sedikit 0%."
    yield PEMBULATAN
    lain = bila_dibulatkan(b)
    if lain is not None:
        yield f"Bila realisasi dibulatkan lebih dulu, hasilnya {format_persen(lain)}."
    if b.iku.akumulasi == Akumulasi.JUMLAH:
        yield f"Realisasi dan target adalah jumlah TW I s.d. {label_triwulan(triwulan)}."
    if b.tanpa_nilai:
        kosong = ", ".join(label_triwulan(n) for n in b.tanpa_nilai)
        yield f"Jumlah ini tanpa {kosong}: belum ada nilainya."


def _sumber(b: BarisTabel) -> str:
    bagian = [b.sumber]
    if b.periode_data:
        bagian.append(f"data {b.periode_data}")
    if b.keadaan is Keadaan.PERIODE_LALU:
        bagian.append("nilai periode lalu")
    if b.sifat is not None:
        bagian.append(f"angka {b.sifat.label.lower()}")
    if b.realisasi is None and b.alasan:
        bagian.append(b.alasan)
    return " · ".join(x for x in bagian if x)


def _dasar(b: BarisTabel) -> Iterator[str]:
    if b.iku.arah == Arah.RENTANG:
        yield DASAR_RENTANG
    elif b.iku.arah == Arah.TURUN:
        yield DASAR_TURUN
    else:
        yield DASAR_NAIK
    if b.target.bawah is not None and b.target.bawah < 0:
        yield DASAR_NEGATIF
    if b.iku.cara_hitung in DASAR_CARA:
        yield DASAR_CARA[b.iku.cara_hitung]


def jelaskan_rata(tabel: Tabel1, alamat: dict[int, str]) -> Penjelasan:
    """Explain the mean of the reported capaian; ``alamat`` is the page that explains each IKU."""
    masuk = [b for b in tabel.baris if b.capaian.dilaporkan is not None]
    luar = [b for b in tabel.baris if b.capaian.dilaporkan is None]
    label = label_triwulan(tabel.triwulan)
    jumlah = " + ".join(format_angka(b.capaian.dilaporkan) for b in masuk)
    rumus = ["Rata-rata = Σ capaian dilaporkan / banyak IKU yang punya target dan nilai"]
    if tabel.rata_rata is not None:
        rumus.append(f"({jumlah}) / {len(masuk)} = {terpotong(tabel.rata_rata)}")
    return Penjelasan(
        judul=f"Rata-rata capaian {label} {tabel.tahun}",
        subjek=f"{tabel.terukur} dari {tabel.jumlah} IKU terukur",
        angka=(Angka("Rata-rata capaian", format_persen(tabel.rata_rata), utama=True),),
        rumus=tuple(rumus),
        kelompok=tuple(
            _kelompok_iku(f"{judul} ({len(daftar)})", daftar, masuk=ada, alamat=alamat)
            for judul, daftar, ada in (("Dihitung", masuk, True), ("Tanpa capaian", luar, False))
            if daftar
        ),
        aturan=(
            "Capaian setiap IKU sudah dibatasi menurut PK; yang tanpa target atau tanpa nilai "
            "tidak ikut dirata-rata.",
            PEMBULATAN,
        ),
        sumber="Tabel 1",
        dasar=(DASAR_RATA,),
    )


def _kelompok_iku(
    judul: str, daftar: Sequence[BarisTabel], *, masuk: bool, alamat: dict[int, str]
) -> KelompokRincian:
    return KelompokRincian(
        judul,
        tuple(
            BarisRincian(
                f"{b.iku.kode} · {b.iku.indikator}",
                format_persen(b.capaian.dilaporkan),
                masuk,
                alamat.get(b.iku.pk, ""),
            )
            for b in daftar
        ),
    )
