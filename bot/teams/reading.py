"""Reading: an activity as Teams tells it -> triage.facts.Message. Facts only; nothing is judged here."""

import html
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from bot.ports import TryAgain
from bot.teams.channels import Channels
from bot.teams.ids import NO_TENANT, bare, is_between_people, message_id, place_of, root_of, time_of
from bot.teams.markup import read, without_marks
from bot.teams.people import People
from triage.facts import Attachment, Message, Person, Place, Via

Told = Mapping[str, Any]
FILE: Final = "application/vnd.microsoft.teams.file.download.info"
NO_FILES: Final = ("text/html", "messageReference", "forwardedMessageReference", "meetingReference")
MOST_MENTIONS: Final = 5
MOST_REMEMBERED: Final = 2000
NOBODY: Final = ("channel", "team", "tag")
"""What else than a person or an app can be mentioned. A conversation's id begins with 19:."""
_FIRST: Final = re.compile(r"\s*<at\b[^>]*>(.*?)</at>", re.DOTALL)


class Reader:
    """Turns activities and the messages of a message action into Messages; looks people and channels up.

    Teams lets nobody fetch a message without rights that we do not ask for, so the last ones are remembered, in memory only: one click can
    still triage what was left alone.
    """

    def __init__(self, people: People, channels: Channels, now: Callable[[], datetime]) -> None:
        self._people, self._channels, self._now = people, channels, now
        self._recent: OrderedDict[str, Message] = OrderedDict()

    async def message(self, told: Told, via: Via | None = None) -> Message:
        """A message activity, also of an edit."""
        tenant, conversation = tenant_in(told), str(told["conversation"]["id"])
        kind, ours = kind_of(told), our_names(told)
        words, files = _words(told, ours)
        mentioned = mentions_in(told)
        asked = any(_is_us(one, told) for one in mentioned)
        direct = kind == "personal"
        found = Message(
            id=message_id(tenant, conversation, str(told["id"])),
            place=place_in(told),
            author=await self.author(told),
            text=words,
            sent_at=time_of(told.get("timestamp"), self._now()),
            channel=await self._channel_name(told, certain=not asked) if kind == "channel" else None,
            direct=direct,
            mentions_bot=asked,
            mentions=self._ids(mentioned, told, tenant),
            addressed_to=self._addressed(told, mentioned, tenant),
            attachments=files_of(told, files),
            via=via or ("direct" if direct else "mention" if asked else "direct" if kind == "groupChat" else "post"),
        )
        self._remember(found)
        return found

    async def author(self, told: Told) -> Person:
        """Who did what the activity tells."""
        return await self._people.author(told["from"], tenant_in(told), str(told["conversation"]["id"]), client_of(told))

    async def pointed_at(self, told: Told, payload: Told) -> Message:
        """The message that a message action stands on, as the action brings it: anybody's, also where the helpdesk is not."""
        tenant, conversation = tenant_in(told), str(told["conversation"]["id"])
        body, sender = payload.get("body") or {}, payload.get("from") or {}
        user, application = sender.get("user") or {}, sender.get("application") or {}
        account = {"aadObjectId": user.get("id"), "name": user.get("displayName")}
        if application:
            account = {"id": f"28:{application.get('id')}", "name": application.get("displayName")}
        content = str(body.get("content") or "")
        words, files = read(content, our_names(told)) if body.get("contentType") == "html" else (content, 0)
        root = str(payload.get("replyToId") or "") or None
        kind = kind_of(told)
        return Message(
            id=message_id(tenant, conversation, str(payload["id"])),
            place=place_of(tenant, conversation, root if kind == "channel" and root != str(payload["id"]) else None),
            author=await self._people.author(account, tenant, conversation, {}),
            text=words,
            subject=str(payload.get("subject") or "") or None,
            sent_at=time_of(payload.get("createdDateTime"), self._now()),
            channel=await self._channel_name(told, certain=False) if kind == "channel" else None,
            direct=kind == "personal" and not is_between_people(conversation),
            attachments=files_of(payload, files),
            via="shortcut",
        )

    def remembered(self, message: str) -> Message | None:
        """One of the last messages, as it was told last."""
        return self._recent.get(message)

    def forget(self, message: str) -> None:
        """It was deleted."""
        self._recent.pop(message, None)

    def _remember(self, found: Message) -> None:
        self._recent[found.id] = found
        self._recent.move_to_end(found.id)
        if len(self._recent) > MOST_REMEMBERED:
            self._recent.popitem(last=False)

    def _ids(self, mentioned: list[Told], told: Told, tenant: str) -> tuple[str, ...]:
        others = [one for one in mentioned if not _is_us(one, told) and _is_somebody(one)]
        return tuple(dict.fromkeys(self._people.id_of(one["mentioned"], tenant) for one in others[:MOST_MENTIONS]))

    def _addressed(self, told: Told, mentioned: list[Told], tenant: str) -> str | None:
        """Whom the post speaks to: the person whose name it begins with, unless that is the helpdesk. A channel or tag is nobody."""
        first = _FIRST.match(html.unescape(str(told.get("text") or "")))
        if first is None:
            return None
        one = next((one for one in mentioned if str(one.get("text") or "") == first.group(0).strip()), None)
        if one is None or _is_us(one, told) or not _is_somebody(one):
            return None
        return self._people.id_of(one["mentioned"], tenant)

    async def _channel_name(self, told: Told, *, certain: bool) -> str | None:
        """As the organisation file writes it; None where Teams does not tell it.

        `certain`: raise where Teams does not tell it at this moment. A post without a mention counts in a help channel only; what is meant
        for us is taken wherever it was written.
        """
        data = told.get("channelData") or {}
        team = (data.get("team") or {}).get("id") or data.get("teamsTeamId")
        try:
            found = await self._channels.by_id(bare(str(told["conversation"]["id"])), team)
        except TryAgain:
            if certain:
                raise
            return None
        return found.name if found is not None else None


def value_of(told: Told) -> dict[str, Any]:
    """What an invoke carries; empty for anything odd."""
    value = told.get("value")
    return dict(value) if isinstance(value, Mapping) else {}


def tenant_in(told: Told) -> str:
    data = told.get("channelData") if isinstance(told.get("channelData"), Mapping) else {}
    tenant = (data.get("tenant") or {}).get("id") if data else None
    return str(told["conversation"].get("tenantId") or tenant or NO_TENANT)


def kind_of(told: Told) -> str:
    """personal, groupChat or channel."""
    return str(told["conversation"].get("conversationType") or ("groupChat" if told["conversation"].get("isGroup") else "personal"))


def place_in(told: Told, own: str | None = None) -> Place:
    """Where an activity happened. `own`: the activity that may itself begin the thread (a message's own id)."""
    conversation = str(told["conversation"]["id"])
    root = root_of(conversation) if kind_of(told) == "channel" else None
    own = own or (str(told.get("id")) if str(told.get("type", "")).startswith("message") else None)
    return place_of(tenant_in(told), conversation, root if root != own else None)


def our_names(told: Told) -> tuple[str, ...]:
    """By which names the helpdesk is mentioned there: its account's, and how the mention itself calls it."""
    named = [str(one.get("mentioned", {}).get("name") or "") for one in mentions_in(told) if _is_us(one, told)]
    return tuple(dict.fromkeys(name for name in (str(told["recipient"].get("name") or ""), *named) if name))


def mentions_in(told: Told) -> list[Told]:
    entities = told.get("entities")
    found = [one for one in entities if isinstance(one, Mapping)] if isinstance(entities, list) else []
    return [one for one in found if one.get("type") == "mention" and isinstance(one.get("mentioned"), Mapping)]


def client_of(told: Told) -> dict[str, str]:
    """Locale and time zone of who wrote, as far as their client tells them."""
    entities = told.get("entities") if isinstance(told.get("entities"), list) else []
    info = next((one for one in entities or [] if isinstance(one, Mapping) and one.get("type") == "clientInfo"), {})
    language = str(info.get("locale") or told.get("locale") or "")[:2].lower()
    zone = str(told.get("localTimezone") or info.get("timezone") or "")
    return {name: value for name, value in (("language", language), ("time_zone", zone)) if value}


def files_of(told: Told, unnamed: int = 0) -> tuple[Attachment, ...]:
    """Files as links; their content is never fetched. In channels Teams tells only that there are some.

    `unnamed`: marks in the text, of which there is one for a quoted message or a card too, where that is told.
    """
    given = told.get("attachments") if isinstance(told.get("attachments"), list) else []
    named = [one for one in given or [] if isinstance(one, Mapping) and one.get("contentType") != "text/html"]
    files = [one for one in named if _is_file(str(one.get("contentType") or ""))]
    found = [Attachment(name=str(one.get("name") or "file"), url=_address(one.get("contentUrl"))) for one in files]
    return (*found, *(Attachment(name="file") for _ in range(max(0, unnamed - len(named)))))


def _is_file(kind: str) -> bool:
    return kind == FILE or kind == "reference" or (kind not in NO_FILES and not kind.startswith("application/vnd.microsoft.card"))


def _address(url: object) -> str | None:
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else None


def _is_us(mention: Told, told: Told) -> bool:
    return bool(mention["mentioned"].get("id")) and mention["mentioned"].get("id") == told["recipient"].get("id")


def _is_somebody(mention: Told) -> bool:
    mentioned = mention["mentioned"]
    return mentioned.get("type") not in NOBODY and not str(mentioned.get("id") or "").startswith("19:")


def _words(told: Told, ours: tuple[str, ...]) -> tuple[str, int]:
    """The HTML says more than the text (links, lists, mentions), where there is one."""
    attached = told.get("attachments") if isinstance(told.get("attachments"), list) else []
    body = next((one for one in attached or [] if isinstance(one, Mapping) and one.get("contentType") == "text/html"), None)
    if body is not None and isinstance(body.get("content"), str):
        return read(body["content"], ours)
    text = str(told.get("text") or "")
    return without_marks(html.unescape(text) if told.get("textFormat") != "plain" else _unescaped(text), ours), 0


def _unescaped(text: str) -> str:
    """Teams escapes these three in some clients' plain text too, beside its own <at> marks."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
