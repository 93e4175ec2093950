"""The action server learns what was approved, and knows it again after a start alone."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx
import pytest

from actions.learner import Learner
from knowledge_base.learned import Phrase
from knowledge_base.settings import KnowledgeBaseSettings

SECRET = "an invented secret of 32 letters"
PHRASE = {"text": "phơi lúa", "procedure": "1.000001", "kind": "alias"}


@dataclass
class Pages:
    """The officers' pages, which tell what was taught to who shows the secret."""

    body: dict[str, object]
    away: bool = False

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("refused")
        if request.headers.get("X-Internal-Secret") != SECRET:
            return httpx.Response(401)
        assert (request.method, request.url.path) == ("GET", "/internal/learned")
        return httpx.Response(200, json=self.body)


@dataclass
class Knowledge:
    """Notes what it learns."""

    learnt: list[list[str]] = field(default_factory=list)

    def learn(self, phrases: tuple[Phrase, ...]) -> None:
        self.learnt.append([phrase.text for phrase in phrases])


@pytest.fixture
def pages() -> Pages:
    return Pages({"version": "v1", "phrases": [PHRASE]})


@pytest.fixture
def start(pages, tmp_path):
    """Return a function that starts an action server's learner."""

    def started(secret: str = SECRET) -> Learner:
        client = httpx.Client(transport=httpx.MockTransport(pages), base_url="http://staff.test")
        settings = KnowledgeBaseSettings(learned_file=tmp_path / "var" / "learned.json")
        return Learner(settings, client, lambda: secret)

    return started


def test_what_is_new_is_learnt_and_what_is_not_is_not_learnt_again(start, pages):
    learner, kb = start(), Knowledge()
    learner.learn(kb)
    learner.learn(kb)
    pages.body = {"version": "v2", "phrases": []}
    learner.learn(kb)
    assert kb.learnt == [["phơi lúa"], []]


def test_a_start_without_the_pages_knows_what_was_taught_before(start, pages):
    start().learn(Knowledge())
    pages.away = True
    kb = Knowledge()
    start().learn(kb)
    assert kb.learnt == [["phơi lúa"]]


def test_pages_that_go_away_change_nothing(start, pages):
    learner, kb = start(), Knowledge()
    learner.learn(kb)
    pages.away = True
    learner.learn(kb)
    assert kb.learnt == [["phơi lúa"]]


@pytest.mark.parametrize("body", [{"phrases": [{"text": ""}]}, {"phrases": "many"}])
def test_an_answer_of_another_form_is_passed_over(start, pages, body):
    pages.body = body
    kb = Knowledge()
    start().learn(kb)
    assert kb.learnt == []


def test_who_has_not_the_secret_learns_nothing(start):
    kb = Knowledge()
    start("wrong").learn(kb)
    assert kb.learnt == []


def test_a_file_that_is_spoilt_is_passed_over(start, pages, tmp_path):
    start().learn(Knowledge())
    (tmp_path / "var" / "learned.json").write_text("{")
    pages.away = True
    kb = Knowledge()
    start().learn(kb)
    assert kb.learnt == []
