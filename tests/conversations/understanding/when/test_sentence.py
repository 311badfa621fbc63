"""Days and times said apart, in lists, taken back, ruled out, and of a visit that is to be moved."""

from __future__ import annotations

import pytest

from tests.conversations.understanding.when.said import reading, said

JOINED = {
    "can i come tomorrow? some time around 3 would suit me": "11-26 ~15:00",
    "at 3 i could, if you have anything on friday": "11-27 15:00",
    "next week, preferably tuesday at 10": "12-01 10:00",
    "today, december 3rd": "12-03",
}
LISTED = {
    "monday or tuesday": "11-30; 12-01",
    "monday or tuesday at 3": "11-30 15:00; 12-01 15:00",
    "after 3 on mon or tue": "11-30 15:00-24:00; 12-01 15:00-24:00",
    "monday, wednesday or friday morning": "11-30 08:00-12:00; 12-02 08:00-12:00; 11-27 08:00-12:00",
    "tuesday at 3 or wednesday at 4": "12-01 15:00; 12-02 16:00",
    "tomorrow at 3 or 4": "11-26 15:00; 11-26 16:00",
    "at 3 or 4pm tomorrow": "11-26 15:00; 11-26 16:00",
    "before 10 or after 4": "11-25 00:00-10:00; 11-25 16:00-24:00",
    "next week tuesday or thursday": "12-01; 12-03",
    "tomorrow or the day after": "11-26; 11-27",
    "mañana o al día siguiente": "11-26; 11-27",
    "dec 3 or 4 afternoon": "12-03 12:00-17:00; 12-04 12:00-17:00",
    "the 7th or the week after": "12-07; 12-14..12-20",
    "any monday in january": "01-04; 01-11; 01-18; 01-25",
    "mon 9-11 or wed 2-4": "11-30 09:00-11:00; 12-02 14:00-16:00",
}
TAKEN_BACK = {
    "can i do the 9th? no wait, the 10th": "12-10",
    "tuesday at 3, sorry, make it 4": "12-01 16:00",
    "monday no sorry tuesday at 2": "12-01 14:00",
    "friday instead of thursday": "11-27",
    "i'd rather have wed than tue": "12-02",
    "not tuesday, wednesday": "12-02",
    "thursday no friday": "11-27",
    "tomorrow at 3 no 4": "11-26 16:00",
    "not this friday but the one after": "12-04",
}
RULED_OUT = {
    "any day but friday": "11-26; 11-28..12-02",
    "next week but not monday": "12-01..12-06",
    "any day next week except wednesday": "11-30..12-01; 12-03..12-06",
    "can't do monday, how about tuesday": "12-01",
    "no puedo el lunes, el martes sí": "12-01",
    "monday doesn't work. tuesday?": "12-01",
    "i work until 5": "11-25 17:00-24:00",
    "not friday but any other day next week": "11-30..12-03; 12-05..12-06",
    "any weekday except wed mornings": "11-26..11-27; 11-30..12-01; 12-02 12:00-24:00",
    "any day but friday afternoon": "11-26; 11-27 00:00-12:00; 11-28..12-02",
    "mornings only, not before 9:30": "11-25 09:30-12:00",
    "tomorrow afternoon after 3": "11-26 15:00-17:00",
    "next week, no mondays": "12-01..12-06",
    "thursday except 12 to 2": "11-26 00:00-12:00; 11-26 14:00-24:00",
    "between 9 and 5 wed to fri": "12-02 09:00-17:00; 12-03 09:00-17:00; 12-04 09:00-17:00",
    "my boy has school til 3, so anything later monday": "11-30 15:00-24:00",
    "tomorrow from 2": "11-26 14:00-24:00",
    "i can't come until 4 tomorrow": "11-26 16:00-24:00",
}
MOVED = {
    "reschedule my tuesday appointment to friday": ("11-27", "2026-12-01"),
    "can you move it from the 7th to the 14th": ("12-14", "2026-12-07"),
    "move my 3pm tomorrow to 4pm": ("11-26 16:00", "2026-11-26"),
    "my appointment is tomorrow but i need next week": ("11-30..12-06", "2026-11-26"),
    "cambiar mi cita del lunes para el viernes a las 3": ("11-27 15:00", "2026-11-30"),
}


@pytest.mark.parametrize("table", (JOINED, LISTED, TAKEN_BACK, RULED_OUT))
def test_what_stands_apart_is_put_together(table: dict[str, str]) -> None:
    assert {text: "; ".join(said(text)) for text in table} == table


@pytest.mark.parametrize(("text", "read"), [*MOVED.items()])
def test_the_visit_to_be_moved_is_no_wish(text: str, read: tuple[str, str]) -> None:
    wish, had = read
    assert said(text) == [wish]
    assert [window.start.isoformat()[:10] for window in reading(text).had] == [had]


def test_time_ruled_out_leaves_the_rest_of_each_day() -> None:
    windows = said("anytime after 4 but not weds")
    assert windows[0] == "11-26 16:00-24:00"
    assert not any(window.startswith("12-02") for window in windows)


def test_a_day_that_does_not_suit_is_doubtful_alone() -> None:
    assert reading("i can't make it on saturday").confidence < 0.5
