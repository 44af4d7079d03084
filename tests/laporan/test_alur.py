"""The way of a report: draft, review, final with its lock, open again (specification 1.7)."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from akun.kunci import triwulan_terkunci
from akun.models import KunciTriwulan
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, TriwulanTerkunci, VersiBerubah
from kinerja.isian import IsianKomponen, IsianNarasi, IsianRealisasi
from kinerja.pilihan import Bagian, Keadaan, Sisi
from kinerja.services import simpan_komponen, simpan_narasi, simpan_realisasi
from laporan.konten import Surat
from laporan.models import BerkasLaporan, LaporanTriwulan
from laporan.pilihan import JenisBerkas, Status
from laporan.services import (
    atur_pola_nomor,
    atur_surat,
    buka_kembali,
    finalkan,
    kembalikan,
    periksakan,
)
from laporan.services.alur import LaporanBelumSiap
from rb.services import buka_kembali_tonggak
from renaksi.models import Status as StatusRenaksi
from renaksi.services import tambah_keterangan, ubah_status
from tests.laporan.laporan_contoh import unit_berisi
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikKendala,
    PabrikRapat,
    PabrikVersiLaporan,
    unit_lengkap,
)
from tindaklanjut.services import Layanan, tautkan, ubah_kendala

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tests.pabrik.unit import UnitLengkap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]


@pytest.fixture
def lengkap(unit: UnitKerja) -> UnitLengkap:
    return unit_berisi(unit)


def milik(unit: UnitKerja, triwulan: int = 1) -> dict[str, Any]:
    return {"unit": unit, "tahun": TAHUN, "triwulan": triwulan, "pada": PADA}


@pytest.fixture
def final(lengkap: UnitLengkap, koordinator: Pengguna, pimpinan: Pengguna) -> UnitLengkap:
    """TW I of the unit, finalised."""
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    finalkan(**milik(lengkap.unit), oleh=pimpinan)
    return lengkap


def isi_arsip() -> set[str]:
    return (
        set(default_storage.listdir("laporan")[1]) if default_storage.exists("laporan") else set()
    )


def test_a_final_report_is_frozen_with_the_hash_of_each_file(
    final: UnitLengkap, pimpinan: Pengguna
) -> None:
    laporan = LaporanTriwulan.objects.get(unit=final.unit)
    (versi,) = laporan.versi_final.all()
    assert (laporan.status, versi.nomor, versi.dibuat_oleh) == (Status.FINAL, 1, pimpinan)
    berkas = {b.jenis: b for b in versi.berkas.all()}
    assert set(berkas) == set(JenisBerkas.values)
    for b in berkas.values():
        with b.berkas.open("rb") as aliran:
            isi = aliran.read()
        assert hashlib.sha256(isi).hexdigest() == b.sha256
        assert len(isi) == b.ukuran
    with berkas["json"].berkas.open("rb") as aliran:
        assert json.load(aliran)["meta"]["unit"] == final.unit.kode
    assert triwulan_terkunci(final.unit.pk) == {(TAHUN, 1)}


def test_who_may_not_finalise_is_told_who_may(lengkap: UnitLengkap, koordinator: Pengguna) -> None:
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    with pytest.raises(IzinDitolak, match="Pimpinan"):
        finalkan(**milik(lengkap.unit), oleh=koordinator)


def test_the_team_does_not_hand_in_a_report(lengkap: UnitLengkap, anggota_tim: Pengguna) -> None:
    with pytest.raises(IzinDitolak, match="Koordinator"):
        periksakan(**milik(lengkap.unit), oleh=anggota_tim)


def test_a_draft_is_not_finalised_without_review(lengkap: UnitLengkap, pimpinan: Pengguna) -> None:
    with pytest.raises(TransisiDitolak, match="Draf, bukan Diperiksa"):
        finalkan(**milik(lengkap.unit), oleh=pimpinan)
    assert not triwulan_terkunci(lengkap.unit.pk)


def test_a_report_under_review_is_returned_with_a_reason(
    lengkap: UnitLengkap, koordinator: Pengguna
) -> None:
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    with pytest.raises(DataDitolak):
        kembalikan(**milik(lengkap.unit), oleh=koordinator, alasan=" ")
    laporan = kembalikan(**milik(lengkap.unit), oleh=koordinator, alasan="Tabel belum lengkap.")
    assert laporan.status == Status.DRAF
    jejak = laporan.history.first()
    assert jejak is not None
    assert jejak.history_change_reason == "Tabel belum lengkap."


def test_a_galat_keeps_the_report_open(
    lengkap: UnitLengkap, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    PabrikKendala.create(unit=lengkap.unit, tahun=TAHUN, triwulan=1, nomor="99")
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    with pytest.raises(LaporanBelumSiap, match="1 temuan wajib"):
        finalkan(**milik(lengkap.unit), oleh=pimpinan)
    assert not triwulan_terkunci(lengkap.unit.pk)
    assert not BerkasLaporan.objects.exists()


def test_a_later_quarter_is_not_final_before_an_earlier_one(
    lengkap: UnitLengkap, koordinator: Pengguna, pimpinan: Pengguna
) -> None:
    periksakan(**milik(lengkap.unit, 2), oleh=koordinator)
    with pytest.raises(LaporanBelumSiap, match="TW I 2026 belum final"):
        finalkan(**milik(lengkap.unit, 2), oleh=pimpinan)


def test_reopening_makes_the_next_version_and_keeps_the_old_one(
    final: UnitLengkap, pimpinan: Pengguna, koordinator: Pengguna
) -> None:
    lama = {b.pk: b.sha256 for b in BerkasLaporan.objects.all()}
    with pytest.raises(DataDitolak):
        buka_kembali(**milik(final.unit), oleh=pimpinan, alasan="")
    with pytest.raises(IzinDitolak):
        buka_kembali(**milik(final.unit), oleh=koordinator, alasan="Salah ketik.")
    laporan = buka_kembali(**milik(final.unit), oleh=pimpinan, alasan="Realisasi 1.2 dikoreksi.")
    assert (laporan.status, laporan.nomor_versi) == (Status.DRAF, 2)
    assert not triwulan_terkunci(final.unit.pk)
    periksakan(**milik(final.unit), oleh=koordinator)
    baru = finalkan(**milik(final.unit), oleh=pimpinan)
    assert (baru.nomor, baru.alasan) == (2, "Realisasi 1.2 dikoreksi.")
    assert {b.pk: b.sha256 for b in BerkasLaporan.objects.filter(versi__nomor=1)} == lama
    assert triwulan_terkunci(final.unit.pk) == {(TAHUN, 1)}


def test_only_a_final_report_is_reopened(lengkap: UnitLengkap, pimpinan: Pengguna) -> None:
    with pytest.raises(TransisiDitolak, match="bukan Final"):
        buka_kembali(**milik(lengkap.unit), oleh=pimpinan, alasan="Koreksi.")


def test_later_final_reports_are_marked_for_review_and_left_alone(
    final: UnitLengkap, pimpinan: Pengguna
) -> None:
    nanti = LaporanTriwulan.objects.create(
        unit=final.unit, tahun=TAHUN, triwulan=2, status=Status.FINAL, tanggal=PADA
    )
    PabrikVersiLaporan.create(laporan=nanti, nomor=1)
    KunciTriwulan.objects.create(unit=final.unit, tahun=TAHUN, triwulan=2, terkunci=True)
    buka_kembali(**milik(final.unit), oleh=pimpinan, alasan="Koreksi.")
    nanti.refresh_from_db()
    assert nanti.perlu_ditinjau
    assert nanti.status == Status.FINAL
    assert triwulan_terkunci(final.unit.pk) == {(TAHUN, 2)}


def test_data_that_change_while_the_files_are_made_stop_the_lock(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    periksakan(**milik(lengkap.unit), oleh=koordinator)

    def ganggu(*args: object) -> bytes:
        lengkap.iku["1.1"].narasi.update(teks="Diubah di tengah jalan.")
        return b""

    monkeypatch.setattr("laporan.services.alur.buat_berkas", ganggu)
    with pytest.raises(VersiBerubah, match="Ulangi"):
        finalkan(**milik(lengkap.unit), oleh=pimpinan)
    assert not triwulan_terkunci(lengkap.unit.pk)


def test_files_vanish_when_the_lock_fails(
    lengkap: UnitLengkap,
    koordinator: Pengguna,
    pimpinan: Pengguna,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    sebelum = isi_arsip()

    def gagal(*args: object, **kwargs: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(KunciTriwulan, "save", gagal)
    with pytest.raises(RuntimeError):
        finalkan(**milik(lengkap.unit), oleh=pimpinan)
    assert isi_arsip() == sebelum
    assert not BerkasLaporan.objects.exists()


# --- The locked quarter ---------------------------------------------------------------------------


def _realisasi(u: UnitLengkap, oleh: Pengguna) -> None:
    isian = IsianRealisasi(
        u.unit.kode, TAHUN, "1.1", 1, Keadaan.TERUKUR, Decimal(70), "Maret 2026", "tetap", "BPS"
    )
    simpan_realisasi(iku=u.iku["1.1"], triwulan=1, isian=isian, oleh=oleh, pada=PADA)


def _komponen(u: UnitLengkap, oleh: Pengguna) -> None:
    isian = IsianKomponen(u.unit.kode, TAHUN, "1.3", 1, "Penerima upah", Sisi.PEMBILANG, Decimal(1))
    simpan_komponen(iku=u.iku["1.3"], triwulan=1, daftar=[isian], oleh=oleh, pada=PADA)


def _narasi(u: UnitLengkap, oleh: Pengguna) -> None:
    isian = IsianNarasi(u.unit.kode, TAHUN, "1.1", 1, Bagian.LATAR, "Baru")
    simpan_narasi(iku=u.iku["1.1"], triwulan=1, isian=isian, oleh=oleh, pada=PADA)


def _status_renaksi(u: UnitLengkap, oleh: Pengguna) -> None:
    ubah_status(
        renaksi=u.renaksi["1.1", "1"],
        status=StatusRenaksi.BERJALAN,
        alasan="Dibuka",
        oleh=oleh,
        pada=PADA,
    )


def _keterangan(u: UnitLengkap, oleh: Pengguna) -> None:
    tambah_keterangan(
        renaksi=u.renaksi["1.1", "1"], teks="Baru", tanggal=date(TAHUN, 3, 1), oleh=oleh, pada=PADA
    )


def _tautan_rapat(u: UnitLengkap, oleh: Pengguna) -> None:
    rapat = PabrikRapat.create(unit=u.unit, tanggal=date(TAHUN, 3, 1))
    tautkan(rapat=rapat, layanan=Layanan(renaksi=[u.renaksi["1.1", "1"]]), oleh=oleh, pada=PADA)


def _kendala(u: UnitLengkap, oleh: Pengguna) -> None:
    kendala = u.unit.kendala.get(nomor="1")
    ubah_kendala(kendala=kendala, uraian="Lain", iku=[u.iku["1.1"]], oleh=oleh, pada=PADA)


def _tonggak(u: UnitLengkap, oleh: Pengguna) -> None:
    buka_kembali_tonggak(tonggak=u.tonggak["5", 1], alasan="Salah", oleh=oleh, pada=PADA)


def _surat(u: UnitLengkap, oleh: Pengguna) -> None:
    atur_surat(**milik(u.unit), surat=Surat(tanggal=PADA, nomor="7"), oleh=oleh)


@pytest.mark.parametrize(
    "tulis",
    [
        _realisasi,
        _komponen,
        _narasi,
        _status_renaksi,
        _keterangan,
        _tautan_rapat,
        _kendala,
        _tonggak,
        _surat,
    ],
    ids=lambda f: f.__name__.strip("_"),
)
def test_every_guarded_write_is_refused_in_a_locked_quarter(
    tulis: Callable[[UnitLengkap, Pengguna], None], final: UnitLengkap, pengelola: Pengguna
) -> None:
    with pytest.raises(TriwulanTerkunci, match="sudah dikunci"):
        tulis(final, pengelola)


def test_an_import_into_a_locked_quarter_writes_nothing(final: UnitLengkap, tmp_path: Path) -> None:
    buku = tmp_path / "buku.xlsx"
    call_command("ekspor", str(buku), unit=final.unit.kode, tahun=TAHUN, stdout=io.StringIO())
    iku = final.iku["1.1"]
    sebelum = iku.realisasi.get(triwulan=1).nilai
    iku.realisasi.filter(triwulan=1).update(nilai=Decimal("61.5"))
    keluar = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("impor", str(buku), stdout=keluar, stderr=io.StringIO())
    assert iku.realisasi.get(triwulan=1).nilai == Decimal("61.5") != sebelum


# --- Letter, pattern, proof -----------------------------------------------------------------------


def test_the_letter_and_the_pattern_of_the_unit_make_the_number(
    lengkap: UnitLengkap, koordinator: Pengguna, pengelola: Pengguna
) -> None:
    surat = Surat(tanggal=date(TAHUN, 5, 11), nomor=" 96 ", jabatan="Asisten Deputi")
    atur_surat(**milik(lengkap.unit), surat=surat, oleh=koordinator)
    atur_pola_nomor(unit=lengkap.unit, pola="ND-{nomor}/{bulan}/{tahun}", oleh=pengelola, pada=PADA)
    keluar = io.StringIO()
    call_command("periksa_laporan", stdout=keluar)
    assert "0 berkas laporan diperiksa, semua utuh" in keluar.getvalue()
    assert LaporanTriwulan.objects.get().nomor == "96"
    with pytest.raises(IzinDitolak):
        atur_pola_nomor(unit=lengkap.unit, pola="{nomor}", oleh=koordinator, pada=PADA)


@pytest.mark.parametrize("pola", ["AK.03/{bulan}", "{nomor}/{nama}", "{nomor}/{", "{nomor}}"])
def test_a_pattern_nobody_can_fill_is_refused(
    pola: str, unit: UnitKerja, pengelola: Pengguna
) -> None:
    with pytest.raises(DataDitolak):
        atur_pola_nomor(unit=unit, pola=pola, oleh=pengelola, pada=PADA)


def test_two_who_write_the_letter_at_once_do_not_overwrite_each_other(
    lengkap: UnitLengkap, koordinator: Pengguna
) -> None:
    surat = Surat(tanggal=PADA, nomor="1")
    laporan = atur_surat(**milik(lengkap.unit), surat=surat, oleh=koordinator)
    lama = laporan.versi
    atur_surat(**milik(lengkap.unit), surat=surat, oleh=koordinator, versi=lama)
    with pytest.raises(VersiBerubah):
        atur_surat(**milik(lengkap.unit), surat=surat, oleh=koordinator, versi=lama)


@pytest.mark.parametrize("bentuk", ["teks", "json"])
def test_one_changed_byte_is_found(final: UnitLengkap, bentuk: str) -> None:
    keluar = io.StringIO()
    call_command("periksa_laporan", stdout=keluar)
    assert "4 berkas laporan diperiksa, semua utuh" in keluar.getvalue()
    berkas = BerkasLaporan.objects.get(jenis="docx")
    jalur = Path(berkas.berkas.path)
    isi = bytearray(jalur.read_bytes())
    isi[len(isi) // 2] ^= 1
    jalur.write_bytes(isi)
    keluar = io.StringIO()
    with pytest.raises(SystemExit) as henti:
        call_command("periksa_laporan", stdout=keluar, format=bentuk)
    assert henti.value.code == 1
    assert "berubah" in keluar.getvalue()
    jalur.unlink()
    keluar = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("periksa_laporan", stdout=keluar, format=bentuk)
    assert "hilang" in keluar.getvalue()


def _perintah(u: UnitLengkap, tujuan: Path) -> dict[str, Any]:
    call_command("laporan", unit=u.unit.kode, tahun=TAHUN, triwulan=1, keluaran=str(tujuan))
    hasil: dict[str, Any] = json.loads(tujuan.read_text())
    return hasil


def test_the_command_writes_the_stored_letter_and_the_frozen_version(
    lengkap: UnitLengkap, koordinator: Pengguna, pimpinan: Pengguna, tmp_path: Path
) -> None:
    surat = Surat(tanggal=date(TAHUN, 4, 10), nomor="96")
    atur_surat(**milik(lengkap.unit), surat=surat, oleh=koordinator)
    kini = _perintah(lengkap, tmp_path / "kini.json")
    assert "/96/" in kini["nota_dinas"]["nomor"]
    assert kini["nota_dinas"]["kepala"][-1]["isi"] == "10 April 2026"
    periksakan(**milik(lengkap.unit), oleh=koordinator)
    finalkan(**milik(lengkap.unit), oleh=pimpinan)
    lengkap.iku["1.2"].realisasi.update(nilai=57)
    beku = _perintah(lengkap, tmp_path / "beku.json")
    assert beku == kini
    berkas = BerkasLaporan.objects.get(jenis=JenisBerkas.JSON)
    assert hashlib.sha256((tmp_path / "beku.json").read_bytes()).hexdigest() == berkas.sha256


def test_the_report_of_a_whole_unit_has_no_galat(kalender: Kalender, pimpinan: Pengguna) -> None:
    """Keeps the fixture honest: ``unit_lengkap`` alone may become final."""
    lengkap = unit_lengkap(unit=pimpinan.keanggotaan.get().unit)
    periksakan(**milik(lengkap.unit), oleh=pimpinan)
    assert finalkan(**milik(lengkap.unit), oleh=pimpinan).nomor == 1
