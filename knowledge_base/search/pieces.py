"""Text as the shipped encoder reads it: words, word pairs and letter triples, as one line.

The encoder's tokenizer only splits at blanks, so that the same pieces are made here for training
and for serving, and `model2vec` needs to know nothing of Vietnamese.
"""

from __future__ import annotations

from itertools import pairwise

from knowledge_base.search.spelling import fold_word
from knowledge_base.text import syllables


def pieces(text: str) -> list[str]:
    """Return the pieces of ``text``: ``tam``, ``tạm``, ``tam_tru``, ``~#ta`` and so on.

    A word typed with marks gives its accented form too, so marks help but are never needed.
    """
    accented = syllables(text)
    folded = [fold_word(word) for word in accented]
    found = list(folded)
    found += [a for a, f in zip(accented, folded, strict=True) if a != f]
    found += [f"{a}_{b}" for a, b in pairwise(folded)]
    for word in folded:
        edged = f"#{word}#"
        found += [f"~{edged[i : i + 3]}" for i in range(len(edged) - 2)]
    return found


def as_line(text: str) -> str:
    """Return the pieces of ``text`` with blanks between them; empty for a text without words."""
    return " ".join(pieces(text))
