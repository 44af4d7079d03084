"""The day since which nothing was heard, kept as a column, and the columns a person chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Coalesce, TruncDate

import inti.jam

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def isi_hari_dicatat(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Tasks of before were written down on the day of their row."""
    model = apps.get_model("tindaklanjut", "TindakLanjut")
    model.objects.using(schema_editor.connection.alias).update(dicatat_pada=TruncDate("dibuat_pada"))


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0002_kunci_tugas"),
        ("kinerja", "0001_initial"),
        ("tindaklanjut", "0003_butir_selagi_ditulis"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TampilanDaftar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kolom", models.JSONField(blank=True, default=list, verbose_name="kolom")),
                (
                    "pengguna",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tampilan_tindak_lanjut",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tampilan daftar",
                "verbose_name_plural": "tampilan daftar",
            },
        ),
        migrations.AddField(
            model_name="tindaklanjut",
            name="dicatat_pada",
            field=models.DateField(
                default=inti.jam.hari_ini, editable=False, verbose_name="dicatat pada"
            ),
        ),
        migrations.RunPython(isi_hari_dicatat, migrations.RunPython.noop),
        migrations.AddField(
            model_name="tindaklanjut",
            name="sunyi_sejak",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("kabar_terakhir", "dicatat_pada"),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddIndex(
            model_name="tindaklanjut",
            index=models.Index(
                condition=models.Q(("terbuka", True)),
                fields=["unit", "sunyi_sejak", "id"],
                name="tl_sunyi",
            ),
        ),
    ]
