"""The way of a report: DRAF → DIPERIKSA → FINAL, back, and open again (specification 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from akun.dasar import Asal, simpan
from akun.izin import pastikan
from akun.kunci import pastikan_terbuka
from akun.pilihan import Tindakan
from inti.galat import Penolakan, VersiBerubah
from inti.jam import sekarang
from inti.triwulan import label_triwulan
from laporan.arsip import penyimpanan
from laporan.konten import sebagai_json
from laporan.konten.bahan import kumpulkan
from laporan.konten.susun import susun_dari
from laporan.models import BerkasLaporan, LaporanTriwulan, VersiLaporan
from laporan.pemeriksaan import Tingkat, periksa_data
from laporan.pilihan import JenisBerkas, Status
from laporan.services.dasar import (
    ambil_kunci,
    ambil_laporan,
    baca_laporan,
    pindah,
    surat_laporan,
    wajib_alasan,
)
from laporan.templat_unit import buat_berkas
from notifikasi.kalender import kalender

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from akun.models import Pengguna, UnitKerja

RINCI: Final = 3


class LaporanBelumSiap(Penolakan):
    """The report cannot be final yet; the sentence says what is missing."""


def periksakan(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> LaporanTriwulan:
    """Hand a draft to the PIMPINAN for the decision."""
    with transaction.atomic():
        pastikan(oleh, Tindakan.PERIKSA_LAPORAN, unit, pada)
        pastikan_terbuka(unit=unit, tahun=tahun, triwulan=triwulan)
        laporan = ambil_laporan(unit, tahun, triwulan, versi)
        pindah(laporan, dari=Status.DRAF, ke=Status.DIPERIKSA)
        laporan.tanggal = laporan.tanggal or pada
        return simpan(laporan, oleh=oleh, asal=asal)


def kembalikan(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> LaporanTriwulan:
    """Give a report under review back to its authors, with the reason."""
    with transaction.atomic():
        pastikan(oleh, Tindakan.PERIKSA_LAPORAN, unit, pada)
        laporan = ambil_laporan(unit, tahun, triwulan, versi)
        pindah(laporan, dari=Status.DIPERIKSA, ke=Status.DRAF)
        return simpan(laporan, oleh=oleh, asal=asal, alasan=wajib_alasan(alasan))


def finalkan(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> VersiLaporan:
    """Freeze the report, lock its quarter and keep the version with its hashes.

    The files are made before the transaction (seconds); inside it the content is composed again
    and must be the same. Raises ``IzinDitolak``, ``TransisiDitolak``, ``LaporanBelumSiap`` or
    ``VersiBerubah``.
    """
    pastikan(oleh, Tindakan.FINALKAN, unit, pada)
    isi = _siap(baca_laporan(unit, tahun, triwulan), pada)
    berkas = {jenis: buat_berkas(unit, jenis, isi) for jenis in JenisBerkas.values}
    with penyimpanan() as taruh, transaction.atomic():
        kunci = ambil_kunci(unit, tahun, triwulan)
        laporan = ambil_laporan(unit, tahun, triwulan, versi)
        if _siap(laporan, pada) != isi:
            raise VersiBerubah("Data berubah saat laporan disusun. Ulangi penguncian.")
        pindah(laporan, dari=Status.DIPERIKSA, ke=Status.FINAL)
        alasan, laporan.alasan = laporan.alasan, ""
        laporan.perlu_ditinjau = False
        simpan(laporan, oleh=oleh, asal=asal, alasan=alasan)
        beku = VersiLaporan.objects.create(
            laporan=laporan,
            nomor=laporan.nomor_versi,
            alasan=alasan,
            dibuat_oleh=oleh,
            dibuat_pada=sekarang(),
        )
        for jenis, bita in berkas.items():
            satu = taruh(jenis, bita)
            BerkasLaporan.objects.create(
                versi=beku, jenis=jenis, berkas=satu.nama, ukuran=satu.ukuran, sha256=satu.sha256
            )
        kunci.terkunci, kunci.diubah_oleh, kunci.diubah_pada = True, oleh, sekarang()
        kunci.save()
    return beku


def buka_kembali(
    *,
    unit: UnitKerja,
    tahun: int,
    triwulan: int,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> LaporanTriwulan:
    """Open a final report: the next version begins, the old one stays as it is.

    Later final reports of the year are marked for review and otherwise left alone.
    """
    with transaction.atomic():
        pastikan(oleh, Tindakan.FINALKAN, unit, pada)
        sebab = wajib_alasan(alasan)
        kunci = ambil_kunci(unit, tahun, triwulan)
        laporan = ambil_laporan(unit, tahun, triwulan, versi)
        pindah(laporan, dari=Status.FINAL, ke=Status.DRAF)
        laporan.nomor_versi += 1
        laporan.alasan = sebab
        simpan(laporan, oleh=oleh, asal=asal, alasan=sebab)
        kunci.terkunci, kunci.diubah_oleh, kunci.diubah_pada = False, oleh, sekarang()
        kunci.save()
        for lain in LaporanTriwulan.objects.filter(
            unit=unit, tahun=tahun, triwulan__gt=triwulan, status=Status.FINAL, perlu_ditinjau=False
        ):
            lain.perlu_ditinjau = True
            simpan(lain, oleh=oleh, asal=asal, alasan=f"{label_triwulan(triwulan)} dibuka: {sebab}")
        return laporan


def _siap(laporan: LaporanTriwulan, pada: date) -> Mapping[str, Any]:
    """Return the content of a report that may become final. Raises ``LaporanBelumSiap``."""
    pindah(LaporanTriwulan(status=laporan.status), dari=Status.DIPERIKSA, ke=Status.FINAL)
    _pastikan_urut(laporan)
    surat = surat_laporan(laporan, pada=pada)
    bahan = kumpulkan(
        unit=laporan.unit,
        tahun=laporan.tahun,
        triwulan=laporan.triwulan,
        pada=pada,
        kalender=kalender(),
    )
    galat = [t for t in periksa_data(bahan, surat) if t.tingkat is Tingkat.GALAT]
    if galat:
        rinci = "; ".join(f"{t.tempat}: {t.pesan}" for t in galat[:RINCI])
        lain = f" dan {len(galat) - RINCI} lainnya" if len(galat) > RINCI else ""
        raise LaporanBelumSiap(f"Masih ada {len(galat)} temuan wajib. {rinci}{lain}")
    return sebagai_json(susun_dari(bahan, surat))


def _pastikan_urut(laporan: LaporanTriwulan) -> None:
    """TW n+1 is not final before n."""
    final = set(
        LaporanTriwulan.objects.filter(
            unit=laporan.unit, tahun=laporan.tahun, status=Status.FINAL
        ).values_list("triwulan", flat=True)
    )
    for n in range(1, laporan.triwulan):
        if n not in final:
            raise LaporanBelumSiap(
                f"Laporan {label_triwulan(n)} {laporan.tahun} belum final. "
                "Finalkan laporan itu lebih dulu."
            )
