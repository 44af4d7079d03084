from django.apps import AppConfig


class RBConfig(AppConfig):
    name = "rb"
    verbose_name = "Reformasi Birokrasi"
