"""Which language a message is written in, and which one its writer asks for."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.understanding.message import Message
from conversations.understanding.model import Context
from conversations.understanding.tables import TELLING, word_set
from conversations.understanding.words import LEXICONS

_NAMES = {word: code for lexicon in LEXICONS for word, code in lexicon.names.items()}
_ASKING = frozenset(
    (
        "in",
        "en",
        "speak",
        "speaking",
        "habla",
        "hablan",
        "hablar",
        "hablo",
        "only",
        "solo",
        "prefer",
        "prefiero",
        "to",
        "a",
        "no",
        "entiendo",
        "understand",
        "read",
    )
)
# Words of a few letters that the other language has as well, that phones write short, or that names hold.
_FAINT = frozenset(("y", "o", "a", "e", "u", "k", "no", "si", "me", "mi", "de", "la", "el", "las", "los", "ok", "okay"))
_NOT = frozenset(("no", "not", "dont", "don't", "cant", "can't", "cannot", "never", "ni"))
# Words of languages that nobody here writes; "un rendez-vous" is no Spanish.
_FOREIGN = word_set(
    "bonjour bonsoir salut je voudrais merci oui vous rendez avec pour obrigado obrigada voce nao quero ola guten danke "
    "ich bitte termin ciao grazie buongiorno vorrei"
)
_SPANISH_SIGNS = frozenset("ñ¿¡")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of the words, whether they tell it themselves, and the language asked for."""

    language: str
    sure: bool
    wish: str | None = None


def read_language(message: Message, context: Context) -> Tongue:
    """By the words that only one language has; where none tells, the talk's language, else the clinic's first."""
    written = [token.plain for token in message.tokens if token.kind == "word"]
    telling = [word for word in written if word not in _FAINT]
    votes = _votes(telling)
    faint = not any(votes.values())
    if faint:
        votes = _votes(written)
    if not message.text.isascii() and _SPANISH_SIGNS & set(message.text.lower()):
        votes["es"] = votes.get("es", 0) + 3
    strange = len(_FOREIGN.intersection(written))
    if strange and strange >= max(votes.values()):
        votes = dict.fromkeys(votes, 0)
    ranked = sorted(votes, key=votes.__getitem__, reverse=True)
    best, second = ranked[0], ranked[1]
    sure = votes[best] > 0 and votes[best] >= 2 * votes[second] and not faint
    default = context.language or (context.vocabulary.languages or ("en",))[0]
    told = sure or (votes[best] > votes[second] and (not faint or context.language is None) and written != ["y"])
    wish = _wish(written) if not _NAMES.keys().isdisjoint(written) else None
    if wish and any(token in _NOT for token in written[: _place_of_name(written)]):
        wish = _other_than(wish, context)
    return Tongue(best if told else default, sure, wish)


def _place_of_name(written: list[str]) -> int:
    return next((at for at, word in enumerate(written) if word in _NAMES), 0)


def _other_than(code: str, context: Context) -> str | None:
    """ "I don't speak Spanish": the clinic's first language that is another."""
    return next((language for language in context.vocabulary.languages if language != code), None)


def _votes(words: list[str]) -> dict[str, int]:
    return {code: sum(map(telling.__contains__, words)) for code, telling in TELLING.items()}


def _wish(written: list[str]) -> str | None:
    for at, word in enumerate(written):
        if word in _NAMES and (len(written) <= 3 or (at and written[at - 1] in _ASKING)):
            return _NAMES[word]
    return None
