"""The core's one front door: every edge (Slack, Teams, playground, terminal, API) comes in here and nowhere else.

Each method puts what happened into a case's mailbox (on disk when it returns) or answers a read, in well under 500 ms. What an edge
gets back is for the one person who acted. Nothing here draws a card or waits for a model: that is the runner's work.
"""

from datetime import datetime

from bot.cards.news import error_card
from bot.commands import commanded
from bot.doors.clicks import clicked, refusal, submitted
from bot.doors.healing import stands
from bot.doors.posts import deleted, edited, forced, posted
from bot.doors.reactions import reacted
from bot.inbound import Answer, Click, Command, Reaction, Submission
from bot.world import World
from triage.facts import Message, Person, Place, Via


class Door:
    """Faults of the store are raised to the edge (so that the platform delivers again); people never see them."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def message(self, message: Message) -> Answer:
        """A post: opens a case, belongs to one (an answer, an internal note), is a command word, or is not ours (then nothing is kept)."""
        return await posted(self._world, message)

    async def edited(self, message: Message, at: datetime) -> Answer:
        """A post with its new text. Only a change of the words counts (bot/doors/posts.py)."""
        return await edited(self._world, message, at)

    async def deleted(self, message_id: str, place: Place, at: datetime, by: Person) -> Answer:
        """A post is gone. If it opened a case that is undecided, the case is cancelled."""
        return await deleted(self._world, message_id, place, at, by)

    async def force(self, message: Message, by: Person, event_id: str, via: Via = "shortcut") -> Answer:
        """Somebody asks that this message be triaged. Agents any message, others their own."""
        return await forced(self._world, message, by, event_id, via)

    async def click(self, click: Click) -> Answer:
        """A button or menu entry: refused with words, a form to open, something to read, or accepted."""
        return await clicked(self._world, click)

    async def refusal(self, click: Click) -> Answer | None:
        """Words why the form that this click asks for is not opened; None where it is. Quick: for edges that open it before it is made."""
        return await refusal(self._world, click)

    async def submit(self, submission: Submission) -> Answer:
        """A filled form: errors beside its fields, refused with words, or accepted."""
        return await submitted(self._world, submission)

    async def react(self, reaction: Reaction) -> Answer:
        """An emoji on one of our cards or on somebody's message, put on or taken off."""
        return await reacted(self._world, reaction)

    async def command(self, command: Command) -> Answer:
        """`/triage ...` or `/retriage ...`; answered privately."""
        return await commanded(self._world, command)

    async def stands(self, marker: str, place: Place, post: str) -> None:
        """A post of ours with that marker was seen. Heals a lost answer; the edge need not know which one."""
        await stands(self._world, marker, place, post)

    def let_in(self) -> None:
        """The helpdesk was let in somewhere: cards that were refused are tried again with the next scan, not at their slow pace."""
        self._world.refused.try_all(self._world.clock.now())

    def sorry(self, person: Person) -> Answer:
        """What an edge shows when something failed on our side: words without any detail."""
        return Answer(kind="refused", card=error_card(self._world.organisation, person.language))
