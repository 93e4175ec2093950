"""What a search gives back."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """A procedure that may be meant.

    Attributes:
        code: Which procedure.
        score: The estimated chance that this one is meant, in [0, 1]; the chances of all hits
            and of *none of them* add up to one.
    """

    code: str
    score: float
