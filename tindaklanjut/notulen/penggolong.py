"""What a heading announces, and what the columns of a table hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class Mode(StrEnum):
    """How readily a statement under a heading is taken for a task."""

    TUGAS = "tugas"
    SARAN = "saran"
    PUTUSAN = "putusan"
    CAMPUR = "campur"  # no headings, but orders among the items: the whole list is results
    UMUM = "umum"
    BAHASAN = "bahasan"
    LALU = "lalu"
    MATI = "mati"


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section of the minutes: the kind of its rows and how strictly it is read."""

    jenis: str
    mode: Mode


AWAL: Final = Bagian("tugas", Mode.UMUM)
CAMPUR: Final = Bagian("tugas", Mode.CAMPUR)

_DEPAN: Final = (
    r"(?:(?:daftar|matriks|matrik|rencana|butir|butir-butir|poin|poin-poin|point|pokok"
    r"|pokok-pokok|hal-hal|hal|beberapa|adapun|"
    r"berikut|rangkuman|ringkasan|rekap|rekapitulasi|tabel|draf|draft|yang|hasil|notula|usulan"
    r"|para|dan|terkait|"
    r"the|list|of)\s+)*"
)
_SEBELUM: Final = (
    r".*\b(?:sebelumnya|lalu|terdahulu|yang lalu|periode sebelumnya|rapat tanggal \d+|kemarin)\b"
)


def _p(teks: str) -> re.Pattern[str]:
    return re.compile(teks, re.IGNORECASE)


_POLA: Final[tuple[tuple[re.Pattern[str], Bagian], ...]] = (
    (
        _p(
            r"(?:.{0,40}\b)?(?:tindak\s*lanjut|rtl|tl|arahan|keputusan|hasil|kesepakatan"
            r"|action items?|renaksi)\b" + _SEBELUM
        ),
        Bagian("tugas", Mode.LALU),
    ),
    (
        _p(
            r"(?:evaluasi|monitoring|pemantauan|reviu|review|status|progres(?:s)?|perkembangan"
            r"|pembahasan|update|capaian)"
            r"(?:\s+(?:pelaksanaan|atas|terhadap|status|dan|evaluasi))*\s+(?:tindak\s*lanjut|rtl"
            r"|tl|arahan|action items?)\b"
        ),
        Bagian("tugas", Mode.LALU),
    ),
    (
        _p(
            r"(?:yang\s+)?(?:sudah|telah)\s+(?:jalan|berjalan|selesai|dilakukan|dilaksanakan"
            r"|tuntas|ok|beres|dikerjakan)|"
            r"(?:selesai|done|closed|tuntas)\b|(?:sudah|telah)\s*:?\s*$"
            r"|upaya\s+(?:yang\s+)?(?:telah|sudah)|tindak\s*lanjut\s+(?:yang\s+)?(?:telah|sudah"
            r"|selesai)"
        ),
        Bagian("tugas", Mode.MATI),
    ),
    (
        _p(
            r"(?:(?:yang\s+)?belum(?:\s+(?:selesai|tuntas|dikerjakan|ditindaklanjuti))?"
            r"|outstanding|pending|masih berjalan|dalam proses|on ?progress|baru|tambahan)\s*:?\s*$"
        ),
        Bagian("tugas", Mode.TUGAS),
    ),
    (
        _p(
            r"(?:jadwal\s+)?(?:rapat|pertemuan|agenda|meeting)\s+(?:berikut|selanjut|lanjutan"
            r"|mendatang)|next meeting"
        ),
        Bagian("tugas", Mode.MATI),
    ),
    (
        _p(
            _DEPAN + r"(?:tindak\s*lanjut|rtl|tl|action\s*(?:items?|plans?|points?)|next\s*steps?"
            r"|to[- ]?do(?:s| list)?|pembagian\s+(?:tugas|peran|kerja)|"
            r"(?:catatan|pembagian|daftar)\s+pic|pic|penugasan|tugas(?:-tugas)?|pr"
            r"|follow[- ]?ups?|aksi|rencana\s+aksi|rencana\s+(?:kerja|kegiatan)|pekerjaan\s+rumah"
            r"|komitmen|"
            r"langkah(?:-langkah)?(?:\s+(?:selanjutnya|berikutnya|tindak|ke depan|strategis"
            r"|konkret))?|"
            r"(?:yang\s+)?(?:masih\s+)?(?:perlu|harus|akan)\s+(?:segera\s+)?(?:di\w+|tindak))"
        ),
        Bagian("tugas", Mode.TUGAS),
    ),
    (
        _p(_DEPAN + r"(?:(?:ke)?simpulan|disimpulkan|menyimpulkan|conclusions?)"),
        Bagian("kesimpulan", Mode.PUTUSAN),
    ),
    (
        _p(
            _DEPAN + r"(?:keputusan|kesepakatan|(?:telah\s+)?(?:ber)?sepakat|kesepahaman|disepakati"
            r"|diputuskan|putusan|decisions?|agreements?|menyepakati|memutuskan"
            r"|(?:rapat|forum|para peserta|peserta(?:\s+rapat)?)\s+(?:ini\s+)?(?:menyepakati"
            r"|memutuskan|sepakat|bersepakat))"
        ),
        Bagian("keputusan", Mode.PUTUSAN),
    ),
    (_p(_DEPAN + r"(?:rekomendasi|merekomendasikan|saran)"), Bagian("rekomendasi", Mode.SARAN)),
    (
        _p(
            _DEPAN
            + r"(?:arahan|mengarahkan|petunjuk|instruksi|disposisi|perintah|direktif|pengarahan)"
        ),
        Bagian("arahan", Mode.SARAN),
    ),
    (
        _p(
            r"(?:catatan\s+|pokok-pokok\s+|butir-butir\s+"
            r"|poin-poin\s+)?hasil(?:-hasil)?\s+(?:rapat|rakor|pertemuan|pembahasan|diskusi|"
            r"kunjungan|koordinasi|fgd|audiensi|sosialisasi|monitoring|lokakarya|monev)"
            r"|hasil\s*:?\s*$|outcomes?|outputs?|luaran|deliverables?|rumusan|resume\s+hasil"
            r"|konklusi"
            r"|ketetapan|eksekusi|poin\s+penting|hasil"
        ),
        Bagian("tugas", Mode.PUTUSAN),
    ),
    (
        _p(r"(?:rapat|forum)\s+menyimpulkan"),
        Bagian("kesimpulan", Mode.PUTUSAN),
    ),
    (_p(_DEPAN + r"(?:mitigasi|solusi|upaya|tindakan)"), Bagian("tugas", Mode.PUTUSAN)),
    (
        _p(
            r"(?!(?:rapat|rakor\w*|notul\w*|laporan|undangan"
            r"|risalah)\b).{1,40}\b(?:tindak\s*lanjut|rtl)\b"
        ),
        Bagian("tugas", Mode.TUGAS),
    ),
    (_p(r"agenda\s+(?:\d|[ivx]+\b|ke-)"), AWAL),
    (
        _p(
            r"(?:notula|notulen|notulensi|notul|risalah|minutes|mom)\b|(?:laporan|catatan"
            r"|ringkasan|rangkuman)\s+(?:singkat|pelaksanaan|hasil|rapat|rakor|pertemuan|kunjungan)"
        ),
        AWAL,
    ),
    (
        _p(
            r"(?:daftar\s+)?(?:hadir|peserta|kehadiran|undangan|narasumber|moderator|notulis"
            r"|pimpinan\s+rapat|pemimpin|dihadiri|unsur|attendees?|participants?)"
            r"|yang\s+hadir|turut\s+hadir|tidak\s+hadir|(?:susunan\s+)?acara|agenda|rundown"
            r"|jadwal|dasar|landasan|latar\s+belakang|maksud|"
            r"tujuan|lampiran|dokumentasi|foto|tembusan|referensi|waktu|tempat|hari|pelaksanaan"
            r"|informasi\s+rapat|terlampir|"
            r"target\s+dan\s+realisasi|data\b|profil|sumber|rujukan|daftar\s+(?:istilah"
            r"|singkatan|pustaka)"
        ),
        Bagian("tugas", Mode.MATI),
    ),
    (
        _p(
            _DEPAN + r"(?:pembahasan|progress|klarifikasi|mengemuka|pikiran|pembicaraan|diskusi"
            r"|materi|bahan|paparan|pemaparan|presentasi"
            r"|tanggapan|tanya\s*jawab|sesi|bahasan|jalannya|laporan|"
            r"perkembangan|masukan|pandangan|sambutan|pembukaan|pengantar|pendahuluan|isu"
            r"|permasalahan|masalah|kendala|hambatan|risiko|resiko|tantangan|"
            r"catatan|uraian|penjelasan|highlights?|kondisi|progres|capaian|temuan|topik|penutup"
            r"|lain-lain|"
            r"ikhtisar|gambaran|situasi|informasi|hal\s+lain|usulan|aspirasi|pertanyaan|jawaban"
            r"|respons?|overview|background|q\s*&\s*a|discussion)"
        ),
        Bagian("kesimpulan", Mode.BAHASAN),
    ),
)
_EKOR: Final = frozenset(
    "rapat dan hasil lanjut tindak pimpinan menko menteri deputi asdep umum k/l kl rakor pertemuan "
    "rekomendasi kesimpulan keputusan arahan atas terkait peserta pembahasan diskusi yang telah "
    "disepakati sementara bersama moderator notulis penting utama strategis pokok koordinasi "
    "ke depan selanjutnya "
    "berikutnya pemateri narasumber presiden sekretaris bapak ibu kerja aksi & kemenko saran "
    "masing-masing "
    "serta penutup rtl sebagai berikut antara lain adalah meliputi yaitu perekonomian bidang "
    "wakil asisten "
    "kepada penanggung jawab waktu tugas per instansi tanya jawab dari seluruh setiap ini "
    "hal-hal dilakukan "
    "di rencana perlu akan unit kita kami tim pekan minggu bulan hari actions hal-hal pr".split()
)
_OCR: Final = str.maketrans({"l": "I", "0": "O", "1": "I"})


def golongkan(judul: str) -> tuple[Bagian, bool] | None:
    """The section a heading opens; the flag tells that it says nothing beside that."""
    teks = _luruskan(judul)
    for pola, bagian in _POLA:
        m = pola.match(teks)
        if m is None or (
            m.end() < len(teks) and teks[m.end() - 1].isalnum() and teks[m.end()].isalnum()
        ):
            continue
        sisa = teks[m.end() :].lower().replace("/", " ").replace("(", " ").replace(")", " ").split()
        tepat = len(sisa) <= 6 and all(s.strip(":.,;") in _EKOR for s in sisa)
        if bagian.mode is Mode.PUTUSAN and re.search(r"tindak\s*lanjut|rtl", teks, re.I):
            bagian = Bagian(bagian.jenis, Mode.TUGAS)
        return bagian, tepat
    return None


def _luruskan(judul: str) -> str:
    teks = judul.strip().strip(":").strip(" .*_-–—•\"'“”")
    huruf = [c for c in teks if c.isalpha()]
    if huruf and sum(c.isupper() for c in huruf) >= 0.8 * len(huruf):
        teks = "".join(c.translate(_OCR) if c in "l01" else c for c in teks)
    return teks


@dataclass(frozen=True, slots=True)
class PetaKolom:
    """Which column of a table holds what; None for a column that is not there."""

    nomor: int | None
    tugas: int | None
    cadangan: tuple[int, ...]
    pic: int | None
    tenggat: int | None
    status: int | None
    keterangan: int | None
    jenis: str | None
    hadirin: bool

    @property
    def berguna(self) -> bool:
        """Whether the table can hold tasks: an action with its party, deadline or state."""
        if self.hadirin:
            return False
        if self.tugas is None:
            return bool(self.cadangan) and self.pic is not None
        return any(k is not None for k in (self.pic, self.tenggat, self.status))


_BERJENIS: Final = (Mode.PUTUSAN, Mode.SARAN)
_KOLOM: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("nomor", _p(r"(?:no\.?|nomor|nmr|#|no\s*urut)$")),
    (
        "pic",
        _p(
            r"(?:pic|p\.i\.c\.?|pj|penanggung\s*-?\s*jawab|penanggungjawab|pelaksana"
            r"|unit(?:\s+(?:kerja|penanggung\s*jawab|pelaksana|terkait))?|"
            r"k/l(?:\s+.*)?|instansi(?:\s+.*)?|leading\s*sector|koordinator|oleh|pihak(?:\s+.*)?"
            r"|petugas|siapa|pemilik|owner|who|penerima\s+tugas|"
            r"kementerian\s*/\s*lembaga(?:\s+.*)?|kementerian|lembaga|eksekutor|pengampu"
            r"|assignee|responsible|satker|pemangku)"
            r"(?:\s*[/(&]?\s*.{0,30})?$"
        ),
    ),
    (
        "tenggat",
        _p(
            r"(?:tenggat(?:\s+.{0,20})?|batas\s*(?:waktu|akhir)(?:\s+.{0,20})?"
            r"|target(?:\s+(?:waktu|penyelesaian|selesai|tanggal))?|deadline(?:\s+.{0,15})?"
            r"|due(?:\s+date)?|"
            r"waktu(?:\s+(?:pelaksanaan|penyelesaian|target))?|jadwal|timeline|time\s*line"
            r"|jatuh\s+tempo|kapan|tanggal(?:\s+(?:selesai|target))?|when|"
            r"rencana\s+(?:waktu|selesai)|tgl\.?|target\s*/\s*waktu)(?:\s*\(.*\))?$"
        ),
    ),
    (
        "status",
        _p(
            r"(?:status|progres|progress|perkembangan|realisasi|capaian|%"
            r"|hasil\s+tindak\s*lanjut|keadaan)(?:\s+.{0,20})?$"
        ),
    ),
    ("keterangan", _p(r"(?:keterangan|ket\.?|catatan|remarks?|notes?|kendala)$")),
    (
        "tugas",
        _p(
            r"(?:(?:uraian|rencana|deskripsi|butir|poin|daftar|usulan"
            r"|nama)\s+)*(?:tindak\s*lanjut|rtl|aksi|action(?:\s*(?:items?|plan))?|tugas|"
            r"kegiatan|langkah(?:-langkah)?|to[- ]?do|pekerjaan|komitmen|task|what|penugasan"
            r"|kesepakatan|keputusan|rekomendasi|arahan|saran|hal\s+yang)"
            r"(?:\s*[/&]?\s*.{0,40})?$"
        ),
    ),
    (
        "cadangan",
        _p(
            r"(?:uraian|hasil|butir|item|kesimpulan|pokok|pembahasan|poin|deskripsi|output"
            r"|keluaran|agenda|topik|isu|permasalahan|materi|hal)(?:\s+.{0,30})?$"
        ),
    ),
    (
        "hadirin",
        _p(
            r"(?:nama|jabatan|tanda\s*tangan|ttd|paraf|nip|email|e-mail|no\.?\s*hp|telepon|pagu"
            r"|anggaran|jumlah|narasumber|moderator)(?:\s+.{0,20})?$"
        ),
    ),
)


def kolom(kepala: Sequence[str]) -> PetaKolom:
    """What the columns with these headings hold."""
    temuan: dict[str, list[int]] = {}
    for n, judul in enumerate(kepala):
        rapi = " ".join(judul.split()).strip(" :.*")
        for nama, pola in _KOLOM:
            if rapi and pola.match(rapi):
                temuan.setdefault(nama, []).append(n)
                break
    tugas = _kolom_tugas(kepala, temuan.get("tugas", []))
    cadangan = tuple(
        n for n in [*temuan.get("tugas", []), *temuan.get("cadangan", [])] if n != tugas
    )
    golongan = golongkan(kepala[tugas]) if tugas is not None else None

    def satu(nama: str) -> int | None:
        daftar = temuan.get(nama)
        return daftar[0] if daftar else None

    return PetaKolom(
        nomor=satu("nomor"),
        tugas=tugas,
        cadangan=cadangan,
        pic=satu("pic"),
        tenggat=satu("tenggat"),
        status=satu("status"),
        keterangan=satu("keterangan"),
        jenis=golongan[0].jenis if golongan and golongan[0].mode in _BERJENIS else None,
        hadirin="hadirin" in temuan and tugas is None,
    )


def _kolom_tugas(kepala: Sequence[str], calon: Sequence[int]) -> int | None:
    """Of several action columns the one that names the follow-up."""
    if not calon:
        return None
    for pola in (
        r"(?:langkah|tindak\s*lanjut)\s+(?:selanjut|berikut)|next",
        r"tindak\s*lanjut|aksi|action|rtl",
    ):
        for n in calon:
            if re.search(pola, kepala[n], re.IGNORECASE):
                return n
    return calon[0]
