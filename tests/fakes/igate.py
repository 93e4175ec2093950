"""A provincial system of the iGate kind that refuses whatever is not as its interface says."""

from __future__ import annotations

import json

import httpx

RECORD = {
    "dossierNo": "H56.14-261120-0021",
    "dossierStatusName": "Chờ bổ sung",
    "procedureName": "Cấp bản sao trích lục",
    "sectorName": "Hộ tịch",
    "acceptedDate": "2026-11-20T09:00:00.000+0700",
    "appointmentDate": "2026-11-25T17:00:00.000+0700",
    "overDueByUser": None,
}
OWNER = "001099000001"


class Igate:
    """Holds one dossier of `OWNER`."""

    def __init__(self, **changes: object) -> None:
        self.record = RECORD | changes
        self.asked = 0

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        assert (request.method, request.url.path) == ("POST", "/dossiers/search")
        assert request.url.query == b"", "a person's number in an address ends up in logs"
        assert request.headers["authorization"] == "Bearer invented"
        body = json.loads(request.content)
        assert set(body) == {"dossierNo", "identityNumber"}, f"fields: {set(body)}"
        right = body == {"dossierNo": self.record["dossierNo"], "identityNumber": OWNER}
        return httpx.Response(200, json={"content": [self.record] if right else []})
