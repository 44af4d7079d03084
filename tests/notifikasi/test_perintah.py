"""``manage.py pengingat``: exactly the slots of a table made by hand, and nothing twice."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from akun.pilihan import Peran
from notifikasi.models import Detak, Pemberitahuan, Penanda
from tests.notifikasi.bantu import nyalakan, saat, tugas
from tests.pabrik import anggota

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives
    from pytest_django import Settings

    from akun.models import Pengguna, UnitKerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kalender")]

# Made by hand. Days off in March 2026: 18 (cuti), 19 (Nyepi), 20 (cuti), 21–22 (Idul Fitri),
# 23, 24 (cuti) and the weekends. One task per tenggat; what falls on each day, by tenggat.
TABEL = {
    (3, 9): {(18, "H-7"), (19, "H-7"), (20, "H-7"), (23, "H-7"), (24, "H-7"), (25, "H-7")},
    (3, 10): {(13, "H-3"), (26, "H-7")},
    (3, 11): {(16, "H-3"), (27, "H-7")},
    (3, 12): {(13, "H-1"), (17, "H-3"), (30, "H-7")},
    (3, 13): {
        (13, "H"),
        (16, "H-1"),
        (18, "H-3"),
        (19, "H-3"),
        (20, "H-3"),
        (23, "H-3"),
        (24, "H-3"),
        (25, "H-3"),
        (31, "H-7"),
    },
    (3, 14): set(),
    (3, 16): {(13, "H+1"), (16, "H"), (17, "H-1"), (26, "H-3")},
    (3, 17): {
        (16, "H+1"),
        (17, "H"),
        (18, "H-1"),
        (18, "H"),
        (19, "H-1"),
        (19, "H"),
        (20, "H-1"),
        (20, "H"),
        (23, "H-1"),
        (23, "H"),
        (24, "H-1"),
        (24, "H"),
        (25, "H-1"),
        (27, "H-3"),
    },
    (3, 18): set(),
    (3, 19): set(),
    (3, 20): set(),
    (3, 23): set(),
    (3, 24): set(),
    (3, 25): {(13, "H+3"), (13, "eskalasi-1"), (17, "H+1"), (25, "H"), (26, "H-1"), (30, "H-3")},
    (3, 26): {
        (16, "H+3"),
        (16, "eskalasi-1"),
        (18, "H+1"),
        (19, "H+1"),
        (20, "H+1"),
        (23, "H+1"),
        (24, "H+1"),
        (25, "H+1"),
        (26, "H"),
        (27, "H-1"),
        (31, "H-3"),
    },
    (3, 27): {
        (17, "H+3"),
        (17, "eskalasi-1"),
        (26, "H+1"),
        (27, "H"),
        (30, "H-1"),
    },
    (3, 31): {
        (13, "H+7"),
        (13, "eskalasi-2"),
        (26, "H+3"),
        (26, "eskalasi-1"),
        (30, "H+1"),
        (31, "H"),
    },
}
TENGGAT = (13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30, 31)


def jalankan(*argumen: str) -> Any:  # noqa: ANN401 - whatever the JSON holds
    keluar = StringIO()
    call_command("pengingat", *argumen, "--format", "json", stdout=keluar, stderr=StringIO())
    return json.loads(keluar.getvalue())


@pytest.fixture
def _maret(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    anggota(unit, Peran.KOORDINATOR)
    anggota(unit, Peran.PIMPINAN)
    for hari in TENGGAT:
        tugas(unit, anggota_tim, date(2026, 3, hari))


@pytest.mark.usefixtures("_maret")
@pytest.mark.parametrize("hari", TABEL, ids=lambda h: f"{h[1]} Maret")
def test_the_slots_around_nyepi_and_idul_fitri_are_those_of_the_table(
    hari: tuple[int, int],
) -> None:
    hasil = jalankan("--uji-coba", "--per", f"2026-{hari[0]:02}-{hari[1]:02}T08:00")
    dapat = [(int(b["tenggat"][-2:]), b["jenis"]) for b in hasil]
    assert sorted(dapat) == sorted(TABEL[hari])
    assert {b["slot"] for b in hasil} <= {f"2026-{hari[0]:02}-{hari[1]:02}"}
    assert {b["fire_at"] for b in hasil} <= {f"2026-{hari[0]:02}-{hari[1]:02}T07:30:00+07:00"}


def test_a_row_of_the_json_is_the_key_of_the_ledger_and_its_hour(
    unit: UnitKerja, anggota_tim: Pengguna
) -> None:
    t = tugas(unit, anggota_tim, date(2026, 3, 25))
    assert jalankan("--uji-coba", "--per", "2026-03-13T08:00") == [
        {
            "penerima": f"p:{anggota_tim.pk}",
            "jenis": "H-3",
            "sasaran": f"tindak_lanjut:{t.pk}",
            "tenggat": "2026-03-25",
            "slot": "2026-03-13",
            "fire_at": "2026-03-13T07:30:00+07:00",
            "saluran": "surel",
        }
    ]


@pytest.mark.usefixtures("_maret")
def test_a_trial_writes_nothing_and_says_how_many_mails_to_how_many_people(
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    nyalakan(saat(3, 31))
    keluar = StringIO()
    call_command("pengingat", "--uji-coba", "--per", "2026-03-13T08:00", stdout=keluar)
    # H of one task, and one ringkasan for the others of the same person.
    assert keluar.getvalue().startswith(
        "13 Mar 2026 08.00 WIB: akan terkirim 2 surel kepada 1 orang."
    )
    assert keluar.getvalue().count("H-3") == 6
    assert not Pemberitahuan.objects.exists()
    assert Penanda.objects.get().sampai == date(2026, 3, 30)
    assert mailoutbox == []


@pytest.mark.usefixtures("_maret")
def test_writing_three_times_adds_no_row_and_sends_no_mail(
    mailoutbox: list[EmailMultiAlternatives],
) -> None:
    pertama = jalankan("--uji-coba", "--per", "2026-03-13T08:00", "--tulis")
    baris, surel = set(Pemberitahuan.objects.values_list("pk", flat=True)), len(mailoutbox)
    assert (len(pertama), surel) == (9, 2)
    for _ in range(2):
        assert jalankan("--uji-coba", "--per", "2026-03-13T08:00", "--tulis") == pertama
    assert set(Pemberitahuan.objects.values_list("pk", flat=True)) == baris
    assert len(mailoutbox) == surel
    assert not Pemberitahuan.objects.filter(menunggu=True).exists()
    assert not Penanda.objects.exists()


def test_a_tick_by_hand_tells_what_it_did(unit: UnitKerja, anggota_tim: Pengguna) -> None:
    nyalakan(saat(5, 8, 0))
    tugas(unit, anggota_tim, date(2026, 5, 8))
    hasil = jalankan("--sekali")
    assert hasil["direncanakan"] == 2  # the reminder and the ringkasan
    assert Detak.objects.filter(nama="tick").exists()
    keluar = StringIO()
    call_command("pengingat", "--sekali", stdout=keluar)
    assert keluar.getvalue().startswith("0 direncanakan, 0 terkirim")


@pytest.mark.parametrize(
    ("argumen", "kalimat"),
    [
        (["--uji-coba", "--per", "kapan-kapan"], "tidak dikenali"),
        (["--sekali", "--per", "2026-03-13T08:00"], "hanya untuk --uji-coba"),
        (["--sekali", "--tulis"], "hanya untuk --uji-coba"),
        ([], "required"),
        (["--sekali", "--uji-coba"], "not allowed"),
    ],
)
def test_a_wrong_call_is_refused_with_a_sentence(argumen: list[str], kalimat: str) -> None:
    with pytest.raises(CommandError, match=kalimat):
        call_command("pengingat", *argumen)


def test_production_writes_no_trial(settings: Settings) -> None:
    settings.PRODUKSI = True
    with pytest.raises(CommandError, match="mode coba"):
        call_command("pengingat", "--uji-coba", "--tulis", stdout=StringIO())
    assert not Pemberitahuan.objects.exists()
