"""Citizens who only wait to be told: each change of their dossier is one notice, never two."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, create_engine

from bot.database import LOST_AFTER, engine_at, transaction
from bot.delivery.letters import Address
from bot.followers import note_address
from bot.keys import Pseudonyms
from bot.news import board
from bot.sealing import Seal
from dossiers.calendar import vietnam
from dossiers.errors import DossierError
from dossiers.factors import Hasher
from dossiers.importing import Importer
from dossiers.notices.followings import Followings
from dossiers.notices.news import Told
from dossiers.states import State
from tests.dossiers.conftest import HEADER, KEY, MAPPING, ROW, a_code
from tests.fakes.telegram import FakeTelegram

CHATS = (901, 902, 903)
CODES = [f"H56.14-261120-{number:04}" for number in range(1, len(CHATS) + 1)]
STATES = (6, 4)  # to pay, in process: one after the other
FIRST = 4


@dataclass
class Followers:
    """Those who follow, and the one-stop software that changes their dossiers."""

    folder: Path
    dossiers_url: str
    gateway_url: str
    pseudonym_key: str
    store_key: str
    telegram: FakeTelegram
    changes: int = 0
    _dossiers: Engine = field(init=False)

    def begin(self) -> None:
        """Import the dossiers and let each be followed."""
        self._dossiers = create_engine(self.dossiers_url, connect_args=LOST_AFTER)
        self._import(FIRST)
        seal, now, store = Seal(self.store_key), time.time(), engine_at(self.gateway_url)
        told = Told(State.PROCESSING, None, None, date.today())  # noqa: DTZ011
        for chat, code in zip(CHATS, CODES, strict=True):
            sender = Pseudonyms(self.pseudonym_key).of_sender("telegram", str(chat))
            with transaction(store) as connection:
                board.follow(connection, sender, "telegram", now)
                sealed = seal.shut(Address(to=str(chat)).model_dump_json())
                note_address(connection, sender, sealed)
            Followings(self._dossiers).add(sender, a_code(code), "telegram", told, [], now)
        store.dispose()

    def change(self) -> bool:
        """Change every dossier; ``False``: the database is away, try later."""
        try:
            self._import(STATES[self.changes % len(STATES)])
        except DossierError:
            self._dossiers.dispose()
            return False
        self.changes += 1
        return True

    def _import(self, state: int) -> None:
        rows = [
            ROW.replace("H56.14-261120-0021", code)
            .replace(",6,", f",{state},")
            .replace("Lệ phí bản sao", "")
            .replace("20261125170000", "20271125170000")  # not due yet
            for code in CODES
        ]
        file = self.folder / "export.csv"
        file.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        importer = Importer(self._dossiers, Hasher(KEY), vietnam())
        importer.run(file, MAPPING, told_at=time.time())

    def told(self) -> Counter[str]:
        """Return how often each chat was told something."""
        chats = {str(chat) for chat in CHATS}
        return Counter(one["chat_id"] for one in self.telegram.sent if one["chat_id"] in chats)
