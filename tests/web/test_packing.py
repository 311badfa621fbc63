"""Static files come small and once; pages come as they are."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from web.packing import FOREVER, digest

PACKED = {"Accept-Encoding": "gzip, br"}


STYLE = f"/assets/files/base.css?v={digest(Path(web.__file__).parent / 'static' / 'base.css')}"


def test_a_file_is_packed_for_who_understands_it_and_known_again(client: FlaskClient) -> None:
    plain, packed = client.get(STYLE), client.get(STYLE, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data and len(packed.data) < len(plain.data) / 2
    assert "Accept-Encoding" in packed.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]
    assert packed.content_length == len(packed.data)
    known = client.get(STYLE, headers=PACKED | {"If-None-Match": packed.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert client.get(STYLE, headers={"Accept-Encoding": "gzip;q=0"}).data == plain.data


def test_only_an_address_that_names_the_very_content_is_kept_for_ever(client: FlaskClient) -> None:
    assert client.get(STYLE).headers["Cache-Control"] == FOREVER
    for other in (STYLE.partition("?")[0], f"{STYLE}0"):
        assert "immutable" not in client.get(other).headers["Cache-Control"], other


@pytest.mark.parametrize("path", ["/admin/login", "/api/openapi.json", "/assets/files/none.css"])
def test_what_is_no_static_file_is_never_packed(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=PACKED)
    assert "Content-Encoding" not in answer.headers and "immutable" not in answer.headers.get("Cache-Control", "")


def test_the_pages_to_try_the_api_on_are_packed_too(client: FlaskClient) -> None:
    path = "/api/docs/files/swagger_ui/swagger-ui-bundle.js"
    assert len(client.get(path, headers=PACKED).data) < 600_000
