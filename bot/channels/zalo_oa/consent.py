"""The consent by which an operator connects an Official Account: its link and its state. Pure.

Zalo's console holds the address that the code comes back to, and the challenge. So the verifier
behind the challenge is one for all accounts and all years, and links must agree with the console.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from urllib.parse import urlencode

STATE_S = 1800.0
"""Seconds in which a consent is given after its link was made."""


@dataclass(frozen=True)
class Consent:
    """What a consent is asked with.

    Attributes:
        oauth_url: Where Zalo's OAuth is.
        callback_url: Where the browser is sent with the code, as the console has it.
        verifier: PKCE's secret, 43 to 128 characters; Zalo sees it with the code only.
    """

    oauth_url: str
    callback_url: str
    verifier: str = field(repr=False)

    @property
    def challenge(self) -> str:
        """What the console must hold: the verifier's digest."""
        return unpadded(hashlib.sha256(self.verifier.encode()).digest())

    def link(self, app_id: str, now: float) -> str:
        """Return the address at which an administrator of the account agrees."""
        asked = {
            "app_id": app_id,
            "redirect_uri": self.callback_url,
            "code_challenge": self.challenge,
            "state": self.state(now),
        }
        return f"{self.oauth_url.rstrip('/')}/v4/oa/permission?{urlencode(asked)}"

    def state(self, now: float) -> str:
        """Return what proves for half an hour that a consent was asked for by us."""
        told = f"{int(now + STATE_S)}.{secrets.token_hex(8)}"
        return f"{told}.{self._proof(told)}"

    def asked_for(self, state: str, now: float) -> bool:
        """Say whether ``state`` is of a link of ours that is not too old."""
        told, _, proof = state.rpartition(".")
        ends = told.partition(".")[0]
        genuine = hmac.compare_digest(proof.encode(), self._proof(told).encode())
        return genuine and ends.isdecimal() and now <= int(ends)

    def _proof(self, told: str) -> str:
        key = b"motcua zalo state\x00" + self.verifier.encode()
        return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()


def unpadded(digest: bytes) -> str:
    """Return ``digest`` in base64 for addresses, without ``=``: 32 bytes give 43 characters."""
    return urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
