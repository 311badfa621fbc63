"""Keys that staff make: what each may do, when it was used, and that it opens nothing any more once it is revoked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import redis
from flask import Flask

from bot.runtime import Runtime
from db import keys
from db.keys import SCOPES, KeyRefused, Scope
from tests.web.api.conftest import KEY, NOW, Api, problem
from tests.web.api.test_limits import Clock
from web.api import ENDPOINTS, blueprint
from web.api.limits import Limits, quick
from web.api.problems import Problem
from web.api.route import Endpoint


def made(api: Api, *scopes: Scope, name: str = "Website") -> tuple[keys.ApiKey, Api]:
    """A new key, and the API as whoever has it meets it."""
    with api.runtime.engine.begin() as conn:
        kept, key = keys.add(conn, name=name, scopes=scopes, now=NOW, actor="staff:1")
    return kept, replace(api, key=key)


def kept_of(api: Api, key_id: int) -> keys.ApiKey:
    with api.runtime.engine.connect() as conn:
        return next(one for one in keys.every(conn) if one.api_key_id == key_id)


def test_a_key_opens_what_its_scopes_name(shared: Api) -> None:
    _, reader = made(shared, "read")

    assert reader.get("/doctors").status_code == 200
    assert problem(reader.post("/patients", {"name": "Maya Chen"})) == (403, "not-allowed")
    assert problem(reader.get("/conversations")) == (403, "not-allowed")


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_endpoint_declares_a_scope_and_wants_it(shared: Api, endpoint: Endpoint) -> None:
    scope, path = endpoint.scope, endpoint.path
    assert scope in SCOPES
    _, others = made(shared, *(one for one in SCOPES if one != scope))
    for name in endpoint.ids:
        path = path.replace(f"{{{name}}}", "1")

    headers = {"Authorization": f"Bearer {others.key}"}
    answer = others.client.open(f"/api/v1{path}", method=endpoint.method, headers=headers)

    assert problem(answer) == (403, "not-allowed")
    assert scope in answer.get_json()["detail"]


def test_what_reads_needs_no_scope_that_writes() -> None:
    assert {one.scope for one in ENDPOINTS if one.method != "GET"} == {"book", "staff"}


def test_a_revoked_key_opens_nothing(shared: Api) -> None:
    kept, program = made(shared, "read")
    assert program.get("/doctors").status_code == 200

    with shared.runtime.engine.begin() as conn:
        assert keys.revoke(conn, kept.api_key_id, now=NOW, actor="staff:1")
        assert not keys.revoke(conn, kept.api_key_id, now=NOW, actor="staff:1")

    assert problem(program.get("/doctors")) == (401, "key-unknown")
    assert kept_of(shared, kept.api_key_id).revoked_at == NOW


def test_the_key_itself_is_nowhere_in_the_database(shared: Api) -> None:
    kept, program = made(shared, "read", "book")

    assert kept.prefix == program.key[:9] and len(program.key) == 46
    assert program.key not in repr(kept) and program.key[9:] not in repr(kept)
    assert kept.key_hash == keys.digest(program.key).hex()
    assert kept.label == f"api:{kept.key_hash[:8]}"
    assert kept.scopes == ("read", "book")


def test_the_last_use_is_noted_now_and_then(shared: Api) -> None:
    kept, program = made(shared, "read")
    assert kept.last_used_at is None

    program.get("/doctors")
    assert kept_of(shared, kept.api_key_id).last_used_at == NOW
    with shared.runtime.engine.begin() as conn:
        keys.used(conn, kept.api_key_id, NOW + timedelta(minutes=1))
        assert kept_of(shared, kept.api_key_id).last_used_at == NOW
        keys.used(conn, kept.api_key_id, NOW + timedelta(minutes=5))
    assert kept_of(shared, kept.api_key_id).last_used_at == NOW + timedelta(minutes=5)


def test_keys_of_the_environment_may_do_everything(shared: Api) -> None:
    assert shared.key == KEY
    for path in ("/doctors", "/conversations", "/webhooks"):
        assert shared.get(path).status_code == 200


@pytest.mark.parametrize(
    ("name", "scopes"),
    [("", ["read"]), ("x" * 81, ["read"]), ("a\nb", ["read"]), ("Website", []), ("Website", ["write"])],
)
def test_a_key_without_a_name_or_a_scope_is_refused(shared: Api, name: str, scopes: list[str]) -> None:
    with shared.runtime.engine.begin() as conn, pytest.raises(KeyRefused):
        keys.add(conn, name=name, scopes=scopes, now=NOW, actor="staff:1")


def test_no_key_is_revoked_that_never_was(shared: Api) -> None:
    with shared.runtime.engine.begin() as conn, pytest.raises(KeyRefused):
        keys.revoke(conn, 10**9, now=NOW, actor="staff:1")


# -- guessing
def test_whoever_guesses_keys_is_not_listened_to_for_a_while(runtime: Runtime) -> None:
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime, guesses=2))
    api = Api(app.test_client(), runtime)
    guesser = replace(api, key="a guess")

    answers = [guesser.get("/doctors") for _ in range(5)]  # five, so that three share a minute whenever the test runs

    assert problem(answers[0]) == (401, "key-unknown")
    assert problem(answers[4]) == (429, "too-many-requests")
    assert 0 < int(answers[4].headers["Retry-After"]) <= 60


def test_others_may_go_on_and_the_next_minute_is_new(redis_url: str) -> None:
    clock = Clock()
    limits = Limits(redis.Redis.from_url(redis_url), clock=clock, guesses=1)
    limits.guessed("192.0.2.1")

    limits.must_not_guess("192.0.2.2")
    with pytest.raises(Problem) as refused:
        limits.must_not_guess("192.0.2.1")
    clock.at += 60
    limits.must_not_guess("192.0.2.1")

    assert refused.value.slug == "too-many-requests"


def test_without_redis_nobody_is_shut_out() -> None:
    limits = Limits(quick("redis://localhost:1/0"), guesses=0)

    limits.guessed("192.0.2.1")
    limits.must_not_guess("192.0.2.1")
