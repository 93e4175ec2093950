"""Measures masking on sentences written by hand and on generated ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bot.privacy import mask
from bot.text import fold, normalise
from tests.bot.written.harmless import harmless
from tests.bot.written.personal import Form

HERE = Path(__file__).parent
_SAID = "khong|mot|hai|ba|bon|sau|bay|tam|chin|zero|one|two|three|nine|eight"
LEFT = re.compile(rf"\d|(?<![a-z])(?:{_SAID})(?![a-z])|@")


def by_hand() -> list[Form]:
    """Return one form for each number between « » of the sentences written by hand."""
    lines = (HERE / "personal.txt").read_text(encoding="utf-8").splitlines()
    forms = []
    for whole in (line.replace("\\n", "\n") for line in lines):
        plain = re.sub("[«»]", "", whole)
        for found in re.finditer("«([^»]*)»", whole):
            start = len(re.sub("[«»]", "", whole[: found.start()]))
            end = start + len(found[1])
            forms.append(Form("by hand", "by hand", plain[:start], found[1], plain[end:]))
    return forms


def is_masked(form: Form) -> bool:
    """Say whether nothing of the number is left: as many digits and words as stand around it."""
    around = len(LEFT.findall(fold(normalise(mask_around(form)))))
    return len(LEFT.findall(fold(mask(normalise(form.text)).text))) <= around


def mask_around(form: Form) -> str:
    """Return the sentence without its number, masked itself."""
    return mask(normalise(f"{form.before} x {form.after}")).text


def misses(forms: Sequence[Form]) -> list[Form]:
    return [form for form in forms if not is_masked(form)]


def wrongly_masked(seed: int) -> tuple[list[tuple[str, str]], int]:
    """Return the harmless sentences that were masked, and how many there are in all."""
    lines = (HERE / "harmless.txt").read_text(encoding="utf-8").splitlines()
    every = [*harmless(seed), *(("by hand", line) for line in lines)]
    return [(kind, text) for kind, text in every if mask(normalise(text)).labels], len(every)
