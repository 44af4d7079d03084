"""The yearly plan: actions of RB, the tenggat of their tonggak, and its extensions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, klaim_versi, simpan
from akun.izin import pastikan
from akun.lingkup import Lingkup
from akun.pilihan import Tindakan
from inti.alur import dimundurkan
from inti.galat import DataDitolak, galat, tolak_bila_ada
from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan, awal_triwulan, label_triwulan
from notifikasi.services import jadwal_berubah
from rb import izin
from rb.aturan import periksa_rb
from rb.models import TERBUKA, RenaksiRB, Tonggak
from rb.muat import muat_rb
from rb.services.dasar import ambil_tonggak, pastikan_status
from rb.tulis import tulis_rb

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, Pihak, UnitKerja
    from rb.isian import IsianRB


@dataclass(frozen=True, slots=True)
class _PihakTetap:
    """The party a form chose, whatever text stands for it."""

    satu: Pihak | None

    def pihak(self, unit: str, nama: str) -> Pihak | None:
        return self.satu


def tambah_renaksi_rb(
    *,
    unit: UnitKerja,
    isian: IsianRB,
    pic: Pihak | None,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> RenaksiRB:
    """Add a yearly action with one tonggak per quarter that has a tenggat."""
    with transaction.atomic():
        izin.pastikan_boleh_menyusun(oleh, unit.pk, pada)
        isian = replace(isian, unit=unit.kode)
        sama = RenaksiRB.objects.milik_unit(unit.pk, isian.tahun).filter(nomor=isian.nomor)
        if sama.exists():
            raise DataDitolak(
                [galat("nomor", f"Nomor {isian.nomor} sudah dipakai pada {isian.tahun}.")]
            )
        tolak_bila_ada(list(periksa_rb(isian, lama=None)))
        tulis_rb([isian], pihak=_PihakTetap(pic), oleh=oleh, asal=asal)
        return sama.get()


def ubah_renaksi_rb(
    *,
    renaksi_rb: RenaksiRB,
    isian: IsianRB,
    pic: Pihak | None,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> RenaksiRB:
    """Change a yearly action (never its number) and the tenggat of its tonggak.

    A later tenggat is an extension: it needs ``alasan``, the second one a PIMPINAN (1.7).
    """
    with transaction.atomic():
        kini = (
            RenaksiRB.objects.select_for_update(of=("self",))
            .select_related("unit")
            .get(pk=renaksi_rb.pk)
        )
        cocokkan_versi(kini, versi)
        izin.pastikan_boleh_menyusun(oleh, kini.unit_id, pada)
        isian = replace(isian, unit=kini.unit.kode, tahun=kini.tahun, nomor=kini.nomor)
        lama = muat_rb(Lingkup.dari([isian.unit], [isian.tahun]))[isian.kunci]
        dengan_alasan = replace(isian, catatan=isian.catatan or alasan.strip())
        tolak_bila_ada(list(periksa_rb(dengan_alasan, lama=lama)))
        for tonggak in kini.tonggak.all():
            tenggat = isian.tenggat[tonggak.triwulan - 1]
            if tenggat is not None and tenggat != tonggak.tenggat:
                _pastikan_boleh_bergeser(tonggak, tenggat, kini.unit, oleh, pada, alasan)
        klaim_versi(kini)
        tulis_rb([isian], pihak=_PihakTetap(pic), oleh=oleh, asal=asal, alasan=alasan.strip())
        # a new PIC stands in the yearly action, not in its tonggak
        jadwal_berubah("tonggak", kini.tonggak.values_list("pk", flat=True))
        kini.refresh_from_db()
        return kini


def ubah_tenggat_tonggak(
    *,
    tonggak: Tonggak,
    tenggat: date,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Tonggak:
    """Move the tenggat of an open tonggak inside its quarter; later is an extension."""
    with transaction.atomic():
        kini = ambil_tonggak(tonggak, versi)
        induk = kini.renaksi_rb
        pastikan(oleh, Tindakan.KELOLA_TINDAK_LANJUT, induk.unit_id, pada)
        awal = awal_triwulan(induk.tahun, kini.triwulan)
        akhir = akhir_triwulan(induk.tahun, kini.triwulan)
        if not awal <= tenggat <= akhir:
            raise DataDitolak(
                [
                    galat(
                        "tenggat",
                        f"Tenggat harus di dalam {label_triwulan(kini.triwulan)} {induk.tahun} "
                        f"({format_tanggal(awal)}–{format_tanggal(akhir)}).",
                        format_tanggal(tenggat),
                    )
                ]
            )
        _pastikan_boleh_bergeser(kini, tenggat, induk.unit, oleh, pada, alasan)
        kini.tenggat = tenggat
        return simpan(kini, oleh=oleh, asal=asal, alasan=alasan.strip())


def jumlah_perpanjangan(tonggak: Tonggak) -> int:
    """Return how many times the tenggat was moved later; read from the history."""
    riwayat = tonggak.history.order_by("history_id").values_list("tenggat", flat=True)
    return sum(dimundurkan(lama, baru) for lama, baru in pairwise(riwayat))


def _pastikan_boleh_bergeser(
    tonggak: Tonggak,
    tenggat: date,
    unit: UnitKerja,
    oleh: Pengguna | None,
    pada: date,
    alasan: str,
) -> None:
    pastikan_status(tonggak, TERBUKA, "diubah tenggatnya")
    if not dimundurkan(tonggak.tenggat, tenggat):
        return
    if not alasan.strip():
        raise DataDitolak([galat("alasan", "Tenggat dimundurkan: tulis alasan perpanjangan.")])
    if jumlah_perpanjangan(tonggak) >= 1:
        pastikan(oleh, Tindakan.PUTUSKAN, unit, pada)
