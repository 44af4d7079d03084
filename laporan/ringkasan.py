"""One page to share: the first page of the Asdep as plain texts for a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inti.angka import format_persen
from inti.tanggal import format_tanggal_hari
from inti.templatetags.tampilan import nilai_iku, rentang
from laporan.beranda.asdep import susun_asdep

if TYPE_CHECKING:
    from akun.periode import Periode
    from kinerja.tabel import BarisTabel
    from laporan.beranda.asdep import BerandaAsdep
    from laporan.beranda.butir import Sudut
    from laporan.beranda.putusan import Putusan
    from laporan.beranda.rb import RingkasanRB

PANJANG_URAIAN: Final = 110


def susun_ringkasan(*, periode: Periode, sudut: Sudut, memutuskan: bool) -> dict[str, Any]:
    """Return what the page prints, every figure already in words.

    ``memutuskan`` adds the decisions that wait, for whoever takes them.
    """
    b = susun_asdep(periode=periode, sudut=sudut, memutuskan=memutuskan)
    return {
        "judul": f"Ringkasan kinerja {periode.unit.nama}",
        "posisi": f"Posisi {format_tanggal_hari(sudut.pada)} · IKU memakai data {b.data.label}",
        # The last part speaks to the reader of the screen; a page that is passed on has none.
        "kalimat": " ".join(k.teks for k in b.judul if not k.teks.endswith("Anda.")),
        "rb": _rb(b.rb) if b.rb else None,
        "iku": [_iku(baris) for baris in b.tabel.baris],
        "rata": _rata(b),
        "catatan": [f"{c.tanda} {c.teks}" for c in b.tabel.catatan],
        "terlambat": [
            {"pic": k.pic, "baris": [_terlambat(t.uraian, t.hari_telat) for t in k.baris]}
            for k in b.terlambat.kelompok
        ],
        "terlambat_lain": b.terlambat.tidak_tampil,
        "putusan": None if b.putusan is None else _putusan(b.putusan),
    }


def _rb(rb: RingkasanRB) -> dict[str, Any]:
    h = rb.capaian.hasil
    target = "belum diisi" if h.target_tahun is None else format_persen(h.target_tahun, 0)
    butir = [
        ["Realisasi", f"{format_persen(h.persen, 1)} ({h.disahkan} dari {h.total} tonggak)"],
        ["Rencana", format_persen(h.rencana_persen, 1)],
        ["Target tahun", target],
    ]
    if h.sisa_toleransi is not None:
        sisa = h.sisa_toleransi
        kata = "target tidak terjangkau" if sisa < 0 else f"{sisa} tonggak boleh gagal"
        butir.append(["Toleransi", kata])
    return {
        "butir": butir,
        "grafik": {
            "titik": [
                {
                    "label": t.label,
                    "rencana": _teks(t.rencana),
                    "realisasi": _teks(t.nyata),
                }
                for t in rb.titik
            ],
            "target": _teks(h.target_tahun),
        },
    }


def _teks(nilai: object) -> str | None:
    return None if nilai is None else str(nilai)


def _iku(b: BarisTabel) -> list[str]:
    return [
        b.iku.kode,
        _pendek(b.iku.indikator),
        rentang(b.target, b.iku),
        f"{nilai_iku(b.realisasi, b.iku)}{b.tanda}",
        format_persen(b.capaian.dilaporkan),
    ]


def _rata(b: BerandaAsdep) -> str:
    t = b.tabel
    return (
        f"Rata-rata capaian {format_persen(t.rata_rata)} · {t.terukur} dari {t.jumlah} IKU terukur"
    )


def _terlambat(uraian: str, hari: int) -> str:
    return f"{hari} hari: {_pendek(uraian)}"


def _putusan(p: Putusan) -> dict[str, Any]:
    return {
        "baris": [_pendek(f"{m.tindak_lanjut}: {m.get_jenis_display()}") for m in p.permohonan],
        "lain": p.tidak_tampil,
    }


def _pendek(teks: str) -> str:
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= PANJANG_URAIAN else f"{rapi[: PANJANG_URAIAN - 1].rstrip()}…"
