"""check: Teams: registration, endpoint, keys and clock, token, stored references; then its places and posts. Asks; changes nothing."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.check import teams_places
from bot.check.finding import Finding, error, note, ok, warning
from bot.check.teams_manifest import GUID, PATH
from bot.settings import LOOPBACK, Settings
from storage.sqlite_reading import has_database, open_reading
from storage.store import Store, StoreError
from triage.organisation import Organisation

if TYPE_CHECKING:
    from bot.teams.calls import Calls
    from bot.teams.references import References
    from bot.teams.token import Token

SUBJECT: Final = "teams"
ASK_SECONDS: Final = 10.0
MOST_SKEW_SECONDS, TAKEN_FOR_SECONDS = 60.0, 300.0
"""Microsoft's tokens are taken within five minutes of their time."""
CLOSED: Final = frozenset({400, 401, 403})
"""What our endpoint says to a stranger."""


async def check(settings: Settings, organisation: Organisation | None) -> AsyncIterator[Finding]:
    """Findings in the order in which things are set up; what cannot be asked without a token is not asked."""
    if settings.teams_app_id is None:
        yield _unconnected(settings)
        return
    registered = list(registration(settings))
    for finding in registered:
        yield finding
    async for finding in endpoint(settings):
        yield finding
    async for finding in microsoft(settings):
        yield finding
    if any(finding.level == "error" for finding in registered):
        return
    async for finding in _signed_in(settings, organisation):
        yield finding


def _unconnected(settings: Settings) -> Finding:
    if settings.serves_teams:
        mend = "never in production: set MicrosoftAppId and MicrosoftAppPassword, and take HELPDESK_TEAMS_LOCAL away"
        what = "HELPDESK_TEAMS_LOCAL is 1: whoever reaches this machine's loopback is believed to be Microsoft's local playground"
        return warning(SUBJECT, what, "signed deliveries", mend)
    return note(SUBJECT, "MicrosoftAppId is not set: Teams is not connected", "manifests/README.md says how to install the app")


def registration(settings: Settings) -> Iterator[Finding]:
    """The variables, each by its shape; whether they belong together only Microsoft knows."""
    where = "copy it from the Azure Bot resource, Configuration"
    if GUID.fullmatch(settings.teams_app_id or "") is None:
        yield error(SUBJECT, "MicrosoftAppId is no id", "32 hexadecimal digits in five groups", where)
    secret = settings.teams_app_password.get_secret_value() if settings.teams_app_password is not None else None
    if secret is None:
        mend = "make a client secret (Azure Bot, Configuration, Manage Password) and set its value"
        yield error(SUBJECT, "MicrosoftAppPassword is not set: nothing can be answered in Teams", "the client secret", mend)
    elif GUID.fullmatch(secret) is not None:
        mend = "make another one and copy what stands under Value: it is shown only once"
        yield error(SUBJECT, "MicrosoftAppPassword looks like the secret's id", "the secret's value", mend)
    if settings.teams_tenant is not None and GUID.fullmatch(settings.teams_tenant) is None:
        yield error(SUBJECT, "MicrosoftAppTenantId is no id: nobody's tenant is called so", "32 hexadecimal digits in five groups", where)
    elif settings.teams_single_tenant and settings.teams_tenant is None:
        yield error(SUBJECT, "MicrosoftAppTenantId is not set, and MicrosoftAppType is SingleTenant", "the tenant's id", where)
    elif not settings.teams_allowed_tenants:
        mend = "set HELPDESK_TEAMS_TENANTS to the ids of the tenants whose people may use the helpdesk, or MicrosoftAppTenantId"
        yield error(SUBJECT, "no tenant is named: everything that Teams sends is refused", "your tenant's id", mend)


async def endpoint(settings: Settings) -> AsyncIterator[Finding]:
    """The messaging endpoint: https, a server behind it, and that one lets no stranger in."""
    if settings.public_url is None:
        mend = f"set HELPDESK_PUBLIC_URL; the messaging endpoint of the Azure Bot is that address with {PATH} after it"
        yield warning(SUBJECT, "HELPDESK_PUBLIC_URL is not set: whether Teams reaches this server is unknown", "its address", mend)
        return
    address = settings.public_url.rstrip("/") + PATH
    if urlsplit(address).hostname in LOOPBACK:
        yield note(SUBJECT, f"{address} is this machine's own address: only a local client reaches it, Teams does not")
    elif not address.startswith("https://"):
        mend = "put a proxy with a certificate in front, and set HELPDESK_PUBLIC_URL to its https address"
        yield error(SUBJECT, f"{address}: Microsoft delivers to https addresses only", "an https address", mend)
    yield await _knocked(address)


async def _knocked(address: str) -> Finding:
    """Something that nobody signed is sent there, an empty object: it must be refused."""
    import aiohttp

    again = "start the helpdesk, or mend the proxy; from outside, `curl -X POST` to it must give 401 or 400"
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ASK_SECONDS), trust_env=True) as session,
            session.post(address, json={}, allow_redirects=False) as response,
        ):
            status = response.status
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
        what = f"{address} cannot be reached from this machine ({type(problem).__name__}); from outside it may be otherwise"
        return warning(SUBJECT, what, "an answer", again)
    if status in CLOSED:
        return ok(SUBJECT, f"{address} answers, and lets no stranger in; it must stand as messaging endpoint in the Azure Bot resource")
    if status < 300:
        mend = "restart the helpdesk with MicrosoftAppId set, and see that the address is its own"
        return error(SUBJECT, f"{address} takes what nobody signed ({status})", "401", mend)
    if status >= 500:
        return warning(SUBJECT, f"{address} answers {status}: no helpdesk is behind it just now", "401", again)
    mend = f"let the proxy pass {PATH} on as it is, and run the helpdesk with MicrosoftAppId set"
    return error(SUBJECT, f"{address} answers {status}: something else is there", "401", mend)


async def microsoft(settings: Settings) -> AsyncIterator[Finding]:
    """Microsoft's keys, without which nothing that it sends is let in; and its clock beside ours."""
    import aiohttp

    from bot.teams.keys import OPENID

    url = settings.teams_openid_url or OPENID
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ASK_SECONDS), trust_env=True) as session,
            session.get(url) as response,
        ):
            response.raise_for_status()
            told, date = await response.json(content_type=None), response.headers.get("Date")
        if not isinstance(told, dict) or "jwks_uri" not in told:
            raise ValueError("another answer than Microsoft's")
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as problem:
        host = urlsplit(url).hostname
        mend = f"is this machine online, and does a proxy let it reach {host}? Without the keys everything that Teams sends is refused"
        yield error(SUBJECT, f"Microsoft's keys are out of reach ({type(problem).__name__})", f"an answer of {host}", mend)
        return
    yield _clock(date)


def _clock(date: str | None) -> Finding:
    try:
        apart = abs((datetime.now(UTC) - parsedate_to_datetime(date or "")).total_seconds())
    except (TypeError, ValueError):
        return ok(SUBJECT, "Microsoft's keys are within reach")
    if apart <= MOST_SKEW_SECONDS:
        return ok(SUBJECT, "Microsoft's keys are within reach, and this machine's clock agrees with Microsoft's")
    what, mend = f"this machine's clock is {apart:.0f} s off Microsoft's", "let the machine set its clock by NTP"
    expected = "less than a minute; beyond five minutes everything that Teams sends is refused"
    return (error if apart >= TAKEN_FOR_SECONDS else warning)(SUBJECT, what, expected, mend)


async def _signed_in(settings: Settings, organisation: Organisation | None) -> AsyncIterator[Finding]:
    from bot.teams.calls import Calls
    from bot.teams.token import LOGIN, Credentials, Token

    mine = Credentials(
        app_id=settings.teams_app_id or "",
        password=settings.teams_app_password.get_secret_value() if settings.teams_app_password else "",
        tenant=settings.teams_tenant if settings.teams_single_tenant else None,
        login_url=settings.teams_login_url or LOGIN,
    )
    token = Token(mine)
    calls = Calls(token, mine.app_id)
    try:
        found = await _token(token)
        yield found
        if found.level == "ok" and organisation is not None:
            async for finding in _known(settings, organisation, calls):
                yield finding
    finally:
        await calls.close()


async def _token(token: "Token") -> Finding:
    """Could we answer at all? What silences a helpdesk is that nobody renewed the secret."""
    from bot.teams.errors import Later, NoToken

    try:
        await token.known()
    except NoToken as problem:
        return error(SUBJECT, f"Microsoft gives the app no token: {problem.code}", "a token", problem.hint)
    except Later as problem:
        mend = "is this machine online, and does a proxy let it reach login.microsoftonline.com? Then try again"
        return error(SUBJECT, f"the token service: {problem}", "a token", mend)
    what = "Microsoft gives the app a token; when its secret expires cannot be seen from here: have a reminder in a calendar"
    return ok(SUBJECT, what)


async def _known(settings: Settings, organisation: Organisation, calls: "Calls") -> AsyncIterator[Finding]:
    """What stands in the store. Without a readable one there is nothing to ask about, and another check has said so."""
    from bot.teams.references import Allowed, References

    silence = note(SUBJECT, "nothing has come from Teams yet", "write a word to the helpdesk in Teams, and check again")
    if not has_database(settings.data):
        yield silence
        return
    try:
        store = open_reading(settings.data)
    except StoreError:
        return
    try:
        references = References(store, Allowed(addresses=settings.teams_services))
        await references.load()
        tenants = {*settings.teams_allowed_tenants, *(team.tenant for team in references.teams())}
        addresses = [finding for tenant in sorted(tenants) for finding in await _service(store, references, tenant)]
        refused = [finding async for finding in _refused(store, references, settings)]
        for finding in [*addresses, *refused] or [silence]:
            yield finding
        async for finding in teams_places.check(calls, references, store, organisation, alone=not settings.serves_slack):
            yield finding
    except StoreError:
        return
    finally:
        await store.close()


async def _refused(store: Store, references: "References", settings: Settings) -> AsyncIterator[Finding]:
    """What Microsoft signed and we did not take, if we would not take it today either: to those people the helpdesk is silent."""
    from bot.teams.errors import HINTS
    from bot.teams.refusals import last

    address, tenant = await last(store, "address"), await last(store, "tenant")
    if address is not None and not references.allowed.takes(address.what):
        what = f"what Teams sends is refused, last at {address.at:%Y-%m-%d %H:%M} UTC: it wants its answers at {address.what}"
        yield error(SUBJECT, what, "an address that is listed", HINTS["ServiceUrlNotAllowed"])
    if tenant is not None and tenant.what not in settings.teams_allowed_tenants:
        what = f"people of the tenant {tenant.what} were refused, last at {tenant.at:%Y-%m-%d %H:%M} UTC"
        yield note(SUBJECT, what, "if they are yours, add it to HELPDESK_TEAMS_TENANTS")


async def _service(store: Store, references: "References", tenant: str) -> list[Finding]:
    """Where a tenant's people are answered; nothing if nothing came from there yet."""
    from bot.teams.errors import Refused
    from bot.teams.references import PREFIX

    stored = await store.value(f"{PREFIX}/service/{tenant}")
    if stored is None:
        return []
    host = urlsplit(stored).hostname
    try:
        await references.service(tenant)
    except Refused as problem:
        return [error(SUBJECT, f"answers would go to {host}, which is not allowed", "an address of Microsoft's", problem.hint)]
    return [ok(SUBJECT, f"people of the tenant {tenant} are answered at {host}")]
