"""Whether words that no list knows may be the name of somebody."""

from __future__ import annotations

from tindaklanjut.notulen import leksikon, ragam
from tindaklanjut.notulen.kata import nomina_aksi, penanda_predikat, predikat, urai


def mungkin_pihak(frasa: str) -> bool:
    """Whether an unknown subject can be somebody at all: no thing, no action, not too long."""
    kata = urai(frasa)
    if not kata or len(kata) > 9 or any(penanda_predikat(w) for w in kata):
        return False
    inti = next((w for w in kata if w.kecil not in leksikon.KUANTOR), kata[0])
    kecil = inti.kecil
    if inti.tanda or inti.teks.isdigit() or kecil in leksikon.KATA_GANTI:
        return False
    if kecil in leksikon.BENDA or kecil in leksikon.BUKAN_PIHAK or nomina_aksi(kecil):
        return False
    if kecil in leksikon.PERAN or kecil in leksikon.KEPALA_PIHAK:
        return True
    return ragam.BENTUK_BENDA.fullmatch(kecil) is None


def bernama(frasa: str) -> bool:
    """Whether every word of an unknown subject is written as a name."""
    return all(
        w.berkapital or w.bernomor or w.tanda or w.kecil in ("dan", "&") for w in urai(frasa)
    )


def nama_mungkin(frasa: str) -> bool:
    """Whether an unknown short phrase is written as a name and names no thing."""
    kata = urai(frasa)
    isi = [k for k in kata if not k.tanda and k.kecil not in ("dan", "&", "serta")]
    if not isi or len(isi) > 4 or not all(k.berkapital or k.bernomor for k in isi):
        return False
    kecil = isi[0].kecil
    if kecil in leksikon.BENDA | leksikon.BUKAN_PIHAK | leksikon.KATA_GANTI or predikat(kecil):
        return False
    if any(k.kecil in leksikon.BENDA for k in isi) or nomina_aksi(kecil):
        return False
    return ragam.BENTUK_BENDA.fullmatch(kecil) is None and len(kecil) > 1
