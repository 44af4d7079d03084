"""A house of its own on disk with a real qcluster, for the tests that kill it.

As a program it fills the database: ``python -m tests.notifikasi.rumah_qcluster N`` makes N people,
each with one open task and one notice due now.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from perkakas.dasar import AKAR

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Rumah:
    """Database, environment and the process groups that were started."""

    folder: Path
    port_surel: int
    lease_detik: int = 15
    grup: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        bersih = {k: v for k, v in os.environ.items() if k not in {"LINGKUNGAN", "SECRET_KEY"}}
        return {
            **bersih,
            "DATABASE_URL": f"sqlite:///{self.folder / 'rumah.sqlite3'}",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.port_surel}",
            "HARI_INI_CONTOH": "",
            "LEASE_PENGINGAT_DETIK": str(self.lease_detik),
            "DJANGO_SETTINGS_MODULE": "konfigurasi.settings",
        }

    def jalankan(self, *argumen: str) -> str:
        """Run a Python program of the project and return what it prints."""
        hasil = subprocess.run(  # noqa: S603
            [sys.executable, *argumen],
            cwd=AKAR,
            env=self.env,
            check=True,
            capture_output=True,
            text=True,
        )
        return hasil.stdout

    def siapkan(self, orang: int) -> None:
        """Migrate and fill."""
        self.jalankan("manage.py", "migrate", "-v", "0")
        self.jalankan("-m", "tests.notifikasi.rumah_qcluster", str(orang))

    def qcluster(self) -> subprocess.Popen[bytes]:
        """Start a cluster in a process group of its own."""
        catatan = (self.folder / f"qcluster-{len(self.grup)}.log").open("wb")
        with catatan:
            proses = subprocess.Popen(
                [sys.executable, "manage.py", "qcluster"],
                cwd=AKAR,
                env=self.env,
                stdout=catatan,
                stderr=catatan,
                start_new_session=True,
            )
        self.grup.append(proses)
        return proses

    def status(self) -> list[str]:
        """How every notice stands."""
        kode = (
            "import django; django.setup(); import json;"
            "from notifikasi.models import Pemberitahuan as P;"
            "print(json.dumps(list(P.objects.filter(jenis='H').values_list('status', flat=True))))"
        )
        isi: list[str] = json.loads(self.jalankan("-c", kode))
        return isi

    def bunuh_grup(self, proses: subprocess.Popen[bytes]) -> None:
        """kill -9 for everybody in the group, as the supervisor ends a silent worker."""
        try:
            os.killpg(proses.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        finally:
            proses.wait()

    def bereskan(self) -> None:
        """Leave no process behind."""
        for proses in self.grup:
            self.bunuh_grup(proses)


def tunggu(syarat: Callable[[], bool], detik: float) -> bool:
    """Wait until a condition holds; tell whether it did in time."""
    batas = time.monotonic() + detik
    while not syarat():
        if time.monotonic() > batas:
            return False
        time.sleep(0.3)
    return True


def pemegang_sambungan(port: int) -> list[int]:
    """Return the processes with an open TCP connection to a local port, from /proc."""
    inode = set()
    for baris in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        kolom = baris.split()
        if int(kolom[2].rpartition(":")[2], 16) == port and kolom[3] == "01":
            inode.add(f"socket:[{kolom[9]}]")
    temuan = []
    for fd in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(fd.readlink()) in inode:
                temuan.append(int(fd.parts[2]))
        except OSError:  # ended meanwhile
            continue
    return sorted(set(temuan))


def isi(orang: int) -> None:
    """Fill the database the environment names."""
    import django

    django.setup()
    from datetime import timedelta

    from akun.pilihan import Peran
    from inti.jam import hari_ini, sekarang
    from notifikasi.models import Penanda
    from tests.notifikasi.bantu import tugas
    from tests.pabrik import PabrikPemberitahuan, PabrikUnitKerja, anggota

    hari = hari_ini()
    unit = PabrikUnitKerja.create()
    Penanda.objects.create(sampai=hari, mulai=sekarang(), libur=[])
    for n in range(orang):
        siapa = anggota(unit, Peran.TIM, email=f"orang{n}@kantor.test")
        t = tugas(unit, siapa, hari + timedelta(days=90))
        PabrikPemberitahuan.create(
            penerima_kunci=f"p:{siapa.pk}",
            sasaran_id=t.pk,
            jenis="H",
            tenggat=t.tenggat,
            slot=hari,
            unit=unit,
            fire_at=sekarang(),
        )


if __name__ == "__main__":
    isi(int(sys.argv[1]))
