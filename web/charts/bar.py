"""One bar that lies in the row of a table, beside the number that it shows."""

from __future__ import annotations

from markupsafe import Markup

from web.charts import svg
from web.charts.svg import percent, tag

THICK = 14  # px


def bar(value: float, most: float, fill: int = 0) -> Markup:
    """As long as `value` is of `most`. The number stands beside it, so who cannot see it misses nothing."""
    share = value / most if most else 0.0
    track = tag("rect", class_="track", width="100%", height=THICK, rx=3)
    drawn = tag("rect", width=percent(share), height=THICK, rx=3, fill=svg.fill(fill)) if share else Markup("")
    return tag("svg", track + drawn, class_="bar-of", width="100%", height=THICK, aria_hidden="true", focusable="false")
