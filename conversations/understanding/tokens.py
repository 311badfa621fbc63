"""A message cut into tokens that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import Literal, NamedTuple

Kind = Literal["word", "number", "mark"]

# A number keeps no punctuation: "3:30", "1st" and "4pm" are two or more tokens each, so that rules see their parts.
_PIECE = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<mark>\S)", re.UNICODE)


class Token(NamedTuple):
    """`text[start:end]` of the message; `plain` is it lowered, without accents, with straight apostrophes."""

    text: str
    plain: str
    start: int
    end: int
    kind: Kind
    spaced: bool  # white space (or the text's beginning) stands before it


def plain(text: str) -> str:
    """Lowered, accents taken off (mañana -> manana), apostrophes straightened. Its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("‘", "'"))
    return "".join(ch for ch in folded if not unicodedata.combining(ch))


_SEMICOLON = re.compile(r"(?<=\d);(?=[0-5]\d(?!\d))")


def with_colons(text: str) -> str:
    """9;30 is 9:30 where the shift key was missed; the text keeps its length."""
    return _SEMICOLON.sub(":", text) if ";" in text else text


MOST = 400  # tokens: prose has no more in 1,600 characters; rows of figures, marks and emoji have


def tokenise(text: str, limit: int = 1600) -> tuple[Token, ...]:
    """The tokens of the first `limit` characters of `text`, in order, the first 400 of them."""
    out: list[Token] = []
    last = 0
    text = text[:limit]
    lowered = text.lower() if text.isascii() else None  # as long as the text
    for found in islice(_PIECE.finditer(text), MOST):
        start, end = found.span()
        written = found[0]
        simple = plain(written) if lowered is None else lowered[start:end]
        out.append(Token(written, simple, start, end, found.lastgroup, start != last or last == 0))  # type: ignore[arg-type]
        last = end
    return tuple(out)
