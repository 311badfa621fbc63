"""The net below the grammar: full dates with the month's name in a language that no lexicon knows, by dateparser.

Believed only where day, month by name and year all stand there, so that nothing is guessed: "3 mars 2027", "12. März 2027".
"""

from __future__ import annotations

import re
from datetime import date, datetime

_FULL = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|\.|º|-?a)?\s+(?:(?:de|di|do|d')\s+)?([^\W\d_]{3,12})\.?,?\s+(?:(?:de|di|do)\s+)?(20\d\d)(?!\d)"
)
_LANGUAGES = ["fr", "de", "it", "pt", "nl", "pl", "ru", "uk", "ro", "tr", "vi", "sv", "tl"]
_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "STRICT_PARSING": True}


def foreign_date(text: str) -> date | None:
    """The first full date in `text` with the month's name in another language; None where there is none."""
    found = _FULL.search(text)
    if found is None:
        return None
    read = _parsed(f"{found[1]} {found[2]} {found[3]}")
    return read.date() if read and (read.day, read.year) == (int(found[1]), int(found[3])) else None


def _parsed(words: str) -> datetime | None:
    # dateparser takes longer to import than all the rest of the reader; few messages need it.
    import dateparser

    try:
        return dateparser.parse(words, languages=_LANGUAGES, settings=_SETTINGS)
    except Exception:  # a library that reads any text may fail on any; then nothing was read
        return None
