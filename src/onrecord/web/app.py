"""The app: a request in, a page out. Nothing is read from the disk by the name that a request gives: there are only the edition's files."""

import logging
import re
from asyncio import to_thread
from pathlib import PurePosixPath

from litestar import Litestar, MediaType, Request, Response, route
from litestar.datastructures import State
from litestar.enums import HttpMethod
from litestar.types import ASGIApp

from onrecord.publishing.site import addresses
from onrecord.publishing.site.templating import environment
from onrecord.web.asked import UNDER, Asked, Misunderstood, asked_of
from onrecord.web.guard import Guard
from onrecord.web.live import Live
from onrecord.web.shelf import Leaf, Shelf
from onrecord.web.words import words

TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
}
UNKNOWN = "application/octet-stream"
INCIDENT = re.compile(r"incidents/(m[0-9a-f]{16})\.html")
MOVED = 307  # not for ever: two incidents that were joined can be parted again
LOG = logging.getLogger("onrecord.web")


def app_of(live: Live, names: frozenset[str] = frozenset()) -> ASGIApp:
    """The app over a record that is served."""

    @route(["/", "/{path:path}"], http_method=[HttpMethod.GET, HttpMethod.HEAD], status_code=200)
    async def show(request: Request[None, None, State]) -> Response[bytes]:
        """Whatever is asked for; made in a thread, so that a long list keeps no other page waiting."""
        return await to_thread(answered, live, request)

    return Guard(Litestar([show], openapi_config=None, logging_config=None, debug=False), names)


def answered(live: Live, request: Request[None, None, State]) -> Response[bytes]:
    """The answer to a request; whatever fails is a page that says so, and is told where the server runs."""
    path, shelf = request.scope["path"], live.shelf()
    try:
        return found(live, asked_of(path, request.scope["query_string"]), request)
    except Misunderstood as error:
        return problem(shelf, path, 400, (words().bad.title, str(error)))
    except Unknown:
        return problem(shelf, path, 404, (words().unknown.title, words().unknown.note))
    except Exception:
        LOG.exception("the page %s could not be made", path.encode("unicode_escape").decode())
        return problem(shelf, path, 500, (words().failed.title, words().failed.note))


class Unknown(Exception):
    """A page that the record does not have."""


def found(live: Live, asked: Asked, request: Request[None, None, State]) -> Response[bytes]:
    """The page that is asked for, or where it went."""
    if asked.to:
        return moved(asked.to)
    shelf = live.as_of(asked.day) if asked.day else live.shelf()
    top = f"/{UNDER}/{asked.day}/" if asked.day else "/"
    if asked.day and not request.scope["path"].startswith(f"{top}{asked.page}"):
        return moved(top + asked.page)
    leaf = shelf.leaf(asked.page)
    if leaf:
        return sent(asked.page, leaf, request.headers.get("if-none-match", ""))
    return moved(top + whither(live, asked, shelf))


def whither(live: Live, asked: Asked, shelf: Shelf) -> str:
    """The page to which the address of an incident leads that is a part of another now."""
    if asked.page in shelf.moved:
        return shelf.moved[asked.page]
    named = INCIDENT.fullmatch(asked.page)
    id = live.answering(named[1], asked.day) if named else None
    to = addresses.incident(id) if id else ""
    to = shelf.moved.get(to, to)
    if to not in shelf.makers:
        raise Unknown(asked.page)
    return to


def moved(to: str) -> Response[bytes]:
    """The answer that leads elsewhere on this site."""
    return Response(b"", status_code=MOVED, headers={"Location": to}, media_type=MediaType.TEXT)


def sent(path: str, leaf: Leaf, known: str) -> Response[bytes]:
    """A file, or the word that the browser has it already."""
    headers = {"ETag": leaf.tag}
    if leaf.tag in known:
        return Response(b"", status_code=304, headers=headers)
    return Response(leaf.data, headers=headers, media_type=TYPES.get(PurePosixPath(path).suffix, UNKNOWN))


def problem(shelf: Shelf, path: str, status: int, said: tuple[str, str]) -> Response[bytes]:
    """A page that says what is wrong."""
    root = "../" * (path.count("/") - 1)
    template = environment().get_template("problem.html")
    shown = {"title": said[0], "note": said[1], "back": words().back.home}
    page = template.render(path="", root=root, edition=shelf.edition, here="", **shown)
    return Response(page.encode("utf-8", "replace"), status_code=status, media_type=TYPES[".html"])
