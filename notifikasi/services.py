"""What other rooms and the pages of this one may do with reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction

from akun.dasar import Asal
from akun.izin import hak, siapa_boleh
from akun.pilihan import Tindakan
from inti.galat import DataDitolak, IzinDitolak, TransisiDitolak, galat
from inti.jam import sekarang as jam_sekarang
from notifikasi.jadwal import sidik_butir
from notifikasi.models import Jadwal, Pemberitahuan, PreferensiPengguna
from notifikasi.pilihan import JADWAL_BERUBAH, StatusPemberitahuan
from notifikasi.sumber import UKURAN_BONGKAH, daftar_sumber, kini

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime, time

    from akun.dasar import ModelTeraudit
    from akun.models import Pengguna


def jadwal_berubah(
    sasaran_jenis: str,
    ids: Iterable[int],
    *,
    umumkan: bool = True,
    saat: datetime | None = None,
    paksa: bool = False,
) -> None:
    """Say that items are new, or that their PIC, tenggat, status or a request about them changed.

    Call it inside the transaction of the change, after the writes: what is queued for a later
    hour is set aside on its commit, and the next tick plans what holds now, so that a crash in
    between loses nothing. A call without need does nothing. ``umumkan=False`` is for an import,
    which must not flood; ``paksa`` has items looked at again though nothing about them changed
    (who holds a role did). A constant number of queries per 500 items.
    """
    urut = sorted(set(ids))
    saat = saat or jam_sekarang()
    for awal in range(0, len(urut), UKURAN_BONGKAH):
        potong = urut[awal : awal + UKURAN_BONGKAH]
        with transaction.atomic():
            _tandai(sasaran_jenis, potong, umumkan=umumkan, saat=saat, paksa=paksa)


def simak_penulisan(daftar: Sequence[ModelTeraudit], asal: Asal) -> None:
    """Say of audited rows just written which items they change; an import announces nothing."""
    label = daftar[0]._meta.label_lower
    for sumber in daftar_sumber().values():
        atribut = sumber.pemicu.get(label)
        if atribut is None:
            continue
        ids = {pk for objek in daftar if (pk := getattr(objek, atribut)) is not None}
        jadwal_berubah(sumber.jenis, ids, umumkan=asal != Asal.IMPOR)


def _tandai(jenis: str, ids: Sequence[int], *, umumkan: bool, saat: datetime, paksa: bool) -> None:
    ada = {j.sasaran_id: j for j in Jadwal.objects.filter(sasaran_jenis=jenis, sasaran_id__in=ids)}
    butir, cap = kini(jenis, ids), uuid4().hex
    baris: list[Jadwal] = []
    berubah: list[int] = []
    for pk in ids:
        lama, sidik = ada.get(pk), sidik_butir(butir.get(pk))
        sama = lama is not None and lama.sidik == sidik
        if (sama or not (lama or sidik)) and not paksa:
            continue
        if not sama and (lama is not None or sidik):
            berubah.append(pk)
        menunggu = lama is not None and lama.perlu and lama.umumkan
        sejak = lama.sejak if lama is not None and sama else None if paksa and not lama else saat
        baris.append(
            Jadwal(
                sasaran_jenis=jenis,
                sasaran_id=pk,
                sidik=sidik,
                sejak=sejak,
                perlu=True,
                umumkan=umumkan or menunggu,
                cap=cap,
            )
        )
    Jadwal.objects.bulk_create(
        baris,
        update_conflicts=True,
        unique_fields=["sasaran_jenis", "sasaran_id"],
        update_fields=["sidik", "sejak", "perlu", "umumkan", "cap"],
    )
    Pemberitahuan.objects.filter(
        sasaran_jenis=jenis,
        sasaran_id__in=berubah,
        menunggu=True,
        status=StatusPemberitahuan.ANTRE,
        fire_at__gt=saat,
    ).update(status=StatusPemberitahuan.DIGANTIKAN, alasan=JADWAL_BERUBAH)


# --- The person who is told -----------------------------------------------------------------------


def tandai_dibaca(*, pengguna: Pengguna, saat: datetime, pk: int | None = None) -> int:
    """Mark one notice of a person as read, or all that reached him; return how many."""
    milik = Pemberitahuan.objects.milik(pengguna, saat).belum_dibaca()
    if pk is not None:
        milik = milik.filter(pk=pk)
    return milik.update(dibaca_pada=saat)


def simpan_preferensi(
    *,
    pengguna: Pengguna,
    surel: bool,
    ringkasan: bool,
    tenang_mulai: time | None,
    tenang_selesai: time | None,
) -> PreferensiPengguna:
    """Keep how a person wants to be told; H and escalations come in any case."""
    pref, _ = PreferensiPengguna.objects.get_or_create(pengguna=pengguna)
    pref.surel, pref.ringkasan = surel, ringkasan
    pref.tenang_mulai, pref.tenang_selesai = tenang_mulai, tenang_selesai
    try:
        pref.full_clean()
    except ValidationError as salah:
        raise DataDitolak([galat("", pesan) for pesan in salah.messages]) from salah
    pref.save()
    return pref


# --- Kotak keluar ---------------------------------------------------------------------------------


def kirim_ulang(*, pemberitahuan: Pemberitahuan, oleh: Pengguna, pada: date) -> Pemberitahuan:
    """Queue a failed notice again, from the first attempt; for ADMIN of its unit.

    It is looked at once more before it leaves, so what is no longer true is still not sent.
    """
    pastikan_penjaga_kotak(oleh, pemberitahuan, pada)
    terkena = Pemberitahuan.objects.filter(
        pk=pemberitahuan.pk, status=StatusPemberitahuan.GAGAL
    ).update(status=StatusPemberitahuan.ANTRE, alasan="", galat="", percobaan=0, coba_pada=None)
    if not terkena:
        raise TransisiDitolak("Hanya pengingat yang gagal yang dapat dikirim ulang. Muat ulang.")
    pemberitahuan.refresh_from_db()
    return pemberitahuan


def pastikan_penjaga_kotak(oleh: Pengguna, baris: Pemberitahuan, pada: date) -> None:
    """Raise ``IzinDitolak`` unless the person is ADMIN of the unit of the notice."""
    dikelola = hak(oleh, pada).unit_untuk(Tindakan.KELOLA_AKUN)
    if not dikelola or (baris.unit_id is not None and baris.unit_id not in dikelola):
        raise IzinDitolak(
            f"Hanya {siapa_boleh(Tindakan.KELOLA_AKUN)} unit ini yang boleh mengirim ulang. "
            "Mintalah kepadanya."
        )
