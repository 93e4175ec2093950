"""The two places for Rasa under `scripts.serve`: one is used, one is for the next model."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from scripts.addresses import HOST

FOLDER = Path("var/serve")
SLOTS = ("rasa_a", "rasa_b")


@dataclass(frozen=True, slots=True)
class Slots:
    """Where the two are.

    Attributes:
        folder: Holds the model of each, and the file that says which one is used.
        first_port: Of the first; the second has the next.
    """

    folder: Path
    first_port: int

    @property
    def file(self) -> Path:
        """What the gateway reads (``BOT_RASA_FILE``)."""
        return self.folder / "rasas"

    def port(self, slot: str) -> int:
        """Return the port of ``slot``."""
        return self.first_port + SLOTS.index(slot)

    def url(self, slot: str) -> str:
        """Return where the gateway reaches ``slot``."""
        return f"http://{HOST}:{self.port(slot)}"

    def model(self, slot: str) -> Path:
        """Return the file of its model."""
        return self.folder / slot.removeprefix("rasa_") / "motcua.tar.gz"

    def used(self) -> str:
        """Return the slot that is used; the first where nothing was ever said."""
        try:
            told = self.file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return SLOTS[0]
        return next((slot for slot in SLOTS if self.url(slot) == told), SLOTS[0])

    def other(self) -> str:
        """Return the slot that is not used."""
        return SLOTS[1 - SLOTS.index(self.used())]

    def use(self, slot: str) -> None:
        """Say, at once for whoever reads, that ``slot`` is used from now on."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{self.url(slot)}\n", encoding="ascii")
        new.replace(self.file)

    def put(self, model: Path, slot: str) -> None:
        """Copy ``model`` into ``slot``, whole or not at all."""
        into = self.model(slot)
        into.parent.mkdir(parents=True, exist_ok=True)
        new = into.with_suffix(".new")
        shutil.copyfile(model, new)
        new.replace(into)

    def begin_with(self, model: Path) -> None:
        """Use what is used; at the very first start, ``model``."""
        if not self.model(self.used()).exists():
            self.put(model, self.used())
        self.use(self.used())
