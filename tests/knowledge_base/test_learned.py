"""What officers taught is found at once, beside the records, and can be taken back."""

from __future__ import annotations

import pytest

from knowledge_base.learned import Phrase, Said
from knowledge_base.search.encoders import open_encoder
from knowledge_base.search.hybrid import Searcher
from knowledge_base.service import KnowledgeBase, load_catalogue
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import ProcedureStore

SAID = "xin giấy phơi lúa ngoài đường"
RESIDENCE, BIRTH = "1.004194", "1.001193"
RECORDS = load_catalogue(KnowledgeBaseSettings(), "curated")


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return Searcher.build(RECORDS, open_encoder())


@pytest.fixture
def kb(searcher) -> KnowledgeBase:
    return KnowledgeBase(ProcedureStore(RECORDS), searcher)


def taught(*codes: str) -> list[Phrase]:
    return [Phrase(text=SAID, procedure=code, kind=Said.SITUATION) for code in codes]


def test_before_it_is_taught_it_is_not_found(kb):
    assert RESIDENCE not in [hit.code for hit in kb.find(SAID).decision.hits]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(SAID, id="as-taught"),
        pytest.param("xin giay phoi lua ngoai duong", id="without-marks"),
        pytest.param("dạ cho em hỏi xin giấy phơi lúa ngoài đường với ạ", id="politely"),
        pytest.param("xin giấy phơi lúa ngoài đường hết bao nhiêu tiền", id="with-what-is-asked"),
    ],
)
def test_a_phrase_is_what_a_person_decided_however_it_is_asked(kb, asked):
    kb.learn(taught(RESIDENCE))
    found = kb.find(asked)
    assert (found.decision.kind, [hit.code for hit in found.decision.hits]) == ("one", [RESIDENCE])
    assert found.ranked[0].code == RESIDENCE


def test_what_is_only_like_the_phrase_is_offered_and_not_answered(kb):
    kb.learn(taught(RESIDENCE))
    found = kb.find("muốn phơi lúa ra ngoài đường có phải xin không")
    assert (found.decision.kind, found.decision.hits[0].code) == ("choose", RESIDENCE)
    assert found.likely is None


def test_where_the_search_is_sure_what_is_only_like_a_phrase_changes_nothing(kb):
    kb.learn([Phrase(text="đăng ký tạm trú cho người nước ngoài", procedure=BIRTH)])
    found = kb.find("đăng ký tạm trú")
    assert (found.decision.kind, found.decision.hits[0].code) == ("one", RESIDENCE)


def test_a_phrase_of_two_procedures_is_a_choice(kb):
    kb.learn(taught(RESIDENCE, BIRTH))
    decision = kb.find(SAID).decision
    assert (decision.kind, {hit.code for hit in decision.hits}) == ("choose", {RESIDENCE, BIRTH})


def test_taken_back_all_is_as_before(kb):
    before = kb.find(SAID)
    kb.learn(taught(RESIDENCE))
    kb.learn([])
    assert kb.find(SAID) == before


def test_what_is_remembered_is_forgotten_when_something_is_learnt(kb):
    kb.remember(10)
    assert kb.find(SAID) is kb.find(SAID)
    kb.learn(taught(RESIDENCE))
    assert kb.find(SAID).decision.hits[0].code == RESIDENCE


def test_a_procedure_that_is_not_held_is_passed_over(kb):
    before = kb.find(SAID)
    kb.learn(taught("9.999999"))
    assert kb.find(SAID) == before


def test_other_questions_are_answered_as_before(kb):
    asked = [record.short_name for record in RECORDS]
    before = [kb.find(question).ranked[0].code for question in asked]
    kb.learn(taught(RESIDENCE))
    after = [kb.find(question).ranked[0].code for question in asked]
    assert after == before


def test_the_search_ranks_what_holds_the_phrase_higher_than_before(searcher):
    grown = searcher.grown(RECORDS, {RESIDENCE: [SAID]})
    before, after = (
        {hit.code: hit.score for hit in each.search(SAID)} for each in (searcher, grown)
    )
    assert RESIDENCE not in before
    assert RESIDENCE in after
