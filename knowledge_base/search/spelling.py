"""Repairs Telex and VNI keys that stayed in a word, by the shape of Vietnamese syllables.

``nhâpj`` -> ``nhap``, ``lafm`` -> ``lam``: the repaired word comes back without diacritics, as
search reads folded text anyway.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby

from knowledge_base.text import fold

ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"  # first: none
RIMES = (  # written without marks
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec "
    "iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat "
    "oay oc oe oen oeo oet oi om on ong ooc op ot u ua uan uang uat uay uc ue uech uenh ui um "
    "un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyp uyt "
    "uyu y yem yen yet yeu"
)
_TONE_KEYS = re.compile("[sfrxj]")
_DIGITS = re.compile(r"[0-9]")
_KEYS = "(?:[1-5][6-9]|[6-9][1-5]|[1-9])"
_VNI_KEYS = re.compile(f"[a-z]+(?:{_KEYS}[a-z]+)*{_KEYS}?")
"""VNI: a digit from 1 to 5 is a tone, from 6 to 9 a mark; two of a kind are no keys."""


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return ``word`` folded; remembered, as a catalogue repeats a few thousand words."""
    return fold(word)


@cache
def folded_syllables() -> frozenset[str]:
    """Return every folded syllable that Vietnamese spelling allows, about 3,000."""
    return frozenset(o + rime for o in ONSETS.split(" ") for rime in RIMES.split())


def repair(word: str) -> str:
    """Return ``word`` with left-over Telex or VNI keys taken out, folded; else unchanged."""
    word = _undoubled(word)
    folded = fold(word)
    if len(folded) < 3 or folded in folded_syllables() or folded.isdigit():
        return word
    for candidate in _candidates(folded):
        if candidate in folded_syllables() and (len(candidate) > 1 or _is_vowel_in_vni(folded)):
            return candidate
    return word


def _is_vowel_in_vni(word: str) -> bool:
    """Say whether ``word`` is a vowel with two keys, ``o73``; with one it is a class, ``a2``."""
    return len(word) == 3 and word[0] in "aeiouy" and word[1:].isdigit()


_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}


def _undoubled(word: str) -> str:
    """Return ``word`` without a vowel typed twice, once with its tone: ``tửư`` -> ``tử``."""
    if "oo" in fold(word) and fold(word) in folded_syllables():
        return word  # "rơ moóc"
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", word):
        bare = unicodedata.normalize("NFD", letter).translate(_TONES)
        before = unicodedata.normalize("NFD", kept[-1]).translate(_TONES) if kept else ""
        if bare == before and not (letter.isascii() and kept[-1].isascii()):
            kept[-1] = max(kept[-1], letter)  # the one with the tone stands later in Unicode
        else:
            kept.append(letter)
    return "".join(kept)


def _candidates(word: str) -> list[str]:
    """Return spellings with fewer and fewer keys left in, the smallest repair first."""
    if _DIGITS.search(word):
        # VNI puts digits inside or after a word; "ct01" or "b2" stay, they become no syllable.
        return [_DIGITS.sub("", word)] if _VNI_KEYS.fullmatch(word) else []
    single = "".join(letter for letter, _ in groupby(word))
    spellings = [single]
    for base in (word, single):
        vowels = base.replace("dd", "d").replace("uow", "uo").replace("w", "")
        vowels = "".join(letter for letter, _ in groupby(vowels))
        toneless = vowels[:1] + _TONE_KEYS.sub("", vowels[1:])
        spellings += [
            vowels,
            toneless,
            re.sub(r"([aeo])([a-z]{1,2})\1$", r"\1\2", toneless),
        ]
    return spellings
