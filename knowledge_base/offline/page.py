"""Puts the offline page together: one file, and nothing in it may ask the network."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from knowledge_base import phrases
from knowledge_base.offline.record import pack, shared_words
from knowledge_base.procedure import Procedure

FOLDER = Path(__file__).resolve().parent
SCRIPTS = ("finding.js", "ticklist.js", "page.js")
FIRST = 12  # procedures that are offered before anything is asked
MOST_BYTES = 600_000  # what a phone on a weak network loads once and keeps
HOTLINE = "18001096"  # of the National Public Service Portal


def offline_page(procedures: Sequence[Procedure], today: date, hotline: str = HOTLINE) -> str:
    """Return the page with ``procedures``, which must be curated and at least one.

    Args:
        procedures: What is shown.
        today: The day that the page says it was made on.
        hotline: The number to ring before one relies on it.
    """
    script, style = "".join(map(_part, SCRIPTS)), _part("page.css")
    days = [procedure.as_of for procedure in procedures]
    return Template(_part("page.html")).substitute(
        policy=policy(script, style),
        style=style,
        script=script,
        data=_data(procedures),
        count=len(procedures),
        oldest=phrases.day(min(days)),
        newest=phrases.day(max(days)),
        made=phrases.day(today),
        hotline=escape(hotline),
    )


def those_that_fit(
    procedures: Sequence[Procedure], today: date, most_bytes: int = MOST_BYTES
) -> list[Procedure]:
    """Return as many of ``procedures`` as a page of ``most_bytes`` holds, the most used of them.

    At least one is returned, in the order in which they were given.
    """
    kept = list(procedures)
    while len(kept) > 1 and len(offline_page(kept, today).encode()) > most_bytes:
        kept.remove(min(kept, key=_used))
    return kept


def _used(procedure: Procedure) -> float:
    """Return how often it is used; where nobody counted, it is not known to be seldom."""
    return math.inf if procedure.usage_weight is None else procedure.usage_weight


def policy(script: str, style: str) -> str:
    """Return a content policy that allows this very script and style, and no request at all."""
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _data(procedures: Sequence[Procedure]) -> str:
    """Return the records as JSON that cannot end the element it stands in."""
    used = sorted(procedures, key=lambda p: -(p.usage_weight or 0))
    data = shared_words(map(pack, procedures)) | {
        "cutoff": phrases.CUTOFF_15H,
        "first": [procedure.code for procedure in used[:FIRST]],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
