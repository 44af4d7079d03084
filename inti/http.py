"""What every view needs from a request, whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class PermintaanHtmx(HttpRequest):
    """A request after ``HtmxMiddleware``: ``request.htmx`` is true for a partial."""

    htmx: HtmxDetails


def alihkan(request: PermintaanHtmx, url: str) -> HttpResponse:
    """Send the person to ``url`` after a write: the whole page, also when htmx asked."""
    return HttpResponseClientRedirect(url) if request.htmx else HttpResponseRedirect(url)


def pilih_templat(request: PermintaanHtmx, *, penuh: str, sebagian: str) -> str:
    """Return the partial for htmx, the page otherwise (also for the history restore of htmx)."""
    if request.htmx and not request.htmx.history_restore_request:
        return sebagian
    return penuh
