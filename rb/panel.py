"""One tonggak as its panel and page show it: bukti, verdicts, and what the person may do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.db.models import Prefetch

from akun.izin import boleh
from akun.kunci import triwulan_terkunci
from akun.pilihan import Tindakan
from bukti.jenis_isi import DIPRATINJAU, TIPE
from bukti.models import JenisBukti, PembukaanBukti, StatusKlaim
from inti.angka import format_persen
from inti.galat import IzinDitolak
from inti.triwulan import label_triwulan, triwulan_dari
from kinerja.hitung import hasil_rb
from kinerja.hitung.bilangan import persen_bagian
from rb import izin
from rb.capaian import SelMatriks, tonggak_hitung
from rb.halaman import SelTampil, sel_tampil
from rb.models import TERBUKA, BuktiTonggak, Status, Tonggak
from rb.penghitungan import dihitung_sejak

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from akun.models import Pengguna
    from inti.tanggal import Kalender

BELUM_DIAJUKAN: Final = frozenset({Status.BELUM, Status.DIKEMBALIKAN})
IKON_KLAIM: Final = {
    StatusKlaim.DITERIMA: ("circle-check", "teks-ok"),
    StatusKlaim.DITOLAK: ("circle-x", "teks-telat"),
    StatusKlaim.DIAJUKAN: ("clock", "redup"),
}
IKON_BUKTI: Final = {JenisBukti.TAUTAN: "link", JenisBukti.NASKAH: "file-certificate"}


@dataclass(frozen=True, slots=True)
class BarisBukti:
    """A claim with what one may do with it."""

    klaim: BuktiTonggak
    ikon: str
    kelas: str
    bentuk: str
    """PDF, XLSX, …, Tautan, Nomor naskah."""
    juga: tuple[Tonggak, ...]
    """Other tonggak this bukti is claimed for."""
    pembukaan: tuple[PembukaanBukti, ...]
    """Who opened the file, first ones first."""
    dapat_dilihat: bool
    boleh_dinilai: bool
    boleh_ditarik: bool


@dataclass(frozen=True, slots=True)
class Boleh:
    """Which forms are drawn: the right and the status both allow it."""

    melampirkan: bool
    mengajukan: bool
    menandai: bool
    mengesahkan: bool
    gagal_batal: bool
    membuka_kembali: bool
    mengubah_tenggat: bool

    @property
    def mengelola(self) -> bool:
        """Anything in the section "Kelola tonggak"."""
        return self.gagal_batal or self.membuka_kembali or self.mengubah_tenggat


@dataclass(frozen=True, slots=True)
class PanelTonggak:
    """Everything the panel of one tonggak shows."""

    tonggak: Tonggak
    tampil: SelTampil
    label: str
    bobot: Decimal | None
    bukti: tuple[BarisBukti, ...]
    boleh: Boleh
    bila_diterima: str
    """What acceptance would do to the percentage; empty unless submitted."""
    tanpa_verifikasi: str
    """Why the person cannot verify what is submitted."""

    @property
    def berlaku(self) -> int:
        """Claims that are not refused."""
        return sum(b.klaim.status != StatusKlaim.DITOLAK for b in self.bukti)

    @property
    def diterima(self) -> int:
        return sum(b.klaim.status == StatusKlaim.DITERIMA for b in self.bukti)

    @property
    def belum_dinilai(self) -> int:
        return sum(b.klaim.status == StatusKlaim.DIAJUKAN for b in self.bukti)


def ambil(pengguna: Pengguna, pada: date, pk: int) -> Tonggak | None:
    """Return a tonggak within reach with everything its panel reads; otherwise ``None``."""
    klaim = BuktiTonggak.objects.select_related(
        "bukti__versi_dari", "bukti__diunggah_oleh", "diperiksa_oleh"
    ).order_by("pk")
    return (
        Tonggak.objects.terlihat_oleh(pengguna, pada)
        .select_related(
            "renaksi_rb__unit",
            "renaksi_rb__pic__pengguna",
            "renaksi_rb__pic__tim",
            "renaksi_rb__pic__instansi",
            "diajukan_oleh",
            "disahkan_oleh",
        )
        .prefetch_related(Prefetch("bukti", klaim))
        .filter(pk=pk)
        .first()
    )


def susun_panel(
    *, tonggak: Tonggak, pengguna: Pengguna, triwulan: int, pada: date, kalender: Kalender
) -> PanelTonggak:
    """Return the panel; ``triwulan`` is the quarter whose percentage it speaks of."""
    induk = tonggak.renaksi_rb
    setahun = list(Tonggak.objects.milik_unit(induk.unit_id, induk.tahun))
    terkunci = triwulan_terkunci(induk.unit_id)
    hitungan = tonggak_hitung(tonggak, kalender)
    sel = SelMatriks(
        tonggak=tonggak,
        dihitung=hitungan.dihitung(induk.tahun, triwulan),
        terlambat=hitungan.terlambat(kalender.ambang_terlambat(pada)),
        selesai_terlambat=hitungan.selesai_terlambat,
    )
    diajukan = tonggak.status == Status.DIAJUKAN
    return PanelTonggak(
        tonggak=tonggak,
        tampil=sel_tampil(sel, pada, terkunci),
        label=f"Tonggak {induk.nomor} · {label_triwulan(tonggak.triwulan)}",
        bobot=persen_bagian(1, sum(t.status != Status.BATAL for t in setahun)),
        bukti=_bukti(tonggak, pengguna, pada),
        boleh=_boleh(tonggak, pengguna, pada),
        bila_diterima=(
            bila_diterima(tonggak, setahun, terkunci, triwulan, pada, kalender) if diajukan else ""
        ),
        tanpa_verifikasi=_tanpa_verifikasi(tonggak, pengguna, pada) if diajukan else "",
    )


def bila_diterima(
    tonggak: Tonggak,
    setahun: Sequence[Tonggak],
    terkunci: frozenset[tuple[int, int]],
    triwulan: int,
    pada: date,
    kalender: Kalender,
) -> str:
    """Say what the figures s.d. TW ``triwulan`` become once the tonggak is disahkan today."""
    tahun = tonggak.renaksi_rb.tahun
    if tonggak.tanggal_selesai is None:
        return ""
    sejak = dihitung_sejak(tonggak.tanggal_selesai, terkunci)
    disahkan = replace(
        tonggak_hitung(tonggak, kalender), status=Status.DISAHKAN.value, dihitung_sejak=sejak
    )
    if not disahkan.dihitung(tahun, triwulan):
        tahun_mulai, mulai = triwulan_dari(sejak)
        return (
            f"Bila diterima, dihitung sejak {label_triwulan(mulai)} {tahun_mulai}; "
            f"angka s.d. {label_triwulan(triwulan)} tetap."
        )
    lain = [tonggak_hitung(t, kalender) for t in setahun if t.pk != tonggak.pk]
    hasil = hasil_rb(
        [*lain, disahkan],
        tahun=tahun,
        triwulan=triwulan,
        pada=pada,
        ambang=kalender.ambang_terlambat(pada),
        target_tahun=None,
    )
    return (
        f"Bila diterima: {hasil.disahkan} dari {hasil.total} tonggak, "
        f"realisasi menjadi {format_persen(hasil.persen, 1)}."
    )


def _bukti(tonggak: Tonggak, pengguna: Pengguna, pada: date) -> tuple[BarisBukti, ...]:
    daftar = list(tonggak.bukti.all())
    juga: dict[int, list[Tonggak]] = {}
    for k in (
        BuktiTonggak.objects.filter(bukti__in=[k.bukti_id for k in daftar])
        .exclude(tonggak=tonggak)
        .exclude(status=StatusKlaim.DITOLAK)
        .select_related("tonggak__renaksi_rb")
        .order_by("tonggak__renaksi_rb__urut", "tonggak__triwulan")
    ):
        juga.setdefault(k.bukti_id, []).append(k.tonggak)
    pembukaan = _pembukaan(daftar)
    dinilai = tonggak.status in {Status.DIAJUKAN, Status.DIKEMBALIKAN}
    ditarik = tonggak.status in BELUM_DIAJUKAN and izin.boleh_mengajukan(pengguna, tonggak, pada)
    baris: list[BarisBukti] = []
    for k in daftar:
        k.tonggak = tonggak
        menunggu = k.status == StatusKlaim.DIAJUKAN
        ikon, kelas = IKON_KLAIM[StatusKlaim(k.status)]
        baris.append(
            BarisBukti(
                klaim=k,
                ikon=ikon,
                kelas=kelas,
                bentuk=_bentuk(k),
                juga=tuple(juga.get(k.bukti_id, ())),
                pembukaan=tuple(pembukaan.get(k.bukti_id, ())),
                dapat_dilihat=k.bukti.tipe in DIPRATINJAU,
                boleh_dinilai=dinilai
                and k.status != StatusKlaim.DITOLAK
                and izin.boleh_menilai_bukti(pengguna, k, pada),
                boleh_ditarik=ditarik and menunggu,
            )
        )
    return tuple(baris)


def _pembukaan(daftar: Sequence[BuktiTonggak]) -> dict[int, list[PembukaanBukti]]:
    hasil: dict[int, list[PembukaanBukti]] = {}
    for p in PembukaanBukti.objects.filter(bukti__in=[k.bukti_id for k in daftar]).select_related(
        "pengguna"
    ):
        hasil.setdefault(p.bukti_id, []).append(p)
    return hasil


def _bentuk(klaim: BuktiTonggak) -> str:
    bukti = klaim.bukti
    if bukti.jenis != JenisBukti.BERKAS:
        return bukti.get_jenis_display()
    return next((k.upper() for k, tipe in TIPE.items() if tipe == bukti.tipe), "Berkas")


def _boleh(tonggak: Tonggak, pengguna: Pengguna, pada: date) -> Boleh:
    terbuka = tonggak.status in TERBUKA
    belum = tonggak.status in BELUM_DIAJUKAN
    mengajukan = izin.boleh_mengajukan(pengguna, tonggak, pada)
    return Boleh(
        melampirkan=mengajukan and terbuka,
        mengajukan=mengajukan and belum,
        menandai=mengajukan and belum,
        mengesahkan=tonggak.status == Status.DIAJUKAN
        and izin.boleh_mengesahkan(pengguna, tonggak, pada),
        gagal_batal=terbuka and izin.boleh_gagal_batal(pengguna, tonggak, pada),
        membuka_kembali=tonggak.status == Status.DISAHKAN
        and izin.boleh_membuka_kembali(pengguna, tonggak, pada),
        mengubah_tenggat=terbuka
        and boleh(pengguna, Tindakan.KELOLA_TINDAK_LANJUT, tonggak.renaksi_rb.unit_id, pada),
    )


def _tanpa_verifikasi(tonggak: Tonggak, pengguna: Pengguna, pada: date) -> str:
    try:
        izin.pastikan_boleh_mengesahkan(pengguna, tonggak, pada)
    except IzinDitolak as tolakan:
        return tolakan.pesan
    return ""
