"""Fields and manners that the forms of every room share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inti.forms import BidangAngka, BidangTanggal, BidangTarget, Formulir
from inti.galat import DataDitolak, IzinDitolak, Penolakan, TransisiDitolak, VersiBerubah, galat


class FormContoh(Formulir):
    nilai = BidangAngka(label="Nilai")
    target = BidangTarget(label="Target")
    hari = BidangTanggal(label="Hari")


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("62,97", Decimal("62.97")),
        ("27.398.625", Decimal(27_398_625)),
        ("3 dari 4", Decimal(3)),
        ("0", Decimal(0)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_read_as_the_office_types_it(teks: str, nilai: Decimal | None) -> None:
    form = FormContoh({"nilai": teks})
    assert form.is_valid()
    assert form.cleaned_data["nilai"] == nilai


@pytest.mark.parametrize(
    ("teks", "target"),
    [
        ("62,97%", (Decimal("62.97"), None)),
        ("56,30–58,80", (Decimal("56.30"), Decimal("58.80"))),
        ("", (None, None)),
    ],
)
def test_a_target_is_one_number_or_a_range(teks: str, target: tuple[object, object]) -> None:
    form = FormContoh({"target": teks})
    assert form.is_valid()
    assert form.cleaned_data["target"] == target


@pytest.mark.parametrize("teks", ["2026-03-12", "12 Maret 2026", "12/03/2026"])
def test_a_day_comes_from_the_picker_or_in_words(teks: str) -> None:
    form = FormContoh({"hari": teks})
    assert form.is_valid()
    assert form.cleaned_data["hari"] == date(2026, 3, 12)


def test_what_is_no_number_target_or_day_is_said_at_its_field() -> None:
    form = FormContoh({"nilai": "banyak", "target": "9 - 1", "hari": "31/02/2026"})
    assert not form.is_valid()
    assert set(form.errors) == {"nilai", "target", "hari"}
    assert form.kode_http == 422


@pytest.mark.parametrize(
    ("nama", "awal", "tampil"),
    [
        ("nilai", Decimal("1234.50"), "1.234,5"),
        ("target", (Decimal("56.30"), Decimal("58.80")), "56,3–58,8"),
        ("target", (None, None), ""),
    ],
)
def test_a_stored_figure_is_drawn_so_that_it_can_be_sent_again(
    nama: str, awal: object, tampil: str
) -> None:
    form = FormContoh(initial={nama: awal})
    assert form[nama].value() == tampil
    assert form.kode_http == 200
    ulang = FormContoh({nama: tampil})
    assert ulang.is_valid()
    assert ulang.cleaned_data[nama] == awal


def tolak(salah: Penolakan) -> FormContoh:
    form = FormContoh({"nilai": "1"})

    def lakukan() -> None:
        raise salah

    assert form.coba(lakukan) is None
    return form


def test_a_refusal_goes_to_its_field_and_the_rest_to_the_whole() -> None:
    form = tolak(
        DataDitolak([galat("nilai", "Terlalu besar."), galat("lain", "Tidak ada di sini.")])
    )
    assert form.errors["nilai"] == ["Terlalu besar."]
    assert form.non_field_errors() == ["Tidak ada di sini."]
    assert not form.bentrok


def test_a_conflict_is_known_and_the_next_try_starts_from_what_is_true() -> None:
    assert not tolak(TransisiDitolak("Tidak bisa.")).bentrok
    form = tolak(VersiBerubah("Sudah diubah."))
    assert form.bentrok
    form.perbarui("nilai", 7)
    assert form["nilai"].value() == "7"


def test_a_missing_right_is_no_matter_of_the_form() -> None:
    with pytest.raises(IzinDitolak):
        tolak(IzinDitolak("Hanya Admin."))


def test_nothing_is_tried_while_a_field_is_wrong() -> None:
    form = FormContoh({"nilai": "banyak"})
    assert form.coba(lambda: pytest.fail("tried")) is None
