"""Views of this room: logging in, history, profile, people, units, teams, institutions."""

from akun.views.masuk import SANDI_CONTOH

__all__ = ["SANDI_CONTOH"]
