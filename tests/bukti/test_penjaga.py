"""The virus scanner and the limit that keeps an upload from filling the disk."""

from __future__ import annotations

import io
import socket
import struct
import threading
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bukti.jenis_isi import IsiDitolak
from bukti.models import Bukti
from bukti.pemindai import pindai
from bukti.services import simpan_berkas
from tests.bukti import berkas_contoh as contoh
from tests.pabrik import PADA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import RequestFactory
    from pytest_django.fixtures import Settings

    from akun.models import UnitKerja


@pytest.fixture
def clamd() -> Iterator[Callable[[bytes], tuple[str, list[bytes]]]]:
    """A scanner that answers once and keeps what it was sent."""
    peladen = socket.create_server(("127.0.0.1", 0))
    utas: list[threading.Thread] = []

    def layani(jawaban: bytes, diterima: list[bytes]) -> None:
        sambungan, _ = peladen.accept()
        with sambungan, sambungan.makefile("rb") as masuk:
            diterima.append(masuk.read(10))
            while panjang := struct.unpack("!I", masuk.read(4))[0]:
                diterima.append(masuk.read(panjang))
            sambungan.sendall(jawaban)

    def siapkan(jawaban: bytes) -> tuple[str, list[bytes]]:
        diterima: list[bytes] = []
        utas.append(threading.Thread(target=layani, args=(jawaban, diterima), daemon=True))
        utas[-1].start()
        return f"127.0.0.1:{peladen.getsockname()[1]}", diterima

    yield siapkan
    for u in utas:
        u.join(timeout=5)
    peladen.close()


def test_a_clean_file_passes_whole(clamd: Callable[[bytes], tuple[str, list[bytes]]]) -> None:
    soket, diterima = clamd(b"stream: OK\0")
    pindai(io.BytesIO(b"a" * 100_000), soket)
    assert diterima[0] == b"zINSTREAM\0"
    assert b"".join(diterima[1:]) == b"a" * 100_000


@pytest.mark.parametrize(
    ("jawaban", "kata"),
    [
        (b"stream: Eicar-Test-Signature FOUND\0", "mengandung virus"),
        (b"INSTREAM size limit exceeded. ERROR\0", "menolak"),
        (b"", "menolak"),
    ],
)
def test_anything_but_ok_refuses_the_file(
    clamd: Callable[[bytes], tuple[str, list[bytes]]], jawaban: bytes, kata: str
) -> None:
    soket, _ = clamd(jawaban)
    with pytest.raises(IsiDitolak, match=kata):
        pindai(io.BytesIO(b"abc"), soket)


@pytest.mark.parametrize("soket", ["/tidak/ada/clamd.sock", "127.0.0.1:1"])
def test_a_silent_scanner_refuses_the_file_and_stores_nothing(
    unit: UnitKerja, settings: Settings, soket: str
) -> None:
    settings.CLAMAV_SOKET = soket
    with pytest.raises(IsiDitolak, match="tidak menjawab"):
        simpan_berkas(
            unit=unit,
            unggahan=SimpleUploadedFile("a.pdf", contoh.PDF),
            tanggal=PADA,
            oleh=None,
            pada=PADA,
        )
    assert Bukti.objects.count() == 0


def test_an_upload_is_cut_soon_after_the_limit(rf: RequestFactory, settings: Settings) -> None:
    settings.BATAS_UKURAN_BUKTI = settings.BATAS_UKURAN_IMPOR = 100_000
    besar = SimpleUploadedFile("besar.pdf", contoh.PDF + b"0" * 5_000_000)
    kecil = SimpleUploadedFile("kecil.pdf", contoh.PDF)
    permintaan = rf.post("/", {"besar": besar, "kecil": kecil})
    ukuran = {nama: len(permintaan.FILES[nama].read()) for nama in ("besar", "kecil")}  # type: ignore[union-attr]
    permintaan.close()
    assert 100_000 < ukuran["besar"] < 250_000
    assert ukuran["kecil"] == len(contoh.PDF)
