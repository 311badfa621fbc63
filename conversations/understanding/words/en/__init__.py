"""What English-speaking patients say besides times."""

from conversations.understanding.words.en import (
    answers,
    asides,
    complaints,
    danger,
    intents,
    people,
    topics,
    vocabulary,
)
from conversations.understanding.words.shape import Lexicon

_VERBS = (
    "be take have come see do pass go get call let make try need wait text pay bring book think not just probably never also "
    "definitely miss check ask stay keep tell give"
)
_AFTER_FOR = "me my him her us our mine everyone"  # appt 4 my son
_AFTER_TO = "cancel see come book get go make move change talk reschedule schedule ask"  # need 2 cancel
# Without their apostrophes "ill", "id" and "well" are words of their own, but not before these.
_UNMARKED = {
    **{f"ill {verb}": "i will" for verb in _VERBS.split()},
    **{f"id {verb}": "i would" for verb in ("like", "love", "rather", "prefer", "want", "be", "need", "say")},
    **{f"4 {word}": "for" for word in _AFTER_FOR.split()},
    **{f"2 {word}": "to" for word in _AFTER_TO.split()},
    **{f"well {verb}": "we will" for verb in ("be", "take", "come", "see")},
}

LEXICON = Lexicon(
    language="en",
    expansions=_UNMARKED | vocabulary.EXPANSIONS,
    classes=vocabulary.CLASSES | complaints.CLASSES,
    phrases=answers.PHRASES | intents.PHRASES | danger.PHRASES | asides.PHRASES | topics.PHRASES | complaints.PHRASES,
    mendable=vocabulary.MENDABLE,
    telling=vocabulary.TELLING,
    common=vocabulary.COMMON,
    names=people.NAMES,
    relations=people.RELATIONS,
    numbers=people.NUMBERS,
    ordinals=people.ORDINALS,
    months=people.MONTHS,
    specialties=people.SPECIALTIES,
    complaints=people.COMPLAINTS,
    not_names=people.NOT_NAMES,
    wordy_names=people.WORDY_NAMES,
    introductions=people.INTRODUCTIONS,
    shy_introductions=people.SHY_INTRODUCTIONS,
    given_names=people.GIVEN_NAMES,
    family_names=people.FAMILY_NAMES,
    symbols=people.SYMBOLS,
    reactions=people.REACTIONS,
    unmarking=people.UNMARKING,
    born=people.BORN,
    titles=people.TITLES,
    day_first=False,
)
