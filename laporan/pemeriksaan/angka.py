"""Rules about targets and realisasi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inti.angka import satuan_persen
from inti.triwulan import awal_triwulan, label_triwulan
from kinerja.hitung import kategori_indeks
from kinerja.pilihan import Arah, CaraHitung, Keadaan
from laporan.konten.kata import nilai_iku, persen, rangkai, target_iku
from laporan.pemeriksaan.dasar import Perihal, Tingkat, aturan, tempat_iku, url_isi, url_periode
from laporan.pemeriksaan.periode import rentang_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kinerja.tabel import BarisTabel
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan.dasar import Lalu

KATEGORI_BURUK: Final = frozenset({"sangat tidak puas", "tidak puas"})


@aturan("realisasi_kosong", Tingkat.GALAT, "Ada target, tetapi realisasi belum diisi.")
def realisasi_kosong(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A target and nothing said about it, not even why there is no value."""
    for b in bahan.tabel.baris:
        if b.target.ada and b.realisasi is None and not b.alasan:
            yield _perihal(
                bahan, b, "Realisasi belum diisi. Isi nilainya atau alasan belum terukur."
            )


@aturan("rasio_tanpa_komponen", Tingkat.GALAT, "Rasio tanpa komponen yang lengkap.")
def rasio_tanpa_komponen(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A ratio is said to be measured, but its parts give no value."""
    for b in bahan.tabel.baris:
        rasio = b.iku.cara_hitung == CaraHitung.RASIO and b.keadaan == Keadaan.TERUKUR
        if rasio and b.realisasi is None:
            yield _perihal(bahan, b, b.alasan or "Komponen rasio belum lengkap.")


@aturan("persen_tanpa_komponen", Tingkat.CATATAN, "Persentase yang komponennya tidak dicatat.")
def persen_tanpa_komponen(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A percentage typed by hand cannot be traced."""
    for b in bahan.tabel.baris:
        langsung = b.iku.cara_hitung == CaraHitung.LANGSUNG and satuan_persen(b.iku.satuan)
        if langsung and b.keadaan == Keadaan.TERUKUR and not bahan.komponen.get(b.iku.pk):
            yield _perihal(
                bahan, b, "Persentase ini tidak mempunyai komponen yang dapat ditelusuri."
            )


@aturan("data_setelah_laporan", Tingkat.GALAT, "Periode data sesudah tanggal laporan.")
def data_setelah_laporan(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """Data of a time that has not come on the day of the report."""
    for b in bahan.tabel.baris:
        for teks in (b.periode_data, b.sumber):
            rentang = rentang_data(teks) if b.realisasi is not None else None
            if rentang is not None and rentang[0] > surat.tanggal:
                yield _perihal(bahan, b, f"Data “{teks}” lebih baru daripada tanggal laporan.")
                break


@aturan("data_periode_lalu", Tingkat.PERINGATAN, "Realisasi memakai data sebelum triwulan.")
def data_periode_lalu(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A measured value whose data end before the quarter begins."""
    awal = awal_triwulan(bahan.tahun, bahan.triwulan)
    for b in bahan.tabel.baris:
        if b.realisasi is None or b.keadaan != Keadaan.TERUKUR:
            continue
        teks = b.periode_data or b.sumber
        rentang = rentang_data(teks)
        if rentang is not None and rentang[1] < awal:
            tw = label_triwulan(bahan.triwulan)
            yield _perihal(bahan, b, f"Data “{teks}” berasal dari masa sebelum {tw} {bahan.tahun}.")


@aturan("target_bawah_lalu", Tingkat.PERINGATAN, "Target di bawah nilai tahun lalu.")
def target_bawah_lalu(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """Where more is better, or a range is wanted, the target lies below last year's value."""
    for b in bahan.tabel.baris:
        nilai = lalu.get(b.iku.kode)
        if nilai is None or not b.target_tahun.ada or b.iku.arah == Arah.TURUN:
            continue
        batas = b.target_tahun.atas if b.target_tahun.atas is not None else b.target_tahun.bawah
        if batas is not None and batas < nilai:
            target = target_iku(b.target_tahun, b.iku)
            yield _perihal(
                bahan,
                b,
                f"Target tahun {target} di bawah nilai tahun lalu {nilai_iku(nilai, b.iku)}.",
                susunan=True,
            )


@aturan("target_kategori_buruk", Tingkat.PERINGATAN, "Target indeks dalam kategori tidak puas.")
def target_kategori_buruk(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """An index whose target itself is not satisfactory (bands of specification 1.6)."""
    for b in bahan.tabel.baris:
        nilai = b.target.bawah
        if b.iku.skala_maks != 4 or nilai is None or not b.target.ada:
            continue
        kategori = kategori_indeks(nilai)
        if kategori in KATEGORI_BURUK:
            yield _perihal(
                bahan,
                b,
                f"Target {target_iku(b.target, b.iku)} termasuk kategori “{kategori}”.",
                susunan=True,
            )


@aturan("target_tonggak_tidak_bulat", Tingkat.CATATAN, "Target kali jumlah tonggak tidak bulat.")
def target_tonggak_tidak_bulat(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The target is no whole number of tonggak: name the steps that can be reached."""
    b = _baris_tonggak(bahan)
    langkah = bahan.rb.hasil.langkah_tercapai
    if b is not None and langkah:
        jangkau = rangkai([persen(s) for s in langkah])
        yield _perihal(
            bahan,
            b,
            f"Target {target_iku(b.target_tahun, b.iku)} dari {bahan.rb.hasil.total} tonggak bukan "
            f"bilangan bulat. Langkah yang mungkin: {jangkau}.",
            susunan=True,
        )


@aturan("rencana_di_atas_target", Tingkat.CATATAN, "Rencana tonggak melebihi target triwulan.")
def rencana_di_atas_target(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The plan of the tonggak promises more than the target of the quarter asks."""
    b = _baris_tonggak(bahan)
    rencana = bahan.rb.hasil.rencana_persen
    if b is None or rencana is None or b.target.bawah is None or not b.target.ada:
        return
    if rencana > b.target.bawah:
        yield _perihal(
            bahan,
            b,
            f"Rencana tonggak {persen(rencana)} di atas target {target_iku(b.target, b.iku)}.",
            susunan=True,
        )


def _baris_tonggak(bahan: Bahan) -> BarisTabel | None:
    return next((b for b in bahan.tabel.baris if b.iku.cara_hitung == CaraHitung.TONGGAK), None)


def _perihal(bahan: Bahan, b: BarisTabel, pesan: str, *, susunan: bool = False) -> Perihal:
    """A finding on one IKU; ``susunan``: it is fixed where targets are set."""
    url = (
        url_periode(bahan, "kinerja:iku_rinci", kode=b.iku.kode)
        if susunan
        else url_isi(bahan, b.iku)
    )
    return Perihal(tempat_iku(b.iku), pesan, url, b.iku, "hasil")
