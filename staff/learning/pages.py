"""The pages of learning: what was not met, and proposing what to teach."""

from __future__ import annotations

from starlette.responses import Response

from knowledge_base.service import KnowledgeBase
from staff.ask import Ask
from staff.audit import note
from staff.database import transaction
from staff.errors import Refused
from staff.guard import Page
from staff.learning import words
from staff.learning.clusters import Cluster, clusters, shown
from staff.learning.messages import read_messages, settle
from staff.learning.proposals import PHRASES, Draft, Kind, Proposals, State

SHOWN, TEXTS, CHOICES = 100, 12, 6


def show_clusters(ask: Ask) -> Response:
    """Return what was said most that nothing or something bad was answered to."""
    found = _clusters(ask)
    about = [one.procedure for one in found[:SHOWN] if one.procedure]
    kb = ask.services.kb() if about else None  # opening it for the first time takes seconds
    names = {code: _name(kb, code) for code in about} if kb else {}
    values = {
        "found": [(one, names.get(one.procedure, "")) for one in found[:SHOWN]],
        "waiting": len(Proposals(ask.services.engine).all(State.OPEN)),
        "editors": len(Proposals(ask.services.engine).for_editors()),
        "words": words,
    }
    return ask.page("learning/clusters.html", values=values)


def show_cluster(ask: Ask) -> Response:
    """Return one cluster, with the forms that propose something from it."""
    cluster = _cluster(ask, ask.path("message"))
    kb, wanted = ask.services.kb(), ask.query("q")
    asked = wanted or cluster.title
    found = [kb.get(hit.code) for hit in kb.find(asked, top=CHOICES).ranked] if asked else []
    if not wanted and cluster.procedure in kb:
        found = [kb.get(cluster.procedure)]
    values = {
        "cluster": cluster,
        "texts": cluster.texts[:TEXTS],
        "name": _name(kb, cluster.procedure),
        "found": found[:CHOICES],
        "wanted": wanted,
        "words": words,
    }
    if ask.by_htmx:
        return ask.page("learning/_choices.html", values=values)
    return ask.page("learning/cluster.html", values=values)


def propose(ask: Ask) -> Response:
    """Keep a proposal."""
    draft = _draft(ask)
    Proposals(ask.services.engine).add(draft, ask.officer, ask.now)
    return ask.to("/learning/proposals")


def settle_cluster(ask: Ask) -> Response:
    """Let the messages of a cluster be deleted: there is nothing to learn from them."""
    cluster = _cluster(ask, ask.path("message"))
    settle(ask.services.gateway(), [message.id for message in cluster.messages])
    with transaction(ask.services.engine) as connection:
        told = f"{len(cluster.messages)} messages"
        note(connection, ask.officer, "settle_cluster", f"cluster {cluster.id}", ask.now, told)
    return ask.to("/learning")


def _clusters(ask: Ask) -> list[Cluster]:
    messages = read_messages(ask.services.gateway())
    return shown(clusters(messages, ask.services.encoder().encode))


def _cluster(ask: Ask, wanted: str) -> Cluster:
    """Return the cluster that holds the message ``wanted``, if enough people are behind."""
    for cluster in _clusters(ask):
        if any(str(message.id) == wanted for message in cluster.messages):
            return cluster
    raise Refused("Nhóm câu này không còn, hoặc chưa đủ năm người hỏi.", 404)


def _draft(ask: Ask) -> Draft:
    kind, text, code = ask.text("kind"), ask.text("text"), ask.text("procedure")
    if kind not in set(Kind):
        raise Refused("Loại đề xuất này không có.")
    if why := words.problem(kind, text):
        raise Refused(why)
    facet = ask.text("facet") if kind == Kind.CORRECTION else ""
    if facet and facet not in words.FACETS:
        raise Refused("Mục này không có trong thủ tục.")
    if kind == Kind.RECORD:
        code = ""
    elif code not in ask.services.kb():
        raise Refused("Anh/chị chọn thủ tục mà câu này nói đến.")
    if kind in PHRASES and "\n" in text:
        raise Refused("Mỗi đề xuất một câu.")
    # which messages those are is found anew: a form must open no cluster that is too small
    of = _cluster(ask, given).messages if (given := ask.text("cluster")) else ()
    return Draft(Kind(kind), text, code, facet, tuple(message.id for message in of))


def _name(kb: KnowledgeBase, code: str) -> str:
    return kb.get(code).short_name if code in kb else code


PAGES = (
    Page("GET", "/learning", show_clusters),
    Page("GET", "/learning/clusters/{message}", show_cluster),
    Page("POST", "/learning/clusters/{message}/settle", settle_cluster),
    Page("POST", "/learning/proposals", propose),
)
