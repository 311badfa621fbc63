"""Patients and appointments as CSV (RFC 4180), for a spreadsheet or another program."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from clinic.roster import guarded
from db import exports, history, practice

ACTOR = "export"


class ExportError(Exception):
    """The file cannot be written: one line that says why."""


def write(engine: Engine, what: str, out: TextIO, now: datetime) -> int:
    """Writes an export and gives the number of its rows; times are on the clinic's clock, with their offset.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, telephone numbers included; reading such a
    file in again takes it off. That it was handed out stands in the history.
    """
    with engine.begin() as conn:
        zone = practice.load(conn).clinic.zone
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(exports.columns(what))
        count = 0
        for row in exports.rows(conn, what):
            writer.writerow([_cell(value, zone) for value in row])
            count += 1
        out.flush()
        history.add(
            conn, now=now, actor=ACTOR, action="exported", entity="export", entity_id=what, after={"rows": count}
        )
    return count


@contextmanager
def file(path: Path) -> Iterator[TextIO]:
    """A file that only its owner may read, and that is there whole or not at all. Raises ExportError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(made, "w", encoding="utf-8", newline="") as out:  # noqa: PTH123 - a descriptor has no path
            yield out
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror}") from None
    finally:
        with suppress(OSError):
            part.unlink()


def _cell(value: Any, zone: ZoneInfo) -> str:
    if value is None:
        return ""
    return guarded(value.astimezone(zone).isoformat() if isinstance(value, datetime) else str(value))
