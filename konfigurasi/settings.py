"""Settings: one file, two modes.

``LINGKUNGAN=coba`` (default) runs on a laptop without any variable set; ``LINGKUNGAN=produksi``
takes every secret from the environment and refuses to start on an unsafe value (see
``konfigurasi/pemeriksaan.py``). Every variable is listed in docs/operasi.md.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / "data"
env = environ.Env()

LINGKUNGAN = env.str("LINGKUNGAN", default="coba")
if LINGKUNGAN not in {"coba", "produksi"}:
    raise ImproperlyConfigured("LINGKUNGAN hanya boleh 'coba' atau 'produksi'.")
PRODUKSI = LINGKUNGAN == "produksi"

# The trial secret is public on purpose: it only ever signs sessions on 127.0.0.1.
RAHASIA_COBA = "hanya-untuk-mode-coba-jangan-dipakai-di-produksi-0123456789"
SECRET_KEY = env.str("SECRET_KEY", default=RAHASIA_COBA)
# Former keys: what they signed or shut still opens while the new one is taken into use.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=[] if PRODUKSI else ["localhost", "127.0.0.1", "[::1]", "testserver"]
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# The sample is dated; a fixed "today" keeps it alive. Production always uses the real clock.
HARI_INI_CONTOH: date | None = None
if not PRODUKSI:
    _hari = env.str("HARI_INI_CONTOH", default="2026-05-08")
    HARI_INI_CONTOH = date.fromisoformat(_hari) if _hari else None
elif env.str("HARI_INI_CONTOH", default=""):
    raise ImproperlyConfigured("HARI_INI_CONTOH hanya berlaku pada mode coba. Hapus variabel itu.")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_q",
    "simple_history",
    "inti",
    "akun",
    "bukti",
    "notifikasi",
    "kinerja",
    "renaksi",
    "rb",
    "tindaklanjut",
    "impor",
    "laporan",
    "konfigurasi",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "akun.middleware.SesiMenganggurMiddleware",
    "akun.middleware.SyaratMasukMiddleware",
    "inti.middleware.PenolakanMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "konfigurasi.urls"
WSGI_APPLICATION = "konfigurasi.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "akun.konteks.dasar",
                "tindaklanjut.konteks.penghitung",
                "notifikasi.konteks.pemberitahuan",
            ],
            "builtins": ["inti.templatetags.tampilan"],
        },
    }
]

# --- Database -----------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'pelacak.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = 600
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATA_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE takes the write lock at BEGIN: no "database is locked" in the middle of a
        # read-then-write transaction (measured: 3 of 1440 with DEFERRED, 0 with IMMEDIATE).
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "beranda"
ACCOUNT_ADAPTER = "akun.adapter.AdapterAkun"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# No mail to an address nobody here has; the page says the same either way.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A whole office shares one address behind NAT: lock the pair, never the address alone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/terkunci.html"
AXES_USERNAME_FORM_FIELD = "login"
MFA_ADAPTER = "akun.mfa.AdapterMFA"
MFA_TOTP_ISSUER = "Pelacak"
MFA_FORMS = {
    "authenticate": "akun.forms_mfa.FormKodeMasuk",
    "reauthenticate": "akun.forms_mfa.FormKodeKonfirmasi",
    "activate_totp": "akun.forms_mfa.FormPasangKode",
}
ACCOUNT_FORMS = {"reauthenticate": "akun.forms_mfa.FormKonfirmasiSandi"}
# Addresses are kept by ADMIN, not verified by mail, and serve no part of the second factor.
MFA_ALLOW_UNVERIFIED_EMAIL = True
WAJIB_MFA = env.bool("WAJIB_MFA", default=False)
SOCIALACCOUNT_ADAPTER = "akun.sso.AdapterSSO"
OIDC_URL = env.str("OIDC_URL", default="")
OIDC_AKTIF = bool(OIDC_URL)
OIDC_NAMA = env.str("OIDC_NAMA", default="SSO")
_oidc = urlsplit(OIDC_URL)
# Where the login page of the provider lives, when it is not where its configuration is.
OIDC_ASAL: list[str] = env.list("OIDC_ASAL", default=[f"{_oidc.scheme}://{_oidc.netloc}"])
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {}
if OIDC_AKTIF:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAMA,
                "client_id": env.str("OIDC_ID"),
                "secret": env.str("OIDC_RAHASIA"),
                "settings": {"server_url": OIDC_URL},
            }
        ],
    }
# The session ends after this much idle time: akun.middleware renews it while somebody works.
SESSION_COOKIE_AGE = env.int("SESI_DETIK", default=8 * 3600)
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

# --- Static files and evidence ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_terkumpul"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUKSI
WHITENOISE_AUTOREFRESH = not PRODUKSI
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(DATA_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUKSI
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
BATAS_UKURAN_BUKTI = env.int("BATAS_UKURAN_BUKTI", default=25 * 1024 * 1024)
BATAS_UKURAN_IMPOR = env.int("BATAS_UKURAN_IMPOR", default=20 * 1024 * 1024)
FILE_UPLOAD_HANDLERS = [
    "bukti.pembatas.PembatasUnggahan",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CLAMAV_SOKET = env.str("CLAMAV_SOKET", default="")  # path or host:port of clamd; empty = no scan

# --- Security -----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        # Browsers check the whole way of a form: the login through SSO ends at the provider.
        "form-action": [SELF, *(OIDC_ASAL if OIDC_AKTIF else [])],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = PRODUKSI
CSRF_COOKIE_SECURE = PRODUKSI
SECURE_SSL_REDIRECT = PRODUKSI and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUKSI else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUKSI
SECURE_HSTS_PRELOAD = PRODUKSI
if env.bool("DI_BALIK_PROKSI", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ADMIN_DJANGO = env.bool("ADMIN_DJANGO", default=not PRODUKSI)

# --- Background ---------------------------------------------------------------------------------
# django-q2 is an alarm clock: the reasons for each value are in docs/adr/0004.
Q_CLUSTER = {
    "name": "pelacak",
    "orm": "default",
    "workers": 2,
    "timeout": 900,
    "retry": 1200,
    "queue_limit": 2,
    "bulk": 1,
    "max_attempts": 1,
    "ack_failures": True,
    "catch_up": False,
    "save_limit": 0,
    "recycle": 50,
    "poll": 1,
}

# --- Floors: what a lower room may ask of an upper one, by name only ------------------------------
SUMBER_REALISASI = ["renaksi.realisasi.hitung", "rb.realisasi.hitung"]
PENJELAS_REALISASI = ["renaksi.penjelasan.jelaskan", "rb.penjelasan.jelaskan"]
# Functions that tell /sehat/ (fit, {word: value}); one that is not fit makes it 503.
PEMERIKSA_SEHAT = ["notifikasi.kesehatan.laporan_sehat"]
# Objects of notifikasi.sumber.Sumber: the kinds of items that are reminded of.
SUMBER_PENGINGAT = [
    "tindaklanjut.pengingat.TINDAK_LANJUT",
    "tindaklanjut.pengingat.VERIFIKASI",
    "tindaklanjut.pengingat.PERMOHONAN",
    "rb.pengingat.TONGGAK",
    "rb.pengingat.VERIFIKASI",
    "renaksi.pengingat.RENAKSI",
    "kinerja.pengingat.PENUTUPAN",
    "kinerja.pengingat.LAPORAN",
    "notifikasi.kiriman.SUMBER",
]
# Kinds of items a PIC outside may answer through a signed link, and who writes what was accepted.
PENERIMA_KIRIMAN = {"tindak_lanjut": "tindaklanjut.pengingat.tulis_kiriman"}
# Functions (pengguna, sejak, sampai) -> list of notifikasi.umpan.Acara for a person's calendar.
SUMBER_ACARA = ["tindaklanjut.pengingat.acara_rapat"]
# Tuples of akun.riwayat.JenisRiwayat: the kinds of objects with a page of history.
JENIS_RIWAYAT = [
    "akun.jenis_riwayat.JENIS",
    "bukti.jenis_riwayat.JENIS",
    "kinerja.jenis_riwayat.JENIS",
    "renaksi.jenis_riwayat.JENIS",
    "rb.jenis_riwayat.JENIS",
    "tindaklanjut.jenis_riwayat.JENIS",
    "laporan.jenis_riwayat.JENIS",
]

# Called when a long task has given its lock back: whoever waits may begin.
TUGAS_MENUNGGU = ["impor.tasks.mulai_berikut", "laporan.tasks.mulai_berikut"]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_TIMEOUT = 20
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"rahasia": {"()": "inti.catatan_log.SamarkanRahasia"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "filters": ["rahasia"]}},
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
SIMPLE_HISTORY_REVERT_DISABLED = True
# --- Mail: from the environment; without it the trial mode keeps every mail in its inbox page -----
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"] or "localhost"
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"] or 25
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
if not PRODUKSI and not env.str("EMAIL_URL", default=""):
    EMAIL_BACKEND = "notifikasi.kotak_contoh.KotakContoh"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("SUREL_PENGIRIM", default="Pelacak <pelacak@localhost>")
# How long a notice stays claimed by a process that may have died.
LEASE_PENGINGAT_DETIK = env.int("LEASE_PENGINGAT_DETIK", default=600)
# Absolute links in mails and calendars start with it.
ALAMAT_SITUS = env.str("ALAMAT_SITUS", default="http://127.0.0.1:8000")
