"""The ticket system that needs nothing else: tickets in the data folder, with numbers such as IT-1001."""

import json
from collections.abc import Callable

from bot.ports import Clock, GiveUp
from storage.ticket_book import BookTicket, TicketBook
from triage.case import Ticket, TicketOrder

_STATUS = {"resolve": "resolved", "reopen": "open", "cancel": "cancelled"}


class BuiltinTickets:
    """Implements bot.ports.TicketSystem. `url(key)` gives a ticket's address, None where there is none to give."""

    name = "builtin"

    def __init__(self, book: TicketBook, clock: Clock, prefix: str, url: Callable[[str], str | None] = lambda key: None) -> None:
        self._book, self._clock, self._prefix, self._url = book, clock, prefix, url

    async def find(self, key: str) -> Ticket | None:
        found = self._book.find(key)
        return self._ticket(found) if found else None

    async def carry_out(self, order: TicketOrder) -> Ticket:
        """Do one order. GiveUp for a change of a ticket that was never created."""
        now = self._clock.now()
        if order.operation == "create":
            return self._ticket(await self._book.create(order.key, order.id, _values(order), now))
        values: dict[str, str | None] = {"status": _STATUS.get(order.operation)}
        if order.operation == "update":
            fields = json.dumps(dict(order.fields), ensure_ascii=False)
            values = {"category": order.category, "priority": order.priority, "team": order.team, "fields": fields}
            values["assignee"] = order.assignee.name or order.assignee.id if order.assignee else ""
        try:
            return self._ticket(await self._book.change(order.key, order.id, values, order.text, now))
        except KeyError as error:
            raise GiveUp(f"there is no ticket {order.key}", "it was never created; the order can be dropped") from error

    def _ticket(self, found: BookTicket) -> Ticket:
        return Ticket.model_validate(
            {
                "key": found.key,
                "case_id": found.key.partition("/")[0],
                "number": f"{self._prefix}-{found.number}",
                "url": self._url(found.key),
                "status": found.status,
                "summary": found.summary,
                "team": found.team,
            }
        )


def _values(order: TicketOrder) -> dict[str, str | None]:
    return {
        "summary": order.summary,
        "text": order.text,
        "category": order.category,
        "priority": order.priority,
        "team": order.team,
        "assignee": order.assignee.name or order.assignee.id if order.assignee else None,
        "requester": order.requester.name or order.requester.id if order.requester else None,
        "fields": json.dumps(dict(order.fields), ensure_ascii=False),
    }
