"""What people, other apps and Slack itself do in conversations; told to the app as Slack tells it."""

import re
from collections.abc import Sequence
from typing import Any

from fake_slack_chat import set_reaction
from fake_slack_core import Core, Message
from fake_slack_deliver import Delivery
from fake_slack_events import author_fields, joined_event, pane_context
from fake_slack_people import APP_ID, BOT_USER, TEAM, Channel, User, Workspace


class CannotDo(AssertionError):
    """A person could not do this in Slack: no such button, not a member, a required field is empty."""


_LINKS = re.compile(r"(?<![\w<|])(https?://[^\s<>|]+[^\s<>|.,;:!?)\"'])|(?<![\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_NAMED = re.compile(r"(?<![\w@.])@([\w.-]*[\w-])|(?<![\w&])#([a-z0-9_-]+)")


def as_sent(world: Workspace, typed: str, *, links: bool = True) -> str:
    """What Slack makes of what somebody typed: & < > escaped; @names, #channels, addresses and user groups become <...>."""
    text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def link(found: re.Match[str]) -> str:
        return f"<{found[1]}>" if found[1] else f"<mailto:{found[2]}|{found[2]}>"

    def name(found: re.Match[str]) -> str:
        wanted = (found[1] or found[2]).casefold()
        if found[2]:
            channel = next((one for one in world.channels.values() if one.kind == "channel" and one.name == wanted), None)
            return f"<#{channel.id}|{channel.name}>" if channel else found[0]
        if wanted in ("here", "channel", "everyone"):
            return f"<!{wanted}>"
        group = next((one for one in world.groups.values() if one.handle == wanted), None)
        user = next((one for one in world.users.values() if one.name == wanted), None)
        return f"<!subteam^{group.id}|@{group.handle}>" if group else f"<@{user.id}>" if user else found[0]

    parts = re.split(r"(<[^>]*>)", _LINKS.sub(link, text) if links else text)
    return "".join(part if part.startswith("<") else _NAMED.sub(name, part) for part in parts)


def rich_text(core: Core, text: str) -> list[dict[str, Any]]:
    """The block that Slack's own clients send along with a person's text."""
    pieces: list[dict[str, Any]] = []
    for part in filter(None, re.split(r"(<[^>]*>)", text)):
        user, broadcast = re.fullmatch(r"<@([A-Z0-9]+)>", part), re.fullmatch(r"<!(here|channel|everyone)>", part)
        if user:
            pieces.append({"type": "user", "user_id": user[1]})
        elif broadcast:
            pieces.append({"type": "broadcast", "range": broadcast[1]})
        elif part.startswith("<http"):
            pieces.append({"type": "link", "url": part[1:-1].partition("|")[0]})
        else:
            pieces.append({"type": "text", "text": part.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")})
    section = {"type": "rich_text_section", "elements": pieces}
    return [{"type": "rich_text", "block_id": core.new_id("b"), "elements": [section]}]


class Acts(Core):
    """Posts, edits, reactions, comings and goings."""

    def place(self, who: User, where: str) -> Channel:
        """The conversation meant; "direct" is the one with the bot. CannotDo for those who are not in it."""
        channel = self.world.direct(who.id) if where == "direct" else self.world.channel(where)
        if who.id not in channel.members:
            raise CannotDo(f"{who.name} is not in {where}")
        if channel.archived:
            raise CannotDo(f"{where} is archived")
        return channel

    async def say(
        self,
        who: str,
        where: str,
        typed: str,
        *,
        thread: str | None = None,
        files: Sequence[str] = (),
        broadcast: bool = False,
        raw: bool = False,
        wait: bool = True,
    ) -> str:
        """Post; returns the ts. `raw`: the text is already in Slack's own form. Not waiting: returns before it is delivered."""
        user = self.world.user(who)
        channel = self.place(user, where)
        text = typed if raw else as_sent(self.world, typed)
        body = {"client_msg_id": f"{self.new_id('c').lower()}-fake", "text": text, **author_fields(self, user.id)}
        if text:
            body["blocks"] = rich_text(self, text)
        if thread is not None:
            body["thread_ts"] = self.standing(thread).ts
        if files:
            body |= {"subtype": "file_share", "files": [self._file(name, user.id) for name in files], "upload": True}
        elif broadcast:
            body["subtype"] = "thread_broadcast"
        message, told = self.add(channel, body)
        if wait:
            await self.answered(told)
        return message.ts

    def together(self, *who: str) -> str:
        """The id of the direct conversation of these people and the bot."""
        return self.world.several([*(self.world.user(one).id for one in who), BOT_USER]).id

    def _file(self, name: str, user: str) -> dict[str, Any]:
        id, kind = self.new_id("F"), name.rpartition(".")[2]
        base = f"https://files.slack.com/files-pri/{TEAM}-{id}"
        found = {
            "id": id,
            "created": int(self.now()),
            "timestamp": int(self.now()),
            "name": name,
            "title": name,
            "user": user,
            "size": 1024,
        }
        found |= {"mimetype": "image/png" if kind == "png" else "application/octet-stream", "filetype": kind, "mode": "hosted"}
        found |= {"permalink": f"https://{self.world.domain}.slack.com/files/{user}/{id}/{name}", "url_private": f"{base}/{name}"}
        return found | {"is_external": False, "file_access": "visible", "user_team": TEAM}

    def standing(self, ts: str) -> Message:
        """The message of that ts, which must stand."""
        message = self.find(ts)
        if message is None or message.deleted:
            raise CannotDo(f"there is no message {ts}")
        return message

    async def edit(self, who: str, ts: str, typed: str, *, raw: bool = False) -> None:
        user, message = self.world.user(who), self.standing(ts)
        if message.body.get("user") != user.id:
            raise CannotDo(f"{who} cannot edit what somebody else wrote")
        text = typed if raw else as_sent(self.world, typed)
        await self.answered(self.change(message, {"text": text, "blocks": rich_text(self, text)}, edited_by=user.id))

    async def unfurl(self, ts: str) -> None:
        """Slack shows a preview of a link: the message changes, but nobody edited it."""
        preview = [{"id": 1, "title": "A page", "from_url": "https://www.fernhill.example/", "fallback": "A page"}]
        await self.answered(self.change(self.standing(ts), {"attachments": preview}, edited_by=None))

    async def touch(self, ts: str) -> None:
        """Slack's own bookkeeping, such as the language it detected: a change in which nothing changed."""
        await self.answered(self.change(self.standing(ts), {}, edited_by=None))

    async def remove(self, who: str, ts: str) -> None:
        """Delete one's own message (an admin anybody's)."""
        user, message = self.world.user(who), self.standing(ts)
        if message.body.get("user") != user.id and not user.admin:
            raise CannotDo(f"{who} cannot delete what somebody else wrote")
        await self.answered(self.delete(message))

    async def react(self, who: str, ts: str, emoji: str) -> None:
        """Add an emoji to a message that this person sees."""
        message, user = self.standing(ts), self.world.user(who)
        if user.id not in self.world.channels[message.channel].members or message.only is not None:
            raise CannotDo(f"{who} cannot react to {ts}")
        await self.answered(set_reaction(self, message, user.id, emoji.strip(":"), on=True))

    async def unreact(self, who: str, ts: str, emoji: str) -> None:
        await self.answered(set_reaction(self, self.standing(ts), self.world.user(who).id, emoji.strip(":"), on=False))

    async def join(self, who: str, where: str, *, by: str | None = None) -> None:
        """Somebody joins: an event about the member, and the grey line in the channel, which is a message with a subtype."""
        user, channel = self.world.user(who), self.world.channel(where)
        if user.id in channel.members:
            return
        channel.members.append(user.id)
        inviter = self.world.user(by).id if by else None
        told = self.emit(joined_event(self, user.id, channel, inviter), channel)
        line = {"subtype": "channel_join", "user": user.id, "text": f"<@{user.id}> has joined the channel"}
        told += self.add(channel, line | ({"inviter": inviter} if inviter else {}))[1]
        await self.answered(told)

    async def leave(self, who: str, where: str) -> None:
        user, channel = self.world.user(who), self.world.channel(where)
        channel.members.remove(user.id)
        event = {"type": "member_left_channel", "user": user.id, "channel": channel.id, "team": TEAM, "event_ts": self.new_ts()}
        await self.answered(self.emit(event | {"channel_type": "C" if channel.kind == "channel" else "G"}, channel))

    async def invite_bot(self, where: str, *, by: str = "sofia") -> None:
        await self.join(BOT_USER, where, by=by)

    async def remove_bot(self, where: str) -> None:
        await self.leave(BOT_USER, where)

    # --- Other apps. ---

    async def app_says(self, where: str, text: str, *, thread: str | None = None) -> str:
        """A post of another app's bot."""
        who = {"user": "U0OTHERBOT", "bot_id": "B0OTHERBOT", "app_id": "A0OTHERBOT", "team": TEAM}
        profile = {"id": "B0OTHERBOT", "app_id": "A0OTHERBOT", "name": "Build Bot", "deleted": False, "team_id": TEAM}
        return await self._foreign(where, who | {"bot_profile": profile, "text": text}, thread)

    async def workflow_says(self, where: str, text: str) -> str:
        """A post of a workflow: subtype bot_message, no user."""
        return await self._foreign(where, {"subtype": "bot_message", "bot_id": "B0WORKFLOW", "username": "A workflow", "text": text}, None)

    async def _foreign(self, where: str, body: dict[str, Any], thread: str | None) -> str:
        message, told = self.add(self.world.channel(where), body | ({"thread_ts": thread} if thread else {}))
        await self.answered(told)
        return message.ts

    # --- Home, pane, the end. ---

    async def open_home(self, who: str) -> None:
        await self._open_tab(who, "home", {})

    async def open_pane(self, who: str, *, looking_at: str | None = None) -> str | None:
        """Open the agent pane beside a channel. An agent app is told by app_home_opened (messages tab); an assistant app gets a thread,
        whose ts is returned."""
        user = self.world.user(who)
        context = pane_context(self, self.world.channel(looking_at)) if looking_at else {}
        if self.installed.agent_view:
            await self._open_tab(who, "messages", {"context": self._entities(context["channel_id"])} if context else {})
            return None
        direct = self.world.direct(user.id)
        root = {**self.bot_author(), "subtype": "assistant_app_thread", "text": "New Assistant Thread"}
        message, told = self.add(direct, root | {"assistant_app_thread": {"title": "New Assistant Thread"}})
        message.body["thread_ts"] = message.ts
        thread = {"user_id": user.id, "context": context, "channel_id": direct.id, "thread_ts": message.ts}
        event = {"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": self.new_ts()}
        await self.answered([*told, *self.emit(event)])
        return message.ts

    @staticmethod
    def _entities(channel: str) -> dict[str, Any]:
        return {"entities": [{"type": "slack#/types/channel_id", "value": channel, "team_id": TEAM}]}

    async def look_at(self, who: str, where: str) -> None:
        """Somebody with the pane open goes to another channel."""
        user = self.world.user(who)
        event = {"type": "app_context_changed", "user": user.id, "channel": self.world.direct(user.id).id, "event_ts": self.new_ts()}
        await self.answered(self.emit(event | {"context": self._entities(self.world.channel(where).id)}))

    async def _open_tab(self, who: str, tab: str, more: dict[str, Any]) -> None:
        user = self.world.user(who)
        event: dict[str, Any] = {"type": "app_home_opened", "user": user.id, "tab": tab, "event_ts": self.new_ts()}
        event["channel"] = self.world.direct(user.id).id
        view = self.homes.get(user.id)
        if tab == "home" and view is not None:
            event["view"] = {name: value for name, value in view.items() if name != "user"}
        await self.answered(self.emit(event | more))

    async def uninstall(self) -> None:
        """The app is removed: both events come (in any order), and no call works any more."""
        self.installed.dead = "account_inactive"
        await self.answered([*self.emit({"type": "app_uninstalled", "event_ts": self.new_ts()}), *self._revoked()])

    async def revoke(self) -> None:
        """The bot's token is revoked."""
        self.installed.dead = "token_revoked"
        await self.answered(self._revoked())

    def _revoked(self) -> list[Delivery]:
        return self.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}, "event_ts": self.new_ts()})

    async def again(self, delivery: Delivery, *, settle: bool = True) -> Delivery:
        """The same delivery once more: same event id, same content."""
        copied = Delivery(delivery.kind, delivery.payload)
        self.send(copied)
        if settle:
            await self.answered([copied])
        return copied

    async def deliver(self, kind: str, payload: dict[str, Any]) -> Delivery:
        """A payload written by hand: events_api, interactive or slash_commands."""
        delivery = self.send(Delivery(kind, payload))
        await self.answered([delivery])
        return delivery

    async def verify_address(self) -> bool:
        """What Slack does when a request address is entered: it wants the challenge back."""
        delivery = Delivery("events_api", {"type": "url_verification", "token": "fake-verification-token", "challenge": self.new_id("ch")})
        delivery.payload["api_app_id"] = APP_ID
        await self.answered([self.send(delivery)])
        said = delivery.answer
        return delivery.acknowledged and (said.get("challenge") if isinstance(said, dict) else said) == delivery.payload["challenge"]
