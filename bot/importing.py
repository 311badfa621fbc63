"""A file of patients read into the house: every line looked at, then all of them registered or none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Protocol, TextIO

from sqlalchemy import Connection, Engine

from clinic import phones, roster
from clinic.model import Clinic
from clinic.roster import Entry, Fault, Home, RosterError
from db import history, practice
from db import roster as gathered
from db.roster import Known

ACTOR = "import"
BATCH = 2000
SEPARATORS = ",;\t"
_NOT_UTF8 = "is not UTF-8 text: save it as CSV in UTF-8"


class Progress(Protocol):
    """Where it is told how far we are, and what was found."""

    def at(self, done: int, lines: int) -> None:
        """So many bytes and lines have been read."""
        ...

    def tell(self, line: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file's lines; `faulty` counts lines, each of which may have several faults."""

    lines: int
    new: int
    known: int
    faulty: int
    written: bool

    def line(self) -> str:
        head = f"{self.lines} patients read: {self.new} new, {self.known} known already, {self.faulty} to be mended."
        return f"{head} {'The new ones are registered.' if self.written and self.new else 'Nothing was written.'}"


def load(engine: Engine, path: Path, now: datetime, progress: Progress, *, dry_run: bool) -> Outcome:
    """Registers the patients of a CSV file, or with a single bad line none of them. Whoever is known already is left as she is.

    Tells every fault and everyone known, by line. Raises RosterError for a file that is none.
    """
    with engine.connect() as conn, conn.begin() as transaction:
        gathered.begin(conn)
        lines, faulty = _gather(conn, path, now, progress)
        known = gathered.compare(conn)
        for one in gathered.known(conn):
            progress.tell(_known(one))
        new = lines - known - faulty
        if dry_run or faulty:
            transaction.rollback()
            return Outcome(lines, new, known, faulty, written=False)
        try:
            new = gathered.register(conn, now, ACTOR)
        except gathered.KnownMeanwhile:
            raise RosterError("somebody on it was registered meanwhile: run it again. Nothing was written") from None
        counts = {"lines": lines, "registered": new, "known": known}
        history.add(conn, now=now, actor=ACTOR, action="imported", entity="import", entity_id="patients", after=counts)
        return Outcome(lines, new, known, faulty, written=True)


def _gather(conn: Connection, path: Path, now: datetime, progress: Progress) -> tuple[int, int]:
    """Puts every good line aside and tells of every bad one: (lines, bad ones)."""
    clinic = practice.load(conn).clinic
    lines = faulty = 0
    with _opened(path) as file:
        found = _entries(file, clinic, now, progress)
        while batch := list(islice(found, BATCH)):
            good = [each for each in batch if isinstance(each, Entry)]
            for each in batch:
                if not isinstance(each, Entry):
                    for fault in each:
                        progress.tell(fault.told())
            gathered.put(conn, good)
            lines += len(batch)
            faulty += len(batch) - len(good)
            progress.at(file.buffer.tell(), lines)
    return lines, faulty


def _entries(file: TextIO, clinic: Clinic, now: datetime, progress: Progress) -> Iterator[Entry | list[Fault]]:
    home = Home(phones.region(clinic.phone), now.astimezone(clinic.zone).date())
    reader = csv.reader(file, delimiter=_separator(file), strict=True)
    header = next(reader, [])
    places = roster.columns(header)
    for place, heading in enumerate(header):
        if place not in places.values():
            progress.tell(f"column {place + 1} is not read: {heading.strip() or 'it has no heading'}")
    before = reader.line_num
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield roster.read(cells, before + 1, places, len(header), home)
        before = reader.line_num


def _separator(file: TextIO) -> str:
    """What the header's columns are parted by."""
    first = file.readline()
    file.seek(0)
    return max(SEPARATORS, key=first.count)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """Raises RosterError for whatever makes the file unreadable."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise RosterError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RosterError(f"{path}: {_NOT_UTF8}") from None
    except csv.Error as error:
        raise RosterError(f"{path}: is no CSV: {error}") from None
    except RosterError as error:
        raise RosterError(f"{path}: {error}") from None


def _known(one: Known) -> str:
    whom = f"patient {one.patient_id}" if one.patient_id is not None else f"line {one.earlier}"
    told = f"line {one.line}: skipped, has the {one.by.replace('email', 'e-mail')} of {whom}"
    return told if one.same_name else f"{told}, whose name differs: for somebody else, leave the e-mail empty"
