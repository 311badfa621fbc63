"""Whether the clinic has the wrong number: somebody says so, or that she is not the one who is addressed."""

from __future__ import annotations

from conversations.understanding.clockwords import is_time_word
from conversations.understanding.message import Word
from conversations.understanding.signals import Signals
from conversations.understanding.tables import KNOWN, RELATIONS
from conversations.understanding.tokens import plain
from conversations.understanding.words import LEXICONS

_WORDY = frozenset(word for lexicon in LEXICONS for word in lexicon.wordy_names.split())
_HERE = frozenset(("here", "aqui"))
MOST = 3  # words of the name that is not hers


def is_wrong_number(signals: Signals) -> bool:
    """ "You have the wrong number", "this isn't Maya"; not "this isn't Maya, it's her mother"."""
    if signals.has("wrong_number"):
        return True
    words = signals.message.words
    if not signals.has("not_her", "none_here"):
        return False
    if any(word.text in RELATIONS for word in words) or signals.has("cancel", "reschedule", "book", "noshow"):
        return False
    if any(_is_only_a_name(signals, words[hit.last :]) for hit in signals.of("not_her")):
        return True
    ended = next((at for at, word in enumerate(words) if word.text in _HERE), 0)
    return any(_is_only_a_name(signals, words[hit.last : ended]) for hit in signals.of("none_here") if hit.last < ended)


def _is_only_a_name(signals: Signals, after: tuple[Word, ...]) -> bool:
    """Is what follows, to the end of its stretch, one to three words that are no words of ours?"""
    named = [word for word in after if word.part == after[0].part]
    named = [word for word in named if "<courtesy>" not in word.keys]
    return 0 < len(named) <= MOST and all(_is_strange(signals, word) for word in named)


def _is_strange(signals: Signals, word: Word) -> bool:
    written = signals.message.text[word.start : word.end]
    if not written.isalpha() or is_time_word(plain(written)):
        return False
    return plain(written) not in KNOWN or (plain(written) in _WORDY and written.istitle())
