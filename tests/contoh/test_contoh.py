"""The sample workbook obeys the sheets of the unit workbook and the rules of the domain."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from inti.angka import baca_rentang
from tests.contoh.pembaca import BERKAS, TAHUN, TERBUKA, TW, butir, di_dalam, pecah

if TYPE_CHECKING:
    from tests.contoh.pembaca import Lembar

UNIT = "D.V.M.EKON.4"
# Sheet → columns of the unit workbook; the key stands before the bar.
KOLOM = {
    "Unit": "Kode | Nama, Induk",
    "Perjanjian Kinerja": "Kode Unit, Tahun | Nomor, Tanggal, Batas Capaian",
    "IKU": (
        "Kode Unit, Tahun, Kode | Sasaran No, Sasaran, Indikator, Satuan, Arah, Rumus Turun, "
        "Cara Hitung, Akumulasi, Skala Maks, Target Tahun, Target TW I, Target TW II, "
        "Target TW III, Target TW IV, Penanggung Jawab, Definisi, Formula"
    ),
    "Komponen": "Kode Unit, Tahun, Kode IKU, Triwulan, Nama | Sisi, Nilai",
    "Realisasi": (
        "Kode Unit, Tahun, Kode IKU, Triwulan | Keadaan, Nilai, Periode Data, Sifat, Sumber, Alasan"
    ),
    "Tahapan": "Kode Unit, Tahun, Tahap | Nama, Alias, Bobot",
    "Topik": "Kode Unit, Tahun, Kode IKU, Topik | ",
    "Renaksi": (
        "Kode Unit, Tahun, Kode IKU, Triwulan, No | Uraian, Tenggat, PIC, Status, Tanggal Selesai, "
        "Keterangan, Topik, Tahap, Hambatan, Alasan"
    ),
    "RB": "Kode Unit, Tahun, No | Uraian, Jenis, PIC, TW I, TW II, TW III, TW IV, Catatan",
    "Tonggak RB": (
        "Kode Unit, Tahun, No RB, Triwulan | Status, Tanggal Selesai, Bukti, Catatan"
    ),
    "Rapat": (
        "Kode Unit, ID Rapat | Jenis, Judul, Tanggal, Waktu, Tempat, Pimpinan, Peserta, Ringkasan, "
        "Seri, Renaksi, IKU, Tonggak"
    ),
    "Hasil Rapat": "Kode Unit, ID Rapat, No | Jenis, Uraian",
    "Kendala": "Kode Unit, Tahun, Triwulan, No | Kode IKU, Uraian, Status",
    "Tindak Lanjut": (
        "Kode Unit, ID | Sumber, IKU, Uraian, PIC, Pendukung, Pengawal, Tenggat, Prioritas, "
        "Status, Tanggal Selesai, Hasil, Hambatan, Bukti, Alasan"
    ),
    "Narasi": "Kode Unit, Tahun, Kode IKU, Triwulan, Bagian | Teks, Baseline, Aktual",
}  # fmt: skip
PILIHAN = {
    ("IKU", "Arah"): {"naik", "turun", "rentang"},
    ("IKU", "Cara Hitung"): {"langsung", "rasio", "indeks", "tahapan", "tonggak"},
    ("IKU", "Akumulasi"): {"posisi", "kumulatif", "jumlah"},
    ("Komponen", "Sisi"): {"pembilang", "penyebut", "keduanya"},
    ("Realisasi", "Keadaan"): {"terukur", "belum terukur", "tidak ada target", "periode lalu"},
    ("Realisasi", "Sifat"): {"tetap", "sementara", "proyeksi"},
    ("Renaksi", "Status"): {"rencana", "berjalan", "terlaksana"},
    ("RB", "Jenis"): {"general", "tematik"},
    ("Tonggak RB", "Status"): {"belum", "disahkan"},
    ("Rapat", "Jenis"): {
        *("rakor", "pembahasan", "monitoring", "kunjungan kerja", "audiensi", "sosialisasi"),
        "lokakarya",
    },
    ("Hasil Rapat", "Jenis"): {"kesimpulan", "keputusan", "rekomendasi", "arahan"},
    ("Kendala", "Status"): {"terbuka"},
    ("Tindak Lanjut", "Prioritas"): {"tinggi"},
    ("Tindak Lanjut", "Status"): {
        *("baru", "dikerjakan", "menunggu verifikasi", "dikembalikan", "selesai", "batal"),
    },
    ("Narasi", "Bagian"): {"latar", "analisis", "efisiensi", "upaya lain"},
}
TANGGAL = {"Tanggal", "Tenggat", "Tanggal Selesai"}
AKUN = {"admin", "asdep", "koordinator", "tim.produktivitas", "tim.ekosistem", "tata.kelola"}
TIM = {"Tim Produktivitas", "Tim Ekosistem", "Tim Tata Kelola"}
INSTANSI = {"DJA Kemenkeu", "Kemnaker", "Bappenas", "KP2MI", "BPJS Ketenagakerjaan"}


def kolom(nama: str) -> tuple[list[str], list[str]]:
    kunci, lain = KOLOM[nama].split(" |")
    return kunci.split(", "), [k.strip() for k in lain.split(",") if k.strip()]


# --- form ---------------------------------------------------------------------------------------


def test_sheets_and_headers_are_those_of_the_unit_workbook() -> None:
    lembar = {ws.title: [c.value for c in ws[1]] for ws in load_workbook(BERKAS).worksheets}
    assert lembar == {nama: [*kunci, *lain] for nama in KOLOM for kunci, lain in [kolom(nama)]}


@pytest.mark.parametrize("nama", KOLOM)
def test_natural_keys_are_filled_and_unique(nama: str, buku: dict[str, Lembar]) -> None:
    kunci = [tuple(b[k] for k in kolom(nama)[0]) for b in buku[nama]]
    assert kunci
    assert None not in {isi for k in kunci for isi in k}
    assert len(set(kunci)) == len(kunci)


def test_every_row_belongs_to_the_unit_and_its_year(buku: dict[str, Lembar]) -> None:
    baris = [b for nama, isi in buku.items() if nama != "Unit" for b in isi]
    assert {b["Kode Unit"] for b in baris} == {UNIT}
    assert {b["Tahun"] for b in baris if "Tahun" in b} == {TAHUN}


@pytest.mark.parametrize(("nama", "judul"), PILIHAN)
def test_enum_cells_hold_known_words(nama: str, judul: str, buku: dict[str, Lembar]) -> None:
    isi = {b[judul] for b in buku[nama]} - {None}
    assert isi
    assert isi <= PILIHAN[nama, judul]


def test_no_cell_is_a_formula_or_could_become_one() -> None:
    for lembar in load_workbook(BERKAS).worksheets:
        for sel in (c for baris in lembar.iter_rows() for c in baris):
            assert sel.data_type != "f", f"{lembar.title} {sel.coordinate}"
            if isinstance(sel.value, str):
                assert not sel.value.startswith(("=", "+", "-", "@", "\t"))
                assert len(sel.value) <= 32_767


def test_dates_are_excel_dates_and_codes_are_text(buku: dict[str, Lembar]) -> None:
    for nama, isi in buku.items():
        for b in isi:
            for judul, nilai in b.items():
                if nilai is None:
                    continue
                if judul in TANGGAL:
                    assert type(nilai) is date, f"{nama} {judul} {nilai}"
                elif judul in {"Kode", "Kode IKU", "Kode Unit", "ID", "ID Rapat", "IKU"}:
                    assert isinstance(nilai, str), f"{nama} {judul} {nilai}"


def test_the_workbook_is_pleasant_to_read() -> None:
    for lembar in load_workbook(BERKAS).worksheets:
        assert str(lembar.freeze_panes).endswith("2"), lembar.title
        assert lembar.auto_filter.ref == lembar.dimensions
        assert all(c.font.bold and c.fill.fill_type == "solid" for c in lembar[1])
        assert all((d.width or 0) >= 6 for d in lembar.column_dimensions.values())
        for sel in (c for baris in lembar.iter_rows(min_row=2) for c in baris):
            assert not isinstance(sel.value, date) or "mmmm" in sel.number_format


def test_example_columns_are_announced_in_their_header() -> None:
    lembar = load_workbook(BERKAS)["IKU"]
    berketerangan = {c.value for c in lembar[1] if c.comment}
    assert berketerangan == {*(f"Target {t}" for t in TW[1:]), "Penanggung Jawab"}


def test_no_person_is_named(buku: dict[str, Lembar]) -> None:
    sapaan = re.compile(r"\b(Pak|Bapak|Ibu|Bu|Sdr|Saudara|Saudari)\b\.?")
    teks = [str(v) for isi in buku.values() for b in isi for v in b.values() if v]
    assert not [t for t in teks if sapaan.search(t)]


def test_skp_is_never_printed_bare(buku: dict[str, Lembar]) -> None:
    teks = [str(v) for isi in buku.values() for b in isi for v in b.values() if v]
    assert not [t for t in teks if re.search(r"\bSKP\b", t)]


# --- references ---------------------------------------------------------------------------------


def test_units_hang_in_one_tree(buku: dict[str, Lembar]) -> None:
    induk = {b["Kode"]: b["Induk"] for b in buku["Unit"]}
    jalur, kode = [UNIT], UNIT
    while induk[kode]:
        kode = induk[kode]
        jalur.append(kode)
    assert jalur == [UNIT, "D.V.M.EKON", "M.EKON"]
    assert set(jalur) == induk.keys()


def test_every_reference_points_at_a_row(buku: dict[str, Lembar]) -> None:
    iku = {b["Kode"] for b in buku["IKU"]}
    renaksi = {f"{b['Tahun']}/{b['Triwulan']}/{b['Kode IKU']}/{b['No']}" for b in buku["Renaksi"]}
    tonggak = {f"{b['Tahun']}/{b['Triwulan']}/{b['No RB']}" for b in buku["Tonggak RB"]}
    rapat = {b["ID Rapat"] for b in buku["Rapat"]}
    sumber = {f"{b['ID Rapat']}/{b['No']}" for b in buku["Hasil Rapat"]}
    sumber |= {f"Kendala {b['Tahun']}/{b['Triwulan']}/{b['No']}" for b in buku["Kendala"]}
    for nama in ("Komponen", "Realisasi", "Topik", "Renaksi", "Narasi"):
        assert {b["Kode IKU"] for b in buku[nama]} <= iku
    assert {k for b in buku["Kendala"] for k in pecah(b["Kode IKU"])} <= iku
    for b in [*buku["Rapat"], *buku["Tindak Lanjut"]]:
        assert set(pecah(b["IKU"])) <= {f"{TAHUN}/{k}" for k in iku}
    assert {r for b in buku["Rapat"] for r in pecah(b["Renaksi"])} <= renaksi
    assert {r for b in buku["Rapat"] for r in pecah(b["Tonggak"])} <= tonggak
    assert {b["ID Rapat"] for b in buku["Hasil Rapat"]} <= rapat
    assert {b["Sumber"] for b in buku["Tindak Lanjut"]} <= sumber | {"Lainnya"}
    assert not [i for i in rapat if "/" in i or ";" in i]


def test_a_topic_is_named_with_its_iku_when_it_belongs_to_another(buku: dict[str, Lembar]) -> None:
    topik = {(b["Kode IKU"], b["Topik"]) for b in buku["Topik"]}
    assert not [nama for _, nama in topik if "/" in nama or "isu lainnya" in nama.lower()]
    for b in (b for b in buku["Renaksi"] if b["Topik"]):
        pemilik, ada, nama = b["Topik"].partition("/")
        assert ((pemilik, nama) if ada else (b["Kode IKU"], b["Topik"])) in topik


def test_pic_are_accounts_teams_or_institutions_with_an_insider(buku: dict[str, Lembar]) -> None:
    for b in buku["Tindak Lanjut"]:
        pihak = [b["PIC"], *pecah(b["Pendukung"])]
        assert set(pihak) <= AKUN | TIM | INSTANSI, b["ID"]
        assert len(set(pihak)) == len(pihak)
        assert (b["Pengawal"] in AKUN) == (b["PIC"] in INSTANSI), b["ID"]
    for nama in ("Renaksi", "RB"):
        assert {b["PIC"] for b in buku[nama]} <= TIM


# --- rules --------------------------------------------------------------------------------------


def test_cumulative_targets_never_fall_and_end_at_the_yearly_target(
    buku: dict[str, Lembar],
) -> None:
    kumulatif = [b for b in buku["IKU"] if b["Akumulasi"] == "kumulatif"]
    assert {b["Kode"] for b in kumulatif} == {"2.1", "2.2", "4.1"}
    for b in kumulatif:
        target = [b[f"Target {t}"] for t in TW]
        assert target == sorted(target)
        assert target[-1] == b["Target Tahun"]


def test_range_targets_are_ranges_within_the_scale(buku: dict[str, Lembar]) -> None:
    for b in buku["IKU"]:
        for judul in ("Target Tahun", *(f"Target {t}" for t in TW)):
            bawah, atas = baca_rentang(str(b[judul]).replace(".", ","))
            assert (atas is not None) == (b["Arah"] == "rentang"), (b["Kode"], judul)
            assert bawah <= (atas or bawah) <= (b["Skala Maks"] or 100)


def test_realisasi_follow_their_state(buku: dict[str, Lembar]) -> None:
    cara = {b["Kode"]: b["Cara Hitung"] for b in buku["IKU"]}
    for b in buku["Realisasi"]:
        assert cara[b["Kode IKU"]] not in {"tahapan", "tonggak"}
        if b["Keadaan"] == "belum terukur":
            assert b["Nilai"] is None
            assert b["Alasan"]
        else:
            assert (b["Nilai"] is None) == (cara[b["Kode IKU"]] == "rasio")
            assert b["Sumber"]
            assert b["Sifat"]
            assert b["Periode Data"]


def test_the_weights_of_the_stages_add_up_to_100(buku: dict[str, Lembar]) -> None:
    assert sum(b["Bobot"] for b in buku["Tahapan"]) == 100
    assert [b["Tahap"] for b in buku["Tahapan"]] == [1, 2, 3, 4]


def test_renaksi_are_done_and_due_inside_their_quarter(buku: dict[str, Lembar]) -> None:
    for b in buku["Renaksi"]:
        assert di_dalam(b["Tenggat"], b["Triwulan"])
        assert (b["Topik"] is None) == (b["Tahap"] is None)
        keterangan = butir(b["Keterangan"])
        assert all(di_dalam(t, b["Triwulan"]) for t, _ in keterangan if t)
        if b["Status"] == "terlaksana":
            assert keterangan
            assert di_dalam(b["Tanggal Selesai"], b["Triwulan"])
            assert all(t <= b["Tanggal Selesai"] for t, _ in keterangan if t)
        else:
            assert b["Tanggal Selesai"] is None


def test_the_first_quarter_has_the_20_renaksi_of_the_report(buku: dict[str, Lembar]) -> None:
    tw1 = [b for b in buku["Renaksi"] if b["Triwulan"] == "TW I"]
    per_iku = Counter(b["Kode IKU"] for b in tw1)
    iku = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3.1", "4.1")
    assert per_iku == dict(zip(iku, (2, 2, 2, 3, 2, 2, 1, 6), strict=True))
    assert {b["Status"] for b in tw1} == {"terlaksana"}


def test_everything_after_the_first_quarter_says_it_is_an_example(buku: dict[str, Lembar]) -> None:
    lanjut = [b["Uraian"] for b in buku["Renaksi"] if b["Triwulan"] != "TW I"]
    lanjut += [b["Judul"] for b in buku["Rapat"] if not di_dalam(b["Tanggal"], "TW I")]
    lanjut += [b["Uraian"] for b in buku["Hasil Rapat"]]
    lanjut += [b["Uraian"] for b in buku["Tindak Lanjut"][15:]]
    assert lanjut
    assert all("(contoh)" in teks for teks in lanjut)
    assert {b["Triwulan"] for b in buku["Narasi"]} == {"TW I"}


def test_one_event_is_one_rapat_and_tells_all_its_renaksi_the_same(
    buku: dict[str, Lembar],
) -> None:
    asal = {
        f"{b['Tahun']}/{b['Triwulan']}/{b['Kode IKU']}/{b['No']}": butir(b["Keterangan"])
        for b in buku["Renaksi"]
    }
    diceritakan = set()
    for b in buku["Rapat"]:
        for rujukan in pecah(b["Renaksi"]):
            assert (b["Tanggal"], b["Judul"]) in asal[rujukan]
            assert f"{TAHUN}/{rujukan.split('/')[2]}" in pecah(b["IKU"])
            diceritakan.add((rujukan, b["Tanggal"], b["Judul"]))
    kejadian = [(b["Tanggal"], b["Judul"]) for b in buku["Rapat"]]
    assert len(set(kejadian)) == len(kejadian)
    tanpa_rapat = [
        teks for r, isi in asal.items() for t, teks in isi if t and (r, t, teks) not in diceritakan
    ]
    assert len(tanpa_rapat) == 1
    assert tanpa_rapat[0].startswith("Masukan Data pada Buku Vokasi")


@pytest.mark.parametrize(
    ("tanggal", "renaksi"),
    [
        (date(2026, 1, 9), {"1.1/1", "2.1/1"}),
        (date(2026, 1, 30), {"1.1/2", "2.1/2"}),
        (date(2026, 2, 25), {"1.4/3", "2.1/1"}),
        (date(2026, 3, 9), {"1.4/2", "2.1/1"}),
    ],
)
def test_a_meeting_the_report_tells_twice_is_stored_once(
    tanggal: date, renaksi: set[str], buku: dict[str, Lembar]
) -> None:
    (rapat,) = [b for b in buku["Rapat"] if b["Tanggal"] == tanggal]
    assert {r.split("/", 2)[2] for r in pecah(rapat["Renaksi"])} == renaksi


def test_8_rb_actions_are_20_tonggak_of_which_6_are_proven(buku: dict[str, Lembar]) -> None:
    rencana = {(b["No"], t): b[t] for b in buku["RB"] for t in TW if b[t]}
    tonggak = {(b["No RB"], b["Triwulan"]): b for b in buku["Tonggak RB"]}
    assert len(buku["RB"]) == 8
    assert len(rencana) == 20
    assert rencana.keys() == tonggak.keys()
    for (_, triwulan), tenggat in rencana.items():
        assert tenggat == "x" or di_dalam(tenggat, triwulan)
    disahkan = [b for b in tonggak.values() if b["Status"] == "disahkan"]
    assert len(disahkan) == 6
    assert all(b["Bukti"] and b["Tanggal Selesai"] <= date(2026, 3, 31) for b in disahkan)
    assert not [b for b in tonggak.values() if b["Status"] == "belum" and b["Bukti"]]


def test_the_15_kendala_of_the_report_are_14_rows_each_with_an_upaya(
    buku: dict[str, Lembar],
) -> None:
    teks = [b["Uraian"] for b in buku["Kendala"]]
    assert len(set(teks)) == len(teks) == 14
    assert sum(len(pecah(b["Kode IKU"])) for b in buku["Kendala"]) == 15
    berupaya = {b["Sumber"] for b in buku["Tindak Lanjut"]}
    for b in buku["Kendala"]:
        assert f"Kendala {TAHUN}/{b['Triwulan']}/{b['No']}" in berupaya


def test_tindak_lanjut_meet_the_conditions_of_their_state(buku: dict[str, Lembar]) -> None:
    tanggal_rapat = {b["ID Rapat"]: b["Tanggal"] for b in buku["Rapat"]}
    for b in buku["Tindak Lanjut"]:
        status = b["Status"]
        assert status not in TERBUKA or b["Tenggat"], b["ID"]
        rapat = tanggal_rapat.get(b["Sumber"].split("/")[0])
        assert rapat is None or b["Tenggat"] >= rapat, b["ID"]
        assert (b["Tanggal Selesai"] is not None) == (status == "selesai"), b["ID"]
        if status in {"selesai", "menunggu verifikasi"}:
            assert b["Hasil"], b["ID"]
            assert b["Bukti"] or (status == "selesai" and b["Prioritas"] != "tinggi"), b["ID"]
        assert bool(b["Alasan"]) == (status in {"dikembalikan", "batal"}), b["ID"]


def test_every_iku_has_its_narrative_and_rupiah_only_for_efisiensi(
    buku: dict[str, Lembar],
) -> None:
    bagian: dict[str, set[Any]] = {}
    for b in buku["Narasi"]:
        bagian.setdefault(b["Kode IKU"], set()).add(b["Bagian"])
        assert b["Bagian"] == "efisiensi" or b["Baseline"] is b["Aktual"] is None
        assert b["Teks"].strip() == b["Teks"]
        assert "**" not in b["Teks"]
    assert bagian.keys() == {b["Kode"] for b in buku["IKU"]}
    assert all({"latar", "analisis", "efisiensi"} <= ada for ada in bagian.values())
