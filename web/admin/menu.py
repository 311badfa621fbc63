"""Where one may go on the desk: a line a page, in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its name in texts is `page.<section>`. What every colleague needs daily stands in the bar."""

    section: str
    endpoint: str
    where: Literal["bar", "more"] = "more"
    role: Literal["staff", "admin"] = "staff"


MENU: tuple[Entry, ...] = (
    Entry("conversations", "admin.inbox", "bar"),
    Entry("day", "admin.day", "bar"),
    Entry("patients", "admin.patients_list", "bar"),
    Entry("figures", "admin.figures", "bar"),
    Entry("reminders", "admin.reminders"),
    Entry("jobs", "admin.jobs"),
    Entry("quick_replies", "admin.quick_replies"),
    Entry("practice", "admin.practice"),
    Entry("account", "admin.account"),
    Entry("colleagues", "admin.colleagues", role="admin"),
    Entry("audit", "admin.audit_log", role="admin"),
    Entry("keys", "admin.api_keys", role="admin"),
    Entry("webhooks", "admin.webhooks_list", role="admin"),
    Entry("feeds", "admin.calendar_feeds", role="admin"),
)


def entries(where: str, role: str) -> list[Entry]:
    """What a colleague of this role finds in the bar, or under "more"."""
    return [entry for entry in MENU if entry.where == where and (role == "admin" or entry.role == "staff")]
