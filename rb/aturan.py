"""Rules of renaksi RB and tonggak on plain inputs (specification 1.4 and 1.7). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inti.alur import ada_jalan, dimundurkan
from inti.galat import Temuan, galat, peringatan
from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan, awal_triwulan, label_triwulan
from rb.models import TRANSISI, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rb.isian import IsianRB, IsianTonggak

WAJIB_BUKTI = frozenset({Status.DIAJUKAN, Status.DISAHKAN})
WAJIB_ALASAN = frozenset({Status.DIKEMBALIKAN, Status.GAGAL, Status.BATAL})


def periksa_rb(isian: IsianRB, *, lama: IsianRB | None) -> Iterator[Temuan]:
    """A yearly action and the tenggat of its tonggak."""
    if ";" in isian.nomor:
        yield galat("nomor", "Nomor RB tidak boleh memuat ';'.", isian.nomor)
    if not isian.uraian:
        yield galat("uraian", "Isi uraian rencana aksi RB.")
    if not any(isian.tenggat):
        yield galat("tw1", "Rencana aksi RB tanpa tonggak: isi sedikitnya satu triwulan.")
    for n, tenggat in enumerate(isian.tenggat, start=1):
        bidang = f"tw{n}"
        lama_tenggat = lama.tenggat[n - 1] if lama is not None else None
        if tenggat is None:
            if lama_tenggat is not None:
                yield galat(
                    bidang,
                    f"Tonggak {label_triwulan(n)} sudah direncanakan. Batalkan lewat statusnya "
                    "dengan alasan dan nomor revisi, jangan dikosongkan.",
                )
            continue
        awal, akhir = awal_triwulan(isian.tahun, n), akhir_triwulan(isian.tahun, n)
        if not awal <= tenggat <= akhir:
            yield galat(
                bidang,
                f"Tenggat harus di dalam {label_triwulan(n)} {isian.tahun} "
                f"({format_tanggal(awal)}–{format_tanggal(akhir)}).",
                format_tanggal(tenggat),
            )
        if dimundurkan(lama_tenggat, tenggat) and not isian.catatan:
            yield galat("catatan", "Tenggat dimundurkan: isi alasan perpanjangan pada Catatan.")


def periksa_tonggak(
    isian: IsianTonggak, *, lama: IsianTonggak | None, pada: date
) -> Iterator[Temuan]:
    """The state of one tonggak; without evidence it is neither submitted nor disahkan."""
    status = Status(isian.status)
    if (
        lama is not None
        and lama.status != status
        and not ada_jalan(TRANSISI, Status(lama.status), status)
    ):
        yield galat(
            "status",
            f"Status {Status(lama.status).label} tidak dapat menjadi {status.label}.",
            status.label,
        )
    if status in WAJIB_BUKTI and not isian.bukti:
        yield galat("bukti", f"Tonggak {status.label.lower()} wajib mempunyai bukti dukung.")
    if status in WAJIB_ALASAN and not isian.catatan:
        tambahan = " dan nomor revisi" if status == Status.BATAL else ""
        yield galat("catatan", f"Tonggak {status.label.lower()} wajib beralasan{tambahan}.")
    if status == Status.DISAHKAN:
        if isian.tanggal_selesai is None:
            yield galat("tanggal_selesai", "Tonggak disahkan wajib bertanggal selesai.")
        elif isian.tanggal_selesai.year != isian.tahun:
            yield peringatan(
                "tanggal_selesai",
                f"Tanggal selesai di luar tahun {isian.tahun}.",
                format_tanggal(isian.tanggal_selesai),
            )
    if isian.tanggal_selesai is not None and isian.tanggal_selesai > pada:
        yield peringatan(
            "tanggal_selesai",
            "Tanggal selesai belum terjadi.",
            format_tanggal(isian.tanggal_selesai),
        )
