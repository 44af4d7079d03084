import akun.dasar
import django.db.models.deletion
import django.utils.timezone
import kinerja.bidang
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('kinerja', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HasilSurvei',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('triwulan', models.PositiveSmallIntegerField(verbose_name='triwulan')),
                ('n', models.PositiveIntegerField(verbose_name='responden')),
                ('berkas', models.CharField(blank=True, max_length=250, verbose_name='berkas')),
                ('iku', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='survei', to='kinerja.iku')),
            ],
            options={
                'verbose_name': 'hasil survei',
                'verbose_name_plural': 'hasil survei',
                'ordering': ('iku', 'triwulan'),
                'constraints': [models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='kinerja_survei_triwulan_sah', violation_error_message='Triwulan harus 1 sampai 4.'), models.UniqueConstraint(fields=('iku', 'triwulan'), name='kinerja_survei_tunggal', violation_error_message='Hasil survei triwulan ini sudah ada.'), models.CheckConstraint(condition=models.Q(('n__gte', 1)), name='kinerja_survei_berresponden', violation_error_message='Survei harus mempunyai sedikitnya satu responden.')],
            },
        ),
        migrations.CreateModel(
            name='ButirSurvei',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('nomor', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('nama', models.CharField(max_length=500, verbose_name='nama')),
                ('aspek', models.CharField(blank=True, max_length=200, verbose_name='aspek')),
                ('jumlah', kinerja.bidang.BidangAngka(decimal_places=6, max_digits=21, verbose_name='jumlah jawaban')),
                ('n', models.PositiveIntegerField(verbose_name='jawaban')),
                ('kosong', models.PositiveIntegerField(default=0, verbose_name='kosong')),
                ('hasil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='butir', to='kinerja.hasilsurvei')),
            ],
            options={
                'verbose_name': 'butir survei',
                'verbose_name_plural': 'butir survei',
                'ordering': ('hasil', 'nomor'),
                'constraints': [models.UniqueConstraint(fields=('hasil', 'nomor'), name='kinerja_butir_survei_tunggal', violation_error_message='Nomor butir ini sudah ada pada survei itu.'), models.CheckConstraint(condition=models.Q(('jumlah__gte', models.F('n'))), name='kinerja_butir_survei_jumlah', violation_error_message='Jumlah jawaban tidak boleh lebih kecil daripada banyaknya: nilai terkecil 1.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalButirSurvei',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default=akun.dasar.asal_kini, max_length=10, verbose_name='asal')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('nomor', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('nama', models.CharField(max_length=500, verbose_name='nama')),
                ('aspek', models.CharField(blank=True, max_length=200, verbose_name='aspek')),
                ('jumlah', kinerja.bidang.BidangAngka(decimal_places=6, max_digits=21, verbose_name='jumlah jawaban')),
                ('n', models.PositiveIntegerField(verbose_name='jawaban')),
                ('kosong', models.PositiveIntegerField(default=0, verbose_name='kosong')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('hasil', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='kinerja.hasilsurvei')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical butir survei',
                'verbose_name_plural': 'historical butir survei',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalHasilSurvei',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default=akun.dasar.asal_kini, max_length=10, verbose_name='asal')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('triwulan', models.PositiveSmallIntegerField(verbose_name='triwulan')),
                ('n', models.PositiveIntegerField(verbose_name='responden')),
                ('berkas', models.CharField(blank=True, max_length=250, verbose_name='berkas')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('iku', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='kinerja.iku')),
            ],
            options={
                'verbose_name': 'historical hasil survei',
                'verbose_name_plural': 'historical hasil survei',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
