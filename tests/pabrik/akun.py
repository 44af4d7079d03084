# mypy: untyped-calls-exclude=factory
"""People (shown by jabatan), units, memberships, parties and quarter locks."""

from __future__ import annotations

from datetime import date
from typing import Any

from factory.declarations import LazyAttribute, Sequence, SubFactory, Trait

from akun.models import (
    AnggotaTim,
    Instansi,
    Keanggotaan,
    KunciTriwulan,
    Narahubung,
    Pengguna,
    Pihak,
    Tim,
    UnitKerja,
)
from akun.pilihan import Peran
from tests.pabrik.dasar import TAHUN, Pabrik, bergilir

JABATAN = (
    "Analis Kebijakan Ahli Madya",
    "Analis Kebijakan Ahli Muda",
    "Analis Kebijakan Ahli Pertama",
    "Perencana Ahli Muda",
    "Pengolah Data dan Informasi",
    "Arsiparis Terampil",
)
INSTANSI = (
    "Kementerian Ketenagakerjaan",
    "BPJS Ketenagakerjaan",
    "Kementerian PPN/Bappenas",
    "Badan Pusat Statistik",
    "Kementerian Pelindungan Pekerja Migran Indonesia",
    "Direktorat Jenderal Anggaran Kementerian Keuangan",
)
NAMA_TIM = ("Tim Produktivitas", "Tim Ekosistem", "Tim Tata Kelola")


class PabrikUnitKerja(Pabrik[UnitKerja]):
    """A unit with its path; pass ``induk`` to hang it below another."""

    kode = Sequence(lambda n: f"D.V.M.EKON.{n + 1}")
    nama = Sequence(lambda n: f"Asisten Deputi Ekosistem Ketenagakerjaan {n + 1}")
    induk = None

    class Meta:
        model = UnitKerja

    @classmethod
    def _create(cls, model_class: type[UnitKerja], *args: Any, **kwargs: Any) -> UnitKerja:
        unit = model_class.objects.create(*args, **kwargs)
        unit.jalur = f"{unit.induk.jalur if unit.induk else '/'}{unit.pk}/"
        UnitKerja.objects.filter(pk=unit.pk).update(jalur=unit.jalur)
        unit.history.update(jalur=unit.jalur)
        return unit


class PabrikPengguna(Pabrik[Pengguna]):
    """A person who cannot log in by password; tests use ``client.force_login``."""

    username = Sequence(lambda n: f"pegawai-{n + 1}")
    nama = Sequence(lambda n: bergilir(JABATAN, n))
    email = LazyAttribute(lambda o: f"{o.username}@kantor.test")
    password = "!"

    class Meta:
        model = Pengguna


class PabrikKeanggotaan(Pabrik[Keanggotaan]):
    """A membership from 1 January on; traits: one per role, and ``plh`` for two weeks."""

    pengguna = SubFactory(PabrikPengguna)
    unit = SubFactory(PabrikUnitKerja)
    peran = Peran.TIM
    mulai = date(TAHUN, 1, 1)

    class Meta:
        model = Keanggotaan

    class Params:
        pengamat = Trait(peran=Peran.PENGAMAT)
        tim = Trait(peran=Peran.TIM)
        koordinator = Trait(peran=Peran.KOORDINATOR)
        pimpinan = Trait(peran=Peran.PIMPINAN)
        pengelola = Trait(peran=Peran.PENGELOLA)
        admin = Trait(peran=Peran.ADMIN)
        plh = Trait(
            peran=Peran.PIMPINAN,
            mulai=date(TAHUN, 5, 4),
            sampai=date(TAHUN, 5, 17),
            keterangan="Plh. Asisten Deputi",
        )


class PabrikTim(Pabrik[Tim]):
    """A team without members; ``PabrikAnggotaTim`` or ``tim.anggota.add`` adds them."""

    unit = SubFactory(PabrikUnitKerja)
    nama = Sequence(lambda n: bergilir(NAMA_TIM, n))

    class Meta:
        model = Tim


class PabrikAnggotaTim(Pabrik[AnggotaTim]):
    """A person in a team."""

    tim = SubFactory(PabrikTim)
    pengguna = SubFactory(PabrikPengguna)

    class Meta:
        model = AnggotaTim


class PabrikInstansi(Pabrik[Instansi]):
    """An outside institution."""

    nama = Sequence(lambda n: bergilir(INSTANSI, n))
    alamat = "Jakarta"

    class Meta:
        model = Instansi


class PabrikNarahubung(Pabrik[Narahubung]):
    """A contact of an institution, kept by one unit."""

    instansi = SubFactory(PabrikInstansi)
    unit = SubFactory(PabrikUnitKerja)
    jabatan = "Kepala Biro Perencanaan"
    surel = Sequence(lambda n: f"narahubung-{n + 1}@mitra.test")

    class Meta:
        model = Narahubung


class PabrikPihak(Pabrik[Pihak]):
    """A person as party; traits ``berupa_tim`` and ``berupa_instansi`` for the other two kinds.

    The party of somebody who exists already comes from ``pihak_dari``.
    """

    pengguna = SubFactory(PabrikPengguna)
    tim = None
    instansi = None

    class Meta:
        model = Pihak

    class Params:
        berupa_tim = Trait(pengguna=None, tim=SubFactory(PabrikTim))
        berupa_instansi = Trait(pengguna=None, instansi=SubFactory(PabrikInstansi))


class PabrikKunciTriwulan(Pabrik[KunciTriwulan]):
    """The lock row of TW I, open unless ``terkunci=True``."""

    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    triwulan = 1

    class Meta:
        model = KunciTriwulan


def anggota(
    unit: UnitKerja,
    peran: Peran,
    *,
    mulai: date = date(TAHUN, 1, 1),
    sampai: date | None = None,
    **isi: object,
) -> Pengguna:
    """Return a new person who holds ``peran`` in ``unit``; ``isi`` sets fields of the person."""
    orang = PabrikPengguna.create(**isi)
    PabrikKeanggotaan.create(pengguna=orang, unit=unit, peran=peran, mulai=mulai, sampai=sampai)
    return orang


def pihak_dari(siapa: Pengguna | Tim | Instansi) -> Pihak:
    """Return the party of a person, team or institution; make it when there is none."""
    if isinstance(siapa, Pengguna):
        return Pihak.objects.get_or_create(pengguna=siapa)[0]
    if isinstance(siapa, Tim):
        return Pihak.objects.get_or_create(tim=siapa)[0]
    return Pihak.objects.get_or_create(instansi=siapa)[0]
