"""Rules of rapat, kendala and tindak lanjut on plain inputs (specification 1.7 and 1.8). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.alur import ada_jalan, dimundurkan
from inti.galat import Temuan, galat, peringatan
from inti.tanggal import format_tanggal
from tindaklanjut.pilihan import (
    TERBUKA,
    TRANSISI,
    TRANSISI_KENDALA,
    Prioritas,
    Status,
    StatusKendala,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tindaklanjut.isian import IsianHasil, IsianKendala, IsianRapat, IsianTindakLanjut

WAJIB_ALASAN = frozenset({Status.DIKEMBALIKAN, Status.BATAL, Status.TIDAK_DAPAT})
TANDA_TERLARANG = "/;"


def periksa_kode(bidang: str, kode: str) -> Iterator[Temuan]:
    """An ID holds no ``/`` and no ``;``: references are written with them."""
    if any(tanda in kode for tanda in TANDA_TERLARANG):
        yield galat(bidang, "ID tidak boleh memuat '/' atau ';'.", kode)


def periksa_rapat(isian: IsianRapat) -> Iterator[Temuan]:
    """A coordination event."""
    yield from periksa_kode("kode", isian.kode)
    if not isian.jenis:
        yield galat("jenis", "Isi jenis rapat, misalnya rakor atau kunjungan kerja.")
    if not isian.judul:
        yield galat("judul", "Isi judul rapat.")
    if isian.tanggal is None:
        yield galat("tanggal", "Isi tanggal rapat.")


def periksa_hasil(isian: IsianHasil) -> Iterator[Temuan]:
    """One butir of the minutes."""
    if "/" in isian.nomor or ";" in isian.nomor:
        yield galat("nomor", "Nomor hasil tidak boleh memuat '/' atau ';'.", isian.nomor)
    if not isian.jenis:
        yield galat("jenis", "Isi jenis: kesimpulan, keputusan, rekomendasi, atau arahan.")
    if not isian.uraian:
        yield galat("uraian", "Isi uraian hasil rapat.")


def periksa_kendala(isian: IsianKendala, *, lama: IsianKendala | None) -> Iterator[Temuan]:
    """An obstacle."""
    if not isian.uraian:
        yield galat("uraian", "Isi uraian kendala.")
    if lama is not None and lama.status != isian.status:
        asal, tujuan = StatusKendala(lama.status), StatusKendala(isian.status)
        if not ada_jalan(TRANSISI_KENDALA, asal, tujuan):
            yield galat("status", f"Status {asal.label} tidak dapat menjadi {tujuan.label}.")


def periksa_tindak_lanjut(
    isian: IsianTindakLanjut,
    *,
    lama: IsianTindakLanjut | None,
    tanggal_rapat: date | None,
    pic_luar: bool,
) -> Iterator[Temuan]:
    """One task; ``tanggal_rapat`` is the day of its source, ``pic_luar`` an institution as PIC."""
    yield from periksa_kode("kode", isian.kode)
    if not isian.uraian:
        yield galat("uraian", "Isi uraian tindak lanjut.")
    yield from _periksa_tenggat(isian, lama, tanggal_rapat)
    yield from periksa_status(isian, lama)
    if isian.status in TERBUKA:
        if not isian.pic:
            yield peringatan("pic", "Belum ada PIC; tidak ada yang diingatkan.")
        elif pic_luar and not isian.pengawal:
            yield peringatan(
                "pengawal", "PIC instansi tanpa pengawal; Koordinator unit yang diingatkan."
            )
    if isian.pic and isian.pic.casefold() in {p.casefold() for p in isian.pendukung}:
        yield galat("pendukung", "PIC utama tidak boleh sekaligus pendukung.", isian.pic)


def _periksa_tenggat(
    isian: IsianTindakLanjut, lama: IsianTindakLanjut | None, tanggal_rapat: date | None
) -> Iterator[Temuan]:
    if isian.tenggat is None:
        if isian.status in TERBUKA:
            yield galat("tenggat", "Tindak lanjut yang terbuka wajib mempunyai tenggat.")
        return
    if tanggal_rapat is not None and isian.tenggat < tanggal_rapat:
        yield galat(
            "tenggat",
            f"Tenggat mendahului rapatnya ({format_tanggal(tanggal_rapat)}).",
            format_tanggal(isian.tenggat),
        )
    if lama is not None and dimundurkan(lama.tenggat, isian.tenggat) and not isian.alasan:
        yield galat("alasan", "Tenggat dimundurkan: isi alasan perpanjangan.")


def periksa_status(isian: IsianTindakLanjut, lama: IsianTindakLanjut | None) -> Iterator[Temuan]:
    """The path of the status and what the new state asks for."""
    status = Status(isian.status)
    if lama is not None and lama.status != status:
        asal = Status(lama.status)
        if not ada_jalan(TRANSISI, asal, status):
            yield galat(
                "status", f"Status {asal.label} tidak dapat menjadi {status.label}.", status.label
            )
        elif asal == Status.SELESAI and not isian.alasan:
            yield peringatan("alasan", "Tindak lanjut dibuka kembali tanpa alasan tertulis.")
    if status in WAJIB_ALASAN and not isian.alasan:
        yield galat("alasan", f"Status {status.label} wajib beralasan.")
    if status == Status.MENUNGGU_VERIFIKASI and not isian.hasil:
        yield peringatan("hasil", "Menunggu verifikasi tanpa catatan hasil.")
    if status == Status.SELESAI:
        if not isian.hasil:
            yield galat("hasil", "Tindak lanjut selesai wajib menyebut hasilnya.")
        if isian.prioritas == Prioritas.TINGGI and not isian.bukti:
            yield galat("bukti", "Tindak lanjut prioritas tinggi wajib mempunyai bukti.")
        if isian.tanggal_selesai is None:
            yield peringatan("tanggal_selesai", "Tanggal selesai kosong.")
