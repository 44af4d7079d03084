"""A unit with every kind of row the report prints, and the leaves of a content."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kinerja.pilihan import Bagian
from laporan.konten import Surat, sebagai_json, susun_konten
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBuktiTonggak,
    PabrikButirKeterangan,
    PabrikKendala,
    PabrikKendalaIKU,
    PabrikNarasi,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikRapatRenaksi,
    PabrikTindakLanjut,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from akun.models import UnitKerja
    from inti.tanggal import Kalender
    from tests.pabrik.unit import UnitLengkap


def unit_berisi(unit: UnitKerja | None = None, *, banyak: int = 1) -> UnitLengkap:
    """Return ``unit_lengkap`` with narasi and ``banyak`` rapat, kendala, upaya and bukti."""
    lengkap = unit_lengkap(unit=unit)
    lengkap.unit.refresh_from_db()
    iku, renaksi = lengkap.iku["1.1"], lengkap.renaksi["1.1", "1"]
    for bagian in (Bagian.LATAR, Bagian.UPAYA_LAIN):
        PabrikNarasi.create(iku=iku, bagian=bagian, teks=f"Teks {bagian.label}.\n1. Butir satu")
    PabrikNarasi.create(
        iku=iku,
        bagian=Bagian.EFISIENSI,
        teks="Rapat memakai ruang sendiri.",
        baseline=Decimal(20_000_000),
        aktual=Decimal(15_000_000),
    )
    for n in range(banyak):
        rapat = PabrikRapat.create(
            unit=lengkap.unit, tanggal=date(TAHUN, 1, 9), judul=f"Rapat Pemetaan {n}"
        )
        PabrikRapatRenaksi.create(rapat=rapat, renaksi=renaksi)
        PabrikRapatIKU.create(rapat=rapat, iku=iku)
        lain = PabrikRapat.create(
            unit=lengkap.unit, tanggal=date(TAHUN, 3, 11), judul=f"Diskusi Strategi {n}"
        )
        PabrikRapatIKU.create(rapat=lain, iku=iku)
        PabrikButirKeterangan.create(
            renaksi=renaksi, urutan=n + 1, tanggal=None, teks=f"Telah disusun konsep {n}"
        )
        kendala = PabrikKendala.create(
            unit=lengkap.unit, tahun=TAHUN, triwulan=1, nomor=str(n + 1), uraian=f"Anggaran {n}"
        )
        PabrikKendalaIKU.create(kendala=kendala, iku=iku)
        PabrikTindakLanjut.create(
            unit=lengkap.unit,
            kode=f"TL-{n}",
            kendala=kendala,
            uraian=f"Membahas revisi {n}",
            tenggat=date(TAHUN, 4, 8),
            pic_instansi=True,
        )
        PabrikBuktiTonggak.create(tonggak=lengkap.tonggak["5", 1])
    return lengkap


def konten_json(
    unit: UnitKerja, kalender: Kalender, *, triwulan: int = 1, surat: Surat | None = None
) -> dict[str, Any]:
    """Return the content of the unit as JSON on the sample day."""
    return sebagai_json(
        susun_konten(
            unit=unit,
            tahun=TAHUN,
            triwulan=triwulan,
            surat=surat or Surat(tanggal=PADA),
            pada=PADA,
            kalender=kalender,
        )
    )


def bagian_iku(isi: dict[str, Any], kode: str) -> dict[str, Any]:
    """Return the section of one IKU."""
    hasil: dict[str, Any] = next(i for s in isi["sasaran"] for i in s["iku"] if i["kode"] == kode)
    return hasil


def daun(isi: object, kunci: str = "") -> Iterator[str]:
    """Yield every text of a content that is printed."""
    if kunci in {"meta", "angka"} or kunci.endswith(("_gaya", "_iso")):
        return
    if isinstance(isi, dict):
        for nama, nilai in isi.items():
            yield from daun(nilai, nama)
    elif isinstance(isi, list):
        for nilai in isi:
            yield from daun(nilai, kunci)
    elif isinstance(isi, str) and isi:
        yield isi
