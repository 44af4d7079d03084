"""The house itself: rules that hold for every file of the repository."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent
BUKAN_MILIK_KITA = {
    ".git",
    ".venv",
    "__pycache__",
    "data",
    "node_modules",
    "static_terkumpul",
    "static/vendor",
}
TEKS = {
    "",
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".in",
    ".js",
    ".json",
    ".md",
    ".mjs",
    ".py",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
}
# The one-letter classes keep this file, which is searched as well, from finding itself.
INDEKS_DAN_CDN = re.compile(
    r"[p]ypi\.org|[p]ythonhosted|[n]pmjs\.|[y]arnpkg|[d]eb\.debian|[j]sdelivr|[u]npkg\.com|[c]dnjs"
    r"|[m]axcdn|[f]onts\.(googleapis|gstatic)"
)
JALUR_MESIN = re.compile(r"(?<![\w.$}/-])/(?:work|farm|root|home|Users|tmp)/")
GAYA_ATAU_SKRIP_SEBARIS = re.compile(
    r"\sstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=|\shx-on|javascript:|[\"']js:",
    re.IGNORECASE,
)


@cache
def berkas_proyek() -> tuple[Path, ...]:
    """Return the project's own files, relative to its root; nothing that is built or fetched."""

    def telusuri(folder: Path) -> list[Path]:
        hasil: list[Path] = []
        for masuk in sorted(folder.iterdir()):
            nama = masuk.relative_to(AKAR).as_posix()
            if masuk.name in BUKAN_MILIK_KITA or nama in BUKAN_MILIK_KITA:
                continue
            if masuk.is_dir():
                if not masuk.name.endswith("_cache") and masuk.name != ".hypothesis":
                    hasil += telusuri(masuk)
            else:
                hasil.append(masuk.relative_to(AKAR))
        return hasil

    return tuple(telusuri(AKAR))


def isi(berkas: Path) -> str:
    return (AKAR / berkas).read_text(encoding="utf-8")


def baris_kena(pola: re.Pattern[str], berkas: list[Path]) -> list[str]:
    """Return ``path:line: text`` for every line that ``pola`` finds."""
    return [
        f"{satu}:{nomor}: {baris.strip()[:100]}"
        for satu in berkas
        for nomor, baris in enumerate(isi(satu).splitlines(), 1)
        if pola.search(baris)
    ]


def teks() -> list[Path]:
    return [b for b in berkas_proyek() if b.suffix in TEKS]


def templat() -> list[Path]:
    return [b for b in berkas_proyek() if b.parts[0] == "templates" and b.suffix == ".html"]


def panjang(berkas: list[Path], batas: int) -> list[str]:
    jumlah = {satu: len(isi(satu).splitlines()) for satu in berkas}
    return [f"{satu}: {n} baris" for satu, n in jumlah.items() if n > batas]


@pytest.mark.parametrize(
    ("pola", "kena", "lolos"),
    [
        (INDEKS_DAN_CDN, "https://py" + "pi.org/simple", "https://docs.python.org"),
        (JALUR_MESIN, "open('/ro" + "ot/x')", "{% url 'rb:work/root/' %}"),
        (JALUR_MESIN, "cd /wor" + "k/main", "AKAR / 'home/'"),
        (GAYA_ATAU_SKRIP_SEBARIS, '<p style="color:red">', '<link rel="stylesheet">'),
        (GAYA_ATAU_SKRIP_SEBARIS, "<script>alert()</script>", '<script src="a.js" defer></script>'),
        (GAYA_ATAU_SKRIP_SEBARIS, '<a onclick="x()">', '<a class="monday" data-on="1">'),
    ],
)
def test_each_forbidden_pattern_finds_what_it_is_for(
    pola: re.Pattern[str], kena: str, lolos: str
) -> None:
    assert pola.search(kena)
    assert not pola.search(lolos)


def test_no_file_names_a_package_registry_or_a_cdn() -> None:
    assert baris_kena(INDEKS_DAN_CDN, teks()) == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert baris_kena(JALUR_MESIN, teks()) == []


def test_templates_hold_no_inline_style_script_or_handler() -> None:
    assert templat()
    assert baris_kena(GAYA_ATAU_SKRIP_SEBARIS, templat()) == []


def test_templates_stay_short() -> None:
    assert panjang(templat(), 120) == []


def test_source_files_stay_short() -> None:
    sumber = [
        b
        for b in berkas_proyek()
        if b.suffix in {".py", ".js", ".mjs"}
        and "migrations" not in b.parts
        and b.parts[0] != "tests"
    ]
    assert sumber
    assert panjang(sumber, 400) == []


def test_the_readme_shows_both_commands() -> None:
    baris = [satu.strip() for satu in isi(Path("README.md")).splitlines()]
    assert "python3 mulai.py" in baris
    assert "python3 mulai.py uji" in baris


@pytest.mark.parametrize("nama", ["runtime", "uji", "node"])
def test_every_locked_python_package_has_a_version_a_hash_and_no_address(nama: str) -> None:
    kunci = isi(Path("requirements") / f"{nama}.txt")
    assert "://" not in kunci
    paket = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", kunci).strip())
    assert paket
    assert [satu for satu in paket if "==" not in satu or "--hash=sha256:" not in satu] == []


def test_the_npm_lock_has_pinned_versions_hashes_and_no_download_address() -> None:
    kunci = json.loads(isi(Path("package-lock.json")))
    paket = {nama: data for nama, data in kunci["packages"].items() if nama}
    assert paket
    assert [nama for nama, data in paket.items() if "resolved" in data] == []
    assert [nama for nama, data in paket.items() if not data.get("integrity")] == []
    diminta = json.loads(isi(Path("package.json")))["devDependencies"]
    assert {n: kunci["packages"][f"node_modules/{n}"]["version"] for n in diminta} == diminta


def test_the_icon_list_is_sorted_without_repeats_and_holds_every_icon_used() -> None:
    daftar = isi(Path("aset/ikon.txt")).split()
    assert daftar == sorted(set(daftar))
    dipakai = {
        nama
        for berkas in [*templat(), *(b for b in teks() if b.suffix == ".js")]
        for nama in re.findall(r"#i-([a-z0-9-]+)[\"']", isi(berkas))
        + re.findall(r"{%\s*ikon\s+[\"']([a-z0-9-]+)[\"']", isi(berkas))
    }
    assert dipakai - set(daftar) == set()
