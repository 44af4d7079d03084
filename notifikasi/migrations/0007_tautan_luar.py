import django.db.models.deletion
import django.utils.timezone
import notifikasi.models.luar
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0002_kunci_tugas'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('notifikasi', '0006_tautan_umpan'),
    ]

    operations = [
        migrations.CreateModel(
            name='TautanLuar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sidik', models.CharField(max_length=64, unique=True, verbose_name='sidik')),
                ('sasaran_jenis', models.CharField(max_length=40, verbose_name='jenis sasaran')),
                ('sasaran_id', models.PositiveBigIntegerField(verbose_name='sasaran')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibuat pada')),
                ('berlaku_sampai', models.DateTimeField(verbose_name='berlaku sampai')),
                ('dicabut_pada', models.DateTimeField(blank=True, null=True, verbose_name='dicabut pada')),
                ('narahubung', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tautan', to='akun.narahubung')),
            ],
            options={
                'verbose_name': 'tautan luar',
                'verbose_name_plural': 'tautan luar',
                'indexes': [models.Index(fields=['sasaran_jenis', 'sasaran_id'], name='notifikasi_tautan_sasaran')],
                'constraints': [models.CheckConstraint(condition=models.Q(('berlaku_sampai__gt', models.F('dibuat_pada'))), name='notifikasi_tautan_rentang', violation_error_message='Tautan harus berlaku sampai sesudah dibuat.')],
            },
        ),
        migrations.CreateModel(
            name='KirimanLuar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tanggal', models.DateField(verbose_name='tanggal')),
                ('teks', models.TextField(blank=True, verbose_name='perkembangan')),
                ('dijanjikan', models.DateField(blank=True, null=True, verbose_name='tanggal yang dijanjikan')),
                ('berkas', models.FileField(blank=True, upload_to=notifikasi.models.luar.tempat_karantina, verbose_name='berkas')),
                ('nama_berkas', models.CharField(blank=True, max_length=200, verbose_name='nama berkas')),
                ('ukuran', models.PositiveIntegerField(default=0, verbose_name='ukuran')),
                ('status', models.CharField(choices=[('menunggu', 'Menunggu'), ('diterima', 'Diterima'), ('ditolak', 'Ditolak')], default='menunggu', max_length=10, verbose_name='status')),
                ('alasan', models.TextField(blank=True, verbose_name='alasan')),
                ('diputus_pada', models.DateField(blank=True, null=True, verbose_name='diputus pada')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='dibuat pada')),
                ('diputus_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('tautan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kiriman', to='notifikasi.tautanluar')),
            ],
            options={
                'verbose_name': 'kiriman luar',
                'verbose_name_plural': 'kiriman luar',
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['menunggu', 'diterima', 'ditolak'])), name='notifikasi_kiriman_status_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: Menunggu, Diterima, Ditolak.'), models.CheckConstraint(condition=models.Q(models.Q(('teks', ''), _negated=True), ('dijanjikan__isnull', False), models.Q(('nama_berkas', ''), _negated=True), _connector='OR'), name='notifikasi_kiriman_berisi', violation_error_message='Kiriman harus berisi perkembangan, berkas, atau tanggal yang dijanjikan.'), models.CheckConstraint(condition=models.Q(('alasan', ''), ('status', 'ditolak'), _negated=True), name='notifikasi_kiriman_ditolak_beralasan', violation_error_message='Kiriman yang ditolak wajib beralasan.')],
            },
        ),
    ]
