"""What curated content does for the search: the same messages, asked with less and less of it.

The shipped encoder and re-ranker were trained with the content and keep some of it when it is
taken away. Therefore names and aliases are also compared by their words alone, with no model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from knowledge_base.evaluation.questions import Labelled
from knowledge_base.evaluation.retrieval import Share, share
from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.hybrid import Ranker, Searcher
from knowledge_base.search.keyword import KeywordIndex, word_tokens
from knowledge_base.search.texts import bare_name, read_question, texts_of
from knowledge_base.store import ProcedureStore

Ranking = Callable[[str], Sequence[str]]
"""The five likeliest codes for a question, best first."""

HEADER = (
    "| content | questions | words alone: first | in the first 5 "
    "| shipped search: first | in the first 5 |\n|---|---|---|---|---|---|"
)


class Stage(NamedTuple):
    """How much of the curated content is kept; ``keep`` returns ``None`` for nothing of it."""

    name: str
    keep: Callable[[Procedure], Procedure | None]


class Line(NamedTuple):
    """One set of questions at one stage; each pair is right first, right in the first five."""

    stage: str
    questions: str
    words: tuple[Share, Share]
    shipped: tuple[Share, Share]

    def __str__(self) -> str:
        shares = " | ".join(map(str, (*self.words, *self.shipped)))
        return f"| {self.stage} | {self.questions} | {shares} |"


def _but(procedure: Procedure, **changes: object) -> Procedure:
    return procedure.model_copy(update=changes)


def _named_officially(procedure: Procedure) -> Procedure:
    return _but(procedure, short_name=bare_name(procedure.name)[:200], aliases=[], situations=[])


STAGES = (
    Stage("the portal's records alone", lambda procedure: None),
    Stage("curated facts under official names", _named_officially),
    Stage("with short names, aliases", lambda procedure: _but(procedure, situations=[])),
    Stage("with situations: as shipped", lambda procedure: procedure),
)


def compare(
    national: Sequence[Procedure],
    curated: Sequence[Procedure],
    sets: Mapping[str, Sequence[Labelled]],
    encoder: Encoder,
    ranker: Ranker | None = None,
) -> Iterator[Line]:
    """Yield a line for each stage and set.

    Args:
        national: Imported records; without any the first stage is left out.
        curated: The records whose content is taken away.
        sets: Name -> questions, at least one each.
        encoder: Turns texts into vectors.
        ranker: Ranks candidates; the shipped one when not given.
    """
    for stage in STAGES:
        store = catalogue_at(stage, national, curated)
        if not len(store):
            continue
        words = by_words(store)
        shipped = by_search(Searcher.build(list(store), encoder, ranker))
        for name, questions in sets.items():
            yield Line(
                stage.name,
                f"{name} ({len(questions)})",
                _shares(questions, words),
                _shares(questions, shipped),
            )


def catalogue_at(
    stage: Stage, national: Sequence[Procedure], curated: Sequence[Procedure]
) -> ProcedureStore:
    """Return both catalogues as one, with as much of the curated one as ``stage`` keeps."""
    kept = [record for procedure in curated if (record := stage.keep(procedure)) is not None]
    return ProcedureStore([*national, *kept])


def by_search(searcher: Searcher) -> Ranking:
    """Return the ranking of the product's own search."""
    return lambda question: [hit.code for hit in searcher.search(question, 5)]


def by_words(store: ProcedureStore) -> Ranking:
    """Return the ranking by the words of names, aliases and situations (BM25), and by nothing."""
    procedures = list(store)
    named = [texts_of(procedure) for procedure in procedures]
    rows = [row for row, texts in enumerate(named) for _ in (texts.title, *texts.spoken)]
    flat = [text for texts in named for text in (texts.title, *texts.spoken)]
    index = KeywordIndex.build(flat, rows, word_tokens)

    def ranked(question: str) -> list[str]:
        scores = index.scores(read_question(question).plain, len(procedures))
        best = np.argsort(-scores, kind="stable")[:5]
        return [procedures[row].code for row in best if scores[row] > 0]

    return ranked


def _shares(questions: Sequence[Labelled], ranking: Ranking) -> tuple[Share, Share]:
    found = [(set(question.codes), ranking(question.text)) for question in questions]
    return (
        share([bool(right & set(codes[:1])) for right, codes in found]),
        share([bool(right & set(codes[:5])) for right, codes in found]),
    )
