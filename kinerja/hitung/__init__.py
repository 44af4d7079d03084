"""Every formula behind a percentage, as pure functions on ``Decimal``.

No Django, no database, no clock: rows, dates and "today" are arguments. Values stay exact; the
caller rounds once, at the end, with ``inti.angka.bulatkan``. ``None`` means "no value", never 0.
``docs/rumus.md`` explains each formula in Bahasa Indonesia, in the same order and with the same
names. Import from here, not from the modules inside.
"""

from __future__ import annotations

from kinerja.hitung.capaian import (
    BATAS_CAPAIAN,
    Akumulasi,
    Arah,
    Capaian,
    CaraAkumulasi,
    PenyebutNol,
    RataRata,
    RumusTurun,
    TanpaMentah,
    Target,
    akumulasi,
    capaian,
    capaian_dilaporkan,
    capaian_mentah,
    rasio,
    rata_rata_capaian,
)
from kinerja.hitung.efektivitas import (
    BOBOT_TAHAPAN,
    STATUS_LANGKAH,
    HasilTahap,
    HasilTopik,
    LangkahHitung,
    hasil_topik,
    nilai_efektivitas,
)
from kinerja.hitung.indeks import (
    PITA_KEPUASAN,
    ButirHitung,
    HasilIndeks,
    Pita,
    RataAspek,
    hasil_indeks,
    kategori_indeks,
)
from kinerja.hitung.rb import (
    STATUS_TONGGAK,
    HasilRB,
    TonggakHitung,
    hasil_rb,
    rencana_rb,
)

__all__ = [
    "BATAS_CAPAIAN",
    "BOBOT_TAHAPAN",
    "PITA_KEPUASAN",
    "STATUS_LANGKAH",
    "STATUS_TONGGAK",
    "Akumulasi",
    "Arah",
    "ButirHitung",
    "Capaian",
    "CaraAkumulasi",
    "HasilIndeks",
    "HasilRB",
    "HasilTahap",
    "HasilTopik",
    "LangkahHitung",
    "PenyebutNol",
    "Pita",
    "RataAspek",
    "RataRata",
    "RumusTurun",
    "TanpaMentah",
    "Target",
    "TonggakHitung",
    "akumulasi",
    "capaian",
    "capaian_dilaporkan",
    "capaian_mentah",
    "hasil_indeks",
    "hasil_rb",
    "hasil_topik",
    "kategori_indeks",
    "nilai_efektivitas",
    "rasio",
    "rata_rata_capaian",
    "rencana_rb",
]
