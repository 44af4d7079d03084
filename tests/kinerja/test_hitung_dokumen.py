from __future__ import annotations

import inspect
import re
from pathlib import Path

from kinerja import hitung

DOKUMEN = Path(__file__).parents[2] / "docs" / "rumus.md"


def test_every_formula_is_explained_in_the_order_of_the_code() -> None:
    rumus = [getattr(hitung, nama) for nama in hitung.__all__]
    fungsi = [f for f in rumus if inspect.isfunction(f)]
    urut = sorted(fungsi, key=lambda f: (f.__module__, f.__code__.co_firstlineno))
    judul = re.findall(r"^### `(\w+)`$", DOKUMEN.read_text(encoding="utf-8"), re.MULTILINE)
    assert judul == [f.__name__ for f in urut]


def test_every_decision_the_formulas_refer_to_exists() -> None:
    rujukan = re.findall(r"\((adr/[^)]+)\)", DOKUMEN.read_text(encoding="utf-8"))
    assert rujukan
    assert [r for r in rujukan if not (DOKUMEN.parent / r).is_file()] == []
