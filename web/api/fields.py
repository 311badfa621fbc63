"""The kinds of value that requests and answers are made of, each with its limits and its own words of complaint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

LARGEST_ID = 2**63 - 1  # bigint
EARLIEST, LATEST = 1900, 2200  # years; a moment outside of them is a slip, and no zone data reaches there


class Asked(BaseModel):
    """What a caller sends: exactly the known fields, of exactly their types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    SAMPLE: ClassVar[Mapping[str, Any]] = {}
    """A body that works as it stands, for the pages to try it on: with everything filled in, few would make sense."""


class Told(BaseModel):
    """What we answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


Answer = TypeVar("Answer", bound=Told)


def shown(model: type[Answer], record: object, zone: ZoneInfo) -> Answer:
    """A record of the database as an answer, its times on the clinic's clock."""
    return model.model_validate(record, context=zone)


def _on_the_clock(value: datetime, info: ValidationInfo) -> datetime:
    return value.astimezone(info.context) if isinstance(info.context, ZoneInfo) else value


def _plain(value: str) -> str:
    # PostgreSQL keeps no NUL in a text, and JSON cannot carry half a surrogate pair back.
    if re.search(r"[\x00\ud800-\udfff]", value):
        raise PydanticCustomError("text", "may hold no NUL character")
    return value


def _filled(value: str) -> str:
    if not (text := " ".join(value.split())):
        raise PydanticCustomError("text", "may not be blank")
    return text


def _one_line(value: str) -> str:
    """As everywhere in the house: nothing that cannot be seen, such as what turns the direction of writing."""
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", value) or not "".join(value.split()).isprintable():
        raise PydanticCustomError("text", "must be one line without control characters")
    return value


def digits(value: Any) -> Any:
    """A number as the query writes it; `int()` would take signs, blanks and underscores as well."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,20}", value):
        return int(value)
    return value


def yes_no(value: Any) -> Any:
    """A truth as the query writes it."""
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


_RFC3339 = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)([Zz]|[+-]\d{2}:\d{2})?", re.ASCII)


def _moment(value: Any) -> datetime:
    found = _RFC3339.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("moment", "must be a date and time such as 2026-12-01T15:00:00-05:00")
    if not found[3]:
        raise PydanticCustomError("zone_missing", "has no offset from UTC: write 2026-12-01T15:00:00-05:00 or …Z")
    try:
        made = datetime.fromisoformat(f"{found[1]}T{_micro(found[2])}{found[3].upper()}")
    except ValueError:
        raise PydanticCustomError("moment", "is no time that exists") from None
    return _within(made)


def _plus(value: Any) -> Any:
    """In a query an unescaped + reads as a blank: ...T15:00:00 01:00 was meant as +01:00."""
    return re.sub(r"(?<=:\d\d) (?=\d\d:\d\d$)", "+", value) if isinstance(value, str) else value


def _micro(clock: str) -> str:
    """Python reads at most six digits of a second; the rest is cut."""
    whole, _, fraction = clock.partition(".")
    return f"{whole}.{fraction[:6].ljust(6, '0')}" if fraction else whole


def _within(value: datetime) -> datetime:
    if not EARLIEST <= value.year < LATEST:
        raise PydanticCustomError("moment", "is out of any visit's time")
    return value


def _day(value: Any) -> date:
    if not (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII)):
        raise PydanticCustomError("day", "must be a date such as 1984-03-31")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day", "is no day that exists") from None


def _moment_or_day(value: Any) -> datetime | date:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        day = _day(value)
        _within(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - only its year is looked at
        return day
    return _moment(_plus(value))


def _address(value: str) -> str:
    try:
        # The clinic's desk may write to any host; whether it takes mail is found out when mail is sent.
        return validate_email(value.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise PydanticCustomError("email", "is no e-mail address") from None


SAMPLE_DAY = "2026-12-01"
SAMPLE_MOMENT = f"{SAMPLE_DAY}T15:00:00-05:00"
"""What stands in the specification for a moment to come, until somebody reads it: by then `web.api.docs` has put one there."""
_MOMENT = {"type": "string", "format": "date-time", "examples": [SAMPLE_MOMENT]}
_DAY = {"type": "string", "format": "date", "examples": ["1984-03-31"]}

_EITHER = {"oneOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}

Id = Annotated[int, Field(ge=1, le=LARGEST_ID)]
AskedId = Annotated[Id, BeforeValidator(digits)]
"""An id as the query writes it."""
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema(_MOMENT, mode="validation")]
"""A point in time with its offset, RFC 3339."""
AskedMoment = Annotated[Moment, BeforeValidator(_plus)]
"""A moment as the query writes it."""
AskedBound = Annotated[
    datetime | date, BeforeValidator(_moment_or_day), WithJsonSchema({**_EITHER, "examples": [SAMPLE_DAY]})
]
"""A moment or a whole day as the query writes it."""
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY, mode="validation")]
Local = Annotated[datetime, AfterValidator(_on_the_clock), WithJsonSchema(_MOMENT, mode="serialization")]
"""A moment in an answer: RFC 3339 with the offset of the clinic's zone."""
Text = Annotated[str, AfterValidator(_plain)]
Line = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(_one_line), AfterValidator(_plain), AfterValidator(_filled)
]
Note = Annotated[str, Field(max_length=1000), AfterValidator(_plain)]
Code = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_plain)]
Email = Annotated[
    str,
    Field(min_length=3, max_length=254, examples=["maya.chen@mail.example"], json_schema_extra={"format": "email"}),
    AfterValidator(_plain),
    AfterValidator(_address),
]
Phone = Annotated[
    str,
    Field(
        min_length=3,
        max_length=40,
        description="E.164, or as the clinic's region writes it.",
        examples=["+12125550111"],
    ),
    AfterValidator(_plain),
]
