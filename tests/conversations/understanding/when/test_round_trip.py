"""For any window, the ways to write it read back to it, whatever stands around; and any text at all is read calmly."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding.lexicon import LEXICONS
from conversations.understanding.model import Context
from conversations.understanding.tokens import tokenise
from conversations.understanding.when import read

TZ = ZoneInfo("America/New_York")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MESES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NOISE = [
    ("", ""),
    ("hi, can i come ", " please?"),
    ("um ", " if possible, thx"),
    ("need an appt ", "!!"),
    ("Is ", " ok for my son"),
]
RUIDO = [("", ""), ("hola, quiero cita ", " por favor"), ("¿puedo ir ", "?")]


def ending(n: int) -> str:
    return "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def days_in_words(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    return [
        f"on {month} {day.day}",
        f"on {month[:3]} {day.day}{ending(day.day)}",
        f"on the {day.day}{ending(day.day)} of {month}",
        f"on {day.day} {month[:3]} {day.year}",
        f"on {WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
        f"on {day.month}/{day.day}",
        f"on {day.month}/{day.day}/{day.year % 100:02}",
        f"on {day.isoformat()}",
    ]


def times_in_words(minutes: int) -> list[str]:
    hour, minute = divmod(minutes, 60)
    half, short = ("pm" if hour >= 12 else "am"), (hour - 1) % 12 + 1
    words = [
        f"at {short}:{minute:02} {half}",
        f"at {short}:{minute:02}{half[0]}",
        f"at {hour}:{minute:02}",
        f"at {short} {minute:02} {half[0]}.m.",
        f"at {short}{minute:02}{half}",
    ]
    if minute == 0:
        words += [f"at {short}{half}", f"at {ONES[short]} {half}", f"at {short} o'clock"]
    if minute == 30:
        words += [f"at half past {short}", f"at half past {ONES[short]}"]
    if minute == 15:
        words.append(f"at quarter past {short}")
    if minute == 45:
        words.append(f"at a quarter to {short % 12 + 1}")
    return words


days = st.dates(date(2026, 1, 1), date(2029, 12, 31)).flatmap(
    lambda today: st.tuples(st.just(today), st.integers(2, 340).map(lambda n: today + timedelta(n)))
)
clocks = st.integers(8 * 12, 20 * 12 - 1).map(lambda n: n * 5)


def starts(text: str, today: date) -> list[datetime]:
    now = datetime(today.year, today.month, today.day, 7, 0, tzinfo=TZ)
    return [w.start.replace(tzinfo=None) for w in read(text, tokenise(text), Context(now=now, zone=TZ)).windows]


@given(days, clocks, st.sampled_from(NOISE), st.booleans(), st.data())
@settings(max_examples=150)
def test_a_day_and_a_time_read_back(
    said: tuple[date, date], minutes: int, noise: tuple[str, str], time_first: bool, data: st.DataObject
) -> None:
    today, day = said
    words = [data.draw(st.sampled_from(days_in_words(day))), data.draw(st.sampled_from(times_in_words(minutes)))]
    text = noise[0] + " ".join(reversed(words) if time_first else words) + noise[1]
    assert starts(text, today) == [datetime.combine(day, time()) + timedelta(minutes=minutes)], text


@given(days, st.sampled_from(RUIDO), st.integers(9, 18), st.booleans())
@settings(max_examples=80)
def test_a_spanish_day_and_time_read_back(
    said: tuple[date, date], noise: tuple[str, str], hour: int, spelt: bool
) -> None:
    today, day = said
    short = (hour - 1) % 12 + 1
    part = "de la mañana" if hour < 12 else "de la tarde"
    text = f"{noise[0]}el {day.day} de {MESES[day.month - 1]} a la{'s' if short > 1 else ''} {short} {part if spelt or hour == 12 else 'am' if hour < 12 else 'pm'}{noise[1]}"
    assert starts(text, today) == [datetime.combine(day, time(hour))], text


@given(
    days,
    clocks,
    st.integers(1, 3),
    st.sampled_from(("from {} to {}", "between {} and {}", "{}-{}", "{} to {}", "{} till {}")),
)
@settings(max_examples=100)
def test_a_range_of_hours_reads_back(said: tuple[date, date], minutes: int, hours: int, form: str) -> None:
    today, day = said
    start = minutes // 60 * 60
    end = min(start + hours * 60, 20 * 60)
    text = f"{days_in_words(day)[1]} " + form.format(
        *(f"{(n // 60 - 1) % 12 + 1}{'am' if n < 720 else 'pm'}" for n in (start, end))
    )
    now = datetime(today.year, today.month, today.day, 7, 0, tzinfo=TZ)
    [window] = read(text, tokenise(text), Context(now=now, zone=TZ)).windows
    midnight = datetime.combine(day, time())
    assert (window.start.replace(tzinfo=None), window.end.replace(tzinfo=None)) == (
        midnight + timedelta(minutes=start),
        midnight + timedelta(minutes=end),
    ), text


WORDS = sorted(
    {" ".join(e.words) for lexicon in LEXICONS.values() for entries in lexicon.phrases.values() for e in entries}
)
texts = st.one_of(
    st.text(max_size=1600),
    st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.integers(0, 2100).map(str),
            st.sampled_from((",", ".", "-", "/", ":", "3pm", "12/3", "1st")),
        ),
        max_size=60,
    ).map(" ".join),
)


@given(
    texts,
    st.datetimes(datetime.combine(date(1990, 1, 1), time()), datetime.combine(date(2090, 1, 1), time())),
    st.sampled_from(("Pacific/Auckland", "America/New_York", "Pacific/Honolulu")),
    st.sampled_from((None, "when", "choice", "yes_no")),
)
@settings(max_examples=150)
def test_any_text_reads_without_a_murmur(text: str, now: datetime, zone: str, expecting: object) -> None:
    tz = ZoneInfo(zone)
    found = read(text, tokenise(text), Context(now=now.replace(tzinfo=tz), zone=tz, expecting=expecting))  # type: ignore[arg-type]
    for window in (*found.windows, *found.had, *found.mentioned, *found.otherwise):
        assert window.start.astimezone(UTC) < window.end.astimezone(UTC)
    assert 0 <= found.confidence <= 1
    assert all(0 <= e.start < e.end <= len(text) for e in found.evidence)
