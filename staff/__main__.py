"""The commands of the officers' pages: ``python -m staff serve``, ``python -m staff user``."""

from __future__ import annotations

from staff.cli import cli

cli()
