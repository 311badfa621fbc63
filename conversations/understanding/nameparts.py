"""What a person's name is made of: which words may be part of one, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversations.understanding.tables import EXPANSIONS, KNOWN
from conversations.understanding.tokens import Token
from conversations.understanding.words import LEXICONS

LONGEST = 5  # words of a name, without "de la" and their like
_MOST = 8  # with them

PARTICLES = frozenset(
    ("de", "la", "del", "las", "los", "y", "da", "das", "dos", "van", "von", "der", "den", "bin", "ibn", "al")
)
_INNER = frozenset(("-", ".", "'", "’"))
NOT_NAMES = frozenset(word for lexicon in LEXICONS for word in lexicon.not_names.split()) - PARTICLES
_WORDY = frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())
_HONORIFICS = frozenset(("dona", "senora", "senor", "senorita", "srta", "sra", "sr", "mrs", "mr", "ms"))
_CAPITAL = re.compile(r"(^|[-'’])(\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it stands: `text[start:end]`."""

    name: str
    start: int
    end: int


def name_at(tokens: tuple[Token, ...], first: int, shy: bool) -> list[Token]:
    """The name's tokens from `first` on, as far as they look like a name."""
    found: list[Token] = []
    if first < len(tokens) and tokens[first].plain in _HONORIFICS:
        first += 2 if first + 1 < len(tokens) and tokens[first + 1].text == "." else 1
    for at in range(first, len(tokens)):
        token = tokens[at]
        if token.kind == "mark":
            if (
                token.text in _INNER
                and found
                and not token.spaced
                and at + 1 < len(tokens)
                and tokens[at + 1].kind == "word"
            ):
                continue
            break
        proper = bool(found) and _are_proper(found[-1], token) and token.plain not in NOT_NAMES
        if not (proper or may_be_named(token, begun=bool(found), shy=shy)) or len(found) == _MOST:
            break
        found.append(token)
    while found and found[-1].plain in PARTICLES:
        found.pop()
    return found


def _are_proper(first: Token, second: Token) -> bool:
    """Do both bear a capital, as the words of a name do in a sentence: José Peña?"""
    return all(
        token.kind == "word" and token.text[0].isupper() and not token.text.isupper() for token in (first, second)
    )


def may_be_named(token: Token, begun: bool, shy: bool) -> bool:
    word = token.plain.removesuffix("'s")
    if (
        token.kind != "word"
        or word in NOT_NAMES
        or ("'" in word and word in EXPANSIONS)
        or (len(word) == 1 and not begun)
    ):
        return False
    if word in PARTICLES:
        return begun or word in ("de", "la", "van", "von", "al")
    if word in _WORDY or word not in KNOWN:
        return True
    return not begun and not shy and token.text[0].isupper()


def named_by(tokens: list[Token], inner: bool = False) -> Named:
    """The tokens as one name; `inner`: it is not its beginning."""
    parts: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        joint = "-" if before is not None and token.start == before.end + 1 and not token.spaced else " "
        parts.append((joint if parts else "") + _written(token, first=before is None and not inner))
    return Named("".join(parts), tokens[0].start, tokens[-1].end)


def _written(token: Token, first: bool) -> str:
    """As written where the writer minded capitals, else capitalised: o'neil -> O'Neil."""
    text = token.text.removesuffix("'s").removesuffix("’s")
    if not (text.islower() or (text.isupper() and len(text) > 1)):
        return text
    if token.plain in PARTICLES and not first:
        return text.lower()
    return _CAPITAL.sub(lambda found: found[1] + found[2].upper(), text.lower())
