"""`onrecord collect`: get reports from sources into the home, and tell what came, what was new, what failed and why.

0: everything came. 1: nothing came and something failed. 2: the command line is wrong. 3: something failed. 130: stopped by Ctrl-C.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click
import msgspec

from onrecord.captures import Problem
from onrecord.collecting.fetching import Network
from onrecord.collecting.sources import Source, Sources, explained, read_sources, source_of
from onrecord.errors import ArchiveError
from onrecord.home import home_of
from onrecord.intake import Tally, Watching
from onrecord.intake import collect as collect_into
from onrecord.marks import harmless

NOTHING, SOME, STOPPED = 1, 3, 130
LIST = "sources.toml"


def explain(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print what sources.toml may say, and end."""
    if value:
        click.echo(explained())
        context.exit()


@click.command()
@click.argument("given", nargs=-1, metavar="[SOURCE]...")
@click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
@click.option("--watch", is_flag=True, help="Keep going: run again and again until Ctrl-C.")
@click.option("--every", type=click.FloatRange(min=0), default=15, show_default=True, metavar="MINUTES", help="How often, with --watch.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of inner networks too.")
@click.option("--help-sources", is_flag=True, is_eager=True, expose_value=False, callback=explain, help="Explain sources.toml, and end.")
def collect(given: tuple[str, ...], home: str | None, **options: Any) -> None:
    """Collect reports that are new: files, folders, web pages, feeds, sitemaps, Telegram channels and exports, WARC and WACZ files.

    SOURCE is a path, an address, feed:ADDRESS, sitemap:ADDRESS, telegram:CHANNEL or a list of sources (a .toml file);
    without any, the sources.toml of the home.
    """
    folder = home_of(home)
    wanted = asked_for(given, folder)
    network = msgspec.structs.replace(wanted.network, private=wanted.network.private or options["allow_private"])
    try:
        tally = once(wanted.source, folder, network)
        while options["watch"]:
            time.sleep(options["every"] * 60)
            later(wanted.source, folder, network)
    except KeyboardInterrupt:  # between two runs, when nothing is left undone
        sys.exit(STOPPED)
    sys.exit(code_of(tally))


def asked_for(given: tuple[str, ...], home: Path) -> Sources:
    """The sources that were named, or those of the home's list; how to behave on the network as the list says."""
    lists = [read_sources(Path(words)) for words in given if words.endswith(".toml")]
    own = home / LIST
    if not given or (not lists and own.exists()):
        lists.append(read_sources(own))
    named: list[Source] = [source_of(words) for words in given if not words.endswith(".toml")]
    listed = [source for one in lists for source in one.source] if len(named) < len(given) or not given else []
    if not named + listed:
        raise click.UsageError(f"{own} names no sources; name some, or see --help-sources")
    return Sources(source=named + listed, network=lists[0].network if lists else Network())


def once(wanted: list[Source], home: Path, network: Network) -> Tally:
    """One run over all sources, told as it goes."""
    line = Line()
    tally = Tally()
    try:
        collect_into(wanted, home, network, Watching(line.problem, line.progress, tally))
    except KeyboardInterrupt:
        line.end()
        click.echo(f"stopped; everything that came is kept. {summary(tally)}")
        sys.exit(STOPPED)
    line.end()
    click.echo(summary(tally))
    return tally


def later(wanted: list[Source], home: Path, network: Network) -> None:
    """A run after the first. An archive that somebody else writes to, or a full disk, is said, and the next run tries again."""
    try:
        once(wanted, home, network)
    except ArchiveError as error:
        click.echo(harmless(str(error)), err=True)


def summary(tally: Tally) -> str:
    """What became of a run, in one line.

    >>> summary(Tally(came=12, new=3, changed=1, same=9))
    '12 reports came: 3 new (1 of them a new version), 9 known; nothing failed'
    """
    changed = f" ({tally.changed} of them {'a new version' if tally.changed == 1 else 'new versions'})" if tally.changed else ""
    failed = f"{tally.failed} failed" if tally.failed else "nothing failed"
    return f"{tally.came} {'report' if tally.came == 1 else 'reports'} came: {tally.new} new{changed}, {tally.same} known; {failed}"


def code_of(tally: Tally) -> int:
    """The exit code of a run."""
    if not tally.failed:
        return 0
    return SOME if tally.came else NOTHING


class Line:
    """A line on the terminal that says how far it is; problems go above it, each on a line of its own."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()
        self.shown = 0
        self.at = 0.0

    def progress(self, name: str, tally: Tally) -> None:
        """Show how far it is, ten times a second at most."""
        if not self.live or time.monotonic() - self.at < 0.1:
            return
        self.at = time.monotonic()
        width = os.get_terminal_size(sys.stderr.fileno()).columns - 1
        words = f"{tally.came} came, {tally.new} new, {tally.same} known, {tally.failed} failed · {name}"
        shown = harmless(words)[: max(20, width)]
        click.echo("\r" + shown.ljust(self.shown), nl=False, err=True)
        self.shown = len(shown)

    def problem(self, problem: Problem) -> None:
        """Say a problem, in one line."""
        self.end()
        click.echo(harmless(" ".join(str(problem).split()))[:1000], err=True)

    def end(self) -> None:
        """Take the line away."""
        if self.shown:
            click.echo("\r" + " " * self.shown + "\r", nl=False, err=True)
            self.shown = 0
