"""Forms of minute taking: they read what was typed, half said too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms

from akun.models import Pengguna
from akun.pihak import orang_unit
from inti.forms import BidangTanggal, Formulir
from inti.tanggal import format_tanggal_hari
from tindaklanjut.forms import bidang
from tindaklanjut.models import HasilRapat
from tindaklanjut.pilihan import JenisHasil
from tindaklanjut.services import IsiButir

if TYPE_CHECKING:
    from datetime import date

    from tindaklanjut.models import Rapat

    _Orang = forms.ModelChoiceField[Pengguna]
    _Hasil = forms.ModelChoiceField[HasilRapat]
else:
    _Orang = _Hasil = forms.ModelChoiceField

PANJANG_URAIAN: Final = 10_000


class FormButir(Formulir):
    """One butir with the sketch of its task; ids only of this rapat and its unit."""

    hasil = _Hasil(queryset=HasilRapat.objects.none(), required=False)
    kunci = forms.CharField(max_length=36, required=False)
    versi = forms.IntegerField(required=False)
    jenis = forms.ChoiceField(choices=JenisHasil.choices)
    uraian = forms.CharField(
        max_length=PANJANG_URAIAN, error_messages={"required": "Isi uraian butir ini."}
    )
    ditugaskan = forms.BooleanField(required=False)
    pic = forms.CharField(max_length=500, required=False)
    pengawal = _Orang(queryset=Pengguna.objects.none(), required=False)
    tenggat = forms.CharField(max_length=150, required=False)
    tenggat_pilih = forms.CharField(max_length=150, required=False)

    def __init__(self, *args: Any, rapat: Rapat, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang(self, "hasil").queryset = rapat.hasil.all()
        bertugas = orang_unit(rapat.unit, pada).values("pk")
        dipakai = rapat.hasil.values("pengawal")
        bidang(self, "pengawal").queryset = Pengguna.objects.filter(
            pk__in=bertugas
        ) | Pengguna.objects.filter(pk__in=dipakai)

    def isi(self) -> IsiButir:
        """What the service wants."""
        d = self.cleaned_data
        return IsiButir(
            jenis=d["jenis"],
            uraian=d["uraian"],
            ditugaskan=d["ditugaskan"],
            pic_teks=d["pic"],
            pengawal_id=d["pengawal"].pk if d["pengawal"] else None,
            tenggat_teks=d["tenggat_pilih"] or d["tenggat"],
        )


class _TanggalRapat(BidangTanggal):
    """The day as people say it: ``Rabu, 25 Februari 2026``."""

    widget = forms.TextInput  # type: ignore[assignment]  # people type it here

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - the signature of Field
        return value if value is None or isinstance(value, str) else format_tanggal_hari(value)


class FormKepala(Formulir):
    """The head of the minutes, changed while they are written."""

    judul = forms.CharField(label="Judul", max_length=500)
    tanggal = _TanggalRapat(label="Tanggal", required=True)
    waktu = forms.CharField(label="Jam", required=False, max_length=60)
    tempat = forms.CharField(label="Tempat", required=False, max_length=250)
    pimpinan = forms.CharField(label="Pimpinan rapat", required=False, max_length=250)
    peserta = forms.CharField(label="Instansi hadir", required=False, max_length=2000)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def awal(cls, rapat: Rapat) -> dict[str, object]:
        """Initial values of a stored rapat."""
        return {nama: getattr(rapat, nama) for nama in cls.base_fields}
