"""The door: how much one may send, and how much all together."""

from __future__ import annotations

import pytest

from bot.delivery.intake import Intake
from bot.limits import RateLimit
from bot.wire import Kind
from tests.bot.delivery.fakes import arrival
from tests.bot.fakes import Clock

pytestmark = pytest.mark.anyio
ONE_BURST, ALL_BURST = 3, 5


class Written:
    """Keeps what is written down."""

    def __init__(self) -> None:
        self.kinds: list[tuple[str, Kind]] = []

    def conversation(self, arrival_) -> str:
        return arrival_.incoming.sender

    def accept(self, arrivals, now: float) -> int:
        for each in arrivals:
            assert each.incoming.kind is Kind.WORDS or each.incoming.text is None
            self.kinds.append((each.incoming.sender, each.incoming.kind))
        return len(arrivals)


@pytest.fixture
def written() -> Written:
    return Written()


@pytest.fixture
def door(written):
    clock = Clock(0.0)
    intake = Intake(
        written,
        each=RateLimit(burst=ONE_BURST, per_hour=100, refill_s=1.0, clock=clock),
        all_=RateLimit(burst=ALL_BURST, per_hour=1000, refill_s=60.0, clock=clock),
        told=RateLimit(burst=1, per_hour=60, refill_s=60.0, clock=clock),
        clock=clock,
        called=lambda: None,
    )
    yield intake
    intake.close()


async def test_one_who_writes_too_fast_is_told_once_and_the_rest_is_not_written_down(
    door, written
):
    for number in range(10):
        await door.accept([arrival(str(number))])
    assert written.kinds == [("an", Kind.WORDS)] * ONE_BURST + [("an", Kind.TOO_FAST)]
    assert door.dropped == 10 - ONE_BURST


async def test_when_all_together_write_too_much_each_is_told_once(door, written):
    for sender in "abcdefg":
        await door.accept([arrival("phí", sender=sender)])
        await door.accept([arrival("nữa", sender=sender)])
    told = [sender for sender, kind in written.kinds if kind is Kind.TOO_MANY]
    assert [kind for _, kind in written.kinds].count(Kind.WORDS) == ALL_BURST
    assert told == ["c", "d", "e", "f", "g"]
