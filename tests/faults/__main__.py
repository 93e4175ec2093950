"""``python -m tests.faults``: let things go wrong in a province, and see what citizens see.

Root is needed: the trials run in network and mount namespaces of their own, made by ``unshare``,
so that nothing of them is seen outside and nothing is left.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from scripts.problem import Problem
from scripts.province_started import until
from tests.faults.causes import Cause, causes
from tests.faults.citizens import Citizens
from tests.faults.judging import (
    HEAD,
    HEALED_S,
    SENTENCE_S,
    Row,
    slowest_s,
    turns_put_twice,
    waited_s,
)
from tests.faults.stage import PROXY, Stage, opened

APART = "MOTCUA_APART"
QUIET_S = 6.0  # without a bad answer: then the service counts as healed
DISK_MB = 900


def apart() -> None:
    """Begin anew in namespaces of our own, unless we are there."""
    if os.environ.get(APART):
        return
    if os.getuid() != 0:
        raise SystemExit("Root is needed, for network namespaces.")
    os.environ[APART] = "1"
    command = ["unshare", "--net", "--mount", "--propagation", "private", "--"]
    os.execvp("unshare", [*command, sys.executable, "-m", "tests.faults", *sys.argv[1:]])  # noqa: S606, S607


def tried(cause: Cause, stage: Stage, citizens: Citizens, chance: random.Random) -> Row:
    """Let ``cause`` happen and go; return what became of everybody."""
    told, twice = stage.followers.told(), known_twice(stage)
    began = time.monotonic()
    changing = threading.Thread(  # it may hang as long as the database does
        target=until, args=(stage.followers.change, 120, "the dossiers' database answers again")
    )
    with cause.lasting(stage, chance):
        changing.start()
        changing.join(3.0)
    over = time.monotonic()
    changing.join(60)
    back_s = healed(stage, citizens, over)
    wanted = {chat: told[chat] + 1 for chat in ("901", "902", "903")}
    waited = time.monotonic()
    while stage.followers.told() != wanted and time.monotonic() - waited < 30:
        time.sleep(0.2)
    now = stage.followers.told()
    said = citizens.since(began, lambda one: one.answered is not None or one.lost)
    written_from = over if cause.halts_writing else 0.0
    for one in said:
        if waited_s(one) > SENTENCE_S:
            print(f"   {one.who} waited {waited_s(one):.1f} s", flush=True)
    bad = [one.answered - over for one in said if one.bad and one.answered is not None]
    return Row(
        fault=cause.name,
        messages=len(said),
        slowest_s=slowest_s(said, written_from),
        later=sum(one.bad for one in said),
        lost=sum(one.lost for one in said),
        twice=len(known_twice(stage) - twice),
        told=(sum(now[chat] == wanted[chat] for chat in wanted), len(wanted)),
        healed_s=max([0.0, *bad]),
        back_s=back_s,
    )


def known_twice(stage: Stage) -> set[str]:
    return turns_put_twice(stage.province.database("trackers"))


def healed(stage: Stage, citizens: Citizens, over: float) -> float:
    """Wait until nobody has had a bad answer for a while; return when all processes served."""
    back_s = float("nan")
    while True:
        now = time.monotonic()
        if back_s != back_s and all(map(stage.healthy, stage.province.health)):
            back_s = now - over
        bad = [one.answered or now for one in citizens.said if one.bad]
        quiet = now - max([over, *bad]) > QUIET_S
        waiting = [one for one in citizens.said if one.answered is None and now - one.began > 6]
        if quiet and not waiting and back_s == back_s:
            return back_s
        if now - over > HEALED_S * 3:
            return back_s if back_s == back_s else now - over
        time.sleep(0.25)


def chosen(words: list[str]) -> list[Cause]:
    return [c for c in causes() if not words or any(word in c.name for word in words)]


def run(folder: Path, options: argparse.Namespace) -> list[Row]:
    chance, rows = random.Random(options.seed), list[Row]()  # noqa: S311  # a seed, no secret
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(disk)]
    subprocess.run(mount, check=True)  # noqa: S603
    with opened(folder) as stage:
        citizens = Citizens(PROXY, stage.telegram, options.seed)
        asking = threading.Thread(
            target=asyncio.run, args=(citizens.run(web=4, messenger=3),), daemon=True
        )
        asking.start()
        time.sleep(5.0)
        print(HEAD, flush=True)
        try:
            for cause in chosen(options.only):
                rows.append(tried(cause, stage, citizens, chance))
                print(rows[-1], flush=True)
        finally:
            citizens.stop()
            asking.join(60)
            if options.keep:
                subprocess.run(["cp", "-r", f"{folder}/.", options.keep], check=False)  # noqa: S603, S607
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=int(os.environ.get("FAULT_SEED", "6")))
    parser.add_argument("--only", nargs="*", default=[], help="Words of the names of faults.")
    parser.add_argument("--keep", help="Folder to which logs are copied.")
    options = parser.parse_args()
    apart()
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
        try:
            rows = run(Path(folder), options)
        except Problem as problem:
            raise SystemExit(str(problem)) from problem
        finally:
            disk = str(Path(folder) / "disk")
            subprocess.run(["umount", "-l", disk], check=False)  # noqa: S603, S607
    failed = [row.fault for row in rows if row.reasons]
    print(f"\n{len(rows) - len(failed)} of {len(rows)} faults held (seed {options.seed}).")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
