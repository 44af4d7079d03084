"""Minutes as typed: kept half said, sent twice, closed into tasks, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, VersiBerubah
from inti.jam import sekarang
from tests.pabrik import (
    PADA,
    PabrikHasilRapat,
    PabrikInstansi,
    PabrikRapat,
    PabrikTim,
    pihak_dari,
)
from tests.tindaklanjut.orang import pelaku
from tindaklanjut import services
from tindaklanjut.models import HasilRapat, TindakLanjut
from tindaklanjut.pilihan import PeranPIC, StatusRapat
from tindaklanjut.services import IsiButir

if TYPE_CHECKING:
    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender
    from tindaklanjut.models import Rapat

pytestmark = pytest.mark.django_db
RAPAT = date(2026, 4, 8)


@pytest.fixture
def rapat(unit: UnitKerja, anggota_tim: Pengguna, kalender: Kalender) -> Rapat:
    return PabrikRapat.create(unit=unit, dicatat_oleh=anggota_tim, tanggal=RAPAT)


def isi(uraian: str = "Susun data welder", **ganti: object) -> IsiButir:
    return IsiButir(jenis="rekomendasi", uraian=uraian, **ganti)  # type: ignore[arg-type]  # a short hand


def catat(rapat: Rapat, oleh: Pengguna, ganti: IsiButir, **lain: object) -> HasilRapat:
    return services.catat_butir(rapat=rapat, isi=ganti, **pelaku(oleh), **lain)  # type: ignore[arg-type]  # a short hand


# --- Typing ---------------------------------------------------------------------------------------


def test_a_butir_sent_twice_from_one_device_is_stored_once(
    rapat: Rapat, anggota_tim: Pengguna
) -> None:
    satu = catat(rapat, anggota_tim, isi(), kunci="a-1")
    dua = catat(rapat, anggota_tim, isi(), kunci="a-1")
    assert satu.pk == dua.pk
    assert (dua.versi, rapat.hasil.count()) == (1, 1)


def test_half_a_task_is_kept_as_typed_without_a_row_of_history(
    rapat: Rapat, anggota_tim: Pengguna
) -> None:
    butir = catat(rapat, anggota_tim, isi())
    setengah = isi(ditugaskan=True, pic_teks="Kemn", tenggat_teks="akh")
    catat(rapat, anggota_tim, setengah, hasil=butir, versi=1)
    butir.refresh_from_db()
    assert (butir.pic_teks, butir.tenggat_teks, butir.versi) == ("Kemn", "akh", 2)
    assert butir.history.count() == 1


def test_the_second_editor_of_a_butir_is_refused_and_nothing_is_overwritten(
    rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna
) -> None:
    butir = catat(rapat, anggota_tim, isi())
    catat(rapat, koordinator, isi("Susun data juru las"), hasil=butir, versi=1)
    with pytest.raises(VersiBerubah):
        catat(rapat, anggota_tim, isi("Susun peta"), hasil=butir, versi=1)
    butir.refresh_from_db()
    assert butir.uraian == "Susun data juru las"


def test_sending_again_what_is_stored_is_no_conflict(rapat: Rapat, anggota_tim: Pengguna) -> None:
    butir = catat(rapat, anggota_tim, isi())
    catat(rapat, anggota_tim, isi("Susun peta"), hasil=butir, versi=1)
    sama = catat(rapat, anggota_tim, isi("Susun peta"), hasil=butir, versi=1)
    assert sama.versi == 2


def test_a_pengawal_of_another_unit_is_refused(
    rapat: Rapat, anggota_tim: Pengguna, orang_asing: Pengguna
) -> None:
    with pytest.raises(DataDitolak):
        catat(rapat, anggota_tim, isi(ditugaskan=True, pengawal_id=orang_asing.pk))


@pytest.mark.parametrize("siapa", ["pengamat", "orang_asing"])
def test_only_who_records_types_and_adds_institutions(
    rapat: Rapat, siapa: str, request: pytest.FixtureRequest
) -> None:
    oleh = request.getfixturevalue(siapa)
    with pytest.raises(IzinDitolak):
        catat(rapat, oleh, isi())
    with pytest.raises(IzinDitolak):
        services.daftarkan_instansi(unit=rapat.unit, nama="Kemenperin", **pelaku(oleh))


def test_an_institution_known_in_other_letters_is_not_made_again(
    rapat: Rapat, anggota_tim: Pengguna
) -> None:
    lama = PabrikInstansi.create(nama="Kemenperin")
    baru = services.daftarkan_instansi(unit=rapat.unit, nama="KEMENPERIN ", **pelaku(anggota_tim))
    assert baru.pk == lama.pk


# --- Closing --------------------------------------------------------------------------------------


def test_closing_makes_a_task_of_each_announced_butir(rapat: Rapat, anggota_tim: Pengguna) -> None:
    instansi, tim = PabrikInstansi.create(nama="KP2MI"), PabrikTim.create(unit=rapat.unit)
    catat(rapat, anggota_tim, isi("Kesimpulan saja"))
    butir = catat(
        rapat,
        anggota_tim,
        isi(
            ditugaskan=True,
            pic_teks=f"kp2mi; {tim.nama}",
            pengawal_id=anggota_tim.pk,
            tenggat_teks="H+7",
        ),
    )
    rapat.refresh_from_db()
    services.selesaikan_rapat(rapat=rapat, **pelaku(anggota_tim))
    t = TindakLanjut.objects.get()
    butir.refresh_from_db()
    assert butir.tugas == t
    assert (t.hasil_rapat, t.tenggat, t.pengawal) == (butir, date(2026, 4, 15), anggota_tim)
    assert {p.pihak: p.peran for p in t.pic.all()} == {
        pihak_dari(instansi): PeranPIC.UTAMA,
        pihak_dari(tim): PeranPIC.PENDUKUNG,
    }


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"pic_teks": "Kementerian Antah"}, "“Kementerian Antah” belum terdaftar"),
        ({"pic_teks": ""}, "Isi PIC"),
        ({"pengawal_id": None}, "perlu pengawal"),
        ({"tenggat_teks": ""}, "Isi tenggat"),
        ({"tenggat_teks": "awal April"}, "berarti ganda"),
        ({"tenggat_teks": "segera"}, "Tidak ada tanggal"),
    ],
)
def test_closing_names_the_butir_whose_task_is_half_said_and_makes_none(
    rapat: Rapat, anggota_tim: Pengguna, ganti: dict[str, Any], kalimat: str
) -> None:
    PabrikInstansi.create(nama="KP2MI")
    utuh: dict[str, Any] = {
        "ditugaskan": True,
        "pic_teks": "KP2MI",
        "pengawal_id": anggota_tim.pk,
        "tenggat_teks": "H+7",
    }
    catat(rapat, anggota_tim, isi("Utuh", **utuh))
    catat(rapat, anggota_tim, isi(**utuh | ganti))
    with pytest.raises(DataDitolak, match="Butir 2") as tolak:
        services.selesaikan_rapat(rapat=rapat, **pelaku(anggota_tim))
    assert kalimat in tolak.value.pesan
    assert not TindakLanjut.objects.exists()


def _selesai(rapat: Rapat, oleh: Pengguna) -> TindakLanjut:
    tim = PabrikTim.create(unit=rapat.unit)
    catat(rapat, oleh, isi(ditugaskan=True, pic_teks=tim.nama, tenggat_teks="H+7"))
    services.selesaikan_rapat(rapat=rapat, **pelaku(oleh))
    return TindakLanjut.objects.get()


def test_a_closing_is_taken_back_with_its_tasks_and_the_sketch_stays(
    rapat: Rapat, anggota_tim: Pengguna
) -> None:
    _selesai(rapat, anggota_tim)
    services.urungkan_selesai(rapat=rapat, saat=sekarang(), **pelaku(anggota_tim))
    rapat.refresh_from_db()
    assert rapat.status == StatusRapat.DRAF
    assert not TindakLanjut.objects.exists()
    butir = rapat.hasil.get()
    assert (butir.ditugaskan, butir.tenggat_teks, butir.tugas) == (True, "H+7", None)
    assert TindakLanjut.history.filter(history_type="-").count() == 1


def test_a_closing_stays_when_it_is_old_or_a_task_was_touched(
    rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna
) -> None:
    t = _selesai(rapat, anggota_tim)
    with pytest.raises(TransisiDitolak, match="10 menit"):
        services.urungkan_selesai(
            rapat=rapat, saat=sekarang() + timedelta(minutes=11), **pelaku(anggota_tim)
        )
    services.catat_perkembangan(tindak_lanjut=t, teks="Mulai", oleh=koordinator, pada=PADA)
    with pytest.raises(TransisiDitolak, match="sudah"):
        services.urungkan_selesai(rapat=rapat, saat=sekarang(), **pelaku(koordinator))


def test_after_a_revision_only_new_sketches_become_tasks(
    rapat: Rapat, anggota_tim: Pengguna, koordinator: Pengguna
) -> None:
    t = _selesai(rapat, anggota_tim)
    services.buka_rapat(rapat=rapat, alasan="Salah tulis", **pelaku(koordinator))
    with pytest.raises(DataDitolak, match="sudah menjadi tindak lanjut"):
        catat(rapat, anggota_tim, isi(), hasil=rapat.hasil.get(), versi=rapat.hasil.get().versi)
    services.selesaikan_rapat(rapat=rapat, **pelaku(anggota_tim))
    services.urungkan_selesai(rapat=rapat, saat=sekarang(), **pelaku(anggota_tim))
    assert TindakLanjut.objects.get() == t


def test_minutes_that_are_closed_take_no_more_butir(rapat: Rapat, anggota_tim: Pengguna) -> None:
    butir = PabrikHasilRapat.create(rapat=rapat)
    services.selesaikan_rapat(rapat=rapat, **pelaku(anggota_tim))
    with pytest.raises(TransisiDitolak):
        catat(rapat, anggota_tim, isi("Lain"), hasil=butir, versi=butir.versi)
