"""Link tables brought from what is stored to what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from akun.dasar import Asal, M, hapus_tautan, simpan_banyak

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from akun.models import Pengguna

K = TypeVar("K", bound="Hashable")


def beda_tautan(ada: Mapping[K, M], perlu: Mapping[K, M]) -> tuple[list[M], list[M]]:
    """Return the links to create and the links to remove; equal keys stay untouched."""
    baru = [tautan for kunci, tautan in perlu.items() if kunci not in ada]
    hapus = [tautan for kunci, tautan in ada.items() if kunci not in perlu]
    return baru, hapus


def tulis_tautan(
    model: type[M],
    *,
    baru: Sequence[M],
    hapus: Sequence[M],
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str = "",
) -> None:
    """Remove and create links, each with its history row."""
    hapus_tautan(hapus, oleh=oleh, asal=asal, alasan=alasan)
    simpan_banyak(model, baru=baru, ubah=[], kolom=[], oleh=oleh, asal=asal, alasan=alasan)
