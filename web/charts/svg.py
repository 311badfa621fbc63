"""Elements of SVG. Whatever is written into one is escaped; colours are classes, and no style stands inline."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

FILLS = 5
"""How many series one chart can tell apart, by colour and by pattern."""
TILE = 6  # px; the side of a pattern's tile

# The shape that lies over the colour of a series: none, slanted lines, dots, level lines, upright lines.
_SHAPES = (
    Markup(""),
    Markup('<path class="over" d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3"/>'),
    Markup('<circle class="dot" cx="1.5" cy="1.5" r="1.1"/><circle class="dot" cx="4.5" cy="4.5" r="1.1"/>'),
    Markup('<path class="over" d="M0 1.5h6M0 4.5h6"/>'),
    Markup('<path class="over" d="M1.5 0v6M4.5 0v6"/>'),
)


def tag(name: str, content: object = "", **attributes: object) -> Markup:
    """`<name attributes>content</name>`: `class_` is class, `text_anchor` is text-anchor, None is left out."""
    given = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), number(value))
        for key, value in attributes.items()
        if value is not None
    )
    if not content:
        return Markup("<{}{}/>").format(name, given)
    return Markup("<{0}{1}>{2}</{0}>").format(name, given, content)


def together(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def number(value: object) -> object:
    """Figures without noise: 12.5 for 12.500001, 3 for 3.0."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def percent(part: float) -> str:
    """A length of the width, 0 to 1, as SVG writes it."""
    return f"{number(float(part * 100))}%"


def fill(series: int) -> str:
    """What the n-th series, from 0, is filled with: one of `patterns`."""
    return f"url(#fill-{series % FILLS + 1})"


def patterns() -> Markup:
    """The fills of all series; stands once in a page, before its charts."""
    tiles = together(
        tag(
            "pattern",
            tag("rect", class_=f"fill-{at}", width=TILE, height=TILE) + shape,
            id=f"fill-{at}",
            width=TILE,
            height=TILE,
            patternUnits="userSpaceOnUse",
        )
        for at, shape in enumerate(_SHAPES, start=1)
    )
    return tag("svg", tag("defs", tiles), class_="fills", width=0, height=0, aria_hidden="true", focusable="false")


def image(id: str, title: str, told: str, drawn: Markup, height: int) -> Markup:
    """The whole picture: `title` and `told`, its sense in a sentence, are for who cannot see it."""
    heads = tag("title", title, id=f"{id}-title") + tag("desc", told or title, id=f"{id}-told")
    labels = f"{id}-title {id}-told"
    return tag("svg", heads + drawn, class_="plot", role="img", aria_labelledby=labels, width="100%", height=height)
