"""The PostgreSQL and the Valkey that we bring ourselves, for whoever has set none up: `with postgres(folder) as server`."""

from __future__ import annotations

from db.embedded.lease import EmbeddedError, Server, postgres, running, valkey

__all__ = ["EmbeddedError", "Server", "postgres", "running", "valkey"]
