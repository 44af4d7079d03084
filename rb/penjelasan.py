"""The tonggak behind the RB percentage: what counts, what does not yet, what never will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.urls import reverse

from bukti.models import StatusKlaim
from inti.tanggal import Kalender, format_tanggal
from inti.triwulan import label_triwulan
from kinerja.sumber import BarisRincian, KelompokRincian
from rb.capaian import iku_tonggak, tonggak_hitung
from rb.models import Status, Tonggak

if TYPE_CHECKING:
    from collections.abc import Sequence

# What counts does not depend on holidays; only lateness does.
_TANPA_LIBUR: Final = Kalender({})


def jelaskan(
    *, unit_id: int, tahun: int, triwulan: int, iku_id: int
) -> tuple[KelompokRincian, ...] | None:
    """Return the tonggak of the unit-year by whether they count (PENJELAS_REALISASI of kinerja)."""
    iku = iku_tonggak(unit_id, tahun)
    if iku is None or iku.pk != iku_id:
        return None
    diterima = Count("bukti", filter=Q(bukti__status=StatusKlaim.DITERIMA))
    daftar = list(
        Tonggak.objects.milik_unit(unit_id, tahun)
        .select_related("renaksi_rb")
        .annotate(diterima=diterima)
        .order_by("renaksi_rb__urut", "triwulan")
    )
    masuk = [t for t in daftar if tonggak_hitung(t, _TANPA_LIBUR).dihitung(tahun, triwulan)]
    batal = [t for t in daftar if t.status == Status.BATAL]
    belum = [t for t in daftar if t not in masuk and t.status != Status.BATAL]
    label = label_triwulan(triwulan)
    return tuple(
        KelompokRincian(f"{judul} ({len(isi)})", _baris(isi, masuk=ada))
        for judul, isi, ada in (
            (f"Pembilang: disahkan dan dihitung s.d. {label}", masuk, True),
            ("Penyebut saja: belum dihitung", belum, False),
            ("Di luar penyebut: batal", batal, False),
        )
        if isi
    )


def _baris(daftar: Sequence[Tonggak], *, masuk: bool) -> tuple[BarisRincian, ...]:
    return tuple(
        BarisRincian(
            f"RB {t.renaksi_rb.nomor} {label_triwulan(t.triwulan)} · {t.renaksi_rb.uraian}",
            _keterangan(t, int(t.diterima)),  # type: ignore[attr-defined]  # annotated above
            masuk,
            reverse("rb:tonggak", args=[t.pk]),
        )
        for t in daftar
    )


def _keterangan(tonggak: Tonggak, diterima: int) -> str:
    bagian = [str(tonggak.get_status_display())]
    if tonggak.tanggal_selesai is not None:
        bagian.append(f"selesai {format_tanggal(tonggak.tanggal_selesai)}")
    elif tonggak.status in {Status.BELUM, Status.DIKEMBALIKAN}:
        bagian.append(f"tenggat {format_tanggal(tonggak.tenggat)}")
    if diterima:
        bagian.append(f"{diterima} bukti diterima")
    if tonggak.status == Status.BATAL:
        bagian.append(f"revisi {tonggak.nomor_revisi}")
    return ", ".join(bagian)
