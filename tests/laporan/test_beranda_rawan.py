"""What a missed tonggak costs, against a count by hand over random plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from akun.models import UnitKerja
from akun.periode import Periode
from inti.angka import bulatkan
from inti.tanggal import Kalender
from kinerja.hitung import hasil_rb
from laporan.beranda.butir import Sudut
from laporan.beranda.rb import BATAS_RAWAN, bila_meleset
from rb.capaian import BarisMatriks, CapaianRB, SelMatriks, tonggak_hitung
from tests.pabrik import PabrikRenaksiRB, PabrikTonggak

PADA = date(2026, 2, 10)
TERBUKA = {"belum", "diajukan", "dikembalikan"}
status_tonggak = st.sampled_from([*sorted(TERBUKA), "gagal", "batal"])


def capaian(status: list[str], target: int) -> CapaianRB:
    """A plan of the fourth quarter, nothing of it disahkan, without a database."""
    induk = PabrikRenaksiRB.build(pk=1)
    sel = tuple(
        SelMatriks(
            PabrikTonggak.build(pk=n, renaksi_rb=induk, triwulan=4, status=s),
            dihitung=False,
            terlambat=False,
            selesai_terlambat=None,
        )
        for n, s in enumerate(status, start=1)
    )
    hasil = hasil_rb(
        [tonggak_hitung(s.tonggak, Kalender({})) for s in sel],
        tahun=2026,
        triwulan=1,
        pada=PADA,
        ambang=PADA,
        target_tahun=Decimal(target),
    )
    return CapaianRB(None, hasil, (), (BarisMatriks(induk, sel, 0, len(sel)),))


@given(st.lists(status_tonggak, min_size=1, max_size=12), st.integers(1, 100))
def test_each_miss_costs_one_and_leaves_what_a_count_by_hand_leaves(
    status: list[str], target: int
) -> None:
    total = sum(s != "batal" for s in status)
    gagal = sum(s == "gagal" for s in status)
    terbuka = sum(s in TERBUKA for s in status)
    perlu = -(-target * total // 100)
    periode = Periode(UnitKerja(kode="X"), 2026, 1)
    rawan = bila_meleset(capaian(status, target), periode, Sudut(PADA, Kalender({})))
    assert len(rawan) == min(terbuka, BATAS_RAWAN)
    for k, r in enumerate(rawan, start=1):
        assert r.toleransi == total - gagal - k - perlu
        assert r.tertinggi is not None
        assert bulatkan(r.tertinggi) == bulatkan(Decimal(total - gagal - k) / total * 100)
