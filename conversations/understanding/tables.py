"""The lexicons of all languages, turned into what the reader looks up; made once, when the program starts."""

from __future__ import annotations

from conversations.understanding.words import LEXICONS

SHARED = frozenset(("courtesy", "not"))


def word_set(text: str) -> frozenset[str]:
    """The words of a text, apart by spaces."""
    return frozenset(text.split())


def class_key(language: str, name: str) -> str:
    """A class belongs to its language, but for those that every rule asks for."""
    return f"<{name}>" if name in SHARED else f"<{language}:{name}>"


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for lexicon in LEXICONS:
        for name, words in lexicon.classes.items():
            for word in words.split():
                keys = found.setdefault(word, [])
                if (key := class_key(lexicon.language, name)) not in keys:
                    keys.append(key)
        for word in lexicon.numbers:
            found.setdefault(word, []).append("#")
    return {word: tuple(keys) for word, keys in found.items()}


def _spelt() -> set[str]:
    """Every word that some pattern spells out."""
    found: set[str] = set()
    for lexicon in LEXICONS:
        for lines in lexicon.phrases.values():
            for part in lines.replace("(", " ").replace(")", " ").replace("/", " ").split():
                if part[0] not in "<.^$#|,":
                    found.add(part)
    return found


CLASSES = _classes()
EXPANSIONS: dict[str, list[str]] = {
    word: words.split() for lexicon in reversed(LEXICONS) for word, words in lexicon.expansions.items()
}
SPELT = _spelt() | CLASSES.keys() | EXPANSIONS.keys()
COMMON: frozenset[str] = frozenset(word for lexicon in LEXICONS for word in lexicon.common.split())
TELLING: dict[str, frozenset[str]] = {lexicon.language: frozenset(lexicon.telling.split()) for lexicon in LEXICONS}
MENDABLE: frozenset[str] = frozenset(word for lexicon in LEXICONS for word in lexicon.mendable.split())


def _known() -> frozenset[str]:
    """Every word that some table holds: none of them is a typo."""
    found: set[str] = SPELT | COMMON | MENDABLE
    for lexicon in LEXICONS:
        found |= TELLING[lexicon.language]
        for table in (lexicon.numbers, lexicon.ordinals, lexicon.months, lexicon.names):
            found |= table.keys()
        for words in (*lexicon.relations.values(), *lexicon.specialties.values(), *lexicon.complaints.values()):
            found |= set(words.split())
    return frozenset(found)


KNOWN = _known()
NUMBERS: dict[str, int] = {word: value for lexicon in LEXICONS for word, value in lexicon.numbers.items()}
ORDINALS: dict[str, int] = {word: value for lexicon in LEXICONS for word, value in lexicon.ordinals.items()}
RELATIONS: dict[str, str] = {
    word: relation for lexicon in LEXICONS for relation, words in lexicon.relations.items() for word in words.split()
}
