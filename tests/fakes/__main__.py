"""The stand-ins as programs: ``python -m tests.fakes zalo_oa --port 9001``."""

from __future__ import annotations

import argparse

import uvicorn

from tests.fakes.telegram import FakeTelegram
from tests.fakes.zalo_bot import FakeZaloBot
from tests.fakes.zalo_oa import FakeZaloOa

PROGRAMS = {"telegram": FakeTelegram, "zalo_oa": FakeZaloOa, "zalo_bot": FakeZaloBot}

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platform", choices=PROGRAMS)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    uvicorn.run(PROGRAMS[given.platform]().app, port=given.port, log_level="warning")
