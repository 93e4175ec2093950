"""The closed lists of words that a record uses: layers, levels, ways of filing, units."""

from __future__ import annotations

from enum import StrEnum


class Layer(StrEnum):
    """Where a record came from: written by hand, or compiled from the national portal."""

    CURATED = "curated"
    IMPORTED = "imported"


class AgencyLevel(StrEnum):
    """The level of government that decides (cấp thực hiện)."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    COMMUNE = "commune"
    OTHER = "other"


class OnlineLevel(StrEnum):
    """How much can be done online: toàn trình, một phần, không, chưa rõ (NĐ 42/2022 Điều 11)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class FilingWay(StrEnum):
    """A lawful way of filing (NĐ 118/2025)."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    POST = "post"


class TimeUnit(StrEnum):
    """The unit of a processing time. ``SAME_DAY`` carries no amount."""

    SAME_DAY = "same_day"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


class FeeSetBy(StrEnum):
    """Who sets an amount: a national text, or each province's People's Council (HĐND tỉnh)."""

    LAW = "law"
    PROVINCE = "province"


class FilledBy(StrEnum):
    """Who draws up a paper: the citizen, the receiving office or its system, the employer.

    ``OTHER``: somebody else whom the citizen goes to first, such as the commune or a surveyor.
    """

    CITIZEN = "citizen"
    OFFICE = "office"
    EMPLOYER = "employer"
    OTHER = "other"
