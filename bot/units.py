"""The units that one gateway serves: a province may run an account for each commune."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from bot.errors import BadUnits
from bot.handover.hours import Inbox
from bot.settings import BotSettings


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class OaAccount(_Entry):
    """A Zalo Official Account; what is unset is as the ``BOT_ZALO_OA_…`` settings say.

    Attributes:
        oa_id: Its number.
        app_id: The application that it has authorised.
        secret: The "OA Secret Key" of the application's webhook page.
        app_secret: The application's own secret, for OAuth only.
        refresh_token: The first one; used once, then the database has the newest.
    """

    oa_id: str = Field(pattern=r"^\d{1,30}$")
    app_id: str | None = None
    secret: SecretStr | None = None
    app_secret: SecretStr | None = None
    refresh_token: SecretStr | None = None
    secret_file: Path | None = None
    app_secret_file: Path | None = None
    refresh_token_file: Path | None = None

    @model_validator(mode="after")
    def _one_source_each(self) -> OaAccount:
        for name in ("secret", "app_secret", "refresh_token"):
            if getattr(self, name) and getattr(self, f"{name}_file"):
                raise ValueError(f"give {name} or {name}_file, not both")
        return self

    def secret_of(self, name: str) -> SecretStr | None:
        """Return the secret ``name``, from the file of units or from the file that it names.

        Raises:
            OSError: That file cannot be read.
        """
        path: Path | None = getattr(self, f"{name}_file")
        if path is not None:
            return SecretStr(path.read_text(encoding="utf-8").strip())
        given: SecretStr | None = getattr(self, name)
        return given


class Unit(_Entry):
    """A unit that citizens turn to, such as a commune's service centre.

    Attributes:
        id: In deep links, in Rasa's metadata and in the turn log.
        name: As citizens read it.
        hotline: Its telephone number, when it is not the common one.
        hours: When it is open, as citizens read it.
        inbox: When its officers take conversations over; ``None``: they do not.
        zalo_oa: Its Official Account.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)
    name: str = Field(min_length=1)
    hotline: str | None = None
    hours: str | None = None
    inbox: Inbox | None = None
    zalo_oa: OaAccount | None = None


class _File(_Entry):
    units: list[Unit]


class Units:
    """The units by id; a gateway of one unit needs none."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._units = {unit.id: unit for unit in units}

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units.values())

    @property
    def have_accounts(self) -> bool:
        """Whether any of them has an Official Account."""
        return any(unit.zalo_oa for unit in self)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._units

    def inbox_of(self, id_: str | None) -> Inbox | None:
        """Return when officers of the unit ``id_`` answer; ``None``: nobody does."""
        unit = self._units.get(id_ or "")
        return unit.inbox if unit else None

    def name_of(self, id_: str) -> str:
        """Return the unit's name as citizens read it; its id when it is in the file no more."""
        unit = self._units.get(id_)
        return unit.name if unit else id_

    def settings_of(self, id_: str | None, settings: BotSettings) -> BotSettings:
        """Return ``settings`` as they are for the unit ``id_``: its name, hotline and hours."""
        unit = self._units.get(id_ or "")
        if unit is None:
            return settings
        own = {
            "operator_name": unit.name,
            "hotline": unit.hotline or settings.hotline,
            "office_hours": unit.hours or settings.office_hours,
        }
        return settings.model_copy(update=own)


def read_units(path: Path | None) -> Units:
    """Return the units of the YAML or JSON file at ``path``; none without a file.

    Raises:
        BadUnits: It cannot be read, or is not of the form that docs/channels.md shows.
    """
    if path is None:
        return Units()
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        units = _File.model_validate(data).units
    except OSError as error:
        raise BadUnits(path, str(error.strerror)) from error
    except (ValueError, yaml.YAMLError) as error:
        raise BadUnits(path, _reason(error)) from None
    for what in (
        [unit.id for unit in units],
        [unit.zalo_oa.oa_id for unit in units if unit.zalo_oa],
    ):
        twice = {one for one in what if what.count(one) > 1}
        if twice:
            raise BadUnits(path, f"used twice: {', '.join(sorted(twice))}")
    return Units(units)


def _reason(error: Exception) -> str:
    """Say what is wrong, without what was written there: it may be a secret."""
    if isinstance(error, ValidationError):
        problems = error.errors(include_input=False, include_url=False)
        return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problems)
    return f"not YAML or JSON ({type(error).__name__})"
