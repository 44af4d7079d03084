"""A real SMTP server in a process of its own, for tests: it refuses, delays and dies on request.

``python server_surel.py CATATAN [PERILAKU]`` prints its port and appends one JSON line per accepted
mail to CATATAN. What an address begins with decides: ``tolak`` is answered 550, ``tunda`` 451,
``lambat`` after ten seconds. PERILAKU ``mati`` takes the first mail in and dies without an answer,
``lamban`` takes two seconds for every mail.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING

from aiosmtpd.smtp import SMTP

if TYPE_CHECKING:
    from aiosmtpd.smtp import Envelope, Session


class Penangan:
    """Keeps what it accepts."""

    def __init__(self, catatan: Path, perilaku: str) -> None:
        self.catatan, self.perilaku = catatan, perilaku

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, opts: list[str]
    ) -> str:
        if address.startswith("tolak"):
            return "550 5.1.1 Alamat tidak dikenal"
        if address.startswith("tunda"):
            return "451 4.3.0 Coba lagi nanti"
        if address.startswith("lambat"):
            await asyncio.sleep(10)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.perilaku == "lamban":
            await asyncio.sleep(2)
        isi = envelope.content if isinstance(envelope.content, bytes) else b""
        surel = message_from_bytes(isi, policy=policy.default)
        baris = {
            "kepada": envelope.rcpt_tos,
            "id": surel["Message-ID"],
            "subjek": str(surel["Subject"]),
        }
        with self.catatan.open("a", encoding="utf-8") as berkas:
            berkas.write(json.dumps(baris) + "\n")
        if self.perilaku == "mati":
            os._exit(1)
        return "250 Diterima"


async def utama(catatan: Path, perilaku: str, port: int) -> None:
    """Serve until killed."""
    penangan = Penangan(catatan, perilaku)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(penangan, enable_SMTPUTF8=True), "127.0.0.1", port
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(
        utama(
            Path(sys.argv[1]),
            sys.argv[2] if len(sys.argv) > 2 else "",
            int(sys.argv[3]) if len(sys.argv) > 3 else 0,
        )
    )
