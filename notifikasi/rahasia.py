"""Secrets of links: random, shown once, stored as a digest only."""

from __future__ import annotations

import hashlib
import secrets

PANJANG_BYTE = 32


def buat_rahasia() -> str:
    """Return 256 random bits, safe in an address."""
    return secrets.token_urlsafe(PANJANG_BYTE)


def sidik_rahasia(rahasia: str) -> str:
    """Return what is stored of a secret; the secret cannot be had back from it.

    A plain digest is enough: 256 random bits cannot be guessed, unlike a password.
    """
    return hashlib.sha256(rahasia.encode()).hexdigest()
