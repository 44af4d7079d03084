"""Shapes of the content, all of plain JSON types.

Every text is printed as it stands, except under the keys ``meta``, ``angka`` and those that end in
``_iso`` or ``_gaya``: those are for programs (dates, exact figures, the look of a paragraph).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

SKEMA: Final = 1
LEBAR: Final[dict[str, tuple[int, ...]]] = {
    "komponen": (7, 50, 18, 25),
    "tahapan": (24, 16, 16, 16, 16, 12),
    "tonggak": (6, 32, 8, 13, 14, 27),
    "biaya": (33, 33, 34),
    "tindak_lanjut": (17, 37, 18, 14, 14),
    "kendala": (7, 45, 48),
    "bukti": (6, 14, 34, 14, 16, 16),
    "rb": (25, 25, 25, 25),
}
"""Kind of a table → shares of its columns in percent."""
LEBAR_UKUR: Final = (8, 32, 12, 12, 12, 13, 11)
LEBAR_RENAKSI: Final = (7, 33, 16, 44)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the content is about, for programs."""

    skema: int
    unit_id: int
    unit: str
    tahun: int
    triwulan: int
    pada: str
    """The day on which "late" was judged, ISO."""


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; ``teks_gaya`` is ``isi`` or ``butir`` (a line typed as part of a list)."""

    teks: str
    teks_gaya: str = "isi"


@dataclass(frozen=True, slots=True)
class Nomor:
    """An item of a numbered list."""

    nomor: str
    teks: str


@dataclass(frozen=True, slots=True)
class Keterangan:
    """A caption: ``Tabel`` 2 and what it shows."""

    label: str
    nomor: str
    teks: str


@dataclass(frozen=True, slots=True)
class Baris:
    """An unnumbered pair of a name and a value."""

    nama: str
    isi: str


@dataclass(frozen=True, slots=True)
class NotaDinas:
    """The covering letter."""

    kop: list[str]
    judul: str
    nomor: str
    kepala: list[Baris]
    isi: list[str]


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Who signs, where and when; ``nama`` may be empty."""

    tempat_tanggal: str
    jabatan: str
    nama: str


@dataclass(frozen=True, slots=True)
class BarisUkur:
    """A row of Tabel 1, also the one row of an IKU's own table."""

    kode: str
    indikator: str
    satuan: str
    target_tahun: str
    target: str
    realisasi: str
    capaian: str
    angka: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class KelompokUkur:
    """The rows of one sasaran in Tabel 1."""

    romawi: str
    judul: str
    baris: list[BarisUkur]


@dataclass(frozen=True, slots=True)
class TabelUtama:
    """Tabel 1."""

    keterangan: Keterangan
    kolom: list[str]
    kelompok: list[KelompokUkur]
    catatan: list[str]


@dataclass(frozen=True, slots=True)
class TabelIKU:
    """The table of one IKU."""

    keterangan: Keterangan
    kolom: list[str]
    baris: BarisUkur
    catatan: list[str]


@dataclass(frozen=True, slots=True)
class Tabel:
    """Any other table; ``jenis_gaya`` is a key of ``LEBAR``, ``tebal_gaya`` are its bold rows."""

    keterangan: Keterangan
    jenis_gaya: str
    kolom: list[str]
    baris: list[list[str]]
    tebal_gaya: list[int] = field(default_factory=list)
    lebar_gaya: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lebar_gaya", list(LEBAR[self.jenis_gaya]))


@dataclass(frozen=True, slots=True)
class BarisRenaksi:
    """A renaksi with what was done."""

    nomor: str
    uraian: str
    status: str
    keterangan: list[str]


@dataclass(frozen=True, slots=True)
class TabelRenaksi:
    """The renaksi of one IKU in the quarter."""

    keterangan: Keterangan
    kolom: list[str]
    baris: list[BarisRenaksi]


@dataclass(frozen=True, slots=True)
class Upaya:
    """An upaya with who does it and until when."""

    nomor: str
    teks: str
    rincian: str


@dataclass(frozen=True, slots=True)
class BagianIKU:
    """Everything the report says about one IKU; ``judul_*`` are its headings."""

    kode: str
    judul: str
    judul_latar: str
    latar: list[Paragraf]
    formula: list[str]
    komponen: Tabel | None
    hitungan: list[str]
    judul_hasil: str
    hasil_sebelum: list[Paragraf]
    hasil: TabelIKU
    hasil_sesudah: list[Paragraf]
    rincian: list[Tabel]
    """The topik × stage table, or the tonggak of the quarter with their bukti."""
    judul_renaksi: str
    renaksi_pengantar: list[str]
    renaksi: TabelRenaksi | None
    upaya_lain_pengantar: list[str]
    upaya_lain: list[Nomor]
    efisiensi: list[Paragraf]
    biaya: Tabel | None
    judul_kendala: str
    kendala_pengantar: list[str]
    kendala: list[Nomor]
    upaya_pengantar: list[str]
    upaya: list[Upaya]


@dataclass(frozen=True, slots=True)
class BagianSasaran:
    """One sasaran: its indicators and their sections."""

    judul: str
    pengantar: str
    daftar: list[Nomor]
    penutup: str
    iku: list[BagianIKU]


@dataclass(frozen=True, slots=True)
class Grafik:
    """Plan and fact of RB; ``angka`` holds the exact figures the picture is drawn from."""

    keterangan: Keterangan
    uraian: str
    angka: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lampiran:
    """An annex: introduction, tables, perhaps a chart."""

    judul: str
    pengantar: list[str]
    grafik: Grafik | None
    tabel: list[Tabel]


@dataclass(frozen=True, slots=True)
class Konten:
    """The whole report."""

    meta: Meta
    nota_dinas: NotaDinas
    judul: list[str]
    judul_capaian: str
    pengantar: list[str]
    tabel: TabelUtama
    rata_rata: list[str]
    pengantar_uraian: list[str]
    sasaran: list[BagianSasaran]
    penutup: list[str]
    lampiran: list[Lampiran]
    tanda_tangan: TandaTangan


def sebagai_json(konten: Konten) -> dict[str, Any]:
    """Return the content as nested dictionaries, lists, texts and numbers."""
    return asdict(konten)
