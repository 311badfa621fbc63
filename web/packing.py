"""Static files as they travel: packed, and kept by browsers for as long as their address stands.

Pages are never packed: beside what somebody typed they hold the token of a form, which the length of the two
together would give away (https://breachattack.com).
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache, lru_cache
from pathlib import Path

from flask import Response, current_app, request

FOREVER = "public, max-age=31536000, immutable"
WORDS = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})
OTHERS = frozenset({"api.files", "assets.day_rows"})
"""What is no blueprint's static folder and yet the same for everybody."""


def pack(answer: Response) -> Response:
    """The answer, if it is a static file: for ever where its address names this very content, and packed where that is understood."""
    if answer.status_code != 200 or not _is_static():
        return answer
    if _is_named():
        answer.headers["Cache-Control"] = FOREVER
    if answer.mimetype in WORDS:
        answer.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"] > 0:
            _squeeze(answer)
    return answer


@cache
def digest(path: Path) -> str:
    """A short name of what is in the file, as the addresses of static files bear it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def _is_static() -> bool:
    endpoint = request.endpoint or ""
    return endpoint.endswith(".static") or endpoint in OTHERS


def _is_named() -> bool:
    """Whether the address bears the digest of this very file: while a new version is put in place, that of another process may not."""
    asked, name = request.args.get("v"), (request.view_args or {}).get("filename")
    if not asked or not name:
        return False
    folder = current_app.blueprints[request.blueprint or ""].static_folder or ""
    return digest(Path(folder, name)) == asked


def _squeeze(answer: Response) -> None:
    answer.direct_passthrough = False
    answer.set_data(_squeezed(answer.get_data()))
    answer.headers["Content-Encoding"] = "gzip"
    etag, _ = answer.get_etag()
    if etag:
        answer.set_etag(etag, weak=True)  # the same words, other bytes


@lru_cache(maxsize=64)
def _squeezed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
