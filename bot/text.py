"""Pure functions on what citizens type: one normal form, no commands, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

# Cc control, Cf format (zero width, tags, text direction), Co private use, Cs lone surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_DRESS = re.compile("[\ufe00-\ufe0f\u20e3]")  # makes an emoji of a digit: 1, variation, keycap
_BREAKS = re.compile(r"[ \t]*\n\s*")
_BLANKS = re.compile(r"[^\S\n]+")


def normalise(text: str) -> str:
    """Return ``text`` in NFC, full-width letters plain, every digit 0-9, nothing invisible.

    Line breaks stay (one at a time, since Rasa splits at empty lines); other blanks are joined.
    """
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(c for c in joined if c == "\n" or unicodedata.category(c) not in _UNSEEN)
    bare = _DRESS.sub("", seen)
    plain = "".join(map(_plain_digit, unicodedata.normalize("NFKC", bare)))
    composed = unicodedata.normalize("NFC", plain)
    return _BLANKS.sub(" ", _BREAKS.sub("\n", composed)).strip()


def _plain_digit(char: str) -> str:
    """Return a decimal digit of any script as 0-9, and any other character as it is."""
    return str(unicodedata.decimal(char)) if not char.isascii() and char.isdecimal() else char


def without_command(text: str) -> str:
    """Return ``text`` without leading slashes, which Rasa would take for a command."""
    return text.lstrip("/ \n")


def has_words(text: str) -> bool:
    """Say whether there is any letter or digit in ``text``."""
    return any(char.isalnum() for char in text)


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics, character for character.

    The result has the length of ``text`` (in NFC), so that positions found in it hold in both.
    """
    return "".join(map(_fold_char, text))


def _fold_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].lower()
    return "d" if base == "đ" else base if len(base) == 1 else char
