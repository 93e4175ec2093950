"""How two procedures differ is answered by the difference of each."""

from __future__ import annotations

from actions import comparing
from knowledge_base.search.hits import Hit
from knowledge_base.service import KnowledgeBase
from tests.actions.conftest import CHANGE, MARRIAGE, REISSUE, FakeSearch
from tests.actions.test_dialogue import turn


def asked(kb, text, hits, **held):
    search = FakeSearch({question: [Hit(code, 0.9)] for question, code in hits.items()})
    told = KnowledgeBase(kb._store, search)
    return comparing.overhear(turn(text, **held), lambda: told)


def test_each_of_two_is_told_with_what_sets_it_apart(kb):
    hits = {"cap lai the can cuoc ": REISSUE, " cap doi the can cuoc ": CHANGE}
    text = "cấp lại thẻ căn cước và cấp đổi thẻ căn cước khác nhau thế nào"
    reply = asked(kb, text, {" ".join(q.split()): c for q, c in hits.items()})
    assert reply is not None
    assert (reply.outcome, reply.candidates) == ("answered", (REISSUE, CHANGE))
    assert "**Cấp lại thẻ căn cước**: thẻ bị mất" in reply.bubbles[0].text
    assert "**Cấp đổi thẻ căn cước**: thẻ hết hạn" in reply.bubbles[0].text


def test_what_is_under_discussion_is_the_other_one(kb):
    reply = asked(kb, "khác gì đăng ký kết hôn", {"dang ky ket hon": MARRIAGE}, procedure=REISSUE)
    assert reply is not None
    assert reply.candidates == (REISSUE, MARRIAGE)


def test_what_is_on_offer_is_compared_without_a_name(kb):
    reply = asked(kb, "hai cái đó khác nhau thế nào", {}, candidates=(REISSUE, CHANGE))
    assert reply is not None
    assert reply.candidates == (REISSUE, CHANGE)


def test_a_variant_is_no_comparison(kb):
    assert asked(kb, "nếu chồng là người Hàn thì khác gì", {}, procedure=MARRIAGE) is None


def test_other_questions_are_for_others(kb):
    assert asked(kb, "đăng ký kết hôn ở đâu", {}) is None
