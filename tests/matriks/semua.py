"""The requests of every room, and how one is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tests.matriks import (
    kasus_akun,
    kasus_kinerja,
    kasus_laporan,
    kasus_notifikasi,
    kasus_rb,
    kasus_renaksi,
    kasus_tindaklanjut,
)
from tests.matriks.dunia import badan

if TYPE_CHECKING:
    from tests.matriks.baca import Baris
    from tests.matriks.dunia import Dunia
    from tests.matriks.kasus import Kasus, Susun

KASUS: Final[dict[str, Susun]] = {
    **kasus_akun.KASUS,
    **kasus_kinerja.KASUS,
    **kasus_laporan.KASUS,
    **kasus_notifikasi.KASUS,
    **kasus_rb.KASUS,
    **kasus_renaksi.KASUS,
    **kasus_tindaklanjut.KASUS,
}


def kirim(dunia: Dunia, siapa: str, baris: Baris, kasus: Kasus) -> Any:  # noqa: ANN401
    """Send the request of a row as a person; ``isi`` of the answer is its whole body."""
    klien = dunia.klien(siapa)
    url = kasus.url(baris.nama)
    for isi in kasus.data.values():
        if hasattr(isi, "seek"):
            isi.seek(0)  # the file is sent by one person after the other
    jawaban = klien.post(url, kasus.data) if baris.metode == "POST" else klien.get(url)
    jawaban.isi = badan(jawaban)  # type: ignore[attr-defined]  # before its file is closed
    return jawaban
