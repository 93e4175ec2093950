"""Imports sources into the national catalogue: reads, checks, compiles, compares, writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.changes import changes_between
from knowledge_base.importers.compiling import compile_record
from knowledge_base.importers.detect import Claim, is_list, read_record
from knowledge_base.importers.identity import CODE_IN_NAME, check_identity
from knowledge_base.importers.manifest import make_manifest
from knowledge_base.importers.national import (
    FILE,
    MANIFEST,
    load_national,
    save_manifest,
    save_national,
)
from knowledge_base.importers.portal_list import Listed, read_list
from knowledge_base.importers.published import Published
from knowledge_base.importers.report import Report, Skipped
from knowledge_base.importers.sources import Source, read_sources
from knowledge_base.procedure import Procedure

Progress = Callable[[Iterable[Source]], Iterable[Source]]


@dataclass(frozen=True, slots=True)
class Options:
    """How an import is done.

    Attributes:
        today: No fact is claimed for a later day.
        as_of: The day for which all facts are claimed; ``None``: taken from each source.
        usage: The portal's use counter by code.
        keep_missing: Records that the sources do not hold stay, instead of being removed.
    """

    today: date
    as_of: date | None = None
    usage: dict[str, int] = field(default_factory=dict)
    keep_missing: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A record that was read but not yet checked."""

    source: str
    stem: str
    record: Published
    claim: Claim
    modified: date | None


@dataclass(slots=True)
class _Run:
    options: Options
    report: Report = field(default_factory=Report)
    lists: dict[str, Listed] = field(default_factory=dict)
    found: list[_Found] = field(default_factory=list)
    records: dict[str, Procedure] = field(default_factory=dict)
    cut_off: bool = False

    def skip(self, source: str, reason: str, *, refused: bool = False) -> None:
        self.report.skipped.append(Skipped(source, reason, refused))


def import_national(
    paths: Sequence[Path], data_dir: Path, options: Options, progress: Progress = iter
) -> Report:
    """Compile ``paths`` into ``data_dir/national.json`` and say what was done.

    Raises:
        ImportRefused: No source holds a single record; the catalogue stays as it was.
    """
    run = _Run(options)
    for source in progress(read_sources(paths)):
        _read(run, source)
    for found in run.found:  # only now, because a list may come after the pages it checks
        _take(run, found)
    if not run.records:
        raise ImportRefused("no record found in these sources; the catalogue stays as it was")
    target = data_dir / FILE
    _compare(run, load_national(target))
    save_national(target, run.records.values())
    run.report.written = target
    save_manifest(data_dir / MANIFEST, make_manifest(paths, run.report, options.today))
    return run.report


def _read(run: _Run, source: Source) -> None:
    run.cut_off = run.cut_off or source.cut_off
    if source.problem:
        run.skip(source.name, source.problem)
        return
    try:
        if is_list(source):
            run.lists |= read_list(source)
            run.report.lists += 1
        else:
            shape, record, claim = read_record(source)
            run.report.shapes[shape] += 1
            run.found.append(_Found(source.name, source.stem, record, claim, source.modified))
    except ImportRefused as error:
        run.skip(source.name, str(error))


def _take(run: _Run, found: _Found) -> None:
    try:
        check_identity(found.record, found.stem, found.claim, run.lists)
    except ImportRefused as error:
        run.skip(found.source, str(error), refused=True)
        return
    as_of, origin = date_of(found, run.options)
    code = found.record.code
    try:
        record = compile_record(
            found.record, as_of=as_of, usage_weight=run.options.usage.get(code)
        )
    except ValidationError as error:
        first = error.errors()[0]
        run.skip(found.source, f"not a valid record: {first['loc']}: {first['msg']}")
        return
    held = run.records.get(code)
    if held is not None:
        run.skip(found.source, f"a second record of {code}; the newer, else the first, is taken")
    if held is None or record.as_of > held.as_of:
        run.records[code] = record
    if held is None:
        run.report.taken += 1
        run.report.as_of_from[origin] += 1


def date_of(found: _Found, options: Options) -> tuple[date, str]:
    """Return the day for which the facts of a record are claimed, and where it comes from."""
    for day, origin in (
        (options.as_of, "option --as-of"),
        (found.claim.fetched_on, "fetch date"),
        (found.record.as_of, "the portal's updatedAt"),
        (found.modified, "the file's modification time"),
    ):
        if day is not None:
            return min(day, options.today), origin
    return options.today, "today"


def _compare(run: _Run, before: list[Procedure]) -> None:
    report, old = run.report, {record.code: record for record in before}
    report.first = not old
    for code, record in sorted(run.records.items()):
        if code not in old:
            report.added.append(code)
        else:
            report.changes += changes_between(old[code], record)
    unreadable = _codes_of(report.skipped)
    for code in sorted(old.keys() - run.records.keys()):
        if run.options.keep_missing or run.cut_off or code in unreadable:
            run.records[code] = old[code]
            report.kept.append(code)
        else:
            report.removed.append(f"{code} {old[code].name}")


def _codes_of(skipped: Iterable[Skipped]) -> set[str]:
    """Return the codes that the names of unreadable files carry."""
    return {code for skip in skipped for code in CODE_IN_NAME.findall(skip.source)}
