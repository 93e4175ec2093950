"""All candidate lists that the re-ranker is trained and measured on."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knowledge_base.evaluation.questions import (
    Labelled,
    everyday_messages,
    groups_of,
    outside_messages,
    portal_questions,
)
from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.families import find_families
from knowledge_base.search.hybrid import Searcher
from knowledge_base.training.folds import FOLDS, fold_of
from knowledge_base.training.lists import RankedList, Unranked, lists_of
from knowledge_base.training.noise import asked, typed
from knowledge_base.training.others import FAR, SAME, other_questions
from knowledge_base.training.written import written_questions

OTHER = "portal_questions_other_procedures.jsonl"


def collect(
    shared: Path, procedures: Sequence[Procedure], encoder: Encoder, folds: Sequence[Encoder]
) -> tuple[Searcher, list[RankedList]]:
    """Return a search over ``procedures`` and the lists of all sources.

    Args:
        shared: Folder of the questions.
        procedures: The catalogue.
        encoder: The shipped one, which saw no question about what the evaluation asks for.
        folds: One encoder for each part of the other questions, which did not see them.
    """
    searcher = Searcher.build(procedures, encoder, Unranked())
    families = find_families(procedures)
    asked_for, groups = asked_questions(shared, families)
    lists = [
        item
        for name, questions in asked_for.items()
        for item in lists_of(searcher, questions, groups=groups[name], source=name)
    ]
    lists = regrouped([*lists, *unseen_lists(shared, procedures, folds)], families)
    return searcher, lists


def asked_questions(
    shared: Path, families: Mapping[str, str]
) -> tuple[dict[str, list[Labelled]], dict[str, list[str]]]:
    """Return the questions of each set, and the group of each, for cross-validation."""
    asked = {
        "portal": portal_questions(shared / "portal_questions_dev.jsonl"),
        "everyday": everyday_messages(shared / "colloquial_dev.jsonl"),
        "outside": outside_messages(),
    }
    both = groups_of([*asked["portal"], *asked["everyday"]], families)
    size = len(asked["portal"])
    alone = [f"outside:{question.id}" for question in asked["outside"]]
    return asked, {"portal": both[:size], "everyday": both[size:], "outside": alone}


def unseen_lists(
    shared: Path, procedures: Sequence[Procedure], folds: Sequence[Encoder]
) -> Iterator[RankedList]:
    """Yield lists of what the encoders were trained on, each made by one that did not see it.

    A third of the aliases is asked, and stands in no record then.
    """
    families = find_families(procedures)
    kin = {p.code: families.get(p.code, p.code) for p in procedures}
    others = other_questions(shared / OTHER, procedures)
    written = written_questions(procedures)
    thinned = [without_asked(p) for p in procedures]
    rng = random.Random(11)  # noqa: S311 - reproducible, not secret
    for number in range(FOLDS):
        mine = {code for code, family in kin.items() if fold_of(family) == number}
        searcher = Searcher.build(thinned, folds[number], Unranked())
        here = [other for other in others if fold_of(other.code) == number]
        parts = {
            "written": [q for q in written if q.codes[0] in mine],
            "alias": [q for p in procedures if p.code in mine for q in by_alias(p, rng)],
            "renamed": [Labelled(o.id, o.text, (o.nearest,)) for o in here if o.likeness >= SAME],
            "not held": [Labelled(o.id, o.text, ()) for o in here if o.likeness < FAR],
        }
        codes = {other.id: f"other:{other.code}" for other in here}
        for source, questions in parts.items():
            groups = [codes.get(q.id) or kin[q.codes[0]] for q in questions]
            yield from lists_of(searcher, questions, groups=groups, source=source)
        kept = [p for p in thinned if p.code not in mine]
        yield from left_out_lists(kept, folds[number], [*parts["written"], *parts["alias"]], kin)


def left_out_lists(
    kept: Sequence[Procedure],
    encoder: Encoder,
    questions: Sequence[Labelled],
    kin: Mapping[str, str],
) -> Iterator[RankedList]:
    """Yield ``questions`` asked of a catalogue without their families, where nothing is right.

    This teaches what people's questions about procedures that nobody holds look like; the
    portal's own of that kind are too formal.

    Args:
        kept: The records that are left.
        encoder: Saw none of the questions.
        questions: Each about a record that is not in ``kept``.
        kin: Code -> family, of all records.
    """
    searcher = Searcher.build(kept, encoder, Unranked())
    nothing = [Labelled(f"{q.id} left out", q.text, ()) for q in questions]
    groups = [kin[q.codes[0]] for q in questions]
    yield from lists_of(searcher, nothing, groups=groups, source="left out")


def without_asked(procedure: Procedure) -> Procedure:
    """Return the record without the aliases that `by_alias` asks."""
    kept = [text for number, text in enumerate(procedure.aliases) if number % 3]
    return procedure.model_copy(update={"aliases": kept})


def by_alias(procedure: Procedure, rng: random.Random) -> Iterator[Labelled]:
    """Yield every third of what citizens call ``procedure``, as they would ask and type it."""
    for number, text in enumerate(procedure.aliases[::3]):
        said = asked(text, rng) if rng.random() < 0.5 else text
        yield Labelled(f"alias {procedure.code} {number}", typed(said, rng), (procedure.code,))


def regrouped(lists: Sequence[RankedList], families: Mapping[str, str]) -> list[RankedList]:
    """Return ``lists`` in groups that share no family, all sources together."""
    held = [Labelled(item.id, "", item.wanted) for item in lists if item.wanted]
    groups = iter(groups_of(held, families))
    return [item._replace(group=next(groups)) if item.wanted else item for item in lists]
