"""Reads a page dump: one JSON object with the flattened text of a procedure's page."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from knowledge_base.importers.page_legal import read_legal
from knowledge_base.importers.page_methods import read_methods
from knowledge_base.importers.page_papers import read_papers
from knowledge_base.importers.page_sections import cut_sections
from knowledge_base.importers.page_texts import (
    read_levels,
    read_lines,
    read_list,
    read_results,
    read_text,
)
from knowledge_base.importers.published import Published

KEYS = ("ma_thu_tuc", "ten_thu_tuc", "raw_text")
"""Keys by which the shape is known."""


def claimed_code(page: Mapping[str, Any]) -> str:
    """Return the code that the crawler asked for; the page itself may be another's."""
    return str(page.get("ma_thu_tuc", "")).strip()


def read_page(page: Mapping[str, Any]) -> Published:
    """Return what a page dump publishes.

    Everything is read from ``raw_text``: the dump's own fields were cut at the first place where
    a heading's words occur, so that some hold parts of others.

    Raises:
        ImportRefused: The text lacks a heading that every page has.
    """
    cut = cut_sections(unicodedata.normalize("NFC", str(page.get("raw_text") or "")))
    authority = read_text(cut["authority"])
    agency = read_text(cut["agency"]) or authority
    decides = {agency.casefold(), authority.casefold()}
    offices = {line.casefold(): line for line in read_lines(cut["address"])}
    return Published(
        code=read_text(cut["code"]),
        name=read_text(cut["name"]),
        source_url=str(page.get("detail_url") or ""),
        decision_no=read_text(cut["decision_no"]),
        levels=read_levels(cut["levels"]),
        field=read_text(cut["field"]),
        audience=read_list(cut["audience"]),
        agency=agency,
        authority="" if authority.casefold() == agency.casefold() else authority,
        offices=tuple(line for key, line in offices.items() if key not in decides),
        steps=read_lines(cut["steps"]),
        methods=tuple(read_methods(cut["methods"])),
        papers=tuple(read_papers(cut["papers"])),
        legal_basis=read_legal(cut["legal"]),
        conditions=read_lines(cut["conditions"]) or read_lines(cut["about"]),
        results=read_results(cut["results"]),
    )
