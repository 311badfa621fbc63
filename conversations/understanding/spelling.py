"""Mending typos, only towards the long words that decide what a message wants."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from conversations.understanding.tables import KNOWN, MENDABLE

SHORTEST = 5  # letters: shorter words have too many neighbours

_BY_INITIAL: dict[str, list[str]] = {}
for _word in sorted(MENDABLE):
    _BY_INITIAL.setdefault(_word[0], []).append(_word)


def mend(word: str) -> str | None:
    """The one lexicon word that `word` is a typo of: one slip in 5-8 letters, two in longer ones, same first letter."""
    if not SHORTEST <= len(word) <= 16 or word in KNOWN:
        return None
    slips = 1 if len(word) < 9 else 2
    found = process.extractOne(word, _BY_INITIAL.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else None
