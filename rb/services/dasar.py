"""What every service of RB begins with: the row as it stands now, and its guards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.dasar import cocokkan_versi
from inti.galat import DataDitolak, TransisiDitolak, galat
from rb.models import Tonggak

if TYPE_CHECKING:
    from collections.abc import Collection

    from rb.models import Status


def ambil_tonggak(tonggak: Tonggak, versi: int | None = None) -> Tonggak:
    """Read the row again and hold it until the transaction ends; refuse an older ``versi``."""
    kini = (
        Tonggak.objects.select_for_update(of=("self",))
        .select_related("renaksi_rb__unit", "renaksi_rb__pic__tim")
        .get(pk=tonggak.pk)
    )
    cocokkan_versi(kini, versi)
    return kini


def pastikan_status(tonggak: Tonggak, boleh: Collection[Status], tindakan: str) -> None:
    """Raise ``TransisiDitolak`` unless the status is one of ``boleh``."""
    if tonggak.status not in boleh:
        raise TransisiDitolak(
            f"Tonggak ini berstatus {tonggak.get_status_display()}, jadi tidak dapat {tindakan}. "
            "Muat ulang halaman untuk melihat keadaan terakhirnya."
        )


def wajib(bidang: str, isi: str, pesan: str) -> str:
    """Return the text without outer blanks, or raise ``DataDitolak`` when nothing is left."""
    rapi = isi.strip()
    if not rapi:
        raise DataDitolak([galat(bidang, pesan)])
    return rapi
