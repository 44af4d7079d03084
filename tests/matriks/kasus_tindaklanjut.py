"""Requests of rapat, kendala and tindak lanjut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from inti.jam import sekarang
from tests.matriks.kasus import Kasus, Susun, halaman, periode
from tests.pabrik import (
    PabrikBukti,
    PabrikBuktiTindakLanjut,
    PabrikHasilRapat,
    PabrikInstansi,
    PabrikKendala,
    PabrikPermohonan,
    PabrikPIC,
    PabrikRapat,
    PabrikTindakLanjut,
    pihak_dari,
)
from tindaklanjut.models import Rapat

if TYPE_CHECKING:
    from akun.models import UnitKerja
    from tests.matriks.dunia import Dunia
    from tindaklanjut.models import TindakLanjut


def _tugas(dunia: Dunia, unit: UnitKerja, ciri: str = "", *, milik: bool = False) -> TindakLanjut:
    """A task in a status, submitted by none of the columns."""
    sifat: dict[str, Any] = {ciri: True} if ciri else {}
    if ciri in {"menunggu_verifikasi", "selesai"}:
        sifat["diajukan_oleh"] = dunia.orang["pembuat"]
    tugas: TindakLanjut = PabrikTindakLanjut.create(
        unit=unit, pengawal=dunia.orang["pembuat"], **sifat
    )
    pihak = dunia.tim_bersama(unit) if milik else pihak_dari(PabrikInstansi.create())
    PabrikPIC.create(tindak_lanjut=tugas, pihak=pihak)
    return tugas


def tugas(ciri: str = "", *, milik: bool = False, **data: object) -> Susun:
    """A step of a task; ``milik`` makes a team of everybody its PIC."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _tugas(dunia, unit, ciri, milik=milik)
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _rincian(dunia: Dunia, unit: UnitKerja) -> dict[str, object]:
    return {
        "uraian": "Menyampaikan data.",
        "pic": f"tim:{dunia.tim[dunia.nama(unit)].pk}",
        "tenggat": "28 Mei 2026",
        "prioritas": "sedang",
    }


def _tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    kendala = PabrikKendala.create(unit=unit, triwulan=2)
    data = {**_rincian(dunia, unit), "kendala": kendala.pk}
    return Kasus(periode(unit), data, kueri=f"?kendala={kendala.pk}")


def _ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = _tugas(dunia, unit, milik=True)
    return Kasus({"pk": objek.pk}, {**_rincian(dunia, unit), "versi": objek.versi})


def _bukti_pakai(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": _tugas(dunia, unit).pk, "bukti": PabrikBukti.create(unit=unit).pk})


def _bukti_tolak(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = _tugas(dunia, unit, "menunggu_verifikasi")
    klaim = PabrikBuktiTindakLanjut.create(
        tindak_lanjut=objek, diajukan_oleh=dunia.orang["pembuat"]
    )
    return Kasus({"pk": klaim.pk}, {"alasan": "Belum ditandatangani."})


def permohonan(ciri: str = "", **data: object) -> Susun:
    """A decision on a request that none of the columns made."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        sifat: dict[str, Any] = {ciri: True} if ciri else {}
        p = PabrikPermohonan.create(
            tindak_lanjut=_tugas(dunia, unit, "dikerjakan"),
            diminta_oleh=dunia.orang["pembuat"],
            **sifat,
        )
        return Kasus({"pk": p.pk}, {"versi": p.versi, "catatan": "Sudah diperiksa.", **data})

    return susun


def putusan(keputusan: str) -> Susun:
    """The same from the Beranda of the PIMPINAN."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        kasus = permohonan(keputusan=keputusan)(dunia, unit)
        return Kasus(periode(unit, **kasus.kwargs), kasus.data)

    return susun


# --- Rapat ----------------------------------------------------------------------------------------

_RAPAT: Final[dict[str, Any]] = {"jenis": "rakor", "judul": "Rapat uji", "tanggal": "6 Mei 2026"}


def _rapat(dunia: Dunia, unit: UnitKerja, ciri: str = "") -> Rapat:
    sifat: dict[str, Any] = {ciri: True} if ciri else {}
    hasil: Rapat = PabrikRapat.create(unit=unit, dicatat_oleh=dunia.orang["pembuat"], **sifat)
    return hasil


def rapat(ciri: str = "", **data: object) -> Susun:
    """A step of a rapat that none of the columns recorded."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _rapat(dunia, unit, ciri)
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _baru_selesai(dunia: Dunia, unit: UnitKerja) -> Kasus:
    """Minutes closed a moment ago by the clock of the house."""
    objek = _rapat(dunia, unit, "selesai")
    Rapat.objects.filter(pk=objek.pk).update(diubah_pada=sekarang())
    return Kasus({"pk": objek.pk})


def _tautkan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    iku = dunia.isi(unit).iku["1.1"]
    return Kasus({"pk": _rapat(dunia, unit).pk}, {"iku": [iku.pk]})


def hasil(**data: object) -> Susun:
    """A step of the first of two butir of a draft."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        objek = _rapat(dunia, unit)
        satu = PabrikHasilRapat.create(rapat=objek, nomor="1")
        PabrikHasilRapat.create(rapat=objek, nomor="2")
        return Kasus({"pk": objek.pk, "hasil": satu.pk}, {"versi": satu.versi, **data})

    return susun


def _urutkan(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = _rapat(dunia, unit)
    butir = [PabrikHasilRapat.create(rapat=objek, nomor=str(n)).pk for n in (1, 2)]
    return Kasus({"pk": objek.pk}, {"urutan": f"{butir[1]},{butir[0]}"})


def _butir_baru(dunia: Dunia, unit: UnitKerja) -> Kasus:
    data = {"jenis": "keputusan", "uraian": "Disepakati.", "kunci": "a" * 32}
    return Kasus({"pk": _rapat(dunia, unit).pk}, data)


def _tenggat(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus({"pk": _rapat(dunia, unit).pk}, kueri="?teks=H%2B7")


def _agenda(disposisi: str) -> Susun:
    """A decision on an earlier task of none of the columns."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        t = _tugas(dunia, unit)
        data = {"disposisi": disposisi, "catatan": "Tercakup.", "versi": t.versi}
        return Kasus({"pk": _rapat(dunia, unit).pk, "tugas": t.pk}, data)

    return susun


def _tempel(dunia: Dunia, unit: UnitKerja) -> Kasus:
    baris = {"b1-pakai": "1", "b1-jenis": "keputusan", "b1-uraian": "Disepakati."}
    return Kasus({"pk": _rapat(dunia, unit).pk}, {"jumlah": 1, "langkah": "simpan", **baris})


_KEPALA: Final[dict[str, Any]] = {"judul": "Judul ganti", "tanggal": "6 Mei 2026"}


# --- Kendala --------------------------------------------------------------------------------------


def kendala(ciri: str = "", *, berupaya: bool = False, **data: object) -> Susun:
    """A step of a kendala of TW II."""

    def susun(dunia: Dunia, unit: UnitKerja) -> Kasus:
        sifat: dict[str, Any] = {ciri: True} if ciri else {}
        objek = PabrikKendala.create(unit=unit, triwulan=2, **sifat)
        if berupaya:
            PabrikTindakLanjut.create(unit=unit, kendala=objek)
        return Kasus({"pk": objek.pk}, {"versi": objek.versi, **data})

    return susun


def _kendala_data(dunia: Dunia, unit: UnitKerja) -> dict[str, object]:
    return {"uraian": "Anggaran direviu.", "iku": [dunia.isi(unit).iku["1.1"].pk]}


def _kendala_tambah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    return Kasus(periode(unit), _kendala_data(dunia, unit))


def _kendala_ubah(dunia: Dunia, unit: UnitKerja) -> Kasus:
    objek = PabrikKendala.create(unit=unit, triwulan=2)
    return Kasus({"pk": objek.pk}, {**_kendala_data(dunia, unit), "versi": objek.versi})


_LAPORAN: Final[dict[str, Any]] = {
    "mulai": tugas,
    "perkembangan": lambda **k: tugas(teks="Data diterima.", **k),
    "ajukan": lambda **k: tugas("dikerjakan", hasil="Data disampaikan.", **k),
    "bukti_tambah": lambda **k: tugas("dikerjakan", naskah="ND-2/2026", **k),
    "minta": lambda **k: tugas(
        "dikerjakan",
        jenis="perpanjangan",
        tenggat_baru="12 Juni 2026",
        alasan="Menunggu mitra.",
        **k,
    ),
    "hambatan": lambda **k: tugas("dikerjakan", hambatan="Mitra menunda.", **k),
}
KASUS: Final[dict[str, Susun]] = {
    "tindaklanjut:daftar": halaman(),
    "tindaklanjut:kolom": halaman(kolom=["pic", "tenggat"]),
    "tindaklanjut:tambah": _tambah,
    "tindaklanjut:rinci": tugas(),
    "tindaklanjut:ubah": _ubah,
    "tindaklanjut:bukti_pakai": _bukti_pakai,
    "tindaklanjut:bukti_tolak": _bukti_tolak,
    "tindaklanjut:permohonan_setujui": permohonan(),
    "tindaklanjut:permohonan_setujui@tidak_dapat": permohonan("tidak_dapat"),
    "tindaklanjut:permohonan_tolak": permohonan(),
    "laporan:permohonan": putusan("setujui"),
    "laporan:permohonan@tolak": putusan("tolak"),
    **{f"tindaklanjut:{nama}": buat() for nama, buat in _LAPORAN.items()},
    **{f"tindaklanjut:{nama}@milik": buat(milik=True) for nama, buat in _LAPORAN.items()},
    "tindaklanjut:verifikasi": tugas("menunggu_verifikasi"),
    "tindaklanjut:kembalikan": tugas("menunggu_verifikasi", alasan="Lengkapi."),
    "tindaklanjut:perpanjang": tugas("dikerjakan", tenggat="12 Juni 2026", alasan="Mitra."),
    "tindaklanjut:batalkan": tugas("dikerjakan", alasan="Sudah tercakup."),
    "tindaklanjut:buka_kembali": tugas("selesai", alasan="Hasil keliru."),
    "tindaklanjut:rapat_daftar": halaman(),
    "tindaklanjut:rapat_tambah": halaman(**_RAPAT),
    "tindaklanjut:rapat_rinci": rapat(),
    "tindaklanjut:rapat_ubah": rapat(**_RAPAT),
    "tindaklanjut:rapat_tautkan": _tautkan,
    "tindaklanjut:rapat_selesai": rapat(),
    "tindaklanjut:rapat_urungkan": _baru_selesai,
    "tindaklanjut:rapat_revisi": rapat("selesai", alasan="Keliru."),
    "tindaklanjut:rapat_hasil_tambah": rapat(jenis="keputusan", uraian="Disepakati."),
    "tindaklanjut:rapat_hasil_ubah": hasil(jenis="keputusan", uraian="Disepakati."),
    "tindaklanjut:rapat_hasil_hapus": hasil(),
    "tindaklanjut:rapat_hasil_geser": hasil(arah="turun"),
    "tindaklanjut:rapat_catat": rapat(),
    "tindaklanjut:rapat_catat_simpan": _butir_baru,
    "tindaklanjut:rapat_catat_hapus": hasil(),
    "tindaklanjut:rapat_catat_urut": _urutkan,
    "tindaklanjut:rapat_catat_tenggat": _tenggat,
    "tindaklanjut:rapat_catat_instansi": rapat(nama="Kementerian Belum Dikenal"),
    "tindaklanjut:rapat_catat_kepala": rapat(**_KEPALA),
    "tindaklanjut:rapat_agenda": _agenda("lanjut"),
    "tindaklanjut:rapat_agenda@batal": _agenda("batal"),
    "tindaklanjut:rapat_tempel": _tempel,
    "tindaklanjut:kendala_daftar": halaman(),
    "tindaklanjut:kendala_tambah": _kendala_tambah,
    "tindaklanjut:kendala_rinci": kendala(),
    "tindaklanjut:kendala_ubah": _kendala_ubah,
    "tindaklanjut:kendala_tutup": kendala(berupaya=True),
    "tindaklanjut:kendala_buka": kendala("selesai", alasan="Muncul lagi."),
}
