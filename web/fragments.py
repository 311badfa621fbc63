"""Pieces of pages that a script fetches again and again: sent only when they have changed."""

from __future__ import annotations

from flask import Response, make_response, request


def unless_known(html: str, title: str | None = None) -> Response:
    """The piece, or 304 where the browser has this very one. `title` becomes the title of the page's tab."""
    answer = make_response(html)
    answer.headers["Cache-Control"] = "no-cache, private"
    if title is not None:
        answer.headers["X-Title"] = title.encode("ascii", "xmlcharrefreplace").decode()
    answer.add_etag()
    answer.make_conditional(request)
    return answer
