"""All or nothing: whatever fails in the middle of the write, nothing of it stays."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from akun.dasar import ModelTeraudit
from akun.models import Instansi, KunciTriwulan, UnitKerja
from impor.contoh import berkas_contoh
from inti.galat import TriwulanTerkunci, VersiBerubah
from notifikasi.kalender import isi_hari_libur
from rb.models import Tonggak
from renaksi.models import Renaksi
from tests.impor.bantu import DASAR, buku, impor, jumlah_riwayat, rencana
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)

TL = ["Kode Unit", "ID", "Uraian", "PIC", "Tenggat"]


def _isi_semua() -> dict[str, int]:
    model = [m for m in apps.get_models() if issubclass(m, ModelTeraudit)]
    return {m.__name__: m._base_manager.count() for m in model}


@pytest.mark.parametrize(
    ("langkah", "salah"),
    [
        ("tulis_unit", IntegrityError("UNIQUE")),
        ("tulis_iku", VersiBerubah("Diubah orang lain.")),
        ("tulis_renaksi", IntegrityError("UNIQUE")),
        ("tulis_tonggak", TriwulanTerkunci("TW I dikunci.")),
        ("tulis_rapat", IntegrityError("UNIQUE")),
        ("tulis_tindak_lanjut", VersiBerubah("Diubah orang lain.")),
    ],
)
def test_a_write_that_fails_midway_leaves_nothing(
    langkah: str, salah: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    isi_hari_libur(tahun=2026)
    sebelum = _isi_semua(), jumlah_riwayat()
    asli: Callable[..., None] = getattr(__import__("impor.jalankan").jalankan, langkah)

    def lalu_gagal(*args: object, **kw: object) -> None:
        asli(*args, **kw)
        raise salah

    monkeypatch.setattr(f"impor.jalankan.{langkah}", lalu_gagal)
    with pytest.raises(CommandError, match="tidak ada yang disimpan"):
        call_command("impor", str(berkas_contoh()), stdout=io.StringIO())
    assert (_isi_semua(), jumlah_riwayat()) == sebelum
    keluar = io.StringIO()
    with pytest.raises(SystemExit) as henti:
        call_command("impor", str(berkas_contoh()), format="json", stdout=keluar)
    assert henti.value.code == 1
    hasil = json.loads(keluar.getvalue())
    assert len(hasil["galat"]) == 1
    assert set(hasil["galat"][0]) == {"lembar", "baris", "kolom", "nilai", "alasan"}


def test_a_plan_with_one_fault_creates_no_institution_either(tmp_path: Path) -> None:
    berkas = tmp_path / "a.xlsx"
    baris = [TL, ["U.1", "T", "Tugas", "Kemnaker", date(2026, 6, 1)], ["U.1", "T2", "", "X", None]]
    berkas.write_bytes(buku({**DASAR, "Tindak Lanjut": baris}))
    with pytest.raises(SystemExit):
        call_command("impor", str(berkas), stdout=io.StringIO())
    assert UnitKerja.objects.count() == 0
    assert Instansi.objects.count() == 0


def test_the_refused_rows_are_on_disk_before_anything_is_saved(tmp_path: Path) -> None:
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(buku(DASAR))
    with pytest.raises(CommandError, match="tidak dapat ditulis"):
        call_command(
            "impor", str(berkas), lewati_baris_galat=str(tmp_path / "tidak ada" / "d.xlsx")
        )
    assert UnitKerja.objects.count() == 0


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("impor", str(tmp_path / "hilang.xlsx"))


def test_checking_with_faults_exits_1_and_writes_no_refused_rows(tmp_path: Path) -> None:
    berkas, ditolak = tmp_path / "a.xlsx", tmp_path / "d.xlsx"
    berkas.write_bytes(buku({**DASAR, "Tindak Lanjut": [TL, ["U.1", "T", "", "X", None]]}))
    with pytest.raises(SystemExit) as henti:
        call_command("impor", str(berkas), periksa=True, stdout=io.StringIO())
    assert henti.value.code == 1
    call_command(
        "impor",
        str(berkas),
        periksa=True,
        lewati_baris_galat=str(ditolak),
        stdout=io.StringIO(),
    )
    assert not ditolak.exists()
    assert UnitKerja.objects.count() == 0


@pytest.mark.parametrize(
    ("sejak", "harap"), [(None, date(2026, 5, 8)), ("1 Juli 2026", date(2026, 7, 1))]
)
def test_new_items_are_reminded_only_from_the_given_day(
    sejak: str | None, harap: date, tmp_path: Path
) -> None:
    isi_hari_libur(tahun=2026)
    lembar: dict[str, list[Any]] = {
        **DASAR,
        "Renaksi": [
            ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian"],
            ["U.1", 2026, "1.1", 1, 1, "Aksi"],
        ],
        "RB": [["Kode Unit", "Tahun", "No", "Uraian", "TW I"], ["U.1", 2026, 1, "Aksi", "x"]],
        "Tindak Lanjut": [TL, ["U.1", "T", "Tugas", "X", date(2026, 6, 1)]],
    }
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(buku(lembar))
    pilihan = {"berlaku_sejak": sejak} if sejak else {}
    call_command("impor", str(berkas), stdout=io.StringIO(), **pilihan)
    for model in (Renaksi, Tonggak, TindakLanjut):
        assert model.objects.get().diingatkan_sejak == harap
    lembar["Tindak Lanjut"][1][2] = "Tugas lain"
    berkas.write_bytes(buku(lembar))
    call_command("impor", str(berkas), berlaku_sejak="2026-09-01", stdout=io.StringIO())
    assert TindakLanjut.objects.get().diingatkan_sejak == harap


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--berlaku-sejak"):
        call_command("impor", str(tmp_path / "a.xlsx"), berlaku_sejak="lusa")


def test_what_a_locked_quarter_reported_is_named_before_the_write() -> None:
    isi_hari_libur(tahun=2026)
    rapat: list[Any] = [
        ["Kode Unit", "ID Rapat", "Jenis", "Judul", "Tanggal", "Tempat", "Renaksi"],
        ["U.1", "R", "rakor", "Rapat", date(2026, 2, 2), "A", "2026/TW I/1.1/1"],
    ]
    rb: list[Any] = [
        ["Kode Unit", "Tahun", "No", "Uraian", "TW I", "TW II"],
        ["U.1", 2026, 1, "Aksi", date(2026, 3, 2), "x"],
    ]
    tonggak: list[Any] = [
        ["Kode Unit", "Tahun", "No RB", "Triwulan", "Status", "Tanggal Selesai", "Bukti"],
        ["U.1", 2026, 1, "TW I", "disahkan", date(2026, 3, 1), "ND-1"],
        ["U.1", 2026, 1, "TW II", "belum", None, None],
    ]
    renaksi: list[Any] = [
        ["Kode Unit", "Tahun", "Kode IKU", "Triwulan", "No", "Uraian"],
        ["U.1", 2026, "1.1", 1, 1, "Aksi"],
    ]
    kendala: list[Any] = [
        ["Kode Unit", "Tahun", "Triwulan", "No", "Uraian", "Status"],
        ["U.1", 2026, 1, 1, "Kendala", "terbuka"],
    ]
    impor(
        {**DASAR, "Renaksi": renaksi, "RB": rb, "Tonggak RB": tonggak, "Rapat": rapat}
        | {"Kendala": kendala}
    )
    unit = UnitKerja.objects.get()
    KunciTriwulan.objects.update_or_create(
        unit=unit, tahun=2026, triwulan=1, defaults={"terkunci": True}
    )
    beda: list[tuple[str, list[Any], int, int, Any, str]] = [
        # sheet, rows, row, column of the change, new value, column named
        ("Rapat", rapat, 1, 3, "Judul lain", "Judul"),
        ("Rapat", rapat, 1, 4, date(2026, 2, 3), "Tanggal"),
        ("Rapat", rapat, 1, 6, None, "Renaksi"),
        ("RB", rb, 1, 4, date(2026, 3, 1), "TW I"),
        ("Tonggak RB", tonggak, 1, 6, "ND-2", "Status"),
        ("Renaksi", renaksi, 1, 5, "Aksi lain", "Triwulan"),
        ("Kendala", kendala, 1, 4, "Lain", "Triwulan"),
    ]
    for nama, baris, n, kolom, nilai, harap in beda:
        ubah = [list(b) for b in baris]
        ubah[n][kolom] = nilai
        r = rencana({nama: ubah})
        assert [(c.kolom, "dikunci" in c.alasan) for c in r.galat] == [(harap, True)], nama
    boleh: list[tuple[str, list[Any], int, int, Any]] = [
        ("Rapat", rapat, 1, 5, "Ruang B"),
        ("RB", rb, 1, 3, "Uraian lain"),
        ("Tonggak RB", tonggak, 2, 4, "gagal"),
        ("Kendala", kendala, 1, 5, "selesai"),
    ]
    for nama, baris, n, kolom, nilai in boleh:
        ubah = [list(b) for b in baris]
        ubah[n][kolom] = nilai
        if nama == "Tonggak RB":
            ubah[0].append("Catatan")
            ubah[1].append(None)
            ubah[2].append("Anggaran dipotong")
        impor({nama: ubah})
