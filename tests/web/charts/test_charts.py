"""The charts: round numbers beside them, nothing but numbers and escaped words in them, sensible for nothing, one and many."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from web.charts.bar import bar
from web.charts.columns import columns
from web.charts.model import ABOVE, HEIGHT, Chart, Series
from web.charts.scale import strides, ticks
from web.charts.svg import FILLS, patterns, tag
from web.charts.trend import trend

EVIL = '<script>alert("1")</script>'


def drawn(markup: Markup) -> ET.Element:
    """Well formed, and free of inline styles."""
    assert "style=" not in markup and "nan" not in markup
    return ET.fromstring(markup)


def chart(*series: tuple[float, ...], labels: int | None = None) -> Chart:
    count = labels or len(series[0])
    made = [Series(f"Series {nth}", values, nth) for nth, values in enumerate(series)]
    return Chart("c", "Title", "Told", [f"L{at}" for at in range(count)], made)


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, (0, 1)), (1, (0, 1)), (3, (0, 1, 2, 3)), (7, (0, 2, 4, 6, 8)), (45, (0, 20, 40, 60)), (10_000, (0, 5000, 10_000))],
)  # fmt: skip
def test_the_marks_are_round(most: int, expected: tuple[int, ...]) -> None:
    assert ticks(most) == expected


@given(some.integers(0, 10**9))
def test_the_marks_hold_whatever_comes(most: int) -> None:
    found = ticks(most)
    assert found[0] == 0 and found[-1] >= most and 2 <= len(found) <= 6
    assert len({b - a for a, b in itertools.pairwise(found)}) == 1


@given(some.integers(0, 2000))
def test_labels_never_crowd(count: int) -> None:
    wide, narrow = strides(count)
    assert -(-count // wide) <= 12 and -(-count // narrow) <= 5 and narrow % wide == 0


def test_a_stack_is_as_high_as_its_parts_and_ends_at_the_base() -> None:
    image = drawn(columns(chart((10.0, 0.0), (5.0, 0.0))))
    (column,) = image.findall("g")  # nothing is drawn where nothing was counted
    low, high = column.findall("rect")
    bottom = float(low.get("y", 0)) + float(low.get("height", 0))
    assert bottom == ABOVE + HEIGHT
    assert float(low.get("height", 0)) == pytest.approx(2 * (float(high.get("height", 0)) + 1), abs=0.1)
    assert column.findtext("title") == "L0: Series 0 10, Series 1 5"
    assert (low.get("fill"), high.get("fill")) == ("url(#fill-1)", "url(#fill-2)")
    assert column.findtext("text") == "15"


def test_who_cannot_see_it_is_told() -> None:
    image = drawn(columns(chart((1.0,))))
    assert image.get("role") == "img"
    named = {part.get("id"): part.text for part in image}
    assert [named[one] for one in image.get("aria-labelledby", "").split()] == ["Title", "Told"]


@pytest.mark.parametrize("values", [(), (0.0,), (1.0,), (10_000.0,), tuple(float(n) for n in range(100))])
def test_nothing_one_and_many(values: tuple[float, ...]) -> None:
    image = drawn(columns(chart(values, labels=len(values) or None)))
    assert len(image.findall("g")) == sum(value > 0 for value in values)
    for rect in image.iter("rect"):
        assert float(rect.get("y", -1)) >= ABOVE and float(rect.get("height", 0)) >= 1
        assert 0 <= float(rect.get("x", "").rstrip("%")) <= 100 and float(rect.get("width", "").rstrip("%")) <= 9


def test_words_are_escaped_wherever_they_stand() -> None:
    made = columns(Chart("c", EVIL, EVIL, [EVIL], [Series(EVIL, [1.0])], written=lambda _: EVIL))
    assert "<script" not in made and "&lt;script" in made
    assert "<script" not in trend("t", EVIL, EVIL, [EVIL, EVIL], [0.5, 1.0], lambda _: EVIL)
    assert tag("text", 'a"b', data_x='a"b') == '<text data-x="a&#34;b">a&#34;b</text>'


def test_a_line_breaks_where_nothing_is_known() -> None:
    shares = [0.5, 1.0, None, 0.25, None, 0.0, 0.75]
    image = drawn(trend("t", "Title", "Told", [str(at) for at in range(7)], shares, lambda share: f"{share:.0%}"))
    assert len([part for part in image.iter("path") if part.get("class") == "line-of"]) == 2
    dots = image.findall("circle")
    assert len(dots) == 5
    assert [float(dot.get("cy", 0)) for dot in dots[:2]] == [ABOVE + HEIGHT / 2, ABOVE]
    assert image.findtext(".//circle/title") == "0: 50%"


def test_a_line_of_nothing_has_its_frame() -> None:
    image = drawn(trend("t", "Title", "Told", [], [], str))
    assert not image.findall("circle") and len(image.findall("line")) == 5


def test_a_bar_is_as_long_as_its_share() -> None:
    assert [rect.get("width") for rect in drawn(bar(1, 4))] == ["100%", "25%"]
    assert len(drawn(bar(0, 0))) == 1


def test_every_series_has_a_fill_of_its_own_shape() -> None:
    tiles = list(drawn(patterns()).iter("pattern"))
    assert len(tiles) == FILLS
    assert len({ET.tostring(tile[-1]) if len(tile) > 1 else b"" for tile in tiles}) == FILLS
