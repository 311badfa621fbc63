"""What a process tells its operator: one JSON object a line on standard error, ids and names of things, never a patient's."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import Settings

if TYPE_CHECKING:
    from sentry_sdk.types import Event

HOUSE = Path(__file__).resolve().parents[1]
# Ours. Everybody else's is heard from WARNING up: HTTP clients write addresses, and with them numbers and tokens, below that.
ROOMS = ("app", "bot", "cli", "clinic", "commands", "conversations", "db", "jobs", "web", "webhooks", "gunicorn.error")


def set_up(settings: Settings, process: str) -> None:
    """Send everything that is logged in this process, by whichever library, as JSON to standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        lambda _, __, event: {"process": process, **event},
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        discreet,
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    foreign: list[Processor] = [structlog.stdlib.ExtraAdder(), *shared]
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=foreign, processors=last))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for room in ROOMS:
        logging.getLogger(room).setLevel(settings.log_level)
    _watch(settings, process)


def discreet(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception is told by its type and its way through the house: its message may quote a patient.

    PostgreSQL's say `Key (email)=(…) already exists`; so of these the SQLSTATE and the constraint are told.
    """
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = [_name(each) for each in _chain(error)]
        event["at"] = _way(error.__traceback__)
    return event


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _name(error: BaseException) -> str:
    kind = type(error)
    diagnosis = getattr(error, "diag", None)
    known = (getattr(error, "pgcode", None), getattr(diagnosis, "constraint_name", None))
    return " ".join([f"{kind.__module__}.{kind.__qualname__}", *(str(k) for k in known if k)])


def _way(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames][-12:]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(HOUSE)) if path.is_relative_to(HOUSE) else path.name


def _watch(settings: Settings, process: str) -> None:
    """Report failures to Sentry where it is set: no request bodies, no local variables, no messages of exceptions."""
    if settings.sentry_dsn is None:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=settings.sentry_dsn.get_secret_value(),
        environment=settings.reception_env,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        before_send=_without_words,
    )
    sentry_sdk.set_tag("process", process)


def _without_words(event: Event, _: dict[str, Any]) -> Event:
    for error in event.get("exception", {}).get("values", []):
        error["value"] = ""
    event.pop("request", None)
    return event
