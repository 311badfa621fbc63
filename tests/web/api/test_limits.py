"""How many requests a key may make."""

from __future__ import annotations

import socket

import pytest
import redis
from flask import Flask

from bot.runtime import Runtime
from tests.web.api.conftest import KEY, OTHER_KEY, Api, problem
from web.api import blueprint
from web.api.limits import Limits, quick
from web.api.problems import Problem


class Clock:
    """A moment that stands still until it is moved."""

    at = 1_000_020.0  # seconds; 1_000_020 is a multiple of 60

    def __call__(self) -> float:
        return self.at


def test_answers_tell_the_budget(runtime: Runtime) -> None:
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime))

    answer = Api(app.test_client(), runtime).get("/doctors")

    assert answer.headers["RateLimit-Policy"] == '"default";q=600;w=60'
    assert answer.headers["RateLimit"].startswith('"default";r=599;t=')


def test_a_budget_is_each_key_s_own(runtime: Runtime) -> None:
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime, per_minute=1))
    one, other = Api(app.test_client(), runtime), Api(app.test_client(), runtime, OTHER_KEY)

    answers = [one.get("/doctors") for _ in range(3)]  # three, so that two share a minute whenever the test runs

    assert problem(answers[2]) == (429, "too-many-requests")
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].headers["RateLimit"].startswith('"default";r=0;t=')
    assert other.get("/doctors").status_code == 200


def test_a_new_minute_is_a_new_budget(redis_url: str) -> None:
    clock = Clock()
    limits = Limits(redis.Redis.from_url(redis_url), 2, clock)

    limits.count("a")
    clock.at += 59
    assert limits.count("a")["RateLimit"] == '"default";r=0;t=1'
    with pytest.raises(Problem) as refused:
        limits.count("a")
    clock.at += 1

    assert refused.value.headers["Retry-After"] == "1"
    assert limits.count("a")["RateLimit"] == '"default";r=1;t=60'


def test_two_processes_count_together(redis_url: str) -> None:
    clock = Clock()
    one, other = (Limits(redis.Redis.from_url(redis_url), 2, clock) for _ in range(2))

    one.count("a")

    assert other.count("a")["RateLimit"].startswith('"default";r=0')


def test_without_redis_all_pass() -> None:
    limits = Limits(quick("redis://localhost:1/0"), 1)

    assert [limits.count("a") for _ in range(3)] == [{}, {}, {}]


def test_a_redis_that_hangs_is_left_alone_for_a_while_and_then_asked_again(redis_url: str) -> None:
    clock = Clock()
    with socket.socket() as silent:  # takes connections, says nothing
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        limits = Limits(quick(f"redis://127.0.0.1:{silent.getsockname()[1]}/0"), 1, clock)
        assert limits.count("a") == {}
    limits.redis = quick(redis_url)

    assert limits.count("a") == {}
    clock.at += 10
    assert limits.count("a") != {}


def test_the_key_is_not_kept(runtime: Runtime) -> None:
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime))
    Api(app.test_client(), runtime).get("/doctors")

    names = str(list(runtime.redis.keys("*")))
    assert "api:requests:" in names
    assert KEY not in names
