from django.apps import AppConfig


class RenaksiConfig(AppConfig):
    name = "renaksi"
    verbose_name = "Rencana aksi"
