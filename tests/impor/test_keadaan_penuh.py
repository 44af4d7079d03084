"""Everything pages can store goes out by workbook and in again, and stays still in place."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.core.management import call_command

from impor.ekspor import ekspor
from impor.jalankan import rencanakan_berkas, terapkan
from kinerja.pilihan import Arah
from renaksi.models import Status as StatusRenaksi
from tests.impor.bantu import PADA, galat, jumlah_riwayat
from tests.pabrik import (
    PabrikBukti,
    PabrikBuktiTindakLanjut,
    PabrikBuktiTonggak,
    PabrikButirKeterangan,
    PabrikHasilRapat,
    PabrikIKU,
    PabrikKendala,
    PabrikKendalaIKU,
    PabrikNarasi,
    PabrikPerjanjianKinerja,
    PabrikPerkembangan,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikRapatIKU,
    PabrikRapatRenaksi,
    PabrikRapatTonggak,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikSasaran,
    PabrikTargetTriwulan,
    PabrikTindakLanjut,
    PabrikTindakLanjutIKU,
    PabrikTonggak,
    PabrikUnitKerja,
    unit_lengkap,
)
from tests.pabrik.unit import UnitLengkap

if TYPE_CHECKING:
    from akun.models import UnitKerja

pytestmark = pytest.mark.django_db(transaction=True)

ANEH = [
    "=1+1",
    "+62 811 000",
    "-5 dari target",
    "@SUM(A1)",
    "\tmenjorok",
    "_x0041_ kode",
    "baris satu  \r\n  - butir\r\n\r\nakhir \x0b\x07",
    "—",
    "'kutip",
    "62,97 %",
    "2026-03-12",
    "TRUE",
    "🙂 ½ “kutip”",
]


def _isi(berkas: bytes) -> dict[str, list[list[object]]]:
    wb = openpyxl.load_workbook(io.BytesIO(berkas))
    return {ws.title: [list(b) for b in ws.iter_rows(values_only=True)] for ws in wb}


def _tahun_lalu(unit: UnitKerja) -> UnitLengkap:
    lalu = UnitLengkap(unit, PabrikPerjanjianKinerja.create(unit=unit, tahun=2025))
    sasaran = PabrikSasaran.create(perjanjian=lalu.perjanjian, nomor="1")
    lalu.iku["1.1"] = PabrikIKU.create(perjanjian=lalu.perjanjian, sasaran=sasaran, kode="1.1")
    lalu.renaksi["1.1", "1"] = PabrikRenaksi.create(iku=lalu.iku["1.1"], triwulan=4, nomor="1")
    return lalu


def _aneka_kinerja(lengkap: UnitLengkap) -> None:
    iku = PabrikIKU.create(
        perjanjian=lengkap.perjanjian,
        sasaran=lengkap.iku["1.1"].sasaran,
        kode="1.10",
        arah=Arah.RENTANG,
        target_bawah=Decimal("-1234567.123456"),
        target_atas=Decimal("0.000001"),
    )
    PabrikTargetTriwulan.create(iku=iku, triwulan=1, bawah=Decimal("0.0625"), atas=Decimal(3))
    for n, teks in enumerate(ANEH):
        PabrikRenaksi.create(
            iku=iku, triwulan=1, nomor=str(n + 1), uraian=f"Aksi {n}", hambatan=teks
        )
    PabrikNarasi.create(iku=iku, teks="\n".join(ANEH))
    sebagian = PabrikRenaksi.create(
        iku=lengkap.iku["1.1"],
        triwulan=1,
        nomor="9",
        status=StatusRenaksi.SEBAGIAN,
        alasan="Belum lengkap",
    )
    PabrikRenaksi.create(iku=lengkap.iku["1.1"], triwulan=2, nomor="9", lanjutan_dari=sebagian)
    PabrikButirKeterangan.create(renaksi=sebagian, urutan=5, teks="• dua\nbaris | bukan tanggal")
    PabrikButirKeterangan.create(renaksi=sebagian, urutan=7, teks="- strip")


def _aneka_rb(unit: UnitKerja) -> None:
    rb = PabrikRenaksiRB.create(unit=unit, nomor="10")
    tonggak = PabrikTonggak.create(renaksi_rb=rb, triwulan=1, disahkan=True)
    PabrikBuktiTonggak.create(tonggak=tonggak, ditolak=True)
    for nama in ("Notula.pdf", "Notula.pdf", "Daftar hadir.xlsx"):
        PabrikBuktiTonggak.create(
            tonggak=tonggak,
            diterima=True,
            bukti=PabrikBukti.create(unit=unit, berkas_pdf=True, nama=nama),
        )
    PabrikTonggak.create(renaksi_rb=rb, triwulan=2, batal=True, catatan="Catatan lama")
    PabrikTonggak.create(renaksi_rb=rb, triwulan=3, gagal=True)
    PabrikTonggak.create(renaksi_rb=rb, triwulan=4, diajukan=True)


def _aneka_tugas(lengkap: UnitLengkap, lalu: UnitLengkap) -> None:
    unit = lengkap.unit
    rapat = PabrikRapat.create(unit=unit, tanggal=date(2026, 2, 3), waktu="09.00–11.00")
    PabrikRapatRenaksi.create(rapat=rapat, renaksi=lalu.renaksi["1.1", "1"])
    PabrikRapatIKU.create(rapat=rapat, iku=lalu.iku["1.1"])
    PabrikRapatIKU.create(rapat=rapat, iku=lengkap.iku["1.3"])
    PabrikRapatTonggak.create(rapat=rapat, tonggak=lengkap.tonggak["5", 2])
    hasil = [PabrikHasilRapat.create(rapat=rapat, nomor=n) for n in ("10", "2", "a")]
    kendala = PabrikKendala.create(unit=unit)
    PabrikKendalaIKU.create(kendala=kendala, iku=lengkap.iku["2.1"])
    semua = [
        PabrikTindakLanjut.create(unit=unit, **{ciri: True})
        for ciri in (
            "dikerjakan",
            "menunggu_verifikasi",
            "dikembalikan",
            "selesai",
            "batal",
            "tidak_dapat",
            "pic_orang",
            "pic_tim",
            "pic_instansi",
        )
    ]
    semua += [PabrikTindakLanjut.create(unit=unit, hasil_rapat=h, pic_instansi=True) for h in hasil]
    semua.append(PabrikTindakLanjut.create(unit=unit, kendala=kendala, nama_pengawal="analis.lama"))
    PabrikTindakLanjut.create(unit=unit, tenggat=date(2027, 1, 5), kode="TL-2027")
    for n, t in enumerate(semua):
        PabrikTindakLanjutIKU.create(tindak_lanjut=t, iku=lengkap.iku["1.2"])
        PabrikTindakLanjutIKU.create(tindak_lanjut=t, iku=lalu.iku["1.1"])
        PabrikPIC.create(tindak_lanjut=t, pendukung=True)
        PabrikPerkembangan.create(tindak_lanjut=t)
        PabrikBuktiTindakLanjut.create(tindak_lanjut=t, ditolak=True)
        PabrikBuktiTindakLanjut.create(tindak_lanjut=t, diterima=True)
        t.hambatan = ANEH[n % len(ANEH)]
        t.save()
    PabrikPermohonan.create(tindak_lanjut=semua[0])
    pergi = semua[6].pic.get(peran="utama").pihak.pengguna
    assert pergi is not None
    pergi.is_active = False
    pergi.save()


@pytest.fixture
def penuh() -> UnitLengkap:
    """A unit with two years and every state a page can leave behind."""
    induk = PabrikUnitKerja.create(kode="KEM")
    unit = PabrikUnitKerja.create(kode="KEM.1", induk=induk)
    lengkap = unit_lengkap(unit=unit)
    _aneka_kinerja(lengkap)
    _aneka_rb(unit)
    _aneka_tugas(lengkap, _tahun_lalu(unit))
    return lengkap


@pytest.mark.parametrize("tahun", [2025, 2026])
def test_what_pages_stored_stays_still_under_its_own_export(penuh: UnitLengkap, tahun: int) -> None:
    sebelum = jumlah_riwayat()
    r = rencanakan_berkas("e.xlsx", ekspor("KEM.1", tahun), oleh=None, pada=PADA)
    assert galat(r) == []
    assert [e.kunci for e in r.diterima if e.berubah] == []
    terapkan(r, oleh=None, pada=PADA)
    assert jumlah_riwayat() == sebelum


def test_the_export_of_an_empty_database_that_imported_it_has_the_same_cells(
    penuh: UnitLengkap,
) -> None:
    pertama = {tahun: ekspor("KEM.1", tahun) for tahun in (2025, 2026)}
    call_command("flush", interactive=False, verbosity=0)
    for tahun in (2026, 2025):
        r = rencanakan_berkas("e.xlsx", pertama[tahun], oleh=None, pada=PADA)
        assert galat(r) == []
        terapkan(r, oleh=None, pada=PADA)
    for tahun, isi in pertama.items():
        assert _isi(ekspor("KEM.1", tahun)) == _isi(isi)


def test_no_exported_cell_is_a_formula_and_every_text_is_text(penuh: UnitLengkap) -> None:
    wb = openpyxl.load_workbook(io.BytesIO(ekspor("KEM.1", 2026)))
    sel = [s for ws in wb for baris in ws.iter_rows() for s in baris if s.value is not None]
    assert {s.data_type for s in sel} == {"s", "n", "d"}
    assert "=1+1" in {s.value for s in sel}
    assert all(s.data_type == "s" for s in sel if isinstance(s.value, str))
