"""Run web and worker side by side and leave no process behind, however this one ends."""

from __future__ import annotations

import ctypes
import errno
import http.client
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


def hentikan(anak: Iterable[subprocess.Popen[bytes]]) -> None:
    """Stop every child and whatever its process group still holds.

    Only the leader gets SIGTERM: django-q2 hangs when its workers get it too. The final SIGKILL
    to the group is for grandchildren of a leader that died by itself.
    """
    anak = list(anak)
    for proses in anak:
        if proses.poll() is None:
            proses.terminate()
    batas = time.monotonic() + BATAS_BERHENTI_DETIK
    while any(proses.poll() is None for proses in anak) and time.monotonic() < batas:
        time.sleep(0.1)
    for proses in anak:
        try:
            os.killpg(proses.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        finally:
            proses.wait()


def jaga(anak: dict[str, subprocess.Popen[bytes]], port: int, berhenti: list[int]) -> int:
    """Watch the children; print the address once the web server answers."""
    batas, siap = time.monotonic() + BATAS_SIAP_DETIK, False
    while not berhenti:
        for nama, proses in anak.items():
            if proses.poll() is not None:
                tulis(f"{nama} mati sendiri (kode {proses.returncode}); lihat pesan di atas.")
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
    """Run web and worker until a signal (returns 0) or until one of them dies (returns 1)."""
    berhenti: list[int] = []
    for nomor in sinyal_berhenti():
        signal.signal(nomor, lambda nomor, _bingkai: berhenti.append(nomor))
    web = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    web += ["--port", str(port), "--workers", "2", "--blocking-threads", "4", "--no-ws"]
    web += ["--log-level", "warning", "--respawn-failed-workers", "konfigurasi.wsgi:application"]
    anak: dict[str, subprocess.Popen[bytes]] = {}
    try:
        anak["Server web"] = nyalakan(web)
        anak["Pekerja latar"] = nyalakan(kelola("qcluster"))
        return jaga(anak, port, berhenti)
    finally:
        tulis("\nMenghentikan Pelacak (tugas yang sedang berjalan diselesaikan dulu) ...")
        hentikan(anak.values())
        tulis("Pelacak sudah berhenti.")
