"""Rules of renaksi, topik and tahapan on plain inputs (specification 1.5 and 1.7). Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.alur import ada_jalan, dimundurkan
from inti.angka import format_angka
from inti.galat import Temuan, galat, peringatan
from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan, awal_triwulan, label_triwulan
from kinerja.aturan import periksa_angka
from kinerja.pilihan import CaraHitung
from renaksi.models import AKHIR, BOBOT_BAKU, JUMLAH_TAHAP, TRANSISI, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from kinerja.isian import IsianIKU
    from renaksi.isian import Butir, IsianRenaksi, IsianTahapan, IsianTopik

WAJIB_ALASAN = frozenset({Status.SEBAGIAN, Status.TIDAK_TERLAKSANA, Status.BATAL})


def rapikan_tahapan(isian: IsianTahapan) -> IsianTahapan:
    """Fill the default weight of the stage."""
    if isian.bobot is None and 1 <= isian.tahap <= JUMLAH_TAHAP:
        return replace(isian, bobot=BOBOT_BAKU[isian.tahap - 1])
    return isian


def periksa_tahapan(daftar: Sequence[IsianTahapan]) -> Iterator[tuple[int, Temuan]]:
    """The stages of one unit-year together: four of them, weights that sum to 100."""
    for i, t in enumerate(daftar):
        if not 1 <= t.tahap <= JUMLAH_TAHAP:
            yield i, galat("tahap", "Tahap harus 1 sampai 4.", t.tahap)
        if not t.nama:
            yield i, galat("nama", "Isi nama tahap.")
        if t.bobot is not None and not 0 <= t.bobot <= 100:
            yield i, galat("bobot", "Bobot tahap harus antara 0 dan 100.", t.bobot)
        for temuan in periksa_angka("bobot", t.bobot):
            yield i, temuan
    kurang = sorted(set(range(1, JUMLAH_TAHAP + 1)) - {t.tahap for t in daftar})
    if kurang:
        nomor = ", ".join(str(n) for n in kurang)
        yield 0, galat("tahap", f"Tahap {nomor} belum ada. Isi keempat tahap.")
    jumlah = sum((t.bobot for t in daftar if t.bobot is not None), Decimal(0))
    if not kurang and jumlah != 100:
        yield (
            0,
            galat("bobot", f"Jumlah bobot tahap harus 100, kini {format_angka(jumlah, None)}."),
        )


def periksa_topik(isian: IsianTopik, iku: IsianIKU) -> Iterator[Temuan]:
    """A policy topic of an IKU."""
    if "/" in isian.nama:
        yield galat("nama", "Nama topik tidak boleh memuat '/'. Ganti dengan 'dan'.", isian.nama)
    if iku.cara_hitung != CaraHitung.TAHAPAN:
        yield peringatan(
            "kode",
            f"IKU {iku.kode} tidak dihitung dari tahapan; topik ini tidak memengaruhi nilai.",
        )


def rapikan_renaksi(
    isian: IsianRenaksi, rapat: Collection[date] = ()
) -> tuple[IsianRenaksi, list[Temuan]]:
    """Give a finished renaksi its day and take the day away from an unfinished one.

    Without a day the last dated keterangan or rapat counts, then the end of the quarter; the second
    is an assumption and said so.
    """
    if isian.status not in {Status.TERLAKSANA, Status.SEBAGIAN}:
        if isian.tanggal_selesai is None:
            return isian, []
        teks = f"Status {Status(isian.status).label} tidak bertanggal selesai; tanggal diabaikan."
        return replace(isian, tanggal_selesai=None), [peringatan("tanggal_selesai", teks)]
    if isian.tanggal_selesai is not None or isian.status == Status.SEBAGIAN:
        return isian, []
    tanggal = [*(b.tanggal for b in isian.keterangan if b.tanggal), *rapat]
    if tanggal:
        return replace(isian, tanggal_selesai=max(tanggal)), []
    akhir = akhir_triwulan(isian.tahun, isian.triwulan)
    teks = f"Tanggal selesai kosong; dianggap {format_tanggal(akhir)}. Isi tanggal sebenarnya."
    return replace(isian, tanggal_selesai=akhir), [peringatan("tanggal_selesai", teks)]


def periksa_renaksi(
    isian: IsianRenaksi, *, lama: IsianRenaksi | None, rapat: Collection[date]
) -> Iterator[Temuan]:
    """One planned action; ``rapat`` holds the dates of the linked rapat."""
    if ";" in isian.nomor:
        yield galat("nomor", "Nomor renaksi tidak boleh memuat ';'.", isian.nomor)
    if not isian.uraian:
        yield galat("uraian", "Isi uraian rencana aksi.")
    yield from periksa_status(isian, lama)
    yield from _periksa_keterangan(isian, rapat)
    if (isian.topik is None) != (isian.tahap is None):
        yield galat("tahap", "Topik dan tahap diisi bersama-sama.", isian.tahap)
    if isian.tahap is not None and not 1 <= isian.tahap <= JUMLAH_TAHAP:
        yield galat("tahap", "Tahap harus 1 sampai 4.", isian.tahap)
    if isian.tenggat is not None and not (
        awal_triwulan(isian.tahun, isian.triwulan)
        <= isian.tenggat
        <= akhir_triwulan(isian.tahun, isian.triwulan)
    ):
        yield peringatan(
            "tenggat",
            f"Tenggat di luar {label_triwulan(isian.triwulan)} {isian.tahun}.",
            format_tanggal(isian.tenggat),
        )
    if lama is not None and dimundurkan(lama.tenggat, isian.tenggat) and not isian.alasan:
        yield galat("alasan", "Tenggat dimundurkan: isi alasan perpanjangan.")


def periksa_status(isian: IsianRenaksi, lama: IsianRenaksi | None) -> Iterator[Temuan]:
    """The path of the status and what the new state asks for."""
    status = Status(isian.status)
    if lama is not None and lama.status != status:
        asal = Status(lama.status)
        if not ada_jalan(TRANSISI, asal, status):
            yield galat(
                "status", f"Status {asal.label} tidak dapat menjadi {status.label}.", status.label
            )
        elif asal in AKHIR and not isian.alasan:
            yield peringatan(
                "alasan", f"Renaksi {asal.label.lower()} dibuka kembali tanpa alasan tertulis."
            )
    if status in WAJIB_ALASAN and not isian.alasan:
        yield galat("alasan", f"Status {status.label} wajib beralasan.")


def _periksa_keterangan(isian: IsianRenaksi, rapat: Collection[date]) -> Iterator[Temuan]:
    terlaksana = isian.status == Status.TERLAKSANA
    if terlaksana and not isian.keterangan and not rapat:
        yield galat(
            "keterangan",
            "Renaksi terlaksana perlu sedikitnya satu keterangan: rapat atau pernyataan.",
        )
    awal = awal_triwulan(isian.tahun, isian.triwulan)
    akhir = akhir_triwulan(isian.tahun, isian.triwulan)
    label = f"{label_triwulan(isian.triwulan)} {isian.tahun}"
    for butir in isian.keterangan:
        if not butir.teks:
            yield galat("keterangan", "Keterangan tidak boleh kosong.")
        elif butir.tanggal is None:
            if terlaksana:
                yield peringatan("keterangan", f"Keterangan tanpa tanggal: {butir.teks[:60]}")
        elif not awal <= butir.tanggal <= akhir:
            buat = galat if terlaksana else peringatan
            yield buat(
                "keterangan",
                f"Keterangan bertanggal {format_tanggal(butir.tanggal)} di luar {label}.",
                butir.teks[:60],
            )
    if terlaksana:
        for tanggal in sorted(t for t in rapat if not awal <= t <= akhir):
            yield galat(
                "keterangan",
                f"Rapat tanggal {format_tanggal(tanggal)} yang ditautkan berada di luar {label}.",
            )


def butir_teks(butir: Butir) -> str:
    """Write a line as the workbook holds it: ``2026-03-12 | text``, or the text alone."""
    return butir.teks if butir.tanggal is None else f"{butir.tanggal.isoformat()} | {butir.teks}"
