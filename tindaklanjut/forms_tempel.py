"""Forms of Tempel notulen: the minutes, and each proposed row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms

from inti.forms import Formulir
from tindaklanjut.catat.rencana import Gema
from tindaklanjut.catat.tempel import BATAS_BARIS, BATAS_HURUF
from tindaklanjut.forms_catat import PANJANG_URAIAN
from tindaklanjut.pilihan import JenisHasil
from tindaklanjut.services import IsiButir

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inti.tanggal import Kalender
    from tindaklanjut.catat.pihak import DaftarPihak
    from tindaklanjut.catat.tempel import Usul

_ISI: Final = f"Tempel teks notulen (paling banyak {BATAS_HURUF // 1000}.000 huruf)"


class FormTempel(Formulir):
    """The minutes: a text or a file."""

    teks = forms.CharField(
        label=_ISI,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 16, "spellcheck": "false"}),
    )
    berkas = forms.FileField(
        label="Atau unggah notulen",
        required=False,
        help_text="Berkas Word (.docx) atau teks (.txt). Berkas hanya dibaca, tidak disimpan.",
        widget=forms.FileInput({"accept": ".docx,.txt"}),
    )

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if not isi.get("berkas") and not (isi.get("teks") or "").strip() and not self.errors:
            self.add_error("teks", "Tempel teks notulen, atau pilih berkasnya.")
        return isi


class FormBaris(Formulir):
    """One proposed row; what is not chosen is not judged."""

    pakai = forms.BooleanField(required=False)
    jenis = forms.ChoiceField(choices=JenisHasil.choices)
    uraian = forms.CharField(required=False, max_length=PANJANG_URAIAN)
    ditugaskan = forms.BooleanField(required=False)
    pic = forms.CharField(required=False, max_length=500)
    pengawal = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    tenggat = forms.CharField(required=False, max_length=150)

    def __init__(self, *args: Any, pengawal: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["pengawal"]
        bidang.choices = [("", "Tanpa pengawal"), *pengawal]

    def isi(self) -> IsiButir:
        """What the service wants; the task only of a row that becomes one."""
        d = self.cleaned_data
        butir = IsiButir(jenis=d["jenis"], uraian=d["uraian"])
        if not d["ditugaskan"]:
            return butir
        return IsiButir(
            jenis=d["jenis"],
            uraian=d["uraian"],
            ditugaskan=True,
            pic_teks=d["pic"],
            pengawal_id=d["pengawal"],
            tenggat_teks=d["tenggat"],
        )


@dataclass(frozen=True, slots=True)
class BarisTempel:
    """A row of the grid: its form, the deadline told back, the names nobody has."""

    nomor: int
    form: FormBaris
    gema: Gema
    asing: tuple[str, ...]
    galat: tuple[str, ...] = ()

    @property
    def awalan(self) -> str:
        """What a button of this row puts before the day it offers."""
        return f"b{self.nomor}|"


class Kisi:
    """The rows of the grid, drawn from what was read or from what came back."""

    def __init__(
        self,
        *,
        acuan: date,
        kalender: Kalender,
        daftar: DaftarPihak,
        pengawal: Sequence[tuple[str, str]],
    ) -> None:
        self._acuan, self._kalender, self._daftar = acuan, kalender, daftar
        self._pengawal = pengawal

    def dari_usul(self, usul: Sequence[Usul]) -> tuple[BarisTempel, ...]:
        """Every row chosen at first."""
        return tuple(
            self._baris(
                n,
                FormBaris(
                    prefix=f"b{n}",
                    pengawal=self._pengawal,
                    initial={
                        "pakai": True,
                        "jenis": u.jenis,
                        "uraian": u.uraian,
                        "ditugaskan": u.ditugaskan,
                        "pic": u.pic,
                        "pengawal": u.pengawal,
                        "tenggat": u.tenggat,
                    },
                ),
                {},
            )
            for n, u in enumerate(usul, start=1)
        )

    def dari_kiriman(self, data: Mapping[str, Any], *, nilai: bool) -> tuple[BarisTempel, ...]:
        """The rows as changed; ``nilai`` judges those that were chosen."""
        teks = str(data.get("jumlah", ""))
        jumlah = min(int(teks), BATAS_BARIS) if teks.isdecimal() and len(teks) < 6 else 0
        # "pilih" carries the day a button without a script offers: "b3|25 Maret 2026".
        awalan, _, hari = str(data.get("pilih", "")).partition("|")
        hasil = []
        for n in range(1, jumlah + 1):
            form = FormBaris(data, prefix=f"b{n}", pengawal=self._pengawal)
            if hari and awalan == f"b{n}":
                form.perbarui("tenggat", hari[:150])
            hasil.append(self._baris(n, form, self._kekurangan(form) if nilai else {}))
        return tuple(hasil)

    def _baris(self, n: int, form: FormBaris, galat: Mapping[str, str]) -> BarisTempel:
        return BarisTempel(
            n,
            form,
            Gema.baca(
                str(form["tenggat"].value() or ""), acuan=self._acuan, kalender=self._kalender
            ),
            self._daftar.kenali(str(form["pic"].value() or "")).asing,
            tuple(galat.values()),
        )

    def _kekurangan(self, form: FormBaris) -> dict[str, str]:
        """What keeps a chosen row from being stored; half a task may be completed later."""
        if not form.is_valid():
            return {nama: str(e[0]) for nama, e in form.errors.items()}
        d = form.cleaned_data
        if not d["pakai"]:
            return {}
        galat: dict[str, str] = {}
        if not d["uraian"]:
            galat["uraian"] = "Isi uraiannya, atau lepas pilihan baris ini."
        gema = Gema.baca(d["tenggat"], acuan=self._acuan, kalender=self._kalender)
        if d["ditugaskan"] and gema.ganda:
            galat["tenggat"] = (
                f"Tenggat “{gema.teks}” berarti ganda. Pilih tanggalnya, atau kosongkan."
            )
        elif d["ditugaskan"] and gema.teks and gema.tanggal is None:
            galat["tenggat"] = f"Tenggat “{gema.teks}”: {gema.penjelasan} Perbaiki atau kosongkan."
        return galat
