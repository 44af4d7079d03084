"""Take over the result of a survey as the realisasi of an index IKU."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, hapus_tautan, simpan
from inti.galat import DataDitolak, galat
from kinerja.indeks_survei import sumber_survei
from kinerja.isian import IsianRealisasi
from kinerja.models import ButirSurvei, HasilSurvei
from kinerja.pilihan import CaraHitung, Keadaan
from kinerja.services.dasar import cocokkan_tanda, tanda_versi
from kinerja.services.pengisian import buka_pengisian, simpan_realisasi

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from akun.models import Pengguna
    from kinerja.hitung import ButirHitung
    from kinerja.models import IKU


def tanda_survei(iku: IKU, triwulan: int) -> str:
    """Return the mark of the survey and the realisasi of one IKU and quarter."""
    return tanda_versi(
        [*iku.survei.filter(triwulan=triwulan), *iku.realisasi.filter(triwulan=triwulan)]
    )


@transaction.atomic
def simpan_survei(
    *,
    iku: IKU,
    triwulan: int,
    n: int,
    butir: Sequence[ButirHitung],
    oleh: Pengguna | None,
    pada: date,
    berkas: str = "",
    periode_data: str = "",
    tanda: str | None = None,
    asal: Asal = Asal.HALAMAN,
) -> HasilSurvei:
    """Store the aggregates of ``n`` respondents and make their index the measured value.

    An earlier survey of the quarter is replaced, its figures stay in the history. What the row of
    realisasi said of another value (its source, its period) goes with it. ``tanda`` is
    ``tanda_survei`` of what the person saw. Raises ``IzinDitolak``, ``TriwulanTerkunci``,
    ``VersiBerubah`` or ``DataDitolak``.
    """
    buka_pengisian(iku, triwulan, oleh, pada)
    cocokkan_tanda(tanda_survei(iku, triwulan), tanda)
    _periksa(iku, n, butir)
    hasil = _tulis_hasil(iku, triwulan, n, berkas[-250:], oleh=oleh, asal=asal)
    _tulis_butir(hasil, butir, oleh=oleh, asal=asal)
    baris = iku.realisasi.filter(triwulan=triwulan, keadaan=Keadaan.TERUKUR).first()
    isian = IsianRealisasi(
        "",
        0,
        "",
        triwulan,
        keadaan=Keadaan.TERUKUR,
        periode_data=periode_data or (baris.periode_data if baris else ""),
        sifat=baris.sifat if baris else "",
        sumber=sumber_survei(n),
    )
    simpan_realisasi(iku=iku, triwulan=triwulan, isian=isian, oleh=oleh, pada=pada, asal=asal)
    return hasil


def _periksa(iku: IKU, n: int, butir: Sequence[ButirHitung]) -> None:
    if iku.cara_hitung != CaraHitung.INDEKS:
        pesan = (
            f"IKU {iku.kode} dihitung secara {iku.get_cara_hitung_display().lower()}, bukan indeks "
            "survei. Pilih IKU indeks."
        )
        raise DataDitolak([galat("iku", pesan, iku.kode)])
    if n < 1 or not any(b.n for b in butir):
        raise DataDitolak([galat("berkas", "Berkas tidak berisi satu pun jawaban.")])


def _tulis_hasil(
    iku: IKU, triwulan: int, n: int, berkas: str, *, oleh: Pengguna | None, asal: Asal
) -> HasilSurvei:
    """Store the survey itself; what is the same already stays as it is."""
    hasil = iku.survei.filter(triwulan=triwulan).first()
    if hasil is None:
        hasil = HasilSurvei(iku=iku, triwulan=triwulan)
    elif (hasil.n, hasil.berkas) == (n, berkas):
        return hasil
    hasil.n, hasil.berkas = n, berkas
    simpan(hasil, oleh=oleh, asal=asal)
    return hasil


def _tulis_butir(
    hasil: HasilSurvei, butir: Sequence[ButirHitung], *, oleh: Pengguna | None, asal: Asal
) -> None:
    """Bring the stored items to those given; an item that is gone leaves its history."""
    ada = {b.nomor: b for b in hasil.butir.all()}
    sisa = [b for nomor, b in ada.items() if nomor > len(butir)]
    hapus_tautan(sisa, oleh=oleh, asal=asal, alasan="Survei diganti")
    for nomor, b in enumerate(butir, start=1):
        baris = ada.get(nomor) or ButirSurvei(hasil=hasil, nomor=nomor)
        isi = {
            "nama": b.nama[:500],
            "aspek": b.aspek[:200],
            "jumlah": b.jumlah,
            "n": b.n,
            "kosong": b.kosong,
        }
        if nomor not in ada or any(getattr(baris, k) != v for k, v in isi.items()):
            for k, v in isi.items():
                setattr(baris, k, v)
            simpan(baris, oleh=oleh, asal=asal)
