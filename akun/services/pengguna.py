"""Writes of accounts: made, changed, deactivated and given a new password by ADMIN."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from akun import izin
from akun.dasar import Asal, cocokkan_versi, simpan
from akun.models import Pengguna, Pihak
from akun.pilihan import Tindakan
from akun.services.peran import (
    beri_peran,
    pastikan_admin_tersisa,
    semua_peran_berjalan,
)
from akun.tulis import terapkan
from inti.galat import DataDitolak, IzinDitolak, galat

if TYPE_CHECKING:
    from datetime import date

    from akun.models import UnitKerja
    from akun.pilihan import Peran

# Neither letters nor digits that look alike on paper: 31^16 is more than 79 bits.
_HURUF_SANDI: Final = "abcdefghjkmnpqrstuvwxyz23456789"


def buat_pengguna(
    *,
    username: str,
    nama: str,
    sandi: str,
    email: str = "",
    telepon: str = "",
    unit: UnitKerja | None,
    oleh: Pengguna | None,
    pada: date,
    contoh: bool = False,
    wajib_ganti: bool = False,
) -> Pengguna:
    """Create an account. ``unit`` is where ``oleh`` must be ADMIN (None only for the operator).

    Raises ``IzinDitolak``, or ``DataDitolak`` for a taken name or a weak password.
    """
    if oleh is not None:
        izin.pastikan(oleh, Tindakan.KELOLA_AKUN, unit or 0, pada)
    pengguna = Pengguna(
        username=username,
        nama=nama,
        email=email,
        telepon=telepon,
        akun_contoh=contoh,
        wajib_ganti_sandi=wajib_ganti,
    )
    try:
        validate_password(sandi, pengguna)
    except ValidationError as salah:
        raise DataDitolak([galat("sandi", pesan) for pesan in salah.messages]) from salah
    pengguna.set_password(sandi)
    with transaction.atomic():
        simpan(pengguna, oleh=oleh, asal=Asal.HALAMAN if oleh else Asal.PERINTAH)
        Pihak.objects.create(pengguna=pengguna)
    return pengguna


def boleh_kelola_pengguna(oleh: Pengguna | None, pengguna: Pengguna, pada: date) -> bool:
    """Tell whether ``oleh`` may change what all units share: name, address, password, activity.

    Only an ADMIN of every unit in which the person has a role now or later: who could reset the
    password of somebody with a role elsewhere would hold that role. Nobody but the operator touches
    an account with Django's own rights.
    """
    if oleh is None:
        return True
    if (pengguna.is_superuser or pengguna.is_staff) and not oleh.is_superuser:
        return False
    dikelola = izin.hak(oleh, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    unit = set(semua_peran_berjalan(pengguna, pada).values_list("unit_id", flat=True))
    if unit:
        return unit <= dikelola
    return Pengguna.objects.dikelola_oleh(oleh, pada).filter(pk=pengguna.pk).exists()


def pastikan_kelola_pengguna(oleh: Pengguna | None, pengguna: Pengguna, pada: date) -> None:
    """Raise ``IzinDitolak`` with a sentence that says who may change this account."""
    if not boleh_kelola_pengguna(oleh, pengguna, pada):
        raise IzinDitolak(
            "Hanya Admin yang menjangkau semua unit tempat orang ini berperan yang boleh mengubah "
            "akunnya. Mintalah kepada Admin unit di atasnya."
        )


def ubah_pengguna(
    *,
    pengguna: Pengguna,
    nama: str,
    email: str,
    telepon: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> Pengguna:
    """Change name, e-mail and phone; the user name stays, workbooks name people by it."""
    pastikan_kelola_pengguna(oleh, pengguna, pada)
    return _tulis(pengguna, nama, email, telepon, oleh, versi)


def ubah_profil(
    *,
    pengguna: Pengguna,
    nama: str,
    email: str,
    telepon: str,
    sandi: str,
    versi: int | None = None,
) -> Pengguna:
    """Change one's own name, phone and, with the password, e-mail.

    Links for a new password go to that address: a session left open must not be enough to take
    the account over.
    """
    if email != pengguna.email and not pengguna.check_password(sandi):
        raise DataDitolak(
            [galat("sandi", "Ketik kata sandi Anda sekarang untuk mengganti alamat surel.")]
        )
    return _tulis(pengguna, nama, email, telepon, pengguna, versi)


def _tulis(
    pengguna: Pengguna,
    nama: str,
    email: str,
    telepon: str,
    oleh: Pengguna | None,
    versi: int | None,
) -> Pengguna:
    cocokkan_versi(pengguna, versi)
    if not terapkan(pengguna, {"nama": nama, "email": email, "telepon": telepon}):
        return pengguna
    with transaction.atomic():
        return simpan(pengguna, oleh=oleh)


def ganti_keaktifan(
    *,
    pengguna: Pengguna,
    aktif: bool,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
) -> Pengguna:
    """Close an account, which ends its sessions at once, or open it again; roles stay."""
    pastikan_kelola_pengguna(oleh, pengguna, pada)
    cocokkan_versi(pengguna, versi)
    if not aktif and not alasan.strip():
        raise DataDitolak([galat("alasan", "Isi alasan menonaktifkan akun ini.")])
    if not aktif and pengguna == oleh:
        raise DataDitolak(
            [galat("", "Akun Anda sendiri tidak dapat dinonaktifkan. Mintalah kepada Admin lain.")]
        )
    pengguna.is_active = aktif
    with transaction.atomic():
        if not aktif:
            pastikan_admin_tersisa(semua_peran_berjalan(pengguna, pada), sejak=pada)
        return simpan(pengguna, oleh=oleh, alasan=alasan.strip())


def atur_ulang_sandi(
    *, pengguna: Pengguna, oleh: Pengguna | None, pada: date, versi: int | None = None
) -> str:
    """Set a password that serves once and return it; every session of the person ends."""
    pastikan_kelola_pengguna(oleh, pengguna, pada)
    cocokkan_versi(pengguna, versi)
    sandi = sandi_sementara()
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = True
    with transaction.atomic():
        simpan(pengguna, oleh=oleh, alasan="Kata sandi diatur ulang oleh Admin.")
    return sandi


def lepas_faktor_kedua(
    *, pengguna: Pengguna, oleh: Pengguna | None, pada: date, versi: int | None = None
) -> None:
    """Take away the second factor of somebody whose phone is lost; they may set up a new one."""
    pastikan_kelola_pengguna(oleh, pengguna, pada)
    cocokkan_versi(pengguna, versi)
    with transaction.atomic():
        Authenticator.objects.filter(user=pengguna).delete()
        simpan(pengguna, oleh=oleh, alasan="Faktor kedua dilepas oleh Admin.")


def sandi_sementara() -> str:
    """Return a random password of four groups, ``k7mq-92xv-bdfh-3npt``."""
    kelompok = ("".join(secrets.choice(_HURUF_SANDI) for _ in range(4)) for _ in range(4))
    return "-".join(kelompok)


def daftarkan_pengguna(
    *,
    username: str,
    nama: str,
    email: str,
    telepon: str,
    unit: UnitKerja,
    peran: Peran,
    mulai: date,
    sampai: date | None,
    keterangan: str,
    oleh: Pengguna | None,
    pada: date,
) -> tuple[Pengguna, str]:
    """Create an account with its first role; return it with the password that serves once."""
    sandi = sandi_sementara()
    with transaction.atomic():
        pengguna = buat_pengguna(
            username=username,
            nama=nama,
            sandi=sandi,
            email=email,
            telepon=telepon,
            unit=unit,
            oleh=oleh,
            pada=pada,
            wajib_ganti=True,
        )
        beri_peran(
            pengguna=pengguna,
            unit=unit,
            peran=peran,
            mulai=mulai,
            sampai=sampai,
            keterangan=keterangan,
            oleh=oleh,
            pada=pada,
        )
    return pengguna, sandi
