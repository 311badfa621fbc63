"""A webhook's address and what it is told of, edited on its page; the second of two who do so at once is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import request

from db import webhooks
from db.events import EVENTS
from db.webhooks import Endpoint
from web import conflict
from web.conflict import Fields
from web.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds. `status` tells how it was answered; `open`: it is to be seen at once."""

    fields: Fields
    was: str
    wrong: Mapping[str, str] = field(default_factory=dict)
    meanwhile: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    @property
    def open(self) -> bool:
        return self.status != 200

    @property
    def told(self) -> list[str]:
        return self.fields["events"].split(",")


def opened(found: Endpoint) -> Draft:
    """The form as it is opened."""
    now = _fields(found)
    return Draft(now, conflict.kept(now))


def save(
    conn: Connection, found: Endpoint, bad: Callable[[str], str], t: Words, *, now: datetime, actor: str
) -> Draft | None:
    """Saves what was typed for a locked webhook; the form again where that cannot be. `bad` tells what is wrong with an address."""
    was, holds = conflict.remembered(request.form.get("was", "")), _fields(found)
    typed = {"url": request.form.get("url", "").strip()[:2000], "events": _listed(request.form.getlist("event"))}
    if holds != was:
        met = conflict.meet(typed, was, holds)
        return Draft(met.fields, conflict.kept(holds), meanwhile=met.told, status=409)
    said = {
        "url": bad(typed["url"]) if typed["url"] != found.url else "",
        "events": "" if typed["events"] else t("webhooks.no_event"),
    }
    if wrong := {name: words for name, words in said.items() if words}:
        return Draft(typed, conflict.kept(was), wrong, status=422)
    values = {"url": typed["url"], "events": typed["events"].split(",")}
    changed = {name: value for name, value in values.items() if typed[name] != holds[name]}
    if changed:
        webhooks.change(conn, found.webhook_id, changed, now=now, actor=actor)
    return None


def _fields(found: Endpoint) -> dict[str, str]:
    return {"url": found.url, "events": _listed(found.events)}


def _listed(events: Sequence[str]) -> str:
    """Events as one text, in the order in which they are shown."""
    return ",".join(event for event in EVENTS if event in events)
