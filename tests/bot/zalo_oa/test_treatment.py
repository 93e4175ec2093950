from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.zalo_oa.treatment import FAILURES, NIGHT, failure, until_morning_s
from bot.channels.zalo_oa.windows import refuse_outside
from bot.errors import OutOfService, Refused, TryLater, Unreachable

HOUR_S = 3600.0
TABLE = Path(__file__).parents[4] / "shared" / "spec" / "channels.md"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-32, TryLater),
        (-204, OutOfService),
        (-230, Unreachable),
        (-248, Refused),
        (-9999, Refused),
    ],
)
def test_a_code_says_what_to_do(code, kind):
    assert type(failure(code, "words", 0.0)) is kind


def test_every_code_of_the_table_is_treated():
    if not TABLE.exists():
        pytest.skip("needs ../shared/spec/channels.md")
    section = TABLE.read_text().split("### 1.9")[1].split("**-124**")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| -")]
    codes = {int(code) for row in rows for code in re.findall(r"-\d+", row)}
    assert codes - set(FAILURES) == {NIGHT}


def test_at_night_a_message_waits_for_the_morning():
    eleven_at_night = datetime(2026, 11, 23, 16, 0, tzinfo=UTC).timestamp()
    assert until_morning_s(eleven_at_night) == 7 * HOUR_S
    error = failure(NIGHT, "not at night", eleven_at_night)
    assert (error.after_s, error.rescheduled) == (7 * HOUR_S, True)


@pytest.mark.parametrize(
    ("hours", "billed", "sent"),
    [
        (48, False, True),
        (49, False, False),
        (49, True, True),
        (168, True, True),
        (169, True, False),
    ],
)
def test_the_windows_of_48_hours_and_7_days(hours, billed, sent):
    if sent:
        refuse_outside(0.0, hours * HOUR_S, billed=billed)
    else:
        with pytest.raises(Unreachable):
            refuse_outside(0.0, hours * HOUR_S, billed=billed)
