"""`onrecord weigh`: what a published method makes of the incidents that some reports tell of.

0: everything was read. 1: nothing could be read. 2: the command line is wrong. 3: something was left out.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord.captures import Problem
from onrecord.casework import Casebook, Tell, casebook, readings_of
from onrecord.collecting.published import published_of
from onrecord.incidents import Assessment, Case
from onrecord.marks import harmless
from onrecord.publishing.register import checked_rows, register_rows
from onrecord.publishing.rows import Row, lines_of, plain_words
from onrecord.publishing.weighed import weighed_object, weighed_rows
from onrecord.records import Reading
from onrecord.verdicts import judgements_of
from onrecord.weighing.breaches import register_of
from onrecord.weighing.comparisons import checked
from onrecord.weighing.weigh import DEFAULT, METHODS
from onrecord.weighing.weigh import weigh as weigh_case
from onrecord.work import Settings

NOTHING, SOME = 1, 3
WIDTH = 80


def moment(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of --published-by, if it is a day or instant."""
    stated, doubts = published_of(value)
    if doubts:
        raise click.BadParameter("write an ISO day or instant, such as 2025-04-05 or 2025-04-05T12:00Z")
    return stated


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is printed: the readings, the incidents with what the method makes of each, and whose rule it is."""

    readings: tuple[Reading, ...]
    cases: tuple[tuple[Case, tuple[Assessment, ...]], ...]
    note: str


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--method", type=click.Choice(tuple(METHODS)), default=DEFAULT, show_default=True, help="Whose rule weighs.")
@click.option("--published-by", callback=moment, metavar="DAY", help="Only what had been published by this day or instant.")
@click.option("--apart", is_flag=True, help="Take no two reports for one event: for files of cases, where each report is one.")
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
def weigh(inputs: tuple[str, ...], method: str, form: str, **options: Any) -> None:
    """Weigh reports: how many were killed and injured in each incident, by a named method.

    FILE is a report, a folder or file of reports in any form that `onrecord read` takes, or readings that it wrote as jsonl.
    """
    told: list[Problem] = []
    books = list(books_of(inputs, options, told.append))
    for problem in told:
        click.echo(harmless(str(problem)), err=True)
    click.echo(SHOWN[form](weighed(books, method, options["published_by"])), nl=False)
    left_out = any(problem.left_out for problem in told)
    sys.exit(0 if not left_out else SOME if any(book.readings for book in books) else NOTHING)


def books_of(inputs: tuple[str, ...], options: dict[str, Any], tell: Tell) -> Iterator[Casebook]:
    """The reports as one record, or each as a record of its own."""
    settings = Settings(**{name: options[name] for name in ("published", "language", "jobs")})
    judgements = judgements_of(Path(options["home"])) if options["home"] else ()
    readings = readings_of(inputs, settings, tell)
    if options["apart"]:
        yield from (casebook([reading], judgements) for reading in readings)
    else:
        yield casebook(readings, judgements)


def weighed(books: Iterable[Casebook], method: str, published_by: str | None) -> Weighed:
    """What a method makes of the incidents of some records, those first of which most is told."""
    listed = list(books)
    cases = (case for book in listed for case in book.cases() if not published_by or known_by(case, published_by))
    found = tuple((case, weigh_case(case, method, published_by)) for case in sorted(cases, key=most_told))
    note = f"{METHODS[method].note} (version {METHODS[method].version})"
    return Weighed(tuple(reading for book in listed for reading in book.readings), found, note)


def known_by(case: Case, moment: str) -> bool:
    """Whether any report had told of an incident by a moment."""
    return any(mention.published and mention.published[: len(moment)] <= moment for mention in case.mentions)


def most_told(case: Case) -> tuple[int, int, str, str]:
    """The order of incidents: those first of which most reports tell, then most counts; of equals the earliest."""
    return -len(case.incident.reports), -len(case.claims), case.incident.date_min or "~", case.incident.id


def as_lines(weighed: Weighed) -> str:
    """A line of JSON an incident."""
    return "".join(msgspec.json.encode(weighed_object(case, found, weighed.note)).decode() + "\n" for case, found in weighed.cases)


def as_object(weighed: Weighed) -> str:
    """One JSON object: incidents, agreements, alleged breaches, rankings."""
    register = register_of(weighed.readings, [case.incident for case, _ in weighed.cases])
    whole = {
        "incidents": [weighed_object(case, found, weighed.note) for case, found in weighed.cases],
        "agreements": register.deals,
        "allegations": register.allegations,
        "comparisons": checked(weighed.readings, [case for case, _ in weighed.cases]),
    }
    return msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n"


def as_text(weighed: Weighed) -> str:
    """Text for people, eighty columns wide."""
    rows: list[Row] = []
    for case, found in weighed.cases:
        rows += [*([Row("")] if rows else []), *weighed_rows(case, found, weighed.note)]
    register = register_of(weighed.readings, [case.incident for case, _ in weighed.cases])
    rows += register_rows(register.deals, register.allegations)
    rows += checked_rows(checked(weighed.readings, [case for case, _ in weighed.cases]))
    return plain_words(lines_of(rows or [Row("No report tells of an event.")], WIDTH)).decode("utf-8")


SHOWN = {"text": as_text, "json": as_object, "jsonl": as_lines}
