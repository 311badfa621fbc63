"""What a lexicon of a language holds; a new language is one more file that fills this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Tables of plain words (lowered, no accents, straight apostrophes), each a string of words apart by spaces.

    `phrases` are patterns apart by bars and line ends; how a pattern is written is told in `phrases.py`.
    """

    language: str
    expansions: Mapping[
        str, str
    ]  # a word -> the words it stands for: "dont" -> "do not"; "ill be" tells what "ill" is before "be"
    classes: Mapping[str, str]  # class -> its words; a phrase names a class as <class>
    phrases: Mapping[str, str]  # label -> its patterns
    mendable: str  # words that a typo may be mended to
    telling: str  # words that show the language
    common: str  # everyday words that no typo rule may turn into another word
    names: Mapping[str, str]  # the language's own name for languages: "english" -> "en"
    relations: Mapping[str, str]  # relation -> the words that name it
    numbers: Mapping[str, int]  # "two" -> 2
    ordinals: Mapping[str, int]  # "second" -> 2
    months: Mapping[str, int]
    specialties: Mapping[str, str]  # stem in the clinic's file -> what patients call it
    complaints: Mapping[str, str]  # standard kind of visit -> complaint words
    not_names: str  # words that are never part of a person's name
    wordy_names: str  # everyday words that are names, too
    introductions: str  # phrases apart by bars: what follows is the speaker's name
    shy_introductions: str  # the same, where what follows may as well be something else
    given_names: str  # phrases apart by bars: what follows is the first name alone
    family_names: str  # the same for the last name
    symbols: Mapping[str, str]  # the spoken parts of an e-mail address: "dot" -> "."
    reactions: str  # phrases apart by bars: what phones write before the message that somebody marked
    unmarking: str  # words that begin a mark taken back
    born: str  # words that announce a date of birth
    titles: str  # words before a doctor's name
    day_first: bool  # is 4/5 the fourth of May?


def patterns(text: str) -> list[list[str]]:
    """The patterns of a table, apart by bars and line ends, each as its pieces."""
    return [parts for line in text.splitlines() for pattern in line.split("|") if (parts := pattern.split())]
