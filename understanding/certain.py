"""What a message surely is, whatever it resembles: a call for help, a fraud, an accusation.

A missed call for help costs more than any wrong answer, so it is not left to the classifier's
likelihoods alone; nor is the police named to someone who asks for a fee.
"""

from __future__ import annotations

import re

from understanding.calls import ABUSE, DESPAIR, MAY_CALL, VIOLENCE, WISH_TO_DIE
from understanding.lookalikes import OTHER, told_apart
from understanding.wrongs import is_accusation, is_fraud

SCRAP_WORDS = 4
"""So few words may resemble a call for help by chance; a longer message is heard as it reads."""

_ASKS_PROCEDURE = re.compile(
    r"\b(thu tuc|dang ky|giay to|ho so|ly hon|khai sinh|khai tu|giam ho|nuoi con|tro cap|"
    r"tam tru|le phi|chung tu|bao tu|mai tang|tuat|thua ke)\b"
)


def may_call_for_help(text: str) -> bool:
    """Say whether ``text`` may be a call for help, when the classifier takes it for one.

    ``bị gãy`` alone may not, nor may ``không muốn sống với bố mẹ``: that asks where to live.
    """
    told = told_apart(text)
    if MAY_CALL.search(told):
        return True
    return len(told.split()) > SCRAP_WORDS and OTHER not in told


def certain(text: str) -> str | None:
    """Return the intent that ``text`` surely has, else ``None``.

    ``chồng em đánh em hoài`` -> ``emergency``; a question about a procedure ("thủ tục ly hôn khi
    bị chồng đánh") has none here, the classifier decides.
    """
    if (calls := _calls_for_help(told_apart(text))) is not None:
        return "emergency" if calls else None
    if is_accusation(text):
        return "complain_officer"
    return "report_scam" if is_fraud(text) else None


def _calls_for_help(told: str) -> bool | None:
    """Say whether ``told`` surely calls for help; ``None``: it holds no such words."""
    if WISH_TO_DIE.search(told):
        return True
    if any(pattern.search(told) for pattern in (VIOLENCE, ABUSE, DESPAIR)):
        return _ASKS_PROCEDURE.search(told) is None
    return None
