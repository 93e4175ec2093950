"""How many web sessions one address may ask for: each brings new tries at a dossier's number.

Generous, since a mobile network or an office shares one address; who has a session keeps it.
"""

from __future__ import annotations

import logging
import time
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from bot.limits import RateLimit
from bot.settings import BotSettings

_log = logging.getLogger(__name__)
BURST = 100
NETWORK_BITS = 64  # of IPv6: what one household has


class Newcomers:
    """Counts new sessions by address. In memory: each gateway counts what comes to it."""

    def __init__(self, limit: RateLimit) -> None:
        self._limit = limit

    def admits(self, address: str | None) -> bool:
        """Count one more session asked for from ``address``; ``False`` when it is one too many.

        This machine itself, or whoever has no address, is not counted.
        """
        found = _address(address)
        if found is None or found.is_loopback:
            return True
        if self._limit.admits(_network(found)):
            return True
        if found.is_private:  # a citizen's address is written nowhere
            _log.warning(
                "Too many new sessions from %s. A proxy? Then name it in BOT_TRUSTED_PROXIES.",
                found,
            )
        return False


def newcomers_of(settings: BotSettings) -> Newcomers:
    """Return the count of a gateway with these settings."""
    per_hour = settings.sessions_per_hour
    return Newcomers(
        RateLimit(burst=min(BURST, per_hour), per_hour=per_hour, clock=time.monotonic)
    )


def _address(address: str | None) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address or "")
    except ValueError:  # a socket's name
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _network(address: IPv4Address | IPv6Address) -> str:
    """Return what counts as one: an address, of IPv6 the network that one household has."""
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, NETWORK_BITS), strict=False))
