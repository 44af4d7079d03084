"""The words of a deadline, as people type them, and the one spelling the rules know.

Only words live here. What a phrase means stands in the ``aturan_*`` modules.
"""

from __future__ import annotations

from typing import Final

from inti.tanggal import NAMA_BULAN, NAMA_BULAN_PENDEK, NAMA_HARI

_EJAAN: Final = {
    "paling": "plg pling palin",
    "lambat": "lambt lmbt lmbat lambar lamat telat lama",
    "selambatnya": "selambatlambatnya slambatnya selambatny slambatlambatnya",
    "maksimal": "maks max maksimum maximal mksimal maksimalnya",
    "tenggat": "tengat tnggat tenggang",
    "deadline": "dedline dealine dedlen dl",
    "batas": "bts btas",
    "tempo": "tmpo",
    "tanggal": "tgl tg tggl tangal tanggl tnggal",
    "hari": "hr hri hari2",
    "kerja": "krj kerj krja keja",
    "kalender": "kalendar klnder",
    "minggu": "mgg mg mggu mingu minggi mnggu",
    "pekan": "pkn pekn",
    "bulan": "bln buln bulam",
    "tahun": "thn th tahu thun",
    "jam": "jm",
    "triwulan": "tw twl trw trwl triwln trwln tribulan kuartal kwartal q",
    "semester": "smt sem smtr smester semster",
    "anggaran": "angg anggran",
    "akhir": "ahir akhr akir ahkir penghujung ujung akhri",
    "awal": "awl permulaan",
    "pertengahan": "prtengahan pertngahan tengah medio mid",
    "ini": "ni berjalan",
    "depan": "dpn depn dpan dpean depannya",
    "berikutnya": "berikut brikutnya berikutny selanjutnya selanjutny",
    "mendatang": "yad",
    "lagi": "lg lgi",
    "lalu": "kemarin kmrn silam kemaren",
    "sebelum": "sblm sblum sebelom seblum sbelum sebelun sbl",
    "setelah": "stlh stelah setlah sesudah stl ssdh pasca usai seusai selepas sehabis",
    "sejak": "sjk semenjak",
    "menjelang": "jelang mnjelang",
    "sampai": "sampe smpe sampei hingga hinga sd smpai",
    "dengan": "dgn dg dngan",
    "besok": "bsk besuk esok bsok keesokan esoknya tomorrow",
    "sekarang": "skrg skrang skg",
    "dalam": "dlm dlam didalam",
    "waktu": "wkt wktu",
    "pukul": "pkl pk",
    "dari": "dr dri",
    "rapat": "rpt rapt rakor rakornis raker ratas rakortas pertemuan sidang meeting",
    "setiap": "tiap tiap2 setip stiap",
    "rutin": "rutn berkala periodik reguler",
    "atau": "ato atw",
    "dan": "dn",
    "terakhir": "terahir trakhir",
    "pertama": "prtama kesatu",
    "cuti": "cti",
    "bersama": "brsama",
    "yang": "yg",
    "sekitar": "skitar sekitaran kisaran estimasi perkiraan diperkirakan tentatif mungkin",
    "jika": "bila apabila kalau kalo klo jikalau bilamana asalkan tergantung menunggu tunggu",
}
SINONIM: Final = {ejaan: kata for kata, daftar in _EJAAN.items() for ejaan in daftar.split()}
# One typed word that stands for several.
PECAHAN: Final = {
    "hk": ("hari", "kerja"),
    "harker": ("hari", "kerja"),
    "hrkerja": ("hari", "kerja"),
    "harikerja": ("hari", "kerja"),
    "sehari": ("satu", "hari"),
    "seminggu": ("satu", "minggu"),
    "sminggu": ("satu", "minggu"),
    "sepekan": ("satu", "pekan"),
    "sebulan": ("satu", "bulan"),
    "setahun": ("satu", "tahun"),
    "sejam": ("satu", "jam"),
    "kedepan": ("ke", "depan"),
    "kedpn": ("ke", "depan"),
    "harini": ("hari", "ini"),
    "pascarapat": ("setelah", "rapat"),
    "eom": ("akhir", "bulan"),
    "eow": ("akhir", "minggu"),
    "eoy": ("akhir", "tahun"),
    "ta": ("tahun", "anggaran"),
    "twi": ("triwulan", "i"),
    "twii": ("triwulan", "ii"),
    "twiii": ("triwulan", "iii"),
    "twiv": ("triwulan", "iv"),
}

ANGKA_KATA: Final = {
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
URUTAN: Final = {
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
}
ROMAWI: Final = {
    romawi: nilai
    for nilai, romawi in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), start=1)
}

_EJAAN_BULAN: Final = {
    1: "january jan djanuari janurai jnuari jauari",
    2: "pebruari peb february febuari febuary pebuari ferbruari febr febrauri feberuari fabruari",
    3: "mrt march maert mart maaret mret marer",
    4: "apl apirl aprl apri aprill avril",
    5: "may mey",
    6: "june juny jni",
    7: "july july jli",
    8: "agt ags agust agus august aug agusts agstus",
    9: "sept septembr sptember septmber",
    10: "october oct oktbr oktber",
    11: "nopember nop nopem novmber nopmber nopbr",
    12: "december dec desembr dsember",
}
BULAN: Final = {
    ejaan.lower(): nomor
    for nomor in range(1, 13)
    for ejaan in (
        NAMA_BULAN[nomor - 1],
        NAMA_BULAN_PENDEK[nomor - 1],
        *_EJAAN_BULAN[nomor].split(),
    )
}
_EJAAN_HARI: Final = {
    0: "senen snin snen sen",
    1: "slasa selsa selsasa sls sel",
    2: "rebo rabo rbu rab",
    3: "kemis kms kmis kam",
    4: "jumaat jmat jmt jumt jum juma",
    5: "sbtu saptu sbt sab",
    6: "ahad mingu",
}
HARI: Final = {
    ejaan.lower(): nomor
    for nomor in range(7)
    for ejaan in (NAMA_HARI[nomor], *_EJAAN_HARI[nomor].split())
}

# Words that announce a deadline and nothing else.
ISYARAT_KUAT: Final = frozenset(
    {"paling", "selambatnya", "maksimal", "tenggat", "deadline", "batas"}
)
