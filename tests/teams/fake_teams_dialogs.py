"""Dialogs and message extensions: what people do in a form, with "Triage this message" on anybody's message, and with the search."""

from typing import Any

from fake_teams_activities import invoke
from fake_teams_acts import CannotDo
from fake_teams_answers import Answer, read_query, read_task, started
from fake_teams_clicks import THEME, Clicks, request_id
from fake_teams_core import Message
from fake_teams_fields import acts, entered
from fake_teams_people import Person, Place

Json = dict[str, Any]


class Dialogs(Clicks):
    """Dialogs of message cards and of message extensions."""

    def dialog(self, who: str) -> Json | None:
        """The open dialog of somebody: title, card."""
        stack = self.dialogs.get(self.world.person(who).id)
        return stack[-1] if stack else None

    async def submit(self, who: str, given: Json | None = None, label: str | None = None) -> Answer:
        """Fill in the open dialog (by label or id) and press its button (None: the first Action.Submit)."""
        person, dialog = self.world.person(who), self.dialog(who)
        if dialog is None:
            raise CannotDo(f"{person.name} has no dialog open")
        found = [act for act in acts(dialog["card"]) if act.action["type"] == "Action.Submit" or label is not None]
        act = found[0] if label is None and found else self._wanted(found, label or "a button that submits")
        values, errors = entered(act.inputs if act.action.get("associatedInputs") != "none" else (), given or {})
        if errors:
            return Answer(errors=errors)
        data = {**(act.action.get("data") or {}), **values}
        return await self._sent(person, dialog, data)

    async def _sent(self, person: Person, dialog: Json, data: Json) -> Answer:
        place, said, command = dialog["place"], dialog["said"], dialog["command"]
        if dialog.get("feedback"):
            value = {**dialog["feedback"], "actionValue": {**dialog["feedback"]["actionValue"], "feedback": data}}
            delivery = self.tell(invoke(self, "message/submitAction", person, place, value, said))
            await delivery.first.wait()
            answer = started(delivery)
            answer.closed = answer.trouble is None
        elif command is None:
            delivery = self.tell(invoke(self, "task/submit", person, place, {"data": data, "context": THEME}, said))
            await delivery.first.wait()
            answer = read_task(delivery, may_close=True)
        else:
            answer = await self._submit_action(person, place, command, data)
        self.open_dialog(answer, person, {name: dialog[name] for name in ("place", "said", "command")})
        return self._shown(answer, person, place, said)

    async def _submit_action(self, person: Person, place: Place, command: Json, data: Json) -> Answer:
        value = {**command, "data": data, "context": THEME, "requestId": request_id()}
        delivery = self.tell(self._command(person, place, command, "composeExtension/submitAction", value))
        await delivery.first.wait()
        return read_task(delivery, may_close=True, may_insert=True)

    def close_dialog(self, who: str) -> None:
        """Close it without a word; the app is not told."""
        self.dialogs.pop(self.world.person(who).id, None)

    # --- Message extensions. ---

    async def message_action(self, who: str, message_id: str, command: str, *, fetch: bool = True) -> Answer:
        """The command of a message extension on anybody's message, also where the bot is not. `fetch` False: one without a dialog."""
        person, said, place = self._seen(who, message_id)
        named = {"commandId": command, "commandContext": "message", "messagePayload": self.payload(said)}
        if not fetch:
            return self._shown(await self._submit_action(person, place, named, {}), person, place)
        return await self._fetch(person, place, named)

    async def compose_action(self, who: str, where: str, command: str) -> Answer:
        """The same from the compose box of a place: there is no message."""
        person, place = self._spot(who, where)
        return await self._fetch(person, place, {"commandId": command, "commandContext": "compose"})

    async def _fetch(self, person: Person, place: Place, named: Json) -> Answer:
        value = {**named, "context": THEME, "requestId": request_id()}
        delivery = self.tell(self._command(person, place, named, "composeExtension/fetchTask", value))
        await delivery.first.wait()
        answer = read_task(delivery, may_close=False, may_insert=True)
        self.open_dialog(answer, person, {"place": place, "said": None, "command": named})
        return self._shown(answer, person, place)

    def _command(self, person: Person, place: Place, named: Json, name: str, value: Json) -> Json:
        """The invoke of a command: the conversation names the thread of the message it is about."""
        root = named.get("messagePayload", {}).get("replyToId") or named.get("messagePayload", {}).get("id")
        found = invoke(self, name, person, place, value)
        if root and place.kind == "channel":
            found["conversation"]["id"] = f"{place.id};messageid={root}"
        return found

    def payload(self, said: Message) -> Json:
        """A message as a message extension gets it (learn.microsoft.com, "Respond to action")."""
        place, when = self.world.places[said.conversation], _written(said)
        author = self.world.people.get(said.author)
        user = {"userIdentityType": "aadUser", "id": author.aad_object_id, "displayName": author.real_name} if author else None
        bot = {"applicationIdentityType": "bot", "id": self.app.app_id, "displayName": self.app.account["name"]} if author is None else None
        link = f"https://teams.microsoft.com/l/message/{place.id}/{said.id}"
        link += f"?tenantId={self.world_tenant}&parentMessageId={said.thread or said.id}"
        found: Json = {"linkToMessage": link, "id": said.id, "replyToId": said.thread, "createdDateTime": when}
        found |= {"lastModifiedDateTime": when if said.edited else None, "deleted": said.deleted, "subject": None, "summary": None}
        found |= {"importance": "normal", "locale": "en-us", "attachmentLayout": None}
        found |= {"body": {"contentType": "html", "content": said.body.get("html") or said.body.get("text", "")}}
        found |= {"from": {"device": None, "conversation": None, "user": user, "application": bot}, "reactions": []}
        found |= {"conversation": {"id": place.id}} if place.kind != "channel" else {}
        return found | {"mentions": [], "attachments": [_attachment(one) for one in said.body.get("attachments", [])]}

    async def search(self, who: str, where: str, command: str, query: str | None, *, parameter: str = "query", skip: int = 0) -> Answer:
        """Search by a message extension. `query` None: it was opened and nothing is typed yet."""
        person, place = self._spot(who, where)
        asked = {"name": "initialRun", "value": "true"} if query is None else {"name": parameter, "value": query}
        value = {"commandId": command, "parameters": [asked], "queryOptions": {"skip": skip, "count": 25}}
        delivery = self.tell(invoke(self, "composeExtension/query", person, place, value))
        await delivery.first.wait()
        answer = read_query(delivery)
        self.happened("results", place.id, "", person.id, answer.results)
        return self._shown(answer, person, place)


def _attachment(one: Json) -> Json:
    return {"id": request_id(), "contentType": one["contentType"], "contentUrl": one.get("contentUrl"), "content": one.get("content")} | {
        "name": one.get("name"),
        "thumbnailUrl": None,
    }


def _written(said: Message) -> str:
    from datetime import UTC, datetime

    stamp = said.id if said.id.isdigit() else said.id.removeprefix("1:1fake")[:13]
    return datetime.fromtimestamp(int(stamp) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
