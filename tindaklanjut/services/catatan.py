"""Minutes as they are typed: one butir at a time, again and again, over a line that may drop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from akun.dasar import Asal, cocokkan_versi, klaim_versi, simpan, simpan_banyak
from akun.models import Instansi
from akun.pihak import orang_unit
from inti.galat import DataDitolak, galat, tolak_bila_ada
from tindaklanjut.aturan import periksa_hasil
from tindaklanjut.izin import HakTindakLanjut, pastikan_mencatat
from tindaklanjut.models import HasilRapat
from tindaklanjut.services.dasar import ambil_rapat
from tindaklanjut.services.hasil import butir_berikut, isian_butir, simpan_butir
from tindaklanjut.services.rapat import pastikan_draf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from akun.models import Pengguna, UnitKerja
    from inti.galat import Temuan
    from tindaklanjut.models import Rapat

_PENGAWAL_LUAR: Final = "Pilih pengawal yang bertugas di unit ini."
_KOLOM_RENCANA: Final = ("ditugaskan", "pic_teks", "pengawal_id", "tenggat_teks")


@dataclass(frozen=True, slots=True)
class IsiButir:
    """A butir as typed; the task it will become may still be half said."""

    jenis: str
    uraian: str
    ditugaskan: bool = False
    pic_teks: str = ""
    pengawal_id: int | None = None
    tenggat_teks: str = ""


@transaction.atomic
def catat_butir(
    *,
    rapat: Rapat,
    isi: IsiButir,
    oleh: Pengguna | None,
    pada: date,
    hasil: HasilRapat | None = None,
    kunci: str = "",
    versi: int | None = None,
    asal: Asal = Asal.HALAMAN,
) -> HasilRapat:
    """Store a butir of a draft with the task it will become, however often the same is sent.

    ``kunci`` names a new butir on its device: a second sending finds the first. Nothing is written
    when nothing changed. Raises ``IzinDitolak``, ``TransisiDitolak``, ``VersiBerubah`` or
    ``DataDitolak``.
    """
    kini = ambil_rapat(rapat)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), kini)
    butir = _tersimpan(kini, hasil, kunci)
    if butir is None:
        butir = butir_berikut(kini)
        butir.kunci = kunci
    elif _sama(butir, isi):
        return butir
    else:
        cocokkan_versi(butir, versi)
    _isi_rencana(butir, isi, kini.unit, pada)
    if (butir.jenis, butir.uraian) != (isi.jenis, isi.uraian.strip()):
        return simpan_butir(butir, isi.jenis, isi.uraian, oleh=oleh, asal=asal)
    # Only the sketch of the task moved: the history tells facts, and this is none yet.
    klaim_versi(butir)
    butir.save(update_fields=["ditugaskan", "pic_teks", "pengawal", "tenggat_teks"])
    return butir


@transaction.atomic
def catat_butir_banyak(
    *,
    rapat: Rapat,
    daftar: Mapping[str, IsiButir],
    oleh: Pengguna | None,
    pada: date,
    asal: Asal = Asal.HALAMAN,
) -> list[HasilRapat]:
    """Add butir at the end of a draft in one go, by the ``kunci`` each is sent with.

    All of it or nothing; a ``kunci`` stored already is left as it stands, so that sending twice
    makes no second copy. A constant number of queries. Raises as ``catat_butir`` does.
    """
    kini = ambil_rapat(rapat)
    pastikan_draf(HakTindakLanjut.untuk(oleh, pada), kini)
    ada = set(kini.hasil.filter(kunci__in=list(daftar)).values_list("kunci", flat=True))
    baru = {kunci: isi for kunci, isi in daftar.items() if kunci not in ada}
    boleh = set(orang_unit(kini.unit, pada).values_list("pk", flat=True))
    awal = int(butir_berikut(kini).nomor)
    hasil: list[HasilRapat] = []
    temuan: list[Temuan] = []
    for n, (kunci, isi) in enumerate(baru.items()):
        butir = HasilRapat(
            rapat=kini,
            nomor=str(awal + n),
            jenis=isi.jenis,
            uraian=isi.uraian.strip(),
            kunci=kunci,
            ditugaskan=isi.ditugaskan,
            pic_teks=isi.pic_teks,
            pengawal_id=isi.pengawal_id,
            tenggat_teks=isi.tenggat_teks,
        )
        temuan += [*periksa_hasil(isian_butir(butir))]
        if isi.pengawal_id is not None and isi.pengawal_id not in boleh:
            temuan.append(galat("pengawal", _PENGAWAL_LUAR))
        hasil.append(butir)
    tolak_bila_ada(temuan)
    simpan_banyak(HasilRapat, baru=hasil, ubah=[], kolom=[], oleh=oleh, asal=asal)
    return hasil


def _tersimpan(rapat: Rapat, hasil: HasilRapat | None, kunci: str) -> HasilRapat | None:
    semua = rapat.hasil.select_for_update()
    if hasil is not None:
        return semua.get(pk=hasil.pk)
    return semua.filter(kunci=kunci).first() if kunci else None


def _sama(butir: HasilRapat, isi: IsiButir) -> bool:
    return (butir.jenis, butir.uraian) == (isi.jenis, isi.uraian.strip()) and all(
        getattr(butir, nama) == getattr(isi, nama) for nama in _KOLOM_RENCANA
    )


def _isi_rencana(butir: HasilRapat, isi: IsiButir, unit: UnitKerja, pada: date) -> None:
    berubah = any(getattr(butir, nama) != getattr(isi, nama) for nama in _KOLOM_RENCANA)
    if not berubah:
        return
    if butir.tugas_id is not None:
        raise DataDitolak(
            [galat("", "Butir ini sudah menjadi tindak lanjut. Ubah PIC dan tenggatnya di sana.")]
        )
    pengawal = isi.pengawal_id
    if pengawal not in (None, butir.pengawal_id) and not (
        orang_unit(unit, pada).filter(pk__in=[pengawal]).exists()
    ):
        raise DataDitolak([galat("pengawal", _PENGAWAL_LUAR)])
    for nama in _KOLOM_RENCANA:
        setattr(butir, nama, getattr(isi, nama))


@transaction.atomic
def daftarkan_instansi(
    *, unit: UnitKerja, nama: str, oleh: Pengguna | None, pada: date, asal: Asal = Asal.HALAMAN
) -> Instansi:
    """Return the institution of that name, made when nobody knows it yet.

    Whoever records may add one, since a meeting does not wait; only an ADMIN corrects the list.
    """
    pastikan_mencatat(HakTindakLanjut.untuk(oleh, pada), unit.pk)
    bersih = " ".join(nama.replace(";", ",").split())
    if not bersih:
        raise DataDitolak([galat("nama", "Tulis nama instansinya.")])
    ada = Instansi.objects.filter(nama__iexact=bersih).first()
    return ada or simpan(Instansi(nama=bersih), oleh=oleh, asal=asal)
