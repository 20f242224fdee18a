"""Which buttons and menu entries a card offers, by the state of its case: two tables, one for the requester, one for the agents.

A test holds both against the lifecycle table: nothing is offered that it would refuse.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.cards.actions import ButtonAction
from bot.cards.showing import Showing
from triage.case import Case, State
from triage.facts import ActionName, Fact, Role
from triage.lifecycle import only_watched
from triage.opening import undo_until
from triage.organisation import Organisation

_A = ActionName
MOST_BUTTONS: Final = 3


class Offer(Fact):
    """What can be done on a card: at most three buttons, the first of them the likeliest, and one menu."""

    buttons: tuple[ButtonAction, ...] = ()
    menu: tuple[ButtonAction, ...] = ()


_ELSE: Final = (_A.WRONG_TOPIC, _A.TALK_TO_PERSON)

REQUESTER: Final[dict[State, Offer]] = {
    "new": Offer(),
    "ignored": Offer(),
    "answered": Offer(buttons=(_A.SOLVED, _A.NEED_HELP), menu=(*_ELSE, _A.ADD_DETAILS)),
    "asking": Offer(buttons=(_A.RETRIAGE, _A.NOT_NEEDED), menu=(*_ELSE, _A.SOLVED)),
    "proposed": Offer(buttons=(_A.CREATE_TICKET, _A.EDIT_REQUEST, _A.NOT_NEEDED), menu=(*_ELSE, _A.ADD_DETAILS)),
    "several": Offer(buttons=(_A.FILE_SPLIT, _A.FILE_ONE), menu=(*_ELSE, _A.EDIT_REQUEST, _A.NOT_NEEDED)),
    "open": Offer(buttons=(_A.ADD_DETAILS, _A.SOLVED), menu=(*_ELSE, _A.ESCALATE)),
    "claimed": Offer(buttons=(_A.ADD_DETAILS, _A.SOLVED), menu=(*_ELSE, _A.ESCALATE)),
    "waiting": Offer(buttons=(_A.ADD_DETAILS, _A.SOLVED), menu=(*_ELSE, _A.ESCALATE)),
    "incident": Offer(buttons=(_A.SOMETHING_ELSE,), menu=(*_ELSE, _A.ADD_DETAILS, _A.SOLVED)),
    "elsewhere": Offer(menu=(*_ELSE, _A.SOLVED)),
    "resolved": Offer(buttons=(_A.REOPEN, _A.RATE), menu=(_A.WRONG_TOPIC,)),
    "closed": Offer(buttons=(_A.REOPEN,)),
}
"""An answer given by button is a request looked at again with more detail. Wrong topic and talking to a person stand in every menu; of a
case that has ended, Reopen brings a person back."""

_FIRST: Final = (_A.CLAIM, _A.CONFIRM, _A.CORRECT)
_WORK: Final = (_A.REPLY, _A.RESOLVE, _A.CORRECT)
_READ: Final[tuple[ButtonAction, ...]] = ("summary", "why")
_MORE: Final = (_A.ASSIGN, _A.ESCALATE, _A.RETRIAGE, _A.NOT_A_REQUEST)

AGENTS: Final[dict[State, Offer]] = {
    "new": Offer(),
    "ignored": Offer(),
    "answered": Offer(buttons=_FIRST, menu=(*_MORE, _A.MERGE, _A.ASK, _A.MUTE, *_READ)),
    "asking": Offer(buttons=_FIRST, menu=(*_MORE, _A.MERGE, _A.ASK, _A.MUTE, *_READ)),
    "proposed": Offer(buttons=_FIRST, menu=(*_MORE, _A.MERGE, _A.ASK, _A.CREATE_TICKET, _A.MUTE, *_READ)),
    "several": Offer(buttons=_FIRST, menu=(*_MORE, _A.MERGE, _A.ASK, _A.FILE_SPLIT, _A.FILE_ONE, _A.MUTE, *_READ)),
    "open": Offer(buttons=_FIRST, menu=(*_MORE, _A.MERGE, _A.ASK, _A.RESOLVE, _A.MUTE, *_READ)),
    "claimed": Offer(buttons=_WORK, menu=(*_MORE, _A.MERGE, _A.ASK, _A.UNCLAIM, _A.CONFIRM, _A.MUTE, *_READ)),
    "waiting": Offer(buttons=_WORK, menu=(*_MORE, _A.MERGE, _A.ASK, _A.CLAIM, _A.CONFIRM, _A.MUTE, *_READ)),
    "incident": Offer(buttons=_FIRST, menu=(*_MORE, _A.END_INCIDENT, _A.ASK, _A.MUTE, *_READ)),
    "elsewhere": Offer(buttons=_FIRST, menu=(*_MORE, _A.REPLY, _A.MUTE, *_READ)),
    "resolved": Offer(buttons=(_A.REOPEN,), menu=(_A.CORRECT, _A.CONFIRM, _A.REPLY, _A.RETRIAGE, _A.MUTE, *_READ)),
    "closed": Offer(buttons=(_A.REOPEN,), menu=(_A.CORRECT, _A.CONFIRM, _A.MUTE, *_READ)),
}


_ASIDE: Final[dict[Role, tuple[ButtonAction, ...]]] = {
    Role.REQUESTER: (_A.UNDO_TICKET, _A.RETRIAGE),
    Role.AGENT: (_A.AGREE_TOPIC, _A.DISMISS_TOPIC, _A.UNCONFIRM, _A.UNMUTE, _A.RETRIAGE, _A.CLAIM, _A.RESOLVE, _A.ESCALATE),
}
"""What stands on a card beside the tables: while its time lasts (Undo, an answer to a wish, the way back), in a list of one's requests
(look again), in the agents' Home (Claim), and where a reaction cannot open its form (Resolve…, Escalate…)."""


def offered(action: ButtonAction, role: Role, state: State) -> bool:
    """Whether any card has that button for that role while the case is in that state. Who has no card is offered nothing."""
    role = Role.AGENT if role is Role.LEAD else role
    if role not in _ASIDE:
        return False
    offer = (REQUESTER if role is Role.REQUESTER else AGENTS)[state]
    return action in (*offer.buttons, *offer.menu, *_ASIDE[role])


def first_response_missed(case: Case, now: datetime) -> bool:
    """The promised first response is late and has not come."""
    clocks = case.clocks
    late = clocks.first_response_due_at is not None and clocks.first_response_due_at <= now
    return clocks.first_response_at is None and (clocks.first_response_missed or late)


def may_undo(case: Case, now: datetime, org: Organisation) -> bool:
    """A ticket that was created without asking can be taken back while its period lasts and nobody has touched it."""
    created = case.state == "open" and case.decision is not None and case.decision.confirm == "auto" and bool(case.tickets)
    return created and not case.person_acted and now < undo_until(case, org)


def escalated_recently(case: Case, now: datetime, org: Organisation) -> bool:
    """Escalated so short a time ago that it would be refused."""
    return case.escalated_at is not None and now < case.escalated_at + timedelta(minutes=org.limits.escalate_again_after_minutes)


def requester_offer(showing: Showing) -> Offer:
    """The requester's table for this case: with Undo in its period, Escalate… as a button once the promise is missed, rated once."""
    case, now, org = showing.case, showing.now, showing.organisation
    offer = REQUESTER[case.state]
    buttons, menu = list(offer.buttons), list(offer.menu)
    if may_undo(case, now, org):
        buttons.append(_A.UNDO_TICKET)
    elif _A.ESCALATE in menu and first_response_missed(case, now) and not escalated_recently(case, now, org):
        menu.remove(_A.ESCALATE)
        buttons.append(_A.ESCALATE)
    if case.rating is not None and _A.RATE in buttons:
        buttons.remove(_A.RATE)
    if case.wish is not None and _A.WRONG_TOPIC in menu:
        menu.remove(_A.WRONG_TOPIC)
    if case.what == _A.TALK_TO_PERSON and _A.TALK_TO_PERSON in menu:
        menu.remove(_A.TALK_TO_PERSON)
    return Offer(buttons=tuple(buttons[:MOST_BUTTONS]), menu=tuple(menu))


def agents_offer(showing: Showing) -> Offer:
    """The agents' table for this case: both answers to a wish before all, Unmute for a muted one; once confirmed not Confirm, but the way
    back for as long as nothing happened since."""
    case = showing.case
    offer = AGENTS[case.state]
    drop: set[ButtonAction] = {_A.CONFIRM} if case.confirmed_by is not None else set()
    drop |= {action for action in ActionName if only_watched(case, action)}
    wish = (_A.AGREE_TOPIC, _A.DISMISS_TOPIC) if case.wish is not None else ()
    buttons = tuple(action for action in offer.buttons if action not in drop)
    menu = tuple(_A.UNMUTE if action is _A.MUTE and case.muted else action for action in offer.menu if action not in drop)
    back = (_A.UNCONFIRM,) if case.confirmed_by is not None and case.what == "confirm" and case.undo == case.version - 1 else ()
    return Offer(buttons=(*wish, *buttons), menu=(*back, *menu))
