"""Where a webhook may lead: to https, by name, and never to a machine of the inside (SSRF). Pure."""

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

LONGEST = 500
# what the world routes; the rest of IPv6 is of the inside, or wraps an address that may be
GLOBAL_UNICAST = IPv6Network("2000::/3")
# `2130706433`, `0x7f.1`, `127.1`: no name of the world ends so, and many a machine reads an address in it
ENDS_IN_A_NUMBER = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)

# what an inner net calls its own: RFC 6761, 6762 (appendix G), 8375, and `internal`, which ICANN keeps for it
OF_THE_INSIDE = (
    ".corp",
    ".home",
    ".home.arpa",
    ".internal",
    ".intranet",
    ".lan",
    ".local",
    ".localdomain",
    ".localhost",
    ".private",
    ".test",
)
THIS_MACHINE = "localhost"


class NotAnAddress(ValueError):
    """No webhook can lead there."""


def destination(url: str) -> tuple[str, int, str]:
    """Host, port and path with query. NotAnAddress for what is not https, carries a password or names the inside."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or 443
    except ValueError as error:
        raise NotAnAddress(url) from error
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST
    if not url.startswith("https://") or not host or "@" in parts.netloc or parts.fragment or not plain:
        raise NotAnAddress(url)
    return host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def is_public(address: str) -> bool:
    """Whether the world, and not our own inside, answers there."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if isinstance(found, IPv6Address) and (
        found not in GLOBAL_UNICAST or found.sixtofour is not None or found.teredo is not None
    ):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def is_loopback(address: str) -> bool:
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    return found.is_loopback


def names_the_inside(host: str) -> bool:
    """Written as a number that is not public, or as only a machine reads one, or with a name that only an inner net
    knows. What a name leads to is asked at each delivery."""
    try:
        return not is_public(host)
    except ValueError:
        return ENDS_IN_A_NUMBER.search(host) is not None or _is_an_inner_name(host)


def _is_an_inner_name(host: str) -> bool:
    name = host.lower().removesuffix(".")
    return "." not in name or name.endswith(OF_THE_INSIDE)
