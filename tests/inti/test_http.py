"""Answers that differ for htmx."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.http import HttpResponse
from django_htmx.middleware import HtmxMiddleware

from inti.http import PermintaanHtmx, alihkan

if TYPE_CHECKING:
    from django.test import RequestFactory


@pytest.mark.parametrize(
    ("kepala", "status", "nama"),
    [({}, 302, "Location"), ({"HX-Request": "true"}, 200, "HX-Redirect")],
)
def test_a_redirect_takes_the_whole_page_along(
    rf: RequestFactory, kepala: dict[str, str], status: int, nama: str
) -> None:
    permintaan = rf.get("/", headers=kepala)
    HtmxMiddleware(lambda _: HttpResponse())(permintaan)
    jawaban = alihkan(cast("PermintaanHtmx", permintaan), "/tujuan/")
    assert (jawaban.status_code, jawaban[nama]) == (status, "/tujuan/")
