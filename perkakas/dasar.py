"""What every tool here builds on: places, stamps, and steps that speak only when they fail."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

AKAR = Path(__file__).resolve().parent.parent
VENV = AKAR / ".venv"
PYTHON = VENV / "bin" / "python"


class Gagal(Exception):
    """A step failed; the message is Indonesian and says what to do next."""


def jejak(berkas: Iterable[Path], *tambahan: str) -> str:
    """Return a SHA-256 over names (relative to the project) and contents of files, then texts."""
    ringkas = hashlib.sha256()
    for satu in sorted(berkas):
        nama = satu.relative_to(AKAR) if satu.is_relative_to(AKAR) else satu
        isi = hashlib.sha256(satu.read_bytes()).hexdigest()
        ringkas.update(f"{nama.as_posix()}\0{isi}\n".encode())
    for teks in tambahan:
        ringkas.update(f"{teks}\n".encode())
    return ringkas.hexdigest()


def cocok(stempel: Path, nilai: str) -> bool:
    """Tell whether the step that writes ``stempel`` finished with these very inputs."""
    return stempel.is_file() and stempel.read_text(encoding="utf-8").strip() == nilai


def tulis_stempel(stempel: Path, nilai: str) -> None:
    """Mark a step as finished. Call it last."""
    stempel.write_text(nilai + "\n", encoding="utf-8")


def tulis(pesan: str = "") -> None:
    print(pesan, flush=True)


def langkah(judul: str, perintah: list[str], *, saran: str = "") -> None:
    """Run one set-up command quietly; show its last lines and ``saran`` only when it fails."""
    mulai = time.monotonic()
    print(f"  {judul} ...", end="", flush=True)
    with tempfile.TemporaryFile() as keluaran:
        proses = subprocess.Popen(
            perintah, cwd=AKAR, stdin=subprocess.DEVNULL, stdout=keluaran, stderr=keluaran
        )
        try:
            while proses.poll() is None:
                time.sleep(0.1)
                if sys.stdout.isatty():
                    detik = int(time.monotonic() - mulai)
                    print(f"\r  {judul} ... {detik} dtk", end="", flush=True)
        finally:
            if proses.poll() is None:
                proses.terminate()
                proses.wait()
        awal = f"\r  {judul} ..." if sys.stdout.isatty() else ""
        if proses.returncode == 0:
            tulis(f"{awal} selesai ({time.monotonic() - mulai:.1f} dtk)")
            return
        keluaran.seek(0)
        ekor = keluaran.read().decode(errors="replace").splitlines()[-30:]
    tulis(f"{awal} GAGAL")
    tulis("\n".join(f"    {baris}" for baris in ekor))
    raise Gagal(f"{judul} gagal. {saran}".strip())


def tampilkan(perintah: list[str], env: dict[str, str] | None = None) -> int:
    """Run a command whose output belongs on the screen; return its exit code."""
    return subprocess.run(perintah, cwd=AKAR, env=env, check=False).returncode


def kelola(*argumen: str) -> list[str]:
    return [str(PYTHON), str(AKAR / "manage.py"), *argumen]
