"""What the log may not hold: an address whose path is a secret opens its page to any reader."""

from __future__ import annotations

import logging
import re
from typing import Final

RAHASIA_JALUR: Final = re.compile(r"(/(?:luar|kalender)/)[\w-]{20,}")


def samarkan(teks: str) -> str:
    """Return the text with the secret of every signed address left out."""
    return RAHASIA_JALUR.sub(r"\1…", teks)


class SamarkanRahasia(logging.Filter):
    """Hide the secrets in what a record says; Django logs the path of a refused request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record and let it pass."""
        pesan = record.getMessage()
        bersih = samarkan(pesan)
        if bersih != pesan:
            record.msg, record.args = bersih, ()
        return True
