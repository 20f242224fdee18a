"""What people do with cards: press, fill in, look; and with the native feedback buttons. Told to the app as Teams tells it."""

import json
import uuid
from typing import Any

from fake_teams_activities import frame, invoke
from fake_teams_acts import Acts, CannotDo
from fake_teams_answers import Answer, read_execute, read_task, started
from fake_teams_cards import CARD_TYPE
from fake_teams_core import Message
from fake_teams_fields import Act, acts, entered
from fake_teams_people import Person, Place

Json = dict[str, Any]
THEME = {"theme": "default"}


class Clicks(Acts):
    """Cards in messages."""

    def cards(self, said: Message, person: Person | None = None) -> list[Json]:
        """The Adaptive Cards of a message, as this person sees them."""
        if person is not None and person.id in said.views:
            return [said.views[person.id]]
        return [one["content"] for one in said.body.get("attachments", []) if one.get("contentType") == CARD_TYPE]

    def acts_of(self, said: Message, person: Person | None = None) -> list[Act]:
        old = person is not None and person.old_client
        toggled = said.toggled.get(person.id, {}) if person else {}
        return [act for card in self.cards(said, person) for act in acts(card, toggled, old_client=old)]

    def _seen(self, who: str, message_id: str) -> tuple[Person, Message, Place]:
        person, said = self.world.person(who), self.find(message_id)
        place = self.world.places[said.conversation]
        if said.deleted or not self.sees(person, place):
            raise CannotDo(f"{person.name} does not see {message_id}")
        return person, said, place

    @staticmethod
    def _wanted(found: list[Act], label: str) -> Act:
        """The act of that label, id or verb; of several of one label the first."""
        for act in found:
            if label in (act.label, act.action.get("id")):
                return act
        raise CannotDo(f"there is no {label!r}; there are {[act.label for act in found]}")

    async def press(self, who: str, message_id: str, label: str, given: Json | None = None) -> Answer:
        """Press what reads so on a card, after filling in its inputs (`given`: by label or id). Errors in inputs: nothing is sent."""
        person, said, place = self._seen(who, message_id)
        act = self._wanted(self.acts_of(said, person), label)
        values, errors = entered(act.inputs if act.action.get("associatedInputs") != "none" else (), given or {})
        if errors:
            return Answer(errors=errors)
        match act.action["type"]:
            case "Action.Execute":
                return await self._execute(person, said, place, act.action, values)
            case "Action.Submit":
                return await self._submit(person, said, place, act.action, values)
            case "Action.ToggleVisibility":
                return self._toggle(person, said, act.action)
        return Answer()

    def _toggle(self, person: Person, said: Message, action: Json) -> Answer:
        toggled = said.toggled.setdefault(person.id, {})
        for target in action["targetElements"]:
            name = target if isinstance(target, str) else target["elementId"]
            told = None if isinstance(target, str) else target.get("isVisible")
            toggled[name] = told if told is not None else not toggled.get(name, False)
        return Answer()

    async def _execute(self, person: Person, said: Message, place: Place, action: Json, values: Json, trigger: str = "manual") -> Answer:
        carried = {name: action[name] for name in ("type", "id", "title", "verb") if name in action}
        value = {"action": carried | {"data": _merged(action.get("data"), values)}, "trigger": trigger}
        delivery = self.tell(invoke(self, "adaptiveCard/action", person, place, value, said))
        await delivery.first.wait()
        answer = read_execute(delivery)
        if answer.card is not None and answer.trouble is None:
            said.views[person.id] = answer.card
            self.happened("view", place.id, said.id, person.id, answer.card)
        return self._shown(answer, person, place, said)

    def _shown(self, answer: Answer, person: Person, place: Place, said: Message | None = None) -> Answer:
        """What the answer says to this person alone."""
        for kind, words in (("private", answer.private), ("trouble", answer.trouble)):
            if words:
                self.happened(kind, place.id, said.id if said else "", person.id, words)
        return answer

    async def _submit(self, person: Person, said: Message, place: Place, action: Json, values: Json) -> Answer:
        """Action.Submit: a message with `value`, or what data.msteams says."""
        data = _merged(action.get("data"), values)
        teams: Json = data.get("msteams", {}) if isinstance(data, dict) else {}
        kind = str(teams.get("type", ""))
        if kind == "task/fetch":
            return await self.fetch_dialog(person, place, said, data)
        if kind == "imBack":
            await self.say(person.name, place.id, teams["value"], thread=said.id)
            return Answer()
        if kind == "invoke":
            delivery = self.tell(invoke(self, "task/submit", person, place, teams.get("value", {}), said))
            await delivery.first.wait()
            return self._shown(started(delivery), person, place, said)
        activity = frame(self, "message", person, place, said.thread or said.id) | {"replyToId": said.id, "value": data}
        activity["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": said.id}}
        if kind == "messageBack":
            activity |= {"text": teams.get("text", ""), "value": teams.get("value")}
            if teams.get("displayText"):
                shown = {"text": teams["displayText"], "html": "", "entities": []}
                self.put(Message(place.id, self.new_stamp(), person.id, shown, said.thread or said.id if place.kind == "channel" else None))
        return Answer((await self._told([activity]))[0])

    async def fetch_dialog(self, person: Person, place: Place, said: Message | None, data: Any) -> Answer:
        """task/fetch: the app answers with a dialog."""
        delivery = self.tell(invoke(self, "task/fetch", person, place, {"data": data, "context": THEME}, said))
        await delivery.first.wait()
        answer = read_task(delivery, may_close=False)
        self.open_dialog(answer, person, {"place": place, "said": said, "command": None})
        return self._shown(answer, person, place, said)

    def open_dialog(self, answer: Answer, person: Person, context: Json) -> None:
        """Show what an answer says to the dialog of a person: open it, change it, close it."""
        stack = self.dialogs.setdefault(person.id, [])
        if answer.dialog is not None:
            stack[:] = [{**context, "title": answer.dialog.get("title", ""), "card": answer.dialog["card"]["content"]}]
            self.happened("dialog", only=person.id, body=answer.dialog)
        elif answer.closed and stack:
            stack.clear()
            self.happened("dialog_closed", only=person.id)

    async def look(self, who: str, message_id: str) -> Answer:
        """Look at a card: one with `refresh` asks the app for this person's own version."""
        person, said, place = self._seen(who, message_id)
        for card in self.cards(said):
            refresh = card.get("refresh")
            if refresh and person.id in refresh.get("userIds", [person.id]):
                return await self._execute(person, said, place, refresh["action"], {}, "automatic")
        return Answer()

    async def feedback(self, who: str, message_id: str, *, like: bool, words: str = "") -> Answer:
        """Teams' own thumbs under a message that was sent with channelData.feedbackLoopEnabled or feedbackLoop."""
        person, said, place = self._seen(who, message_id)
        data = said.body.get("channelData", {})
        kind = (data.get("feedbackLoop") or {}).get("type") or ("default" if data.get("feedbackLoopEnabled") else None)
        if kind is None:
            raise CannotDo(f"{message_id} has no feedback buttons")
        value: Json = {"actionName": "feedback", "actionValue": {"reaction": "like" if like else "dislike"}}
        if kind == "custom":
            delivery = self.tell(invoke(self, "message/fetchTask", person, place, {"data": value}, said))
            await delivery.first.wait()
            answer = read_task(delivery, may_close=False)
            self.open_dialog(answer, person, {"place": place, "said": said, "command": None, "feedback": value})
            return self._shown(answer, person, place, said)
        value["actionValue"]["feedback"] = json.dumps({"feedbackText": words})
        delivery = self.tell(invoke(self, "message/submitAction", person, place, value, said))
        await delivery.first.wait()
        return self._shown(started(delivery), person, place, said)


def _merged(data: Any, values: Json) -> Any:
    """The action's data with the inputs' values; a text as data is sent alone."""
    if isinstance(data, str):
        return data
    return {**(data or {}), **values}


def request_id() -> str:
    return str(uuid.uuid4())
