"""The reader of days and times: what a patient wrote becomes windows on the clinic's clock."""

from conversations.understanding.when.reader import read
from conversations.understanding.when.reading import WhenReading

__all__ = ["WhenReading", "read"]
