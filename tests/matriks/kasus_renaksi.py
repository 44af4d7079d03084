"""Requests of renaksi and of the board of stages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tests.matriks.kasus import Kasus, Susun, halaman, periode
from tests.pabrik import PabrikButirKeterangan, PabrikRenaksi, PabrikTopikKebijakan

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from renaksi.models import Renaksi
    from tests.matriks.dunia import Dunia


def _renaksi(dunia: Dunia, unit: UnitKerja, milik: bool = False, **isi: Any) -> Renaksi:
    pic = dunia.tim_bersama(unit) if milik else None
    tetap = {"iku": dunia.isi(unit).iku["1.1"], "triwulan": 2, "nomor": "90", "pic": pic}
    hasil: Renaksi = PabrikRenaksi.create(**{**tetap, **isi})
    return hasil


def renaksi(*, milik: bool = False, ciri: dict[str, object] | None = None, **data: Any) -> Susun:
    """A step of a renaksi of TW II; ``milik`` makes a team of everybody its PIC."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _renaksi(dunia, unit, milik, **(ciri or {}))
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    iku = dunia.isi(unit).iku["1.1"]
    data = {"iku": iku.pk, "nomor": "91", "uraian": "Menyusun.", "tenggat": "26 Juni 2026"}
    return Kasus(periode(unit), data)


def _langkah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek, topik = _renaksi(dunia, unit), dunia.isi(unit).topik["2.1", 0]
    return Kasus({"pk": objek.pk}, {"topik": topik.pk, "tahap": 2, "versi": objek.versi})


def _lepas(dunia: Dunia, unit: UnitKerja) -> Kasus:
    topik = dunia.isi(unit).topik["2.1", 0]
    return Kasus({"pk": _renaksi(dunia, unit, topik=topik, tahap=2).pk})


def butir(*, milik: bool = False, **data: Any) -> Susun:
    """A step of a line of what was done."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = PabrikButirKeterangan.create(
            renaksi=_renaksi(dunia, unit, milik), tanggal=date(2026, 4, 20)
        )
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _tahapan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    tahapan = dunia.isi(unit).perjanjian.tahapan.all()
    data: dict[str, object] = {}
    for t in tahapan:
        isi = {"nama": f"{t.nama} baru", "alias": t.alias, "bobot": t.bobot, "versi": t.versi}
        data |= {f"{bidang}-{t.tahap}": nilai for bidang, nilai in isi.items()}
    return Kasus(periode(unit), data)


def _topik_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus(periode(unit), {"iku": dunia.isi(unit).iku["2.1"].pk, "nama": "Topik baru"})


def _panel(dunia: Dunia, unit: UnitKerja) -> Kasus:
    topik = dunia.isi(unit).topik["2.1", 0]
    kwargs = periode(unit, topik=topik.pk, tahap=2)
    return Kasus(kwargs, {"renaksi": _renaksi(dunia, unit).pk})


def _topik_jelaskan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus(periode(unit, topik=dunia.isi(unit).topik["2.1", 0].pk))


def _topik(dunia: Dunia, unit: UnitKerja) -> Kasus:
    topik = PabrikTopikKebijakan.create(iku=dunia.isi(unit).iku["2.1"], nama="Topik uji")
    return Kasus({"pk": topik.pk}, {"nama": "Topik ganti", "versi": 1})


KETERANGAN: Final[dict[str, Any]] = {"tanggal": "21 April 2026", "teks": "Rapat koordinasi."}
KASUS: Final[dict[str, Susun]] = {
    "renaksi:daftar": halaman(),
    "renaksi:tambah": _tambah,
    "renaksi:rinci": renaksi(),
    "renaksi:baris": renaksi(),
    "renaksi:ubah": renaksi(nomor="92", uraian="Ganti.", tenggat="25 Juni 2026"),
    "renaksi:lanjut": renaksi(ciri={"sebagian": True, "triwulan": 1}),
    "renaksi:langkah": _langkah,
    "renaksi:lepas": _lepas,
    "renaksi:status": renaksi(status="berjalan"),
    "renaksi:status@milik": renaksi(milik=True, status="berjalan"),
    "renaksi:hambatan": renaksi(hambatan="Anggaran direviu."),
    "renaksi:hambatan@milik": renaksi(milik=True, hambatan="Anggaran direviu."),
    "renaksi:keterangan_tambah": renaksi(**KETERANGAN),
    "renaksi:keterangan_tambah@milik": renaksi(milik=True, **KETERANGAN),
    "renaksi:keterangan_ubah": butir(**KETERANGAN),
    "renaksi:keterangan_ubah@milik": butir(milik=True, **KETERANGAN),
    "renaksi:keterangan_hapus": butir(),
    "renaksi:keterangan_hapus@milik": butir(milik=True),
    "renaksi:papan": halaman(),
    "renaksi:papan_panel": _panel,
    "renaksi:topik_tahapan": _tahapan,
    "renaksi:topik_tambah": _topik_tambah,
    "renaksi:topik_jelaskan": _topik_jelaskan,
    "renaksi:topik_ubah": _topik,
    "renaksi:topik_hapus": _topik,
}
