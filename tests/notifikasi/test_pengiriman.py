"""Delivery against a real SMTP server that accepts, refuses, delays, hangs and dies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import IzinDitolak, TransisiDitolak
from notifikasi import pengirim, surel
from notifikasi.models import Pemberitahuan
from notifikasi.services import kirim_ulang
from notifikasi.smtp import TANGGA_ULANG
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import PADA, anggota

if TYPE_CHECKING:
    from pytest_django import Settings

    from akun.models import Pengguna, UnitKerja
    from notifikasi.surel import IsiSurel
    from tests.notifikasi.conftest import ServerSurel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]

MULAI = saat(5, 8, 8)


@pytest.fixture(autouse=True)
def _lewat_smtp(settings: Settings, server_surel: ServerSurel) -> None:
    server_surel.nyalakan()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server_surel.port
    settings.EMAIL_TIMEOUT = 1
    nyalakan(saat(5, 8, 0))


def jatuh_tempo(unit: UnitKerja, *alamat: str) -> list[Pemberitahuan]:
    """One task due today per address, planned and not yet sent."""
    for a in alamat:
        tugas(unit, anggota(unit, Peran.TIM, email=a), PADA)
    putar(saat(5, 8, 7))
    return list(Pemberitahuan.objects.filter(jenis="H").order_by("pk"))


def segarkan(baris: Pemberitahuan) -> Pemberitahuan:
    baris.refresh_from_db()
    return baris


def test_a_refused_address_fails_at_once_and_holds_up_nobody(
    unit: UnitKerja, server_surel: ServerSurel
) -> None:
    baris = jatuh_tempo(unit, "tolak@kantor.test", "baik@kantor.test")
    putar(MULAI)
    ditolak, baik = (segarkan(b) for b in baris)
    assert (ditolak.status, ditolak.alasan) == ("gagal", "server surel menolak alamat penerima")
    assert "550" in ditolak.galat
    assert baik.status == "terkirim"
    assert [m["kepada"] for m in server_surel.diterima] == [["baik@kantor.test"]]
    assert server_surel.diterima[0]["id"] == baik.message_id


def test_a_deferred_mail_climbs_the_ladder_and_fails_in_the_end(
    unit: UnitKerja, admin: Pengguna, koordinator: Pengguna
) -> None:
    (baris,) = jatuh_tempo(unit, "tunda@kantor.test")
    kapan = MULAI
    for n, tunggu in enumerate(TANGGA_ULANG, start=1):
        putar(kapan)
        segarkan(baris)
        assert (baris.status, baris.percobaan) == ("antre", n)
        assert baris.coba_pada is not None
        assert timedelta(0) <= baris.coba_pada - kapan - tunggu < timedelta(seconds=30)
        putar(baris.coba_pada - timedelta(seconds=1))
        assert segarkan(baris).percobaan == n
        kapan = baris.coba_pada
    putar(kapan)
    assert (segarkan(baris).status, baris.alasan) == (
        "gagal",
        "server surel menunda alamat penerima",
    )
    with pytest.raises(IzinDitolak, match="Admin"):
        kirim_ulang(pemberitahuan=baris, oleh=koordinator, pada=PADA)
    kirim_ulang(pemberitahuan=baris, oleh=admin, pada=PADA)
    assert (baris.status, baris.percobaan) == ("antre", 0)
    with pytest.raises(TransisiDitolak, match="gagal"):
        kirim_ulang(pemberitahuan=baris, oleh=admin, pada=PADA)


def test_a_server_that_is_down_loses_nothing(unit: UnitKerja, server_surel: ServerSurel) -> None:
    baris = jatuh_tempo(unit, *(f"orang{n}@kantor.test" for n in range(6)))
    server_surel.matikan()
    hasil = putar(MULAI)
    # After three failures in a row the others are left alone, so one dead server costs no minute.
    assert (hasil.kiriman.ditunda, hasil.kiriman.terkirim) == (3, 0)
    assert {segarkan(b).status for b in baris} == {"antre"}
    server_surel.nyalakan()
    for menit in range(1, 10):
        putar(MULAI + timedelta(minutes=menit))
    assert {segarkan(b).status for b in baris} == {"terkirim"}
    assert sorted(str(m["id"]) for m in server_surel.diterima) == sorted(
        b.message_id for b in baris
    )


def test_a_server_that_hangs_is_given_up_after_the_timeout(unit: UnitKerja) -> None:
    (baris,) = jatuh_tempo(unit, "lambat@kantor.test")
    putar(MULAI)
    assert (segarkan(baris).status, baris.percobaan) == ("antre", 1)
    assert "timed out" in baris.galat


def test_a_server_that_dies_after_its_yes_may_double_one_mail_under_one_message_id(
    unit: UnitKerja, server_surel: ServerSurel
) -> None:
    baris = jatuh_tempo(unit, "satu@kantor.test", "dua@kantor.test")
    server_surel.nyalakan("mati")
    putar(MULAI)
    assert [segarkan(b).status for b in baris] == ["antre", "antre"]
    server_surel.nyalakan()
    for menit in range(1, 7):
        putar(MULAI + timedelta(minutes=menit))
    assert {segarkan(b).status for b in baris} == {"terkirim"}
    satu, dua = (b.message_id for b in baris)
    assert sorted(str(m["id"]) for m in server_surel.diterima) == sorted([satu, satu, dua])


def test_a_server_without_the_login_we_have_holds_mail_back_and_fails_nothing(
    unit: UnitKerja, settings: Settings, server_surel: ServerSurel
) -> None:
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "pelacak"
    (baris,) = jatuh_tempo(unit, "baik@kantor.test")
    putar(MULAI)
    assert segarkan(baris).status == "antre"
    settings.EMAIL_HOST_USER = ""
    putar(MULAI + timedelta(minutes=2))
    assert segarkan(baris).status == "terkirim"
    assert len(server_surel.diterima) == 1


def test_a_claim_left_by_a_dead_process_is_taken_up_when_its_lease_has_run_out(
    unit: UnitKerja, server_surel: ServerSurel
) -> None:
    (baris,) = jatuh_tempo(unit, "baik@kantor.test")
    Pemberitahuan.objects.filter(pk=baris.pk).update(
        status="dikirim", lease=MULAI + timedelta(minutes=5), percobaan=1
    )
    putar(MULAI)
    assert segarkan(baris).status == "dikirim"
    hasil = putar(MULAI + timedelta(minutes=6))
    assert hasil.dilepas == 1
    assert segarkan(baris).status == "terkirim"
    assert len(server_surel.diterima) == 1


def test_a_newer_slot_stands_for_a_mail_that_could_not_leave_in_time(
    unit: UnitKerja, server_surel: ServerSurel
) -> None:
    orang = anggota(unit, Peran.TIM, email="baik@kantor.test")
    t = tugas(unit, orang, date(2026, 5, 12))
    nyalakan(saat(5, 7, 0))
    server_surel.matikan()
    putar(saat(5, 7))  # H-3, in a ringkasan that cannot leave
    putar(saat(5, 11))  # H-1
    server_surel.nyalakan()
    putar(saat(5, 11, 9))
    milik = Pemberitahuan.objects.tentang("tindak_lanjut", t.pk).order_by("slot")
    assert [(b.jenis, b.status, b.alasan) for b in milik] == [
        ("H-3", "digantikan", "server mati"),
        ("H-1", "digabung", ""),
    ]
    assert len(server_surel.diterima) == 1


def test_one_mail_that_cannot_be_composed_holds_up_no_other(
    unit: UnitKerja, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rusak, baik = jatuh_tempo(unit, "rusak@kantor.test", "baik@kantor.test")
    asli = surel.isi_surel

    def kadang_rusak(b: Pemberitahuan, *args: Any, **kwargs: Any) -> IsiSurel:
        if b.pk == rusak.pk:
            raise KeyError("kolom yang hilang")
        return asli(b, *args, **kwargs)

    monkeypatch.setattr(pengirim, "isi_surel", kadang_rusak)
    putar(MULAI)
    assert (segarkan(rusak).status, rusak.alasan) == ("antre", "surel tidak dapat disusun")
    assert segarkan(baik).status == "terkirim"
    assert "kolom yang hilang" in caplog.text
    monkeypatch.setattr(pengirim, "isi_surel", asli)
    putar(MULAI + timedelta(minutes=2))
    assert segarkan(rusak).status == "terkirim"
