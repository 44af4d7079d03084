"""Forms of renaksi, keterangan, topik and tahapan; they read, the services judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from akun.pihak import nilai_pihak, pilihan_pihak
from inti.forms import BidangAngka, BidangTanggal, Formulir
from kinerja.models import IKU
from kinerja.pilihan import CaraHitung
from renaksi.models import JUMLAH_TAHAP, Renaksi, Status, TopikKebijakan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from akun.models import UnitKerja
    from renaksi.papan import TahapPapan

    _BidangIKU = forms.ModelChoiceField[IKU]
else:
    _BidangIKU = forms.ModelChoiceField

TANPA_PIC = ("", "Belum ditentukan")


class _PilihanIKU(_BidangIKU):
    def label_from_instance(self, obj: IKU) -> str:
        return f"{obj.kode} · {obj.indikator}"


class FormRenaksi(Formulir):
    """The plan of a renaksi; ``iku`` only while it is new."""

    nomor = forms.CharField(label="Nomor", max_length=20)
    uraian = forms.CharField(label="Rencana aksi", widget=forms.Textarea({"rows": 3}))
    tenggat = BidangTanggal(label="Tenggat")
    pic = forms.ChoiceField(label="PIC", required=False)

    def __init__(self, *args: Any, unit: UnitKerja, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilih(self, "pic").choices = [TANPA_PIC, *pilihan_pihak(unit, pada)]


class FormRenaksiBaru(FormRenaksi):
    """A new renaksi, perhaps as langkah of a topik's stage."""

    iku = _PilihanIKU(label="IKU", queryset=IKU.objects.none(), empty_label="Pilih IKU")
    topik = forms.ModelChoiceField(
        label="Topik kebijakan",
        queryset=TopikKebijakan.objects.none(),
        required=False,
        empty_label="Bukan langkah kebijakan",
    )
    tahap = forms.TypedChoiceField(label="Tahap", coerce=int, empty_value=None, required=False)
    field_order = ("iku", "nomor", "uraian", "tenggat", "pic", "topik", "tahap")

    def __init__(
        self, *args: Any, tahun: int, tahapan: Iterable[TahapPapan], unit: UnitKerja, **kwargs: Any
    ) -> None:
        super().__init__(*args, unit=unit, **kwargs)
        daftar = IKU.objects.milik_unit(unit.pk, tahun)
        pilih(self, "iku").queryset = daftar.order_by("urut")
        pilih(self, "topik").queryset = topik_unit(unit, tahun)
        pilih(self, "tahap").choices = pilihan_tahap(tahapan)


class FormRenaksiUbah(FormRenaksi):
    """Changes to a stored renaksi, with the reason a later tenggat asks for."""

    hambatan = forms.CharField(
        label="Hambatan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Isi bila tertahan; kosongkan bila sudah lepas.",
    )
    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        help_text="Wajib bila tenggat dimundurkan. Tersimpan di riwayat.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, renaksi: Renaksi, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "nomor": renaksi.nomor,
            "uraian": renaksi.uraian,
            "tenggat": renaksi.tenggat,
            "pic": nilai_pihak(renaksi.pic),
            "hambatan": renaksi.hambatan,
            "versi": renaksi.versi,
        }
        super().__init__(*args, unit=renaksi.iku.perjanjian.unit, **kwargs)
        kini = nilai_pihak(renaksi.pic)
        pic = pilih(self, "pic")
        ada = {nilai for _, isi in pic.choices if isinstance(isi, list) for nilai, _ in isi}
        if kini and kini not in ada:
            pic.choices = [*pic.choices, ("Kini", [(kini, str(renaksi.pic))])]


class FormStatus(Formulir):
    """One step of the status; the choices are the steps the person may take."""

    status = forms.ChoiceField(label="Status baru")
    tanggal_selesai = BidangTanggal(
        label="Tanggal selesai",
        help_text="Kosongkan untuk memakai tanggal keterangan terakhir.",
    )
    alasan = forms.CharField(
        label="Alasan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib bila sebagian, tidak terlaksana, batal, atau dibuka kembali.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tujuan: Iterable[Status], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What was sent may have been possible a minute ago: the service says what happened since.
        pilih(self, "status").choices = Status.choices
        self._tujuan = [(s.value, s.label) for s in tujuan]

    def tawarkan(self) -> FormStatus:
        """Offer the steps the person may take now."""
        pilih(self, "status").choices = self._tujuan
        return self


class FormKeterangan(Formulir):
    """A line of what was done; ``versi`` only when it exists already."""

    tanggal = BidangTanggal(label="Tanggal")
    teks = forms.CharField(label="Keterangan", widget=forms.Textarea({"rows": 2}))
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormHambatan(Formulir):
    """What holds a renaksi back."""

    hambatan = forms.CharField(label="Hambatan", required=False, widget=forms.Textarea({"rows": 2}))
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormHapus(Formulir):
    """Asks once more before something is taken away."""

    alasan = forms.CharField(label="Alasan", required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormLangkah(Formulir):
    """The topik and stage a stored renaksi is a langkah of; both empty for none."""

    topik = forms.ModelChoiceField(
        label="Topik kebijakan",
        queryset=TopikKebijakan.objects.none(),
        required=False,
        empty_label="Bukan langkah kebijakan",
    )
    tahap = forms.TypedChoiceField(label="Tahap", coerce=int, empty_value=None, required=False)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, renaksi: Renaksi, tahapan: Iterable[TahapPapan], **kwargs: Any
    ) -> None:
        kwargs["initial"] = {
            "topik": renaksi.topik_id,
            "tahap": renaksi.tahap,
            "versi": renaksi.versi,
        }
        super().__init__(*args, **kwargs)
        perjanjian = renaksi.iku.perjanjian
        pilih(self, "topik").queryset = topik_unit(perjanjian.unit, perjanjian.tahun)
        pilih(self, "tahap").choices = pilihan_tahap(tahapan)


class FormTugaskan(Formulir):
    """A renaksi of the unit-year to make a langkah of the stage on show."""

    renaksi = forms.ModelChoiceField(
        label="Rencana aksi", queryset=Renaksi.objects.none(), empty_label="Pilih rencana aksi"
    )

    def __init__(self, *args: Any, daftar: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        bidang = pilih(self, "renaksi")
        bidang.queryset = daftar
        bidang.label_from_instance = lambda r: (
            f"IKU {r.iku.kode} TW {r.triwulan} nomor {r.nomor} · {r.uraian[:90]}"
        )


class FormTopik(Formulir):
    """The name of a topik."""

    nama = forms.CharField(label="Nama topik", max_length=200)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)


class FormTopikBaru(FormTopik):
    """A new topik of an IKU that is computed from tahapan."""

    iku = _PilihanIKU(label="IKU", queryset=IKU.objects.none(), empty_label="Pilih IKU")
    field_order = ("iku", "nama")

    def __init__(self, *args: Any, unit: UnitKerja, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        daftar = IKU.objects.milik_unit(unit.pk, tahun).filter(cara_hitung=CaraHitung.TAHAPAN)
        pilih(self, "iku").queryset = daftar.order_by("urut")


class FormTahapan(Formulir):
    """The four stages of a unit-year: ``nama-1``, ``alias-1``, ``bobot-1``, ``versi-1`` …"""

    def __init__(
        self,
        *args: Any,
        tahapan: Iterable[TahapPapan],
        versi: dict[int, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for t in tahapan:
            n = t.tahap
            self.fields |= {
                f"nama-{n}": forms.CharField(label=f"Nama tahap {n}", initial=t.nama),
                f"alias-{n}": forms.CharField(
                    label=f"Nama lain tahap {n}", initial=t.alias, required=False
                ),
                f"bobot-{n}": BidangAngka(
                    label=f"Bobot tahap {n} (%)", initial=t.bobot, required=True
                ),
                f"versi-{n}": forms.IntegerField(widget=forms.HiddenInput, initial=versi.get(n, 0)),
            }

    @property
    def baris(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields per stage."""
        return [
            (n, [self[f"{b}-{n}"] for b in ("nama", "alias", "bobot", "versi")])
            for n in range(1, JUMLAH_TAHAP + 1)
        ]


def pilih(form: forms.Form, nama: str) -> Any:  # noqa: ANN401 - choices and queryset differ by field
    """Return a field whose choices are set when the form is made."""
    return form.fields[nama]


def pilihan_tahap(tahapan: Iterable[TahapPapan]) -> list[tuple[str, str]]:
    """Return the choices of a stage."""
    return [("", "Pilih tahap"), *((str(t.tahap), f"{t.tahap} · {t.nama}") for t in tahapan)]


def topik_unit(unit: UnitKerja, tahun: int) -> Any:  # noqa: ANN401 - a queryset for ModelChoiceField
    """Return the topik of a unit-year, of every IKU."""
    return TopikKebijakan.objects.filter(
        iku__perjanjian__unit=unit, iku__perjanjian__tahun=tahun
    ).order_by("iku__urut", "pk")
