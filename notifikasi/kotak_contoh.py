"""The mail backend of the trial mode: keeps every mail for the page that shows the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.mail.backends.base import BaseEmailBackend

from notifikasi.models import SurelContoh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class KotakContoh(BaseEmailBackend):
    """Stores mails; nothing leaves the machine."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        SurelContoh.objects.bulk_create(
            SurelContoh(
                kepada=", ".join(surel.recipients())[:320],
                subjek=str(surel.subject)[:300],
                teks=str(surel.body),
                html=next((str(isi) for isi, tipe in _bagian(surel) if tipe == "text/html"), ""),
            )
            for surel in email_messages
        )
        return len(email_messages)


def _bagian(surel: EmailMessage) -> list[tuple[object, str]]:
    return list(getattr(surel, "alternatives", None) or [])
