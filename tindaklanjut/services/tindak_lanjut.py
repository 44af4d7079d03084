"""Create and change tindak lanjut, move their tenggat, report progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from akun.dasar import Asal, simpan, simpan_banyak
from akun.muat import nama_pihak
from bukti.models import StatusKlaim
from bukti.muat import teks_bukti
from inti.alur import dimundurkan
from inti.galat import DataDitolak, TransisiDitolak, galat, tolak_bila_ada
from tindaklanjut.aturan import periksa_tindak_lanjut
from tindaklanjut.isian import IsianTindakLanjut
from tindaklanjut.izin import (
    PENGELOLA_TL,
    HakTindakLanjut,
    pastikan,
    pastikan_melapor,
    pastikan_memperpanjang,
    pastikan_mengelola,
)
from tindaklanjut.models import Perkembangan, TindakLanjut, TindakLanjutIKU
from tindaklanjut.muat import sumber
from tindaklanjut.penomoran import kode_tindak_lanjut_berikut
from tindaklanjut.pilihan import TERBUKA, PeranPIC, Prioritas, Status
from tindaklanjut.services.dasar import (
    ambil,
    ambil_banyak,
    lengkap,
    pastikan_iku_unit,
    periksa_semua,
)
from tindaklanjut.tulis import beda_tautan, tulis_pic, tulis_tautan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from akun.models import Pengguna, Pihak, UnitKerja
    from kinerja.models import IKU
    from tindaklanjut.models import HasilRapat, Kendala


@dataclass(frozen=True, slots=True)
class Rincian:
    """What a form says of a task; ``pic`` does it, ``pendukung`` help, ``pengawal`` chases."""

    uraian: str
    tenggat: date | None
    pic: Pihak | None
    pendukung: Sequence[Pihak] = ()
    pengawal: Pengguna | None = None
    prioritas: str = Prioritas.SEDANG
    iku: Sequence[IKU] = ()

    @property
    def peran(self) -> dict[int, PeranPIC]:
        """{id of the pihak: peran}, as ``tulis_pic`` wants it."""
        hasil = {p.pk: PeranPIC.PENDUKUNG for p in self.pendukung}
        return hasil | ({self.pic.pk: PeranPIC.UTAMA} if self.pic else {})


@transaction.atomic
def buat_tindak_lanjut(
    *,
    unit: UnitKerja,
    rincian: Rincian,
    oleh: Pengguna | None,
    pada: date,
    hasil_rapat: HasilRapat | None = None,
    kendala: Kendala | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Create a task of a hasil rapat, of a kendala (then it is an upaya) or of neither.

    KOORDINATOR and above always; TIM only in a rapat one records, until it is SELESAI (5.1).
    Raises ``IzinDitolak`` or ``DataDitolak``.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    pastikan_sumber(siapa, unit, hasil_rapat, kendala)
    t = TindakLanjut(
        unit=unit,
        kode=kode_tindak_lanjut_berikut(unit, pada.year),
        hasil_rapat=hasil_rapat,
        kendala=kendala,
        uraian=rincian.uraian.strip(),
        tenggat=rincian.tenggat,
        prioritas=rincian.prioritas,
        pengawal=rincian.pengawal,
    )
    _periksa(t, rincian, lama=None)
    simpan(t, oleh=oleh, asal=asal)
    _tulis_sekitar(t, rincian, oleh=oleh, asal=asal)
    return t


def pastikan_sumber(
    siapa: HakTindakLanjut, unit: UnitKerja, hasil: HasilRapat | None, kendala: Kendala | None
) -> None:
    """Who may create a task of this source; the source belongs to the unit itself."""
    if kendala is not None and kendala.unit_id != unit.pk:
        raise DataDitolak([galat("", "Kendala itu milik unit lain.")])
    if hasil is None:
        pastikan_mengelola(siapa, unit.pk)
        return
    if hasil.rapat.unit_id != unit.pk:
        raise DataDitolak([galat("", "Rapat itu milik unit lain.")])
    pastikan(
        siapa.menugaskan(hasil.rapat),
        "Tugas dari rapat ini dibuat pencatatnya selama notula masih draf, atau oleh "
        f"{PENGELOLA_TL} unit ini. Mintalah kepada mereka.",
    )


@transaction.atomic
def ubah_tindak_lanjut(
    *,
    tindak_lanjut: TindakLanjut,
    rincian: Rincian,
    oleh: Pengguna | None,
    pada: date,
    alasan: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Change what a task is and who does it. For KOORDINATOR and above, while it is open.

    A later tenggat is an extension: it needs ``alasan``, the second one PIMPINAN. Raises
    ``IzinDitolak``, ``TransisiDitolak``, ``VersiBerubah`` or ``DataDitolak``.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    t = ambil(tindak_lanjut, versi)
    pastikan_mengelola(siapa, t.unit_id)
    _pastikan_terbuka(t)
    alasan = alasan.strip()
    lama = _isian(t, _rincian_kini(t))
    if dimundurkan(t.tenggat, rincian.tenggat):
        pastikan_memperpanjang(siapa, t)
        t.jumlah_perpanjangan += 1
    t.uraian, t.tenggat, t.prioritas = rincian.uraian.strip(), rincian.tenggat, rincian.prioritas
    t.pengawal = rincian.pengawal
    t.nama_pengawal = "" if rincian.pengawal else t.nama_pengawal
    _periksa(t, rincian, lama=lama, alasan=alasan)
    simpan(t, oleh=oleh, asal=asal, alasan=alasan)
    _tulis_sekitar(t, rincian, oleh=oleh, asal=asal, alasan=alasan)
    return lengkap().get(pk=t.pk)


def _pastikan_terbuka(t: TindakLanjut) -> None:
    if t.status not in TERBUKA:
        raise TransisiDitolak(
            f"Tindak lanjut ini sudah {Status(t.status).label}, jadi tidak diubah lagi. "
            "Yang Selesai dapat dibuka kembali oleh Koordinator dengan alasan."
        )


def _rincian_kini(t: TindakLanjut) -> Rincian:
    """The stored facts of a task in the shape of a form; needs ``lengkap``."""
    utama = [p.pihak for p in t.pic.all() if p.peran == PeranPIC.UTAMA]
    return Rincian(
        uraian=t.uraian,
        tenggat=t.tenggat,
        pic=utama[0] if utama else None,
        pendukung=[p.pihak for p in t.pic.all() if p.peran == PeranPIC.PENDUKUNG],
        pengawal=t.pengawal,
        prioritas=t.prioritas,
    )


def _isian(t: TindakLanjut, rincian: Rincian, alasan: str | None = None) -> IsianTindakLanjut:
    """The task as the rules see it."""
    bukti = t.bukti.select_related("bukti").exclude(status=StatusKlaim.DITOLAK) if t.pk else ()
    return IsianTindakLanjut(
        unit=t.unit.kode,
        kode=t.kode,
        sumber=sumber(t),
        uraian=rincian.uraian.strip(),
        pic=nama_pihak(rincian.pic),
        pendukung=tuple(nama_pihak(p) for p in rincian.pendukung),
        pengawal=rincian.pengawal.username if rincian.pengawal else "",
        tenggat=rincian.tenggat,
        prioritas=rincian.prioritas,
        status=t.status,
        tanggal_selesai=t.tanggal_selesai,
        hasil=t.hasil,
        hambatan=t.hambatan,
        bukti=tuple(teks_bukti(k.bukti) for k in bukti),
        alasan=t.alasan if alasan is None else alasan,
    )


def _periksa(
    t: TindakLanjut, rincian: Rincian, *, lama: IsianTindakLanjut | None, alasan: str = ""
) -> None:
    """The rules of the room, and what a page asks beyond an import: PIC, and a pengawal (1.1)."""
    pastikan_iku_unit(t.unit, rincian.iku)
    # The column keeps the reason of the status; that of a later tenggat goes to the history.
    butuh = lama is not None and dimundurkan(lama.tenggat, rincian.tenggat)
    temuan = list(
        periksa_tindak_lanjut(
            _isian(t, rincian, alasan if butuh else None),
            lama=lama,
            tanggal_rapat=t.hasil_rapat.rapat.tanggal if t.hasil_rapat else None,
            pic_luar=rincian.pic is not None and rincian.pic.luar,
        )
    )
    if rincian.pic is None:
        temuan.append(galat("pic", "Pilih PIC: orang, tim, atau instansi yang mengerjakan."))
    elif rincian.pic.luar and rincian.pengawal is None:
        temuan.append(galat("pengawal", "PIC instansi perlu pengawal: orang dalam yang menagih."))
    tolak_bila_ada(temuan)


def _tulis_sekitar(
    t: TindakLanjut, rincian: Rincian, *, oleh: Pengguna | None, asal: Asal, alasan: str = ""
) -> None:
    """PIC and IKU of one task."""
    tulis_pic({t.pk: rincian.peran}, oleh=oleh, asal=asal, alasan=alasan)
    ada = {s.iku_id: s for s in TindakLanjutIKU.objects.filter(tindak_lanjut=t)}
    perlu = {i.pk: TindakLanjutIKU(tindak_lanjut=t, iku=i) for i in rincian.iku}
    baru, hapus = beda_tautan(ada, perlu)
    tulis_tautan(TindakLanjutIKU, baru=baru, hapus=hapus, oleh=oleh, asal=asal, alasan=alasan)


# --- Tenggat --------------------------------------------------------------------------------------


@transaction.atomic
def ubah_tenggat_banyak(
    *,
    daftar: Sequence[TindakLanjut],
    tenggat: date,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: Mapping[int, int] | None = None,
    asal: Asal = Asal.HALAMAN,
) -> list[TindakLanjut]:
    """Give open tasks another tenggat, each with its history row.

    Later is an extension: reason, KOORDINATOR the first time, PIMPINAN after that; earlier is
    KOORDINATOR's. A task whose tenggat is that day already stays as it is.
    """
    siapa = HakTindakLanjut.untuk(oleh, pada)
    alasan = alasan.strip()
    baris = ambil_banyak(daftar, versi)

    def periksa(t: TindakLanjut) -> None:
        pastikan_mengelola(siapa, t.unit_id)
        _pastikan_terbuka(t)
        if dimundurkan(t.tenggat, tenggat):
            pastikan_memperpanjang(siapa, t)
        _pastikan_tenggat(t, tenggat, alasan)

    periksa_semua(baris, periksa)
    return pindahkan_tenggat(baris, tenggat, alasan=alasan, oleh=oleh, asal=asal)


def _pastikan_tenggat(t: TindakLanjut, tenggat: date, alasan: str) -> None:
    if dimundurkan(t.tenggat, tenggat) and not alasan:
        raise DataDitolak([galat("alasan", "Tenggat dimundurkan: isi alasan perpanjangan.")])
    if t.hasil_rapat and tenggat < t.hasil_rapat.rapat.tanggal:
        raise DataDitolak([galat("tenggat", "Tenggat mendahului rapatnya. Pilih hari sesudahnya.")])


def pindahkan_tenggat(
    daftar: Sequence[TindakLanjut],
    tenggat: date,
    *,
    alasan: str,
    oleh: Pengguna | None,
    asal: Asal,
) -> list[TindakLanjut]:
    """Write another tenggat, its reason in the history; the caller judged and holds the rows."""
    berubah = [t for t in daftar if t.tenggat != tenggat]
    for t in berubah:
        t.jumlah_perpanjangan += dimundurkan(t.tenggat, tenggat)
        t.tenggat = tenggat
    kolom = ["tenggat", "jumlah_perpanjangan"]
    simpan_banyak(
        TindakLanjut, baru=[], ubah=berubah, kolom=kolom, oleh=oleh, asal=asal, alasan=alasan
    )
    return list(daftar)


def perpanjang(
    *,
    tindak_lanjut: TindakLanjut,
    tenggat: date,
    alasan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Move the tenggat of one task later; ``ubah_tenggat_banyak`` judges and writes."""
    if not dimundurkan(tindak_lanjut.tenggat, tenggat):
        raise DataDitolak([galat("tenggat", "Pilih tenggat sesudah tenggat yang sekarang.")])
    return ubah_tenggat_banyak(
        daftar=[tindak_lanjut],
        tenggat=tenggat,
        alasan=alasan,
        oleh=oleh,
        pada=pada,
        versi=None if versi is None else {tindak_lanjut.pk: versi},
        asal=asal,
    )[0]


# --- Progress -------------------------------------------------------------------------------------


@transaction.atomic
def catat_perkembangan(
    *,
    tindak_lanjut: TindakLanjut,
    teks: str,
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> Perkembangan:
    """Put a progress note on the timeline; silence ends on ``pada``."""
    t = ambil(tindak_lanjut, None)
    pastikan_melapor(HakTindakLanjut.untuk(oleh, pada), t)
    if not teks.strip():
        raise DataDitolak([galat("teks", "Tulis perkembangannya lebih dahulu.")])
    catatan = Perkembangan(tindak_lanjut=t, tanggal=pada, teks=teks.strip(), oleh=oleh)
    simpan(catatan, oleh=oleh, asal=asal)
    _beri_kabar(t, pada, oleh=oleh, asal=asal)
    return catatan


def _beri_kabar(t: TindakLanjut, pada: date, *, oleh: Pengguna | None, asal: Asal) -> None:
    if t.kabar_terakhir != pada:
        t.kabar_terakhir = pada
        simpan_banyak(
            TindakLanjut, baru=[], ubah=[t], kolom=["kabar_terakhir"], oleh=oleh, asal=asal
        )


@transaction.atomic
def catat_hambatan(
    *,
    tindak_lanjut: TindakLanjut,
    hambatan: str,
    oleh: Pengguna | None,
    pada: date,
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> TindakLanjut:
    """Say what holds an open task back; an empty text says that nothing does any more."""
    t = ambil(tindak_lanjut, versi)
    pastikan_melapor(HakTindakLanjut.untuk(oleh, pada), t)
    _pastikan_terbuka(t)
    t.hambatan, t.kabar_terakhir = hambatan.strip(), pada
    return simpan(t, oleh=oleh, asal=asal)
