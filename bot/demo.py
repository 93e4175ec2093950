"""What a community team shows on its own phones: the address as a QR code, and scripted talks."""

from __future__ import annotations

import io
import json
import socket
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from html import escape

import segno
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.daily import day_of
from bot.settings import BotSettings

_SOMEWHERE = ("192.0.2.1", 9)  # reserved for documents: nothing is sent there

DOSSIER = "H00.01-{filed}-0001"
"""An invented dossier, which the actions show while DOSSIERS_DEMO is set."""
FILED_BEFORE = timedelta(days=3)

SCRIPTS: Mapping[str, Sequence[str]] = {
    "Khai sinh": (
        "vợ tôi mới sinh, giờ làm gì",
        "làm khai sinh cần giấy tờ gì",
        "lệ phí bao nhiêu",
    ),
    "Tạm trú": ("đăng ký tạm trú cần gì", "làm trên mạng được không", "mấy ngày xong"),
    "Thẻ căn cước": ("mat can cuoc thi lam lai o dau", "phí bao nhiêu", "bao lâu có"),
    "Hộ kinh doanh": ("muốn mở quán cà phê nhỏ thì đăng ký gì", "hồ sơ gồm những gì"),
    "Tra hồ sơ": ("hồ sơ của tôi đến đâu rồi", DOSSIER, "đồng ý", "0001"),
}


def scripts(today: date) -> dict[str, list[str]]:
    """Return the scripted talks, the invented dossier filed on a working day before ``today``."""
    filed = today - FILED_BEFORE
    filed -= timedelta(days=max(0, filed.weekday() - 4))  # a Saturday or Sunday: the Friday before
    told = f"{filed:%y%m%d}"
    return {
        name: [text.replace("{filed}", told) for text in script]
        for name, script in SCRIPTS.items()
    }


def address(settings: BotSettings) -> str:
    """Return where phones in the same network find the chat."""
    return f"http://{own_host(settings)}:{settings.port}/"


def _app_part(settings: BotSettings) -> str:
    """Return how the chat is installed as an app, where it is served over https."""
    if settings.https_port is None:
        return ""
    secure = f"https://{own_host(settings)}:{settings.https_port}/"
    return (
        "<p>Muốn cài thành ứng dụng, dùng được khi mất mạng: "
        '<a href="/demo/authority.crt">tải chứng chỉ</a> về, cài vào điện thoại, '
        f"rồi mở {secure}</p>"
    )


def own_host(settings: BotSettings) -> str:
    """Return the name or number by which phones in the same network reach this machine."""
    if settings.host in ("0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        return _own_address()
    return settings.host


def terminal_code(settings: BotSettings) -> str:
    """Return the address and its QR code for a terminal."""
    drawn = io.StringIO()
    segno.make(address(settings), micro=False).terminal(drawn, compact=True)
    return f"\n{drawn.getvalue()}\n{address(settings)}\n"


def demo_routes(settings: BotSettings) -> Sequence[BaseRoute]:
    """Return ``GET /demo/qr.svg``, in a demonstration only."""
    if not settings.demo:
        return []
    drawn = io.BytesIO()
    segno.make(address(settings), micro=False).save(drawn, kind="svg", scale=6)
    picture = drawn.getvalue()

    async def code(_: Request) -> Response:
        return Response(picture, media_type="image/svg+xml")

    async def authority(_: Request) -> Response:
        path = settings.keys_dir / "authority.crt"
        if settings.https_port is None or not path.exists():
            return Response(status_code=404)
        return Response(path.read_bytes(), media_type="application/x-x509-ca-cert")

    return [Route("/demo/qr.svg", code), Route("/demo/authority.crt", authority)]


def demo_part(settings: BotSettings) -> str:
    """Return the page's part for demonstrations; empty otherwise."""
    if not settings.demo:
        return ""
    plays = "".join(
        f'<button type="button" class="play" data-script="{escape(json.dumps(script))}">'
        f"▶ {escape(name)}</button>"
        for name, script in scripts(day_of(time.time())).items()
    )
    return (
        '<script src="/web/demo.js" defer></script><section class="demo" aria-label="Trình diễn">'
        '<button type="button" id="next">Xong, người tiếp theo</button>'
        f'<div class="buttons" role="group" aria-label="Chạy mẫu">{plays}</div>'
        "<details><summary>Mở trên điện thoại khác</summary>"
        f'<img src="/demo/qr.svg" alt="Mã QR của {address(settings)}" width="222" height="222">'
        f"<p>{address(settings)}</p>{_app_part(settings)}</details></section>"
    )


def _own_address() -> str:
    """Return this machine's address in the local network, or that of itself without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
