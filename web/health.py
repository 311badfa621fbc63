"""Doors for whoever runs the house: is it alive, is it ready, how busy is it. They need no login and tell nothing of patients."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from flask import Blueprint, Flask, Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from redis.exceptions import RedisError
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.runtime import Runtime
from db import revision, waiting

REQUESTS = Counter("reception_http_requests", "Requests answered.", ["endpoint", "method", "status"])
SECONDS = Histogram(
    "reception_http_request_seconds",
    "Time to answer a request.",
    ["endpoint"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def blueprint(runtime: Runtime) -> Blueprint:
    """`/healthz`, `/readyz` and `/metrics`."""
    made = Blueprint("health", __name__)

    @made.get("/healthz")
    def alive() -> ResponseReturnValue:
        return Response("ok\n", mimetype="text/plain")

    @made.get("/readyz")
    def ready() -> ResponseReturnValue:
        found = {name: look(runtime) for name, look in LOOKS.items()}
        return jsonify(found), 200 if all(word == "ok" for word in found.values()) else 503

    @made.get("/metrics")
    def metrics() -> ResponseReturnValue:
        return Response(generate_latest(_registry(runtime.engine)), content_type=CONTENT_TYPE_LATEST)

    return made


def measure(app: Flask) -> None:
    """Count every request and its time, by the endpoint's name: a path could hold an id."""

    @app.before_request
    def started() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def answered(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        REQUESTS.labels(endpoint, request.method, response.status_code).inc()
        SECONDS.labels(endpoint).observe(time.perf_counter() - g.get("started", time.perf_counter()))
        return response


def _database(runtime: Runtime) -> str:
    try:
        with runtime.engine.connect() as connection:
            connection.execute(text("select 1"))
    except SQLAlchemyError:
        return "away"
    return "ok"


def _redis(runtime: Runtime) -> str:
    try:
        runtime.redis.ping()
    except RedisError:
        return "away"
    return "ok"


def _migrations(runtime: Runtime) -> str:
    try:
        with runtime.engine.connect() as connection:
            found = revision.found(connection)
    except SQLAlchemyError:
        return "unknown"
    return "ok" if found == revision.newest() else "behind"


LOOKS: Mapping[str, Callable[[Runtime], str]] = {"database": _database, "redis": _redis, "migrations": _migrations}


def _registry(engine: Engine) -> CollectorRegistry:
    """What all web processes counted together, and what the database holds at this moment."""
    registry = CollectorRegistry()
    registry.register(_Waiting(engine))
    try:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    except ValueError:  # no folder to share counts in: this process is the only one
        registry.register(_Ours())
    return registry


class _Ours(Collector):
    """The counters of this process."""

    def collect(self) -> Iterable[Metric]:
        return REGISTRY.collect()


class _Waiting(Collector):
    """What waits, counted when somebody asks; an absent database counts nothing."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def collect(self) -> Iterable[Metric]:
        rows = GaugeMetricFamily(
            "reception_waiting", "Rows that wait for a worker or a person.", labels=["what", "kind"]
        )
        late = GaugeMetricFamily("reception_outbox_late_seconds", "How long the longest waiting row has been due.")
        with suppress(SQLAlchemyError), self.engine.connect() as connection:
            for what, kind, count in waiting.counts(connection):
                rows.add_metric([what, kind], count)
            late.add_metric([], waiting.lateness(connection))
        yield from (rows, late)
