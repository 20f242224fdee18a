"""Orders for the ticket system: in order, once, tried again. On every store."""

import pytest
from made_up_cases import NOW, after, case, change, click, order, planned, posted

from storage.store import Store
from triage.case import Ticket


async def add(store: Store, number: int, *orders: str) -> str:
    home = (await store.accept(posted(number))).case_id
    made = case(home, posted(number), tickets=(planned(f"T{number}"),))
    await store.record(posted(number).id, change(made, orders=tuple(order(one, f"T{number}") for one in orders)), 0)
    return home


async def test_of_each_case_the_first_undone_order_is_due(store: Store) -> None:
    home = await add(store, 1, "a1", "a2")
    await add(store, 2, "b1")
    assert [item.order.id for item in await store.orders(NOW, 9)] == ["a1", "b1"]
    assert [item.order.id for item in await store.orders(NOW, 1)] == ["a1"]
    assert [item.order.id for item in await store.orders(NOW, 9, home)] == ["a1", "a2"]
    await store.order_done("a1", Ticket(key="T1", case_id=home, number="IT-1"))
    assert [item.order.id for item in await store.orders(NOW, 9)] == ["a2", "b1"]


async def test_a_done_order_brings_its_ticket_up_to_date_once(store: Store) -> None:
    home = await add(store, 1, "a1")
    done = Ticket(key="T1", case_id=home, number="IT-1", status="open", summary="Dock", team="l1")
    await store.order_done("a1", done)
    await store.order_done("a1", done.model_copy(update={"number": "IT-2"}))
    assert await store.tickets(home) == (done,)
    with pytest.raises(KeyError):
        await store.order_done("nothing", done)


async def test_a_plan_that_changes_keeps_what_the_ticket_system_said(store: Store) -> None:
    home = await add(store, 1, "a1")
    await store.order_done("a1", Ticket(key="T1", case_id=home, number="IT-1", status="open"))
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2, tickets=(planned("T1", "New words"),))), 1)
    (ticket,) = await store.tickets(home)
    assert (ticket.number, ticket.status, ticket.summary) == ("IT-1", "open", "New words")


async def test_a_failed_order_waits_and_holds_back_the_later_ones(store: Store) -> None:
    home = await add(store, 1, "a1", "a2")
    await store.order_failed("a1", "zendesk answered 503", after(30))
    assert await store.orders(after(29), 9) == ()
    first, second = await store.orders(NOW, 9, home)
    assert (first.order.id, first.attempts, first.problem, second.attempts) == ("a1", 1, "zendesk answered 503", 0)
    assert [item.order.id for item in await store.orders(after(30), 9)] == ["a1"]
    with pytest.raises(KeyError):
        await store.order_failed("nothing", "x", NOW)


async def test_an_order_recorded_again_is_one_order(store: Store) -> None:
    home = await add(store, 1, "a1")
    await store.order_done("a1", Ticket(key="T1", case_id=home))
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2), orders=(order("a1"), order("a2"))), 1)
    assert [item.order.id for item in await store.orders(NOW, 9)] == ["a2"]
    assert (await store.counts())["orders_open"] == 1


async def test_orders_and_tickets_survive_a_restart(open_store) -> None:
    store = await open_store()
    home = await add(store, 1, "a1", "a2")
    await store.order_done("a1", Ticket(key="T1", case_id=home, number="IT-1"))
    await store.order_failed("a2", "503", after(5))
    before = (await store.orders(after(9), 9), await store.tickets(home))
    store = await open_store()
    assert (await store.orders(after(9), 9), await store.tickets(home)) == before
