"""Progress of renaksi: status, hambatan and keterangan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from akun.dasar import Asal, cocokkan_versi, hapus_tautan, simpan
from inti.galat import DataDitolak, TransisiDitolak, galat
from inti.tanggal import format_tanggal
from inti.triwulan import label_triwulan
from renaksi.isian import Butir
from renaksi.izin import pastikan_kelola, pastikan_melapor, perlu_pengarah
from renaksi.models import AKHIR, TERBUKA, TRANSISI, ButirKeterangan, Renaksi, Status
from renaksi.muat import isian_renaksi
from renaksi.services.dasar import ambil, hari_selesai, periksa, tanggal_rapat, terapkan_isian

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from renaksi.isian import IsianRenaksi


@transaction.atomic
def ubah_status(
    *,
    renaksi: Renaksi,
    status: Status,
    oleh: Pengguna | None,
    pada: date,
    tanggal_selesai: date | None = None,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Lead a renaksi one step along TRANSISI (specification 1.7).

    ``alasan`` is required for sebagian, tidak terlaksana, batal and reopening; it becomes the
    reason the row shows. A finished one without ``tanggal_selesai`` takes the day of its last
    keterangan or rapat. Raises ``IzinDitolak``, ``TriwulanTerkunci``, ``VersiBerubah``,
    ``TransisiDitolak`` or ``DataDitolak``.
    """
    pastikan_melapor(oleh, renaksi, pada)
    baris = ambil(renaksi, versi)
    dari = Status(baris.status)
    _pastikan_langkah(baris, dari, status)
    if perlu_pengarah(dari, status):
        pastikan_kelola(oleh, baris.iku.perjanjian.unit_id, pada)
    alasan = alasan.strip()
    if dari in AKHIR and not alasan:
        raise DataDitolak([galat("alasan", "Isi alasan membuka kembali rencana aksi ini.")])
    rapat = tanggal_rapat(baris)
    lama = isian_renaksi(baris)
    if status == Status.TERLAKSANA:
        _pastikan_ada_bukti(lama, rapat, pada)
        tanggal_selesai = tanggal_selesai or hari_selesai(lama, rapat, pada)
    _pastikan_sudah_terjadi("tanggal_selesai", tanggal_selesai, pada)
    isian = replace(lama, status=status, tanggal_selesai=tanggal_selesai, alasan=alasan)
    return terapkan_isian(
        baris, isian, pic=baris.pic, rapat=rapat, oleh=oleh, asal=asal, alasan=alasan
    )


@transaction.atomic
def catat_hambatan(
    *,
    renaksi: Renaksi,
    hambatan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Renaksi:
    """Say what holds an open renaksi back; an empty text says that nothing does any more."""
    pastikan_melapor(oleh, renaksi, pada)
    baris = ambil(renaksi, versi)
    if baris.status not in TERBUKA:
        raise TransisiDitolak(
            f"Rencana aksi ini berstatus {Status(baris.status).label}, jadi tidak dapat terhambat. "
            "Minta Koordinator membukanya kembali lebih dahulu."
        )
    baris.hambatan = hambatan.strip()
    return simpan(baris, oleh=oleh, asal=asal)


@transaction.atomic
def tambah_keterangan(
    *,
    renaksi: Renaksi,
    teks: str,
    oleh: Pengguna | None,
    pada: date,
    tanggal: date | None = None,
    asal: Asal = Asal.HALAMAN,
) -> ButirKeterangan:
    """Add a line of what was done. Raises the refusals of ``ubah_status`` but for versions."""
    pastikan_melapor(oleh, renaksi, pada)
    baris = ambil(renaksi, None)
    _periksa_butir(baris, [*_butir(baris), Butir(teks.strip(), tanggal)], tanggal, pada)
    akhir = baris.keterangan.aggregate(n=Max("urutan"))["n"] or 0
    butir = ButirKeterangan(
        renaksi=baris, urutan=akhir + 1, teks=teks.strip(), tanggal=tanggal, dicatat_oleh=oleh
    )
    return simpan(butir, oleh=oleh, asal=asal)


@transaction.atomic
def ubah_keterangan(
    *,
    butir: ButirKeterangan,
    teks: str,
    tanggal: date | None,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> ButirKeterangan:
    """Change a line of what was done."""
    baris, kini = _ambil_butir(butir, versi, oleh, pada)
    kini.teks, kini.tanggal = teks.strip(), tanggal
    _periksa_butir(baris, _butir(baris, kini), tanggal, pada)
    return simpan(kini, oleh=oleh, asal=asal)


@transaction.atomic
def hapus_keterangan(
    *,
    butir: ButirKeterangan,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> None:
    """Take a line back; its text stays in the history. The last one of a finished renaksi stays."""
    baris, kini = _ambil_butir(butir, versi, oleh, pada)
    _periksa_butir(baris, _butir(baris, kini, buang=True), None, pada)
    hapus_tautan([kini], oleh=oleh, asal=asal, alasan=alasan.strip())


# --- Guards ---------------------------------------------------------------------------------------


def _pastikan_langkah(baris: Renaksi, dari: Status, ke: Status) -> None:
    if ke not in TRANSISI[dari]:
        pilihan = ", ".join(str(s.label) for s in Status if s in TRANSISI[dari])
        raise TransisiDitolak(
            f"Rencana aksi berstatus {dari.label} tidak dapat menjadi {ke.label}. "
            f"Dari sini hanya: {pilihan}."
        )
    lanjutan = Renaksi.objects.filter(lanjutan_dari=baris).first() if dari in AKHIR else None
    if lanjutan is not None:
        raise TransisiDitolak(
            f"Rencana aksi ini sudah dilanjutkan ke {label_triwulan(lanjutan.triwulan)} sebagai "
            f"nomor {lanjutan.nomor}, jadi tidak dibuka kembali. Laporkan pada lanjutannya."
        )


def _pastikan_ada_bukti(isian: IsianRenaksi, rapat: Sequence[date], pada: date) -> None:
    """A rapat that is still to come shows nothing that was done."""
    if not isian.keterangan and rapat and all(hari > pada for hari in rapat):
        raise DataDitolak(
            [
                galat(
                    "keterangan",
                    "Rapat yang ditautkan belum berlangsung. Tambahkan keterangan tentang apa yang "
                    "sudah dilakukan.",
                )
            ]
        )


def _pastikan_sudah_terjadi(bidang: str, tanggal: date | None, pada: date) -> None:
    if tanggal is not None and tanggal > pada:
        pesan = f"Tanggal ini belum terjadi. Isi paling akhir {format_tanggal(pada)}."
        raise DataDitolak([galat(bidang, pesan, format_tanggal(tanggal))])


def _butir(
    baris: Renaksi, kini: ButirKeterangan | None = None, *, buang: bool = False
) -> list[Butir]:
    """The keterangan as they would be: with ``kini`` as it is now, or without it."""
    isi = [kini if kini and k.pk == kini.pk else k for k in baris.keterangan.all()]
    return [Butir(k.teks, k.tanggal) for k in isi if not (buang and k is kini)]


def _periksa_butir(
    baris: Renaksi, keterangan: Sequence[Butir], tanggal: date | None, pada: date
) -> None:
    _pastikan_sudah_terjadi("tanggal", tanggal, pada)
    isian = replace(isian_renaksi(baris), keterangan=tuple(keterangan))
    periksa(isian, baris, tanggal_rapat(baris))


def _ambil_butir(
    butir: ButirKeterangan, versi: int | None, oleh: Pengguna | None, pada: date
) -> tuple[Renaksi, ButirKeterangan]:
    # The renaksi is locked first, so that two changes of its keterangan take turns.
    pastikan_melapor(oleh, butir.renaksi, pada)
    baris = ambil(butir.renaksi, None)
    kini = baris.keterangan.filter(pk=butir.pk).first()
    if kini is None:
        raise TransisiDitolak("Keterangan ini sudah dihapus orang lain. Muat ulang halaman.")
    cocokkan_versi(kini, versi)
    return baris, kini
