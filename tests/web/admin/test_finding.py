"""The list of conversations, narrowed: by filters in the address, and by words that stand in none."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from bot import asides, takeover
from bot.runtime import Runtime
from db import attention, conversations
from db import staff as accounts
from tests.web.admin.conftest import Staff
from tests.web.scene import NOW, hear, talk


@pytest.fixture
def ids(someone: Staff, runtime: Runtime) -> dict[str, int]:
    """Four conversations: Zoë's (SMS, Spanish), Maya's (Telegram), a stranger's, and one that needs a person at once."""
    with runtime.engine.begin() as conn:
        zoe = talk(conn, "¿Tienen cita mañana?", name="Zoë Núñez", address="+12125550142")
        maya = talk(conn, "I have an ECZEMA on my hand", name="Maya O'Chen", address="700200142", channel="telegram")
        stranger = talk(conn, "hello", name=None, address="+442079460018")
        urgent = talk(conn, "chest pain", name="Tom Webber", address="+12125550199")
        conversations.set_language(conn, zoe.contact_id, "es")
        attention.raise_(conn, now=NOW, kind="emergency", urgent=True, conversation_id=urgent.id)
    return {"zoe": zoe.id, "maya": maya.id, "stranger": stranger.id, "urgent": urgent.id}


def shown(html: str) -> set[int]:
    return {int(number) for number in re.findall(r'id="line-(\d+)"', html)}


def found(someone: Staff, words: str) -> set[int]:
    return shown(someone.get("/admin/conversations", **{"X-Sought": quote(words)}).text)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("needs=1", ["urgent"]),
        ("urgent=1", ["urgent"]),
        ("channel=telegram", ["maya"]),
        ("language=es", ["zoe"]),
        ("unread=1&channel=sms", ["zoe", "stranger", "urgent"]),
        ("mine=1", []),
        ("needs=1&channel=telegram", []),
        ("channel=pigeon&needs=yes", ["zoe", "maya", "stranger", "urgent"]),
    ],
)
def test_filters_narrow_the_list_and_may_be_combined(
    someone: Staff, ids: dict[str, int], query: str, names: list[str]
) -> None:
    for path in ("/admin/", "/admin/conversations"):
        assert shown(someone.page(f"{path}?{query}")) == {ids[name] for name in names}, path


def test_filters_are_links_that_stay_in_the_address_and_tell_how_many(someone: Staff, ids: dict[str, int]) -> None:
    html = someone.page("/admin/?unread=1")
    assert re.search(r'id="filter-unread-1" href="/admin/" aria-current="true"', html)
    assert 'href="/admin/?unread=1&amp;urgent=1"' in html
    assert f'href="/admin/conversations/{ids["maya"]}?unread=1"' in html
    assert re.search(r'Urgent <span class="how-many">1<', html) and re.search(r'Unread <span class="how-many">4<', html)
    assert "No conversation like that." in someone.page("/admin/?mine=1")


def test_mine_is_what_i_hold_and_what_was_assigned_to_me(someone: Staff, ids: dict[str, int], runtime: Runtime) -> None:
    with runtime.engine.begin() as conn:
        me = accounts.verify(conn, "desk@riverside.example", "correct horse battery")
        assert me
        takeover.take_over(conn, NOW, ids["zoe"], by=f"staff:{me.id}", staff_id=me.id)
        asides.assign(conn, NOW, ids["maya"], me.id, by=f"staff:{me.id}", was=None)
    html = someone.page("/admin/?mine=1")
    assert shown(html) == {ids["zoe"], ids["maya"]} and "For desk" in html


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nunez", ["zoe"]),
        ("ZOË", ["zoe"]),
        ("o'ch", ["maya"]),
        ("(212) 555-0142", ["zoe"]),
        ("0142", ["zoe", "maya"]),
        ("+44 20 7946 0018", ["stranger"]),
        ("eczéma hand", ["maya"]),
        ("manana cita", ["zoe"]),
        ("eczema foot", []),
        ("you said", ["zoe", "maya", "stranger", "urgent"]),
        ("'); drop table messages; --", []),
        ("& | ! :* <->", ["zoe", "maya", "stranger", "urgent"]),
        ("\\", ["zoe", "maya", "stranger", "urgent"]),
    ],
)
def test_a_search_finds_names_numbers_and_words(
    someone: Staff, ids: dict[str, int], typed: str, names: list[str]
) -> None:
    assert found(someone, typed) == {ids[name] for name in names}
    assert shown(someone.post("/admin/conversations/search", q=typed).text) == {ids[name] for name in names}


def test_what_was_found_shows_the_words_that_were_said_and_notes_too(
    someone: Staff, ids: dict[str, int], runtime: Runtime
) -> None:
    with runtime.engine.begin() as conn:
        hear(conn, ids["maya"], "thanks")
        asides.note(conn, NOW, ids["zoe"], "Her sister interprets", by="staff:1")
    assert "I have an ECZEMA" in someone.get("/admin/conversations", **{"X-Sought": "eczema"}).text
    html = someone.get("/admin/conversations", **{"X-Sought": "interprets"}).text
    assert "Private note:" in html and "Her sister interprets" in html and "1 conversation found" in html
    assert "Her sister" not in someone.page("/admin/")


def test_a_search_and_a_filter_narrow_together(someone: Staff, ids: dict[str, int]) -> None:
    words = {"X-Sought": "said"}
    assert shown(someone.get("/admin/conversations?channel=telegram", **words).text) == {ids["maya"]}


def test_without_script_what_was_typed_stays_in_the_field_and_in_no_address(
    someone: Staff, ids: dict[str, int]
) -> None:
    answer = someone.post("/admin/conversations/search?unread=1", q='"><script>alert(1)</script>')
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text and "&lt;script&gt;alert(1)" in answer.text
    assert not re.search(r'(href|action|data-refresh)="[^"]*alert', answer.text)


def test_the_pulse_tells_how_much_is_unread_and_which_call_is_the_newest_urgent_one(
    someone: Staff, ids: dict[str, int], runtime: Runtime
) -> None:
    first = someone.get("/admin/pulse")
    assert 'data-unread="4"' in first.text and "1 urgent conversation" in first.text
    assert f'href="/admin/conversations/{ids["urgent"]}"' in first.text
    known = {"If-None-Match": first.headers["ETag"]}
    assert someone.get("/admin/pulse", **known).status_code == 304
    with runtime.engine.begin() as conn:
        for matter in attention.open_(conn, ids["urgent"]):
            attention.resolve(conn, matter.attention_id, now=NOW, by="staff:1")
    after = someone.get("/admin/pulse", **known)
    assert after.status_code == 200 and 'data-alarm="0"' in after.text and "urgent" not in after.text
