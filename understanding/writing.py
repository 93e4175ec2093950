"""How people write the same sentence otherwise: chat words, dialect, English, Telex keys, slips.

Facts of usage in our own words; pure functions, the chance comes in as an argument.
"""

from __future__ import annotations

import random

CHAT_WORDS: dict[str, tuple[str, ...]] = {
    "không": ("ko", "k", "kh", "hông", "khum"),
    "được": ("đc", "dc"),
    "gì": ("j",),
    "rồi": ("r",),
    "vậy": ("z", "v"),
    "làm": ("lm",),
    "giờ": ("h",),
    "biết": ("bt",),
    "bao nhiêu": ("bn", "bnhiu", "nhiu"),
    "đăng ký": ("đki", "đky", "đk"),
    "thời gian": ("tgian",),
    "như thế nào": ("ntn",),
    "người": ("ng",),
    "với": ("vs",),
    "giấy tờ": ("gtờ",),
    "thủ tục": ("ttuc", "tt"),
    "hồ sơ": ("hs",),
    "cũng": ("cx",),
    "kiểm tra": ("ktra",),
    "kết quả": ("kqua", "kq"),
    "căn cước": ("cccd", "cc"),
    "sổ đỏ": ("sđ",),
    "bằng lái": ("blx", "gplx"),
}
"""What chat makes of common words."""

DIALECT_WORDS: dict[str, tuple[str, ...]] = {
    "ở đâu": ("ở mô", "chỗ mô"),
    "đâu": ("mô",),
    "gì": ("chi",),
    "thế nào": ("răng", "ra răng"),
    "vậy": ("rứa", "dzậy"),
    "không": ("hông", "hổng", "nỏ"),
    "này": ("ni",),
    "bao nhiêu": ("nhiêu", "mấy"),
    "giúp": ("giùm", "dùm"),
    "làm": ("mần",),
    "tôi": ("tui",),
}
"""Central and southern words for the northern ones of the examples."""

ENGLISH_WORDS: dict[str, tuple[str, ...]] = {
    "giấy tờ": ("documents", "papers"),
    "lệ phí": ("fee",),
    "phí": ("fee",),
    "bao nhiêu tiền": ("how much",),
    "bao lâu": ("how long",),
    "ở đâu": ("where",),
    "như thế nào": ("how",),
    "nộp": ("submit", "apply"),
    "thanh toán": ("payment", "pay"),
    "mẫu đơn": ("form",),
    "tờ khai": ("form",),
    "điều kiện": ("requirement",),
    "kết quả": ("result",),
    "đăng ký": ("register",),
    "gia hạn": ("renew", "extend"),
    "hộ chiếu": ("passport",),
    "bằng lái": ("license",),
    "công ty": ("company",),
    "giấy phép": ("license", "permit"),
    "chồng": ("husband",),
    "vợ": ("wife",),
    "qua mạng": ("online",),
}
"""English that people mix in, abroad and in offices."""

OPENINGS = (
    "cho em hỏi", "cho hỏi", "dạ cho em hỏi", "ad ơi", "em muốn hỏi", "anh chị cho hỏi",
    "mình muốn hỏi", "tui hỏi", "xin hỏi", "alo cho hỏi", "dạ thưa", "nhờ tư vấn",
)  # fmt: skip
LINKS = ("", "", ",", ", giờ", ", vậy", " thì", ", cho em hỏi", " giờ")
"""What stands between telling a matter and asking about it."""
CLOSINGS = ("ạ", "vậy", "ad", "với ạ", "nhỉ", "em", "vậy ad", "z", "nha", "hả")

TELEX: dict[str, str] = {
    "ầ": "aaf", "ấ": "aas", "ậ": "aaj", "ắ": "aws", "ặ": "awj", "á": "as", "à": "af", "ả": "ar",
    "ạ": "aj", "ế": "ees", "ề": "eef", "ệ": "eej", "ố": "oos", "ồ": "oof", "ộ": "ooj", "ổ": "oor",
    "ờ": "owf", "ớ": "ows", "ợ": "owj", "ứ": "uws", "ự": "uwj", "ừ": "uwf", "ì": "if", "í": "is",
    "ị": "ij", "ư": "uw", "ơ": "ow", "đ": "dd", "ê": "ee", "ô": "oo", "â": "aa", "ă": "aw",
}  # fmt: skip
"""A letter and the keys that make it, when the keyboard's Vietnamese is off."""


def swap(text: str, words: dict[str, tuple[str, ...]], chance: random.Random) -> str:
    """Return ``text`` with most of the ``words`` in it replaced by one of their other forms."""
    padded = f" {text} "
    for word, forms in words.items():
        if f" {word} " in padded and chance.random() < 0.7:
            padded = padded.replace(f" {word} ", f" {chance.choice(forms)} ")
    return padded.strip()


def telex(word: str) -> str:
    """Return ``word`` with its first marked letter as typed keys: ``lấy`` -> ``laays``."""
    for place, letter in enumerate(word):
        if letter in TELEX:
            keys = TELEX[letter]
            if len(keys) == 2 and keys[1] in "sfrxj":  # the tone key comes at the word's end
                return word[:place] + keys[0] + word[place + 1 :] + keys[1]
            if len(keys) == 3:
                return word[:place] + keys[:2] + word[place + 1 :] + keys[2]
            return word[:place] + keys + word[place + 1 :]
    return word


def slip(text: str, chance: random.Random) -> str:
    """Return ``text`` with one or two words mistyped: swapped, doubled, lost or Telex letters."""
    words = text.split()
    for _ in range(chance.choice([1, 1, 2])):
        place = chance.randrange(len(words))
        if len(words[place]) >= 3:
            words[place] = _mistype(words[place], chance)
    return " ".join(words)


def _mistype(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    kind = chance.random()
    if kind < 0.25:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.5:
        return word[:at] + word[at] + word[at:]
    if kind < 0.75:
        return word[:at] + word[at + 1 :]
    return telex(word)
