"""Text in, windows out: the one door of this package."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import timedelta

from conversations.understanding.lexicon import LEXICONS, Lexicon, lexicon_for
from conversations.understanding.model import Context, Evidence
from conversations.understanding.tokens import Token
from conversations.understanding.when import rules
from conversations.understanding.when.ahead import turned_ahead
from conversations.understanding.when.chart import Here, Piece, compose
from conversations.understanding.when.doubts import confidence, others_of, otherwise, windows_of
from conversations.understanding.when.exclusions import without
from conversations.understanding.when.lexer import pieces_of, unglued, words_of
from conversations.understanding.when.net import foreign_date
from conversations.understanding.when.phrases import phrases
from conversations.understanding.when.reading import WhenReading
from conversations.understanding.when.rules.common import DAY, hour_of
from conversations.understanding.when.sentence import put_together
from conversations.understanding.when.talk import Wish
from conversations.understanding.when.values import Clock, Day, Moments, Num, When, named, replace

__all__ = ["read", "rules"]

# Categories that alone tell nothing of a time; a message of nothing else needs no chart.
_GLUE = named(
    "ask befell drop the my a at around on in of de deat from fromat to toat tountil dash slash and andat or between betweenat by until since for only works "
    "except instead correct butok move have busy noise pasthour tohour other count ordcount label seats currency oh half quarter gluedampm "
    "gluedunit plus minus few homophone after before morethan aside compound away sharp ish dia fordur missing within ago mid early late laterin later spelt "
    "last next this coming agopre lastafter nextafter thisafter never kill now mention told onset street dayafter daybefore wpart el workuntil ineight infifteen fromdom todom theother tocome inside following wishverb insteadhour pushback pullup norhour ornext"
)
_HOUR = 60
_DOUBTFUL = 0.6
_TINY = 3
_PAIR = 2
_TO = frozenset(("to", "toat"))
_FROM = frozenset(("from", "de", "deat"))
_TARGETS = frozenset(("to", "a", "al", "para"))
_SWAPS = frozenset(("swap", "switch", "trade", "exchange"))
_FEW = 7  # words; a bare number in a longer message is not the answer
_AM_PM = 12
_DAYS = frozenset(DAY.split())
_ENDS = frozenset(".!?…")
_UNTOLD = frozenset(("ask", "drop", "and", "or", "dash", "to", "butok"))  # no evidence of a time
_TOLD = frozenset(("told", "befell", "mention", "onset", "aside"))


def read(text: str, tokens: tuple[Token, ...], context: Context) -> WhenReading:
    """Every window that `text` names, the surest first. Never raises, whatever the text."""
    words = words_of(tokens)
    if not words:
        return WhenReading()
    plains = [word.plain for word in words]
    lexicon = lexicon_for(plains, context.language)
    reading = _read(text, words, here_of(context, lexicon))
    if not reading.windows and not reading.evidence:
        for other in LEXICONS.values():
            if other is not lexicon and (
                len(words) <= 3 or (not lexicon.marks.isdisjoint(plains) and not other.marks.isdisjoint(plains))
            ):
                reading = _read(text, words, here_of(context, other), first=False)
    return reading


def here_of(context: Context, lexicon: Lexicon) -> Here:
    """What the rules may know of a message in this context, read with this lexicon."""
    local = context.now.astimezone(context.zone).replace(second=0, microsecond=0)
    opens, closes = context.vocabulary.opens, context.vocabulary.closes
    return Here(
        now=local.replace(tzinfo=None),
        aware=local,
        zone=context.zone,
        today=local.date(),
        lexicon=lexicon,
        opens=opens.hour * _HOUR + opens.minute,
        closes=closes.hour * _HOUR + closes.minute or 24 * _HOUR,
        expecting=context.expecting,
        choices=len(context.choices),
        about=context.about,
    )


def _read(text: str, words: list[Token], here: Here, first: bool = True) -> WhenReading:
    words = unglued(words, here.lexicon)
    pieces = _retargeted(pieces_of(text, words, here), words)
    bare = first and here.expecting == "when" and len(words) <= _FEW
    if not bare and len(words) > _TINY and _GLUE.issuperset([piece.category for piece in pieces]):
        return WhenReading()
    ending = compose(pieces, len(words), here)
    found = phrases(ending, len(words), here)
    wishes = put_together(found, _sentences(words), _day_ends(found, ending), turned_ahead(found, words, text), here)
    if not any(isinstance(wish.value, When) and wish.value.day for wish in wishes):
        wishes = _with_foreign_date(text, wishes)
    if not wishes and bare:
        wishes = _bare_number(pieces, found, here)
        found = [piece for wish in wishes for piece in wish.pieces] or found
        return changed(_reading(words, found, wishes, here), confidence=_DOUBTFUL if wishes else 1.0)
    return _reading(words, found, wishes, here)


def _day_ends(found: list[Piece], ending: list[dict[tuple[str, int], Piece]]) -> frozenset[int]:
    """Before which words, of those behind a phrase, a day ends that takes no time of day in: "after 3 on Monday" ends with one."""
    ends = {piece.end for piece in found}
    return frozenset([at for at in ends if not _DAYS.isdisjoint([kind for kind, _ in ending[at]])])


def _sentences(words: list[Token]) -> list[int]:
    """The number of the sentence that each word stands in."""
    numbers: list[int] = []
    sentence = 0
    for word in words:
        numbers.append(sentence)
        sentence += word.text in _ENDS
    return numbers


def _with_foreign_date(text: str, wishes: list[Wish]) -> list[Wish]:
    """The wishes on the day that the net below the grammar found, where it found one."""
    day = foreign_date(text)
    if day is None:
        return wishes
    when = When(day=Day(dom=day.day, month=day.month, year=day.year))
    times = [wish for wish in wishes if isinstance(wish.value, When)]
    for wish in times:
        wish.value = replace(when, tod=wish.value.tod if isinstance(wish.value, When) else None)
    return times or [Wish(when, [])]


def _retargeted(pieces: list[Piece], words: list[Token]) -> list[Piece]:
    """With "move" or "change" before it, the first "to" is no range: from Tuesday to Friday."""
    movings = [p.end for p in pieces if p.category == "move"]
    if not movings:
        return pieces
    moved = movings[0]
    swapped = words[moved - 1].plain in _SWAPS
    target = next((p for p in pieces if p.start >= moved and _is_target(p, words[p.start], swapped)), None)
    if target is None:
        return pieces
    kept = [
        p
        for p in pieces
        if not ((p.category in _TO and p.start == target.start) or (p.category in _FROM and p.start < target.start))
    ]
    return [*kept, Piece("target", target.start, target.start + 1, None, 3.0)]


def _is_target(piece: Piece, word: Token, swapped: bool) -> bool:
    """Is this the "to" of "move … to", or the "for" of "swap … for"?"""
    if swapped and piece.category == "for":
        return True
    return piece.category in _TO and word.plain in _TARGETS


def _bare_number(pieces: list[Piece], found: list[Piece], here: Here) -> list[Wish]:
    """A lone number where a time was asked for: an hour, or a day of the month where it can be no hour of a clinic's day."""
    numbers = [p for p in pieces if p.category == "num"]
    if len(numbers) == _PAIR and any(p.category == "or" and p.start == numbers[0].end for p in pieces):
        return [wish for one in numbers for wish in _bare_number([one], found, here)]
    if (
        len(numbers) != 1
        or any(p.category in ("count", "seats") for p in pieces)
        or any(p.category in ("kill", "never") for p in found)
    ):
        return []
    number: Num = numbers[0].value
    clock = hour_of(number)
    if number.digits < 3 and number.n > _AM_PM and here.about is None:
        return [Wish(When(day=Day(dom=number.n)), numbers)] if number.n <= 31 else []
    return [Wish(When(tod=clock), numbers)] if clock and number.n else []


def _reading(words: list[Token], found: list[Piece], wishes: list[Wish], here: Here) -> WhenReading:
    categories = {piece.category: piece for piece in found}
    if not [w for w in wishes if not w.mentioned] and _TOLD.isdisjoint(categories):
        for wish in wishes:
            wish.mentioned = not (
                wish.over and _is_exact(wish.value, here)
            )  # "yesterday at 10": meant, though it is over
    mentioned = [w for w in wishes if w.mentioned]
    wishes = [w for w in wishes if not w.mentioned]
    wanted = [w for w in wishes if not w.excluded and not w.had and not w.rejected]
    had = [w for w in wishes if w.had and not w.excluded]
    if not wanted:
        wanted, had = [w for w in wishes if not w.excluded], []
    excluded = [w for w in wishes if w.excluded]
    rejected = bool(wanted) and wanted[0].rejected
    values: list[When | Moments] = [w.value for w in wanted]
    if excluded:
        values = list(without(wanted, excluded, here))
    windows = windows_of(values, here)
    values = list(dict.fromkeys(values))
    soonest = "soonest" in categories
    if soonest and not windows:
        midnight = (here.now + timedelta(1)).replace(hour=0, minute=0)
        windows = windows_of([Moments(here.now, midnight, "minute")], here)
    direction = categories["direction"].value if "direction" in categories else None
    others = others_of(values, here)
    return WhenReading(
        windows=windows,
        evidence=tuple(_evidence(words, piece) for piece in found if piece.category not in _UNTOLD),
        confidence=confidence(values, others, windows, rejected, here),
        soonest=soonest,
        any_time="anytime" in categories,
        direction=direction,
        had=windows_of([w.value for w in had], here),
        mentioned=windows_of([w.value for w in mentioned], here),
        otherwise=otherwise(others, here),
        names_day=bool([value for value in values if isinstance(value, When) and value.day is not None]),
        names_time=bool([value for value in values if isinstance(value, When) and value.tod is not None]),
    )


def _is_exact(value: When | Moments, here: Here) -> bool:
    """Is it a day with a time on the clock, or a day where one was asked for?"""
    if isinstance(value, Moments) or value.day is None:
        return False
    return isinstance(value.tod, Clock) or (
        value.tod is None and here.expecting == "when" and isinstance(value.day, Day)
    )


def _evidence(words: list[Token], piece: Piece) -> Evidence:
    return Evidence(words[piece.start].start, words[piece.end - 1].end, piece.category)
