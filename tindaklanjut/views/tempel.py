"""Tempel notulen: paste or upload, look through the proposed rows, confirm them all at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from akun.pihak import orang_unit
from inti.jam import hari_ini
from notifikasi.kalender import kalender
from tindaklanjut import services
from tindaklanjut.catat.pihak import DaftarPihak
from tindaklanjut.catat.tempel import BATAS_BARIS, PembacaTempel
from tindaklanjut.forms_tempel import BarisTempel, FormTempel, Kisi
from tindaklanjut.izin import HakTindakLanjut
from tindaklanjut.pilihan import JenisHasil
from tindaklanjut.services.rapat import pastikan_draf
from tindaklanjut.views.alat import ambil_rapat, kembali

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from akun.periode import Permintaan
    from tindaklanjut.catat.tempel import HasilBaca
    from tindaklanjut.models import Rapat

DITOLAK: Final = 422
_PAKET: Final = re.compile(r"[0-9a-f]{32}")


@require_http_methods(["GET", "HEAD", "POST"])
def tempel(request: Permintaan, pk: int) -> HttpResponse:
    """Ask for the minutes, show what they propose, store what was confirmed."""
    rapat = ambil_rapat(request, pk)
    pastikan_draf(HakTindakLanjut.untuk(request.user, hari_ini()), rapat)
    return _Halaman(request, rapat).jawab()


class _Halaman:
    """One request: what the unit can choose from is loaded once."""

    def __init__(self, request: Permintaan, rapat: Rapat) -> None:
        self.request, self.rapat, self.pada = request, rapat, hari_ini()
        kal = kalender()
        orang = list(orang_unit(rapat.unit, self.pada).order_by("nama", "username"))
        saya = request.user.pk if request.user in orang else None
        self.daftar = DaftarPihak.untuk(rapat.unit, self.pada, kal.ambang_terlambat(self.pada))
        self.pembaca = PembacaTempel(rapat.tanggal, kal, self.daftar, saya)
        self.kisi = Kisi(
            acuan=rapat.tanggal,
            kalender=kal,
            daftar=self.daftar,
            pengawal=[(str(o.pk), str(o)) for o in orang],
        )

    def jawab(self) -> HttpResponse:
        """The step the form asks for; a page without one begins."""
        data = self.request.POST
        if self.request.method != "POST":
            return self._formulir(FormTempel())
        if "jumlah" not in data or data.get("langkah") == "baca":
            return self._baca()
        if data.get("langkah") != "simpan":
            return self._tampil(self.kisi.dari_kiriman(data, nilai=False))
        return self._simpan()

    def _baca(self) -> HttpResponse:
        form = FormTempel(self.request.POST, self.request.FILES)
        hasil = form.coba(lambda: self._hasil(form))
        if hasil is not None and not hasil.usul:
            form.add_error(
                None,
                "Tidak ada butir yang terbaca. Tempel bagian hasil atau kesimpulan rapat, "
                "satu butir per baris, atau ketik di halaman Catat hasil.",
            )
        if hasil is None or not hasil.usul:
            return self._formulir(form)
        return self._tampil(
            self.kisi.dari_usul(hasil.usul), teks=hasil.teks, sisa=hasil.sisa, paket=uuid4().hex
        )

    def _paket(self) -> str:
        """The name of this pasting on the rows it sends: the same form sent twice stores once."""
        kirim = self.request.POST.get("paket", "")
        return kirim if _PAKET.fullmatch(kirim) else uuid4().hex

    def _hasil(self, form: FormTempel) -> HasilBaca:
        berkas = form.cleaned_data["berkas"]
        if berkas:
            return self.pembaca.berkas(berkas)
        return self.pembaca.teks(form.cleaned_data["teks"])

    def _formulir(self, form: FormTempel) -> HttpResponse:
        konteks = {"rapat": self.rapat, "formulir": form}
        return render(
            self.request, "tindaklanjut/rapat/tempel.html", konteks, status=form.kode_http
        )

    def _simpan(self) -> HttpResponse:
        baris = self.kisi.dari_kiriman(self.request.POST, nilai=True)
        dipakai = [b for b in baris if b.form.is_valid() and b.form.cleaned_data["pakai"]]
        if any(b.galat for b in baris):
            return self._tampil(baris, kode=DITOLAK)
        if not dipakai:
            return self._tampil(
                baris, kode=DITOLAK, galat=("Belum ada baris yang dipilih. Centang yang benar.",)
            )
        paket = self._paket()
        services.catat_butir_banyak(
            rapat=self.rapat,
            daftar={f"{paket}-{b.nomor}": b.form.isi() for b in dipakai},
            oleh=self.request.user,
            pada=self.pada,
        )
        tugas = sum(b.form.cleaned_data["ditugaskan"] for b in dipakai)
        alamat = reverse("tindaklanjut:rapat_catat", args=[self.rapat.pk])
        pesan = f"{len(dipakai)} butir ditambahkan, {tugas} akan menjadi tindak lanjut."
        return kembali(self.request, alamat, pesan)

    def _tampil(
        self,
        baris: Sequence[BarisTempel],
        *,
        teks: str | None = None,
        sisa: int | None = None,
        paket: str | None = None,
        galat: tuple[str, ...] = (),
        kode: int = 200,
    ) -> HttpResponse:
        data = self.request.POST
        kirim = data.get("sisa", "")
        konteks = {
            "rapat": self.rapat,
            "baris": baris,
            "teks": data.get("teks", "") if teks is None else teks,
            "sisa": (kirim if kirim.isdecimal() else "0") if sisa is None else sisa,
            "paket": paket or self._paket(),
            "galat": (*galat, *(f"Baris {b.nomor}: {g}" for b in baris for g in b.galat)),
            "batas": BATAS_BARIS,
            "pihak": [p.ringkas() for p in self.daftar.pilihan],
            "pilihan_jenis": JenisHasil.choices,
            "jumlah_tugas": sum(bool(b.form["ditugaskan"].value()) for b in baris),
        }
        templat = "tindaklanjut/rapat/tempel_kisi.html"
        return render(self.request, templat, konteks, status=kode)
