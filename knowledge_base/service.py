"""The knowledge base as its users see it: find the procedure meant, and say a facet of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from knowledge_base import facets
from knowledge_base.answers import Answer
from knowledge_base.compiled import FILE, open_curated
from knowledge_base.facets import Facet
from knowledge_base.learned import Phrase, Search, Taught, teach
from knowledge_base.life_events import LifeEvent
from knowledge_base.places.fees import local
from knowledge_base.places.found import Place
from knowledge_base.places.matching import Places
from knowledge_base.procedure import Layer, Procedure
from knowledge_base.say import Case
from knowledge_base.search.decide import Decision, Kind, decide
from knowledge_base.search.elsewhere import Elsewhere
from knowledge_base.search.families import differences, find_families, twins_by_level
from knowledge_base.search.profile import level_said
from knowledge_base.search.query import content, normalise, read_story
from knowledge_base.search.story import ends_of
from knowledge_base.store import ProcedureStore
from knowledge_base.versions import VersionArchive

if TYPE_CHECKING:
    from knowledge_base.search.hits import Hit
    from knowledge_base.settings import KnowledgeBaseSettings


LIKELY = 0.3
"""Least chance of the first in a choice that is answered at once."""
AHEAD = 1.5
"""How many times the second one's chance it must have."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about.

    Attributes:
        decision: One procedure, a choice, or none.
        mentioned: Whether the question names anything at all beyond what is asked; a bare
            follow-up ("thế hết bao nhiêu tiền") does not.
        ranked: All hits, best first.
        elsewhere: The name of a procedure that is not held and that the question is nearer to.
    """

    decision: Decision
    mentioned: bool
    ranked: tuple[Hit, ...] = ()
    elsewhere: str | None = None

    @property
    def likely(self) -> str | None:
        """The code worth answering at once in a choice, with the others offered beside it.

        On 397 everyday messages, the first of a choice that is this far ahead was right in four
        of five (docs/quality.md); a bare question costs those citizens a turn.
        """
        hits = self.decision.hits
        if self.decision.kind is not Kind.CHOOSE or hits[0].score < LIKELY:
            return None
        second = hits[1].score if len(hits) > 1 else 0.0
        return hits[0].code if hits[0].score >= AHEAD * second else None


class KnowledgeBase:
    """Both catalogues as one, and the search in them."""

    def __init__(
        self,
        store: ProcedureStore,
        searcher: Search,
        archive: VersionArchive | None = None,
        events: Sequence[LifeEvent] = (),
        places: Places | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._store = store
        self._searcher = searcher
        self._taught = Taught(searcher)
        self.remember(0)
        self._archive = archive
        self.places = places or Places([])
        self._elsewhere = elsewhere
        self._usual = twins_by_level(store, (None, 0, 1, 2))
        self._events = [e for e in events if e.helped_by(store)]

    def event(self, told: str) -> LifeEvent | None:
        """Return the life event that ``told`` tells of, else ``None``."""
        read = read_story(told)
        return next((event for event in self._events if event.told_in(read)), None)

    def event_always(self, told: str) -> LifeEvent | None:
        """Return the life event that ``told`` surely tells of, whatever it asks about it."""
        read = read_story(told)
        return next((event for event in self._events if event.always_told_in(read)), None)

    def find(self, question: str, *, top: int = 10) -> Found:
        """Say which procedure ``question`` is about; nothing named gives no hits."""
        return self._find(question, top)

    def remember(self, most: int) -> None:
        """Keep what the last ``most`` questions found, in memory, until something is learnt."""
        self._remembered = most
        self._find = lru_cache(most)(partial(self._searched, self._taught))

    def _searched(self, taught: Taught, question: str, top: int) -> Found:
        whole = self._asked(taught, question, top)
        if whole.decision.kind is not Kind.NONE or not whole.mentioned or whole.elsewhere:
            return whole
        ends = (self._asked(taught, end, top) for end in ends_of(question))
        return next((found for found in ends if found.decision.kind is not Kind.NONE), whole)

    def _asked(self, taught: Taught, question: str, top: int) -> Found:
        if not content(question):
            return Found(Decision(Kind.NONE, []), mentioned=False)
        ranked = taught.searcher.search(question, k=max(top, 10))
        found = decide(ranked, usual=self._usual[level_said(question)])
        decision = taught.decision(question, found)
        if decision is not found:
            codes = {hit.code for hit in decision.hits}
            ranked = [*decision.hits, *(hit for hit in ranked if hit.code not in codes)]
        named = None
        if self._elsewhere is not None and decision is found:  # what officers taught goes first
            named = self._elsewhere.meant(question, [hit.code for hit in ranked])
        return Found(decision, mentioned=True, ranked=tuple(ranked[:top]), elsewhere=named)

    def learn(self, phrases: Sequence[Phrase]) -> None:
        """Find what officers taught from now on, in the place of what was taught before.

        Takes about two seconds for thousands of records; meanwhile all is found as before.
        """
        self._taught = teach(self._searcher, list(self._store), phrases)
        self.remember(self._remembered)

    def get(self, code: str) -> Procedure:
        """Return the record of ``code``; raises `ProcedureNotFound`."""
        return self._store.get(code)

    def siblings(self, code: str) -> list[Procedure]:
        """Return the look-alikes of ``code``, most used first."""
        return self._store.siblings(code)

    def __iter__(self) -> Iterator[Procedure]:
        return iter(self._store)

    def __contains__(self, code: object) -> bool:
        return code in self._store

    def __len__(self) -> int:
        return len(self._store)

    def answer(
        self,
        code: str,
        facet: Facet,
        *,
        today: date,
        case: Case | None = None,
        version: str | None = None,
        question: str | None = "",
        place: Place | None = None,
    ) -> Answer:
        """Say one facet of ``code``.

        Args:
            code: The procedure.
            facet: What is asked.
            today: The day of the answer; stale facts are marked by it.
            case: Answers about the citizen's own case.
            version: An archived version of the record; the present one when absent.
            question: The citizen's words; a line that answers them is put first. ``None``: not
                known any more, so that all is told that they might have brought.
            place: Where the citizen lives, for the fees of that province.

        Raises:
            ProcedureNotFound: No catalogue holds the code.
            VersionNotFound: That version was never archived here.
        """
        procedure = self.get(code) if version is None else self._archived(code, version)
        return facets.answer(
            procedure,
            facet,
            today=today,
            case=case,
            question=None if question is None else normalise(question),
            where=local(self.places, place) if place else None,
        )

    def _archived(self, code: str, version: str) -> Procedure:
        held = self._store.get(code) if code in self._store else None
        if held is not None and held.version == version:
            return held
        if self._archive is None:
            return self.get(code)
        return self._archive.get(code, version)


def load_catalogue(settings: KnowledgeBaseSettings, catalogue: str = "all") -> list[Procedure]:
    """Return the records of ``catalogue``: ``curated``, or ``national`` and ``all``: both.

    Imported look-alikes get their family, and the one line that tells them apart.
    """
    curated = open_curated(settings.procedures_dir, settings.data_dir / FILE)
    national = settings.data_dir / "national.json"
    if catalogue == "curated" or not national.exists():
        return curated
    from knowledge_base.importers.national import load_national

    return with_families(list(ProcedureStore([*curated, *load_national(national)])))


def with_families(procedures: list[Procedure]) -> list[Procedure]:
    """Return the records with the family and the difference found for each look-alike."""
    families = find_families(procedures)
    members: dict[str, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        if procedure.code in families:
            members[families[procedure.code]].append(procedure)
    differs = {
        code: line for family in members.values() for code, line in differences(family).items()
    }
    return [
        p.model_copy(update={"family": families[p.code], "differs_by": differs[p.code]})
        if p.code in families and p.layer is Layer.IMPORTED
        else p
        for p in procedures
    ]
