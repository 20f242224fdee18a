"""Activities as Microsoft writes them, after recorded ones (learn.microsoft.com, "Send and receive messages", "Bot events")."""

import html
import re
import uuid
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from fake_teams_people import BOT_NAME, Person, Place

if TYPE_CHECKING:
    from fake_teams_core import Core, Message

Json = dict[str, Any]
TYPED_MENTION = re.compile(r"(?<!\w)@(?:\[(?P<full>[^\]]+)\]|(?P<word>\w+))")


def stamps(seconds: float, person: Person) -> Json:
    """timestamp in UTC, localTimestamp with the person's offset; seven digits, as .NET writes them."""
    moment = datetime.fromtimestamp(round(seconds, 6), UTC)
    local = moment.astimezone(timezone(timedelta(seconds=person.zone[1])))
    offset = local.strftime("%z")
    found = {"timestamp": moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + "0Z"}
    return found | {"localTimestamp": local.strftime("%Y-%m-%dT%H:%M:%S.%f") + f"0{offset[:3]}:{offset[3:]}"}


def conversation(core: "Core", place: Place, thread: str | None) -> Json:
    """`conversation` of an activity: in a channel the id names the thread too."""
    found: Json = {"conversationType": place.kind, "tenantId": core.tenant_of(place), "id": place.id}
    if place.kind == "channel" and thread:
        found["id"] = f"{place.id};messageid={thread}"
    return ({"isGroup": True} if place.kind != "personal" else {}) | found


def channel_data(core: "Core", place: Place) -> Json:
    found: Json = {"tenant": {"id": core.tenant_of(place)}}
    if place.kind == "channel":
        found |= {"teamsChannelId": place.id, "teamsTeamId": place.team, "channel": {"id": place.id}, "team": {"id": place.team}}
    return found


def client_info(person: Person) -> Json:
    country = person.locale.partition("-")[2]
    return {"locale": person.locale, "country": country, "platform": "Web", "timezone": person.zone[0], "type": "clientInfo"}


def frame(core: "Core", kind: str, person: Person, place: Place, thread: str | None = None, *, named: bool = True) -> Json:
    """What every activity of a person carries."""
    found: Json = {"type": kind, **stamps(core.now(), person), "id": f"f:{uuid.uuid4()}", "channelId": "msteams"}
    found |= {"serviceUrl": core.service_url, "from": person.account(named=named)}
    found |= {"conversation": conversation(core, place, thread), "recipient": core.app.account}
    found |= {"entities": [client_info(person)], "channelData": channel_data(core, place)}
    return found | {"locale": person.locale, "localTimezone": person.zone[0]}


def typed(core: "Core", words: str, *, mention: bool = False) -> Json:
    """What a person typed, as text, html and mention entities. `@helpdesk`, `@maya`, `@[Maya Lindqvist]` become mentions; mention=True
    puts one of the helpdesk in front."""
    entities: list[Json] = []
    pieces, marked, at = [], [], 0
    words = f"@helpdesk {words}" if mention else words
    for found in TYPED_MENTION.finditer(words):
        account = _account(core, found.group("full") or found.group("word"))
        if account is None:
            continue
        pieces.append(_text(core, words[at : found.start()]) + f"<at>{account['name']}</at>")
        marked.append(_html(words[at : found.start()]) + _span(account["name"], len(entities)))
        entities.append({"mentioned": account, "text": f"<at>{account['name']}</at>", "type": "mention"})
        at = found.end()
    pieces.append(_text(core, words[at:]))
    marked.append(_html(words[at:]))
    text = "".join(pieces)
    return {"text": text, "html": f"<p>{''.join(marked)}</p>", "entities": entities}


def _account(core: "Core", name: str) -> Json | None:
    if name.casefold() == BOT_NAME.casefold():
        return dict(core.app.account)
    try:
        return core.world.person(name).account()
    except KeyError:
        return None


def _text(core: "Core", words: str) -> str:
    return html.escape(words, quote=False) if core.habits.escaped_text else words


def _html(words: str) -> str:
    lines = html.escape(words, quote=False).split("\n")
    return "</p>\n<p>".join(re.sub(r"(^ )|( $)", "&nbsp;", line) for line in lines)


def _span(name: str, number: int) -> str:
    return f'<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="{number}">{html.escape(name)}</span>'


def message(core: "Core", said: "Message", kind: str = "message", event: str | None = None) -> Json:
    """A person's message, or its change: `kind` messageUpdate or messageDelete with channelData.eventType."""
    person, place = core.world.people[said.author], core.world.places[said.conversation]
    found = frame(core, kind, person, place, said.thread or said.id) | {"id": said.id}
    if event is not None:
        found["channelData"] = {"eventType": event, **found["channelData"]}
    if kind == "messageDelete":
        return found
    html_body = [{"contentType": "text/html", "content": said.body["html"]}] if core.habits.html and said.body.get("html") else []
    found |= {"textFormat": "plain", "text": said.body["text"], "attachments": [*said.body.get("attachments", []), *html_body]}
    if not said.body["text"]:
        del found["text"]
    found["entities"] = [*said.body.get("entities", []), *found["entities"]]
    return found


def reaction(core: "Core", said: "Message", person: Person, kind: str, *, added: bool) -> Json:
    """A reaction to a message of the app's: without the person's name."""
    place = core.world.places[said.conversation]
    thread = (said.thread or said.id) if core.habits.thread_in_reactions else None
    found = frame(core, "messageReaction", person, place, thread, named=False)
    del found["entities"]
    found["channelData"] |= {"legacy": {"replyToId": said.id}}
    return found | {"reactionsAdded" if added else "reactionsRemoved": [{"type": kind}], "replyToId": said.id}


def invoke(core: "Core", name: str, person: Person, place: Place, value: Json, said: "Message | None" = None) -> Json:
    """An invoke; `said` is the message it comes from."""
    found = frame(core, "invoke", person, place, (said.thread or said.id) if said else None) | {"name": name, "value": value}
    found["channelData"] |= {"source": {"name": "message" if said else "compose"}}
    if said is not None:
        found["channelData"] |= {"legacy": {"replyToId": said.id}}
        found["replyToId"] = said.id
    return found


def installation(core: "Core", action: str, person: Person, place: Place) -> Json:
    """installationUpdate: action add, remove, add-upgrade, remove-upgrade."""
    found = frame(core, "installationUpdate", person, place, named=False) | {"action": action}
    found["channelData"] |= {"settings": {"selectedChannel": {"id": place.id}}, "source": {"name": "message"}}
    if place.team:
        found["channelData"]["team"] = core.world.teams[place.team].data()
    return found


def roster(core: "Core", person: Person, place: Place, event: str | None, **what: Any) -> Json:
    """conversationUpdate: membersAdded, membersRemoved, or an event of a team with channelData (`data`)."""
    found = frame(core, "conversationUpdate", person, place, named=False)
    del found["entities"], found["locale"], found["localTimezone"]
    if event is not None:
        found["channelData"] |= {"eventType": event}
    if place.team:
        found["channelData"]["team"] = core.world.teams[place.team].data()
    found["channelData"] |= what.pop("data", {})
    return found | what
