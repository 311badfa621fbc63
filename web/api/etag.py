"""Entity tags: an update meant for what the caller has seen never lands on something newer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from werkzeug.datastructures import ETags
from werkzeug.http import parse_etags

from web.api.fields import Told
from web.api.problems import Fault, Problem


class Resource(Told):
    """An answer that is one thing and bears an ETag."""


def tag(seen: Resource) -> str:
    """The strong ETag of a representation, without its quotes: what reads the same has the same tag."""
    return hashlib.sha256(seen.model_dump_json().encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Tags:
    """The request's If-Match header, None where there is none."""

    header: str | None

    def must_hold(self, current: Resource) -> None:
        """Call with the row locked. Raises Problem changed-meanwhile (412) where the caller has seen something else."""
        if self.header is None or _names(parse_etags(self.header), tag(current)):
            return
        faults = [Fault("names another state than the present one", header="If-Match")]
        raise Problem("changed-meanwhile", "It was changed since you read it. Read it again, then decide.", faults)


def _names(tags: ETags, current: str) -> bool:
    return tags.star_tag or tags.contains(current)
