"""The pages to read about the API and to try it on: Swagger UI out of our own files, and a page for each problem type."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, send_from_directory

from web.api import problems
from web.api.fields import SAMPLE_DAY
from web.api.problems import Problem

FILES = Path(__file__).parent / "static"
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/api/docs/files/swagger_ui/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="docs" data-document="/api/openapi.json"></div>
<noscript>These pages need JavaScript; the specification itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
<script src="/api/docs/files/swagger_ui/swagger-ui-bundle.js"></script>
<script src="/api/docs/files/start.js"></script>
</body>
</html>
"""
# Swagger UI draws its icons from data: addresses and asks nobody but us.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def dated(specification: str, today: date) -> str:
    """The specification with examples that lie ahead: on the first Tuesday that is a week away."""
    ahead = today + timedelta(days=7)
    ahead += timedelta(days=(1 - ahead.weekday()) % 7)
    return specification.replace(SAMPLE_DAY, ahead.isoformat())


def add(blueprint: Blueprint, document: dict[str, Any]) -> None:
    """Adds /openapi.json, /docs and /problems/<slug> to the blueprint of /api."""
    specification = json.dumps(document, ensure_ascii=False)
    page = PAGE.format(title=document["info"]["title"])

    @blueprint.get("/openapi.json")
    def openapi() -> Response:
        return Response(dated(specification, datetime.now(UTC).date()), mimetype="application/json")

    @blueprint.get("/docs")
    def docs() -> Response:
        return Response(page, headers={"Content-Security-Policy": POLICY}, mimetype="text/html")

    @blueprint.get("/docs/files/<path:name>")
    def files(name: str) -> Response:
        return send_from_directory(FILES, name, max_age=86400)

    @blueprint.get("/problems/<slug>")
    def problem(slug: str) -> Response:
        return _about(slug)


def _about(slug: str) -> Response:
    """What a problem's type leads to."""
    kind = problems.KINDS.get(slug)
    if kind is None:
        return problems.answer(Problem("not-found", "There is no such type of problem."))
    about = {"type": problems.BASE + slug, "title": kind.title, "status": kind.status}
    return Response(json.dumps(about), mimetype="application/json")
