"""A person's full name out of what she says: "its maya chen, m-a-y-a" is Maya Chen, "my throat hurts" is nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conversations.understanding.model import Context
from conversations.understanding.signals import Signals
from conversations.understanding.tables import EXPANSIONS, KNOWN
from conversations.understanding.tokens import Token
from conversations.understanding.words import LEXICONS
from conversations.understanding.words.shape import patterns

LONGEST = 5  # words of a name

_Phrases = dict[str, list[list[str]]]


def _by_first(phrases: Iterable[list[str]]) -> _Phrases:
    """Phrases by their first word."""
    found: _Phrases = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


_PARTICLES = frozenset(
    ("de", "la", "del", "las", "los", "y", "da", "das", "dos", "van", "von", "der", "den", "bin", "ibn", "al")
)
_INNER = frozenset(("-", ".", "'", "’"))
_NOT = frozenset(word for lexicon in LEXICONS for word in lexicon.not_names.split()) - _PARTICLES
_WORDY = frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())
_BOLD = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.introductions))
_SHY = _by_first(phrase for lexicon in LEXICONS for phrase in patterns(lexicon.shy_introductions))
_ELSEWHERE = (
    "yes",
    "no",
    "unsure",
    "later",
    "cancel",
    "reschedule",
    "human",
    "help",
    "stop",
    "skip",
    "emergency",
    "undo",
)
_ADJECTIVE = re.compile(r"(ous|ful|ible|able|less|tion|ness|...ing|...ive)$")
_JOINING = frozenset(("and", "y", "my", "mi", "email", "correo"))
_CAPITAL = re.compile(r"(^|[-'’])(\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it stands: `text[start:end]`."""

    name: str
    start: int
    end: int


def read_name(signals: Signals, context: Context, taken: tuple[int, int] | None = None) -> Named | None:
    """The speaker's name: after an introduction anywhere, and bare where a name was asked for.

    `taken` is the stretch of characters that is her e-mail address.
    """
    tokens = signals.message.tokens
    if taken:
        tokens = tuple(token for token in tokens if not taken[0] <= token.start < taken[1])
    asked = context.expecting == "name"
    for phrases, shy in ((_BOLD, False), (_SHY, True)):
        for after in _ends_of(signals, phrases):
            found = _name_at(tokens, _token_at(tokens, after), shy)
            if found and (not shy or _convincing(found, asked)):
                return _named(found)
    return _bare(signals, tokens) if asked else None


def _ends_of(signals: Signals, phrases: _Phrases) -> list[int]:
    """Where, in characters, the phrases that stand in the message end; the longest at a place first."""
    words = signals.message.words
    texts = [word.text for word in words]
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


def _name_at(tokens: tuple[Token, ...], first: int, shy: bool) -> list[Token]:
    """The name's tokens from `first` on, as far as they look like a name."""
    found: list[Token] = []
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
        if not _may_be_named(token, begun=bool(found), shy=shy) or len(found) == LONGEST:
            break
        found.append(token)
    while found and found[-1].plain in _PARTICLES:
        found.pop()
    return found


def _may_be_named(token: Token, begun: bool, shy: bool) -> bool:
    word = token.plain.removesuffix("'s")
    if token.kind != "word" or word in _NOT or ("'" in word and word in EXPANSIONS) or (len(word) == 1 and not begun):
        return False
    if word in _PARTICLES:
        return begun or word in ("de", "la", "van", "von", "al")
    if word in _WORDY or word not in KNOWN:
        return True
    return not begun and not shy and token.text[0].isupper()


def _convincing(found: list[Token], asked: bool) -> bool:
    """After "it is": two words that are no words of ours, or one that bears a capital."""
    if asked and len(found) == 1 and _ADJECTIVE.search(found[0].plain):
        return False
    return len(found) > 1 or asked or (found[0].text[:1].isupper() and found[0].text[1:].islower())


def _bare(signals: Signals, written: tuple[Token, ...]) -> Named | None:
    """The whole message as a name."""
    tokens = [token for token in _unspelt(written) if "<courtesy>" not in _keys_of(token, signals)]
    if signals.has(*_ELSEWHERE) and not any(token.text[:1].isupper() for token in tokens[1:]):
        return None
    if (swapped := _last_name_first(tokens)) is not None:
        return swapped
    tokens = tokens[
        : next((at for at, token in enumerate(tokens) if token.text in ",;\n(@" or token.kind == "number"), None)
    ]
    end = next((at for at, token in enumerate(tokens) if token.plain in _JOINING), None)
    if (
        end
        and len(tokens) > end + 1
        and all(token.text[:1].isupper() or token.plain not in KNOWN for token in tokens[:end])
    ):
        tokens = tokens[:end]  # "Maya Chen and my e-mail is…"
    words = [token for token in tokens if token.kind == "word"]
    if not 0 < len(words) <= LONGEST or any(
        token.plain in _NOT or ("'" in token.plain and token.plain in EXPANSIONS) for token in words
    ):
        return None
    if any(token.kind == "mark" and token.text not in "-.'’!" for token in tokens):
        return None
    strange = [token for token in words if _may_be_named(token, begun=True, shy=True) or token.text[:1].isupper()]
    return _named(words) if len(strange) * 2 >= len(words) and len(words[0].text) > 1 and _all_letters(words) else None


def _all_letters(words: list[Token]) -> bool:
    return all(any(ch.isalpha() for ch in token.text) for token in words)


def _keys_of(token: Token, signals: Signals) -> tuple[str, ...]:
    return next((word.keys for word in signals.message.words if word.start == token.start), ())


def _unspelt(tokens: tuple[Token, ...]) -> list[Token]:
    """Without letters that spell something: m-a-y-a."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        run = at
        while run < len(tokens) and (
            len(tokens[run].text) == 1 and (tokens[run].text.isalpha() or tokens[run].text in "-.")
        ):
            run += 1
        if sum(token.kind == "word" for token in tokens[at:run]) >= 3:
            at = run
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _last_name_first(tokens: list[Token]) -> Named | None:
    """Chen, Maya."""
    if len(tokens) == 3 and tokens[1].text == "," and all(_may_be_named(tokens[at], True, True) for at in (0, 2)):
        both = _named([tokens[2], tokens[0]])
        return Named(both.name, tokens[0].start, tokens[2].end)
    return None


def _named(tokens: list[Token]) -> Named:
    parts: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        joint = "-" if before is not None and token.start == before.end + 1 and not token.spaced else " "
        parts.append((joint if parts else "") + _written(token, first=before is None))
    return Named("".join(parts), tokens[0].start, tokens[-1].end)


def _written(token: Token, first: bool) -> str:
    """As written where the writer minded capitals, else capitalised: o'neil -> O'Neil."""
    text = token.text.removesuffix("'s").removesuffix("’s")
    if not (text.islower() or (text.isupper() and len(text) > 1)):
        return text
    if token.plain in _PARTICLES and not first:
        return text.lower()
    return _CAPITAL.sub(lambda found: found[1] + found[2].upper(), text.lower())


def name_from(tokens: tuple[Token, ...], position: int) -> Named | None:
    """The name that begins at or after the character `position`, with only a comma or "named" between."""
    at = _token_at(tokens, position)
    while at < len(tokens) and (
        tokens[at].text == "," or tokens[at].plain in ("named", "called", "llamado", "llamada")
    ):
        at += 1
    found = _name_at(tokens, at, shy=True)
    return _named(found) if found else None
