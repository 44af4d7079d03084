"""Writes of renaksi, one implementation for one row and for many.

Callers have checked the rules (``renaksi.aturan``) and the right; a write to a locked quarter is
refused here. Call inside a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from akun.dasar import Asal, hapus_tautan, simpan_banyak
from akun.tulis import pilah, terapkan
from kinerja.tulis import buka_triwulan, peta_iku, peta_pk
from renaksi.models import ButirKeterangan, Renaksi, Tahapan, TopikKebijakan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from akun.models import Pengguna, Pihak
    from renaksi.isian import IsianRenaksi, IsianTahapan, IsianTopik, KunciRenaksi, KunciTopik


class PencariPihak(Protocol):
    """Finds the party a text names in a unit: ``akun.muat.PetaPihak``, or a form's one choice."""

    def pihak(self, unit: str, nama: str) -> Pihak | None: ...


def peta_topik(kunci: Iterable[KunciTopik]) -> dict[KunciTopik, TopikKebijakan]:
    """Topics by (unit, tahun, kode IKU, nama)."""
    kunci = set(kunci)
    daftar = TopikKebijakan.objects.select_related("iku__perjanjian__unit").filter(
        iku__perjanjian__unit__kode__in={k[0] for k in kunci},
        iku__perjanjian__tahun__in={k[1] for k in kunci},
    )
    return {
        (t.iku.perjanjian.unit.kode, t.iku.perjanjian.tahun, t.iku.kode, t.nama): t for t in daftar
    }


def peta_renaksi(kunci: Iterable[KunciRenaksi]) -> dict[KunciRenaksi, Renaksi]:
    """Planned actions by (unit, tahun, kode IKU, triwulan, nomor)."""
    kunci = set(kunci)
    daftar = Renaksi.objects.select_related("iku__perjanjian__unit").filter(
        iku__perjanjian__unit__kode__in={k[0] for k in kunci},
        iku__perjanjian__tahun__in={k[1] for k in kunci},
    )
    return {
        (r.iku.perjanjian.unit.kode, r.iku.perjanjian.tahun, r.iku.kode, r.triwulan, r.nomor): r
        for r in daftar
    }


def tulis_tahapan(daftar: Sequence[IsianTahapan], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change the stages of a unit-year."""
    pk = peta_pk(i.pk for i in daftar)
    ada = {
        (t.perjanjian_id, t.tahap): t
        for t in Tahapan.objects.filter(perjanjian__in=[p.pk for p in pk.values()])
    }
    baru: list[Tahapan] = []
    ubah: list[Tahapan] = []
    for i in daftar:
        objek = ada.get((pk[i.pk].pk, i.tahap)) or Tahapan(perjanjian=pk[i.pk], tahap=i.tahap)
        nilai = {"nama": i.nama, "alias": i.alias, "bobot": i.bobot}
        pilah(objek, terapkan(objek, nilai), baru, ubah)
    kolom = ["nama", "alias", "bobot"]
    simpan_banyak(Tahapan, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal)


def tulis_topik(daftar: Sequence[IsianTopik], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create topics that are not stored yet; a topic has no other field than its name."""
    iku = peta_iku(i.iku for i in daftar)
    ada = peta_topik(i.kunci for i in daftar)
    baru = [TopikKebijakan(iku=iku[i.iku], nama=i.nama) for i in daftar if i.kunci not in ada]
    simpan_banyak(TopikKebijakan, baru=baru, ubah=[], kolom=[], oleh=oleh, asal=asal)


_KOLOM = (
    "uraian",
    "tenggat",
    "status",
    "tanggal_selesai",
    "tahap",
    "hambatan",
    "alasan",
)


def tulis_renaksi(
    daftar: Sequence[IsianRenaksi],
    *,
    pihak: PencariPihak,
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str = "",
    diingatkan_sejak: date | None = None,
) -> None:
    """Create or change planned actions with their statements.

    A new one is reminded only from ``diingatkan_sejak`` on.
    """
    buka_triwulan((i.unit, i.tahun, i.triwulan) for i in daftar)
    iku = peta_iku(i.iku for i in daftar)
    topik = peta_topik(k for i in daftar if (k := i.kunci_topik))
    ada = peta_renaksi(i.kunci for i in daftar)
    baru: list[Renaksi] = []
    ubah: list[Renaksi] = []
    for i in daftar:
        objek = ada.get(i.kunci) or Renaksi(
            iku=iku[i.iku],
            triwulan=i.triwulan,
            nomor=i.nomor,
            diingatkan_sejak=diingatkan_sejak,
        )
        pic = pihak.pihak(i.unit, i.pic)
        t = topik[i.kunci_topik] if i.kunci_topik else None
        nilai: dict[str, object] = {nama: getattr(i, nama) for nama in _KOLOM}
        nilai |= {"pic_id": pic.pk if pic else None, "topik_id": t.pk if t else None}
        pilah(objek, terapkan(objek, nilai), baru, ubah)
    kolom = [*_KOLOM, "pic", "topik"]
    simpan_banyak(Renaksi, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal, alasan=alasan)
    _tulis_keterangan(daftar, oleh=oleh, asal=asal)


def _tulis_keterangan(daftar: Sequence[IsianRenaksi], *, oleh: Pengguna | None, asal: Asal) -> None:
    renaksi = peta_renaksi(i.kunci for i in daftar)
    ada: dict[int, list[ButirKeterangan]] = {}
    for k in ButirKeterangan.objects.filter(renaksi__in=[renaksi[i.kunci].pk for i in daftar]):
        ada.setdefault(k.renaksi_id, []).append(k)
    baru: list[ButirKeterangan] = []
    ubah: list[ButirKeterangan] = []
    hapus: list[ButirKeterangan] = []
    for i in daftar:
        r = renaksi[i.kunci]
        lama = ada.get(r.pk, [])
        for n, butir in enumerate(i.keterangan):
            objek = (
                lama[n]
                if n < len(lama)
                else ButirKeterangan(renaksi=r, urutan=n + 1, dicatat_oleh=oleh)
            )
            nilai = {"urutan": n + 1, "teks": butir.teks, "tanggal": butir.tanggal}
            pilah(objek, terapkan(objek, nilai), baru, ubah)
        hapus += lama[len(i.keterangan) :]
    kolom = ["urutan", "teks", "tanggal"]
    simpan_banyak(ButirKeterangan, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal)
    hapus_tautan(hapus, oleh=oleh, asal=asal)
