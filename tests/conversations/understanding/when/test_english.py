"""English wordings, a table a class; said on Wednesday, November 25, 2026, at half past nine."""

from __future__ import annotations

import pytest

from tests.conversations.understanding.when.said import reading, said

CLOCK = {
    "at 3": "11-25 15:00",
    "3pm": "11-25 15:00",
    "3 p.m.": "11-25 15:00",
    "3 PM.": "11-25 15:00",
    "3:15ish": "11-25 ~15:15",
    "around 4": "11-25 ~16:00",
    "at 1140 a.m.": "11-25 11:40",
    "330pm": "11-25 15:30",
    "at 815 tonight": "11-25 20:15",
    "15h30": "11-25 15:30",
    "20:15": "11-25 20:15",
    "at 2 05 pm": "11-25 14:05",
    "seven thirty": "11-25 19:30",
    "eleven oh five am": "11-25 11:05",
    "at nine fifteen": "11-26 09:15",
    "half past 4": "11-25 16:30",
    "half 5": "11-25 17:30",
    "a quarter past noon": "11-25 12:15",
    "quarter to 5": "11-25 16:45",
    "ten minutes to five": "11-25 16:50",
    "twenty past two": "11-25 14:20",
    "at 10 to 1": "11-25 12:50",
    "at five past six": "11-25 18:05",
    "5 to 3": "11-25 14:55",
    "at ten of three": "11-25 14:50",
    "noon": "11-25 12:00",
    "midday": "11-25 12:00",
    "midnight": "11-26 00:00",
    "10 o'clock": "11-25 10:00",
    "2 in the afternoon": "11-25 14:00",
    "8 40 in the morning": "11-26 08:40",
    "evening 6": "11-25 18:00",
    "11 at night": "11-25 23:00",
    "8 tonight": "11-25 20:00",
    "at for pm": "11-25 16:00",
    "12:30 am": "11-26 00:30",
}
DAYS = {
    "tomorrow": "11-26",
    "tmrw": "11-26",
    "to morrow": "11-26",
    "2moro": "11-26",
    "day after tmrw": "11-27",
    "friday": "11-27",
    "fri": "11-27",
    "thrusday": "11-26",
    "wensday": "12-02",
    "fridayyy": "11-27",
    "sat 9am": "11-28 09:00",
    "this friday": "11-27",
    "next friday": "12-04",
    "the friday after next": "12-04",
    "the 9th": "12-09",
    "on the 3rd": "12-03",
    "tuesday the 8th": "12-08",
    "dec 14": "12-14",
    "14 dec": "12-14",
    "december the 14th": "12-14",
    "the fourteenth of december": "12-14",
    "12/14": "12-14",
    "14/12": "12-14",
    "12/14/26": "12-14",
    "2026-12-14": "12-14",
    "Dec. 14, 2026": "12-14",
    "monday 12-14": "12-14",
    "christmas eve": "12-24",
    "the day before thanksgiving": "11-25",
    "labor day weekend": "09-04..09-05",
}
GLUED = {
    "at3pm": "11-25 15:00",
    "1st dec3pm": "12-01 15:00",
    "3pmtomorrow": "11-26 15:00",
    "fridayafternoon": "11-27 12:00-17:00",
    "nextweek tues": "12-01",
    "fri3pm": "11-27 15:00",
    "tomorrowwww": "11-26",
    "2nite": "11-25 18:00-24:00",
    "b4 noon": "11-25 00:00-12:00",
    "l8r today": "11-25",
    "wendesday": "12-02",
    "satruday": "11-28",
    "febuary 3": "02-03",
}
SAID_OTHERWISE = {
    "last thing friday": "11-27 15:00-17:00",
    "end of day thursday": "11-26 17:00",
    "in my lunch break tomorrow": "11-26 12:00-14:00",
    "a fortnight tuesday": "12-15",
    "tuesday week": "12-08",
    "2 weeks from yesterday": "12-08",
    "the monday after thanksgiving": "11-30",
    "monday-ish": "11-30",
    "tues thru thurs after 2": "12-01 14:00-24:00; 12-02 14:00-24:00; 12-03 14:00-24:00",
    "either the 3rd or 4th after school": "12-03 15:00-21:00; 12-04 15:00-21:00",
    "half term": "",
    "the day after my birthday": "",
    "gd morning can i come fri after 4": "11-27 16:00-24:00",
}
PAST = {
    "checkup yesterday at 10": "11-24 10:00",
    "book me last tuesday at 3": "11-24 15:00",
    "i fell yesterday at 10": "",
    "i was seen yesterday, at 3 tomorrow please": "11-26 15:00",
}
RELATIVE = {
    "in 2 hours": "11-25 11:30",
    "in half an hour": "11-25 10:00",
    "in an hour and a half": "11-25 11:00",
    "in three quarters of an hour": "11-25 10:15",
    "in 10 days": "12-05",
    "in 2 weeks": "12-09",
    "in a fortnight": "12-09",
    "3 weeks from now": "12-16",
    "two weeks from monday": "12-14",
    "a week on friday": "12-04",
    "a week today": "12-02",
    "monday two weeks from now": "12-07",
    "the friday before christmas": "12-18",
    "thursday after the 15th": "12-17",
    "within 10 days": "11-25..12-05",
    "in the next 3 days": "11-26..11-28",
    "the next 4 business days": "11-26..11-27; 11-30..12-01",
    "in 3 business days": "11-30",
    "two sundays from now": "12-06",
}
STRETCHES = {
    "next week": "11-30..12-06",
    "this week": "11-23..11-29",
    "the week after next": "12-07..12-13",
    "this weekend": "11-28..11-29",
    "next month": "12-01..12-31",
    "december": "12-01..12-31",
    "in may": "05-01..05-31",
    "early next week": "11-30..12-02",
    "end of next week": "12-03..12-06",
    "late december": "12-21..12-31",
    "mid january": "01-11..01-20",
    "the first week of december": "11-30..12-06",
    "the week of dec 14": "12-14..12-20",
    "week starting monday": "11-30..12-06",
    "the rest of the week": "11-25..11-29",
    "later this month": "11-25..11-30",
    "the second tuesday of december": "12-08",
    "last friday in december": "12-25",
    "the first monday of next month": "12-07",
    "the 20th of next month": "12-20",
    "sunday of next week": "12-06",
    "next week friday": "12-04",
    "week 52": "12-21..12-27",
}
PARTS = {
    "tomorrow morning": "11-26 08:00-12:00",
    "tmrw arvo": "11-26 12:00-17:00",
    "this afternoon": "11-25 12:00-17:00",
    "tuesday evening": "12-01 17:00-21:00",
    "tonight": "11-25 18:00-24:00",
    "late morning tomorrow": "11-26 10:00-12:00",
    "early monday morning": "11-30 08:00-10:00",
    "friday at lunchtime": "11-27 12:00-14:00",
    "after lunch": "11-25 13:00-17:00",
    "after school on tuesday": "12-01 15:00-21:00",
    "after work tomorrow": "11-26 17:00-21:00",
    "first thing monday": "11-30 08:00-10:00",
    "friday pm": "11-27 12:00-17:00",
    "mon am": "11-30 08:00-12:00",
    "morning of the 8th": "12-08 08:00-12:00",
}
RANGES = {
    "between 2 and 4": "11-25 14:00-16:00",
    "from 2 to 4 tomorrow": "11-26 14:00-16:00",
    "9-11am on friday": "11-27 09:00-11:00",
    "tomorrow 10-12": "11-26 10:00-12:00",
    "10 til 2 on monday": "11-30 10:00-14:00",
    "11:30-1:30": "11-25 11:30-13:30",
    "11 to 3pm": "11-25 11:00-15:00",
    "9:30 - 11:00 friday": "11-27 09:30-11:00",
    "dec 13 to 15": "12-13..12-15",
    "from the 13th to the 15th of december": "12-13..12-15",
    "dec 8 - dec 12": "12-08..12-12",
    "monday to wednesday": "11-30..12-02",
    "mon-fri": "11-30..12-04",
    "monday thru wednesday after 3": "11-30 15:00-24:00; 12-01 15:00-24:00; 12-02 15:00-24:00",
    "from today at 4pm until tomorrow at 11am": "11-25 16:00-11-26 11:00",
    "from 3 for two hours tomorrow": "11-26 15:00-17:00",
    "for 3 days starting next monday": "11-30..12-02",
    "between 3 and 12 of january": "01-03..01-12",
    "december 30 to january 2": "12-30..01-02",
}
SEASONS = {
    "next summer": "06-01..08-31",
    "in the spring": "03-01..05-31",
    "this winter": "12-01..02-28",
    "sometime in the fall": "09-01..11-30",
    "early summer": "06-01..06-30",
    "the end of winter": "02-01..02-28",
    "summer 2027": "06-01..08-31",
    "i had a fall": "",
}
BARE_HOURS = {
    "is 430 ok on friday": "11-27 16:30",
    "do you have 1015 on monday": "11-30 10:15",
    "can i do 230": "11-25 14:30",
    "do you have 200 mg": "",
    "too thirty tomorrow": "11-26 14:30",
    "at for thirty pm": "11-25 16:30",
}
ENDS = {
    "after 4": "11-25 16:00-24:00",
    "after 4 tomorrow": "11-26 16:00-24:00",
    "before 11": "11-25 00:00-11:00",
    "before noon on friday": "11-27 00:00-12:00",
    "by 5pm friday": "11-27 00:00-17:00",
    "by friday": "11-25..11-27",
    "no later than 3": "11-25 00:00-15:00",
    "until 3": "11-25 00:00-15:00",
    "from 3 onwards on tuesday": "12-01 15:00-24:00",
    "3 or later": "11-25 15:00-24:00",
    "monday after 5pm": "11-30 17:00-24:00",
    "later than 9:30 but before 11 on monday": "11-30 09:30-11:00",
    "not before 10": "11-25 10:00-24:00",
    "from the 14th": "12-14..12-27",
    "before christmas": "11-25..12-24",
}


TABLES = (CLOCK, DAYS, RELATIVE, STRETCHES, PARTS, RANGES, ENDS, SEASONS, GLUED, SAID_OTHERWISE, PAST, BARE_HOURS)


@pytest.mark.parametrize("table", TABLES)
def test_each_wording_is_read(table: dict[str, str]) -> None:
    assert {text: "; ".join(said(text)) for text in table} == table


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("can i stop by tomorrow at 10 for a shot", "11-26 10:00"),
        ("tom at 3", "11-26 15:00"),
        ("the first quarter of 2027", "01-01..03-31"),
        ("early 2027", "01-01..04-30"),
        ("do you have something this sat", "11-28"),
        ("could it be on the 4th, or sat", "12-04; 11-28"),
        ("12-10 10:30", "12-10 10:30"),
        ("last appointment of the day on friday", "11-27"),
        ("from nov 1 to dec 5", "11-01..12-05"),
    ],
)
def test_words_of_two_meanings(text: str, window: str) -> None:
    assert "; ".join(said(text)) == window


@pytest.mark.parametrize("text", ["tom chen", "Tom Chen", "it's for Tom"])
def test_tom_is_a_name(text: str) -> None:
    assert said(text) == []


def test_march_after_next_is_of_the_year_after() -> None:
    assert [window.start.year for window in reading("march after next").windows] == [2028]
