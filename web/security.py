"""What every page says to the browser about safety, and the tokens that every form needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only files of ours: no inline script or style, no third party, no frame around us."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": over https the check of a form's token wants to see that the form was ours.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# Doors that no browser session opens: they have signatures, secrets or keys of their own, and no cookie to abuse.
WITHOUT_SESSION = ("/webhooks/", "/api/")


def protect(app: Flask, *, production: bool = False, proxies: int = 0) -> None:
    """Applies the headers to every answer, the cookie's flags, and a token to every form outside of `WITHOUT_SESSION`.

    A view that sets one of the headers itself keeps its own. Needs `app.secret_key`. `proxies` is how many of our own stand
    before us: so many entries of X-Forwarded-For and -Proto are believed, from the right, and none that a client wrote.
    """
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=production,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        # A page's pieces are fetched all the time: an answer that was long under way must not put an older session back.
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_CHECK_DEFAULT=False,  # we choose below what is checked
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a page left open over lunch still works
    )
    csrf = CSRFProtect(app)

    @app.before_request
    def want_token() -> None:
        if request.endpoint and not f"{request.path}/".startswith(WITHOUT_SESSION):
            csrf.protect()

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if production and request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        return response
