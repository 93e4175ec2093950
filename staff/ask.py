"""One request as a page sees it, and the few kinds of answers that pages give."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from staff.roles import Account
from staff.services import Services
from staff.today import today_at

LONGEST_FIELD = 20_000


@dataclass(frozen=True)
class Ask:
    """One request, by whom, with its form read and its token checked.

    Attributes:
        account: Who is signed in; ``None`` on pages for everybody.
        csrf: What every form of the answer must carry.
        now: Seconds since 1970.
    """

    request: Request
    services: Services
    account: Account | None
    csrf: str
    now: float
    form: FormData = field(default_factory=FormData)

    @property
    def officer(self) -> Account:
        """Who is signed in, on pages that the access table gives to accounts only."""
        if self.account is None:
            raise AssertionError("The access table let nobody in.")
        return self.account

    @property
    def today(self) -> date:
        """The day in Vietnam."""
        return today_at(self.now)

    def text(self, name: str) -> str:
        """Return a field of the form: trimmed, composed, at most 20,000 characters."""
        return _clean(self.form.get(name))

    def long_text(self, name: str) -> str:
        """Return a field that may hold a long list; as long as the body may be."""
        value = self.form.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Return every field of that name that is not empty."""
        return [text for value in self.form.getlist(name) if (text := _clean(value))]

    def query(self, name: str) -> str:
        """Return a parameter of the address, cleaned likewise."""
        return _clean(self.request.query_params.get(name))

    def path(self, name: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    @property
    def by_htmx(self) -> bool:
        """Whether only a part of a page is wanted."""
        return self.request.headers.get("HX-Request") == "true"

    def page(
        self, template: str, *, status: int = 200, values: Mapping[str, object] | None = None
    ) -> Response:
        """Return the page made from ``template``, which also knows ``account`` and ``csrf``."""
        shared = {"account": self.account, "csrf": self.csrf, "path": self.request.url.path}
        template_ = self.services.templates.get_template(template)
        return HTMLResponse(template_.render({**shared, **(values or {})}), status_code=status)

    def to(self, path: str) -> Response:
        """Return a redirect to ``path`` of ours, after a form was taken."""
        return RedirectResponse(path, status_code=303)


def _clean(value: str | UploadFile | None) -> str:
    if not isinstance(value, str):
        return ""
    visible = "".join(c for c in value if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", visible).strip()[:LONGEST_FIELD]
