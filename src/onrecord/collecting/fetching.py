"""Fetches pages politely and safely: what every source that goes over the network uses.

A request waits its turn at the host, keeps to robots.txt, says honestly who asks, asks only for what has changed, and tries again where
the trouble may pass. It reaches only addresses of the open Internet, and never takes more bytes or seconds than it may, packed or unpacked.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

import httpcore
import httpx
import msgspec

from onrecord.captures import Received
from onrecord.collecting.addresses import checked_url
from onrecord.collecting.manners import Clock, Manners, host_of, seconds_asked
from onrecord.collecting.memory import Memory
from onrecord.collecting.unpacking import unpacked
from onrecord.collecting.wire import Deadline, Transport
from onrecord.errors import InputError

Pairs = tuple[tuple[str, str], ...]
NAME = "OnRecord"
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that may be better a little later
MOVED = frozenset({301, 302, 303, 307, 308})
MOST_MOVES = 5
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
REASONS = (
    (httpcore.ConnectTimeout, "the host does not answer; try again later"),
    (httpcore.TimeoutException, "the answer took too long; try again later"),
    (httpcore.ConnectError, "the host could not be connected to; try again later"),
    (httpcore.NetworkError, "the connection broke; try again later"),
    (httpcore.ProtocolError, "the answer is broken or cut off (it is no good HTTP); try again later"),
)


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to behave on the network: the `[network]` part of sources.toml."""

    contact: Annotated[str, msgspec.Meta(description="an address or mail where sites can reach you; stands in the User-Agent")] = ""
    delay: Annotated[float, msgspec.Meta(description="seconds between two requests to a host; more where robots.txt asks for it")] = 1.0
    timeout: Annotated[float, msgspec.Meta(description="seconds that a host may be silent")] = 20.0
    longest: Annotated[float, msgspec.Meta(description="seconds that one answer may take in all")] = 90.0
    most_bytes: Annotated[int, msgspec.Meta(description="bytes that one answer may have, packed or unpacked")] = 16_000_000
    tries: Annotated[int, msgspec.Meta(description="how often to ask where the trouble may pass")] = 3
    longest_wait: Annotated[float, msgspec.Meta(description="seconds to wait where a site asks to; longer: the next run")] = 60.0
    private: Annotated[bool, msgspec.Meta(description="whether addresses of inner networks may be fetched too")] = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for an address: `url` is the last after redirects, `asked` the first."""

    asked: str
    url: str
    status: int
    headers: Pairs
    data: bytes
    fetched: str
    request: Pairs = ()

    def header(self, name: str) -> str | None:
        """A header's first value."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def media(self) -> str:
        """The media type, without its parameters."""
        return (self.header("content-type") or "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the header declares."""
        found = CHARSET.search(self.header("content-type") or "")
        return found[1] if found else None

    def received(self) -> Received:
        """As evidence."""
        return Received(
            self.data,
            self.fetched,
            self.media or None,
            url=self.url,
            request=self.request,
            status=self.status,
            headers=self.headers,
            item=self.asked,
        )


class Trouble(Exception):
    """A failure that may pass, and the seconds that the host asked to wait."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(slots=True)
class Web:
    """The way to the network for one run."""

    memory: Memory = field(default_factory=Memory)
    network: Network = field(default_factory=Network)
    clock: Clock = field(default_factory=Clock)
    deadline: Deadline = field(default_factory=Deadline)
    manners: Manners = field(init=False)
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.manners = Manners(NAME, self.network.delay, self.clock)
        self.client = httpx.Client(
            transport=Transport(self.deadline, self.network.private),
            timeout=self.network.timeout,
            follow_redirects=False,
            trust_env=False,  # a proxy from the environment would connect for us, to addresses that nobody checked
            headers={"User-Agent": agent(self.network.contact), "Accept-Encoding": "gzip, deflate", "Accept": "*/*"},
        )

    def fetch(self, url: str, base: str = "") -> Answer | None:
        """What stands at an address; None where it has not changed since it was `taken`. Raises InputError where it cannot be had."""
        asked = checked_url(url, base)
        etag, modified = self.memory.state_of(asked)
        conditions = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        answer = self.followed(asked, conditions)
        if answer.status == 304 and conditions:
            return None
        if answer.status != 200:
            raise InputError(what_of(answer.status))
        return replace(answer, asked=asked)

    def taken(self, answer: Answer) -> None:
        """Note that an answer was taken whole, so that it is fetched again only when it has changed."""
        self.memory.note(answer.asked, answer.header("etag"), answer.header("last-modified"))

    def followed(self, url: str, conditions: dict[str, str]) -> Answer:
        """The answer at the end of the redirects; each address on the way is checked as the first was."""
        seen = {url}
        for _ in range(MOST_MOVES + 1):
            self.manners.check(url, self.robots)
            answer = self.patient(url, conditions)
            if answer.status not in MOVED:
                return answer
            url = checked_url(answer.header("location") or "", url)
            if url in seen:
                raise InputError("it redirects in a circle; the site must mend it")
            seen.add(url)
        raise InputError(f"it redirects more than {MOST_MOVES} times; look at the address")

    def robots(self, url: str) -> tuple[int, bytes]:
        """Status and body of a robots.txt; a host that gives none for its failing is taken to refuse (503)."""
        for _ in range(MOST_MOVES):
            answer = self.patient(url, {})
            if answer.status not in MOVED:
                return answer.status, answer.data
            url = checked_url(answer.header("location") or "", url)
        return 404, b""

    def patient(self, url: str, conditions: dict[str, str]) -> Answer:
        """Ask, and again after a pause that doubles, where the trouble may pass."""
        for attempt in range(self.network.tries):
            try:
                self.manners.wait(url)
                return self.once(url, conditions)
            except Trouble as trouble:
                wait = trouble.wait if trouble.wait is not None else self.network.delay * 2**attempt
                if attempt + 1 == self.network.tries or wait > self.network.longest_wait:
                    raise InputError(told(trouble, wait > self.network.longest_wait)) from None
                self.manners.free[host_of(url)] = self.clock.now() + wait
        raise InputError("it was not asked for: `tries` is 0")

    def once(self, url: str, conditions: dict[str, str]) -> Answer:
        """One request and its whole answer."""
        self.deadline.start(self.network.longest)
        with said_plainly(), self.client.stream("GET", url, headers=conditions) as response:
            if response.status_code in PASSING:
                raise Trouble(what_of(response.status_code), seconds_asked(response.headers.get("retry-after")))
            empty = response.status_code in MOVED or response.status_code == 304
            data = b"" if empty else unpacked(response.iter_raw(), response.headers.get("content-encoding", ""), self.network.most_bytes)
            return Answer(url, url, response.status_code, pairs(response.headers), data, now(), pairs(response.request.headers))

    def close(self) -> None:
        """Close the connections."""
        self.client.close()


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what the libraries raise into troubles that may pass, or into plain words."""
    try:
        yield
    except (httpcore.UnsupportedProtocol, httpcore.LocalProtocolError, httpx.InvalidURL, httpx.HTTPError, UnicodeError):
        raise InputError("the address, or the one that it redirects to, is no http or https address; look at it") from None
    except tuple(kind for kind, _ in REASONS) as error:
        raise Trouble(next(words for kind, words in REASONS if isinstance(error, kind))) from None
    except (OSError, ValueError) as error:
        raise Trouble(f"the connection failed ({type(error).__name__}); try again later") from None


def told(trouble: Trouble, too_long: bool) -> str:
    """What to say of a trouble that did not pass."""
    return f"{trouble}; it asks to wait {trouble.wait or 0:.0f} seconds: run again later" if too_long else str(trouble)


def what_of(status: int) -> str:
    """A status in words.

    >>> what_of(404)
    'it is not there (404); look at the address'
    """
    if status in (404, 410):
        return f"it is not there ({status}); look at the address"
    if status in (401, 402, 403, 451):
        return f"the site does not give it to us ({status}); ask the site, or save the page by hand"
    if status in PASSING:
        return f"the site fails or is busy ({status}); try again later"
    return f"the site answers with {status}; look at the address"


def agent(contact: str) -> str:
    """Who asks, honestly."""
    reachable = f"; {contact}" if contact and contact.isascii() and contact.isprintable() else ""
    return f"{NAME}/1 (collects public reports of harm to civilians{reachable})"


def pairs(headers: httpx.Headers) -> Pairs:
    """Headers as they came, names in small letters."""
    return tuple((key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in headers.raw)


def now() -> str:
    """This instant."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
