"""What an SMS costs: the GSM 7-bit alphabet, segments, and writing plainly what the alphabet lacks (3GPP TS 23.038)."""

from __future__ import annotations

import unicodedata
from typing import Any

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€\f")  # behind an escape: two characters each
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "...", "•": "-", "·": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ª": "a", "º": "o", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "œ": "oe", "Œ": "OE", "ı": "i", "ð": "d", "þ": "th", "\t": " ",
    }
)  # fmt: skip
_ONE_GSM, _MORE_GSM, _ONE_UCS, _MORE_UCS = 160, 153, 70, 67


def is_gsm7(text: str) -> bool:
    """True when every character travels in the 7-bit alphabet."""
    return all(ch in _BASIC or ch in _TWICE for ch in text)


def plain(text: str) -> str:
    """The text with accents and typography that the alphabet lacks written plainly; other scripts stay as they are."""
    return "".join(ch if ch in _BASIC or ch in _TWICE else _without_accent(ch) for ch in text.translate(_PLAIN))


def _without_accent(ch: str) -> str:
    base = unicodedata.normalize("NFKD", ch)
    bare = "".join(part for part in base if not unicodedata.combining(part))
    return bare if bare and is_gsm7(bare) else ch


def alphabet() -> dict[str, Any]:
    """All that counting needs, for whoever counts elsewhere: letters, what is written plainly, and segments' sizes."""
    return {
        "basic": "".join(sorted(_BASIC)),
        "twice": "".join(sorted(_TWICE)),
        "plain": {chr(letter): written for letter, written in _PLAIN.items()},
        "sizes": [_ONE_GSM, _MORE_GSM, _ONE_UCS, _MORE_UCS],
    }


def segments(text: str) -> int:
    """How many segments the text is billed as; 0 for an empty one."""
    if not text:
        return 0
    if is_gsm7(text):
        return _count(sum(2 if ch in _TWICE else 1 for ch in text), _ONE_GSM, _MORE_GSM)
    return _count(len(text.encode("utf-16-le")) // 2, _ONE_UCS, _MORE_UCS)


def _count(units: int, one: int, more: int) -> int:
    return 1 if units <= one else -(-units // more)
