"""Case + Action -> Change: what an accepted action makes of a case. It judges first, so it alone decides (architecture, "record").

One table from every action to its function; a test proves that none is missing. Total: no content makes it raise.
"""

from collections.abc import Callable
from datetime import datetime

from triage import act_agent, act_clock, act_correct, act_escalate, act_requester
from triage.acting import Acting
from triage.case import Case, Change, Ignored, Refused
from triage.facts import Action, ActionName, Role
from triage.lifecycle import judge
from triage.organisation import Organisation
from triage.redact import mask, redact
from triage.sanitise import clean

Handler = Callable[[Acting], Change | Refused | Ignored]


def retriage(acting: Acting) -> Ignored:
    """Again is a question, not an action: the flow asks anew (triage/opening.py) and never comes here."""
    return Ignored()


_A = ActionName
HANDLERS: dict[ActionName, Handler] = {
    _A.SOLVED: act_requester.solved,
    _A.NEED_HELP: act_requester.need_help,
    _A.CREATE_TICKET: act_requester.create_ticket,
    _A.EDIT_REQUEST: act_requester.edit_request,
    _A.NOT_NEEDED: act_requester.not_needed,
    _A.ADD_DETAILS: act_requester.add_details,
    _A.FILE_SPLIT: act_requester.file_split,
    _A.FILE_ONE: act_requester.create_ticket,
    _A.SOMETHING_ELSE: act_requester.something_else,
    _A.UNDO_TICKET: act_requester.undo_ticket,
    _A.RATE: act_requester.rate,
    _A.WRONG_TOPIC: act_requester.wrong_topic,
    _A.TALK_TO_PERSON: act_requester.talk_to_person,
    _A.WITHDRAW: act_requester.withdraw,
    _A.JOIN: act_requester.join,
    _A.REOPEN: act_requester.reopen,
    _A.CLAIM: act_agent.claim,
    _A.UNCLAIM: act_agent.unclaim,
    _A.CONFIRM: act_agent.confirm,
    _A.UNCONFIRM: act_agent.unconfirm,
    _A.CORRECT: act_correct.correct,
    _A.AGREE_TOPIC: act_correct.agree_topic,
    _A.DISMISS_TOPIC: act_correct.dismiss_topic,
    _A.REPLY: act_agent.reply,
    _A.ASK: act_agent.ask,
    _A.RESOLVE: act_agent.resolve,
    _A.ASSIGN: act_agent.assign,
    _A.ESCALATE: act_escalate.escalate,
    _A.RETRIAGE: retriage,
    _A.NOT_A_REQUEST: act_agent.not_a_request,
    _A.MERGE: act_agent.merge,
    _A.MUTE: act_agent.mute,
    _A.UNMUTE: act_agent.unmute,
    _A.NOTE: act_agent.note,
    _A.END_INCIDENT: act_agent.end_incident,
    _A.INCIDENT_SOLVED: act_clock.incident_solved,
    _A.AUTO_CREATE: act_clock.auto_create,
    _A.QUESTION_TIMEOUT: act_clock.question_timeout,
    _A.FOLLOW_UP: act_clock.follow_up,
    _A.CLOSE_UNCONFIRMED: act_clock.close_unconfirmed,
    _A.FIRST_RESPONSE_MISSED: act_clock.first_response_missed,
    _A.RESOLUTION_MISSED: act_clock.resolution_missed,
}


def act(
    case: Case | None, action: Action, roles: tuple[Role, ...], event_id: str, now: datetime, org: Organisation
) -> Change | Refused | Ignored:
    """The change that the action makes; Refused with the key of its words; Ignored where nothing changes and nobody needs words.

    `event_id` makes the version and names its orders. `now` is aware UTC. A deadline counts only for the version it was set for;
    the end of an incident counts for every case that follows it, whatever happened to the case since.
    """
    if case is None:
        return Refused(word="refused_unknown_case")
    if Role.CLOCK in roles and action.name is not _A.INCIDENT_SOLVED and action.seen_version != case.version:
        return Ignored()
    said = clean(action.text or "").text
    judged = judge(case, action.model_copy(update={"text": said or None}), roles)
    if not isinstance(judged, Role):
        return judged
    asker = Role.REQUESTER in roles or not (Role.AGENT in roles or Role.LEAD in roles)
    secret = bool(said) and asker and redact(said).secrets
    acting = Acting(
        case=case,
        action=action,
        roles=roles,
        event_id=event_id,
        now=now,
        org=org,
        text=mask(said) if secret else said,
        secret=secret,
    )
    return HANDLERS[action.name](acting)
