"""The command that makes the first ADMIN."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from akun.izin import boleh
from akun.models import Pengguna, UnitKerja
from akun.pilihan import Tindakan
from tests.pabrik import PADA, PabrikPengguna

if TYPE_CHECKING:
    from akun.models import UnitKerja as Unit

pytestmark = pytest.mark.django_db


def jalankan(*args: str) -> str:
    keluar = io.StringIO()
    call_command("buat_admin", *args, stdout=keluar)
    return keluar.getvalue()


def test_an_empty_house_gets_its_unit_and_its_first_admin() -> None:
    teks = jalankan(
        "admin.kantor", "--nama", "Admin Kantor", "--unit", "D.V", "--nama-unit", "Kedeputian"
    )
    admin, unit = Pengguna.objects.get(username="admin.kantor"), UnitKerja.objects.get(kode="D.V")
    sandi = re.search(r"sementara: (\S+)", teks)
    assert sandi is not None
    assert admin.check_password(sandi[1])
    assert admin.wajib_ganti_sandi
    assert not admin.is_superuser
    assert boleh(admin, Tindakan.KELOLA_AKUN, unit, PADA)


def test_a_unit_that_exists_keeps_its_name(unit: Unit) -> None:
    jalankan("admin", "--nama", "Admin", "--unit", unit.kode, "--nama-unit", "Nama lain")
    assert UnitKerja.objects.get().nama == unit.nama


@pytest.mark.parametrize(
    ("args", "kalimat"),
    [
        (("baru", "--nama", "X", "--unit", "BELUM.ADA"), "--nama-unit"),
        (("ada", "--nama", "X", "--unit", "D.V", "--nama-unit", "Deputi"), "nama pengguna"),
    ],
)
def test_a_refusal_leaves_nothing(args: tuple[str, ...], kalimat: str) -> None:
    PabrikPengguna.create(username="ada")
    with pytest.raises(CommandError, match=kalimat):
        jalankan(*args)
    assert not UnitKerja.objects.exists()
    assert Pengguna.objects.count() == 1
