"""Forms of rapat: the event, its butir, what it served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from inti.forms import BidangTanggal, Formulir
from inti.triwulan import label_triwulan
from rb.models import Tonggak
from renaksi.models import Renaksi
from tindaklanjut.forms import PilihanIKU, bidang, iku_unit
from tindaklanjut.pilihan import Disposisi, JenisHasil, JenisRapat

if TYPE_CHECKING:
    from collections.abc import Collection

    from akun.models import UnitKerja
    from tindaklanjut.models import Rapat

    _BanyakRenaksi = forms.ModelMultipleChoiceField[Renaksi]
    _BanyakTonggak = forms.ModelMultipleChoiceField[Tonggak]
else:
    _BanyakRenaksi = forms.ModelMultipleChoiceField
    _BanyakTonggak = forms.ModelMultipleChoiceField

KOLOM_RAPAT = (
    "jenis",
    "judul",
    "tanggal",
    "waktu",
    "tempat",
    "pimpinan",
    "peserta",
    "ringkasan",
    "seri",
)


class FormRapat(Formulir):
    """A coordination event; ``versi`` only when it exists already."""

    jenis = forms.ChoiceField(label="Jenis", choices=JenisRapat.choices)
    judul = forms.CharField(label="Judul", max_length=500)
    tanggal = BidangTanggal(label="Tanggal", required=True)
    waktu = forms.CharField(label="Waktu", required=False, max_length=60)
    tempat = forms.CharField(label="Tempat", required=False, max_length=250)
    pimpinan = forms.CharField(label="Pimpinan rapat", required=False, max_length=250)
    peserta = forms.CharField(label="Peserta", required=False, widget=forms.Textarea({"rows": 2}))
    ringkasan = forms.CharField(
        label="Ringkasan", required=False, widget=forms.Textarea({"rows": 3})
    )
    seri = forms.CharField(
        label="Seri rapat",
        required=False,
        max_length=150,
        help_text="Nama yang sama pada rapat berkala, misalnya Rapat mingguan bidang.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def awal(cls, rapat: Rapat) -> dict[str, object]:
        """Initial values of a stored rapat."""
        return {nama: getattr(rapat, nama) for nama in (*KOLOM_RAPAT, "versi")}


class FormHasil(Formulir):
    """One butir of the minutes; ``versi`` only when it exists already."""

    jenis = forms.ChoiceField(label="Jenis", choices=JenisHasil.choices)
    uraian = forms.CharField(label="Uraian", widget=forms.Textarea({"rows": 2}))
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormDisposisi(Formulir):
    """What a rapat decides about an earlier task."""

    disposisi = forms.ChoiceField(
        choices=Disposisi.choices,
        error_messages={"required": "Pilih selesai, lanjut, eskalasi, atau batal."},
    )
    catatan = forms.CharField(required=False, max_length=2000)
    versi = forms.IntegerField()


class FormRevisi(Formulir):
    """Why closed minutes are opened again."""

    alasan = forms.CharField(label="Alasan revisi", widget=forms.Textarea({"rows": 2}))
    versi = forms.IntegerField(widget=forms.HiddenInput)


class _PilihanRenaksi(_BanyakRenaksi):
    def label_from_instance(self, obj: Renaksi) -> str:
        tw = label_triwulan(obj.triwulan)
        return f"{tw} · IKU {obj.iku.kode} nomor {obj.nomor} · {obj.uraian[:80]}"


class _PilihanTonggak(_BanyakTonggak):
    def label_from_instance(self, obj: Tonggak) -> str:
        tw = label_triwulan(obj.triwulan)
        return f"{tw} · RB {obj.renaksi_rb.nomor} · {obj.renaksi_rb.uraian[:80]}"


class FormTautan(Formulir):
    """What a rapat served, within the unit and the year of the rapat.

    A renaksi of a locked quarter is no choice: its keterangan is reported already (1.7).
    """

    renaksi = _PilihanRenaksi(label="Rencana aksi", queryset=Renaksi.objects.none(), required=False)
    iku = PilihanIKU(label="IKU")
    tonggak = _PilihanTonggak(label="Tonggak RB", queryset=Tonggak.objects.none(), required=False)

    def __init__(
        self,
        *args: Any,
        unit: UnitKerja,
        tahun: int,
        terkunci: Collection[tuple[int, int]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        triwulan = [n for t, n in terkunci if t == tahun]
        bidang(self, "renaksi").queryset = (
            Renaksi.objects.milik_unit(unit.pk, tahun)
            .exclude(triwulan__in=triwulan)
            .select_related("iku__perjanjian__unit")
            .order_by("triwulan", "iku__urut", "urut")
        )
        bidang(self, "iku").queryset = iku_unit(unit, tahun)
        bidang(self, "tonggak").queryset = (
            Tonggak.objects.milik_unit(unit.pk, tahun)
            .select_related("renaksi_rb")
            .order_by("triwulan", "renaksi_rb__urut")
        )
        for nama in ("renaksi", "iku", "tonggak"):
            bidang(self, nama).widget.attrs["size"] = 8
