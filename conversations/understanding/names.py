"""A person's full name out of what she says: "its maya chen, m-a-y-a" is Maya Chen, "my throat hurts" is nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conversations.understanding.barenames import bare_name
from conversations.understanding.model import Context
from conversations.understanding.nameparts import Named, name_at, named_by
from conversations.understanding.signals import Signals
from conversations.understanding.tokens import Token
from conversations.understanding.words import LEXICONS
from conversations.understanding.words.shape import patterns

_Phrases = dict[str, list[list[str]]]


def _by_first(phrases: Iterable[list[str]]) -> _Phrases:
    """Phrases by their first word."""
    found: _Phrases = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


_BOLD = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.introductions))
_SHY = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.shy_introductions))
_FIRST_NAMES = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.given_names))
_LAST_NAMES = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.family_names))
_BEING = frozenset(("is", "es"))
_CALLED = frozenset(("name", "nombre"))
_ADJECTIVE = re.compile(r"(ous|ful|ible|able|less|tion|ness|...ing|...ive)$")


def read_name(signals: Signals, context: Context, taken: tuple[int, int] | None = None) -> Named | None:
    """The speaker's name: after an introduction anywhere, and bare where a name was asked for.

    `taken` is the stretch of characters that is her e-mail address.
    """
    tokens = signals.message.tokens
    if taken:
        tokens = tuple(token for token in tokens if not taken[0] <= token.start < taken[1])
    asked = context.expecting == "name"
    if (both := _in_parts(signals, tokens)) is not None:
        return both
    for phrases, shy in ((_BOLD, False), (_SHY, True)):
        for after in _ends_of(signals, phrases):
            found = name_at(tokens, _token_at(tokens, after), shy)
            if found and (not shy or _convincing(found, asked)):
                return named_by(found)
    return bare_name(signals, tokens) if asked else None


def _ends_of(signals: Signals, phrases: _Phrases) -> list[int]:
    """Where, in characters, the phrases that stand in the message end; the longest at a place first."""
    if phrases.keys().isdisjoint(signals.message.said):
        return []
    words = signals.message.words
    texts = [*signals.message.texts]
    found = [
        (at, at + len(phrase))
        for at, text in enumerate(texts)
        for phrase in phrases.get(text, ())
        if texts[at : at + len(phrase)] == phrase
    ]
    found.sort(key=lambda span: (span[0], -span[1]))
    return [words[last - 1].end for _, last in found]


def _token_at(tokens: tuple[Token, ...], position: int) -> int:
    at = next((at for at, token in enumerate(tokens) if token.start >= position), len(tokens))
    while at < len(tokens) and tokens[at].text in (":", "-", "=", '"', "“"):
        at += 1
    return at


def _convincing(found: list[Token], asked: bool) -> bool:
    """After "it is": two words that are no words of ours, or one that bears a capital."""
    if asked and len(found) == 1 and _ADJECTIVE.search(found[0].plain):
        return False
    return len(found) > 1 or asked or (found[0].text[:1].isupper() and found[0].text[1:].islower())


def _in_parts(signals: Signals, tokens: tuple[Token, ...]) -> Named | None:
    """First name Maya, last name Chen; in either order."""
    found = []
    for phrases in (_FIRST_NAMES, _LAST_NAMES):
        ends = _ends_of(signals, phrases)
        at = _token_at(tokens, ends[0]) if ends else 0
        while 0 < at < len(tokens) and tokens[at].plain in ("is", "es"):
            at += 1
        if not at or not (one := name_at(tokens, at, shy=True)):
            return None
        found += one
    ordered = sorted(found, key=lambda token: token.start)
    return Named(named_by(found).name, ordered[0].start, ordered[-1].end)


def name_from(tokens: tuple[Token, ...], position: int) -> Named | None:
    """The name that begins at or after the character `position`, with only a comma or "named" between."""
    at = _token_at(tokens, position)
    while at < len(tokens) and (
        tokens[at].text == "," or tokens[at].plain in ("named", "called", "llamado", "llamada")
    ):
        at += 1
    plain_words = [token.plain for token in tokens[at : at + 2]]
    if len(plain_words) > 1 and plain_words[0] in _CALLED and plain_words[1] in _BEING:
        at += 2  # my son's name is leo
    elif plain_words[:1] and plain_words[0] in _BEING and at + 1 < len(tokens) and tokens[at + 1].text.istitle():
        at += 1  # my son is Leo; my son is sick
    found = name_at(tokens, at, shy=True)
    return named_by(found) if found else None
