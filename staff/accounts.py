"""Accounts: made by the command line, with a password that only its owner knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from staff.audit import COMMAND_LINE, note
from staff.database import transaction
from staff.errors import BadAccount
from staff.roles import Account, Role
from staff.tables import ACCOUNTS, SESSIONS

NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")
UNIT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHORTEST = 12
LONGEST = 200  # argon2 takes any length; a megabyte of password is an attack


@dataclass(frozen=True)
class Accounts:
    """Makes, checks and changes accounts.

    Attributes:
        hasher: Costs of argon2id; the library's defaults are RFC 9106's second choice.
    """

    engine: Engine
    hasher: PasswordHasher

    def add(self, account: Account, password: str, now: float) -> None:
        """Make an account; its ``id`` is given by the database.

        Raises:
            BadAccount: The name is taken, or something is not of its form.
        """
        _check(account.name, account.unit)
        if not 1 <= len(account.display.strip()) <= 80:
            raise BadAccount("The display name must have 1 to 80 characters.")
        row = {
            "name": account.name,
            "display": account.display.strip(),
            "role": account.role.value,
            "unit": account.unit,
            "password": self._hashed(password, account.name),
            "disabled": False,
            "made_at": now,
        }
        with transaction(self.engine) as connection:
            if _find(connection, account.name) is not None:
                raise BadAccount(f"There is an account {account.name} already.")
            connection.execute(insert(ACCOUNTS).values(**row))
            made = f"{account.role.value} {account.unit}"
            note(connection, COMMAND_LINE, "account_add", account.name, now, made)

    def set_password(
        self, name: str, password: str, now: float, by: Account = COMMAND_LINE
    ) -> None:
        """Give the account another password, and end its sessions.

        Raises:
            BadAccount: There is no such account, or the password is too short.
        """
        hashed = self._hashed(password, name)
        self._change(name, "account_password", now, by, password=hashed)

    def disable(self, name: str, now: float) -> None:
        """Let nobody sign in with the account any more; raises `BadAccount` when unknown."""
        self._change(name, "account_disable", now, COMMAND_LINE, disabled=True)

    def enable(self, name: str, now: float) -> None:
        """Let the account sign in again; raises `BadAccount` when unknown."""
        self._change(name, "account_enable", now, COMMAND_LINE, disabled=False)

    def all(self) -> list[tuple[Account, bool]]:
        """Return every account by name, and whether it is disabled."""
        with transaction(self.engine) as connection:
            rows = connection.execute(select(ACCOUNTS).order_by(ACCOUNTS.c.name))
            return [(account_of(row), row.disabled) for row in rows]

    def check(self, name: str, password: str) -> Account | None:
        """Return the account when the password is right; takes as long for an unknown name."""
        with transaction(self.engine) as connection:
            row = _find(connection, name)
        usable = row is not None and not row.disabled
        hashed = row.password if row is not None and usable else self._nobody
        try:
            self.hasher.verify(hashed, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return account_of(row) if row is not None and usable else None

    @property
    def _nobody(self) -> str:
        """A hash that no password has, with the costs of a real one."""
        empty = "A" * 22, "A" * 43  # salt and digest of zeros, in the form argon2 writes
        costs = f"m={self.hasher.memory_cost},t={self.hasher.time_cost}"
        return f"$argon2id$v=19${costs},p={self.hasher.parallelism}${empty[0]}${empty[1]}"

    def _hashed(self, password: str, name: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadAccount(f"A password has {SHORTEST} to {LONGEST} characters.")
        if name in password.lower() or len(set(password)) < 5:
            raise BadAccount("The password is too easy: it holds the name, or few characters.")
        return self.hasher.hash(password)

    def _change(self, name: str, action: str, now: float, by: Account, **values: object) -> None:
        with transaction(self.engine) as connection:
            row = _find(connection, name)
            if row is None:
                raise BadAccount(f"There is no account {name}.")
            connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == row.id).values(**values))
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == row.id))
            note(connection, by, action, name, now)


def account_of(row: Row[tuple[object, ...]]) -> Account:
    """Return the account in a row of the table."""
    return Account(row.id, row.name, row.display, Role(row.role), row.unit)


def _find(connection: Connection, name: str) -> Row[tuple[object, ...]] | None:
    found = select(ACCOUNTS).where(ACCOUNTS.c.name == name.strip().lower())
    return connection.execute(found).one_or_none()


def _check(name: str, unit: str) -> None:
    if not NAME.fullmatch(name):
        raise BadAccount("A name has 1 to 40 of: a-z, 0-9, dot, hyphen, underscore.")
    if not UNIT.fullmatch(unit) or len(unit) > 40:
        raise BadAccount("A unit is an id such as phuong-sai-gon, at most 40 characters.")
