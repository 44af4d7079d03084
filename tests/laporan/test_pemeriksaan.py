"""Each rule over the data with an example it finds and one it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from kinerja.pilihan import Bagian, Keadaan
from laporan.konten import Surat
from laporan.konten.bahan import kumpulkan
from laporan.pemeriksaan import DAFTAR, Tingkat, periksa_data
from laporan.pemeriksaan.periode import rentang_data
from renaksi.models import Status as StatusRenaksi
from tests.laporan.laporan_contoh import unit_berisi
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikButirKeterangan,
    PabrikIKU,
    PabrikKendala,
    PabrikKendalaIKU,
    PabrikKomponen,
    PabrikNarasi,
    PabrikPerjanjianKinerja,
    PabrikRapat,
    PabrikRapatRenaksi,
    PabrikRealisasi,
    PabrikRenaksi,
    PabrikTindakLanjut,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from laporan.pemeriksaan import Temuan
    from tests.pabrik.unit import UnitLengkap

pytestmark = pytest.mark.django_db
PANJANG = (
    "Pelaksanaan rencana aksi sepanjang triwulan telah mempertimbangkan efisiensi sumber daya "
    "dengan bahan paparan digital."
)
SURAT = Surat(tanggal=PADA, nomor="96")


def periksa(u: UnitLengkap, kalender: Kalender, surat: Surat = SURAT) -> list[Temuan]:
    bahan = kumpulkan(unit=u.unit, tahun=TAHUN, triwulan=1, pada=PADA, kalender=kalender)
    return periksa_data(bahan, surat)


@dataclass(frozen=True)
class Kasus:
    """What makes the rule speak, in a unit where it is silent, and where it points."""

    aturan: str
    rusak: Callable[[UnitLengkap], Surat | None]
    tempat: str


def _realisasi(kode: str, **isi: object) -> Callable[[UnitLengkap], None]:
    def ubah(u: UnitLengkap) -> None:
        u.iku[kode].realisasi.filter(triwulan=1).update(**isi)

    return ubah


def _hapus_realisasi(u: UnitLengkap) -> None:
    u.iku["1.1"].realisasi.all().delete()


def _hapus_penyebut(u: UnitLengkap) -> None:
    u.iku["1.3"].komponen.filter(sisi="penyebut").delete()


def _ketik_persen(u: UnitLengkap) -> None:
    PabrikRealisasi.create(iku=_iku_baru(u), triwulan=1, nilai=Decimal(40))


def _iku_baru(u: UnitLengkap, kode: str = "1.9", **isi: object) -> object:
    return PabrikIKU.create(perjanjian=u.perjanjian, sasaran=u.iku["1.1"].sasaran, kode=kode, **isi)


def _nilai_tahun_lalu(u: UnitLengkap) -> None:
    lalu = PabrikPerjanjianKinerja.create(unit=u.unit, tahun=TAHUN - 1)
    iku = PabrikIKU.create(perjanjian=lalu, kode="1.2", rentang=True)
    PabrikRealisasi.create(iku=iku, triwulan=4, nilai=Decimal(60))


def _target_indeks(u: UnitLengkap) -> None:
    u.iku["3.1"].target_triwulan.filter(triwulan=1).update(bawah=Decimal("2.6"))


def _target_rb(u: UnitLengkap) -> None:
    type(u.iku["4.1"]).objects.filter(pk=u.iku["4.1"].pk).update(target_bawah=Decimal(93))


def _target_rb_tw(u: UnitLengkap) -> None:
    u.iku["4.1"].target_triwulan.filter(triwulan=1).update(bawah=Decimal(22))


def _rapat_luar(u: UnitLengkap) -> None:
    rapat = PabrikRapat.create(unit=u.unit, tanggal=date(TAHUN, 4, 2))
    PabrikRapatRenaksi.create(rapat=rapat, renaksi=u.renaksi["1.1", "1"])


def _keterangan_luar(u: UnitLengkap) -> None:
    PabrikButirKeterangan.create(renaksi=u.renaksi["1.1", "1"], tanggal=date(TAHUN - 1, 2, 25))


def _keterangan_kosong(u: UnitLengkap) -> None:
    PabrikButirKeterangan.create(renaksi=u.renaksi["1.1", "1"], tanggal=None)


def _renaksi_berjalan(u: UnitLengkap) -> None:
    PabrikRenaksi.create(iku=u.iku["1.2"], nomor="7", berjalan=True)


def _renaksi_tanpa_tenggat(u: UnitLengkap) -> None:
    PabrikRenaksi.create(iku=u.iku["1.2"], nomor="7", status=StatusRenaksi.RENCANA, tenggat=None)


def _kendala_baru(
    u: UnitLengkap, *, upaya: str = "", uraian: str = "Anggaran terbatas", **isi: object
) -> None:
    kendala = PabrikKendala.create(unit=u.unit, tahun=TAHUN, triwulan=1, nomor="90", uraian=uraian)
    PabrikKendalaIKU.create(kendala=kendala, iku=u.iku["1.1"])
    if upaya:
        PabrikTindakLanjut.create(unit=u.unit, kode="TL-90", kendala=kendala, uraian=upaya, **isi)


def _kendala_menyangkal(u: UnitLengkap) -> None:
    _kendala_baru(
        u, upaya="Membahas", uraian="Pelatihan belum dapat dilaksanakan pada triwulan ini"
    )


def _tahap_dilompati(u: UnitLengkap) -> None:
    PabrikRenaksi.create(
        iku=u.iku["2.1"], nomor="8", topik=u.topik["2.1", 0], tahap=3, berjalan=True
    )


def _bukti_mengulang(u: UnitLengkap) -> None:
    rencana = u.renaksi_rb["5"]
    bukti = PabrikBukti.create(unit=u.unit, nama=f"Dokumen {rencana.uraian}.")
    PabrikBuktiTonggak.create(tonggak=u.tonggak["5", 1], bukti=bukti)


def _tanpa_kendala(u: UnitLengkap) -> None:
    u.iku["1.4"].tautan_kendala.all().delete()


def _teks_sama(u: UnitLengkap) -> None:
    for kode in ("1.2", "1.3"):
        u.iku[kode].narasi.filter(bagian=Bagian.EFISIENSI).update(teks=PANJANG)


def _narasi(bagian: Bagian, **isi: object) -> Callable[[UnitLengkap], None]:
    def ubah(u: UnitLengkap) -> None:
        u.iku["1.1"].narasi.filter(bagian=bagian).update(**isi)

    return ubah


def _analisis(kode: str, teks: str) -> Callable[[UnitLengkap], None]:
    def ubah(u: UnitLengkap) -> None:
        PabrikNarasi.create(iku=u.iku[kode], bagian=Bagian.ANALISIS, teks=teks)

    return ubah


TEMPAT_41 = "IKU 4.1, analisis"
KASUS = [
    Kasus("realisasi_kosong", _hapus_realisasi, "IKU 1.1"),
    Kasus("rasio_tanpa_komponen", _hapus_penyebut, "IKU 1.3"),
    Kasus("persen_tanpa_komponen", _ketik_persen, "IKU 1.9"),
    Kasus("data_setelah_laporan", _realisasi("1.1", periode_data="Agustus 2026"), "IKU 1.1"),
    Kasus("data_setelah_laporan", _realisasi("1.1", sumber="Sakernas Agustus 2026"), "IKU 1.1"),
    Kasus("data_periode_lalu", _realisasi("1.2", periode_data="Agustus 2025"), "IKU 1.2"),
    Kasus("target_bawah_lalu", _nilai_tahun_lalu, "IKU 1.2"),
    Kasus("target_kategori_buruk", _target_indeks, "IKU 3.1"),
    Kasus("target_tonggak_tidak_bulat", _target_rb, "IKU 4.1"),
    Kasus("rencana_di_atas_target", _target_rb_tw, "IKU 4.1"),
    Kasus("keterangan_luar_triwulan", _rapat_luar, "IKU 1.1, renaksi TW I nomor 1"),
    Kasus("keterangan_luar_triwulan", _keterangan_luar, "IKU 1.1, renaksi TW I nomor 1"),
    Kasus("keterangan_tanpa_tanggal", _keterangan_kosong, "IKU 1.1, renaksi TW I nomor 1"),
    Kasus("renaksi_belum_selesai", _renaksi_berjalan, "IKU 1.2, renaksi TW I nomor 7"),
    Kasus("renaksi_tanpa_tenggat", _renaksi_tanpa_tenggat, "IKU 1.2, renaksi TW I nomor 7"),
    Kasus("terlaksana_berkendala", _kendala_menyangkal, "IKU 1.1, kendala nomor 90"),
    Kasus("kendala_tanpa_upaya", _kendala_baru, "IKU 1.1, kendala nomor 90"),
    Kasus(
        "upaya_mengulang_kendala",
        lambda u: _kendala_baru(u, upaya="anggaran  terbatas."),
        "IKU 1.1, kendala nomor 90",
    ),
    Kasus(
        "belum_terukur_tanpa_kendala",
        _tanpa_kendala,
        "IKU 1.4",
    ),
    Kasus("tahap_dilompati", _tahap_dilompati, "IKU 2.1, topik Link and match lembaga pendidikan"),
    Kasus("bukti_mengulang", _bukti_mengulang, "RB 5 TW I"),
    Kasus("latar_kosong", _narasi(Bagian.LATAR, teks=" "), "IKU 1.1, latar belakang"),
    Kasus("efisiensi_kosong", _narasi(Bagian.EFISIENSI, teks=""), "IKU 1.1, efisiensi"),
    Kasus("efisiensi_tanpa_rupiah", _narasi(Bagian.EFISIENSI, baseline=None), "IKU 1.1, efisiensi"),
    Kasus("target_beda_uraian", _analisis("4.1", "Target Triwulan I sebesar 20%."), TEMPAT_41),
    Kasus("target_beda_uraian", _analisis("4.1", "Target tahun 2026 adalah 92%."), TEMPAT_41),
    Kasus(
        "uraian_data_mendatang",
        _analisis("4.1", "Dihitung dari data Sakernas Agustus 2026."),
        TEMPAT_41,
    ),
    Kasus("teks_sama", _teks_sama, "IKU 1.3, efisiensi"),
    Kasus("nomor_surat_kosong", lambda u: Surat(tanggal=PADA), "Nota dinas"),
    Kasus(
        "nomor_surat_tanggal",
        lambda u: Surat(tanggal=PADA, nomor="AK.03/96/D.4/05/2025"),
        "Nota dinas",
    ),
    Kasus(
        "nomor_surat_tanggal",
        lambda u: Surat(tanggal=PADA, nomor="96", pola="AK/{nomor}/04/2026"),
        "Nota dinas",
    ),
    Kasus(
        "surat_sebelum_akhir", lambda u: Surat(tanggal=date(TAHUN, 3, 31), nomor="96"), "Nota dinas"
    ),
]


@pytest.fixture
def rapi(unit: UnitKerja) -> UnitLengkap:
    """A unit in which no rule speaks: everything filled in, dated, different and in its place."""
    u = unit_berisi(unit)
    for kode, iku in u.iku.items():
        iku.narasi.all().delete()
        PabrikNarasi.create(iku=iku, bagian=Bagian.LATAR, teks=f"Latar belakang IKU {kode}.")
        PabrikNarasi.create(
            iku=iku,
            bagian=Bagian.EFISIENSI,
            teks=f"Efisiensi IKU {kode}.",
            baseline=Decimal(2),
            aktual=Decimal(1),
        )
        iku.realisasi.exclude(keadaan=Keadaan.PERIODE_LALU).update(
            periode_data="Maret 2026", sumber="BPS"
        )
    for kode in ("1.1", "1.2"):
        PabrikKomponen.create(iku=u.iku[kode], nama="Jumlah")
    for r in u.renaksi.values():
        r.keterangan.update(tanggal=date(TAHUN, 2, 3))
    for kode in ("1.4", "3.1"):
        u.iku[kode].target_triwulan.update(bawah=Decimal("3.1"))
    kendala = PabrikKendala.create(unit=u.unit, tahun=TAHUN, triwulan=1, nomor="50")
    PabrikKendalaIKU.create(kendala=kendala, iku=u.iku["1.4"])
    PabrikTindakLanjut.create(unit=u.unit, kode="TL-50", kendala=kendala, uraian="Meminta data")
    iku = u.iku["4.1"]
    iku.target_triwulan.filter(triwulan=1).update(bawah=Decimal(30))
    type(iku).objects.filter(pk=iku.pk).update(target_bawah=Decimal(95))
    return u


def test_no_rule_speaks_where_everything_is_in_order(rapi: UnitLengkap, kalender: Kalender) -> None:
    assert [(t.aturan, t.tempat, t.pesan) for t in periksa(rapi, kalender)] == []


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: k.aturan)
def test_a_rule_speaks_of_its_fault_at_its_place(
    kasus: Kasus, rapi: UnitLengkap, kalender: Kalender
) -> None:
    surat = kasus.rusak(rapi) or SURAT
    temuan = [t for t in periksa(rapi, kalender, surat) if t.aturan == kasus.aturan]
    assert [t.tempat for t in temuan] == [kasus.tempat]
    assert temuan[0].tingkat is DAFTAR[kasus.aturan].tingkat
    assert temuan[0].pesan.endswith((".", "”"))


@pytest.mark.parametrize(
    ("kode", "teks"),
    [
        (
            "4.1",
            "Target kinerja pada tahun 2026 sebesar 95%. Adapun target Triwulan I sebesar 30%.",
        ),
        ("4.1", "Target Triwulan II sebesar 20%."),
        ("1.2", "Target TPAK tahun 2026 adalah 56,40 – 59,32% (yoy)."),
        ("1.2", "Target Triwulan I pada IKU ini sebesar 56,3–58,8%."),
        ("3.1", "Target Triwulan I pada IKU ini sebesar 3,1 dari 4."),
        ("4.1", "Dihitung dari data Maret 2026. Rapat berikutnya Agustus 2026."),
        ("4.1", "Realisasi melampaui target. Tahun 2025 sebesar 88%."),
    ],
)
def test_a_target_told_as_in_the_table_is_no_finding(
    kode: str, teks: str, rapi: UnitLengkap, kalender: Kalender
) -> None:
    _analisis(kode, teks)(rapi)
    assert [t.pesan for t in periksa(rapi, kalender)] == []


def test_every_rule_has_an_example() -> None:
    assert {k.aturan for k in KASUS} == set(DAFTAR)


def test_the_gravest_come_first_then_the_order_of_the_report(
    rapi: UnitLengkap, kalender: Kalender
) -> None:
    _hapus_realisasi(rapi)
    _ketik_persen(rapi)
    _keterangan_kosong(rapi)
    tingkat = [t.tingkat for t in periksa(rapi, kalender)]
    assert set(tingkat) == set(Tingkat)
    assert tingkat == sorted(tingkat, key=list(Tingkat).index)


def test_every_link_leads_to_a_page_the_koordinator_may_open(
    rapi: UnitLengkap,
    kalender: Kalender,
    koordinator: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    for kasus in {k.tempat: k for k in KASUS}.values():
        kasus.rusak(rapi)
    klien = masuk(koordinator)
    for url in {t.url for t in periksa(rapi, kalender, Surat(tanggal=PADA))}:
        assert klien.get(url).status_code == 200, url


@pytest.mark.parametrize(
    ("teks", "awal", "akhir"),
    [
        ("Sakernas BPS Agustus 2025", date(2025, 8, 1), date(2025, 8, 31)),
        ("BPJS, Desember 2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("TW II 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("Tahun 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("per 12 Maret 2026", date(2026, 3, 12), date(2026, 3, 12)),
        ("Januari 2026 s.d. Maret 2026", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_the_days_a_text_speaks_of(teks: str, awal: date, akhir: date) -> None:
    assert rentang_data(teks) == (awal, akhir)


def test_a_text_without_time_speaks_of_none() -> None:
    assert rentang_data("Matriks RB, 6 dari 20 tonggak") is None


@pytest.mark.parametrize("banyak", [1, 8])
def test_the_check_adds_one_query(
    banyak: int,
    unit: UnitKerja,
    kalender: Kalender,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    u = unit_berisi(unit, banyak=banyak)
    bahan = kumpulkan(unit=u.unit, tahun=TAHUN, triwulan=1, pada=PADA, kalender=kalender)
    with django_assert_num_queries(1):
        periksa_data(bahan, SURAT)


def test_the_guide_names_every_rule_with_its_level() -> None:
    teks = (settings.BASE_DIR / "docs" / "laporan.md").read_text(encoding="utf-8")
    baris = [f"| {a.kode} | {a.tingkat} | {a.uraian} |" for a in DAFTAR.values()]
    assert [b for b in teks.splitlines() if b in baris] == baris
