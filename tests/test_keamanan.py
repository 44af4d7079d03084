"""What holds for every page: headers, no foreign host, CSRF; and the door itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from akun.pilihan import Peran
from tests.matriks.baca import TABEL, Baris
from tests.matriks.dunia import Dunia, diamati, diulang, susun_dunia
from tests.matriks.semua import KASUS, kirim
from tests.pabrik import anggota

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django import DjangoDbBlocker

    from akun.models import Pengguna, UnitKerja

pytestmark = pytest.mark.django_db
SANDI: Final = "sandi-uji-2026-panjang"
ALAMAT = re.compile(rb"""(?:src|href|action|srcset|poster|data-url|hx-[a-z]+)=["']([^"']+)""")
LUAR = re.compile(rb"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# What somebody sent is shown alone in a sandbox: no script, no form, its own inline style.
BERKAS: Final = frozenset({"bukti:unduh", "bukti:lihat", "notifikasi:surel_contoh_html"})
# An address that is a secret is told to nobody, not even to a page of ours.
RAHASIA: Final = {
    "notifikasi:luar": "strict-origin",
    "notifikasi:luar@salah": "strict-origin",
    "notifikasi:umpan_ical": "no-referrer",
}

HALAMAN = [b for b in TABEL if b.metode == "GET" and set(b.kode.values()) != {405, 302}]
KIRIMAN = [
    b
    for b in TABEL
    if b.metode == "POST" and "@" not in b.nama and not set(b.kode.values()) <= {405, 302, 404}
]


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Dunia]:
    """One world for all pages; every request is undone, and in the end the world too."""
    with django_db_blocker.unblock(), diulang():
        yield susun_dunia()


def isi(jawaban: Any) -> str:  # noqa: ANN401 - the test client has no static type
    return str(jawaban.content.decode())


# --- Every page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("baris", HALAMAN, ids=str)
def test_every_answer_is_strict_and_calls_no_other_host(dunia: Dunia, baris: Baris) -> None:
    """Whoever asks, shown or refused: the policy, the headers, and no address outside."""
    with diulang():
        kasus = KASUS[baris.nama](dunia, dunia.unit["milik"])
        for siapa in ("semua", "puncak", "pengamat", "lain", "tamu"):
            jawaban = kirim(dunia, siapa, baris, kasus)
            kebijakan = jawaban.headers["Content-Security-Policy"]
            if baris.nama in BERKAS and jawaban.status_code == 200:
                assert {"sandbox", "default-src 'none'"} <= set(kebijakan.split("; "))
            else:
                assert "unsafe" not in kebijakan
                assert "default-src 'self'" in kebijakan
                assert "frame-ancestors 'none'" in kebijakan
                assert jawaban.headers["X-Frame-Options"] == "DENY"
            assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
            rujukan = RAHASIA.get(baris.nama, "same-origin")
            assert jawaban.headers["Referrer-Policy"] == rujukan
            if jawaban.headers["Content-Type"].startswith("text/html"):
                luar = [a for a in ALAMAT.findall(jawaban.isi) if LUAR.match(a)]
                assert luar == []


@pytest.mark.parametrize("htmx", [False, True], ids=["formulir", "htmx"])
@pytest.mark.parametrize("baris", KIRIMAN, ids=str)
def test_every_write_needs_the_token(dunia: Dunia, baris: Baris, htmx: bool) -> None:
    with diulang():
        kasus = KASUS[baris.nama](dunia, dunia.unit["milik"])
        klien = Client(enforce_csrf_checks=True)
        if baris.kode["tamu"] == 302:
            klien.cookies[settings.SESSION_COOKIE_NAME] = dunia.sesi["semua"]
        kepala = {"HX-Request": "true"} if htmx else {}
        with diamati() as tersentuh:
            jawaban = klien.post(kasus.url(baris.nama), kasus.data, headers=kepala)
        assert jawaban.status_code == 403
        assert tersentuh == set()


def test_the_token_is_taken_from_the_form_and_from_the_header_of_htmx(
    unit: UnitKerja,
) -> None:
    orang = anggota(unit, Peran.TIM, email="")
    data = {"nama": "Nama Baru", "email": "", "telepon": "", "versi": orang.versi}
    for kirim_token in ("isian", "kepala"):
        klien = Client(enforce_csrf_checks=True)
        klien.force_login(orang)
        halaman = isi(klien.get("/profil/"))
        token = re.search(r'x-csrftoken": "(\w+)"', halaman)
        assert token is not None
        kepala = {"X-CSRFToken": token[1], "HX-Request": "true"} if kirim_token == "kepala" else {}
        isian = {"csrfmiddlewaretoken": token[1]} if kirim_token == "isian" else {}
        orang.refresh_from_db()
        data["versi"] = orang.versi
        assert klien.post("/profil/", data | isian, headers=kepala).status_code in {200, 302}
        orang.refresh_from_db()
        assert orang.nama == "Nama Baru"
        orang.nama = "Lama"
        orang.save()


# --- Production -----------------------------------------------------------------------------------

_TANYA: Final = """
import json, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("check", deploy=True, fail_level="WARNING")
aman = Client().get("/sehat/", secure=True, headers={"host": "pelacak.contoh.go.id"})
polos = Client().get("/sehat/", headers={"host": "pelacak.contoh.go.id"})
asing = Client().get("/sehat/", secure=True, headers={"host": "jahat.test"})
nama = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "DEBUG"]
print(json.dumps({
    "kode": [aman.status_code, polos.status_code, asing.status_code],
    "tujuan": polos.headers["Location"],
    "kepala": dict(aman.headers),
    "setelan": {n: getattr(settings, n) for n in nama},
}))
"""


def test_production_is_sealed(tmp_path: Path) -> None:
    """``check --deploy`` is clean, and HTTPS, HSTS and secure cookies are on."""
    lingkungan = {
        **os.environ,
        "LINGKUNGAN": "produksi",
        "SECRET_KEY": "kunci-acak-untuk-uji-0123456789-abcdefghij-KLMNOPQRST-uvwxyz",
        "ALLOWED_HOSTS": "pelacak.contoh.go.id",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'kosong.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "konfigurasi.settings",
    }
    for nama in ("HARI_INI_CONTOH", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        lingkungan.pop(nama, None)
    hasil = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", _TANYA],
        env=lingkungan,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    isi_json = json.loads(hasil.stdout.splitlines()[-1])
    kepala = isi_json["kepala"]
    assert isi_json["kode"] == [503, 301, 400]  # nobody has made the tables of this database
    assert isi_json["tujuan"] == "https://pelacak.contoh.go.id/sehat/"
    assert kepala["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert kepala["X-Content-Type-Options"] == "nosniff"
    assert kepala["X-Frame-Options"] == "DENY"
    assert kepala["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in kepala["Content-Security-Policy"]
    assert isi_json["setelan"] == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "DEBUG": False,
    }


# --- The door -------------------------------------------------------------------------------------


@pytest.fixture
def orang(unit: UnitKerja) -> Pengguna:
    hasil = anggota(unit, Peran.TIM, username="analis", email="analis@kantor.test")
    hasil.set_password(SANDI)
    hasil.save()
    return hasil


def masuk(klien: Client, nama: str = "analis", sandi: str = SANDI, **lain: Any) -> Any:  # noqa: ANN401
    return klien.post("/masuk/", {"login": nama, "password": sandi}, **lain)


@pytest.mark.parametrize(
    "tujuan",
    [
        "https://jahat.test/",
        "//jahat.test/",
        "///jahat.test",
        "http:jahat.test",
        "\\\\jahat.test",
        "/\\jahat.test",
        "javascript:alert(1)",
    ],
)
def test_nobody_is_sent_to_another_host_after_logging_in_or_out(
    orang: Pengguna, tujuan: str
) -> None:
    klien = Client()
    data = {"login": "analis", "password": SANDI, "next": tujuan}
    jawaban = klien.post("/masuk/", data, query_params={"next": tujuan})
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/")
    # Somebody who has logged in already and follows such a link.
    lagi = klien.get("/masuk/", {"next": tujuan})
    assert lagi.headers["Location"] == "/"
    keluar = klien.post("/keluar/", {"next": tujuan}, query_params={"next": tujuan})
    assert keluar.headers["Location"] == "/masuk/"


def test_the_way_to_a_page_of_ours_is_kept(orang: Pengguna) -> None:
    klien = Client()
    assert klien.get("/profil/").headers["Location"] == "/masuk/?next=/profil/"
    data = {"login": "analis", "password": SANDI, "next": "/profil/"}
    assert klien.post("/masuk/", data).headers["Location"] == "/profil/"


def test_a_session_begun_before_the_login_does_not_survive_it(orang: Pengguna) -> None:
    klien = Client()
    sesi = klien.session
    sesi["ditanam"] = "penyerang"
    sesi.save()
    lama = str(sesi.session_key)
    klien.cookies[settings.SESSION_COOKIE_NAME] = lama
    masuk(klien)
    baru = klien.cookies[settings.SESSION_COOKIE_NAME].value
    assert baru != lama
    asing = Client()
    asing.cookies[settings.SESSION_COOKIE_NAME] = lama
    assert asing.get("/profil/").status_code == 302


def test_logging_out_ends_the_session_on_the_server(orang: Pengguna) -> None:
    klien = Client()
    masuk(klien)
    kunci = klien.cookies[settings.SESSION_COOKIE_NAME].value
    klien.post("/keluar/")
    dicuri = Client()
    dicuri.cookies[settings.SESSION_COOKIE_NAME] = kunci
    assert dicuri.get("/profil/").status_code == 302


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(orang: Pengguna) -> None:
    kuki = masuk(Client()).cookies[settings.SESSION_COOKIE_NAME]
    assert kuki["httponly"] is True
    assert kuki["samesite"] == "Lax"


def test_a_lock_holds_whatever_address_a_header_claims_and_hits_nobody_else(
    orang: Pengguna, unit: UnitKerja
) -> None:
    lain = anggota(unit, Peran.TIM, username="perencana")
    lain.set_password(SANDI)
    lain.save()
    for n in range(6):
        masuk(Client(), sandi="keliru", headers={"x-forwarded-for": f"10.0.0.{n}"})
    terkunci = Client()
    masuk(terkunci, headers={"x-forwarded-for": "10.0.0.99"})
    assert "_auth_user_id" not in terkunci.session
    # A whole office shares one address: the neighbour comes in.
    assert masuk(Client(), "perencana").status_code == 302


def test_asking_for_new_passwords_is_limited(orang: Pengguna) -> None:
    kode = [
        Client().post("/kata-sandi/lupa/", {"email": "analis@kantor.test"}).status_code
        for _ in range(30)
    ]
    assert 429 in kode
    assert len(mail.outbox) < 30


@pytest.mark.parametrize("host", ["jahat.test", "testserver.jahat.test", "jahat.test:80"])
def test_a_forged_host_is_refused_and_gets_into_no_mail(orang: Pengguna, host: str) -> None:
    jawaban = Client().post(
        "/kata-sandi/lupa/", {"email": "analis@kantor.test"}, headers={"host": host}
    )
    assert jawaban.status_code == 400
    assert mail.outbox == []


def test_the_name_of_a_page_that_does_not_exist_is_not_echoed(orang: Pengguna) -> None:
    klien = Client()
    klien.force_login(orang)
    jawaban = klien.get("/tidak-ada/<script>alert(1)</script>/")
    assert jawaban.status_code == 404
    assert "alert(1)" not in isi(jawaban)
