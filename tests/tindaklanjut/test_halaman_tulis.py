"""What the forms of the room write, keep and refuse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from akun.periode import Periode
from bukti.models import Bukti
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikInstansi,
    PabrikKendala,
    PabrikPengguna,
    PabrikPermohonan,
    PabrikPIC,
    PabrikTim,
    PabrikTindakLanjut,
    UnitLengkap,
    pihak_dari,
    unit_lengkap,
)
from tindaklanjut import services
from tindaklanjut.models import TindakLanjut
from tindaklanjut.pilihan import PeranPIC, Status
from tindaklanjut.views.langkah import LANGKAH

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse

    from akun.models import Pengguna, UnitKerja

    Masuk = Callable[[Pengguna], Client]
    Jawaban = _MonkeyPatchedWSGIResponse

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_lengkap(unit=unit, terisi=False)


def alamat(unit: UnitKerja, nama: str) -> str:
    return Periode(unit, TAHUN, 2).url(f"tindaklanjut:{nama}")


def url(nama: str, *objek: Model) -> str:
    return reverse(f"tindaklanjut:{nama}", args=[o.pk for o in objek])


def isi_tugas(lengkap: UnitLengkap, **ganti: object) -> dict[str, Any]:
    tim = PabrikTim.create(unit=lengkap.unit)
    return {
        "uraian": "Menyampaikan data upah",
        "pic": f"tim:{tim.pk}",
        "tenggat": "2026-05-29",
        "prioritas": "sedang",
        **ganti,
    }


# --- Create and change ----------------------------------------------------------------------------


def test_a_recommendation_becomes_a_task_and_leads_back_to_its_rapat(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    butir = PabrikHasilRapat.create(rapat__unit=lengkap.unit)
    instansi = PabrikInstansi.create()
    klien = masuk(koordinator)
    halaman = klien.get(alamat(lengkap.unit, "tambah"), {"hasil": butir.pk}).content.decode()
    assert butir.uraian in halaman
    isi = isi_tugas(
        lengkap,
        hasil=butir.pk,
        pic=f"instansi:{instansi.pk}",
        pengawal=koordinator.pk,
        pendukung=[f"pengguna:{koordinator.pk}"],
        iku=[lengkap.iku["2.1"].pk, lengkap.iku["1.1"].pk],
    )
    jawaban = klien.post(alamat(lengkap.unit, "tambah"), isi)
    t = TindakLanjut.objects.get()
    assert jawaban.headers["Location"] == butir.rapat.get_absolute_url()
    assert (t.hasil_rapat, t.tenggat, t.pengawal) == (butir, date(TAHUN, 5, 29), koordinator)
    assert {(str(p.pihak), p.peran) for p in t.pic.all()} == {
        (str(instansi), PeranPIC.UTAMA),
        (str(koordinator), PeranPIC.PENDUKUNG),
    }
    assert [i.kode for i in t.iku.all()] == ["1.1", "2.1"]


ASING: dict[str, Callable[[], object]] = {
    "pic": lambda: f"tim:{PabrikTim.create().pk}",
    "pendukung": lambda: [f"pengguna:{PabrikPengguna.create().pk}"],
    "pengawal": lambda: PabrikPengguna.create().pk,
    "iku": lambda: [PabrikIKU.create().pk],
    "hasil": lambda: PabrikHasilRapat.create().pk,
    "kendala": lambda: PabrikKendala.create().pk,
}


@pytest.mark.parametrize("bidang", ASING)
@pytest.mark.parametrize("pada", ["tambah", "ubah"])
def test_no_field_of_a_task_takes_an_id_of_another_unit(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk, bidang: str, pada: str
) -> None:
    t = PabrikTindakLanjut.create(unit=lengkap.unit)
    tujuan = alamat(lengkap.unit, "tambah") if pada == "tambah" else url("ubah", t)
    isi = isi_tugas(lengkap, versi=t.versi, **{bidang: ASING[bidang]()})
    jawaban = masuk(koordinator).post(tujuan, isi)
    t.refresh_from_db()
    if pada == "ubah" and bidang in {"hasil", "kendala"}:
        assert (t.hasil_rapat, t.kendala) == (None, None)  # the source is no field of this form
    else:
        assert jawaban.status_code == 422
        assert bidang in jawaban.context["formulir"].errors
        assert t.versi == 1
    assert TindakLanjut.objects.count() == 1


def test_the_second_editor_sees_what_changed_and_keeps_the_text(
    lengkap: UnitLengkap, koordinator: Pengguna, pimpinan: Pengguna, masuk: Masuk
) -> None:
    t = PabrikTindakLanjut.create(unit=lengkap.unit, pic_tim=True)
    services.catat_hambatan(tindak_lanjut=t, hambatan="Anggaran diblokir", oleh=pimpinan, pada=PADA)
    iku = [lengkap.iku["2.1"].pk, lengkap.iku["1.1"].pk]
    isi = isi_tugas(lengkap, uraian="Teks yang saya ketik", versi=1, iku=iku)
    klien = masuk(koordinator)
    jawaban = klien.post(url("ubah", t), isi)
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    for teks in ("sudah diubah orang lain", "Anggaran diblokir", "Teks yang saya ketik"):
        assert teks in halaman
    formulir = jawaban.context["formulir"]
    assert sorted(formulir["iku"].value()) == sorted(str(pk) for pk in iku)
    assert klien.post(url("ubah", t), isi | {"versi": formulir["versi"].value()}).status_code == 302
    t.refresh_from_db()
    assert (t.uraian, t.hambatan) == ("Teks yang saya ketik", "Anggaran diblokir")


def test_who_left_the_unit_may_stay_pic_and_pengawal(
    lengkap: UnitLengkap, koordinator: Pengguna, masuk: Masuk
) -> None:
    mantan = PabrikPengguna.create()
    t = PabrikTindakLanjut.create(unit=lengkap.unit, pengawal=mantan)
    PabrikPIC.create(tindak_lanjut=t, pihak=pihak_dari(mantan))
    isi = isi_tugas(lengkap, pic=f"pengguna:{mantan.pk}", pengawal=mantan.pk, versi=t.versi)
    assert masuk(koordinator).post(url("ubah", t), isi).status_code == 302
    t.refresh_from_db()
    assert t.pengawal == mantan


# --- Steps ----------------------------------------------------------------------------------------


KIRIMAN: dict[str, tuple[str, dict[str, Any]]] = {
    "mulai": ("baru", {}),
    "ajukan": ("dikerjakan", {"hasil": "Beres"}),
    "verifikasi": ("menunggu_verifikasi", {}),
    "kembalikan": ("menunggu_verifikasi", {"alasan": "Kurang"}),
    "perkembangan": ("dikerjakan", {"teks": "Surat dikirim"}),
    "bukti_tambah": ("dikerjakan", {"naskah": "ND-7/2026"}),
    "perpanjang": ("dikerjakan", {"tenggat": "2026-06-30", "alasan": "Menunggu"}),
    "minta": ("dikerjakan", {"jenis": "tidak_dapat", "alasan": "Di luar wewenang"}),
    "hambatan": ("dikerjakan", {"hambatan": "Anggaran"}),
    "batalkan": ("dikerjakan", {"alasan": "Ganda"}),
    "buka_kembali": ("selesai", {"alasan": "Keliru"}),
}


def berstatus(status: str, unit: UnitKerja) -> TindakLanjut:
    return PabrikTindakLanjut.create(unit=unit, **({} if status == "baru" else {status: True}))


def test_every_step_is_in_the_table_below() -> None:
    assert set(KIRIMAN) == set(LANGKAH)


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("nama", KIRIMAN)
def test_every_step_works_as_a_plain_form_and_with_htmx(
    unit: UnitKerja, pimpinan: Pengguna, masuk: Masuk, nama: str, htmx: bool
) -> None:
    status, isi = KIRIMAN[nama]
    t = berstatus(status, unit)
    klien = masuk(pimpinan)
    assert url(nama, t) in klien.get(t.get_absolute_url()).content.decode()
    kepala = HTMX if htmx else {}
    jawaban = klien.post(url(nama, t), isi | {"versi": t.versi}, headers=kepala)
    halaman = jawaban.content.decode()
    if htmx:
        assert jawaban.status_code == 200
        assert halaman.count('id="rinci"') == 1
        assert LANGKAH[nama].pesan in halaman
    else:
        assert jawaban.headers["Location"] == t.get_absolute_url()


@pytest.mark.parametrize("nama", KIRIMAN)
def test_a_step_one_may_not_take_is_not_drawn_and_refused(
    unit: UnitKerja, pengamat: Pengguna, orang_asing: Pengguna, masuk: Masuk, nama: str
) -> None:
    status, isi = KIRIMAN[nama]
    t = berstatus(status, unit)
    assert url(nama, t) not in masuk(pengamat).get(t.get_absolute_url()).content.decode()
    jawaban = masuk(pengamat).post(url(nama, t), isi | {"versi": t.versi})
    assert jawaban.status_code == 403
    assert "Hanya" in jawaban.content.decode()
    assert masuk(orang_asing).post(url(nama, t), isi | {"versi": t.versi}).status_code == 404
    t.refresh_from_db()
    assert (t.status, t.versi) == (status, 1)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_refused_step_keeps_what_was_typed(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk, htmx: bool
) -> None:
    t = berstatus("dikerjakan", unit)
    isi = {"hasil": "Teks panjang saya", "tanggal_selesai": "2026-12-31", "versi": t.versi}
    jawaban = masuk(koordinator).post(url("ajukan", t), isi, headers=HTMX if htmx else {})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Teks panjang saya" in halaman
    assert "belum terjadi" in halaman


def test_a_request_is_decided_on_the_page(
    unit: UnitKerja, pimpinan: Pengguna, koordinator: Pengguna, masuk: Masuk
) -> None:
    t = berstatus("dikerjakan", unit)
    p = PabrikPermohonan.create(tindak_lanjut=t, tidak_dapat=True)
    setuju, tolak = url("permohonan_setujui", p), url("permohonan_tolak", p)
    assert setuju not in masuk(koordinator).get(t.get_absolute_url()).content.decode()
    assert masuk(koordinator).post(setuju, {"versi": 1}).status_code == 403
    klien = masuk(pimpinan)
    ditolak = klien.post(tolak, {"versi": 1, "catatan": ""})
    assert ditolak.status_code == 422
    assert "Isi catatan" in ditolak.content.decode()
    assert klien.post(setuju, {"versi": 1}).status_code == 302
    t.refresh_from_db()
    assert t.status == Status.TIDAK_DAPAT


def test_the_same_file_twice_is_offered_instead(
    unit: UnitKerja, koordinator: Pengguna, masuk: Masuk
) -> None:
    isi = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    satu, dua = berstatus("dikerjakan", unit), berstatus("dikerjakan", unit)
    klien = masuk(koordinator)

    def unggah(t: TindakLanjut) -> Jawaban:
        return klien.post(
            url("bukti_tambah", t),
            {"berkas": SimpleUploadedFile("nota.pdf", isi, content_type="application/pdf")},
        )

    assert unggah(satu).status_code == 302
    jawaban = unggah(dua)
    bukti = Bukti.objects.get()
    assert jawaban.status_code == 422
    pakai = url("bukti_pakai", dua, bukti)
    assert pakai in jawaban.content.decode()
    assert klien.post(pakai).status_code == 302
    assert dua.bukti.get().bukti == bukti
    asing = PabrikBukti.create()
    assert klien.post(url("bukti_pakai", dua, asing)).status_code == 404


def test_a_claim_is_refused_on_the_page(
    unit: UnitKerja, pimpinan: Pengguna, orang_asing: Pengguna, masuk: Masuk
) -> None:
    k = PabrikBuktiTindakLanjut.create(tindak_lanjut=berstatus("menunggu_verifikasi", unit))
    assert masuk(orang_asing).post(url("bukti_tolak", k), {"alasan": "x"}).status_code == 404
    assert masuk(pimpinan).post(url("bukti_tolak", k), {"alasan": ""}).status_code == 422
    assert masuk(pimpinan).post(url("bukti_tolak", k), {"alasan": "Buram"}).status_code == 302
    k.refresh_from_db()
    assert (k.status, k.alasan) == ("ditolak", "Buram")
