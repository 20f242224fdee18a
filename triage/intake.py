"""Message -> Request | NotRequest(why) | Unsure(request, why): turn-taking by rule, then by the words.

Rules alone are silent only when they are certain. A post in a thread of a case never comes here: it is an answer (opening.py, act.py).
"""

from triage.chatter import chatter
from triage.facts import Message, NotRequest, Place, Request, Unsure
from triage.organisation import Organisation
from triage.redact import mask, redact
from triage.requestlike import request_signs
from triage.sanitise import MAXIMUM_CHARACTERS, Cleaned, clean, cut, is_blank
from triage.suspicious import suspicion

SEARCHED_FOR_SECRETS = 20_000
"""Characters of a long message that are searched for passwords and keys, also beyond those that are read."""
JUDGED_AS_WRITTEN = 6_000
"""Characters of a message that is judged with all that hides in it; of a longer one what a model reads, so that nobody waits for it."""
DIRECT_WAYS = ("form", "shortcut", "reaction", "command", "api", "webhook")
"""Ways in which somebody has said that this is a request: only emptiness speaks against it."""

IGNORED_BECAUSE: tuple[str, ...] = (
    "own_post",
    "bot",
    "system_post",
    "empty",
    "emoji",
    "thanks",
    "greeting",
    "acknowledgement",
    "solved",
    "plus_one",
    "agent_announcement",
    "addressed_to_person",
    "reply_to_others",
    "not_a_request",
    "guest",
    "not_rolled_out",
)
"""Every reason why a message is left alone; each has its words (bot/cards/words) and its place in a metric."""


def listens(message: Message, org: Organisation) -> bool:
    """Is this message ours to judge at all? What is not is never stored: help channels, mentions, direct words, explicit ways.

    `via` direct without `direct` is a conversation of several people with the helpdesk: judged as a help channel is.
    """
    return (
        message.direct
        or message.via == "direct"
        or message.mentions_bot
        or message.via in DIRECT_WAYS
        or message.channel in org.channels.help
    )


def intake(message: Message, org: Organisation, case_id: str, *, forced: bool = False) -> Request | NotRequest | Unsure:
    """The verdict on one message. `forced`: somebody asked for it to be triaged, so only emptiness is left to refuse it."""
    request = _request(message, org, case_id)
    why = _nothing_there(message, request) if forced else _left_alone_by_rule(message, request, org)
    if why is not None:
        return NotRequest(why=why)
    if forced or message.via in DIRECT_WAYS:
        return request
    return _by_words(message, request)


def _nothing_there(message: Message, request: Request) -> str | None:
    """Nothing was written, or nothing is left of it once markup and hidden characters are off."""
    blank = is_blank(" ".join((message.subject or "", message.text))) or is_blank(" ".join((request.subject or "", request.text)))
    if blank is None or message.attachments:
        return None
    return "emoji" if blank == "emoji" else "empty"


def _left_alone_by_rule(message: Message, request: Request, org: Organisation) -> str | None:
    """The certain reasons, the most certain first; None if no rule is certain."""
    author, explicit = message.author, message.direct or message.mentions_bot or message.via in DIRECT_WAYS
    if author.is_bot and message.via not in ("api", "webhook"):
        return "bot"
    if message.is_system:
        return "system_post"
    if author.is_guest and org.agents.guests == "ignore":
        return "guest"
    if org.channel_settings(message.channel).rollout == "off" or not served(author.id, org.rollout.percentage):
        return "not_rolled_out"
    if (why := _nothing_there(message, request)) is not None:
        return why
    if explicit:
        return None
    if author.is_agent:
        return "agent_announcement"
    if message.addressed_to is not None:
        return "addressed_to_person"
    if message.place.thread is not None:
        return "reply_to_others"
    return None


def _by_words(message: Message, request: Request) -> Request | NotRequest | Unsure:
    """Words that certainly ask nothing are left alone everywhere; a doubt counts against silence where we were addressed."""
    kind = chatter(request.text)
    if kind is not None and not message.attachments:
        return NotRequest(why=kind)
    if message.direct or message.mentions_bot:
        return request
    signs = request_signs(
        request.text,
        mentions_person=bool(message.mentions),
        is_reply=message.place.thread is not None,
        has_attachment=bool(message.attachments),
    )
    match signs.verdict:
        case "request":
            return request
        case "not":
            return NotRequest(why=signs.rule if signs.rule in IGNORED_BECAUSE else "not_a_request")
        case _:
            return Unsure(request=request, why=f"probability {signs.probability:.2f}")


def _request(message: Message, org: Organisation, case_id: str) -> Request:
    cleaned = clean(message.text)
    subject = clean(message.subject, 200).text if message.subject else None
    flags = tuple(_flags(message, org, subject or "", cleaned))
    told = "secret" in flags
    return Request(
        case_id=case_id,
        message_id=message.id,
        place=thread_of(message),
        requester=message.author,
        reported_by=message.reported_by,
        text=cut(mask(cleaned.text), MAXIMUM_CHARACTERS) if told else cleaned.text,
        subject=mask(subject) if told and subject else subject,
        attachments=message.attachments,
        direct=message.direct,
        channel=message.channel,
        via=message.via,
        asked_at=message.sent_at,
        language=message.author.language or org.language,
        flags=flags,
    )


def thread_of(message: Message) -> Place:
    """Where the answer goes: the message's thread, the one it would start, or the direct conversation itself."""
    if message.direct or message.place.thread is not None:
        return message.place
    return message.place.model_copy(update={"thread": message.id})


def _flags(message: Message, org: Organisation, subject: str, cleaned: Cleaned) -> list[str]:
    found = []
    written = f"{message.subject or ''}\n{message.text}"
    if suspicion(written if len(written) <= JUDGED_AS_WRITTEN else f"{subject}\n{cleaned.text}").flagged:
        found.append("suspicious")
    searched = clean(message.text, SEARCHED_FOR_SECRETS).text if cleaned.truncated else cleaned.text
    if redact(f"{subject}\n{searched}").secrets:
        found.append("secret")
    if cleaned.truncated:
        found.append("truncated")
    if message.attachments and len(cleaned.text.split()) < 3:
        found.append("attachment_only")
    if message.author.is_guest and org.agents.guests == "person":
        found.append("guest")
    if org.shadows(message.channel):
        found.append("shadow")
    return found


def served(person_id: str, percentage: int) -> bool:
    """Is this person in the share that is served? Stable: by a hash of the id (FNV-1a), the same on every replica."""
    value = 0x811C9DC5
    for byte in person_id.encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % 100 < percentage


def added_text(message: Message) -> str:
    """The words of a later message (an answer, an edit), cleaned as the first ones are; a secret in them is masked at once."""
    text = clean(message.text).text
    return cut(mask(text), MAXIMUM_CHARACTERS) if redact(text).secrets else text
