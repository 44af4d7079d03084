"""What a template may say: the marks it may name and the few statements it may use.

Every source a template brings (body, header, footer, footnote, property) is parsed by this
environment; a mark is followed through the shapes of the content, so a misspelt one is found
wherever it stands. Only loops and conditions are allowed, and an inner loop only over the element
of the loop around it, so that the work stays in proportion to the content.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Final, NoReturn, Union, get_args, get_origin, get_type_hints

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from laporan.konten.bentuk import Konten

_SARINGAN: Final = frozenset({"e", "escape", "upper", "lower", "title", "trim", "capitalize"})
_PANGGILAN: Final = frozenset({"endswith", "startswith"})
_TAMBAHAN: Final = {"gambar": str}
_LOOP: Final = frozenset({"index", "index0", "first", "last", "length", "revindex", "revindex0"})
_BOLEH: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.For, nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Call, nodes.CondExpr,
)  # fmt: skip
MAKS_CALON: Final = 6
Lingkup = Mapping[str, Any]


class LingkunganTemplat(SandboxedEnvironment):
    """A sandbox that reads a template before it runs it."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.filters = {nama: f for nama, f in self.filters.items() if nama in _SARINGAN}
        self.intercepted_binops = frozenset({"*", "**", "%", "+"})
        self.globals = {}
        self.tests = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        pohon = super()._parse(source, name, filename)
        _Penelaah().telaah(pohon, {**bidang(Konten), **_TAMBAHAN}, None)
        return pohon

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        raise SecurityError(f"operator {operator} tidak dipakai dalam templat")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401
        return getattr(obj, "__name__", "") in _PANGGILAN and isinstance(
            getattr(obj, "__self__", None), str
        )


class _Penelaah:
    """Walks one source with the kinds of its names."""

    def telaah(self, simpul: nodes.Node, lingkup: Lingkup, pengulang: str | None) -> None:
        """Check a node and what hangs on it; ``pengulang`` is the element of the loop around."""
        if not isinstance(simpul, _BOLEH):
            _tolak(simpul, "hanya for, if, dan {{ tanda }} yang dapat dipakai")
        if isinstance(simpul, nodes.For):
            self._ulang(simpul, lingkup, pengulang)
            return
        if isinstance(simpul, nodes.Expr):
            self.jenis(simpul, lingkup)
            return
        for anak in simpul.iter_child_nodes():
            self.telaah(anak, lingkup, pengulang)

    def _ulang(self, simpul: nodes.For, lingkup: Lingkup, pengulang: str | None) -> None:
        if not isinstance(simpul.target, nodes.Name) or simpul.recursive or simpul.test:
            _tolak(simpul, "tulis perulangan sebagai for NAMA in DAFTAR")
        if pengulang is not None and _akar(simpul.iter) != pengulang:
            _tolak(simpul, f"perulangan di dalam perulangan harus atas bagian dari {pengulang}")
        jenis = self.jenis(simpul.iter, lingkup)
        unsur = unsur_daftar(jenis)
        if unsur is None:
            _tolak(simpul, f"{_teks(simpul.iter)} bukan daftar")
        nama = str(simpul.target.name)
        dalam = {**lingkup, nama: unsur, "loop": dict.fromkeys(_LOOP, int)}
        for anak in (*simpul.body, *simpul.else_):
            self.telaah(anak, dalam, nama)

    def jenis(self, simpul: nodes.Node, lingkup: Lingkup) -> Any:  # noqa: ANN401
        """Return the kind of an expression, or refuse it."""
        if not isinstance(simpul, _BOLEH):
            _tolak(simpul, "ungkapan ini tidak dapat dipakai dalam templat")
        if isinstance(simpul, nodes.Name):
            if simpul.name not in lingkup:
                _asing(simpul, str(simpul.name), lingkup)
            return lingkup[simpul.name]
        if isinstance(simpul, nodes.Getattr):
            return self._bagian(simpul, lingkup)
        if isinstance(simpul, nodes.Getitem):
            return self._nomor(simpul, lingkup)
        if isinstance(simpul, nodes.Call):
            self._panggilan(simpul, lingkup)
            return bool
        for anak in simpul.iter_child_nodes():
            self.jenis(anak, lingkup)
        return str

    def _bagian(self, simpul: nodes.Getattr, lingkup: Lingkup) -> Any:  # noqa: ANN401
        induk = self.jenis(simpul.node, lingkup)
        bagian = induk if isinstance(induk, dict) else bidang(induk)
        if simpul.attr not in bagian:
            _asing(simpul, _teks(simpul), bagian)
        return bagian[simpul.attr]

    def _nomor(self, simpul: nodes.Getitem, lingkup: Lingkup) -> Any:  # noqa: ANN401
        jenis = self.jenis(simpul.node, lingkup)
        unsur = unsur_daftar(jenis)
        if unsur is None:
            _tolak(simpul, f"{_teks(simpul.node)} bukan daftar")
        if isinstance(simpul.arg, nodes.Slice):
            if any(not isinstance(a, nodes.Const) for a in simpul.arg.iter_child_nodes()):
                _tolak(simpul, "potongan daftar memakai angka saja")
            return jenis
        if not isinstance(simpul.arg, nodes.Const) or not isinstance(simpul.arg.value, int):
            _tolak(simpul, "urutan dalam daftar memakai angka saja")
        return unsur

    def _panggilan(self, simpul: nodes.Call, lingkup: Lingkup) -> None:
        fungsi = simpul.node
        tetap = all(isinstance(a, nodes.Const) for a in simpul.args)
        lain = simpul.kwargs or simpul.dyn_args or simpul.dyn_kwargs
        if not isinstance(fungsi, nodes.Getattr) or fungsi.attr not in _PANGGILAN:
            _tolak(simpul, "hanya .startswith('…') dan .endswith('…') yang dapat dipanggil")
        elif lain or not tetap or self.jenis(fungsi.node, lingkup) is not str:
            _tolak(simpul, f"tulis {fungsi.attr}('…') pada sebuah teks")


def bidang(jenis: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the parts of a shape with their kinds; none for a text."""
    jenis = tanpa_kosong(jenis)
    if not (isinstance(jenis, type) and is_dataclass(jenis)):
        return {}
    petunjuk = get_type_hints(jenis)
    return {f.name: petunjuk[f.name] for f in fields(jenis)}


def unsur_daftar(jenis: Any) -> Any:  # noqa: ANN401
    """Return the kind of the elements; ``None`` for what is no list."""
    jenis = tanpa_kosong(jenis)
    return get_args(jenis)[0] if get_origin(jenis) is list else None


def tanpa_kosong(jenis: Any) -> Any:  # noqa: ANN401
    if get_origin(jenis) in (Union, types.UnionType):
        return next(j for j in get_args(jenis) if j is not type(None))
    return jenis


def _akar(simpul: nodes.Node) -> str:
    while isinstance(simpul, nodes.Getattr | nodes.Getitem):
        simpul = simpul.node
    return str(simpul.name) if isinstance(simpul, nodes.Name) else ""


def _teks(simpul: nodes.Node) -> str:
    if isinstance(simpul, nodes.Getattr):
        return f"{_teks(simpul.node)}.{simpul.attr}"
    if isinstance(simpul, nodes.Getitem):
        return f"{_teks(simpul.node)}[…]"
    return str(simpul.name) if isinstance(simpul, nodes.Name) else "ungkapan"


def _asing(simpul: nodes.Node, tanda: str, dikenal: Mapping[str, object]) -> NoReturn:
    """Refuse an unknown mark and name those that stand near it."""
    nama = tanda.rpartition(".")[2]
    dekat = get_close_matches(nama, dikenal, n=1)
    saran = f" Mungkin maksudnya {dekat[0]}." if dekat else ""
    calon = ", ".join(sorted(dikenal)[:MAKS_CALON])
    pilihan = f" Yang ada antara lain: {calon}." if calon and not dekat else ""
    _tolak(simpul, f"tanda {{{{ {tanda} }}}} tidak dikenal.{saran}{pilihan}")


def _tolak(simpul: nodes.Node, pesan: str) -> NoReturn:
    raise TemplateSyntaxError(pesan, simpul.lineno)
