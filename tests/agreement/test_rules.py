from __future__ import annotations

import re

from tests.agreement.conftest import ROOT

NAMED = re.compile(r'^    action = "(action_\w+)"', re.MULTILINE)
SAYS_RESPONSE = "action_say_response"
RETURNED = re.compile(r'return "(action_\w+)"')


def test_every_intent_has_a_rule(intents, rules):
    assert sorted(rules) == sorted(intents), "one rule for each intent under nlu_data/rules/"


def test_every_rule_ends_in_an_action_or_a_response_of_the_domain(rules, actions, responses):
    assert set(rules.values()) - set(actions) - set(responses) == set()


def test_every_response_is_said_by_a_rule_or_by_the_action_that_says_that_of_its_intent(
    rules, responses
):
    by_intent = {f"utter_{intent}" for intent, done in rules.items() if done == SAYS_RESPONSE}
    assert set(responses) - set(rules.values()) - by_intent == set()
    assert by_intent - set(responses) == set()


def test_a_call_for_help_is_answered_without_the_action_server(rules):
    assert rules["emergency"] == "utter_emergency"


def test_the_domain_declares_exactly_the_actions_that_exist(actions):
    sources = [file.read_text() for file in (ROOT / "actions").glob("*.py")]
    written = {name for text in sources for name in NAMED.findall(text) + RETURNED.findall(text)}
    assert set(actions) == written
