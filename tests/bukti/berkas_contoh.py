"""Small files of every allowed kind, and hostile ones, made in memory."""

from __future__ import annotations

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

OOXML = "application/vnd.openxmlformats-officedocument."
UTAMA = {
    "docx": (f"{OOXML}wordprocessingml.document.main+xml", "word/document.xml"),
    "xlsx": (f"{OOXML}spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
    "pptx": (f"{OOXML}presentationml.presentation.main+xml", "ppt/presentation.xml"),
}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00" * 40 + b"\xff\xd9"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x00" * 32
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + b"\x00" * 32
EML = (
    b"From: Perencana <perencana@kantor.test>\r\nTo: tim@kantor.test\r\n"
    b"Date: Fri, 27 Mar 2026 09:00:00 +0700\r\nSubject: Laporan TW I\r\n\r\nTerlampir."
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
MZ = b"MZ\x90\x00\x03" + b"\x00" * 200


def png() -> bytes:
    """One white dot."""

    def bongkah(jenis: bytes, isi: bytes) -> bytes:
        return (
            struct.pack("!I", len(isi)) + jenis + isi + struct.pack("!I", zlib.crc32(jenis + isi))
        )

    kepala = struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + bongkah(b"IHDR", kepala)
        + bongkah(b"IDAT", zlib.compress(b"\x00\xff"))
        + bongkah(b"IEND", b"")
    )


def arsip(isi: dict[str, bytes], *, mampat: int = ZIP_DEFLATED) -> bytes:
    """A ZIP archive with these members, in this order."""
    tujuan = io.BytesIO()
    with ZipFile(tujuan, "w", mampat) as z:
        for nama, data in isi.items():
            z.writestr(nama, data)
    return tujuan.getvalue()


def daftar_isi(*pasangan: tuple[str, str]) -> bytes:
    """A [Content_Types].xml with (content type, part) pairs."""
    baris = "".join(f'<Override PartName="/{p}" ContentType="{t}"/>' for t, p in pasangan)
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types">{baris}</Types>'
    ).encode()


def office(jenis: str, **tambahan: bytes) -> bytes:
    """A minimal DOCX, XLSX or PPTX; more members by name."""
    tipe, bagian = UTAMA[jenis]
    return arsip({"[Content_Types].xml": daftar_isi((tipe, bagian)), bagian: b"<x/>", **tambahan})


def odf(jenis: str, **tambahan: bytes) -> bytes:
    """A minimal ODT or ODS."""
    tipe = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[jenis]
    return arsip(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{tipe}".encode(),
            "content.xml": b"<x/>",
            "META-INF/manifest.xml": b"<manifest/>",
            **tambahan,
        }
    )


def bom_arsip() -> bytes:
    """1 GB of zeros in about 1 MB."""
    tujuan = io.BytesIO()
    with ZipFile(tujuan, "w", ZIP_DEFLATED) as z, z.open("nol.csv", "w", force_zip64=True) as f:
        nol = b"0" * (1024 * 1024)
        for _ in range(400):
            f.write(nol)
    return tujuan.getvalue()


def arsip_terkunci() -> bytes:
    """An archive whose member says it is encrypted."""
    data = bytearray(arsip({"rahasia.txt": b"isi"}, mampat=ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def arsip_berbohong() -> bytes:
    """An archive that declares its member much smaller than it unpacks to."""
    data = bytearray(arsip({"a.csv": b"0" * 5_000_000}))
    kecil = struct.pack("<I", 10)
    data[22:26] = kecil
    pusat = data.index(b"PK\x01\x02")
    data[pusat + 24 : pusat + 28] = kecil
    return bytes(data)


def arsip_bertautan() -> bytes:
    """An archive with a symbolic link."""
    tujuan = io.BytesIO()
    with ZipFile(tujuan, "w") as z:
        info = ZipInfo("tautan")
        info.external_attr = 0xA1FF << 16
        z.writestr(info, "/etc/passwd")
    return tujuan.getvalue()


def arsip_berlimpah() -> bytes:
    """An archive of 6000 empty members."""
    return arsip({f"{n}.txt": b"" for n in range(6000)})


def arsip_bertumpuk() -> bytes:
    """An archive whose members share their bytes: more packed bytes than the file has."""
    data = bytearray(arsip({f"{n}.txt": bytes([65 + n]) * 3000 for n in range(3)}, mampat=0))
    posisi = 0
    while (posisi := data.find(b"PK\x01\x02", posisi)) != -1:
        data[posisi + 20 : posisi + 28] = struct.pack("<II", 8000, 8000)
        posisi += 4
    return bytes(data)


DITERIMA: dict[str, bytes] = {
    "Notula rapat.pdf": PDF,
    "Laporan.docx": office("docx"),
    "Matriks.xlsx": office("xlsx"),
    "Paparan.pptx": office("pptx"),
    "Surat.odt": odf("odt"),
    "Tabel.ods": odf("ods"),
    "Foto.jpg": JPG,
    "Foto.JPEG": JPG,
    "Layar.png": png(),
    "Layar.webp": WEBP,
    "Foto.heic": HEIC,
    "Lampiran.zip": arsip({"Notula.pdf": PDF, "foto/Foto.jpg": JPG}),
    "Surel.eml": EML,
    "Catatan.txt": "Catatan rapat: target 92% · selesai\n".encode(),
    "Catatan lama.txt": "Catatan – rapat “TW I”\n".encode("cp1252"),
    "Catatan utf16.txt": "Catatan rapat\n".encode("utf-16"),
    "Surel disalin.txt": EML,
    "Data.csv": b"nama;nilai\nA;1\n",
}
