"""A real qcluster on the wall clock and a real mail server; with kill -9 in the full profile."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PENUH
from tests.notifikasi.rumah_qcluster import Rumah, pemegang_sambungan, tunggu

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.notifikasi.conftest import ServerSurel

pytestmark = [
    pytest.mark.berat,
    pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc"),
]
hanya_penuh = pytest.mark.skipif(not PENUH, reason="hanya dengan UJI_BERAT=penuh")
ORANG = 4


@pytest.fixture
def rumah(tmp_path: Path, server_surel: ServerSurel) -> Iterator[Rumah]:
    server_surel.nyalakan()
    hasil = Rumah(tmp_path, server_surel.port)
    yield hasil
    hasil.bereskan()


def selesai(rumah: Rumah) -> bool:
    return set(rumah.status()) == {"terkirim"}


def test_a_due_notice_reaches_the_mail_server_within_two_minutes(
    rumah: Rumah, server_surel: ServerSurel
) -> None:
    rumah.siapkan(1)
    rumah.qcluster()
    assert tunggu(lambda: bool(server_surel.diterima), detik=120)
    assert server_surel.diterima[0]["kepada"] == ["orang0@kantor.test"]
    assert tunggu(lambda: selesai(rumah), detik=30)


@hanya_penuh
@pytest.mark.parametrize("korban", ["pekerja", "induk", "semua"])
def test_kill_9_loses_nothing_and_doubles_at_most_the_mail_in_flight(
    rumah: Rumah, server_surel: ServerSurel, korban: str
) -> None:
    server_surel.nyalakan("lamban")  # every mail takes two seconds
    rumah.siapkan(ORANG)
    cluster = rumah.qcluster()
    assert tunggu(lambda: len(server_surel.diterima) >= 1, detik=120)
    assert tunggu(lambda: bool(pemegang_sambungan(server_surel.port)), detik=10)
    if korban == "pekerja":
        for pid in pemegang_sambungan(server_surel.port):
            os.kill(pid, signal.SIGKILL)
    elif korban == "induk":
        cluster.kill()
        cluster.wait()
        time.sleep(1)
    rumah.bunuh_grup(cluster)
    server_surel.nyalakan()
    rumah.qcluster()
    assert tunggu(lambda: selesai(rumah), detik=240)
    hitung = Counter(str(m["id"]) for m in server_surel.diterima)
    assert len(hitung) == ORANG
    ganda = [n for n in hitung.values() if n > 1]
    assert ganda in ([], [2])


@hanya_penuh
def test_a_worker_killed_in_the_middle_is_made_up_for_by_its_own_cluster(
    rumah: Rumah, server_surel: ServerSurel
) -> None:
    server_surel.nyalakan("lamban")
    rumah.siapkan(ORANG)
    rumah.qcluster()
    assert tunggu(lambda: bool(pemegang_sambungan(server_surel.port)), detik=120)
    for pid in pemegang_sambungan(server_surel.port):
        os.kill(pid, signal.SIGKILL)
    assert tunggu(lambda: selesai(rumah), detik=240)
    hitung = Counter(str(m["id"]) for m in server_surel.diterima)
    assert (len(hitung), sum(hitung.values()) <= ORANG + 1) == (ORANG, True)


@hanya_penuh
def test_two_clusters_and_a_cron_at_once_send_one_mail_each(
    rumah: Rumah, server_surel: ServerSurel
) -> None:
    server_surel.nyalakan("lamban")
    rumah.lease_detik = 600
    rumah.siapkan(ORANG)
    rumah.qcluster()
    rumah.qcluster()
    batas = time.monotonic() + 120
    while not selesai(rumah):
        assert time.monotonic() < batas
        rumah.jalankan("manage.py", "pengingat", "--sekali")
    time.sleep(65)  # one more tick of each cluster
    hitung = Counter(str(m["id"]) for m in server_surel.diterima)
    assert set(hitung.values()) == {1}
    assert len(hitung) == ORANG
