"""A name that is the whole of a message, where a name was asked for: "chen, maya", "Dr. Ahmed Khan", "J. R. Ewing :)"."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.understanding.nameparts import LONGEST, NOT_NAMES, PARTICLES, Named, may_be_named, named_by
from conversations.understanding.signals import Signals
from conversations.understanding.tables import EXPANSIONS, KNOWN
from conversations.understanding.tokens import Token

_ABBREVIATED = 2  # letters: a full stop behind more ends the sentence
_SEVERAL = 3
_GIVEN = 2  # given names

_BREAKS = frozenset(",;\n(@:!")
_HONOURS = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "sir", "dr", "dra", "doctor", "sr", "sra", "srta", "don", "dona")
)
_DOCTORS = frozenset(("dr", "dra", "doctor"))
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
_CLOSING = frozenset(("here", "speaking", "aqui", "para", "servirle"))
_JOINING = frozenset(("and", "y", "my", "mi", "email", "correo"))


def bare_name(signals: Signals, written: tuple[Token, ...]) -> Named | None:
    """The whole message as a name, or its first stretch between commas that is nothing else."""
    tokens = [token for token in _unspelt(written) if "<courtesy>" not in _keys_of(token, signals)]
    if signals.has("yes") and not signals.has(*_ELSEWHERE[1:]):
        tokens = _after_the_yes(tokens)
    elif signals.has(*_ELSEWHERE) and not any(token.text[:1].isupper() for token in tokens[1:]):
        return None
    tokens = _untitled(tokens)
    if any(token.text == "?" for token in tokens):
        return None
    if (swapped := _last_name_first(tokens)) is not None:
        return swapped
    stretches = list(_stretches(tokens))
    if not stretches:
        return None
    plainly = [stretch for stretch in stretches[1:] if len(stretch) > 1 and all(_is_strange(one) for one in stretch)]
    return _whole(stretches[0]) or next((named_by(stretch) for stretch in plainly if len(stretch) <= LONGEST), None)


def _after_the_yes(tokens: list[Token]) -> list[Token]:
    """ "Yes, John Smith": what follows the comma; nothing where none stands there."""
    comma = next((at for at, token in enumerate(tokens) if token.text in _BREAKS), len(tokens))
    return tokens[comma + 1 :]


def _is_strange(token: Token) -> bool:
    return token.kind == "word" and may_be_named(token, begun=True, shy=True)


def _stretches(tokens: list[Token]) -> Iterator[list[Token]]:
    """What stands between commas, figures and the ends of sentences."""
    stretch: list[Token] = []
    for at, token in enumerate(tokens):
        ends = token.kind == "number" or token.text in _BREAKS
        if token.text == "." and at and len(tokens[at - 1].text) > _ABBREVIATED:
            ends = True
        if not ends:
            stretch.append(token)
            continue
        if stretch:
            yield stretch
        stretch = []
    if stretch:
        yield stretch


def _whole(tokens: list[Token]) -> Named | None:
    """All the tokens as one name, where at least half of the words are none of ours."""
    end = next((at for at, token in enumerate(tokens) if token.plain in _JOINING), None)
    if (
        end
        and len(tokens) > end + 1
        and all(token.text[:1].isupper() or token.plain not in KNOWN for token in tokens[:end])
    ):
        tokens = tokens[:end]  # "Maya Chen and my e-mail is…"
    words = [token for token in tokens if token.kind == "word"]
    real = [token for token in words if token.plain not in PARTICLES] or words
    if not real or len(real) > LONGEST or _has_none_of_a_name(words) or not _all_letters(words):
        return None
    if any(token.kind == "mark" and token.text not in "-.'’!" for token in tokens):
        return None
    strange = [token for token in words if may_be_named(token, begun=True, shy=True) or token.text[:1].isupper()]
    enough = len(strange) * 2 >= len(words) if len(words) < _SEVERAL else len(strange) * 2 > len(words)
    return named_by(words) if enough and any(len(token.text) > 1 for token in words) and _begins_well(tokens) else None


def _begins_well(tokens: list[Token]) -> bool:
    """A name does not begin with a letter, unless that is an initial: J. R. Ewing."""
    return len(tokens[0].text) > 1 or (len(tokens) > 1 and tokens[1].text == "." and tokens[0].text.isupper())


def _has_none_of_a_name(words: list[Token]) -> bool:
    """Is there a word that no name holds? Nguyen Van An is one all the same."""
    proper = len(words) >= _SEVERAL and all(token.text.istitle() for token in words)
    return any(
        (token.plain in NOT_NAMES and not (proper and at and words[0].plain not in KNOWN))
        or ("'" in token.plain and token.plain in EXPANSIONS)
        for at, token in enumerate(words)
    )


def _all_letters(words: list[Token]) -> bool:
    return all(any(ch.isalpha() for ch in token.text) for token in words)


def _keys_of(token: Token, signals: Signals) -> tuple[str, ...]:
    return next((word.keys for word in signals.message.words if word.start == token.start), ())


def _untitled(tokens: list[Token]) -> list[Token]:
    """Without the title before it, and without what stands behind it to smile."""
    while tokens and (tokens[-1].kind == "mark" or (len(tokens) > 1 and tokens[-1].plain in _CLOSING)):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[0].plain in _HONOURS:
        rest = tokens[2:] if tokens[1].text == "." else tokens[1:]
        # "Dr. Lee" is whom she wants to see, sooner than herself.
        return rest if tokens[0].plain not in _DOCTORS or len(rest) > 1 else tokens
    return tokens


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
    """Chen, Maya; de la Cruz, Ana."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    if len(commas) != 1:
        return None
    last, first = tokens[: commas[0]], tokens[commas[0] + 1 :]
    if not 0 < len(first) <= _GIVEN or not last or not all(_is_strange(token) for token in (*last, *first)):
        return None
    if sum(token.plain not in PARTICLES for token in last) != 1 or first[0].plain in PARTICLES:
        return None
    return Named(f"{named_by(first).name} {named_by(last, inner=True).name}", tokens[0].start, tokens[-1].end)
