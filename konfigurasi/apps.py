from django.apps import AppConfig


class KonfigurasiConfig(AppConfig):
    """The composition root is an app only to register its system checks."""

    name = "konfigurasi"
    verbose_name = "Konfigurasi"

    def ready(self) -> None:
        from konfigurasi import pemeriksaan  # noqa: F401  registers the checks
