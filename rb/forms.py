"""Forms of RB: they read what was typed; whether it may be is for the services to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from akun.pihak import nilai_pihak, pilihan_pihak
from inti.forms import BidangTanggal, Formulir
from inti.triwulan import TRIWULAN
from rb.models import Jenis, RenaksiRB

if TYPE_CHECKING:
    from datetime import date

    from akun.models import UnitKerja


class FormLampir(Formulir):
    """The files are read from the request; here stand their date, and a link or naskah number."""

    tanggal = BidangTanggal(
        label="Tanggal bukti",
        required=True,
        help_text="Tanggal pada dokumen, bukan tanggal mengunggah.",
        error_messages={"required": "Isi tanggal bukti, misalnya 27 Maret 2026."},
    )
    rujukan = forms.CharField(
        label="Tautan atau nomor naskah", required=False, max_length=500, empty_value=""
    )


class FormVersi(Formulir):
    """A new version of a file."""

    tanggal = BidangTanggal(
        label="Tanggal bukti",
        required=True,
        error_messages={"required": "Isi tanggal bukti, misalnya 27 Maret 2026."},
    )


class FormAjukan(Formulir):
    """The day the work was done; empty = the latest tanggal bukti."""

    tanggal_selesai = BidangTanggal(label="Tanggal selesai")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormPutusan(Formulir):
    """A verdict with its note."""

    putusan = forms.CharField()
    catatan = forms.CharField(required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormAlasan(Formulir):
    """A change that asks why, with the number of the revision where it needs one."""

    alasan = forms.CharField(required=False)
    nomor_revisi = forms.CharField(required=False, max_length=120)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormTenggat(Formulir):
    """A new tenggat with the reason of an extension."""

    tenggat = BidangTanggal(
        label="Tenggat baru", required=True, error_messages={"required": "Isi tenggat baru."}
    )
    alasan = forms.CharField(label="Alasan", required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormRencana(Formulir):
    """A yearly action with the tenggat of its tonggak; the number of a stored one stays."""

    nomor = forms.CharField(
        label="Nomor", max_length=20, error_messages={"required": "Isi nomor, misalnya 9."}
    )
    uraian = forms.CharField(
        label="Rencana aksi RB",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Isi uraian rencana aksi RB."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Jenis.choices)
    pic = forms.ChoiceField(label="PIC", required=False)
    tw1 = BidangTanggal(label="TW I")
    tw2 = BidangTanggal(label="TW II")
    tw3 = BidangTanggal(label="TW III")
    tw4 = BidangTanggal(label="TW IV")
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 2}))
    alasan = forms.CharField(
        label="Alasan perpanjangan",
        required=False,
        help_text="Wajib bila ada tenggat yang dimundurkan. Tersimpan di riwayat.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        unit: UnitKerja,
        pada: date,
        renaksi_rb: RenaksiRB | None = None,
        **kwargs: Any,
    ) -> None:
        if renaksi_rb is not None:
            kwargs["initial"] = _awal(renaksi_rb)
        super().__init__(*args, **kwargs)
        kelompok: list[Any] = [("", "Belum ditentukan"), *pilihan_pihak(unit, pada)]
        if renaksi_rb is None:
            del self.fields["alasan"]
        else:
            self.fields["nomor"].disabled = True
            kini = nilai_pihak(renaksi_rb.pic)
            if kini and kini not in {nilai for _, isi in kelompok[1:] for nilai, _ in isi}:
                kelompok.append(("Kini", [(kini, str(renaksi_rb.pic))]))
        _pilih(self, "pic").choices = kelompok

    @property
    def medan_tenggat(self) -> list[forms.BoundField]:
        """The four fields, for the template."""
        return [self[f"tw{n}"] for n in TRIWULAN]


def _pilih(form: forms.Form, nama: str) -> Any:  # noqa: ANN401 - choices are of one kind of field
    return form.fields[nama]


def _awal(renaksi_rb: RenaksiRB) -> dict[str, object]:
    tenggat = {f"tw{t.triwulan}": t.tenggat for t in renaksi_rb.tonggak.all()}
    return {
        "nomor": renaksi_rb.nomor,
        "uraian": renaksi_rb.uraian,
        "jenis": renaksi_rb.jenis,
        "pic": nilai_pihak(renaksi_rb.pic),
        "catatan": renaksi_rb.catatan,
        "versi": renaksi_rb.versi,
        **tenggat,
    }
