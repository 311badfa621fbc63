"""The lexicons of all languages, turned into what the reader looks up; made once, when the program starts."""

from __future__ import annotations

from conversations.understanding.words import LEXICONS


def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for lexicon in LEXICONS:
        for name, words in lexicon.classes.items():
            for word in words.split():
                keys = found.setdefault(word, [])
                if f"<{name}>" not in keys:
                    keys.append(f"<{name}>")
    return {word: tuple(keys) for word, keys in found.items()}


def _spelt() -> set[str]:
    """Every word that some pattern spells out."""
    found: set[str] = set()
    for lexicon in LEXICONS:
        for lines in lexicon.phrases.values():
            for part in lines.replace("(", " ").replace(")", " ").replace("/", " ").split():
                if part[0] not in "<.^$#":
                    found.add(part)
    return found


CLASSES = _classes()
EXPANSIONS: dict[str, list[str]] = {
    word: words.split() for lexicon in reversed(LEXICONS) for word, words in lexicon.expansions.items()
}
SPELT = _spelt() | CLASSES.keys() | EXPANSIONS.keys()
COMMON: frozenset[str] = frozenset(word for lexicon in LEXICONS for word in lexicon.common.split())
TELLING: dict[str, frozenset[str]] = {lexicon.language: frozenset(lexicon.telling.split()) for lexicon in LEXICONS}
KNOWN: frozenset[str] = frozenset(SPELT | COMMON | frozenset().union(*TELLING.values()))
