"""Which judgements stand: those that were not withdrawn; of two on one question the later; and where two people disagree."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.incidents import Judgement

WITHDRAW = "withdraw"
PAIRS = ("same", "different")
TRUTH = ("wrong", "right")
Question = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two people who decided differently on one question: the later stands."""

    earlier: Judgement
    later: Judgement


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements as they were made."""
    return sorted(judgements, key=lambda one: (one.at, one.id))


def dated(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """All judgements in order, each with the instant at which it was withdrawn. Who withdraws a withdrawal gives the first one back."""
    found = in_order(judgements)
    withdrawn: dict[str, str] = {}
    for one in reversed(found):
        if one.verdict == WITHDRAW and one.id not in withdrawn:
            withdrawn[one.subject] = one.at
    return tuple(replace(one, withdrawn=withdrawn.get(one.id)) for one in found)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that were not withdrawn, in order; without the withdrawals themselves."""
    return tuple(one for one in dated(judgements) if one.withdrawn is None and one.verdict != WITHDRAW)


def question_of(judgement: Judgement) -> Question:
    """What was decided on: two judgements on one question cannot both hold."""
    if judgement.verdict in PAIRS:
        return ("pair", *sorted((judgement.subject, judgement.other or "")))
    if judgement.verdict in TRUTH:
        return ("truth", judgement.subject)
    if judgement.verdict == "grade":
        return ("grade", judgement.subject, (judgement.value or "").partition("=")[0])
    if judgement.verdict == "name":
        return ("name", judgement.subject, judgement.value or "")
    return (judgement.verdict, judgement.subject)


def latest(judgements: Iterable[Judgement]) -> dict[Question, Judgement]:
    """The one that holds on each question."""
    return {question_of(one): one for one in standing(judgements)}


def disagreements(judgements: Iterable[Judgement]) -> tuple[Disagreement, ...]:
    """Each judgement that holds, with the one of each other person who decided otherwise on its question."""
    found = standing(judgements)
    last = {(question_of(one), one.by): one for one in found}
    holding = latest(found)
    return tuple(
        Disagreement(one, holding[question])
        for (question, _), one in last.items()
        if one.by != holding[question].by and decided(one) != decided(holding[question])
    )


def decided(judgement: Judgement) -> tuple[str, str | None]:
    """What was decided: to correct a count, and to find right what stands there then, is the same."""
    held = figures(judgement)
    return ("right", held) if held else (judgement.verdict, judgement.value)


def figures(judgement: Judgement) -> str | None:
    """The figures of a count that hold by a judgement: those that it set, or that it found right."""
    if judgement.verdict == "right" and judgement.anchor:
        return judgement.anchor.read
    return judgement.value if judgement.verdict == "wrong" else None
