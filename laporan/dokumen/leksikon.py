"""Spelling of office Indonesian: words that are often written wrong, in any office.

The right-hand side follows KBBI. Nothing here belongs to one report or one institution.
"""

from __future__ import annotations

import re

_SALAH = """
presentase=persentase prosentase=persentase analisa=analisis aktifitas=aktivitas
efektifitas=efektivitas produktifitas=produktivitas kreatifitas=kreativitas obyek=objek
obyektif=objektif subyek=subjek resiko=risiko beresiko=berisiko ijin=izin perijinan=perizinan
kwalitas=kualitas kwantitas=kuantitas kwartal=kuartal jaman=zaman tehnis=teknis
tehnologi=teknologi tehnik=teknik metoda=metode sistim=sistem sistimatis=sistematis
sistimatika=sistematika komplit=komplet konkrit=konkret kongkrit=konkret
standarisasi=standardisasi standarisir=standar legalisir=legalisasi koordinir=mengoordinasi
mengkoordinasikan=mengoordinasikan mengkoordinir=mengoordinasi
mensosialisasikan=menyosialisasikan mensinkronkan=menyinkronkan mensinkronisasi=menyinkronisasi
mensukseskan=menyukseskan mempengaruhi=memengaruhi mempedomani=memedomani merubah=mengubah
dirubah=diubah mengkomunikasikan=mengomunikasikan mengkonsultasikan=mengonsultasikan
mengkonfirmasi=mengonfirmasi mengkonversi=mengonversi mengkoreksi=mengoreksi
mensupport=mendukung mentargetkan=menargetkan mentaati=menaati menterjemahkan=menerjemahkan
bekerjasama=bekerja\u00a0sama kerjasama=kerja\u00a0sama tandatangan=tanda\u00a0tangan
ditandatangan=ditandatangani tanggungjawab=tanggung\u00a0jawab
bertanggungjawab=bertanggung\u00a0jawab penanggungjawab=penanggung\u00a0jawab
terimakasih=terima\u00a0kasih orangtua=orang\u00a0tua rumahsakit=rumah\u00a0sakit
diantaranya=di\u00a0antaranya diantara=di\u00a0antara dimana=di\u00a0mana didalam=di\u00a0dalam
diluar=di\u00a0luar diatas=di\u00a0atas dibawah=di\u00a0bawah disamping=di\u00a0samping
didepan=di\u00a0depan disana=di\u00a0sana disini=di\u00a0sini kedalam=ke\u00a0dalam
kedepan=ke\u00a0depan kedepannya=ke\u00a0depannya kesini=ke\u00a0sini keatas=ke\u00a0atas
kebawah=ke\u00a0bawah perduli=peduli antarlain=antara\u00a0lain sbb=sebagai\u00a0berikut
praktek=praktik apotik=apotek berkerja=bekerja belerja=bekerja bekeja=bekerja pekejaan=pekerjaan
belaja=belanja angaran=anggaran anggran=anggaran kegitan=kegiatan kegaitan=kegiatan
pelaksaan=pelaksanaan pelaksanan=pelaksanaan palaksanaan=pelaksanaan pelaksanaa=pelaksanaan
kordinasi=koordinasi koordiansi=koordinasi koordinsi=koordinasi kordinator=koordinator
sinkroniasi=sinkronisasi singkronisasi=sinkronisasi sinkronsasi=sinkronisasi
monitoing=monitoring evalusi=evaluasi evaluai=evaluasi implementsi=implementasi
realiasi=realisasi realisai=realisasi capain=capaian capian=capaian kinrja=kinerja
kinreja=kinerja trwiulan=triwulan triwulann=triwulan tirwulan=triwulan rekomendsi=rekomendasi
rekomedasi=rekomendasi indikatior=indikator indkator=indikator perjanjan=perjanjian
penyusuan=penyusunan penyusnan=penyusunan pemanfatan=pemanfaatan pencapain=pencapaian
pemenuhn=pemenuhan dokumn=dokumen laporn=laporan mentri=menteri kementrian=kementerian
kementrerian=kementerian lembga=lembaga pemerintahn=pemerintah propinsi=provinsi
kabupatan=kabupaten kotamadya=kota nopember=November pebruari=Februari jum'at=Jumat
konfrensi=konferensi konperensi=konferensi audensi=audiensi sosialiasi=sosialisasi
desiminasi=diseminasi pasilitasi=fasilitasi sertipikat=sertifikat sertifikt=sertifikat
jadual=jadwal hutang=utang himbauan=imbauan menghimbau=mengimbau dihimbau=diimbau
hakekat=hakikat nasehat=nasihat sekedar=sekadar silahkan=silakan trampil=terampil
ketrampilan=keterampilan trilyun=triliun milyar=miliar tranportasi=transportasi
transpotasi=transportasi transparasi=transparansi akuntabiltas=akuntabilitas rapot=rapor
inventarisir=inventarisasi diinventarisir=diinventarisasi proaktif=proaktif kwitansi=kuitansi
nampak=tampak bertangung=bertanggung tangung=tanggung selanjtnya=selanjutnya
selanjutya=selanjutnya terlaksna=terlaksana telaksana=terlaksana tersebt=tersebut
terebut=tersebut matrik=matriks indek=indeks komplek=kompleks kontek=konteks index=indeks
survai=survei survey=survei kuisioner=kuesioner kuesener=kuesioner handal=andal lobang=lubang
mesjid=masjid negri=negeri coklat=cokelat
"""


def _urai(teks: str) -> dict[str, str]:
    pasangan = (p.split("=", 1) for p in re.split(r"[ \n]+", teks) if "=" in p)
    return {a: b.replace("\u00a0", " ") for a, b in pasangan}


SALAH_EJA: dict[str, str] = _urai(_SALAH)
"""Wrong form, lower case, to the form of KBBI."""

ASING = frozenset({"survey", "index"})
"""Entries that are right inside an English phrase; reported only beside their Indonesian form."""

UNGKAPAN = (
    (r"dengan sebagaimana mestinya", "sebagaimana mestinya"),
    (r"atas perhatian dan berkenaan", "atas perhatian dan perkenan"),
    (r"adalah merupakan", "adalah” atau “merupakan"),
    (r"yaitu adalah", "yaitu” atau “adalah"),
    (r"agar supaya", "agar” atau “supaya"),
    (r"demi untuk", "demi” atau “untuk"),
    (r"disebabkan karena", "disebabkan oleh"),
    (r"dikarenakan oleh", "disebabkan oleh"),
    (r"seperti misalnya", "seperti” atau “misalnya"),
    (r"berdasarkan atas", "berdasarkan"),
    (r"terdiri dari pada", "terdiri atas"),
    (r"tergantung dari", "bergantung pada"),
    (r"sesuai dari", "sesuai dengan"),
    (r"sehubungan dari", "sehubungan dengan"),
    (r"bersama dengan ini", "bersama ini"),
    (r"(?:memakan|memerlukan|membutuhkan) waktu sehari-hari", "berhari-hari"),
    (r"dan lain sebagainya", "dan sebagainya"),
    (r"banyak para", "banyak” atau “para"),
    (r"mulai sejak", "mulai” atau “sejak"),
    (r"pada saat ketika", "ketika"),
    (r"kemudian selanjutnya", "kemudian” atau “selanjutnya"),
    (r"maju ke depan", "maju"),
    (r"naik ke atas", "naik"),
    (r"saling bekerja sama satu sama lain", "bekerja sama"),
    (r"walaupun (?:[^.,;]{3,60}), tetapi", "walaupun …, …"),
    (r"meskipun (?:[^.,;]{3,60}), tetapi", "meskipun …, …"),
)
"""Phrases that say a thing twice or with the wrong word, and what to write instead."""

DUA_BAKU = (("perlindungan", "pelindungan"), ("draf", "draft"), ("asesmen", "assessment"))
"""Pairs of which a report should use one; reported when both occur."""

SINGKATAN_BAKU = {
    "SKP": "Sasaran Kinerja Pegawai",
    "SPT": "Surat Perintah Tugas",
    "RKA": "Rencana Kerja dan Anggaran",
    "DIPA": "Daftar Isian Pelaksanaan Anggaran",
    "KAK": "Kerangka Acuan Kerja",
    "LKE": "Lembar Kerja Evaluasi",
    "PKS": "Perjanjian Kerja Sama",
    "PK": "Perjanjian Kinerja",
    "RB": "Reformasi Birokrasi",
    "ZI": "Zona Integritas",
    "SPIP": "Sistem Pengendalian Intern Pemerintah",
    "SOP": "Standar Operasional Prosedur",
    "ASN": "Aparatur Sipil Negara",
    "IKM": "Indeks Kepuasan Masyarakat",
    "IKU": "Indikator Kinerja Utama",
    "LHP": "Laporan Hasil Pemeriksaan",
    "RKP": "Rencana Kerja Pemerintah",
    "RPJMN": "Rencana Pembangunan Jangka Menengah Nasional",
}
"""Abbreviations that have one official meaning in every Indonesian office."""


def baku(teks: str) -> str:
    """The text with known misspellings set right."""

    def ganti(cocok: re.Match[str]) -> str:
        kata = cocok.group(0)
        benar = SALAH_EJA.get(kata.lower())
        if benar is None:
            return kata
        return benar.capitalize() if kata[0].isupper() else benar

    return re.sub(r"[^\W\d_]+", ganti, teks)
