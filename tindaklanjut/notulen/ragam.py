"""Turns of phrase of Indonesian minutes, as patterns."""

from __future__ import annotations

import re
from typing import Final


def _pola(teks: str) -> re.Pattern[str]:
    return re.compile(teks, re.IGNORECASE | re.VERBOSE)


def lewati(pola: re.Pattern[str], teks: str, mulai: int = 0) -> int:
    """Where the text goes on after what ``pola`` matches at ``mulai``."""
    m = pola.match(teks, mulai)
    return mulai if m is None else m.end()


# Connecting words at the start of a sentence.
PEMBUKA: Final = _pola(
    r"""\s*(?:(?:selanjutnya|kemudian|selain\s+itu|di\s*samping\s+itu|untuk\s+itu|maka
    |oleh\s+(?:karena|sebab)
    (?:\s+itu|nya)?|karena\s+itu|dengan\s+demikian|sehubungan\s+dengan\s+(?:hal\s+)?(?:tersebut|itu)
    |terkait\s+(?:dengan\s+)?hal\s+(?:tersebut|ini|itu)|adapun|sementara\s+itu|lebih\s+lanjut
    |berikutnya|sebagai\s+tindak\s+lanjut(?:nya)?|sedangkan|dan|serta|lalu|terakhir|pertama|kedua
    |ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kami|kita|saya|khususnya|secara\s+khusus
    |ke\s+depan(?:nya)?|dalam\s+hal\s+ini|catatan)\b\s*[,:]?\s+)*"""
)
# An adverbial that ends with a comma; the subject may follow it.
ADVERBIAL: Final = _pola(
    r"""(?:dalam|terhadap|guna|untuk|terkait|berkaitan|berkenaan|sehubungan|berdasarkan
    |mengingat|dengan
    |sebagai|pada|dari|demi|melalui|mengenai|atas|setelah|sesuai|sebelum|agar|supaya|menindaklanjuti
    |memperhatikan|bersamaan|paralel|selama|sejak|mulai|di|bagi|khusus|karena|tanpa|hingga|sampai
    |sambil|seiring|menjelang|menyikapi|merespons|menanggapi)\b[^,]{2,200},\s"""
)
SYARAT_AWAL: Final = _pola(
    r"""\s*(?:namun\s*,?\s+|dan\s+)?(?:apabila|jika|bila|kalau|bilamana|dalam\s+hal(?!\s+ini)
    |seandainya|andaikata|andai
    |sekiranya|manakala|sepanjang|asalkan|kecuali|jikalau|apbl)\b"""
)
SYARAT_LUNAK: Final = _pola(
    r"\s*(?:apabila|jika|bila|kalau)\s+(?:memungkinkan|diperlukan|perlu|dimungkinkan|dibutuhkan)\b"
)
SYARAT_AKHIR: Final = _pola(
    r"""[\s,](?:apabila|jika|bila|kalau|bilamana|asalkan|kecuali|manakala|dengan\s+syarat
    |sepanjang(?=\s+(?:tidak|belum|memenuhi|masih|telah|ada|tersedia)))\s+
    (?!memungkinkan|diperlukan|perlu\b|ada\b|dimungkinkan|dibutuhkan|dipandang)"""
)
# Passives that tell how the meeting went.
ACARA: Final = frozenset(
    "dipimpin dihadiri dibuka ditutup diikuti dipandu dimoderatori diwakili disambut "
    "diawali diakhiri".split()
)
PASIF_STATIS: Final = frozenset(
    "diperkirakan diprakirakan diprediksi diproyeksikan dinilai dinyatakan dianggap diketahui "
    "disebabkan "
    "dipengaruhi didominasi diindikasikan diyakini dikhawatirkan dihadapi dirasakan disebut "
    "dikenal dimiliki dialami ditemukan dijumpai ditanggung dibiayai dibebankan diatur "
    "dimaksudkan didukung".split()
)
PASIF_LAPOR: Final = frozenset(
    "dilaporkan disampaikan disebutkan dijelaskan ditegaskan diinformasikan diusulkan dipandang "
    "disarankan ditekankan diingatkan".split()
)
NIHIL_AWAL: Final = _pola(
    r"""\s*(?:demikian|terima\s+kasih|mengapresiasi|menyambut\s+baik|mencatat|mengucapkan|menerima\s
    |menyetujui|mengetahui|memahami|jangan(?:lah)?|mendengarkan|terlampir|contoh|misal(?:nya)?|note
    |rapat\s+(?:ini\s+)?(?:di(?:buka|tutup|mulai|pimpin|hadiri|laksanakan)|dilaksanakan
    |berlangsung|selesai|ditutup)
    |(?:rapat|acara|kegiatan)\s+(?:ini\s+)?(?:di(?:buka|tutup|mulai|pimpin|hadiri))
    |mohon\s+(?:masukan(?:nya)?\s+(?:apabila|bila|jika|kalau)|koreksi|dikoreksi|maaf|izin|ijin|arahan|berkenan|perkenan|perhatian|kerja\s*sama
    |doa|ditambahkan|bila|jika|menjadi)
    |(?:kepada\s+)?yth\b|jakarta,|nip\b|ttd\b|https?:)"""
)
BAGI_PIHAK: Final = _pola(r"\s*(?:untuk|bagi|kepada|kpd|khusus(?:\s+(?:untuk|bagi))?)\s+")
NORMA: Final = _pola(
    r"""\b(?:mewajibkan|diwajibkan\s+(?:oleh|dalam)|sebagaimana\s+diatur
    |(?:telah\s+)?mengatur\s+(?:bahwa|kewajiban))\b
    |\b(?:sesuai|berdasarkan|menurut|mengacu|merujuk|berpedoman|sebagaimana)\b[^.;]{0,40}\b(?:uu
    |pp|perpres
    |permen\w*|kepmen\w*|keppres|inpres|pasal|ketentuan|peraturan|undang-undang|perda|juknis
    |regulasi)\b
    [^.;]{0,160}\b(?:wajib|harus|dilarang)\b
    |\b(?:wajib|harus|dilarang)\b[^.;]{0,120}\b(?:sesuai|berdasarkan|menurut
    |sebagaimana)\b[^.;]{0,30}\b(?:uu|pp|perpres
    |permen\w*|kepmen\w*|keppres|inpres|pasal|ketentuan|peraturan|undang-undang|perda)\b
    |^\s*(?:uu|pp|perpres|permen\w*|kepmen\w*|keppres|inpres|pasal|undang-undang|peraturan
    |se)\b(?!\s+(?:agar|perlu|akan
    |segera|supaya)\b)[^.;]{0,160}\b(?:menginstruksikan|mengatur|mengamanatkan|menyatakan
    |menyebutkan|wajib|mewajibkan)\b
    |\bpada\s+prinsipnya\b"""
)
# An order without a subject.
IMPERSONAL: Final = _pola(
    r"""\s*(?:(?:rapat|forum)\s+)?(?:juga\s+|kembali\s+)?(?P<kata>meminta|menugaskan
    |menginstruksikan|memerintahkan|mengarahkan|mengimbau
    |menghimbau|mendorong|memohon|merekomendasikan|menyarankan|mengamanatkan|diminta
    |dimohon(?:kan)?|diharapkan|ditugaskan
    |diinstruksikan|disarankan|direkomendasikan|diarahkan|diimbau|dihimbau|disepakati|diputuskan
    |mohon|harap|tolong|agar|agr|supaya
    |hendaknya|kepada|menyepakati|memutuskan|menyimpulkan|sepakat|bersepakat|menunjuk
    |minta)\b(?:\s+(?:bantuan|dukungan)(?:nya)?\b)?"""
)
_PIMPINAN = r"""(?:(?:bapak|ibu|pak|bu)\s+)?(?:pimpinan(?:\s+rapat)?|ketua\s+(?:rapat|sidang)
    |rapat|forum|moderator|menko|wamenko|menteri
    (?:\s+koordinator)?|wakil\s+menteri|presiden|wakil\s+presiden|deputi|asdep|asisten\s+deputi
    |sesmenko|sesdep|kemenko|kementerian\s+koordinator
    |sekretaris\s+(?:kemenko|deputi)|plt\.?\s+\w+)(?:\s+(?:[A-Z0-9][\w/&.,-]*|bidang|dan|rapat
    |republik))*?"""
PIMPINAN_MEMINTA: Final = _pola(
    _PIMPINAN
    + r"""\s+(?:juga\s+|kemudian\s+|selanjutnya\s+|kembali\s+)?(?P<kata>meminta|minta
    |menugaskan|menginstruksikan|memerintahkan|mengarahkan|mengimbau|menghimbau
    |mendorong|mengharapkan|menekankan(?=\s+agar)|menegaskan(?=\s+agar)
    |menyampaikan(?=\s+(?:arahan\s+)?agar)|berpesan|merekomendasikan|menyarankan
    |menyepakati|memutuskan|menyimpulkan|menunjuk|memberi(?:kan)?\s+arahan)\b"""
)
PELENGKAP: Final = _pola(
    r"""\s*(?:(?:kepada|kpd|agar|supaya|untuk|utk|bahwa|pada|dari|dukungan|bantuan|bantuannya
    |komitmen|kesediaan|kesanggupan|partisipasi|kiranya|sekiranya
    |kembali|juga|rekan-rekan(?=\s+[A-Z])|pihak|yth\.?|hal-hal\s+sebagai\s+berikut
    |sebagai\s+berikut)\s+|[:,]\s*)*"""
)
MINTA: Final = frozenset(
    "mohon memohon minta meminta harap tolong mendorong menyarankan diharapkan disarankan".split()
)
MENUGASKAN: Final = frozenset("menugaskan menginstruksikan memerintahkan mengarahkan".split())
HADIR: Final = frozenset("menghadiri memimpin membuka menutup mendukung mengikuti".split())
JUDUL_DOKUMEN: Final = _pola(
    r"\b(?:rapat|rakor\w*|notul\w*|risalah|meeting|pertemuan|mom|fgd|minutes|rakortas|ratas"
    r"|rapim|catatan|ringkasan|rangkuman|rekap|resume|update)\b"
)
TUGAS_PIHAK: Final = _pola(
    r"""\b(?:menjadi|merupakan|adalah)\s+(?:tugas|tanggung\s*jawab|kewajiban)\s+|^\s*(?:pic
    |penanggung\s*jawab|pj|koordinator)\s+(?:\S+\s+){1,6}?(?:adalah|yaitu|ialah)\s+
    |[;,]\s*(?-i:pemrakarsa|pelaksana|penanggung\s*jawab|koordinator|pic)(?:nya)?\s+(?:adalah\s+)?(?=[A-Z])
    |[:;,]\s*(?:draf|draft|konsep)\s+(?:dari\s+|oleh\s+)?(?=[A-Z])"""
)
META: Final = frozenset(
    "meminta minta menugaskan menginstruksikan memerintahkan mengarahkan mengimbau menghimbau "
    "mendorong memohon".split()
)
MENYIMPULKAN: Final = frozenset(
    "menyepakati memutuskan menyimpulkan disepakati diputuskan sepakat bersepakat".split()
)
DISURUH: Final = frozenset(
    "diminta dimohon ditugaskan ditugasi diinstruksikan diarahkan diperintahkan ditunjuk "
    "diwajibkan "
    "bertugas bertanggung berkewajiban".split()
)
JANJI_KUAT: Final = frozenset(
    "bersedia menyanggupi sanggup berkomitmen sepakat bersepakat berjanji janji menjanjikan "
    "berkenan".split()
)
AKAN: Final = frozenset("akan bakal bakalan mau siap to".split())
DIBERI_WAKTU: Final = _pola(r"\s*(?:waktu|tugas|mandat|tenggat|kesempatan|tanggung)\b")
SEBAGAI_PIC: Final = _pola(
    r"""\s*(?:sebagai|selaku|menjadi|adalah)\s+(?:pic|penanggung\s*jawab|koordinator
    |leading\s+sector|pj|ketua|pelaksana|tuan\s+rumah|lead)"""
)
MENJADI_PIC: Final = _pola(
    r"\s*(?:pic|penanggung\s*jawab|koordinator|leading\s+sector|pj|tuan\s+rumah|ketua|narahubung"
    r"|host|focal\s+point|fokal\s+poin|penjuru|tim\s+leader)\b"
)
BAHWA: Final = _pola(
    r"\s*(?:bahwa\b|:|jika\b|jumlahnya|saat\s+ini|adanya|apresiasi|terima\s+kasih|selamat)"
)
PENDAPAT_LANJUT: Final = _pola(
    r"[^.;]{0,160}?\b(?:agar|supaya|bahwa|perlu|adanya|pentingnya|perlunya|dapat|seharusnya"
    r"|sebaiknya)\b"
)
LAPOR_JANJI: Final = _pola(
    r"\s*(?:kesediaan|kesanggupan|komitmen|kesiapan)(?:nya)?\b"
    r"|\s*(?:bahwa\s+)?(?:pihaknya\s+)?(?:akan|siap"
    r"|bersedia|berkomitmen|untuk|menyanggupi)\b"
)
PIHAK_LONGGAR: Final = _pola(
    r"(?P<pihak>[^,;:.()]{2,70}?)\s+(?:untuk|agar|supaya|dapat|utk|segera)\b"
)
RAPAT: Final = _pola(
    r"""(?:rapat|pertemuan|rakor|fgd|diskusi|pembahasan|meeting|audiensi)\b(?=.*\b(?:berikut
    |selanjut|lanjut|depan|mendatang|kembali|kedua|lanjutan)|\s*$)"""
)
RAPAT_BERIKUT: Final = _pola(
    r"\s*(?:rapat|pertemuan|rakor|agenda|meeting)\s+(?:berikut|selanjut|mendatang"
    r"|lanjutan\s*(?::|-|–|,|pada|akan|di))"
)
OLEH: Final = _pola(r"\boleh\s+(?:pihak\s+|masing-masing\s+(?=kementerian|k/l))?")
OLEH_ANAK_KALIMAT: Final = _pola(
    r"\b(?:yang|yg|untuk|agar\s+dapat)\s+(?:akan\s+|telah\s+|sudah\s+|dapat\s+)?di\w+[^,;]*$"
)
NAMA_KAPITAL: Final = re.compile(r"(?:[A-Z][\w/&-]*)(?:\s+(?:[A-Z0-9][\w/&-]*))*")
PENGANTAR_ANAK: Final = frozenset(
    "yang yg untuk utk guna dalam bahwa dengan tanpa sebelum setelah saat ketika agar demi cara "
    "belum hal upaya rangka mampu".split()
)
BENTUK_BENDA: Final = re.compile(
    r"(?:ke|pe|per|pem|pen|peng)[a-z]{3,}an(?:nya)?|[a-z]{3,}(?:asi|isme|itas|nya)|[a-z]{2,}(?:kan)"
)
KELAS_PIHAK: Final = _pola(
    r"(?:seluruh\s+|semua\s+|para\s+|masing-masing\s+|setiap\s+)?(?:k/l|kementerian/lembaga"
    r"|kementerian|instansi|daerah|pemda|dinas|provinsi|kabupaten/kota|unit)(?:\s+\w+)?"
)
SEBAGAI_BERIKUT: Final = _pola(
    r"\b(?:sebagai\s+berikut|berikut\s+ini|antara\s+lain|yaitu|meliputi)\s*[:.]?\s*$"
)
PENGANTAR_BAGIAN: Final = _pola(
    r"""\b(?P<bagian>komitmen|kesepakatan|menyepakati|disepakati|bersepakat|sepakat|diputuskan|memutuskan
    |keputusan|kesimpulan|menyimpulkan|disimpulkan
    |tindak\s*lanjut|rekomendasi|arahan|hasil\s+rapat|hasil|mengarahkan
    |merekomendasikan)\b[^:.]{0,60}:\s*$"""
)
# "Berikut kami sampaikan butir-butir kesepahaman rapat.": the same without a colon.
BERIKUT_BAGIAN: Final = _pola(
    r"""^[^.]{0,60}\bberikut\b[^.]{0,60}?\b(?P<bagian>kesepakatan|kesimpulan|keputusan
    |hasil\s+(?:rapat|pertemuan|rakor)|tindak\s*lanjut|kesepahaman)\b[^.]{0,60}\.?\s*$"""
)
KESEPAKATAN_BERIKUT: Final = _pola(
    r"""\b(?:disepakati|menyepakati|diputuskan|memutuskan|disimpulkan|menyimpulkan|kesepakatan|kesimpulan|keputusan|tindak\s*lanjut)\b[^.;]{0,60}
    \b(?:sebagai\s+berikut|berikut\s+ini|hal\s+berikut|antara\s+lain)\s*[.:]?\s*$"""
)
LAPOR_OBJEK: Final = _pola(
    r"""\b(?:menyampaikan|melaporkan|memaparkan|mempresentasikan)\s+(?:progres|perkembangan|realisasi|capaian|kendala|kesulitan
    |keluhan|potensi|apresiasi|kondisi|keberatan|pandangan|kekhawatiran|permasalahan|hambatan|penjelasan|pentingnya|perlunya)\b"""
)
MEMBUKA_RAPAT: Final = _pola(
    r"\s*(?:rapat|acara|kegiatan|diskusi|sidang|pertemuan|lokakarya|rakor\w*|fgd|sesi)\b"
)
BERKALA: Final = _pola(r"\b(?:setiap|tiap|secara\s+(?:berkala|rutin)|harian|mingguan|bulanan)\b")
SESUAI_ATURAN: Final = _pola(
    r"\bsesuai\s+(?:dengan\s+)?(?:peraturan|ketentuan|perundang|regulasi|undang)"
)
ORANG: Final = re.compile(r"(?i:pak|bu|bapak|ibu|mas|mbak|sdri?\.?|bang)\s")
KERJA_LISAN: Final = re.compile(
    r"\s+(?P<verba>[a-z]{3,})\s+(?!(?i:yang|yg|dan|untuk|di|dari|pada)\b)\w"
)
PRONOMINA: Final = _pola(r"\s*(?:kami|kita|saya)\b")
# "Arahan kepada Kemnaker", "Tugas Tim Ekosistem": a heading that also names the party.
JUDUL_BERPIHAK: Final = _pola(
    r"""(?:(?:rencana\s+)?tindak\s*lanjut|rtl|tl|pr|tugas|arahan|rekomendasi|penugasan|instruksi|saran
    |action\s+items?|komitmen)\s*
    (?P<depan>untuk|kepada|bagi|oleh|dari|:|-|–)?\s*(?P<pihak>.+?)\s*:?\s*$"""
)
PENGANTAR_PIHAK: Final = _pola(
    r"^\s*(?:(?:untuk|kepada|bagi|pic|pj|oleh"
    r"|penanggung\s*jawab)\s*[:=]?\s+)?(?P<pihak>.+?)\s*:?\s*$"
)
SUBJEK_BERAKHIR: Final = _pola(r"\s*(?:untuk|agar|supaya|akan|perlu|harus|:)*\s*$")
