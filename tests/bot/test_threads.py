from __future__ import annotations

import asyncio
import gc
import threading

import pytest

from bot.threads import to_its_end

pytestmark = pytest.mark.anyio


async def test_work_gives_its_result_or_its_failure():
    assert await to_its_end(divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        await to_its_end(divmod, 7, 0)


@pytest.mark.parametrize("fails", [False, True])
async def test_whoever_is_stopped_waits_for_the_thread_first_however_it_ends(fails):
    may_end, done = threading.Event(), []

    def work() -> None:
        may_end.wait(5)
        done.append(True)
        if fails:
            raise ValueError

    told: list[object] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context))
    task = asyncio.create_task(to_its_end(work))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.sleep(0.05)
    assert not task.done()
    may_end.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    del task
    gc.collect()
    assert (done, told) == ([True], [])
