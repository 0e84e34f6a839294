"""Which addresses may be reached: those of the open Internet, unless a switch says otherwise.

A page that On Record is sent to could send it on to a machine of the inner network, and its answer would end in the record. So each
address is checked after DNS, at every redirect, and the connection is made to the address that was checked.
"""

import ipaddress
import socket
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.errors import InputError

TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))  # IPv4 inside IPv6, by NAT64
LONGEST = 4000  # letters of an address


def checked_url(url: str, base: str = "") -> str:
    """The whole address, without its fragment. Raises InputError for what is no http or https address.

    >>> checked_url("../b#part", "https://a.example/news/today")
    'https://a.example/b'
    """
    try:
        whole = urljoin(base, url.strip())
        parts = urlsplit(whole)
        port_is_number = parts.port != 0
    except ValueError:
        raise InputError("this is no web address; write it as https://…") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_number or len(whole) > LONGEST:
        raise InputError(f"{whole[:80]!r} is no http or https address; look at it")
    if parts.username or parts.password:
        raise InputError("the address holds a name or password; leave them out, they would stand in the record")
    return parts._replace(fragment="").geturl()


def public_addresses(host: str, port: int, private: bool) -> list[str]:
    """The addresses of a host, by DNS. Raises InputError where there are none, or where one of them is of an inner network."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise InputError(f"the host {host[:80]} is not known; look at the address and at your connection") from None
    inner = next((address for address in found if not private and not is_public(address)), None)
    if inner:
        raise InputError(f"{host[:80]} is the inner address {inner}, which is not fetched; --allow-private allows it")
    return list(dict.fromkeys(found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the open Internet.

    >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False, False]
    """
    try:
        ip: Any = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    ip = inner_ipv4(ip) or ip
    return bool(ip.is_global and not ip.is_multicast and not ip.is_reserved)


def inner_ipv4(ip: Any) -> Any:
    """The IPv4 address inside an IPv6 address that only carries one."""
    if ip.version == 4:
        return None
    if any(ip in network for network in TRANSLATED):
        return ipaddress.ip_address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
