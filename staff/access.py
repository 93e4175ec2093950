"""Which role may use which page: the whole table, deny by default.

A route that has no row here stops the start; a test walks every row and every route.
"""

from __future__ import annotations

from collections.abc import Mapping

from staff.roles import Role

ALL = frozenset(Role)
LEADS = frozenset({Role.LEAD, Role.ADMIN})

Who = frozenset[Role] | None  # `None`: without signing in

ACCESS: Mapping[tuple[str, str], Who] = {
    ("GET", "/healthz"): None,
    ("GET", "/metrics"): None,  # the proxy in front keeps it from the outside
    ("GET", "/static"): None,
    ("GET", "/login"): None,
    ("POST", "/login"): None,
    ("GET", "/"): ALL,
    ("POST", "/logout"): ALL,
    ("GET", "/account"): ALL,
    ("POST", "/account"): ALL,
    ("GET", "/audit"): LEADS,
    ("GET", "/quality"): None,
    ("GET", "/bot-figures"): LEADS,
    ("GET", "/figures"): ALL,
    ("GET", "/figures/table.xlsx"): ALL,
    ("GET", "/figures/late"): ALL,
    ("GET", "/figures/slip/{code}"): ALL,
    ("GET", "/figures/accounts"): LEADS,
    ("GET", "/figures/compare"): LEADS,
    ("POST", "/figures/compare"): LEADS,
    ("GET", "/chat"): ALL,
    ("POST", "/chat/code"): ALL,
    ("POST", "/chat/unlink"): ALL,
    ("GET", "/inbox"): ALL,
    ("GET", "/inbox/rows"): ALL,
    ("GET", "/inbox/events"): ALL,
    ("GET", "/inbox/find"): ALL,
    ("GET", "/inbox/say"): ALL,
    ("GET", "/inbox/{id}"): ALL,
    ("GET", "/inbox/{id}/words"): ALL,
    ("POST", "/inbox/{id}/claim"): ALL,
    ("POST", "/inbox/{id}/answer"): ALL,
    ("POST", "/inbox/{id}/pass"): ALL,
    ("POST", "/inbox/{id}/end"): ALL,
    ("POST", "/inbox/{id}/contact"): ALL,
    ("GET", "/learning"): ALL,
    ("GET", "/learning/clusters/{message}"): ALL,
    ("POST", "/learning/clusters/{message}/settle"): LEADS,
    ("POST", "/learning/proposals"): ALL,
    ("GET", "/learning/proposals"): ALL,
    ("GET", "/learning/proposals/{id}"): ALL,
    ("POST", "/learning/proposals/{id}"): LEADS,
    ("GET", "/learning/proposals/{id}/draft.yml"): ALL,
    ("GET", "/internal/learned"): None,  # shows the secret of our own processes instead
    ("GET", "/lookup"): ALL,
    ("GET", "/lookup/compare"): ALL,
    ("GET", "/lookup/export.xlsx"): ALL,
    ("GET", "/lookup/{code}"): ALL,
    ("GET", "/lookup/{code}/checklist"): ALL,
}
