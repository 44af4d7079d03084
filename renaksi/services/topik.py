"""Topik kebijakan and the four tahapan of a unit-year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan
from akun.kunci import pastikan_terbuka_banyak
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from inti.triwulan import TRIWULAN
from kinerja.models import IKU, PerjanjianKinerja
from kinerja.pilihan import CaraHitung
from renaksi.aturan import periksa_tahapan, rapikan_tahapan
from renaksi.izin import pastikan_kelola
from renaksi.models import Tahapan, TopikKebijakan
from renaksi.tulis import tulis_tahapan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from akun.models import Pengguna
    from renaksi.isian import IsianTahapan


@transaction.atomic
def buat_topik(
    *, iku: IKU, nama: str, oleh: Pengguna | None, pada: date, asal: Asal = Asal.HALAMAN
) -> TopikKebijakan:
    """Add a topik to an IKU that is computed from tahapan.

    Raises ``IzinDitolak``, ``TriwulanTerkunci`` or ``DataDitolak``.
    """
    pastikan_kelola(oleh, iku.perjanjian.unit_id, pada)
    _pastikan_tahun_terbuka(iku.perjanjian)
    if iku.cara_hitung != CaraHitung.TAHAPAN:
        pesan = f"IKU {iku.kode} tidak dihitung dari tahapan. Pilih IKU efektivitas kebijakan."
        raise DataDitolak([galat("iku", pesan)])
    topik = TopikKebijakan(iku=iku, nama=_nama(nama, iku, None))
    return simpan(topik, oleh=oleh, asal=asal)


@transaction.atomic
def ubah_topik(
    *,
    topik: TopikKebijakan,
    nama: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TopikKebijakan:
    """Rename a topik; its langkah stay. Raises the refusals of ``buat_topik``, ``VersiBerubah``."""
    kini = _ambil(topik, versi, oleh, pada)
    kini.nama = _nama(nama, kini.iku, kini.pk)
    return simpan(kini, oleh=oleh, asal=asal)


@transaction.atomic
def hapus_topik(
    *,
    topik: TopikKebijakan,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> None:
    """Remove a topik nobody works on; its name stays in the history.

    Raises ``TransisiDitolak`` while a renaksi is a langkah of it.
    """
    kini = _ambil(topik, versi, oleh, pada)
    dipakai = kini.langkah.count()
    if dipakai:
        raise TransisiDitolak(
            f"Topik ini masih mempunyai {dipakai} langkah. Pindahkan atau lepaskan dahulu langkah "
            "itu dari topik ini."
        )
    hapus_tautan([kini], oleh=oleh, asal=asal)


@transaction.atomic
def simpan_tahapan(
    *,
    perjanjian: PerjanjianKinerja,
    daftar: Sequence[IsianTahapan],
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> None:
    """Set the four stages of a unit-year; their weights sum to 100.

    ``versi`` is the version seen per tahap, 0 where there was no row. Raises ``IzinDitolak``,
    ``VersiBerubah`` or ``DataDitolak``, the field of each finding being ``nama-2``, ``bobot-2``.
    """
    pastikan_kelola(oleh, perjanjian.unit_id, pada)
    PerjanjianKinerja.objects.select_for_update().get(pk=perjanjian.pk)
    _pastikan_tahun_terbuka(perjanjian)
    ada = {t.tahap: t for t in Tahapan.objects.filter(perjanjian=perjanjian)}
    for tahap, dilihat in (versi or {}).items():
        cocokkan_versi(ada.get(tahap) or Tahapan(versi=0), dilihat)
    rapi = [rapikan_tahapan(i) for i in daftar]
    tolak_bila_ada(
        [
            galat(f"{t.bidang}-{rapi[i].tahap}" if rapi else t.bidang, t.pesan, t.nilai)
            for i, t in periksa_tahapan(rapi)
        ]
    )
    tulis_tahapan(rapi, oleh=oleh, asal=asal)


def _ambil(
    topik: TopikKebijakan, versi: int | None, oleh: Pengguna | None, pada: date
) -> TopikKebijakan:
    pastikan_kelola(oleh, topik.iku.perjanjian.unit_id, pada)
    _pastikan_tahun_terbuka(topik.iku.perjanjian)
    kini = (
        TopikKebijakan.objects.select_for_update(of=("self",))
        .select_related("iku__perjanjian")
        .filter(pk=topik.pk)
        .first()
    )
    if kini is None:
        raise TransisiDitolak("Topik ini sudah dihapus orang lain. Muat ulang halaman.")
    cocokkan_versi(kini, versi)
    return kini


def _pastikan_tahun_terbuka(perjanjian: PerjanjianKinerja) -> None:
    """Topik and tahapan decide the percentage of every quarter of their year."""
    periode = [(perjanjian.tahun, n) for n in TRIWULAN]
    pastikan_terbuka_banyak(unit=perjanjian.unit, periode=periode)


def _nama(nama: str, iku: IKU, kecuali: int | None) -> str:
    """Return a name fit for a topik, or say what is wrong with it."""
    rapi = " ".join(nama.split())
    if not rapi:
        raise DataDitolak([galat("nama", "Isi nama topik kebijakan.")])
    if "/" in rapi:
        raise DataDitolak([galat("nama", "Nama topik tidak boleh memuat '/'. Ganti dengan 'dan'.")])
    if iku.topik.filter(nama__iexact=rapi).exclude(pk=kecuali or 0).exists():
        raise DataDitolak([galat("nama", "Topik dengan nama ini sudah ada di IKU itu.", rapi)])
    return rapi
