from __future__ import annotations

import re

import pytest
import yaml

from bot.wire import Outcome
from tests.agreement.conftest import ROOT, merged

TEXTS = merged(ROOT / "domain", "responses")
LONGEST = 500
LONGEST_OF_CARE = 650
"""Help lines and channels of complaint are said whole: nobody in need should press a button."""


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_response_has_one_wording(name):
    assert len(TEXTS[name]) == 1


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_response_names_one_ending_and_its_intent(name):
    custom = TEXTS[name][0]["custom"]
    assert custom["outcome"] in set(Outcome)
    assert custom["intent"] == name.removeprefix("utter_")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_response_has_no_blank_line_at_which_rasa_would_cut(name):
    assert "\n\n" not in TEXTS[name][0]["text"]


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_response_fits_its_bubble(name):
    care = TEXTS[name][0]["custom"]["outcome"] == "handed_over"
    assert len(TEXTS[name][0]["text"]) <= (LONGEST_OF_CARE if care else LONGEST)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_response_says_anh_chi_and_never_ban(name):
    words = re.findall(r"\w+", TEXTS[name][0]["text"].lower())
    assert "bạn" not in words
    assert "anh" in words


def test_only_rules_decide():
    policies = yaml.safe_load((ROOT / "config.yml").read_text())["policies"]
    assert [policy["name"] for policy in policies] == ["RulePolicy"]


def test_the_fallback_of_the_rules_is_an_action_of_ours(actions):
    (policy,) = yaml.safe_load((ROOT / "config.yml").read_text())["policies"]
    assert policy["core_fallback_action_name"] in actions


def test_a_call_for_help_gets_numbers_before_anything_else_and_no_question():
    text = TEXTS["utter_emergency"][0]["text"]
    assert re.findall(r"\b11\d\b", text)[:4] == ["113", "115", "114", "111"]
    assert "?" not in text
    assert "buttons" not in TEXTS["utter_emergency"][0]
