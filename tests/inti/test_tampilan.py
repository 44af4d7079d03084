"""Dates, numbers, links and figures as the templates print them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.template import engines
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from inti import gambar
from inti.templatetags import tampilan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inti.gambar import Kelompok

AKAR = Path(__file__).resolve().parents[2]
PADA = date(2026, 5, 8)
# 1 January 2026 in Jakarta, still the old year in UTC.
TENGAH_MALAM = datetime(2025, 12, 31, 17, 5, tzinfo=UTC)
PERSEN = SimpleNamespace(satuan="persen", skala_maks=None)
SKALA = SimpleNamespace(satuan="indeks", skala_maks=Decimal(4))
persen_acak = st.decimals(0, 100, places=2)


def cetak(templat: str, **konteks: object) -> str:
    return engines["django"].from_string(templat).render(konteks).strip()


@pytest.mark.parametrize(
    ("templat", "nilai", "hasil"),
    [
        ("{{ n|tanggal }}", PADA, "8 Mei 2026"),
        ("{{ n|tanggal }}", None, "—"),
        ("{{ n|tanggal }}", TENGAH_MALAM, "1 Januari 2026"),
        ("{{ n|tanggal_pendek }}", date(2026, 8, 17), "17 Agu 2026"),
        ("{{ n|tanggal_pendek }}", None, "—"),
        ("{{ n|tanggal_hari }}", PADA, "Jumat, 8 Mei 2026"),
        ("{{ n|tanggal_hari }}", None, "—"),
        ("{{ n|tanggal_bulan }}", PADA, "8 Mei"),
        ("{{ n|tanggal_bulan }}", None, "—"),
        ("{{ n|jam }}", TENGAH_MALAM, "00.05"),
        ("{{ n|jam }}", None, "—"),
        ("{{ n|relatif:pada }}", date(2026, 4, 30), "lewat 8 hari"),
        ("{{ n|relatif:pada }}", PADA, "hari ini"),
        ("{{ n|relatif:pada }}", date(2026, 5, 11), "3 hari lagi"),
        ("{{ n|relatif:pada }}", None, ""),
        ("{{ n|label_tw }}", 2, "TW II"),
        ("{{ n|persen }}", Decimal("62.965"), "62,97%"),
        ("{{ n|persen:1 }}", Decimal(30), "30,0%"),
        ("{{ n|persen }}", None, "—"),
        ("{{ n|persen }}", Decimal(0), "0,00%"),
        ("{{ n|angka }}", 47951794, "47.951.794"),
        ("{{ n|angka }}", Decimal("27.50"), "27,5"),
        ("{{ n|angka:1 }}", Decimal(30), "30,0"),
        ("{{ n|angka }}", None, "—"),
        ("{{ n|rupiah }}", Decimal(15000000), "Rp15.000.000"),
        ("{{ n|rupiah }}", Decimal(-5), "−Rp5"),
        ("{{ n|rupiah }}", None, "—"),
        ("{{ n|nilai_iku:persen }}", Decimal("60.66"), "60,66%"),
        ("{{ n|nilai_iku:skala }}", Decimal("3.65"), "3,65 dari 4"),
        ("{{ n|nilai_iku:persen }}", None, "—"),
        ("{{ n|ukuran }}", 500, "500 B"),
        ("{{ n|ukuran }}", 655360, "640 KB"),
        ("{{ n|ukuran }}", 1258291, "1,2 MB"),
        ("{{ n|ukuran }}", None, "—"),
    ],
)
def test_every_filter_prints_as_the_office_writes(templat: str, nilai: object, hasil: str) -> None:
    assert cetak(templat, n=nilai, pada=PADA, persen=PERSEN, skala=SKALA) == hasil


@pytest.mark.parametrize(
    ("bawah", "atas", "hasil"),
    [("62.97", None, "62,97%"), ("56.30", "58.80", "56,30–58,80%"), (None, None, "—")],
)
def test_a_target_prints_as_one_value_or_a_range(
    bawah: str | None, atas: str | None, hasil: str
) -> None:
    target = SimpleNamespace(bawah=bawah and Decimal(bawah), atas=atas and Decimal(atas))
    assert cetak("{{ t|rentang:iku }}", t=target, iku=PERSEN) == hasil


def test_every_status_has_a_word_and_an_icon_of_the_sprite() -> None:
    ikon = set((AKAR / "aset/ikon.txt").read_text(encoding="utf-8").split())
    assert {nama for nama, _ in tampilan.LENCANA.values()} <= ikon
    for kelas, (_, kata) in tampilan.LENCANA.items():
        hasil = cetak(f"{{% lencana '{kelas}' %}}")
        assert f'class="st st-{kelas}"' in hasil
        assert hasil.endswith(f"{kata}</span>")
    assert cetak("{% lencana 'telat' '44 hari' %}").endswith("44 hari</span>")


def test_every_status_has_a_colour() -> None:
    gaya = (AKAR / "static/css/komponen.css").read_text(encoding="utf-8")
    assert {k for k in tampilan.LENCANA if not re.search(rf"\.st-{k}\b", gaya)} == set()


def test_a_link_to_a_page_that_does_not_exist_is_empty() -> None:
    periode = SimpleNamespace(url=reverse)
    for templat in ("{% url_periode 'ruang:belum_ada' %}", "{% url_bila 'ruang:belum_ada' 7 %}"):
        assert cetak(templat, periode=periode) == ""
    assert cetak("{% url_periode 'account_login' %}") == "/masuk/"
    assert cetak("{% url_bila 'kinerja:tabel' 'A/B' 2026 1 %}") == "/u/A/B/2026/tw-1/kinerja/"


# --- Figures ------------------------------------------------------------------------------------


def lebar(teks: str) -> float:
    """Read an SVG percentage; a comma would be no number for the browser."""
    assert re.fullmatch(r"\d+\.\d\d%", teks)
    return float(teks[:-1])


@pytest.mark.parametrize(
    ("nilai", "batas", "ragam", "isi"),
    [
        (None, 120, "nihil", "100.00%"),
        ("0", 120, "kurang", "0.00%"),
        ("96.33", 120, "kurang", "80.28%"),
        ("100", 120, "cukup", "83.33%"),
        ("133.33", 120, "cukup", "100.00%"),
        ("120", 150, "cukup", "80.00%"),
    ],
)
def test_the_bar_is_as_long_as_the_capaian(
    nilai: str | None, batas: int, ragam: str, isi: str
) -> None:
    bar = gambar.bar_capaian(None if nilai is None else Decimal(nilai), Decimal(batas))
    assert (bar.ragam, bar.isi) == (ragam, isi)
    assert lebar(bar.garis) == pytest.approx(100 / batas * 100, abs=0.01)


def grafik(rencana: str, nyata: str | None, target: str | None = None) -> gambar.Kolom:
    titik = gambar.TitikGrafik("TW I", Decimal(rencana), None if nyata is None else Decimal(nyata))
    return gambar.grafik_kumulatif([titik], None if target is None else Decimal(target)).kolom[0]


@pytest.mark.parametrize(
    ("rencana", "nyata", "teks"),
    [
        ("55", "30", [("55", "di-atas"), ("30", "di-dalam")]),
        ("30", "30", [("30", "di-dalam")]),
        ("30", "40", [("40", "di-dalam")]),
        ("55", "5", [("55", "di-atas"), ("5", "di-atas")]),
        ("33.333", None, [("33,3", "di-atas")]),
    ],
)
def test_each_bar_of_the_chart_carries_its_figure_once(
    rencana: str, nyata: str | None, teks: list[tuple[str, str]]
) -> None:
    assert [(t.isi, t.kelas) for t in grafik(rencana, nyata).teks] == teks


def test_a_figure_that_the_target_line_would_cross_moves_into_its_bar() -> None:
    bebas, terhalang = grafik("80", None), grafik("80", None, "92")
    assert float(bebas.teks[0].y) < float(terhalang.teks[0].y)
    assert bebas.rencana is not None
    assert float(bebas.teks[0].y) < float(bebas.rencana.y) < float(terhalang.teks[0].y)


@given(st.lists(st.tuples(persen_acak, st.none() | persen_acak), min_size=1, max_size=6))
def test_no_part_of_the_chart_leaves_its_room(isi: list[tuple[Decimal, Decimal | None]]) -> None:
    titik = [gambar.TitikGrafik(f"T{n}", r, t) for n, (r, t) in enumerate(isi)]
    hasil = gambar.grafik_kumulatif(titik, Decimal(92))
    dasar = float(hasil.dasar)
    for k in hasil.kolom:
        assert lebar(k.x) + lebar(k.lebar) <= 100
        for batang in (k.rencana, k.nyata):
            if batang is not None:
                assert 0 <= float(batang.y) <= dasar
                assert float(batang.y) + float(batang.tinggi) == pytest.approx(dasar, abs=0.11)
        assert all(0 < float(t.y) <= dasar for t in k.teks)


def kelompok(jumlah: Sequence[int]) -> list[Kelompok]:
    isi = gambar.IsiKotak("nanti", "", "Renaksi: Belum waktunya")
    return [gambar.Kelompok(f"TW {n}", f"0/{k}", [isi] * k) for n, k in enumerate(jumlah)]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=4))
def test_boxes_stand_side_by_side_and_inside_the_strip(jumlah: list[int]) -> None:
    hasil = gambar.strip_kotak(kelompok(jumlah))
    assert [len(k.kotak) for k in hasil.kelompok] == jumlah
    semua = [kotak for k in hasil.kelompok for kotak in k.kotak]
    tepi = [(lebar(k.x), lebar(k.x) + lebar(k.lebar)) for k in semua]
    assert all(kanan <= kiri + 0.02 for (_, kanan), (kiri, _) in pairwise(tepi))
    assert all(kanan <= 100.02 for _, kanan in tepi)


def test_the_strip_tells_screen_readers_the_counts() -> None:
    isi = [gambar.IsiKotak("selesai", "check", "Menyusun: TOR: Selesai")] * 2
    isi.append(gambar.IsiKotak("telat", "", "Laporan: Terlambat"))
    hasil = gambar.strip_kotak(
        [gambar.Kelompok("TW I", "2/3", isi), gambar.Kelompok("TW II", "0/0", [])]
    )
    assert hasil.judul == "TW I: 2 selesai, 1 terlambat; TW II: tidak ada."


@given(st.lists(st.sampled_from(["20", "25", "27.5", "0"]), min_size=1, max_size=6), persen_acak)
def test_stages_fill_the_bar_by_their_weight(bobot: list[str], bagian: Decimal) -> None:
    daftar = [gambar.IsiSegmen("Tahap", Decimal(b), "jalan", bagian) for b in bobot]
    hasil = gambar.tahap_topik(daftar)
    for s in hasil.segmen:
        assert lebar(s.isi) <= lebar(s.lebar)
        assert lebar(s.x) + lebar(s.lebar) <= 100.02
    if bobot[:2] == ["20", "25"]:
        satu, dua = hasil.segmen[:2]
        assert lebar(dua.lebar) == pytest.approx(lebar(satu.lebar) * 1.25, abs=0.03)


@pytest.mark.parametrize(("ragam", "kata"), [(r, k) for r, k in gambar.KATA_RAGAM.items()])
def test_a_stage_is_told_in_words(ragam: str, kata: str) -> None:
    segmen = [gambar.IsiSegmen("Formulasi", Decimal(20), ragam)]
    assert f'aria-label="Formulasi {kata}."' in cetak("{% tahap_topik s %}", s=segmen)


def test_figures_print_points_although_the_page_is_indonesian() -> None:
    konteks: dict[str, Any] = {
        "n": Decimal("96.33"),
        "t": [gambar.TitikGrafik("TW I", Decimal("33.3"), Decimal("12.5"))],
        "k": kelompok([3, 7]),
        "s": [gambar.IsiSegmen("T", Decimal("27.5"), "jalan", Decimal("0.33"))],
    }
    hasil = cetak(
        "{% bar_capaian n %}{% grafik_kumulatif t %}{% strip_tonggak k %}{% tahap_topik s %}",
        **konteks,
    )
    assert re.findall(r'(?:x|y|width|height|x1|x2|y1|y2)="[^"]*,[^"]*"', hasil) == []
