"""Rules about renaksi, kendala, tahapan, tonggak and their tenggat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from bukti.models import StatusKlaim
from inti.tanggal import format_tanggal
from inti.triwulan import akhir_triwulan, awal_triwulan, label_triwulan
from kinerja.pilihan import Keadaan
from laporan.konten.kata import bersih, sama
from laporan.pemeriksaan.dasar import (
    Perihal,
    Tingkat,
    aturan,
    kutip,
    tempat_iku,
    tempat_renaksi,
    url_periode,
)
from renaksi.models import AKHIR, Status
from tindaklanjut.pilihan import StatusKendala

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kinerja.models import IKU
    from laporan.konten import Surat
    from laporan.konten.bahan import Bahan
    from laporan.pemeriksaan.dasar import Lalu
    from renaksi.models import Renaksi
    from tindaklanjut.models import Kendala

# Words with which a kendala says that the plan itself did not happen.
_BELUM_TERJADI: Final = re.compile(
    r"\bbelum\s+(?:dapat\s+)?(?:dilaksanakan|terlaksana|dimulai)\b|"
    r"\bbelum\s+berjalan\b(?!\s+(?:secara\s+)?optimal)|"
    r"\btidak\s+(?:dapat\s+)?(?:dilaksanakan|terlaksana)\b|\bmasih\s+(?:dalam\s+proses|tertunda)\b",
    re.IGNORECASE,
)
_KATA_LAPORAN: Final = re.compile(r"\b(?:telah|sudah|di\w+|dokumen|laporan|bukti|dukung)\b")


def _renaksi(bahan: Bahan) -> Iterator[tuple[IKU, Renaksi]]:
    for b in bahan.tabel.baris:
        for r in bahan.renaksi.get(b.iku.pk, ()):
            yield b.iku, r


def _kendala(bahan: Bahan) -> Iterator[tuple[IKU | None, Kendala]]:
    """Every kendala once, with the first IKU it touches."""
    sudah: set[int] = set()
    for b in bahan.tabel.baris:
        for k in bahan.kendala.get(b.iku.pk, ()):
            if k.pk not in sudah:
                sudah.add(k.pk)
                yield b.iku, k
    for k in bahan.kendala_umum:
        yield None, k


def _tentang_renaksi(bahan: Bahan, iku: IKU, r: Renaksi, pesan: str) -> Perihal:
    tempat = tempat_renaksi(iku, bahan.triwulan, r.nomor)
    return Perihal(tempat, pesan, r.get_absolute_url(), iku, "renaksi")


def _tentang_kendala(iku: IKU | None, k: Kendala, pesan: str, bagian: str) -> Perihal:
    awal = "" if iku is None else f"{tempat_iku(iku)}, "
    return Perihal(
        f"{awal}kendala nomor {bersih(k.nomor)}", pesan, k.get_absolute_url(), iku, bagian
    )


# --- Renaksi --------------------------------------------------------------------------------------


@aturan("keterangan_luar_triwulan", Tingkat.GALAT, "Keterangan bertanggal di luar triwulan.")
def keterangan_luar_triwulan(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A statement or a rapat whose day lies outside the quarter of its renaksi (1.7)."""
    awal = awal_triwulan(bahan.tahun, bahan.triwulan)
    akhir = akhir_triwulan(bahan.tahun, bahan.triwulan)
    for iku, r in _renaksi(bahan):
        isi: list[tuple[date | None, str]] = [(k.tanggal, k.teks) for k in r.keterangan.all()]
        isi += [(p.tanggal, p.judul) for p in r.rapat.all()]
        for tanggal, teks in isi:
            if tanggal is not None and not awal <= tanggal <= akhir:
                pesan = (
                    f"{kutip(teks)} bertanggal {format_tanggal(tanggal)}, di luar "
                    f"{label_triwulan(bahan.triwulan)} {bahan.tahun}."
                )
                yield _tentang_renaksi(bahan, iku, r, pesan)


@aturan("keterangan_tanpa_tanggal", Tingkat.PERINGATAN, "Keterangan tanpa tanggal.")
def keterangan_tanpa_tanggal(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A statement nobody can place in the quarter; a rapat always has a day."""
    for iku, r in _renaksi(bahan):
        kosong = [k for k in r.keterangan.all() if k.tanggal is None]
        if kosong:
            lain = f" dan {len(kosong) - 1} lainnya" if len(kosong) > 1 else ""
            pesan = f"Keterangan {kutip(kosong[0].teks)}{lain} tidak bertanggal."
            yield _tentang_renaksi(bahan, iku, r, pesan)


@aturan("renaksi_belum_selesai", Tingkat.PERINGATAN, "Renaksi triwulan belum berstatus akhir.")
def renaksi_belum_selesai(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """The quarter is over and a renaksi of it still runs."""
    if surat.tanggal <= akhir_triwulan(bahan.tahun, bahan.triwulan):
        return
    for iku, r in _renaksi(bahan):
        if r.status not in AKHIR:
            pesan = f"Status masih {r.get_status_display()} padahal triwulan sudah berakhir."
            yield _tentang_renaksi(bahan, iku, r, pesan)


@aturan("renaksi_tanpa_tenggat", Tingkat.PERINGATAN, "Renaksi tanpa tenggat.")
def renaksi_tanpa_tenggat(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """Nobody is reminded of a renaksi without a tenggat."""
    for iku, r in _renaksi(bahan):
        if r.tenggat is None and r.status not in AKHIR:
            yield _tentang_renaksi(bahan, iku, r, "Rencana aksi ini tidak mempunyai tenggat.")


@aturan(
    "terlaksana_berkendala", Tingkat.PERINGATAN, "Semua renaksi terlaksana, kendala menyangkal."
)
def terlaksana_berkendala(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """All renaksi of an IKU are done, while an open kendala says that something did not happen."""
    for b in bahan.tabel.baris:
        daftar = bahan.renaksi.get(b.iku.pk, ())
        if not daftar or any(r.status != Status.TERLAKSANA for r in daftar):
            continue
        for k in bahan.kendala.get(b.iku.pk, ()):
            if k.status == StatusKendala.TERBUKA and _BELUM_TERJADI.search(k.uraian):
                pesan = f"Semua renaksi terlaksana, tetapi kendala menulis {kutip(k.uraian)}"
                yield _tentang_kendala(b.iku, k, pesan, "renaksi")


# --- Kendala dan upaya ----------------------------------------------------------------------------


@aturan("kendala_tanpa_upaya", Tingkat.GALAT, "Kendala tanpa upaya.")
def kendala_tanpa_upaya(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """Every kendala ends with at least one upaya (1.8)."""
    for iku, k in _kendala(bahan):
        if not k.upaya.all():
            yield _tentang_kendala(
                iku, k, f"Kendala {kutip(k.uraian)} belum ada upayanya.", "upaya"
            )


@aturan("upaya_mengulang_kendala", Tingkat.PERINGATAN, "Upaya sama dengan kendalanya.")
def upaya_mengulang_kendala(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """An upaya that only repeats its kendala says nothing of what will be done."""
    for iku, k in _kendala(bahan):
        for u in k.upaya.all():
            if sama(u.uraian) == sama(k.uraian):
                yield _tentang_kendala(
                    iku, k, f"Upaya {bersih(u.kode)} sama dengan kendalanya.", "upaya"
                )


@aturan("belum_terukur_tanpa_kendala", Tingkat.PERINGATAN, "Belum terukur, tidak ada kendala.")
def belum_terukur_tanpa_kendala(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """An IKU that could not be measured, and no obstacle is told."""
    for b in bahan.tabel.baris:
        if b.keadaan == Keadaan.BELUM_TERUKUR and not bahan.kendala.get(b.iku.pk):
            yield Perihal(
                tempat_iku(b.iku),
                "IKU belum terukur, tetapi tidak ada kendala yang dicatat.",
                url_periode(bahan, "tindaklanjut:kendala_daftar"),
                b.iku,
                "kendala",
            )


# --- Tahapan dan tonggak --------------------------------------------------------------------------


@aturan("tahap_dilompati", Tingkat.PERINGATAN, "Langkah tahap berikut mendahului tahap sebelumnya.")
def tahap_dilompati(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """Work in a later stage before the earlier one is reached (1.5)."""
    for p in bahan.papan.iku:
        for t in p.topik:
            if lompat := t.hasil.mendahului:
                tahap = ", ".join(str(n) for n in lompat)
                yield Perihal(
                    f"{tempat_iku(p.iku)}, topik {bersih(t.topik.nama)}",
                    f"Tahap {tahap} sudah dikerjakan sebelum tahap {t.hasil.tahap + 1} tercapai.",
                    url_periode(bahan, "renaksi:papan"),
                    p.iku,
                    "hasil",
                )


@aturan("bukti_mengulang", Tingkat.PERINGATAN, "Bukti tonggak hanya mengulang rencana aksinya.")
def bukti_mengulang(bahan: Bahan, surat: Surat, lalu: Lalu) -> Iterator[Perihal]:
    """A bukti named like the action it should prove."""
    for k in bahan.bukti_tonggak:
        rencana = k.tonggak.renaksi_rb
        if k.status == StatusKlaim.DITOLAK or _inti(k.bukti.nama) != _inti(rencana.uraian):
            continue
        yield Perihal(
            f"RB {bersih(rencana.nomor)} {label_triwulan(k.tonggak.triwulan)}",
            f"Bukti {kutip(k.bukti.nama)} hanya mengulang rencana aksinya.",
            reverse("rb:tonggak", args=[k.tonggak_id]),
            bahan.rb.iku,
            "hasil",
        )


def _inti(teks: str) -> str:
    return " ".join(_KATA_LAPORAN.sub(" ", sama(teks)).split())
