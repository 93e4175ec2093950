"""The tables of officers' chats: codes as hashes, accounts sealed."""

from __future__ import annotations

from sqlalchemy import Column, Float, String, Table, Text

from bot.handover.tables import METADATA

__all__ = ["METADATA", "OFFICER_CHATS", "OFFICER_CODES"]

OFFICER_CODES = Table(  # shown once on the officers' pages, typed once in a chat
    "officer_codes",
    METADATA,
    Column("key", String(64), primary_key=True),  # of the code, by the key of pseudonyms
    Column("account", Text, nullable=False),  # sealed
    Column("until", Float, nullable=False, index=True),
)

OFFICER_CHATS = Table(  # chats in which an officer asks
    "officer_chats",
    METADATA,
    Column("sender", String(80), primary_key=True),  # a pseudonym
    Column("owner", String(64), nullable=False, index=True),  # of the account, likewise
    Column("account", Text, nullable=False),  # sealed
    Column("until", Float, nullable=False, index=True),
)
