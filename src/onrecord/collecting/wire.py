"""The connection itself: to checked addresses only, and never longer than until the deadline.

httpx counts its time-outs for each piece that arrives, so a server that sends a byte a minute would hold it for days. Here every read,
write and connection is cut to what is left of the whole request's time.
"""

import ssl
from collections.abc import Iterable, Iterator
from functools import cache
from time import monotonic
from typing import Any

import httpcore
import httpx

from onrecord.collecting.addresses import public_addresses


class Deadline:
    """Until when a request must be done."""

    def __init__(self) -> None:
        self.end = float("inf")

    def start(self, seconds: float) -> None:
        """Begin to count."""
        self.end = monotonic() + seconds

    def cut(self, timeout: float | None) -> float:
        """The time-out, or what is left of the time where that is less. Raises where nothing is left."""
        left = self.end - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole request is over")
        return min(left, left if timeout is None else timeout)


class Stream(httpcore.NetworkStream):
    """A connection that ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read, within the time."""
        return self.inner.read(max_bytes, self.deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write, within the time."""
        self.inner.write(buffer, self.deadline.cut(timeout))

    def close(self) -> None:
        """Close the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on under TLS, within the time; the certificate must be the host's, though we connected to an address."""
        return Stream(self.inner.start_tls(ssl_context, server_hostname, self.deadline.cut(timeout)), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection tells of itself."""
        return self.inner.get_extra_info(info)


class Wire(httpcore.NetworkBackend):
    """Opens connections, to an address that was checked: no second look-up could give another."""

    def __init__(self, deadline: Deadline, private: bool) -> None:
        self.deadline = deadline
        self.private = private
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the host's first address that answers."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in public_addresses(host, port, self.private):
            try:
                return Stream(self.inner.connect_tcp(address, port, self.deadline.cut(timeout), local_address), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class Body(httpx.SyncByteStream):
    """An answer's body as it comes over the wire."""

    def __init__(self, response: httpcore.Response) -> None:
        self.response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self.response.iter_stream()

    def close(self) -> None:
        """Close the connection: none is used twice, so that no answer can leave something for the next."""
        self.response.close()


@cache
def authorities() -> ssl.SSLContext:
    """The authorities whose certificates are believed, read once: it takes some time."""
    return httpx.create_ssl_context(trust_env=False)


class Transport(httpx.BaseTransport):
    """Carries httpx's requests over the wire."""

    def __init__(self, deadline: Deadline, private: bool) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=authorities(), max_keepalive_connections=0, network_backend=Wire(deadline, private), retries=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and give its answer, the body unread."""
        url = request.url
        answer = self.pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()
