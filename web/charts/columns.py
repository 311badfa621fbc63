"""Columns side by side, each a stack of series: how many of what, label by label."""

from __future__ import annotations

from markupsafe import Markup

from web.charts import frame, svg
from web.charts.model import ABOVE, BELOW, HEIGHT, Chart
from web.charts.scale import ticks
from web.charts.svg import percent, tag, together

WIDEST = 0.09  # of the whole; a single column is no wall
OF_BAND = 0.72
MOST_TOTALS = 14  # columns that have their sum above them
MOST_TOTALS_NARROW = 8
GAP = 1.0  # px between two parts of a stack


def columns(chart: Chart) -> Markup:
    """The chart; one without anything to count has its base line and its labels."""
    sums = [sum(each.values[at] for each in chart.series) for at in range(len(chart.labels))]
    marks = ticks(max(sums, default=0))
    stacks = together(_stack(chart, at, marks[-1], sums[at]) for at in range(len(sums)))
    drawn = frame.lines(marks, chart.written) + stacks + frame.labels(chart.labels)
    return svg.image(chart.id, chart.title, chart.told, drawn, ABOVE + HEIGHT + BELOW)


def _stack(chart: Chart, at: int, top: float, total: float) -> Markup:
    """One column, with what it counts as its tip; nothing where there is nothing."""
    if not total:
        return Markup("")
    below, drawn = 0.0, []
    for each in chart.series:
        if each.values[at]:
            drawn.append(_part(at, len(chart.labels), each.fill, below, each.values[at], top))
            below += each.values[at]
    return tag("g", tag("title", _tip(chart, at)) + together(drawn) + _total(chart, at, total, top), class_="column")


def _part(at: int, count: int, fill: int, below: float, value: float, top: float) -> Markup:
    width = min(OF_BAND / count, WIDEST)
    y, bottom = frame.level(below + value, top), frame.level(below, top)
    return tag(
        "rect", x=percent(frame.middle(at, count) - width / 2), width=percent(width),
        y=y, height=max(bottom - y - (GAP if below else 0), 1.0), fill=svg.fill(fill),
    )  # fmt: skip


def _total(chart: Chart, at: int, total: float, top: float) -> Markup:
    count = len(chart.labels)
    if count > MOST_TOTALS:
        return Markup("")
    kind = "total minor" if count > MOST_TOTALS_NARROW else "total"
    y = frame.level(total, top) - 6
    words = chart.written(total)
    return tag("text", words, class_=kind, x=percent(frame.middle(at, count)), y=y, text_anchor="middle")


def _tip(chart: Chart, at: int) -> str:
    found = [f"{each.name} {chart.written(each.values[at])}" for each in chart.series if each.values[at]]
    return f"{chart.labels[at]}: {', '.join(found)}"
