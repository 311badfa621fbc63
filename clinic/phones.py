"""Telephone numbers in E.164, read in the region that the clinic itself is in."""

from __future__ import annotations

import phonenumbers


def region(e164: str) -> str | None:
    """The ISO 3166 region of a full number, e.g. "US"; None for one that belongs to no region."""
    number = _read(e164, None)
    return phonenumbers.region_code_for_number(number) if number else None


def normalise(text: str, home: str | None) -> str | None:
    """A number as people write it -> E.164, or None when it can be no number. `home` is the region of a number without its +.

    Possible numbers pass, not only assigned ones: numbering plans change faster than any table of them.
    """
    number = _read(text, home)
    if number is None or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _read(text: str, home: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, home)
    except phonenumbers.NumberParseException:
        return None
