"""Tabel 1 for a terminal and as CSV; the figures are those of ``laporan.capaian``."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import TYPE_CHECKING, Final

from inti.angka import TANPA_NILAI, format_angka, format_nilai, format_persen
from inti.tanggal import format_tanggal
from inti.triwulan import label_panjang, label_triwulan
from laporan.capaian import DictIKU, IkhtisarTriwulan, sebagai_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kinerja.hitung import HasilRB
    from kinerja.tabel import BarisTabel, Tabel1
    from renaksi.papan import Papan

LEBAR: Final = 100
LEBAR_INDIKATOR_TERKECIL: Final = 24
JARAK: Final = "  "
AWALAN_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r")


def sebagai_tabel(isi: IkhtisarTriwulan) -> str:
    """Return Tabel 1 with its notes and one line each for RB, efektivitas and tindak lanjut."""
    kepala = [
        f"Tabel 1. Capaian Kinerja {label_panjang(isi.triwulan)} Tahun {isi.tahun}",
        *textwrap.wrap(f"{isi.unit.nama} ({isi.unit.kode})", LEBAR),
        "",
    ]
    if not isi.tabel.baris:
        kepala.append(
            f"Unit ini belum mempunyai IKU untuk tahun {isi.tahun}. "
            "Impor buku kerjanya atau susun perjanjian kinerjanya."
        )
    else:
        kepala += [*_tabel(isi.tabel), *_catatan(isi.tabel)]
    kaki = [
        ("RB", _teks_rb(isi.rb)),
        ("Efektivitas kebijakan", _teks_efektivitas(isi.papan)),
        (
            "Tindak lanjut",
            f"{isi.tindak_lanjut.terbuka} terbuka, {isi.tindak_lanjut.terlambat} terlambat "
            f"per {format_tanggal(isi.per_tanggal)}.",
        ),
    ]
    return "\n".join([*kepala, "", *_berlabel(kaki)])


def sebagai_csv(isi: IkhtisarTriwulan) -> str:
    """Return the rows of Tabel 1 as CSV with a header; figures as in the JSON, absent is empty."""
    keluar = io.StringIO()
    kolom = [
        *("kode", "nama", "satuan", "target_tahun_bawah", "target_tahun_atas"),
        *("target_bawah", "target_atas", "keadaan", "realisasi", "capaian_mentah", "capaian"),
        "sumber",
    ]
    tulis = csv.writer(keluar, lineterminator="\n")
    tulis.writerow(kolom)
    tulis.writerows(_baris_csv(b) for b in sebagai_dict(isi)["iku"])
    return keluar.getvalue().rstrip("\n")


def _baris_csv(b: DictIKU) -> list[str | None]:
    return [
        *(_teks_aman(b["kode"]), _teks_aman(b["nama"]), _teks_aman(b["satuan"])),
        *(b["target_tahun"]["bawah"], b["target_tahun"]["atas"]),
        *(b["target"]["bawah"], b["target"]["atas"]),
        *(b["keadaan"], b["realisasi"], b["capaian_mentah"], b["capaian"]),
        _teks_aman(b["sumber"] or ""),
    ]


def _teks_aman(teks: str) -> str:
    """Keep a spreadsheet from reading a text cell as a formula."""
    return f"'{teks}" if teks.startswith(AWALAN_RUMUS) else teks


def _tabel(tabel: Tabel1) -> list[str]:
    """The aligned table; figures stand to the right, the indikator takes the width left over."""
    lebar_tanda = max(len(b.tanda) for b in tabel.baris)
    angka = {b.iku.pk: _sel_angka(b, lebar_tanda) for b in tabel.baris}
    judul = [f"Target {tabel.tahun}", f"Target {label_triwulan(tabel.triwulan)}"]
    judul += ["Realisasi", "Mentah", "Capaian"]
    lebar = [max(map(len, kolom)) for kolom in zip(judul, *angka.values(), strict=True)]
    lebar_kode = max(len("No"), *(len(b.iku.kode) for b in tabel.baris))
    sisa = LEBAR - lebar_kode - sum(lebar) - len(JARAK) * (len(lebar) + 1)
    sisa = max(sisa, LEBAR_INDIKATOR_TERKECIL)

    def baris(kode: str, nama: str, sel: Sequence[str]) -> str:
        kanan = (teks.rjust(n) for teks, n in zip(sel, lebar, strict=True))
        return JARAK.join([kode.ljust(lebar_kode), nama.ljust(sisa), *kanan]).rstrip()

    garis = "-" * (lebar_kode + sisa + sum(lebar) + len(JARAK) * (len(lebar) + 1))
    hasil = [baris("No", "Indikator Kinerja Utama", judul), garis]
    for kelompok in tabel.kelompok:
        nama_sasaran = f"Sasaran {kelompok.sasaran.nomor}. {kelompok.sasaran.uraian}"
        hasil += textwrap.wrap(nama_sasaran, len(garis))
        for b in kelompok.baris:
            pertama, *lanjut = textwrap.wrap(b.iku.indikator, sisa) or [""]
            hasil.append(baris(b.iku.kode, pertama, angka[b.iku.pk]))
            hasil += [baris("", teks, [""] * len(lebar)) for teks in lanjut]
    terukur = f"Rata-rata capaian ({tabel.terukur} dari {tabel.jumlah} IKU terukur)"
    rata = format_persen(tabel.rata_rata).rjust(len(garis) - len(terukur))
    return [*hasil, garis, terukur + rata]


def _sel_angka(b: BarisTabel, lebar_tanda: int) -> tuple[str, str, str, str, str]:
    """The figures of a row; footnote marks hang, so that the digits above each other align."""
    satuan, skala = b.iku.satuan, b.iku.skala_maks
    return (
        format_nilai(b.target_tahun.bawah, b.target_tahun.atas, satuan, skala),
        format_nilai(b.target.bawah, b.target.atas, satuan, skala),
        format_nilai(b.realisasi, None, satuan, skala) + b.tanda.ljust(lebar_tanda),
        format_persen(b.capaian.mentah),
        format_persen(b.capaian.dilaporkan),
    )


def _catatan(tabel: Tabel1) -> list[str]:
    """Footnotes, the IKU without a value and why, and the cap where it was used."""
    isi = [(c.tanda, f"{', '.join(c.kode)}: {c.teks}") for c in tabel.catatan]
    kosong: dict[str, list[str]] = {}
    for b in tabel.baris:
        if b.realisasi is None:
            keadaan = "belum diisi" if b.keadaan is None else str(b.keadaan.label).lower()
            kosong.setdefault(f"{keadaan}. {b.alasan}".rstrip(), []).append(b.iku.kode)
    isi += [(TANPA_NILAI, f"{', '.join(kode)}: {teks}") for teks, kode in kosong.items()]
    dibatasi = [b.iku.kode for b in tabel.baris if b.capaian.dibatasi]
    if dibatasi:
        batas = format_angka(tabel.baris[0].iku.perjanjian.batas_capaian, None)
        isi.append(("Batas", f"Capaian {', '.join(dibatasi)} dibatasi 0–{batas}%, lihat Mentah."))
    return ["", *_berlabel(isi)] if isi else []


def _berlabel(isi: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Lines with a hanging label, wrapped to the width of the table."""
    lebar = max(len(label) for label, _ in isi)
    for label, teks in isi:
        yield textwrap.fill(
            teks,
            LEBAR,
            initial_indent=label.ljust(lebar) + JARAK,
            subsequent_indent=" " * (lebar + len(JARAK)),
            break_long_words=False,
        )


def _teks_rb(rb: HasilRB) -> str:
    if not rb.total:
        return "belum ada tonggak."
    kalimat = [
        f"{rb.disahkan} dari {rb.total} tonggak disahkan, {format_persen(rb.persen)} "
        f"(rencana {format_persen(rb.rencana_persen)})"
    ]
    if rb.target_tahun is not None and rb.sisa_toleransi is not None:
        target = f"target {format_angka(rb.target_tahun, None)}%"
        kalimat.append(
            f"{rb.sisa_toleransi} dari {rb.total} boleh gagal agar {target} tercapai"
            if rb.sisa_toleransi >= 0
            else f"{target} tidak lagi terjangkau"
        )
    kalimat += [f"{rb.diajukan} menunggu verifikasi", f"{rb.terlambat} terlambat"]
    return f"{'; '.join(kalimat)}."


def _teks_efektivitas(papan: Papan) -> str:
    if not papan.iku:
        return "tidak ada IKU yang dihitung dari tahapan."
    bagian = (
        f"{p.iku.kode} {format_persen(p.nilai)} dari {len(p.topik)} topik"
        if p.topik
        else f"{p.iku.kode} belum mempunyai topik"
        for p in papan.iku
    )
    return f"{'; '.join(bagian)}."
