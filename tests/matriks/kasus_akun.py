"""Requests of logging in, people, units, teams, institutions and holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from notifikasi.detak import TICK, berdetak
from tests.matriks.kasus import Kasus, Susun, rumah
from tests.pabrik import (
    PADA,
    PabrikHariLibur,
    PabrikInstansi,
    PabrikKeanggotaan,
    PabrikNarahubung,
    PabrikPengguna,
    PabrikTim,
)

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja
    from notifikasi.models import HariLibur
    from tests.matriks.dunia import Dunia


def _pegawai(unit: UnitKerja, **isi: object) -> Pengguna:
    orang: Pengguna = PabrikPengguna.create(**isi)
    PabrikKeanggotaan.create(pengguna=orang, unit=unit)
    return orang


def _riwayat(dunia: Dunia, unit: UnitKerja) -> Kasus:
    renaksi = dunia.isi(unit).renaksi["1.1", "1"]
    return Kasus({"jenis": "renaksi", "pk": renaksi.pk})


def _pengguna_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"username": "pegawai.baru", "nama": "Pegawai", "peran": "tim", "mulai": "8 Mei 2026"}
    return Kasus(data=data | {"unit": dunia.unit["milik"].pk}, objek=False)


def _pengguna(**data: object) -> Susun:
    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        return Kasus({"pk": _pegawai(unit).pk}, {**data, "versi": 1})

    return susun


def _peran_beri(dunia: Dunia, unit: UnitKerja) -> Kasus:
    orang = PabrikPengguna.create(username="calon")
    milik = dunia.unit["milik"]
    data = {"username": orang.username, "unit": milik.pk, "peran": "tim", "mulai": "8 Mei 2026"}
    return Kasus(data=data, objek=False)


def _peran_akhiri(dunia: Dunia, unit: UnitKerja) -> Kasus:
    peran = PabrikKeanggotaan.create(unit=unit)
    return Kasus({"pk": peran.pk}, {"sampai": PADA, "versi": 1})


def _unit_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"kode": "MILIK.9", "nama": "Bidang baru", "induk": dunia.unit["milik"].pk}
    return Kasus(data=data, objek=False)


def _unit_ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"nama": "Nama unit baru", "induk": unit.induk_id, "versi": unit.versi}
    return Kasus({"pk": unit.pk}, data)


def _tim_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": unit.pk}, {"nama": "Tim Baru"})


def _tim_ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": PabrikTim.create(unit=unit).pk}, {"nama": "Tim Ganti", "versi": 1})


def _instansi(dunia: Dunia, unit: UnitKerja) -> Kasus:
    instansi = PabrikInstansi.create(nama="Kementerian Uji")
    return Kasus({"pk": instansi.pk}, {"nama": "Kementerian Ganti", "versi": 1}, objek=False)


def _narahubung_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"unit": dunia.unit["milik"].pk, "jabatan": "Kepala Biro"}
    return Kasus({"pk": PabrikInstansi.create().pk}, data, objek=False)


def _narahubung(dunia: Dunia, unit: UnitKerja) -> Kasus:
    orang = PabrikNarahubung.create(unit=unit)
    return Kasus({"pk": orang.pk}, {"jabatan": "Sekretaris", "versi": 1})


def _libur(dunia: Dunia, unit: UnitKerja) -> Kasus:
    libur: HariLibur = PabrikHariLibur.create()
    data = {"tanggal": libur.tanggal, "nama": "Libur lain", "jenis": "setempat", "versi": 1}
    return Kasus({"pk": libur.pk}, data, objek=False)


def _tahun(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"tahun": 2027}, objek=False)


def _sehat(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """The machinery of reminders ran a moment ago."""
    berdetak(TICK, timezone.now(), 1)
    return Kasus(objek=False)


def _tautan_sandi(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"uidb36": "1", "key": "salah-sekali"}, objek=False, tetap=True)


def _sso(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"provider_id": "sso"}, objek=False)


def _tetap(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """A POST of the door: answered, but nothing of the house changes."""
    return Kasus(objek=False, tetap=True)


KASUS: Final[dict[str, Susun]] = {
    "beranda": rumah(),
    "gaya": rumah(),
    "sehat": _sehat,
    **dict.fromkeys(
        (
            "account_login",
            "account_logout",
            "account_inactive",
            "account_change_password",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key_done",
            "account_reauthenticate",
            "mfa_authenticate",
            "mfa_reauthenticate",
            "mfa_index",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "masuk_sso",
        ),
        _tetap,
    ),
    "account_reset_password_from_key": _tautan_sandi,
    "openid_connect_callback": _sso,
    "akun:riwayat": _riwayat,
    "akun:profil": rumah(nama="Nama Baru", email="", telepon="021", versi=1),
    "akun:pengguna_daftar": rumah(),
    "akun:pengguna_tambah": _pengguna_tambah,
    "akun:pengguna_rinci": _pengguna(),
    "akun:pengguna_ubah": _pengguna(nama="Nama Ganti", email="", telepon=""),
    "akun:pengguna_keaktifan": _pengguna(alasan="Mutasi."),
    "akun:pengguna_sandi": _pengguna(),
    "akun:pengguna_faktor_kedua": _pengguna(),
    "akun:peran_beri": _peran_beri,
    "akun:peran_akhiri": _peran_akhiri,
    "akun:unit_daftar": rumah(),
    "akun:unit_tambah": _unit_tambah,
    "akun:unit_rinci": _unit_ubah,
    "akun:unit_ubah": _unit_ubah,
    "akun:tim_tambah": _tim_tambah,
    "akun:tim_ubah": _tim_ubah,
    "akun:instansi_daftar": rumah(),
    "akun:instansi_tambah": rumah(nama="Kementerian Baru"),
    "akun:instansi_rinci": _instansi,
    "akun:instansi_ubah": _instansi,
    "akun:narahubung_tambah": _narahubung_tambah,
    "akun:narahubung_ubah": _narahubung,
    "akun:narahubung_hapus": _narahubung,
    "libur:daftar": rumah(),
    "libur:tahun": _tahun,
    "libur:isi": _tahun,
    "libur:tambah": rumah(tanggal="20 Mei 2026", nama="Libur kantor", jenis="setempat"),
    "libur:ubah": _libur,
    "libur:hapus": _libur,
}
