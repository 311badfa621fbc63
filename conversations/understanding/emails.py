"""An e-mail address, typed or spoken: "maya dot chen at mail dot com"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversations.understanding.model import Context
from conversations.understanding.tables import KNOWN
from conversations.understanding.tokens import Token
from conversations.understanding.words import LEXICONS

TRIES = 20  # "at"s of a message that are looked at

_TYPED = re.compile(
    r"(?<![\w.+@-])([A-Za-z0-9][\w.+'-]{0,63})\s?@\s?((?:[A-Za-z0-9-]{1,63}(?:\.|\s\.\s|,(?=[a-z]{2,3}\b)))+[A-Za-z]{2,24})(?![\w@])"
)
_SYMBOLS = {word: sign for lexicon in LEXICONS for word, sign in lexicon.symbols.items()}
_ATS, _DOTS = (frozenset((sign, *(word for word, one in _SYMBOLS.items() if one == sign))) for sign in "@.")
_BETWEEN = frozenset("._-+")

_BRACKETS = frozenset("()[]{}<>")


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and where it stands: `text[start:end]`."""

    address: str
    start: int
    end: int


def read_email(text: str, tokens: tuple[Token, ...], context: Context) -> Address | None:
    """The first address of the message; as written, its domain lowered."""
    if "@" in text:
        for found in _TYPED.finditer(text[:1600]):
            local, domain = found[1].strip("."), re.sub(r"\s", "", found[2]).replace(",", ".")
            if local and ".." not in local + domain:
                return Address(f"{local}@{domain.lower()}", found.start(), found.end())
    said = {token.plain for token in tokens}
    if said.isdisjoint(_ATS) or said.isdisjoint(_DOTS):
        return None
    tokens = _underscored(tokens)
    signs = [at for at, token in enumerate(tokens) if token.text == "@" or _SYMBOLS.get(token.plain) == "@"]
    return next((spoken for at in signs[:TRIES] if (spoken := _spoken(tokens, at, context))), None)


def _underscored(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Guion bajo", the low dash, is one sign; brackets about an "(at)" are none."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in _BRACKETS:
            continue
        if token.plain == "bajo" and kept and kept[-1].plain == "guion":
            before = kept.pop()
            kept.append(Token("_", "_", before.start, token.end, "mark", before.spaced))
        else:
            kept.append(token)
    return tuple(kept)


def _spoken(tokens: tuple[Token, ...], at: int, context: Context) -> Address | None:
    """The address around an "at"; a plain "at" needs a spoken "dot", or the question."""
    local, first = _leftward(tokens, at)
    domain, last = _rightward(tokens, at)
    dotted = any(_SYMBOLS.get(token.plain) == "." for token in tokens[first:last])
    if not local or "." not in domain or not (dotted or tokens[at].text == "@" or context.expecting == "email"):
        return None
    if first and not tokens[first].spaced:
        return None
    if (
        first
        and tokens[first - 1].kind == "word"
        and (_is_letter(tokens[first - 1]) or tokens[first - 1].plain not in KNOWN)
    ):
        return None  # "maya chen at mail dot com": with a dot between the names, or without?
    return Address(f"{local}@{domain.lower()}", tokens[first].start, tokens[last - 1].end)


def _leftward(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    parts: list[str] = []
    first = at
    while first > 0:
        token = tokens[first - 1]
        sign = _sign(token)
        joined = not parts or parts[0] in _BETWEEN or not tokens[first].spaced
        if sign and parts and parts[0] not in _BETWEEN:
            parts.insert(0, sign)
        elif token.kind != "mark" and (joined or _is_spelt(tokens, first)) and not sign:
            parts.insert(0, token.text.lower())
        else:
            break
        first -= 1
    while parts and parts[0] in _BETWEEN:
        parts.pop(0)
        first += 1
    return "".join(parts), first


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.kind == "word"


def _is_spelt(tokens: tuple[Token, ...], at: int) -> bool:
    """Do three letters, apart from one another, stand around the place `at`: m a y a?"""
    run = tokens[max(0, at - 2) : at + 2]
    return at > 0 and _is_letter(tokens[at - 1]) and _is_letter(tokens[at]) and sum(map(_is_letter, run)) >= 3


def _rightward(tokens: tuple[Token, ...], at: int) -> tuple[str, int]:
    parts: list[str] = []
    last = at + 1
    while last < len(tokens):
        token = tokens[last]
        sign = _sign(token)
        if sign in (".", "-") and parts and parts[-1] not in _BETWEEN:
            parts.append(sign)
        elif token.kind != "mark" and not sign and (not parts or parts[-1] in _BETWEEN or not token.spaced):
            parts.append(token.text)
        else:
            break
        last += 1
    while parts and parts[-1] in _BETWEEN:
        parts.pop()
        last -= 1
    return "".join(parts), last


def _sign(token: Token) -> str | None:
    return token.text if token.text in _BETWEEN else _SYMBOLS.get(token.plain) if token.kind == "word" else None
