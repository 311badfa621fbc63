"""One web process under measurement, with the product's own gunicorn settings: `python -m bench.web bare|by_hand|product`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from flask import Flask

from bot.settings import Settings, load
from web.serve import serve


def product(settings: Settings) -> Flask:
    """(c) this product."""
    from app import create_app
    from bot.logs import set_up
    from bot.runtime import Runtime

    set_up(settings, "web")
    return create_app(Runtime(settings, name="reception web", threads=settings.web_threads))


def rival(name: str) -> Callable[[Settings], Flask]:
    """(a) or (b)."""

    def made(settings: Settings) -> Flask:
        from bench import rivals

        assert settings.database_url
        app = (
            rivals.bare(settings.base_url)
            if name == "bare"
            else rivals.by_hand(settings.base_url, settings.database_url)
        )
        app.extensions["runtime"] = Nothing()
        return app

    return made


class Nothing:
    """A rival holds nothing that a fork would have to let go of."""

    def after_fork(self) -> None:
        return


KINDS: Mapping[str, Callable[[Settings], Flask]] = {
    "bare": rival("bare"),
    "by_hand": rival("by_hand"),
    "product": product,
}


def main() -> None:
    settings = load(None)
    serve(settings, lambda: KINDS[sys.argv[1]](settings))


if __name__ == "__main__":
    main()
