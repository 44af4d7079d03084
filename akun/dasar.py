"""The audited base model and the two ways to write it: one row, or many at once.

Every write states who (``oleh``; None is the operator's command line), from where (``asal``) and,
where the transition asks for one, why (``alasan``); django-simple-history keeps all three.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from inti.galat import DataDitolak, VersiBerubah, galat
from inti.jam import sekarang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from akun.models import Pengguna

    Pendengar = Callable[[Sequence["ModelTeraudit"], "Asal"], None]

UKURAN_BONGKAH = 500
_PENDENGAR: list[Pendengar] = []


class Asal(models.TextChoices):
    """The path a write came by."""

    HALAMAN = "halaman", "Halaman"
    IMPOR = "impor", "Impor"
    PERINTAH = "perintah", "Baris perintah"
    SISTEM = "sistem", "Sistem"
    TAUTAN = "tautan", "Tautan bertanda"


_asal: ContextVar[Asal] = ContextVar("asal", default=Asal.SISTEM)


@contextmanager
def dari(asal: Asal) -> Iterator[None]:
    """Mark the history rows written inside the block with the path they came by."""
    tanda = _asal.set(asal)
    try:
        yield
    finally:
        _asal.reset(tanda)


def asal_kini() -> str:
    """Return the path of the write going on; the default of the history column."""
    return _asal.get().value


class DasarRiwayat(models.Model):
    """Extra columns of every history table."""

    asal = models.CharField("asal", max_length=10, choices=Asal.choices, default=asal_kini)

    class Meta:
        abstract = True


class RiwayatTeraudit(HistoricalRecords):
    """Keeps the history of audited rows, but for the columns their model names ``TANPA_RIWAYAT``.

    A password must not live on in history, and a login is no change of the account.
    """

    def fields_included(self, model: type[ModelTeraudit]) -> list[models.Field[Any, Any]]:
        return [f for f in super().fields_included(model) if f.name not in model.TANPA_RIWAYAT]

    def post_save(
        self, instance: ModelTeraudit, created: bool, using: str | None = None, **kwargs: Any
    ) -> None:
        kolom = kwargs.get("update_fields")
        if kolom is None or not set(kolom) <= instance.TANPA_RIWAYAT:
            super().post_save(instance, created, using=using, **kwargs)


class ModelTeraudit(models.Model):
    """A row whose every change is kept with who, when, from where and why."""

    TANPA_RIWAYAT: ClassVar[frozenset[str]] = frozenset()

    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    diubah_pada = models.DateTimeField("diubah pada", default=timezone.now, editable=False)
    asal_data = models.CharField(
        "asal data", max_length=10, choices=Asal.choices, default=Asal.HALAMAN, editable=False
    )
    versi = models.PositiveIntegerField("versi", default=1, editable=False)

    _history_user: Pengguna | None
    _change_reason: str | None

    history = RiwayatTeraudit(
        inherit=True,
        bases=[DasarRiwayat],
        history_change_reason_field=models.TextField(null=True, blank=True),
    )

    class Meta:
        abstract = True

    @property
    def _history_date(self) -> datetime:
        """When django-simple-history dates a change: by the clock of the house."""
        return sekarang()


M = TypeVar("M", bound=ModelTeraudit)


def dengarkan(pendengar: Pendengar) -> None:
    """Have every audited write told to ``pendengar(rows, asal)``, inside its transaction.

    For a room below the one that writes (reminders must not depend on a call nobody forgets).
    """
    if pendengar not in _PENDENGAR:
        _PENDENGAR.append(pendengar)


def _kabarkan(daftar: Sequence[ModelTeraudit], asal: Asal) -> None:
    if daftar:
        for pendengar in _PENDENGAR:
            pendengar(daftar, asal)


def _bersihkan(objek: models.Model) -> None:
    """Run ``full_clean`` and turn its complaints into one refusal."""
    try:
        objek.full_clean()
    except ValidationError as salah:
        temuan = [
            galat("" if bidang == NON_FIELD_ERRORS else bidang, pesan)
            for bidang, daftar in salah.message_dict.items()
            for pesan in daftar
        ]
        raise DataDitolak(temuan) from salah


def simpan(objek: M, *, oleh: Pengguna | None, asal: Asal = Asal.HALAMAN, alasan: str = "") -> M:
    """Validate and save one audited row with its history row.

    A stored row is saved only if nobody saved it since it was read: the version is claimed by one
    conditional UPDATE first. Raises ``VersiBerubah`` or ``DataDitolak``. Call inside a transaction.
    """
    kini = sekarang()
    objek.diubah_pada = kini
    if objek.pk is None:
        objek.dibuat_pada = kini
        objek.asal_data = asal
    _bersihkan(objek)
    if objek.pk is not None:
        klaim_versi(objek)
    tandai(objek, oleh=oleh, alasan=alasan)
    with dari(asal):
        objek.save()
    _kabarkan([objek], asal)
    return objek


def tandai(objek: ModelTeraudit, *, oleh: Pengguna | None, alasan: str = "") -> None:
    """Tell django-simple-history who writes the row and why."""
    objek._history_user = oleh
    objek._change_reason = alasan or None


def klaim_versi(objek: ModelTeraudit) -> None:
    """Claim the next version of a stored row or raise ``VersiBerubah``."""
    _klaim(objek.__class__, [objek])  # not type(): request.user is a lazy object


def _klaim(model: type[M], daftar: Sequence[M]) -> None:
    """Raise the version of rows that nobody saved since they were read, or ``VersiBerubah``."""
    menurut_versi: dict[int, list[int]] = {}
    for objek in daftar:
        menurut_versi.setdefault(objek.versi, []).append(objek.pk)
    for versi, kunci in menurut_versi.items():
        terkena = model._base_manager.filter(pk__in=kunci, versi=versi).update(versi=versi + 1)
        if terkena != len(kunci):
            raise VersiBerubah(
                "Data ini baru saja diubah orang lain. Muat ulang untuk melihat perubahannya; "
                "isian Anda tetap ada di halaman ini."
            )
    for objek in daftar:
        objek.versi += 1


def cocokkan_versi(objek: ModelTeraudit, versi_dibaca: int | None) -> None:
    """Refuse when the form was drawn from an older version than the one just read."""
    if versi_dibaca is not None and versi_dibaca != objek.versi:
        raise VersiBerubah(
            "Data ini sudah diubah orang lain sejak Anda membukanya. Periksa perubahannya, "
            "lalu simpan lagi; isian Anda tetap ada di halaman ini."
        )


def simpan_banyak(
    model: type[M],
    *,
    baru: Sequence[M],
    ubah: Sequence[M],
    kolom: Sequence[str],
    oleh: Pengguna | None,
    asal: Asal,
    alasan: str | Callable[[M], str] = "",
) -> None:
    """Create and update many audited rows in bulk, one history row each.

    The rows must already satisfy the rules (the database constraints still hold). ``kolom`` names
    the columns an update may change; ``alasan`` is one for all or taken from each row. Raises
    ``VersiBerubah`` when one of the rows of ``ubah`` was saved since it was read. Call inside a
    transaction.
    """
    kini = sekarang()
    for objek in baru:
        objek.dibuat_pada = objek.diubah_pada = kini
        objek.asal_data = asal
    for objek in ubah:
        objek.diubah_pada = kini
    for awal in range(0, len(ubah), UKURAN_BONGKAH):
        _klaim(model, ubah[awal : awal + UKURAN_BONGKAH])
    for objek in [*baru, *ubah]:
        tandai(objek, oleh=oleh, alasan=alasan if isinstance(alasan, str) else alasan(objek))
    with dari(asal):
        if baru:
            bulk_create_with_history(list(baru), model, batch_size=UKURAN_BONGKAH)
        if ubah:
            bulk_update_with_history(
                list(ubah), model, [*kolom, "diubah_pada"], batch_size=UKURAN_BONGKAH
            )
    _kabarkan([*baru, *ubah], asal)


def hapus_tautan(
    daftar: Sequence[M], *, oleh: Pengguna | None, asal: Asal, alasan: str = ""
) -> None:
    """Remove link rows (never facts); each leaves a history row of kind "-"."""
    with dari(asal):
        for objek in daftar:
            tandai(objek, oleh=oleh, alasan=alasan)
            objek.delete()
    _kabarkan(daftar, asal)
