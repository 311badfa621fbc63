"""How far a long command is: a bar where somebody watches, else a count now and then. What was found goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

EVERY = 10_000  # lines
CLEAR = "\r\x1b[K"


class Counted:
    """For a log: a count every so many lines."""

    def __init__(self) -> None:
        self._told = 0

    def at(self, done: int, lines: int) -> None:  # noqa: ARG002 - the bar's
        if lines // EVERY > self._told:
            self._told = lines // EVERY
            click.echo(f"{lines} lines read", err=True)

    def tell(self, line: str) -> None:
        click.echo(line)


class Drawn:
    """For a terminal: a bar, which gives way to what is told."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def at(self, done: int, lines: int) -> None:  # noqa: ARG002 - the count's
        self._bar.update(done - self._bar.pos)

    def tell(self, line: str) -> None:
        click.echo(CLEAR, nl=False, err=True)
        click.echo(line)


@contextmanager
def shown(total: int) -> Iterator[Counted | Drawn]:
    """Progress towards `total` bytes."""
    if not sys.stderr.isatty():
        yield Counted()
        return
    with click.progressbar(length=total, label="Reading", file=sys.stderr) as bar:
        yield Drawn(bar)
