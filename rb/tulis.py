"""Writes of RB from plain inputs, one implementation for one row and for many.

Callers have checked the rules (``rb.aturan``) and the right; what a locked quarter reported is
refused here. Call inside a transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from akun.dasar import Asal, simpan_banyak
from akun.tulis import pilah, terapkan
from bukti.models import Bukti, StatusKlaim
from bukti.muat import teks_bukti
from bukti.tulis import dari_teks, tulis_bukti
from inti.alur import dimundurkan
from inti.triwulan import triwulan_dari
from kinerja.tulis import buka_triwulan, peta_unit
from rb.aturan import WAJIB_ALASAN
from rb.models import BuktiTonggak, RenaksiRB, Status, Tonggak
from rb.penghitungan import dihitung_sejak, triwulan_terkunci_banyak

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from akun.models import Pengguna, Pihak
    from rb.isian import IsianRB, IsianTonggak, KunciRB

KunciTonggak = tuple[str, int, str, int]

REVISI_DI_CATATAN: Final = "lihat catatan"
HILANG_PADA_IMPOR: Final = "dihapus pada impor"
_KOLOM_RB: Final = ("uraian", "jenis", "catatan")
_KOLOM_TONGGAK: Final = (
    "status",
    "tanggal_selesai",
    "dihitung_sejak",
    "diajukan_pada",
    "disahkan_pada",
    "disahkan_oleh",
    "alasan",
    "nomor_revisi",
    "catatan",
)
_KOLOM_KLAIM: Final = ("status", "diperiksa_pada", "diperiksa_oleh", "alasan")


class PencariPihak(Protocol):
    """Finds the party a text stands for, such as ``akun.muat.PetaPihak``."""

    def pihak(self, unit: str, nama: str) -> Pihak | None: ...


def peta_rb(kunci: Iterable[KunciRB]) -> dict[KunciRB, RenaksiRB]:
    """Yearly actions by (unit, tahun, nomor)."""
    kunci = set(kunci)
    daftar = RenaksiRB.objects.select_related("unit").filter(
        unit__kode__in={k[0] for k in kunci}, tahun__in={k[1] for k in kunci}
    )
    return {(r.unit.kode, r.tahun, r.nomor): r for r in daftar}


def peta_tonggak(kunci: Iterable[KunciTonggak]) -> dict[KunciTonggak, Tonggak]:
    """Tonggak by (unit, tahun, nomor, triwulan)."""
    kunci = set(kunci)
    daftar = Tonggak.objects.select_related("renaksi_rb__unit").filter(
        renaksi_rb__unit__kode__in={k[0] for k in kunci},
        renaksi_rb__tahun__in={k[1] for k in kunci},
    )
    return {
        (t.renaksi_rb.unit.kode, t.renaksi_rb.tahun, t.renaksi_rb.nomor, t.triwulan): t
        for t in daftar
    }


# --- Yearly actions -----------------------------------------------------------------------------


def tulis_rb(
    daftar: Sequence[IsianRB],
    *,
    pihak: PencariPihak,
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str = "",
    diingatkan_sejak: date | None = None,
) -> None:
    """Create or change yearly actions and the tenggat of their tonggak, one per planned TW.

    A new tonggak is reminded only from ``diingatkan_sejak`` on. A tenggat that moves later keeps
    ``alasan``, or its ``catatan``, in the history. Raises ``TriwulanTerkunci`` when the tenggat of
    a tonggak reported by a locked quarter would change.
    """
    unit = peta_unit(i.unit for i in daftar)
    ada = peta_rb(i.kunci for i in daftar)
    baru: list[RenaksiRB] = []
    ubah: list[RenaksiRB] = []
    for i in daftar:
        objek = ada.get(i.kunci) or RenaksiRB(unit=unit[i.unit], tahun=i.tahun, nomor=i.nomor)
        ada[i.kunci] = objek
        pic = pihak.pihak(i.unit, i.pic)
        nilai: dict[str, object] = {nama: getattr(i, nama) for nama in _KOLOM_RB}
        pilah(objek, terapkan(objek, nilai | {"pic_id": pic.pk if pic else None}), baru, ubah)
    simpan_banyak(RenaksiRB, baru=baru, ubah=ubah, kolom=[*_KOLOM_RB, "pic"], oleh=oleh, asal=asal)
    _tulis_tenggat(daftar, ada, oleh=oleh, asal=asal, alasan=alasan, sejak=diingatkan_sejak)


def _tulis_tenggat(
    daftar: Sequence[IsianRB],
    rb: dict[KunciRB, RenaksiRB],
    *,
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str,
    sejak: date | None,
) -> None:
    ada = {
        (t.renaksi_rb_id, t.triwulan): t
        for t in Tonggak.objects.filter(renaksi_rb__in=[rb[i.kunci].pk for i in daftar])
    }
    baru: list[Tonggak] = []
    ubah: list[Tonggak] = []
    perpanjangan: dict[tuple[int, int], str] = {}
    dilaporkan: set[tuple[str, int, int]] = set()
    for i in daftar:
        for triwulan, tenggat in enumerate(i.tenggat, start=1):
            if tenggat is None:
                continue
            induk = rb[i.kunci]
            objek = ada.get((induk.pk, triwulan)) or Tonggak(
                renaksi_rb=induk, triwulan=triwulan, diingatkan_sejak=sejak
            )
            mundur = dimundurkan(objek.tenggat, tenggat)
            if not pilah(objek, terapkan(objek, {"tenggat": tenggat}), baru, ubah):
                continue
            if mundur:
                perpanjangan[induk.pk, triwulan] = alasan or i.catatan
            if objek.dihitung_sejak is not None:
                dilaporkan.add((i.unit, *triwulan_dari(objek.dihitung_sejak)))
    buka_triwulan(dilaporkan)
    simpan_banyak(
        Tonggak,
        baru=baru,
        ubah=ubah,
        kolom=["tenggat"],
        oleh=oleh,
        asal=asal,
        alasan=lambda t: perpanjangan.get((t.renaksi_rb_id, t.triwulan), ""),
    )


# --- The state of tonggak -----------------------------------------------------------------------


def tulis_tonggak(
    daftar: Sequence[IsianTonggak], *, oleh: Pengguna | None, asal: Asal, pada: date
) -> None:
    """Set status, tanggal selesai, catatan and bukti of stored tonggak; ``pada`` is today.

    Submitter and verifier stay empty (1.7: imported rows have neither). A text in ``bukti`` that is
    not claimed yet becomes a claim, accepted when the tonggak is disahkan; a claim that came by
    import and is no longer listed is refused (on a disahkan tonggak this replaces the evidence in
    one step, as reopening, exchanging and confirming it would). Raises ``TriwulanTerkunci`` when a
    tonggak reported by a locked quarter would change.
    """
    ada = peta_tonggak(i.kunci for i in daftar)
    tonggak = [ada[i.kunci] for i in daftar]
    klaim = _klaim_per_tonggak(tonggak)
    terkunci = triwulan_terkunci_banyak(t.renaksi_rb.unit_id for t in tonggak)
    ubah: list[Tonggak] = []
    perubahan = _PerubahanKlaim(oleh=oleh, pada=pada)
    dilaporkan: set[tuple[str, int, int]] = set()
    for i, objek in zip(daftar, tonggak, strict=True):
        sejak = {objek.dihitung_sejak}
        beda = terapkan(objek, _nilai(i, objek, terkunci.get(objek.renaksi_rb.unit_id, ()), pada))
        if beda:
            ubah.append(objek)
        if perubahan.cocokkan(objek, i.bukti, klaim.get(objek.pk, ())) or beda:
            sejak.add(objek.dihitung_sejak)
            dilaporkan |= {(i.unit, *triwulan_dari(hari)) for hari in sejak if hari is not None}
    buka_triwulan(dilaporkan)
    simpan_banyak(
        Tonggak,
        baru=[],
        ubah=ubah,
        kolom=_KOLOM_TONGGAK,
        oleh=oleh,
        asal=asal,
        alasan=lambda t: t.alasan,
    )
    perubahan.simpan(asal=asal)


def _nilai(
    i: IsianTonggak, objek: Tonggak, terkunci: Collection[tuple[int, int]], pada: date
) -> dict[str, object]:
    status = Status(i.status)
    berpindah = status != objek.status
    catatan_lama = objek.catatan or objek.alasan
    nilai: dict[str, object] = {"status": status, "tanggal_selesai": i.tanggal_selesai}
    if status not in WAJIB_ALASAN:
        nilai |= {"catatan": i.catatan, "alasan": ""}
    elif berpindah or i.catatan != catatan_lama:
        nilai["alasan"] = i.catatan
        if i.catatan != catatan_lama:
            nilai["catatan"] = i.catatan
    if status == Status.BATAL and not objek.nomor_revisi:
        nilai["nomor_revisi"] = REVISI_DI_CATATAN
    if status == Status.DIAJUKAN and berpindah:
        nilai["diajukan_pada"] = pada
    if status != Status.DISAHKAN:
        nilai |= {"dihitung_sejak": None, "disahkan_pada": None, "disahkan_oleh_id": None}
    elif i.tanggal_selesai and (berpindah or objek.tanggal_selesai != i.tanggal_selesai):
        nilai["dihitung_sejak"] = dihitung_sejak(i.tanggal_selesai, terkunci)
    return nilai


def _klaim_per_tonggak(tonggak: Iterable[Tonggak]) -> dict[int, list[BuktiTonggak]]:
    hasil: dict[int, list[BuktiTonggak]] = {}
    for k in (
        BuktiTonggak.objects.filter(tonggak__in=[t.pk for t in tonggak])
        .select_related("bukti")
        .order_by("pk")
    ):
        hasil.setdefault(k.tonggak_id, []).append(k)
    return hasil


class _PerubahanKlaim:
    """Collects what happens to the claims of many tonggak, then writes it at once."""

    def __init__(self, *, oleh: Pengguna | None, pada: date) -> None:
        self.oleh, self.pada = oleh, pada
        self._ubah: list[BuktiTonggak] = []
        self._baru: list[tuple[Tonggak, str]] = []
        self._pernah: dict[int, set[int]] = {}

    def cocokkan(
        self, tonggak: Tonggak, teks: Sequence[str], klaim: Sequence[BuktiTonggak]
    ) -> bool:
        """Compare the stored claims of one tonggak with the texts; tell whether any changes."""
        self._pernah[tonggak.pk] = {k.bukti_id for k in klaim}
        berlaku = [k for k in klaim if k.status != StatusKlaim.DITOLAK]
        ada = {teks_bukti(k.bukti) for k in berlaku}
        baru = [t for t in dict.fromkeys(teks) if t not in ada]
        self._baru += [(tonggak, t) for t in baru]
        sebelum = len(self._ubah)
        for k in berlaku:
            if teks_bukti(k.bukti) not in teks:
                if k.asal_data == Asal.IMPOR:
                    self._nilai(k, StatusKlaim.DITOLAK, HILANG_PADA_IMPOR)
            elif tonggak.status == Status.DISAHKAN and k.status == StatusKlaim.DIAJUKAN:
                self._nilai(k, StatusKlaim.DITERIMA)
        return bool(baru) or len(self._ubah) > sebelum

    def _nilai(self, klaim: BuktiTonggak, status: StatusKlaim, alasan: str = "") -> None:
        klaim.status, klaim.alasan = status, alasan
        if status == StatusKlaim.DITOLAK:
            klaim.diperiksa_pada, klaim.diperiksa_oleh = self.pada, self.oleh
        self._ubah.append(klaim)

    def simpan(self, *, asal: Asal) -> None:
        """Write the new bukti and the claims."""
        bukti = tulis_bukti(
            [(t.renaksi_rb.unit, teks) for t, teks in self._baru], oleh=self.oleh, asal=asal
        )
        klaim: list[BuktiTonggak] = []
        ulang: list[Bukti] = []
        for tonggak, teks in self._baru:
            b = bukti[tonggak.renaksi_rb.unit_id, teks]
            if b.pk in self._pernah[tonggak.pk]:
                # The same text was refused here before: what is listed again is a new piece.
                b = dari_teks(tonggak.renaksi_rb.unit, teks)
                ulang.append(b)
            sah = tonggak.status == Status.DISAHKAN
            status = StatusKlaim.DITERIMA if sah else StatusKlaim.DIAJUKAN
            klaim.append(BuktiTonggak(tonggak=tonggak, bukti=b, status=status))
        simpan_banyak(Bukti, baru=ulang, ubah=[], kolom=[], oleh=self.oleh, asal=asal)
        simpan_banyak(
            BuktiTonggak,
            baru=klaim,
            ubah=self._ubah,
            kolom=_KOLOM_KLAIM,
            oleh=self.oleh,
            asal=asal,
            alasan=lambda k: k.alasan,
        )
