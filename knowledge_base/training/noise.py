"""Makes a clean Vietnamese text look as people type it: no marks, slips, words left out."""

from __future__ import annotations

import random
import unicodedata

from knowledge_base.text import fold

TELEX = {"̀": "f", "́": "s", "̉": "r", "̃": "x", "̣": "j"}
SHORT = {
    "không": ["ko", "k", "hông"],
    "được": ["đc", "dc"],
    "gì": ["j"],
    "làm": ["lm"],
    "đăng ký": ["đki", "dky", "đk"],
    "người": ["ng"],
}
ASKS = [
    "{} cần giấy tờ gì",
    "{} ở đâu",
    "{} mất bao nhiêu tiền",
    "{} bao lâu thì xong",
    "làm sao để {}",
    "cho em hỏi {} thế nào ạ",
    "tôi muốn {}",
    "thủ tục {}",
    "hồ sơ {} gồm những gì",
    "{} nộp qua mạng được không",
    "điều kiện {} là gì",
    "cơ quan nào có thẩm quyền {}",
    "thời hạn giải quyết {}",
]


def typed(text: str, rng: random.Random) -> str:
    """Return ``text`` as somebody may type it; ``rng`` decides, the same seed gives the same."""
    words = text.split()
    if len(words) > 6 and rng.random() < 0.3:
        words = [word for word in words if rng.random() > 0.15]
    if rng.random() < 0.25:
        words = [_slip(word, rng) if rng.random() < 0.2 else word for word in words]
    text = " ".join(words)
    if rng.random() < 0.2:
        for full, shorts in SHORT.items():
            text = text.replace(full, rng.choice(shorts))
    return fold(text) if rng.random() < 0.5 else text


def asked(name: str, rng: random.Random) -> str:
    """Return ``name`` inside one of the usual questions about a procedure."""
    return rng.choice(ASKS).format(name[:1].lower() + name[1:])


def _slip(word: str, rng: random.Random) -> str:
    """Return ``word`` with one slip: a Telex key left in, two letters swapped, one lost."""
    kind = rng.random()
    if kind < 0.4:
        for letter in unicodedata.normalize("NFD", word):
            if letter in TELEX:
                return fold(word) + TELEX[letter]
    if len(word) < 4:
        return word
    at = rng.randrange(1, len(word) - 1)
    if kind < 0.7:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]
