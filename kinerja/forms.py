"""Forms of kinerja: what was measured, and the agreement it is measured against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms

from inti.forms import BidangAngka, BidangTanggal, BidangTarget, Formulir
from inti.triwulan import TRIWULAN, label_triwulan
from kinerja.hitung import Target
from kinerja.isian import IsianIKU, IsianKomponen, IsianNarasi, IsianRealisasi
from kinerja.pilihan import (
    TERHITUNG,
    Akumulasi,
    Arah,
    Bagian,
    CaraHitung,
    Keadaan,
    RumusTurun,
    Sifat,
    Sisi,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.models import IKU, Narasi, PerjanjianKinerja, Realisasi, Sasaran

BARIS_KOSONG: Final = 3
BARIS_MAKS: Final = 60
SASARAN_BARU: Final = "baru"


def _pilihan(semua: Any, kosong: str) -> list[tuple[str, str]]:  # noqa: ANN401 - any TextChoices
    return [("", kosong), *semua.choices]


class FormSumber(Formulir):
    """Where a figure comes from, and the mark of what the form was drawn from."""

    sumber = forms.CharField(label="Sumber", max_length=250, required=False)
    periode_data = forms.CharField(label="Periode data", max_length=120, required=False)
    sifat = forms.ChoiceField(
        label="Sifat angka", required=False, choices=_pilihan(Sifat, "Belum ditentukan")
    )
    tanda = forms.CharField(widget=forms.HiddenInput, required=False)

    def isian(self, **isi: Any) -> IsianRealisasi:
        """Return the realisasi as typed; unit, year, kode and quarter come from the service."""
        data = self.cleaned_data
        nilai = {n: data[n] for n in ("sumber", "periode_data", "sifat")} | isi
        return IsianRealisasi("", 0, "", 0, **nilai)


class FormRealisasi(FormSumber):
    """One realisasi with its keadaan; an IKU that a room computes takes no value."""

    keadaan = forms.ChoiceField(label="Keadaan", choices=_pilihan(Keadaan, "Pilih keadaan"))
    nilai = BidangAngka(label="Realisasi", help_text="Pakai koma, misalnya 34,79.")
    alasan = forms.CharField(
        label="Alasan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib bila belum terukur.",
    )
    field_order = ("keadaan", "nilai", "alasan", "sumber", "periode_data", "sifat", "tanda")

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or nothing
        *,
        iku: IKU,
        baris: Realisasi | None,
        tanda: str,
    ) -> None:
        awal: dict[str, Any] = {"keadaan": Keadaan.TERUKUR, "tanda": tanda}
        if baris is not None:
            bidang = ("keadaan", "nilai", "periode_data", "sifat", "sumber", "alasan")
            awal |= {n: getattr(baris, n) for n in bidang}
        super().__init__(data, initial=awal)
        if iku.cara_hitung in TERHITUNG:
            del self.fields["nilai"]
            self._sisakan(Keadaan.TERUKUR, Keadaan.BELUM_TERUKUR, Keadaan.TIDAK_ADA_TARGET)
        elif iku.cara_hitung == CaraHitung.RASIO:
            # A measured ratio comes from the calculator; here is what it is when it is not.
            self._sisakan(Keadaan.BELUM_TERUKUR, Keadaan.TIDAK_ADA_TARGET, Keadaan.PERIODE_LALU)

    def _sisakan(self, *keadaan: Keadaan) -> None:
        bidang: Any = self.fields["keadaan"]
        bidang.choices = [("", "Pilih keadaan"), *((k.value, k.label) for k in keadaan)]

    def realisasi(self) -> IsianRealisasi:
        """Return the input of the service."""
        data = self.cleaned_data
        return self.isian(keadaan=data["keadaan"], nilai=data.get("nilai"), alasan=data["alasan"])


class FormNilai(Formulir):
    """The value alone, typed in the row of Tabel 1."""

    nilai = BidangAngka(label="Realisasi")
    tanda = forms.CharField(widget=forms.HiddenInput, required=False)


class FormKomponen(FormSumber):
    """All komponen of one IKU and quarter: ``nama-1``, ``sisi-1``, ``nilai-1`` …

    ``susunan`` draws name and side as fields too, with empty rows to add; without it they travel
    hidden and only the figures are typed.
    """

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or nothing
        *,
        komponen: Sequence[IsianKomponen],
        susunan: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, auto_id="k_%s", **kwargs)
        self.susunan = susunan
        jumlah = len(komponen) + (BARIS_KOSONG if susunan else 0)
        if data is not None:
            teks = data.get("jumlah", "")
            jumlah = min(int(teks), BARIS_MAKS) if teks.isdecimal() and len(teks) < 4 else 0
        self.jumlah = jumlah
        for n in range(1, jumlah + 1):
            satu = komponen[n - 1] if n <= len(komponen) else None
            self._tambah_baris(n, satu, tersembunyi=not susunan)

    def _tambah_baris(self, n: int, k: IsianKomponen | None, *, tersembunyi: bool) -> None:
        nama_terlihat = forms.TextInput({"placeholder": "Nama komponen"})
        nama = k.nama if k else ""
        self.fields |= {
            f"nama-{n}": forms.CharField(
                label=f"Nama komponen {n}",
                max_length=200,
                required=False,
                initial=nama,
                widget=forms.HiddenInput if tersembunyi else nama_terlihat,
            ),
            f"sisi-{n}": forms.ChoiceField(
                label=f"Sisi komponen {n}",
                choices=_pilihan(Sisi, "Pilih sisi"),
                required=False,
                initial=k.sisi if k else "",
                widget=forms.HiddenInput if tersembunyi else forms.Select,
            ),
            f"nilai-{n}": BidangAngka(
                label=nama if tersembunyi and nama else f"Nilai komponen {n}",
                initial=k.nilai if k else None,
                widget=forms.TextInput({"placeholder": "Nilai"}),
            ),
        }

    @property
    def baris(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Name, side and figure of each row."""
        return [
            (self[f"nama-{n}"], self[f"sisi-{n}"], self[f"nilai-{n}"])
            for n in range(1, self.jumlah + 1)
        ]

    @property
    def atas(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows of the numerator."""
        return [b for b in self.baris if b[1].value() != Sisi.PENYEBUT]

    @property
    def bawah(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The rows of the denominator alone."""
        return [b for b in self.baris if b[1].value() == Sisi.PENYEBUT]

    @property
    def sisa(self) -> list[forms.BoundField]:
        """The fields that belong to no row."""
        return [self[n] for n in ("sumber", "periode_data", "sifat", "tanda")]

    def komponen(self) -> list[IsianKomponen]:
        """Return the rows that are not wholly empty; a row without name and figure is taken out."""
        hasil: list[IsianKomponen] = []
        for n in range(1, self.jumlah + 1):
            nama, sisi, nilai = (self.cleaned_data[f"{b}-{n}"] for b in ("nama", "sisi", "nilai"))
            if nama or nilai is not None:
                hasil.append(IsianKomponen("", 0, "", 0, nama, sisi, nilai))
        return hasil


class FormNarasi(Formulir):
    """One section of the report; the two amounts only for efisiensi."""

    terbawa = ""
    """The quarter whose text stands here, not saved for this one yet."""
    dapat_dibawa = ""
    """The quarter whose text may be put in."""

    teks = forms.CharField(label="Uraian", required=False, widget=forms.Textarea({"rows": 6}))
    baseline = BidangAngka(label="Baseline (Rp)")
    aktual = BidangAngka(label="Aktual (Rp)")
    tanda = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or nothing
        *,
        bagian: Bagian,
        baris: Narasi | None,
        tanda: str,
    ) -> None:
        awal: dict[str, Any] = {"tanda": tanda}
        if baris is not None:
            awal |= {n: getattr(baris, n) for n in ("teks", "baseline", "aktual")}
        super().__init__(data, initial=awal, auto_id=f"{bagian}_%s")
        self.bagian = bagian
        if bagian != Bagian.EFISIENSI:
            del self.fields["baseline"], self.fields["aktual"]

    @property
    def kata_terbawa(self) -> str:
        """``Terbawa dari TW I``."""
        return f"Terbawa dari {self.terbawa}"

    def narasi(self) -> IsianNarasi:
        """Return the input of the service."""
        data = self.cleaned_data
        return IsianNarasi(
            "", 0, "", 0, self.bagian, data["teks"], data.get("baseline"), data.get("aktual")
        )


# --- The agreement --------------------------------------------------------------------------------


class FormPK(Formulir):
    """The agreement of the year."""

    nomor = forms.CharField(label="Nomor", max_length=120, required=False)
    tanggal = BidangTanggal(label="Tanggal")
    batas_capaian = BidangAngka(
        label="Batas capaian (%)",
        required=True,
        help_text="Capaian yang dilaporkan paling banyak sebesar ini; lazimnya 120.",
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or nothing
        *,
        perjanjian: PerjanjianKinerja | None,
    ) -> None:
        awal: dict[str, Any] = {"batas_capaian": "120"}
        if perjanjian is not None:
            bidang = ("nomor", "tanggal", "batas_capaian", "versi")
            awal = {n: getattr(perjanjian, n) for n in bidang}
        super().__init__(data, initial=awal)


class FormSasaran(Formulir):
    """The text of a sasaran."""

    uraian = forms.CharField(label="Uraian sasaran", widget=forms.Textarea({"rows": 3}))
    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormIKU(Formulir):
    """An indicator with its sasaran and targets."""

    kode = forms.CharField(label="Kode", max_length=20, help_text="Misalnya 1.3.")
    sasaran = forms.ChoiceField(label="Sasaran")
    sasaran_nomor = forms.CharField(label="Nomor sasaran baru", max_length=20, required=False)
    sasaran_uraian = forms.CharField(
        label="Uraian sasaran baru", required=False, widget=forms.Textarea({"rows": 2})
    )
    indikator = forms.CharField(label="Indikator", widget=forms.Textarea({"rows": 2}))
    satuan = forms.CharField(label="Satuan", max_length=60, help_text="persen, indeks, orang …")
    arah = forms.ChoiceField(label="Arah", choices=Arah.choices)
    rumus_turun = forms.ChoiceField(
        label="Rumus turun",
        required=False,
        choices=_pilihan(RumusTurun, "Bukan arah turun"),
        help_text="Hanya untuk arah turun.",
    )
    cara_hitung = forms.ChoiceField(label="Cara hitung", choices=CaraHitung.choices)
    akumulasi = forms.ChoiceField(label="Akumulasi", choices=Akumulasi.choices)
    skala_maks = BidangAngka(label="Skala maksimum", help_text="Untuk indeks, misalnya 4.")
    target_tahun = BidangTarget(label="Target tahun", help_text="Rentang: 56,40–59,32.")
    target_tw1 = BidangTarget(label="Target TW I")
    target_tw2 = BidangTarget(label="Target TW II")
    target_tw3 = BidangTarget(label="Target TW III")
    target_tw4 = BidangTarget(label="Target TW IV")
    penanggung_jawab = forms.CharField(label="Penanggung jawab", max_length=150, required=False)
    definisi = forms.CharField(label="Definisi", required=False, widget=forms.Textarea({"rows": 3}))
    formula = forms.CharField(label="Formula", required=False, widget=forms.Textarea({"rows": 2}))
    tanda = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401 - a QueryDict or nothing
        *,
        sasaran: Sequence[Sasaran],
        isian: IsianIKU | None,
        tanda: str,
    ) -> None:
        awal: dict[str, Any] = {"tanda": tanda}
        if isian is not None:
            awal |= {n: getattr(isian, n) for n in KOLOM_SALIN}
            awal |= {n: (getattr(isian, n).bawah, getattr(isian, n).atas) for n in KOLOM_TARGET}
            awal["sasaran"] = isian.sasaran_nomor
        super().__init__(data, initial=awal)
        self._uraian = {s.nomor: s.uraian for s in sasaran}
        pilihan: Any = self.fields["sasaran"]
        pilihan.choices = [
            *((s.nomor, f"{s.nomor} · {s.uraian}") for s in sasaran),
            (SASARAN_BARU, "Sasaran baru"),
        ]

    def iku(self) -> IsianIKU:
        """Return the input of the service."""
        data = self.cleaned_data
        nomor, uraian = data["sasaran"], self._uraian.get(data["sasaran"], "")
        if nomor == SASARAN_BARU:
            nomor, uraian = data["sasaran_nomor"].strip(), data["sasaran_uraian"].strip()
        nilai = {n: data[n] for n in KOLOM_SALIN}
        nilai |= {n: Target(*data[n]) for n in KOLOM_TARGET}
        return IsianIKU(unit="", tahun=0, sasaran_nomor=nomor, sasaran=uraian, **nilai)


class FormIKUUbah(FormIKU):
    """A stored indicator: changing a target is a revision from a quarter on, with its reason."""

    mulai = forms.TypedChoiceField(
        label="Revisi target berlaku mulai",
        coerce=int,
        choices=[(n, label_triwulan(n)) for n in TRIWULAN],
    )
    alasan = forms.CharField(
        label="Alasan perubahan",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Wajib bila target direvisi: sebut dasar revisinya. Tersimpan di riwayat.",
    )


KOLOM_SALIN: Final = (
    "kode",
    "indikator",
    "satuan",
    "arah",
    "rumus_turun",
    "cara_hitung",
    "akumulasi",
    "skala_maks",
    "penanggung_jawab",
    "definisi",
    "formula",
)
KOLOM_TARGET: Final = ("target_tahun", "target_tw1", "target_tw2", "target_tw3", "target_tw4")
