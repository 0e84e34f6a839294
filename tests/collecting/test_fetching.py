"""Manners: pauses, robots.txt, Retry-After, conditional requests, and saying who asks."""

from collections.abc import Iterator
from datetime import UTC, datetime

import hostile_server
import pytest
from hostile_server import Server

from onrecord.collecting.fetching import Network, Web
from onrecord.collecting.manners import Clock, seconds_asked
from onrecord.collecting.memory import Memory
from onrecord.errors import InputError


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of its own, so that requests can be counted."""
    with hostile_server.running() as running:
        yield running


class Waits:
    """A clock that notes how long it was waited, and does not wait."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Note a wait."""
        if seconds:
            self.waits.append(round(seconds, 2))
        self.time += seconds

    def clock(self) -> Clock:
        """As the web wants it."""
        return Clock(lambda: self.time, self.sleep)


def web_of(waits: Waits, memory: Memory | None = None, **settings: float) -> Web:
    """A web that may reach the loopback address."""
    return Web(memory or Memory(), Network(timeout=1.0, private=True, contact="desk@example.org", **settings), waits.clock())  # type: ignore[arg-type]


def test_no_two_requests_to_one_host_without_a_pause(server: Server) -> None:
    """Robots.txt is a request too; another host need not wait."""
    waits = Waits()
    web = web_of(waits, delay=1.5)
    web.fetch(server.url("/good"))
    web.fetch(server.url("/good"))
    web.fetch(server.url("/good", "127.0.0.2"))
    assert waits.waits == [1.5, 1.5, 1.5]  # the third between the other host's robots.txt and its page


def test_a_pause_that_robots_ask_for_is_kept(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crawl-delay, up to half a minute."""
    monkeypatch.setitem(
        hostile_server.ROBOTS, "127.0.0.9", lambda: hostile_server.answer("User-agent: *\nCrawl-delay: 7", media="text/plain")
    )
    waits = Waits()
    web = web_of(waits, delay=1.0)
    for _ in range(2):
        web.fetch(server.url("/good", "127.0.0.9"))
    assert waits.waits == [1.0, 7.0]


def test_trouble_that_passes_is_waited_for(server: Server) -> None:
    """As long as the site asks; else a pause that doubles."""
    answers = iter([("503 Busy", "Retry-After: 20"), ("500 Error", "X: y")])

    def way() -> hostile_server.Sent:
        status, header = next(answers, ("200 OK", "X: y"))
        return hostile_server.answer(hostile_server.PAGE, header, status=status)

    server.ways["/busy"] = way
    waits = Waits()
    answer = web_of(waits, delay=1.0).fetch(server.url("/busy"))
    assert answer is not None
    assert waits.waits == [1.0, 20.0, 2.0]


def test_a_site_that_goes_on_failing_is_left(server: Server) -> None:
    """After as many tries as are set."""
    with pytest.raises(InputError, match="fails or is busy"):
        web_of(Waits(), tries=3).fetch(server.url("/status-500"))
    assert [path for path, _ in server.asked].count("/status-500") == 3


def test_only_what_has_changed_is_sent_again(server: Server) -> None:
    """ETag and Last-Modified of what was taken are asked with; an answer that was not taken is asked for anew."""
    server.ways["/tagged"] = lambda: hostile_server.answer("a", 'ETag: "v1"', "Last-Modified: Fri, 04 Apr 2025 18:30:00 GMT")
    web = web_of(Waits())
    answer = web.fetch(server.url("/tagged"))
    web.fetch(server.url("/tagged"))
    assert "if-none-match" not in server.asked[-1][1].lower()
    assert answer is not None
    web.taken(answer)
    server.ways["/tagged"] = lambda: hostile_server.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert web.fetch(server.url("/tagged")) is None
    assert 'if-none-match: "v1"' in server.asked[-1][1].lower()
    assert "if-modified-since: fri, 04 apr 2025" in server.asked[-1][1].lower()


def test_who_asks_is_said(server: Server) -> None:
    """The name of the program, what for, and where to reach whoever runs it."""
    web_of(Waits()).fetch(server.url("/good"))
    assert all(
        "User-Agent: OnRecord/1 (collects public reports of harm to civilians; desk@example.org)" in request for _, request in server.asked
    )


def test_what_was_asked_and_answered_is_evidence(server: Server) -> None:
    """Request, answer, address after redirects, instant."""
    answer = web_of(Waits()).fetch(server.url("/to-good"))
    assert answer is not None
    received = answer.received()
    assert (received.item, received.url, received.status) == (server.url("/to-good"), server.url("/good"), 200)
    assert ("content-type", "text/html") in received.headers
    assert any(name == "user-agent" for name, _ in received.request)
    assert received.at is not None
    assert received.at.endswith("Z")


def test_retry_after_is_seconds_or_a_date() -> None:
    """And anything else is nothing."""
    now = datetime(2025, 4, 4, 18, 30, tzinfo=UTC)
    assert seconds_asked("Fri, 04 Apr 2025 18:31:00 GMT", now) == 60.0
    assert seconds_asked("Fri, 04 Apr 2025 18:00:00 GMT", now) == 0.0
    assert [seconds_asked(words) for words in ("-5", "1.5", "", "99999999999999999999")] == [None, None, None, 999999999.0]
