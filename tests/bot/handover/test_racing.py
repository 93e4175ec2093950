"""Many officers and several gateways at once: one conversation has one officer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest
from sqlalchemy import select

from bot.database import close_database, open_database, transaction
from bot.errors import HandoverRefused
from bot.handover.citizens import Citizens
from bot.handover.desk import Desk, Officer
from bot.handover.reading import Reading
from bot.handover.sending import Sending
from bot.handover.standing import State
from bot.handover.tables import HANDOVERS
from bot.sealing import Seal
from bot.units import read_units
from tests.bot.handover.conftest import MONDAY

SEAL = Seal("s" * 32)
GATEWAYS = 4


@pytest.fixture
def desks(settings) -> Iterator[list[Desk]]:
    """A desk in each of several gateways that share a database."""
    units = read_units(settings.units_file)
    engines = [open_database(settings.database_url) for _ in range(GATEWAYS)]
    yield [Desk(e, Sending(SEAL, {}), units, lambda: MONDAY, lambda: None) for e in engines]
    for engine in engines:
        close_database(engine)


def waiting(desk: Desk, sender: str) -> int:
    opened, _ = Citizens(desk.engine, SEAL).open(sender, "web", "xa-mau", [], MONDAY, MONDAY + 9)
    return opened.id


def race(works: list) -> list:
    """Do ``works`` as nearly at once as threads can; return what each gave or raised."""
    start = Barrier(len(works))

    def done(work):
        start.wait()
        try:
            return work()
        except HandoverRefused as error:
            return error.reason

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(done, works))


def officer(number: int, *, leads: bool = False) -> Officer:
    return Officer(f"o{number}", f"Số {number}", "xa-mau", leads)


def test_of_eight_officers_in_four_gateways_one_gets_each_conversation(desks):
    for round_ in range(5):
        id_ = waiting(desks[0], f"web:{round_}")
        works = [lambda n=n, id_=id_: desks[n % GATEWAYS].claim(id_, officer(n)) for n in range(8)]
        ended = race(works)
        assert sorted(map(str, ended)) == ["None", *["taken"] * 7]
        winner = ended.index(None)
        with transaction(desks[0].engine) as connection:
            row = connection.execute(select(HANDOVERS).where(HANDOVERS.c.id == id_)).one()
        assert (row.state, row.officer) == (State.OFFICER, f"o{winner}")


def test_only_the_winner_answers_and_each_answer_is_said_once(desks):
    id_ = waiting(desks[0], "web:1")
    desks[0].claim(id_, officer(1))
    key = count()
    works = [lambda d=d: d.answer(id_, officer(1), "Dạ", "the-one-key") for d in desks]
    works += [lambda d=d: d.answer(id_, officer(2), "Chen", f"key-{next(key):05}") for d in desks]
    ended = race(works)
    assert sorted(map(str, ended[:GATEWAYS])) == ["False", "False", "False", "True"]
    assert ended[GATEWAYS:] == ["taken"] * GATEWAYS
    reading = Reading(desks[0].engine, SEAL, desks[0].units)
    words = reading.thread(id_, officer(1))["words"]
    assert [word["text"] for word in words if word["by"] == "officer"] == ["Dạ"]


def test_passing_on_and_ending_at_once_does_one_of_them(desks):
    id_ = waiting(desks[0], "web:1")
    desks[0].claim(id_, officer(1))
    works = [
        lambda: desks[1].pass_on(id_, officer(1), "xa-khac"),
        lambda: desks[2].end(id_, officer(1)),
    ]
    ended = race(works)
    assert ended.count(None) == 1
    assert set(ended) - {None} <= {"closed", "gone", "waiting"}


def test_two_gateways_hand_a_citizen_over_once(desks):
    works = [
        lambda d=d: Citizens(d.engine, SEAL).open("web:1", "web", "xa-mau", [], MONDAY, MONDAY)
        for d in desks
    ]
    assert len({standing.id for standing, _ in race(works)}) == 1


def test_a_lead_may_pass_on_what_a_colleague_has_and_an_officer_may_not(desks):
    id_ = waiting(desks[0], "web:1")
    desks[0].claim(id_, officer(1))
    with pytest.raises(HandoverRefused, match="taken"):
        desks[0].pass_on(id_, officer(2), "xa-khac")
    desks[0].pass_on(id_, officer(3, leads=True), "xa-mau")
    desks[0].claim(id_, officer(2))
