from __future__ import annotations

import shutil
from datetime import date

import pytest

from knowledge_base.coaching.coach import by_words, can_be_coached, coach_of
from knowledge_base.coaching.loading import FOLDER, problems_of_coaching, read_coaching
from knowledge_base.coaching.models import OWN_CAUSES, Cause, StepId
from knowledge_base.procedure import FilingWay, OnlineLevel
from knowledge_base.settings import KnowledgeBaseSettings
from knowledge_base.store import load_curated
from tests.knowledge_base.conftest import record

TODAY = date(2026, 11, 23)
COACHING = read_coaching()


@pytest.fixture(scope="module")
def curated():
    return load_curated(KnowledgeBaseSettings().procedures_dir)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "coaching")


def test_the_twenty_most_used_that_are_filed_online_are_written_by_hand(curated):
    filed = [p for p in curated if can_be_coached(p) and p.usage_weight]
    most = sorted(filed, key=lambda p: -(p.usage_weight or 0))[:20]
    assert [p.code for p in most if p.code not in COACHING.own] == []


def test_the_shipped_files_have_no_problem(curated):
    assert problems_of_coaching({p.code for p in curated}) == []


@pytest.mark.parametrize("code", sorted(COACHING.own))
def test_each_written_one_names_its_host_a_real_label_and_causes_of_its_own(code, curated):
    procedure = next(p for p in curated if p.code == code)
    own = COACHING.own[code]
    steps = coach_of(procedure, COACHING, TODAY, {}).steps
    told = "\n".join(step.text for step in steps)
    assert COACHING.hosts[own.host].name in told
    assert any(f"“{label.text}”" in told for label in COACHING.labels)
    mine = {cause.when for causes in own.stuck.values() for cause in causes}
    assert len(mine) >= OWN_CAUSES
    assert mine <= {cause.when for step in steps for cause in step.stuck}


def test_every_step_of_every_procedure_fits_its_bubble_and_is_filled_in(curated):
    for procedure in filter(can_be_coached, curated):
        for step in coach_of(procedure, COACHING, TODAY, {}).steps:
            assert len(step.text) <= 450, (procedure.code, step.id)
            assert "{" not in step.text
            assert "bạn" not in step.text.lower().split()
            assert len(step.stuck) >= 3


def test_a_step_that_a_procedure_does_not_have_is_left_out(curated):
    stay = next(p for p in curated if p.code == "2.001159")
    steps = [step.id for step in coach_of(stay, COACHING, TODAY, {}).steps]
    assert steps == [StepId.VNEID, StepId.FIND, StepId.AGENCY, StepId.FORM, StepId.KEEP]


def test_a_procedure_without_words_of_its_own_gets_them_from_its_record():
    coach = coach_of(record(ways=[FilingWay.ONLINE]), COACHING, TODAY, {})
    assert not coach.written
    assert len(coach.steps) == len(StepId)
    assert "gõ mã 1.000001" in coach.steps[coach.place("find")].text


def test_an_address_that_nobody_saw_is_said_to_be_unchecked(curated):
    residence = next(p for p in curated if p.code == "1.004194")
    coach = coach_of(residence, COACHING, TODAY, {})
    assert "tôi chưa đối chiếu lại địa chỉ này" in coach.steps[coach.place("form")].text


def test_what_is_not_filed_online_is_not_coached():
    assert not can_be_coached(record(ways=[FilingWay.IN_PERSON]))
    closed = record(ways=[FilingWay.ONLINE], online={"level": OnlineLevel.NONE, "evidence": "x"})
    assert not can_be_coached(closed)


def test_the_cause_that_shares_words_with_what_was_told_comes_first():
    size = Cause(when="Tệp nặng quá", do="chụp lại ở cỡ nhỏ hơn")
    kind = Cause(when="Không nhận loại tệp", do="dùng JPG hoặc PDF")
    assert by_words([kind, size], "anh nang qua tai khong len")[0] is size


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("“Chọn cơ quan thực hiện”", "“Chọn nơi nộp”", "“Chọn nơi nộp” is no label in labels.yml"),
        ("host: police", "host: nowhere", "hosts.yml has no host nowhere"),
        ('code: "1.004194"', 'code: "9.999999"', "no curated record has this code"),
    ],
)
def test_a_wrong_file_is_reported_with_what_to_do(folder, old, new, problem):
    path = folder / "own/1.004194.yml"
    path.write_text(path.read_text().replace(old, new))
    assert any(problem in told for told in problems_of_coaching(COACHING.own, folder))


def test_too_few_causes_of_its_own_are_reported(folder):
    path = folder / "own/1.010041.yml"
    text = path.read_text()
    path.write_text(text[: text.index("  form:")])
    (problem,) = problems_of_coaching(COACHING.own, folder)
    assert "1 causes of getting stuck of its own, 3 wanted" in problem


@pytest.mark.parametrize(
    ("day", "fee"), [(date(2026, 12, 30), "35.000"), (date(2027, 1, 4), "70.000")]
)
def test_the_fee_of_the_day_is_told(curated, day, fee):
    card = next(p for p in curated if p.code == "2.001194")
    coach = coach_of(card, COACHING, day, {})
    assert f"Mức tôi có: {fee} đồng" in coach.steps[coach.place("pay")].text
