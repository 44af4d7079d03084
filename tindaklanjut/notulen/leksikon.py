"""Word lists of the reader of minutes.

Everything is lower case; callers compare with ``kata.lower()``. The lists name forms, not facts:
a party that is in no list is still found by its grammatical place (``pihak.py``, ``tata.py``).
"""

from __future__ import annotations

from typing import Final


def _kata(teks: str) -> frozenset[str]:
    return frozenset(teks.split())


# The first word of a name of an institution, a unit, a team or an office.
KEPALA_PIHAK: Final = _kata(
    """
    kementerian kemenko kementrian menteri menko wamen wamenko sesmenko sesmen lembaga badan dewan
    komisi komite direktorat ditjen dirjen dit ditjend direktur direksi biro karo kabiro deputi
    kedeputian sesdep asisten asdep keasdepan staf stafsus dinas disnaker pemerintah pemda pemprov
    pemkab pemkot pemdes sekretariat sekretaris sesditjen setjen sekjen setda sekda setkab
    setneg inspektorat itjen irjen pusat kapus pusdatin pusdatik pusdiklat pusbang balai bbplk
    bbpvp bpvp blk bidang kabid bagian kabag subbag subbagian kasubbag subdit subdirektorat
    kasubdit seksi kasi kepala kakanwil kanwil kantor ketua wakil koordinator subkoordinator tim
    pokja kelompok satgas satuan gugus panitia otoritas ojk universitas politeknik institut
    sekolah akademi pt cv pt. cv. perum perumda persero perusda bumn bumd bank himbara asosiasi
    serikat konfederasi federasi forum konsorsium perkumpulan perhimpunan himpunan yayasan
    ikatan gabungan kamar gubernur bupati walikota wali camat lurah kejaksaan kejagung kepolisian
    polri polda polres tni mabes korlantas lantas unit upt uptd lsp lpk ppk kpa bendahara
    kuasa pejabat manajemen bppd tpid tppid tpkad imigrasi bea kedutaan kbri kjri konsulat
    perwakilan atase delegasi redaksi humas protokol sespri ajudan analis perencana notulis
    arsiparis pranata divisi departemen cabang penyuluh fakultas rektor dekan prodi jurusan
    laboratorium puslit pengadilan mahkamah kelurahan kecamatan desa provinsi pemegang
    administrator pihak kedubes kemitraan sektretariat sekertariat satker polsek kodam koramil
    """
)

# Short names that stand alone.
SINGKATAN_PIHAK: Final = _kata(
    """
    danantara bappenas bappeda bappebti bps bpjs bpjstk bpjs-tk bpjsketenagakerjaan bpjskes bkn
    bnsp bkpm
    bkf djp djbc dja djpk djpb djkn djppr bpkp bpk bpom bpn bpdp bpdpks bp2mi kp2mi p2mi bgn bapanas
    bulog bumn bumd lan anri lkpp lnsw insw lpdp lps bi ojk kppu kppi kadi kadin apindo hipmi
    hippindo gapki gapkindo gaikindo gapensi gapmmi aprindo aprisindo api asita phri ipi
    iperindo perhapi kspi kspsi sbsi pln pgn pertamina kai kci kcic ptpn telkom pelni asdp angkasa
    pelindo antam inalum mind garuda citilink himbara bri bni btn mandiri bsi taspen asabri
    polri tni kpk kejagung ma mk dpr dpd dprd mpr ksp setkab setneg setwapres lemhannas wantannas
    bssn basarnas bnpb bpbd bmkg brin batan lapan lipi bapeten bphn bpip bnn bnpt bpob bpiw bpjt
    bptj dukcapil korlantas jasamarga itb ui ugm its ipb unpad undip unair unhas usu uin ut
    ilo iom adb undp unido unicef unesco fao ifc jica giz dfat oecd worldbank imf aseansec
    kemenko kemenkoekon kemenkoperekonomian ekon atr/bpn atr esdm pupr kemenpupr kemenpu panrb
    kemenpanrb menpanrb menpan kominfo komdigi kkp klhk klh bp tapera bptapera smelting inaca
    organda
    gpei gpmt pinsar gappri gappi akumindo hkti apkasindo aspekpir samade ksbsi sarbumusi
    dtkn dekopin apeksi apkasi appsi djka djpl djpu hubla hubdar hubud djbk binapenta
    binwasnaker binalattas phi phijamsos itjen setjen pusdatin pusdatik tnp2k
    tnbbb tpip tpid ltkl rspo ispo bpdlh indonesia-eximbank lpei jamkrindo askrindo skk migas
    sucofindo surveyor gojek grab maxim shopee tokopedia k/l kl kemendagri kumham
    """
)

# Capital abbreviations that name a thing, so never a party by form.
BUKAN_PIHAK: Final = _kata(
    """
    phk thr bhr jkp jht jkk jkm jp bsu bpu ppu pbi cpo pko ffb tbs sop sk st se nd tor kak rab rka
    rkakl dipa pok pnbp ppn pph dtp apbn apbd dak dau dbh uu pp perpres permen inpres keppres
    kepmen kepmenko permenaker permendagri permendag permenperin rpp ruu rperpres rpermen ump umk
    ums umsk khl tpak tpt iku ikk rb pk renja renstra rkp rpjmn rpjmd sdm tka pmi cpmi umkm ikm
    kur kek psn mbg sppg slhs kpm pkh bansos bpnt bev ev phev spklu kblbb hgbt rdkk e-rdkk kkpr
    pkkprl rkab rkl rpl amdal nik nib oss api faq fgd rdp hs tw wfa wfh wfo asn pns pppk ktp
    sni skkni kkni tkdn esg epc ai it ict lpg lng bbm ebt plts pltu pltp npl sphp het hpp pdb pdrb
    ihk gdp covid crm dtks dtsen url vpn zoom pdf ppt excel word wa email wib wita wit rapat
    rakor ratas rakornas rakorda monev lk spj sppd bmn bast mou pks loa nda tmt usd idr rp
    ketua/anggota rtl tl ok ceo pic pj no q a cc ntp iup iupk wiup ppks tppo smk sma smp sd pt/ptn
    kris ina-cbgs jkn cng bioetanol b40 b50 e5 e10 sawit pmk pmn kssk kpbu vgf plb klik kite
    tw1 tw2 tw3 tw4 ii iii iv vi vii viii ix xi xii nomor ham
    """
)

# Groups of people and bodies that are written without capitals.
PERAN: Final = _kata(
    """
    pemerintah pemda kementerian kementerian/lembaga lembaga k/l instansi dinas daerah provinsi
    kabupaten kabupaten/kota pemprov/pemkab tim satgas pokja sekretariat pengelola penyelenggara
    pelaksana pengusul pengusaha perusahaan industri asosiasi serikat mitra vendor penyedia
    kontraktor konsultan panitia peserta anggota narasumber moderator notulis operator admin
    bendahara perbankan bank perguruan universitas kampus sekolah yayasan koperasi pengurus
    pelaku produsen distributor importir eksportir investor pengembang maskapai surveyor pemasok
    badan bumn bumd balai unit bidang bagian biro seksi asdep deputi direktorat ditjen pimpinan
    ketua koordinator sekretaris staf pegawai pejabat penanggung pemilik pemegang pemohon
    penerima pemrakarsa kurator jajaran semua seluruh gubernur bupati walikota kepala camat lurah
    petugas penyuluh
    pendamping fasilitator instruktur inspektur pengawas auditor eselon satker kanwil upt
    rekan-rekan teman-teman rekan teman masing-masing perwakilan stakeholder stakeholders
    """
)
# Of these, the ones that name nobody in particular even with a capital: "Pemerintah akan …".
KELAS: Final = _kata(
    """
    pemerintah kementerian kementerian/lembaga lembaga instansi dinas daerah provinsi kabupaten
    kabupaten/kota perusahaan industri asosiasi serikat pengusaha peserta perbankan perguruan
    universitas kampus sekolah koperasi pelaku produsen distributor importir eksportir investor
    pengembang maskapai badan petugas anggota penerima pemohon pemegang semua seluruh
    """
)
KUANTOR: Final = _kata(
    "seluruh semua setiap tiap masing-masing para segenap kedua ketiga beberapa jajaran perwakilan"
)
SAPAAN: Final = _kata(
    "pak bu bapak ibu sdr sdr. sdri sdri. saudara saudari mas mbak bang kang prof dr"
)
# Words that stand for the writer or the reader; they name nobody.
KATA_GANTI: Final = _kata(
    """
    kami kita saya anda dia ia mereka beliau saudara bapak ibu bapak/ibu pihaknya kami/kita
    masing-masing rapat forum pertemuan kegiatan notula notulen yang tersebut dimaksud
    """
)
# A cell that says nobody.
KOSONG: Final = _kata("- -- — – … ... . n/a na nihil kosong tbd tba ? _ belum menyusul x none null")

# A noun with one of these as its first word is a thing, whatever follows.
BENDA: Final = _kata(
    """
    data draf draft surat laporan program kebijakan kegiatan rapat anggaran aplikasi sistem
    regulasi dokumen hasil jumlah angka target kuota harga stok biaya proses mekanisme skema
    usulan masukan bahan materi paparan hal isu kendala masalah substansi naskah pasal ayat bab
    lampiran matriks daftar jadwal agenda undangan notula notulen risalah nota memo peta dasbor
    dashboard website portal data-data informasi dana pagu tarif insentif izin perizinan
    realisasi capaian kinerja indikator iku renaksi capaian sertifikat standar pedoman juknis
    juklak sop kajian studi survei analisis evaluasi monitoring koordinasi sinkronisasi
    sosialisasi pelatihan pemagangan bantuan dukungan kerja kerjasama kolaborasi strategi arah
    visi misi tujuan manfaat dampak risiko potensi peluang tantangan solusi opsi alternatif
    langkah upaya tindak rencana rancangan revisi perubahan penyesuaian poin butir catatan
    keputusan kesimpulan rekomendasi arahan saran pertanyaan jawaban waktu tanggal tempat lokasi
    acara rundown konsumsi ruang link tautan zoom berkas file folder formulir kuesioner sampel
    responden metode metodologi definisi konsep nilai indeks persentase pertumbuhan inflasi impor
    ekspor investasi produksi konsumsi pasokan kebutuhan ketersediaan penyaluran distribusi
    infrastruktur jalan pelabuhan bandara lahan gedung alat mesin barang jasa produk komoditas
    sektor pasar ekonomi hilirisasi transformasi digitalisasi reformasi percepatan penguatan
    peningkatan topik tema judul ekosistem kondisi situasi perkembangan progres status periode
    triwulan semester tahun bulan minggu hari pukul event pameran kunjungan perjalanan
    selanjutnya berikutnya untuk terkait dalam dengan pada agar guna demi terhadap atas dari
    sikap posisi kronologi fokus prioritas pesan kunci syarat intinya note penting urgent
    reminder pertimbangan
    ke di oleh bahwa karena sehingga maka jika apabila ini itu tersebut hal-hal ada adanya
    """
)

# Reporting: the speaker tells, nobody is asked to do anything.
VERBA_LAPOR: Final = _kata(
    """
    menyampaikan melaporkan menjelaskan memaparkan menyatakan menyebutkan mengungkapkan
    menginformasikan menerangkan menguraikan menambahkan mengatakan mempresentasikan menilai
    berpendapat berpandangan mencatat menyoroti menggarisbawahi mempertanyakan menanyakan
    menanggapi mengakui mengklaim memahami menyadari melihat mengingatkan menegaskan menekankan
    mengusulkan menyarankan berharap mengharapkan menginginkan memandang mengeluhkan menyambut
    mengapresiasi menyetujui mendukung sepakat menerima merespons merespon membenarkan
    menyinggung mengemukakan menggambarkan menampilkan mengonfirmasi mengkonfirmasi memberikan
    menyimak mendengarkan meminta mengharap menyayangkan membuka menutup memimpin menghadiri
    mengikuti
    """
)
# The subset that carries an opinion or a wish of the speaker.
VERBA_PENDAPAT: Final = _kata(
    """
    menilai berpendapat berpandangan menyoroti mempertanyakan menanyakan mengusulkan menyarankan
    berharap mengharapkan menginginkan memandang mengeluhkan menyambut mengapresiasi mengakui
    menyebutkan menjelaskan memaparkan menerangkan menguraikan mengatakan mengungkapkan
    menginformasikan menanggapi mencatat mengemukakan mengklaim menyinggung mengharap melihat
    menyadari memahami membenarkan menyayangkan
    """
)
# The subset that never tells what its subject is to do.
VERBA_LAPOR_MURNI: Final = _kata(
    """
    menyatakan menyebutkan menjelaskan menilai berpendapat berpandangan mencatat menyoroti
    menggarisbawahi mempertanyakan menanyakan mengakui mengklaim memahami menyadari melihat
    mengingatkan menegaskan menekankan berharap mengharapkan menginginkan memandang mengeluhkan
    menyambut mengapresiasi mengungkapkan menginformasikan menerangkan menguraikan menambahkan
    mengatakan mengemukakan menggambarkan menyinggung membenarkan merespons menyayangkan
    menghadiri mendukung menyetujui sepakat menyimak mendengarkan menerima
    """
)
# States and effects: true or false after the meeting, but not done by anybody.
VERBA_STATIS: Final = _kata(
    """
    menjadi merupakan memiliki mempunyai mencapai meningkat menurun mengalami mendapat
    mendapatkan memperoleh memerlukan membutuhkan menimbulkan menyebabkan mengakibatkan
    memengaruhi mempengaruhi menghadapi menunjukkan menghasilkan menyerap mencakup memuat meliputi
    terdiri mengacu merujuk membaik memburuk melemah menguat melambat mengandung menempati
    membawahi memegang membidangi mengampu mewakili menandakan mencerminkan menggambarkan
    mengindikasikan
    menyepakati menyetujui melebihi bergantung menyumbang menopang memicu membebani
    menghambat
    """
)
# What a party promises to hand over; enough for "akan" to be a commitment.
VERBA_SERAH: Final = _kata(
    """
    menyampaikan mengirim mengirimkan menyusun menyiapkan mempersiapkan melengkapi menindaklanjuti
    memperbaiki berkoordinasi mengoordinasikan mengkoordinasikan memfasilitasi mengundang
    menjadwalkan menyurati bersurat membahas mengumpulkan memverifikasi memvalidasi mengkaji
    mengecek memeriksa memastikan melaporkan menyelesaikan menuntaskan menyerahkan membagikan
    mengajukan menerbitkan merevisi memutakhirkan memperbarui menghitung memetakan
    menginventarisasi mengidentifikasi mengonsolidasikan mengkonsolidasikan mengompilasi
    menghimpun merekapitulasi merekap mereviu mereview menelaah mencermati mempelajari
    menugaskan menunjuk membentuk menetapkan mengunggah mengedarkan mendistribusikan
    menyebarkan menyosialisasikan mensosialisasikan memaparkan mempresentasikan
    mengonfirmasi mengkonfirmasi menyelenggarakan mengadakan melakukan melaksanakan
    menyediakan memberikan membuat merumuskan memformulasikan memproses mengagendakan
    berkonsultasi berdiskusi bertemu berkomunikasi menghubungi memberi memasukkan menginput
    menandatangani mengharmonisasikan mengharmonisasi mendalami menganalisis menyinkronkan
    menyelaraskan mencari mengupayakan mengusulkan memperhitungkan mendorong mengawal
    memantau memonitor mengevaluasi menyempurnakan menyesuaikan mengintegrasikan membuka
    menyalurkan mengawasi menindak menjaga melatih memperketat mempercepat memutuskan menginput
    memimpin merapikan merampungkan memfinalkan memfinalisasi merilis mempublikasikan
    mengumumkan menggelar menyewa memesan mencetak mengolah menghadirkan menjemput menyetor
    """
)

# Verbs that even without a word of will are an errand ("Kadin menyiapkan …"), not a description.
VERBA_TUGAS: Final = _kata(
    """
    menyiapkan mempersiapkan menyusun melengkapi mengirim mengirimkan menyurati bersurat mengecek
    merapikan
    mengundang menjadwalkan menindaklanjuti menghubungi memperbarui memutakhirkan mengumpulkan
    menyerahkan mengajukan merevisi menyelesaikan mengoordinasikan mengkoordinasikan memfinalkan
    memfinalisasi berkoordinasi memastikan mengompilasi merekap merekapitulasi mengonsolidasikan
    mereviu mereview menelaah membagikan mengedarkan memperbaiki menyempurnakan memverifikasi
    memvalidasi mengagendakan menuntaskan merampungkan menginventarisasi
    kirim susun siapkan lengkapi cek undang buat bikin update follow kaji susun bagikan share
    konfirmasi koordinasi koordinasikan jadwalkan finalkan finalisasi sampaikan rapikan
    """
)

# "ber-" words that are actions; the prefix alone says too little.
VERBA_BER: Final = _kata(
    """
    berkoordinasi berkonsultasi berkomunikasi bersurat bekerja bekerjasama bertemu berdiskusi
    berpartisipasi berkontribusi bersinergi berkirim bertugas bertanggung berkolaborasi
    berkomitmen berbagi
    """
)
# "me-" words that are no verbs.
BUKAN_VERBA_ME: Final = _kata(
    """
    menteri menko mereka meja mesin media medis medan mei mekanisme melalui mengenai menurut
    menuju metode metodologi merek merah metrologi menara mental menit melayu mebel meter mega
    memo memang mengapa menjelang meski meskipun mestinya menengah mendatang memadai medsos
    meeting megawatt melainkan menerus mentor mesir meksiko merdeka merak merauke metro
    mentan mendag menkeu menaker menperin menpar mendagri menkes menhub mensos menpan menpanrb
    mentah mencukupi menyeluruh mendalam mengikat mendesak menetap mengingat menimbang memoranda
    medical member member-get membership memorandum mendasar merata mewah menarik
    mensesneg menlu menhan menpora menkop menkum mendikdasmen menbud mentrans mendes menkomdigi
    """
)
# "di-" words that are no passives.
BUKAN_VERBA_DI: Final = _kata(
    """
    ditjen ditjend dinas direktur direktorat direksi dirjen disiplin digital digitalisasi dialog
    diklat dimana
    disnaker distribusi distributor divisi diskusi diskon dividen disabilitas diversifikasi
    dimensi dinamika diagram diaspora diplomat diplomasi dirut disparitas disrupsi distrik dikti
    dinamis disperindag disdik diantara diantaranya dimaksud diatas dibawah direct director
    diluar didalam dibanding dibandingkan dirinya difabel diesel disdukcapil disbudpar disbun
    distan dishub dinkes dinsos disporapar dispar diskominfo diskop disposisi
    """
)
# Bare verbs of telegraphic notes and imperatives.
VERBA_DASAR: Final = _kata(
    """
    kirim susun buat bikin undang cek update finalkan follow fu fup tindaklanjuti hubungi review
    reviu surati lengkapi perbarui perbaiki input unggah upload share bagikan hitung petakan rekap
    revisi tunjuk bentuk pantau monitor kaji bahas dorong percepat perkuat tingkatkan jaga tambah
    pesan booking bayar koordinasi koordinasikan jadwalkan siapkan siapin ajukan usulkan minta
    mintakan kumpulkan kumpul cetak print rapikan tetapkan terbitkan selesaikan tuntaskan ikuti
    awasi kunjungi pelajari cermati sepakati pastikan sampaikan laporkan konfirmasi konfirm
    sosialisasikan gunakan manfaatkan identifikasi inventarisasi olah susunkan tandatangani
    tanda tandatangan teken ttd proses arsipkan kontak telepon telpon email sebar sebarkan
    edarkan tutup buka ambil antar
    serahkan setor isi cari carikan bantu kawal dampingi evaluasi verifikasi validasi finalisasi
    sinkronkan sinkronisasi harmonisasi rekonsiliasi analisis lanjutkan hentikan batasi prioritaskan
    optimalkan integrasikan segerakan pindahkan lapor paparkan presentasikan survei rumuskan
    prepare submit send finalize check draft schedule share coordinate compile lakukan hindari
    tolong mohon harap cros-cek crosscheck cek-ulang tentukan pilih kembangkan bangun
    perhatikan utamakan sederhanakan tertibkan fasilitasi perluas perketat permudah berikan beri
    draf draft konsep urus handle koordinir siapin pegang cover scan foto fotokopi ketik tulis
    rekam backup kasih
    bawa tanya tanyakan teruskan bersurat
    benahi genjot gencarkan
    """
)
BUKAN_DASAR_KAN: Final = _kata(
    """
    masukan tindakan gerakan pasokan lonjakan rekan pekan bukan akan ikan makan bahkan sedangkan
    melainkan silakan silahkan berdasarkan merupakan diharapkan cetakan sebutkan perbankan kerukan
    ledakan goncangan landasan ancangan sekan catatkan rekan-rekan lapangkan asalkan biarkan
    """
)
# Nouns in pe-…-an that are no action.
BUKAN_NOMINA_AKSI: Final = _kata(
    """
    perusahaan pertanian perdagangan perindustrian perhubungan pemerintahan pendidikan peraturan
    permasalahan pekerjaan perbankan perikanan perkebunan pertambangan perekonomian pertumbuhan
    persaingan perbedaan perkembangan peran pelabuhan penurunan peranan perumahan pertahanan
    perkantoran pendapatan penghasilan pengeluaran peluang perlambatan penyebab peningkatan
    permukiman pemukiman perempuan pedesaan perdesaan perkotaan penerbangan pelayaran pengalaman
    penduduk penumpang pegawai pekan perjanjian pengetahuan pemahaman pernyataan pertanyaan
    peternakan perhutanan kehutanan pesanan perasuransian persyaratan perkara perairan pariwisata
    """
)
NOMINA_AKSI: Final = _kata(
    """
    rapat survei reviu review update follow koordinasi finalisasi sosialisasi verifikasi validasi
    evaluasi rekonsiliasi sinkronisasi harmonisasi publikasi inspeksi inventarisasi identifikasi
    konsolidasi konfirmasi monitoring monev revisi audiensi kunjungan kajian telaah uji fgd
    workshop pelatihan bimtek diseminasi integrasi migrasi kompilasi rekapitulasi klarifikasi
    optimalisasi akselerasi usulan permintaan undangan draf surat bahan data laporan daftar
    mapping drafting cleansing fix confirm matriks jadwal proposal materi paparan notula nota
    undangan rekap dokumen tindak
    """
)

# Words between a subject and its verb that change nothing.
KETERANGAN: Final = _kata(
    """
    segera juga dapat tetap terus kembali lebih turut ikut bersama-sama sgr langsung bisa mulai
    secara kiranya sekiranya bersama selalu terlebih dahulu untuk agar supaya aktif proaktif
    bantu membantu paling senantiasa dengan lanjut serius rutin berkala intensif cepat hendak
    nantinya nanti selanjutnya kemudian dimohon mohon tolong harap diminta utk u/ agr spy dpt
    """
)
# Before the verb they say that it is over, running, or denied.
PERFEKTIF: Final = _kata(
    "jangan janganlah tdk gak nggak tak telah sudah sdh tlh pernah usai sedang tengah masih "
    "belum blm tidak "
    "bukan baru"
)
PERNAH_SELESAI: Final = _kata("telah sudah sdh tlh pernah usai")

ISYARAT_KUAT: Final = _kata(
    """
    agar supaya hendaknya diminta dimohon ditugaskan ditugasi diinstruksikan diarahkan
    diperintahkan ditunjuk diamanatkan disarankan direkomendasikan didorong diimbau dihimbau
    mohon harap tolong berkewajiban bertugas bertanggung bersedia menyanggupi sanggup berkomitmen
    diwajibkan dihimbau agr spy dmohon berkenan diberi diberikan sepakat bersepakat
    berjanji janji menjanjikan
    """
)
ISYARAT_LEMAH: Final = _kata(
    "akan bakal bakalan mau perlu harus wajib diharapkan dapat siap bisa hrs prlu to"
)
SINGKATAN_TITIK: Final = _kata(
    """
    c.q s.d a.n u.p a.l dll dsb dst no dr ir prof sdr sdri tgl plt plh jl rp hlm kab prov dit kem
    bpk pt cv tbk vs drs dra h hj st sh se mm msi spt ttg dgn kpd yg utk dsb lt gd kav telp fax
    jan feb mar apr jun jul agu agt ags sep sept okt nov des ket ps pasal op ub bu sbb max maks min
    """
)
