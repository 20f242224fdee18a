"""check: the way in over HTTP: does the outside address lead to a helpdesk that takes what Slack signs? Asked as Slack itself asks it."""

import hmac
import json
import secrets
import time
from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import urlsplit

from bot.check.finding import Finding, error, note, ok, warning
from bot.check.slack_manifest import PATH
from bot.settings import LOOPBACK, Settings

SUBJECT = "slack"
ASK_SECONDS: Final = 10.0


async def address(settings: Settings) -> AsyncIterator[Finding]:
    """Nothing without a signing secret: then Slack is heard through Socket Mode, or not at all."""
    if settings.slack_signing_secret is None:
        return
    if settings.public_url is None:
        mend = "set HELPDESK_PUBLIC_URL, and print the manifest for it with helpdesk manifest slack"
        if settings.slack_app_token is None:
            yield note(SUBJECT, f"HTTP mode: Slack must reach {PATH} of this server from outside", mend)
        return
    where = settings.public_url.rstrip("/") + PATH
    if urlsplit(where).hostname in LOOPBACK:
        yield note(SUBJECT, f"{where} is this machine's own address: Slack does not reach it")
    elif not where.startswith("https://"):
        mend = "put a proxy with a certificate in front, and set HELPDESK_PUBLIC_URL to its https address"
        yield error(SUBJECT, f"{where}: Slack delivers to https addresses only", "an https address", mend)
    yield await _asked(where, settings.slack_signing_secret.get_secret_value())


async def _asked(where: str, secret: str) -> Finding:
    """The question with which Slack verifies a request URL, signed with our secret: the word in it must come back."""
    import aiohttp

    word, stamp = secrets.token_hex(16), str(int(time.time()))
    body = json.dumps({"type": "url_verification", "challenge": word})
    signature = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), "sha256").hexdigest()
    headers = {"Content-Type": "application/json", "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ASK_SECONDS), trust_env=True) as session,
            session.post(where, data=body, headers=headers, allow_redirects=False) as response,
        ):
            return _judged(where, response.status, word in await response.text(errors="replace"))
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
        what = f"{where} cannot be reached from this machine ({type(problem).__name__}); from outside it may be otherwise"
        return warning(SUBJECT, what, "an answer", "start the helpdesk, or mend the proxy in front of it")


def _judged(where: str, status: int, answered: bool) -> Finding:
    if status == 200 and answered:
        return ok(SUBJECT, f"{where} takes what Slack signs; it must stand as Verified under Event Subscriptions in the app's settings")
    if status == 401:
        mend = "copy the Signing Secret anew from Basic Information, set it, and restart the helpdesk; set the clocks by NTP"
        return error(SUBJECT, f"{where} refuses what is signed with SLACK_SIGNING_SECRET", "the same secret in the running helpdesk", mend)
    if status >= 500:
        return warning(SUBJECT, f"{where} answers {status}: no helpdesk is behind it just now", "200", "start the helpdesk")
    mend = f"let the proxy pass POST {PATH} on as it is, and run the helpdesk with SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET set"
    return error(SUBJECT, f"{where} answers {status}: Slack is not let in there", "200", mend)
