"""Commands for who may come in: colleagues and programs."""

from __future__ import annotations

import sys

import click

from commands.ground import engine, ground, now


@click.group()
def staff() -> None:
    """The people of the clinic who may log in."""


@staff.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(["staff", "admin"]), default="staff", show_default=True)
def staff_add(email: str, role: str) -> None:
    """Make a login for EMAIL; the password is asked for, or read from standard input."""
    from db.staff import add, address, good

    address(email)  # what is wrong is told before a password is typed, or a database is looked for
    password = good(new_password())
    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        add(connection, email, password, role)
    click.echo(f"{email} may log in at /admin/login.")


def new_password() -> str:
    """Typed twice where somebody sits at the keyboard, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


@click.group()
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
    from db.keys import add

    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        _, key = add(connection, name=name, scopes=scopes, now=now(), actor="command line")
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
    from db.keys import revoke

    with ground(redis=False) as settings, engine(settings) as made, made.begin() as connection:
        ended = revoke(connection, number, now=now(), actor="command line")
    click.echo(f"Key {number} is revoked." if ended else f"Key {number} was revoked before.")
