"""Twilio knocks: who is let in, what anybody may write, and what a repeat does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote_plus
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import NullPool, create_engine, text
from werkzeug.test import TestResponse, create_environ, run_wsgi_app

from tests.providers.twilio import TOKEN, inbound, signature
from tests.webhooks.conftest import BASE, NOWHERE, Doors, Elsewhere
from webhooks.guard import FORM, MOST_BYTES

PATH = "/webhooks/twilio/messages"


def said(response: TestResponse) -> list[str]:
    assert response.status_code == 200, response.text
    assert response.mimetype == "text/xml"
    return [message.text or "" for message in ET.fromstring(response.data)]


def test_a_patient_is_answered(doors: Doors, patient: str) -> None:
    (reply,) = said(doors.text(patient, "hello"))
    assert reply
    assert doors.conversation(patient) == [("in", "hello", None), ("out", reply, None)]


def test_the_receipt_of_a_reply_names_the_message(doors: Doors, patient: str) -> None:
    (message,) = ET.fromstring(doors.text(patient, "hello").data)
    ((message_id,),) = doors.rows("select max(message_id) from messages where direction = 'out'")
    assert message.attrib["statusCallback"] == f"{BASE}/webhooks/twilio/status?m={message_id}"


@pytest.mark.parametrize(
    "header", [None, "", "x", "ü", signature(BASE + PATH, {"Body": "another"})["X-Twilio-Signature"]]
)
def test_a_stranger_is_refused_and_nothing_written(doors: Doors, header: str | None, patient: str) -> None:
    before = doors.state()
    headers = {} if header is None else {"X-Twilio-Signature": header}
    response = doors.app.test_client().post(PATH, data=inbound(patient, "hello"), headers=headers)
    assert response.status_code == 403
    assert doors.state() == before


def test_a_wrong_token_is_refused(doors: Doors, patient: str) -> None:
    form = inbound(patient, "hello")
    headers = signature(BASE + PATH, form, token="e" * 32)
    assert doors.app.test_client().post(PATH, data=form, headers=headers).status_code == 403


def test_a_changed_field_an_added_one_and_a_changed_query_are_refused(doors: Doors, patient: str) -> None:
    form = inbound(patient, "hello")
    headers = signature(BASE + PATH, form)
    client = doors.app.test_client()
    assert client.post(PATH, data=form | {"Body": "bye"}, headers=headers).status_code == 403
    assert client.post(PATH, data=form | {"OptOutType": "STOP"}, headers=headers).status_code == 403
    assert client.post(PATH + "?m=1", data=form, headers=headers).status_code == 403


def test_without_a_token_of_ours_nobody_is_let_in(elsewhere: Elsewhere, patient: str) -> None:
    with elsewhere(twilio_auth_token=None) as doors:
        form = inbound(patient, "hello")
        for token in ("", "None", TOKEN):
            headers = signature(BASE + PATH, form, token=token)
            assert doors.app.test_client().post(PATH, data=form, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("base", "called"),
    [
        ("https://desk.riverside.example", "https://desk.riverside.example"),
        ("https://desk.riverside.example", "https://desk.riverside.example:443"),
        ("https://desk.riverside.example:443", "https://desk.riverside.example"),
        ("http://desk.riverside.example", "http://desk.riverside.example:80"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("https://desk.riverside.example/clinic", "https://desk.riverside.example/clinic"),
    ],
)
def test_the_public_address_is_what_was_signed(elsewhere: Elsewhere, base: str, called: str) -> None:
    """A proxy has made http://10.0.0.7:8000 of it."""
    with elsewhere(public_base_url=base) as doors:
        form = inbound("32665", "a short code, so that nothing but the door is asked")
        response = doors.twilio(form, signed=called + PATH, base_url="http://10.0.0.7:8000")
        assert said(response) == []


def test_the_query_belongs_to_the_address(doors: Doors) -> None:
    assert said(doors.twilio(inbound("32665", "x"), f"{PATH}?from=proxy&x=%2F")) == []


def test_empty_fields_and_fields_that_come_twice_are_signed_too(doors: Doors) -> None:
    form = inbound("32665", "", ProfileName="") | {"Several": ["b", "a"]}
    headers = signature(BASE + PATH, Listed(form))
    assert doors.app.test_client().post(PATH, data=form, headers=headers).status_code == 200


class Listed(dict[str, object]):
    """A form as Twilio's own library takes one that has several values of a name."""

    def getlist(self, name: str) -> list[str]:
        found = self[name]
        return [str(one) for one in found] if isinstance(found, list) else [str(found)]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"hello", "text/plain", 415),
        (b"hello", "multipart/form-data; boundary=x", 415),
        (b"", "", 415),
        (b"Body=" + b"x" * MOST_BYTES[FORM], "application/x-www-form-urlencoded", 413),
        (b"x=1&" * 1000, "application/x-www-form-urlencoded", 400),
        (b"Body=hello", "application/x-www-form-urlencoded", 403),
        (b"\xff\xfe=%ff&&==&", "application/x-www-form-urlencoded", 403),
    ],
)
def test_what_is_no_form_of_twilios(doors: Doors, body: bytes, kind: str, status: int) -> None:
    before = doors.state()
    headers = {"X-Twilio-Signature": "x", "Content-Type": kind}
    assert doors.app.test_client().post(PATH, data=body, headers=headers).status_code == status
    assert doors.state() == before


class Endless:
    """A chunked body that never ends, as a server hands it on."""

    def read(self, size: int = -1) -> bytes:
        return b"x" * (1024 if size < 0 else size)


def test_a_body_without_an_end_is_cut_off(doors: Doors) -> None:
    environ = create_environ(PATH, method="POST", content_type="application/x-www-form-urlencoded")
    environ |= {"HTTP_X_TWILIO_SIGNATURE": "x", "wsgi.input": Endless(), "wsgi.input_terminated": True}
    environ.pop("CONTENT_LENGTH", None)
    _body, status, _headers = run_wsgi_app(doors.app, environ, buffered=True)
    assert status.startswith("413")


@pytest.mark.parametrize("missing", ["MessageSid", "From", "To", "Body", "NumMedia"])
def test_a_form_that_lacks_a_field_is_no_error_of_ours(doors: Doors, missing: str, patient: str) -> None:
    form = inbound(patient, "hello")
    for name in (missing, "SmsSid", "SmsMessageSid"):
        form.pop(name, None)
    response = doors.twilio(form)
    assert response.status_code == (400 if missing == "MessageSid" else 200)


def test_a_form_without_any_field_is_no_message(doors: Doors) -> None:
    assert doors.twilio({}, content_type="application/x-www-form-urlencoded").status_code == 400


@pytest.mark.parametrize("sender", ["32665", "CLINICNEWS", "", "messenger:99"])
def test_robots_are_not_answered(doors: Doors, sender: str) -> None:
    before = doors.state()
    assert said(doors.text(sender, "Your code is 1234")) == []
    assert doors.state() == before


TEXTS = (
    "",
    " \n\t ",
    "\0",
    "a\0b\x01\x02\x0b\x1f\x7f\ufffe\uffff",
    "\u202eno em\u202c \u200f \u0645\u0631\u062d\u0628\u0627",
    "👩‍👩‍👧‍👦" * 200,
    "x" * 1600,
    "need a visit " * 500,
    "'; drop table patients; --",
    "<script>alert(1)</script> &amp; ]]>",
    "{{ 7 * 7 }} ${7*7} %s %(x)s {0} {clinic}",
    "Z̸̢͝a̵͝l̷g̶o" * 50,
    "9" * 1500,
    "../../etc/passwd",
)


@pytest.mark.parametrize("words", TEXTS, ids=range(len(TEXTS)))
def test_any_text_is_answered_helpfully(doors: Doors, words: str, patient: str) -> None:
    (reply,) = said(doors.text(patient, words))
    assert reply


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"caf\xe9 ma\xf1ana", b"\xed\xa0\xbd", b"\xf0\x9f\x91", b"\xc0\x80"])
def test_broken_utf8_is_answered_too(doors: Doors, raw: bytes, patient: str) -> None:
    form = inbound(patient, raw.decode(errors="replace"))
    body = "&".join(f"{name}={quote_plus(value)}" for name, value in form.items() if name != "Body").encode()
    escaped = "".join(f"%{byte:02x}" for byte in raw).encode()
    for sent in (raw, escaped):
        headers = signature(BASE + PATH, form) | {"Content-Type": "application/x-www-form-urlencoded"}
        assert said(doors.app.test_client().post(PATH, data=body + b"&Body=" + sent, headers=headers))


@pytest.mark.parametrize("keyword", ["STOP", "START", "HELP"])
def test_where_twilio_has_answered_a_keyword_the_bot_is_silent(doors: Doors, patient: str, keyword: str) -> None:
    assert said(doors.text(patient, keyword.title(), OptOutType=keyword)) == []
    opted_out = doors.rows("select opted_out_at is not null from contacts where address = :a", a=patient)
    assert opted_out == [(keyword == "STOP",)]


def test_a_picture_is_noted_and_its_text_answered(doors: Doors, patient: str) -> None:
    picture = {"NumMedia": "1", "MediaContentType0": "image/jpeg", "MediaUrl0": "https://media.example/1"}
    assert said(doors.text(patient, "", **picture))
    ((_direction, _body, media), _reply) = doors.conversation(patient)
    assert media == [{"content_type": "image/jpeg", "url": "https://media.example/1"}]


def test_whatsapp_is_a_channel_of_its_own(doors: Doors, patient: str) -> None:
    assert said(doors.text(f"whatsapp:{patient}", "hello", To="whatsapp:+12125550100"))
    assert said(doors.text(patient, "hello"))
    channels = doors.rows("select channel from contacts where address = :a order by channel", a=patient)
    assert channels == [("sms",), ("whatsapp",)]


def test_the_same_message_again_gets_the_same_answer_and_changes_nothing(doors: Doors, patient: str) -> None:
    form = inbound(patient, "I need a checkup on Tuesday")
    first = doors.twilio(form)
    before = doors.state()
    again = doors.twilio(form)
    assert (again.status_code, again.data) == (200, first.data)
    assert doors.state() == before


def test_the_same_message_in_eight_threads_at_once_has_one_effect(doors: Doors, patient: str) -> None:
    form = inbound(patient, "I need a checkup on Tuesday")
    with ThreadPoolExecutor(8) as pool:
        answers = {response.data for response in pool.map(lambda _: doors.twilio(form), range(8))}
    assert len(answers) == 1
    assert said(doors.twilio(form))
    assert [direction for direction, _body, _media in doors.conversation(patient)] == ["in", "out"]


def test_eight_first_messages_of_one_patient_at_once_are_all_answered(doors: Doors, patient: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: said(doors.text(patient, "hello")), range(8)))
    assert all(answers)
    assert len(doors.conversation(patient)) == 16
    assert doors.rows("select count(*) from contacts where address = :a", a=patient) == [(1,)]


def test_without_the_database_twilio_is_asked_to_try_again(elsewhere: Elsewhere, patient: str) -> None:
    with elsewhere(database_url=NOWHERE) as doors:
        response = doors.text(patient, "hello")
        assert response.status_code == 503
        assert patient not in response.text
        assert doors.app.test_client().post(PATH, data={}).status_code == 403


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_other_methods_are_refused(doors: Doors, method: str) -> None:
    assert getattr(doors.app.test_client(), method)(PATH).status_code == 405


def test_connections_that_the_server_closed_meanwhile_cost_nobody_an_answer(doors: Doors, patient: str) -> None:
    assert said(doors.text(patient, "hello"))
    with doors.runtime.engine.connect() as conn, doors.runtime.engine.connect() as other:
        pids = [one.execute(text("select pg_backend_pid()")).scalar_one() for one in (conn, other)]
    kill = text("select pg_terminate_backend(pid) from pg_stat_activity where pid = any(:pids)")
    with create_engine(doors.runtime.engine.url, poolclass=NullPool).begin() as conn:
        conn.execute(kill, {"pids": pids})
    assert said(doors.text(patient, "are you there?"))
