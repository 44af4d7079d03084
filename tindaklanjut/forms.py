"""Forms of tindak lanjut and kendala; they read, the services judge.

Every choice is limited to the unit of the page: an id of another unit is no valid choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms

from akun.models import Pengguna
from akun.pihak import nilai_pihak, orang_unit, pilihan_pihak
from inti.forms import BidangTanggal, Formulir
from kinerja.models import IKU
from tindaklanjut.models import HasilRapat, Kendala
from tindaklanjut.pilihan import JenisPermohonan, PeranPIC, Prioritas

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from akun.models import Pihak, UnitKerja
    from tindaklanjut.models import TindakLanjut

    _BanyakIKU = forms.ModelMultipleChoiceField[IKU]
    _Orang = forms.ModelChoiceField[Pengguna]
else:
    _BanyakIKU = forms.ModelMultipleChoiceField
    _Orang = forms.ModelChoiceField

TANPA: Final = ("", "Belum ditentukan")


class PilihanIKU(_BanyakIKU):
    """Several IKU of the unit, written ``2.1 · Persentase …``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "IKU terkait")
        kwargs.setdefault("required", False)
        super().__init__(queryset=IKU.objects.none(), **kwargs)
        self.widget.attrs.setdefault("size", 4)

    def label_from_instance(self, obj: IKU) -> str:
        return f"{obj.kode} · {obj.indikator[:90]}"


def bidang(form: forms.Form, nama: str) -> Any:  # noqa: ANN401 - choices and queryset differ by field
    """Return a field whose choices are set when the form is made."""
    return form.fields[nama]


def iku_unit(unit: UnitKerja, tahun: int) -> QuerySet[IKU]:
    """IKU a form of the unit may name: those of one year."""
    return (
        IKU.objects.milik_unit(unit.pk, tahun).select_related("perjanjian__unit").order_by("urut")
    )


# --- Tindak lanjut --------------------------------------------------------------------------------


class FormRincian(Formulir):
    """What a task is, who does it, by when."""

    uraian = forms.CharField(label="Tindak lanjut", widget=forms.Textarea({"rows": 3}))
    pic = forms.ChoiceField(label="PIC: orang, tim, atau instansi")
    pendukung = forms.MultipleChoiceField(label="PIC pendukung", required=False)
    pengawal = _Orang(
        label="Dikawal oleh",
        queryset=Pengguna.objects.none(),
        required=False,
        empty_label="Tanpa pengawal",
        help_text="Wajib bila PIC instansi: orang dalam yang menagih.",
    )
    tenggat = BidangTanggal(label="Tenggat", required=True)
    prioritas = forms.ChoiceField(
        label="Prioritas",
        choices=Prioritas.choices,
        help_text="Prioritas tinggi wajib berbukti.",
    )
    iku = PilihanIKU()

    def __init__(self, *args: Any, unit: UnitKerja, tahun: int, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pihak = pilihan_pihak(unit, pada)
        bidang(self, "pic").choices = [TANPA, *pihak]
        bidang(self, "pendukung").choices = pihak
        bidang(self, "pendukung").widget.attrs["size"] = 5
        bidang(self, "pengawal").queryset = orang_unit(unit, pada).order_by("nama", "username")
        bidang(self, "iku").queryset = iku_unit(unit, tahun)


class FormTindakLanjutBaru(FormRincian):
    """A new task; its source comes with the address and stays in the form."""

    hasil = forms.ModelChoiceField(
        queryset=HasilRapat.objects.none(), required=False, widget=forms.HiddenInput
    )
    kendala = forms.ModelChoiceField(
        queryset=Kendala.objects.none(), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, unit: UnitKerja, **kwargs: Any) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        bidang(self, "hasil").queryset = HasilRapat.objects.filter(rapat__unit=unit).select_related(
            "rapat__unit"
        )
        bidang(self, "kendala").queryset = Kendala.objects.filter(unit=unit)


class FormTindakLanjutUbah(FormRincian):
    """Changes to a stored task, with the reason a later tenggat asks for."""

    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        help_text="Wajib bila tenggat dimundurkan. Tersimpan di riwayat.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tindak_lanjut: TindakLanjut, **kwargs: Any) -> None:
        t = tindak_lanjut
        utama = t.utama
        pendukung = [p.pihak for p in t.pic.all() if p.peran == PeranPIC.PENDUKUNG]
        kwargs["initial"] = {
            "uraian": t.uraian,
            "pic": nilai_pihak(utama.pihak if utama else None),
            "pendukung": [nilai_pihak(p) for p in pendukung],
            "pengawal": t.pengawal_id,
            "tenggat": t.tenggat,
            "prioritas": t.prioritas,
            "iku": [i.pk for i in t.iku.all()],
            "versi": t.versi,
        }
        super().__init__(*args, unit=t.unit, **kwargs)
        kini = [utama.pihak] if utama else []
        _pertahankan(bidang(self, "pic"), kini)
        _pertahankan(bidang(self, "pendukung"), pendukung)
        # Who holds a place already may stay, even after leaving the unit or in another year.
        bidang(self, "pengawal").queryset |= Pengguna.objects.filter(pk=t.pengawal_id or 0)
        bidang(self, "iku").queryset |= IKU.objects.filter(tindak_lanjut=t)


def _pertahankan(pilihan: Any, kini: list[Pihak]) -> None:  # noqa: ANN401 - any choice field
    ada = {nilai for _, isi in pilihan.choices if isinstance(isi, list) for nilai, _ in isi}
    hilang = [(nilai_pihak(p), str(p)) for p in kini if nilai_pihak(p) not in ada]
    if hilang:
        pilihan.choices = [*pilihan.choices, ("Kini", hilang)]


# --- Steps of one task ----------------------------------------------------------------------------


class FormLangkah(Formulir):
    """A step that needs nothing but the version the person saw."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormAjukan(FormLangkah):
    """The result, and the day it was done."""

    hasil = forms.CharField(label="Hasil", widget=forms.Textarea({"rows": 3}))
    tanggal_selesai = BidangTanggal(
        label="Tanggal selesai", help_text="Kosongkan bila selesai hari ini."
    )


class FormAlasan(FormLangkah):
    """A step that needs a reason."""

    alasan = forms.CharField(label="Alasan", widget=forms.Textarea({"rows": 2}))


class FormBukaKembali(FormAlasan):
    """Why a finished task is taken up again; the tenggat only for one that has none."""

    tenggat = BidangTanggal(
        label="Tenggat", help_text="Isi hanya bila tindak lanjut ini belum bertenggat."
    )


class FormKembalikan(FormLangkah):
    """What is missing."""

    alasan = forms.CharField(
        label="Catatan (wajib bila dikembalikan)",
        widget=forms.Textarea({"rows": 2, "placeholder": "Contoh: notula belum ditandatangani"}),
    )


class FormPerpanjang(FormLangkah):
    """A later tenggat and why."""

    tenggat = BidangTanggal(label="Tenggat baru", required=True)
    alasan = forms.CharField(label="Alasan perpanjangan", widget=forms.Textarea({"rows": 2}))


class FormHambatan(FormLangkah):
    """What holds a task back."""

    hambatan = forms.CharField(
        label="Hambatan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Kosongkan bila sudah lepas.",
    )


class FormPerkembangan(Formulir):
    """A progress note."""

    teks = forms.CharField(
        label="Pembaruan baru",
        widget=forms.TextInput({"placeholder": "Tulis pembaruan singkat, lalu Enter"}),
    )


class FormPermohonan(Formulir):
    """A request to PIMPINAN or KOORDINATOR."""

    jenis = forms.ChoiceField(label="Permohonan", choices=JenisPermohonan.choices)
    tenggat_baru = BidangTanggal(
        label="Tenggat baru", help_text="Untuk perpanjangan; kosongkan untuk yang lain."
    )
    alasan = forms.CharField(label="Alasan", widget=forms.Textarea({"rows": 2}))


class FormKeputusan(FormLangkah):
    """The decision on a request; refusing it needs the note."""

    catatan = forms.CharField(
        label="Catatan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib bila ditolak: mengapa, dan apa langkahnya.",
    )


class FormBukti(Formulir):
    """Evidence: exactly one of a file, a link, a naskah number."""

    berkas = forms.FileField(label="Berkas", required=False)
    tautan = forms.CharField(label="Tautan", required=False, max_length=500)
    naskah = forms.CharField(label="Nomor naskah", required=False, max_length=250)
    nama = forms.CharField(label="Nama bukti", required=False, max_length=200)
    tanggal = BidangTanggal(label="Tanggal bukti", help_text="Kosongkan bila hari ini.")


class FormNilaiBukti(Formulir):
    """Why a claim is refused."""

    alasan = forms.CharField(label="Alasan menolak bukti", required=False)


# --- Kendala --------------------------------------------------------------------------------------


class FormKendala(Formulir):
    """An obstacle and the IKU of that year it touches; ``versi`` only when it exists already."""

    uraian = forms.CharField(label="Kendala", widget=forms.Textarea({"rows": 3}))
    iku = PilihanIKU(label="IKU yang terdampak")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, unit: UnitKerja, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang(self, "iku").queryset = iku_unit(unit, tahun)
