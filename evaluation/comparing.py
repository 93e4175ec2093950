"""What changed from one run to the next. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.figures import Figure
from evaluation.report import table
from evaluation.runs import Run

ANSWER = ("outcome", "facet", "procedure", "candidates")
Message = dict[str, str]
Pair = tuple[Message, Message]


def comparison(old: Run, new: Run) -> str:
    """Say how the figures moved, and which messages came right, went wrong or only changed."""
    pairs = matched(old.messages, new.messages)
    changed = [pair for pair in pairs if answer(pair[0]) != answer(pair[1])]
    return "\n".join(
        [
            f"{old.name} -> {new.name}",
            *configured(old, new),
            "",
            table(["figure", "before", "after", "points"], moved(old.figures, new.figures)),
            *listed("Came right", [pair for pair in pairs if gain(pair) > 0]),
            *listed("Went wrong", [pair for pair in pairs if gain(pair) < 0]),
            *listed("Answered otherwise", [pair for pair in changed if gain(pair) == 0]),
        ]
    )


def matched(old: list[Message], new: list[Message]) -> list[Pair]:
    """Return the messages that were asked in both runs, as they went before and after."""
    before = {key_of(message): message for message in old}
    return [(before[key_of(m)], m) for m in new if key_of(m) in before]


def gain(pair: Pair) -> int:
    """Return 1 where the message came right, -1 where it went wrong, else 0."""
    return int(pair[1]["is_right"]) - int(pair[0]["is_right"])


def key_of(message: Message) -> tuple[str, ...]:
    """Return what makes a message the same in two runs: its place and its words."""
    return message["of"], message["id"], message["turn"], message["text"]


def answer(message: Message) -> tuple[str, ...]:
    """Return the answer without its words."""
    return tuple(message[name] for name in ANSWER)


def configured(old: Run, new: Run) -> Iterator[str]:
    """Say which parts of the configuration differ."""
    for name in ("commit", "sets", "catalogue", "encoder", "rasa_model", "settings"):
        if old.config.get(name) != new.config.get(name):
            yield f"differs: {name}"


def moved(old: dict[str, Figure], new: dict[str, Figure]) -> Iterator[list[str]]:
    """Return a row for each figure that is not as it was: name, before, after, change."""
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        if before is None or after is None:
            yield [name, str(before or "–"), str(after or "–"), ""]
        else:
            points = 100 * ((after.share or 0.0) - (before.share or 0.0))
            yield [name, str(before), str(after), f"{points:+.1f}"]


def listed(title: str, pairs: list[Pair]) -> Iterator[str]:
    """Say each changed message with the answer before and after."""
    yield f"\n## {title}: {len(pairs)}\n"
    for before, after in pairs:
        want = " ".join(filter(None, (after["want"], after["want_facet"], after["want_codes"])))
        yield f"- {after['of']} {after['id']}.{after['turn']} “{after['text']}”"
        yield f"  wants {want}"
        yield f"  {said(before)} -> {said(after)}"


def said(message: Message) -> str:
    """Say an answer in short: ``answered fee 1.004194``."""
    return " ".join(filter(None, answer(message)))
