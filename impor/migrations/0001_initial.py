import django.db.models.deletion
import django.utils.timezone
import impor.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PekerjaanImpor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=200, verbose_name='nama berkas')),
                ('berkas', models.FileField(upload_to=impor.models.letak_berkas, verbose_name='berkas')),
                ('ditolak', models.FileField(blank=True, upload_to=impor.models.letak_berkas, verbose_name='baris ditolak')),
                ('langkah', models.CharField(choices=[('periksa', 'memeriksa berkas'), ('simpan', 'menyimpan')], default='periksa', max_length=10, verbose_name='langkah')),
                ('status', models.CharField(choices=[('antre', 'Menunggu giliran'), ('berjalan', 'Berjalan'), ('siap', 'Menunggu konfirmasi'), ('selesai', 'Selesai'), ('gagal', 'Gagal'), ('batal', 'Dibatalkan')], default='antre', max_length=10, verbose_name='status')),
                ('persen', models.PositiveSmallIntegerField(default=0, verbose_name='persen')),
                ('pesan', models.TextField(blank=True, verbose_name='pesan')),
                ('ringkasan', models.JSONField(blank=True, default=dict, verbose_name='ringkasan')),
                ('sidik', models.CharField(blank=True, max_length=64, verbose_name='sidik')),
                ('lewati', models.BooleanField(default=False, verbose_name='lewati baris yang ditolak')),
                ('berlaku_sejak', models.DateField(blank=True, null=True, verbose_name='diingatkan sejak')),
                ('token', models.CharField(blank=True, max_length=32, verbose_name='token')),
                ('dibuat_pada', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dibuat pada')),
                ('denyut', models.DateTimeField(default=django.utils.timezone.now, verbose_name='denyut')),
                ('selesai_pada', models.DateTimeField(blank=True, null=True, verbose_name='selesai pada')),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pekerjaan_impor', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pekerjaan impor',
                'verbose_name_plural': 'pekerjaan impor',
                'ordering': ('-dibuat_pada', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('langkah__in', ['periksa', 'simpan'])), name='impor_langkah_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: memeriksa berkas, menyimpan.'), models.CheckConstraint(condition=models.Q(('status__in', ['antre', 'berjalan', 'siap', 'selesai', 'gagal', 'batal'])), name='impor_status_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: Menunggu giliran, Berjalan, Menunggu konfirmasi, Selesai, Gagal, Dibatalkan.'), models.CheckConstraint(condition=models.Q(('persen__lte', 100)), name='impor_persen_sah', violation_error_message='Persen kemajuan paling banyak 100.')],
            },
        ),
        migrations.CreateModel(
            name='BarisImpor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urut', models.PositiveIntegerField(verbose_name='urut')),
                ('lembar', models.CharField(max_length=40, verbose_name='lembar')),
                ('nomor', models.PositiveIntegerField(verbose_name='baris')),
                ('jenis', models.CharField(choices=[('baru', 'Baru'), ('ubah', 'Ubah'), ('sama', 'Sama'), ('ditolak', 'Ditolak')], max_length=10, verbose_name='jenis')),
                ('kunci', models.TextField(verbose_name='kunci')),
                ('sel', models.JSONField(blank=True, default=list, verbose_name='sel')),
                ('catatan', models.JSONField(blank=True, default=list, verbose_name='catatan')),
                ('berperingatan', models.BooleanField(default=False, verbose_name='berperingatan')),
                ('pekerjaan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='baris', to='impor.pekerjaanimpor')),
            ],
            options={
                'verbose_name': 'baris pratinjau',
                'verbose_name_plural': 'baris pratinjau',
                'ordering': ('urut',),
                'indexes': [models.Index(fields=['pekerjaan', 'urut'], name='impor_baris_urut'), models.Index(fields=['pekerjaan', 'jenis', 'urut'], name='impor_baris_jenis')],
                'constraints': [models.CheckConstraint(condition=models.Q(('jenis__in', ['baru', 'ubah', 'sama', 'ditolak'])), name='impor_jenis_sah', violation_error_message='Pilihan tidak dikenal. Pilih salah satu: Baru, Ubah, Sama, Ditolak.')],
            },
        ),
    ]
