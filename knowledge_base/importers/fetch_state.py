"""Where a fetch stands, so that it can go on later."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ValidationError

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.national import write_whole

FILE = "fetch-state.json"


class FetchState(BaseModel):
    """The place in the portal's list.

    Attributes:
        last_id: The portal's cursor after the part of the list that was read last.
        listed_all: The end of the list has been read.
        waiting: (uuid, code) of records that are listed but not yet fetched.
    """

    last_id: str = ""
    listed_all: bool = False
    waiting: list[tuple[str, str]] = []


def load_state(folder: Path) -> FetchState:
    """Return the state kept in ``folder``; a fresh one when there is none."""
    path = folder / FILE
    if not path.exists():
        return FetchState()
    try:
        return FetchState.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise ImportRefused(f"{path} is damaged; delete it to start again") from error


def save_state(folder: Path, state: FetchState) -> None:
    """Keep ``state`` in ``folder``, whole or not at all."""
    write_whole(folder / FILE, state.model_dump_json().encode())
