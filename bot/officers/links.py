"""Links a chat to an officer's account, for a week. Blocking."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, select

from bot.database import insert_or, transaction
from bot.errors import SealBroken
from bot.keys import Pseudonyms
from bot.officers.tables import OFFICER_CHATS, OFFICER_CODES
from bot.sealing import Seal

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read for another
CODE_CHARS = 8  # 31^8: nobody guesses one in its minutes
CODE_S = 600.0
LINK_S = 7 * 24 * 3600.0


@dataclass(frozen=True)
class Links:
    """Makes codes, and knows whose chat is whose."""

    engine: Engine
    seal: Seal
    pseudonyms: Pseudonyms

    def new_code(self, account: str, now: float) -> str:
        """Return a code that links one chat to ``account`` within ten minutes."""
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_CHARS))
        row = {"key": self.pseudonyms.of_code(code), "account": self.seal.shut(account)}
        with transaction(self.engine) as connection:
            made = insert_or(connection, OFFICER_CODES).values(until=now + CODE_S, **row)
            connection.execute(made)
        return code

    def link(self, sender: str, code: str, now: float) -> str | None:
        """Link the chat of ``sender`` by ``code``, once; return the account, if it is right."""
        mine = OFFICER_CODES.c.key == self.pseudonyms.of_code(code)
        with transaction(self.engine) as connection:
            used = delete(OFFICER_CODES).where(mine, OFFICER_CODES.c.until > now)
            sealed = connection.execute(
                used.returning(OFFICER_CODES.c.account)
            ).scalar_one_or_none()
            account = None if sealed is None else self._opened(sealed)
            if sealed is None or account is None:
                return None
            told = {"owner": self.pseudonyms.of_account(account), "account": sealed}
            told_ = told | {"until": now + LINK_S}
            row = insert_or(connection, OFFICER_CHATS).values(sender=sender, **told_)
            connection.execute(row.on_conflict_do_update(index_elements=["sender"], set_=told_))
        return account

    def account_of(self, sender: str, now: float) -> str | None:
        """Return the account whose chat it is; ``None``: a citizen's."""
        mine = OFFICER_CHATS.c.sender == sender, OFFICER_CHATS.c.until > now
        with transaction(self.engine) as connection:
            asked = select(OFFICER_CHATS.c.account).where(*mine)
            sealed = connection.execute(asked).scalar_one_or_none()
        return None if sealed is None else self._opened(sealed)

    def unlink(self, sender: str) -> bool:
        """End the link of one chat; ``False``: it had none."""
        with transaction(self.engine) as connection:
            return forget_link(connection, sender)

    def unlink_all(self, account: str) -> int:
        """End the links of ``account``; return how many there were."""
        mine = OFFICER_CHATS.c.owner == self.pseudonyms.of_account(account)
        with transaction(self.engine) as connection:
            return connection.execute(delete(OFFICER_CHATS).where(mine)).rowcount

    def count(self, account: str, now: float) -> int:
        """Return how many chats are linked to ``account``."""
        mine = OFFICER_CHATS.c.owner == self.pseudonyms.of_account(account)
        asked = select(func.count()).select_from(OFFICER_CHATS)
        with transaction(self.engine) as connection:
            found = connection.execute(asked.where(mine, OFFICER_CHATS.c.until > now))
            return int(found.scalar_one())

    def _opened(self, sealed: str) -> str | None:
        try:
            return self.seal.open(sealed)
        except SealBroken:  # the key was changed: the link is over
            return None


def forget_link(connection: Connection, sender: str) -> bool:
    """Delete the link of ``sender``; ``False``: there was none."""
    mine = OFFICER_CHATS.c.sender == sender
    return connection.execute(delete(OFFICER_CHATS).where(mine)).rowcount == 1


def sweep_links(connection: Connection, now: float) -> None:
    """Delete codes and links that are over."""
    for table in (OFFICER_CODES, OFFICER_CHATS):
        connection.execute(delete(table).where(table.c.until <= now))
