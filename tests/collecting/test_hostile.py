"""A hostile network: whatever a server answers, collecting neither falls over nor hangs, and says in one clear line what was wrong."""

import socket
import time
from collections.abc import Iterator
from typing import Any

import hostile_server
import pytest
from hostile_server import Server

from onrecord.captures import Capture, Found, Problem
from onrecord.collecting import addresses
from onrecord.collecting.fetching import Network, Web
from onrecord.collecting.memory import Memory
from onrecord.collecting.sources import captures, source_of

HASTY = Network(delay=0.0, timeout=0.3, longest=0.6, most_bytes=3_000_000, tries=1, private=True)
# What is said of each way to be hostile; where nothing is said of it, it is survived and gives reports.
WRONG = {
    "/silent": "took too long",
    "/silent-head": "took too long",
    "/silent-body": "took too long",
    "/drip-head": "took too long",
    "/drip-body": "took too long",
    "/drip-chunks": "took too long",
    "/endless": "longer than 3,000,000 bytes",
    "/endless-chunks": "longer than 3,000,000 bytes",
    "/endless-head": "no good HTTP",
    "/endless-line": "no good HTTP",
    "/endless-gzip": "",
    "/early-hints": "",
    "/bomb-gzip": "longer than 3,000,000 bytes",
    "/bomb-deflate": "longer than 3,000,000 bytes",
    "/bomb-bare": "longer than 3,000,000 bytes",
    "/bomb-twice": "packed as",
    "/gzip-broken": "packing (gzip or deflate) is broken",
    "/gzip-cut": "cut off",
    "/gzip-not": "packing (gzip or deflate) is broken",
    "/gzip-wrong-sum": "packing (gzip or deflate) is broken",
    "/brotli": "packed as 'br'",
    "/packing-unknown": "packed as 'x-own'",
    "/nothing": "no good HTTP",
    "/garbage": "no good HTTP",
    "/http09": "no good HTTP",
    "/status-words": "no good HTTP",
    "/status-999": "answers with 999",
    "/status-204": "answers with 204",
    "/status-206": "answers with 206",
    "/status-304": "answers with 304",
    "/status-403": "does not give it to us (403)",
    "/status-404": "not there (404)",
    "/status-451": "does not give it to us (451)",
    "/status-500": "fails or is busy (500)",
    "/status-503": "asks to wait 99999 seconds",
    "/status-429": "asks to wait",
    "/retry-odd": "fails or is busy (503)",
    "/length-long": "no good HTTP",
    "/length-words": "no good HTTP",
    "/length-twice": "no good HTTP",
    "/chunks-broken": "no good HTTP",
    "/chunks-cut": "no good HTTP",
    "/header-binary": "no good HTTP",
    "/loop": "in a circle",
    "/loop-two": "in a circle",
    "/loop-back": "in a circle",
    "/many-0": "more than 5 times",
    "/no-location": "in a circle",
    "/to-file": "no http or https address",
    "/to-ftp": "no http or https address",
    "/to-script": "no http or https address",
    "/to-broken": "no http or https address",
    "/to-port": "no web address",
    "/to-password": "name or password",
    "/to-long": "no http or https address",
    "/empty": "nothing in it",
    "/blank": "text is empty",
    "/zeros": "binary data",
    "/picture": "holds no words",
    "/picture-as-page": "a picture",
    "/video": "holds no words",
    "/pdf-broken": "this PDF cannot be read",
    "/zip": "zip archive",
    "/json-cut": "no JSON, or it is cut off",
    "/feed-broken": "this is no feed, or it is broken",
    "/feed-json-cut": "broken or cut off",
    "/feed-json-odd": "text is empty",
    "/feed-script": "no http or https address",
    "/map-cut": "no sitemap, or it is broken",
    "/map-bomb": "no sitemap, or it is broken",
    "/map-outside": "no sitemap, or it is broken",
    "/map-script": "no http or https address",
    "/map-packed.xml.gz": "longer than 64,000,000 bytes",
}
MANY = "/feed-10000"  # has a test of its own
EMPTY = ("/feed-empty", "/map-empty", "/map-loop")  # not wrong, and nothing there
SURVIVED = [path for path in hostile_server.WAYS if path not in WRONG and path not in (*EMPTY, MANY) and not path.startswith("/many")]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all; what takes long to pack is packed before."""
    for way in ("/bomb-gzip", "/bomb-deflate", "/bomb-bare", "/map-packed.xml.gz"):
        list(hostile_server.WAYS[way]())
    with hostile_server.running() as running:
        yield running


def collected(url: str, network: Network = HASTY) -> list[Found]:
    """What is collected from an address."""
    web = Web(Memory(), network)
    try:
        return list(captures(source_of(url), web))
    finally:
        web.close()


def test_there_are_at_least_sixty_cases() -> None:
    """A hundred, in fact."""
    assert len(WRONG) + len(EMPTY) + len(SURVIVED) >= 100


@pytest.mark.parametrize("path", [pytest.param(path, id=path[1:]) for path in WRONG])
def test_what_is_wrong_is_said_in_one_line(server: Server, path: str) -> None:
    """One problem, in one line, with the address and what to do; in no more than the time that it may take."""
    started = time.monotonic()
    found = collected(server.url(path))
    assert time.monotonic() - started < 2.5
    problems = [str(item) for item in found if isinstance(item, Problem)]
    assert len(problems) == 1, found
    assert WRONG[path] in problems[0]
    assert problems[0].startswith("http://")
    assert "\n" not in problems[0]
    assert len(problems[0]) < 9500


@pytest.mark.parametrize("path", [pytest.param(path, id=path[1:]) for path in SURVIVED])
def test_what_can_be_read_is_read(server: Server, path: str) -> None:
    """Bad manners that do no harm cost no report."""
    found = collected(server.url(path))
    assert found
    assert [str(item) for item in found if isinstance(item, Problem) and item.left_out] == []
    assert all(item.received and item.received.body and item.received.item for item in found if isinstance(item, Capture))


@pytest.mark.parametrize("path", EMPTY)
def test_nothing_is_nothing(server: Server, path: str) -> None:
    """An empty feed is no failure; a sitemap that lists itself is fetched once."""
    assert collected(server.url(path)) == []


def test_no_file_of_this_machine_gets_into_a_report(server: Server) -> None:
    """An XML entity that names a file is not followed."""
    (found,) = collected(server.url("/feed-outside"))
    assert isinstance(found, Capture)
    assert socket.gethostname() not in found.text


def test_many_entries_are_taken_up_to_the_limit(server: Server) -> None:
    """A feed of ten thousand entries; that there are more is said, and a second run goes on with them."""
    web = Web(Memory(), HASTY)
    for _ in range(2):
        found = list(captures(source_of(server.url("/feed-10000")), web))
        assert next(str(item) for item in found if not isinstance(item, Capture)).endswith("the next run goes on with the others")
        assert len([item for item in found if isinstance(item, Capture)]) == 1000
    assert found[0].id == "g1000"
    web.close()


def test_words_come_right_whatever_is_declared(server: Server) -> None:
    """A declared encoding that does not fit is not believed; one that fits is."""
    for path in ("/charset-1251", "/charset-wrong"):
        (found,) = collected(server.url(path))
        assert isinstance(found, Capture)
        assert "killed in" in found.text
        assert ("Суми" in found.text) == (path == "/charset-1251") or found.doubts


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.3", "robots.txt does not let"),
        ("127.0.0.4", "fails or is busy"),
        ("127.0.0.7", "took too long"),
        ("127.0.0.8", "robots.txt does not let"),
    ],
)
def test_robots_are_kept_to(server: Server, host: str, said: str) -> None:
    """What robots.txt refuses is not fetched; a host that cannot say what it refuses is left in peace."""
    before = len(server.asked)
    (found,) = collected(server.url("/good", host))
    assert said in str(found)
    assert [path for path, _ in server.asked[before:]] == ["/robots.txt"]


@pytest.mark.parametrize(("host", "path"), [("127.0.0.5", "/good"), ("127.0.0.6", "/good"), ("127.0.0.8", "/feed-good")])
def test_broken_robots_refuse_nothing(server: Server, host: str, path: str) -> None:
    """A robots.txt that redirects in a circle or holds no words has no rules; one that allows us is believed."""
    assert any(isinstance(item, Capture) for item in collected(server.url(path, host)))


INNER = [
    *("http://127.0.0.2/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/latest/meta-data/"),
    *(
        "http://0.0.0.0/",
        "http://0/",
        "http://0x7f000002/",
        "http://2130706434/",
        "http://127.2/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ),
    *("http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/"),
    *("http://[2002:7f00:1::]/", "http://inner.example/", "http://localhost/"),
]


@pytest.fixture
def outside(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The server's port at public.example, whose address counts as one of the open Internet; inner.example has an inner address."""
    look_up = socket.getaddrinfo

    def names(host: str, *rest: Any, **options: Any) -> Any:
        return look_up({"public.example": "127.0.0.1", "inner.example": "10.1.2.3"}.get(host, host), *rest, **options)

    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or real(address))
    monkeypatch.setattr(socket, "getaddrinfo", names)
    return f"http://public.example:{server.port}"


STRICT = Network(delay=0.0, timeout=0.3, longest=0.6, tries=1)


@pytest.mark.parametrize("inner", INNER)
def test_a_redirect_to_an_inner_address_is_refused(server: Server, outside: str, inner: str) -> None:
    """Also where the address is written in another way, or hides behind a name."""
    if inner == "http://localhost/":
        inner = "http://[::1]/"  # here localhost would be the server's own address
    server.ways["/inner"] = lambda: hostile_server.moved(inner)
    (found,) = collected(f"{outside}/inner", STRICT)
    assert "is the inner address" in str(found) or "is not known" in str(found)


@pytest.mark.parametrize("inner", INNER)
def test_an_inner_address_is_refused(inner: str) -> None:
    """Asked for by the user himself, too, unless he allows it."""
    (found,) = collected(inner, STRICT)
    assert "is the inner address" in str(found) or "is not known" in str(found)


def test_a_name_is_looked_up_once_a_connection(server: Server, outside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a name server that gives an inner address at the second look-up gains nothing."""
    asked: list[str] = []
    names = socket.getaddrinfo

    def counted(host: str, *rest: Any, **options: Any) -> Any:
        asked.append(host)
        return names(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", counted)
    assert any(isinstance(item, Capture) for item in collected(f"{outside}/good", STRICT))
    assert [host for host in asked if host != "127.0.0.1"] == ["public.example"] * 2  # robots.txt and the page


def test_a_host_with_one_inner_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """All addresses of a name must be public, not only the first."""
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: both)
    (found,) = collected("http://both.example/", STRICT)
    assert "is the inner address 127.0.0.1" in str(found)
