"""The batch review: queue, files seen before acceptance, four eyes, and what it costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akun.periode import Periode
from bukti.models import PembukaanBukti
from rb.models import Status, Tonggak
from tests.bukti import berkas_contoh as contoh
from tests.matriks.dunia import badan
from tests.pabrik import (
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikPengguna,
    PabrikRenaksiRB,
    PabrikTonggak,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from bukti.models import Bukti

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


def alamat(unit: UnitKerja) -> str:
    return Periode(unit, TAHUN, 2).url("rb:telaah")


def ajuan(unit: UnitKerja, hari: int = 7, oleh: Pengguna | None = None) -> Tonggak:
    """A submitted tonggak with one file that is really there."""
    oleh = oleh or PabrikPengguna.create()
    t: Tonggak = PabrikTonggak.create(
        renaksi_rb=PabrikRenaksiRB.create(unit=unit),
        triwulan=2,
        diajukan=True,
        diajukan_oleh=oleh,
        diajukan_pada=date(TAHUN, 5, hari),
        tanggal_selesai=date(TAHUN, 5, 5),
    )
    t.bukti.all().delete()
    berkas = PabrikBukti.create(
        unit=unit,
        berkas_pdf=True,
        nama=f"TOR {t.pk}",
        tipe="application/pdf",
        berkas=ContentFile(contoh.PDF, f"tor-{t.pk}.pdf"),
    )
    PabrikBuktiTonggak.create(tonggak=t, bukti=berkas, diajukan_oleh=oleh)
    return t


def berkas(t: Tonggak) -> Bukti:
    return t.bukti.get().bukti


def buka(klien: Client, bukti: Bukti, nama: str = "lihat") -> None:
    jawaban = klien.get(reverse(f"bukti:{nama}", args=[bukti.pk]))
    assert badan(jawaban) == contoh.PDF


def putus(klien: Client, t: Tonggak, putusan: str, catatan: str = "") -> tuple[int, str]:
    isi = {"tonggak": t.pk, "putusan": putusan, "catatan": catatan, "versi": t.versi, "tw": 2}
    jawaban = klien.post(alamat(t.renaksi_rb.unit), isi)
    return jawaban.status_code, jawaban.get("Location") or jawaban.content.decode()


@pytest.fixture
def klien(koordinator: Pengguna, masuk: Callable[[Pengguna], Client]) -> Client:
    return masuk(koordinator)


def test_the_queue_begins_with_the_oldest_and_shows_what_acceptance_would_do(
    klien: Client, unit: UnitKerja
) -> None:
    baru, lama = ajuan(unit, 7), ajuan(unit, 3)
    isi = klien.get(alamat(unit)).content.decode()
    assert "2 tonggak menunggu verifikasi" in isi
    assert isi.index(f"?tonggak={lama.pk}") < isi.index(f"?tonggak={baru.pk}")
    assert "Bila diterima: 1 dari 2 tonggak, realisasi menjadi 50,0%." in isi
    assert reverse("bukti:lihat", args=[berkas(lama).pk]) in isi
    assert "1 dari 2" in isi


def test_nothing_is_accepted_before_its_file_was_opened(klien: Client, unit: UnitKerja) -> None:
    t = ajuan(unit)
    kode, isi = putus(klien, t, "terima")
    assert kode == 422
    assert f"Buka dulu “TOR {t.pk}”" in isi
    t.refresh_from_db()
    assert t.status == Status.DIAJUKAN
    buka(klien, berkas(t))
    kode, tujuan = putus(klien, t, "terima")
    assert (kode, tujuan) == (302, alamat(unit))
    t.refresh_from_db()
    assert t.status == Status.DISAHKAN


def test_what_somebody_else_opened_is_not_seen_by_me(
    klien: Client, unit: UnitKerja, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    t = ajuan(unit)
    buka(masuk(pimpinan), berkas(t), "unduh")
    assert putus(klien, t, "terima")[0] == 422


def test_every_file_in_force_must_be_opened_and_a_refused_one_need_not(
    klien: Client, unit: UnitKerja
) -> None:
    t = ajuan(unit)
    PabrikBuktiTonggak.create(
        tonggak=t,
        bukti=PabrikBukti.create(unit=unit, berkas_pdf=True, nama="Ditolak"),
        ditolak=True,
    )
    kedua = PabrikBukti.create(
        unit=unit, berkas_pdf=True, nama="RAB", berkas=ContentFile(contoh.PDF, "rab.pdf")
    )
    PabrikBuktiTonggak.create(tonggak=t, bukti=kedua, diajukan_oleh=t.diajukan_oleh)
    buka(klien, t.bukti.order_by("pk")[0].bukti)
    kode, isi = putus(klien, t, "terima")
    assert kode == 422
    assert "Buka dulu “RAB”, lalu" in isi
    buka(klien, kedua, "unduh")
    assert putus(klien, t, "terima")[0] == 302


def test_returning_needs_a_note_and_no_look_and_leads_to_the_next(
    klien: Client, unit: UnitKerja
) -> None:
    pertama, kedua = ajuan(unit, 3), ajuan(unit, 4)
    kode, isi = putus(klien, pertama, "kembalikan")
    assert kode == 422
    assert "Tulis apa yang harus diperbaiki" in isi
    kode, tujuan = putus(klien, pertama, "kembalikan", "Halaman 2 kosong.")
    assert (kode, tujuan) == (302, f"{alamat(unit)}?tonggak={kedua.pk}")
    pertama.refresh_from_db()
    assert (pertama.status, pertama.alasan) == (Status.DIKEMBALIKAN, "Halaman 2 kosong.")


def test_nobody_accepts_what_they_submitted(
    klien: Client, unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = ajuan(unit, oleh=koordinator)
    isi = klien.get(f"{alamat(unit)}?tonggak={t.pk}").content.decode()
    assert "Anda ikut mengajukan tonggak ini" in isi
    assert 'value="terima"' not in isi
    buka(klien, berkas(t))
    kode, isi = putus(klien, t, "terima")
    assert kode in {403, 422}
    assert "Anda ikut mengajukan" in isi
    assert Tonggak.objects.get(pk=t.pk).status == Status.DIAJUKAN


def test_a_tonggak_of_another_unit_is_not_here(
    klien: Client, unit: UnitKerja, unit_lain: UnitKerja
) -> None:
    t = ajuan(unit_lain)
    isi = {"tonggak": t.pk, "putusan": "kembalikan", "catatan": "x", "versi": t.versi}
    assert klien.post(alamat(unit), isi).status_code == 404


def test_an_empty_queue_says_so(klien: Client, unit: UnitKerja) -> None:
    assert "Tidak ada yang menunggu" in klien.get(alamat(unit)).content.decode()


def test_the_panel_tells_who_saw_a_file(
    klien: Client, unit: UnitKerja, koordinator: Pengguna
) -> None:
    t = ajuan(unit)
    url = reverse("rb:tonggak", args=[t.pk])
    assert "Belum ada yang melihat" in klien.get(url).content.decode()
    for _ in range(2):
        buka(klien, berkas(t))
    badan(klien.head(reverse("bukti:unduh", args=[berkas(t).pk])))
    assert PembukaanBukti.objects.filter(bukti=berkas(t)).count() == 1
    assert f"Dilihat {koordinator}" in klien.get(url).content.decode()


def test_the_queue_costs_the_same_for_three_and_thirty(klien: Client, unit: UnitKerja) -> None:
    def kueri() -> int:
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            assert klien.get(f"{alamat(unit)}?tonggak={pertama.pk}").status_code == 200
        return len(tangkap)

    pertama = ajuan(unit, 1)
    for _ in range(2):
        ajuan(unit)
    kueri()
    tiga = kueri()
    for _ in range(27):
        ajuan(unit)
    assert kueri() == tiga
