import akun.dasar
import django.db.models.deletion
import django.utils.timezone
import laporan.models.laporan
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('akun', '0002_kunci_tugas'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalLaporanTriwulan',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default=akun.dasar.asal_kini, max_length=10, verbose_name='asal')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(verbose_name='triwulan')),
                ('status', models.CharField(choices=[('draf', 'Draf'), ('diperiksa', 'Diperiksa'), ('final', 'Final')], default='draf', max_length=10, verbose_name='status')),
                ('nomor', models.CharField(blank=True, max_length=40, verbose_name='nomor urut')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal nota dinas')),
                ('yth', models.CharField(blank=True, max_length=250, verbose_name='kepada Yth.')),
                ('rujukan', models.CharField(blank=True, max_length=300, verbose_name='surat permintaan')),
                ('jabatan', models.CharField(blank=True, max_length=250, verbose_name='jabatan penanda tangan')),
                ('penanda_tangan', models.CharField(blank=True, max_length=150, verbose_name='nama penanda tangan')),
                ('nomor_versi', models.PositiveSmallIntegerField(default=1, verbose_name='versi laporan')),
                ('alasan', models.TextField(blank=True, verbose_name='alasan')),
                ('perlu_ditinjau', models.BooleanField(default=False, verbose_name='perlu ditinjau')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='akun.unitkerja')),
            ],
            options={
                'verbose_name': 'historical laporan triwulan',
                'verbose_name_plural': 'historical laporan triwulan',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalPolaNomor',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asal', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default=akun.dasar.asal_kini, max_length=10, verbose_name='asal')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('pola', models.CharField(default='AK.03/{nomor}/{kode}/{bulan}/{tahun}', max_length=120, validators=[laporan.models.laporan.pola_sah], verbose_name='pola nomor')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='akun.unitkerja')),
            ],
            options={
                'verbose_name': 'historical pola nomor nota dinas',
                'verbose_name_plural': 'historical pola nomor nota dinas',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='LaporanTriwulan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('tahun', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('triwulan', models.PositiveSmallIntegerField(verbose_name='triwulan')),
                ('status', models.CharField(choices=[('draf', 'Draf'), ('diperiksa', 'Diperiksa'), ('final', 'Final')], default='draf', max_length=10, verbose_name='status')),
                ('nomor', models.CharField(blank=True, max_length=40, verbose_name='nomor urut')),
                ('tanggal', models.DateField(blank=True, null=True, verbose_name='tanggal nota dinas')),
                ('yth', models.CharField(blank=True, max_length=250, verbose_name='kepada Yth.')),
                ('rujukan', models.CharField(blank=True, max_length=300, verbose_name='surat permintaan')),
                ('jabatan', models.CharField(blank=True, max_length=250, verbose_name='jabatan penanda tangan')),
                ('penanda_tangan', models.CharField(blank=True, max_length=150, verbose_name='nama penanda tangan')),
                ('nomor_versi', models.PositiveSmallIntegerField(default=1, verbose_name='versi laporan')),
                ('alasan', models.TextField(blank=True, verbose_name='alasan')),
                ('perlu_ditinjau', models.BooleanField(default=False, verbose_name='perlu ditinjau')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='laporan_triwulan', to='akun.unitkerja')),
            ],
            options={
                'verbose_name': 'laporan triwulan',
                'verbose_name_plural': 'laporan triwulan',
                'ordering': ('-tahun', '-triwulan', 'unit'),
                'constraints': [models.CheckConstraint(condition=models.Q(('triwulan__gte', 1), ('triwulan__lte', 4)), name='laporan_triwulan_sah', violation_error_message='Triwulan harus 1 sampai 4.'), models.CheckConstraint(condition=models.Q(('status__in', ['draf', 'diperiksa', 'final'])), name='laporan_status_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: Draf, Diperiksa, Final.'), models.UniqueConstraint(fields=('unit', 'tahun', 'triwulan'), name='laporan_tunggal', violation_error_message='Laporan triwulan ini sudah ada.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'final'), _negated=True), ('tanggal__isnull', False), _connector='OR'), name='laporan_final_bertanggal', violation_error_message='Laporan final wajib bertanggal.'), models.CheckConstraint(condition=models.Q(('nomor_versi__gte', 1)), name='laporan_versi_sah', violation_error_message='Versi laporan harus mulai dari 1.')],
            },
        ),
        migrations.CreateModel(
            name='PolaNomor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diubah_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='diubah pada')),
                ('asal_data', models.CharField(choices=[('halaman', 'Halaman'), ('impor', 'Impor'), ('perintah', 'Baris perintah'), ('sistem', 'Sistem'), ('tautan', 'Tautan bertanda')], default='halaman', editable=False, max_length=10, verbose_name='asal data')),
                ('versi', models.PositiveIntegerField(default=1, editable=False, verbose_name='versi')),
                ('pola', models.CharField(default='AK.03/{nomor}/{kode}/{bulan}/{tahun}', max_length=120, validators=[laporan.models.laporan.pola_sah], verbose_name='pola nomor')),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pola_nomor', to='akun.unitkerja')),
            ],
            options={
                'verbose_name': 'pola nomor nota dinas',
                'verbose_name_plural': 'pola nomor nota dinas',
                'ordering': ('unit',),
            },
        ),
        migrations.CreateModel(
            name='VersiLaporan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor', models.PositiveSmallIntegerField(verbose_name='versi')),
                ('alasan', models.TextField(blank=True, verbose_name='alasan')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibuat pada')),
                ('dibuat_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('laporan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versi_final', to='laporan.laporantriwulan')),
            ],
            options={
                'verbose_name': 'versi laporan',
                'verbose_name_plural': 'versi laporan',
                'ordering': ('laporan', '-nomor'),
                'constraints': [models.UniqueConstraint(fields=('laporan', 'nomor'), name='laporan_versi_tunggal', violation_error_message='Versi laporan ini sudah ada.')],
            },
        ),
        migrations.CreateModel(
            name='BerkasLaporan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('json', 'JSON'), ('docx', 'Word'), ('pdf', 'PDF'), ('xlsx', 'Excel')], max_length=5, verbose_name='jenis')),
                ('berkas', models.FileField(max_length=200, upload_to='laporan', verbose_name='berkas')),
                ('ukuran', models.PositiveBigIntegerField(verbose_name='ukuran')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('versi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='berkas', to='laporan.versilaporan')),
            ],
            options={
                'verbose_name': 'berkas laporan',
                'verbose_name_plural': 'berkas laporan',
                'ordering': ('versi', 'jenis'),
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['json', 'docx', 'pdf', 'xlsx'])), name='laporan_berkas_jenis_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: JSON, Word, PDF, Excel.'), models.UniqueConstraint(fields=('versi', 'jenis'), name='laporan_berkas_tunggal', violation_error_message='Berkas versi ini sudah ada.')],
            },
        ),
    ]
