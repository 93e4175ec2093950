"""Masking holds its aims on all the ways in which people write numbers (docs/quality.md)."""

from __future__ import annotations

from tests.bot.written.measuring import by_hand, misses, wrongly_masked
from tests.bot.written.personal import personal

SEED = 2026
RECALL, MASKED_WRONGLY = 0.99, 0.01


def test_at_least_99_of_100_personal_numbers_are_masked_wholly():
    forms = [*personal(SEED), *by_hand()]
    assert len(forms) >= 500
    missed = misses(forms)
    assert len(missed) <= (1 - RECALL) * len(forms), [form.text for form in missed]


def test_at_most_1_of_100_harmless_numbers_is_masked():
    masked, count = wrongly_masked(SEED)
    assert count >= 500
    assert len(masked) <= MASKED_WRONGLY * count, masked
