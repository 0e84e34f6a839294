"""`onrecord weigh`: what a published method makes of the incidents that some reports tell of.

0: everything was read. 1: nothing could be read. 2: the command line is wrong. 3: something was left out.
"""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord.captures import Problem
from onrecord.casework import Casebook, casebook_of
from onrecord.collecting.published import published_of
from onrecord.incidents import Assessment, Case
from onrecord.marks import harmless
from onrecord.publishing.register import checked_rows, register_rows
from onrecord.publishing.rows import Row, lines_of, plain_words
from onrecord.publishing.weighed import weighed_object, weighed_rows
from onrecord.verdicts import judgements_of
from onrecord.weighing.breaches import register_of
from onrecord.weighing.comparisons import checked
from onrecord.weighing.weigh import DEFAULT, METHODS
from onrecord.weighing.weigh import weigh as weigh_case
from onrecord.work import Settings

NOTHING, SOME = 1, 3
WIDTH = 80
Weighed = list[tuple[Case, tuple[Assessment, ...]]]


def moment(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of --published-by, if it is a day or instant."""
    stated, doubts = published_of(value)
    if doubts:
        raise click.BadParameter("write an ISO day or instant, such as 2025-04-05 or 2025-04-05T12:00Z")
    return stated


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--method", type=click.Choice(tuple(METHODS)), default=DEFAULT, show_default=True, help="Whose rule weighs.")
@click.option("--published-by", callback=moment, metavar="DAY", help="Only what had been published by this day or instant.")
@click.option("--published", metavar="DAY", help="Day or instant of publication, for reports that state none.")
@click.option("--language", metavar="CODE", help="Language of reports that state none (found out otherwise).")
@click.option("--home", metavar="DIR", help="Take the judgements of this record into account.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people; json, all with agreements and rankings; jsonl, a line an incident.",
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Cores to use (0: as many as fit).")
def weigh(inputs: tuple[str, ...], method: str, published_by: str | None, **options: Any) -> None:
    """Weigh reports: how many were killed and injured in each incident, by a named method.

    FILE is a report, a folder or file of reports in any form that `onrecord read` takes, or readings that it wrote as jsonl.
    """
    told: list[Problem] = []
    home, form = options.pop("home"), options.pop("form")
    book = casebook_of(inputs, Settings(**options), judgements_of(Path(home)) if home else (), told.append)
    for problem in told:
        click.echo(harmless(str(problem)), err=True)
    cases = sorted((case for case in book.cases() if not published_by or known_by(case, published_by)), key=most_told)
    weighed = [(case, weigh_case(case, method, published_by)) for case in cases]
    note = f"{METHODS[method].note} (version {METHODS[method].version})"
    click.echo(SHOWN[form](book, weighed, note), nl=False)
    left_out = any(problem.left_out for problem in told)
    sys.exit(0 if not left_out else SOME if book.readings else NOTHING)


def known_by(case: Case, moment: str) -> bool:
    """Whether any report had told of an incident by a moment."""
    return any(mention.published and mention.published[: len(moment)] <= moment for mention in case.mentions)


def most_told(case: Case) -> tuple[int, int, str, str]:
    """The order of incidents: those first of which most reports tell, then most counts; of equals the earliest."""
    return -len(case.incident.reports), -len(case.claims), case.incident.date_min or "~", case.incident.id


def as_lines(book: Casebook, weighed: Weighed, note: str) -> str:
    """A line of JSON an incident."""
    return "".join(msgspec.json.encode(weighed_object(case, found, note)).decode() + "\n" for case, found in weighed)


def as_object(book: Casebook, weighed: Weighed, note: str) -> str:
    """One JSON object: incidents, agreements, alleged breaches, rankings."""
    register = register_of(book.readings, book.linked.incidents)
    whole = {
        "incidents": [weighed_object(case, found, note) for case, found in weighed],
        "agreements": register.deals,
        "allegations": register.allegations,
        "comparisons": checked(book.readings, [case for case, _ in weighed]),
    }
    return msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n"


def as_text(book: Casebook, weighed: Weighed, note: str) -> str:
    """Text for people, eighty columns wide."""
    rows: list[Row] = []
    for case, found in weighed:
        rows += [*([Row("")] if rows else []), *weighed_rows(case, found, note)]
    register = register_of(book.readings, book.linked.incidents)
    rows += register_rows(register.deals, register.allegations)
    rows += checked_rows(checked(book.readings, [case for case, _ in weighed]))
    return plain_words(lines_of(rows or [Row("No report tells of an event.")], WIDTH)).decode("utf-8")


SHOWN = {"text": as_text, "json": as_object, "jsonl": as_lines}
