"""What the reception does around a turn: repeats, a number that writes again, a time lost to another patient."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from bot.inbound import Inbound
from bot.reception import receive
from bot.runtime import Runtime
from db import people, seed
from db.tables import ContactRow, MessageRow
from tests.conversations.town import practice

NY = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=NY)


def inbound(words: str, number: str = "M1", phone: str = "+12125550142") -> Inbound:
    return Inbound("simulator", number, "sms", phone, words)


@pytest.fixture
def house(runtime: Runtime) -> Runtime:
    with runtime.engine.begin() as conn:
        seed.seed(conn, practice(), NOW)
    return runtime


def test_a_repeat_gets_the_same_answer_and_changes_nothing(house: Runtime) -> None:
    first = receive(house, inbound("hello"), NOW)
    again = receive(house, inbound("hello"), NOW)
    assert again.repeated and again.messages == first.messages and not again.wake
    with house.engine.connect() as conn:
        assert conn.execute(text("select count(*) from messages")).scalar_one() == 2


def test_one_message_in_eight_threads_is_heard_once(house: Runtime) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: receive(house, inbound("a checkup please"), NOW), range(8)))
    assert len({answer.messages for answer in answers}) == 1
    assert sum(not answer.repeated for answer in answers) == 1
    with house.engine.connect() as conn:
        assert conn.execute(text("select count(*) from messages")).scalar_one() == 2


def test_an_address_that_writes_can_be_reached_again(house: Runtime) -> None:
    receive(house, inbound("hello"), NOW)
    with house.engine.begin() as conn:
        conn.execute(update(ContactRow).values(unreachable_at=NOW, unreachable_why="30003"))
    receive(house, inbound("hello again", "M2"), NOW)
    with house.engine.connect() as conn:
        assert conn.execute(select(ContactRow.unreachable_at)).scalar_one() is None


def test_a_wrong_number_is_wrong_in_every_app(house: Runtime) -> None:
    with house.engine.begin() as conn:
        people.create(conn, now=NOW, actor="seed", name="Maya Chen", phone="+12125550142")
    receive(house, replace(inbound("hello"), channel="whatsapp"), NOW)
    receive(house, inbound("you have the wrong person", "M2"), NOW)
    with house.engine.connect() as conn:
        assert all(conn.execute(select(ContactRow.wrong_number_at)).scalars())
        assert people.by_phone(conn, "+12125550142") == []


def test_a_crowd_after_one_slot_has_one_winner_and_everybody_is_offered_something(house: Runtime) -> None:
    phones = [f"+1212555{number:04d}" for number in range(300, 320)]
    with house.engine.begin() as conn:
        for phone in phones:
            people.create(conn, now=NOW, actor="seed", name=f"Patient {phone[-3:]}", phone=phone)

    def ask(phone: str) -> str:
        answer = receive(house, inbound("checkup with dr lee on december 3 at 10am", phone, phone), NOW)
        return answer.messages[0].text

    with ThreadPoolExecutor(20) as threads:
        replies = list(threads.map(ask, phones))
    winners = [reply for reply in replies if reply.startswith("Thu Dec 3, 10:00 AM, check-up")]
    assert len(winners) == 1
    assert all("taken" in reply and ("1)" in reply or "YES" in reply) for reply in replies if reply not in winners)


def test_what_postgresql_cannot_store_is_left_out(house: Runtime) -> None:
    answer = receive(house, inbound("he\x00llo \ud800"), NOW)
    assert answer.messages
    with house.engine.connect() as conn:
        kept = conn.execute(select(MessageRow.body).where(MessageRow.direction == "in")).scalar_one()
    assert "\x00" not in kept and kept.startswith("hello")


def test_media_without_words_is_noted_and_answered(house: Runtime) -> None:
    from bot.inbound import Media

    message = replace(inbound(""), media=(Media("image/jpeg", "https://media.example/1"),))
    answer = receive(house, message, NOW)
    assert "tell me in words" in answer.messages[0].text
    with house.engine.connect() as conn:
        media = conn.execute(select(MessageRow.media).where(MessageRow.direction == "in")).scalar_one()
    assert media == [{"content_type": "image/jpeg", "url": "https://media.example/1"}]
