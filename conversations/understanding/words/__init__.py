"""The lexicons of what patients say besides times: one file a language, all of the same shape."""

from conversations.understanding.words import en, es
from conversations.understanding.words.shape import Lexicon

LEXICONS: tuple[Lexicon, ...] = (en.LEXICON, es.LEXICON)

__all__ = ["LEXICONS", "Lexicon"]
