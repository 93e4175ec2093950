"""Hands notices to the gateway, over its internal interface."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from dossiers.gateway import HEADER
from dossiers.notices.pending import Waiting

Desk = Callable[[Waiting], bool]
"""Takes a notice once; ``False``: its citizen is unknown, so that nobody is to be told."""
LOOK = "Xem hồ sơ"
STOP = "Thôi báo hồ sơ này"


class GatewayUnavailable(Exception):
    """The gateway did not take a notice now; try again later."""


class GatewayDesk:
    """The gateway's desk for notices."""

    def __init__(self, client: httpx.Client, key: Callable[[], str]) -> None:
        """Ask over ``client``, and show ``key()``, read anew each time."""
        self._client = client
        self._key = key

    def __call__(self, notice: Waiting) -> bool:
        """Hand ``notice`` over; again is harmless.

        Raises:
            GatewayUnavailable: It was not (surely) taken.
        """
        try:
            answer = self._client.post(
                "/internal/notices", json=as_json(notice), headers={HEADER: self._key()}
            )
        except (httpx.HTTPError, OSError) as error:
            raise GatewayUnavailable(type(error).__name__) from error
        if answer.status_code == httpx.codes.GONE:
            return False
        if answer.status_code != httpx.codes.OK:
            raise GatewayUnavailable(f"status {answer.status_code}")
        return True


def as_json(notice: Waiting) -> dict[str, Any]:
    """Return what the gateway takes: whom to tell what, once by its key."""
    buttons = [
        {"title": title, "payload": payload(f"{what}:{notice.following}")}
        for title, what in ((LOOK, "look"), (STOP, "stop"))
        if not notice.last
    ]
    return {
        "key": notice.key,
        "sender": notice.sender,
        "about": notice.following,
        "at": notice.at,
        "last": notice.over,
        "messages": [{"text": notice.text, "buttons": buttons}],
    }


def payload(answer: str) -> str:
    """Return what a button about notices sends."""
    return f'/ask_dossier_status{{"question": "notices", "answer": "{answer}"}}'
