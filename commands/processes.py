"""The processes of the house, and all of them at once on one machine."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from commands.ground import ground, runtime, say_from

if TYPE_CHECKING:
    from flask import Flask

    from bot.runtime import Runtime
    from bot.settings import Settings


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The next free one where it is taken.",
)
def demo(port: int) -> None:
    """Run the whole house on this machine, with a sample clinic, and say where to look at it."""
    from bot.demo import run

    run(port, lambda line: click.echo(line))


@click.command()
@click.option("--fd", type=int, hidden=True, help="A listening socket that was inherited, in the place of PORT.")
def web(fd: int | None) -> None:
    """Answer requests (gunicorn) until SIGTERM."""
    from web.serve import serve

    with ground() as settings:
        say_from(settings, "web")
        serve(settings, lambda: application(settings), inherited=fd)


@click.command()
def worker() -> None:
    """Do what is due later (RQ), until SIGTERM; any number may run."""
    from jobs.worker import run

    with ground() as settings, runtime(settings, "worker") as made:
        run(made)


@click.command()
@click.option("--once", is_flag=True, help="One pass over what is due, and end.")
@click.option(
    "--at", callback=lambda _, __, text: text and moment(text), help="With --once: as if it were then (ISO 8601)."
)
def clock(once: bool, at: datetime | None) -> None:
    """Hand what is due to the workers, every second, until SIGTERM; any number may run."""
    from jobs import clock as hands

    if at and not once:
        raise click.UsageError("--at goes with --once")
    with ground() as settings, runtime(settings, "clock") as made:
        if once:
            click.echo(f"{hands.run_once(made, at and in_clinic(made, at))} handed to the workers.")
        else:
            hands.run(made)


def application(settings: Settings) -> Flask:
    """Made in gunicorn's parent process, before it forks."""
    from app import create_app
    from bot.runtime import Runtime

    return create_app(Runtime(settings, name="reception web", threads=settings.web_threads))


def moment(text: str) -> datetime:
    """An ISO 8601 moment, with its offset or without."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no ISO 8601 moment such as 2026-12-01T09:00:00-05:00") from None


def in_clinic(runtime: Runtime, at: datetime) -> datetime:
    """A moment without an offset is the clinic's own time."""
    if at.tzinfo is not None:
        return at
    from db.practice import load

    with runtime.engine.connect() as connection:
        return at.replace(tzinfo=load(connection).clinic.zone)
