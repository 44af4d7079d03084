"""Signed links: who holds one reads one item and answers; everything else is closed and silent."""

from __future__ import annotations

import logging
import re
import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from akun.pilihan import Peran
from inti.galat import DataDitolak, IzinDitolak, Penolakan, TransisiDitolak
from notifikasi.luar import cabut_tautan_luar, terima, tolak
from notifikasi.models import Janji, KirimanLuar, Pemberitahuan, TautanLuar
from tests.bukti.berkas_contoh import png
from tests.notifikasi.bantu import nyalakan, putar, saat, tugas
from tests.pabrik import (
    PADA,
    PabrikInstansi,
    PabrikKirimanLuar,
    PabrikNarahubung,
    anggota,
    pihak_dari,
)
from tindaklanjut.models import BuktiTindakLanjut, Perkembangan
from tindaklanjut.pilihan import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.test import Client

    from akun.models import Narahubung, Pengguna, UnitKerja
    from tindaklanjut.models import TindakLanjut

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]
TENGGAT = date(2026, 5, 13)
POLA = re.compile(r"/luar/([\w-]+)/")


@pytest.fixture
def pengawal(unit: UnitKerja) -> Pengguna:
    return anggota(unit, Peran.TIM, nama="Analis Produktivitas", telepon="021-3521835")


@pytest.fixture
def narahubung(unit: UnitKerja) -> Narahubung:
    return PabrikNarahubung.create(instansi=PabrikInstansi.create(), unit=unit)


@pytest.fixture
def tl(unit: UnitKerja, narahubung: Narahubung, pengawal: Pengguna) -> TindakLanjut:
    return tugas(unit, narahubung.instansi, TENGGAT, pengawal=pengawal)


@pytest.fixture
def rahasia(tl: TindakLanjut, narahubung: Narahubung) -> str:
    """The secret in the mail of a real H-3."""
    nyalakan(saat(5, 8, 0))
    putar(saat(5, 8))
    # The link lives by the clock on the wall, the day of the test stands still.
    TautanLuar.objects.update(dibuat_pada=timezone.now(), berlaku_sampai=_nanti())
    (surel,) = [m for m in mail.outbox if m.to == [narahubung.surel]]
    cocok = POLA.search(str(surel.body))
    assert cocok
    mail.outbox.clear()
    return cocok[1]


def _nanti(hari: int = 30) -> object:
    return timezone.now() + timedelta(days=hari)


def kirim(client: Client, rahasia: str, **isi: object) -> int:
    return client.post(f"/luar/{rahasia}/", isi).status_code


# --- The mail -------------------------------------------------------------------------------------


def test_the_mail_of_a_narahubung_holds_a_link_of_his_own_and_whom_to_call(
    tl: TindakLanjut, narahubung: Narahubung, pengawal: Pengguna
) -> None:
    nyalakan(saat(5, 8, 0))
    putar(saat(5, 8))
    (surel,) = [m for m in mail.outbox if m.to == [narahubung.surel]]
    isi = str(surel.body)
    assert f"Hubungi: {pengawal}, 021-3521835." in isi
    assert "Anda tidak memerlukan akun" in isi
    assert "/tindak-lanjut/" not in isi
    assert "/pemberitahuan/" not in isi
    assert "naik ke" not in isi


def test_only_a_digest_of_the_link_is_kept(rahasia: str) -> None:
    tautan = TautanLuar.objects.get()
    assert rahasia not in str(vars(tautan))
    assert len(tautan.sidik) == 64
    assert not Pemberitahuan.objects.filter(galat__contains=rahasia).exists()


# --- The page -------------------------------------------------------------------------------------


def test_the_page_shows_the_one_item_and_nothing_of_the_house(
    client: Client, rahasia: str, tl: TindakLanjut, pengawal: Pengguna
) -> None:
    lain = tugas(tl.unit, anggota(tl.unit, Peran.TIM), TENGGAT, uraian="Rahasia dapur")
    jawaban = client.get(f"/luar/{rahasia}/")
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert tl.uraian in isi
    assert str(pengawal) in isi
    assert lain.uraian not in isi
    assert 'aria-label="Menu utama"' not in isi
    assert jawaban["Referrer-Policy"] == "strict-origin"
    assert "no-store" in jawaban["Cache-Control"]


def test_opening_the_link_changes_nothing(client: Client, rahasia: str) -> None:
    sebelum = TautanLuar.objects.values().get()
    for _ in range(3):
        client.get(f"/luar/{rahasia}/")
        client.head(f"/luar/{rahasia}/")
    assert TautanLuar.objects.values().get() == sebelum
    assert not KirimanLuar.objects.exists()


def test_an_answer_waits_in_quarantine_and_the_sender_gets_a_copy(
    client: Client, rahasia: str, tl: TindakLanjut, narahubung: Narahubung, koordinator: Pengguna
) -> None:
    berkas = SimpleUploadedFile("Data.png", png())
    isi = {"teks": "Data terkirim.", "berkas": berkas, "dijanjikan": "2026-05-20"}
    assert kirim(client, rahasia, **isi) == 302
    k = KirimanLuar.objects.get()
    assert (k.status, k.teks, k.nama_berkas) == ("menunggu", "Data terkirim.", "Data.png")
    assert str(k.berkas.name).startswith("karantina/")
    assert "Data" not in str(k.berkas.name)
    assert not Perkembangan.objects.exists()
    assert not BuktiTindakLanjut.objects.exists()
    putar(saat(5, 8, 23, 59))
    salinan, kabar = sorted(mail.outbox, key=lambda m: m.to[0] != narahubung.surel)
    assert salinan.to == [narahubung.surel]
    assert "Data terkirim." in str(salinan.body)
    assert kabar.to == [koordinator.email]
    assert f"/kiriman/{k.pk}/" in str(kabar.body)
    assert "Terkirim" in client.get(f"/luar/{rahasia}/?terkirim=1").content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Tulis perkembangannya"),
        ({"dijanjikan": "2026-05-08"}, "sesudah hari ini"),
        ({"dijanjikan": "kapan-kapan"}, "bukan tanggal yang dikenali"),
        ({"teks": "x" * 5001}, "paling banyak 5000"),
    ],
)
def test_an_answer_without_sense_is_refused_with_a_sentence(
    client: Client, rahasia: str, isi: dict[str, str], kalimat: str
) -> None:
    jawaban = client.post(f"/luar/{rahasia}/", isi)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    assert not KirimanLuar.objects.exists()


# --- What is closed -------------------------------------------------------------------------------


def kadaluwarsa(tl: TindakLanjut, n: Narahubung) -> None:
    TautanLuar.objects.update(
        dibuat_pada=timezone.now() - timedelta(days=31),
        berlaku_sampai=timezone.now() - timedelta(seconds=1),
    )


def dicabut(tl: TindakLanjut, n: Narahubung) -> None:
    cabut_tautan_luar(sasaran_jenis="tindak_lanjut", sasaran_id=tl.pk, nyata=timezone.now())


def selesai(tl: TindakLanjut, n: Narahubung) -> None:
    tl.status, tl.hasil = Status.SELESAI, "Selesai"
    tl.save()


def pic_berganti(tl: TindakLanjut, n: Narahubung) -> None:
    tl.pic.update(pihak=pihak_dari(PabrikInstansi.create()))


def butir_lain(tl: TindakLanjut, n: Narahubung) -> None:
    lain = tugas(tl.unit, PabrikInstansi.create(), TENGGAT, pengawal=tl.pengawal)
    TautanLuar.objects.update(sasaran_id=lain.pk)


@pytest.mark.parametrize("tutup", [kadaluwarsa, dicabut, selesai, pic_berganti, butir_lain])
def test_a_link_that_opens_nothing_any_more_reads_like_one_that_never_was(
    client: Client,
    rahasia: str,
    tl: TindakLanjut,
    narahubung: Narahubung,
    caplog: pytest.LogCaptureFixture,
    tutup: Callable[[TindakLanjut, Narahubung], None],
) -> None:
    tutup(tl, narahubung)
    with caplog.at_level(logging.DEBUG):
        jawaban = client.get(f"/luar/{rahasia}/")
        tak_ada = client.get(f"/luar/{secrets.token_urlsafe(32)}/")
    assert (jawaban.status_code, tak_ada.status_code) == (404, 404)
    assert jawaban.content == tak_ada.content
    assert tl.uraian not in jawaban.content.decode()
    assert kirim(client, rahasia, teks="Masuk?") == 404
    assert not KirimanLuar.objects.exists()
    assert rahasia not in caplog.text


def test_an_altered_link_opens_nothing(client: Client, rahasia: str) -> None:
    for n in (0, 20, len(rahasia) - 1):
        lain = "A" if rahasia[n] != "A" else "B"
        assert client.get(f"/luar/{rahasia[:n]}{lain}{rahasia[n + 1 :]}/").status_code == 404


def test_a_thousand_guesses_get_nothing_and_say_nothing(client: Client, rahasia: str) -> None:
    jawaban = {client.get(f"/luar/{secrets.token_urlsafe(32)}/") for _ in range(1000)}
    assert {j.status_code for j in jawaban} == {404, 429}
    assert len({j.content for j in jawaban if j.status_code == 404}) == 1
    assert client.get(f"/luar/{rahasia}/").status_code == 200


def test_a_link_takes_in_only_so_much_an_hour(client: Client, rahasia: str) -> None:
    kode = [kirim(client, rahasia, teks=f"Kabar {n}") for n in range(22)]
    assert kode == [302] * 20 + [429] * 2
    assert KirimanLuar.objects.count() == 20


# --- The verdict ----------------------------------------------------------------------------------


@pytest.fixture
def kiriman(client: Client, rahasia: str, tmp_path: Path) -> KirimanLuar:
    isi = {"teks": "Data terkirim.", "berkas": SimpleUploadedFile("Data.png", png())}
    kirim(client, rahasia, **isi, dijanjikan="2026-05-20")
    return KirimanLuar.objects.get()


def test_what_is_accepted_becomes_a_note_a_bukti_and_a_promise(
    kiriman: KirimanLuar,
    tl: TindakLanjut,
    narahubung: Narahubung,
    koordinator: Pengguna,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        terima(kiriman=kiriman, oleh=koordinator, pada=PADA)
    catatan = Perkembangan.objects.get()
    assert catatan.teks == f"Dari {narahubung}, {narahubung.instansi}: Data terkirim."
    klaim = BuktiTindakLanjut.objects.get()
    assert (klaim.tindak_lanjut, klaim.bukti.nama, klaim.diajukan_oleh) == (tl, "Data.png", None)
    assert klaim.asal_data == "tautan"
    assert Janji.objects.get().dijanjikan == date(2026, 5, 20)
    kiriman.refresh_from_db()
    assert (kiriman.status, kiriman.diputus_oleh) == ("diterima", koordinator)
    assert not default_storage.exists(str(kiriman.berkas.name))
    with pytest.raises(TransisiDitolak):
        terima(kiriman=kiriman, oleh=koordinator, pada=PADA)


def test_a_file_the_house_forbids_stays_out_with_everything_else(
    client: Client, rahasia: str, koordinator: Pengguna
) -> None:
    kirim(client, rahasia, teks="Lihat", berkas=SimpleUploadedFile("Data.png", b"MZ\x90\x00 exe"))
    k = KirimanLuar.objects.get()
    with pytest.raises(Penolakan):
        terima(kiriman=k, oleh=koordinator, pada=PADA)
    k.refresh_from_db()
    assert k.status == "menunggu"
    assert not Perkembangan.objects.exists()
    assert default_storage.exists(str(k.berkas.name))


def test_refusing_needs_a_reason_which_the_sender_reads(
    client: Client, rahasia: str, kiriman: KirimanLuar, koordinator: Pengguna
) -> None:
    with pytest.raises(DataDitolak):
        tolak(kiriman=kiriman, alasan=" ", oleh=koordinator, pada=PADA)
    tolak(kiriman=kiriman, alasan="Datanya tahun 2024.", oleh=koordinator, pada=PADA)
    assert "Datanya tahun 2024." in client.get(f"/luar/{rahasia}/").content.decode()
    assert not Perkembangan.objects.exists()


def test_only_a_koordinator_decides_and_only_the_unit_sees_it(
    kiriman: KirimanLuar,
    pengawal: Pengguna,
    koordinator: Pengguna,
    unit_lain: UnitKerja,
    masuk: Callable[[Pengguna], Client],
) -> None:
    with pytest.raises(IzinDitolak):
        terima(kiriman=kiriman, oleh=pengawal, pada=PADA)
    asing = anggota(unit_lain, Peran.KOORDINATOR)
    alamat = f"/kiriman/{kiriman.pk}/"
    assert masuk(asing).get(alamat).status_code == 404
    assert masuk(asing).post(f"{alamat}terima/").status_code == 404
    assert 'type="submit">Tolak' not in masuk(pengawal).get(alamat).content.decode()
    assert masuk(pengawal).post(f"{alamat}terima/").status_code == 403
    klien = masuk(koordinator)
    assert klien.post(f"{alamat}tolak/", {"alasan": ""}).status_code == 422
    assert klien.post(f"{alamat}terima/").status_code == 302
    assert klien.post(f"{alamat}hapus/").status_code == 404


def test_a_thing_nobody_looks_at_is_reminded_of(
    unit: UnitKerja, narahubung: Narahubung, koordinator: Pengguna
) -> None:
    k = PabrikKirimanLuar.create(tautan__narahubung=narahubung, tanggal=date(2026, 5, 8))
    nyalakan(saat(5, 11, 0))
    putar(saat(5, 13))
    baris = Pemberitahuan.objects.tentang("kiriman_luar", k.pk)
    assert [(b.penerima_kunci, b.jenis) for b in baris if b.status == "terkirim"] == [
        (f"p:{koordinator.pk}", "H")
    ]
