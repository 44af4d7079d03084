"""Rules of kinerja on plain inputs (specification 1.2, 1.3 and "Target checks" of page 3).

Pure: the same functions judge a form, a workbook row and a command. ``bidang`` of a finding is the
name of the field in the isian.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inti.angka import bulatkan, format_angka
from inti.angka_tepat import PESAN_ANGKA, angka_tepat
from inti.galat import Temuan, galat, peringatan
from inti.triwulan import label_triwulan
from kinerja.hitung import PenyebutNol, Target, rasio
from kinerja.pilihan import (
    TERHITUNG,
    Akumulasi,
    Arah,
    Bagian,
    CaraHitung,
    Keadaan,
    RumusTurun,
    Sisi,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kinerja.isian import (
        IsianIKU,
        IsianKomponen,
        IsianNarasi,
        IsianPK,
        IsianRealisasi,
    )

TAHUN_PERTAMA, TAHUN_TERAKHIR = 2000, 2100


def periksa_angka(bidang: str, nilai: Decimal | None) -> Iterator[Temuan]:
    """Refuse a figure a database cannot keep exactly: 15 digits, 6 after the comma."""
    if nilai is not None and not angka_tepat(nilai):
        yield galat(bidang, PESAN_ANGKA, nilai)


def periksa_pk(isian: IsianPK) -> Iterator[Temuan]:
    """Year and cap of an agreement."""
    if not TAHUN_PERTAMA <= isian.tahun <= TAHUN_TERAKHIR:
        yield galat("tahun", "Tahun harus antara 2000 dan 2100.", isian.tahun)
    if isian.batas_capaian < 100:
        yield galat(
            "batas_capaian",
            "Batas capaian paling kecil 100%. Kosongkan untuk memakai 120%.",
            format_angka(isian.batas_capaian, None),
        )
    yield from periksa_angka("batas_capaian", isian.batas_capaian)


def rapikan_iku(isian: IsianIKU) -> tuple[IsianIKU, list[Temuan]]:
    """Fill the default formula of a falling IKU and drop a formula that has no use."""
    if isian.arah == Arah.TURUN and not isian.rumus_turun:
        return replace(isian, rumus_turun=RumusTurun.DUA_KURANG), []
    if isian.arah != Arah.TURUN and isian.rumus_turun:
        teks = "Rumus Turun hanya dipakai bila Arah turun; isian ini diabaikan."
        return replace(isian, rumus_turun=""), [peringatan("rumus_turun", teks)]
    return isian, []


def periksa_iku(isian: IsianIKU) -> Iterator[Temuan]:
    """Everything one indicator must satisfy by itself."""
    if "/" in isian.kode or ";" in isian.kode:
        # References are written 2026/2.1; 2026/2.2.
        yield galat("kode", "Kode IKU tidak boleh memuat '/' atau ';'.", isian.kode)
    wajib = {
        "sasaran_nomor": "Isi nomor sasaran IKU ini.",
        "sasaran": "Isi uraian sasaran IKU ini.",
        "indikator": "Isi nama indikator.",
        "satuan": "Isi satuan, misalnya persen atau indeks.",
    }
    for bidang, pesan in wajib.items():
        if not getattr(isian, bidang):
            yield galat(bidang, pesan)
    if isian.skala_maks is not None and isian.skala_maks <= 0:
        yield galat("skala_maks", "Skala maksimum harus lebih dari 0.", isian.skala_maks)
    yield from periksa_angka("skala_maks", isian.skala_maks)
    for bidang, target in _target_bernama(isian):
        yield from _periksa_target(bidang, target, isian)
    yield from periksa_akumulasi(isian)


def _target_bernama(isian: IsianIKU) -> list[tuple[str, Target]]:
    per_tw = [(f"target_tw{n}", t) for n, t in enumerate(isian.target_triwulan, start=1)]
    return [("target_tahun", isian.target_tahun), *per_tw]


def _periksa_target(bidang: str, target: Target, isian: IsianIKU) -> Iterator[Temuan]:
    bawah, atas = target.bawah, target.atas
    yield from periksa_angka(bidang, bawah)
    yield from periksa_angka(bidang, atas)
    if bawah is None:
        return
    if isian.arah == Arah.RENTANG:
        if atas is None:
            yield galat(bidang, "Target rentang ditulis dua angka, misalnya 56,30–58,80.", bawah)
        elif atas < bawah:
            yield galat(bidang, "Batas atas target tidak boleh di bawah batas bawah.")
    elif atas is not None:
        yield galat(bidang, "Target dua angka hanya untuk Arah rentang. Tulis satu angka.")
    tertinggi = atas if atas is not None else bawah
    if isian.skala_maks is not None and tertinggi > isian.skala_maks:
        yield peringatan(bidang, "Target melebihi Skala Maks; periksa kembali.", tertinggi)


def periksa_akumulasi(isian: IsianIKU) -> Iterator[Temuan]:
    """Quarter targets against the yearly one ("Target checks", page 3)."""
    tahun, per_tw = isian.target_tahun, isian.target_triwulan
    terisi = [t for t in per_tw if t.bawah is not None]
    if tahun.bawah is None or not terisi:
        return
    if isian.akumulasi == Akumulasi.JUMLAH:
        jumlah = sum((t.bawah for t in terisi if t.bawah is not None), Decimal(0))
        atas = [t.atas for t in terisi if t.atas is not None]
        beda_atas = tahun.atas is not None and bool(atas) and sum(atas, Decimal(0)) != tahun.atas
        if jumlah != tahun.bawah or beda_atas:
            yield galat(
                "target_tahun",
                f"Jumlah target TW I–IV ({format_angka(jumlah, None)}) harus sama dengan target "
                f"tahun ({format_angka(tahun.bawah, None)}) karena Akumulasi jumlah.",
                format_angka(tahun.bawah, None),
            )
    elif isian.akumulasi == Akumulasi.KUMULATIF:
        yield from _periksa_kumulatif(isian)


def _periksa_kumulatif(isian: IsianIKU) -> Iterator[Temuan]:
    lalu: Decimal | None = None
    for n, target in enumerate(isian.target_triwulan, start=1):
        if target.bawah is None:
            continue
        if lalu is not None and target.bawah < lalu:
            yield peringatan(
                f"target_tw{n}",
                f"Target {label_triwulan(n)} turun, padahal Akumulasi kumulatif.",
                format_angka(target.bawah, None),
            )
        lalu = target.bawah
    akhir = isian.target_tw4
    if akhir.bawah is not None and akhir != isian.target_tahun:
        yield peringatan(
            "target_tw4",
            "Target TW IV tidak sama dengan target tahun, padahal Akumulasi kumulatif.",
            format_angka(akhir.bawah, None),
        )


def periksa_sasaran(daftar: Sequence[IsianIKU]) -> Iterator[tuple[int, Temuan]]:
    """Rules across the IKU of one PK; yields the position in ``daftar`` with each finding."""
    uraian: dict[str, str] = {}
    tonggak: str | None = None
    for i, isian in enumerate(daftar):
        lama = uraian.setdefault(isian.sasaran_nomor, isian.sasaran)
        if isian.sasaran and lama and isian.sasaran != lama:
            yield (
                i,
                galat(
                    "sasaran",
                    f"Sasaran No {isian.sasaran_nomor} ditulis berbeda pada IKU lain. Samakan.",
                    isian.sasaran,
                ),
            )
        if isian.cara_hitung == CaraHitung.TONGGAK:
            if tonggak is not None:
                yield (
                    i,
                    galat(
                        "cara_hitung",
                        f"IKU {tonggak} sudah dihitung dari tonggak; satu PK hanya boleh satu.",
                        isian.cara_hitung,
                    ),
                )
            tonggak = tonggak or isian.kode


def periksa_komponen(isian: IsianKomponen, iku: IsianIKU) -> Iterator[Temuan]:
    """One part of a ratio."""
    if not isian.sisi:
        yield galat("sisi", "Isi sisi: pembilang, penyebut, atau keduanya.")
    if isian.nilai is None:
        yield galat("nilai", "Isi nilai komponen.")
    yield from periksa_angka("nilai", isian.nilai)
    if iku.cara_hitung != CaraHitung.RASIO:
        yield peringatan(
            "kode", f"IKU {iku.kode} bukan rasio; komponennya disimpan tetapi tidak dihitung."
        )


def nilai_rasio(komponen: Iterable[IsianKomponen]) -> Decimal | None:
    """Percentage of the komponen of one IKU-quarter; None without a denominator.

    Raises ``PenyebutNol`` when the denominator sums to 0.
    """
    daftar = [k for k in komponen if k.nilai is not None]
    atas = [k.nilai for k in daftar if k.sisi in {Sisi.PEMBILANG, Sisi.KEDUANYA}]
    bawah = [k.nilai for k in daftar if k.sisi in {Sisi.PENYEBUT, Sisi.KEDUANYA}]
    return rasio([n for n in atas if n is not None], [n for n in bawah if n is not None])


def periksa_rasio(komponen: Sequence[IsianKomponen]) -> Iterator[tuple[int, Temuan]]:
    """Komponen of one IKU-quarter together: a denominator of 0 is an error."""
    try:
        hasil = nilai_rasio(komponen)
    except PenyebutNol:
        for i, k in enumerate(komponen):
            if k.sisi in {Sisi.PENYEBUT, Sisi.KEDUANYA}:
                yield i, galat("nilai", "Jumlah penyebut 0, rasio tidak dapat dihitung.", k.nilai)
        return
    if hasil is None and komponen:
        yield 0, peringatan("sisi", "Belum ada penyebut atau pembilang; rasio belum terhitung.")


def periksa_realisasi(
    isian: IsianRealisasi, iku: IsianIKU, *, komponen: Sequence[IsianKomponen] = ()
) -> Iterator[Temuan]:
    """One realisasi against its IKU, target and komponen."""
    if not isian.keadaan:
        yield galat(
            "keadaan",
            "Isi keadaan: terukur, belum terukur, tidak ada target, atau periode lalu.",
        )
        return
    yield from periksa_angka("nilai", isian.nilai)
    target = iku.target_triwulan[isian.triwulan - 1]
    if isian.keadaan == Keadaan.TIDAK_ADA_TARGET:
        if target.bawah is not None and target.bawah != 0:
            yield galat(
                "keadaan",
                f"IKU {iku.kode} mempunyai target {label_triwulan(isian.triwulan)}; pilih keadaan "
                "lain atau kosongkan targetnya.",
                isian.keadaan,
            )
        if isian.nilai is not None:
            yield galat("nilai", "Ada nilai: pilih keadaan terukur.", isian.nilai)
    elif isian.keadaan == Keadaan.BELUM_TERUKUR:
        if isian.nilai is not None:
            yield galat("nilai", "Belum terukur tidak boleh bernilai. Kosongkan.", isian.nilai)
        if not isian.alasan:
            yield galat("alasan", "Isi alasan mengapa belum terukur.")
    elif isian.keadaan == Keadaan.PERIODE_LALU and not isian.periode_data:
        yield galat("periode_data", "Isi periode asal nilai ini, misalnya TW II 2025.")
    yield from _periksa_nilai(isian, iku, komponen)


def _periksa_nilai(
    isian: IsianRealisasi, iku: IsianIKU, komponen: Sequence[IsianKomponen]
) -> Iterator[Temuan]:
    bernilai = isian.keadaan in {Keadaan.TERUKUR, Keadaan.PERIODE_LALU}
    if iku.cara_hitung in TERHITUNG:
        asal = "tonggak RB" if iku.cara_hitung == CaraHitung.TONGGAK else "tahapan kebijakan"
        if isian.nilai is not None or isian.keadaan == Keadaan.PERIODE_LALU:
            yield galat(
                "nilai",
                f"Realisasi IKU {iku.kode} dihitung sendiri dari {asal}. Kosongkan nilainya.",
                isian.nilai,
            )
        return
    survei = _survei(isian, iku)
    if iku.cara_hitung == CaraHitung.RASIO and isian.keadaan == Keadaan.TERUKUR:
        yield from _periksa_nilai_rasio(isian, komponen)
    elif survei is not None:
        if isian.nilai is not None and not _sama(survei, isian.nilai):
            yield galat(
                "nilai",
                f"Nilai berbeda dari hasil survei ({format_angka(survei, 2)}). Kosongkan nilai, "
                "atau impor ulang surveinya.",
                isian.nilai,
            )
    elif bernilai and isian.nilai is None:
        yield galat("nilai", "Isi nilai realisasi.")
    skala = iku.skala_maks
    if bernilai and skala is not None and isian.nilai is not None and isian.nilai > skala:
        yield galat(
            "nilai", f"Nilai melebihi skala maksimum {format_angka(skala, None)}.", isian.nilai
        )


def _periksa_nilai_rasio(
    isian: IsianRealisasi, komponen: Sequence[IsianKomponen]
) -> Iterator[Temuan]:
    try:
        terhitung = nilai_rasio(komponen)
    except PenyebutNol:
        return
    if terhitung is None:
        yield galat(
            "nilai",
            "Isi komponen pembilang dan penyebut dahulu; realisasi rasio dihitung dari komponen.",
            isian.nilai,
        )
    elif isian.nilai is not None and not _sama(terhitung, isian.nilai):
        yield galat(
            "nilai",
            f"Nilai berbeda dari hitungan komponen ({format_angka(terhitung, 2)}). Kosongkan "
            "nilai atau perbaiki komponen.",
            isian.nilai,
        )


def _survei(isian: IsianRealisasi, iku: IsianIKU) -> Decimal | None:
    """The index that the survey of the quarter gives a measured value."""
    if iku.cara_hitung != CaraHitung.INDEKS or isian.keadaan != Keadaan.TERUKUR:
        return None
    return iku.survei.get(isian.triwulan)


def rapikan_realisasi(
    isian: IsianRealisasi, iku: IsianIKU, komponen: Sequence[IsianKomponen]
) -> IsianRealisasi:
    """Bring a value that is computed to its one form, when what was written equals it.

    That of komponen is dropped, never stored twice. The index of a survey stays in full, because
    the answers are not in the workbook that has to give it back.
    """
    survei = _survei(isian, iku)
    if survei is not None and (isian.nilai is None or _sama(survei, isian.nilai)):
        return replace(isian, nilai=survei)
    if (
        iku.cara_hitung != CaraHitung.RASIO
        or isian.keadaan != Keadaan.TERUKUR
        or isian.nilai is None
    ):
        return isian
    try:
        terhitung = nilai_rasio(komponen)
    except PenyebutNol:
        return isian
    if terhitung is None or not _sama(terhitung, isian.nilai):
        return isian
    return replace(isian, nilai=None)


def _sama(terhitung: Decimal, ditulis: Decimal) -> bool:
    """Equal at the digits that were written, two at least."""
    return bulatkan(terhitung, _digit(ditulis)) == ditulis


def _digit(nilai: Decimal) -> int:
    eksponen = nilai.normalize().as_tuple().exponent
    return max(2, -eksponen) if isinstance(eksponen, int) else 2


def periksa_narasi(isian: IsianNarasi) -> Iterator[Temuan]:
    """A text of the report."""
    if isian.bagian != Bagian.EFISIENSI:
        for bidang in ("baseline", "aktual"):
            if getattr(isian, bidang) is not None:
                yield galat(bidang, "Baseline dan aktual hanya untuk bagian efisiensi. Kosongkan.")
    yield from periksa_angka("baseline", isian.baseline)
    yield from periksa_angka("aktual", isian.aktual)
