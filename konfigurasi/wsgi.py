"""WSGI entry point, served by granian; an unsafe production set-up is refused before it serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "konfigurasi.settings")
application = get_wsgi_application()

from konfigurasi.pemeriksaan import pastikan_aman  # noqa: E402  settings must be set up first

pastikan_aman()
