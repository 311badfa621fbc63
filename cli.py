"""The front door of the shell: `reception COMMAND`. Each command imports what it needs when it runs, and no sooner."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from bot.checkup import Finding
    from bot.runtime import Runtime
    from bot.settings import Settings
    from conversations.understanding.model import Vocabulary

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


@reception.command()
@click.option(
    "--clinic", type=click.Path(path_type=Path), help="The clinic's file: its doctors, visit types and hours."
)
@click.option("--explain", is_flag=True, help="Also show which words made which piece of the reading.")
def understand(clinic: Path | None, explain: bool) -> None:
    """Read messages as JSON lines from standard input; say as JSON lines what the bot makes of each."""
    from conversations.understanding import lines

    vocabulary = clinic_words(clinic)
    answer = lines.explain if explain else lines.reply
    for line in sys.stdin:
        print(answer(line, vocabulary), flush=True)  # noqa: T201 - click.echo takes twice the time, a line at a time


def clinic_words(path: Path | None) -> Vocabulary:
    """What the clinic of the file at `path` calls its doctors and visits; without a file, no names and usual hours."""
    from conversations.understanding.model import Vocabulary

    if path is None:
        return Vocabulary()
    from clinic.file import parse
    from conversations.hearing import vocabulary

    practice = parse(read_text(path))
    # In a file doctors have no ids yet; their places serve.
    return vocabulary(replace(practice, doctors=tuple(replace(d, id=n) for n, d in enumerate(practice.doctors, 1))))


@reception.command()
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


@reception.command()
@click.option("--phone", default="+12125550199", show_default=True, help="The number that the patient writes from.")
def chat(phone: str) -> None:
    """Chat in the terminal, as a patient's phone would see it."""
    from bot.chat import chat as talk
    from bot.demo import furnish

    with ground() as settings:
        if not settings.production:
            furnish(settings)
        with runtime(settings, "chat") as made:
            talk(made, phone, typed(), click.echo)


def typed() -> Iterator[str]:
    """What somebody types, a line each, until the end of input; with a prompt where somebody sits there."""
    prompt = "> " if sys.stdin.isatty() else ""
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            yield input(prompt)


@reception.command()
def check() -> None:
    """Tell what is configured, what is not, and what is wrong; exit 1 where something is wrong."""
    from bot.checkup import look

    with ground() as settings, runtime(settings, "check") as made:
        tell(look(made))


@reception.group()
def calendar() -> None:
    """The doctors' Google calendars."""


@calendar.command("check")
def calendar_check() -> None:
    """Try the calendar of every doctor; exit 1 where one cannot be reached."""
    from bot.checkup import calendars

    with ground() as settings, runtime(settings, "check") as made:
        tell(calendars(made))


@reception.group()
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


@reception.command()
def dialogue() -> None:
    """Draw the dialogue's states and the ways between them."""
    from conversations.dialogue import diagram

    click.echo(diagram())


@reception.command()
@click.argument("file", type=click.Path(path_type=Path))
def seed(file: Path) -> None:
    """Load a clinic FILE; running it again changes nothing that is already so."""
    from bot.runtime import real_clock
    from clinic.file import parse
    from db.seed import seed as load

    practice = parse(read_text(file))
    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        click.echo(load(connection, practice, real_clock()).line())


@reception.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
def import_(file: Path, dry_run: bool) -> None:
    """Register the patients of a CSV FILE: all of them, or with a single bad line none.

    Columns: name, email, phone, birthdate, language. Who is known already, by e-mail or by phone and name, is left as is.
    """
    from bot import importing, progress
    from bot.runtime import real_clock

    with ground(redis=False) as settings, engine(settings) as made:
        with progress.shown(file.stat().st_size) as shown:
            outcome = importing.load(made, file, real_clock(), shown, dry_run=dry_run)
        click.echo(outcome.line())
    sys.exit(1 if outcome.faulty else 0)


@reception.command()
@click.option("--what", type=click.Choice(["patients", "appointments"]), default="patients", show_default=True)
@click.option("--to", type=click.Path(path_type=Path), help="A file; else standard output.")
def export(what: str, to: Path | None) -> None:
    """Write all patients or appointments as CSV."""
    from contextlib import nullcontext

    from bot import exporting
    from bot.runtime import real_clock

    with ground(redis=False) as settings, engine(settings) as made:
        with exporting.file(to) if to else nullcontext(sys.stdout) as out:
            count = exporting.write(made, what, out, real_clock())
        click.echo(f"{count} {what} written.", err=True)


@reception.group()
def staff() -> None:
    """The people of the clinic who may log in."""


@staff.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(["staff", "admin"]), default="staff", show_default=True)
def staff_add(email: str, role: str) -> None:
    """Make a login for EMAIL; the password is asked for, or read from standard input."""
    from db.staff import add

    password = new_password()
    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        add(connection, email, password, role)
    click.echo(f"{email} may log in at /admin/login.")


def new_password() -> str:
    """Typed twice where somebody sits at the keyboard, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


@reception.group()
def keys() -> None:
    """Programs' keys to the API."""


@keys.command("add")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(["read", "book", "staff"]),
    multiple=True,
    default=("read", "book"),
    show_default="read and book",
    help="What the key may do; may be given several times.",
)
def keys_add(name: str, scopes: tuple[str, ...]) -> None:
    """Make a key for the program called NAME, and print it: it is shown this once."""
    from bot.runtime import real_clock
    from db.keys import add

    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        _, key = add(connection, name=name, scopes=scopes, now=real_clock(), actor="command line")
    click.echo(key)
    click.echo("Keep it well: it is not kept here and cannot be shown again.", err=True)


@keys.command("list")
def keys_list() -> None:
    """Tell of every key what it may do, when it was used last, and whether it is revoked."""
    from db.keys import every

    with ground(redis=False) as settings, engine(settings) as made, made.connect() as connection:
        for key in every(connection):
            used = f"used {key.last_used_at:%Y-%m-%d}" if key.last_used_at else "never used"
            state = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else used
            click.echo(f"{key.api_key_id:>4}  {key.prefix}…  {key.label}  {','.join(key.scopes)}  {state}  {key.name}")


@keys.command("revoke")
@click.argument("number", type=click.IntRange(1, 2**63 - 1))
def keys_revoke(number: int) -> None:
    """Close the door to the key with this NUMBER of the list, at once and for good."""
    from bot.runtime import real_clock
    from db.keys import revoke

    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        ended = revoke(connection, number, now=real_clock(), actor="command line")
    click.echo(f"Key {number} is revoked." if ended else f"Key {number} was revoked before.")


@reception.group()
def db() -> None:
    """Bring the database to this program's newest migration, or see whether it is."""


@db.command()
def upgrade() -> None:
    """Run the migrations that are missing; safe while other processes start."""
    from db import migrate

    with ground(redis=False) as settings, engine(settings) as made:
        migrate.upgrade(made)
        click.echo(f"The database is at {migrate.newest()}.")


@db.command("check")
def db_check() -> None:
    """Exit 0 where no migration is missing, else 1."""
    from db import migrate

    with ground(redis=False) as settings, engine(settings) as made, made.connect() as connection:
        found, newest = migrate.state(connection)
    if found != newest:
        raise click.ClickException(
            f"the database is at {found or 'nothing'}, not at {newest}: run `reception db upgrade`"
        )
    click.echo(f"The database is at {newest}, the newest.")


@reception.command()
@click.option("--fd", type=int, hidden=True, help="A listening socket that was inherited, in the place of PORT.")
def web(fd: int | None) -> None:
    """Answer requests (gunicorn) until SIGTERM."""
    from web.serve import serve

    with ground() as settings:
        say_from(settings, "web")
        serve(settings, lambda: application(settings), inherited=fd)


@reception.command()
def worker() -> None:
    """Do what is due later (RQ), until SIGTERM; any number may run."""
    from jobs.worker import run

    with ground() as settings, runtime(settings, "worker") as made:
        run(made)


@reception.command()
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


@contextmanager
def runtime(settings: Settings, process: str) -> Iterator[Runtime]:
    """What one process holds, and its logs."""
    from bot.runtime import Runtime

    say_from(settings, process)
    made = Runtime(settings, name=f"reception {process}")
    try:
        yield made
    finally:
        made.close()


def application(settings: Settings) -> Flask:
    """Made in gunicorn's parent process, before it forks."""
    from app import create_app
    from bot.runtime import Runtime

    return create_app(Runtime(settings, name="reception web", threads=settings.web_threads))


@contextmanager
def ground(*, redis: bool = True) -> Iterator[Settings]:
    """The settings, with servers behind them for as long as the block lasts."""
    from bot.ground import standing
    from bot.settings import load

    with standing(load(), redis=redis) as settings:
        yield settings


@contextmanager
def engine(settings: Settings) -> Iterator[Engine]:
    """A short-lived engine for one command."""
    from db.session import make_engine

    assert settings.database_url
    made = make_engine(settings.database_url, threads=1, name="reception command")
    try:
        yield made
    finally:
        made.dispose()


def say_from(settings: Settings, process: str) -> None:
    """From here on this process logs JSON lines."""
    from bot.logs import set_up

    set_up(settings, process)


def read_text(path: Path) -> str:
    """The text of a file that the user named; a file that cannot be read is a mistake told in one line."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: is not UTF-8 text") from None


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


if __name__ == "__main__":
    main()
