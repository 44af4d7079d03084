"""The reminders of one item, for the tab on its page; and what is announced to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from akun.models import Narahubung, Pengguna
from notifikasi.kalender import kalender
from notifikasi.kata import label_jenis
from notifikasi.models import Pemberitahuan
from notifikasi.penerima import id_kunci
from notifikasi.pilihan import Saluran, StatusPemberitahuan
from notifikasi.surel import kalimat_naik
from notifikasi.tangga import Tangga

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

# Status → class of the chip (a key of LENCANA).
KELAS = {
    StatusPemberitahuan.ANTRE: "nanti",
    StatusPemberitahuan.DIKIRIM: "jalan",
    StatusPemberitahuan.TERKIRIM: "selesai",
    StatusPemberitahuan.DIGABUNG: "selesai",
    StatusPemberitahuan.DIGANTIKAN: "batal",
    StatusPemberitahuan.DIBATALKAN: "batal",
    StatusPemberitahuan.GAGAL: "gagal",
}
PALING_BANYAK = 100


@dataclass(frozen=True, slots=True)
class BarisRiwayat:
    """One notice as its tab prints it."""

    label: str
    penerima: str
    waktu: datetime
    status: str
    kelas: str
    alasan: str
    saluran: str


def nama_penerima(kunci: Iterable[str]) -> dict[str, str]:
    """Return the names behind keys, people of the past included (two queries)."""
    semua = set(kunci)
    orang = Pengguna.objects.in_bulk([id_kunci(k) for k in semua if k.startswith("p:")])
    luar = {
        n.pk: n
        for n in Narahubung.objects.filter(
            pk__in=[id_kunci(k) for k in semua if k.startswith("n:")]
        ).select_related("instansi")
    }
    hasil: dict[str, str] = {}
    for k in semua:
        if k.startswith("p:"):
            hasil[k] = str(orang.get(id_kunci(k), "orang yang dihapus"))
        elif k.startswith("n:"):
            n = luar.get(id_kunci(k))
            hasil[k] = f"{n}, {n.instansi}" if n else "narahubung yang dihapus"
        else:
            hasil[k] = "tanpa penerima"
    return hasil


def status_tampil(b: Pemberitahuan) -> tuple[str, str]:
    """Return the word and the chip class of a row; what left in a ringkasan ended as that did."""
    status = StatusPemberitahuan(b.status)
    if status is StatusPemberitahuan.DIGABUNG and b.induk is not None:
        akhir = StatusPemberitahuan(b.induk.status)
        if akhir is StatusPemberitahuan.TERKIRIM:
            return "Terkirim dalam ringkasan", KELAS[akhir]
        return f"Ringkasan: {akhir.label}", KELAS[akhir]
    return str(status.label), KELAS[status]


def riwayat_pengingat(sasaran_jenis: str, sasaran_id: int) -> tuple[BarisRiwayat, ...]:
    """Return every reminder of an item, the latest first; three queries."""
    baris = list(
        Pemberitahuan.objects.tentang(sasaran_jenis, sasaran_id)
        .select_related("induk")
        .order_by("-slot", "-pk")[:PALING_BANYAK]
    )
    nama = nama_penerima(b.penerima_kunci for b in baris)
    hasil: list[BarisRiwayat] = []
    for b in baris:
        kata, kelas = status_tampil(b)
        hasil.append(
            BarisRiwayat(
                label=label_jenis(b.jenis),
                penerima=nama[b.penerima_kunci],
                waktu=b.terkirim_pada or b.fire_at,
                status=kata,
                kelas=kelas,
                alasan=b.alasan,
                saluran=str(Saluran(b.saluran).label),
            )
        )
    return tuple(hasil)


def pengumuman_naik(*, unit_id: int, sasaran_jenis: str, tenggat: date, pada: date) -> str:
    """Say when an open item goes up: "Bila belum selesai, naik ke Koordinator Rabu, 8 April 2026."

    Empty before H-1 and when no escalation is left. Three queries.
    """
    aturan = Tangga.muat().untuk(unit_id, sasaran_jenis)
    return kalimat_naik(tenggat, aturan, kalender(), pada)
