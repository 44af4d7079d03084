"""Every check and test of the project, in the order from quick to slow."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from perkakas.dasar import AKAR, PYTHON, VENV, Gagal, tampilkan, tulis

CARA_CHROMIUM = (
    "Chromium tidak ditemukan, jadi uji peramban dilewati. Pasang dengan: "
    "sudo apt install chromium, atau isi CHROMIUM dengan letak programnya."
)


def pemeriksaan() -> dict[str, list[str]]:
    """Return the quick checks that run before the tests, by name."""
    py = str(PYTHON)
    ketat = [py, "-W", "error", str(AKAR / "manage.py")]
    return {
        "ruff check": [py, "-m", "ruff", "check", "."],
        "ruff format": [py, "-m", "ruff", "format", "--check", "."],
        "import-linter": [py, str(VENV / "bin" / "lint-imports")],
        "djlint": [py, "-m", "djlint", "--quiet", "templates"],
        "manage.py check": [*ketat, "check", "--fail-level", "WARNING"],
        "migrasi lengkap": [*ketat, "makemigrations", "--check", "--dry-run"],
        "mypy": [py, "-m", "mypy"],
    }


def cari_chromium() -> str | None:
    """Return the Chromium named by CHROMIUM, or the one on PATH; None when there is neither."""
    disebut = os.environ.get("CHROMIUM")
    if disebut:
        return disebut if Path(disebut).is_file() else None
    nama = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, nama)), None)


def jalankan_pytest(tahap: list[list[str]], env: dict[str, str]) -> bool:
    """Run pytest once per list of arguments; True when all passed. Code 5 = nothing selected."""
    kode = [tampilkan([str(PYTHON), "-m", "pytest", *argumen], env) for argumen in tahap]
    return all(satu == 0 or (satu == 5 and len(tahap) > 1) for satu in kode)


def uji(argumen: list[str]) -> int:
    """Run every check, then the tests; with arguments only pytest, with these arguments."""
    chromium = cari_chromium()
    env = {**os.environ, "LINGKUNGAN": "coba", "PYTHONUNBUFFERED": "1"}
    if chromium:
        env["CHROMIUM"] = chromium
    elif env.get("UJI_PERAMBAN_WAJIB") == "1":
        raise Gagal("UJI_PERAMBAN_WAJIB=1, tetapi Chromium tidak ditemukan.")
    if argumen:
        return 0 if jalankan_pytest([argumen], env) else 1
    gagal = []
    for nama, perintah in pemeriksaan().items():
        tulis(f"== {nama}")
        if tampilkan(perintah, env) != 0:
            gagal.append(nama)
    tahap = [["-m", "not peramban", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]]
    if chromium:
        tahap.append(["-m", "peramban", "-n", "0"])
    else:
        tulis(f"== {CARA_CHROMIUM}")
    tulis("== pytest")
    lulus = jalankan_pytest(tahap, env)
    if gagal:
        tulis(f"Pemeriksaan yang gagal, rinciannya di atas: {', '.join(gagal)}.")
    return 0 if lulus and not gagal else 1
