"""Pieces of pages that a script fetches again and again: sent only when they have changed."""

from __future__ import annotations

import hashlib

from flask import Response, make_response, request


def unless_known(html: str) -> Response:
    """The piece, or 304 where the browser has this very one."""
    answer = _kept(make_response(html))
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def tag(*parts: object) -> str:
    """Names a piece by all that it is made of, without its having to be made."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]


def known(name: str) -> Response | None:
    """304 where the browser has the piece that `tag` has named so; else it has to be made."""
    if not request.if_none_match.contains(name):
        return None
    answer = _kept(Response(status=304))
    answer.set_etag(name)
    return answer


def tagged(html: str, name: str) -> Response:
    """The piece under the name that `tag` gave it."""
    answer = _kept(make_response(html))
    answer.set_etag(name)
    return answer


def _kept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-cache, private"
    return answer
