"""Who may talk to the server: the playground on loopback only and by its own page only; programs with their token."""

import hmac
import ipaddress
from typing import Final

from aiohttp import web

VIEWER_HEADER: Final = "X-Helpdesk-Viewer"
"""Named by the page's own calls. Another site cannot send it: that would need a permission (CORS) that is never given."""
VIEWER_COOKIE: Final = "helpdesk_viewer"
_FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


def is_loopback(host: str | None) -> bool:
    """Is this name or address (with or without port) this machine itself?"""
    name = (host or "").strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def on_loopback(request: web.Request) -> bool:
    """The peer and the Host header are this machine, and no proxy stands between: a name that was rebound to 127.0.0.1 is refused."""
    return is_loopback(request.remote) and is_loopback(request.host) and not any(name in request.headers for name in _FORWARDED)


def from_own_page(request: web.Request) -> bool:
    """Was this sent by a page of this very server? Browsers say where a request comes from; what says nothing is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.host}"


def bearer(request: web.Request) -> str | None:
    """The token of `Authorization: Bearer ...`."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def has_token(request: web.Request, token: str | None) -> bool:
    """Compared in constant time; nothing is let in while no token is set. Bytes that are no UTF-8 are only a wrong token."""
    given = bearer(request)
    return token is not None and given is not None and hmac.compare_digest(_bytes(given), _bytes(token))


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def require_token(request: web.Request, token: str | None) -> None:
    """404 while no token is set: the door is not there. 401 without the right one."""
    if token is None:
        raise web.HTTPNotFound(text="not found")
    if not has_token(request, token):
        raise web.HTTPUnauthorized(text="expected the header Authorization: Bearer <token>", headers={"WWW-Authenticate": "Bearer"})
