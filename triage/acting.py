"""Acting: one accepted action on its way to the case's next version; what every handler of triage/act.py builds from. Pure."""

from collections.abc import Sequence
from typing import Any, Literal

from triage.case import Case, Change, Feedback, IncidentChange, News, NewsKind, Note, PlannedTicket, TicketOrder
from triage.effects import clock_start, create_orders, dues_of, follow, orders, planned, restarted_clocks, resumed_clocks, started_clocks
from triage.facts import Action, At, Fact, Person, Role
from triage.organisation import Organisation
from triage.sanitise import cut
from triage.teams import allowed_team, hopped

ENDED_TICKETS = ("resolved", "closed", "elsewhere")
"""States in which a case's tickets are not open: resolved, or cancelled."""


class Acting(Fact):
    """One accepted action and the case as it stands before it."""

    case: Case
    action: Action
    roles: tuple[Role, ...]
    event_id: str
    now: At
    org: Organisation
    text: str = ""
    """The words of the action, cleaned; a password or key in a requester's is masked already. An agent's words go as they are."""
    secret: bool = False
    """Such a secret was in the words."""

    @property
    def by_staff(self) -> bool:
        """An agent or lead acts (maybe on a request of their own)."""
        return Role.AGENT in self.roles or Role.LEAD in self.roles

    def next(self, **changes: Any) -> Case:
        """The next version with these fields changed; whatever happened ends the chance to take something back."""
        case = self.case
        moved = "state" in changes and changes["state"] != case.state
        base: dict[str, Any] = {
            "version": case.version + 1,
            "event_id": self.event_id,
            "at": self.now,
            "what": self.action.name.value,
            "by": self.action.by,
            "state_at": self.now if moved else case.state_at,
            "undo": None,
            "replaced": None,
            "person_acted": case.person_acted or Role.CLOCK not in self.roles,
        }
        return case.model_copy(update={**base, **changes})

    def change(
        self,
        case: Case,
        *,
        news: Sequence[News] = (),
        orders: Sequence[TicketOrder] = (),
        feedback: Sequence[Feedback] = (),
        incident: IncidentChange | None = None,
    ) -> Change:
        """The change with the deadlines of the new version. In shadow mode nobody is told and nothing is ordered.

        A password or key among the words makes the case private, as in the first message, and is told of to the one who wrote it.
        """
        shadow = "shadow" in case.request.flags
        if self.secret:
            case, news = _told_secret(case), (*news, self.news("rotate_secret", to="private", person=self.action.by))
        if case.state != "waiting" and case.clocks.waiting_since is not None:
            case = case.model_copy(update={"clocks": resumed_clocks(case, self.now, self.org)})
        return Change(
            case=case,
            dues=dues_of(case, self.now, self.org),
            news=() if shadow else tuple(news),
            orders=() if shadow else tuple(orders),
            feedback=tuple(feedback),
            incident=incident,
        )

    def news(self, kind: NewsKind, **fields: Any) -> News:
        """A short post that belongs to the version that is being made; one of a kind, or one of a kind for each person."""
        person = fields.get("person")
        suffix = f"/{person.id}" if person is not None else ""
        return News(key=f"{self.case.version + 1}/{kind}{suffix}", kind=kind, **fields)

    def ending(self, kind: NewsKind, text: str = "", *, mention: bool = False, thread: bool = True) -> tuple[News, ...]:
        """The end is told in the thread, and privately to each follower; a private case's words stay in it."""
        told = (self.news(kind, text=text, by=self.action.by, mention=mention),) if thread else ()
        words = "" if self.case.private else text
        return (*told, *(self.news(kind, to="private", person=person, text=words) for person in self.case.followers))

    # --- words ---------------------------------------------------------------------------------------------------------

    def noted(self, case: Case, side: Literal["requester", "agent", "internal"]) -> Case:
        """The case with the words of the one who acts, kept with it; nothing is kept of no words."""
        if not self.text:
            return case
        note = Note(by=self.action.by, at=self.now, text=self.text, side=side)
        return case.model_copy(update={"notes": (*case.notes, note)})

    def heard(self, case: Case) -> Case:
        """The case with the requester's words: a note beside its ticket, or part of the request until there is one."""
        text = self.text
        if not text or Role.REQUESTER not in self.roles:
            return self.noted(case, "internal")
        if self.case.tickets:
            return self.noted(case, "requester")
        additions = (*case.request.additions, text)
        return case.model_copy(update={"request": case.request.model_copy(update={"additions": additions})})

    # --- tickets and clocks ----------------------------------------------------------------------------------------------

    def queued(self, case: Case, *, one: bool = True) -> Case:
        """The case with a ticket (or one for each issue) in its team's queue and a running clock. What it has already, it keeps."""
        team = self._active(case.team)
        case = case.model_copy(update={"team": team, "hops": hopped(case.hops, team), "clocks": resumed_clocks(case, self.now, self.org)})
        if case.clocks.started_at is None:
            start = clock_start(self.case, case.request, self.now)
            case = case.model_copy(update={"clocks": started_clocks(team, case.priority, start, self.now, self.org, case.clocks)})
        return case if case.tickets else case.model_copy(update={"tickets": tickets_of(case, one=one)})

    def _active(self, team_id: str | None) -> str:
        """The team itself while it is active, else the next that is."""
        team = self.org.team(team_id)
        return team.id if team is not None and team.active else allowed_team(team_id, (), self.org)

    def handed(self, case: Case, team: str) -> Case:
        """The case with another team: in its queue, nobody's yet, its clocks by that team's hours."""
        case = case.model_copy(update={"team": team, "hops": hopped(case.hops, team), "assignee": None})
        return case.model_copy(update={"clocks": restarted_clocks(case, self.now, self.org), "tickets": follow(self.case, case)})

    def ticket_orders(self, case: Case, *, comment: bool = False) -> tuple[TicketOrder, ...]:
        """What the ticket system does for this version: create what is new, open again what had ended, else update; and the words."""
        if not self.case.tickets:
            done = create_orders(case, self.event_id) if case.tickets else ()
        else:
            done = orders(case, self.event_id, "update")
            if self.case.state in ENDED_TICKETS and case.state not in ENDED_TICKETS:
                done = (*orders(case, self.event_id, "reopen"), *done)
        return (*done, *self.comments(case)) if comment else done

    def comments(self, case: Case) -> tuple[TicketOrder, ...]:
        """The words of this action as a comment on every ticket."""
        return orders(case, self.event_id, "comment", text=self.text, by=self.action.by) if self.text else ()

    def answered(self, case: Case) -> Case:
        """The first word of a person stops the first-response clock, once."""
        if case.clocks.first_response_at is not None:
            return case
        return case.model_copy(update={"clocks": case.clocks.model_copy(update={"first_response_at": self.now})})

    def ended(self, **changes: Any) -> Case:
        """The next version, resolved: the clocks stand."""
        clocks = resumed_clocks(self.case, self.now, self.org).model_copy(update={"resolved_at": self.now})
        return self.next(state="resolved", clocks=clocks, **changes)


def _told_secret(case: Case) -> Case:
    flags = tuple(dict.fromkeys((*case.request.flags, "secret")))
    return case.model_copy(update={"request": case.request.model_copy(update={"flags": flags}), "private": True})


def tickets_of(case: Case, *, one: bool) -> tuple[PlannedTicket, ...]:
    """The tickets as the case stands now (a person may have changed topic, priority or team since it was decided)."""
    if case.decision is None:
        summary = cut(" ".join(case.request.whole_text.split()), 120) or case.id
        found: tuple[PlannedTicket, ...] = (
            PlannedTicket(key=f"{case.id}/1", summary=summary, category=case.category, priority=case.priority, team=case.team or ""),
        )
    else:
        found = planned(case.id, case.decision, one=one)
    if len(found) > 1:
        return found
    now = {"category": case.category, "priority": case.priority, "team": case.team or found[0].team}
    return (found[0].model_copy(update=now),)


def name_of(person: Person) -> str:
    return person.name or person.id
