"""A share from 0 to 1 as it went: a line through what is known, broken where nothing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup

from web.charts import frame, svg
from web.charts.model import ABOVE, BELOW, HEIGHT
from web.charts.svg import percent, tag, together

MARKS = (0.0, 0.25, 0.5, 0.75, 1.0)
Known = tuple[int, float]  # (place, share)


def trend(
    id: str,
    title: str,
    told: str,
    labels: Sequence[str],
    shares: Sequence[float | None],
    written: Callable[[float], str],
) -> Markup:
    """The chart; `shares` has a value, or None, for each of `labels`."""
    runs = _runs(shares)
    lines = together(_line(run) for run in runs if len(run) > 1)
    dots = together(_dot(labels, len(shares), one, written) for run in runs for one in run)
    # Where the line may stretch with the width, its breadth may not.
    drawing = tag(
        "svg", lines, x=0, y=ABOVE, width="100%", height=HEIGHT,
        viewBox=f"0 0 {max(len(shares), 1)} 100", preserveAspectRatio="none",
    )  # fmt: skip
    drawn = frame.lines(MARKS, written) + (drawing if lines else Markup("")) + dots + frame.labels(labels)
    return svg.image(id, title, told, drawn, ABOVE + HEIGHT + BELOW)


def _runs(shares: Sequence[float | None]) -> list[list[Known]]:
    """Stretches without a gap."""
    known = groupby(enumerate(shares), key=lambda one: one[1] is not None)
    return [[(at, share) for at, share in run if share is not None] for there, run in known if there]


def _line(run: Sequence[Known]) -> Markup:
    points = " ".join(f"{svg.number(at + 0.5)} {svg.number((1 - share) * 100)}" for at, share in run)
    first, last = svg.number(run[0][0] + 0.5), svg.number(run[-1][0] + 0.5)
    area = tag("path", class_="area", d=f"M{first} 100L{points}L{last} 100Z")
    return area + tag("path", class_="line-of", d=f"M{points}", vector_effect="non-scaling-stroke")


def _dot(labels: Sequence[str], count: int, one: Known, written: Callable[[float], str]) -> Markup:
    at, share = one
    tip = tag("title", f"{labels[at]}: {written(share)}")
    return tag("circle", tip, class_="point", cx=percent(frame.middle(at, count)), cy=frame.level(share, 1), r=3.5)
