"""Random unit-years: the JSON against a count that shares no code with the product."""

from __future__ import annotations

import io
import json
import math
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command

from kinerja.pilihan import Sisi
from rb.models import Tonggak
from tests.pabrik import (
    TAHUN,
    PabrikIKU,
    PabrikKomponen,
    PabrikPerjanjianKinerja,
    PabrikRealisasi,
    PabrikRenaksi,
    PabrikRenaksiRB,
    PabrikTargetTriwulan,
    PabrikTindakLanjut,
    PabrikTonggak,
    PabrikTopikKebijakan,
)

if TYPE_CHECKING:
    from kinerja.models import IKU
    from renaksi.models import TopikKebijakan

pytestmark = pytest.mark.django_db
AKHIR = {
    1: date(TAHUN, 3, 31),
    2: date(TAHUN, 6, 30),
    3: date(TAHUN, 9, 30),
    4: date(TAHUN, 12, 31),
}
BOBOT = (Fraction(20), Fraction(25), Fraction(55, 2), Fraction(55, 2))
TARGET_RB = 92


def dua(nilai: Fraction | None) -> str | None:
    """Two decimals, half up, from an exact fraction."""
    if nilai is None:
        return None
    seratus = math.floor(abs(nilai) * 100 + Fraction(1, 2))
    tanda = "-" if nilai < 0 and seratus else ""
    return f"{tanda}{Decimal(seratus).scaleb(-2).quantize(Decimal('0.01'), ROUND_HALF_UP)}"


def hari_acak(acak: Random) -> date:
    return date(TAHUN, 1, 1) + timedelta(days=acak.randrange(365))


class Tiruan:
    """A random unit-year, stored and remembered in plain Python at the same time."""

    def __init__(self, benih: int) -> None:
        self.acak = Random(benih)  # noqa: S311 - test data
        self.triwulan = self.acak.randint(1, 4)
        self.pada = hari_acak(self.acak)
        self.ambang = self.pada - timedelta(days=1)
        while self.ambang.weekday() >= 5:
            self.ambang -= timedelta(days=1)
        self.perjanjian = PabrikPerjanjianKinerja.create(batas_capaian=self.acak.choice([110, 120]))
        self.capaian: list[Fraction | None] = []
        self.realisasi: dict[str, Fraction | None] = {}
        self.efektivitas: dict[str, tuple[Fraction | None, list[int]]] = {}
        self.rb = self.susun_rb()
        for n in range(6):
            self.susun_iku(f"1.{n}")
        for n in range(2):
            self.susun_papan(f"2.{n}")
        self.tindak_lanjut = self.susun_tindak_lanjut()

    def target(self, kode: str, **ciri: Any) -> tuple[IKU, list[int]]:
        """An IKU with a whole target per quarter; 0 is none."""
        iku = PabrikIKU.create(perjanjian=self.perjanjian, kode=kode, **ciri)
        target = [self.acak.choice([0, 20, 45, 80]) for _ in range(4)]
        for tw, nilai in enumerate(target, start=1):
            PabrikTargetTriwulan.create(iku=iku, triwulan=tw, bawah=Decimal(nilai))
        return iku, target

    def catat(self, kode: str, nilai: Fraction | None, target: int) -> None:
        self.realisasi[kode] = nilai
        self.capaian.append(
            None
            if nilai is None or not target
            else max(
                Fraction(0), min(nilai / target * 100, Fraction(self.perjanjian.batas_capaian))
            )
        )

    def susun_iku(self, kode: str) -> None:
        if self.acak.random() < 0.5:
            self.susun_rasio(kode)
            return
        jumlah = self.acak.random() < 0.5
        iku, target = self.target(kode, akumulasi="jumlah" if jumlah else "posisi")
        nilai: list[Fraction | None] = []
        for tw in range(1, 5):
            angka = self.acak.choice([None, Decimal(self.acak.randint(-500, 9000)) / 100])
            PabrikRealisasi.create(
                iku=iku,
                triwulan=tw,
                **({"belum_terukur": True} if angka is None else {"nilai": angka}),
            )
            nilai.append(None if angka is None else Fraction(angka))
        kini = nilai[self.triwulan - 1]
        if jumlah:
            sampai = nilai[: self.triwulan]
            total = sum((n for n in sampai if n is not None), Fraction(0))
            self.catat(kode, None if kini is None else total, sum(target[: self.triwulan]))
        else:
            self.catat(kode, kini, target[self.triwulan - 1])

    def susun_rasio(self, kode: str) -> None:
        iku, target = self.target(kode, cara_hitung="rasio")
        atas, bawah = Fraction(0), Fraction(0)
        for n, sisi in enumerate([Sisi.PEMBILANG, Sisi.PENYEBUT, self.acak.choice(list(Sisi))]):
            nilai = self.acak.randint(1, 10**8)
            PabrikKomponen.create(
                iku=iku, triwulan=self.triwulan, nama=str(n), sisi=sisi, nilai=Decimal(nilai)
            )
            atas += nilai if sisi in {Sisi.PEMBILANG, Sisi.KEDUANYA} else 0
            bawah += nilai if sisi in {Sisi.PENYEBUT, Sisi.KEDUANYA} else 0
        self.catat(kode, atas / bawah * 100, target[self.triwulan - 1])

    def susun_papan(self, kode: str) -> None:
        iku, target = self.target(kode, tahapan=True)
        tahap_tercapai: list[int] = []
        for _ in range(self.acak.randint(0, 3)):
            topik = PabrikTopikKebijakan.create(iku=iku)
            tercapai = 0
            for tahap in (1, 2, 3, 4):
                selesai = [
                    self.langkah(iku, topik, tahap) for _ in range(self.acak.choice([1, 1, 2]))
                ]
                berlaku = [s for s in selesai if s is not None]
                if tercapai == tahap - 1 and berlaku and all(berlaku):
                    tercapai = tahap
            tahap_tercapai.append(tercapai)
        nilai = [sum(BOBOT[:t], Fraction(0)) for t in tahap_tercapai]
        rata = sum(nilai, Fraction(0)) / len(nilai) if nilai else None
        self.efektivitas[kode] = (rata, tahap_tercapai)
        self.catat(kode, rata, target[self.triwulan - 1])

    def langkah(self, iku: IKU, topik: TopikKebijakan, tahap: int) -> bool | None:
        """Store one langkah; whether it is done in time, ``None`` when it does not count."""
        ciri = self.acak.choice(["terlaksana"] * 6 + ["berjalan", "batal"])
        isi: dict[str, Any] = {ciri: True, "topik": topik, "tahap": tahap}
        selesai = hari_acak(self.acak)
        if ciri == "terlaksana":
            isi["tanggal_selesai"] = selesai
        PabrikRenaksi.create(iku=iku, triwulan=self.acak.randint(1, 4), **isi)
        if ciri == "batal":
            return None
        return ciri == "terlaksana" and selesai <= AKHIR[self.triwulan]

    def susun_rb(self) -> dict[str, Any]:
        _, target = self.target("4.1", tonggak_rb=True, target_bawah=Decimal(TARGET_RB))
        hitung = {"disahkan": 0, "diajukan": 0, "total": 0, "terlambat": 0}
        gagal = terencana = 0
        akhir = AKHIR[self.triwulan]
        for n in range(self.acak.randint(0, 6)):
            induk = PabrikRenaksiRB.create(unit=self.perjanjian.unit, nomor=str(n))
            for tw in self.acak.sample([1, 2, 3, 4], self.acak.randint(1, 4)):
                ciri = self.acak.choice(
                    ["", "disahkan", "disahkan", "diajukan", "dikembalikan", "gagal", "batal"]
                )
                tonggak = PabrikTonggak.create(
                    renaksi_rb=induk, triwulan=tw, **({ciri: True} if ciri else {})
                )
                selesai = hari_acak(self.acak)
                if ciri in {"disahkan", "diajukan"}:
                    sejak = selesai if ciri == "disahkan" else None
                    Tonggak.objects.filter(pk=tonggak.pk).update(
                        tanggal_selesai=selesai, dihitung_sejak=sejak
                    )
                if ciri == "batal":
                    continue
                hitung["total"] += 1
                terencana += tw <= self.triwulan
                hitung["disahkan"] += ciri == "disahkan" and selesai <= akhir
                hitung["diajukan"] += ciri == "diajukan" and selesai <= akhir
                hitung["terlambat"] += (
                    ciri in {"", "dikembalikan"} and tonggak.tenggat <= self.ambang
                )
                gagal += ciri == "gagal"
        total = hitung["total"]
        persen = Fraction(100 * hitung["disahkan"], total) if total else None
        rencana = Fraction(100 * terencana, total) if total else None
        self.catat("4.1", persen, target[self.triwulan - 1])
        perlu = math.ceil(Fraction(TARGET_RB * total, 100))
        return {
            **hitung,
            "persen": dua(persen),
            "rencana_persen": dua(rencana),
            "target_tahun": f"{TARGET_RB}.00",
            "perlu": perlu,
            "sisa_toleransi": total - perlu - gagal,
        }

    def susun_tindak_lanjut(self) -> dict[str, int]:
        hitung = {"terbuka": 0, "terlambat": 0}
        giliran = ["dikerjakan", "dikembalikan"]
        for _ in range(8):
            ciri = self.acak.choice([*giliran, "menunggu_verifikasi", "selesai", "batal"])
            tenggat = hari_acak(self.acak)
            PabrikTindakLanjut.create(unit=self.perjanjian.unit, tenggat=tenggat, **{ciri: True})
            hitung["terbuka"] += ciri not in {"selesai", "batal"}
            hitung["terlambat"] += ciri in giliran and tenggat <= self.ambang
        return hitung

    def baca(self) -> dict[str, Any]:
        keluar = io.StringIO()
        call_command(
            "capaian",
            unit=self.perjanjian.unit.kode,
            tahun=TAHUN,
            triwulan=self.triwulan,
            per_tanggal=self.pada.isoformat(),
            format="json",
            stdout=keluar,
        )
        hasil: dict[str, Any] = json.loads(keluar.getvalue())
        return hasil


@pytest.mark.parametrize("benih", range(16))
def test_the_json_of_a_random_unit_year_agrees_with_a_count_by_hand(benih: int) -> None:
    tiruan = Tiruan(benih)
    hasil = tiruan.baca()
    assert {b["kode"]: b["realisasi"] for b in hasil["iku"]} == {
        kode: dua(nilai) for kode, nilai in tiruan.realisasi.items()
    }
    terukur = [c for c in tiruan.capaian if c is not None]
    assert sorted(b["capaian"] for b in hasil["iku"] if b["capaian"]) == sorted(
        str(dua(c)) for c in terukur
    )
    rata = sum(terukur, Fraction(0)) / len(terukur) if terukur else None
    assert (hasil["rata_rata_capaian"], hasil["terukur"]) == (dua(rata), len(terukur))
    assert hasil["jumlah_iku"] == len(tiruan.realisasi)
    assert hasil["rb"] == tiruan.rb
    assert {
        e["iku"]: (e["nilai"], [t["tahap"] for t in e["topik"]]) for e in hasil["efektivitas"]
    } == {kode: (dua(nilai), tahap) for kode, (nilai, tahap) in tiruan.efektivitas.items()}
    assert hasil["tindak_lanjut"] == tiruan.tindak_lanjut
