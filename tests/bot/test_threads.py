from __future__ import annotations

import asyncio
import threading

import pytest

from bot.threads import to_its_end

pytestmark = pytest.mark.anyio


async def test_work_gives_its_result_or_its_failure():
    assert await to_its_end(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await to_its_end(divmod, 7, 0)


async def test_whoever_is_stopped_waits_for_the_thread_first():
    may_end, done = threading.Event(), []

    def work() -> None:
        may_end.wait(5)
        done.append(True)

    task = asyncio.create_task(to_its_end(work))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done == [True]
