"""mulai.py and perkakas/: what they decide, and that a stopped server leaves no process behind."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

import pytest

import mulai
from perkakas import dasar, layani, siapkan, uji

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# --- Command line -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "harapan"),
    [
        ([], mulai.Pilihan("jalan", 8000, [])),
        (["--port", "9001"], mulai.Pilihan("jalan", 9001, [])),
        (["siapkan"], mulai.Pilihan("siapkan", 8000, [])),
        (["uji"], mulai.Pilihan("uji", 0, [])),
        (["uji", "-k", "rb", "--port"], mulai.Pilihan("uji", 0, ["-k", "rb", "--port"])),
    ],
)
def test_the_command_line_is_read_as_documented(argv: list[str], harapan: mulai.Pilihan) -> None:
    assert mulai.urai(argv) == harapan


@pytest.mark.parametrize("teks", ["0", "65536", "-1", "80a", "", "8000.0"])
def test_a_port_outside_1_to_65535_is_refused(teks: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="bukan nomor port"):
        mulai.baca_port(teks)


@pytest.mark.parametrize(
    ("versi", "sistem", "ada_ensurepip", "kata"),
    [
        ((3, 10, 13), "linux", True, "Python 3.11"),
        ((3, 11, 2), "linux", False, "sudo apt install python3-venv"),
        ((3, 13, 0), "win32", True, "WSL"),
    ],
)
def test_an_unfit_python_gets_a_sentence_that_says_what_to_do(
    versi: tuple[int, ...], sistem: str, ada_ensurepip: bool, kata: str
) -> None:
    assert kata in mulai.halangan_python(versi, sistem, ada_ensurepip=ada_ensurepip)


@pytest.mark.parametrize("versi", [(3, 11, 0), (3, 14, 1)])
def test_a_fit_python_meets_no_obstacle(versi: tuple[int, ...]) -> None:
    assert mulai.halangan_python(versi, "linux", ada_ensurepip=True) == ""


# --- Stamps -------------------------------------------------------------------------------------


def test_a_stamp_depends_on_name_content_and_extra_text_but_not_on_order(tmp_path: Path) -> None:
    satu, dua = tmp_path / "a.txt", tmp_path / "b.txt"
    satu.write_text("isi", encoding="utf-8")
    dua.write_text("lain", encoding="utf-8")
    awal = dasar.jejak([satu, dua], "3.11")
    assert dasar.jejak([dua, satu], "3.11") == awal
    assert dasar.jejak([satu, dua], "3.12") != awal
    assert dasar.jejak([satu], "3.11") != awal
    dua.write_text("Lain", encoding="utf-8")
    assert dasar.jejak([satu, dua], "3.11") != awal
    dua.write_text("lain", encoding="utf-8")
    assert dasar.jejak([satu, dua.rename(tmp_path / "c.txt")], "3.11") != awal


def test_only_the_stamp_of_the_very_same_inputs_matches(tmp_path: Path) -> None:
    stempel = tmp_path / "stempel"
    assert not dasar.cocok(stempel, "abc")
    dasar.tulis_stempel(stempel, "abc")
    assert dasar.cocok(stempel, "abc")
    assert not dasar.cocok(stempel, "abd")


def test_an_interrupted_installation_runs_again_and_a_finished_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "runtime.txt").write_text("django==5.2", encoding="utf-8")
    monkeypatch.setattr(siapkan, "SYARAT", tmp_path)
    monkeypatch.setattr(siapkan, "VENV", tmp_path)
    panggilan: list[list[str]] = []
    hasil = [dasar.Gagal("terputus"), None, None]

    def langkah_palsu(judul: str, perintah: list[str], *, saran: str = "") -> None:
        panggilan.append(perintah)
        galat = hasil[len(panggilan) - 1]
        if galat is not None:
            raise galat

    monkeypatch.setattr(siapkan, "langkah", langkah_palsu)
    with pytest.raises(dasar.Gagal):
        siapkan.pasang("runtime", "Memasang")
    siapkan.pasang("runtime", "Memasang")
    siapkan.pasang("runtime", "Memasang")
    assert len(panggilan) == 2
    assert all("--require-hashes" in perintah for perintah in panggilan)
    (tmp_path / "runtime.txt").write_text("django==5.3", encoding="utf-8")
    siapkan.pasang("runtime", "Memasang")
    assert len(panggilan) == 3


def test_assets_depend_on_pages_recipe_and_lock_but_not_on_tests_or_hidden_folders(
    tmp_path: Path,
) -> None:
    (tmp_path / "aset").mkdir()
    shutil.copy(dasar.AKAR / "aset/sumber.json", tmp_path / "aset")
    for nama in (
        "aset/ikon.txt",
        "package-lock.json",
        "templates/rb/daftar.html",
        "static/js/menu.js",
        "rb/forms.py",
        ".venv/lib.py",
        "tests/test_rb.py",
        "static/css/tema.css",
    ):
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nama).touch()
    assert {p.relative_to(tmp_path).as_posix() for p in siapkan.sumber_aset(tmp_path)} == {
        "aset/ikon.txt",
        "aset/sumber.json",
        "package-lock.json",
        "templates/rb/daftar.html",
        "static/js/menu.js",
        "rb/forms.py",
    }


# --- Steps --------------------------------------------------------------------------------------


def test_a_failed_step_shows_its_output_and_advice(capsys: pytest.CaptureFixture[str]) -> None:
    perintah = [sys.executable, "-c", "import sys; print('sebab rinci'); sys.exit(3)"]
    with pytest.raises(dasar.Gagal, match=r"Memasang gagal\. Periksa sambungan\."):
        dasar.langkah("Memasang", perintah, saran="Periksa sambungan.")
    assert "sebab rinci" in capsys.readouterr().out


def test_a_good_step_keeps_its_output_to_itself(capsys: pytest.CaptureFixture[str]) -> None:
    dasar.langkah("Memasang", [sys.executable, "-c", "print('riuh')"])
    tampil = capsys.readouterr().out
    assert "selesai" in tampil
    assert "riuh" not in tampil


@pytest.mark.parametrize(("cetak", "versi"), [("v20.11.1", 20), ("9.2.0", 9), ("rusak", 0)])
def test_the_major_version_of_a_tool_is_read(cetak: str, versi: int, tmp_path: Path) -> None:
    alat = tmp_path / "alat"
    alat.write_text(f"#!/bin/sh\necho '{cetak}'\n", encoding="utf-8")
    alat.chmod(0o755)
    assert siapkan.versi_utama([str(alat)]) == versi


def test_a_missing_tool_has_version_zero(tmp_path: Path) -> None:
    assert siapkan.versi_utama([str(tmp_path / "tidak-ada")]) == 0


def test_a_broken_venv_has_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(siapkan, "PYTHON", tmp_path / "bin/python")
    assert siapkan.versi_venv() is None
    monkeypatch.setattr(siapkan, "PYTHON", Path(sys.executable))
    assert siapkan.versi_venv() == siapkan.VERSI_PYTHON


def test_chromium_is_the_one_named_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert uji.cari_chromium() is None
    program.touch(mode=0o755)
    assert uji.cari_chromium() == str(program)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "tidak-ada"))
    assert uji.cari_chromium() is None
    lain = program.rename(tmp_path / "lain")
    monkeypatch.setenv("CHROMIUM", str(lain))
    assert uji.cari_chromium() == str(lain)


# --- Checks and tests ---------------------------------------------------------------------------


def jalankan_uji(
    monkeypatch: pytest.MonkeyPatch, argumen: list[str], kode: dict[str, int], chromium: str | None
) -> tuple[int, list[list[str]]]:
    """Run ``uji`` with every command replaced; ``kode`` maps a word of a command to its exit."""
    dijalankan: list[list[str]] = []

    def tampilkan_palsu(perintah: list[str], env: dict[str, str] | None = None) -> int:
        dijalankan.append(perintah)
        return next((nilai for kata, nilai in kode.items() if kata in perintah), 0)

    monkeypatch.setattr(uji, "tampilkan", tampilkan_palsu)
    monkeypatch.setattr(uji, "cari_chromium", lambda: chromium)
    monkeypatch.delenv("UJI_PERAMBAN_WAJIB", raising=False)
    return uji.uji(argumen), dijalankan


@pytest.mark.parametrize(
    ("kode", "hasil"),
    [
        ({}, 0),
        ({"mypy": 1}, 1),
        ({"not peramban": 1}, 1),
        ({"peramban": 1}, 1),
        ({"peramban": 5}, 0),  # no browser test selected
    ],
)
def test_one_failed_check_or_test_fails_the_whole_run(
    monkeypatch: pytest.MonkeyPatch, kode: dict[str, int], hasil: int
) -> None:
    kode_keluar, dijalankan = jalankan_uji(monkeypatch, [], kode, "/usr/bin/chromium")
    assert kode_keluar == hasil
    assert len(dijalankan) == len(uji.pemeriksaan()) + 2


def test_arguments_go_to_pytest_alone_and_selecting_nothing_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kode_keluar, dijalankan = jalankan_uji(monkeypatch, ["-k", "rb"], {"pytest": 5}, None)
    assert kode_keluar == 1
    assert [perintah[1:] for perintah in dijalankan] == [["-m", "pytest", "-k", "rb"]]


def test_without_chromium_only_the_browser_tests_are_left_out_and_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kode_keluar, dijalankan = jalankan_uji(monkeypatch, [], {}, None)
    assert kode_keluar == 0
    assert not any("peramban" in perintah for perintah in dijalankan)
    assert "sudo apt install chromium" in capsys.readouterr().out


def test_where_browser_tests_are_compulsory_a_missing_chromium_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("UJI_PERAMBAN_WAJIB", "1")
    monkeypatch.setattr(uji, "cari_chromium", lambda: None)
    with pytest.raises(dasar.Gagal, match="Chromium tidak ditemukan"):
        uji.uji([])


# --- Serving ------------------------------------------------------------------------------------


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        nomor: int = soket.getsockname()[1]
        return nomor


def test_a_busy_port_is_named_with_another_one_to_try() -> None:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        with pytest.raises(dasar.Gagal, match=rf"Port {port} sedang dipakai.*--port \d+"):
            layani.periksa_port(port)


def test_a_free_port_is_accepted() -> None:
    layani.periksa_port(port_bebas())


def tunggu(syarat: Callable[[], bool], detik: float) -> bool:
    batas = time.monotonic() + detik
    while not syarat():
        if time.monotonic() > batas:
            return False
        time.sleep(0.1)
    return True


def hidup(pid: int) -> bool:
    """A zombie counts as dead: it waits only for its new parent to collect it."""
    try:
        keadaan = (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        )
    except FileNotFoundError:
        return False
    return keadaan != "Z"


def proses_di(folder: Path) -> list[int]:
    """Return the living processes whose working directory is ``folder``."""
    temuan = []
    for masuk in Path("/proc").glob("[0-9]*"):
        try:
            if (masuk / "cwd").readlink() == folder and hidup(int(masuk.name)):
                temuan.append(int(masuk.name))
        except OSError:  # ended meanwhile, or belongs to another user
            continue
    return temuan


hanya_linux = pytest.mark.skipif(sys.platform != "linux", reason="membaca /proc")


@hanya_linux
def test_stopping_also_ends_grandchildren_of_a_dead_leader() -> None:
    induk = (
        "import subprocess, sys; "
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'],"
        " stdout=subprocess.DEVNULL).pid)"
    )
    proses = subprocess.Popen(
        [sys.executable, "-c", induk], stdout=subprocess.PIPE, start_new_session=True
    )
    keluaran, _ = proses.communicate(timeout=20)
    cucu = int(keluaran)
    assert hidup(cucu)
    layani.hentikan([proses])
    assert tunggu(lambda: not hidup(cucu), detik=5)


class Jawaban(BaseHTTPRequestHandler):
    """Answers ``/sehat/`` as it is told to."""

    isi: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()
        self.wfile.write(self.isi)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def sehat() -> Iterator[int]:
    """The port of a server that answers with ``Jawaban.isi``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Jawaban) as server:
        utas = Thread(target=server.serve_forever)
        utas.start()
        yield server.server_port
        server.shutdown()
        utas.join()


@pytest.mark.parametrize(
    ("isi", "umur"),
    [
        (b'{"status": "sakit", "umur_detak_detik": 400}', 400),
        (b'{"umur_detak_detik": null}', None),
        (b'{"status": "sakit"}', None),
        (b"[]", None),
        (b"<html>", None),
    ],
)
def test_the_age_of_the_heartbeat_is_read_or_unknown(
    sehat: int, isi: bytes, umur: int | None
) -> None:
    Jawaban.isi = isi
    assert layani.umur_detak(sehat) == umur


def test_the_age_of_the_heartbeat_is_unknown_without_a_server() -> None:
    assert layani.umur_detak(port_bebas()) is None


@pytest.fixture
def pekerja(monkeypatch: pytest.MonkeyPatch) -> Iterator[layani.PekerjaLatar]:
    """A worker that only sleeps, with a grandchild, watched without patience."""
    tidur = (
        "import subprocess, sys, time; "
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)"
    )
    monkeypatch.setattr(layani, "kelola", lambda *_: [sys.executable, "-c", tidur])
    monkeypatch.setattr(layani, "SELANG_DETAK_DETIK", 0)
    monkeypatch.setattr(layani, "BATAS_DETAK_DETIK", 0)
    hasil = layani.PekerjaLatar(1)
    yield hasil
    layani.hentikan([hasil.proses], 1)


def cucu_dari(proses: subprocess.Popen[bytes]) -> list[int]:
    """Return the living processes of the group of ``proses``."""
    temuan = []
    for masuk in Path("/proc").glob("[0-9]*"):
        try:
            kelompok = (masuk / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[2]
        except OSError:
            continue
        if int(kelompok) == proses.pid and hidup(int(masuk.name)):
            temuan.append(int(masuk.name))
    return temuan


@hanya_linux
@pytest.mark.parametrize("sebab", ["diam", "mati"])
def test_a_worker_that_fell_silent_or_died_is_started_again_as_a_whole_group(
    pekerja: layani.PekerjaLatar, monkeypatch: pytest.MonkeyPatch, sebab: str
) -> None:
    lama = pekerja.proses
    assert tunggu(lambda: len(cucu_dari(lama)) == 2, detik=10)
    monkeypatch.setattr(layani, "umur_detak", lambda _port: 400 if sebab == "diam" else 1)
    if sebab == "mati":
        lama.kill()
        lama.wait()
    assert pekerja.periksa()
    assert pekerja.proses is not lama
    assert pekerja.proses.poll() is None
    assert cucu_dari(lama) == []


@pytest.mark.parametrize("umur", [None, 0])
def test_a_worker_that_beats_or_of_which_nothing_is_known_is_left_alone(
    pekerja: layani.PekerjaLatar, monkeypatch: pytest.MonkeyPatch, umur: int | None
) -> None:
    monkeypatch.setattr(layani, "umur_detak", lambda _port: umur)
    lama = pekerja.proses
    assert pekerja.periksa()
    assert pekerja.proses is lama


def test_a_worker_that_cannot_be_kept_up_ends_the_service(
    pekerja: layani.PekerjaLatar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layani, "umur_detak", lambda _port: 400)
    monkeypatch.setattr(layani, "BATAS_BERHENTI_MACET_DETIK", 0)
    hasil = [pekerja.periksa() for _ in range(layani.PALING_SERING)]
    assert hasil == [True] * (layani.PALING_SERING - 1) + [False]


SINYAL = [signal.SIGTERM]
if os.environ.get("UJI_BERAT") == "penuh":
    SINYAL += [signal.SIGINT, signal.SIGHUP, signal.SIGKILL]


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """A copy of the project that shares .venv but has a database of its own."""
    folder = tmp_path / "ruang kerja"
    abaikan = shutil.ignore_patterns(
        ".git", ".venv", "node_modules", "data", "tests", "__pycache__"
    )
    shutil.copytree(dasar.AKAR, folder, ignore=abaikan)
    (folder / ".venv").symlink_to(dasar.VENV)
    (folder / "node_modules").symlink_to(siapkan.MODUL_NODE)
    return folder


@pytest.mark.berat
@hanya_linux
@pytest.mark.parametrize("sinyal", SINYAL, ids=lambda sinyal: sinyal.name)
def test_the_real_server_starts_answers_and_leaves_no_process(
    salinan: Path, sinyal: signal.Signals
) -> None:
    if not dasar.VENV.is_dir():
        pytest.skip("belum ada .venv; jalankan python3 mulai.py uji")
    port = port_bebas()
    env = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "LINGKUNGAN"}}
    perintah = [sys.executable, str(salinan / "mulai.py"), "--port", str(port)]
    with (salinan / "keluaran.txt").open("wb") as keluaran:
        proses = subprocess.Popen(perintah, cwd="/", env=env, stdout=keluaran, stderr=keluaran)
    try:
        alamat = f"http://127.0.0.1:{port}/"
        siap = tunggu(
            lambda: (
                alamat.encode() in (salinan / "keluaran.txt").read_bytes()
                or proses.poll() is not None
            ),
            detik=180,
        )
        assert siap
        assert proses.poll() is None, (salinan / "keluaran.txt").read_text(encoding="utf-8")
        with urllib.request.urlopen(alamat, timeout=20) as jawaban:
            assert jawaban.status == 200
        assert len(proses_di(salinan)) >= 4  # two granian, at least two of the cluster
        proses.send_signal(sinyal)
        kode = proses.wait(timeout=60)
        assert kode == (-signal.SIGKILL if sinyal == signal.SIGKILL else 0)
        assert tunggu(lambda: proses_di(salinan) == [], detik=20)
    finally:
        if proses.poll() is None:
            proses.terminate()
            proses.wait(timeout=60)
