"""Writes of kinerja, one implementation for one row and for many.

Callers have checked the rules (``kinerja.aturan``) and the right; a write to a locked quarter is
refused here, on every path. Call inside a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import Asal, simpan_banyak
from akun.kunci import pastikan_terbuka_banyak
from akun.models import Pengguna, UnitKerja
from akun.tulis import pilah, terapkan
from kinerja.hitung import Target
from kinerja.models import (
    IKU,
    Komponen,
    Narasi,
    PerjanjianKinerja,
    Realisasi,
    Sasaran,
    TargetTriwulan,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinerja.isian import (
        IsianIKU,
        IsianKomponen,
        IsianNarasi,
        IsianPK,
        IsianRealisasi,
        KunciIKU,
        KunciPK,
    )


def peta_unit(kode: Iterable[str]) -> dict[str, UnitKerja]:
    """Units by code."""
    return {u.kode: u for u in UnitKerja.objects.filter(kode__in=set(kode))}


def peta_pk(kunci: Iterable[KunciPK]) -> dict[KunciPK, PerjanjianKinerja]:
    """Agreements by (unit, tahun)."""
    kunci = set(kunci)
    daftar = PerjanjianKinerja.objects.select_related("unit").filter(
        unit__kode__in={k[0] for k in kunci}, tahun__in={k[1] for k in kunci}
    )
    return {(p.unit.kode, p.tahun): p for p in daftar}


def peta_iku(kunci: Iterable[KunciIKU]) -> dict[KunciIKU, IKU]:
    """Indicators by (unit, tahun, kode)."""
    kunci = set(kunci)
    daftar = IKU.objects.select_related("perjanjian__unit").filter(
        perjanjian__unit__kode__in={k[0] for k in kunci},
        perjanjian__tahun__in={k[1] for k in kunci},
    )
    return {(i.perjanjian.unit.kode, i.perjanjian.tahun, i.kode): i for i in daftar}


def buka_triwulan(kunci: Iterable[tuple[str, int, int]]) -> None:
    """Take the locks of (unit, tahun, triwulan); raise ``TriwulanTerkunci`` on a locked one."""
    per_unit: dict[str, set[tuple[int, int]]] = {}
    for unit, tahun, triwulan in kunci:
        per_unit.setdefault(unit, set()).add((tahun, triwulan))
    unit_obj = peta_unit(per_unit)
    for kode in sorted(per_unit):
        pastikan_terbuka_banyak(unit=unit_obj[kode], periode=per_unit[kode])


def tulis_pk(daftar: Sequence[IsianPK], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change agreements."""
    unit = peta_unit(i.unit for i in daftar)
    ada = peta_pk(i.kunci for i in daftar)
    baru: list[PerjanjianKinerja] = []
    ubah: list[PerjanjianKinerja] = []
    for i in daftar:
        objek = ada.get(i.kunci) or PerjanjianKinerja(unit=unit[i.unit], tahun=i.tahun)
        beda = terapkan(
            objek, {"nomor": i.nomor, "tanggal": i.tanggal, "batas_capaian": i.batas_capaian}
        )
        pilah(objek, beda, baru, ubah)
    simpan_banyak(
        PerjanjianKinerja,
        baru=baru,
        ubah=ubah,
        kolom=["nomor", "tanggal", "batas_capaian"],
        oleh=oleh,
        asal=asal,
    )


def tulis_iku(
    daftar: Sequence[IsianIKU], *, oleh: Pengguna | None, asal: Asal, alasan: str = ""
) -> None:
    """Create or change indicators with their goal and targets."""
    pk = peta_pk(i.pk for i in daftar)
    sasaran = _tulis_sasaran(daftar, pk, oleh=oleh, asal=asal)
    ada = peta_iku(i.kunci for i in daftar)
    baru: list[IKU] = []
    ubah: list[IKU] = []
    for i in daftar:
        objek = ada.get(i.kunci) or IKU(perjanjian=pk[i.pk], kode=i.kode)
        beda = terapkan(objek, _nilai_iku(i) | {"sasaran_id": sasaran[i.pk, i.sasaran_nomor].pk})
        pilah(objek, beda, baru, ubah)
    kolom = [*_KOLOM_IKU, "sasaran", "target_bawah", "target_atas"]
    simpan_banyak(IKU, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal, alasan=alasan)
    _tulis_target(daftar, oleh=oleh, asal=asal, alasan=alasan)


_KOLOM_IKU = (
    "indikator",
    "satuan",
    "arah",
    "rumus_turun",
    "cara_hitung",
    "akumulasi",
    "skala_maks",
    "penanggung_jawab",
    "definisi",
    "formula",
)


def _nilai_iku(i: IsianIKU) -> dict[str, object]:
    nilai: dict[str, object] = {nama: getattr(i, nama) for nama in _KOLOM_IKU}
    return nilai | {"target_bawah": i.target_tahun.bawah, "target_atas": i.target_tahun.atas}


def _tulis_sasaran(
    daftar: Sequence[IsianIKU],
    pk: dict[KunciPK, PerjanjianKinerja],
    *,
    oleh: Pengguna | None,
    asal: Asal,
) -> dict[tuple[KunciPK, str], Sasaran]:
    kunci_pk = {p.pk: k for k, p in pk.items()}
    ada = {
        (kunci_pk[s.perjanjian_id], s.nomor): s
        for s in Sasaran.objects.filter(perjanjian__in=kunci_pk)
    }
    baru: list[Sasaran] = []
    ubah: list[Sasaran] = []
    for kunci, uraian in {(i.pk, i.sasaran_nomor): i.sasaran for i in daftar}.items():
        objek = ada.get(kunci) or Sasaran(perjanjian=pk[kunci[0]], nomor=kunci[1])
        ada[kunci] = objek
        pilah(objek, terapkan(objek, {"uraian": uraian}), baru, ubah)
    simpan_banyak(Sasaran, baru=baru, ubah=ubah, kolom=["uraian"], oleh=oleh, asal=asal)
    return ada


def _tulis_target(
    daftar: Sequence[IsianIKU], *, oleh: Pengguna | None, asal: Asal, alasan: str
) -> None:
    iku = peta_iku(i.kunci for i in daftar)
    ada = {
        (t.iku_id, t.triwulan): t
        for t in TargetTriwulan.objects.filter(iku__in=[iku[i.kunci].pk for i in daftar])
    }
    baru: list[TargetTriwulan] = []
    ubah: list[TargetTriwulan] = []
    tersentuh: set[tuple[str, int, int]] = set()
    for i in daftar:
        for tw, target in enumerate(i.target_triwulan, start=1):
            objek = ada.get((iku[i.kunci].pk, tw))
            if objek is None and target == Target(None):
                continue
            objek = objek or TargetTriwulan(iku=iku[i.kunci], triwulan=tw)
            beda = terapkan(objek, {"bawah": target.bawah, "atas": target.atas})
            if pilah(objek, beda, baru, ubah):
                tersentuh.add((i.unit, i.tahun, tw))
    buka_triwulan(tersentuh)
    simpan_banyak(
        TargetTriwulan,
        baru=baru,
        ubah=ubah,
        kolom=["bawah", "atas"],
        oleh=oleh,
        asal=asal,
        alasan=alasan,
    )


def tulis_komponen(daftar: Sequence[IsianKomponen], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change komponen."""
    buka_triwulan((i.unit, i.tahun, i.triwulan) for i in daftar)
    iku = peta_iku(i.iku for i in daftar)
    ada = {
        (k.iku_id, k.triwulan, k.nama): k
        for k in Komponen.objects.filter(iku__in={iku[i.iku].pk for i in daftar})
    }
    baru: list[Komponen] = []
    ubah: list[Komponen] = []
    for i in daftar:
        objek = ada.get((iku[i.iku].pk, i.triwulan, i.nama)) or Komponen(
            iku=iku[i.iku], triwulan=i.triwulan, nama=i.nama
        )
        pilah(objek, terapkan(objek, {"sisi": i.sisi, "nilai": i.nilai}), baru, ubah)
    simpan_banyak(Komponen, baru=baru, ubah=ubah, kolom=["sisi", "nilai"], oleh=oleh, asal=asal)


_KOLOM_REALISASI = ("keadaan", "nilai", "periode_data", "sifat", "sumber", "alasan")


def tulis_realisasi(daftar: Sequence[IsianRealisasi], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change realisasi. A value that komponen give is not stored a second time."""
    buka_triwulan((i.unit, i.tahun, i.triwulan) for i in daftar)
    iku = peta_iku(i.iku for i in daftar)
    ada = {
        (r.iku_id, r.triwulan): r
        for r in Realisasi.objects.filter(iku__in={iku[i.iku].pk for i in daftar})
    }
    baru: list[Realisasi] = []
    ubah: list[Realisasi] = []
    for i in daftar:
        objek = ada.get((iku[i.iku].pk, i.triwulan)) or Realisasi(
            iku=iku[i.iku], triwulan=i.triwulan
        )
        beda = terapkan(objek, {nama: getattr(i, nama) for nama in _KOLOM_REALISASI})
        pilah(objek, beda, baru, ubah)
    simpan_banyak(Realisasi, baru=baru, ubah=ubah, kolom=_KOLOM_REALISASI, oleh=oleh, asal=asal)


def tulis_narasi(daftar: Sequence[IsianNarasi], *, oleh: Pengguna | None, asal: Asal) -> None:
    """Create or change narasi."""
    buka_triwulan((i.unit, i.tahun, i.triwulan) for i in daftar)
    iku = peta_iku(i.iku for i in daftar)
    ada = {
        (n.iku_id, n.triwulan, n.bagian): n
        for n in Narasi.objects.filter(iku__in={iku[i.iku].pk for i in daftar})
    }
    baru: list[Narasi] = []
    ubah: list[Narasi] = []
    for i in daftar:
        objek = ada.get((iku[i.iku].pk, i.triwulan, i.bagian)) or Narasi(
            iku=iku[i.iku], triwulan=i.triwulan, bagian=i.bagian
        )
        nilai = {"teks": i.teks, "baseline": i.baseline, "aktual": i.aktual}
        pilah(objek, terapkan(objek, nilai), baru, ubah)
    kolom = ["teks", "baseline", "aktual"]
    simpan_banyak(Narasi, baru=baru, ubah=ubah, kolom=kolom, oleh=oleh, asal=asal)
