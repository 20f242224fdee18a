"""Labelled requests and feedback: what agents teach becomes an example at once. On every store."""

from made_up_cases import NOW, after, case, change, click, lesson, posted

from storage.store import Labelled, Store
from triage.case import Case


def example(name: str, label: str = "hardware", source: str = "imported") -> Labelled:
    return Labelled(id=name, text=f"text of {name}", label=label, source=source)


async def taught(store: Store, number: int = 1, **more: object) -> Case:
    home = (await store.accept(posted(number))).case_id
    made = case(home, posted(number))
    await store.record(posted(number).id, change(made, feedback=(lesson(made, **more),)), 0)
    return made


async def test_examples_are_added_replaced_and_keep_their_place(store: Store) -> None:
    assert await store.add_examples((example("a"), example("b"), example("c"))) == 3
    assert await store.add_examples((example("b", "network"), example("d"))) == 1
    assert [one.id for one in await store.examples()] == ["a", "b", "c", "d"]
    assert [one.label for one in await store.examples()] == ["hardware", "network", "hardware", "hardware"]


async def test_examples_are_removed_by_id_and_by_source(store: Store) -> None:
    await store.add_examples((example("a"), example("b", source="sample"), example("c", source="sample"), example("d")))
    assert await store.remove_examples(("a", "nothing")) == 1
    assert await store.remove_examples(source="sample") == 2
    assert await store.remove_examples() == 0
    assert [one.id for one in await store.examples()] == ["d"]


async def test_the_mark_moves_exactly_when_the_examples_change(store: Store) -> None:
    marks = [await store.examples_mark()]
    for write in (
        lambda: store.add_examples((example("a"),)),
        lambda: store.add_examples((example("a", "network"),)),
        lambda: store.remove_examples(("a",)),
        lambda: taught(store, category_after="network"),
    ):
        await write()
        marks.append(await store.examples_mark())
    assert len(set(marks)) == len(marks)
    await store.remove_examples(("a",))
    await store.add_examples(await store.examples())
    await taught(store, 2, teaches=False)
    assert await store.examples_mark() == marks[-1]


async def test_a_correction_becomes_an_example_with_what_was_right(store: Store) -> None:
    made = await taught(store, category_after="network", priority_before="normal", priority_after="high", team_after="l2")
    assert await store.examples() == (
        Labelled(
            id=f"case/{made.id}",
            text="docking station is dead",
            label="network",
            priority="high",
            team="l2",
            source="feedback",
            case_id=made.id,
        ),
    )


async def test_another_kind_of_request_is_taught_as_a_kind(store: Store) -> None:
    await taught(store, category_before=None, kind_after="billing")
    assert [one.label for one in await store.examples()] == ["kind:billing"]


async def test_what_was_only_confirmed_is_taught_as_it_was(store: Store) -> None:
    await taught(store, kind="confirmed")
    assert [one.label for one in await store.examples()] == ["hardware"]


async def test_a_second_correction_of_a_case_replaces_its_example(store: Store) -> None:
    made = await taught(store, category_after="network")
    await store.accept(click("a"), made.id)
    second = case(made.id, click("a"), version=2)
    await store.record("click/a", change(second, feedback=(lesson(second, 2, category_after="mail"),)), 1)
    assert [(one.id, one.label) for one in await store.examples()] == [(f"case/{made.id}", "mail")]
    assert len(await store.feedback()) == 2


async def test_feedback_that_does_not_teach_is_kept_without_an_example(store: Store) -> None:
    made = await taught(store, teaches=False)
    assert [one.case_id for one in await store.feedback()] == [made.id]
    assert await store.examples() == ()


async def test_feedback_is_read_from_a_time_on_oldest_first(store: Store) -> None:
    one, two = await taught(store, 1, at=after(1)), await taught(store, 2, at=NOW)
    assert [item.case_id for item in await store.feedback()] == [two.id, one.id]
    assert [item.case_id for item in await store.feedback(since=after(1))] == [one.id]
    assert [item.case_id for item in await store.feedback(limit=1)] == [two.id]
