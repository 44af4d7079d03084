import akun.dasar
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('akun', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bukti',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('jenis', models.CharField(choices=[('berkas', 'Berkas'), ('tautan', 'Tautan'), ('naskah', 'Nomor naskah')], max_length=10, verbose_name='jenis')),
                ('nama', models.CharField(max_length=250, verbose_name='nama')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal bukti')),
                ('berkas', models.FileField(blank=True, max_length=200, upload_to='bukti', verbose_name='berkas')),
                ('tipe', models.CharField(blank=True, max_length=100, verbose_name='tipe isi')),
                ('ukuran', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='ukuran')),
                ('sha256', models.CharField(blank=True, db_index=True, max_length=64, verbose_name='SHA-256')),
                ('tautan', models.URLField(blank=True, max_length=500, verbose_name='tautan')),
                ('naskah', models.CharField(blank=True, max_length=250, verbose_name='nomor naskah')),
                ('diunggah_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bukti_diunggah', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bukti', to='akun.unitkerja')),
                ('versi_dari', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='versi_berikut', to='bukti.bukti')),
            ],
            options={
                'verbose_name': 'bukti dukung',
                'verbose_name_plural': 'bukti dukung',
                'ordering': ('-dibuat_pada', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['berkas', 'tautan', 'naskah'])), name='bukti_jenis_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: Berkas, Tautan, Nomor naskah.'), models.CheckConstraint(condition=models.Q(models.Q(('jenis', 'berkas'), ('naskah', ''), ('tautan', ''), models.Q(('berkas', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), models.Q(('berkas', ''), ('jenis', 'tautan'), ('naskah', ''), models.Q(('tautan', ''), _negated=True)), models.Q(('berkas', ''), ('jenis', 'naskah'), ('tautan', ''), models.Q(('naskah', ''), _negated=True)), _connector='OR'), name='bukti_isi_sesuai_jenis', violation_error_message='Bukti harus berisi tepat satu: berkas, tautan, atau nomor naskah.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalBukti',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default=akun.dasar.asal_kini, max_length=10, verbose_name='asal')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('jenis', models.CharField(choices=[('berkas', 'Berkas'), ('tautan', 'Tautan'), ('naskah', 'Nomor naskah')], max_length=10, verbose_name='jenis')),
                ('nama', models.CharField(max_length=250, verbose_name='nama')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal bukti')),
                ('berkas', models.TextField(blank=True, max_length=200, verbose_name='berkas')),
                ('tipe', models.CharField(blank=True, max_length=100, verbose_name='tipe isi')),
                ('ukuran', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='ukuran')),
                ('sha256', models.CharField(blank=True, db_index=True, max_length=64, verbose_name='SHA-256')),
                ('tautan', models.URLField(blank=True, max_length=500, verbose_name='tautan')),
                ('naskah', models.CharField(blank=True, max_length=250, verbose_name='nomor naskah')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('diunggah_oleh', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='akun.unitkerja')),
                ('versi_dari', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='bukti.bukti')),
            ],
            options={
                'verbose_name': 'historical bukti dukung',
                'verbose_name_plural': 'historical bukti dukung',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
