"""The state of one unit in one quarter: every selector read once, and its JSON form.

Pages, the command ``capaian`` and the report take the figures from here, so they cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from inti.angka import desimal_teks
from inti.triwulan import akhir_triwulan
from kinerja.tabel import BarisTabel, Tabel1, tabel_1
from rb.capaian import hasil as hasil_rb
from renaksi.papan import Papan, PapanIKU, papan
from tindaklanjut.ringkasan import RingkasanTindakLanjut, ringkasan

if TYPE_CHECKING:
    from datetime import date

    from akun.models import UnitKerja
    from inti.tanggal import Kalender
    from kinerja.hitung import HasilRB, Target


@dataclass(frozen=True, slots=True)
class IkhtisarTriwulan:
    """What the house knows of one unit in one quarter; ``per_tanggal`` judges "terlambat"."""

    unit: UnitKerja
    tahun: int
    triwulan: int
    per_tanggal: date
    tabel: Tabel1
    rb: HasilRB
    papan: Papan
    tindak_lanjut: RingkasanTindakLanjut


class DictTarget(TypedDict):
    """A target; ``atas`` only for a range."""

    bawah: str | None
    atas: str | None


class DictIKU(TypedDict):
    """A row of Tabel 1."""

    kode: str
    nama: str
    satuan: str
    target_tahun: DictTarget
    target: DictTarget
    keadaan: str | None
    realisasi: str | None
    capaian_mentah: str | None
    capaian: str | None
    sumber: str | None


class DictRB(TypedDict):
    """The RB figures; ``target_tahun`` to ``sisa_toleransi`` only with a tonggak-IKU."""

    disahkan: int
    diajukan: int
    total: int
    persen: str | None
    rencana_persen: str | None
    target_tahun: str | None
    perlu: int | None
    sisa_toleransi: int | None
    terlambat: int


class DictTopik(TypedDict):
    """A topik: how many stages it has reached and what that is worth."""

    nama: str
    tahap: int
    nilai: str | None


class DictEfektivitas(TypedDict):
    """The board of one IKU."""

    iku: str
    nilai: str | None
    topik: list[DictTopik]


class DictTindakLanjut(TypedDict):
    """Counts of the unit, of any year, by present status."""

    terbuka: int
    terlambat: int


class DictCapaian(TypedDict):
    """The JSON of ``manage.py capaian`` (specification 3), keys in this order."""

    unit: str
    tahun: int
    triwulan: int
    per_tanggal: str
    iku: list[DictIKU]
    rata_rata_capaian: str | None
    terukur: int
    jumlah_iku: int
    rb: DictRB
    efektivitas: list[DictEfektivitas]
    tindak_lanjut: DictTindakLanjut


def per_tanggal_baku(*, tahun: int, triwulan: int, hari_ini: date) -> date:
    """Return the end of the quarter, or today while the quarter has not ended."""
    return min(akhir_triwulan(tahun, triwulan), hari_ini)


def ikhtisar(
    *, unit: UnitKerja, tahun: int, triwulan: int, per_tanggal: date, kalender: Kalender
) -> IkhtisarTriwulan:
    """Read the state of exactly this unit; a unit without PK, RB or tasks has an empty one.

    The number of queries does not depend on the amount of data.
    """
    return IkhtisarTriwulan(
        unit=unit,
        tahun=tahun,
        triwulan=triwulan,
        per_tanggal=per_tanggal,
        tabel=tabel_1(unit_id=unit.pk, tahun=tahun, triwulan=triwulan),
        rb=hasil_rb(
            unit_id=unit.pk, tahun=tahun, triwulan=triwulan, pada=per_tanggal, kalender=kalender
        ),
        papan=papan(unit_id=unit.pk, tahun=tahun, triwulan=triwulan),
        tindak_lanjut=ringkasan(unit_id=unit.pk, pada=per_tanggal, kalender=kalender),
    )


def sebagai_dict(isi: IkhtisarTriwulan) -> DictCapaian:
    """Return the JSON form: figures as text with two decimals, half up; absent is ``None``."""
    return {
        "unit": isi.unit.kode,
        "tahun": isi.tahun,
        "triwulan": isi.triwulan,
        "per_tanggal": isi.per_tanggal.isoformat(),
        "iku": [_dict_iku(b) for b in isi.tabel.baris],
        "rata_rata_capaian": desimal_teks(isi.tabel.rata_rata),
        "terukur": isi.tabel.terukur,
        "jumlah_iku": isi.tabel.jumlah,
        "rb": _dict_rb(isi.rb),
        "efektivitas": [_dict_efektivitas(p) for p in isi.papan.iku],
        "tindak_lanjut": {
            "terbuka": isi.tindak_lanjut.terbuka,
            "terlambat": isi.tindak_lanjut.terlambat,
        },
    }


def _dict_target(target: Target) -> DictTarget:
    return {"bawah": desimal_teks(target.bawah), "atas": desimal_teks(target.atas)}


def _dict_iku(b: BarisTabel) -> DictIKU:
    return {
        "kode": b.iku.kode,
        "nama": b.iku.indikator,
        "satuan": b.iku.satuan,
        "target_tahun": _dict_target(b.target_tahun),
        "target": _dict_target(b.target),
        "keadaan": None if b.keadaan is None else b.keadaan.value,
        "realisasi": desimal_teks(b.realisasi),
        "capaian_mentah": desimal_teks(b.capaian.mentah),
        "capaian": desimal_teks(b.capaian.dilaporkan),
        "sumber": b.sumber or None,
    }


def _dict_rb(rb: HasilRB) -> DictRB:
    return {
        "disahkan": rb.disahkan,
        "diajukan": rb.diajukan,
        "total": rb.total,
        "persen": desimal_teks(rb.persen),
        "rencana_persen": desimal_teks(rb.rencana_persen),
        "target_tahun": desimal_teks(rb.target_tahun),
        "perlu": rb.perlu,
        "sisa_toleransi": rb.sisa_toleransi,
        "terlambat": rb.terlambat,
    }


def _dict_efektivitas(p: PapanIKU) -> DictEfektivitas:
    return {
        "iku": p.iku.kode,
        "nilai": desimal_teks(p.nilai),
        "topik": [
            {
                "nama": b.topik.nama,
                "tahap": b.hasil.tahap,
                "nilai": desimal_teks(b.hasil.nilai),
            }
            for b in p.topik
        ],
    }
