"""The pages of the look-up."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import segno
from starlette.responses import Response

from knowledge_base.checklist import checklist, open_questions
from knowledge_base.errors import KnowledgeBaseError
from knowledge_base.places.fees import local
from knowledge_base.places.found import Place
from knowledge_base.procedure import Procedure
from staff.ask import Ask
from staff.errors import Refused
from staff.guard import Page
from staff.lookup.comparing import compare
from staff.lookup.searching import Filters, choices, known, search
from staff.lookup.sections import Asked, safe_link, sections
from staff.lookup.sheets import TYPE, workbook
from staff.lookup.words import LAYERS, LEVELS, ONLINE

SHOWN = 20
EXPORTED = 200
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def show_search(ask: Ask) -> Response:
    """Return the search page, or, while one types, only its results."""
    question, filters = ask.query("q"), _filters(ask)
    found = search(ask.services.kb(), question, filters, most=SHOWN)
    values = {
        "question": question,
        "filters": filters,
        "found": found,
        "LEVELS": LEVELS,
        "ONLINE": ONLINE,
        "LAYERS": LAYERS,
        "query": ask.request.url.query,
    }
    if ask.by_htmx:
        return ask.page("lookup/results.html", values=values)
    return ask.page("lookup/search.html", values={**values, "choices": _choices(ask)})


def show_record(ask: Ask) -> Response:
    """Return all that a record says, for a case and a province when they are chosen."""
    procedure, asked = _procedure(ask, ask.path("code")), _asked(ask)
    case = _case(ask, procedure)
    asked = Asked(case, asked.today, asked.where)
    kb = ask.services.kb()
    values = {
        "procedure": procedure,
        "sections": sections(procedure, asked),
        "case": case,
        "siblings": kb.siblings(procedure.code)[:12],
        "provinces": [province.name for province in kb.places.provinces],
        "province": ask.query("province"),
        "source": safe_link(procedure.source_url),
        "query": ask.request.url.query,
    }
    return ask.page("lookup/record.html", values=values)


def show_comparison(ask: Ask) -> Response:
    """Return two records side by side; without a second one, the form to choose it."""
    left = _procedure(ask, ask.query("left"))
    kb, wanted = ask.services.kb(), ask.query("right")
    found = search(kb, wanted, Filters(), most=1) if wanted else []
    right = found[0] if found else None
    values = {
        "left": left,
        "right": right,
        "wanted": wanted,
        "pairs": compare(left, right, _asked(ask)) if right else [],
        "siblings": kb.siblings(left.code)[:12],
    }
    return ask.page("lookup/compare.html", values=values)


def show_checklist(ask: Ask) -> Response:
    """Return the tick list for a case, to be printed, with a QR code to the portal's page."""
    procedure, asked = _procedure(ask, ask.path("code")), _asked(ask)
    case = _case(ask, procedure)
    address = safe_link(procedure.online.url) or safe_link(procedure.source_url)
    title, *lines = checklist(procedure, case, asked.today, asked.where)
    values = {
        "procedure": procedure,
        "title": title.replace("**", ""),
        "lines": lines,
        "open": open_questions(procedure, case),
        "address": address,
        "code": _qr(address) if address else "",
        "query": ask.request.url.query,
    }
    return ask.page("lookup/checklist.html", values=values)


def export(ask: Ask) -> Response:
    """Return what the search finds as an XLSX file, or the one record that is named."""
    kb, asked = ask.services.kb(), _asked(ask)
    if code := ask.query("code"):
        procedure = _procedure(ask, code)
        records, name = [procedure], code
        asked = Asked(_case(ask, procedure), asked.today, asked.where)
    else:
        records, name = search(kb, ask.query("q"), _filters(ask), most=EXPORTED), "thu-tuc"
    disposition = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(workbook(records, asked), media_type=TYPE, headers=disposition)


def _filters(ask: Ask) -> Filters:
    asked = (ask.query(name) for name in ("field", "level", "online", "agency"))
    return known(Filters(*asked))


def _choices(ask: Ask) -> object:
    return choices(ask.services.kb())


def _procedure(ask: Ask, code: str) -> Procedure:
    try:
        return ask.services.kb().get(code)
    except KnowledgeBaseError as error:
        raise Refused("Danh mục không có thủ tục này.", 404) from error


def _case(ask: Ask, procedure: Procedure) -> dict[str, str]:
    """Return the answers of the address that the record knows."""
    given = {question.id: ask.query(f"case_{question.id}") for question in procedure.cases}
    options = {q.id: {answer.id for answer in q.answers} for q in procedure.cases}
    return {id_: answer for id_, answer in given.items() if answer in options[id_]}


def _asked(ask: Ask) -> Asked:
    places, named = ask.services.kb().places, ask.query("province")
    found = places.match(named) if named else None
    where = local(places, found) if isinstance(found, Place) else None
    return Asked({}, ask.today, where)


def _qr(address: str) -> str:
    """Return a QR code as SVG that the page may hold: no style, no script."""
    code = segno.make(address, error="m", micro=False)
    drawn: str = code.svg_inline(scale=3, border=2, svgclass="qr", lineclass=None)
    return drawn


PAGES = (
    Page("GET", "/lookup", show_search, computes=True),
    Page("GET", "/lookup/compare", show_comparison, computes=True),
    Page("GET", "/lookup/export.xlsx", export),
    Page("GET", "/lookup/{code}", show_record, computes=True),
    Page("GET", "/lookup/{code}/checklist", show_checklist, computes=True),
)
