"""The web process: gunicorn, set up in code, with the application loaded once and shared by its workers."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from bot.settings import Settings

GRACE = 20  # seconds that a request may still take when we are asked to end
PATIENCE = 30  # seconds after which a worker that shows no life is replaced
KEEPALIVE = 65  # longer than the usual proxy keeps a connection, so that it never meets one that we have just closed


class PortTaken(Exception):
    """Another program listens there already."""


def serve(settings: Settings, load: Callable[[], Flask], *, inherited: int | None = None) -> None:
    """Answer requests until SIGTERM or SIGINT; SIGHUP replaces the workers one by one.

    Development listens on the loopback alone: its simulator needs no login. Production listens everywhere.
    With `inherited`, a listening socket that whoever started us has opened, on that.

    Raises PortTaken.
    """
    if inherited is None:
        _see_whether_free(settings)
    ours = os.getpid()
    folder = tempfile.mkdtemp(prefix="reception-metrics-")
    # Workers add their figures up in files here; prometheus_client looks for the name when it is first imported.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        Server(configuration(settings, inherited), load).run()
    except SystemExit as end:
        if os.getpid() != ours:
            # A worker ends by unwinding this same stack: what the parent holds open here is not its to close.
            logging.shutdown()
            os._exit(end.code if isinstance(end.code, int) else 1)
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def configuration(settings: Settings, inherited: int | None = None) -> dict[str, Any]:
    """Gunicorn's settings, by gunicorn's names."""
    return {
        "bind": [f"{_host(settings)}:{settings.port}" if inherited is None else f"fd://{inherited}"],
        "worker_class": "gthread",
        "workers": settings.web_concurrency,
        "threads": settings.web_threads,
        "preload_app": True,
        "timeout": PATIENCE,
        "graceful_timeout": GRACE,
        "keepalive": KEEPALIVE,
        "max_requests": 0,
        "accesslog": None,  # a path can hold an id that is somebody's; /metrics counts instead
        "logger_class": Log,
        # It would lie in the user's home, and nothing here speaks to it.
        "control_socket_disable": True,
        "when_ready": _settle,
        "post_fork": _after_fork,
        "child_exit": _count_out,
    }


def _host(settings: Settings) -> str:
    return "0.0.0.0" if settings.production else "127.0.0.1"  # noqa: S104


def _see_whether_free(settings: Settings) -> None:
    """Gunicorn would try for five seconds and end with a traceback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_host(settings), settings.port))
        except OSError as error:
            raise PortTaken(f"PORT {settings.port} cannot be listened on: {error.strerror}") from None


class Server(BaseApplication):  # type: ignore[misc]  # the library is untyped
    """Gunicorn with our settings in the place of its command line and configuration file."""

    def __init__(self, chosen: dict[str, Any], load: Callable[[], Flask]) -> None:
        self._chosen, self._load = chosen, load
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._load()


class Log(Logger):  # type: ignore[misc]  # the library is untyped
    """Gunicorn's messages go where all others go."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self._access_log_enabled = False
        self.error_log = logging.getLogger("gunicorn.error")


def _settle(_: Any) -> None:
    """What is loaded by now stays for good: the collector need not touch it, and so it stays shared between the workers."""
    gc.collect()
    gc.freeze()


def _after_fork(server: Any, _: Any) -> None:
    server.app.wsgi().extensions["runtime"].after_fork()


def _count_out(_: Any, worker: Any) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
