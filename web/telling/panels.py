"""What one part of the page of figures holds: a chart or rows of bars, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from web.charts.bar import bar
from web.charts.model import Series
from web.charts.svg import fill

Cell = str | int | float | Decimal | date | None
"""A word, a count, a share (float), a sum of money, a day; None where there is nothing to take a share of."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers themselves; a row begins with what it speaks of."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its number and its share of the group."""

    label: str
    count: int
    share: float | None
    bar: Markup


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together; `of` says how many they are the parts of."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a fill stands for, and how many there are of it."""

    name: str
    count: str
    fill: str


def legend(series: Iterable[Series], written: Callable[[float], str]) -> tuple[Key, ...]:
    return tuple(Key(each.name, written(sum(each.values)), fill(each.fill)) for each in series)


@dataclass(frozen=True, slots=True)
class Panel:
    """`name` is the panel's place in addresses. `legend` are what its fills stand for. Empty where there is nothing yet."""

    name: str
    title: str
    told: str
    table: Table
    svg: Markup | None = None
    legend: tuple[Key, ...] = ()
    groups: tuple[Group, ...] = ()
    empty: bool = False


def group(title: str, counted: Sequence[tuple[str, int]], fill: int = 0) -> Group:
    """Bars of (label, count); the longest is as long as there is room."""
    whole = sum(count for _, count in counted)
    most = max((count for _, count in counted), default=0)
    return Group(
        title,
        tuple(Row(label, count, count / whole if whole else None, bar(count, most, fill)) for label, count in counted),
    )
