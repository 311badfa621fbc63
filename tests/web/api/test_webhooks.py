"""Webhooks set up by a program: kept, changed, looked after, and what was told sent again."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from bot.runtime import Runtime
from db import attention, events, outbox, practice, webhooks
from db.events import EVENTS
from db.tables import HistoryRow, MessageRow
from tests.web.api.conftest import NOW, Api, places, problem
from tests.web.scene import talk
from web.api import blueprint
from web.api import webhooks as door
from web.api.told import EVENTS as TOLD

URL = "https://program.example/events"


def added(api: Api, *events: str, url: str = URL) -> dict[str, Any]:
    answer = api.post("/webhooks", {"url": url, "events": list(events) or ["appointment.booked"]})
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def book(api: Api) -> int:
    slot = api.get("/slots?visit_type=checkup&limit=1").get_json()["items"][0]
    wish = {name: slot[name] for name in ("doctor_id", "visit_type", "appointment_date")}
    answer = api.post("/appointments", {"patient_id": api.patient(), **wish})
    assert answer.status_code == 201, answer.text
    return int(answer.get_json()["appointment_id"])


def test_one_is_made_read_changed_and_removed(api: Api) -> None:
    made = api.post("/webhooks", {"url": URL, "events": ["person.wanted", "person.wanted"]})
    told = made.get_json()
    path = f"/webhooks/{told['webhook_id']}"
    assert made.status_code == 201 and made.headers["Location"] == f"/api/v1{path}"
    assert told["secret"].startswith("whsec_") and told["events"] == ["person.wanted"] and told["active"] is True

    read = api.get(path)
    assert "secret" not in read.get_json() and told["secret"] not in api.get("/webhooks").text
    changed = api.patch(path, {"active": False, "events": ["message.received"]}, If_Match=read.headers["ETag"])
    assert (changed.get_json()["active"], changed.get_json()["events"]) == (False, ["message.received"])
    assert problem(api.patch(path, {"active": True}, If_Match=read.headers["ETag"])) == (412, "changed-meanwhile")

    bearer = {"Authorization": f"Bearer {api.key}"}
    stale = api.client.delete(f"/api/v1{path}", headers={**bearer, "If-Match": read.headers["ETag"]})
    assert problem(stale) == (412, "changed-meanwhile")
    removed = api.client.delete(f"/api/v1{path}", headers=bearer)
    assert removed.get_json() == changed.get_json()
    assert problem(api.get(path)) == (404, "not-found")
    with api.runtime.engine.connect() as conn:
        actions = conn.execute(select(HistoryRow.action).where(HistoryRow.entity == "webhook")).scalars().all()
    assert actions == ["made", "changed", "removed"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"url": "ftp://program.example/", "events": ["appointment.booked"]}, "#/url"),
        ({"url": "https://u:p@program.example/", "events": ["appointment.booked"]}, "#/url"),
        ({"url": URL, "events": []}, "#/events"),
        ({"url": URL, "events": ["appointment.eaten"]}, "#/events/0"),
        ({"url": URL, "events": "appointment.booked"}, "#/events"),
        ({"url": URL}, "#/events"),
        ({"url": URL, "events": ["appointment.booked"], "secret": "mine"}, "#/secret"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_place(shared: Api, body: dict[str, object], place: str) -> None:
    answer = shared.post("/webhooks", body)
    assert problem(answer) == (422, "invalid")
    assert places(answer) == {place}


def test_production_takes_no_address_inside(runtime: Runtime) -> None:
    runtime.settings = runtime.settings.model_copy(update={"reception_env": "production"})
    app = Flask("tests")
    app.register_blueprint(blueprint(runtime))
    api = Api(app.test_client(), runtime)
    for url in ("http://program.example/", "https://10.0.0.1/", "https://[::1]/", "https://127.0.0.1/"):
        answer = api.post("/webhooks", {"url": url, "events": ["appointment.booked"]})
        assert (problem(answer), places(answer)) == ((422, "invalid"), {"#/url"}), url


def test_there_are_only_so_many(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST", 1)
    added(api)
    assert problem(api.post("/webhooks", {"url": URL, "events": ["appointment.booked"]})) == (409, "too-many-webhooks")


def test_what_was_told_is_listed_and_sent_again(api: Api) -> None:
    webhook = added(api)["webhook_id"]
    visit = book(api)
    (one,) = api.get(f"/webhooks/{webhook}/deliveries").get_json()["items"]
    path = f"/webhooks/{webhook}/deliveries/{one['delivery_id']}"
    assert (one["status"], one["attempts"], one["event"]) == ("pending", 0, "appointment.booked")
    assert one["payload"]["data"]["appointment_id"] == visit
    assert one["payload"]["id"] == one["event_id"]

    with api.runtime.engine.begin() as conn:
        found = webhooks.delivery(conn, one["delivery_id"])
        assert found and found.outbox_id
        row = outbox.claim(conn, found.outbox_id, now=NOW, lease=timedelta(minutes=2))
        assert row
        outbox.done(conn, row, now=NOW, provider_id="204")
    told = api.get(path).get_json()
    assert (told["status"], told["attempts"], told["response_code"]) == ("delivered", 1, 204)

    again = api.post(f"{path}/resend").get_json()
    assert (again["status"], again["attempts"], again["event_id"]) == ("pending", 0, one["event_id"])
    assert api.get(f"/webhooks/{webhook}/deliveries?status=delivered").get_json()["items"] == []
    assert len(api.get(f"/webhooks/{webhook}/deliveries?status=pending").get_json()["items"]) == 1
    assert api.post(f"{path}/resend").get_json() == again  # it waits already: nothing is doubled


def test_one_that_is_off_is_sent_nothing_again_and_switching_on_settles_the_matter(api: Api) -> None:
    webhook = added(api)["webhook_id"]
    book(api)
    (one,) = api.get(f"/webhooks/{webhook}/deliveries").get_json()["items"]
    with api.runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="webhook_off", key=f"webhook:{webhook}")
    api.patch(f"/webhooks/{webhook}", {"active": False})
    resend = f"/webhooks/{webhook}/deliveries/{one['delivery_id']}/resend"
    assert problem(api.post(resend)) == (409, "webhook-off")

    api.patch(f"/webhooks/{webhook}", {"active": True})
    assert api.post(resend).status_code == 200
    with api.runtime.engine.connect() as conn:
        assert attention.open_(conn) == []


def test_a_delivery_is_found_under_its_own_webhook_alone(api: Api) -> None:
    one, other = added(api)["webhook_id"], added(api)["webhook_id"]
    book(api)
    (mine,) = api.get(f"/webhooks/{one}/deliveries").get_json()["items"]
    assert problem(api.get(f"/webhooks/{other}/deliveries/{mine['delivery_id']}")) == (404, "not-found")
    assert problem(api.get("/webhooks/999999/deliveries")) == (404, "not-found")


def test_a_webhook_made_by_one_process_is_known_to_the_other_at_once(api: Api) -> None:
    twin = Runtime(api.runtime.settings, threads=2, clock=lambda: NOW)
    app = Flask("twin")
    app.register_blueprint(blueprint(twin))
    other = replace(api, client=app.test_client(), runtime=twin)
    book(other)
    webhook = added(api)["webhook_id"]
    book(other)
    twin.close()

    assert len(api.get(f"/webhooks/{webhook}/deliveries").get_json()["items"]) == 1


def test_two_at_once_with_one_key_are_one(api: Api) -> None:
    answers: list[Any] = []
    body = {"url": URL, "events": ["appointment.booked"]}

    def make() -> None:
        own = replace(api, client=api.client.application.test_client())
        answers.append(own.post("/webhooks", body, Idempotency_Key="one").get_json())

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one["webhook_id"] for one in answers}) == 1
    assert len(api.get("/webhooks").get_json()["items"]) == 1


def test_a_secret_is_changed_and_the_old_one_is_good_for_a_day(api: Api) -> None:
    made = added(api)
    path = f"/webhooks/{made['webhook_id']}"
    tag = api.get(path).headers["ETag"]

    fresh = api.post(f"{path}/rotate-secret", None, Idempotency_Key="one", If_Match=tag).get_json()
    again = api.post(f"{path}/rotate-secret", None, Idempotency_Key="one", If_Match=tag).get_json()

    assert fresh["secret"] == again["secret"] != made["secret"]
    assert fresh["secret"] not in api.get(path).text
    with api.runtime.engine.connect() as conn:
        kept = webhooks.endpoint(conn, made["webhook_id"])
    assert kept
    assert kept.secrets(NOW + webhooks.OVERLAP - timedelta(seconds=1)) == (fresh["secret"], made["secret"])
    assert kept.secrets(NOW + webhooks.OVERLAP) == (fresh["secret"],)
    assert problem(api.post("/webhooks/999999/rotate-secret")) == (404, "not-found")


def test_the_specification_describes_every_event_as_it_is_told(api: Api) -> None:
    webhook = added(api, *EVENTS)["webhook_id"]
    book(api)
    with api.runtime.engine.begin() as conn:
        attention.raise_(conn, now=NOW, kind="human", patient_id=api.patient("Leo Chen"))
        version = practice.version(conn)
        heard = talk(conn, "hello", address="+12125550190")
        row = conn.execute(select(MessageRow.provider_id).where(MessageRow.direction == "in")).scalar_one()
        assert row
        events.message_received(conn, NOW, version, heard.id, channel="sms", provider="simulator", provider_id=row)
    sent = api.get(f"/webhooks/{webhook}/deliveries").get_json()["items"]

    assert {one["event"] for one in sent} == {"appointment.booked", "person.wanted", "message.received"}
    for one in sent:
        model, _ = TOLD[one["event"]]
        assert model.model_validate_json(json.dumps(one["payload"])).id == one["event_id"]
    document = api.client.get("/api/openapi.json").get_json()
    assert tuple(document["webhooks"]) == EVENTS
    assert all("security" in one["post"] for one in document["webhooks"].values())
