"""What the charts are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HEIGHT = 190  # px between the topmost line and the base
ABOVE, BELOW = 22, 26  # px for the numbers over a column, and for the labels under it


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing that is counted, a value for each label; `fill` is one of web.charts.svg.patterns, from 0."""

    name: str
    values: Sequence[float]
    fill: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """`id` is unique in the page; `told` says in a sentence what there is to see. `written` writes a value as people read it."""

    id: str
    title: str
    told: str
    labels: Sequence[str]
    series: Sequence[Series]
    written: Callable[[float], str] = field(default=lambda value: f"{value:g}")
