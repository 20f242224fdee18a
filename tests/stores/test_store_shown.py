"""What is shown: posts are announced before they are made, cards behind are found, news keep their distance. On every store."""

import asyncio

import pytest
from made_up_cases import AGENTS, HELP, NOW, after, case, change, click, order, posted

from storage.store import Posted, Store
from triage.case import News, Ticket


async def add(store: Store, number: int = 1, news: tuple[News, ...] = (), finished: bool = True) -> str:
    home = (await store.accept(posted(number))).case_id
    await store.record(posted(number).id, change(case(home, posted(number)), news=news, orders=(order(f"o{number}"),)), 0)
    if finished:
        await store.finish(posted(number).id, "recorded")
    return home


async def test_a_post_is_announced_once(store: Store) -> None:
    home = await add(store)
    expected = Posted(case_id=home, name="requester", place=HELP, posting_since=NOW, attempt=1)
    answers = await asyncio.gather(*(store.begin_post(home, "requester", HELP, NOW) for _ in range(50)))
    assert [row for row, _ in answers] == [expected] * 50
    assert sum(go for _, go in answers) == 1
    with pytest.raises(KeyError):
        await store.begin_post("C9999", "requester", HELP, NOW)


async def test_an_unanswered_post_is_announced_again_and_counted(store: Store) -> None:
    home = await add(store)
    await store.begin_post(home, "requester", HELP, NOW)
    row, go = await store.begin_post(home, "requester", HELP, after(5))
    assert (row.post, row.posting_since, go) == (None, NOW, False)
    again = await store.again_post(home, "requester", after(9))
    assert (again.attempt, again.posting_since) == (2, after(9))
    with pytest.raises(KeyError):
        await store.again_post(home, "agents", NOW)


async def test_a_made_post_is_known_and_bound_to_its_case(store: Store) -> None:
    home = await add(store)
    await store.begin_post(home, "agents", AGENTS, NOW)
    await store.posted(home, "agents", "p7", 1, "digest")
    assert await store.posts(home) == (Posted(case_id=home, name="agents", place=AGENTS, post="p7", version=1, digest="digest", attempt=1),)
    found = await store.thread(AGENTS.model_copy(update={"thread": "p7"}))
    assert found is not None
    assert (found.case_id, found.card) == (home, "agents")
    row, go = await store.begin_post(home, "agents", AGENTS, after(9))
    assert (row.post, go) == ("p7", False)
    with pytest.raises(KeyError):
        await store.posted(home, "requester", "p8", 1, "d")


async def test_a_post_that_is_gone_is_made_anew(store: Store) -> None:
    home = await add(store)
    await store.begin_post(home, "agents", AGENTS, NOW)
    await store.posted(home, "agents", "p7", 1, "d")
    await store.drawn_all(home, 1)
    await store.unposted(home, "agents")
    assert await store.behind(9) == (home,)
    row, go = await store.begin_post(home, "agents", AGENTS, after(5))
    assert (row.post, row.attempt, go) == (None, 1, True)
    await store.unposted(home, "never posted")


async def test_a_case_is_behind_until_its_newest_version_is_drawn(store: Store) -> None:
    home = await add(store, finished=False)
    assert await store.behind(9) == ()
    await store.finish(posted(1).id, "recorded")
    assert await store.behind(9) == (home,)
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2)), 1)
    await store.finish("click/a", "recorded")
    await store.drawn_all(home, 1)
    assert await store.behind(9) == (home,)
    await store.drawn_all(home, 2)
    assert await store.behind(9) == ()


async def test_an_older_drawing_that_ends_last_puts_the_case_behind_again(store: Store) -> None:
    home = await add(store)
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2)), 1)
    await store.finish("click/a", "recorded")
    await store.drawn_all(home, 2)
    await store.drawn_all(home, 1)
    assert await store.behind(9) == (home,)


async def test_cases_behind_come_in_order(store: Store) -> None:
    homes = [await add(store, number) for number in (1, 2, 3)]
    assert await store.behind(9) == tuple(homes)
    assert await store.behind(2) == tuple(homes[:2])


async def test_a_card_announced_without_an_answer_is_behind_and_news_are_not(store: Store) -> None:
    home = await add(store)
    await store.drawn_all(home, 1)
    await store.begin_post(home, "news/k1", HELP, NOW)
    assert await store.behind(9) == ()
    await store.begin_post(home, "agents", AGENTS, NOW)
    assert await store.behind(9) == (home,)


async def test_a_ticket_that_changed_puts_the_cards_behind(store: Store) -> None:
    home = await add(store)
    await store.drawn_all(home, 1)
    await store.order_done("o1", Ticket(key="T1", case_id=home, number="IT-1", status="open"))
    assert await store.behind(9) == (home,)


async def test_news_of_a_case_keep_their_distance(open_store) -> None:
    store = await open_store(news_per_case_seconds=60)
    home = await add(store, news=(News(key="a", kind="resolved"), News(key="b", kind="reopened")))
    other = await add(store, 2, news=(News(key="a", kind="resolved"),))
    assert [item.id for item in await store.news(NOW, 9)] == [f"{home}/a", f"{other}/a"]
    await store.news_done(f"{home}/a", NOW)
    assert [item.id for item in await store.news(after(59), 9, home)] == []
    (second,) = await store.news(after(60), 9, home)
    assert (second.id, second.case_id, second.version, second.news.kind, second.not_before) == (f"{home}/b", home, 1, "reopened", after(60))


async def test_private_news_neither_wait_nor_make_others_wait(store: Store) -> None:
    private = News(key="p", kind="rotate_secret", to="private")
    home = await add(store, news=(News(key="a", kind="resolved"), private, News(key="b", kind="reopened")))
    assert [item.news.key for item in await store.news(NOW, 9)] == ["a", "p"]
    await store.news_done(f"{home}/p", NOW)
    assert [item.news.key for item in await store.news(NOW, 9)] == ["a"]
    await store.news_done(f"{home}/a", NOW)
    assert await store.news(after(1), 9) == ()


async def test_news_given_up_make_nobody_wait_and_done_is_done(store: Store) -> None:
    home = await add(store, news=(News(key="a", kind="resolved"), News(key="b", kind="reopened")))
    await store.news_done(f"{home}/a", NOW, "the channel is archived")
    await store.news_done(f"{home}/a", NOW)
    assert [item.news.key for item in await store.news(NOW, 9)] == ["b"]
    with pytest.raises(KeyError):
        await store.news_done("C1/x", NOW)


async def test_a_clock_that_steps_back_does_not_silence_a_case(store: Store) -> None:
    home = await add(store, news=(News(key="a", kind="resolved"), News(key="b", kind="reopened")))
    await store.news_done(f"{home}/a", after(86_400))
    assert [item.news.key for item in await store.news(NOW, 9)] == ["b"]


async def test_the_same_news_of_a_later_version_is_one(store: Store) -> None:
    home = await add(store, news=(News(key="a", kind="resolved"),))
    await store.accept(click("a"), home)
    await store.record("click/a", change(case(home, click("a"), version=2), news=(News(key="a", kind="resolved", text="again"),)), 1)
    (item,) = await store.news(NOW, 9)
    assert (item.version, item.news.text) == (1, "")


async def test_what_is_shown_survives_a_restart(open_store) -> None:
    store = await open_store()
    home = await add(store, news=(News(key="a", kind="resolved"),))
    await store.begin_post(home, "agents", AGENTS, NOW)
    before = (await store.posts(home), await store.behind(9), await store.news(NOW, 9))
    store = await open_store()
    assert (await store.posts(home), await store.behind(9), await store.news(NOW, 9)) == before
