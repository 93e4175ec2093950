"""The web chat as an app on a phone: manifest, service worker, and what is shown offline.

The offline page is a file that ``python -m knowledge_base offline-page`` writes; without it there
is nothing to install, and the chat is a page as before.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.settings import BotSettings

WEB = Path(__file__).resolve().parent / "web"
SHELL = (
    "/",
    "/web/app.js",
    "/web/secret.js",
    "/web/print.js",
    "/web/app-install.js",
    "/web/style.css",
)
MANIFEST = {
    "id": "/",
    "name": "Một Cửa: hỏi đáp thủ tục hành chính",
    "short_name": "Một Cửa",
    "lang": "vi",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "background_color": "#f4f6f6",
    "theme_color": "#0b5d66",
    "icons": [
        {"src": f"/web/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    + [
        {
            "src": "/web/icon-512.png",
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "maskable",
        }
    ],
}
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def install_part(settings: BotSettings) -> str:
    """Return what the head of the chat's page needs to be installed; empty when it cannot be."""
    if not settings.offline_page.is_file():
        return ""
    return (
        '<link rel="manifest" href="/manifest.webmanifest">'
        '<meta name="theme-color" content="#0b5d66">'
        '<link rel="apple-touch-icon" href="/web/icon-192.png">'
        '<script src="/web/app-install.js" defer></script>'
    )


def install_routes(settings: BotSettings) -> Sequence[BaseRoute]:
    """Return the routes of the app, if its offline page has been written.

    Raises:
        OSError: The page cannot be read.
    """
    if not settings.offline_page.is_file():
        return []
    page = settings.offline_page.read_bytes()
    small = gzip.compress(page, mtime=0)
    headers = {"Vary": "Accept-Encoding", "Content-Security-Policy": _policy(page.decode())}
    worker = _worker(page)

    async def offline(request: Request) -> Response:
        fits = "gzip" in request.headers.get("accept-encoding", "")
        packed = headers | ({"Content-Encoding": "gzip"} if fits else {})
        return Response(small if fits else page, media_type="text/html", headers=packed)

    async def manifest(_: Request) -> Response:
        return JSONResponse(MANIFEST, media_type="application/manifest+json")

    async def service_worker(_: Request) -> Response:
        return Response(worker, media_type="text/javascript")

    return [
        Route("/offline", offline),
        Route("/manifest.webmanifest", manifest),
        Route("/sw.js", service_worker),
    ]


def _policy(page: str) -> str:
    """Return the page's own policy, which names its script by digest, for the header."""
    found = _POLICY.search(page)
    own = found.group(1) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'"


def _worker(page: bytes) -> str:
    """Return the service worker; another page or another chat gives it another version."""
    files = [WEB / name.rpartition("/")[2] for name in SHELL[1:]]
    parts = [page, (WEB / "index.html").read_bytes(), *(path.read_bytes() for path in files)]
    version = hashlib.sha256(b"".join(parts)).hexdigest()[:12]
    template = Template((WEB / "sw.js").read_text(encoding="utf-8"))
    shell = ", ".join(f'"{path}"' for path in (*SHELL, "/web/icon.svg", "/offline"))
    return template.substitute(version=version, shell=shell)
