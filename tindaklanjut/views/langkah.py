"""The steps of one tindak lanjut: which form each needs, who may take it, which service runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bukti.models import StatusKlaim
from bukti.services import BahanBukti
from tindaklanjut import forms, services
from tindaklanjut.pilihan import TERBUKA, TRANSISI, JenisPermohonan, Prioritas, Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from akun.models import Pengguna
    from inti.forms import Formulir
    from tindaklanjut.izin import HakTindakLanjut
    from tindaklanjut.models import TindakLanjut

    Boleh = Callable[[HakTindakLanjut, TindakLanjut], bool]
    Jalankan = Callable[[TindakLanjut, dict[str, Any], Pengguna, date], object]


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step as the page offers it; ``boleh`` only decides what is drawn, the service judges."""

    form: type[Formulir]
    boleh: Boleh
    jalankan: Jalankan
    pesan: str


def _menuju(tujuan: Status, boleh: Boleh) -> Boleh:
    return lambda siapa, t: tujuan in TRANSISI[Status(t.status)] and boleh(siapa, t)


def _selama_terbuka(boleh: Boleh) -> Boleh:
    return lambda siapa, t: t.status in TERBUKA and boleh(siapa, t)


def _melapor(siapa: HakTindakLanjut, t: TindakLanjut) -> bool:
    return siapa.melapor(t)


def _memverifikasi(siapa: HakTindakLanjut, t: TindakLanjut) -> bool:
    return siapa.memverifikasi(t)


def _mengelola(siapa: HakTindakLanjut, t: TindakLanjut) -> bool:
    return siapa.mengelola(t.unit_id)


def _boleh_mengajukan(siapa: HakTindakLanjut, t: TindakLanjut) -> bool:
    """A form that is bound to be refused is not drawn: tinggi waits for its bukti."""
    berbukti = any(k.status != StatusKlaim.DITOLAK for k in t.bukti.all())
    return siapa.melapor(t) and (t.prioritas != Prioritas.TINGGI or berbukti)


def _lampirkan(t: TindakLanjut, isi: dict[str, Any], oleh: Pengguna, pada: date) -> object:
    bahan = BahanBukti(
        tanggal=isi["tanggal"] or pada,
        unggahan=isi["berkas"],
        tautan=isi["tautan"],
        naskah=isi["naskah"],
        nama=isi["nama"],
    )
    return services.lampirkan_bukti(tindak_lanjut=t, bahan=bahan, oleh=oleh, pada=pada)


def _minta(t: TindakLanjut, isi: dict[str, Any], oleh: Pengguna, pada: date) -> object:
    return services.minta(
        tindak_lanjut=t,
        jenis=JenisPermohonan(isi["jenis"]),
        tenggat_baru=isi["tenggat_baru"],
        alasan=isi["alasan"],
        oleh=oleh,
        pada=pada,
    )


def _dengan(layanan: Callable[..., object]) -> Jalankan:
    """A service whose arguments are named like the fields of the form."""
    return lambda t, isi, oleh, pada: layanan(tindak_lanjut=t, oleh=oleh, pada=pada, **isi)


# In the order of the page; the names are those of the URLs.
LANGKAH: Final[dict[str, Langkah]] = {
    "mulai": Langkah(
        forms.FormLangkah,
        lambda siapa, t: t.status in {Status.BARU, Status.DIKEMBALIKAN} and siapa.melapor(t),
        _dengan(services.mulai),
        "Tindak lanjut mulai dikerjakan.",
    ),
    "ajukan": Langkah(
        forms.FormAjukan,
        _menuju(Status.MENUNGGU_VERIFIKASI, _boleh_mengajukan),
        _dengan(services.ajukan_verifikasi),
        "Hasil diajukan. Koordinator akan memverifikasi.",
    ),
    "verifikasi": Langkah(
        forms.FormLangkah,
        _menuju(Status.SELESAI, _memverifikasi),
        _dengan(services.verifikasi),
        "Hasil diterima. Tindak lanjut selesai.",
    ),
    "kembalikan": Langkah(
        forms.FormKembalikan,
        _menuju(Status.DIKEMBALIKAN, _memverifikasi),
        _dengan(services.kembalikan),
        "Tindak lanjut dikembalikan kepada PIC.",
    ),
    "perkembangan": Langkah(
        forms.FormPerkembangan,
        _melapor,
        _dengan(services.catat_perkembangan),
        "Pembaruan tersimpan.",
    ),
    "bukti_tambah": Langkah(
        forms.FormBukti, _selama_terbuka(_melapor), _lampirkan, "Bukti ditambahkan."
    ),
    "perpanjang": Langkah(
        forms.FormPerpanjang,
        _selama_terbuka(lambda siapa, t: siapa.memperpanjang(t)),
        _dengan(services.perpanjang),
        "Tenggat diperpanjang.",
    ),
    "minta": Langkah(
        forms.FormPermohonan,
        _selama_terbuka(_melapor),
        _minta,
        "Permohonan terkirim. Anda akan melihat keputusannya di linimasa.",
    ),
    "hambatan": Langkah(
        forms.FormHambatan,
        _selama_terbuka(_melapor),
        _dengan(services.catat_hambatan),
        "Hambatan tersimpan.",
    ),
    "batalkan": Langkah(
        forms.FormAlasan,
        _menuju(Status.BATAL, _mengelola),
        _dengan(services.batalkan),
        "Tindak lanjut dibatalkan.",
    ),
    "buka_kembali": Langkah(
        forms.FormBukaKembali,
        lambda siapa, t: t.status == Status.SELESAI and _mengelola(siapa, t),
        _dengan(services.buka_kembali),
        "Tindak lanjut dibuka kembali.",
    ),
}
