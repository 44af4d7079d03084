"""Optional virus scan by clamd (its INSTREAM command), when ``CLAMAV_SOKET`` is set."""

from __future__ import annotations

import socket
import struct
from typing import IO, Final

from bukti.jenis_isi import IsiDitolak

BATAS_DETIK: Final = 60
_BONGKAH: Final = 64 * 1024


def pindai(berkas: IO[bytes], soket: str) -> None:
    """Send the file to clamd at ``soket``: a path, or ``host:port``.

    Raises ``IsiDitolak`` when a virus is found, and also when the scanner does not answer: an
    unscanned file is not stored.
    """
    berkas.seek(0)
    try:
        with _sambung(soket) as sambungan:
            sambungan.sendall(b"zINSTREAM\0")
            while bongkah := berkas.read(_BONGKAH):
                sambungan.sendall(struct.pack("!I", len(bongkah)) + bongkah)
            sambungan.sendall(struct.pack("!I", 0))
            jawaban = sambungan.makefile("rb").read().rstrip(b"\0\n").decode("utf-8", "replace")
    except OSError as salah:
        raise IsiDitolak(
            "Pemindai virus tidak menjawab, jadi berkas belum disimpan. Coba lagi beberapa menit "
            "lagi atau hubungi Admin."
        ) from salah
    if jawaban.endswith("FOUND"):
        raise IsiDitolak("Berkas ini mengandung virus. Bersihkan perangkat Anda, lalu unggah lagi.")
    if not jawaban.endswith("OK"):
        raise IsiDitolak("Pemindai virus menolak berkas ini. Hubungi Admin.")


def _sambung(soket: str) -> socket.socket:
    host, titik_dua, porta = soket.rpartition(":")
    if titik_dua and porta.isdigit():
        return socket.create_connection((host, int(porta)), timeout=BATAS_DETIK)
    sambungan = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sambungan.settimeout(BATAS_DETIK)
    try:
        sambungan.connect(soket)
    except OSError:
        sambungan.close()
        raise
    return sambungan
