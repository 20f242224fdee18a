"""The learner beside its store: a lesson counts at once, imports are picked up, a restart reads what was learned, evidence is named."""

from pathlib import Path

from helpdesks import data_folder, desk, open_desk, sample
from outside_world import MAYA, Lasting

from bot.learning import Learning, Words
from storage.store import Labelled
from triage.facts import ActionName

STRANGE = "the flux compensator hums in a low key"


def labelled(number: int, text: str, label: str = "meetings") -> Labelled:
    return Labelled(id=f"t/{number}", text=text, label=label)


async def test_a_correction_counts_for_the_very_next_request(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        first = await helpdesk.ask(STRANGE)
        await helpdesk.fill(first.id, ActionName.CORRECT, MAYA, category="meetings", text="room equipment")

        second = await helpdesk.ask(STRANGE + " again")

        assert second.decision is not None
        assert second.decision.similar[0].case_id == first.id
        assert second.decision.similar[0].label == "meetings"


async def test_what_another_process_imported_is_picked_up(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        store, learning = helpdesk.app.world.store, helpdesk.app.world.learning
        before = len(learning)
        await store.add_examples([labelled(n, f"flux compensator number {n} hums") for n in range(3)])

        await learning.refresh(store)

        assert len(learning) == before + 3
        assert learning.similar(STRANGE)[0].label == "meetings"


async def test_a_label_that_the_organisation_does_not_have_is_not_learned(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        store, learning = helpdesk.app.world.store, helpdesk.app.world.learning
        before = len(learning)
        await store.add_examples([labelled(1, STRANGE, "no-such-topic")])
        await learning.refresh(store)
        assert len(learning) == before


async def test_a_restart_reads_what_was_learned_and_says_the_same(tmp_path: Path) -> None:
    world, folder = Lasting(), data_folder(tmp_path)
    first = await open_desk(folder, world)
    before = first.app.world.learning.similar("VPN drops at home")
    await first.app.close()
    again = await open_desk(folder, world)
    assert again.app.world.learning.similar("VPN drops at home") == before
    await again.app.close()


async def test_a_damaged_cache_is_only_slow(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    (folder / "learner.state").write_bytes(b"damaged" * 100)
    helpdesk = await open_desk(folder, Lasting())
    assert helpdesk.app.world.learning.similar("VPN drops at home")
    await helpdesk.app.close()


async def test_the_organisations_own_words_stand_in_until_there_are_real_requests(tmp_path: Path) -> None:
    async with desk(tmp_path) as helpdesk:
        store = helpdesk.app.world.store
        bare = Learning(sample())
        await bare.start(store)
        own = len(bare)
        await store.add_examples([labelled(n, f"projector {n} stays black", "meetings") for n in range(20)])
        await bare.refresh(store)
        assert own > 0
        assert len(bare) == own + 20 - 3, "the three own texts of that topic give way to twenty real requests"


def test_candidates_share_the_rarest_words() -> None:
    found = Words([labelled(n, f"common word {n}") for n in range(300)] + [labelled(999, "common flux")])
    assert found.candidates("the common flux")[0] == "t/999"
    assert len(found.candidates("the common flux")) <= 301
    assert found.candidates("nothing alike") == []
