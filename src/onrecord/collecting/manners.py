"""Manners towards a host: its robots.txt, one request at a time, a pause between two, and waiting where it asks for it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from onrecord.errors import InputError

LONGEST_PAUSE = 30.0  # seconds between two requests, whatever robots.txt asks for
MOST_ROBOTS = 500_000  # bytes of a robots.txt
ALLOW_ALL, REFUSE_ALL = "", "User-agent: *\nDisallow: /\n"


@dataclass(slots=True)
class Clock:
    """What tells the time and waits; tests hand in one that does not."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Manners:
    """Keeps the pauses and the robots.txt of each host. `name` is what robots.txt may call us."""

    name: str
    delay: float
    clock: Clock = field(default_factory=Clock)
    rules: dict[str, Protego] = field(default_factory=dict)
    free: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Wait until the host may be asked again, and reserve the pause after."""
        host = host_of(url)
        self.clock.sleep(max(0.0, self.free.get(host, 0.0) - self.clock.now()))
        self.free[host] = self.clock.now() + self.pause(host)

    def pause(self, host: str) -> float:
        """Seconds between two requests to a host."""
        asked = self.rules[host].crawl_delay(self.name) if host in self.rules else None
        return min(LONGEST_PAUSE, max(self.delay, asked or 0.0))

    def check(self, url: str, fetch_robots: Callable[[str], tuple[int, bytes]]) -> None:
        """Raise InputError where the host's robots.txt does not let us have an address; it is fetched once a run."""
        host = host_of(url)
        if host not in self.rules:
            self.rules[host] = Protego.parse(robots_text(*fetch_robots(f"{host}/robots.txt")))
        if not self.rules[host].can_fetch(url, self.name):
            raise InputError("the site's robots.txt does not let programs have it; ask the site, or save the page by hand")


def robots_text(status: int, body: bytes) -> str:
    """The rules of an answer, as RFC 9309 has it: none where there is no such file; all is refused where the server fails."""
    if status >= 500 or status == 429:
        return REFUSE_ALL
    return body[:MOST_ROBOTS].decode("utf-8", "replace") if 200 <= status < 300 else ALLOW_ALL


def host_of(url: str) -> str:
    """Scheme, host and port of an address.

    >>> host_of("https://a.example/news?x=1")
    'https://a.example'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def seconds_asked(retry_after: str | None, now: datetime | None = None) -> float | None:
    """The wait that a Retry-After header asks for: seconds, or until a date; None where it says neither.

    >>> seconds_asked("120"), seconds_asked("soon"), seconds_asked(None)
    (120.0, None, None)
    """
    stated = (retry_after or "").strip()
    if stated.isascii() and stated.isdigit():
        return float(stated[:9])
    try:
        until = parsedate_to_datetime(stated)
    except (ValueError, TypeError):
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - (now or datetime.now(UTC))).total_seconds())
