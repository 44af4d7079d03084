"""Stored renaksi RB and tonggak as plain inputs, a constant number of queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akun.muat import nama_pihak
from bukti.models import StatusKlaim
from bukti.muat import teks_bukti
from rb.isian import IsianRB, IsianTonggak
from rb.models import BuktiTonggak, RenaksiRB, Tonggak

if TYPE_CHECKING:
    from datetime import date

    from akun.lingkup import Lingkup
    from rb.isian import KunciRB

_UNIT, _TAHUN = "renaksi_rb__unit", "renaksi_rb__tahun"


def muat_rb(lingkup: Lingkup) -> dict[KunciRB, IsianRB]:
    """Yearly actions in scope with the tenggat of their tonggak (cancelled ones included)."""
    tenggat: dict[int, dict[int, date]] = {}
    for rb_id, triwulan, hari in Tonggak.objects.filter(lingkup.saring(_UNIT, _TAHUN)).values_list(
        "renaksi_rb_id", "triwulan", "tenggat"
    ):
        tenggat.setdefault(rb_id, {})[triwulan] = hari
    daftar = (
        RenaksiRB.objects.filter(lingkup.saring())
        .select_related("unit", "pic__pengguna", "pic__tim", "pic__instansi")
        .order_by("unit__kode", "tahun", "urut")
    )
    hasil: dict[KunciRB, IsianRB] = {}
    for r in daftar:
        tw = tenggat.get(r.pk, {})
        isian = IsianRB(
            unit=r.unit.kode,
            tahun=r.tahun,
            nomor=r.nomor,
            uraian=r.uraian,
            jenis=r.jenis,
            pic=nama_pihak(r.pic),
            tw1=tw.get(1),
            tw2=tw.get(2),
            tw3=tw.get(3),
            tw4=tw.get(4),
            catatan=r.catatan,
        )
        hasil[isian.kunci] = isian
    return hasil


def muat_tonggak(lingkup: Lingkup) -> dict[tuple[str, int, str, int], IsianTonggak]:
    """Tonggak in scope; ``bukti`` holds what is claimed and not refused, in order of claim."""
    bukti: dict[int, list[str]] = {}
    for klaim in (
        BuktiTonggak.objects.filter(lingkup.saring(f"tonggak__{_UNIT}", f"tonggak__{_TAHUN}"))
        .exclude(status=StatusKlaim.DITOLAK)
        .select_related("bukti")
        .order_by("pk")
    ):
        bukti.setdefault(klaim.tonggak_id, []).append(teks_bukti(klaim.bukti))
    daftar = (
        Tonggak.objects.filter(lingkup.saring(_UNIT, _TAHUN))
        .select_related("renaksi_rb__unit")
        .order_by(f"{_UNIT}__kode", _TAHUN, "renaksi_rb__urut", "triwulan")
    )
    hasil: dict[tuple[str, int, str, int], IsianTonggak] = {}
    for t in daftar:
        isian = IsianTonggak(
            unit=t.renaksi_rb.unit.kode,
            tahun=t.renaksi_rb.tahun,
            nomor=t.renaksi_rb.nomor,
            triwulan=t.triwulan,
            status=t.status,
            tanggal_selesai=t.tanggal_selesai,
            bukti=tuple(bukti.get(t.pk, ())),
            catatan=t.catatan or t.alasan,
        )
        hasil[isian.kunci] = isian
    return hasil
