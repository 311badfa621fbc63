"""What Spanish-speaking patients say besides times."""

from conversations.understanding.words.es import (
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

LEXICON = Lexicon(
    language="es",
    expansions=vocabulary.EXPANSIONS,
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
    day_first=True,
)
