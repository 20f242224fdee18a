"""What an event means for its case: the question is asked anew, somebody acted, or nothing. Turn-taking in a case's thread. Pure.

The requester's later words answer an open question, re-triage what is undecided, or add to the ticket (where the bot is muted they
are only kept); thanks are nothing, and "it works again" solves the case; an agent's words in the thread claim the case and silence the
bot; another person's "same here" joins; everything else between people is theirs.
"""

from typing import Literal

from triage.case import Case
from triage.chatter import chatter, says_helped, says_solved, yes_or_no
from triage.facts import Action, ActionName, Event, Message, NotRequest, Request, Role, Unsure
from triage.intake import added_text, intake, thread_of
from triage.lifecycle import ENDED, UNDECIDED, WORKED, judge, only_watched
from triage.organisation import Organisation
from triage.redact import mask, redact
from triage.sanitise import clean

Nothing = Literal["between_people", "chatter", "unchanged", "already_triaged", "not_the_origin"]


def meaning(event: Event, case: Case | None, roles: tuple[Role, ...], org: Organisation) -> Literal["anew"] | Action | Nothing:
    """`case` None: nothing recorded yet. Actions come back as they are; posts become one where they are one.

    Re-triage asks anew for whoever may; for everybody else it stays an action, which triage/act.py refuses.
    """
    if event.action is not None:
        again = event.action.name is ActionName.RETRIAGE and case is not None and isinstance(judge(case, event.action, roles), Role)
        return "anew" if again else event.action
    if case is None or case.state == "ignored":
        return "unchanged" if event.kind == "deleted" else "anew"
    message = event.message
    if event.kind in ("message", "forced") or message is None:
        return "already_triaged"
    if event.kind == "deleted":
        return _deleted(message, case)
    if event.kind == "edit":
        return _edited(message, case)
    return _written(message, case, roles)


def _deleted(message: Message, case: Case) -> Action | Nothing:
    if message.id != case.request.message_id or case.state not in UNDECIDED:
        return "not_the_origin"
    return Action(name=ActionName.WITHDRAW, by=case.request.requester)


def _edited(message: Message, case: Case) -> Literal["anew"] | Action | Nothing:
    text = added_text(message)
    if message.id != case.request.message_id or text in (case.request.text, *case.request.additions):
        return "unchanged"
    if case.state in UNDECIDED:
        return "anew"
    if case.state in ENDED:
        return "unchanged"
    return Action(name=ActionName.ADD_DETAILS, by=case.request.requester, text=clean(message.text).text)


def _written(message: Message, case: Case, roles: tuple[Role, ...]) -> Literal["anew"] | Action | Nothing:
    text = added_text(message)
    if Role.REQUESTER in roles:
        return _by_requester(message, clean(message.text).text, case)
    if Role.AGENT in roles or Role.LEAD in roles:
        idle = not message.attachments and chatter(text) in ("empty", "emoji", "thanks")
        if idle or case.state == "closed" or only_watched(case, ActionName.REPLY):
            return "between_people"
        return Action(name=ActionName.REPLY, by=message.author, text=text or _files(message), written=True)
    if chatter(text) == "plus_one":
        return Action(name=ActionName.JOIN, by=message.author)
    return "between_people"


def _by_requester(message: Message, text: str, case: Case) -> Literal["anew"] | Action | Nothing:
    """`text` is not masked: whether a password was in it is for triage/act.py to see, which masks it and tells its owner."""
    if message.addressed_to is not None and not message.mentions_bot:
        return "between_people"
    names = workers(case)
    idle = chatter(text, names=names) if not message.attachments else None
    settled = _settled(text, case, names) if not message.attachments else None
    if settled is not None:
        return Action(name=ActionName.SOLVED if settled else ActionName.NEED_HELP, by=message.author)
    if idle is not None and case.state != "waiting" and (case.state != "asking" or idle == "thanks"):
        return "chatter"
    silenced = case.muted and case.state != "asking"
    if case.state in UNDECIDED and not silenced:
        return "anew"
    if case.state in ENDED:
        return Action(name=ActionName.REOPEN, by=message.author, text=text)
    if case.state in (*UNDECIDED, *WORKED, "incident", "elsewhere"):
        return Action(name=ActionName.ADD_DETAILS, by=message.author, text=text or _files(message))
    return "between_people"


def _settled(text: str, case: Case, names: frozenset[str]) -> bool | None:
    """Whether these few words say that it is solved; None if they say nothing about that.

    "That helped" under articles is what their button says; elsewhere it is thanks. After "did that help?" a bare yes or no is the answer.
    """
    if case.state in ENDED:
        return None
    if case.state == "answered" and case.followed_up_at is not None and (said := yes_or_no(text)) is not None:
        return said
    helped = case.state == "answered" and says_helped(text, names=names)
    return True if helped or says_solved(text, names=names) else None


def workers(case: Case) -> frozenset[str]:
    """First and last names, in lower case, of those who worked on the case: they may stand beside thanks."""
    people = [note.by for note in case.notes if note.side == "agent"] + ([case.assignee] if case.assignee is not None else [])
    return frozenset(word for person in people for word in (person.name or "").lower().split())


def _files(message: Message) -> str:
    return ", ".join(file.name for file in message.attachments) or "(no words)"


def anew(event: Event, case: Case | None, case_id: str, org: Organisation) -> Request | NotRequest | Unsure:
    """The request as it stands now: the first message judged by intake, or the case's request with what has been added."""
    if case is None or case.state == "ignored":
        if event.message is None:
            return NotRequest(why="empty")
        return _first_words(event, event.message, case, case_id, org)
    before = case.request
    if event.action is not None:
        return _again(event.action, case)
    if event.message is None:
        return before
    fresh = intake(event.message.model_copy(update={"direct": True}), org, case_id, forced=True)
    later = fresh if isinstance(fresh, Request) else None
    flags = tuple(dict.fromkeys((*before.flags, *(later.flags if later else ()))))
    flags = tuple(flag for flag in flags if flag != "attachment_only")
    if event.kind == "edit":
        return before.model_copy(update={"text": added_text(event.message), "flags": flags})
    files = (*before.attachments, *event.message.attachments)
    return before.model_copy(update={"additions": (*before.additions, added_text(event.message)), "attachments": files, "flags": flags})


def _first_words(event: Event, message: Message, left_alone: Case | None, case_id: str, org: Organisation) -> Request | NotRequest | Unsure:
    """Judged by intake. What the author of a post that was left alone adds under it is no talk between others: it is read like a post."""
    forced = event.kind == "forced"
    if left_alone is None or message.place.thread is None or message.author.id != left_alone.request.requester.id:
        return intake(message, org, case_id, forced=forced)
    found = intake(message.model_copy(update={"place": message.place.model_copy(update={"thread": None})}), org, case_id, forced=forced)
    match found:
        case Request():
            return found.model_copy(update={"place": message.place})
        case Unsure():
            return found.model_copy(update={"request": found.request.model_copy(update={"place": message.place})})
        case NotRequest():
            return found


def _again(action: Action, case: Case) -> Request:
    """The request with everything its requester has said since, and the words of who asks for it to be triaged again."""
    before, said = case.request, clean(action.text or "").text
    later = [note.text for note in case.notes if note.side == "requester"]
    additions = dict.fromkeys((*before.additions, *later, mask(said)))
    flags = dict.fromkeys((*before.flags, *(("secret",) if said and redact(said).secrets else ())))
    return before.model_copy(update={"additions": tuple(text for text in additions if text), "flags": tuple(flags)})


def bare_request(event: Event, case_id: str, org: Organisation) -> Request:
    """The request of a message that is left alone, from which leave_alone keeps the ids only."""
    message = event.message
    if message is None:
        raise ValueError(f"event {event.id} has no message; only a message can be left alone as a case of its own")
    return Request(
        case_id=case_id,
        message_id=message.id,
        place=thread_of(message),
        requester=message.author,
        text="",
        direct=message.direct,
        channel=message.channel,
        via=message.via,
        asked_at=message.sent_at,
        language=org.language,
    )
