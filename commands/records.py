"""Commands for what is kept: migrations, a clinic file, patients in and out."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from commands.ground import engine, ground, now, read_text


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def seed(file: Path) -> None:
    """Load a clinic FILE; running it again changes nothing that is already so."""
    from clinic.file import parse
    from db.seed import seed as load

    practice = parse(read_text(file))
    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        click.echo(load(connection, practice, now()).line())


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
def import_(file: Path, dry_run: bool) -> None:
    """Register the patients of a CSV FILE: all of them, or with a single bad line none.

    Columns: name, email, phone, birthdate, language. Who is known already, by e-mail or by phone and name, is left as is.
    """
    from bot import importing, progress

    with ground(redis=False) as settings, engine(settings) as made:
        with progress.shown(file.stat().st_size) as shown:
            outcome = importing.load(made, file, now(), shown, dry_run=dry_run)
        click.echo(outcome.line())
    sys.exit(1 if outcome.faulty else 0)


@click.command()
@click.option("--what", type=click.Choice(["patients", "appointments"]), default="patients", show_default=True)
@click.option("--to", type=click.Path(path_type=Path), help="A file; else standard output.")
def export(what: str, to: Path | None) -> None:
    """Write all patients or appointments as CSV."""
    from bot import exporting

    with ground(redis=False) as settings, engine(settings) as made:
        with exporting.file(to) if to else nullcontext(sys.stdout) as out:
            count = exporting.write(made, what, out, now())
        click.echo(f"{count} {what} written.", err=True)


@click.group()
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
