"""The command line: one command a verb, and `places`. Each calls one public function and turns what became of it into an exit code.

0: everything was read. 1: nothing could be read. 2: the command line is wrong. 3: something was read and something was left out.
"""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import click

from onrecord.captures import Problem
from onrecord.collecting.published import published_of
from onrecord.errors import OnRecordError
from onrecord.marks import harmless
from onrecord.places.unpack import gazetteer, unpacked
from onrecord.publishing.form import Form
from onrecord.publishing.spots import table_of
from onrecord.work import Settings, Tally, publish_files

NOTHING_READ, LEFT_OUT = 1, 3
MOST_NOTICES = 5
FOR = {"bom": ("csv",), "with_text": ("json", "jsonl")}  # options that act in some formats only


# The file of each command that is imported only when it is called.
LAZY = {
    "archive": "onrecord.commands.archive",
    "collect": "onrecord.commands.collect",
    "link": "onrecord.commands.link",
    "weigh": "onrecord.commands.weigh",
    "judge": "onrecord.commands.judge",
    "publish": "onrecord.commands.publish",
    "run": "onrecord.commands.run",
    "serve": "onrecord.commands.serve",
    "store": "onrecord.commands.store",
}


class Plainly(click.Group):
    """A group of commands that says On Record's own errors as a line, not as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, those not imported yet too."""
        return sorted({*super().list_commands(ctx), *LAZY})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, imported where it has to be."""
        if cmd_name in LAZY:
            found: click.Command = getattr(import_module(LAZY[cmd_name]), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Plainly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord")
def main() -> None:
    """Reads reports of harm to civilians and keeps who said what, to the word."""


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The value of --published, if it is a day or instant."""
    stated, doubts = published_of(value)
    if doubts:
        raise click.BadParameter("write an ISO day or instant, such as 2025-04-04")
    return stated


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", callback=day, metavar="DAY", help="Day or instant of publication, for reports that state none.")
@click.option("--language", metavar="CODE", help="Language of reports that state none (found out otherwise).")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="text for people; json, one list; jsonl, a line a report; csv, a row a claim.",
)
@click.option("--with-text", is_flag=True, help="json, jsonl: put the report's text into its reading.")
@click.option("--with-names", is_flag=True, help="text, csv: print victims' names (else [name]; json and jsonl have them).")
@click.option("--all", "every", is_flag=True, help="Read statements, places and times of reports without any harm too.")
@click.option("--marked", is_flag=True, help="Show the report's text, names and all, with the words of every claim marked.")
@click.option("--bom", is_flag=True, help="csv: begin with the mark by which spreadsheets know UTF-8.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N", help="Cores to use (0: as many as fit).")
@click.option("-o", "--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write to a file instead of standard output.")
def read(inputs: tuple[str, ...], **options: Any) -> None:
    """Read reports: text, HTML, JSON or JSON Lines files, folders of them, or - for standard input.

    Exit code 0: everything was read. 1: nothing could be. 2: the command line is wrong. 3: something was left out; the messages say what.
    """
    chosen = {key: options[key] for key in ("published", "language", "every", "jobs")}
    refuse_idle(options)
    ready_places()
    collect_seldom()
    teller = Teller()
    with opened(options["output"]) as out:
        tally = publish_files(inputs, Settings(**chosen, form=form_of(options, out)), out, teller.tell)
    teller.end()
    sys.exit(code_of(tally))


def refuse_idle(options: dict[str, Any]) -> None:
    """Refuse options that would do nothing in the chosen format: whoever gives one expects what will not come."""
    if options["marked"] and options["format"] != "text":
        raise click.UsageError("--marked shows the text for people; leave out --format")
    for name, formats in FOR.items():
        if options[name] and options["format"] not in formats:
            raise click.UsageError(f"--{name.replace('_', '-')} is for --format {' or '.join(formats)}")


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def places(names: tuple[str, ...]) -> None:
    """Show what the gazetteer knows of a name: kind, region, country, coordinates, population."""
    ready_places()
    known = gazetteer()
    unknown = [name for name in names if not known.find(name)]
    for name in names:
        if name not in unknown:
            click.echo(table_of(known.find(name), known), nl=name != names[-1])
    for name in unknown:
        click.echo(f"{name}: the gazetteer does not know the name; try another spelling", err=True)
    sys.exit(NOTHING_READ if len(unknown) == len(names) else LEFT_OUT if unknown else 0)


def collect_seldom() -> None:
    """Let Python look for rings of dead objects once in some reports: it took a twelfth of the time, and one report makes few of them."""
    gc.freeze()
    gc.set_threshold(50_000)


def ready_places() -> None:
    """Unpack the gazetteer where that has not been done, with a bar on a terminal; a warning where it cannot be kept."""
    bar = Bar()
    found = unpacked(bar.show)
    bar.end()
    if found.warning:
        click.echo(found.warning, err=True)


class Bar:
    """A bar on the terminal's error output, made when there is something to show (most runs unpack nothing)."""

    def __init__(self) -> None:
        self.width = 0

    def show(self, done: int, total: int) -> None:
        """Show how far it is."""
        if sys.stderr.isatty():
            self.width = 40 * done // max(total, 1)
            click.echo(f"\rUnpacking the gazetteer, once  [{'#' * self.width:<40}]", nl=False, err=True)

    def end(self) -> None:
        """End the bar's line."""
        if self.width:
            click.echo(err=True)


def form_of(options: dict[str, Any], out: BinaryIO) -> Form:
    """How to show the readings; colour and the terminal's width only where the output is a terminal."""
    terminal = out.isatty()
    width = min(100, os.get_terminal_size().columns) if terminal else 80
    chosen = {key: options[key] for key in ("format", "with_text", "marked", "bom")}
    return Form(**chosen, names=options["with_names"], colour=terminal and "NO_COLOR" not in os.environ, width=max(40, width))


@contextmanager
def opened(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that comes into being whole when all is written."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(path + ".part")
    try:
        with part.open("wb") as handle:
            yield handle
        part.replace(path)
    except OSError as error:
        raise click.FileError(path, error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


class Teller:
    """Says problems on standard error: each that left something out, and of the mere notices the first few."""

    def __init__(self) -> None:
        self.notices = 0

    def tell(self, problem: Problem) -> None:
        """Say one problem, unless it is one notice of too many."""
        self.notices += not problem.left_out
        if problem.left_out or self.notices <= MOST_NOTICES:
            click.echo(harmless(str(problem)), err=True)

    def end(self) -> None:
        """Say how many notices were kept back."""
        if self.notices > MOST_NOTICES:
            click.echo(f"and {self.notices - MOST_NOTICES} notices more; each is a doubt of its reading (--format jsonl)", err=True)


def code_of(tally: Tally) -> int:
    """The exit code of a run."""
    if tally.read == 0:
        return NOTHING_READ
    return LEFT_OUT if tally.left_out else 0
