"""`onrecord serve`: the pages of the published site, live over the record's store, for one's own machine.

0: ended by Ctrl-C. 1: there is no record, or nothing can listen there. 2: the command line is wrong.
"""

import logging
import socket
from ipaddress import ip_address
from typing import Any

import click
import uvicorn
from litestar.types import ASGIApp

from onrecord.home import home_of, store_of
from onrecord.publishing.site.edition import Choices
from onrecord.publishing.site.interface import count
from onrecord.stored import ready
from onrecord.web.app import app_of
from onrecord.web.live import Live
from onrecord.web.words import words
from onrecord.weighing.weigh import METHODS


@click.command()
@click.option("--home", metavar="DIR", help="The record's folder (ONRECORD_HOME, or ./record).")
@click.option("--store", "where", metavar="URL", help="The store (ONRECORD_STORE, or record.db in the home).")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen: only this machine, unless said.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N", help="The port; 0: any that is free.")
@click.option("--method", type=click.Choice(tuple(METHODS)), default="airwars", show_default=True, help="Whose rule weighs.")
@click.option("--title", default="On Record", show_default=True, metavar="WORDS", help="What the site is called.")
def serve(home: str | None, where: str | None, host: str, port: int, **options: Any) -> None:
    """Show the record in a browser, on this machine: as `onrecord publish` would, with the reports' whole texts and without a delay.

    The pages follow the record: run `onrecord run` beside it, and load a page again. Any page can be asked for as of a day of
    publication: add ?as_of=2025-04-05 to its address.
    """
    folder = home_of(home)
    ready(folder, where)
    listening = listener(host, port)
    store = where or store_of(folder)
    click.echo(words().starting.reading.format(store=folder if "://" in store else store))
    live = Live(folder, store, Choices(whole_texts=True, **options), lambda told: click.echo(told, err=True))
    try:
        say(live, listening, host)
        run(app_of(live, frozenset({host.lower()})), listening)
    finally:
        live.close()


def listener(host: str, port: int) -> socket.socket:
    """Something that listens, before anything long is begun."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(words().starting.taken.format(host=host, port=port, why=error.strerror or error)) from error


def say(live: Live, listening: socket.socket, host: str) -> None:
    """Say what is shown and where; and what it means where others can reach it."""
    edition = live.shelf().edition
    incidents = count(len(edition.items), "incident", "incidents")
    reports = count(len(edition.by_document), "report", "reports")
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    click.echo(words().starting.ready.format(incidents=incidents, reports=reports, address=address))
    if not is_here(host):
        click.echo(words().starting.open.format(host=shown), err=True)


def is_here(host: str) -> bool:
    """Whether only this machine can reach it.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("0.0.0.0")
    (True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until Ctrl-C."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    settings = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, ws="none", lifespan="on")
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo()
