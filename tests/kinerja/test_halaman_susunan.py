"""Pages of PK, sasaran, IKU and targets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from kinerja.isian import IsianPK
from kinerja.models import IKU, PerjanjianKinerja, Sasaran, TargetTriwulan
from kinerja.services import simpan_pk
from tests.pabrik import PADA, TAHUN, UnitLengkap, anggota, unit_lengkap

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit)


def alamat(unit: UnitKerja, ekor: str = "", tahun: int = TAHUN) -> str:
    return f"/u/{unit.kode}/{tahun}/tw-2/kinerja/{ekor}"


def teks(jawaban: Any) -> str:  # noqa: ANN401 - a response of the test client
    isi: str = jawaban.content.decode()
    return isi


def isi_form(klien: Client, u: str) -> dict[str, str]:
    """What the form on the page would send unchanged."""
    form = klien.get(u).context["formulir"]
    return {n: "" if (v := form[n].value()) is None else str(v) for n in form.fields}


SUSUN = ["pk/ubah/", "iku-baru/", "iku/1.1/ubah/", "sasaran/1/ubah/"]


@pytest.mark.parametrize("ekor", SUSUN)
def test_only_the_pengelola_opens_what_sets_up(
    ekor: str, lengkap: UnitLengkap, unit_lain: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    u = alamat(lengkap.unit, ekor)
    assert masuk(anggota(lengkap.unit, Peran.PENGELOLA)).get(u).status_code == 200
    for peran in (Peran.TIM, Peran.KOORDINATOR, Peran.PIMPINAN, Peran.ADMIN):
        klien = masuk(anggota(lengkap.unit, peran))
        for jawaban in (klien.get(u), klien.post(u, {})):
            assert jawaban.status_code == 403
            assert "Hanya Pengelola kinerja" in teks(jawaban)
    assert masuk(anggota(unit_lain, Peran.PENGELOLA)).post(u, {}).status_code == 404


@pytest.mark.parametrize("ekor", ["pk/", "iku/1.1/", "iku/1.3/", "iku/2.1/", "iku/4.1/"])
def test_everybody_of_the_unit_reads(
    ekor: str, lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(pengamat).get(alamat(lengkap.unit, ekor)))
    assert "Ubah" not in isi
    assert "IKU baru" not in isi


def test_the_agreement_lists_sasaran_iku_and_targets(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(pengelola).get(alamat(lengkap.unit, "pk/")))
    for bagian in ("Sasaran 1", "56,30–58,80%", "33,67%", "3 dari 4", "IKU baru", "Ubah PK"):
        assert bagian in isi


def test_an_iku_shows_four_quarters_and_its_revisions(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = teks(masuk(pengelola).get(alamat(lengkap.unit, "iku/1.3/")))
    for bagian in ("34,79%", "103,32%", "35,09%", "Riwayat IKU dan revisi target"):
        assert bagian in isi


def test_a_year_without_agreement_is_set_up_from_nothing(
    unit: UnitKerja, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengelola)
    halaman = teks(klien.get(alamat(unit, "pk/", 2027)))
    assert alamat(unit, "pk/ubah/", 2027) in halaman
    assert klien.get(alamat(unit, "iku-baru/", 2027)).status_code == 404
    klien.post(
        alamat(unit, "pk/ubah/", 2027),
        {"nomor": "PK/1", "tanggal": "2027-01-04", "batas_capaian": "120"},
    )
    assert PerjanjianKinerja.objects.get().nomor == "PK/1"
    isi = {
        "kode": "1.1",
        "sasaran": "baru",
        "sasaran_nomor": "1",
        "sasaran_uraian": "Terwujudnya ekosistem",
        "indikator": "Proporsi",
        "satuan": "persen",
        "arah": "rentang",
        "cara_hitung": "langsung",
        "akumulasi": "posisi",
        "target_tahun": "56,40 - 59,32%",
        "target_tw1": "56,30–58,80",
    }
    jawaban = klien.post(alamat(unit, "iku-baru/", 2027), isi, follow=True)
    assert "IKU 1.1 dibuat." in teks(jawaban)
    iku = IKU.objects.get()
    assert (iku.target_bawah, iku.target_atas) == (Decimal("56.40"), Decimal("59.32"))
    ulang = klien.post(alamat(unit, "iku-baru/", 2027), isi | {"sasaran": "1"})
    assert ulang.status_code == 422
    assert "Kode 1.1 sudah dipakai" in teks(ulang)


def test_a_target_is_revised_with_reason_from_a_quarter_on(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(pengelola), alamat(lengkap.unit, "iku/1.1/ubah/")
    isi = isi_form(klien, u) | {"target_tw3": "63,80", "mulai": "3"}
    ditolak = klien.post(u, isi)
    assert ditolak.status_code == 422
    assert "isi alasan dan dasar revisinya" in teks(ditolak)
    assert 'value="63,80"' in teks(ditolak)
    jawaban = klien.post(u, isi | {"alasan": "Revisi PK nomor 2."}, follow=True)
    assert "Revisi target berlaku mulai TW III 2026: Revisi PK nomor 2." in teks(jawaban)
    target = TargetTriwulan.objects.get(iku=lengkap.iku["1.1"], triwulan=3)
    assert target.bawah == Decimal("63.80")


def test_the_second_editor_of_an_iku_sees_what_changed(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(pengelola), alamat(lengkap.unit, "iku/1.1/ubah/")
    lama = isi_form(klien, u)
    klien.post(u, lama | {"target_tw4": "63,9", "mulai": "4", "alasan": "Revisi."})
    jawaban = klien.post(u, lama | {"indikator": "Proporsi baru"})
    assert jawaban.status_code == 422
    form = jawaban.context["formulir"]
    beda = {(p.lama, p.baru) for j in form.perubahan for p in j.perubahan}
    assert beda == {("63,61", "63,9")}
    assert "Proporsi baru</textarea>" in teks(jawaban)


def test_pk_and_sasaran_are_changed_and_a_stale_form_is_refused(
    lengkap: UnitLengkap, pengelola: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien, u = masuk(pengelola), alamat(lengkap.unit, "pk/ubah/")
    isi = isi_form(klien, u)
    simpan_pk(
        unit=lengkap.unit,
        isian=IsianPK("", TAHUN, "PK/orang-lain"),
        perjanjian=lengkap.perjanjian,
        oleh=pengelola,
        pada=PADA,
    )
    bentrok = klien.post(u, isi | {"nomor": "PK/saya"})
    assert bentrok.status_code == 422
    assert "PK/orang-lain" in teks(bentrok)
    versi = bentrok.context["formulir"]["versi"].value()
    assert klien.post(u, isi | {"nomor": "PK/saya", "versi": versi}).status_code == 302
    s = alamat(lengkap.unit, "sasaran/1/ubah/")
    assert klien.post(s, isi_form(klien, s) | {"uraian": "Uraian baru"}).status_code == 302
    assert Sasaran.objects.get(perjanjian=lengkap.perjanjian, nomor="1").uraian == "Uraian baru"
    assert klien.post(s, {"uraian": "Lagi", "versi": "1"}).status_code == 422
