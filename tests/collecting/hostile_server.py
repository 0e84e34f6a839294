"""A server on the loopback address that answers as badly as it is asked to: each path is one way to be hostile."""

import gzip
import json
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

REPORT = (
    "Three people were killed in Sumy on Friday, the mayor said. At least 14 were wounded, according to the rescue service of the region."
)
PAGE = (
    f"<!doctype html><html lang=en><head><title>Strike</title></head><body><article><p>{REPORT}</p><p>{REPORT}</p></article></body></html>"
)
Sent = Iterator[bytes]


def answer(body: bytes | str, *headers: str, status: str = "200 OK", media: str = "text/html", length: int | None = None) -> Sent:
    """A whole answer; `length` lies about the body's."""
    data = body.encode() if isinstance(body, str) else body
    stated = [f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(data) if length is None else length}", *headers]
    yield ("\r\n".join(stated) + "\r\n\r\n").encode("latin-1") + data


def moved(to: str, status: str = "302 Found") -> Sent:
    """A redirect."""
    return answer("", f"Location: {to}", status=status)


def raw(*pieces: bytes, pause: float = 0.0) -> Sent:
    """Bytes as they are, with a pause before each but the first."""
    for number, piece in enumerate(pieces):
        time.sleep(pause if number else 0)
        yield piece


def endless(head: bytes, piece: bytes, pause: float = 0.0) -> Sent:
    """An answer without an end."""
    yield head
    while True:
        time.sleep(pause)
        yield piece


def silent(*pieces: bytes) -> Sent:
    """Some bytes, and then nothing."""
    yield from pieces
    time.sleep(4)


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>{}</channel></rss>'
ITEM = (
    "<item><guid isPermaLink='false'>g{0}</guid><title>T{0}</title><description>{1}</description>"
    "<pubDate>Fri, 04 Apr 2025 18:30:00 GMT</pubDate></item>"
)
BOMB_XML = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 10)
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@cache
def bomb(window: int, size: int = 50_000_000) -> bytes:
    """Blanks packed to little."""
    engine = zlib.compressobj(1, zlib.DEFLATED, window)
    return engine.compress(b" " * size) + engine.flush()


def feed(items: str, media: str = "application/rss+xml") -> Sent:
    """An RSS feed."""
    return answer(RSS.format(items), media=media)


def urlset(entries: str, root: str = "urlset") -> Sent:
    """A sitemap."""
    return answer(
        f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>', media="application/xml"
    )


WAYS: dict[str, Callable[[], Sent]] = {
    "/good": lambda: answer(PAGE),
    # slow and endless
    "/silent": lambda: silent(b""),
    "/silent-head": lambda: silent(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "/silent-body": lambda: silent(OK + b"Content-Length: 900\r\n\r\n", b"<p>Three"),
    "/drip-head": lambda: endless(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05),
    "/drip-body": lambda: endless(OK + b"\r\n", b"a", 0.05),
    "/drip-chunks": lambda: endless(CHUNKED, b"1\r\na\r\n", 0.05),
    "/endless": lambda: endless(OK + b"\r\n", b"a" * 65536),
    "/endless-chunks": lambda: endless(CHUNKED, b"1000\r\n" + b"a" * 4096 + b"\r\n"),
    "/endless-head": lambda: endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 1000 + b"\r\n"),
    "/endless-line": lambda: endless(b"HTTP/1.1 200 OK\r\nX: ", b"b" * 65536),
    "/endless-gzip": lambda: endless(
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"", 0)[:10], b"\x00\xff\x00\x00\xff" + b"a" * 255
    ),
    "/early-hints": lambda: endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01),
    # bombs and packings
    "/bomb-gzip": lambda: answer(bomb(31), "Content-Encoding: gzip"),
    "/bomb-deflate": lambda: answer(bomb(15), "Content-Encoding: deflate"),
    "/bomb-bare": lambda: answer(bomb(-15), "Content-Encoding: deflate"),
    "/bomb-twice": lambda: answer(gzip.compress(bomb(31)), "Content-Encoding: gzip, gzip"),
    "/gzip-broken": lambda: answer(b"\x1f\x8b\x08" + b"no gzip at all", "Content-Encoding: gzip"),
    "/gzip-cut": lambda: answer(gzip.compress(PAGE.encode())[:-20], "Content-Encoding: gzip"),
    "/gzip-not": lambda: answer(PAGE, "Content-Encoding: gzip"),
    "/gzip-wrong-sum": lambda: answer(gzip.compress(PAGE.encode())[:-8] + b"12345678", "Content-Encoding: gzip"),
    "/gzip-good": lambda: answer(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
    "/deflate-bare": lambda: answer(zlib.compress(PAGE.encode())[2:-4], "Content-Encoding: deflate"),
    "/brotli": lambda: answer(b"\x0b\x02\x80abc\x03", "Content-Encoding: br"),
    "/packing-unknown": lambda: answer(PAGE, "Content-Encoding: x-own"),
    "/page-long": lambda: answer("<p>" + "word " * 100_000),
    # broken HTTP
    "/nothing": lambda: raw(b""),
    "/garbage": lambda: raw(b"\x00\x01\x02 no HTTP \xff\r\n\r\n"),
    "/http09": lambda: raw(PAGE.encode()),
    "/status-words": lambda: raw(b"HTTP/1.1 abc OK\r\n\r\n"),
    "/status-999": lambda: answer(PAGE, status="999 Odd"),
    "/status-204": lambda: raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "/status-206": lambda: answer(PAGE[:50], status="206 Partial Content"),
    "/status-304": lambda: raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "/status-403": lambda: answer("no", status="403 Forbidden"),
    "/status-404": lambda: answer("no", status="404 Not Found"),
    "/status-451": lambda: answer("no", status="451 Unavailable"),
    "/status-500": lambda: answer("no", status="500 Error"),
    "/status-503": lambda: answer("no", "Retry-After: 99999", status="503 Busy"),
    "/status-429": lambda: answer("no", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT", status="429 Slow down"),
    "/retry-odd": lambda: answer("no", "Retry-After: soon", status="503 Busy"),
    "/length-long": lambda: answer(PAGE, length=99_999),
    "/length-short": lambda: answer(PAGE, length=200),
    "/length-words": lambda: raw(OK + b"Content-Length: many\r\n\r\n" + PAGE.encode()),
    "/length-twice": lambda: raw(OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nThree"),
    "/chunks-broken": lambda: raw(CHUNKED + b"zz\r\nThree\r\n0\r\n\r\n"),
    "/chunks-cut": lambda: raw(CHUNKED + b"ff\r\nThree"),
    "/header-binary": lambda: raw(OK + b"X-\x00\x01: \xff\xfe\r\n\r\n" + PAGE.encode()),
    "/header-latin": lambda: answer(PAGE, "X-Name: Z\xfcrich"),
    # redirects
    "/loop": lambda: moved("/loop"),
    "/loop-two": lambda: moved("/loop-back"),
    "/loop-back": lambda: moved("/loop-two"),
    "/many-0": lambda: moved("/many-1"),
    "/no-location": lambda: answer("", status="302 Found"),
    "/to-file": lambda: moved("file:///etc/passwd"),
    "/to-ftp": lambda: moved("ftp://a.example/"),
    "/to-script": lambda: moved("javascript:alert(1)"),
    "/to-broken": lambda: moved("http://[::1"),
    "/to-port": lambda: moved("http://127.0.0.1:99999/"),
    "/to-password": lambda: moved("http://name:secret@127.0.0.1/"),
    "/to-long": lambda: moved("/" + "a" * 9000),
    "/to-good": lambda: moved("/good", "301 Moved"),
    # words and encodings
    "/charset-wrong": lambda: answer(PAGE.replace("Sumy", "Суми").encode("cp1251"), media="text/html; charset=utf-8"),
    "/charset-unknown": lambda: answer(PAGE, media="text/html; charset=klingon"),
    "/charset-mixed": lambda: answer(PAGE.replace("Friday", "Фрайдей").encode("cp1251") + PAGE.replace("Sumy", "Суми").encode()),
    "/charset-1251": lambda: answer(PAGE.replace("Sumy", "Суми").encode("cp1251"), media="text/html; charset=windows-1251"),
    "/wide": lambda: answer(PAGE.encode("utf-16"), media="text/html"),
    "/empty": lambda: answer(""),
    "/blank": lambda: answer("<html><body><script>x()</script></body></html>"),
    "/zeros": lambda: answer(b"\x00" * 5000),
    "/picture": lambda: answer(b"\x89PNG\r\n", media="image/png"),
    "/picture-as-page": lambda: answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
    "/video": lambda: answer(b"0000ftyp", media="video/mp4"),
    "/pdf-broken": lambda: answer(b"%PDF-1.7\nnot really", media="application/pdf"),
    "/zip": lambda: answer(b"PK\x03\x04 no zip", media="application/zip"),
    "/json-cut": lambda: answer('{"text": "Three', media="application/json"),
    "/json-deep": lambda: answer("[" * 100_000, media="application/json"),
    "/nested": lambda: answer("<div>" * 20_000 + REPORT),
    "/one-tag": lambda: answer("<p " + "a" * 100_000 + ">" + REPORT),
    "/entities": lambda: answer("<p>&#99999999999;&#xD800;&#0;" + REPORT),
    # feeds and sitemaps
    "/feed-good": lambda: feed(ITEM.format(1, REPORT)),
    "/feed-empty": lambda: feed(""),
    "/feed-cut": lambda: answer(RSS.format(ITEM.format(1, REPORT) + ITEM.format(2, REPORT))[:500], media="application/rss+xml"),
    "/feed-broken": lambda: answer("<rss><chan", media="application/rss+xml"),
    "/feed-bomb": lambda: answer(BOMB_XML + f"]><rss version='2.0'><channel>{ITEM.format(1, '&j;')}</channel></rss>"),
    "/feed-outside": lambda: answer(OUTSIDE + f"<rss version='2.0'><channel>{ITEM.format(1, '&a; ' + REPORT)}</channel></rss>"),
    "/feed-amp": lambda: feed(ITEM.format(1, f"{REPORT} & more < less")),
    "/feed-no-ids": lambda: feed(f"<item><description>{REPORT}</description></item>"),
    "/feed-script": lambda: feed(f"<item><guid>1</guid><link>javascript:alert(1)</link><description>{REPORT}</description></item>"),
    "/feed-dates": lambda: feed(ITEM.format(1, REPORT).replace("Fri, 04 Apr 2025", "Xyz, 99 Foo 99999")),
    "/feed-1251": lambda: answer(RSS.format(ITEM.format(1, REPORT + " Суми")).encode("cp1251"), media="application/rss+xml"),
    "/feed-json-cut": lambda: answer('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id"', media="application/feed+json"),
    "/feed-json-odd": lambda: answer(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [1, None, {"id": ["x"], "content_text": {"a": 1}}]})
    ),
    "/feed-10000": lambda: feed("".join(ITEM.format(n, f"{n} people were killed.") for n in range(10_000))),
    "/map-cut": lambda: answer("<?xml version='1.0'?><urlset><url><loc>/good</loc></url><url>", media="application/xml"),
    "/map-bomb": lambda: answer(BOMB_XML + "]><urlset><url><loc>&j;</loc></url></urlset>"),
    "/map-outside": lambda: answer(OUTSIDE + "<urlset><url><loc>/&a;</loc></url></urlset>"),
    "/map-loop": lambda: urlset("<sitemap><loc>/map-loop</loc></sitemap>" * 3, "sitemapindex"),
    "/map-script": lambda: urlset("<url><loc>javascript:alert(1)</loc></url>"),
    "/map-packed.xml.gz": lambda: answer(bomb(31, 70_000_000), media="application/gzip"),
    "/map-empty": lambda: urlset(""),
}
for step in range(1, 12):
    WAYS[f"/many-{step}"] = lambda step=step: moved(f"/many-{step + 1}")  # type: ignore[misc]

ROBOTS: dict[str, Callable[[], Sent]] = {
    "127.0.0.3": lambda: answer("User-agent: *\nDisallow: /", media="text/plain"),
    "127.0.0.4": lambda: answer("", status="500 Error"),
    "127.0.0.5": lambda: moved("/robots.txt"),
    "127.0.0.6": lambda: answer(b"\xff\x00" * 50_000, media="text/plain"),
    "127.0.0.7": lambda: silent(b""),
    "127.0.0.8": lambda: answer("User-agent: onrecord\nDisallow: /good\nAllow: /feed-good\n\nUser-agent: *\nDisallow:", media="text/plain"),
}


class Server:
    """The server, and every request that it got."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("0.0.0.0", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.asked: list[tuple[str, str]] = []
        self.ways = dict(WAYS)
        threading.Thread(target=self.serve, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """An address of the server."""
        return f"http://{host}:{self.port}{path}"

    def serve(self) -> None:
        """Answer whoever comes, until the listener is closed."""
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection: socket.socket) -> None:
        """Answer one request, until the other side has had enough."""
        with connection:
            try:
                request = connection.recv(65536).decode("latin-1")
                path = request.split(" ")[1]
                host = next((line[6:] for line in request.split("\r\n") if line.lower().startswith("host: ")), "")
                self.asked.append((path, request))
                for piece in self.way(path, host.split(":")[0])():
                    connection.sendall(piece)
            except (OSError, IndexError):
                return

    def way(self, path: str, host: str) -> Callable[[], Sent]:
        """How to answer a path."""
        if path == "/robots.txt":
            return ROBOTS.get(host, lambda: answer("", status="404 Not Found"))
        return self.ways.get(path, lambda: answer("", status="404 Not Found"))


@contextmanager
def running() -> Iterator[Server]:
    """A server for the time of some tests."""
    server = Server()
    try:
        yield server
    finally:
        server.listener.close()
