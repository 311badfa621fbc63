"""Weekdays, parts of the day and spoken hours, typed as on phones and dictated, read back in every zone and across every turn of the year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding.model import Context, Window
from conversations.understanding.tokens import tokenise
from conversations.understanding.when import WhenReading, read

ZONES = ("Pacific/Auckland", "Asia/Kolkata", "Europe/Madrid", "America/New_York", "Pacific/Honolulu")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT = ("mon", "tues", "weds", "thurs", "fri", "sat", "sun")
HOURS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MINUTES = {
    0: "",
    5: "oh five",
    10: "ten",
    15: "fifteen",
    20: "twenty",
    30: "thirty",
    40: "forty",
    45: "forty five",
    50: "fifty",
}
PARTS = {
    "morning": (8, 12),
    "mornin": (8, 12),
    "arvo": (12, 17),
    "afternoon": (12, 17),
    "eve": (17, 21),
    "evening": (17, 21),
}
AROUND = (("", ""), ("hi um could i come ", " pls"), ("need to see someone ", " thx!!"), ("is ", " ok for my mum?"))
# Turns of the year and of the clock, and a leap day, more often than other days.
EDGES = (
    "2026-12-28",
    "2026-12-31",
    "2027-01-01",
    "2027-03-13",
    "2027-03-27",
    "2026-10-31",
    "2028-02-27",
    "2028-02-28",
    "2027-02-27",
)
todays = st.one_of(st.sampled_from(EDGES).map(date.fromisoformat), st.dates(date(2026, 1, 1), date(2030, 12, 31)))


@st.composite
def typed(draw: st.DrawFn, weekday: int) -> str:
    """A weekday as thumbs write it: short, swapped, stretched, shouted."""
    word = WEEKDAYS[weekday]
    how = draw(st.sampled_from(("plain", "short", "swapped", "missing", "stretched", "shouted", "title")))
    at = draw(st.integers(2, len(word) - 3))
    forms = {
        "plain": word,
        "short": SHORT[weekday],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "missing": word[:at] + word[at + 1 :],
        "stretched": word + word[-1] * 3,
        "shouted": word.upper(),
        "title": word.title(),
    }
    return forms[how]


@st.composite
def spoken(draw: st.DrawFn, minutes: int) -> str:
    """A time as it is dictated or typed in haste."""
    hour, minute = divmod(minutes, 60)
    half, short = ("pm" if hour >= 12 else "am"), (hour - 1) % 12 + 1
    forms = [
        f"{HOURS[short]} {MINUTES[minute]} {half}",
        f"{HOURS[short]} {MINUTES[minute]} {half[0]} m",
        f"@{short}{minute:02}{half}" if minute else f"@{short}{half}",
        f"{short}:{minute:02} {half.upper()}",
        f"at {short}.{minute:02}{half}",
    ]
    return " ".join(draw(st.sampled_from(forms)).split())


def heard(text: str, today: date, zone: str) -> WhenReading:
    tz = ZoneInfo(zone)
    return read(text, tokenise(text), Context(now=datetime.combine(today, time(7), tz), zone=tz))


def on_the_wall(windows: tuple[Window, ...]) -> list[datetime]:
    return [window.start.replace(tzinfo=None) for window in windows]


@given(todays, st.integers(0, 6), st.sampled_from(ZONES), st.sampled_from(AROUND), st.data())
@settings(max_examples=100, deadline=None)
def test_a_weekday_and_a_spoken_time_read_back(
    today: date, weekday: int, zone: str, around: tuple[str, str], data: st.DataObject
) -> None:
    minutes = data.draw(st.integers(8, 19)) * 60 + data.draw(st.sampled_from([*MINUTES]))
    text = f"{data.draw(typed(weekday))} {data.draw(spoken(minutes))}"
    day = today + timedelta((weekday - today.weekday()) % 7 or 7)
    found = on_the_wall(heard(around[0] + text + around[1], today, zone).windows)
    assert found == [datetime.combine(day, time()) + timedelta(minutes=minutes)], text


@given(todays, st.integers(0, 6), st.sampled_from(ZONES))
@settings(max_examples=80, deadline=None)
def test_next_weekday_is_of_next_week_and_the_nearer_one_is_kept_beside_it(
    today: date, weekday: int, zone: str
) -> None:
    read_ = heard(f"next {WEEKDAYS[weekday]}", today, zone)
    sunday = today.weekday() == 6 != weekday
    monday = today - timedelta(today.weekday()) + timedelta(14 if sunday else 7)
    nearer = today + timedelta((weekday - today.weekday()) % 7 or 7)
    meant = monday + timedelta(weekday)
    assert on_the_wall(read_.windows) == [datetime.combine(meant, time())]
    assert on_the_wall(read_.otherwise) == ([datetime.combine(nearer, time())] if nearer < meant - timedelta(6) else [])


@given(todays, st.integers(1, 300), st.sampled_from([*PARTS]), st.sampled_from(ZONES), st.booleans())
@settings(max_examples=80, deadline=None)
def test_a_date_and_a_part_of_the_day_read_back(today: date, ahead: int, part: str, zone: str, first: bool) -> None:
    day = today + timedelta(ahead)
    words = (f"{part} of", f"{day:%b} {day.day}") if first else (f"{day.day} {day:%B}", part)
    [window] = heard(" ".join(words), today, zone).windows
    start, end = PARTS[part]
    assert (window.start.replace(tzinfo=None), window.end.replace(tzinfo=None)) == (
        datetime.combine(day, time(start)),
        datetime.combine(day, time(end)),
    ), words


@given(todays, st.integers(1, 12), st.sampled_from(("day", "week", "month")), st.sampled_from(ZONES), st.data())
@settings(max_examples=60, deadline=None)
def test_so_long_from_now_reads_back(today: date, count: int, unit: str, zone: str, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from((str(count), HOURS[count])))
    form = data.draw(st.sampled_from(("in {} {}", "{} {} from now", "in like {} {}")))
    text = form.format(number, unit + "s" * (count > 1))
    months = today.year * 12 + today.month - 1 + count
    last = (date(months // 12, months % 12 + 1, 28) + timedelta(4)).replace(day=1) - timedelta(1)
    by_month = last.replace(day=min(today.day, last.day))
    day = by_month if unit == "month" else today + timedelta(count * (7 if unit == "week" else 1))
    assert on_the_wall(heard(text, today, zone).windows) == [datetime.combine(day, time())], text
