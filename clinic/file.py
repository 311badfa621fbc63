"""The clinic file: TOML read into a Practice, every mistake told in one line that names the place."""

from __future__ import annotations

from clinic.model import Practice


class ClinicFileError(ValueError):
    """A mistake in the clinic file: one line, e.g. `doctors[0].hours.mon[1]: "13:00-12:00" ends before it begins`."""


def parse(text: str) -> Practice:
    """Reads the text of a clinic file; doctors have no ids yet. Raises ClinicFileError."""
    raise NotImplementedError
