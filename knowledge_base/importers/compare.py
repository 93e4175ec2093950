"""Compares our reading of page dumps with an independent one, field by field.

``python -m knowledge_base.importers.compare NORMALIZED.jsonl.gz PATH...`` prints every kind of
difference with its count and examples; ``docs/import.md`` explains each kind.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import click

from knowledge_base.errors import ImportRefused
from knowledge_base.importers.detect import read_record
from knowledge_base.importers.page_methods import UNITS, WAYS
from knowledge_base.importers.page_papers import MOST
from knowledge_base.importers.published import Published, PublishedMethod, PublishedPaper, clean
from knowledge_base.importers.sources import read_sources

Independent = Mapping[str, Any]
CUT_EARLY = "documents: theirs starts at the words of a heading in the steps, has none"
_NO_LETTERS = re.compile(r"\W")


@dataclass(slots=True)
class Comparison:
    """Counts of what agrees and of each kind of difference, with examples (code, words)."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, code: str, words: str = "") -> None:
        """Count one case of ``kind``."""
        self.counts[kind] += 1
        if words and len(self.examples[kind]) < 5:
            self.examples[kind].append(f"{code}: {words}")


def compare(ours: Published, theirs: Independent, result: Comparison) -> None:
    """Compare one procedure, adding to ``result``."""
    _compare_documents(ours, theirs["documents"], result)
    _compare_methods(ours, theirs["methods"], result)


def _compare_documents(ours: Published, theirs: list[Independent], result: Comparison) -> None:
    if not theirs and ours.papers:
        result.add(CUT_EARLY, ours.code, "; ".join(paper.name for paper in ours.papers))
        return
    names = [letters(str(row["name"])) for row in theirs]
    own = [letters(full_name(paper)) for paper in ours.papers]
    for op, a, b, x, y in SequenceMatcher(None, names, own, autojunk=False).get_opcodes():
        if op == "equal":
            for row, paper in zip(theirs[a:b], ours.papers[x:y], strict=True):
                _compare_document(ours.code, paper, row, result)
        else:
            kind = kind_of_rows(theirs[a:b], ours.papers[x:y])
            for name in own[x:y] or names[a:b]:
                result.add(kind, ours.code, name)


def full_name(paper: PublishedPaper) -> str:
    """Return name and file names together, as the independent reading has them."""
    return paper.name if paper.files == (paper.name,) else paper.name + "".join(paper.files)


def letters(name: str) -> str:
    """Return only the letters and digits of ``name``."""
    return _NO_LETTERS.sub("", clean(name))


def kind_of_rows(theirs: list[Independent], ours: tuple[PublishedPaper, ...]) -> str:
    """Say why these rows of the list of documents are not the same."""
    if not theirs and all(paper.originals is None for paper in ours):
        return "documents: heading of an empty table, a remark in ours"
    if any(int(row["originals"]) > MOST for row in theirs):
        return "documents: theirs takes digits of the name for the number"
    ours = tuple(paper for paper in ours if paper.originals is not None)  # less empty headings
    joined = "".join(letters(str(row["name"])) for row in theirs)
    words = re.sub(r"0*\d+bản(?:chính|sao)", "", "".join(letters(full_name(p)) for p in ours))
    if len(theirs) > len(ours) and re.sub(r"0*\d+bản(?:chính|sao)", "", joined) == words:
        return 'documents: theirs cuts at "01 bản chính" inside a name'
    if re.sub(r"\d", "", joined) == re.sub(r"\d", "", words):
        return "documents: theirs takes digits of the name for the number"
    return "documents: UNEXPLAINED"


def _compare_document(
    code: str, ours: PublishedPaper, theirs: Independent, result: Comparison
) -> None:
    result.add("documents: same name", code)
    if (theirs["originals"], theirs["copies"]) != (ours.originals, ours.copies):
        result.add("copies: UNEXPLAINED", code, str(ours))
    if letters(str(theirs["group"])) != letters(ours.group):
        result.add("group: UNEXPLAINED", code, f"{theirs['group']} / {ours.group}")
    if bool(theirs["has_form"]) != bool(ours.files):
        result.add("form: UNEXPLAINED", code, ours.name)


def _compare_methods(ours: Published, theirs: list[Independent], result: Comparison) -> None:
    if len(theirs) != len(ours.methods):
        kind = kind_of_methods(ours.methods)
        result.counts[kind] += len(ours.methods) - len(theirs)
        result.counts["methods: same way"] += len(theirs)
        result.examples[kind].append(ours.code)
        return
    for row, method in zip(theirs, ours.methods, strict=True):
        same = WAYS.get(str(row["channel"])) is method.way
        result.add("methods: same way" if same else "methods: UNEXPLAINED", ours.code)
        result.add(kind_of_time(method, row), ours.code, method.time_text)
        result.add(kind_of_fee(method, row), ours.code, str(method.fees))


def kind_of_methods(methods: tuple[PublishedMethod, ...]) -> str:
    """Say why the independent reading lacks rows of ways of filing."""
    if any(method.time_text for method in methods):
        return "methods: theirs lacks rows whose time is given in words"
    if any(method.amount and method.amount % 1 for method in methods):
        return "methods: theirs lacks rows whose time is no whole number"
    if any("Căn cứ pháp lý" in fee.note for method in methods for fee in method.fees):
        return "methods: theirs stops at the words of a heading inside a remark"
    return "methods: UNEXPLAINED"


def kind_of_time(method: PublishedMethod, theirs: Independent) -> str:
    """Say whether time and unit agree."""
    unit = UNITS[theirs["unit"]] if theirs["unit"] else None
    if theirs["time"] == method.amount and unit is method.unit:
        return "times: same"
    glued = method.glued and not theirs["unit"]
    return "times: theirs cuts time and fee at another digit" if glued else "times: UNEXPLAINED"


def kind_of_fee(method: PublishedMethod, theirs: Independent) -> str:
    """Say whether the amounts agree."""
    fee = method.fees[0]
    in_vnd = [int(fee.value)] if fee.value and fee.currency == "VND" else []
    amounts = list(theirs["amounts_vnd"])
    if amounts == in_vnd:
        return "fees: same"
    if method.glued:
        return "fees: theirs cuts time and fee at another digit"
    if not any(amount for amount in amounts if amount not in in_vnd):
        return 'fees: theirs reads "000 VNĐ" of the remark as a further 0'
    return "fees: UNEXPLAINED"


def read_independent(path: Path) -> Iterator[Independent]:
    """Yield the records of the independent reading, gzip'd JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def compare_all(normalized: Path, paths: tuple[Path, ...]) -> Comparison:
    """Compare all procedures that both readings have."""
    ours: dict[str, Published] = {}
    for source in read_sources(paths):
        try:
            record = read_record(source)[1]
        except ImportRefused:
            continue
        if record.code in source.stem:
            ours[record.code] = record
    result = Comparison()
    for theirs in read_independent(normalized):
        if theirs["code"] in ours:
            compare(ours[theirs["code"]], theirs, result)
            result.add("procedures compared", theirs["code"])
        else:
            result.add("procedures only theirs: UNEXPLAINED", theirs["code"])
    return result


@click.command()
@click.argument("normalized", type=click.Path(exists=True, path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(normalized: Path, paths: tuple[Path, ...]) -> None:
    """Compare page dumps in PATHS with the independent reading NORMALIZED."""
    result = compare_all(normalized, paths)
    for kind, count in sorted(result.counts.items()):
        click.echo(f"{count:7}  {kind}")
        for example in [] if kind.endswith("same") else result.examples[kind]:
            click.echo(f"           {example[:160]}")


if __name__ == "__main__":
    main()
