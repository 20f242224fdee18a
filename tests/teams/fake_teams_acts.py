"""What people do with words, files, reactions and installations; told to the app as Microsoft tells it, where it tells it at all."""

import hashlib
import html
import uuid
from typing import Any

from fake_teams_activities import installation, message, reaction, roster, typed
from fake_teams_core import Core, Message
from fake_teams_deliver import Delivery
from fake_teams_people import Person, Place, Team

FILE_INFO = "application/vnd.microsoft.teams.file.download.info"
READ_CHANNEL, READ_CHAT = "ChannelMessage.Read.Group", "ChatMessage.Read.Chat"


class CannotDo(Exception):
    """Teams does not offer that to this person."""


class Acts(Core):
    """People in conversations."""

    def _spot(self, who: str, where: str) -> tuple[Person, Place]:
        person = self.world.person(who)
        place = self.world.direct(person) if where == "direct" else self.world.place(where)
        if not self.sees(person, place):
            raise CannotDo(f"{person.name} is not in {place.name}")
        if place.read_only:
            raise CannotDo(f"{place.name} is archived")
        return person, place

    def hears(self, place: Place, body: dict[str, Any]) -> bool:
        """Whether the app is told of a message: in its own chats always, elsewhere with a mention or with the RSC permission."""
        if place.kind == "personal":
            return self.world.people[place.members[0]].installed
        if not place.bot or (place.team and not self.world.teams[place.team].installed):
            return False
        mentioned = any(one.get("mentioned", {}).get("id") == self.app.bot_id for one in body.get("entities", []))
        granted = self.world.teams[place.team].permissions if place.team else self.chat_permissions.get(place.id, set())
        return mentioned or (READ_CHANNEL if place.team else READ_CHAT) in granted

    @property
    def chat_permissions(self) -> dict[str, set[str]]:
        """The RSC permissions of group chats, by conversation id; at first none are granted."""
        return self.__dict__.setdefault("_chat_permissions", {})

    # --- Words. ---

    async def say(
        self,
        who: str,
        where: str,
        words: str,
        *,
        thread: str | None = None,
        mention: bool = False,
        files: tuple[str, ...] = (),
        markup: str | None = None,
    ) -> str:
        """Write; the id of the message. `thread`: any message of the thread. `markup`: the HTML body instead of the usual one."""
        person, place = self._spot(who, where)
        root = None if thread is None else self.find(thread).thread or thread
        body = typed(self, words, mention=mention) | ({"html": markup} if markup is not None else {})
        said = Message(
            place.id, self.new_stamp(), person.id, self._with_files(body, place, files), root if place.kind == "channel" else None
        )
        self.put(said)
        await self._told([message(self, said)] if self.hears(place, said.body) else [])
        return said.id

    def _with_files(self, body: dict[str, Any], place: Place, files: tuple[str, ...]) -> dict[str, Any]:
        """Files: in the app's own chats as attachments with addresses; in channels only a mark in the HTML tells of them."""
        for name in files:
            unique = str(uuid.UUID(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()))
            address = f"https://fernhill.sharepoint.example/personal/files/{html.escape(name)}"
            if place.kind != "personal":
                body["html"] += f'<attachment id="{unique}"></attachment>'
                continue
            content = {"downloadUrl": f"{address}?tempauth=fake", "uniqueId": unique, "fileType": name.rpartition(".")[2]}
            one = {"contentType": FILE_INFO, "content": content, "contentUrl": address, "name": name}
            body.setdefault("attachments", []).append(one)
        return body

    async def edit(self, who: str, message_id: str, words: str) -> None:
        said = self._own(who, message_id)
        before = said.body
        self.change(said, {**before, **typed(self, words)})
        place = self.world.places[said.conversation]
        told = self.hears(place, said.body) or self.hears(place, before)
        await self._told([message(self, said, "messageUpdate", "editMessage")] if told else [])

    async def remove(self, who: str, message_id: str) -> None:
        """Delete one's own message; it can be brought back."""
        said = self._own(who, message_id)
        self.delete(said)
        told = self.hears(self.world.places[said.conversation], said.body)
        await self._told([message(self, said, "messageDelete", "softDeleteMessage")] if told else [])

    async def undelete(self, who: str, message_id: str) -> None:
        said = self.find(message_id)
        said.deleted = False
        self.happened("restored", said.conversation, said.id, None, said.body)
        told = self.hears(self.world.places[said.conversation], said.body)
        await self._told([message(self, said, "messageUpdate", "undeleteMessage")] if told else [])

    def _own(self, who: str, message_id: str) -> Message:
        said = self.find(message_id)
        if said.author != self.world.person(who).id or said.deleted:
            raise CannotDo(f"{who} cannot change {message_id}")
        return said

    async def _told(self, activities: list[dict[str, Any]]) -> list[Delivery]:
        sent = [self.tell(one) for one in activities]
        await self.answered(sent)
        return sent

    # --- Reactions. ---

    async def react(self, who: str, message_id: str, kind: str = "like") -> None:
        """like, heart, laugh, surprised, sad, angry, or another one by its name in Teams (1f440_eyes). The app hears only of those on its
        own messages."""
        await self._reacted(who, message_id, kind, added=True)

    async def unreact(self, who: str, message_id: str, kind: str = "like") -> None:
        await self._reacted(who, message_id, kind, added=False)

    async def _reacted(self, who: str, message_id: str, kind: str, *, added: bool) -> None:
        person, said = self.world.person(who), self.find(message_id)
        people = said.reactions.setdefault(kind, [])
        if not self.sees(person, self.world.places[said.conversation]) or said.deleted or (person.id in people) == added:
            raise CannotDo(f"{person.name} cannot do that with {kind} on {message_id}")
        people.append(person.id) if added else people.remove(person.id)
        self.happened("reacted" if added else "unreacted", said.conversation, said.id, None, {"kind": kind, "who": person.id})
        told = said.author == self.app.bot_id
        await self._told([reaction(self, said, person, kind, added=added)] if told else [])

    # --- Installations and rosters. ---

    async def install(self, who: str, where: str = "direct", *, upgrade: bool = False, permissions: tuple[str, ...] | None = None) -> None:
        """Install the app: for oneself ("direct") or in a team (its name) or group chat. `permissions`: the RSC permissions granted."""
        person, place = self._target(who, where)
        if place.team:
            team = self.world.teams[place.team]
            team.installed, team.permissions = True, team.permissions if permissions is None else set(permissions)
            for channel in self.world.channels_of(team):
                channel.bot = channel.bot or channel.channel_kind == "standard"
        elif place.kind == "personal":
            person.installed = True
        elif permissions is not None:
            self.chat_permissions[place.id] = set(permissions)
        place.bot = True
        told = [installation(self, "add-upgrade" if upgrade else "add", person, place)]
        event = "teamMemberAdded" if place.team else None
        added = [] if upgrade else [roster(self, person, place, event, membersAdded=[{"id": self.app.bot_id}])]
        await self._told([*added, *told])

    async def uninstall(self, who: str, where: str = "direct") -> None:
        """Take the app away; afterwards the connector refuses what goes there."""
        person, place = self._target(who, where)
        event = "teamMemberRemoved" if place.team else None
        told = [roster(self, person, place, event, membersRemoved=[{"id": self.app.bot_id}]), installation(self, "remove", person, place)]
        if place.kind == "personal":
            told = told[1:]
            person.installed = False
        elif place.team:
            self.world.teams[place.team].installed = False
        else:
            place.bot = False
        await self._told(told)

    def _target(self, who: str, where: str) -> tuple[Person, Place]:
        person = self.world.person(who)
        if where == "direct":
            return person, self.world.direct(person)
        try:
            return person, self.world.places[self.world.team(where).id]
        except KeyError:
            return person, self.world.place(where)

    async def join(self, who: str, team: str, *, by: str = "sofia") -> None:
        """Become a member of a team; the app in it is told."""
        await self._membership(self.world.person(who), self.world.team(team), by, joined=True)

    async def leave(self, who: str, team: str, *, by: str = "sofia") -> None:
        await self._membership(self.world.person(who), self.world.team(team), by, joined=False)

    async def _membership(self, person: Person, team: Team, by: str, *, joined: bool) -> None:
        team.members.append(person.id) if joined else team.members.remove(person.id)
        named = {"membersAdded" if joined else "membersRemoved": [{"id": person.id, "aadObjectId": person.aad_object_id}]}
        event = "teamMemberAdded" if joined else "teamMemberRemoved"
        await self._team_told(team, by, event, **named)

    async def make_channel(self, team: str, name: str, *, by: str = "sofia") -> Place:
        found = self.world.team(team)
        place = self.world.add_channel(found, name)
        await self._team_told(found, by, "channelCreated", data={"channel": {"id": place.id, "name": name}})
        return place

    async def rename_team(self, team: str, name: str, *, by: str = "sofia") -> None:
        found = self.world.team(team)
        found.name = name
        await self._team_told(found, by, "teamRenamed")

    async def rename_channel(self, where: str, name: str, *, by: str = "sofia") -> None:
        place = self.world.place(where)
        place.name = name
        data = {"channel": {"id": place.id, "name": name}}
        await self._team_told(self.world.teams[place.team or ""], by, "channelRenamed", data=data)

    async def _team_told(self, team: Team, by: str, event: str, **what: Any) -> None:
        general = self.world.places[team.id]
        await self._told([roster(self, self.world.person(by), general, event, **what)] if team.installed else [])

    async def again(self, delivery: Delivery) -> Delivery:
        """The same activity once more, as a redelivery brings it."""
        return (await self._told([delivery.activity]))[0]
