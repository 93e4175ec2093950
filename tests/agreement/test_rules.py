from __future__ import annotations

import re

from tests.agreement.conftest import ROOT

NAMED = re.compile(r'^    action = "(action_\w+)"', re.MULTILINE)
RETURNED = re.compile(r'return "(action_\w+)"')


def test_every_intent_has_a_rule(intents, rules):
    assert sorted(rules) == sorted(intents), "one rule for each intent under nlu_data/rules/"


def test_every_rule_ends_in_an_action_or_a_response_of_the_domain(rules, actions, responses):
    assert set(rules.values()) - set(actions) - set(responses) == set()


def test_every_response_is_used_by_a_rule(rules, responses):
    assert set(responses) - set(rules.values()) == set()


def test_the_domain_declares_exactly_the_actions_that_exist(actions):
    sources = [file.read_text() for file in (ROOT / "actions").glob("*.py")]
    written = {name for text in sources for name in NAMED.findall(text) + RETURNED.findall(text)}
    assert set(actions) == written
