"""Small phrases of an answer: money, days, counts, sources. Pure; one value in, words out."""

from __future__ import annotations

from knowledge_base.phrases.fees import (
    SHOWN_FREE,
    name_fee,
    names_no_charge,
    say_amount,
    say_ended,
    say_fee_line,
    say_fee_lines,
)
from knowledge_base.phrases.lists import published_list, says_none
from knowledge_base.phrases.papers import counts, name_document, plain_name, say_document
from knowledge_base.phrases.sources import say_source, say_staleness
from knowledge_base.phrases.times import CUTOFF_15H, UNITS, name_duration, say_duration
from knowledge_base.phrases.ways import WAYS, by_way, say_ways
from knowledge_base.phrases.words import (
    clause,
    day,
    gist,
    money,
    number,
    published,
    sentence,
    shortened,
    unmarked,
    whole_parts,
)

__all__ = [
    "CUTOFF_15H",
    "SHOWN_FREE",
    "UNITS",
    "WAYS",
    "by_way",
    "clause",
    "counts",
    "day",
    "gist",
    "money",
    "name_document",
    "name_duration",
    "name_fee",
    "names_no_charge",
    "number",
    "plain_name",
    "published",
    "published_list",
    "say_amount",
    "say_document",
    "say_duration",
    "say_ended",
    "say_fee_line",
    "say_fee_lines",
    "say_source",
    "say_staleness",
    "say_ways",
    "says_none",
    "sentence",
    "shortened",
    "unmarked",
    "whole_parts",
]
