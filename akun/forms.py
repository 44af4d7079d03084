"""Forms of people, roles, units, teams and institutions; they read, the services judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings

from akun.models import Instansi, Narahubung, Pengguna, Tim, UnitKerja
from akun.pihak import orang_unit
from akun.pilihan import Peran
from inti.forms import BidangTanggal, Formulir

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    _BidangUnit = forms.ModelChoiceField[UnitKerja]
    _BidangOrang = forms.ModelMultipleChoiceField[Pengguna]
else:
    _BidangUnit = forms.ModelChoiceField
    _BidangOrang = forms.ModelMultipleChoiceField


class BidangUnit(_BidangUnit):
    """A unit out of those the person may choose."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("queryset", UnitKerja.objects.none())
        kwargs.setdefault("empty_label", "Pilih unit kerja")
        super().__init__(**kwargs)

    def label_from_instance(self, obj: UnitKerja) -> str:
        return f"{obj.kode} · {obj.nama}"


class BidangOrang(_BidangOrang):
    """People out of those of a unit."""

    def label_from_instance(self, obj: Pengguna) -> str:
        return f"{obj} ({obj.username})"


class _DataDiri(Formulir):
    nama = forms.CharField(
        label="Nama", max_length=150, help_text="Tampil sebagai PIC, pengawal, dan di riwayat."
    )
    email = forms.EmailField(label="Surel", required=False, max_length=254)
    telepon = forms.CharField(label="Telepon", required=False, max_length=30)


class FormPengguna(_DataDiri):
    """What all units share of a person."""

    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "nama": pengguna.nama,
            "email": pengguna.email,
            "telepon": pengguna.telepon,
            "versi": pengguna.versi,
        }
        super().__init__(*args, **kwargs)


class FormProfil(FormPengguna):
    """What a person keeps up to date alone."""

    sandi = forms.CharField(
        label="Kata sandi Anda sekarang",
        required=False,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        help_text="Hanya perlu bila alamat surel diganti.",
    )
    field_order = ("nama", "telepon", "email", "sandi")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.OIDC_AKTIF:
            # The address decides who comes in through SSO: only ADMIN moves it.
            self.fields["email"].disabled = True
            self.fields["email"].help_text = "Dipakai untuk masuk lewat SSO; diubah oleh Admin."
            self.fields.pop("sandi")

    def clean(self) -> dict[str, Any]:
        return {"sandi": "", **(super().clean() or {})}


class _Peran(Formulir):
    unit = BidangUnit(label="Unit kerja")
    peran = forms.ChoiceField(label="Peran", choices=Peran.choices, initial=Peran.TIM)
    mulai = BidangTanggal(label="Mulai", required=True)
    sampai = BidangTanggal(
        label="Sampai", help_text="Hari terakhir berlaku. Kosong berarti tanpa batas."
    )
    keterangan = forms.CharField(
        label="Keterangan",
        required=False,
        max_length=150,
        help_text="Misalnya “Plh. Asisten Deputi”; Plh dan Plt wajib bertanggal akhir.",
    )

    def __init__(self, *args: Any, unit: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["unit"]
        bidang.queryset = UnitKerja.objects.filter(pk__in=unit)


class FormPenggunaBaru(_DataDiri, _Peran):
    """A new account with its first role."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="Untuk masuk dan untuk menyebut orang ini di buku kerja. Tidak dapat diganti.",
    )
    field_order = ("username", "nama", "email", "telepon", "unit", "peran", "mulai", "sampai")


class FormPeran(_Peran):
    """A role for somebody who has an account."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="Persis seperti saat orang itu masuk; boleh orang dari unit lain.",
    )
    field_order = ("username", "unit", "peran", "mulai", "sampai", "keterangan")


class FormAkhiriPeran(Formulir):
    """The last day of a role."""

    sampai = BidangTanggal(
        label="Hari terakhir",
        required=True,
        help_text="Hak berlaku sampai akhir hari itu. Isi kemarin untuk mengakhiri sekarang juga.",
    )
    alasan = forms.CharField(label="Alasan", required=False, max_length=250)
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormKeaktifan(Formulir):
    """Closes or opens an account."""

    alasan = forms.CharField(label="Alasan", required=False, max_length=250)
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormVersi(Formulir):
    """Asks once more; only the version is read."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormUnit(Formulir):
    """A unit; its code is chosen once, addresses and workbooks name it."""

    kode = forms.CharField(
        label="Kode", max_length=40, help_text="Misalnya D.V.M.EKON.4. Tidak dapat diganti."
    )
    nama = forms.CharField(label="Nama", max_length=250)
    induk = BidangUnit(label="Unit induk", required=False, empty_label="Tanpa induk")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, dikelola: Collection[int], kini: UnitKerja | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["induk"]
        boleh = set(dikelola)
        if kini is not None:
            self.fields.pop("kode")
            # What is above stays selectable even out of reach: not moving is always allowed.
            boleh |= {kini.induk_id} if kini.induk_id else set()
        bidang.queryset = UnitKerja.objects.filter(pk__in=boleh)
        if kini is not None:
            bidang.queryset = bidang.queryset.exclude(jalur__startswith=kini.jalur)


class FormTim(Formulir):
    """A team and its members."""

    nama = forms.CharField(label="Nama tim", max_length=120)
    anggota = BidangOrang(
        label="Anggota",
        queryset=Pengguna.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pengingat untuk tim dikirim kepada semua anggotanya.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, unit: UnitKerja, pada: date, tim: Tim | None = None, **kwargs: Any
    ) -> None:
        if tim is not None:
            kwargs["initial"] = {
                "nama": tim.nama,
                "anggota": [p.pk for p in tim.anggota.all()],
                "versi": tim.versi,
            }
        super().__init__(*args, **kwargs)
        boleh = orang_unit(unit, pada)
        if tim is not None:
            boleh = Pengguna.objects.filter(pk__in=boleh.values("pk")) | Pengguna.objects.filter(
                pk__in=tim.anggota.values("pk")
            )
        bidang: Any = self.fields["anggota"]
        bidang.queryset = boleh.order_by("nama", "username")


class FormInstansi(Formulir):
    """An institution all units share."""

    nama = forms.CharField(label="Nama instansi", max_length=200)
    alamat = forms.CharField(label="Alamat", required=False, widget=forms.Textarea({"rows": 2}))
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @staticmethod
    def awal(instansi: Instansi) -> dict[str, object]:
        """Return the initial values for a stored one."""
        return {"nama": instansi.nama, "alamat": instansi.alamat, "versi": instansi.versi}


class FormNarahubung(Formulir):
    """A contact of an institution, kept by one unit."""

    unit = BidangUnit(label="Unit kerja yang berhubungan")
    jabatan = forms.CharField(label="Jabatan", max_length=150)
    surel = forms.EmailField(label="Surel", required=False, max_length=254)
    telepon = forms.CharField(label="Telepon", required=False, max_length=30)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        dikelola: Collection[int],
        narahubung: Narahubung | None = None,
        **kwargs: Any,
    ) -> None:
        if narahubung is not None:
            kwargs["initial"] = {
                "jabatan": narahubung.jabatan,
                "surel": narahubung.surel,
                "telepon": narahubung.telepon,
                "versi": narahubung.versi,
            }
        super().__init__(*args, **kwargs)
        if narahubung is not None:
            self.fields.pop("unit")
            return
        bidang: Any = self.fields["unit"]
        bidang.queryset = UnitKerja.objects.filter(pk__in=dikelola)
