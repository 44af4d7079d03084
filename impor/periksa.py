"""The rules of page 1 on the rows of a workbook, each fault with its row and column.

A row is judged against the board (stored facts and accepted rows). A row that refers to a refused
row waits for it; a row that refers to nothing known is refused. Because a refusal changes what the
others see, judging repeats until no more rows are refused.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from akun.aturan import periksa_unit
from impor.papan import peringatan_persen
from inti.angka import satuan_persen
from inti.galat import Temuan, galat, peringatan
from inti.triwulan import label_triwulan
from kinerja.aturan import (
    periksa_iku,
    periksa_komponen,
    periksa_narasi,
    periksa_pk,
    periksa_rasio,
    periksa_realisasi,
    periksa_sasaran,
)
from rb.aturan import periksa_rb, periksa_tonggak
from renaksi.aturan import periksa_renaksi, periksa_tahapan, periksa_topik
from tindaklanjut.aturan import (
    periksa_hasil,
    periksa_kendala,
    periksa_rapat,
    periksa_tindak_lanjut,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from impor.keadaan import Kunci
    from impor.papan import Entri, Papan
    from impor.sel import Isi

Induk = tuple[str, "Kunci", str, str]


def saring(
    daftar: list[Entri], papan: Papan, *, pada: date, tambahan: Callable[[Entri], Iterable[Temuan]]
) -> None:
    """Judge all rows until the set of refused rows stands still.

    Afterwards every entry carries its findings; refused ones are in ``papan.ditolak``.
    """
    hidup = daftar
    while True:
        papan.susun_ulang()
        for entri in hidup:
            entri.isian, catatan = papan.rapikan(entri.isian)
            papan.taruh(entri.lembar, entri.kunci, entri.isian)
            entri.temuan = catatan
        papan.susun_ulang()
        for entri in hidup:
            entri.menunggu = ""
            entri.temuan += list(periksa_entri(entri, papan, pada))
            entri.temuan += list(tambahan(entri))
        periksa_kelompok(hidup, papan)
        gugur = [e for e in hidup if e.menunggu or any(t.menolak for t in e.temuan)]
        if not gugur:
            return
        for entri in gugur:
            papan.angkat(entri)
        gugur_id = {id(e) for e in gugur}
        hidup = [e for e in hidup if id(e) not in gugur_id]


def periksa_entri(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    """Parents first; the rules of the row only when it stands on known ground."""
    hilang = False
    for lembar, kunci, bidang, teks in [*induk(entri.isian), *induk_longgar(entri, papan)]:
        if kunci in papan.isi[lembar]:
            continue
        ditolak = papan.ditolak[lembar].get(kunci)
        if ditolak is not None:
            entri.menunggu = f"menunggu baris {ditolak.baris.nomor} lembar {lembar}"
        else:
            hilang = True
            yield galat(bidang, f"{teks} belum ada. Tambahkan barisnya atau perbaiki rujukannya.")
            if lembar == "Unit":
                break  # everything else it refers to is unknown only because the unit is
    if not hilang and not entri.menunggu:
        yield from _ATURAN[entri.lembar](entri, papan, pada)


def induk(isian: Isi) -> Iterator[Induk]:
    """What the row refers to: sheet, key, field, name for the message."""
    nama = type(isian).__name__
    if nama == "IsianUnit":
        return
    yield "Unit", (isian.unit,), "unit", f"Unit {isian.unit}"
    if nama in {"IsianIKU", "IsianTahapan"}:
        yield "Perjanjian Kinerja", isian.pk, "tahun", f"Perjanjian kinerja {isian.tahun}"
    elif nama in {
        "IsianKomponen",
        "IsianRealisasi",
        "IsianNarasi",
        "IsianTopik",
        "IsianRenaksi",
    }:
        yield "IKU", isian.iku, "kode", f"IKU {isian.kode}"
        if nama == "IsianRenaksi" and isian.topik is not None:
            yield from _induk_topik(isian)
    elif nama == "IsianTonggak":
        yield "RB", isian.rb, "nomor", f"RB nomor {isian.nomor}"
    elif nama in _RUJUKAN:
        yield from _RUJUKAN[nama](isian)


def _induk_topik(isian: Isi) -> Iterator[Induk]:
    if isinstance(isian.topik, str):
        kode, pemisah, nama = isian.topik.partition("/")
        kunci = (kode.strip(), nama.strip()) if pemisah else (isian.kode, isian.topik)
    else:
        kunci = isian.topik
    yield "Topik", (isian.unit, isian.tahun, *kunci), "topik", f"Topik '{kunci[1]}' IKU {kunci[0]}"


def _induk_rapat(isian: Isi) -> Iterator[Induk]:
    u = isian.unit
    for tahun, tw, kode, nomor in isian.renaksi:
        teks = f"Renaksi {tahun}/{label_triwulan(tw)}/{kode}/{nomor}"
        yield "Renaksi", (u, tahun, kode, tw, nomor), "renaksi", teks
    for tahun, kode in isian.iku:
        yield "IKU", (u, tahun, kode), "iku", f"IKU {tahun}/{kode}"
    for tahun, _, nomor in isian.tonggak:
        yield "RB", (u, tahun, nomor), "tonggak", f"RB {tahun} nomor {nomor}"


def _induk_hasil(isian: Isi) -> Iterator[Induk]:
    yield "Rapat", (isian.unit, isian.rapat), "rapat", f"Rapat {isian.rapat}"


def _induk_kendala(isian: Isi) -> Iterator[Induk]:
    for kode in isian.iku:
        yield "IKU", (isian.unit, isian.tahun, kode), "iku", f"IKU {kode} tahun {isian.tahun}"


def _induk_tindak_lanjut(isian: Isi) -> Iterator[Induk]:
    u = isian.unit
    if isian.sumber.hasil is not None:
        rapat, nomor = isian.sumber.hasil
        teks = f"Hasil rapat {rapat}/{nomor}"
        yield "Hasil Rapat", (u, rapat, nomor), "sumber", teks
    if isian.sumber.kendala is not None:
        tahun, tw, nomor = isian.sumber.kendala
        teks = f"Kendala {tahun}/{label_triwulan(tw)}/{nomor}"
        yield "Kendala", (u, tahun, tw, nomor), "sumber", teks
    for tahun, kode in isian.iku:
        yield "IKU", (u, tahun, kode), "iku", f"IKU {tahun}/{kode}" if tahun else f"IKU {kode}"


_RUJUKAN: dict[str, Callable[[Isi], Iterator[Induk]]] = {
    "IsianRapat": _induk_rapat,
    "IsianHasil": _induk_hasil,
    "IsianKendala": _induk_kendala,
    "IsianTindakLanjut": _induk_tindak_lanjut,
}


def induk_longgar(entri: Entri, papan: Papan) -> Iterator[Induk]:
    """Refused rows this one would need although it does not name them."""
    isian, ditolak = entri.isian, papan.ditolak
    if entri.lembar == "Realisasi":
        for kunci in ditolak["Komponen"]:
            if kunci[:4] == entri.kunci and kunci not in papan.isi["Komponen"]:
                yield "Komponen", kunci, "nilai", "Komponen"
    elif entri.lembar == "Tahapan":
        for kunci in ditolak["Tahapan"]:
            if kunci[:2] == isian.pk and kunci not in papan.isi["Tahapan"]:
                yield "Tahapan", kunci, "tahap", "Tahap"
    elif entri.lembar == "Renaksi" and not papan.rapat_renaksi(isian) and not isian.keterangan:
        rujukan = (isian.tahun, isian.triwulan, isian.kode, isian.nomor)
        for kunci, lain in ditolak["Rapat"].items():
            if lain.isian is not None and rujukan in lain.isian.renaksi:
                yield "Rapat", kunci, "keterangan", "Rapat"


def _unit(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_unit(entri.isian, papan.isi["Unit"])


def _pk(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_pk(entri.isian)


def _iku(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_iku(entri.isian)
    if satuan_persen(entri.isian.satuan):
        bidang = ("target_tahun", "target_tw1", "target_tw2", "target_tw3", "target_tw4")
        yield from _persen_mencurigakan(entri, bidang)


def _persen_mencurigakan(entri: Entri, bidang: Iterable[str]) -> Iterator[Temuan]:
    for nama in bidang:
        sel = entri.baris.sel.get(nama)
        if sel is None or not sel.tanpa_format or not isinstance(sel.nilai, float):
            continue
        if 0 < sel.nilai <= 1:
            yield peringatan_persen(nama, sel.teks)


def _komponen(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_komponen(entri.isian, papan.isi["IKU"][entri.isian.iku])


def _realisasi(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    iku = papan.isi["IKU"][entri.isian.iku]
    komponen = papan.komponen(*entri.kunci)
    yield from periksa_realisasi(entri.isian, iku, komponen=komponen)
    if satuan_persen(iku.satuan):
        yield from _persen_mencurigakan(entri, ["nilai"])


def _narasi(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_narasi(entri.isian)


def _topik(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_topik(entri.isian, papan.isi["IKU"][entri.isian.iku])


def _renaksi(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    isian = entri.isian
    yield from periksa_renaksi(isian, lama=entri.lama, rapat=papan.rapat_renaksi(isian))


def _rb(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_rb(entri.isian, lama=entri.lama)


def _tonggak(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    isian = entri.isian
    if papan.isi["RB"][isian.rb].tenggat[isian.triwulan - 1] is None:
        yield galat(
            "triwulan",
            f"RB nomor {isian.nomor} tidak direncanakan pada {label_triwulan(isian.triwulan)}. "
            "Isi tenggatnya pada lembar RB dahulu.",
        )
        return
    yield from periksa_tonggak(isian, lama=entri.lama, pada=pada)


def _rapat(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    isian = entri.isian
    yield from periksa_rapat(isian)
    for tahun, tw, nomor in isian.tonggak:
        if papan.isi["RB"][isian.unit, tahun, nomor].tenggat[tw - 1] is None:
            yield galat(
                "tonggak", f"RB nomor {nomor} tidak mempunyai tonggak {label_triwulan(tw)} {tahun}."
            )


def _hasil(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_hasil(entri.isian)


def _kendala(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from periksa_kendala(entri.isian, lama=entri.lama)


def _tindak_lanjut(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    isian = entri.isian
    luar = bool(isian.pic) and papan.pihak.jenis(isian.unit, isian.pic) == "instansi"
    yield from periksa_tindak_lanjut(
        isian,
        lama=entri.lama,
        tanggal_rapat=papan.tanggal_sumber(isian),
        pic_luar=luar,
    )
    if papan.pihak.jenis(isian.unit, isian.pic) == "pengguna" and not papan.pihak.aktif(isian.pic):
        yield peringatan("pic", "Akun PIC ini tidak aktif; tidak ada yang diingatkan.", isian.pic)
    if ";" in isian.pic:
        yield peringatan(
            "pic", "PIC utama hanya satu; pindahkan yang lain ke kolom Pendukung.", isian.pic
        )
    if isian.pengawal and not papan.pihak.aktif(isian.pengawal):
        yield peringatan(
            "pengawal",
            "Pengawal ini belum mempunyai akun aktif; Koordinator unit yang diingatkan.",
            isian.pengawal,
        )


def _tidak_ada(entri: Entri, papan: Papan, pada: date) -> Iterator[Temuan]:
    yield from ()


_ATURAN: dict[str, Callable[[Entri, Papan, date], Iterator[Temuan]]] = {
    "Unit": _unit,
    "Perjanjian Kinerja": _pk,
    "IKU": _iku,
    "Komponen": _komponen,
    "Realisasi": _realisasi,
    "Tahapan": _tidak_ada,
    "Topik": _topik,
    "Renaksi": _renaksi,
    "RB": _rb,
    "Tonggak RB": _tonggak,
    "Rapat": _rapat,
    "Hasil Rapat": _hasil,
    "Kendala": _kendala,
    "Tindak Lanjut": _tindak_lanjut,
    "Narasi": _narasi,
}


def periksa_kelompok(hidup: list[Entri], papan: Papan) -> None:
    """Rules across rows: goals of a PK, komponen of a ratio, the four stages."""
    per: dict[str, dict[Kunci, list[Entri]]] = {n: defaultdict(list) for n in _KELOMPOK}
    for e in hidup:
        if e.lembar in _KELOMPOK and not e.menunggu:
            per[e.lembar][e.kunci[: _KELOMPOK[e.lembar][0]]].append(e)
    for lembar, kelompok in per.items():
        panjang, aturan = _KELOMPOK[lembar]
        semua: dict[Kunci, list[tuple[Kunci, Isi]]] = defaultdict(list)
        if kelompok:
            for kunci, isian in papan.isi[lembar].items():
                semua[kunci[:panjang]].append((kunci, isian))
        for kunci_kelompok, entri in kelompok.items():
            milik = {e.kunci: e for e in entri}
            anggota = semua[kunci_kelompok]
            for posisi, temuan in aturan([isian for _, isian in anggota]):
                pemilik = milik.get(anggota[posisi][0]) or entri[-1]
                pemilik.temuan.append(temuan)


_KELOMPOK: dict[str, tuple[int, Callable[[list[Isi]], Iterable[tuple[int, Temuan]]]]] = {
    "IKU": (2, periksa_sasaran),
    "Komponen": (4, periksa_rasio),
    "Tahapan": (2, periksa_tahapan),
}
