"""Requests of RB."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.bukti.berkas_contoh import PDF
from tests.matriks.kasus import Kasus, Susun, halaman, periode
from tests.pabrik import PabrikBukti, PabrikBuktiTonggak, PabrikRenaksiRB, PabrikTonggak

if TYPE_CHECKING:
    from akun.models import Pihak, UnitKerja
    from rb.models import BuktiTonggak, Tonggak
    from tests.matriks.dunia import Dunia

SELESAI: Final = date(2026, 3, 27)


def pdf() -> SimpleUploadedFile:
    """A small file of an allowed kind."""
    return SimpleUploadedFile("bukti.pdf", PDF, content_type="application/pdf")


def _tonggak(dunia: Dunia, unit: UnitKerja, ciri: str = "", pic: Pihak | None = None) -> Tonggak:
    """A tonggak of TW I in a status, its claim made by none of the columns."""
    pembuat = dunia.orang["pembuat"]
    sifat: dict[str, Any] = {}
    if ciri:
        sifat = {ciri: True, "diajukan_oleh": pembuat}
    tonggak: Tonggak = PabrikTonggak.create(
        renaksi_rb=PabrikRenaksiRB.create(unit=unit, nomor="90", pic=pic),
        tanggal_selesai=SELESAI,
        **sifat,
    )
    if not tonggak.bukti.exists():
        PabrikBuktiTonggak.create(tonggak=tonggak, diajukan_oleh=pembuat)
    return tonggak


def tonggak(ciri: str = "", *, milik: bool = False, **data: object) -> Susun:
    """A step of a tonggak; ``milik`` makes a team of everybody its PIC."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _tonggak(dunia, unit, ciri, dunia.tim_bersama(unit) if milik else None)
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _klaim(dunia: Dunia, unit: UnitKerja, ciri: str = "") -> BuktiTonggak:
    klaim = _tonggak(dunia, unit, ciri).bukti.first()
    assert klaim is not None
    return klaim


def _telaah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """The verdict of the batch review on a tonggak whose bukti is no file."""
    objek = _tonggak(dunia, unit, "diajukan")
    data = {
        "tonggak": objek.pk,
        "putusan": "kembalikan",
        "catatan": "Lengkapi.",
        "versi": objek.versi,
    }
    return Kasus(periode(unit, 2), data)


def _lampirkan(milik: bool) -> Susun:
    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _tonggak(dunia, unit, "", dunia.tim_bersama(unit) if milik else None)
        return Kasus({"pk": objek.pk}, {"tanggal": "27 Maret 2026", "rujukan": "ND-1/2026"})

    return susun


def _pakai(dunia: Dunia, unit: UnitKerja) -> Kasus:
    bukti = PabrikBukti.create(unit=unit)
    return Kasus({"pk": _tonggak(dunia, unit).pk}, {"bukti": bukti.pk})


def _nilai(dunia: Dunia, unit: UnitKerja) -> Kasus:
    klaim = _klaim(dunia, unit, "diajukan")
    return Kasus({"pk": klaim.pk}, {"putusan": "terima", "versi": klaim.versi})


def _tarik(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": _klaim(dunia, unit).pk})


def _versi(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = _tonggak(dunia, unit)
    bukti = PabrikBukti.create(unit=unit, berkas_pdf=True)
    klaim = PabrikBuktiTonggak.create(tonggak=objek, bukti=bukti)
    return Kasus({"pk": klaim.pk}, {"tanggal": "27 Maret 2026", "berkas": pdf()})


def _ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = PabrikRenaksiRB.create(unit=unit, nomor="91")
    data = {"uraian": "Uraian ganti", "jenis": "general", "tw3": "30 Juni 2026", "versi": 1}
    return Kasus({"pk": objek.pk}, data | {"tw3": "25 September 2026"})


def _tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"nomor": "92", "uraian": "Rencana baru", "jenis": "general", "tw3": "25 September 2026"}
    return Kasus(periode(unit), data)


KASUS: Final[dict[str, Susun]] = {
    "rb:telaah": _telaah,
    "rb:matriks": halaman(),
    "rb:tambah": _tambah,
    "rb:ubah": _ubah,
    "rb:tonggak": tonggak(),
    "rb:ajukan": tonggak(tanggal_selesai="27 Maret 2026"),
    "rb:ajukan@milik": tonggak(milik=True, tanggal_selesai="27 Maret 2026"),
    "rb:selesai": tonggak(tanggal_selesai="28 Maret 2026"),
    "rb:selesai@milik": tonggak(milik=True, tanggal_selesai="28 Maret 2026"),
    "rb:putusan": tonggak("diajukan", putusan="terima"),
    "rb:putusan@kembalikan": tonggak("diajukan", putusan="kembalikan", catatan="Lengkapi."),
    "rb:gagal": tonggak(alasan="Anggaran dihapus."),
    "rb:batal": tonggak(alasan="Direvisi.", nomor_revisi="REV-2"),
    "rb:buka": tonggak("disahkan", alasan="Bukti keliru."),
    "rb:tenggat": tonggak(tenggat="20 Maret 2026"),
    "rb:lampirkan": _lampirkan(milik=False),
    "rb:lampirkan@milik": _lampirkan(milik=True),
    "rb:pakai_bukti": _pakai,
    "rb:nilai_bukti": _nilai,
    "rb:tarik_bukti": _tarik,
    "rb:versi_bukti": _versi,
}
