"""What happened to a tonggak and its bukti, in words, the latest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from akun.jejak import Jejak, gabung, jalan_masuk, jejak
from bukti.models import StatusKlaim
from rb.models import BuktiTonggak, Status, Tonggak

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATUS: Final = {
    str(Status.DIAJUKAN.label): ("send", "Diajukan untuk verifikasi"),
    str(Status.DIKEMBALIKAN.label): ("arrow-back-up", "Dikembalikan"),
    str(Status.DISAHKAN.label): ("shield-check", "Disahkan"),
    str(Status.GAGAL.label): ("circle-x", "Dinyatakan gagal"),
    str(Status.BATAL.label): ("x", "Dibatalkan"),
}
_DIBUKA: Final = ("lock-open", "Pengesahan dibuka kembali")
_KLAIM: Final = {
    StatusKlaim.DIAJUKAN: ("paperclip", "Bukti dilampirkan"),
    StatusKlaim.DITERIMA: ("circle-check", "Bukti diterima"),
    StatusKlaim.DITOLAK: ("circle-x", "Bukti ditolak"),
}
_DITARIK: Final = ("trash", "Bukti ditarik")


def riwayat_tonggak(tonggak: Tonggak) -> tuple[Jejak, ...]:
    """Return every step of a tonggak and of its claims; a constant number of queries."""
    return gabung(_tonggak(jejak(Tonggak, id=tonggak.pk)), _klaim(tonggak))


def _tonggak(langkah: Iterable[Jejak]) -> Iterable[Jejak]:
    for j in langkah:
        status = next((p for p in j.perubahan if p.bidang == "status"), None)
        if status is None:
            yield replace(j, judul="Direncanakan" if j.judul == "Dibuat" else j.judul)
            continue
        ikon, judul = _STATUS[status.baru]
        if status.lama == Status.DISAHKAN.label:
            ikon, judul = _DIBUKA
        # The title says the status, the line of the reason says the reason.
        sisa = tuple(p for p in j.perubahan if p.bidang not in {"status", "alasan"})
        yield replace(j, judul=judul, ikon=ikon, perubahan=sisa)


def _klaim(tonggak: Tonggak) -> Iterable[Jejak]:
    riwayat = BuktiTonggak.history.filter(tonggak_id=tonggak.pk)
    for baris in riwayat.select_related("history_user", "bukti"):
        ikon, judul = _KLAIM[StatusKlaim(baris.status)]
        if baris.history_type == "-":
            ikon, judul = _DITARIK
        yield Jejak(
            judul=f"{judul}: {baris.bukti.nama}",
            ikon=ikon,
            oleh="" if baris.history_user is None else str(baris.history_user),
            pada=baris.history_date,
            alasan=baris.history_change_reason or "",
            perubahan=(),
            versi=baris.versi,
            urutan=baris.history_id,
            asal=jalan_masuk(baris.asal),
        )
