"""The phrases of a message put together: far-apart days and times join, alternatives share, corrections override."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.leaning import LEANING
from conversations.understanding.when.phrases import QUIET
from conversations.understanding.when.resolve import chosen
from conversations.understanding.when.rules.common import as_when, hour_of, refined
from conversations.understanding.when.rules.meeting import same_day
from conversations.understanding.when.rules.weeks import named_month
from conversations.understanding.when.talk import LINKS, Talk, Wish, not_before
from conversations.understanding.when.values import Day, Days, Moments, Num, Pair, Part, Span, When, replace

_WEEK = 7
_NEAR = 6  # words between "my appointment" and the day that tells which

_BOTH = {"either": "clock", "eitherday": "md", "eitherboth": "both"}
_MOST_WISHES = 16  # nobody names more windows in one message


def put_together(
    found: list[Piece], sentences: list[int], day_ends: frozenset[int], ahead: frozenset[int], here: Here
) -> list[Wish]:
    """The wishes that the phrases tell, in the order of the words, exclusions among them.

    `sentences` tells of each word which sentence it stands in, `day_ends` before which words a day ends, `ahead` where
    words begin that turn down what follows them.
    """
    talk = Talk([], sentences, day_ends, ahead)
    for piece in _but_not(found):
        if len(talk.wishes) < _MOST_WISHES:
            _hear(piece, talk, here)
    _share(talk.wishes)
    return talk.wishes


def _but_not(found: list[Piece]) -> list[Piece]:
    """después de las 4 pero el miércoles no: the "not" that stands behind its day excludes it like one before it."""
    ordered = list(found)
    for at in range(len(found) - 2):
        but, day, busy = found[at : at + 3]
        if (but.category, busy.category) == ("butok", "busy") and busy.start - day.end <= 1 and at:
            ordered[at + 1 : at + 3] = [Piece("except", day.start, day.start, None, 0.0), day]
    return ordered


def _hear(piece: Piece, talk: Talk, here: Here) -> None:
    category = piece.category
    if category in _BOTH:
        for value in piece.value[:-1]:
            _hear(piece._replace(category=_BOTH[category], value=value), talk, here)
            talk.link = "or"
        piece, category = piece._replace(category=_BOTH[category], value=piece.value[-1]), _BOTH[category]
    if category in LEANING:
        LEANING[category](piece, talk, here)
        return
    if category in LINKS:
        LINKS[category](piece, talk)
        return
    value = None if category in QUIET else said(piece, here)
    if value is None:
        talk.link = None if category in QUIET else talk.link
        return
    if talk.dropped_at == piece.start:
        talk.dropped_at = -1
        return
    wish = Wish(value, [piece], alternative=talk.link in ("or", "and"), had=piece.start <= talk.had_until)
    wish.time_first = piece.end in talk.day_ends and isinstance(value, When) and value.tod is not None
    wish.excluded = category == "exceptspan" or talk.excluded_at == piece.start or _also_excluded(piece, talk)
    wish.rejected = piece.start <= talk.busy_until and talk.sentences[piece.start] == talk.busy_sentence
    told = _is_told(piece, wish.value, talk)
    wish.over = not told and _is_past(wish.value, here)
    wish.mentioned = told or wish.over
    _take_past(wish, talk)
    if wish.rejected:
        talk.busy_until = -1
        wish.value = not_before(wish.value)
    if not _merged(wish, talk, here):
        wish.alternative = not wish.excluded and (wish.alternative or _listed(piece, talk))
        if not wish.excluded:
            _inherit(wish, talk)
        talk.wishes.append(wish)
    talk.link, talk.corrected = None, False
    if wish.had:
        talk.had_until = -1


def _also_excluded(piece: Piece, talk: Talk) -> bool:
    """not Monday or Tuesday: neither."""
    last = talk.wishes[-1] if talk.wishes else None
    return bool(last and last.excluded and talk.link in ("or", "and") and piece.start - last.pieces[-1].end <= 1)


def _take_past(wish: Wish, talk: Talk) -> None:
    """last Tuesday at 3: the time beside a past day is past with it."""
    last = talk.wishes[-1] if talk.wishes else None
    if last is None or not last.over or not isinstance(last.value, When) or not isinstance(wish.value, When):
        return
    if wish.value.day is None and last.value.tod is None and wish.pieces[0].start - last.pieces[-1].end <= 1:
        wish.value = replace(wish.value, past=last.value.past)
        wish.mentioned = wish.over = True


def _is_told(piece: Piece, value: When | Moments, talk: Talk) -> bool:
    """Is it no wish but when something was or is: called at 5, since Monday, pain at night, happy Friday?"""
    if piece.start <= talk.mention_until and talk.sentences[piece.start] == talk.mention_sentence:
        talk.mention_until = piece.end + (talk.link is not None)  # what is said later may well be wished
        return True
    last = talk.wishes[-1] if talk.wishes else None
    if last and last.mentioned and not last.over and talk.link and piece.start - last.pieces[-1].end <= 1:
        return True  # at 8 and 8
    usual = (
        isinstance(value, When) and isinstance(value.tod, Part) and value.day is None and piece.end > piece.start + 1
    )
    return (
        (piece.category == "sincedays" and talk.onset)
        or talk.aside_at == piece.start
        or (usual and talk.onset_at == piece.start)
    )


def _listed(piece: Piece, talk: Talk) -> bool:
    """Monday, Wednesday or Friday: what follows at once is one more of the same list."""
    return bool(talk.wishes) and not talk.wishes[-1].excluded and piece.start <= talk.wishes[-1].pieces[-1].end


def said(piece: Piece, here: Here) -> When | Moments | None:
    """What a phrase means by itself."""
    value = piece.value
    if isinstance(value, When | Moments):
        return value
    reader = _MEANINGS.get(piece.category)
    if reader is not None:
        return reader(value, here)
    return as_when(value)


def _month(value: int, here: Here) -> When:
    return When(day=named_month(value, here))


def _nth(value: Num, _: Here) -> When:
    return When(day=Day(dom=value.n))


def _pair(value: Pair, _here: Here) -> When | None:
    start, end = hour_of(value.first), hour_of(value.last)
    return When(tod=Span(start, end)) if start and end else None


def _day(value: Day, _: Here) -> When:
    return When(day=value)


def _past(value: Day, _: Here) -> When:
    return When(day=value, past=True)


def _now(_: object, here: Here) -> Moments:
    return Moments(here.now, here.now + timedelta(minutes=1))


def _rest_of_day(_: object, here: Here) -> Moments:
    midnight = (here.now + timedelta(1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return Moments(here.now, midnight, "hour")


def _soonest(_: object, _here: Here) -> None:
    return None


_MEANINGS: dict[str, Callable[[Any, Here], When | Moments | None]] = {
    "mon": _month,
    "wmon": _month,
    "ord": _nth,
    "spelt": _nth,
    "pair": _pair,
    "past": _past,
    "lastwd": _past,
    "now": _now,
    "surenow": _now,
    "weakdom": _day,
    "restofday": _rest_of_day,
    "soonest": _soonest,
    "anytime": _soonest,
    "direction": _soonest,
    "tonight": _soonest,
}


def _merged(wish: Wish, talk: Talk, here: Here) -> bool:
    """Does the new phrase only say more of the last wish, or correct it? Then it is taken up there."""
    if not talk.wishes or wish.excluded:
        return False
    last = talk.wishes[-1]
    if last.excluded or isinstance(wish.value, Moments) or isinstance(last.value, Moments):
        return False
    if talk.corrected:
        last.value = When(
            wish.value.day or last.value.day, wish.value.tod or (last.value.tod if not wish.value.tod else None)
        )
        last.pieces += wish.pieces
        return True
    if talk.link == "and" and _is_overlap(last, wish, here):
        wish.alternative = False  # after 10 and before 12
    if wish.alternative and not (last.value.day is None and wish.value.tod is None):
        wish.rejected = wish.rejected or last.rejected
        return False
    if last.had and not wish.had and talk.moving:
        return False
    if wish.rejected != last.rejected or wish.mentioned != last.mentioned:
        return False
    if _named_again(last.value.day, wish.value.day, here):
        last.value = replace(last.value, day=None)
    met = meet(last.value, wish.value)
    if met is None or wish.value.past != last.value.past:
        return False
    last.time_first = last.time_first or last.value.day is None
    last.value = met
    last.pieces += wish.pieces
    last.had = last.had or wish.had
    return True


def _is_overlap(last: Wish, wish: Wish, here: Here) -> bool:
    """Do two open ends bound one stretch of the same day?"""
    first, second = last.value, wish.value
    if not (isinstance(first, When) and isinstance(second, When)) or (first.day and second.day):
        return False
    both = isinstance(first.tod, Span) and isinstance(second.tod, Span) and refined(first.tod, second.tod)
    if not isinstance(both, Span) or both.start is None or both.end is None:
        return False
    return chosen(both.start, here) < chosen(both.end, here, end=True)  # before 10 and after 4 are two


def _named_again(first: Day | Days | None, second: Day | Days | None, here: Here) -> bool:
    """Today, March 5th: where both cannot be, the date is believed."""
    return (
        isinstance(first, Day)
        and isinstance(second, Day)
        and first.on is not None
        and abs((first.on - here.today).days) <= 1
        and bool(second.dom)
    )


def _narrowed(wide: Day | Days | None, day: Day | Days | None) -> Day | None:
    """next week, preferably Tuesday; next month, the 5th."""
    if not isinstance(wide, Days) or not isinstance(day, Day) or day.inside or day.on or day.which or day.month:
        return None
    if wide.grain == "week" and day.weekday is not None and not day.dom:
        return replace(day, inside=(wide.start, wide.end))
    if wide.grain == "month" and day.dom is not None:
        return replace(day, month=wide.start.month, year=wide.start.year)
    return None


def _of_that_week(wide: Day | Days | None, days: Day | Days | None) -> Days | None:
    """next week, Wednesday to Friday: the days of that week, and not of this one."""
    if not (isinstance(wide, Days) and isinstance(days, Days)) or wide.grain != "week" or days.grain != "day":
        return None
    start = max(days.start, wide.start + timedelta(days.start.weekday()))
    end = start + (days.end - days.start)
    return replace(days, start=start, end=end) if end <= wide.end else None


def meet(first: When, second: When) -> When | None:
    """One When out of two that do not contradict each other."""
    day = first.day or second.day
    narrowed = (
        _narrowed(first.day, second.day)
        or _narrowed(second.day, first.day)
        or _of_that_week(first.day, second.day)
        or _of_that_week(second.day, first.day)
    )
    if narrowed is not None:
        day = narrowed
    elif first.day is not None and second.day is not None:
        day = (
            first.day
            if first.day == second.day
            else (isinstance(second.day, Day) and same_day(first.day, second.day)) or None
        )
        if day is None:
            return None
    tod = first.tod or second.tod
    if first.tod is not None and second.tod is not None:
        tod = first.tod if first.tod == second.tod else refined(first.tod, second.tod)
        if tod is None:
            return None
    return When(day, tod, first.past)


def _same_week(value: When, other: When) -> When:
    """next week Tuesday or Thursday: both are of next week."""
    day, like = value.day, other.day
    if (
        not (isinstance(day, Day) and isinstance(like, Day))
        or day.weekday is None
        or day.dom
        or day.which
        or day.inside
        or day.on
    ):
        return value
    if like.weekday is None or not ((like.inside and not like.nth) or like.which == "next"):
        return value
    return replace(value, day=replace(day, inside=like.inside, which=like.which))


def _is_past(value: When | Moments, here: Here) -> bool:
    """Is it over? What lies behind is told, not wished."""
    if value.past or isinstance(value, Moments):
        return value.past
    if isinstance(value.day, Days):
        return value.day.end <= here.today
    return value.day is not None and value.day.on is not None and value.day.on < here.today


def _inherit(wish: Wish, talk: Talk) -> None:
    """An alternative without a day is on the day said before: tomorrow at 3 or 4."""
    if isinstance(wish.value, Moments) or not talk.wishes or talk.wishes[-1].mentioned:
        return
    last = talk.wishes[-1].value
    if wish.alternative and isinstance(last, When):
        wish.value = _same_week(wish.value, last)
        talk.wishes[-1].value = _same_week(last, wish.value)
    if wish.value.day is not None:
        return
    if isinstance(last, When) and last.day is not None and not talk.wishes[-1].excluded:
        wish.value = replace(wish.value, day=last.day)


def _share(wishes: list[Wish]) -> None:
    """Monday or Tuesday at 3: the time is for both."""
    for last, one in zip(reversed(wishes[1:]), reversed(wishes[:-1]), strict=False):
        if last.alternative and _can_take(one) and isinstance(last.value, When) and last.value.tod is not None:
            assert isinstance(one.value, When)
            one.value = replace(one.value, tod=last.value.tod)
    for one, last in reversed(list(pairwise(wishes))):
        if last.alternative and isinstance(one.value, When) and isinstance(last.value, When) and one.value.day is None:
            one.value = replace(one.value, day=last.value.day)
        if last.alternative and one.time_first and _can_take(last) and isinstance(one.value, When):
            assert isinstance(last.value, When)
            last.value = replace(last.value, tod=one.value.tod)
            last.time_first = True


def _can_take(wish: Wish) -> bool:
    return isinstance(wish.value, When) and wish.value.tod is None and wish.value.day is not None
