"""Two hundred random actions through the services: number, rows behind it and JSON always agree.

The expected figures are counted here from the raw rows with fractions; nothing of the product's
formulas is used.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from akun.pilihan import Peran
from inti.galat import Penolakan
from kinerja import services as layanan_kinerja
from kinerja.isian import IsianKomponen, IsianRealisasi
from kinerja.models import Komponen, Realisasi
from kinerja.tabel import tabel_1
from laporan.capaian import ikhtisar, sebagai_dict
from notifikasi.kalender import kalender as kalender_tersimpan
from rb import services as layanan_rb
from rb.capaian import capaian_rb
from rb.models import Tonggak
from renaksi import services as layanan_renaksi
from renaksi.models import Renaksi
from renaksi.models import Status as StatusRenaksi
from renaksi.papan import papan
from tests.pabrik import (
    PADA,
    TAHUN,
    PabrikBukti,
    PabrikTindakLanjut,
    anggota,
    unit_lengkap,
)
from tindaklanjut import services as layanan_tl
from tindaklanjut.models import TindakLanjut

if TYPE_CHECKING:
    from collections.abc import Callable

    from akun.models import Pengguna
    from inti.tanggal import Kalender
    from tests.pabrik import UnitLengkap

pytestmark = pytest.mark.django_db
LANGKAH = 200
AKHIR = {
    1: date(TAHUN, 3, 31),
    2: date(TAHUN, 6, 30),
    3: date(TAHUN, 9, 30),
    4: date(TAHUN, 12, 31),
}
BOBOT = (Fraction(20), Fraction(25), Fraction(55, 2), Fraction(55, 2))


def dua(nilai: Fraction | None) -> str | None:
    """Two decimals, half up."""
    if nilai is None:
        return None
    seratus = math.floor(nilai * 100 + Fraction(1, 2))
    return f"{seratus // 100}.{seratus % 100:02d}"


class Kantor:
    """A unit at work: people who act, and the figures counted from its raw rows."""

    def __init__(self, benih: int) -> None:
        self.acak = Random(benih)  # noqa: S311 - test data
        self.data: UnitLengkap = unit_lengkap()
        unit = self.data.unit
        self.orang: dict[str, Pengguna] = {
            str(p): anggota(unit, p) for p in (Peran.TIM, Peran.KOORDINATOR, Peran.PENGELOLA)
        }
        self.koordinator_lain = anggota(unit, Peran.KOORDINATOR)
        for _ in range(8):
            PabrikTindakLanjut.create(unit=unit)
        self.pada = PADA
        self.diterima = self.ditolak = 0

    @property
    def siapa(self) -> Pengguna:
        return self.acak.choice([*self.orang.values(), self.koordinator_lain])

    def langkah(self) -> None:
        """One random action by a random person; a refusal is an outcome like any other."""
        aksi: list[Callable[[], object]] = [
            self.gerakkan_tonggak,
            self.gerakkan_tonggak,
            self.gerakkan_renaksi,
            self.gerakkan_renaksi,
            self.gerakkan_tindak_lanjut,
            self.isi_komponen,
            self.isi_realisasi,
        ]
        try:
            self.acak.choice(aksi)()
            self.diterima += 1
        except Penolakan:
            self.ditolak += 1
        if self.acak.random() < 0.05:
            self.pada += timedelta(days=self.acak.randrange(1, 9))

    def gerakkan_tonggak(self) -> None:
        t = self.acak.choice(list(Tonggak.objects.select_related("renaksi_rb__unit")))
        oleh, pada = self.siapa, self.pada
        pilih = self.acak.randrange(6)
        if pilih == 0:
            bukti = PabrikBukti.create(
                unit=self.data.unit, tanggal=pada - timedelta(days=self.acak.randrange(90))
            )
            layanan_rb.ajukan_tonggak(tonggak=t, bukti=[bukti], oleh=oleh, pada=pada)
        elif pilih == 1:
            layanan_rb.sahkan_tonggak(tonggak=t, terima_sisa=True, oleh=oleh, pada=pada)
        elif pilih == 2:
            layanan_rb.kembalikan_tonggak(tonggak=t, catatan="Kurang", oleh=oleh, pada=pada)
        elif pilih == 3:
            layanan_rb.buka_kembali_tonggak(tonggak=t, alasan="Keliru", oleh=oleh, pada=pada)
        elif pilih == 4 and self.acak.random() < 0.3:
            layanan_rb.gagalkan_tonggak(tonggak=t, alasan="Tidak jadi", oleh=oleh, pada=pada)
        elif self.acak.random() < 0.2:
            layanan_rb.batalkan_tonggak(
                tonggak=t, alasan="Revisi", nomor_revisi="R-1", oleh=oleh, pada=pada
            )

    def gerakkan_renaksi(self) -> None:
        daftar = list(Renaksi.objects.select_related("iku__perjanjian__unit"))
        r = self.acak.choice(daftar)
        layanan_renaksi.ubah_status(
            renaksi=r,
            status=self.acak.choice(list(StatusRenaksi)),
            alasan="Sebab tertentu",
            oleh=self.siapa,
            pada=self.pada,
        )

    def gerakkan_tindak_lanjut(self) -> None:
        t = self.acak.choice(list(TindakLanjut.objects.select_related("unit")))
        oleh, pada = self.siapa, self.pada
        pilih = self.acak.randrange(5)
        if pilih == 0:
            layanan_tl.mulai(tindak_lanjut=t, oleh=oleh, pada=pada)
        elif pilih == 1:
            layanan_tl.ajukan_verifikasi(tindak_lanjut=t, hasil="Beres", oleh=oleh, pada=pada)
        elif pilih == 2:
            layanan_tl.verifikasi(tindak_lanjut=t, oleh=oleh, pada=pada)
        elif pilih == 3:
            layanan_tl.kembalikan(tindak_lanjut=t, alasan="Belum", oleh=oleh, pada=pada)
        else:
            layanan_tl.buka_kembali(tindak_lanjut=t, alasan="Keliru", oleh=oleh, pada=pada)

    def isi_komponen(self) -> None:
        iku = self.data.iku["1.3"]
        nilai = [Decimal(self.acak.randrange(1, 10**8)) for _ in range(3)]
        kunci = (self.data.unit.kode, TAHUN, "1.3", 1)
        layanan_kinerja.simpan_komponen(
            iku=iku,
            triwulan=1,
            daftar=[
                IsianKomponen(*kunci, "Penerima upah", "pembilang", nilai[0]),
                IsianKomponen(*kunci, "Bukan penerima upah", "pembilang", nilai[1]),
                IsianKomponen(*kunci, "Penduduk bekerja", "penyebut", nilai[2]),
            ],
            oleh=self.siapa,
            pada=self.pada,
        )

    def isi_realisasi(self) -> None:
        iku = self.data.iku["1.1"]
        layanan_kinerja.simpan_realisasi(
            iku=iku,
            triwulan=1,
            isian=IsianRealisasi(
                self.data.unit.kode,
                TAHUN,
                "1.1",
                1,
                keadaan="terukur",
                nilai=Decimal(self.acak.randrange(1, 20000)) / 100,
                sumber="Survei",
            ),
            oleh=self.siapa,
            pada=self.pada,
        )

    # --- The same figures, counted from the raw rows -------------------------------------------

    def rb_dihitung(self, tw: int) -> dict[str, Any]:
        semua = [t for t in Tonggak.objects.all() if t.status != "batal"]
        sah = [
            t
            for t in semua
            if t.status == "disahkan" and t.dihitung_sejak and t.dihitung_sejak <= AKHIR[tw]
        ]
        perlu = -(-92 * len(semua) // 100)
        mustahil = sum(t.status == "gagal" for t in semua)
        return {
            "disahkan": len(sah),
            "total": len(semua),
            "persen": dua(Fraction(100 * len(sah), len(semua))),
            "perlu": perlu,
            "sisa_toleransi": len(semua) - perlu - mustahil,
        }

    def topik_dihitung(self, tw: int) -> dict[str, Fraction]:
        nilai: dict[str, list[Fraction]] = {"2.1": [], "2.2": []}
        for (kode, _), topik in self.data.topik.items():
            langkah = [r for r in Renaksi.objects.filter(topik=topik) if r.status != "batal"]
            jumlah = Fraction(0)
            for tahap in range(1, 5):
                isi = [r for r in langkah if r.tahap == tahap]
                selesai = [
                    r
                    for r in isi
                    if r.status == "terlaksana"
                    and r.tanggal_selesai
                    and r.tanggal_selesai <= AKHIR[tw]
                ]
                if not isi or len(selesai) != len(isi):
                    break
                jumlah += BOBOT[tahap - 1]
            nilai[kode].append(jumlah)
        return {k: sum(v, Fraction(0)) / len(v) for k, v in nilai.items()}

    def tl_dihitung(self, kalender: Kalender) -> dict[str, int]:
        giliran = {"baru", "dikerjakan", "dikembalikan"}
        ambang = self.pada - timedelta(days=1)
        while not kalender.adalah_hari_kerja(ambang):
            ambang -= timedelta(days=1)
        semua = list(TindakLanjut.objects.filter(unit=self.data.unit))
        return {
            "terbuka": sum(t.status in giliran | {"menunggu_verifikasi"} for t in semua),
            "terlambat": sum(
                t.status in giliran and t.tenggat is not None and t.tenggat <= ambang for t in semua
            ),
        }

    def periksa(self, tw: int) -> None:
        """JSON, selectors behind the pages and the raw count say the same."""
        kalender = kalender_tersimpan()
        unit = self.data.unit
        isi: Any = sebagai_dict(
            ikhtisar(unit=unit, tahun=TAHUN, triwulan=tw, per_tanggal=self.pada, kalender=kalender)
        )
        rb = self.rb_dihitung(tw)
        assert {k: isi["rb"][k] for k in rb} == rb
        baris = {i["kode"]: i for i in isi["iku"]}
        assert baris["4.1"]["realisasi"] == rb["persen"]
        matriks = capaian_rb(
            unit_id=unit.pk, tahun=TAHUN, triwulan=tw, pada=self.pada, kalender=kalender
        )
        assert (matriks.hasil.disahkan, matriks.hasil.total) == (rb["disahkan"], rb["total"])
        topik = self.topik_dihitung(tw)
        assert {e["iku"]: e["nilai"] for e in isi["efektivitas"]} == {
            k: dua(v) for k, v in topik.items()
        }
        board = papan(unit_id=unit.pk, tahun=TAHUN, triwulan=tw)
        assert {p.iku.kode: p.nilai for p in board.iku} == {
            k: Decimal(v.numerator) / v.denominator for k, v in topik.items()
        }
        assert isi["tindak_lanjut"] == self.tl_dihitung(kalender)
        if tw == 1:
            self.periksa_kinerja(baris)

    def periksa_kinerja(self, baris: dict[str, Any]) -> None:
        komponen = list(Komponen.objects.filter(iku=self.data.iku["1.3"], triwulan=1))
        atas = sum((Fraction(k.nilai) for k in komponen if k.sisi == "pembilang"), Fraction(0))
        bawah = sum((Fraction(k.nilai) for k in komponen if k.sisi == "penyebut"), Fraction(0))
        rasio = 100 * atas / bawah
        assert baris["1.3"]["realisasi"] == dua(rasio)
        assert baris["1.3"]["capaian_mentah"] == dua(100 * rasio / Fraction("33.67"))
        satu = Realisasi.objects.get(iku=self.data.iku["1.1"], triwulan=1)
        assert satu.nilai is not None
        mentah = 100 * Fraction(satu.nilai) / Fraction("62.97")
        assert baris["1.1"]["capaian"] == dua(min(mentah, Fraction(120)))
        tabel = tabel_1(unit_id=self.data.unit.pk, tahun=TAHUN, triwulan=1)
        assert len(tabel.baris) == len(baris)


@pytest.mark.parametrize("benih", [1, 2])
def test_number_rows_and_json_agree_after_every_tenth_of_200_random_actions(
    benih: int, kalender: Kalender
) -> None:
    kantor = Kantor(benih)
    for n in range(LANGKAH):
        kantor.langkah()
        if n % 10 == 9:
            kantor.periksa(kantor.acak.randint(1, 4))
    kantor.periksa(1)
    assert kantor.diterima > LANGKAH // 5
    assert kantor.ditolak > LANGKAH // 10
