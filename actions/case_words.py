"""Which answer to a question about the case a typed text gives, if it surely gives one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.case_numbers import fits, measure
from actions.case_reading import (
    BARE_NO,
    BARE_YES,
    DENIES,
    ENDS_IN_YES,
    FILLERS,
    GRAMMAR,
    KEEPS_TO_ONESELF,
    MERE_ASSENT,
    NEGATED,
    NO,
    ORDINAL,
    SAYS_NO,
    THANKS,
    UNKNOWN,
    asks_back,
    folded,
    plain,
)
from actions.case_refusals import CORRECTS, turns_away
from actions.case_synonyms import PAIRS
from actions.turn import chosen_place
from knowledge_base.facet_cues import cued_facets
from knowledge_base.procedure import CaseAnswer, CaseQuestion
from knowledge_base.text import fold

LONGEST = 12
"""Words of a text that may answer; a longer one tells or asks something of its own."""
MOST_STRANGE = 3
"""Words about something else that an answer may hold."""
MOST_WORDS_OF_YES = 7


def answer_in(text: str, question: CaseQuestion) -> CaseAnswer | None:
    """Return the answer of ``question`` that ``text`` gives, else ``None``."""
    if not 0 < len(text.split()) <= LONGEST or text.rstrip().endswith("?"):
        return None
    said = plain(text)
    if (thanking := THANKS.search(said)) is not None:
        said = plain(said[: thanking.start()])
    if not said or (thanking and said in MERE_ASSENT):
        return None
    if KEEPS_TO_ONESELF.fullmatch(said) or turns_away(text, question):
        return None
    exact = [a for a in question.answers if said in {plain(a.say), plain(fold(a.say))}]
    if exact:
        return exact[0]
    if UNKNOWN.fullmatch(said):
        return next((a for a in question.answers if "khong ro" in fold(a.say)), None)
    if (place := _ordinal(said, question)) is not None:
        return place
    if cued_facets(text) or asks_back(said):
        return None
    return _measured(said, question) or _bare(said, question) or _told(said, question)


def _ordinal(said: str, question: CaseQuestion) -> CaseAnswer | None:
    """Return the answer at the place that is named and nothing else: ``cái thứ hai``, ``2``."""
    match = ORDINAL.fullmatch(said)
    if match is None or (said.isdigit() and "bao nhieu tuoi" in fold(question.ask)):
        return None
    place = chosen_place(said, len(question.answers))
    if place is None or not 1 <= place <= len(question.answers):
        return None
    return question.answers[place - 1]


def _measured(said: str, question: CaseQuestion) -> CaseAnswer | None:
    """Return the answer whose bounds hold the number that was said."""
    told = measure(said, fold(question.ask + " " + " ".join(a.say for a in question.answers)))
    if told is None or len(said.split()) > MOST_WORDS_OF_YES:
        return None
    fitting = [a for a in question.answers if fits(told, fold(a.say))]
    return fitting[0] if len(fitting) == 1 else None


def _sides(question: CaseQuestion) -> tuple[list[CaseAnswer], list[CaseAnswer]]:
    """Return the answers that are a yes and those that are a no."""
    no = [a for a in question.answers if SAYS_NO.match(folded(a.say))]
    asks = re.search(r"\b(?:khong|chua)\b[^?]*\?", fold(question.ask))
    yes = [a for a in question.answers if a not in no]
    return (yes, no) if asks or no else ([], [])


def _bare(said: str, question: CaseQuestion) -> CaseAnswer | None:
    """Return the only yes or the only no, when nothing more was said."""
    yes, no = _sides(question)
    if BARE_NO.fullmatch(said):
        return no[0] if len(no) == 1 else None
    if BARE_YES.fullmatch(said):
        return yes[0] if len(yes) == 1 else None
    return None


def _told(said: str, question: CaseQuestion) -> CaseAnswer | None:
    """Return the answer that the words speak for, else the side that they take."""
    scores = {a.id: _score(said, a, question) for a in question.answers}
    best = max(scores.values())
    leading = [a for a in question.answers if scores[a.id] == best]
    if best > 0 and len(leading) > 1:
        leading = [a for a in leading if _whole(said, a)]
    if best > 0 and len(leading) == 1:
        return leading[0] if _mostly(said, leading[0], question) else None
    yes, no = _sides(question)
    if CORRECTS.search(said):
        return None
    if len(no) == 1 and DENIES.match(said):
        return no[0]
    if best > 0 or len(yes) != 1 or re.search(rf"\b{NO}\b", said):
        return None
    about = {w for w in _words(fold(question.ask)) if w not in FILLERS | GRAMMAR}
    shared = len(about & set(_words(said)))
    return (
        yes[0]
        if (shared >= 2 and len(_words(said)) <= MOST_WORDS_OF_YES) or ENDS_IN_YES.search(said)
        else None
    )


def _mostly(said: str, answer: CaseAnswer, question: CaseQuestion) -> bool:
    """Say whether no great part of what was said is about something else, a correction nothing."""
    known = set(_words(folded(f"{answer.say} {question.ask}"))) | _paired(said, answer)
    told, corrections = CORRECTS.subn(" ", said)
    said_words = [w for w in _words(told) if w not in FILLERS and not re.fullmatch(NO, w)]
    strange = [w for w in said_words if w not in known]
    if corrections:
        return not strange
    return len(strange) <= min(MOST_STRANGE, max(2, len(said_words) - len(strange)))


def _paired(said: str, answer: CaseAnswer) -> set[str]:
    """Return the words of ``said`` that are everyday words for ``answer``."""
    pairs = (spoken for spoken, button in PAIRS if button.search(folded(answer.say)))
    return {w for p in pairs for match in p.finditer(said) for w in match.group().split()}


def _whole(said: str, answer: CaseAnswer) -> bool:
    """Say whether everything that ``answer`` says was said: ``ly hôn rồi`` is “Đã ly hôn”."""
    words = set(_words(folded(answer.say))) - FILLERS - GRAMMAR - {"xin"}
    pairs = (button for spoken, button in PAIRS if spoken.search(said))
    meant = {w for b in pairs for m in b.finditer(folded(answer.say)) for w in m.group().split()}
    return words <= set(_words(said)) | meant


def _score(said: str, answer: CaseAnswer, question: CaseQuestion) -> float:
    """Count what speaks for ``answer``: everyday words for it, and words that few others have."""
    button = folded(answer.say)
    plain = NEGATED.sub(" ", said)
    pairs = sum(1 for spoken, word in PAIRS if word.search(button) and _heard(spoken, said, plain))
    words = set(_signed(button))
    asked = fold(question.ask)
    common = set() if " hay " in asked else set(_words(asked))
    shared = words & set(_signed(said)) - FILLERS - GRAMMAR - common
    held = [set(_signed(folded(a.say))) for a in question.answers]
    return pairs + sum(1 / sum(word in other for other in held) ** 2 for word in shared)


def _heard(spoken: re.Pattern[str], said: str, plain: str) -> bool:
    """Say whether the words stand there and are not denied, unless the denial is theirs."""
    match = spoken.search(said)
    return bool(match and (re.match(NO, match.group()) or spoken.search(plain)))


def _signed(text: str) -> Iterator[str]:
    """Yield the words of ``text``, denied ones marked: ``không hợp đồng`` is ``!hop !dong``."""
    for match in NEGATED.finditer(text):
        yield from (f"!{word}" for word in match.group(1).split())
    yield from _words(NEGATED.sub(" ", text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
