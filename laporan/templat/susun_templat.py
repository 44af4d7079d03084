"""Build the Word template of the report with python-docx.

``python -m laporan.templat.susun_templat BERKAS.docx`` writes it for editing in Word: the Jinja
tags stand in paragraphs and cells of their own (docxtpl), everything else is plain Word.
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import docx
from docx.shared import Cm

from laporan.konten.bentuk import LEBAR, LEBAR_RENAKSI, LEBAR_UKUR
from laporan.templat.gaya_word import LEBAR_ISI_CM, atur_gaya, atur_halaman
from laporan.templat.unsur_word import (
    baris_baru,
    garis_bawah,
    kaki_halaman,
    nomor_urut,
    tabel_kosong,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.table import Table

KOLOM_KATA: Final = {
    "komponen": {1, 2},
    "tahapan": {0},
    "tonggak": {1, 5},
    "biaya": set(),
    "tindak_lanjut": {1, 2, 4},
    "kendala": {1, 2},
    "bukti": {1, 2, 4},
    "rb": set(),
}
"""Columns of words, set left; all others are centred."""
_SEL_UKUR: Final = (
    "kode", "indikator", "satuan", "target_tahun", "target", "realisasi", "capaian",
)  # fmt: skip


def susun() -> bytes:
    """Return the template as a .docx."""
    dokumen = docx.Document()
    atur_halaman(dokumen)
    atur_gaya(dokumen)
    kaki_halaman(dokumen.sections[0], "{{ judul[0] }}", LEBAR_ISI_CM)
    _nota_dinas(dokumen)
    _capaian(dokumen)
    with _ulang(dokumen, "s in sasaran"):
        _sasaran(dokumen)
    with _ulang(dokumen, "p in penutup"):
        dokumen.add_paragraph("{{ p }}", "Isi Pengantar")
    _tanda_tangan(dokumen)
    with _ulang(dokumen, "l in lampiran"):
        _lampiran(dokumen)
    aliran = io.BytesIO()
    dokumen.save(aliran)
    return aliran.getvalue()


# --- Parts ----------------------------------------------------------------------------------------


def _nota_dinas(d: Document) -> None:
    with _ulang(d, "baris in nota_dinas.kop"):
        d.add_paragraph("{{ baris }}", "Kop")
    garis_bawah(d.add_paragraph("", "Kop"))
    d.add_paragraph("{{ nota_dinas.judul }}", "Kop").paragraph_format.space_before = Cm(0.5)
    nomor = d.add_paragraph("NOMOR: {{ nota_dinas.nomor }}", "Kop")
    nomor.paragraph_format.space_after = Cm(0.6)
    kepala = tabel_kosong(d, (13, 4, 83), garis=False)
    _baris_jinja(kepala, "for k in nota_dinas.kepala")
    _isi_baris(kepala, ("{{ k.nama }}", ":", "{{ k.isi }}"), ("Isi Surat",) * 3)
    _baris_jinja(kepala, "endfor")
    garis_bawah(d.add_paragraph("", "Jarak"))
    with _ulang(d, "p in nota_dinas.isi"):
        d.add_paragraph("{{ p }}", "Isi").paragraph_format.space_before = Cm(0.2)
    _tanda_tangan(d, tempat=False)


def _capaian(d: Document) -> None:
    judul = d.add_paragraph("{{ judul[0] }}", "Title")
    judul.paragraph_format.page_break_before = True
    with _ulang(d, "baris in judul[1:]"):
        d.add_paragraph("{{ baris }}", "Title")
    d.add_paragraph("{{ judul_capaian }}", "Heading 1")
    _paragraf(d, "pengantar")
    _keterangan(d, "tabel")
    t = tabel_kosong(d, LEBAR_UKUR)
    _kepala(t, [f"{{{{ tabel.kolom[{n}] }}}}" for n in range(len(LEBAR_UKUR))])
    _baris_jinja(t, "for k in tabel.kelompok")
    _baris_sasaran(t)
    _baris_jinja(t, "for b in k.baris")
    _baris_ukur(t, "b")
    _baris_jinja(t, "endfor")
    _baris_jinja(t, "endfor")
    _catatan(d, "tabel.catatan")
    d.add_paragraph("", "Jarak")
    _paragraf(d, "rata_rata")
    _paragraf(d, "pengantar_uraian")


def _sasaran(d: Document) -> None:
    d.add_paragraph("{{ s.judul }}", "Heading 2")
    d.add_paragraph("{{ s.pengantar }}", "Isi Pengantar")
    _bernomor(d, "s.daftar")
    d.add_paragraph("{{ s.penutup }}", "Isi Pengantar")
    with _ulang(d, "i in s.iku"):
        _iku(d)


def _iku(d: Document) -> None:
    d.add_paragraph("{{ i.judul }}", "Heading 3")
    d.add_paragraph("{{ i.judul_latar }}", "Heading 4")
    _narasi(d, "i.latar")
    with _ulang(d, "p in i.formula"):
        d.add_paragraph("{{ p }}", "Rumus")
    with _bila(d, "i.komponen"):
        _tabel(d, "i.komponen", "komponen")
    with _ulang(d, "p in i.hitungan"):
        d.add_paragraph("{{ p }}", "Rumus")
    d.add_paragraph("{{ i.judul_hasil }}", "Heading 4")
    _narasi(d, "i.hasil_sebelum")
    _keterangan(d, "i.hasil")
    t = tabel_kosong(d, LEBAR_UKUR)
    _kepala(t, [f"{{{{ i.hasil.kolom[{n}] }}}}" for n in range(len(LEBAR_UKUR))])
    _baris_ukur(t, "i.hasil.baris")
    _catatan(d, "i.hasil.catatan")
    d.add_paragraph("", "Jarak")
    _narasi(d, "i.hasil_sesudah")
    _pilihan_tabel(d, "i.rincian", ("tahapan", "tonggak"))
    _renaksi(d)
    _kendala(d)


def _renaksi(d: Document) -> None:
    d.add_paragraph("{{ i.judul_renaksi }}", "Heading 4")
    _paragraf(d, "i.renaksi_pengantar")
    with _bila(d, "i.renaksi"):
        _keterangan(d, "i.renaksi")
        t = tabel_kosong(d, LEBAR_RENAKSI)
        _kepala(t, [f"{{{{ i.renaksi.kolom[{n}] }}}}" for n in range(len(LEBAR_RENAKSI))])
        _baris_jinja(t, "for r in i.renaksi.baris")
        sel = baris_baru(t)
        for n, (isi, gaya) in enumerate(
            (
                ("{{ r.nomor }}", "Angka Tabel"),
                ("{{ r.uraian }}", "Isi Tabel"),
                ("{{ r.status }}", "Angka Tabel"),
            )
        ):
            sel[n].paragraphs[0].text = isi
            sel[n].paragraphs[0].style = gaya
        sel[3].paragraphs[0].text = "{%p for k in r.keterangan %}"
        sel[3].add_paragraph("•\t{{ k }}", "Butir Tabel")
        sel[3].add_paragraph("{%p endfor %}", "Butir Tabel")
        _baris_jinja(t, "endfor")
        d.add_paragraph("", "Jarak")
    _paragraf(d, "i.upaya_lain_pengantar")
    _bernomor(d, "i.upaya_lain")
    _narasi(d, "i.efisiensi")
    with _bila(d, "i.biaya"):
        _tabel(d, "i.biaya", "biaya")


def _kendala(d: Document) -> None:
    d.add_paragraph("{{ i.judul_kendala }}", "Heading 4")
    _paragraf(d, "i.kendala_pengantar")
    _bernomor(d, "i.kendala")
    _paragraf(d, "i.upaya_pengantar")
    with _ulang(d, "u in i.upaya"):
        d.add_paragraph(
            "{{ u.nomor }}\t{{ u.teks }}", "Butir"
        ).paragraph_format.keep_with_next = True
        d.add_paragraph("{{ u.rincian }}", "Rincian Butir")


def _tanda_tangan(d: Document, *, tempat: bool = True) -> None:
    gaya = "Tanda Tangan"
    if tempat:
        p = d.add_paragraph("{{ tanda_tangan.tempat_tanggal }}", gaya)
        p.paragraph_format.space_before = Cm(0.8)
    jabatan = d.add_paragraph("{{ tanda_tangan.jabatan }}", gaya)
    jabatan.paragraph_format.space_before = Cm(0.2 if tempat else 0.8)
    jabatan.paragraph_format.space_after = Cm(2)
    nama = d.add_paragraph("{{ tanda_tangan.nama }}", gaya)
    nama.paragraph_format.keep_with_next = False


def _lampiran(d: Document) -> None:
    d.add_paragraph("{{ l.judul }}", "Heading 1").paragraph_format.page_break_before = True
    _paragraf(d, "l.pengantar")
    with _bila(d, "l.grafik"):
        gambar = d.add_paragraph("{{ gambar }}", "Kop")
        gambar.paragraph_format.keep_with_next = True
        _keterangan(d, "l.grafik", menempel=False)
        d.add_paragraph("{{ l.grafik.uraian }}", "Catatan Tabel")
    _pilihan_tabel(d, "l.tabel", ("tindak_lanjut", "kendala", "bukti", "rb"))


# --- Pieces ---------------------------------------------------------------------------------------


@contextmanager
def _ulang(d: Document, apa: str) -> Iterator[None]:
    """Repeat what is added inside, once per element."""
    d.add_paragraph(f"{{%p for {apa} %}}")
    yield
    d.add_paragraph("{%p endfor %}")


@contextmanager
def _bila(d: Document, syarat: str) -> Iterator[None]:
    """Keep what is added inside only when the condition holds."""
    d.add_paragraph(f"{{%p if {syarat} %}}")
    yield
    d.add_paragraph("{%p endif %}")


def _paragraf(d: Document, daftar: str) -> None:
    with _ulang(d, f"p in {daftar}"):
        d.add_paragraph("{%p if p.endswith(':') %}")
        d.add_paragraph("{{ p }}", "Isi Pengantar")
        d.add_paragraph("{%p else %}")
        d.add_paragraph("{{ p }}", "Isi")
        d.add_paragraph("{%p endif %}")


def _narasi(d: Document, daftar: str) -> None:
    with _ulang(d, f"p in {daftar}"):
        d.add_paragraph("{%p if p.teks_gaya == 'butir' %}")
        d.add_paragraph("{{ p.teks }}", "Butir")
        d.add_paragraph("{%p elif p.teks.endswith(':') %}")
        d.add_paragraph("{{ p.teks }}", "Isi Pengantar")
        d.add_paragraph("{%p else %}")
        d.add_paragraph("{{ p.teks }}", "Isi")
        d.add_paragraph("{%p endif %}")


def _bernomor(d: Document, daftar: str) -> None:
    with _ulang(d, f"b in {daftar}"):
        d.add_paragraph("{{ b.nomor }}\t{{ b.teks }}", "Butir")


def _keterangan(d: Document, milik: str, *, menempel: bool = True) -> None:
    """Add a caption with a real number field, so that Word can list the tables."""
    p = d.add_paragraph("", "Caption")
    p.paragraph_format.keep_with_next = menempel
    label = "Tabel" if menempel else "Gambar"
    p.add_run(f"{{{{ {milik}.keterangan.label }}}} ")
    nomor_urut(p, label, f"{{{{ {milik}.keterangan.nomor }}}}")
    p.add_run(f". {{{{ {milik}.keterangan.teks }}}}")


def _catatan(d: Document, daftar: str) -> None:
    with _ulang(d, f"c in {daftar}"):
        d.add_paragraph("{{ c }}", "Catatan Tabel")


def _kepala(t: Table, kolom: Sequence[str]) -> None:
    for sel, teks in zip(t.rows[0].cells, kolom, strict=True):
        sel.paragraphs[0].text = teks
        sel.paragraphs[0].style = "Kepala Tabel"


def _baris_jinja(t: Table, perintah: str) -> None:
    baris_baru(t)[0].paragraphs[0].text = f"{{%tr {perintah} %}}"


def _isi_baris(t: Table, isi: Sequence[str], gaya: Sequence[str], *, tebal: bool = False) -> None:
    for sel, teks, nama in zip(baris_baru(t), isi, gaya, strict=True):
        p = sel.paragraphs[0]
        p.style = nama
        p.add_run(teks).bold = tebal or None


def _baris_sasaran(t: Table) -> None:
    sel = baris_baru(t)
    sel[0].paragraphs[0].text = "{{ k.romawi }}"
    sel[0].paragraphs[0].style = "Kepala Tabel"
    lebar = sel[1].merge(sel[-1])
    lebar.paragraphs[0].style = "Isi Tabel"
    lebar.paragraphs[0].add_run("{{ k.judul }}").bold = True
    lebar.paragraphs[0].paragraph_format.keep_with_next = True


def _baris_ukur(t: Table, nama: str) -> None:
    gaya = ["Isi Tabel" if kolom == "indikator" else "Angka Tabel" for kolom in _SEL_UKUR]
    _isi_baris(t, [f"{{{{ {nama}.{kolom} }}}}" for kolom in _SEL_UKUR], gaya)


def _pilihan_tabel(d: Document, daftar: str, jenis: Sequence[str]) -> None:
    """Each kind of table has columns of its own; the content names the kind."""
    with _ulang(d, f"t in {daftar}"):
        for satu in jenis:
            with _bila(d, f"t.jenis_gaya == '{satu}'"):
                _tabel(d, "t", satu)


def _tabel(d: Document, milik: str, jenis: str) -> None:
    lebar = LEBAR[jenis]
    kolom = range(len(lebar))
    _keterangan(d, milik)
    t = tabel_kosong(d, lebar)
    _kepala(t, [f"{{{{ {milik}.kolom[{n}] }}}}" for n in kolom])
    gaya = ["Isi Tabel" if n in KOLOM_KATA[jenis] else "Angka Tabel" for n in kolom]
    isi = [f"{{{{ b[{n}] }}}}" for n in kolom]
    _baris_jinja(t, f"for b in {milik}.baris")
    _baris_jinja(t, f"if loop.index0 in {milik}.tebal_gaya")
    _isi_baris(t, isi, gaya, tebal=True)
    _baris_jinja(t, "else")
    _isi_baris(t, isi, gaya)
    _baris_jinja(t, "endif")
    _baris_jinja(t, "endfor")
    d.add_paragraph("", "Jarak")


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(susun())
