"""One function a facet: what is said about it, from the record alone.

Each returns the words that follow the procedure's name on the first line, then one idea a line.
"""

from __future__ import annotations

from knowledge_base.say.cases import Case, applying, exemptions_on, fees_on
from knowledge_base.say.filing import say_online, say_steps, say_time, say_where
from knowledge_base.say.glance import say_overview
from knowledge_base.say.money import NO_CHARGE, may_cost, say_fee, say_payment
from knowledge_base.say.papers import DEPENDS, say_documents, say_forms
from knowledge_base.say.places import deciding, receiving
from knowledge_base.say.rules import remarks, say_conditions, say_legal, say_result
from knowledge_base.say.said import Said

__all__ = [
    "DEPENDS",
    "NO_CHARGE",
    "Case",
    "Said",
    "applying",
    "deciding",
    "exemptions_on",
    "fees_on",
    "may_cost",
    "receiving",
    "remarks",
    "say_conditions",
    "say_documents",
    "say_fee",
    "say_forms",
    "say_legal",
    "say_online",
    "say_overview",
    "say_payment",
    "say_result",
    "say_steps",
    "say_time",
    "say_where",
]
