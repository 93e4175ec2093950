"""Tells which shape a file has, and reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from knowledge_base.errors import ImportRefused
from knowledge_base.importers import portal_json, portal_page
from knowledge_base.importers.published import Published
from knowledge_base.importers.sources import Source


class Shape(StrEnum):
    """The shapes that are understood."""

    PORTAL_JSON = "portal_json"
    PORTAL_PAGE = "portal_page"
    PORTAL_LIST = "portal_list"


class Claim(NamedTuple):
    """What surrounds a record and must agree with it; empty where nothing is claimed."""

    code: str = ""
    name: str = ""
    fetched_on: date | None = None


def is_list(source: Source) -> bool:
    """Say whether ``source`` is a workbook, the shape of the official lists."""
    return source.name.lower().endswith(".xlsx")


def read_record(source: Source) -> tuple[Shape, Published, Claim]:
    """Return the shape of a file, what it publishes, and what its envelope claims.

    Raises:
        ImportRefused: The file is empty, damaged, in another encoding, or of no known shape.
    """
    data = parse_json(source)
    fetched = data.get("fetched_on")
    if isinstance(data.get("data"), Mapping):  # the portal's answer as it came
        data = data["data"]
    if all(key in data for key in portal_page.KEYS):
        claim = Claim(portal_page.claimed_code(data), str(data["ten_thu_tuc"] or ""))
        return Shape.PORTAL_PAGE, portal_page.read_page(data), claim
    if all(key in data for key in portal_json.KEYS):
        try:
            claim = Claim(fetched_on=date.fromisoformat(fetched) if fetched else None)
            return Shape.PORTAL_JSON, portal_json.read_object(data), claim
        except (AttributeError, TypeError, ValueError, OverflowError) as error:
            raise ImportRefused(
                f"the portal's JSON with a field of another kind: {error}"
            ) from error
    raise ImportRefused("JSON of no known shape (neither the portal's own nor a page dump)")


def parse_json(source: Source) -> Mapping[str, Any]:
    """Return the JSON object in ``source``; raises `ImportRefused` with the reason."""
    if not source.content.strip():
        raise ImportRefused("empty file")
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(f"not UTF-8 (byte {error.start})") from error
    if text.lstrip().startswith("<"):
        raise ImportRefused("a web page, not JSON (the portal's refusal page looks like this)")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(f"broken JSON: {error}") from error
    if not isinstance(data, Mapping):
        raise ImportRefused("JSON, but not one object")
    return data
