"""Word lists, one file a language, made ready to be looked up."""

from conversations.understanding.lexicon.lexicon import LEXICONS, Entry, Lexicon, lexicon_for

__all__ = ["LEXICONS", "Entry", "Lexicon", "lexicon_for"]
