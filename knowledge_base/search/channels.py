"""All indexes over one catalogue: each channel looks at the question in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge_base.procedure import Procedure
from knowledge_base.search.encoders import Encoder
from knowledge_base.search.index import SemanticIndex
from knowledge_base.search.keyword import (
    KeywordIndex,
    accented_tokens,
    letter_tokens,
    word_tokens,
)
from knowledge_base.search.query import content, normalise
from knowledge_base.search.texts import Question, Texts, texts_of

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
TITLE, SPOKEN, BODY, FULL = "title", "spoken", "body", "full"
SEMANTIC_PARTS = (TITLE, SPOKEN, BODY)
PARTS = (*SEMANTIC_PARTS, FULL)


@dataclass(frozen=True, slots=True)
class KeywordChannel:
    """Which texts a keyword index holds, how they are cut, and how far length counts."""

    part: str
    tokenise: Callable[[str], list[str]]
    b: float


KEYWORD_INDEXES = {
    "title": KeywordChannel(TITLE, word_tokens, 0.6),
    "spoken": KeywordChannel(SPOKEN, word_tokens, 0.4),
    "body": KeywordChannel(BODY, word_tokens, 0.6),
    "full": KeywordChannel(FULL, word_tokens, 0.6),
    "letters": KeywordChannel(TITLE, letter_tokens, 0.5),
    "spoken_letters": KeywordChannel(SPOKEN, letter_tokens, 0.4),
    "accented": KeywordChannel(TITLE, accented_tokens, 0.6),
}
# name of the score -> index, and which form of the question it reads
KEYWORD_SCORES: dict[str, tuple[str, Callable[[Question], str]]] = {
    "title": ("title", lambda q: q.plain),
    "title_expanded": ("title", lambda q: q.expanded),
    "title_official": ("title", lambda q: q.official),
    "spoken": ("spoken", lambda q: q.plain),
    "body": ("body", lambda q: q.expanded),
    "full": ("full", lambda q: q.expanded),
    "letters": ("letters", lambda q: q.plain),
    "spoken_letters": ("spoken_letters", lambda q: q.plain),
    "accented": ("accented", lambda q: q.plain),
}
SEMANTIC_SCORES: dict[str, tuple[str, Callable[[Question], str]]] = {
    "title": (TITLE, lambda q: q.plain),
    "title_expanded": (TITLE, lambda q: q.expanded),
    "spoken": (SPOKEN, lambda q: q.plain),
    "body": (BODY, lambda q: q.expanded),
}


@dataclass(frozen=True, slots=True)
class Scores:
    """What the channels say of one question.

    Attributes:
        rows: Candidates, ascending.
        keyword: Name of the score -> one number for each of all procedures.
        semantic: Name of the score -> cosine for each of ``rows``.
        holders: Word or pair (``tam_tru``) of what is asked -> all rows whose record holds it.
    """

    rows: Rows
    keyword: dict[str, Floats]
    semantic: dict[str, Floats]
    holders: dict[str, NDArray[np.int32]]

    def narrow(self, positions: Rows) -> Scores:
        """Return the same scores for the candidates at ``positions`` of ``rows`` only."""
        semantic = {name: column[positions] for name, column in self.semantic.items()}
        return Scores(self.rows[positions], self.keyword, semantic, self.holders)


class Channels:
    """The indexes over one catalogue."""

    def __init__(
        self,
        size: int,
        keyword: dict[str, KeywordIndex],
        semantic: dict[str, SemanticIndex],
        encoder: Encoder,
    ) -> None:
        self._size = size
        self._keyword = keyword
        self._semantic = semantic
        self._encoder = encoder

    @classmethod
    def build(cls, procedures: Sequence[Procedure], encoder: Encoder) -> Channels:
        """Index the texts of ``procedures`` (at least one); takes seconds for thousands."""
        texts = [texts_of(procedure) for procedure in procedures]
        parts = {part: _flatten(texts, part) for part in PARTS}
        keyword = {
            name: KeywordIndex.build(*parts[channel.part], channel.tokenise, b=channel.b)
            for name, channel in KEYWORD_INDEXES.items()
        }
        semantic = {
            part: SemanticIndex.build(
                encoder.encode(parts[part][0]),
                np.asarray(parts[part][1], dtype=np.int64),
            )
            for part in SEMANTIC_PARTS
        }
        return cls(len(procedures), keyword, semantic, encoder)

    def ask(self, question: Question, depth: int) -> Scores:
        """Return the best ``depth`` procedures of each channel, with all their scores."""
        keyword = {
            name: self._keyword[index].scores(form(question), self._size)
            for name, (index, form) in KEYWORD_SCORES.items()
        }
        found = [_best(scores, depth) for scores in keyword.values()]
        forms = [form(question) for _, form in SEMANTIC_SCORES.values()]
        apart = list(dict.fromkeys(forms))
        vectors = self._encoder.encode(apart)[[apart.index(form) for form in forms]]
        for (part, _), vector in zip(SEMANTIC_SCORES.values(), vectors, strict=True):
            found.append(self._semantic[part].nearest(vector, depth))
        rows = np.unique(np.concatenate(found))
        semantic = {
            name: self._semantic[part].similarity(vector, rows)
            for (name, (part, _)), vector in zip(SEMANTIC_SCORES.items(), vectors, strict=True)
        }
        tokens = list(dict.fromkeys(word_tokens(content(question.plain))))
        holders = dict(zip(tokens, self._keyword["full"].held(tokens), strict=True))
        return Scores(rows, keyword, semantic, holders)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return an (n, d) array of unit rows, one for each text."""
        return self._encoder.encode(texts)

    def grown(
        self, procedures: Sequence[Procedure], more: Mapping[str, Sequence[str]]
    ) -> Channels:
        """Return the channels with ``more`` texts, by code, among what people say.

        Only the indexes of spoken texts are made anew: about a second for thousands of records.
        """
        rows = {procedure.code: row for row, procedure in enumerate(procedures)}
        new = [(rows[c], normalise(t)) for c, ts in more.items() if c in rows for t in ts]
        held, owners = _flatten([texts_of(procedure) for procedure in procedures], SPOKEN)
        pairs = sorted([*zip(owners, held, strict=True), *new], key=lambda pair: pair[0])
        texts, of = [text for _, text in pairs], [row for row, _ in pairs]
        keyword = self._keyword | {
            name: KeywordIndex.build(texts, of, channel.tokenise, b=channel.b)
            for name, channel in KEYWORD_INDEXES.items()
            if channel.part == SPOKEN
        }
        vectors = self._encoder.encode([text for _, text in new])
        grown = self._semantic[SPOKEN].with_more(vectors, np.array([row for row, _ in new]))
        return Channels(self._size, keyword, self._semantic | {SPOKEN: grown}, self._encoder)

    def save(self, folder: Path) -> None:
        """Write all indexes below ``folder``."""
        for name, keyword in self._keyword.items():
            keyword.save(_made(folder / "keyword" / name))
        for name, semantic in self._semantic.items():
            semantic.save(_made(folder / "semantic" / name))

    @classmethod
    def load(cls, folder: Path, size: int, encoder: Encoder) -> Channels:
        """Return the indexes below ``folder``, over ``size`` procedures."""
        keyword = {
            name: KeywordIndex.load(folder / "keyword" / name, channel.tokenise)
            for name, channel in KEYWORD_INDEXES.items()
        }
        semantic = {
            part: SemanticIndex.load(folder / "semantic" / part) for part in SEMANTIC_PARTS
        }
        return cls(size, keyword, semantic, encoder)


def _flatten(texts: Sequence[Texts], part: str) -> tuple[list[str], list[int]]:
    """Return the texts of one part and the row of each."""
    pairs: list[tuple[str, int]] = []
    for row, text in enumerate(texts):
        held = {
            TITLE: [text.title],
            SPOKEN: text.spoken or [text.title],
            BODY: text.body,
            FULL: [text.full],
        }
        pairs += [(line, row) for line in held[part]]
    return [text for text, _ in pairs], [row for _, row in pairs]


def _best(scores: Floats, depth: int) -> Rows:
    """Return the rows of the ``depth`` highest scores above zero."""
    if depth < len(scores):
        rows = np.argpartition(-scores, depth)[:depth]
    else:
        rows = np.arange(len(scores))
    return rows[scores[rows] > 0].astype(np.int64)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
