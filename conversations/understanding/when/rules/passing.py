"""Small words that change nothing in what follows them: at 3pm, in the morning, the second …, for in 5 days."""

from __future__ import annotations

from typing import Any

from conversations.understanding.when.chart import Here, Made, Rule, rule

_PASSING = (  # the words, what follows and stays what it is, how much more both explain
    ("at for sharp", "clock", 0.1),
    ("the my", "clock", 0.3),
    ("at around for from in", "span", 0.1),
    ("at around", "either", 0.1),
    ("in on the for around of", "days", 0.1),
    ("the on", "nthwd lastwd", 0.1),
    ("the on in", "ordday ordweek", 0.1),
    ("the", "restofday weekof", 0.1),
    ("around the", "length", 0.1),
    ("for", "shift", 0.1),
    ("de from", "shift", 0.3),
    ("a the", "minpast minto", 0.0),
    ("at in by the", "startof endof mid", 0.0),
)


@rule("in within after before by from until around", "noise")
def noise_between(word: str, _: str, __: Here) -> Made:
    """in like 2 weeks."""
    return Made(word, word)


def _kept(category: str, worth: float) -> Rule:
    def kept(_: object, value: Any, __: Here) -> Made:
        return Made(category, value, worth)

    return kept


for _words, _categories, _worth in _PASSING:
    for _category in _categories.split():
        rule(_words, _category)(_kept(_category, _worth))
