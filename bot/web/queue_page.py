"""/queue: what is open, most urgent first, for agents."""

from datetime import datetime

from aiohttp import web
from markupsafe import Markup

from bot.cards.showing import time_text
from bot.cards.words import say
from bot.resources import resource
from bot.web.headers import read_only_policy
from bot.web.links import PARAMETER
from bot.web.shared import Shared, shared
from bot.web.viewer import CHOSEN, Reader, reader
from storage.store import CaseLine
from triage.facts import PRIORITIES
from triage.organisation import Organisation

MOST = 200


async def queue(request: web.Request) -> web.Response:
    """Agents only. `?team=`, `?priority=`, `?mine=1` narrow it down."""
    who, ours = reader(request), shared(request)
    if not who.everything:
        raise web.HTTPUnauthorized(text="the queue is for agents")
    team, priority, mine = request.query.get("team") or None, request.query.get("priority") or None, "mine" in request.query
    assignee = who.person.id if mine and who.person is not None else None
    lines = await ours.world.store.queue(MOST, team, assignee)
    shown = [_row(line, ours.world.organisation, ours.world.clock.now()) for line in lines if priority in (None, line.priority)]
    chosen = {"team": team or "", "priority": priority or "", "mine": mine}
    return show(
        ours,
        "queue.html",
        title="Open cases",
        rows=shown,
        chosen=chosen,
        carried=carried(request, who),
        teams=[(one.id, one.name) for one in ours.world.organisation.teams],
        priorities=[(one, say("en", f"priority_{one}")) for one in PRIORITIES],
        who=who.person.name if who.person is not None and who.person.name else "",
        most=MOST,
    )


def _row(line: CaseLine, org: Organisation, now: datetime) -> dict[str, object]:
    due = line.first_response_due_at if line.first_response_at is None else line.resolution_due_at
    return {
        "id": line.case_id,
        "summary": line.summary,
        "state": say("en", f"state_{line.state}"),
        "priority": line.priority,
        "priority_name": say("en", f"priority_{line.priority}"),
        "team": org.team_name(line.team),
        "requester": line.requester_name,
        "assignee": line.assignee_name or "",
        "opened": time_text(line.opened_at, now, org.time_zone, "en"),
        "due": time_text(due, now, org.time_zone, "en") if due is not None else "",
        "due_what": "first answer" if line.first_response_at is None else "solution",
        "late": due is not None and due < now,
    }


def carried(request: web.Request, who: Reader) -> dict[str, str]:
    """What links and forms of a page have to carry on, so that the next one opens too."""
    if who.key:
        return {PARAMETER: who.key}
    chosen = request.query.get(CHOSEN)
    return {CHOSEN: chosen} if chosen else {}


def show(ours: Shared, template: str, **values: object) -> web.Response:
    """A page without script; its style stands in it."""
    style = resource("pages", "page.css").read_text(encoding="utf-8")
    text = ours.templates.get_template(template).render(style=Markup(style), organisation=ours.world.organisation.name, **values)
    return web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": read_only_policy(style)})
