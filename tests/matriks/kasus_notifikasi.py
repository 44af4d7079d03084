"""Requests of notices, rules, Kotak keluar, the trial inbox, feeds and signed links."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from notifikasi.models import TautanUmpan
from notifikasi.rahasia import sidik_rahasia
from tests.matriks.kasus import Kasus, Susun, rumah
from tests.pabrik import (
    PabrikAturanPengingat,
    PabrikKirimanLuar,
    PabrikNarahubung,
    PabrikPemberitahuan,
    PabrikPIC,
    PabrikSurelContoh,
    PabrikTautanLuar,
    PabrikTindakLanjut,
    pihak_dari,
)

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from notifikasi.models import Pemberitahuan
    from tests.matriks.dunia import Dunia

RAHASIA: Final = "rahasia-matriks-" + "x" * 27
H_PRATINJAU: Final = date(2026, 5, 11)


# --- What reached a person ------------------------------------------------------------------------


def _kabari(dunia: Dunia, siapa: str) -> Pemberitahuan:
    """A notice that reached a person this morning."""
    hasil: Pemberitahuan = PabrikPemberitahuan.create(
        penerima_kunci=f"p:{dunia.orang[siapa].pk}", terkirim=True
    )
    return hasil


def _pemberitahuan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """A notice of the TIM: nobody else opens it, whatever the role."""
    return Kasus({"pk": _kabari(dunia, "tim").pk}, objek=False)


def _pemberitahuan_semua(dunia: Dunia, unit: UnitKerja) -> Kasus:
    for siapa in dunia.orang:
        _kabari(dunia, siapa)
    return Kasus(objek=False)


def _umpan_semua(dunia: Dunia, unit: UnitKerja) -> Kasus:
    for siapa, orang in dunia.orang.items():
        TautanUmpan.objects.create(pengguna=orang, sidik=sidik_rahasia(siapa))
    return Kasus(objek=False)


def _umpan_ical(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """The feed of the TIM, for whoever knows its address."""
    TautanUmpan.objects.create(pengguna=dunia.orang["tim"], sidik=sidik_rahasia(RAHASIA))
    return Kasus({"rahasia": RAHASIA}, objek=False)


# --- What the ADMIN keeps -------------------------------------------------------------------------


def _gagal(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": PabrikPemberitahuan.create(unit=unit, gagal=True).pk})


def _tulis_contoh(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """A task of every unit that is due on the day of the preview."""
    for nama, u in dunia.unit.items():
        tugas = PabrikTindakLanjut.create(unit=u, tenggat=H_PRATINJAU)
        PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak_dari(dunia.tim[nama]))
    return Kasus(data={"tanggal": H_PRATINJAU.isoformat()}, objek=False)


def _aturan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"sebelum": "7, 2", "sesudah": "1", "mingguan": "on", "eskalasi_1": 3}
    return Kasus({"pk": unit.pk}, data)


def _bawaan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    PabrikAturanPengingat.create(unit=unit)
    return Kasus({"pk": unit.pk})


def _surel(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": PabrikSurelContoh.create(html="<p>Halo</p>").pk}, objek=False)


# --- Signed links ---------------------------------------------------------------------------------


def luar(rahasia: str = RAHASIA) -> Susun:
    """A link to a task of the unit: whoever holds it is answered, logged in or not."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        narahubung = PabrikNarahubung.create(unit=unit)
        tugas = PabrikTindakLanjut.create(unit=unit)
        PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak_dari(narahubung.instansi))
        # A link lives by the clock on the wall, whatever day the house shows.
        PabrikTautanLuar.create(
            sidik=sidik_rahasia(RAHASIA),
            sasaran_id=tugas.pk,
            narahubung=narahubung,
            dibuat_pada=timezone.now(),
            berlaku_sampai=timezone.now() + timedelta(days=30),
        )
        return Kasus({"rahasia": rahasia}, {"teks": "Terkirim."}, objek=False, terbuka=True)

    return susun


def kiriman(putusan: str = "", **data: object) -> Susun:
    """Something a PIC outside sent about a task of the unit."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        tugas = PabrikTindakLanjut.create(unit=unit, dikerjakan=True)
        pk = PabrikKirimanLuar.create(
            tautan__narahubung=PabrikNarahubung.create(unit=unit), tautan__sasaran_id=tugas.pk
        ).pk
        return Kasus({"pk": pk} | ({"putusan": putusan} if putusan else {}), data)

    return susun


KASUS: Final[dict[str, Susun]] = {
    "notifikasi:daftar": rumah(),
    "notifikasi:baca_semua": _pemberitahuan_semua,
    "notifikasi:buka": _pemberitahuan,
    "notifikasi:preferensi": rumah(surel="on", tenang_mulai="20:00", tenang_selesai="06:00"),
    "notifikasi:umpan": rumah(),
    "notifikasi:umpan_buat": rumah(),
    "notifikasi:umpan_cabut": _umpan_semua,
    "notifikasi:umpan_ical": _umpan_ical,
    "notifikasi:kotak_keluar": rumah(),
    "notifikasi:kirim_ulang": _gagal,
    "notifikasi:kesehatan": rumah(),
    "notifikasi:pratinjau": rumah(),
    "notifikasi:tulis_contoh": _tulis_contoh,
    "notifikasi:aturan_daftar": rumah(),
    "notifikasi:aturan": _aturan,
    "notifikasi:aturan_bawaan": _bawaan,
    "notifikasi:kotak_masuk_contoh": rumah(),
    "notifikasi:surel_contoh": _surel,
    "notifikasi:surel_contoh_html": _surel,
    "notifikasi:luar": luar(),
    "notifikasi:luar@salah": luar("rahasia-yang-tidak-pernah-ada"),
    "notifikasi:kiriman": kiriman(),
    "notifikasi:kiriman_putuskan": kiriman("terima"),
    "notifikasi:kiriman_putuskan@tolak": kiriman("tolak", alasan="Data tahun lalu."),
    "notifikasi:kiriman_putuskan@asing": kiriman("hapus"),
}
