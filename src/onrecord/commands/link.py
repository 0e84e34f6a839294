"""`onrecord link`: put together what several reports tell of one event, and say why.

0: everything was read. 1: nothing could be read. 2: the command line is wrong. 3: something was left out.
"""

import sys
from typing import Any

import click
import msgspec

from onrecord.captures import Problem
from onrecord.casework import linked_of
from onrecord.incidents import Link
from onrecord.linking.linked import Linked, link_of
from onrecord.marks import harmless
from onrecord.publishing.incidents import object_of, paragraph, waterfall
from onrecord.work import Settings

NOTHING, SOME = 1, 3


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--why", nargs=2, metavar="ID ID", help="Show why two mentions, incidents or reports are taken for one event or two.")
@click.option("--published", metavar="DAY", help="Day or instant of publication, for reports that state none.")
@click.option("--language", metavar="CODE", help="Language of reports that state none (found out otherwise).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people; json, one list; jsonl, a line an incident.",
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Cores to use (0: as many as fit).")
def link(inputs: tuple[str, ...], why: tuple[str, str] | None, form: str, **options: Any) -> None:
    """Link reports: which of them tell of one event.

    FILE is a report, a folder or file of reports in any form that `onrecord read` takes, or readings that it wrote as jsonl.
    """
    told: list[Problem] = []
    linked = linked_of(inputs, Settings(**options), tell=told.append)
    for problem in told:
        click.echo(harmless(str(problem)), err=True)
    if why:
        click.echo(why_words(linked, *why))
    else:
        show(linked, form)
    left_out = any(problem.left_out for problem in told)
    sys.exit(0 if not left_out else SOME if linked.mentions else NOTHING)


def show(linked: Linked, form: str) -> None:
    """Print all incidents."""
    if form == "text":
        click.echo("\n\n".join(map(paragraph, linked.incidents)) or "No report tells of an event.")
        return
    objects = [msgspec.json.encode(object_of(case)).decode() for case in linked.cases()]
    click.echo("\n".join(objects) if form == "jsonl" else "[" + ",\n".join(objects) + "]")


def why_words(linked: Linked, one: str, other: str) -> str:
    """Two mentions compared in words. Of two reports or incidents, the pair of mentions that fits best."""
    found = best(linked, mentions_named(linked, one), mentions_named(linked, other))
    return waterfall(found, linked.mentions[found.a], linked.mentions[found.b])


def mentions_named(linked: Linked, name: str) -> list[str]:
    """The mentions that an id stands for: itself, or all of a report."""
    if name in linked.mentions:
        return [name]
    found = [id for id, reports in linked.reports.items() if name in reports]
    if not found:
        raise click.UsageError(f"no event and no report here has the id {name!r}; run without --why to see the ids")
    return found


def best(linked: Linked, ones: list[str], others: list[str]) -> Link:
    """The pair that fits best."""
    links = [link_of(linked.mentions[a], linked.mentions[b], linked.verdicts) for a in ones for b in others if a != b]
    if not links:
        raise click.UsageError("an event cannot be compared with itself; name two")
    return max(links, key=lambda found: (found.score, found.a, found.b))
