"""Turns a refusal raised anywhere in a request into a page that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from inti.galat import Penolakan

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class PenolakanMiddleware:
    """Renders ``galat/penolakan.html`` (or its partial for htmx) with the refusal's status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Penolakan):
            return None
        templat = (
            "galat/_penolakan.html" if request.headers.get("HX-Request") else "galat/penolakan.html"
        )
        return render(request, templat, {"penolakan": exception}, status=exception.status)
