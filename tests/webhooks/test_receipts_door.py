"""Delivery receipts, as Twilio posts them: several a message, in any order, now and then for nothing of ours."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.providers.twilio import receipt
from tests.webhooks.conftest import Doors

PATH = "/webhooks/twilio/status"


def replied(doors: Doors, patient: str) -> int:
    """The id of a reply that is under way in TwiML."""
    (message,) = ET.fromstring(doors.text(patient, "hello").data)
    return int(message.attrib["statusCallback"].rpartition("=")[2])


def sid(patient: str) -> str:
    return f"SM{patient[1:]:0>32}"


def status(doors: Doors, message_id: int) -> tuple[str, str | None, str | None]:
    query = "select status, provider_id, error_code from messages where message_id = :m"
    ((found, provider_id, code),) = doors.rows(query, m=message_id)
    return found, provider_id, code


def test_a_receipt_finds_its_reply_by_our_id(doors: Doors, patient: str) -> None:
    message_id = replied(doors, patient)
    for word in ("sent", "delivered"):
        response = doors.twilio(receipt(sid(patient), word), f"{PATH}?m={message_id}")
        assert (response.status_code, response.data) == (204, b"")
    assert status(doors, message_id) == ("delivered", sid(patient), None)


def test_receipts_that_come_out_of_order_take_nothing_back(doors: Doors, patient: str) -> None:
    message_id = replied(doors, patient)
    for word in ("delivered", "sent", "queued", "delivered"):
        assert doors.twilio(receipt(sid(patient), word), f"{PATH}?m={message_id}").status_code == 204
    assert status(doors, message_id)[0] == "delivered"


def test_a_failure_is_kept_with_its_code(doors: Doors, patient: str) -> None:
    message_id = replied(doors, patient)
    form = receipt(sid(patient), "undelivered", ErrorCode="30005")
    assert doors.twilio(form, f"{PATH}?m={message_id}").status_code == 204
    found, _provider_id, code = status(doors, message_id)
    assert (found, code) == ("failed", "30005")


@pytest.mark.parametrize("query", ["", "?m=", "?m=abc", "?m=999999", "?m=99999999999999999999", "?m=1&m=2", "?x=%00"])
def test_a_receipt_of_nothing_that_we_know_is_taken_calmly(doors: Doors, query: str) -> None:
    assert doors.twilio(receipt("SM" + "8" * 32, "delivered"), PATH + query).status_code == 204


@pytest.mark.parametrize(
    "form",
    [receipt("SM8", "exploded"), receipt("SM8", ""), {"MessageSid": "SM8"}, receipt("SM8\0", "sent", ErrorCode="\0")],
)
def test_an_odd_receipt_is_taken_calmly(doors: Doors, form: dict[str, str]) -> None:
    assert doors.twilio(form, PATH).status_code == 204


def test_a_receipt_of_no_message_is_refused(doors: Doors) -> None:
    assert doors.twilio({"MessageStatus": "sent"}, PATH).status_code == 400


def test_a_strangers_receipt_is_refused(doors: Doors, patient: str) -> None:
    message_id = replied(doors, patient)
    before = status(doors, message_id)
    form = receipt(sid(patient), "failed")
    client = doors.app.test_client()
    assert client.post(f"{PATH}?m={message_id}", data=form).status_code == 403
    # Signed for another message of ours.
    assert (
        doors.twilio(form, f"{PATH}?m={message_id}", signed=f"https://desk.riverside.example{PATH}?m=1").status_code
        == 403
    )
    assert status(doors, message_id) == before
