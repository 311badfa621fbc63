"""Every error under /api is a problem document, and nothing that a caller sends breaks anything."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import text

from bot.runtime import Runtime
from bot.settings import Settings
from tests.web.api.conftest import KEY, Api, places, problem
from web.api import blueprint as door
from web.api import problems

BEARER = {"Authorization": f"Bearer {KEY}"}


@pytest.mark.parametrize(
    ("header", "slug"),
    [
        (None, "key-missing"),
        ("", "key-missing"),
        ("Bearer", "key-missing"),
        (f"Basic {KEY}", "key-missing"),
        ("Bearer wrong", "key-unknown"),
        (f"Bearer {KEY}x", "key-unknown"),
        ("Bearer \xff\xfe", "key-unknown"),
    ],
)
def test_a_key_is_needed(shared: Api, header: str | None, slug: str) -> None:
    headers = {} if header is None else {"Authorization": header}

    answer = shared.client.get("/api/v1/doctors", headers=headers)

    assert problem(answer) == (401, slug)
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="reception"')


def test_the_scheme_is_read_in_any_case(shared: Api) -> None:
    assert shared.client.get("/api/v1/doctors", headers={"Authorization": f"bearer  {KEY}"}).status_code == 200


def test_without_keys_nobody_comes_in(database: str, redis_url: str) -> None:
    runtime = Runtime(Settings(database_url=database, redis_url=redis_url))
    app = Flask("tests")
    app.register_blueprint(door(runtime))

    assert problem(app.test_client().get("/api/v1/doctors", headers={"Authorization": "Bearer x"})) == (
        401,
        "key-unknown",
    )
    runtime.close()


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v2/doctors", "/api/v1/nothing", "/api/v1/doctors/", "/api/v1/doctors/1/x"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_an_address_that_is_none(shared: Api, path: str, method: str) -> None:
    assert problem(shared.client.open(path, method=method, headers=BEARER)) == (404, "not-found")


@pytest.mark.parametrize("text", ["abc", "0", "-1", "1.0", "%20", "9223372036854775808", "9" * 400, "1%00", "٣"])
def test_an_id_that_can_be_none_is_not_found(shared: Api, text: str) -> None:
    assert problem(shared.get(f"/patients/{text}")) == (404, "not-found")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
def test_a_method_that_does_not_fit_names_those_that_do(shared: Api, method: str) -> None:
    answer = shared.client.open("/api/v1/patients", method=method, headers=BEARER)

    assert problem(answer) == (405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
def test_a_body_says_that_it_is_json(shared: Api, kind: str | None) -> None:
    answer = shared.client.post("/api/v1/patients", data=b'{"name": "Maya"}', content_type=kind, headers=BEARER)

    assert problem(answer) == (415, "not-json")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"{'name': 'x'}",
        b'{"name": "\xff"}',
        b'{"name": "\\ud800"}',
        b"[" * 100_000,
        b'{"name": NaN,}',
        b"\x00",
    ],
)
def test_a_body_that_is_no_json(shared: Api, raw: bytes) -> None:
    answer = shared.client.post("/api/v1/patients", data=raw, content_type="application/json", headers=BEARER)

    assert problem(answer) == (400, "malformed-json")


@pytest.mark.parametrize("raw", [b"[]", b"null", b"7", b'"name"', b"NaN", b"1e999"])
def test_a_body_that_is_no_object(shared: Api, raw: bytes) -> None:
    answer = shared.client.post(
        "/api/v1/patients", data=raw, content_type="application/json; charset=utf-8", headers=BEARER
    )

    assert problem(answer) == (422, "invalid")
    assert places(answer) == {"#"}


def test_a_body_over_a_megabyte(shared: Api) -> None:
    raw = json.dumps({"name": "x" * 1_000_000}).encode()

    answer = shared.client.post("/api/v1/patients", data=raw, content_type="application/json", headers=BEARER)

    assert problem(answer) == (413, "too-large")


def test_every_fault_is_told_at_once(shared: Api) -> None:
    answer = shared.post("/patients", {"name": 1, "email": "x", "a/b~c": 1})

    assert problem(answer) == (422, "invalid")
    assert places(answer) == {"#/name", "#/email", "#/a~1b~0c"}


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("limit=ten", "limit"),
        ("limit=-1", "limit"),
        ("limit=1_0", "limit"),
        ("limit=%201", "limit"),
        ("limit=", "limit"),
        (f"limit={'9' * 5000}", "limit"),
        ("limit=1&limit=2", "limit"),
        ("sort=name", "sort"),
        ("cursor=", "cursor"),
        ("email=nobody", "email"),
        ("updated_since=yesterday", "updated_since"),
        ("updated_since=2026-02-30T00:00:00Z", "updated_since"),
        ("updated_since=0001-01-01T00:00:00Z", "updated_since"),
        ("updated_since=2026-01-01T00:00:00%2B25:00", "updated_since"),
    ],
)
def test_points_at_the_parameter_that_is_wrong(shared: Api, query: str, place: str) -> None:
    answer = shared.get(f"/patients?{query}")

    assert problem(answer) == (422, "invalid")
    assert places(answer) == {place}


def test_a_time_without_its_offset_says_so(shared: Api) -> None:
    answer = shared.get("/patients?updated_since=2026-01-01T00:00:00")

    assert problem(answer) == (422, "zone-missing")
    assert "offset" in answer.get_json()["detail"]


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "AAAA",
        "%00",
        "cGF0aWVudHM",
        "é",
        "." * 150,
        "cGF0aWVudHN8aXwxfDE5OTk5OTk5OTk5OTk5OTk5OTk5OTk",
        "cGF0aWVudHN8dHwyMDI2fDE",
    ],
)
def test_a_made_up_cursor(shared: Api, cursor: str) -> None:
    status, slug = problem(shared.get(f"/patients?cursor={cursor}"))

    assert status == 422
    assert slug in ("cursor-unknown", "invalid")


def test_a_problem_s_type_leads_to_its_description(shared: Api) -> None:
    for slug, kind in problems.KINDS.items():
        told = shared.client.get(problems.BASE + slug).get_json()
        assert (told["title"], told["status"]) == (kind.title, kind.status)
    assert problem(shared.client.get(problems.BASE + "nothing")) == (404, "not-found")


def test_a_database_that_is_away_is_a_503(redis_url: str) -> None:
    runtime = Runtime(Settings(database_url="postgresql://localhost:1/none", redis_url=redis_url, api_keys=(KEY,)))
    app = Flask("tests")
    app.register_blueprint(door(runtime))

    answer = app.test_client().get("/api/v1/doctors", headers=BEARER)

    assert problem(answer) == (503, "unavailable")
    assert answer.headers["Retry-After"] == "5"
    runtime.close()


def test_a_clinic_that_is_not_set_up_is_a_503(database: str, redis_url: str) -> None:
    runtime = Runtime(Settings(database_url=database, redis_url=redis_url, api_keys=(KEY,)))
    with runtime.engine.begin() as conn:
        conn.execute(text("truncate clinic cascade"))
    app = Flask("tests")
    app.register_blueprint(door(runtime))

    assert problem(app.test_client().get("/api/v1/doctors", headers=BEARER)) == (503, "unavailable")
    runtime.close()
