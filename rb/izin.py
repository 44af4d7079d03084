"""Who may do what with a tonggak (specification 5.1). ``None`` is the operator's command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.izin import boleh, siapa_boleh
from akun.pilihan import Tindakan
from bukti.models import StatusKlaim
from inti.galat import IzinDitolak

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from rb.models import BuktiTonggak, Tonggak


def adalah_penanggung_jawab(pengguna: Pengguna, tonggak: Tonggak) -> bool:
    """Tell whether the person, or a team of theirs, is the PIC of the yearly action."""
    pic = tonggak.renaksi_rb.pic
    if pic is None:
        return False
    if pic.pengguna_id is not None:
        return pic.pengguna_id == pengguna.pk
    return pic.tim is not None and pic.tim.anggota.filter(pk=pengguna.pk).exists()


def boleh_mengajukan(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> bool:
    """Tell whether the person may add bukti and submit: the PIC, or who reports on any item."""
    unit_id = tonggak.renaksi_rb.unit_id
    if pengguna is None or boleh(pengguna, Tindakan.KELOLA_TINDAK_LANJUT, unit_id, pada):
        return True
    return boleh(pengguna, Tindakan.LAPOR_MILIK, unit_id, pada) and adalah_penanggung_jawab(
        pengguna, tonggak
    )


def ikut_mengajukan(pengguna: Pengguna | None, tonggak: Tonggak) -> bool:
    """Tell whether the person submitted the tonggak or claimed one of its bukti still in force."""
    if pengguna is None:
        return False
    return tonggak.diajukan_oleh_id == pengguna.pk or any(
        k.diajukan_oleh_id == pengguna.pk and k.status != StatusKlaim.DITOLAK
        for k in tonggak.bukti.all()
    )


def boleh_mengesahkan(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> bool:
    """Tell whether the person may confirm or return it: the role, and never one's own work."""
    return boleh(
        pengguna, Tindakan.VERIFIKASI, tonggak.renaksi_rb.unit_id, pada
    ) and not ikut_mengajukan(pengguna, tonggak)


def boleh_menilai_bukti(pengguna: Pengguna | None, klaim: BuktiTonggak, pada: date) -> bool:
    """Tell whether the person may accept or refuse one claim: the role, and never one's own."""
    tonggak = klaim.tonggak
    milik = pengguna is not None and pengguna.pk in {
        klaim.diajukan_oleh_id,
        tonggak.diajukan_oleh_id,
    }
    return not milik and boleh(pengguna, Tindakan.VERIFIKASI, tonggak.renaksi_rb.unit_id, pada)


def boleh_menyusun(pengguna: Pengguna | None, unit_id: int, pada: date) -> bool:
    """Tell whether the person may set up the yearly actions and their tonggak."""
    return boleh(pengguna, Tindakan.KELOLA_KINERJA, unit_id, pada)


def boleh_gagal_batal(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> bool:
    """Tell whether the person may declare a tonggak failed or cancelled."""
    return boleh_menyusun(pengguna, tonggak.renaksi_rb.unit_id, pada)


def boleh_membuka_kembali(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> bool:
    """Tell whether the person may take a pengesahan back."""
    return boleh_menyusun(pengguna, tonggak.renaksi_rb.unit_id, pada)


# --- The same as refusals -------------------------------------------------------------------------


def pastikan_boleh_mengajukan(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may add bukti and submit."""
    if not boleh_mengajukan(pengguna, tonggak, pada):
        raise IzinDitolak(
            "Hanya PIC tonggak ini atau "
            f"{siapa_boleh(Tindakan.KELOLA_TINDAK_LANJUT)} unit ini yang boleh mengajukan bukti. "
            "Serahkan bukti Anda kepada mereka."
        )


def pastikan_boleh_mengesahkan(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may confirm or return the tonggak."""
    _pastikan_verifikator(pengguna, tonggak, pada)
    if ikut_mengajukan(pengguna, tonggak):
        raise IzinDitolak(
            "Anda ikut mengajukan tonggak ini, jadi tidak dapat memverifikasinya. "
            f"Mintalah {siapa_boleh(Tindakan.VERIFIKASI)} lain di unit ini."
        )


def pastikan_boleh_menilai(pengguna: Pengguna | None, klaim: BuktiTonggak, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may judge this claim."""
    _pastikan_verifikator(pengguna, klaim.tonggak, pada)
    if not boleh_menilai_bukti(pengguna, klaim, pada):
        raise IzinDitolak(
            "Bukti yang Anda ajukan sendiri dinilai oleh orang lain. "
            f"Mintalah {siapa_boleh(Tindakan.VERIFIKASI)} lain di unit ini."
        )


def pastikan_boleh_menyusun(pengguna: Pengguna | None, unit_id: int, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person may set up yearly actions and tonggak."""
    if not boleh_menyusun(pengguna, unit_id, pada):
        raise IzinDitolak(
            f"Hanya {siapa_boleh(Tindakan.KELOLA_KINERJA)} unit ini yang boleh mengatur rencana "
            "aksi RB dan tonggaknya. Sampaikan perubahan itu kepadanya."
        )


def _pastikan_verifikator(pengguna: Pengguna | None, tonggak: Tonggak, pada: date) -> None:
    if not boleh(pengguna, Tindakan.VERIFIKASI, tonggak.renaksi_rb.unit_id, pada):
        raise IzinDitolak(
            f"Hanya {siapa_boleh(Tindakan.VERIFIKASI)} yang memverifikasi. "
            "Anda dapat melihat bukti dan memberi komentar."
        )
