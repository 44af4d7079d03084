"""Mail: one sentence first, a text part that reads well, an HTML part, one button per item."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from inti.tanggal import format_tanggal_hari
from notifikasi.kata import TOMBOL, TOMBOL_BAKU, kalimat, kapital
from notifikasi.pilihan import KABAR, RINGKASAN
from notifikasi.rencana import Langkah, eskalasi_berikut
from notifikasi.sumber import nama_jenis, url_sasaran

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inti.tanggal import Kalender
    from notifikasi.edisi import Edisi
    from notifikasi.models import KirimanLuar, Pemberitahuan
    from notifikasi.penerima import BukuAlamat
    from notifikasi.rencana import Aturan, Butir

PANJANG_SUBJEK = 120


@dataclass(frozen=True, slots=True)
class IsiSurel:
    """One item in a mail."""

    kalimat: str
    judul: str
    keterangan: str
    tanggungan: str
    naik: str
    url: str
    tombol: str


def alamat_situs(jalur: str) -> str:
    """Return the absolute address of a path of this house."""
    return f"{settings.ALAMAT_SITUS.rstrip('/')}{jalur}"


def buat_message_id(b: Pemberitahuan) -> str:
    """Return the Message-ID of a row: the same on every attempt, so that a double shows as one."""
    kunci = (
        b.penerima_kunci,
        b.sasaran_jenis,
        b.sasaran_id,
        b.jenis,
        b.tenggat.isoformat(),
        b.slot.isoformat(),
        b.saluran,
    )
    sidik = hashlib.sha256("|".join(map(str, kunci)).encode()).hexdigest()[:24]
    ranah = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{sidik}.{b.pk}@{ranah}>"


def isi_surel(
    b: Pemberitahuan,
    butir: Butir,
    *,
    buku: BukuAlamat,
    aturan: Aturan,
    kalender: Kalender,
    pada: date,
) -> IsiSurel:
    """Return what a mail says about one item on ``pada``."""
    nama = f"{nama_jenis(butir.jenis)} {butir.kode}".strip()
    milik_lain = b.jenis.startswith("eskalasi")
    penanggung = ", ".join(buku.nama(k) for k in buku.penanggung(butir))
    jalur = url_sasaran(butir.jenis, butir.id)
    return IsiSurel(
        kalimat=kapital(kalimat(b.jenis, nama, butir.tenggat, pada, kalender)),
        judul=butir.judul,
        keterangan=butir.keterangan,
        tanggungan=f"Menunggu: {penanggung}." if milik_lain else "",
        naik="" if milik_lain else kalimat_naik(butir.tenggat, aturan, kalender, pada),
        url=alamat_situs(jalur) if jalur else "",
        tombol=TOMBOL.get(butir.jenis, TOMBOL_BAKU),
    )


def kalimat_naik(tenggat: date, aturan: Aturan, kalender: Kalender, pada: date) -> str:
    """Announce the coming escalation from H-1 on: "naik ke Koordinator Rabu, 8 April 2026"."""
    naik = eskalasi_berikut(tenggat, aturan, kalender, pada)
    if naik is None or pada < kalender.h_minus(tenggat, 1):
        return ""
    ke = "Koordinator" if naik.langkah is Langkah.ESKALASI_1 else "ringkasan Asdep"
    return f"Bila belum selesai, naik ke {ke} {format_tanggal_hari(naik.hari)}."


def susun_surel(
    b: Pemberitahuan,
    isi: Sequence[IsiSurel],
    *,
    kepada: str,
    nama: str,
    pada: date,
    edisi: Edisi | None = None,
    luar: bool = False,
) -> EmailMultiAlternatives:
    """Return the mail of one row of the ledger; ``luar``: to somebody without an account."""
    pembuka = _pembuka(b, isi, edisi)
    konteks = {
        "pembuka": pembuka,
        "isi": isi,
        "nama": nama,
        "pada": pada,
        "edisi": edisi,
        "luar": luar,
        "url_preferensi": alamat_situs(reverse("notifikasi:preferensi")),
        "url_semua": alamat_situs(reverse("notifikasi:daftar")),
    }
    surel = EmailMultiAlternatives(
        subject=_subjek(b, isi, pembuka),
        body=render_to_string("notifikasi/surel/pengingat.txt", konteks).strip() + "\n",
        to=[kepada],
        headers={"Message-ID": b.message_id, "Auto-Submitted": "auto-generated"},
    )
    surel.attach_alternative(
        render_to_string("notifikasi/surel/pengingat.html", konteks), "text/html"
    )
    return surel


def _pembuka(b: Pemberitahuan, isi: Sequence[IsiSurel], edisi: Edisi | None) -> str:
    """The sentence that says it all."""
    if edisi is not None:
        return edisi.kalimat
    if b.sasaran_jenis == KABAR:
        return (
            isi[0].kalimat if len(isi) == 1 else f"Anda mendapat {len(isi)} tugas atau perubahan."
        )
    if b.sasaran_jenis == RINGKASAN:
        return f"Ada {len(isi)} hal yang perlu Anda perhatikan hari ini."
    return isi[0].kalimat


def _subjek(b: Pemberitahuan, isi: Sequence[IsiSurel], pembuka: str) -> str:
    if b.sasaran_jenis == RINGKASAN:
        return f"Ringkasan Pelacak, {format_tanggal_hari(b.slot)}: {len(isi)} pengingat"
    if b.sasaran_jenis == KABAR and len(isi) > 1:
        return pembuka.rstrip(".")
    teks = f"{pembuka.rstrip('.')}: {isi[0].judul}"
    rapi = " ".join(teks.split())  # a subject is one line, whatever the item holds
    return rapi if len(rapi) <= PANJANG_SUBJEK else rapi[: PANJANG_SUBJEK - 1] + "…"


def isi_salinan(k: KirimanLuar) -> IsiSurel:
    """Return the copy of what a PIC outside sent."""
    berkas = f"Berkas: {k.nama_berkas}." if k.nama_berkas else ""
    janji = f"Janji selesai: {format_tanggal_hari(k.dijanjikan)}." if k.dijanjikan else ""
    return IsiSurel(
        kalimat="Terima kasih, kiriman Anda sudah kami terima dan akan diperiksa.",
        judul=k.teks or "Tanpa catatan.",
        keterangan=f"{berkas} {janji}".strip(),
        tanggungan="",
        naik="",
        url="",
        tombol="",
    )
