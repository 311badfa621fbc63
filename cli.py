"""The front door of the shell: `reception COMMAND`. Each command imports what it needs when it runs, and no sooner."""

from __future__ import annotations

import gc
import os
import sys

import click

from commands import access, messages, processes, providers, records

# What a user can set right, by the full name of its type: named and not imported, so that `--help` loads no room.
# A subclass counts as its base.
MISTAKES = frozenset(
    {
        "clinic.file.ClinicFileError",
        "clinic.roster.RosterError",
        "bot.channels.base.SendError",
        "bot.children.ChildError",
        "bot.demo.DemoError",
        "bot.exporting.ExportError",
        "bot.settings.SettingsError",
        "db.embedded.account.EmbeddedError",
        "db.keys.KeyRefused",
        "db.practice.NotSeededError",
        "db.staff.StaffError",
        "sqlalchemy.exc.OperationalError",
        "web.serve.PortTaken",
        "redis.exceptions.ConnectionError",
    }
)


def main() -> None:
    """Run the command line; a user's mistake ends as one line on standard error and exit code 1."""
    # What is loaded stays: to look through it for garbage again and again is a quarter of a start. And a turn makes
    # thousands of short-lived objects and no cycles to speak of.
    gc.set_threshold(20_000, 20, 20)
    try:
        reception()
    except BrokenPipeError:
        # Whoever read our output is gone (`… | head`). Nothing more can be said, not even at interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if not is_mistake(error):
            raise
        click.echo(f"reception: {one_line(error)}", err=True)
        sys.exit(1)


def is_mistake(error: BaseException) -> bool:
    """Whether the user, and not a programmer, can mend what `error` tells."""
    return any(f"{kind.__module__}.{kind.__qualname__}" in MISTAKES for kind in type(error).__mro__)


def one_line(error: BaseException) -> str:
    """The message of `error` as one line; a driver's further lines and SQLAlchemy's link are left out."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0].strip() if said else type(error).__name__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="clinic-receptionist", prog_name="reception")
def reception() -> None:
    """The receptionist that a clinic's patients text."""


for command in (
    processes.demo,
    messages.chat,
    messages.understand,
    messages.dialogue,
    records.db,
    records.seed,
    access.staff,
    access.keys,
    records.import_,
    records.export,
    providers.check,
    providers.telegram,
    providers.calendar,
    processes.web,
    processes.worker,
    processes.clock,
):
    reception.add_command(command)


if __name__ == "__main__":
    main()
