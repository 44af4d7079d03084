"""Run web and worker side by side and leave no process behind, however this one ends."""

from __future__ import annotations

import ctypes
import errno
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from perkakas.dasar import AKAR, PYTHON, Gagal, kelola, tulis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BATAS_SIAP_DETIK = 60
BATAS_BERHENTI_DETIK = 40
# django-q2 can hang for ever without a word (an idle worker killed with the queue's lock in hand),
# and its master can be killed: the heartbeat of the reminders shows both, a new group mends both.
BATAS_DETAK_DETIK = 180
SELANG_DETAK_DETIK = 15
BATAS_BERHENTI_MACET_DETIK = 10
PALING_SERING, DALAM_DETIK = 5, 600
PR_SET_PDEATHSIG = 1


def sinyal_berhenti() -> list[signal.Signals]:
    """Return the signals that mean stop; SIGHUP is left alone under nohup."""
    nomor = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        nomor.append(signal.SIGHUP)
    return nomor


def periksa_port(port: int) -> None:
    """Raise a clear error when 127.0.0.1:``port`` cannot be listened on."""
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError as galat:
            sebab = {
                errno.EADDRINUSE: "sedang dipakai program lain",
                errno.EACCES: "hanya boleh dipakai administrator",
            }.get(galat.errno or 0, f"tidak dapat dipakai ({galat.strerror})")
            saran = port + 1 if 1024 <= port < 65535 else 8001
            raise Gagal(
                f"Port {port} {sebab}. Pilih port lain: python3 mulai.py --port {saran}"
            ) from None


def ikut_mati(induk: int) -> Callable[[], None]:
    """Return what a child runs before exec: on Linux it gets SIGTERM when this process dies."""
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def pasang_sinyal() -> None:
        if libc is not None:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != induk:
                os._exit(1)

    return pasang_sinyal


def nyalakan(perintah: list[str]) -> subprocess.Popen[bytes]:
    """Start a server in its own session, so that Ctrl-C reaches it once: through us."""
    return subprocess.Popen(
        perintah,
        cwd=AKAR,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=ikut_mati(os.getpid()),
    )


def menjawab(port: int) -> bool:
    """Tell whether the web server answers anything but a server error."""
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        sambungan.request("GET", "/")
        return sambungan.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        sambungan.close()


def umur_detak(port: int) -> int | None:
    """Return how many seconds ago the reminders last ran; None when nobody can tell."""
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        sambungan.request("GET", "/sehat/")
        umur = json.loads(sambungan.getresponse().read()).get("umur_detak_detik")
    except (OSError, ValueError, AttributeError, http.client.HTTPException):
        return None
    finally:
        sambungan.close()
    return umur if isinstance(umur, int) else None


def hentikan(anak: Iterable[subprocess.Popen[bytes]], tunggu: float = BATAS_BERHENTI_DETIK) -> None:
    """Stop every child and whatever its process group still holds, after ``tunggu`` seconds.

    Only the leader gets SIGTERM: django-q2 hangs when its workers get it too. The final SIGKILL
    to the group is for grandchildren of a leader that died by itself.
    """
    anak = list(anak)
    for proses in anak:
        if proses.poll() is None:
            proses.terminate()
    batas = time.monotonic() + tunggu
    while any(proses.poll() is None for proses in anak) and time.monotonic() < batas:
        time.sleep(0.1)
    for proses in anak:
        try:
            os.killpg(proses.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        finally:
            proses.wait()


class PekerjaLatar:
    """The worker, started again as a whole group when it died or fell silent."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.mulai: list[float] = []
        self.proses = self._nyalakan()

    def _nyalakan(self) -> subprocess.Popen[bytes]:
        self.mulai.append(time.monotonic())
        self._diperiksa = time.monotonic()
        return nyalakan(kelola("qcluster"))

    def periksa(self) -> bool:
        """Start it again when that is needed; False when it has been needed too often."""
        sebab = self._sebab()
        if not sebab:
            return True
        kini = time.monotonic()
        if sum(kini - m < DALAM_DETIK for m in self.mulai) >= PALING_SERING:
            tulis(f"Pekerja latar {sebab} berulang kali; lihat pesan di atas.")
            return False
        tulis(f"Pekerja latar {sebab}; dinyalakan ulang.")
        hentikan([self.proses], BATAS_BERHENTI_MACET_DETIK)
        self.proses = self._nyalakan()
        return True

    def _sebab(self) -> str:
        if self.proses.poll() is not None:
            return f"mati sendiri (kode {self.proses.returncode})"
        kini = time.monotonic()
        baru = kini - self.mulai[-1] < BATAS_DETAK_DETIK
        if baru or kini - self._diperiksa < SELANG_DETAK_DETIK:
            return ""
        self._diperiksa = kini
        umur = umur_detak(self.port)
        if umur is None or umur <= BATAS_DETAK_DETIK:
            return ""
        return f"diam sejak {umur} detik"


def jaga(
    web: subprocess.Popen[bytes], pekerja: PekerjaLatar, port: int, berhenti: list[int]
) -> int:
    """Watch both; print the address once the web server answers."""
    batas, siap = time.monotonic() + BATAS_SIAP_DETIK, False
    while not berhenti:
        if web.poll() is not None:
            tulis(f"Server web mati sendiri (kode {web.returncode}); lihat pesan di atas.")
            return 1
        if not pekerja.periksa():
            return 1
        if not siap and menjawab(port):
            siap = True
            tulis(f"\nPelacak siap: http://127.0.0.1:{port}/   (hentikan dengan Ctrl-C)\n")
        elif not siap and time.monotonic() > batas:
            tulis(f"Server web belum menjawab setelah {BATAS_SIAP_DETIK} detik; lihat di atas.")
            return 1
        time.sleep(0.2)
    return 0


def layani(port: int) -> int:
    """Run web and worker until a signal (returns 0) or until they cannot be kept up (returns 1)."""
    berhenti: list[int] = []
    for nomor in sinyal_berhenti():
        signal.signal(nomor, lambda nomor, _bingkai: berhenti.append(nomor))
    web = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    web += ["--port", str(port), "--workers", "2", "--blocking-threads", "4", "--no-ws"]
    web += ["--log-level", "warning", "--respawn-failed-workers", "konfigurasi.wsgi:application"]
    proses_web = nyalakan(web)
    # The first tick of the worker comes after half a minute; this one shows at once that it lives.
    putaran_awal = nyalakan(kelola("pengingat", "--sekali"))
    pekerja: PekerjaLatar | None = None
    try:
        pekerja = PekerjaLatar(port)
        return jaga(proses_web, pekerja, port, berhenti)
    finally:
        tulis("\nMenghentikan Pelacak (tugas yang sedang berjalan diselesaikan dulu) ...")
        anak = [proses_web, *([pekerja.proses] if pekerja else [])]
        # Of one that ended long ago the group may be somebody else's by now.
        hentikan([*anak, putaran_awal] if putaran_awal.poll() is None else anak)
        tulis("Pelacak sudah berhenti.")
