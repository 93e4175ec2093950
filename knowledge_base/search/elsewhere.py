"""Procedures that exist and that no catalogue here holds: known by their names alone.

A question that is nearer to one of these names than to all that is said of the procedures held is
about that one: it can be named and declined, where else the nearest of the held was answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge_base.procedure import Procedure
from knowledge_base.search.query import normalise
from knowledge_base.search.texts import bare_name
from knowledge_base.text import fold

Floats = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
NEAR = 0.45
"""Least cosine of a question and a name that it may mean."""
NEARER = 0.05
"""How much nearer it must be than to the names of what is held."""
SAME = 0.7
"""From this cosine on two names are of one procedure under two codes."""
LOOKED_AT = 3


class Elsewhere:
    """Names of procedures that are not held."""

    def __init__(
        self, names: Mapping[str, str], held: Mapping[str, Procedure], encode: Encode
    ) -> None:
        """Keep those of ``names``, by code, that are no procedure of ``held`` by another code.

        Args:
            names: Code -> official name.
            held: Code -> record.
            encode: Texts to an (n, d) array of unit rows.
        """
        self._held, self._encode = held, encode
        titles = list({bare_name(procedure.name).lower() for procedure in held.values()})
        told = {
            c: _sentence(bare_name(n)) for c, n in names.items() if c not in held and n.strip()
        }
        if not told:
            self._names = []
            return
        vectors = encode([name.lower() for name in told.values()])
        known = encode(titles)
        folded = {fold(title) for title in titles}
        apart = [
            place
            for place, name in enumerate(told.values())
            if fold(name) not in folded and float((known @ vectors[place]).max(initial=0)) < SAME
        ]
        self._names = [list(told.values())[place] for place in apart]
        self._vectors = vectors[apart]
        self._said = lru_cache(maxsize=4096)(self._said_of)

    def __len__(self) -> int:
        return len(self._names)

    def meant(self, question: str, nearest: Sequence[str]) -> str | None:
        """Return the name that ``question`` is about, unless it is about what is held.

        Args:
            question: As typed.
            nearest: Codes of the held procedures that the search ranks first.
        """
        if not self._names:
            return None
        asked = self._encode([normalise(question)])[0]
        cosines = self._vectors @ asked
        best = int(cosines.argmax())
        near = float(cosines[best])
        of_held = (float((self._said(code) @ asked).max()) for code in nearest[:LOOKED_AT])
        wanted = max(NEAR, max(of_held, default=0.0) + NEARER)
        return self._names[best] if near > wanted else None

    def _said_of(self, code: str) -> Floats:
        record = self._held[code]
        texts = (bare_name(record.name), record.short_name, *record.aliases)
        return self._encode([text.lower() for text in texts])


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]
