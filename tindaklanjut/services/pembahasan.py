"""The agenda of a rapat: what it decides about the unfinished tasks of earlier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan
from inti.galat import DataDitolak, TransisiDitolak, galat
from inti.tanggal import format_tanggal
from tindaklanjut.izin import HakTindakLanjut, pastikan_melapor
from tindaklanjut.models import Pembahasan
from tindaklanjut.pilihan import TERBUKA, Disposisi, Status
from tindaklanjut.services.dasar import ambil, ambil_rapat
from tindaklanjut.services.rapat import pastikan_draf
from tindaklanjut.services.status import ajukan_verifikasi, batalkan, mulai, verifikasi
from tindaklanjut.services.tindak_lanjut import catat_hambatan

if TYPE_CHECKING:
    from datetime import date

    from akun.models import Pengguna
    from tindaklanjut.models import Rapat, TindakLanjut

_BUTUH_CATATAN = {
    Disposisi.SELESAI: "Tulis hasilnya, lalu catat lagi.",
    Disposisi.ESKALASI: "Tulis apa yang perlu diputuskan atasan, lalu catat lagi.",
    Disposisi.BATAL: "Tulis alasan pembatalannya, lalu catat lagi.",
}


@transaction.atomic
def bahas(
    *,
    rapat: Rapat,
    tindak_lanjut: TindakLanjut,
    disposisi: Disposisi,
    catatan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> Pembahasan:
    """Record what a draft decides about an open task of its unit, and do what that asks.

    SELESAI submits the result, or accepts one that waits for verification; ESKALASI states the
    hambatan for those above; BATAL cancels; LANJUT changes nothing but is told. Each goes through
    the service of its own and so asks the right of its own. Discussing again replaces the decision.
    """
    kini = ambil_rapat(rapat)
    siapa = HakTindakLanjut.untuk(oleh, pada)
    pastikan_draf(siapa, kini)
    t = ambil(tindak_lanjut, versi)
    if t.unit_id != kini.unit_id:
        raise DataDitolak([galat("", "Tindak lanjut itu milik unit lain.")])
    if t.status not in TERBUKA:
        raise TransisiDitolak(f"Tindak lanjut ini sudah {Status(t.status).label}.")
    catatan = catatan.strip()
    if disposisi in _BUTUH_CATATAN and not catatan:
        raise DataDitolak([galat("catatan", _BUTUH_CATATAN[disposisi])])
    if disposisi == Disposisi.SELESAI:
        _selesaikan(t, siapa, catatan, oleh=oleh, pada=pada, asal=asal)
    elif disposisi == Disposisi.ESKALASI:
        hambatan = f"Dieskalasi pada {kini.judul} ({format_tanggal(kini.tanggal)}): {catatan}"
        catat_hambatan(tindak_lanjut=t, hambatan=hambatan, oleh=oleh, pada=pada, asal=asal)
    elif disposisi == Disposisi.BATAL:
        batalkan(tindak_lanjut=t, alasan=catatan, oleh=oleh, pada=pada, asal=asal)
    p = Pembahasan.objects.filter(rapat=kini, tindak_lanjut=t).first()
    p = p or Pembahasan(rapat=kini, tindak_lanjut=t)
    p.disposisi, p.catatan = disposisi, catatan
    return simpan(p, oleh=oleh, asal=asal)


def _selesaikan(
    t: TindakLanjut,
    siapa: HakTindakLanjut,
    hasil: str,
    *,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal,
) -> None:
    if t.status == Status.MENUNGGU_VERIFIKASI:
        verifikasi(tindak_lanjut=t, oleh=oleh, pada=pada, asal=asal)
        return
    pastikan_melapor(siapa, t)
    if t.status != Status.DIKERJAKAN:
        mulai(tindak_lanjut=t, oleh=oleh, pada=pada, asal=asal)
    ajukan_verifikasi(tindak_lanjut=t, hasil=hasil, oleh=oleh, pada=pada, asal=asal)
