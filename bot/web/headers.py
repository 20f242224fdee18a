"""Headers of every answer, and what people see instead of a fault: words, never an exception."""

import base64
import hashlib
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.log import log
from storage.store import StoreError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def read_only_policy(style: str) -> str:
    """The policy of a page without script whose one style sheet stands in it: allowed by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


@web.middleware
async def safe_answers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer carries the headers; a fault becomes 500 with words and is logged without the request's content."""
    try:
        response = await handler(request)
    except web.HTTPException as error:
        response = _plainly(request, error)
    except StoreError as error:
        log.error("web.store_failed", error=str(error))
        response = _plainly(request, web.HTTPServiceUnavailable(text="nothing can be kept right now; please try again in a moment"))
    except Exception as error:
        log.error("web.failed", path=request.match_info.route.resource and request.match_info.route.resource.canonical, error=error)
        response = _plainly(
            request, web.HTTPInternalServerError(text="something failed on our side; nothing you wrote is lost, please try again")
        )
    if not response.prepared:
        response.headers.setdefault("Server", "helpdesk")
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    return response


def _plainly(request: web.Request, error: web.HTTPException) -> web.Response:
    kept = {name: value for name, value in error.headers.items() if name in ("WWW-Authenticate", "Allow", "Location", "Retry-After")}
    words = error.text or error.reason
    if "/api/" in request.path:
        return web.json_response({"error": words}, status=error.status, headers=kept)
    return web.Response(text=words, status=error.status, headers=kept)
