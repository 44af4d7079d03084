"""A mail server process for the tests that must not believe in a fake."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).with_name("server_surel.py")


@dataclass
class ServerSurel:
    """The process, where it listens and what it took in."""

    catatan: Path
    port: int = 0
    _proses: subprocess.Popen[str] | None = field(default=None, repr=False)

    def nyalakan(self, perilaku: str = "") -> None:
        """Start it (again), on the port of last time if there was one."""
        self.matikan()
        perintah = [sys.executable, str(PROGRAM), str(self.catatan), perilaku, str(self.port)]
        self._proses = subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True)  # noqa: S603
        assert self._proses.stdout is not None
        self.port = int(self._proses.stdout.readline())

    def matikan(self) -> None:
        """Kill it."""
        if self._proses is not None:
            self._proses.kill()
            self._proses.communicate()
            self._proses = None

    @property
    def diterima(self) -> list[dict[str, object]]:
        """Every mail it said or meant yes to."""
        if not self.catatan.exists():
            return []
        return [json.loads(b) for b in self.catatan.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def server_surel(tmp_path: Path) -> Iterator[ServerSurel]:
    """A mail server that is not running yet."""
    server = ServerSurel(tmp_path / "surel.jsonl")
    yield server
    server.matikan()
