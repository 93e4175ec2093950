"""Links that open the bot at one procedure, or at dossiers: what follows ``start=``. Pure."""

from __future__ import annotations

import json
import re

GREETING = "/greet"
DOSSIER = "/ask_dossier_status"

_LINK = re.compile(
    r"(?P<what>\w*?)(?:--(?P<unit>(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*))?", re.ASCII
)
_PROCEDURE = re.compile(r"p_(\d)_(\d{6})")


def link(payload: str) -> tuple[str, str | None]:
    """Return what a deep link's ``payload`` presses, and the unit that it names.

    ``p_1_001193`` is the procedure 1.001193, ``d`` is a dossier; ``--<unit>`` may follow. What is
    none of these greets.
    """
    match = _LINK.fullmatch(payload.strip())
    if match is None:
        return GREETING, None
    what, unit = match.group("what", "unit")
    if what == "d":
        return DOSSIER, unit
    if code := linked_procedure(what):
        return "/ask_overview" + json.dumps({"procedure": code}), unit
    return GREETING, unit


def linked_procedure(payload: str) -> str | None:
    """Return the code that ``payload`` names: ``p_1_001193`` -> ``1.001193``; else ``None``."""
    match = _PROCEDURE.fullmatch(payload)
    return ".".join(match.groups()) if match else None
