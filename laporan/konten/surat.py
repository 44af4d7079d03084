"""The covering letter and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inti.tanggal import format_tanggal
from inti.triwulan import label_panjang
from laporan.konten.bentuk import Baris, NotaDinas, TandaTangan
from laporan.konten.kata import bersih

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import UnitKerja

TEMPAT: Final = "Jakarta"
NOMOR_KOSONG: Final = "…"
POLA_BAKU: Final = "AK.03/{nomor}/{kode}/{bulan}/{tahun}"
_TANDA = re.compile(r"\{(nomor|kode|bulan|tahun)\}")


@dataclass(frozen=True, slots=True)
class Surat:
    """What people decide about the letter; what is empty follows from the unit."""

    tanggal: date
    nomor: str = ""
    """The running number only; ``pola`` puts code, month and year around it."""
    pola: str = POLA_BAKU
    yth: str = ""
    rujukan: str = ""
    """The letter that asked for the report: "Nota Dinas Nomor … perihal …"."""
    jabatan: str = ""
    nama: str = ""


def nomor_lengkap(*, pola: str, nomor: str, kode: str, tanggal: date) -> str:
    """Fill a number pattern; month and year always are those of the letter's date."""
    isi = {
        "nomor": bersih(nomor) or NOMOR_KOSONG,
        "kode": kode,
        "bulan": f"{tanggal.month:02}",
        "tahun": str(tanggal.year),
    }
    return _TANDA.sub(lambda cocok: isi[cocok[1]], pola)


def tanda_asing(pola: str) -> str:
    """Return the first mark of a pattern that nobody fills; empty when there is none."""
    sisa = _TANDA.sub("", pola)
    cocok = re.search(r"\{[^}]*\}?|\}", sisa)
    return cocok[0] if cocok else ""


def nota_dinas(
    surat: Surat, *, unit: UnitKerja, leluhur: Sequence[UnitKerja], tahun: int, triwulan: int
) -> NotaDinas:
    """Return the letter; ``leluhur`` are the units above, the root first."""
    nama, tw = bersih(unit.nama), f"{label_panjang(triwulan)} Tahun {tahun}"
    akar = bersih(leluhur[0].nama) if leluhur else ""
    rujukan = bersih(surat.rujukan)
    pembuka = f"Menindaklanjuti {rujukan}, bersama" if rujukan else "Bersama"
    return NotaDinas(
        kop=[*([akar.upper(), "REPUBLIK INDONESIA"] if akar else []), nama.upper()],
        judul="NOTA DINAS",
        nomor=nomor_lengkap(
            pola=surat.pola, nomor=surat.nomor, kode=unit.kode, tanggal=surat.tanggal
        ),
        kepala=[
            Baris("Yth.", bersih(surat.yth) or tujuan_baku(leluhur)),
            Baris("Dari", bersih(surat.jabatan) or nama),
            Baris("Hal", f"Penyampaian Laporan Capaian Kinerja {nama} {tw}"),
            Baris("Tanggal", format_tanggal(surat.tanggal)),
        ],
        isi=[
            f"{pembuka} ini disampaikan Laporan Narasi Capaian Kinerja {tw} {nama}, untuk dapat "
            "dipergunakan sebagaimana mestinya.",
            "Demikian disampaikan. Atas perhatian dan perkenan Bapak/Ibu, diucapkan terima kasih.",
        ],
    )


def tujuan_baku(leluhur: Sequence[UnitKerja]) -> str:
    """The letter goes to the unit above, for a Deputi to its secretary."""
    if not leluhur:
        return "Pimpinan"
    atasan = bersih(leluhur[-1].nama)
    return f"Sekretaris {atasan}" if atasan.startswith("Deputi") else f"Pimpinan {atasan}"


def tanda_tangan(surat: Surat, unit: UnitKerja) -> TandaTangan:
    """Return the signature block."""
    return TandaTangan(
        f"{TEMPAT}, {format_tanggal(surat.tanggal)}",
        f"{bersih(surat.jabatan) or bersih(unit.nama)},",
        bersih(surat.nama),
    )
