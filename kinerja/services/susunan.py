"""Set up the agreement of a year: PK, sasaran, IKU and their targets (PENGELOLA)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, simpan
from akun.lingkup import Lingkup
from inti.galat import DataDitolak, galat, tolak_bila_ada
from inti.triwulan import TRIWULAN, label_triwulan
from kinerja.aturan import periksa_iku, periksa_pk, periksa_sasaran, rapikan_iku
from kinerja.izin import pastikan_menyusun
from kinerja.models import IKU, PerjanjianKinerja, Sasaran
from kinerja.muat import muat_iku
from kinerja.services.dasar import cocokkan_tanda, tanda_versi, wajib
from kinerja.tulis import tulis_iku, tulis_pk

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from kinerja.isian import IsianIKU, IsianPK


@transaction.atomic
def simpan_pk(
    *,
    unit: UnitKerja,
    isian: IsianPK,
    oleh: Pengguna | None,
    pada: date,
    perjanjian: PerjanjianKinerja | None = None,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> PerjanjianKinerja:
    """Create the PK of a unit-year, or change ``perjanjian`` (whose year stays).

    Raises ``IzinDitolak``, ``VersiBerubah`` or ``DataDitolak``.
    """
    pastikan_menyusun(oleh, unit.pk, pada)
    ada = PerjanjianKinerja.objects.select_for_update().filter(unit=unit, tahun=isian.tahun).first()
    if perjanjian is None and ada is not None:
        pesan = f"Perjanjian kinerja {isian.tahun} unit ini sudah ada. Ubah yang sudah ada itu."
        raise DataDitolak([galat("tahun", pesan, isian.tahun)])
    if perjanjian is not None and perjanjian != ada:
        raise DataDitolak([galat("tahun", "Tahun perjanjian kinerja tidak dapat diganti.")])
    if ada is not None:
        cocokkan_versi(ada, versi)
    rapi = replace(isian, unit=unit.kode, nomor=isian.nomor.strip())
    tolak_bila_ada(list(periksa_pk(rapi)))
    tulis_pk([rapi], oleh=oleh, asal=asal)
    return PerjanjianKinerja.objects.get(unit=unit, tahun=isian.tahun)


@transaction.atomic
def ubah_sasaran(
    *,
    sasaran: Sasaran,
    uraian: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Sasaran:
    """Change the text of a sasaran for every IKU under it."""
    pastikan_menyusun(oleh, sasaran.perjanjian.unit_id, pada)
    kini = Sasaran.objects.select_for_update().get(pk=sasaran.pk)
    cocokkan_versi(kini, versi)
    kini.uraian = wajib("uraian", uraian, "Isi uraian sasaran.")
    return simpan(kini, oleh=oleh, asal=asal)


def tanda_iku(iku: IKU) -> str:
    """Return the mark of an IKU with its targets and sasaran, for the form that shows all three."""
    return tanda_versi([iku, iku.sasaran, *iku.target_triwulan.all()])


@transaction.atomic
def simpan_iku(
    *,
    perjanjian: PerjanjianKinerja,
    isian: IsianIKU,
    oleh: Pengguna | None,
    pada: date,
    iku: IKU | None = None,
    mulai: int = 1,
    alasan: str = "",
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> IKU:
    """Create an indicator of the PK, or change ``iku``.

    Changing a target that is stored is a revision: it needs ``alasan``, holds from TW ``mulai`` on
    and leaves the targets before it as they are; the history keeps both. Raises ``IzinDitolak``,
    ``TriwulanTerkunci`` (a changed target of a locked quarter), ``VersiBerubah`` or
    ``DataDitolak``.
    """
    pastikan_menyusun(oleh, perjanjian.unit_id, pada)
    induk = PerjanjianKinerja.objects.select_for_update().get(pk=perjanjian.pk)
    rapi, _ = rapikan_iku(
        replace(isian, unit=perjanjian.unit.kode, tahun=induk.tahun, kode=isian.kode.strip())
    )
    semua = muat_iku(Lingkup.dari([rapi.unit], [rapi.tahun]))
    lama: IsianIKU | None = None
    if iku is not None:
        kini = induk.iku.select_related("sasaran").get(pk=iku.pk)
        cocokkan_tanda(tanda_iku(kini), tanda)
        lama = semua.pop((rapi.unit, rapi.tahun, kini.kode))
    _periksa(rapi, [*semua.values()])
    if lama is not None:
        alasan = _alasan_revisi(lama, rapi, mulai, alasan)
        if lama.kode != rapi.kode:
            kini.kode = rapi.kode
            simpan(kini, oleh=oleh, asal=asal, alasan=alasan)
    tulis_iku([rapi], oleh=oleh, asal=asal, alasan=alasan)
    return IKU.objects.select_related("sasaran", "perjanjian__unit").get(
        perjanjian=induk, kode=rapi.kode
    )


def _periksa(isian: IsianIKU, lain: list[IsianIKU]) -> None:
    """Judge one IKU by itself and beside the others of its PK."""
    if not isian.kode:
        raise DataDitolak([galat("kode", "Isi kode IKU, misalnya 1.3.")])
    if isian.kode in {i.kode for i in lain}:
        raise DataDitolak([galat("kode", f"Kode {isian.kode} sudah dipakai IKU lain.")])
    temuan = [*periksa_iku(isian)]
    terakhir = len(lain)
    temuan += [t for i, t in periksa_sasaran([*lain, isian]) if i == terakhir]
    tolak_bila_ada(temuan)


def _alasan_revisi(lama: IsianIKU, baru: IsianIKU, mulai: int, alasan: str) -> str:
    """Return the reason the history keeps; refuse a revision without one or before its start."""
    pasangan = list(zip(TRIWULAN, lama.target_triwulan, baru.target_triwulan, strict=True))
    direvisi = [n for n, a, b in pasangan if a != b and a.bawah is not None]
    tahunan = lama.target_tahun != baru.target_tahun and lama.target_tahun.bawah is not None
    if not direvisi and not tahunan:
        return alasan.strip()
    tolak_bila_ada(
        [
            galat(
                f"target_tw{n}",
                f"Revisi berlaku mulai {label_triwulan(mulai)}, jadi target {label_triwulan(n)} "
                "tetap. Kembalikan angkanya, atau mulai dari triwulan yang lebih awal.",
            )
            for n in direvisi
            if n < mulai
        ]
    )
    isi = wajib("alasan", alasan, "Target direvisi: isi alasan dan dasar revisinya.")
    return f"Revisi target berlaku mulai {label_triwulan(mulai)} {baru.tahun}: {isi}"
