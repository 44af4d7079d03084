"""Numbers as the office types, stores and prints them.

Pure: no Django, no database, no clock. Everything is ``Decimal``; rounding happens once, at the
end, half up. ``None`` means "no value" and is printed as an em dash, never as 0.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

TANPA_NILAI = "—"
PANJANG_MAKS = 120

_SATUAN_PERSEN = frozenset({"%", "persen", "persentase", "prosentase", "percent"})
_KATA_PENGALI = frozenset(
    {
        "ribu",
        "rb",
        "ribuan",
        "juta",
        "jt",
        "jutaan",
        "miliar",
        "milyar",
        "mlr",
        "triliun",
        "trilyun",
    }
)
_SETARA = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\ufe63": "-", "\uff0d": "-"}
)

_ANGKA = r"(?:rp\.?\s*|idr\s*)?[-+–]?\s*(?:rp\.?\s*|idr\s*)?[0-9](?:[0-9.,]*[0-9])?"
_SATUAN = r"(?:\s*%)?(?:\s*\(?[^\W\d_](?:[^\W\d_]|[\s./()²³%]|-(?=[^\W\d_]))*?)?"
_DARI = rf"(?:\s*dari\s+(?:skala\s+)?(?P<skala>{_ANGKA})(?P<satuan_skala>{_SATUAN}))?"
_PEMISAH = r"\s*(?:[-–—]|s\.?\s?/?d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_SATU = re.compile(rf"(?P<bawah>{_ANGKA})(?P<satuan>{_SATUAN}){_DARI}", re.IGNORECASE)
_RENTANG = re.compile(
    rf"(?P<bawah>{_ANGKA})(?P<satuan_bawah>{_SATUAN}){_PEMISAH}"
    rf"(?P<atas>{_ANGKA})(?P<satuan>{_SATUAN}){_DARI}",
    re.IGNORECASE,
)
_AWALAN = re.compile(r"rp\.?|idr|\s|\+", re.IGNORECASE)
_KELOMPOK = {
    pemisah: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(pemisah)}[0-9]{{3}})+") for pemisah in ".,"
}
_KOMA_STRIP = re.compile(r"(?<=[0-9]),[-–—]+(?!\s*[0-9])")


class AngkaTidakDikenali(ValueError):
    """The text is no number; the message is an Indonesian sentence that says how to write it."""


def bulatkan(nilai: Decimal, digit: int = 2) -> Decimal:
    """Round half up to ``digit`` decimals, symmetric around zero; −0 becomes 0."""
    presisi = max(nilai.adjusted() + digit + 2, 1)
    hasil = nilai.quantize(
        Decimal(1).scaleb(-digit), context=Context(prec=presisi, rounding=ROUND_HALF_UP)
    )
    return hasil if hasil else abs(hasil)


def baca_angka(teks: str) -> Decimal:
    """Read one number as people type it; ``3 dari 4`` gives 3, units and ``%`` are ignored.

    Raises ``AngkaTidakDikenali``.
    """
    return baca_skala(teks)[0]


def baca_skala(teks: str) -> tuple[Decimal, Decimal | None]:
    """Read ``3,65 dari 4`` as (3.65, 4); a number without a scale gives (number, None)."""
    cocok = _cocokkan(_SATU, teks)
    if cocok is None:
        raise _tidak_dikenali(teks)
    skala = cocok["skala"]
    return _desimal(cocok["bawah"], teks), None if skala is None else _desimal(skala, teks)


def baca_rentang(teks: str) -> tuple[Decimal, Decimal | None]:
    """Read ``56,40 - 59,32%`` as (56.40, 59.32); a single number gives (number, None).

    Range signs are ``-``, ``–``, ``—``, ``s.d.``, ``sampai`` and ``hingga``. Raises
    ``AngkaTidakDikenali``, also when the lower bound lies above the upper one.
    """
    cocok = _cocokkan(_RENTANG, teks)
    if cocok is None:
        return baca_angka(teks), None
    bawah, atas = _desimal(cocok["bawah"], teks), _desimal(cocok["atas"], teks)
    if bawah > atas:
        raise AngkaTidakDikenali(
            f"Rentang “{teks.strip()}” terbalik: batas bawah lebih besar daripada batas atas. "
            "Tulis batas bawah lebih dulu, misalnya 56,30–58,80%."
        )
    return bawah, atas


def _cocokkan(pola: re.Pattern[str], teks: str) -> re.Match[str] | None:
    """Match the tidied text; a multiplier word (``juta``) is refused, not silently dropped."""
    if len(teks) > PANJANG_MAKS:
        return None
    rapi = " ".join(teks.translate(_SETARA).replace("*", " ").split())
    cocok = pola.fullmatch(_KOMA_STRIP.sub("", rapi))
    if cocok is None:
        return None
    for nama, isi in cocok.groupdict().items():
        if nama.startswith("satuan") and isi:
            for kata in re.findall(r"[^\W\d_]+", isi.lower()):
                if kata in _KATA_PENGALI:
                    raise AngkaTidakDikenali(
                        f"“{teks.strip()}” memakai kata “{kata}”. Tulis angkanya lengkap, "
                        "misalnya 15.000.000 dan bukan 15 juta."
                    )
    return cocok


def _tidak_dikenali(teks: str) -> AngkaTidakDikenali:
    isi = teks.strip()
    if not isi:
        return AngkaTidakDikenali("Angka masih kosong. Isi misalnya 62,97.")
    tampil = isi if len(isi) <= 40 else isi[:39] + "…"
    return AngkaTidakDikenali(
        f"“{tampil}” bukan angka yang dikenali. Tulis misalnya 62,97 atau 27.398.625 atau 3 dari 4."
    )


def _desimal(angka: str, teks: str) -> Decimal:
    """Turn one matched number into a Decimal by the separator rules of ``docs/rumus.md``."""
    polos = _AWALAN.sub("", angka).replace("–", "-")
    negatif = polos.startswith("-")
    polos = polos.lstrip("-")
    titik, koma = polos.count("."), polos.count(",")
    if titik and koma:
        pemisah_desimal = "." if polos.rfind(".") > polos.rfind(",") else ","
        pemisah_ribuan = "," if pemisah_desimal == "." else "."
        utuh, _, pecahan = polos.partition(pemisah_desimal)
        if not _KELOMPOK[pemisah_ribuan].fullmatch(utuh) or not pecahan.isdigit():
            raise _tidak_dikenali(teks)
        polos = utuh.replace(pemisah_ribuan, "") + "." + pecahan
    elif titik > 1 or koma > 1:
        pemisah = "." if titik else ","
        if not _KELOMPOK[pemisah].fullmatch(polos):
            raise _tidak_dikenali(teks)
        polos = polos.replace(pemisah, "")
    elif titik and _satu_titik_ribuan(polos):
        polos = polos.replace(".", "")
    else:
        polos = polos.replace(",", ".")
    hasil = Decimal(polos)
    return -hasil if negatif and hasil else hasil


def _satu_titik_ribuan(polos: str) -> bool:
    """One dot before exactly three digits is a thousands mark, unless no thousand can stand there.

    ``0.125`` and ``1234.567`` are no grouped numbers, so their dot is a decimal one.
    """
    return bool(_KELOMPOK["."].fullmatch(polos)) and not polos.startswith("0")


def format_angka(nilai: Decimal | None, digit: int | None = 2) -> str:
    """Print with comma decimals and dot thousands; ``digit=None`` keeps what is stored.

    With ``digit=None`` trailing zeros are dropped. ``None`` is printed as ``—``.
    """
    if nilai is None:
        return TANPA_NILAI
    if digit is not None:
        nilai = bulatkan(nilai, digit)
    teks = f"{nilai if nilai else abs(nilai):,f}"
    if digit is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(str.maketrans(",.", ".,"))


def format_persen(nilai: Decimal | None, digit: int = 2) -> str:
    """Print a percentage: ``62,97%``."""
    return TANPA_NILAI if nilai is None else f"{format_angka(nilai, digit)}%"


def format_rentang(
    bawah: Decimal | None, atas: Decimal | None, digit: int | None = 2, *, persen: bool = True
) -> str:
    """Print a range with an en dash: ``56,30–58,80%``; without ``atas`` only the one value."""
    if bawah is None:
        return TANPA_NILAI
    teks = format_angka(bawah, digit)
    if atas is not None:
        teks = f"{teks}–{format_angka(atas, digit)}"
    return f"{teks}%" if persen else teks


def satuan_persen(satuan: str) -> bool:
    """Whether a unit of measure says percent (``persen``, ``Persentase``, ``%``)."""
    kata = re.findall(r"[%\w]+", satuan.lower())
    return bool(kata) and all(k in _SATUAN_PERSEN for k in kata)


def format_nilai(
    bawah: Decimal | None,
    atas: Decimal | None = None,
    satuan: str = "",
    skala_maks: Decimal | None = None,
) -> str:
    """Print a target or realisasi in its unit: ``62,97%``, ``3,65 dari 4``, ``47.951.794``.

    Percentages always show two decimals; other values show two only when they are not whole.
    A scale wins over the unit, because an index on a scale is no percentage.
    """
    if bawah is None:
        return TANPA_NILAI
    if skala_maks is None and satuan_persen(satuan):
        return format_rentang(bawah, atas)
    dibulatkan = [bulatkan(nilai) for nilai in (bawah, atas) if nilai is not None]
    digit = 0 if all(nilai == nilai.to_integral_value() for nilai in dibulatkan) else 2
    teks = format_rentang(bawah, atas, digit, persen=False)
    return teks if skala_maks is None else f"{teks} dari {format_angka(skala_maks, None)}"


def desimal_teks(nilai: Decimal | None) -> str | None:
    """Two decimals half up with a point for JSON: ``34.79``; no value is ``None``."""
    return None if nilai is None else f"{bulatkan(nilai):f}"
