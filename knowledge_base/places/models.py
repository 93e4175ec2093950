"""Provinces, abolished districts, and what a province's council sets, as data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from knowledge_base.procedure import Model, OnlineLevel


class ProvinceKind(StrEnum):
    """A province (tỉnh) or a city under the central government (thành phố)."""

    PROVINCE = "province"
    CITY = "city"


class Province(Model):
    """One of the 34 provinces.

    Attributes:
        former: Provinces that became part of it on 1/7/2025, without the one of its own name.
        short: Other ways of writing its name, folded.
        former_short: The same for each former province.
    """

    name: str
    kind: ProvinceKind
    former: list[str] = Field(default_factory=list)
    short: list[str] = Field(default_factory=list)
    former_short: dict[str, list[str]] = Field(default_factory=dict)

    @property
    def areas(self) -> list[str]:
        """The former provinces whose resolutions may still hold, its own name first."""
        return [self.name, *self.former]

    @property
    def title(self) -> str:
        """``tỉnh Nghệ An``, ``thành phố Hà Nội``."""
        return f"{'thành phố' if self.kind is ProvinceKind.CITY else 'tỉnh'} {self.name}"


class ProvincesFile(Model):
    """The file ``provinces.yml``."""

    provinces: list[Province]
    ambiguous_short: dict[str, list[str]] = Field(default_factory=dict)


class FormerDistrict(Model):
    """A district abolished on 1/7/2025 whose name a commune bears today.

    Attributes:
        area: The province in which it lay.
        now: The commune of the same name.
    """

    name: str
    kind: str = Field(pattern="^(huyện|quận|thị xã|thành phố)$")
    area: str
    now: str


class DistrictsFile(Model):
    """The file ``districts.yml``."""

    source: str
    districts: list[FormerDistrict]


class FeesSetBy(StrEnum):
    """Which fees a rule is about: those of the province's council, or those of the ministry."""

    COUNCIL = "council"
    MINISTRY = "ministry"


class Channel(StrEnum):
    """Which way of filing a rule is about."""

    ONLINE = "online"
    ANY = "any"


class FeeRule(Model):
    """What one resolution of a province's council does to fees.

    Attributes:
        areas: The former provinces in which it holds; a province made of several counts as one
            only when all are named.
        rate: Share of the fee that is still paid, 0 to 1; ``0`` is free.
        levels: Online levels it is limited to; empty: any online filing.
        procedures: Codes it is limited to; empty: all.
        agencies: Words in the name of the agency that decides; empty: any.
        paid_by: Who pays instead, where somebody does.
        except_for: Words in the names of fees that it leaves as they are.
        valid_from: First day it holds; ``None`` is not known, and ``doubt`` says so.
        source: Where it was read, and when.
        doubt: What is not sure about it; said with it.
    """

    areas: list[str] = Field(min_length=1)
    fees: FeesSetBy
    channel: Channel
    rate: float = Field(ge=0, le=1)
    levels: list[OnlineLevel] = Field(default_factory=list)
    procedures: list[str] = Field(default_factory=list)
    agencies: list[str] = Field(default_factory=list)
    paid_by: str | None = None
    except_for: list[str] = Field(default_factory=list)
    resolution: str
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = Field(min_length=10)
    doubt: str | None = None


class AlsoRule(Model):
    """Anything else that holds in a province and is said with its fees."""

    say: str
    valid_from: date
    valid_until: date | None = None


class Overlay(Model):
    """One province's own rules; the national ones hold where it says nothing."""

    province: str
    rules: list[FeeRule] = Field(min_length=1)
    also: list[AlsoRule] = Field(default_factory=list)
