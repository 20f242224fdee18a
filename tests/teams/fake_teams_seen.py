"""What people see: the posts of a place, their cards as each person has them, dialogs, and everything in the order in which it appeared."""

import re
from dataclasses import dataclass, field
from typing import Any

from fake_teams_checks import AI_TYPE, content_bytes
from fake_teams_core import Message, Moment
from fake_teams_dialogs import Dialogs
from fake_teams_fields import words
from fake_teams_people import Person

Json = dict[str, Any]
MARKDOWN_LINK = re.compile(r"(?<!\\)\[([^\]]*)\]\((\S+?)\)")


@dataclass(frozen=True)
class Post:
    """A message as somebody sees it. `words`: everything that is read in it, cards too, line by line; `labels`: what can be pressed;
    `links`: (label, address); `pings`: names of those it notifies; `citations`: (position, name, address)."""

    id: str
    where: str
    thread: str | None
    author: str
    ours: bool
    text: str
    summary: str
    words: str
    labels: list[str]
    cards: list[Json]
    links: list[tuple[str, str]]
    pings: list[str]
    reactions: dict[str, list[str]]
    edited: bool
    deleted: bool
    ai: bool
    citations: list[tuple[int, str, str]]
    feedback: bool
    bytes: int
    body: Json = field(repr=False)

    @property
    def acts(self) -> bool:
        """Whether something on it can be pressed that reaches the app."""
        return bool(self.labels) and not self.deleted


class Seen(Dialogs):
    """What is on the screens."""

    def post(self, message_id: str, viewer: str | None = None) -> Post:
        person = self.world.person(viewer) if viewer else None
        return self._post(self.find(message_id), person)

    def posts(
        self, where: str, viewer: str | None = None, *, thread: str | None = None, ours: bool | None = None, deleted: bool = False
    ) -> list[Post]:
        """The posts of a place, oldest first. "direct" is the chat of `viewer` with the helpdesk. `thread`: only the replies under that
        message; `ours`: only the helpdesk's (or only others'). Empty if the viewer is not there."""
        person = self.world.person(viewer) if viewer else None
        place = self.world.direct(person) if where == "direct" and person else self.world.place(where)
        if person is not None and not self.sees(person, place):
            return []
        found = [self._post(one, person) for one in [*self.messages.get(place.id, {}).values()] if deleted or not one.deleted]
        found = [one for one in found if thread is None or one.thread == thread]
        return [one for one in found if ours is None or one.ours == ours]

    def acting(self, where: str, viewer: str | None = None, *, thread: str | None = None) -> list[Post]:
        """The helpdesk's posts with something to press."""
        return [one for one in self.posts(where, viewer, thread=thread, ours=True) if one.acts]

    def _post(self, said: Message, person: Person | None) -> Post:
        body, cards = said.body, self.cards(said, person)
        toggled = said.toggled.get(person.id, {}) if person else {}
        text = str(body.get("text") or "")
        read = "\n".join(one for one in (text, *(words(card, toggled) for card in cards)) if one)
        acts = self.acts_of(said, person)
        ai = next((one for one in body.get("entities", []) if one.get("type") == AI_TYPE), {})
        author, data = self.world.people.get(said.author), body.get("channelData") or {}
        return Post(
            id=said.id,
            where=self.world.places[said.conversation].name,
            thread=said.thread,
            author=author.real_name if author else self.app.account["name"],
            ours=author is None,
            text=text,
            summary=str(body.get("summary") or ""),
            words=read,
            labels=[act.label for act in acts],
            cards=cards,
            links=MARKDOWN_LINK.findall(read) + [(act.label, act.action["url"]) for act in acts if act.action["type"] == "Action.OpenUrl"],
            pings=self._pings(body, cards),
            reactions={kind: [self.world.people[one].name for one in who] for kind, who in [*said.reactions.items()] if who},
            edited=said.edited,
            deleted=said.deleted,
            ai="AIGeneratedContent" in ai.get("additionalType", []),
            citations=[_citation(one) for one in ai.get("citation", [])],
            feedback=bool(data.get("feedbackLoopEnabled") or data.get("feedbackLoop")),
            bytes=content_bytes(body),
            body=body,
        )

    def _pings(self, body: Json, cards: list[Json]) -> list[str]:
        told = [*body.get("entities", []), *(one for card in cards for one in (card.get("msteams") or {}).get("entities", []))]
        ids = [one["mentioned"]["id"] for one in told if one.get("type") == "mention"]
        return ["helpdesk" if one == self.app.bot_id else self.world.person(one).name for one in ids]

    def dialog_words(self, who: str) -> str:
        """What is read in the open dialog, its title first; empty: none is open."""
        found = self.dialog(who)
        return "\n".join([found["title"], words(found["card"])]) if found else ""

    # --- In the order of time. ---

    def moments_for(self, who: str, *, since: int = 0) -> list[Moment]:
        """What became visible to somebody, in order. `since`: only moments with that number and later."""
        person = self.world.person(who)
        return [one for one in self.moments[since:] if one.only == person.id or (one.only is None and self._there(person, one))]

    def _there(self, person: Person, moment: Moment) -> bool:
        place = self.world.places.get(moment.conversation)
        return place is not None and self.sees(person, place)

    def transcript(self, who: str, *, since: int = 0) -> str:
        """What somebody saw, line by line; typing is left out."""
        return "\n".join(self._line(one) for one in self.moments_for(who, since=since) if one.kind != "typing")

    def _line(self, one: Moment) -> str:
        place = self.world.places.get(one.conversation)
        where = "" if place is None else "direct" if place.kind == "personal" else place.name
        private = " (only you)" if one.only else ""
        return f"{where}{private} {one.kind}: {self._content(one)}".strip()

    def _content(self, one: Moment) -> str:
        if one.kind in ("posted", "edited", "deleted", "restored"):
            said = self.find(one.message)
            post = self._post(Message(said.conversation, said.id, said.author, one.body, said.thread), None)
            under = f" under {post.thread}" if post.thread else ""
            return f"{post.author}{under}: " + " / ".join(post.words.splitlines())
        if one.kind == "view":
            return " / ".join(words(one.body).splitlines())
        if one.kind == "dialog":
            return " / ".join([str(one.body.get("title", "")), *words(one.body["card"]["content"]).splitlines()])
        if one.kind in ("reacted", "unreacted"):
            return f"{self.world.people[one.body['who']].real_name} {one.body['kind']}"
        return str(one.body or "")


def _citation(one: Json) -> tuple[int, str, str]:
    look = one["appearance"]
    return one["position"], look["name"], look.get("url", "")
