"""Common formal Indonesian words: the yardstick for words that look mistyped."""

from __future__ import annotations

_ISI = """
administrasi akademik akselerasi aktivitas akuntabilitas akuntansi alokasi analisis anggaran
antarinstansi antarlembaga aparatur aplikasi apresiasi arahan asesmen asosiasi audiensi auditor
bantuan bencana berdasarkan berdampak berjalan berkaitan berkala berkelanjutan berkembang
berkoordinasi berkualitas berlangsung bermanfaat berpartisipasi berpotensi bersangkutan berupa
bimbingan birokrasi cakupan capaian catatan dampak daerah dilaksanakan dilakukan direktorat
direktur disampaikan diseminasi dokumen dukungan ekonomi ekosistem efektivitas efisiensi ekspor
energi evaluasi fasilitas fasilitasi finalisasi formulasi fungsional gambaran hambatan
harmonisasi hasilnya himpunan identifikasi implementasi indikator informasi infrastruktur
inovasi inspektorat instansi instruksi integrasi investasi kabupaten kapasitas karyawan
kebijakan kebutuhan kecamatan kegiatan kehutanan keputusan kerajinan kelautan kelembagaan
kelompok keluarga kemajuan kemampuan kementerian kemiskinan kemitraan kendala kepala kepatuhan
kependudukan kepuasan kerangka kesehatan kesejahteraan kesepakatan kesesuaian kesimpulan
ketahanan keterangan keterbatasan keterlambatan ketersediaan ketimpangan ketua keuangan
kewenangan kinerja kolaborasi komitmen kompetensi komponen komunikasi kondisi konferensi
konsultasi koordinasi koordinator kualitas kuantitas kuesioner kunjungan lampiran laporan
layanan lembaga lingkungan lingkup lokakarya masyarakat masukan matriks mekanisme melaksanakan
melakukan melalui melanjutkan melibatkan memantau memastikan memberikan membutuhkan memenuhi
memerlukan memfasilitasi memperhatikan memperkuat mempersiapkan mempertimbangkan menargetkan
mendapatkan mendorong mendukung menerima menerapkan menetapkan mengakibatkan mengalami mengatasi
mengawasi mengelola menggunakan menghadapi menghasilkan menghitung mengikuti mengoptimalkan
mengoordinasikan mengusulkan mengukur mengurangi menindaklanjuti meningkatkan menjalankan
menteri menunjukkan menurunkan menyampaikan menyasar menyatakan menyebabkan menyediakan
menyelenggarakan menyelesaikan menyepakati menyiapkan menyusun metode metodologi monitoring
narasumber narasi nasional operasional optimalisasi organisasi pagu paparan pariwisata
partisipasi pedoman pegawai pekerjaan pelabuhan pelaksana pelaksanaan pelaku pelanggaran
pelatihan pelayanan pelayaran pelindungan peluang pemanfaatan pemangku pemantauan pemberdayaan
pemberian pembahasan pembangunan pembelajaran pembentukan pemberitahuan pembiayaan pembinaan
pemenuhan pemerintah pemerintahan pemetaan pemulihan penanganan penandatanganan penanggulangan
pencapaian pendamping pendampingan pendapatan pendataan pendanaan pendekatan pendidikan
penelitian penerapan penerbitan penerimaan penetapan pengaduan pengadaan pengajuan pengawasan
pengelolaan pengembangan pengendalian penggunaan penghargaan penghitungan pengolahan pengukuran
pengurangan penguatan pengusulan peningkatan penilaian penjelasan penugasan penurunan penyaluran
penyampaian penyebab penyediaan penyelenggara penyelenggaraan penyelesaian penyempurnaan
penyerapan penyiapan penyuluhan penyusunan peraturan peralatan perawatan percepatan perdagangan
perekonomian perencanaan pergantian perguruan perhitungan perikanan perizinan perjanjian
perkantoran perkebunan perkembangan perlengkapan perlindungan permasalahan permintaan permohonan
pernyataan persentase persetujuan persiapan pertanahan pertanian pertemuan pertimbangan
pertumbuhan perubahan perumahan perumusan perusahaan peserta petunjuk posisi potensi prioritas
prosedur produk produksi produktivitas profesional program proporsi provinsi publikasi pusat
rancangan realisasi reformasi regulasi rehabilitasi rekapitulasi rekomendasi rekonsiliasi
rencana responden revitalisasi sarana sasaran sebagaimana sekretariat sekretaris selanjutnya
sengketa sertifikasi sinkronisasi sinergi situasi sosialisasi standar standardisasi statistik
strategis strategi struktur substansi sumber supervisi survei tantangan tanggapan teknologi
terdapat terhadap terlaksana terlaksananya tersebut tersedia tersusunnya tertentu terwujudnya
tindak tinjauan transformasi transparansi transportasi triwulan unggulan upaya validasi
verifikasi wilayah
"""
KOSAKATA = frozenset(_ISI.split())
"""Words that are right as they stand."""
