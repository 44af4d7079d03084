from django.apps import AppConfig


class TindakLanjutConfig(AppConfig):
    name = "tindaklanjut"
    verbose_name = "Tindak lanjut"
