#!/usr/bin/env python3
"""Set up, run and test Pelacak with nothing but Python's standard library (see perkakas/).

``python3 mulai.py``            set up what is missing, then serve (web and worker) until stopped
``python3 mulai.py siapkan``    the whole set-up without serving
``python3 mulai.py uji [...]``  every check and test; arguments go to pytest alone

Each set-up step leaves a stamp as its last act: an interrupted step runs again, a finished one is
skipped until its inputs change.
"""

from __future__ import annotations

import argparse
import importlib.util
import signal
import sys
from typing import NamedTuple

PYTHON_TERENDAH = (3, 11)


class Pilihan(NamedTuple):
    """What the command line asked for."""

    perintah: str
    port: int
    argumen_uji: list[str]


def baca_port(teks: str) -> int:
    """Return a TCP port from 1 to 65535; argparse shows the message otherwise."""
    if not teks.isdecimal() or not 1 <= int(teks) <= 65535:
        raise argparse.ArgumentTypeError(f"'{teks}' bukan nomor port. Pakai angka 1 sampai 65535.")
    return int(teks)


def urai(argv: list[str]) -> Pilihan:
    """Read the command line. Everything after ``uji`` belongs to pytest, options included."""
    if argv[:1] == ["uji"]:
        return Pilihan("uji", 0, argv[1:])
    pengurai = argparse.ArgumentParser(
        prog="mulai.py",
        description="Menyiapkan lalu menjalankan Pelacak di komputer ini.",
    )
    pengurai.add_argument(
        "perintah",
        nargs="?",
        choices=["jalan", "siapkan", "uji"],
        default="jalan",
        help="jalan (bawaan): siapkan lalu layani; siapkan: tanpa melayani; "
        "uji [argumen pytest]: semua pemeriksaan dan uji",
    )
    pengurai.add_argument("--port", type=baca_port, default=8000, help="bawaan 8000")
    hasil = pengurai.parse_args(argv)
    return Pilihan(hasil.perintah, hasil.port, [])


def halangan_python(versi: tuple[int, ...], sistem: str, *, ada_ensurepip: bool) -> str:
    """Return why this Python cannot carry the set-up and how to mend it; empty when it can."""
    if sistem == "win32":
        return "Pelacak berjalan di Linux dan macOS. Di Windows, pakai WSL."
    if versi < PYTHON_TERENDAH:
        return (
            f"Pelacak memerlukan Python 3.11 atau lebih baru; ini {versi[0]}.{versi[1]}. "
            "Jalankan dengan yang lebih baru, misalnya: python3.11 mulai.py"
        )
    if not ada_ensurepip:
        return (
            "Python ini tidak dapat membuat lingkungan sendiri (.venv). "
            "Pasang dulu: sudo apt install python3-venv"
        )
    return ""


def utama(argv: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    pilihan = urai(argv)
    halangan = halangan_python(
        sys.version_info[:3],
        sys.platform,
        ada_ensurepip=importlib.util.find_spec("ensurepip") is not None,
    )
    if halangan:
        print(halangan)
        return 1
    # Imported late: an old Python or Windows gets the sentence above instead of a traceback.
    from perkakas import dasar, layani, siapkan, uji

    for nomor in layani.sinyal_berhenti():
        signal.signal(nomor, signal.default_int_handler)
    try:
        if pilihan.perintah == "uji":
            siapkan.siapkan(dengan_uji=True)
            return uji.uji(pilihan.argumen_uji)
        if pilihan.perintah == "jalan":
            layani.periksa_port(pilihan.port)
        dasar.tulis("Menyiapkan Pelacak")
        siapkan.siapkan()
        siapkan.siapkan_data()
        if pilihan.perintah == "siapkan":
            dasar.tulis("Penyiapan selesai. Jalankan dengan: python3 mulai.py")
            return 0
        return layani.layani(pilihan.port)
    except KeyboardInterrupt:
        dasar.tulis("\nDihentikan.")
        return 130
    except dasar.Gagal as galat:
        dasar.tulis(f"\n{galat}")
        return 1


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
