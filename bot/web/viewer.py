"""Who is looking: in the playground whoever was chosen; elsewhere whoever a signed link was given to, or a program with the token."""

from dataclasses import dataclass

from aiohttp import web

from bot.access import known
from bot.web.guard import VIEWER_COOKIE, VIEWER_HEADER, has_token, on_loopback
from bot.web.links import PARAMETER, Grant
from bot.web.playground import people
from bot.web.shared import shared
from triage.case import Case
from triage.facts import Person

CHOSEN = "as"
"""The parameter of an address that says who one wants to be, in the playground."""


@dataclass(frozen=True)
class Reader:
    """May read pages. `everything` True: agents and programs; else the cases in which `person` is the requester, or the link's one case."""

    person: Person | None
    everything: bool
    case_id: str | None = None
    staff: bool = False
    """Sees also what is for agents: internal notes, what the model was asked."""
    key: str = ""
    """What links on the page have to carry on."""

    def may_read(self, case: Case) -> bool:
        if self.everything:
            return True
        if self.case_id is not None:
            return self.case_id == case.id
        ids = {case.request.requester.id, case.request.reported_by.id if case.request.reported_by else ""}
        return self.person is not None and self.person.id in ids


def playground_viewer(request: web.Request) -> Person:
    """Somebody of the cast, by header, address or cookie. 404 where there is no playground, 401 for nobody or a stranger."""
    ours = shared(request)
    if ours.playground is None or not on_loopback(request):
        raise web.HTTPNotFound(text="not found")
    name = request.headers.get(VIEWER_HEADER) or request.query.get(CHOSEN) or request.cookies.get(VIEWER_COOKIE)
    found = people.viewer(name)
    if found is None:
        raise web.HTTPUnauthorized(text=f"choose in the playground who you are: {request.url.origin()}/")
    return known(found, ours.world.organisation)


def reader(request: web.Request) -> Reader:
    """Who may read pages here. Raises 401 (404 is for those who may not know that a case exists)."""
    ours = shared(request)
    if has_token(request, ours.token):
        return Reader(None, True, staff=True)
    value = request.query.get(PARAMETER, "")
    grant = ours.links.read(value, ours.world.clock.now()) if value else None
    if grant is not None:
        return _granted(grant, value)
    if ours.playground is not None and on_loopback(request):
        person = playground_viewer(request)
        staff = person.is_agent or person.is_lead
        return Reader(person, staff, staff=staff)
    raise web.HTTPUnauthorized(
        text="this page opens with the link that the helpdesk gave you, while it is valid", headers={"WWW-Authenticate": "Bearer"}
    )


def _granted(grant: Grant, value: str) -> Reader:
    everything = grant.role == "agent" and grant.case_id is None
    return Reader(Person(id=grant.person_id), everything, grant.case_id, grant.role == "agent", value)
