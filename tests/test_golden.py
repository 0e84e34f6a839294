"""Golden readings: short reports and what a careful recorder writes down from each, by the rules of docs/method.md.

A file of `cases/<language>/` holds cases, each begun by `==== its name`. Then come settings (`published DAY`; `xfail REASON` for what is
known to be misread), a blank line, the report, a line `----`, and a line for each claim:

    killed 14.. people | Volodymyr Zelenskyy | Kryvyi Rih 2025-04-04 | "At least 14 people"
      killed 6 children | Volodymyr Zelenskyy | Kryvyi Rih 2025-04-04
    attack Kryvyi Rih 2025-04-04 | ballistic missile | by Russia | on residential | says Dmytro Lubinets
    agreement ceasefire | Kyiv | agreed
    breach Kyiv > Moscow

Two blanks deeper is a part of the count above. `..` is an open or closed range (`14..`, `..85`, `3..5`), `-` is what the report does not
say. After the group can stand `cumulative`, `denied` or `unverified`. The quote, where given, must stand in the words of the claim.
Nothing else may be found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import onrecord
from onrecord.records import Agreement, Attack, Breach, Casualty, Reading

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One report and the lines that its reading must come to."""

    language: str
    name: str
    published: str | None
    xfail: str | None
    text: str
    lines: tuple[str, ...]


def cases() -> Iterator[Case]:
    """Every case of every language."""
    for path in sorted(FOLDER.glob("*/*.txt")):
        for block in path.read_text(encoding="utf-8").split("==== ")[1:]:
            yield case_of(path, block)


def case_of(path: Path, block: str) -> Case:
    """One block of a file as a case."""
    head, _, rest = block.partition("\n\n")
    name, *settings = head.strip().splitlines()
    given = dict(line.split(" ", 1) for line in settings)
    text, _, lines = rest.partition("\n----\n")
    wanted = tuple(line.rstrip() for line in lines.splitlines() if line.strip() and not line.startswith("#"))
    return Case(path.parent.name, f"{path.stem}: {name}", given.get("published"), given.get("xfail"), text.strip(), wanted)


def parameters() -> list[object]:
    """The cases as pytest takes them; a known misreading is a strict expected failure."""
    marks = {c: (pytest.mark.xfail(reason=c.xfail, strict=True),) if c.xfail else () for c in cases()}
    return [pytest.param(case, id=case.name, marks=mark) for case, mark in marks.items()]


def lines_of(reading: Reading) -> list[tuple[str, str]]:
    """(line, quote) of each claim of a reading, in the notation of the cases."""
    attacks = {a.id: a for a in reading.attacks}
    found = [(count_line(reading.casualties, c, attacks), c.quote.text) for c in reading.casualties]
    found += [(attack_line(a), a.quote.text) for a in reading.attacks]
    found += [(agreement_line(a), a.quote.text) for a in reading.agreements]
    return found + [(breach_line(b), b.quote.text) for b in reading.breaches]


def count_line(counts: tuple[Casualty, ...], count: Casualty, attacks: dict[str, Attack]) -> str:
    """A count in the notation of the cases."""
    depth, above = 0, count.part_of
    while above is not None:
        depth, above = depth + 1, counts[above].part_of
    stance = [] if count.stance == "asserted" else [count.stance]
    what = " ".join([count.harm, bounds(count), count.group, *(["cumulative"] if count.cumulative else []), *stance])
    attack = attacks.get(count.event or "")
    where = where_and_when(attack) if attack else "-"
    return "  " * depth + f"{what} | {bare(count.source.name if count.source else None)} | {where}"


def bounds(count: Casualty) -> str:
    """`14`, `14..`, `..85` or `3..5`."""
    if count.min == count.max:
        return str(count.min)
    return f"{'' if count.min is None else count.min}..{'' if count.max is None else count.max}"


def where_and_when(attack: Attack) -> str:
    """Place and day or days of an attack."""
    days = attack.date_min if attack.date_min == attack.date_max else f"{attack.date_min}..{attack.date_max}"
    return f"{bare(attack.place.name if attack.place else None)} {days or '-'}"


def attack_line(attack: Attack) -> str:
    """An attack in the notation of the cases."""
    kind = "attack" if attack.kind == "attack" else "accident"
    more = (attack.weapon, attack.by and f"by {bare(attack.by)}", attack.target and f"on {attack.target}")
    claimed = attack.claimed_by_source and f"says {bare(attack.claimed_by_source)}"
    return " | ".join([f"{kind} {where_and_when(attack)}", *(m for m in (*more, claimed) if m)])


def agreement_line(agreement: Agreement) -> str:
    """A position on an agreement in the notation of the cases."""
    return f"agreement {agreement.type} | {bare(agreement.party)} | {agreement.position}"


def breach_line(breach: Breach) -> str:
    """An alleged breach in the notation of the cases."""
    return f"breach {bare(breach.accuser)} > {bare(breach.accused)}"


def bare(name: str | None) -> str:
    """A name without its article; `-` for none."""
    name = (name or "-").replace("’", "'")
    return name[4:] if name.lower().startswith("the ") else name


@pytest.mark.parametrize("case", parameters())
def test_golden(case: Case) -> None:
    """A report comes to just the claims that a careful recorder writes down from it."""
    reading = onrecord.read(case.text, case.published, case.language)
    wanted = [line.partition(' | "')[::2] for line in case.lines if line.strip() != "nothing"]
    found = lines_of(reading)
    assert sorted(line for line, _ in found) == sorted(line for line, _ in wanted)
    for line, quote in wanted:
        assert any(line == other and quote.rstrip('"') in words for other, words in found), f"{quote} is not in the words of {line}"
