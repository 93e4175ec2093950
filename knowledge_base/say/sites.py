"""Where a procedure is begun on the net: on the portal, on a site of its own, or in an app."""

from __future__ import annotations

from urllib.parse import urlsplit

from knowledge_base.phrases import clause
from knowledge_base.procedure import Layer, Procedure

PORTAL = "dichvucong.gov.vn"
APP = "ứng dụng "


def in_app(procedure: Procedure) -> bool:
    """Say whether it is done in an app alone: it begins on no page, and no office takes it."""
    apps = [place.casefold().startswith(APP) for place in procedure.where]
    return procedure.online.url is None and bool(apps) and all(apps)


def site(procedure: Procedure) -> str | None:
    """Return the host on which the filing begins; ``None`` where it begins in an app."""
    if in_app(procedure):
        return None
    host = urlsplit(procedure.online.url or "").hostname
    return host.removeprefix("www.") if host else PORTAL


def start_online(procedure: Procedure) -> str:
    """Say where the filing begins; of an imported record only its page on the portal is known."""
    if procedure.layer is Layer.IMPORTED:
        return f"Nộp ở trang nào, anh/chị xem trang của thủ tục này trên {PORTAL}."
    if in_app(procedure):
        return f"Bắt đầu trong {clause(procedure.where[0])}."
    return f"Bắt đầu tại {site(procedure)}, đăng nhập bằng VNeID."
