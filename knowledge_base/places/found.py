"""What a name of a place may come to: a province, a question, or an abolished district."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A province that was understood.

    Attributes:
        area: The former province that was named, where resolutions of its own may still hold;
            ``None``: only the present province was named.
        commune: The commune that was named, by its full name.
    """

    province: str
    area: str | None = None
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that may mean several places.

    Attributes:
        name: The name as it is written today.
        meanings: Each place it may mean, in words.
        provinces: The provinces in which they lie, none twice.
    """

    name: str
    meanings: tuple[str, ...]
    provinces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """An abolished district; nothing is known of which communes took its place."""

    name: str


Matched = Place | Ambiguous | District
