"""Files made in the background: asked for, watched, stopped, started again, downloaded."""

from __future__ import annotations

import hashlib
import tracemalloc
import zipfile
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from akun import tugas
from akun.models import KunciTugas
from akun.periode import Periode
from bukti.models import Bukti
from laporan import tasks
from laporan.models import BerkasLaporan, Susunan
from laporan.pilihan import JenisSusunan, StatusSusunan
from laporan.services import finalkan, periksakan
from laporan.services.susunan import DISIMPAN, MAKS_ANTRE
from rb.models import BuktiTonggak
from tests.laporan.laporan_contoh import unit_berisi
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikBuktiTonggak,
    PabrikKunciTugas,
    PabrikSusunan,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from tests.pabrik.unit import UnitLengkap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_berisi(unit)


def url(u: UnitLengkap, jenis: str) -> str:
    return Periode(u.unit, TAHUN, 1).url("laporan:susunan_minta", jenis=jenis)


def minta(klien: Client, u: UnitLengkap, jenis: str) -> Susunan:
    klien.post(url(u, jenis))
    return Susunan.objects.filter(jenis=jenis)[0]


def isi_unduhan(klien: Client, s: Susunan) -> bytes:
    jawaban: Any = klien.get(reverse("laporan:susunan_unduh", args=[s.pk]))
    assert "attachment" in jawaban["Content-Disposition"]
    return b"".join(jawaban.streaming_content)


@pytest.mark.parametrize(
    ("jenis", "awal"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("paket", b"PK")]
)
def test_what_is_asked_for_is_made_by_a_worker_and_downloaded(
    jenis: str,
    awal: bytes,
    lengkap: UnitLengkap,
    pengamat: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    klien = masuk(pengamat)
    s = minta(klien, lengkap, jenis)
    halaman = reverse("laporan:susunan", args=[s.pk])
    assert "Menunggu giliran" in klien.get(halaman).content.decode()
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert (s.status, s.persen) == (StatusSusunan.SELESAI, 100)
    assert "Berkas siap" in klien.get(halaman).content.decode()
    isi = isi_unduhan(klien, s)
    assert isi.startswith(awal)
    assert (len(isi), hashlib.sha256(isi).hexdigest()) == (s.ukuran, s.sha256)
    assert KunciTugas.objects.get().pemegang == ""


def test_a_final_quarter_gives_its_frozen_bytes(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    triwulan: dict[str, Any] = {"unit": lengkap.unit, "tahun": TAHUN, "triwulan": 1, "pada": PADA}
    periksakan(**triwulan, oleh=pimpinan)
    finalkan(**triwulan, oleh=pimpinan)
    lengkap.iku["1.2"].realisasi.update(nilai=57)
    s = minta(masuk(pimpinan), lengkap, "paket")
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    with s.berkas.open("rb") as berkas, zipfile.ZipFile(berkas) as arsip:
        sidik = hashlib.sha256(arsip.read("Laporan.docx")).hexdigest()
    assert sidik == BerkasLaporan.objects.get(jenis="docx").sha256


def test_a_damaged_frozen_file_is_told_and_not_handed_out(
    lengkap: UnitLengkap, pimpinan: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    triwulan: dict[str, Any] = {"unit": lengkap.unit, "tahun": TAHUN, "triwulan": 1, "pada": PADA}
    periksakan(**triwulan, oleh=pimpinan)
    finalkan(**triwulan, oleh=pimpinan)
    beku = BerkasLaporan.objects.get(jenis="pdf")
    beku.berkas.storage.delete(str(beku.berkas.name))
    klien = masuk(pimpinan)
    s = minta(klien, lengkap, "pdf")
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert s.status == StatusSusunan.GAGAL
    assert "cadangan" in klien.get(reverse("laporan:susunan", args=[s.pk])).content.decode()


def test_the_same_wish_twice_is_one_file(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(pengamat)
    assert minta(klien, lengkap, "pdf").pk == minta(klien, lengkap, "pdf").pk
    assert klien.post(url(lengkap, "doc")).status_code == 404


def test_too_many_wishes_at_once_are_refused(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    PabrikSusunan.create_batch(MAKS_ANTRE, pengguna=pengamat)
    jawaban = masuk(pengamat).post(url(lengkap, "pdf"))
    assert jawaban.status_code == 409
    assert Susunan.objects.count() == MAKS_ANTRE


def test_old_files_go_and_take_their_bytes_along(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    daftar = PabrikSusunan.create_batch(DISIMPAN, pengguna=pengamat, selesai=True)
    terlama = daftar[0].berkas
    minta(masuk(pengamat), lengkap, "pdf")
    assert Susunan.objects.filter(pengguna=pengamat).count() == DISIMPAN
    assert not terlama.storage.exists(str(terlama.name))
    assert daftar[1].berkas.storage.exists(str(daftar[1].berkas.name))


def test_a_file_waits_while_another_long_task_runs_and_is_woken(lengkap: UnitLengkap) -> None:
    PabrikKunciTugas.create(nama=tugas.NAMA, pemegang="impor:1:x", denyut=timezone.now())
    s = PabrikSusunan.create(unit=lengkap.unit)
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert (s.status, s.pesan) == (StatusSusunan.ANTRE, tasks.MENUNGGU)
    KunciTugas.objects.update(pemegang="")
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert s.status == StatusSusunan.SELESAI


def test_a_killed_worker_is_seen_and_the_file_starts_again(
    lengkap: UnitLengkap, pengamat: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    lalu = timezone.now() - timedelta(minutes=3)
    s = PabrikSusunan.create(
        pengguna=pengamat,
        unit=lengkap.unit,
        status=StatusSusunan.BERJALAN,
        token="lama",
        denyut=lalu,
    )
    klien = masuk(pengamat)
    assert "Terhenti" in klien.get(reverse("laporan:susunan", args=[s.pk])).content.decode()
    klien.post(reverse("laporan:susunan_ulang", args=[s.pk]))
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert s.status == StatusSusunan.SELESAI


def test_a_run_that_was_replaced_writes_nothing(
    lengkap: UnitLengkap, monkeypatch: pytest.MonkeyPatch
) -> None:
    s = PabrikSusunan.create(unit=lengkap.unit)

    def ganti(*args: object, **kwargs: object) -> bytes:
        Susunan.objects.filter(pk=s.pk).update(token="baru")
        return b"isi"

    monkeypatch.setattr(tasks, "terbitkan", ganti)
    tasks.jalankan(s.pk)
    s.refresh_from_db()
    assert (s.status, s.token, s.berkas.name) == (StatusSusunan.BERJALAN, "baru", "")


def test_an_error_of_the_machine_is_told_and_can_be_tried_again(
    lengkap: UnitLengkap,
    pengamat: Pengguna,
    masuk: Callable[[Pengguna], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s = PabrikSusunan.create(pengguna=pengamat, unit=lengkap.unit)

    def rusak(*args: object, **kwargs: object) -> bytes:
        raise RuntimeError("cakram penuh")

    with monkeypatch.context() as sementara:
        sementara.setattr(tasks, "terbitkan", rusak)
        tasks.jalankan(s.pk)
    klien = masuk(pengamat)
    halaman = reverse("laporan:susunan", args=[s.pk])
    assert "kesalahan sistem" in klien.get(halaman).content.decode()
    klien.post(reverse("laporan:susunan_ulang", args=[s.pk]))
    tasks.jalankan(s.pk)
    assert "Berkas siap" in klien.get(halaman).content.decode()


def test_the_bar_leads_to_the_finished_page(
    pengamat: Pengguna, unit: UnitKerja, masuk: Callable[[Pengguna], Client]
) -> None:
    s = PabrikSusunan.create(pengguna=pengamat, unit=unit, selesai=True)
    alamat = reverse("laporan:susunan_kemajuan", args=[s.pk])
    jawaban = masuk(pengamat).get(alamat, headers={"HX-Request": "true"})
    assert jawaban["HX-Redirect"] == reverse("laporan:susunan", args=[s.pk])


@pytest.mark.berat
def test_a_pack_of_2000_files_keeps_memory_small(lengkap: UnitLengkap, pengamat: Pengguna) -> None:
    contoh = PabrikBukti.create(
        unit=lengkap.unit,
        berkas_pdf=True,
        berkas=ContentFile(b"x" * 200_000, "x.pdf"),
        tanggal=date(TAHUN, 3, 2),
    )
    PabrikBuktiTonggak.create(tonggak=lengkap.tonggak["5", 1], bukti=contoh)
    kolom = [f.attname for f in Bukti._meta.fields if not f.primary_key]
    salinan = {nama: getattr(contoh, nama) for nama in kolom}
    daftar = [Bukti(**salinan | {"nama": f"Bukti {n}.pdf"}) for n in range(1999)]
    Bukti.objects.bulk_create(daftar)
    BuktiTonggak.objects.bulk_create(
        [BuktiTonggak(tonggak=lengkap.tonggak["5", 1], bukti=b) for b in daftar]
    )
    del daftar
    s = PabrikSusunan.create(unit=lengkap.unit, pengguna=pengamat, jenis=JenisSusunan.PAKET)
    tracemalloc.start()
    try:
        tasks.jalankan(s.pk)
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    s.refresh_from_db()
    assert s.status == StatusSusunan.SELESAI
    assert s.ukuran > 400_000_000
    assert puncak < 120_000_000  # the report that names all of them, never their bytes
    with s.berkas.open("rb") as berkas, zipfile.ZipFile(berkas) as arsip:
        assert len(arsip.namelist()) == 2_003
    s.berkas.delete(save=False)
