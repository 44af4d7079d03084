# mypy: untyped-calls-exclude=factory
"""Evidence, holidays, renaksi with topik and tahapan, RB with tonggak and claims."""

from __future__ import annotations

from datetime import UTC, date, datetime

from factory.declarations import (
    LazyAttribute,
    RelatedFactory,
    SelfAttribute,
    Sequence,
    SubFactory,
    Trait,
)

from bukti.models import Bukti, JenisBukti, PembukaanBukti, StatusKlaim
from inti.triwulan import akhir_triwulan
from notifikasi.models import HariLibur, JenisLibur
from rb.models import BuktiTonggak, Jenis, RenaksiRB, Tonggak
from rb.models import Status as StatusTonggak
from renaksi.models import BOBOT_BAKU, ButirKeterangan, Renaksi, Tahapan, TopikKebijakan
from renaksi.models import Status as StatusRenaksi
from tests.pabrik.akun import PabrikPengguna, PabrikUnitKerja
from tests.pabrik.dasar import TAHUN, Pabrik
from tests.pabrik.kinerja import PabrikIKU, PabrikPerjanjianKinerja

NAMA_TAHAP = (
    "Identifikasi Permasalahan",
    "Penyusunan Alternatif Rekomendasi",
    "Formulasi Kebijakan",
    "Monitoring dan Evaluasi Kebijakan",
)
ALIAS_TAHAP = (
    "Perencanaan kebijakan",
    "Implementasi kebijakan",
    "Evaluasi dan keberlanjutan kebijakan",
    "Transparansi dan partisipasi publik",
)


class PabrikHariLibur(Pabrik[HariLibur]):
    """A local holiday of the sample year, one day after the other from 1 October on."""

    tanggal = Sequence(lambda n: date.fromordinal(date(TAHUN, 10, 1).toordinal() + n))
    nama = "Hari jadi daerah"
    jenis = JenisLibur.SETEMPAT
    sumber = "Surat edaran gubernur"

    class Meta:
        model = HariLibur


class PabrikBukti(Pabrik[Bukti]):
    """A naskah reference; traits ``berkas_pdf`` (no file on disk) and ``berupa_tautan``."""

    unit = SubFactory(PabrikUnitKerja)
    jenis = JenisBukti.NASKAH
    nama = "Nota dinas penyampaian"
    tanggal = date(TAHUN, 3, 20)
    naskah = Sequence(lambda n: f"ND-{n + 1}/D.V.M.EKON.4/03/{TAHUN}")

    class Meta:
        model = Bukti

    class Params:
        berkas_pdf = Trait(
            jenis=JenisBukti.BERKAS,
            naskah="",
            nama="Notula.pdf",
            berkas=Sequence(lambda n: f"bukti/{n:032x}"),
            sha256=Sequence(lambda n: f"{n:064x}"),
            tipe="application/pdf",
            ukuran=48_213,
        )
        berupa_tautan = Trait(
            jenis=JenisBukti.TAUTAN, naskah="", tautan="https://drive.kantor.test/notula"
        )


class PabrikPembukaanBukti(Pabrik[PembukaanBukti]):
    """Somebody opened a file on the day of the pictures."""

    bukti = SubFactory(PabrikBukti, berkas_pdf=True)
    pengguna = SubFactory(PabrikPengguna)
    pada = datetime(TAHUN, 5, 8, 9, 0, tzinfo=UTC)

    class Meta:
        model = PembukaanBukti


class PabrikTopikKebijakan(Pabrik[TopikKebijakan]):
    """A policy topic of a tahapan IKU."""

    iku = SubFactory(PabrikIKU, tahapan=True)
    nama = Sequence(lambda n: f"Kebijakan terkait upah minimum {n + 1}")

    class Meta:
        model = TopikKebijakan


class PabrikTahapan(Pabrik[Tahapan]):
    """A stage; number, name, alias and weight follow ``tahap``."""

    perjanjian = SubFactory(PabrikPerjanjianKinerja)
    tahap = 1
    nama = LazyAttribute(lambda o: NAMA_TAHAP[o.tahap - 1])
    alias = LazyAttribute(lambda o: ALIAS_TAHAP[o.tahap - 1])
    bobot = LazyAttribute(lambda o: BOBOT_BAKU[o.tahap - 1])

    class Meta:
        model = Tahapan


class PabrikButirKeterangan(Pabrik[ButirKeterangan]):
    """A dated line of what was done, inside TW I."""

    renaksi = SubFactory("tests.pabrik.rencana.PabrikRenaksi")
    urutan = Sequence(lambda n: n + 1)
    tanggal = date(TAHUN, 3, 12)
    teks = "Rapat pembahasan perluasan cakupan kepesertaan jamsostek sektor informal"

    class Meta:
        model = ButirKeterangan


class PabrikRenaksi(Pabrik[Renaksi]):
    """A planned action of TW I; traits ``berjalan``, ``terlaksana`` (with one keterangan),
    ``sebagian``, ``tidak_terlaksana``, ``batal`` and ``terhambat``."""

    iku = SubFactory(PabrikIKU)
    triwulan = 1
    nomor = Sequence(lambda n: str(n + 1))
    uraian = "Monitoring perluasan manfaat dan cakupan kepesertaan jamsostek sektor transportasi"
    tenggat = LazyAttribute(lambda o: akhir_triwulan(o.iku.perjanjian.tahun, o.triwulan))

    class Meta:
        model = Renaksi

    class Params:
        berjalan = Trait(status=StatusRenaksi.BERJALAN)
        terhambat = Trait(status=StatusRenaksi.BERJALAN, hambatan="Anggaran masih direviu.")
        terlaksana = Trait(
            status=StatusRenaksi.TERLAKSANA,
            tanggal_selesai=LazyAttribute(lambda o: o.tenggat),
            isi_keterangan=RelatedFactory(
                PabrikButirKeterangan, "renaksi", tanggal=SelfAttribute("..tanggal_selesai")
            ),
        )
        sebagian = Trait(
            status=StatusRenaksi.SEBAGIAN, alasan="Baru dua dari empat provinsi dikunjungi."
        )
        tidak_terlaksana = Trait(
            status=StatusRenaksi.TIDAK_TERLAKSANA, alasan="Mitra menunda jadwal kunjungan."
        )
        batal = Trait(status=StatusRenaksi.BATAL, alasan="Digabung dengan renaksi lain.")


class PabrikRenaksiRB(Pabrik[RenaksiRB]):
    """A yearly RB action without tonggak; trait ``tematik``."""

    unit = SubFactory(PabrikUnitKerja)
    tahun = TAHUN
    nomor = Sequence(lambda n: str(n + 1))
    uraian = "Monitoring pelaksanaan anggaran dan Revisi Renja"

    class Meta:
        model = RenaksiRB

    class Params:
        tematik = Trait(jenis=Jenis.TEMATIK)


class PabrikBuktiTonggak(Pabrik[BuktiTonggak]):
    """A submitted claim with a naskah; traits ``diterima`` and ``ditolak``."""

    tonggak = SubFactory("tests.pabrik.rencana.PabrikTonggak")
    bukti = SubFactory(
        PabrikBukti,
        unit=SelfAttribute("..tonggak.renaksi_rb.unit"),
        tanggal=SelfAttribute("..tonggak.tenggat"),
    )

    class Meta:
        model = BuktiTonggak

    class Params:
        diterima = Trait(
            status=StatusKlaim.DITERIMA,
            diperiksa_oleh=SubFactory(PabrikPengguna),
            diperiksa_pada=SelfAttribute("tonggak.tenggat"),
        )
        ditolak = Trait(
            status=StatusKlaim.DITOLAK,
            diperiksa_oleh=SubFactory(PabrikPengguna),
            diperiksa_pada=SelfAttribute("tonggak.tenggat"),
            alasan="Dokumen belum ditandatangani.",
        )


class PabrikTonggak(Pabrik[Tonggak]):
    """A milestone of TW I due on its last day.

    Traits: ``diajukan`` (with a submitted naskah), ``disahkan`` (with an accepted one, counted
    from its tenggat on), ``dikembalikan``, ``gagal``, ``batal``.
    """

    renaksi_rb = SubFactory(PabrikRenaksiRB)
    triwulan = 1
    tenggat = LazyAttribute(lambda o: akhir_triwulan(o.renaksi_rb.tahun, o.triwulan))

    class Meta:
        model = Tonggak

    class Params:
        diajukan = Trait(
            status=StatusTonggak.DIAJUKAN,
            tanggal_selesai=LazyAttribute(lambda o: o.tenggat),
            diajukan_pada=LazyAttribute(lambda o: o.tenggat),
            diajukan_oleh=SubFactory(PabrikPengguna),
            klaim=RelatedFactory(
                PabrikBuktiTonggak, "tonggak", diajukan_oleh=SelfAttribute("..diajukan_oleh")
            ),
        )
        disahkan = Trait(
            status=StatusTonggak.DISAHKAN,
            tanggal_selesai=LazyAttribute(lambda o: o.tenggat),
            dihitung_sejak=LazyAttribute(lambda o: o.tanggal_selesai),
            diajukan_pada=LazyAttribute(lambda o: o.tanggal_selesai),
            diajukan_oleh=SubFactory(PabrikPengguna),
            disahkan_pada=LazyAttribute(lambda o: o.diajukan_pada),
            disahkan_oleh=SubFactory(PabrikPengguna),
            klaim=RelatedFactory(
                PabrikBuktiTonggak,
                "tonggak",
                diterima=True,
                diajukan_oleh=SelfAttribute("..diajukan_oleh"),
                diperiksa_oleh=SelfAttribute("..disahkan_oleh"),
            ),
        )
        dikembalikan = Trait(
            status=StatusTonggak.DIKEMBALIKAN,
            diajukan_pada=LazyAttribute(lambda o: o.tenggat),
            diajukan_oleh=SubFactory(PabrikPengguna),
            alasan="Lampirkan lembar pengesahan.",
        )
        gagal = Trait(status=StatusTonggak.GAGAL, alasan="Anggaran kegiatan tidak tersedia.")
        batal = Trait(
            status=StatusTonggak.BATAL,
            alasan="Dihapus dalam revisi rencana aksi RB.",
            nomor_revisi="REV-1/RB/2026",
        )
