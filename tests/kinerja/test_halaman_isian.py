"""Entry beside Tabel 1: who sees it, what it saves, what it refuses, whose ids it takes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akun.pilihan import Peran
from kinerja.isian import IsianRealisasi
from kinerja.models import Komponen, Realisasi
from kinerja.pilihan import Keadaan, Sisi
from kinerja.services import simpan_realisasi, tanda_pengisian, tanda_versi
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikRealisasi,
    PabrikTargetTriwulan,
    UnitLengkap,
    anggota,
    unit_lengkap,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


def alamat(unit: UnitKerja, ekor: str = "", triwulan: int = 1) -> str:
    return f"/u/{unit.kode}/{TAHUN}/tw-{triwulan}/kinerja/{ekor}"


def teks(jawaban: Any) -> str:  # noqa: ANN401 - a response of the test client
    isi: str = jawaban.content.decode()
    return isi


def realisasi(lengkap: UnitLengkap, kode: str, triwulan: int = 1) -> Realisasi:
    return Realisasi.objects.get(iku=lengkap.iku[kode], triwulan=triwulan)


# --- Who sees what ------------------------------------------------------------------------------


def test_who_may_fill_in_sees_inputs_and_the_calculator(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(anggota_tim).get(alamat(lengkap.unit)))
    assert isi.count('name="nilai"') == 4 + 1  # 1.1, 1.2, 1.4, 3.1 and the other states of 1.3
    assert "Hitung IKU 1.3" in isi
    assert 'value="27.398.625"' in isi
    assert "47.951.794 / 137.846.146 × 100% = 34,7864…%" in isi
    assert "Pakai 34,79% sebagai realisasi" in isi
    assert "bila dibulatkan dahulu 103,33%" in isi


@pytest.mark.parametrize("sebab", ["pengamat", "terkunci"])
def test_others_and_a_locked_quarter_only_read(
    sebab: str, lengkap: UnitLengkap, masuk: Callable[[Pengguna], Client]
) -> None:
    peran = Peran.PENGAMAT if sebab == "pengamat" else Peran.PENGELOLA
    if sebab == "terkunci":
        PabrikKunciTriwulan.create(unit=lengkap.unit, terkunci=True)
    isi = teks(masuk(anggota(lengkap.unit, peran)).get(alamat(lengkap.unit)))
    assert "<input" not in isi.split("<main", 1)[1].split("</main>")[0]
    assert "47.951.794 / 137.846.146 × 100% = 34,7864…%" in isi


@pytest.mark.parametrize(
    ("kode", "harus", "tidak"),
    [
        ("1.1", "Isi IKU 1.1", "Pakai 34,79%"),
        ("2.1", "Nilai IKU ini dihitung sendiri", 'name="nilai" value="20'),
        ("3.1", "dari 4", "Pakai nilai"),
    ],
)
def test_the_panel_fits_the_way_the_iku_is_computed(
    kode: str,
    harus: str,
    tidak: str,
    lengkap: UnitLengkap,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    isi = teks(masuk(anggota_tim).get(alamat(lengkap.unit), {"iku": kode}))
    assert harus in isi
    assert tidak not in isi


@pytest.mark.parametrize("ekor", ["isi/", "nilai/", "bawa/", "komponen/"])
def test_every_way_to_write_is_guarded(
    ekor: str, lengkap: UnitLengkap, unit_lain: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    u = alamat(lengkap.unit, f"iku/1.1/{ekor}")
    jawaban = masuk(anggota(lengkap.unit, Peran.PENGAMAT)).post(u, {})
    assert jawaban.status_code == 403
    assert "Tim" in teks(jawaban)
    assert masuk(anggota(unit_lain, Peran.PENGELOLA)).post(u, {}).status_code == 404
    tak_ada = alamat(lengkap.unit, f"iku/9.9/{ekor}")
    assert masuk(anggota(lengkap.unit, Peran.TIM)).post(tak_ada, {}).status_code == 404


# --- The value alone ----------------------------------------------------------------------------


def test_a_value_typed_in_its_row_keeps_the_rest_of_the_row(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    tanda = tanda_versi([realisasi(lengkap, "1.1")])
    jawaban = masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/1.1/nilai/"), {"nilai": "61,02", "tanda": tanda}
    )
    assert jawaban["Location"] == alamat(lengkap.unit, "?iku=1.1")
    baris = realisasi(lengkap, "1.1")
    assert (baris.nilai, baris.sumber) == (Decimal("61.02"), "Sakernas BPS")


def test_a_carried_value_that_is_corrected_stays_carried(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    tanda = tanda_versi([realisasi(lengkap, "3.1")])
    masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/3.1/nilai/"), {"nilai": "3,64", "tanda": tanda}
    )
    baris = realisasi(lengkap, "3.1")
    assert (baris.keadaan, baris.nilai) == (Keadaan.PERIODE_LALU, Decimal("3.64"))


def test_a_value_ends_belum_terukur(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    tanda = tanda_versi([realisasi(lengkap, "1.4")])
    masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/1.4/nilai/"), {"nilai": "3,2", "tanda": tanda}
    )
    baris = realisasi(lengkap, "1.4")
    assert (baris.keadaan, baris.alasan) == (Keadaan.TERUKUR, "")


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        ("", "Nilai kosong. Isi angkanya"),
        ("banyak", "bukan angka yang dikenali"),
        ("4,5", "melebihi skala maksimum 4"),
    ],
)
def test_a_value_that_is_refused_opens_the_panel_with_the_text(
    nilai: str,
    kalimat: str,
    lengkap: UnitLengkap,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    tanda = tanda_versi([realisasi(lengkap, "3.1")])
    jawaban = masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/3.1/nilai/"), {"nilai": nilai, "tanda": tanda}, headers=HTMX
    )
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert "Isi IKU 3.1" in teks(jawaban)
    assert f'value="{nilai}"' in teks(jawaban)
    assert 'value="Sakernas BPS"' in teks(jawaban)
    assert realisasi(lengkap, "3.1").nilai == Decimal("3.65")


def test_the_second_editor_sees_what_changed_and_keeps_the_figure(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    iku, tanda = lengkap.iku["1.1"], tanda_versi([realisasi(lengkap, "1.1")])
    simpan_realisasi(
        iku=iku,
        triwulan=1,
        isian=IsianRealisasi("", 0, "", 0, Keadaan.TERUKUR, Decimal("60.99")),
        oleh=anggota_tim,
        pada=PADA,
    )
    klien = masuk(anggota_tim)
    jawaban = klien.post(alamat(lengkap.unit, "iku/1.1/nilai/"), {"nilai": "61,5", "tanda": tanda})
    assert jawaban.status_code == 422
    form = jawaban.context["isian"].realisasi
    beda = {(p.bidang, p.lama, p.baru) for j in form.perubahan for p in j.perubahan}
    assert ("nilai", "60,66", "60,99") in beda
    assert form["nilai"].value() == "61,5"
    isi = {n: form[n].value() or "" for n in form.fields}
    assert klien.post(alamat(lengkap.unit, "iku/1.1/isi/"), isi).status_code == 302
    assert realisasi(lengkap, "1.1").nilai == Decimal("61.5")


def test_a_mark_from_the_browser_opens_no_history_of_others(
    lengkap: UnitLengkap,
    unit_lain: UnitKerja,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    asing = PabrikRealisasi.create(iku__perjanjian__unit=unit_lain, sumber="Rahasia")
    asing.sumber = "Sangat rahasia"
    asing.save()
    jawaban = masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/1.1/nilai/"),
        {"nilai": "1", "tanda": f"realisasi:{asing.pk}:0,pengguna:1:0,x"},
    )
    assert jawaban.status_code == 422
    assert "ahasia" not in teks(jawaban)


# --- The whole row ------------------------------------------------------------------------------


def test_belum_terukur_is_entered_with_its_reason(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(anggota_tim), alamat(lengkap.unit, "iku/1.2/isi/")
    tanda = tanda_versi([realisasi(lengkap, "1.2")])
    isi = {"keadaan": "belum_terukur", "nilai": "", "alasan": "", "tanda": tanda}
    jawaban = klien.post(u, isi)
    assert jawaban.status_code == 422
    assert "Isi alasan mengapa belum terukur." in teks(jawaban)
    assert klien.post(u, isi | {"alasan": "Sakernas belum terbit."}).status_code == 302
    assert realisasi(lengkap, "1.2").alasan == "Sakernas belum terbit."


def test_a_locked_quarter_refuses_and_keeps_what_was_typed(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikKunciTriwulan.create(unit=lengkap.unit, terkunci=True)
    jawaban = masuk(pengelola).post(
        alamat(lengkap.unit, "iku/1.1/isi/"),
        {"keadaan": "terukur", "nilai": "61,02", "sumber": "Sakernas"},
    )
    assert jawaban.status_code == 422
    assert "TW I 2026 sudah dikunci" in teks(jawaban)
    assert 'value="61,02"' in teks(jawaban)


def test_the_last_value_is_carried_over_by_one_button(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    halaman = teks(klien.get(alamat(lengkap.unit, triwulan=2), {"iku": "3.1"}))
    assert "Pakai nilai TW II 2025: 3,65 dari 4" in halaman
    jawaban = klien.post(alamat(lengkap.unit, "iku/3.1/bawa/", 2), {"tanda": ""}, follow=True)
    assert "Nilai TW II 2025 dipakai sebagai realisasi IKU 3.1." in teks(jawaban)
    assert realisasi(lengkap, "3.1", 2).keadaan == Keadaan.PERIODE_LALU


def test_htmx_answers_with_the_table_its_sentence_and_the_notice(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    tanda = tanda_versi([realisasi(lengkap, "1.4")])
    jawaban = masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/1.4/nilai/"), {"nilai": "3", "tanda": tanda}, headers=HTMX
    )
    isi = teks(jawaban)
    assert jawaban.status_code == 200
    assert "<html" not in isi
    assert "8 dari 8 IKU terukur" in isi
    assert "Realisasi IKU 1.4 disimpan." in isi


# --- The calculator -----------------------------------------------------------------------------


def kirim(lengkap: UnitLengkap, aksi: str, **ubah: str) -> dict[str, str]:
    """What the calculator sends."""
    iku = lengkap.iku["1.3"]
    isi = {"aksi": aksi, "tanda": tanda_pengisian(iku, 1), "sumber": "BPJS Ketenagakerjaan"}
    daftar = list(Komponen.objects.filter(iku=iku, triwulan=1).order_by("pk"))
    for n, k in enumerate(daftar, start=1):
        isi |= {f"nama-{n}": k.nama, f"sisi-{n}": k.sisi, f"nilai-{n}": str(k.nilai.to_integral())}
    return isi | {"jumlah": str(len(daftar))} | ubah


def test_counting_shows_the_result_and_stores_nothing(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = kirim(lengkap, "hitung", **{"nilai-1": "30.000.000"})
    jawaban = masuk(anggota_tim).post(alamat(lengkap.unit, "iku/1.3/komponen/"), isi)
    assert jawaban.status_code == 200
    assert "50.553.169 / 137.846.146" in teks(jawaban)
    assert "Pakai 36,67% sebagai realisasi" in teks(jawaban)
    assert not Komponen.objects.filter(nilai=Decimal(30_000_000)).exists()


def test_using_it_stores_komponen_and_realisasi(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = kirim(lengkap, "pakai", **{"nilai-1": "30.000.000", "periode_data": "April 2026"})
    jawaban = masuk(anggota_tim).post(alamat(lengkap.unit, "iku/1.3/komponen/"), isi, follow=True)
    assert "Komponen dipakai sebagai realisasi IKU 1.3." in teks(jawaban)
    baris = realisasi(lengkap, "1.3")
    assert (baris.keadaan, baris.nilai, baris.periode_data) == ("terukur", None, "April 2026")
    assert Komponen.objects.filter(nilai=Decimal(30_000_000)).exists()


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"nilai-5": "0"}, "Jumlah penyebut 0"),
        ({"nilai-1": "banyak"}, "bukan angka yang dikenali"),
        ({"nilai-1": ""}, "Isi nilai komponen."),
        ({"sisi-1": "atas"}, "Masukkan pilihan yang valid"),
    ],
)
def test_komponen_that_are_refused_come_back_as_typed(
    ubah: dict[str, str],
    kalimat: str,
    lengkap: UnitLengkap,
    anggota_tim: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    sebelum = list(Komponen.objects.order_by("pk").values())
    jawaban = masuk(anggota_tim).post(
        alamat(lengkap.unit, "iku/1.3/komponen/"), kirim(lengkap, "pakai", **ubah)
    )
    assert jawaban.status_code == 422
    assert kalimat in teks(jawaban)
    assert list(Komponen.objects.order_by("pk").values()) == sebelum


def test_two_people_at_the_calculator(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(anggota_tim), alamat(lengkap.unit, "iku/1.3/komponen/")
    isi = kirim(lengkap, "pakai", **{"nilai-1": "1"})
    klien.post(u, kirim(lengkap, "pakai", **{"nilai-2": "2"}))
    jawaban = klien.post(u, isi)
    assert jawaban.status_code == 422
    form = jawaban.context["isian"].komponen
    beda = {(p.lama, p.baru) for j in form.perubahan for p in j.perubahan}
    assert ("13.850.289", "2") in beda
    assert klien.post(u, isi | {"tanda": form["tanda"].value()}).status_code == 302


def test_the_names_of_the_last_quarter_are_offered_without_figures(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    jawaban = masuk(anggota_tim).get(alamat(lengkap.unit, triwulan=2))
    form = jawaban.context["isian"].komponen
    assert next(n.value() for n, _, _ in form.baris) == "Penerima Upah (PU)"
    assert {v.value() for _, _, v in form.baris} == {None}
    assert "sebagai realisasi" not in teks(jawaban)


def test_the_page_of_names_adds_renames_and_takes_away(
    lengkap: UnitLengkap, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(anggota_tim), alamat(lengkap.unit, "iku/1.3/komponen/")
    form = klien.get(u).context["formulir"]
    isi = {n: form[n].value() or "" for n in form.fields}
    isi |= {
        "aksi": "susunan",
        "jumlah": str(form.jumlah),
        "nama-1": "PU",
        "nama-4": "",
        "nilai-4": "",
    }
    isi |= {"nama-6": "Magang", "sisi-6": "pembilang", "nilai-6": "10"}
    assert klien.post(u, isi).status_code == 302
    nama = set(Komponen.objects.values_list("nama", flat=True))
    assert {"PU", "Magang"} <= nama
    assert not nama & {"Penerima Upah (PU)", "Pekerja Migran Indonesia (PMI)"}
    ulang = klien.post(u, isi)
    assert ulang.status_code == 422
    assert "diubah orang lain" in teks(ulang)


# --- Budget -----------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_grow_with_the_iku(
    unit: UnitKerja, anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(anggota_tim)
    induk = PabrikIKU.create(perjanjian__unit=unit, rasio=True, kode="1.1")

    def jumlah() -> int:
        klien.get(alamat(unit))
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat(unit)).status_code == 200
        return len(kueri)

    def isi(n: int) -> None:
        for _ in range(n):
            iku = PabrikIKU.create(
                perjanjian=induk.perjanjian, sasaran=induk.sasaran, kode=f"2.{iku_ke()}"
            )
            PabrikTargetTriwulan.create(iku=iku)
            PabrikRealisasi.create(iku=iku)
            Komponen.objects.create(
                iku=induk, triwulan=1, nama=f"Peserta {iku.pk}", sisi=Sisi.PEMBILANG, nilai=1
            )

    def iku_ke() -> int:
        return induk.perjanjian.iku.count()

    isi(3)
    sedikit = jumlah()
    isi(97)
    assert jumlah() == sedikit
