"""The files that all pages share: styles, scripts and pieces of templates, served by us and kept by browsers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, url_for

from web import packing
from web.packing import FOREVER, digest

if TYPE_CHECKING:
    from bot.runtime import Runtime

HERE = Path(__file__).parent
ROWS = 24 * 60 // 5  # of the drawn day: one every five minutes


def blueprint(_: Runtime) -> Blueprint:
    """Serves `/assets/…` and lends its templates to every other page."""
    made = Blueprint(
        "assets",
        __name__,
        url_prefix="/assets",
        static_folder=str(HERE / "static"),
        static_url_path="/files",
        template_folder=str(HERE / "templates"),
    )

    made.after_app_request(packing.pack)

    @made.get("/day-rows.css")
    def day_rows() -> Response:
        return Response(rows_css(), mimetype="text/css", headers={"Cache-Control": FOREVER})

    @made.app_template_global("asset")
    def asset(name: str, owner: str = "assets") -> str:
        """The address of a static file; it changes when the file does, so that browsers may keep it for ever."""
        folder = current_app.blueprints[owner].static_folder or ""
        return url_for(f"{owner}.static", filename=name, v=digest(Path(folder, name)))

    return made


@cache
def rows_css() -> str:
    """`.row-N` begins where the N-th five minutes do, `.long-N` takes N times five: places without inline styles."""
    begins = (f".row-{n}{{grid-row-start:{n}}}" for n in range(1, ROWS + 2))
    takes = (f".long-{n}{{grid-row-end:span {n}}}" for n in range(1, ROWS + 1))
    return "\n".join((*begins, *takes))
