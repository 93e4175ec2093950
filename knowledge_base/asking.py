"""What the commands do with the knowledge base: search lines, records as text, replays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge_base import facets
from knowledge_base.errors import IndexMissing, IndexStale, KnowledgeBaseError
from knowledge_base.facets import Facet
from knowledge_base.opening import archive_of, build_index, open_knowledge_base
from knowledge_base.places.fees import Local, local
from knowledge_base.places.found import Place
from knowledge_base.places.loading import COMMUNES, load_places
from knowledge_base.procedure import Procedure
from knowledge_base.service import KnowledgeBase, load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import ProcedureStore


class UnknownProvince(KnowledgeBaseError):
    """The words given as a province name none, or more than one."""


class BadQuestionLine(KnowledgeBaseError):
    """A line of standard input is no JSON object with the text ``q``."""


def open_for_search(settings: KnowledgeBaseSettings, catalogue: str) -> KnowledgeBase:
    """Open ``catalogue``; an index of a part of the catalogues is built when it is not there."""
    if catalogue == "all":
        return open_knowledge_base(settings)
    try:
        return open_knowledge_base(settings, catalogue)
    except (IndexMissing, IndexStale):
        build_index(settings, catalogue)
        return open_knowledge_base(settings, catalogue)


def answer_lines(kb: KnowledgeBase, lines: Iterable[str], *, top: int) -> Iterator[str]:
    """Yield one JSON line for each line of questions, in order (design.md, contract 1).

    Raises:
        BadQuestionLine: A line is not of the form ``{"id": …, "q": …}``; its number is named.
    """
    for place, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            question = asked["q"]
        except (ValueError, KeyError, TypeError) as error:
            raise BadQuestionLine(f'Line {place}: want {{"id": …, "q": …}}.') from error
        found = kb.find(str(question), top=top)
        hits = [{"code": hit.code, "score": round(float(hit.score), 4)} for hit in found.ranked]
        told = {"id": asked.get("id"), "decision": found.decision.kind, "hits": hits}
        yield json.dumps(told, ensure_ascii=False)


def store_of(settings: KnowledgeBaseSettings) -> ProcedureStore:
    """Return the records alone, without an index."""
    return ProcedureStore(load_catalogue(settings))


def where_lives(settings: KnowledgeBaseSettings, province: str | None) -> Local | None:
    """Return the rules of the province that is named; raises `UnknownProvince`."""
    if province is None:
        return None
    places = load_places(communes=settings.data_dir / COMMUNES)
    found = places.match(province)
    if not isinstance(found, Place):
        raise UnknownProvince(f"{province} names no province, or more than one.")
    return local(places, found)


def as_yaml(procedure: Procedure) -> str:
    """Return the record for a person to read: YAML without what is empty."""
    import yaml

    record = procedure.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=99).rstrip()


def say(
    settings: KnowledgeBaseSettings,
    code: str,
    facet: Facet,
    *,
    version: str | None,
    on: date,
    province: str | None = None,
) -> list[str]:
    """Return the bubbles that the bot says about ``facet`` of ``code`` on that day.

    Raises:
        ProcedureNotFound: No catalogue holds the code.
        VersionNotFound: That version was never archived on this machine.
        UnknownProvince: ``province`` is none that we know.
    """
    store = store_of(settings)
    held = store.get(code) if version is None or code in store else None
    if version is not None and (held is None or held.version != version):
        held = archive_of(settings).get(code, version)
    if held is None:
        held = store.get(code)
    said = facets.answer(held, facet, today=on, where=where_lives(settings, province))
    return [said.text, *said.more]
