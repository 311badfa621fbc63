"""What all charts with a base line share: the level lines with their numbers, and the labels below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from web.charts.model import ABOVE, HEIGHT
from web.charts.scale import strides
from web.charts.svg import percent, tag, together


def level(value: float, top: float) -> float:
    """How far down a value lies, in px; `top` is the value of the topmost line."""
    return ABOVE + HEIGHT * (1 - value / top)


def lines(marks: Sequence[float], written: Callable[[float], str]) -> Markup:
    """A line at each mark, its number left of it; the lowest is the base."""
    return together(_line(mark, marks[-1], written(mark)) for mark in marks)


def _line(mark: float, top: float, words: str) -> Markup:
    y = level(mark, top)
    drawn = tag("line", class_="base" if mark == 0 else "grid", x1="0", x2="100%", y1=y, y2=y)
    return drawn + tag("text", words, class_="y", x=-8, y=y + 4, text_anchor="end")


def labels(words: Sequence[str]) -> Markup:
    """As many of the labels as there is room for, each under the middle of its band; `minor` ones give way on a narrow screen."""
    wide, narrow = strides(len(words))
    return together(
        tag(
            "text", each, class_="x" if at % narrow == 0 else "x minor",
            x=percent(middle(at, len(words))), y=ABOVE + HEIGHT + 18, text_anchor="middle",
        )
        for at, each in enumerate(words)
        if at % wide == 0
    )  # fmt: skip


def middle(at: int, count: int) -> float:
    """Where the middle of a band is, as a share of the width."""
    return (at + 0.5) / count
