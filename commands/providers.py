"""Commands that look outside: what is configured, and what the providers say to it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from commands.ground import ground, runtime

if TYPE_CHECKING:
    from bot.checkup import Finding


@click.command()
def check() -> None:
    """Tell what is configured, what is not, and what is wrong; exit 1 where something is wrong."""
    from bot.checkup import look

    with ground() as settings, runtime(settings, "check") as made:
        tell(look(made))


@click.group()
def calendar() -> None:
    """The doctors' Google calendars."""


@calendar.command("check")
def calendar_check() -> None:
    """Try the calendar of every doctor; exit 1 where one cannot be reached."""
    from bot.checkup import calendars

    with ground() as settings, runtime(settings, "check") as made:
        tell(calendars(made))


@click.group()
def telegram() -> None:
    """The clinic's bot at Telegram."""


@telegram.command("set-webhook")
def set_webhook() -> None:
    """Tell Telegram where to send messages."""
    from bot.checkup import hook
    from bot.checkup import set_webhook as tell_telegram
    from bot.settings import load

    settings = load()
    click.echo(f"{tell_telegram(settings)} sends its messages to {hook(settings)}.")


def tell(findings: Iterable[Finding]) -> None:
    """A line a finding; exit 1 where one is wrong."""
    marks = {"ok": "ok     ", "unset": "not set", "wrong": "WRONG  "}
    wrong = False
    for finding in findings:
        wrong |= finding.mark == "wrong"
        click.echo(f"{marks[finding.mark]}  {finding.what}: {finding.told}")
    if wrong:
        sys.exit(1)
