"""Which messages are never kept to learn from: cares, accusations, secrets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.cares import CARES
from bot.handover.guarding import is_care
from bot.text import fold
from bot.turn import Opening
from bot.wire import Reply

UNFIT = CARES | {"insult"}
"""Intents of someone who has other cares, or speaks of another person's wrongs."""
FEWEST_WORDS, LONGEST = 2, 300
_CARES = re.compile(
    r"\b(?:to cao|khieu nai|to giac|kien (?:can bo|nguoi|ong|ba|xa|phuong)|hoi lo|dut lot"
    r"|an tien|an hoi|voi tien|vong vinh|nhung nhieu|hach sach|hanh dan|bao ke|tham nhung"
    r"|tham o|lua dao|lua (?:tien|mat)|gia danh|de doa|doa (?:giet|danh)|chui|mang toi"
    r"|bao luc|bao hanh|bi danh|danh (?:dap|em|toi|con|vo|chau|me|ba)|hiep|xam hai|lam dung"
    r"|mua ban nguoi|ma tuy|nghien|hiv|aids|benh tam than|pha thai|sang chan|tu tu|tu sat"
    r"|muon chet|giet|cuu (?:toi|em|voi)|qua doi|khai tu|mai tang|tu vong"
    r"|(?:moi|vua|da|bi) chet"
    r"|(?:moi|vua) mat(?! (?:cccd|can|giay|the|so|ho|bang|xe|vi|cmnd)\b)|ngoai tinh|danh ghen"
    r"|tu toi|di tu|bi bat|toa an|o tu|tien an|tien su)\b"
)


def is_fit(text: str) -> bool:
    """Say whether ``text`` may be kept: neither a care nor an accusation, of some words.

    What no unit may read is not kept for one to learn from.
    """
    folded = fold(text)
    return (
        len(folded.split()) >= FEWEST_WORDS
        and len(text) <= LONGEST
        and _CARES.search(folded) is None
        and not is_care(text)
    )


def is_fit_turn(opening: Opening, reply: Reply) -> bool:
    """Say whether a turn may be looked at: no secret, no form, nobody with other cares."""
    secret = opening.secret_expected or reply.expects_secret
    form = opening.in_form or reply.in_form
    return not (secret or form or reply.afterwards == "quiet" or reply.answer.intent in UNFIT)


def tell_of_cares(intents: Iterable[str], endings: Iterable[str]) -> bool:
    """Say whether a conversation had a turn of cares: then nothing of it is kept."""
    return bool(UNFIT & set(intents)) or "quiet" in set(endings)
