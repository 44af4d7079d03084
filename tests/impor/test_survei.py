"""Files of survey answers: every format, limits, the command, the page, the round trip."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from impor.berkas import BerkasDitolak
from impor.ekspor import ekspor
from impor.jalankan import rencanakan_berkas
from impor.survei import baca_aspek, baca_survei
from kinerja.models import ButirSurvei, HasilSurvei, Realisasi
from kinerja.tabel import tabel_1
from tests.pabrik import (
    PADA,
    PabrikIKU,
    PabrikKunciTriwulan,
    PabrikTargetTriwulan,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from kinerja.models import IKU

pytestmark = pytest.mark.django_db

ITEM = [f"Penyelenggaraan [{n}]" for n in range(12)] + [f"Substansi [{n}]" for n in range(12)]
KEPALA = ["Timestamp", "Nama", *ITEM, "Saran"]


def tabel(*baris: Sequence[object]) -> list[list[object]]:
    return [list(b) for b in baris]


def jawaban(n: int) -> list[list[object]]:
    """``n`` respondents whose item k answers 1 + (row + k) mod 4, the last item every other row."""
    return [
        [46_000.5 + i, f"Peserta {i}"]
        + [1 + (i + k) % 4 for k in range(23)]
        + [4 if i % 2 else None, "Lanjutkan"]
        for i in range(n)
    ]


def xlsx(*lembar: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        for nama, baris in lembar:
            ws = buku.add_worksheet(nama)
            for r, isi in enumerate(baris):
                for k, nilai in enumerate(isi):
                    if nilai is not None:
                        ws.write(r, k, nilai)
    return keluar.getvalue()


def sebagai_csv(baris: Sequence[Sequence[object]], pemisah: str = ";") -> bytes:
    keluar = io.StringIO()
    csv.writer(keluar, delimiter=pemisah).writerows(baris)
    return keluar.getvalue().encode("utf-8-sig")


@pytest.fixture(scope="module")
def seribu() -> bytes:
    return xlsx(("Form Responses 1", [KEPALA, *jawaban(1000)]))


@pytest.fixture
def iku(unit: UnitKerja) -> IKU:
    iku = PabrikIKU.create(perjanjian__unit=unit, indeks=True, kode="3.1")
    PabrikTargetTriwulan.create(iku=iku, triwulan=2, bawah=Decimal(3))
    return iku


# --- Files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bentuk", ["xlsx", "csv", "csv koma"])
def test_each_format_gives_the_same_index(bentuk: str) -> None:
    baris = tabel(KEPALA, *jawaban(200))
    if bentuk == "xlsx":
        isi = xlsx(("Jawaban", baris))
    else:
        isi = sebagai_csv(baris, "," if "koma" in bentuk else ";")
    hasil = baca_survei(f"a.{bentuk[:4].strip()}", isi)
    assert (hasil.cacah.n, len(hasil.cacah.butir), hasil.sah) == (200, 24, True)
    assert hasil.hasil.indeks == (23 * Decimal("2.5") + 4) / 24
    assert [(a.nama, len(str(a.rata)) > 0) for a in hasil.hasil.aspek] == [
        ("Penyelenggaraan", True),
        ("Substansi", True),
    ]
    assert hasil.hasil.kosong == 100
    assert hasil.kategori == "tidak puas"


def test_the_sheet_with_most_answers_is_taken_and_the_others_are_named() -> None:
    isi = xlsx(
        ("Petunjuk", [["Cara mengisi"], ["Pilih satu"]]),
        ("Uji coba", [["A", "B"], [1, 2]]),
        ("Jawaban", [["A", "B"], [4, 4], [4, 4]]),
    )
    hasil = baca_survei("a.xlsx", isi)
    assert (hasil.lembar, list(hasil.lembar_lain)) == ("Jawaban", ["Uji coba"])
    assert hasil.hasil.indeks == 4


def test_cells_keep_their_address_when_the_table_stands_in_the_middle() -> None:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar) as buku:
        ws = buku.add_worksheet("Rekap")
        ws.write_row(3, 2, ["Materi", "Waktu"])
        for r in range(30):
            ws.write_row(4 + r, 2, [4, 9 if r == 10 else 3])
    (salah,) = baca_survei("a.xlsx", keluar.getvalue()).cacah.salah
    assert (salah.sel, salah.baris, salah.nama) == ("D15", 15, "Waktu")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rusak", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rusak", "rusak"),
    ],
)
def test_what_is_no_workbook_is_one_clear_sentence(isi: bytes, kata: str) -> None:
    with pytest.raises(BerkasDitolak, match=kata):
        baca_survei("a.xlsx", isi)


@pytest.mark.parametrize(
    "sel",
    ['<row r="1048576"><c r="XFD1048576"/></row>', "<row><c s='0' r='XFD1048576'/></row>"],
)
def test_a_stray_cell_far_away_never_becomes_a_rectangle(sel: str) -> None:
    sumber = xlsx(("A", [["Materi"], [4]]))
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sumber)) as asal, zipfile.ZipFile(keluar, "w") as baru:
        for info in asal.infolist():
            isi = asal.read(info)
            if info.filename.endswith("sheet1.xml"):
                isi = isi.replace(b"</sheetData>", f"{sel}</sheetData>".encode())
            baru.writestr(info, isi)
    with pytest.raises(BerkasDitolak, match="terlalu banyak baris atau kolom"):
        baca_survei("a.xlsx", keluar.getvalue())


def test_more_than_the_limit_of_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impor.buku_survei.MAKS_BARIS_SURVEI", 10)
    with pytest.raises(BerkasDitolak, match=r"200\.000"):
        baca_survei("a.csv", sebagai_csv([["A"], *[[4]] * 11]))
    assert baca_survei("a.csv", sebagai_csv([["A"], *[[4]] * 10])).cacah.n == 10


@pytest.mark.parametrize("isi", [b"a\n" + b"1\n" * 250_001, b"a,b\n" + b"1," * 1_001 + b"\n1,2\n"])
def test_a_csv_that_only_eats_memory_is_refused(isi: bytes) -> None:
    with pytest.raises(BerkasDitolak, match="terlalu banyak baris atau kolom"):
        baca_survei("a.csv", isi)


def test_the_same_file_again_changes_no_row_of_the_history(
    tmp_path: Path, seribu: bytes, iku: IKU
) -> None:
    def jejak() -> list[int]:
        return [m.history.count() for m in (HasilSurvei, ButirSurvei, Realisasi)]

    jalankan(tmp_path, seribu, iku=iku)
    sebelum = jejak()
    assert sebelum == [1, 24, 1]
    kode, _ = jalankan(tmp_path, seribu, iku=iku)
    assert (kode, jejak()) == (0, sebelum)


def test_an_aspect_is_written_as_a_name_and_its_columns() -> None:
    assert baca_aspek(["Penyelenggaraan = C:D", "Substansi=E"]) == {
        "Penyelenggaraan": {2, 3},
        "Substansi": {4},
    }
    for teks in ("Substansi", "=A:B", "A=1"):
        with pytest.raises(ValueError, match="Tulis misalnya"):
            baca_aspek([teks])


@pytest.mark.berat
def test_a_hundred_thousand_answers_take_seconds() -> None:
    from time import perf_counter

    baris = [[1 + (i + k) % 4 for k in range(8)] for i in range(100_000)]
    isi = xlsx(("Rekap", tabel(ITEM[:8], *baris)))
    mulai = perf_counter()
    hasil = baca_survei("rekap.xlsx", isi)
    lama = perf_counter() - mulai
    assert (hasil.cacah.n, hasil.hasil.indeks) == (100_000, Decimal("2.5"))
    assert lama < 30


# --- The command ----------------------------------------------------------------------------------


def jalankan(
    tmp_path: Path, isi: bytes, *tambahan: str, iku: IKU, **pilihan: object
) -> tuple[int, Any]:
    berkas = tmp_path / "jawaban.xlsx"
    berkas.write_bytes(isi)
    keluar = io.StringIO()
    pilihan = {"triwulan": "TW II", "format": "json"} | pilihan
    perintah = [f"--{k}={v}" for k, v in pilihan.items()]
    kode = 0
    try:
        call_command(
            "impor_survei",
            f"--unit={iku.perjanjian.unit.kode}",
            f"--iku={iku.kode}",
            "--tahun=2026",
            *perintah,
            *tambahan,  # the last one told of an option holds
            str(berkas),
            stdout=keluar,
        )
    except SystemExit as henti:
        kode = int(str(henti.code))
    teks = keluar.getvalue()
    return kode, json.loads(teks) if pilihan["format"] == "json" else teks


def test_the_command_prints_and_stores(tmp_path: Path, seribu: bytes, iku: IKU) -> None:
    kode, hasil = jalankan(tmp_path, seribu, iku=iku)
    assert kode == 0
    assert list(hasil) == ["n", "indeks", "butir", "aspek", "galat"]
    assert (hasil["n"], hasil["indeks"], hasil["galat"]) == (1000, "2.56", [])
    assert hasil["butir"][0] == {"nama": "Penyelenggaraan [0]", "n": 1000, "rata": "2.50"}
    assert hasil["butir"][23] == {"nama": "Substansi [11]", "n": 500, "rata": "4.00"}
    assert hasil["aspek"] == [
        {"nama": "Penyelenggaraan", "rata": "2.50"},
        {"nama": "Substansi", "rata": "2.63"},
    ]
    tersimpan = HasilSurvei.objects.get()
    assert (tersimpan.n, tersimpan.triwulan, tersimpan.berkas) == (1000, 2, "jawaban.xlsx")
    assert tersimpan.butir.count() == 24
    assert tersimpan.asal_data == "perintah"


def test_a_bad_cell_stops_the_command_with_its_address(tmp_path: Path, iku: IKU) -> None:
    baris = tabel(KEPALA, *jawaban(100))
    baris[40][5] = 5
    kode, hasil = jalankan(tmp_path, xlsx(("Form", baris)), iku=iku)
    assert (kode, hasil["indeks"], hasil["butir"]) == (1, None, [])
    assert hasil["galat"] == [
        {
            "sel": "F41",
            "lembar": "Form",
            "baris": 41,
            "kolom": "Penyelenggaraan [3]",
            "nilai": "5",
            "alasan": "Nilai di luar 1–4. Perbaiki atau kosongkan selnya.",
        }
    ]
    assert not HasilSurvei.objects.exists()
    kode, teks = jalankan(tmp_path, xlsx(("Form", baris)), iku=iku, format="teks")
    assert kode == 1
    assert "F41 (Penyelenggaraan [3]): 5." in teks


def test_columns_and_aspects_can_be_told(tmp_path: Path, seribu: bytes, iku: IKU) -> None:
    kode, hasil = jalankan(
        tmp_path, seribu, "--kolom=C:F", "--aspek=Awal=C:D", "--aspek=Akhir=E:F", iku=iku
    )
    assert (kode, len(hasil["butir"])) == (0, 4)
    assert [a["nama"] for a in hasil["aspek"]] == ["Awal", "Akhir"]


def test_people_read_the_result_in_words(tmp_path: Path, seribu: bytes, iku: IKU) -> None:
    _, teks = jalankan(tmp_path, seribu, iku=iku, format="teks")
    assert "1000 responden, 24 butir." in teks
    assert "Indeks 2,56 (tidak puas)." in teks
    assert "Aspek Substansi: 2,63" in teks


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        ("--iku=9.9", "IKU 9.9 tidak ada"),
        ("--unit=X", "Unit X tidak ada"),
        ("--tahun=2020", "IKU 3.1 tidak ada"),
        ("--triwulan=5", "bukan triwulan"),
        ("--kolom=1:2", "bukan kolom"),
        ("--aspek=Awal", "bukan aspek"),
        ("--format=teks", "Tidak ada kolom"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(tmp_path: Path, iku: IKU, pilihan: str, kata: str) -> None:
    isi = xlsx(("A", [["Nama"], ["a"], ["b"]]))
    with pytest.raises(CommandError, match=kata):
        jalankan(tmp_path, isi, pilihan, iku=iku)


def test_in_json_a_file_without_answers_is_an_error_too(tmp_path: Path, iku: IKU) -> None:
    kode, hasil = jalankan(tmp_path, xlsx(("A", [["Nama"], ["a"]])), iku=iku)
    assert (kode, hasil["n"]) == (1, 0)
    assert hasil["galat"][0]["alasan"].startswith("Tidak ada kolom")


def test_a_missing_file_and_a_locked_quarter_are_sentences(
    tmp_path: Path, seribu: bytes, iku: IKU, unit: UnitKerja
) -> None:
    umum = [f"--unit={unit.kode}", "--iku=3.1", "--tahun=2026", "--triwulan=2"]
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("impor_survei", *umum, str(tmp_path / "tidak-ada.xlsx"))
    PabrikKunciTriwulan.create(unit=unit, triwulan=2, terkunci=True)
    kode, hasil = jalankan(tmp_path, seribu, iku=iku)
    assert kode == 1
    assert "sudah dikunci" in hasil["galat"][0]["alasan"]
    assert not HasilSurvei.objects.exists()


# --- The round trip -------------------------------------------------------------------------------


def test_the_workbook_gives_the_index_back(tmp_path: Path, seribu: bytes, iku: IKU) -> None:
    jalankan(tmp_path, seribu, iku=iku)
    isi = ekspor(unit=iku.perjanjian.unit.kode, tahun=2026)
    rencana = rencanakan_berkas("a.xlsx", isi, oleh=None, pada=PADA)
    assert rencana.galat == []
    assert {n: (r.baru, r.ubah) for n, r in rencana.ringkasan.items()}["Realisasi"] == (0, 0)


def test_a_workbook_that_contradicts_the_survey_is_refused(
    tmp_path: Path, seribu: bytes, iku: IKU
) -> None:
    import openpyxl

    from tests.impor.bantu import simpan

    jalankan(tmp_path, seribu, iku=iku)
    buku = openpyxl.load_workbook(io.BytesIO(ekspor(unit=iku.perjanjian.unit.kode, tahun=2026)))
    ws = buku["Realisasi"]
    kolom = next(c.column for c in ws[1] if c.value and str(c.value).strip("* ") == "Nilai")
    ws.cell(2, kolom).value = 3.9
    rencana = rencanakan_berkas("a.xlsx", simpan(buku), oleh=None, pada=PADA)
    assert [(g.lembar, g.kolom) for g in rencana.galat] == [("Realisasi", "Nilai")]
    assert "berbeda dari hasil survei" in rencana.galat[0].alasan


# --- The page -------------------------------------------------------------------------------------


def alamat(iku: IKU, triwulan: int = 2) -> str:
    return f"/u/{iku.perjanjian.unit.kode}/2026/tw-{triwulan}/impor/survei/{iku.kode}/"


def unggah(klien: Client, iku: IKU, isi: bytes, **lain: str) -> tuple[int, str]:
    berkas = SimpleUploadedFile("jawaban.xlsx", isi)
    jawab = klien.post(alamat(iku), {"berkas": berkas, **lain})
    return jawab.status_code, jawab.content.decode()


def rekap(teks: str) -> str:
    return teks.split('name="rekap" value="')[1].split('"')[0]


@pytest.fixture
def klien(anggota_tim: Pengguna, masuk: Callable[[Pengguna], Client]) -> Client:
    return masuk(anggota_tim)


def test_nothing_is_stored_before_the_preview_is_confirmed(
    klien: Client, iku: IKU, seribu: bytes
) -> None:
    kode, teks = unggah(klien, iku, seribu, periode_data="Januari–Juni 2026")
    assert kode == 200
    assert "2,56 dari 4" in teks
    assert "1.000 responden" in teks
    assert not HasilSurvei.objects.exists()
    jawab = klien.post(alamat(iku), {"rekap": rekap(teks)})
    assert jawab.status_code == 302
    assert jawab["Location"].endswith("/kinerja/?iku=3.1")
    hasil = HasilSurvei.objects.get()
    assert (hasil.n, hasil.butir.count(), hasil.asal_data) == (1000, 24, "halaman")
    assert iku.realisasi.get().periode_data == "Januari–Juni 2026"
    tabel = tabel_1(unit_id=iku.perjanjian.unit_id, tahun=2026, triwulan=2)
    assert tabel.baris[0].realisasi == (23 * Decimal("2.5") + 4) / 24


def test_bad_cells_are_named_and_nothing_can_be_confirmed(klien: Client, iku: IKU) -> None:
    baris = tabel(KEPALA, *jawaban(100))
    baris[10][2] = 7
    kode, teks = unggah(klien, iku, xlsx(("Form", baris)))
    assert kode == 422
    assert ">C11<" in teks
    assert 'name="rekap"' not in teks


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"kolom": "1:2"}, "bukan kolom"),
        ({"aspek": "Awal"}, "bukan aspek"),
        ({"kolom": "AZ"}, "Tidak ada kolom"),
    ],
)
def test_a_wrong_input_is_told_at_its_field(
    klien: Client, iku: IKU, seribu: bytes, lain: dict[str, str], kata: str
) -> None:
    kode, teks = unggah(klien, iku, seribu, **lain)
    assert kode == 422
    assert kata in teks


def test_a_preview_is_good_for_its_person_iku_and_quarter_only(
    klien: Client,
    iku: IKU,
    unit: UnitKerja,
    seribu: bytes,
    koordinator: Pengguna,
    masuk: Callable[[Pengguna], Client],
) -> None:
    lain = PabrikIKU.create(perjanjian=iku.perjanjian, sasaran=iku.sasaran, indeks=True, kode="1.4")
    _, teks = unggah(klien, iku, seribu)
    tanda = rekap(teks)
    for pengirim, tujuan in (
        (klien, alamat(lain)),
        (klien, alamat(iku, 3)),
        (masuk(koordinator), alamat(iku)),
        (klien, alamat(iku)),
    ):
        isi = {"rekap": tanda if tujuan != alamat(iku) or pengirim is not klien else f"{tanda}x"}
        jawab = pengirim.post(tujuan, isi)
        assert jawab.status_code == 422
        assert "Unggah berkasnya lagi" in jawab.content.decode()
    assert not HasilSurvei.objects.exists()


def test_a_preview_older_than_another_import_is_refused(
    klien: Client, iku: IKU, seribu: bytes
) -> None:
    _, teks = unggah(klien, iku, seribu)
    klien.post(alamat(iku), {"rekap": rekap(teks)})
    jawab = klien.post(alamat(iku), {"rekap": rekap(teks)})
    assert jawab.status_code == 422
    assert "sudah diubah orang lain" in jawab.content.decode()


def test_other_iku_and_locked_quarters_say_why_not(
    klien: Client, iku: IKU, unit: UnitKerja
) -> None:
    langsung = PabrikIKU.create(perjanjian=iku.perjanjian, sasaran=iku.sasaran, kode="1.1")
    assert "bukan indeks" in klien.get(alamat(langsung)).content.decode()
    PabrikKunciTriwulan.create(unit=unit, triwulan=2, terkunci=True)
    assert "sudah dikunci" in klien.get(alamat(iku)).content.decode()


def test_who_may_not_enter_figures_meets_the_reason(
    iku: IKU, pengamat: Pengguna, orang_asing: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    assert masuk(pengamat).get(alamat(iku)).status_code == 403
    assert masuk(orang_asing).get(alamat(iku)).status_code == 404


def test_the_panel_of_an_index_leads_here(klien: Client, iku: IKU) -> None:
    isi = klien.get(f"/u/{iku.perjanjian.unit.kode}/2026/tw-2/kinerja/?iku=3.1").content.decode()
    assert alamat(iku) in isi
