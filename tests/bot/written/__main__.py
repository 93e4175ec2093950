"""``python -m tests.bot.written [SEED]``: print how well masking does, and every miss."""

from __future__ import annotations

import sys
from collections import Counter

from bot.privacy import mask
from bot.text import normalise
from tests.bot.written.measuring import by_hand, misses, wrongly_masked
from tests.bot.written.personal import personal


def main(seed: int) -> None:
    forms = [*personal(seed), *by_hand()]
    missed, (masked, count) = misses(forms), wrongly_masked(seed)
    all_, wrong = Counter(f.way for f in forms), Counter(f.way for f in missed)
    recall = 1 - len(missed) / len(forms)
    print(f"personal: {len(forms) - len(missed)}/{len(forms)} = {recall:.4f}")
    for way, number in all_.items():
        print(f"  {way:18} {number - wrong[way]}/{number}")
    print(f"harmless masked: {len(masked)}/{count}")
    for form in missed:
        print("MISSED", form.way, repr(form.text), "->", repr(mask(normalise(form.text)).text))
    for kind, text in masked:
        print("MASKED", kind, repr(text), "->", repr(mask(normalise(text)).text))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2026)
