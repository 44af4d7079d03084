# mypy: untyped-calls-exclude=factory
"""Rapat, hasil, kendala, tindak lanjut and what happens to it."""

from __future__ import annotations

from datetime import date

from factory.declarations import (
    LazyAttribute,
    RelatedFactory,
    SelfAttribute,
    Sequence,
    SubFactory,
    Trait,
)

from bukti.models import StatusKlaim
from tests.pabrik.akun import PabrikPengguna, PabrikPihak, PabrikUnitKerja
from tests.pabrik.dasar import TAHUN, Pabrik
from tests.pabrik.kinerja import PabrikIKU
from tests.pabrik.rencana import PabrikBukti, PabrikRenaksi, PabrikTonggak
from tindaklanjut.models import (
    PIC,
    BuktiTindakLanjut,
    HasilRapat,
    Kendala,
    KendalaIKU,
    LampiranRapat,
    Pembahasan,
    Perkembangan,
    Permohonan,
    Rapat,
    RapatIKU,
    RapatRenaksi,
    RapatTonggak,
    TampilanDaftar,
    TindakLanjut,
    TindakLanjutIKU,
)
from tindaklanjut.pilihan import (
    Disposisi,
    JenisHasil,
    JenisLampiran,
    JenisPermohonan,
    JenisRapat,
    PeranPIC,
    Prioritas,
    Status,
    StatusKendala,
    StatusPermohonan,
    StatusRapat,
)


class PabrikRapat(Pabrik[Rapat]):
    """A draft of a coordination meeting; trait ``selesai``."""

    unit = SubFactory(PabrikUnitKerja)
    kode = Sequence(lambda n: f"R-{TAHUN}-{n + 1:04}")
    jenis = JenisRapat.RAKOR
    judul = "Rapat Koordinasi Pemetaan Kebutuhan Welder dan Hospitality"
    tanggal = date(TAHUN, 4, 9)
    waktu = "09.00–11.30 WIB"
    tempat = "Ruang Rapat Asdep"
    pimpinan = "Asisten Deputi"
    peserta = "Kementerian Ketenagakerjaan; BPJS Ketenagakerjaan"

    class Meta:
        model = Rapat

    class Params:
        selesai = Trait(status=StatusRapat.SELESAI)


class PabrikRapatRenaksi(Pabrik[RapatRenaksi]):
    """Rapat ↔ renaksi of the same unit."""

    renaksi = SubFactory(PabrikRenaksi)
    rapat = SubFactory(PabrikRapat, unit=SelfAttribute("..renaksi.iku.perjanjian.unit"))

    class Meta:
        model = RapatRenaksi


class PabrikRapatIKU(Pabrik[RapatIKU]):
    """Rapat ↔ IKU of the same unit."""

    iku = SubFactory(PabrikIKU)
    rapat = SubFactory(PabrikRapat, unit=SelfAttribute("..iku.perjanjian.unit"))

    class Meta:
        model = RapatIKU


class PabrikRapatTonggak(Pabrik[RapatTonggak]):
    """Rapat ↔ tonggak of the same unit."""

    tonggak = SubFactory(PabrikTonggak)
    rapat = SubFactory(PabrikRapat, unit=SelfAttribute("..tonggak.renaksi_rb.unit"))

    class Meta:
        model = RapatTonggak


class PabrikHasilRapat(Pabrik[HasilRapat]):
    """A rekomendasi of a rapat."""

    rapat = SubFactory(PabrikRapat)
    nomor = Sequence(lambda n: str(n + 1))
    jenis = JenisHasil.REKOMENDASI
    uraian = "Kemnaker menyusun data kebutuhan welder per provinsi"

    class Meta:
        model = HasilRapat


class PabrikLampiranRapat(Pabrik[LampiranRapat]):
    """The notula of a rapat, as a file of the same unit."""

    rapat = SubFactory(PabrikRapat)
    bukti = SubFactory(PabrikBukti, berkas_pdf=True, unit=SelfAttribute("..rapat.unit"))
    jenis = JenisLampiran.NOTULA

    class Meta:
        model = LampiranRapat


class PabrikKendala(Pabrik[Kendala]):
    """An open kendala of TW I; trait ``selesai``."""

    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    triwulan = 1
    nomor = Sequence(lambda n: str(n + 1))
    uraian = "Pengajuan anggaran pelatihan masih direviu Kementerian Keuangan"

    class Meta:
        model = Kendala

    class Params:
        selesai = Trait(status=StatusKendala.SELESAI)


class PabrikKendalaIKU(Pabrik[KendalaIKU]):
    """Kendala ↔ IKU of the same unit."""

    iku = SubFactory(PabrikIKU)
    kendala = SubFactory(PabrikKendala, unit=SelfAttribute("..iku.perjanjian.unit"))

    class Meta:
        model = KendalaIKU


class PabrikPIC(Pabrik[PIC]):
    """The main PIC, a person; trait ``pendukung``, and pass ``pihak`` for another kind."""

    tindak_lanjut = SubFactory("tests.pabrik.tindaklanjut.PabrikTindakLanjut")
    pihak = SubFactory(PabrikPihak)
    peran = PeranPIC.UTAMA

    class Meta:
        model = PIC

    class Params:
        pendukung = Trait(peran=PeranPIC.PENDUKUNG)


class PabrikTindakLanjut(Pabrik[TindakLanjut]):
    """A new task without source and PIC, due on 29 May.

    States: ``dikerjakan``, ``terlambat`` (tenggat 8 April), ``menunggu_verifikasi``,
    ``dikembalikan``, ``selesai``, ``batal``, ``tidak_dapat``. Main PIC: ``pic_orang``, ``pic_tim``,
    ``pic_instansi`` (with a pengawal). Source: ``dari_rapat``, ``dari_kendala``.
    """

    unit = SubFactory(PabrikUnitKerja)
    kode = Sequence(lambda n: f"TL-{TAHUN}-{n + 1:04}")
    uraian = "Menyampaikan data kebutuhan welder dan hospitality per provinsi"
    tenggat = date(TAHUN, 5, 29)

    class Meta:
        model = TindakLanjut

    class Params:
        tinggi = Trait(prioritas=Prioritas.TINGGI)
        dikerjakan = Trait(status=Status.DIKERJAKAN)
        terlambat = Trait(status=Status.DIKERJAKAN, tenggat=date(TAHUN, 4, 8))
        menunggu_verifikasi = Trait(
            status=Status.MENUNGGU_VERIFIKASI,
            hasil="Data kebutuhan welder telah disampaikan.",
            diajukan_pada=LazyAttribute(lambda o: o.tenggat),
            diajukan_oleh=SubFactory(PabrikPengguna),
        )
        dikembalikan = Trait(
            status=Status.DIKEMBALIKAN,
            alasan="Lengkapi data Indonesia Timur.",
            diajukan_pada=LazyAttribute(lambda o: o.tenggat),
            diajukan_oleh=SubFactory(PabrikPengguna),
        )
        selesai = Trait(
            status=Status.SELESAI,
            hasil="Data kebutuhan welder telah disampaikan.",
            tanggal_selesai=LazyAttribute(lambda o: o.tenggat),
            diajukan_pada=LazyAttribute(lambda o: o.tenggat),
            diajukan_oleh=SubFactory(PabrikPengguna),
            diverifikasi_oleh=SubFactory(PabrikPengguna),
        )
        batal = Trait(status=Status.BATAL, alasan="Sudah tercakup tindak lanjut lain.")
        tidak_dapat = Trait(status=Status.TIDAK_DAPAT, alasan="Di luar kewenangan unit.")
        dari_rapat = Trait(
            hasil_rapat=SubFactory(PabrikHasilRapat, rapat__unit=SelfAttribute("...unit"))
        )
        dari_kendala = Trait(
            kendala=SubFactory(PabrikKendala, unit=SelfAttribute("..unit")),
        )
        pic_orang = Trait(pic_utama=RelatedFactory(PabrikPIC, "tindak_lanjut"))
        pic_tim = Trait(
            pic_utama=RelatedFactory(
                PabrikPIC,
                "tindak_lanjut",
                pihak__berupa_tim=True,
                pihak__tim__unit=SelfAttribute("...tindak_lanjut.unit"),
            )
        )
        pic_instansi = Trait(
            pengawal=SubFactory(PabrikPengguna),
            pic_utama=RelatedFactory(PabrikPIC, "tindak_lanjut", pihak__berupa_instansi=True),
        )


class PabrikTindakLanjutIKU(Pabrik[TindakLanjutIKU]):
    """Tindak lanjut ↔ IKU of the same unit."""

    iku = SubFactory(PabrikIKU)
    tindak_lanjut = SubFactory(PabrikTindakLanjut, unit=SelfAttribute("..iku.perjanjian.unit"))

    class Meta:
        model = TindakLanjutIKU


class PabrikPembahasan(Pabrik[Pembahasan]):
    """A task an earlier rapat gave, carried on by a later rapat of the unit."""

    tindak_lanjut = SubFactory(PabrikTindakLanjut)
    rapat = SubFactory(PabrikRapat, unit=SelfAttribute("..tindak_lanjut.unit"))
    disposisi = Disposisi.LANJUT

    class Meta:
        model = Pembahasan


class PabrikPerkembangan(Pabrik[Perkembangan]):
    """A progress note."""

    tindak_lanjut = SubFactory(PabrikTindakLanjut)
    tanggal = date(TAHUN, 5, 5)
    teks = "Data 20 provinsi sudah diterima, sisanya menyusul."
    oleh = SubFactory(PabrikPengguna)

    class Meta:
        model = Perkembangan


class PabrikPermohonan(Pabrik[Permohonan]):
    """A pending request to extend; traits ``tidak_dapat``, ``disetujui``, ``ditolak``."""

    tindak_lanjut = SubFactory(PabrikTindakLanjut)
    jenis = JenisPermohonan.PERPANJANGAN
    tenggat_baru = date(TAHUN, 6, 12)
    alasan = "Menunggu balasan surat dari mitra."
    diminta_oleh = SubFactory(PabrikPengguna)

    class Meta:
        model = Permohonan

    class Params:
        tidak_dapat = Trait(jenis=JenisPermohonan.TIDAK_DAPAT, tenggat_baru=None)
        disetujui = Trait(
            status=StatusPermohonan.DISETUJUI,
            diputus_oleh=SubFactory(PabrikPengguna),
            diputus_pada=date(TAHUN, 5, 7),
        )
        ditolak = Trait(
            status=StatusPermohonan.DITOLAK,
            diputus_oleh=SubFactory(PabrikPengguna),
            diputus_pada=date(TAHUN, 5, 7),
            catatan="Gunakan data yang sudah ada.",
        )


class PabrikBuktiTindakLanjut(Pabrik[BuktiTindakLanjut]):
    """A submitted claim with a naskah; traits ``diterima`` and ``ditolak``."""

    tindak_lanjut = SubFactory(PabrikTindakLanjut)
    bukti = SubFactory(PabrikBukti, unit=SelfAttribute("..tindak_lanjut.unit"))

    class Meta:
        model = BuktiTindakLanjut

    class Params:
        diterima = Trait(status=StatusKlaim.DITERIMA, diperiksa_oleh=SubFactory(PabrikPengguna))
        ditolak = Trait(
            status=StatusKlaim.DITOLAK,
            diperiksa_oleh=SubFactory(PabrikPengguna),
            alasan="Dokumen belum ditandatangani.",
        )


class PabrikTampilanDaftar(Pabrik[TampilanDaftar]):
    """The columns one person wants to see."""

    pengguna = SubFactory(PabrikPengguna)
    kolom = LazyAttribute(lambda _: ["pic", "tenggat"])

    class Meta:
        model = TampilanDaftar
