"""Writes of people, roles, teams, units and institutions (right: KELOLA_AKUN, the ADMIN)."""

from akun.services.mitra import hapus_narahubung, simpan_instansi, simpan_narahubung
from akun.services.pengguna import (
    atur_ulang_sandi,
    boleh_kelola_pengguna,
    buat_pengguna,
    daftarkan_pengguna,
    ganti_keaktifan,
    lepas_faktor_kedua,
    pastikan_kelola_pengguna,
    ubah_pengguna,
    ubah_profil,
)
from akun.services.peran import akhiri_peran, beri_peran, semua_peran_berjalan
from akun.services.susunan import admin_puncak, buat_tim, simpan_unit, ubah_tim

__all__ = [
    "admin_puncak",
    "akhiri_peran",
    "atur_ulang_sandi",
    "beri_peran",
    "boleh_kelola_pengguna",
    "buat_pengguna",
    "buat_tim",
    "daftarkan_pengguna",
    "ganti_keaktifan",
    "hapus_narahubung",
    "lepas_faktor_kedua",
    "pastikan_kelola_pengguna",
    "semua_peran_berjalan",
    "simpan_instansi",
    "simpan_narahubung",
    "simpan_unit",
    "ubah_pengguna",
    "ubah_profil",
    "ubah_tim",
]
