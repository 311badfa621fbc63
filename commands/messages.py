"""Commands for what is said: a chat, a reading of messages, the drawn dialogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.ground import ground, read_text, runtime

if TYPE_CHECKING:
    from conversations.understanding.model import Vocabulary


@click.command()
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
        # At once and in one piece, whatever Python was told of buffers; click.echo takes twice the time.
        sys.stdout.write(answer(line, vocabulary) + "\n")
        sys.stdout.flush()


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


@click.command()
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


@click.command()
def dialogue() -> None:
    """Draw the dialogue's states and the ways between them."""
    from conversations.dialogue import diagram

    click.echo(diagram())
