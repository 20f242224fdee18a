"""The search index: what a sync promises, what a search finds, and that no text, crash or damaged file breaks either."""

import contextlib
import multiprocessing
import os
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import search, search_tables
from storage.search import SearchIndex
from storage.store import StoreError
from triage.rank import Article

TOPICS = {
    "vpn": (
        "Connect to the VPN",
        "Open the tunnel client and choose the Leeds gateway.\n\n## Times out\n\nRestart the client when the tunnel times out.",
    ),
    "password": ("Reset your password", "Open the sign-in page and choose **Forgot password**."),
    "printer": ("Add the follow-me printer", "Print anywhere and collect it with your badge."),
    "travel": ("Laptops abroad", "Keep the disk encrypted when you travel."),
    "mailbox": ("Open a shared mailbox", "Ask its owner for access, then restart Outlook."),
}


def articles(**changed: tuple[str, str]) -> list[Article]:
    topics = {**TOPICS, **changed}
    return [Article(id=one, title=title, text=text, url=f"https://help.example.com/{one}") for one, (title, text) in topics.items()]


@pytest.fixture(params=["file", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    found = SearchIndex.open(tmp_path / "search" / "index.sqlite" if request.param == "file" else ":memory:")
    yield found
    found.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index.sqlite"


def ids(index: SearchIndex, text: str, **how: object) -> list[str]:
    return [hit.article_id for hit in index.search(text, **how)]  # type: ignore[arg-type]


class TestSync:
    def test_says_what_it_did_and_does_nothing_the_second_time(self, index: SearchIndex) -> None:
        first = index.sync(articles())
        assert (first.added, first.changed, first.removed, first.unchanged, first.wrote) == (5, 0, 0, 0, True)
        again = index.sync(reversed(articles()))
        assert (again.added, again.unchanged, again.wrote) == (0, 5, False)
        assert again.fingerprint == first.fingerprint

    def test_takes_in_only_what_differs(self, index: SearchIndex) -> None:
        before = index.sync(articles())
        after = index.sync(
            [*articles(vpn=("Connect from home", "Use the portal."))[:-1], Article(id="new", title="Scan to mail", text="Press scan.")]
        )
        assert (after.added, after.changed, after.removed, after.unchanged) == (1, 1, 1, 3)
        assert after.fingerprint != before.fingerprint
        assert ids(index, "portal") == ["vpn"]
        assert ids(index, "leeds gateway") == []
        assert ids(index, "outlook") == []
        assert ids(index, "press") == ["new"]

    def test_gives_back_the_articles_as_they_were(self, index: SearchIndex) -> None:
        whole = Article(id="a", title="T", text="# T\n\nÄ 😀", url=None, tags=("x", "y"), language="de", audience="it")
        index.sync([whole])
        assert index.articles() == (whole,)
        assert index.article("a") == whole
        assert index.article("b") is None
        assert index.article("\ud800") is None

    def test_refuses_two_articles_of_one_id_and_keeps_what_it_had(self, index: SearchIndex) -> None:
        index.sync(articles())
        with pytest.raises(ValueError, match="two articles have the id 'vpn'"):
            index.sync([*articles(), articles()[0]])
        assert len(index.articles()) == 5

    def test_remembers_the_state_of_the_source(self, index: SearchIndex) -> None:
        assert index.source() == ""
        index.sync(articles(), source="one")
        index.sync(articles(), source="two")
        assert index.source() == "two"

    def test_lasts(self, path: Path) -> None:
        first = SearchIndex.open(path)
        first.sync(articles(), source="s")
        first.close()
        second = SearchIndex.open(path)
        assert (ids(second, "vpn"), second.source()) == (["vpn"], "s")
        second.close()

    def test_an_interrupted_sync_changes_nothing(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        index = SearchIndex.open(path)
        index.sync(articles(), source="old")

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("storage.search.add_article", fail)
        with pytest.raises(KeyboardInterrupt):
            index.sync(articles(vpn=("New", "portal")), source="new")
        assert (ids(index, "leeds gateway"), index.source(), len(index.articles())) == (["vpn"], "old", 5)
        index.close()


class TestSearch:
    def test_finds_the_article_with_its_passage_and_heading(self, index: SearchIndex) -> None:
        index.sync(articles())
        hit, *_ = index.search("my vpn times out")
        assert (hit.article_id, hit.title, hit.url) == ("vpn", "Connect to the VPN", "https://help.example.com/vpn")
        assert (hit.heading, hit.passage) == ("Times out", "Restart the client when the tunnel times out.")
        assert hit.score > 0

    def test_finds_other_forms_and_words_of_the_trade(self, index: SearchIndex) -> None:
        index.sync(articles())
        assert ids(index, "printing badges")[0] == "printer"
        assert ids(index, "encryption while travelling")[0] == "travel"
        assert ids(index, "overseas") == ["travel"]

    def test_finds_an_article_by_its_tags(self, index: SearchIndex) -> None:
        index.sync([*articles(), Article(id="tagged", title="Sign in", text="Wait 30 minutes.", tags=("lockout",))])
        assert ids(index, "lockout") == ["tagged"]

    def test_keeps_to_the_limit_and_to_the_scope(self, index: SearchIndex) -> None:
        index.sync(articles())
        assert len(ids(index, "open the restart")) > 2
        assert len(ids(index, "open the restart", limit=2)) == 2
        assert ids(index, "open the restart", scope={"mailbox", "unknown", "\ud800"}) == ["mailbox"]
        assert ids(index, "open", scope=()) == []
        assert ids(index, "open", limit=0) == []
        index.sync(Article(id=str(number), title=f"Printer {number}", text="") for number in range(28))
        assert len(ids(index, "printer", limit=100)) == 28

    @pytest.mark.parametrize("text", ["", "   ", "😀😀", "\x00", "?!", "unheardofword"])
    def test_finds_nothing_for_nothing(self, index: SearchIndex, text: str) -> None:
        index.sync(articles())
        assert index.search(text) == ()

    def test_finds_the_same_when_memory_holds_but_a_few_passages(self, index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
        index.sync(Article(id=f"a{n}", title=f"Printer {n}", text=f"Printer number {n} needs toner {n % 7}.") for n in range(40))
        questions = [f"the toner {n} of the printer" for n in range(7)]
        found = [index.search(question) for question in questions]
        monkeypatch.setattr(search, "MOST_HELD", 3)
        index.sync([])
        index.sync(Article(id=f"a{n}", title=f"Printer {n}", text=f"Printer number {n} needs toner {n % 7}.") for n in range(40))
        assert [index.search(question) for question in questions] == found

    def test_an_empty_index_finds_nothing(self, index: SearchIndex) -> None:
        assert index.search("vpn") == ()
        assert index.nearest_examples("vpn") == ()

    def test_an_article_without_a_title_is_shown_by_its_first_words(self, index: SearchIndex) -> None:
        index.sync([Article(id="a", title="", text="Emacs has a hexl-mode for hex editing.")])
        assert index.search("hex editing")[0].title == "Emacs has a hexl-mode for hex editing."

    def test_is_surer_of_an_answer_than_of_a_brush(self, index: SearchIndex) -> None:
        index.sync(articles())
        answered = index.search("reset forgotten password on the sign-in page")[0]
        touched = index.search("which page of the contract has the salary of the new cook")[0]
        assert answered.confidence > 0.5 > 0.1 > touched.confidence


QUERY_SYNTAX = [
    '"',
    '""',
    "'",
    "*",
    "NEAR(",
    "AND",
    "OR NOT",
    "title:",
    "^vpn",
    "{a b}:",
    "-vpn",
    "(",
    ")",
    "+",
    "--",
    ";",
    "\x00",
    "\ud800",
    "\u200b",
]


@pytest.fixture(scope="module")
def filled() -> Iterator[SearchIndex]:
    index = SearchIndex.open(":memory:")
    index.sync(articles())
    index.sync_examples((one, text) for one, (_, text) in TOPICS.items())
    yield index
    index.close()


class TestAnyText:
    @settings(max_examples=200)
    @given(st.lists(st.sampled_from([*QUERY_SYNTAX, "vpn", "printer"]) | st.text(st.characters(codec=None)), max_size=12).map(" ".join))
    def test_no_text_breaks_a_search(self, filled: SearchIndex, text: str) -> None:
        assert all(0 <= hit.confidence <= 1 for hit in filled.search(text))
        assert all(score > 0 for _, score in filled.nearest_examples(text))

    @pytest.mark.parametrize("noise", QUERY_SYNTAX)
    def test_query_syntax_in_a_request_is_only_a_sign(self, filled: SearchIndex, noise: str) -> None:
        assert ids(filled, f"{noise} vpn {noise} gateway{noise}")[0] == "vpn"

    @pytest.mark.parametrize(
        "text", ["vpn " * 262_144, "x" * 1_048_576, " ".join(f"w{number}" for number in range(150_000)), '"' * 1_048_576]
    )
    def test_a_megabyte_is_searched_like_anything(self, filled: SearchIndex, text: str) -> None:
        assert len(text) >= 1_000_000
        assert ids(filled, text) in ([], ["vpn"])

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
    @settings(max_examples=50)
    def test_any_article_and_any_example_is_taken(self, text: str) -> None:
        index = SearchIndex.open(":memory:")
        index.sync([Article(id="a", title=text, text=text, tags=(text,))])
        index.add_example(text or "id", text + "\ud800")
        assert index.article("a") is not None
        assert index.remove_example(text or "id")
        index.close()

    def test_only_letters_and_digits_ever_reach_a_query(self) -> None:
        assert search_tables.any_of(["vpn", "überprüfung"]) == '"vpn" OR "überprüfung"'
        with pytest.raises(ValueError, match="letters and digits"):
            search_tables.any_of(['vpn" OR "x'])


class TestExamples:
    def test_the_nearest_come_first(self, index: SearchIndex) -> None:
        index.sync_examples(
            [("1", "vpn drops every hour"), ("2", "the printer has a paper jam"), ("3", "vpn drops when the printer prints")]
        )
        found = index.nearest_examples("my vpn drops")
        assert [one for one, _ in found] == ["1", "3"]
        assert found[0][1] > found[1][1] > 0
        assert len(index.nearest_examples("vpn printer", limit=1)) == 1

    def test_one_more_is_found_at_once_and_one_less_no_longer(self, index: SearchIndex) -> None:
        index.sync_examples([("1", "vpn drops")])
        index.add_example("2", "beamer flickers")
        assert [one for one, _ in index.nearest_examples("beamer")] == ["2"]
        assert index.remove_example("2")
        assert not index.remove_example("2")
        assert index.nearest_examples("beamer") == ()

    def test_another_text_for_the_same_id_takes_its_place(self, index: SearchIndex) -> None:
        index.add_example("1", "vpn drops")
        index.add_example("1", "beamer flickers")
        assert (index.nearest_examples("vpn"), len(index.nearest_examples("beamer"))) == ((), 1)

    def test_a_sync_takes_in_only_what_differs(self, index: SearchIndex) -> None:
        index.sync_examples([("1", "vpn"), ("2", "beamer")])
        found = index.sync_examples([("2", "beamer"), ("3", "toner")])
        assert (found.added, found.changed, found.removed, found.unchanged) == (1, 0, 1, 1)
        assert not index.sync_examples([("3", "toner"), ("2", "beamer")]).wrote
        with pytest.raises(ValueError, match="two labelled requests have the id '1'"):
            index.sync_examples([("1", "a"), ("1", "b")])

    def test_articles_and_examples_do_not_mix(self, index: SearchIndex) -> None:
        index.sync(articles())
        index.add_example("vpn", "something else")
        index.sync([])
        assert [one for one, _ in index.nearest_examples("something else entirely")] == ["vpn"]


class TestThreads:
    def test_many_threads_search_while_one_syncs_and_each_sees_a_whole_index(self, index: SearchIndex) -> None:
        old, new = articles(), articles(vpn=("Connect to the VPN", "Use the portal now."))
        index.sync(old)
        ended = threading.Event()

        def look() -> set[str]:
            seen: set[str] = set()
            while not ended.is_set():
                seen.update(hit.passage for hit in index.search("connect vpn portal gateway", limit=1))
            return seen

        with ThreadPoolExecutor(4) as pool:
            looking = [pool.submit(look) for _ in range(4)]
            for _ in range(10):
                index.sync(new)
                index.sync(old)
            ended.set()
            seen = set().union(*(one.result() for one in looking))
        assert seen <= {"Open the tunnel client and choose the Leeds gateway.", "Use the portal now."}

    def test_examples_added_by_many_threads_are_all_there(self, index: SearchIndex) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda number: index.add_example(str(number), f"request{number} vpn"), range(40)))
        assert len(index.nearest_examples("vpn", limit=100)) == 40

    def test_another_opening_of_the_file_sees_the_new_articles(self, path: Path) -> None:
        one, other = SearchIndex.open(path), SearchIndex.open(path)
        assert ids(other, "vpn") == []
        one.sync(articles())
        assert ids(other, "vpn") == ["vpn"]
        one.close()
        other.close()

    def test_a_closed_index_says_so(self, index: SearchIndex) -> None:
        index.close()
        index.close()
        with pytest.raises(StoreError, match="is closed"):
            index.search("vpn")
        with pytest.raises(StoreError, match="is closed"):
            index.sync(articles())


def _die_in_the_middle_of_a_sync(path: Path) -> None:
    index = SearchIndex.open(path)
    real = search_tables.add_article
    written = []

    def die_at_the_third(*args: object) -> None:
        written.append(args)
        if len(written) == 3:
            os._exit(9)
        real(*args)  # type: ignore[arg-type]

    import storage.search

    storage.search.add_article = die_at_the_third  # type: ignore[assignment]
    index.sync(articles(vpn=("New", "portal"), password=("New", "portal"), printer=("New", "portal")), source="new")


def _open_and_fill(path: Path) -> int:
    index = SearchIndex.open(path)
    index.sync(articles())
    found = len(index.articles())
    index.close()
    return found


class TestTheFile:
    def test_processes_that_come_at_once_share_a_new_file(self, tmp_path: Path) -> None:
        with multiprocessing.get_context("spawn").Pool(3) as pool:
            for attempt in range(5):
                assert pool.map(_open_and_fill, [tmp_path / f"{attempt}.sqlite"] * 3, chunksize=1) == [5, 5, 5]

    def test_a_process_killed_in_the_middle_of_a_sync_leaves_the_old_articles(self, path: Path) -> None:
        index = SearchIndex.open(path)
        index.sync(articles(), source="old")
        process = multiprocessing.get_context("spawn").Process(target=_die_in_the_middle_of_a_sync, args=(path,))
        process.start()
        process.join(60)
        assert process.exitcode == 9
        assert (ids(index, "leeds gateway"), ids(index, "portal"), index.source()) == (["vpn"], [], "old")
        assert index.sync(articles(vpn=("New", "portal"))).changed == 1
        index.close()

    @pytest.mark.parametrize("content", [b"this is no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4_000])
    def test_a_file_that_is_no_database_is_thrown_away(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        index = SearchIndex.open(path)
        assert index.source() == ""
        assert index.sync(articles()).added == 5
        assert ids(index, "vpn") == ["vpn"]
        index.close()

    @pytest.mark.parametrize("first", ["search", "sync", "example"])
    def test_a_file_damaged_later_is_empty_and_can_be_filled_again(self, path: Path, first: str) -> None:
        index = SearchIndex.open(path)
        index.sync(articles(), source="s")
        index.close()
        size = path.stat().st_size
        path.write_bytes(path.read_bytes()[:4_096] + b"\xa5" * (size - 4_096))
        index = SearchIndex.open(path)
        match first:
            case "search":
                assert index.search("vpn") == ()
                assert index.source() == ""
            case "example":
                index.add_example("1", "vpn drops")
        index.sync(articles(), source="s")
        assert ids(index, "vpn") == ["vpn"]
        index.close()

    def test_an_index_of_another_layout_is_emptied(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        index = SearchIndex.open(path)
        index.sync(articles(), source="s")
        index.close()
        monkeypatch.setattr(search_tables, "LAYOUT", search_tables.LAYOUT + 1)
        index = SearchIndex.open(path)
        assert (index.source(), index.articles()) == ("", ())
        assert index.sync(articles(), source="s").added == 5
        index.close()

    def test_the_database_of_another_program_is_left_alone(self, path: Path) -> None:
        with contextlib.closing(sqlite3.connect(path)) as other, other:
            other.execute("CREATE TABLE precious (value)")
        other.close()
        before = path.read_bytes()
        with pytest.raises(StoreError, match="another program"):
            SearchIndex.open(path)
        assert path.read_bytes() == before

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(StoreError, match="expected a folder to write in"):
            SearchIndex.open(tmp_path / "file" / "index.sqlite")
