"""Files to the coach, and every problem of these files as a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from knowledge_base.coaching.models import (
    MOST_SAID,
    OWN_CAUSES,
    Causes,
    Coaching,
    GeneralFile,
    HostsFile,
    LabelsFile,
    Own,
    StepId,
)
from knowledge_base.errors import BadProcedureFile
from knowledge_base.store import read_yaml

FOLDER = Path(__file__).resolve().parent
QUOTED = re.compile("“([^”]*)”")
PLACES = frozenset({"code", "name", "where", "host", "papers", "results", "fee"})
_PLACE = re.compile(r"\{(\w*)\}")
Read = TypeVar("Read", bound=BaseModel)


@cache
def read_coaching(folder: Path = FOLDER) -> Coaching:
    """Return the coach's files, read once.

    Raises:
        BadProcedureFile: A file is not of its form; the message lists its problems.
    """
    hosts = _read(folder / "hosts.yml", HostsFile).hosts
    own = [_read(path, Own) for path in sorted((folder / "own").glob("*.yml"))]
    return Coaching(
        general=_read(folder / "general.yml", GeneralFile),
        hosts={host.id: host for host in hosts},
        labels=_read(folder / "labels.yml", LabelsFile).labels,
        own={one.code: one for one in own},
    )


def problems_of_coaching(codes: Collection[str], folder: Path = FOLDER) -> list[str]:
    """Return what is wrong in ``folder``; ``codes`` are those of the curated records."""
    try:
        coaching = read_coaching(folder)
    except BadProcedureFile as error:
        return [f"coaching/{error.path.name}: {problem}" for problem in error.problems]
    return [*_general(coaching), *_own(coaching, codes, folder), *_words(coaching)]


def _general(coaching: Coaching) -> Iterator[str]:
    if [step.id for step in coaching.general.steps] != list(StepId):
        yield "coaching/general.yml: the steps are not those of StepId in their order"


def _own(coaching: Coaching, codes: Collection[str], folder: Path) -> Iterator[str]:
    files = {path.stem for path in (folder / "own").glob("*.yml")}
    for name in sorted(files - set(coaching.own)):
        yield f"coaching/own/{name}.yml: the code in it is another one"
    for code, own in coaching.own.items():
        at = f"coaching/own/{code}.yml"
        if code not in codes:
            yield f"{at}: no curated record has this code"
        if own.host not in coaching.hosts:
            yield f"{at}: hosts.yml has no host {own.host}"
        causes = sum(len(some) for some in own.stuck.values())
        if causes < OWN_CAUSES:
            yield f"{at}: {causes} causes of getting stuck of its own, {OWN_CAUSES} wanted"
        for step in {*own.say, *own.stuck} & set(own.skip):
            yield f"{at}: {step} is skipped and has words"


def _words(coaching: Coaching) -> Iterator[str]:
    seen = {label.text for label in coaching.labels} | {"{name}"}
    for at, text in _texts(coaching):
        for quoted in QUOTED.findall(text):
            if quoted not in seen:
                yield f"{at}: “{quoted}” is no label in labels.yml; describe it without quotes"
        for place in set(_PLACE.findall(text)) - PLACES:
            yield f"{at}: {{{place}}} is never filled in"
        if len(text) > MOST_SAID:
            yield f"{at}: longer than {MOST_SAID} characters"


def _texts(coaching: Coaching) -> Iterator[tuple[str, str]]:
    for step in coaching.general.steps:
        yield f"coaching/general.yml: {step.id}", step.say
        yield from _of_causes("coaching/general.yml", {step.id: step.stuck})
    for host in coaching.hosts.values():
        at = f"coaching/hosts.yml: {host.id}"
        yield from ((at, text) for text in host.say.values())
        yield from _of_causes(at, host.stuck)
    for code, own in coaching.own.items():
        at = f"coaching/own/{code}.yml"
        yield from ((at, text) for text in own.say.values())
        yield from _of_causes(at, own.stuck)


def _of_causes(at: str, causes: Causes) -> Iterator[tuple[str, str]]:
    for step, some in causes.items():
        yield from ((f"{at}: stuck at {step}", f"{cause.when}: {cause.do}") for cause in some)


def _read(path: Path, shape: type[Read]) -> Read:
    try:
        return shape.model_validate(read_yaml(path))
    except ValidationError as error:
        problems = [
            f"{'.'.join(str(part) for part in item['loc']) or 'file'}: {item['msg']}"
            for item in error.errors()
        ]
        raise BadProcedureFile(path, problems) from error
