# mypy: untyped-calls-exclude=factory
"""PK, sasaran, IKU, targets and what was measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factory.declarations import LazyAttribute, SelfAttribute, Sequence, SubFactory, Trait

from kinerja.models import (
    IKU,
    ButirSurvei,
    HasilSurvei,
    Komponen,
    Narasi,
    PerjanjianKinerja,
    Realisasi,
    Sasaran,
    TargetTriwulan,
)
from kinerja.pilihan import Akumulasi, Arah, Bagian, CaraHitung, Keadaan, RumusTurun, Sifat, Sisi
from tests.pabrik.akun import PabrikUnitKerja
from tests.pabrik.dasar import TAHUN, Pabrik


class PabrikPerjanjianKinerja(Pabrik[PerjanjianKinerja]):
    """The PK of a unit for the sample year."""

    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    nomor = LazyAttribute(lambda o: f"PK/{o.unit.kode}/{o.tahun}")
    tanggal = LazyAttribute(lambda o: date(o.tahun, 2, 27))

    class Meta:
        model = PerjanjianKinerja


class PabrikSasaran(Pabrik[Sasaran]):
    """A goal; the number counts up."""

    perjanjian = SubFactory(PabrikPerjanjianKinerja)
    nomor = Sequence(lambda n: str(n + 1))
    uraian = "Terwujudnya Peningkatan Produktivitas dan Ekosistem Ketenagakerjaan"

    class Meta:
        model = Sasaran


class PabrikIKU(Pabrik[IKU]):
    """A rising, directly measured IKU with target 63,61; one trait per way of computing.

    ``turun`` and ``rentang`` set the direction, ``rasio``, ``indeks``, ``tahapan`` and
    ``tonggak_rb`` the source of the realisasi.
    """

    perjanjian = SubFactory(PabrikPerjanjianKinerja)
    sasaran = SubFactory(PabrikSasaran, perjanjian=SelfAttribute("..perjanjian"))
    kode = Sequence(lambda n: f"{n // 9 + 1}.{n % 9 + 1}")
    indikator = "Proporsi Pekerja yang Bekerja pada Bidang Keahlian Menengah Tinggi"
    satuan = "persen"
    target_bawah = Decimal("63.61")
    penanggung_jawab = "Tim Produktivitas"

    class Meta:
        model = IKU

    class Params:
        turun = Trait(arah=Arah.TURUN, rumus_turun=RumusTurun.DUA_KURANG)
        rentang = Trait(
            arah=Arah.RENTANG, target_bawah=Decimal("56.40"), target_atas=Decimal("59.32")
        )
        rasio = Trait(cara_hitung=CaraHitung.RASIO, target_bawah=Decimal("35.09"))
        indeks = Trait(
            cara_hitung=CaraHitung.INDEKS,
            satuan="indeks",
            skala_maks=Decimal(4),
            target_bawah=Decimal(3),
        )
        tahapan = Trait(
            cara_hitung=CaraHitung.TAHAPAN,
            akumulasi=Akumulasi.KUMULATIF,
            target_bawah=Decimal(80),
        )
        tonggak_rb = Trait(
            cara_hitung=CaraHitung.TONGGAK,
            akumulasi=Akumulasi.KUMULATIF,
            target_bawah=Decimal(92),
        )


class PabrikTargetTriwulan(Pabrik[TargetTriwulan]):
    """The target of TW I; trait ``rentang`` has two bounds, ``tanpa_target`` none."""

    iku = SubFactory(PabrikIKU)
    triwulan = 1
    bawah = Decimal("62.97")

    class Meta:
        model = TargetTriwulan

    class Params:
        rentang = Trait(bawah=Decimal("56.30"), atas=Decimal("58.80"))
        tanpa_target = Trait(bawah=None)


class PabrikRealisasi(Pabrik[Realisasi]):
    """A measured value; traits ``belum_terukur``, ``tidak_ada_target``, ``periode_lalu``."""

    iku = SubFactory(PabrikIKU)
    triwulan = 1
    keadaan = Keadaan.TERUKUR
    nilai = Decimal("60.66")
    periode_data = "Agustus 2025"
    sifat = Sifat.TETAP
    sumber = "Sakernas BPS"

    class Meta:
        model = Realisasi

    class Params:
        belum_terukur = Trait(
            keadaan=Keadaan.BELUM_TERUKUR,
            nilai=None,
            periode_data="",
            sifat="",
            sumber="",
            alasan="Rekapitulasi penilaian mentor baru diperoleh setelah pemagangan selesai.",
        )
        tidak_ada_target = Trait(
            keadaan=Keadaan.TIDAK_ADA_TARGET, nilai=None, periode_data="", sifat="", sumber=""
        )
        periode_lalu = Trait(
            keadaan=Keadaan.PERIODE_LALU, nilai=Decimal("3.65"), periode_data="TW II 2025"
        )


class PabrikKomponen(Pabrik[Komponen]):
    """A pembilang of a ratio IKU; trait ``penyebut`` for the other side."""

    iku = SubFactory(PabrikIKU, rasio=True)
    triwulan = 1
    nama = Sequence(lambda n: f"Penerima Upah {n + 1}")
    sisi = Sisi.PEMBILANG
    nilai = Decimal(47_951_794)

    class Meta:
        model = Komponen

    class Params:
        penyebut = Trait(
            sisi=Sisi.PENYEBUT,
            nama="Penduduk bekerja berusia 15–65 tahun",
            nilai=Decimal(137_846_146),
        )


class PabrikNarasi(Pabrik[Narasi]):
    """The analysis of TW I; trait ``efisiensi`` holds the two amounts in rupiah."""

    iku = SubFactory(PabrikIKU)
    triwulan = 1
    bagian = Bagian.ANALISIS
    teks = "Capaian didorong perluasan kepesertaan pekerja bukan penerima upah."

    class Meta:
        model = Narasi

    class Params:
        efisiensi = Trait(
            bagian=Bagian.EFISIENSI,
            teks="Rapat dilaksanakan secara daring.",
            baseline=Decimal(25_000_000),
            aktual=Decimal(18_500_000),
        )


class PabrikHasilSurvei(Pabrik[HasilSurvei]):
    """The survey of TW I with 120 respondents, without items."""

    iku = SubFactory(PabrikIKU, indeks=True)
    triwulan = 1
    n = 120
    berkas = "jawaban.xlsx"

    class Meta:
        model = HasilSurvei


class PabrikButirSurvei(Pabrik[ButirSurvei]):
    """An item with mean 3,65; trait ``kosong_semua`` nobody answered."""

    hasil = SubFactory(PabrikHasilSurvei)
    nomor = Sequence(lambda n: n + 1)
    nama = Sequence(lambda n: f"Penyelenggaraan [butir {n + 1}]")
    aspek = "Penyelenggaraan"
    jumlah = Decimal(438)
    n = 120

    class Meta:
        model = ButirSurvei

    class Params:
        kosong_semua = Trait(jumlah=Decimal(0), n=0, kosong=120)
