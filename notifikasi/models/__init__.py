"""The calendar, the rules, the ledger and the machinery of reminders."""

from notifikasi.models.aturan import AturanPengingat
from notifikasi.models.jadwal import Jadwal, Janji
from notifikasi.models.libur import HariLibur, JenisLibur
from notifikasi.models.luar import KirimanLuar, TautanLuar
from notifikasi.models.mesin import Detak, Penanda
from notifikasi.models.pemberitahuan import Pemberitahuan
from notifikasi.models.preferensi import PreferensiPengguna
from notifikasi.models.surel_contoh import SurelContoh
from notifikasi.models.umpan import TautanUmpan

__all__ = [
    "AturanPengingat",
    "Detak",
    "HariLibur",
    "Jadwal",
    "Janji",
    "JenisLibur",
    "KirimanLuar",
    "Pemberitahuan",
    "Penanda",
    "PreferensiPengguna",
    "SurelContoh",
    "TautanLuar",
    "TautanUmpan",
]
