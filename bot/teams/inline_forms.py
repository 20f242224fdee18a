"""Inline forms: Microsoft's local playground opens no dialogs, so there a card carries its forms itself."""

from bot.access import known
from bot.cards.actions import decode, opens_form
from bot.cards.card import Button, Card, Form
from bot.doors.clicks import open_form
from bot.world import World
from triage.facts import ActionName, Person

AN_AGENT = Person(id="teams:none/an-agent", is_agent=True)
"""Whoever stands before the agents' card. Nothing is done in this name: what is sent is judged by who sent it."""


class InlineForms:
    """The forms behind the buttons of a card, as they are when the card is drawn."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, card: Card) -> dict[str, Form]:
        """Button value -> its form; without those that nobody who sees the card may open as things stand."""
        found: dict[str, Form] = {}
        for button in (*card.buttons, *card.menu):
            form = await self._behind(button, for_agents=card.kind.startswith("agents."))
            if form is not None:
                found[button.value] = form
        return found

    async def _behind(self, button: Button, *, for_agents: bool) -> Form | None:
        value = decode(button.value) if button.form else None
        if value is None or not opens_form(value.action, value.arg):
            return None
        case = await self._world.store.case(value.case_id)
        if case is None:
            return None
        for person in (AN_AGENT,) if for_agents else (case.request.requester, AN_AGENT):
            by = known(person, self._world.organisation)
            answer = await open_form(self._world, by, case, ActionName(value.action))
            if answer.form is not None:
                return answer.form
        return None
