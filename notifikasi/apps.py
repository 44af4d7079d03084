from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NotifikasiConfig(AppConfig):
    """The room of reminders; its schedules are code, so migrate writes them."""

    name = "notifikasi"
    verbose_name = "Pemberitahuan"

    def ready(self) -> None:
        from akun.dasar import dengarkan
        from notifikasi.services import simak_penulisan
        from notifikasi.tasks import sinkronkan_jadwal

        dengarkan(simak_penulisan)
        post_migrate.connect(sinkronkan_jadwal, sender=self, dispatch_uid="notifikasi.jadwal")
