"""The rows behind efektivitas kebijakan: stages, their langkah, and what one topik is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from inti.angka import format_angka, format_persen
from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan, label_triwulan
from kinerja.penjelasan import DASAR_CARA, PEMBULATAN, Angka, Penjelasan
from kinerja.pilihan import CaraHitung
from kinerja.sumber import BarisRincian, KelompokRincian
from renaksi.papan import papan

if TYPE_CHECKING:
    from akun.periode import Periode
    from renaksi.models import Renaksi
    from renaksi.papan import BarisTopik, Papan, SelPapan, TahapPapan


def jelaskan(
    *, unit_id: int, tahun: int, triwulan: int, iku_id: int
) -> tuple[KelompokRincian, ...] | None:
    """Return the topik of one IKU with their langkah (PENJELAS_REALISASI of kinerja)."""
    isi = papan(unit_id=unit_id, tahun=tahun, triwulan=triwulan)
    for p in isi.iku:
        if p.iku.pk == iku_id:
            return tuple(
                KelompokRincian(
                    f"{b.topik.nama}: {format_persen(b.hasil.nilai, 1)}", _baris(isi, b)
                )
                for b in p.topik
            )
    return None


def jelaskan_topik(topik_id: int, periode: Periode) -> Penjelasan | None:
    """Explain the value of one topik s.d. the quarter; ``None`` when the board does not hold it."""
    isi = papan(unit_id=periode.unit.pk, tahun=periode.tahun, triwulan=periode.triwulan)
    for p in isi.iku:
        for b in p.topik:
            if b.topik.pk == topik_id:
                return _penjelasan(isi, b, periode)
    return None


def _penjelasan(isi: Papan, b: BarisTopik, periode: Periode) -> Penjelasan:
    tercapai = [t for t in b.hasil.rincian if t.tercapai]
    jumlah = " + ".join(format_angka(t.bobot, None) for t in tercapai) or "0"
    nilai = format_persen(b.hasil.nilai, 1)
    akhir = akhir_triwulan(periode.tahun, periode.triwulan)
    return Penjelasan(
        judul=f"Nilai topik {label_triwulan(periode.triwulan)} {periode.tahun}",
        subjek=b.topik.nama,
        angka=(
            Angka("Nilai topik", nilai, utama=True),
            Angka("Tahap tercapai", f"{b.hasil.tahap} dari {len(b.hasil.rincian)}"),
        ),
        rumus=("Nilai topik = Σ bobot tahap yang tercapai berurutan", f"{jumlah} = {nilai}"),
        kelompok=(KelompokRincian("Tahap dan langkahnya", _baris(isi, b)),),
        aturan=(
            "Tahap tercapai bila ada langkahnya, semua langkahnya terlaksana paling lambat "
            f"{format_tanggal(akhir)}, dan semua tahap sebelumnya tercapai.",
            "Langkah batal dan yang sudah diganti lanjutannya tidak dihitung; sebagian tahap tidak "
            "memberi nilai.",
            PEMBULATAN,
        ),
        sumber="Papan efektivitas",
        dasar=(DASAR_CARA[CaraHitung.TAHAPAN],),
    )


def _baris(isi: Papan, b: BarisTopik) -> tuple[BarisRincian, ...]:
    hasil: list[BarisRincian] = []
    for tahap, sel in zip(isi.tahapan, b.sel, strict=True):
        hasil.append(_baris_tahap(tahap, sel))
        hasil += [_baris_langkah(r, masuk=sel.hasil.tercapai) for r in sel.langkah]
    return tuple(hasil)


def _baris_tahap(tahap: TahapPapan, sel: SelPapan) -> BarisRincian:
    hasil = sel.hasil
    keadaan = "tercapai" if hasil.tercapai else "belum tercapai"
    if hasil.mendahului:
        keadaan = "mendahului tahapan"
    return BarisRincian(
        f"Tahap {tahap.tahap} · {tahap.nama}",
        f"bobot {format_persen(tahap.bobot, 1)}, {keadaan}, {hasil.terlaksana} dari "
        f"{hasil.langkah} langkah",
        hasil.tercapai,
    )


def _baris_langkah(renaksi: Renaksi, *, masuk: bool) -> BarisRincian:
    selesai = renaksi.tanggal_selesai
    keterangan = str(renaksi.get_status_display())
    if selesai is not None:
        keterangan = f"{keterangan}, {format_tanggal(selesai)}"
    url = reverse("renaksi:rinci", args=[renaksi.pk])
    return BarisRincian(f"– {renaksi.uraian}", keterangan, masuk, url)
