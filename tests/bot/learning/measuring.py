"""Measures how much of planted names and addresses is masked, and how much else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.learning.names import mask_names
from bot.text import fold, normalise

HERE = Path(__file__).parent
PLANTED = re.compile(r"\{([^}]*)\}")
WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)*")
KINDS = (
    "thon xa phuong so duong huyen quan nha ap khu pho to xom ban buon khom thi tran hem ngo "
    "ngach kiet chung cu phong tang toa can ho ba ong be o tap the dac lang nhu dan ktx block lo "
    "truong tieu hoc kenh chua cho dong xu cong nghiep do y te tram lao"
)
"""Words that only say what kind of thing is named."""


@dataclass(frozen=True)
class Planted:
    """A message, and one name or address in it."""

    text: str
    name: str

    def is_masked(self) -> bool:
        """Say whether no word of the name is left that tells more than its kind."""
        left = Counter(words(mask_names(normalise(self.text))))
        around = Counter(words(self.text.replace(self.name, " ", 1)))
        return not any(
            left[word] > around[word] for word in words(self.name) if word not in KINDS.split()
        )


def words(text: str) -> list[str]:
    return WORD.findall(fold(normalise(text)))


def planted(lines: Iterator[str] | list[str]) -> list[Planted]:
    """Return one for each {name} of ``lines``."""
    found = []
    for line in lines:
        text = PLANTED.sub(r"\1", line)
        found += [Planted(text, name) for name in PLANTED.findall(line)]
    return found


def lines_of(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def touched(lines: list[str]) -> list[tuple[str, str]]:
    """Return the harmless lines that masking changes, each with what it makes of it."""
    made = [(line, mask_names(normalise(line))) for line in lines]
    return [(line, masked) for line, masked in made if masked != normalise(line)]
