"""The pages of learning: from a cluster to what the look-up finds, and who may do what."""

from __future__ import annotations

import asyncio
import time

import pytest

from staff.learning.keeping import LearningBase
from staff.learning.proposals import Proposals
from staff.roles import Account, Role
from tests.staff.conftest import PASSWORD
from tests.staff.learning.conftest import DOG, RENEWAL, RICE, SECRET, message

OURS = {"X-Internal-Secret": SECRET}


def until(happens) -> bool:
    """Say whether something happens within ten seconds."""
    ends = time.monotonic() + 10
    while not (so := happens()) and time.monotonic() < ends:
        time.sleep(0.05)
    return so


@pytest.fixture(autouse=True)
def own_files(monkeypatch, tmp_path):
    monkeypatch.setenv("BOT_INTERNAL_SECRET", SECRET)
    monkeypatch.chdir(tmp_path)


def test_a_cluster_of_five_people_is_shown_and_one_of_four_is_not(page):
    text = page("officer", "/learning").text
    assert RICE in text
    assert DOG not in text


def test_the_address_of_a_small_cluster_opens_nothing(page):
    assert page("officer", "/learning/clusters/1").status_code == 200
    assert page("officer", "/learning/clusters/6").status_code == 404


def test_a_form_that_names_a_small_cluster_opens_nothing_of_it(as_role, page, talks):
    form = {"kind": "alias", "text": RICE, "procedure": RENEWAL, "messages": "[6,7,8,9,1]"}
    refused = as_role(
        "officer", lambda mine: mine.post("/learning/proposals", form | {"cluster": 6})
    )
    assert refused.status_code == 404
    as_role("officer", lambda mine: mine.post("/learning/proposals", form))
    assert DOG not in page("lead", "/learning/proposals/1").text


def test_a_gateway_that_is_away_is_one_sentence(page, talks):
    talks.away = True
    answer = page("officer", "/learning")
    assert (answer.status_code, "Chưa nối được" in answer.text) == (503, True)


def test_what_is_approved_is_found_by_the_look_up_and_no_longer_when_taken_back(
    app, kb, page, propose, decide, talks
):
    assert kb.find(RICE).decision.hits == []
    number = propose()
    assert decide(number, "approve").status_code == 303
    assert [m["text"] for m in talks.messages] == [DOG] * 4  # what was learnt from is deleted
    learning: LearningBase = app.state.services.kb
    learning.every_s = 0.0
    assert until(lambda: learning().find(RICE).decision.kind == "one")
    assert RENEWAL in page("officer", f"/lookup?q={RICE}").text
    decide(number, "revert")
    assert until(lambda: learning().find(RICE).decision.kind == "none")


def test_an_officer_decides_nothing_and_a_lead_not_about_the_own_proposal(propose, decide):
    assert decide(propose(), "approve", role="officer").status_code == 403
    own = propose("lead")
    assert decide(own, "approve", role="lead").status_code == 403
    assert decide(own, "approve", role="admin").status_code == 303


def test_a_proposal_is_decided_once_with_a_reason(propose, decide):
    number = propose()
    assert decide(number, "approve", reason="x").status_code == 400
    assert decide(number, "reject").status_code == 303
    assert decide(number, "approve").status_code == 409
    assert decide(number, "nonsense").status_code == 409
    assert decide(999, "approve").status_code == 404


def test_a_lead_of_another_unit_does_not_decide(app, propose, decide, clock):
    other = Account(0, "other", "Lãnh đạo khác", Role.LEAD, "phuong-2")
    app.state.services.accounts.add(other, PASSWORD, clock())
    assert decide(propose(), "approve", role="other").status_code == 403


@pytest.mark.parametrize(
    ("form", "why"),
    [
        pytest.param({"text": "em tên [TÊN] xin giấy"}, "đã che", id="a-masked-place"),
        pytest.param({"text": "số 0912345678 phơi lúa"}, "dãy số dài", id="a-number"),
        pytest.param({"text": "a"}, "ký tự", id="too-short"),
        pytest.param({"text": "câu dài " * 40}, "ký tự", id="too-long"),
        pytest.param({"text": "câu một\ncâu hai"}, "Mỗi đề xuất một câu", id="two-lines"),
        pytest.param({"procedure": "9.999999"}, "chọn thủ tục", id="no-procedure"),
        pytest.param({"kind": "nonsense"}, "Loại đề xuất", id="no-kind"),
        pytest.param({"kind": "correction", "facet": "x"}, "Mục này", id="no-facet"),
    ],
)
def test_what_cannot_be_taught_is_refused_with_the_reason(as_role, form, why):
    told = {"kind": "alias", "text": RICE, "procedure": RENEWAL} | form
    answer = as_role("officer", lambda mine: mine.post("/learning/proposals", told))
    assert answer.status_code == 400
    assert why in answer.text


def test_a_correction_goes_to_the_editors_with_record_and_field_until_it_is_done(
    page, propose, decide
):
    number = propose(kind="correction", facet="fee", text="Từ 1/10 lệ phí là 10.000 đồng")
    decide(number, "approve")
    listed = page("officer", "/learning/proposals?list=editors").text
    assert "Từ 1/10 lệ phí là 10.000 đồng" in listed
    assert "phí, lệ phí" in listed
    assert RENEWAL in listed
    decide(number, "done")
    assert "Từ 1/10" not in page("officer", "/learning/proposals?list=editors").text


def test_a_new_record_begins_with_what_people_said(page, propose, decide):
    number = propose(kind="record", text="Cho phép phơi nông sản trên đường", procedure="")
    decide(number, "approve")
    draft = page("officer", f"/learning/proposals/{number}/draft.yml")
    assert draft.headers["content-disposition"] == f'attachment; filename="de-xuat-{number}.yml"'
    assert "name: Cho phép phơi nông sản trên đường" in draft.text
    assert f"- {RICE}" in draft.text


def test_each_step_is_in_the_trail_without_anybodys_words(page, propose, decide, as_role):
    decide(propose(), "approve")
    as_role("lead", lambda mine: mine.post("/learning/clusters/6/settle"))
    trail = page("lead", "/audit").text
    assert "duyệt đề xuất" in trail
    assert f"alias {RENEWAL}" in trail
    assert RICE not in trail


def test_a_lead_deletes_a_cluster_that_teaches_nothing(as_role, talks):
    answer = as_role("lead", lambda mine: mine.post("/learning/clusters/3/settle"))
    assert answer.status_code == 303
    assert [m["text"] for m in talks.messages] == [DOG] * 4


HOSTILE = [
    "<script>alert(1)</script> phơi lúa",
    '"><img src=x onerror=alert(1)> phơi lúa',
    "{{ 7*7 }} phơi lúa",
    "'; DROP TABLE proposals; -- phơi lúa",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_and_officers_wrote_stays_text(page, propose, talks, text):
    talks.messages = [message(number, text) for number in range(1, 6)]
    number = propose(kind="correction", text=text, facet="fee")
    pages = ["/learning", "/learning/clusters/1", "/learning/proposals"]
    for path in [*pages, f"/learning/proposals/{number}", f"/learning/clusters/1?q={text}"]:
        shown = page("lead", path)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text
        assert "<img src=x" not in shown.text
        assert "49 phơi" not in shown.text
        assert "phơi lúa" in shown.text


NOWHERE = [
    "/learning/proposals/1%20OR%201=1",
    "/learning/proposals/-1",
    "/learning/proposals/99999999999999999999",
    "/learning/proposals?list=x'",
    "/learning/clusters/x'--",
]


@pytest.mark.parametrize("path", NOWHERE)
def test_an_address_that_names_nothing_is_not_found(page, path):
    assert page("lead", path).status_code == 404


def test_our_own_processes_read_what_was_taught_and_nobody_else(browser, propose, decide):
    decide(propose(), "approve")

    async def asked(headers):
        return await browser().client.get("/internal/learned", headers=headers)

    assert asyncio.run(asked({})).status_code == 401
    assert asyncio.run(asked({"X-Internal-Secret": "wrong"})).status_code == 401
    told = asyncio.run(asked(OURS)).json()
    assert told["phrases"] == [{"text": RICE, "procedure": RENEWAL, "kind": "alias"}]


def test_the_version_changes_with_every_phrase(app, propose, decide):
    held = Proposals(app.state.services.engine)
    versions = [held.overlay().version]
    number = propose()
    versions.append(held.overlay().version)
    decide(number, "approve")
    versions.append(held.overlay().version)
    decide(number, "revert")
    versions.append(held.overlay().version)
    assert versions[0] == versions[1] == versions[3] != versions[2]


def test_what_is_approved_is_written_down_for_the_evaluation(settings, propose, decide):
    decide(propose(), "approve")
    written = settings.learned_file.read_text("utf-8")
    assert written == ('{"text": "xin giấy phơi lúa", "procedure": "1.000002", "kind": "alias"}\n')
