"""What looks like a time and is none: people, doses, ages, prices, rooms, options, streets. Such pieces win and then say nothing."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, Rule, rule
from conversations.understanding.when.values import Clock, Day, Num

_NUMBER = "num decimal hm ord"
_NONE = (  # what stands beside what, and how much more it explains than its words
    (f"{_NUMBER} pair", "count currency", 1.5),  # 5 people, 50 mg, 5 years old
    ("clock", "currency", 1.5),
    ("spelt", "ordcount", 1.5),  # the second one
    ("ord", "ordcount", -0.2),  # my 3rd visit; not on March 3rd
    ("label currency", "num decimal hm ord spelt", 1.2),  # room 5, option 2, over 40
    ("label", "pair toclock", 1.2),  # ages 5 to 9
    ("wd wwd part unit pair span tonight", "compound", 1.2),  # night shift, sunday school, a 9-5 job
    ("seats", "num", 1.5),  # table for 4
    ("at around for wishverb", "kill", 0.5),  # at 5 Main Street
    ("since", "past days rel both clock mon wmon", 0.3),  # since last week: when it began
)
_SHARES = ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))


def _tell_nothing(worth: float) -> Rule:
    def nothing(_: object, __: object, ___: Here) -> Made:
        return Made("kill", None, worth)

    return nothing


for _left, _right, _worth in _NONE:
    rule(_left, _right)(_tell_nothing(_worth))


@rule("md decimal", "count")
def part_of_one(share: Day | float, _: str, __: Here) -> Made | None:
    """1/2 tablet: no second of January."""
    small = isinstance(share, Day) and (share.month, share.dom) in _SHARES and share.year is None
    return Made("kill", None, 1.0) if small else None


@rule("seats", "clock")
def seated_at(_: str, clock: Clock, __: Here) -> Made:
    """table for 6 pm."""
    return Made("clock", clock, 1.0)


@rule("for", "num")
def for_number(_: str, __: Num, _here: Here) -> Made | None:
    """for 2: two people, unless a time was asked for."""
    return Made("forkill", __, 0.2)


@rule("md", "onset")
def out_of_ten(day: Day, _: str, __: Here) -> Made | None:
    """10/10 pain."""
    return Made("kill", None, 0.5) if day.dom == 10 else None
