"""The two ends of a login through OpenID Connect; 404 while it is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_POST, require_safe

from akun.sso import PENYEDIA

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _pastikan_menyala(request: HttpRequest) -> None:
    # "process" could ask allauth to connect the identity with the account that is logged in.
    if not settings.OIDC_AKTIF or "process" in request.GET or "process" in request.POST:
        raise Http404("SSO tidak menyala.")


@login_not_required
@require_POST
def mulai(request: HttpRequest) -> HttpResponse:
    """Send the person to the identity provider."""
    _pastikan_menyala(request)
    return cast("HttpResponse", views.login(request, PENYEDIA))


@login_not_required
@require_safe
def kembali(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the person back from the identity provider."""
    _pastikan_menyala(request)
    if provider_id != PENYEDIA:
        raise Http404("Penyedia SSO tidak dikenal.")
    return cast("HttpResponse", views.callback(request, PENYEDIA))
