"""The gateway at ten in the morning, whatever the hour: at night nobody is pushed anything.

``python -m bot serve`` with a clock that is ``BY_DAY_S`` seconds ahead, and nothing else.
"""

from __future__ import annotations

import asyncio
import os
import time

from bot.app import create_app
from bot.serving import serve_all
from bot.settings import read_settings
from bot.turn_log import set_up_process_log


def main() -> None:
    set_up_process_log()
    ahead, settings = float(os.environ["BY_DAY_S"]), read_settings()
    app = create_app(settings, clock=lambda: time.time() + ahead)
    asyncio.run(serve_all(app, settings, None))


if __name__ == "__main__":
    main()
