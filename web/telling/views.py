"""Each part of the page of figures: out of what was counted, the chart, the table, and a sentence that tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from db import figures
from web import spelled
from web.charts.columns import columns
from web.charts.model import Chart, Series
from web.charts.trend import trend
from web.desk import Desk
from web.numbers import Numbers
from web.stretch import Bucket, Stretch, buckets
from web.telling.found import Found
from web.telling.panels import Cell, Panel, Table, group, legend

CHANNELS = ("sms", "whatsapp", "telegram", "staff", "api")
"""In the order in which they are stacked; every other door counts as the desk's."""
USUAL_HOURS = range(7, 20)
WAYS = ("text", "email", "waiting", "failed", "dropped")
ANSWERS = ("yes", "no", "superseded", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the figures: whose eyes, which days, what a segment costs."""

    at: Desk
    stretch: Stretch
    price: Decimal
    numbers: Numbers

    @property
    def buckets(self) -> tuple[Bucket, ...]:
        return buckets(self.stretch)

    def labels(self) -> list[str]:
        return [spelled.label(one, self.stretch.days, self.at.t.language) for one in self.buckets]

    def spelled(self, bucket: Bucket) -> Cell:
        """A day, or from day to day: what stands first in a row of a table."""
        if bucket.first == bucket.last:
            return bucket.first
        return spelled.days(bucket.first, bucket.last, self.at.t.language)

    def summed(self, days: Mapping[date, int]) -> list[int]:
        """Counts by day as counts by bucket."""
        return [sum(count for day, count in days.items() if one.first <= day <= one.last) for one in self.buckets]


def bookings(look: Look, found: Found) -> Panel:
    """Bookings by the hour at which they were made, stacked by channel."""
    t, numbers = look.at.t, look.numbers
    counted: Counter[tuple[str, int]] = Counter()
    for one in found.bookings:
        counted[one.channel if one.channel in CHANNELS else "staff", one.hour] += one.count
    used = [channel for channel in CHANNELS if any(key[0] == channel for key in counted)]
    hours = [hour for hour in range(24) if hour in USUAL_HOURS or any(key[1] == hour for key in counted)]
    hours = list(range(min(hours), max(hours) + 1))
    names = {channel: t.named("channel", channel) for channel in used}
    series = [
        Series(names[channel], [counted[channel, hour] for hour in hours], CHANNELS.index(channel)) for channel in used
    ]
    labels = [look.at.times.hour(hour) for hour in hours]
    busiest = max(hours, key=lambda hour: sum(counted[channel, hour] for channel in used))
    told = t("figures.bookings_told", n=numbers.count(found.booked), hour=look.at.times.hour(busiest))
    chart = Chart("bookings", t("figures.bookings"), told, labels, series, numbers.short)
    return Panel(
        "bookings",
        chart.title,
        told if found.booked else "",
        Table(
            (t("figures.hour"), *names.values()),
            tuple((label, *(int(each.values[at]) for each in series)) for at, label in enumerate(labels)),
        ),
        svg=columns(chart),
        legend=legend(series, numbers.count),
        empty=not found.booked,
    )


def talks(look: Look, found: Found) -> Panel:
    """The share of talks that needed nobody, as it went."""
    t, numbers = look.at.t, look.numbers
    all_ = look.summed({day: count for day, count, _ in found.handled.days})
    alone = look.summed({day: count for day, _, count in found.handled.days})
    shares = [mine / whole if whole else None for whole, mine in zip(all_, alone, strict=True)]
    told = t(
        "figures.talks_told",
        alone=numbers.count(found.handled.alone),
        n=numbers.count(found.handled.talks),
        share=numbers.share(found.handled.share),
    )
    return Panel(
        "talks",
        t("figures.talks"),
        told if found.handled.talks else "",
        Table(
            (t("figures.days"), t("figures.all_talks"), t("figures.alone"), t("figures.share")),
            tuple(
                (look.spelled(one), whole, mine, share)
                for one, whole, mine, share in zip(look.buckets, all_, alone, shares, strict=True)
            ),
        ),
        svg=trend("talks", t("figures.talks"), told, look.labels(), shares, numbers.share),
        empty=not found.handled.talks,
    )


def visits(look: Look, found: Found) -> Panel:
    """The visits of those days by what became of them."""
    t, numbers = look.at.t, look.numbers
    kinds: tuple[tuple[str, Callable[[figures.VisitDay], int]], ...] = (
        (t("figures.completed"), lambda day: day.completed),
        (t("figures.open"), lambda day: day.open),
        (t("figures.cancelled"), lambda day: day.cancelled),
        (t("figures.no_show"), lambda day: day.no_show),
    )
    series = [
        Series(name, look.summed({day.day: of(day) for day in found.visit_days}), fill)
        for fill, (name, of) in enumerate(kinds)
    ]
    told = t(
        "figures.visits_told",
        n=numbers.count(found.visits.booked),
        confirmed=numbers.share(found.visits.confirmation_rate),
        missed=numbers.share(found.visits.no_show_rate),
    )
    chart = Chart("visits", t("figures.visits"), told, look.labels(), series, numbers.short)
    rows = zip(look.buckets, *(each.values for each in series), strict=True)
    return Panel(
        "visits",
        chart.title,
        told if found.visits.booked else "",
        Table(
            (t("figures.days"), *(each.name for each in series)),
            tuple((look.spelled(bucket), *(int(one) for one in counts)) for bucket, *counts in rows),
        ),
        svg=columns(chart),
        legend=legend(series, numbers.count),
        empty=not found.visits.booked,
    )


def reminders(look: Look, found: Found) -> Panel:
    """Which way reminders went, what was answered, and why some were not sent."""
    t, counted = look.at.t, found.reminders
    ways = {**counted.ways, "dropped": sum(counted.dropped.values())}
    went = [(t.named("figures_way", way), ways.get(way, 0)) for way in WAYS]
    said = [(t.named("figures_answer", answer), counted.answers.get(answer, 0)) for answer in ANSWERS]
    why = Counter[str]()
    for reason, count in counted.dropped.items():
        why[t.named("figures_dropped", reason.replace("-", "").replace(" ", "_"))] += count
    groups = [group(t("figures.ways"), went), group(t("figures.answers"), said, 1)]
    if why:
        groups.append(group(t("figures.dropped"), why.most_common(), 2))
    sent = sum(ways.get(way, 0) for way in ("text", "email"))
    return Panel(
        "reminders",
        t("figures.reminders"),
        t("figures.reminders_told", n=look.numbers.count(sent)),
        Table(
            (t("figures.what"), t("figures.which"), t("figures.count")),
            tuple((each.title, row.label, row.count) for each in groups for row in each.rows),
        ),
        groups=tuple(groups),
        empty=not sum(ways.values()),
    )


def waits(look: Look, found: Found) -> Panel:
    """How long patients waited for a person."""
    t, numbers, waited = look.at.t, look.numbers, found.waits
    edges = [t("figures.up_to", span=numbers.wait(edge)) for edge in figures.SPREAD]
    counted = list(
        zip([*edges, t("figures.longer", span=numbers.wait(figures.SPREAD[-1]))], waited.spread, strict=True)
    )
    counted.append((t("figures.still_waiting"), waited.called - waited.answered))
    spread = group(t("figures.waited"), counted, 3)
    told = t(
        "figures.waits_told",
        median=numbers.wait(waited.median),
        ninth=numbers.wait(waited.ninth),
        longest=numbers.wait(waited.longest),
    )
    return Panel(
        "waits",
        t("figures.waits"),
        told if waited.answered else "",
        Table(
            (t("figures.waited"), t("figures.count"), t("figures.share")),
            tuple((row.label, row.count, row.share) for row in spread.rows),
        ),
        groups=(spread,),
        empty=not waited.called,
    )


def texts(look: Look, found: Found) -> Panel:
    """Segments of SMS, and about what they cost."""
    t, numbers = look.at.t, look.numbers
    counts = look.summed(dict(found.texts.days))
    told = t(
        "figures.texts_told",
        segments=numbers.count(found.texts.segments),
        n=numbers.count(found.texts.messages),
        cost=numbers.money(found.texts.cost),
    )
    chart = Chart(
        "texts", t("figures.texts"), told, look.labels(), [Series(t("figures.segments"), counts)], numbers.short
    )
    return Panel(
        "texts",
        chart.title,
        told if found.texts.messages else "",
        Table(
            (t("figures.days"), t("figures.segments"), t("figures.cost")),
            tuple(
                (look.spelled(one), count, count * look.price) for one, count in zip(look.buckets, counts, strict=True)
            ),
        ),
        svg=columns(chart),
        empty=not found.texts.messages,
    )


PANELS: Mapping[str, Callable[[Look, Found], Panel]] = {
    "bookings": bookings,
    "talks": talks,
    "visits": visits,
    "texts": texts,
    "reminders": reminders,
    "waits": waits,
}
"""In the order of the page."""
