"""`onrecord judge`: decide as a person what outranks any score, signed and with the reason; list what was decided, and what needs a look.

0: done. 1: it could not be done. 2: the command line is wrong. 3: some of the reports given with --in were left out.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.captures import Problem
from onrecord.casework import readings_of
from onrecord.errors import JudgingError
from onrecord.home import has_store, home_of, store_of
from onrecord.incidents import Anchor, Judgement
from onrecord.judging.applying import applied, effect
from onrecord.judging.drafting import VERDICTS, Asked, drafted
from onrecord.judging.known import known_of
from onrecord.judging.pairs import contradictions
from onrecord.judging.placing import place_value
from onrecord.judging.standing import decided, disagreements, question_of, standing
from onrecord.judging.subjects import Subject, subjects_of
from onrecord.marks import harmless
from onrecord.places.unpack import gazetteer
from onrecord.records import Reading
from onrecord.verdicts import judge as write
from onrecord.verdicts import judgements_of, replaces_of
from onrecord.work import Settings

LEFT_OUT = 3
LONGEST = 60  # letters of a claim's words that are shown


@click.command()
@click.argument("verdict", required=False, type=click.Choice(tuple(VERDICTS)))
@click.argument("subject", required=False)
@click.argument("other", required=False)
@click.option("--by", metavar="WHO", help="Who judges.")
@click.option("--because", metavar="TEXT", help="Why; stands in the record for ever: name nobody in it who must not be named.")
@click.option("--value", metavar="VALUE", help="What is set: 'min=14 max=open group=children', a place, METHOD:AXIS=GRADE, a name.")
@click.option("--quote", metavar="TEXT", help="claim: the words that count people, as they stand in the report.")
@click.option("--in", "inputs", multiple=True, metavar="FILE", help="Reports or readings that hold what is judged (else the record's own).")
@click.option("--list", "listing", flag_value="list", help="Show all judgements, and where people disagree.")
@click.option("--open", "listing", flag_value="open", help="Show what cannot be found again in the reports, and why: it needs a look.")
@click.option("--ids", "listing", flag_value="ids", help="Show what can be judged in the reports, with its ids.")
@click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
def judge(verdict: str | None, subject: str | None, **options: Any) -> None:
    """Judge: same, different, wrong, right, claim, grade, place, name, seal, withdraw.

    SUBJECT (and OTHER, for same and different) are ids: of events (m…), claims (c…), reports (sha256:…), speakers (s…), judgements (j…);
    eight of their letters are enough.
    """
    home = home_of(options["home"])
    told: list[Problem] = []
    inputs = options["inputs"]
    readings = tuple(readings_of(inputs, Settings(), told.append)) if inputs or not has_store(home) else kept(home)
    for problem in told:
        click.echo(harmless(str(problem)), err=True)
    if options["listing"]:
        refuse(verdict)
        for line in LISTS[options["listing"]](home, readings):
            click.echo(harmless(line))
    else:
        one = judged(home, readings, asked_of(verdict, subject, options))
        click.echo(harmless("\n".join(said(one, judgements_of(home)))))
    sys.exit(LEFT_OUT if any(problem.left_out for problem in told) else 0)


def kept(home: Path) -> tuple[Reading, ...]:
    """The readings that a record keeps, with their reports' texts."""
    from onrecord.store.moments import NOW  # half a second of imports, which reports given with --in need not wait for
    from onrecord.store.store import opened
    from onrecord.stored import with_texts

    with opened(store_of(home)) as store:
        return with_texts(store, home, NOW)


def refuse(verdict: str | None) -> None:
    """Refuse to list and to judge at once."""
    if verdict:
        raise click.UsageError("--list, --open and --ids judge nothing; give them alone")


def asked_of(verdict: str | None, subject: str | None, options: dict[str, Any]) -> Asked:
    """What is asked for on the command line."""
    if verdict is None or subject is None:
        raise click.UsageError("say what is judged: onrecord judge VERDICT SUBJECT --by WHO --because TEXT; or --list, --open, --ids")
    missing = [f"--{name}" for name in ("by", "because") if options[name] is None]
    if missing:
        raise click.UsageError(f"{' and '.join(missing)} missing: a judgement says who decided, and why")
    value = options["value"]
    if verdict == "place" and value:
        value = place_value(value, gazetteer())
    return Asked(verdict, subject, options["by"], options["because"], options["other"], value, options["quote"])


def judged(home: Path, readings: tuple[Reading, ...], asked: Asked) -> Judgement:
    """The judgement that was asked for, written; or the one that says the same already."""
    if not readings and asked.verdict != "withdraw":
        raise JudgingError("give the reports that are judged with --in FILE (a folder, reports, or readings of onrecord read)")
    replaces = replaces_of(home)

    def draft(judgements: tuple[Judgement, ...], at: str) -> Judgement:
        found = drafted(asked, known_of(readings, judgements, replaces), at)
        refuse_again(found, judgements)
        return found

    return write(home, draft, asked.by)


def refuse_again(new: Judgement, judgements: Iterable[Judgement]) -> None:
    """Refuse to write what holds already by the same person."""
    holding = {(question_of(one), one.by): one for one in standing(judgements)}
    before = holding.get((question_of(new), new.by))
    if before and decided(before) == decided(new) and before.anchor == new.anchor:
        raise JudgingError(f"{new.by} judged so already: {before.id}, {before.at[:10]}; nothing is written")


def said(new: Judgement, judgements: tuple[Judgement, ...]) -> Iterator[str]:
    """What to say of a judgement that was written: what it is, and whom it outranks or contradicts."""
    yield lines_of(new)
    for found in disagreements(judgements):
        if found.later.id == new.id:
            yield f"  it outranks {found.earlier.id} by {found.earlier.by} ({found.earlier.verdict}); both are kept"
    for contradiction in contradictions(judgements):
        if new.id in (contradiction.different.id, *(one.id for one in contradiction.same)):
            yield f"  it contradicts others: {contradiction_line(contradiction.different, contradiction.same)}"


def contradiction_line(different: Judgement, same: tuple[Judgement, ...]) -> str:
    """A contradiction in words."""
    return f"{different.id} says different, and {', '.join(one.id for one in same)} make them the same; withdraw one"


def listed(home: Path, readings: tuple[Reading, ...]) -> Iterator[str]:
    """All judgements, then where people disagree and where they contradict each other."""
    found = judgements_of(home)
    yield from map(lines_of, found)
    for disagreement in disagreements(found):
        earlier, later = disagreement.earlier, disagreement.later
        yield f"disagreement: {earlier.id} by {earlier.by} and {later.id} by {later.by}; the later holds"
    for contradiction in contradictions(found):
        yield f"contradiction: {contradiction_line(contradiction.different, contradiction.same)}"
    if not found:
        yield "Nothing was judged yet."


def waiting(home: Path, readings: tuple[Reading, ...]) -> Iterator[str]:
    """The judgements that need a look, each with the reason."""
    if not readings:
        raise JudgingError("give the reports with --in FILE, to look for what was judged in them")
    found = effect(readings, judgements_of(home), replaces_of(home)).waiting
    for one in found:
        yield f"{lines_of(one.judgement)}\n  ! {one.why}"
    if not found:
        yield "Every judgement was found again."


def ids(home: Path, readings: tuple[Reading, ...]) -> Iterator[str]:
    """What can be judged in the reports, as it was judged so far."""
    if not readings:
        raise JudgingError("give the reports with --in FILE, to see what can be judged in them")
    for reading in applied(readings, judgements_of(home), replaces_of(home)):
        yield from map(subject_line, subjects_of(reading))


def subject_line(subject: Subject) -> str:
    """One thing that can be judged."""
    if subject.where is None:
        return f"{subject.id}  {subject.report}"
    return "  " + "  ".join(filter(None, (subject.id, told(subject.anchor))))


def told(anchor: Anchor | None) -> str:
    """What an anchor stands at, in words."""
    if anchor is None or anchor.words is None:
        return ""
    words = " ".join(anchor.words.split())
    shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return f"{anchor.harm} “{shown}”" + (f"  {anchor.read}" if anchor.read else "")


def lines_of(one: Judgement) -> str:
    """A judgement in some lines: what was decided, by whom, on which words, and why."""
    subjects = " ".join(filter(None, (one.subject, one.other)))
    taken_back = f"  (withdrawn {one.withdrawn[:10]})" if one.withdrawn else ""
    value = f"→ {one.value}" if one.value else ""
    words = "  and  ".join(filter(None, (told(one.anchor), told(one.other_anchor))))
    about = "  ".join(filter(None, (words, value)))
    lines = (f"{one.id}  {one.at[:10]}  {one.verdict} {subjects}  by {one.by}{taken_back}", about, f"because: {one.because}")
    return "\n  ".join(" ".join(line.splitlines()) for line in lines if line)


LISTS = {"list": listed, "open": waiting, "ids": ids}
