"""Realisasi, komponen, carry-over and narasi: right, lock, rules, history, two editors."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, Penolakan, TriwulanTerkunci, VersiBerubah
from kinerja.isian import IsianKomponen, IsianNarasi, IsianRealisasi
from kinerja.lalu import nilai_lalu
from kinerja.models import Komponen, Narasi, Realisasi
from kinerja.pilihan import Bagian, Keadaan, Sifat, Sisi
from kinerja.services import (
    bawa_periode_lalu,
    pakai_komponen,
    simpan_komponen,
    simpan_narasi,
    simpan_realisasi,
    tanda_pengisian,
    tanda_versi,
)
from kinerja.tabel import tabel_1
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikIKU,
    PabrikKomponen,
    PabrikKunciTriwulan,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikTargetTriwulan,
    PabrikUnitKerja,
    anggota,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU

pytestmark = pytest.mark.django_db

MENGISI = {Peran.TIM, Peran.KOORDINATOR, Peran.PIMPINAN, Peran.PENGELOLA}
PU = Decimal(47_951_794)
PENDUDUK = Decimal(137_846_146)


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    iku = PabrikIKU.create(perjanjian__unit=unit)
    PabrikTargetTriwulan.create(iku=iku)
    return iku


@pytest.fixture
def rasio(unit: UnitKerja) -> IKU:
    iku = PabrikIKU.create(perjanjian__unit=unit, rasio=True, kode="1.3")
    PabrikTargetTriwulan.create(iku=iku, bawah=Decimal("33.67"))
    return iku


def isian(**isi: Any) -> IsianRealisasi:
    nilai: dict[str, Any] = {
        "keadaan": Keadaan.TERUKUR,
        "nilai": Decimal("60.66"),
        "sifat": Sifat.TETAP,
        "sumber": "Sakernas BPS",
    }
    return IsianRealisasi("", 0, "", 0, **(nilai | isi))


def komponen(nama: str, nilai: Decimal | None, sisi: Sisi = Sisi.PEMBILANG) -> IsianKomponen:
    return IsianKomponen("", 0, "", 0, nama, sisi, nilai)


DUA = (komponen("Peserta", PU), komponen("Penduduk bekerja", PENDUDUK, Sisi.PENYEBUT))


# --- Right and lock ---------------------------------------------------------------------------


def cara(iku: IKU, oleh: Pengguna | None) -> list[Callable[[], object]]:
    """Every way to write a figure of one IKU and quarter."""
    inti: dict[str, Any] = {"iku": iku, "triwulan": 1, "oleh": oleh, "pada": PADA}
    narasi = IsianNarasi("", 0, "", 0, Bagian.ANALISIS, "Teks.")
    return [
        lambda: simpan_komponen(daftar=DUA, **inti),
        lambda: pakai_komponen(daftar=DUA, isian=isian(), **inti),
        lambda: simpan_realisasi(isian=isian(), **inti),
        lambda: simpan_narasi(isian=narasi, **inti),
        lambda: bawa_periode_lalu(**inti),
    ]


def kosong() -> bool:
    return not (
        Realisasi.objects.filter(triwulan=1, iku__perjanjian__tahun=TAHUN).exists()
        or Komponen.objects.exists()
        or Narasi.objects.exists()
    )


def punya_nilai_lalu(iku: IKU) -> None:
    lalu = PabrikPerjanjianKinerja.create(unit=iku.perjanjian.unit, tahun=TAHUN - 1)
    PabrikRealisasi.create(iku=PabrikIKU.create(perjanjian=lalu, kode=iku.kode), triwulan=4)


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("letak", ["sendiri", "atas", "bawah", "lain"])
def test_only_those_who_fill_in_the_unit_or_one_above_it_write_figures(
    peran: Peran, letak: str, unit: UnitKerja
) -> None:
    bawah = PabrikUnitKerja.create(induk=unit)
    tempat = {"sendiri": unit, "atas": unit, "bawah": bawah, "lain": PabrikUnitKerja.create()}
    milik = bawah if letak == "atas" else unit
    iku = PabrikIKU.create(perjanjian__unit=milik, rasio=True)
    punya_nilai_lalu(iku)
    for lakukan in cara(iku, anggota(tempat[letak], peran)):
        if peran in MENGISI and letak in {"sendiri", "atas"}:
            lakukan()
        else:
            with pytest.raises(IzinDitolak, match="Hanya Tim"):
                lakukan()
    assert kosong() != (peran in MENGISI and letak in {"sendiri", "atas"})


def test_a_locked_quarter_refuses_everybody(rasio: IKU, pengelola: Pengguna) -> None:
    punya_nilai_lalu(rasio)
    PabrikKunciTriwulan.create(unit=rasio.perjanjian.unit, terkunci=True)
    for oleh in (pengelola, None):
        for lakukan in cara(rasio, oleh):
            with pytest.raises(TriwulanTerkunci, match="TW I 2026 sudah dikunci"):
                lakukan()
    assert kosong()


# --- Realisasi --------------------------------------------------------------------------------


def test_a_realisasi_is_entered_and_corrected_with_history(iku: IKU, anggota_tim: Pengguna) -> None:
    baris = simpan_realisasi(iku=iku, triwulan=1, isian=isian(), oleh=anggota_tim, pada=PADA)
    baris = simpan_realisasi(
        iku=iku,
        triwulan=1,
        isian=isian(nilai=Decimal("61.02"), sumber=" Sakernas Februari 2026 "),
        tanda=tanda_versi([baris]),
        oleh=anggota_tim,
        pada=PADA,
    )
    assert (baris.nilai, baris.sumber) == (Decimal("61.02"), "Sakernas Februari 2026")
    jejak = [(h.nilai, h.history_user) for h in baris.history.order_by("history_id")]
    assert jejak == [(Decimal("60.66"), anggota_tim), (Decimal("61.02"), anggota_tim)]


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nilai": None}, "Isi nilai realisasi"),
        ({"keadaan": ""}, "Isi keadaan"),
        ({"keadaan": Keadaan.BELUM_TERUKUR, "alasan": "Menunggu."}, "tidak boleh bernilai"),
        ({"keadaan": Keadaan.BELUM_TERUKUR, "nilai": None, "alasan": " "}, "Isi alasan"),
        ({"keadaan": Keadaan.TIDAK_ADA_TARGET, "nilai": None}, "mempunyai target TW I"),
        ({"keadaan": Keadaan.PERIODE_LALU}, "Isi periode asal"),
        ({"nilai": Decimal("1234567890123456")}, "terlalu panjang"),
    ],
)
def test_a_realisasi_that_breaks_a_rule_is_refused_and_not_saved(
    isi: dict[str, Any], kalimat: str, iku: IKU, anggota_tim: Pengguna
) -> None:
    with pytest.raises(DataDitolak, match=kalimat):
        simpan_realisasi(iku=iku, triwulan=1, isian=isian(**isi), oleh=anggota_tim, pada=PADA)
    assert kosong()


def test_two_people_enter_the_same_realisasi(iku: IKU, anggota_tim: Pengguna) -> None:
    simpan_realisasi(iku=iku, triwulan=1, isian=isian(), tanda="", oleh=anggota_tim, pada=PADA)
    with pytest.raises(VersiBerubah, match="diubah orang lain"):
        simpan_realisasi(
            iku=iku,
            triwulan=1,
            isian=isian(nilai=Decimal(1)),
            tanda="",
            oleh=anggota_tim,
            pada=PADA,
        )
    assert Realisasi.objects.get().nilai == Decimal("60.66")


def test_an_index_above_its_scale_is_refused(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    indeks = PabrikIKU.create(perjanjian__unit=unit, indeks=True)
    with pytest.raises(DataDitolak, match="melebihi skala maksimum 4"):
        simpan_realisasi(
            iku=indeks,
            triwulan=1,
            isian=isian(nilai=Decimal("4.01")),
            oleh=anggota_tim,
            pada=PADA,
        )


@pytest.mark.parametrize("ciri", ["tahapan", "tonggak_rb"])
def test_what_a_room_computes_takes_no_value(
    ciri: str, unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    iku = PabrikIKU.create(perjanjian__unit=unit, **{ciri: True})
    with pytest.raises(DataDitolak, match="dihitung sendiri"):
        simpan_realisasi(iku=iku, triwulan=1, isian=isian(), oleh=anggota_tim, pada=PADA)
    baris = simpan_realisasi(
        iku=iku, triwulan=1, isian=isian(nilai=None), oleh=anggota_tim, pada=PADA
    )
    assert baris.nilai is None


# --- Komponen ---------------------------------------------------------------------------------


def test_komponen_become_the_realisasi_at_full_precision(rasio: IKU, anggota_tim: Pengguna) -> None:
    PabrikRealisasi.create(iku=rasio, belum_terukur=True)
    baris = pakai_komponen(
        iku=rasio,
        triwulan=1,
        daftar=DUA,
        isian=isian(nilai=Decimal("34.79"), periode_data="Maret 2026"),
        tanda=tanda_pengisian(rasio, 1),
        oleh=anggota_tim,
        pada=PADA,
    )
    assert (baris.keadaan, baris.nilai, baris.alasan) == (Keadaan.TERUKUR, None, "")
    capaian = tabel_1(unit_id=rasio.perjanjian.unit_id, tahun=TAHUN, triwulan=1).baris[0].capaian
    assert capaian.dilaporkan is not None
    assert round(capaian.dilaporkan, 2) == Decimal("103.32")


def test_a_komponen_that_is_not_listed_is_taken_away_and_kept_in_the_history(
    rasio: IKU, anggota_tim: Pengguna
) -> None:
    simpan_komponen(iku=rasio, triwulan=1, daftar=DUA, oleh=anggota_tim, pada=PADA)
    lain = PabrikKomponen.create(iku=rasio, triwulan=2)
    sisa = simpan_komponen(
        iku=rasio,
        triwulan=1,
        daftar=[komponen("Peserta  baru", PU), DUA[1]],
        alasan="Nama resmi.",
        oleh=anggota_tim,
        pada=PADA,
    )
    assert {k.nama for k in sisa} == {"Peserta baru", "Penduduk bekerja"}
    hilang = Komponen.history.get(history_type="-")
    assert (hilang.nama, hilang.nilai, hilang.history_user) == ("Peserta", PU, anggota_tim)
    assert hilang.history_change_reason == "Nama resmi."
    assert Komponen.objects.filter(pk=lain.pk).exists()


@pytest.mark.parametrize(
    ("daftar", "bidang", "kalimat"),
    [
        ([komponen("", PU)], "nama-1", "Isi nama komponen"),
        ([DUA[0], komponen("PESERTA", PU)], "nama-2", "sudah ada di atas"),
        ([DUA[0], komponen("Penduduk", None, Sisi.PENYEBUT)], "nilai-2", "Isi nilai komponen"),
        ([IsianKomponen("", 0, "", 0, "Peserta", "", PU)], "sisi-1", "Isi sisi"),
        ([DUA[0], komponen("Penduduk", Decimal(0), Sisi.PENYEBUT)], "nilai-2", "penyebut 0"),
    ],
)
def test_komponen_that_break_a_rule_are_refused_together(
    daftar: list[IsianKomponen], bidang: str, kalimat: str, rasio: IKU, anggota_tim: Pengguna
) -> None:
    with pytest.raises(DataDitolak, match=kalimat) as salah:
        simpan_komponen(iku=rasio, triwulan=1, daftar=daftar, oleh=anggota_tim, pada=PADA)
    assert bidang in {t.bidang for t in salah.value.temuan}
    assert kosong()


def test_komponen_in_use_are_not_all_taken_away(rasio: IKU, anggota_tim: Pengguna) -> None:
    pakai_komponen(iku=rasio, triwulan=1, daftar=DUA, isian=isian(), oleh=anggota_tim, pada=PADA)
    with pytest.raises(DataDitolak, match="dihitung dari komponen"):
        simpan_komponen(iku=rasio, triwulan=1, daftar=[], oleh=anggota_tim, pada=PADA)
    assert Komponen.objects.count() == 2


def test_a_refused_realisasi_leaves_no_komponen_behind(rasio: IKU, anggota_tim: Pengguna) -> None:
    with pytest.raises(DataDitolak, match="Isi komponen pembilang dan penyebut"):
        pakai_komponen(
            iku=rasio, triwulan=1, daftar=DUA[:1], isian=isian(), oleh=anggota_tim, pada=PADA
        )
    assert kosong()


def test_an_iku_of_another_kind_has_no_calculator(iku: IKU, anggota_tim: Pengguna) -> None:
    with pytest.raises(DataDitolak, match="bukan rasio"):
        pakai_komponen(iku=iku, triwulan=1, daftar=DUA, isian=isian(), oleh=anggota_tim, pada=PADA)
    assert kosong()


@pytest.mark.parametrize("berubah", ["komponen", "realisasi"])
def test_two_people_at_the_calculator(berubah: str, rasio: IKU, anggota_tim: Pengguna) -> None:
    PabrikKomponen.create(iku=rasio, nama="Peserta")
    tanda = tanda_pengisian(rasio, 1)
    if berubah == "komponen":
        simpan_komponen(iku=rasio, triwulan=1, daftar=DUA, oleh=anggota_tim, pada=PADA)
    else:
        PabrikRealisasi.create(iku=rasio, belum_terukur=True)
    with pytest.raises(VersiBerubah):
        pakai_komponen(
            iku=rasio,
            triwulan=1,
            daftar=DUA,
            isian=isian(),
            tanda=tanda,
            oleh=anggota_tim,
            pada=PADA,
        )


# --- Carry over -------------------------------------------------------------------------------


def lalu(unit: UnitKerja, kode: str, triwulan: int = 4, **isi: Any) -> Realisasi:
    """A realisasi of the year before."""
    tahun = TAHUN - 1
    perjanjian = unit.perjanjian_kinerja.filter(tahun=tahun).first()
    perjanjian = perjanjian or PabrikPerjanjianKinerja.create(unit=unit, tahun=tahun)
    iku = perjanjian.iku.filter(kode=kode).first() or PabrikIKU.create(
        perjanjian=perjanjian, kode=kode
    )
    return PabrikRealisasi.create(iku=iku, triwulan=triwulan, **isi)


def test_the_last_value_is_carried_over_with_its_period(
    unit: UnitKerja, iku: IKU, anggota_tim: Pengguna
) -> None:
    lalu(unit, iku.kode, 2, nilai=Decimal(1))
    lalu(unit, iku.kode, 3, nilai=Decimal("3.65"), periode_data="", sumber="Survei layanan")
    lalu(unit, iku.kode, 4, belum_terukur=True)
    baris = bawa_periode_lalu(iku=iku, triwulan=1, oleh=anggota_tim, pada=PADA)
    assert (baris.keadaan, baris.nilai) == (Keadaan.PERIODE_LALU, Decimal("3.65"))
    assert (baris.periode_data, baris.sumber) == ("TW III 2025", "Survei layanan")


def test_a_value_carried_twice_keeps_its_own_period(
    unit: UnitKerja, iku: IKU, anggota_tim: Pengguna
) -> None:
    lalu(unit, iku.kode, 4, periode_lalu=True)
    PabrikTargetTriwulan.create(iku=iku, triwulan=2)
    bawa_periode_lalu(iku=iku, triwulan=1, oleh=anggota_tim, pada=PADA)
    baris = bawa_periode_lalu(iku=iku, triwulan=2, oleh=anggota_tim, pada=PADA)
    assert (baris.nilai, baris.periode_data) == (Decimal("3.65"), "TW II 2025")


def test_a_ratio_carries_what_its_komponen_gave(rasio: IKU, anggota_tim: Pengguna) -> None:
    pakai_komponen(iku=rasio, triwulan=1, daftar=DUA, isian=isian(), oleh=anggota_tim, pada=PADA)
    PabrikTargetTriwulan.create(iku=rasio, triwulan=2)
    baris = bawa_periode_lalu(iku=rasio, triwulan=2, oleh=anggota_tim, pada=PADA)
    assert baris.nilai == Decimal("34.786460")
    assert baris.periode_data == "TW I 2026"


@pytest.mark.parametrize("milik", ["unit-lain", "kode-lain", "satuan-lain", "sesudahnya"])
def test_nothing_is_carried_from_elsewhere(
    milik: str, unit: UnitKerja, unit_lain: UnitKerja, iku: IKU, anggota_tim: Pengguna
) -> None:
    if milik == "unit-lain":
        lalu(unit_lain, iku.kode)
    elif milik == "kode-lain":
        lalu(unit, "9.9")
    elif milik == "satuan-lain":
        baris = lalu(unit, iku.kode)
        baris.iku.satuan = "orang"
        baris.iku.save()
    else:
        PabrikRealisasi.create(iku=iku, triwulan=2)
    assert nilai_lalu(iku, 1) is None
    with pytest.raises(DataDitolak, match="belum mempunyai nilai pada periode sebelumnya"):
        bawa_periode_lalu(iku=iku, triwulan=1, oleh=anggota_tim, pada=PADA)


def test_what_a_room_computes_has_nothing_to_carry(unit: UnitKerja) -> None:
    iku = PabrikIKU.create(perjanjian__unit=unit, tahapan=True)
    lalu(unit, iku.kode)
    assert nilai_lalu(iku, 1) is None


# --- Narasi -----------------------------------------------------------------------------------


def narasi(bagian: Bagian, **isi: Any) -> IsianNarasi:
    return IsianNarasi("", 0, "", 0, bagian, **isi)


def test_a_narasi_is_written_and_changed(iku: IKU, anggota_tim: Pengguna) -> None:
    inti: dict[str, Any] = {"iku": iku, "triwulan": 1, "oleh": anggota_tim, "pada": PADA}
    awal = simpan_narasi(isian=narasi(Bagian.ANALISIS, teks=" Awal. "), tanda="", **inti)
    assert awal.teks == "Awal."
    with pytest.raises(VersiBerubah):
        simpan_narasi(isian=narasi(Bagian.ANALISIS, teks="Lain."), tanda="", **inti)
    tanda = tanda_versi([awal])
    assert (
        simpan_narasi(isian=narasi(Bagian.ANALISIS, teks="Lain."), tanda=tanda, **inti).versi == 2
    )
    rupiah = {"baseline": Decimal(25_000_000), "aktual": Decimal(18_500_000)}
    assert simpan_narasi(isian=narasi(Bagian.EFISIENSI, **rupiah), tanda="", **inti).aktual


def test_amounts_belong_to_efisiensi_only(iku: IKU, anggota_tim: Pengguna) -> None:
    with pytest.raises(Penolakan, match="hanya untuk bagian efisiensi"):
        simpan_narasi(
            iku=iku,
            triwulan=1,
            isian=narasi(Bagian.LATAR, aktual=Decimal(1)),
            oleh=anggota_tim,
            pada=PADA,
        )
    assert kosong()
