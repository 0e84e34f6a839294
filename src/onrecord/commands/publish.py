"""`onrecord publish`: the record as a site of plain files, which opens from a folder or a USB stick.

0: everything was read. 1: nothing could be read. 2: the command line is wrong. 3: something was left out.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from onrecord.captures import Problem
from onrecord.casework import readings_of
from onrecord.home import home_of, store_of
from onrecord.marks import harmless
from onrecord.publishing.site.edition import Choices, Edition
from onrecord.publishing.site.holding import USUAL
from onrecord.publishing.site.interface import count
from onrecord.site import edition_of
from onrecord.site import publish as write
from onrecord.store.store import opened
from onrecord.stored import View, ready, stored_edition
from onrecord.verdicts import judgements_of
from onrecord.weighing.weigh import METHODS
from onrecord.work import Settings

NOTHING, SOME = 1, 3
UNDATED = "say it with --published DAY"
UNDATED_THERE = "let the report tell it (a first line such as 4 April 2025; in JSON or a table, published)"


@click.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--to", "folder", required=True, type=click.Path(file_okay=False), metavar="DIR", help="The folder for the site.")
@click.option("--method", type=click.Choice(tuple(METHODS)), default="airwars", show_default=True, help="Whose rule weighs.")
@click.option("--home", metavar="DIR", help="Publish this record (ONRECORD_HOME, or ./record); with INPUT, only take its judgements.")
@click.option("--title", default="On Record", show_default=True, metavar="WORDS", help="What the site is called.")
@click.option("--contact", metavar="ADDRESS", help="Where to write to for corrections: an e-mail or web address.")
@click.option("--licence", metavar="WORDS", help="The licence under which you publish the data.")
@click.option(
    "--delay", type=click.IntRange(min=0), default=USUAL, show_default=True, metavar="HOURS", help="How long a report waits; 0: not at all."
)
@click.option("--whole-texts", is_flag=True, help="Show the reports' whole texts, names and all: for your own machine, not for others.")
@click.option("--published", metavar="DAY", help="Day or instant of publication, for reports that state none.")
@click.option("--language", metavar="CODE", help="Language of reports that state none (found out otherwise).")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Cores to use (0: as many as fit).")
def publish(inputs: tuple[str, ...], folder: str, home: str | None, delay: int, **options: Any) -> None:
    """Publish reports as a site: pages for incidents, reports, agreements and sources, with a map, search and downloads.

    INPUT is a report, a folder or file of reports in any form that `onrecord read` takes, or readings that it wrote as jsonl. Without any,
    the record is published that `onrecord run` keeps.
    """
    told: list[Problem] = []
    settings = Settings(**{key: options.pop(key) for key in ("published", "language", "jobs")})
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if inputs:
        readings = readings_of(inputs, settings, told.append)
        edition = edition_of(readings, now, Choices(**options), judgements_of(Path(home)) if home else (), delay)
    else:
        edition = kept(home_of(home), View(Choices(**options), delay=delay, at=now))
    for problem in told:
        click.echo(harmless(str(problem)), err=True)
    files = write(edition, Path(folder), settings.jobs or os.cpu_count() or 1)
    say(edition, Path(folder), files, UNDATED if inputs else UNDATED_THERE)
    left_out = any(problem.left_out for problem in told)
    sys.exit(0 if not left_out else SOME if edition.readings else NOTHING)


def kept(home: Path, view: View) -> Edition:
    """The edition of a record that `onrecord run` keeps."""
    ready(home)
    with opened(store_of(home)) as store:
        return stored_edition(store, home, view)


def say(edition: Edition, folder: Path, files: int, undated: str = UNDATED) -> None:
    """Say what was written, what is held back and why, and how to open it."""
    held = edition.held
    incidents = count(len(edition.items), "incident", "incidents")
    click.echo(f"{incidents} from {reports(len(edition.by_document))}, {files:,} files. Open {folder / 'index.html'}")
    if held.waiting:
        click.echo(f"held back since they came out so lately: {reports(held.waiting)}, the first until {held.until} (--delay)", err=True)
    if held.undated:
        click.echo(f"not shown since no day of publication is stated: {reports(held.undated)}; {undated}, or --delay 0", err=True)


def reports(number: int) -> str:
    """A number of reports in words."""
    return count(number, "report", "reports")
