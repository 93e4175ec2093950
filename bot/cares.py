"""Which turns are of someone with other cares than papers. Pure."""

from __future__ import annotations

CARES = frozenset({"emergency", "complain_officer", "report_scam"})
"""Intents of a call for help or an accusation: no unit reads them, nothing is asked after them."""
