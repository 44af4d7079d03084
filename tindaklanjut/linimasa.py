"""One timeline of a tindak lanjut: changes in words, progress, requests and evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from akun.jejak import Perubahan, jejak
from akun.models import Pihak
from bukti.models import Bukti, StatusKlaim
from inti.tanggal import format_tanggal
from tindaklanjut.models import PIC, BuktiTindakLanjut, Permohonan, TindakLanjut
from tindaklanjut.pilihan import JenisPermohonan, PeranPIC, Status, StatusPermohonan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from akun.dasar import ModelTeraudit
    from akun.jejak import Jejak

# What follows from a step and is told by its title.
_TERSIRAT: Final = frozenset(
    {
        "status",
        "alasan",
        "hasil",
        "diajukan pada",
        "diajukan oleh",
        "diverifikasi oleh",
        "perpanjangan",
        "kabar terakhir",
        "tanggal selesai",
    }
)
_TITIK: Final[dict[str, tuple[str, str, str]]] = {
    Status.DIKERJAKAN.label: ("Mulai dikerjakan", "progress", "jalan"),
    Status.MENUNGGU_VERIFIKASI.label: ("Diajukan untuk diverifikasi", "shield-search", "verif"),
    Status.DIKEMBALIKAN.label: ("Dikembalikan", "arrow-back-up", "kembali"),
    Status.SELESAI.label: ("Diterima, tindak lanjut selesai", "circle-check", "selesai"),
    Status.BATAL.label: ("Dibatalkan", "x", ""),
    Status.TIDAK_DAPAT.label: ("Dinyatakan tidak dapat ditindaklanjuti", "x", "kembali"),
}
# PIC written with the task itself belong to its first line.
_SEKALIGUS: Final = timedelta(seconds=5)

SEMUA, PEMBARUAN, BUKTI = "semua", "pembaruan", "bukti"
SARING_LINIMASA: Final = {SEMUA: "Semua", PEMBARUAN: "Pembaruan", BUKTI: "Bukti"}


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One event, as the timeline prints it."""

    pada: datetime
    judul: str
    oleh: str
    ikon: str = "pencil"
    kelas: str = ""
    teks: str = ""
    alasan: str = ""
    perubahan: tuple[Perubahan, ...] = ()
    jenis: str = SEMUA


def linimasa(t: TindakLanjut, saring: str = SEMUA) -> tuple[Peristiwa, ...]:
    """Everything that happened to a task, the latest first; a constant number of queries."""
    perubahan = jejak(TindakLanjut, id=t.pk)
    semua = [
        *_dari_tindak_lanjut(t, perubahan),
        *_dari_pic(t, perubahan[-1].pada if perubahan else None),
        *_dari_perkembangan(t),
        *_dari_permohonan(t),
        *_dari_bukti(t),
    ]
    if saring in {PEMBARUAN, BUKTI}:
        semua = [p for p in semua if p.jenis == saring]
    return tuple(sorted(semua, key=lambda p: p.pada, reverse=True))


# --- The task itself ------------------------------------------------------------------------------


def _dari_tindak_lanjut(t: TindakLanjut, daftar: Iterable[Jejak]) -> Iterable[Peristiwa]:
    for j in daftar:
        dasar = Peristiwa(j.pada, "", j.oleh or "Sistem", alasan=j.alasan)
        if j.judul.startswith("Dibuat"):
            yield replace(dasar, judul=_asal_usul(t), ikon="plus")
            continue
        beda = {p.bidang: p for p in j.perubahan}
        sisa = tuple(p for p in j.perubahan if p.bidang not in _TERSIRAT | {"tenggat"})
        if "status" in beda:
            judul, ikon, kelas = _TITIK[beda["status"].baru]
            dibuka = beda["status"].lama == Status.SELESAI.label
            hasil = beda["hasil"].baru if "hasil" in beda else ""
            yield replace(
                dasar,
                judul="Dibuka kembali" if dibuka else judul,
                ikon=ikon,
                kelas=kelas,
                teks=hasil,
                perubahan=sisa,
            )
        elif "tenggat" in beda:
            p = beda["tenggat"]
            judul = f"Tenggat diubah: {p.lama or 'kosong'} menjadi {p.baru or 'kosong'}"
            yield replace(dasar, judul=judul, ikon="calendar-time", kelas="tempo", perubahan=sisa)
        elif sisa:
            yield replace(dasar, judul="Diubah", perubahan=sisa)


def _asal_usul(t: TindakLanjut) -> str:
    if t.hasil_rapat is not None:
        return f"Dibuat dari butir {t.hasil_rapat.nomor} rapat"
    return "Dibuat sebagai upaya kendala" if t.kendala is not None else "Dibuat"


# --- PIC ------------------------------------------------------------------------------------------


def _dari_pic(t: TindakLanjut, dibuat: datetime | None) -> Iterable[Peristiwa]:
    riwayat = _riwayat(PIC, t)
    pihak = Pihak.objects.bernama().in_bulk({b.pihak_id for b in riwayat})
    terakhir: dict[int, Any] = {}
    for b in riwayat:
        lama = terakhir.get(b.id)
        terakhir[b.id] = b
        if lama is None and dibuat is not None and b.history_date - dibuat < _SEKALIGUS:
            continue
        nama, peran = str(pihak[b.pihak_id]), str(PeranPIC(b.peran).label).lower()
        if b.history_type == "-":
            judul = f"PIC {peran} dilepas: {nama}"
        elif lama is None:
            judul = f"PIC {peran} ditambahkan: {nama}"
        elif lama.pihak_id != b.pihak_id:
            judul = f"PIC {peran} dialihkan: {pihak[lama.pihak_id]} ke {nama}"
        else:
            judul = f"{nama} menjadi PIC {peran}"
        yield Peristiwa(
            b.history_date,
            judul,
            _oleh(b),
            ikon="user-share",
            alasan=b.history_change_reason or "",
        )


# --- Progress, requests, evidence -----------------------------------------------------------------


def _dari_perkembangan(t: TindakLanjut) -> Iterable[Peristiwa]:
    for p in t.perkembangan.select_related("oleh"):
        yield Peristiwa(
            p.dibuat_pada,
            "Pembaruan",
            str(p.oleh) if p.oleh else "Sistem",
            ikon="message-2",
            teks=p.teks,
            jenis=PEMBARUAN,
        )


def _dari_permohonan(t: TindakLanjut) -> Iterable[Peristiwa]:
    for b in _riwayat(Permohonan, t):
        if b.status == StatusPermohonan.DIMINTA:
            sampai = f" sampai {format_tanggal(b.tenggat_baru)}" if b.tenggat_baru else ""
            judul = f"Memohon {JenisPermohonan(b.jenis).label.lower()}{sampai}"
            yield Peristiwa(
                b.history_date, judul, _oleh(b), ikon="hourglass", kelas="tempo", alasan=b.alasan
            )
        else:
            judul = f"Permohonan {StatusPermohonan(b.status).label.lower()}"
            yield Peristiwa(b.history_date, judul, _oleh(b), ikon="check", teks=b.catatan)


def _dari_bukti(t: TindakLanjut) -> Iterable[Peristiwa]:
    riwayat = _riwayat(BuktiTindakLanjut, t)
    bukti = Bukti.objects.in_bulk({b.bukti_id for b in riwayat})
    for b in riwayat:
        judul, ikon, kelas = {
            StatusKlaim.DIAJUKAN: ("Bukti dikirim", "file-upload", "verif"),
            StatusKlaim.DITERIMA: ("Bukti diterima", "circle-check", "selesai"),
            StatusKlaim.DITOLAK: ("Bukti ditolak", "arrow-back-up", "kembali"),
        }[StatusKlaim(b.status)]
        yield Peristiwa(
            b.history_date,
            f"{judul}: {bukti[b.bukti_id].nama}",
            _oleh(b),
            ikon=ikon,
            kelas=kelas,
            alasan=b.alasan,
            jenis=BUKTI,
        )


def _riwayat(model: type[ModelTeraudit], t: TindakLanjut) -> list[Any]:
    """The history rows of what hangs on a task, oldest first."""
    return list(
        model.history.filter(tindak_lanjut_id=t.pk)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )


def _oleh(baris: Any) -> str:  # noqa: ANN401 - historical models have no static type
    return str(baris.history_user) if baris.history_user else "Sistem"
