"""The pages of proposals: what waits, what would change, approving and taking back."""

from __future__ import annotations

import logging

from starlette.responses import JSONResponse, PlainTextResponse, Response

from dossiers.gateway import HEADER
from knowledge_base.procedure import Procedure
from knowledge_base.search.decide import Decision
from knowledge_base.service import KnowledgeBase
from staff.ask import Ask
from staff.errors import GatewayUnavailable, Refused
from staff.guard import Page
from staff.learning import words
from staff.learning.clusters import FEWEST_SENDERS, Cluster
from staff.learning.drafts import skeleton
from staff.learning.exporting import write_pairs
from staff.learning.messages import Message, read_messages, settle
from staff.learning.proposals import PHRASES, Kind, Proposal, Proposals, State
from staff.roles import Role

_log = logging.getLogger(__name__)
TEXTS = 12
LISTS = ("open", "approved", "editors", "rejected", "reverted", "done")


def show_proposals(ask: Ask) -> Response:
    """Return the proposals of one state, or those that wait for the editors."""
    wanted = ask.query("list") or "open"
    if wanted not in LISTS:
        raise Refused("Danh sách này không có.", 404)
    held = Proposals(ask.services.engine)
    found = held.for_editors() if wanted == "editors" else held.all(State(wanted))
    kb = ask.services.kb()
    rows = [
        (one, kb.get(one.procedure).short_name if one.procedure in kb else "") for one in found
    ]
    values = {"rows": rows, "wanted": wanted, "lists": LISTS, "words": words}
    return ask.page("learning/proposals.html", values=values)


def show_proposal(ask: Ask) -> Response:
    """Return one proposal: what people said, what is found now and what would be."""
    proposal = Proposals(ask.services.engine).get(_number(ask))
    kb = ask.services.kb()
    decides = ask.officer.role is not Role.OFFICER and ask.officer.sees(proposal.unit)
    values = {
        "one": proposal,
        "procedure": kb.get(proposal.procedure) if proposal.procedure in kb else None,
        "said": _said(ask, proposal)[:TEXTS],
        "now": _found(kb, kb.find(proposal.text).decision),
        "decides": decides,
        "own": proposal.name == ask.officer.name,
        "words": words,
    }
    return ask.page("learning/proposal.html", values=values)


def decide(ask: Ask) -> Response:
    """Approve, reject, take back, or note that the editors have taken it in."""
    number, reason, decision = _number(ask), ask.text("reason"), ask.text("decision")
    if not 3 <= len(reason) <= 500:
        raise Refused("Anh/chị ghi lý do, từ 3 đến 500 ký tự.")
    held = Proposals(ask.services.engine)
    decided = held.decide(number, decision, reason, ask.officer, ask.now)
    if decided.kind in PHRASES:
        write_pairs(ask.services.settings.learned_file, held.overlay())
    if decided.state is State.APPROVED:
        _settle(ask, decided)
    return ask.to(f"/learning/proposals/{number}")


def draft(ask: Ask) -> Response:
    """Return the file that the author of a new record begins with."""
    proposal = Proposals(ask.services.engine).get(_number(ask))
    if proposal.kind is not Kind.RECORD:
        raise Refused("Chỉ đề xuất thủ tục mới có bản nháp.", 404)
    text = skeleton(proposal, _said(ask, proposal)[:TEXTS])
    name = f'attachment; filename="de-xuat-{proposal.id}.yml"'
    return PlainTextResponse(text, headers={"Content-Disposition": name})


def overlay(ask: Ask) -> Response:
    """Return what was taught, to our own processes: 401 without the secret they share."""
    if not ask.services.ours(ask.request.headers.get(HEADER, "")):
        return JSONResponse({"error": "unauthorised"}, status_code=401)
    taught = Proposals(ask.services.engine).overlay()
    return JSONResponse(taught.model_dump(mode="json"))


def _found(kb: KnowledgeBase, decision: Decision) -> list[Procedure]:
    return [kb.get(hit.code) for hit in decision.hits]


def _said(ask: Ask, proposal: Proposal) -> list[str]:
    """Return what people said, as far as it is still kept and enough of them said it."""
    ids = set(proposal.messages)
    try:
        held = [m for m in read_messages(ask.services.gateway()) if m.id in ids] if ids else []
    except GatewayUnavailable:
        return []
    return _texts(held)


def _texts(held: list[Message]) -> list[str]:
    if not held:
        return []
    cluster = Cluster(tuple(held))
    enough = cluster.senders >= FEWEST_SENDERS
    return [text for text, _ in cluster.texts] if enough else []


def _settle(ask: Ask, proposal: Proposal) -> None:
    """Let the messages be deleted, which have served; the next time if the gateway is away."""
    if not proposal.messages or proposal.kind is Kind.RECORD:  # its author still reads them
        return
    try:
        settle(ask.services.gateway(), proposal.messages)
    except GatewayUnavailable as error:
        _log.warning("Messages of proposal %d stay: %s", proposal.id, error)


def _number(ask: Ask) -> int:
    given = ask.path("id")
    if not given.isdecimal() or len(given) > 9:
        raise Refused("Không có đề xuất này.", 404)
    return int(given)


PAGES = (
    Page("GET", "/learning/proposals", show_proposals),
    Page("GET", "/learning/proposals/{id}", show_proposal),
    Page("POST", "/learning/proposals/{id}", decide),
    Page("GET", "/learning/proposals/{id}/draft.yml", draft),
    Page("GET", "/internal/learned", overlay),
)
