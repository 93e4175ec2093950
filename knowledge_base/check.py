"""Rules that a curated record must keep beyond its shape; every problem is a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge_base.check_cases import case_problems
from knowledge_base.errors import BadProcedureFile
from knowledge_base.parts import LONGEST_BRIEF
from knowledge_base.phrases import plain_name
from knowledge_base.procedure import FeeSetBy, OnlineLevel, OnlyIf, Procedure, TimeUnit
from knowledge_base.store import load_procedure
from knowledge_base.text import fold

MIN_ALIASES = 6
MIN_SITUATIONS = 3
MAX_DIFFERS_BY = 100


def check_folder(folder: Path) -> tuple[list[Procedure], list[str]]:
    """Return the readable records of ``folder`` and every problem of every file."""
    procedures: list[Procedure] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        try:
            procedure = load_procedure(path)
        except BadProcedureFile as error:
            problems += [f"{path.name}: {problem}" for problem in error.problems]
            continue
        procedures.append(procedure)
        problems += [f"{path.name}: {problem}" for problem in problems_of(procedure)]
    problems += list(_problems_between(procedures))
    return procedures, problems


def problems_of(procedure: Procedure) -> list[str]:
    """Return what is wrong with one record, each as a sentence that says what to do."""
    broken = list(_conditions(procedure))
    return [
        *_words(procedure),
        *broken,
        *_documents(procedure),
        *_fees_and_times(procedure),
        *_sources(procedure),
        *([] if broken else case_problems(procedure, procedure.as_of)),
    ]


def _words(procedure: Procedure) -> Iterator[str]:
    aliases = {fold(alias) for alias in procedure.aliases}
    if len(aliases) < MIN_ALIASES:
        yield f"aliases: {len(aliases)} different ones after folding, {MIN_ALIASES} wanted"
    if len(aliases) < len(procedure.aliases):
        twice = [a for a, n in Counter(fold(a) for a in procedure.aliases).items() if n > 1]
        yield f"aliases: equal after folding: {', '.join(twice)}"
    if len({fold(s) for s in procedure.situations}) < MIN_SITUATIONS:
        yield f"situations: at least {MIN_SITUATIONS} wanted"
    if procedure.family and not procedure.differs_by:
        yield "differs_by: a record of a family says how it differs from its siblings"
    if len(procedure.differs_by or "") > MAX_DIFFERS_BY:
        yield f"differs_by: longer than {MAX_DIFFERS_BY} characters"


def _conditions(procedure: Procedure) -> Iterator[str]:
    known = {question.id: {a.id for a in question.answers} for question in procedure.cases}
    if len(known) < len(procedure.cases):
        yield "cases: two questions have the same id"
    used: set[str] = set()
    for where, only_if in _only_ifs(procedure):
        for question, answers in only_if.items():
            used.add(question)
            unknown = set(answers) - known.get(question, set())
            if question not in known:
                yield f"{where}: only_if names the question {question}, which cases does not ask"
            elif unknown or not answers:
                yield f"{where}: only_if has answers that {question} does not offer"
    for question in known.keys() - used:
        yield f"cases: {question} is asked, but no document, fee, time or step depends on it"


def _only_ifs(procedure: Procedure) -> Iterator[tuple[str, OnlyIf]]:
    for index, document in enumerate(procedure.documents):
        yield f"documents[{index}]", document.only_if
    for index, fee in enumerate(procedure.fees):
        yield f"fees[{index}]", fee.only_if
    for index, time in enumerate(procedure.times):
        yield f"times[{index}]", time.only_if


def _documents(procedure: Procedure) -> Iterator[str]:
    if not procedure.documents and not procedure.documents_note:
        yield "documents: none; say so in documents_note if that is right"
    for index, document in enumerate(procedure.documents):
        if document.only_if and not document.when:
            yield f"documents[{index}]: has only_if but no 'when' to read"
        if len(plain_name(document)) > LONGEST_BRIEF and not document.brief:
            yield f"documents[{index}]: a name this long needs a brief of {LONGEST_BRIEF} at most"
    names = Counter((fold(d.name), str(d.only_if), d.when) for d in procedure.documents)
    for (name, _, _), count in names.items():
        if count > 1:
            yield f"documents: {name} stands twice"


def _fees_and_times(procedure: Procedure) -> Iterator[str]:
    if procedure.no_charge and procedure.fees:
        yield "no_charge: the record has fees; a tariff without an entry for it has none"
    for index, fee in enumerate(procedure.fees):
        at = f"fees[{index}]"
        known = fee.amount_vnd is not None or fee.online_amount_vnd is not None
        if not known and fee.set_by is not FeeSetBy.PROVINCE and not fee.doubt:
            yield f"{at}: no amount; say set_by: province, or a doubt"
        if 0 < (fee.amount_vnd or 0) < 1000 and not fee.doubt:
            yield f"{at}: {fee.amount_vnd} đồng is suspect (portal.md 1.2); say why in doubt"
        if known and not (fee.basis or fee.doubt):
            yield f"{at}: an amount needs its basis"
    for index, time in enumerate(procedure.times):
        if time.unit is None and not time.doubt:
            yield f"times[{index}]: no unit; say why in doubt"
        if time.amount is None and time.unit not in {TimeUnit.SAME_DAY, None}:
            yield f"times[{index}]: a {time.unit} needs its amount"


def _sources(procedure: Procedure) -> Iterator[str]:
    if not procedure.source_url.startswith("https://"):
        yield "source_url: not an https address"
    if procedure.review_by is None:
        yield "review_by: missing"
    elif procedure.review_by <= procedure.as_of:
        yield "review_by: not after as_of"
    if not procedure.decision_no and not procedure.source_title:
        yield "decision_no: missing, and no source_title names another source"
    if procedure.online.level is not OnlineLevel.UNKNOWN and not procedure.online.evidence:
        yield "online: a level needs its evidence"


def _problems_between(procedures: Iterable[Procedure]) -> Iterator[str]:
    owners: dict[str, list[str]] = {}
    reasons: Counter[str] = Counter()
    for procedure in procedures:
        for phrase in {fold(p) for p in [*procedure.aliases, procedure.short_name]}:
            owners.setdefault(phrase, []).append(procedure.code)
        reasons.update({explained.why for explained in procedure.explained})
    for phrase, codes in owners.items():
        if len(codes) > 1:
            yield f"{', '.join(codes)}: share the alias '{phrase}'"
    for why, count in reasons.items():
        if count > 5:
            yield f"explained: one text stands on {count} records: {why}"
