"""`onrecord run`: the whole way from sources to assessments, over what is new. Run twice, it changes nothing.

0: all went well. 1: nothing came and something failed. 2: the command line is wrong. 3: something failed; the next run tells it again.
130: stopped by Ctrl-C; all that was kept is whole, and the next run goes on from there.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord.collecting.sources import Sources
from onrecord.commands.collect import LIST, NOTHING, SOME, STOPPED, Line, asked_for
from onrecord.commands.collect import once as collect_once
from onrecord.errors import OnRecordError
from onrecord.home import home_of, store_of
from onrecord.intake import Tally
from onrecord.marks import harmless
from onrecord.running import Outcome, Run, catch_up
from onrecord.store.store import opened


@click.command()
@click.argument("given", nargs=-1, metavar="[SOURCE]...")
@click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
@click.option("--store", "where", metavar="URL", help="The store (ONRECORD_STORE, or record.db in the home).")
@click.option("--watch", is_flag=True, help="Keep going: run again and again until Ctrl-C.")
@click.option("--every", type=click.FloatRange(min=0), default=15, show_default=True, metavar="MINUTES", help="How often, with --watch.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of inner networks too.")
def run(given: tuple[str, ...], home: str | None, where: str | None, **options: Any) -> None:
    """Collect, archive, read, link and weigh what is new, and keep it in the record's store.

    SOURCE as for `onrecord collect`; without any, the sources.toml of the home; where there is none, what the archive holds.
    """
    folder = home_of(home)
    wanted = asked_for(given, folder) if given or (folder / LIST).exists() else Sources()
    way = Way(folder, where or store_of(folder), wanted, options["allow_private"])
    try:
        code = once(way)
        while options["watch"]:
            time.sleep(options["every"] * 60)
            later(way)
    except KeyboardInterrupt:  # between two runs, when nothing is left undone
        sys.exit(STOPPED)
    sys.exit(code)


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where: the record's folder, its store, the sources, and whether inner networks may be asked."""

    home: Path
    store: str
    wanted: Sources
    private: bool


def once(way: Way) -> int:
    """One run; its exit code."""
    came = collected(way.wanted, way.home, way.private)
    return code_of(came, caught_up(way.home, way.store))


def later(way: Way) -> None:
    """A run after the first. What stands in its way (another writer, a full disk, no server) is said, and the next tries again."""
    try:
        once(way)
    except OnRecordError as error:
        click.echo(harmless(str(error)), err=True)


def collected(wanted: Sources, home: Path, private: bool) -> Tally:
    """Collect from the sources, if there are any."""
    if not wanted.source:
        return Tally()
    network = msgspec.structs.replace(wanted.network, private=wanted.network.private or private)
    return collect_once(wanted.source, home, network)


def caught_up(home: Path, where: str) -> Outcome:
    """Bring the store up to the archive, told as it goes."""
    line = Line()
    try:
        with opened(where) as store:
            outcome = catch_up(Run(store, home, line.problem))
    except KeyboardInterrupt:
        line.end()
        click.echo("stopped; all that was kept is whole")
        sys.exit(STOPPED)
    line.end()
    click.echo(summary(outcome))
    if outcome.incidents and sys.stdout.isatty():  # whoever runs it by hand wants to see it
        click.echo("to look at it: onrecord serve; to publish it: onrecord publish --to DIR (each with --home as here)")
    return outcome


def summary(outcome: Outcome) -> str:
    """What became of a run, in one line.

    >>> summary(Outcome(read=3, incidents=2))
    '3 reports read; the record holds 2 incidents; nothing failed'
    """
    again = f", {outcome.again} came again" if outcome.again else ""
    forgotten = f", {outcome.forgotten} withdrawn" if outcome.forgotten else ""
    failed = f"{outcome.standing} failed and not put right yet" if outcome.standing else "nothing failed"
    read = f"{outcome.read} {'report' if outcome.read == 1 else 'reports'} read"
    incidents = f"{outcome.incidents} {'incident' if outcome.incidents == 1 else 'incidents'}"
    return f"{read}{again}{forgotten}; the record holds {incidents}; {failed}"


def code_of(came: Tally, outcome: Outcome) -> int:
    """The exit code of a run."""
    if not came.failed and not outcome.standing:
        return 0
    return SOME if came.came or outcome.incidents else NOTHING
