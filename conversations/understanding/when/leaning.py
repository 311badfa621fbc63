"""What leans on the wish before it: "or 4", "or the day after", "the one after", "make it 4"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.talk import LINKS, Talk, Wish
from conversations.understanding.when.values import Clock, Day, Days, When, replace

_WEEK = 7
_NEAR = 6  # words between a day turned down and "the other one"


def _or_hour(piece: Piece, talk: Talk, _: Here) -> None:
    """at 3 or 4: one more hour, where an hour was just said."""
    last = talk.wishes[-1] if talk.wishes else None
    if last and isinstance(last.value, When) and last.value.tod and last.pieces[-1].end == piece.start:
        talk.wishes.append(Wish(replace(last.value, tod=piece.value), [piece], alternative=True, had=last.had))
    elif piece.value.minute:
        talk.wishes.append(Wish(When(tod=piece.value), [piece]))


def _or_day_after(_: Piece, talk: Talk, here: Here) -> None:
    """tomorrow or the day after: one more day, where a day was just said."""
    last = talk.wishes[-1] if talk.wishes else None
    if last is None or not isinstance(last.value, When) or not isinstance(last.value.day, Day):
        return
    day = calendar.resolved(last.value.day, here.today)
    if day is not None and not last.excluded:
        following = replace(last.value, day=Day(on=day + timedelta(1)))
        talk.wishes.append(Wish(following, [*last.pieces], alternative=True, had=last.had, mentioned=last.mentioned))


def _the_other(piece: Piece, talk: Talk, here: Here) -> None:
    """el lunes que viene no, el otro: the same weekday a week later, where one was just turned down."""
    last = talk.wishes[-1] if talk.wishes else None
    if last is None or not (last.rejected or last.excluded) or not isinstance(last.value, When):
        return
    if isinstance(last.value.day, Days) and last.value.day.grain == "week":
        week = replace(last.value.day, start=last.value.day.end, end=last.value.day.end + timedelta(_WEEK), which=None)
        talk.wishes.append(Wish(replace(last.value, day=week), [piece]))
        return
    day = calendar.resolved(last.value.day, here.today) if isinstance(last.value.day, Day) else None
    if day is not None and last.pieces[-1].end + _NEAR > piece.start:
        talk.wishes.append(Wish(replace(last.value, day=Day(on=day + timedelta(_WEEK))), [piece]))


def _rather_hour(piece: Piece, talk: Talk, here: Here) -> None:
    """Tuesday at 3, no, make it 4: another hour in the place of the one said or talked about."""
    last = talk.wishes[-1] if talk.wishes else None
    if last and isinstance(last.value, When) and isinstance(last.value.tod, Clock):
        last.value = replace(last.value, tod=piece.value)
        last.pieces.append(piece)
    elif here.about is not None:
        talk.wishes.append(Wish(When(tod=piece.value), [piece]))


def _target_hour(piece: Piece, talk: Talk, _: Here) -> None:
    """move my Tuesday visit to 4: Tuesday tells the visit."""
    LINKS["target"](piece, talk)
    talk.wishes.append(Wish(When(tod=piece.value), [piece]))


def _or_week_after(_: Piece, talk: Talk, here: Here) -> None:
    """the 7th or the week after: the week that follows the day or week said."""
    last = talk.wishes[-1] if talk.wishes else None
    if last is None or last.excluded or not isinstance(last.value, When):
        return
    day = last.value.day
    base = day.start if isinstance(day, Days) else day and calendar.resolved(day, here.today)
    if base is not None:
        monday = calendar.monday(base) + timedelta(_WEEK)
        week = When(Days(monday, monday + timedelta(_WEEK), "week"), last.value.tod)
        talk.wishes.append(Wish(week, [*last.pieces], alternative=True, had=last.had, mentioned=last.mentioned))


def _or_next(_: Piece, talk: Talk, here: Here) -> None:
    """this weekend or next: the same a week later."""
    last = talk.wishes[-1] if talk.wishes else None
    if last is None or last.excluded or not isinstance(last.value, When):
        return
    day = last.value.day
    alternative = not last.rejected
    on = calendar.resolved(day, here.today) if isinstance(day, Day) and day.weekday is not None else None
    week = timedelta(_WEEK)
    if isinstance(day, Days) and day.end - day.start <= week:
        later: Day | Days | None = replace(day, start=day.start + week, end=day.end + week, which=None)
    else:
        later = Day(on=on + week) if on else None
    if later is not None:
        talk.wishes.append(Wish(replace(last.value, day=later), [*last.pieces], alternative=alternative, had=last.had))


LEANING: dict[str, Callable[[Piece, Talk, Here], None]] = {
    "orhour": _or_hour,
    "ordayafter": _or_day_after,
    "orweekafter": _or_week_after,
    "ornext": _or_next,
    "theother": _the_other,
    "ratherhour": _rather_hour,
    "targethour": _target_hour,
}
