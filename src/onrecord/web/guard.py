"""What stands before every page: only GET and HEAD, only under our own name, nothing for other sites; and headers on all that goes out.

A page of any site can make the reader's browser ask 127.0.0.1. Under a name of its own that it points here (DNS rebinding) it could read
the answer: so names that are not ours are refused; an address in digits cannot be pointed anywhere else. As a script of its page it could
read `data/incidents.js`: so whatever the browser says is asked by another site is refused, unless somebody follows a link.
"""

from ipaddress import ip_address

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.words import words

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src blob:; "
    "child-src blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}
SENT = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
METHODS = ("GET", "HEAD")
OURS = ("", "same-origin", "none")  # what a browser says of who asks: nothing (an old one, or no browser), this site, or a person


class Guard:
    """An app behind these rules; `names` are those under which it answers besides localhost."""

    def __init__(self, app: ASGIApp, names: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.names = names | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SENT]
            await send(message)

        refused = self.refused(str(scope.get("method", "")), headers_of(scope))
        if refused:
            await refuse(sending, *refused)
        else:
            await self.app(scope, receive, sending)

    def refused(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        """The status and the words of a refusal, if it is to be refused."""
        t = words().refused
        if method not in METHODS:
            return 405, t.method
        if not self.is_ours(headers.get("host", "")):
            return 400, t.host
        if headers.get("sec-fetch-site", "") not in OURS and headers.get("sec-fetch-mode") != "navigate":
            return 403, t.elsewhere
        return None

    def is_ours(self, host: str) -> bool:
        """Whether a request was sent to us and not to a name that somebody points here.

        >>> guard = Guard(lambda *_: None)
        >>> [guard.is_ours(host) for host in ("localhost:8765", "127.0.0.1", "[::1]:8765", "evil.example:8765", "")]
        [True, True, True, False, False]
        """
        name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
        return name.lower().rstrip(".") in self.names or is_address(name)


def is_address(name: str) -> bool:
    """Whether a name is an address in digits."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers of a request; of one that comes twice, nothing that could pass."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1")
        found[key] = "" if key == "host" and key in found else value.decode("latin-1")
    return found


async def refuse(send: Send, status: int, text: str) -> None:
    """Send a refusal as plain words."""
    allow = [(b"allow", ", ".join(METHODS).encode())] if status == 405 else []
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain; charset=utf-8"), *allow]})
    await send({"type": "http.response.body", "body": text.encode(), "more_body": False})
