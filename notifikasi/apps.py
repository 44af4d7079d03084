from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NotifikasiConfig(AppConfig):
    """The room of reminders; its schedules are code, so migrate writes them."""

    name = "notifikasi"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        from notifikasi.tasks import sinkronkan_jadwal

        post_migrate.connect(sinkronkan_jadwal, sender=self, dispatch_uid="notifikasi.jadwal")
