"""Articles from a folder of Markdown, from JSONL, and questions to measure with: what is read, and what is refused in clear words."""

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.errors import ArticleError
from bot.knowledge.folder import LARGEST_FILE, ArticleFolder
from bot.knowledge.lines import ArticleLines
from bot.knowledge.measure import load_qrels, load_queries, measure
from bot.knowledge.record import Refused, article_of
from bot.knowledge.source import refresh, source_of
from bot.resources import resource
from storage.search import SearchIndex
from triage.rank import Article

VPN = """---
id: vpn
title: "Connect to the VPN"
tags: [network, home]
url: https://help.example.com/vpn
source: "other fields are left alone"
updated: 2026-01-14
---

# Connect to the VPN

Open the client.
"""


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(source: ArticleFolder | ArticleLines) -> str:
    with pytest.raises(ArticleError) as raised:
        source.articles()
    return str(raised.value)


class TestFolder:
    def test_reads_an_article_with_its_front_matter(self, tmp_path: Path) -> None:
        put(tmp_path, "vpn.md", VPN)
        (article,) = ArticleFolder(tmp_path).articles()
        assert article == Article(
            id="vpn",
            title="Connect to the VPN",
            text="# Connect to the VPN\n\nOpen the client.",
            url="https://help.example.com/vpn",
            tags=("network", "home"),
        )

    def test_reads_folders_within_in_order_and_leaves_out_what_is_no_article(self, tmp_path: Path) -> None:
        for name in ("b.md", "a/c.MARKDOWN", ".hidden.md", ".git/d.md", "notes.txt"):
            put(tmp_path, name, VPN.replace("id: vpn", f"id: {Path(name).stem.strip('.')}"))
        put(tmp_path, "README.md", "# How these articles are written")
        assert [article.id for article in ArticleFolder(tmp_path).articles()] == ["c", "b"]

    def test_the_shipped_sample_is_read_whole(self) -> None:
        folder = resource("manifests", "kb")
        found = ArticleFolder(folder).articles()
        assert len(found) == len(list(folder.glob("*.md")))
        assert all(article.url and article.tags and article.text for article in found)

    @pytest.mark.parametrize("text", ["\ufeff" + VPN, VPN.replace("\n", "\r\n"), VPN.replace("---\n", "---  \n")])
    def test_marks_of_editors_make_no_difference(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "vpn.md").write_bytes(text.encode())
        (article,) = ArticleFolder(tmp_path).articles()
        assert article.text == "# Connect to the VPN\n\nOpen the client."

    @pytest.mark.parametrize(
        ("old", "new", "place", "expected"),
        [
            ("id: vpn\n", "", "vpn.md line 2: id is missing", "id: reset-your-password"),
            ("id: vpn", "id: v p n", "vpn.md line 2: id is 'v p n'", "letters, digits"),
            ("id: vpn", "id: ../../etc", "vpn.md line 2: id is '../../etc'", "letters, digits"),
            ("id: vpn", "id: [1, 2]", "vpn.md line 2: id is a list", "letters, digits"),
            ('title: "Connect to the VPN"', "title:", "vpn.md line 3: title is missing", "title: Reset your password"),
            ('"Connect to the VPN"', "Connect: now: here", "vpn.md line 3: front matter is no YAML", 'title: "A: B"'),
            ("tags: [network, home]", "tags: {a: 1}", "vpn.md line 4: tags is a dict", "tags: [password, locked]"),
            ("tags: [network, home]", "tags: [network, home", "vpn.md line 5: front matter is no YAML", "name: value"),
            ("https://help.example.com/vpn", "javascript:alert(1)", "vpn.md line 5: url is 'javascript:alert(1)'", "http or https"),
            ("https://help.example.com/vpn", "ftp://help.example.com", "vpn.md line 5: url is 'ftp://help.example.com'", "http or https"),
            ("https://help.example.com/vpn", "https://me:pw@help.example.com", "vpn.md line 5: url is", "http or https"),
            ("https://help.example.com/vpn", "https://[::1", "vpn.md line 5: url", "http or https"),
            ("https://help.example.com/vpn", "'https://x.example/<b>'", "vpn.md line 5: url is", "http or https"),
            ("https://help.example.com/vpn", "/vpn", "vpn.md line 5: url is '/vpn'", "http or https"),
            ("---\nid: vpn", "id: vpn", "vpn.md line 1: no front matter", "--- / id: vpn"),
            ("\n---\n", "\n", "vpn.md line 1: no front matter", "--- / id: vpn"),
        ],
    )
    def test_a_wrong_article_is_named_with_its_line_and_an_example(
        self, tmp_path: Path, old: str, new: str, place: str, expected: str
    ) -> None:
        assert old in VPN
        put(tmp_path, "vpn.md", VPN.replace(old, new, 1))
        said = problems(ArticleFolder(tmp_path))
        assert said.startswith(place)
        assert expected in said

    def test_all_problems_of_all_files_are_said_at_once(self, tmp_path: Path) -> None:
        put(tmp_path, "a.md", VPN.replace("id: vpn", "id: ''").replace("https://", "gopher://"))
        put(tmp_path, "b.md", "no front matter")
        said = problems(ArticleFolder(tmp_path))
        assert [line.split(":")[0] for line in said.splitlines()] == ["a.md line 2", "a.md line 5", "b.md line 1"]

    def test_the_same_id_twice_names_both_files(self, tmp_path: Path) -> None:
        put(tmp_path, "a.md", VPN)
        put(tmp_path, "b.md", VPN)
        assert "b.md: id 'vpn' is that of a.md too" in problems(ArticleFolder(tmp_path))

    def test_a_link_that_leads_out_of_the_folder_is_refused(self, tmp_path: Path) -> None:
        outside = put(tmp_path, "outside/secret.md", VPN)
        folder = tmp_path / "kb"
        put(folder, "inside.md", VPN.replace("id: vpn", "id: inside"))
        (folder / "link.md").symlink_to(outside)
        (folder / "more").symlink_to(outside.parent)
        (folder / "broken.md").symlink_to(tmp_path / "nowhere.md")
        said = problems(ArticleFolder(folder))
        assert [line.split(":")[0] for line in said.splitlines()] == ["broken.md", "link.md", "more"]
        assert "leads out of the folder" in said

    def test_a_link_within_the_folder_and_a_folder_that_is_a_link_are_taken(self, tmp_path: Path) -> None:
        put(tmp_path / "kb", "vpn.md", VPN)
        (tmp_path / "kb" / "again.md").symlink_to("vpn.md")
        (tmp_path / "link").symlink_to(tmp_path / "kb")
        assert "is that of again.md too" in problems(ArticleFolder(tmp_path / "link"))

    def test_a_loop_of_folders_ends(self, tmp_path: Path) -> None:
        put(tmp_path, "vpn.md", VPN)
        (tmp_path / "loop").symlink_to(tmp_path)
        assert len(ArticleFolder(tmp_path).articles()) == 1

    def test_a_huge_file_and_one_that_is_no_text_are_refused(self, tmp_path: Path) -> None:
        put(tmp_path, "huge.md", VPN + "x" * LARGEST_FILE)
        (tmp_path / "picture.md").write_bytes(b"---\nid: a\n\xff\xfe")
        said = problems(ArticleFolder(tmp_path))
        assert "huge.md: is larger than an article; expected at most 1,000,000 bytes" in said
        assert "picture.md line 3: is no UTF-8" in said

    def test_a_nest_of_yaml_references_is_no_danger(self, tmp_path: Path) -> None:
        nest = "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9) if level else 'x'}]\n" for level in range(30))
        put(tmp_path, "vpn.md", VPN.replace("id: vpn\n", f"id: vpn\n{nest}").replace("tags: [network, home]", "tags: *a29"))
        assert "tags is a list" in problems(ArticleFolder(tmp_path))

    def test_a_folder_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        assert "expected a folder of Markdown files" in problems(ArticleFolder(tmp_path / "kb"))

    @given(st.binary(max_size=200))
    def test_no_bytes_bring_anything_but_articles_or_named_problems(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        folder = tmp_path_factory.mktemp("kb")
        (folder / "a.md").write_bytes(b"---\n" + data + b"\n---\nText")
        said = "a.md line "
        try:
            ArticleFolder(folder).articles()
        except ArticleError as error:
            said = str(error)
        assert said.startswith("a.md line ")


class TestFingerprint:
    @pytest.mark.parametrize("change", ["touch", "grow", "add", "rename", "remove"])
    def test_tells_any_change_without_reading(self, tmp_path: Path, change: str) -> None:
        path = put(tmp_path, "vpn.md", VPN)
        put(tmp_path, "more/mail.md", VPN)
        folder = ArticleFolder(tmp_path)
        before = folder.fingerprint()
        assert folder.fingerprint() == before
        match change:
            case "touch":
                os.utime(path, ns=(1, 1))
            case "grow":
                put(tmp_path, "more/mail.md", VPN + "more")
            case "add":
                put(tmp_path, "more/new.md", "")
            case "rename":
                path.rename(tmp_path / "vpn2.md")
            case "remove":
                path.unlink()
        assert folder.fingerprint() != before

    def test_of_lines_is_that_of_the_file(self, tmp_path: Path) -> None:
        path = put(tmp_path, "kb.jsonl", "")
        before = ArticleLines(path).fingerprint()
        put(tmp_path, "kb.jsonl", "{}")
        assert ArticleLines(path).fingerprint() != before


ROWS = [
    {"id": "a", "title": "Strikethrough", "text": "Use ~~tildes~~.", "url": "help.example.com/a", "fact": {"left": "alone"}},
    {"id": 7, "title": "", "text": "A lone \ud800 half", "tags": ["x"]},
]


class TestLines:
    @pytest.mark.parametrize("packed", [False, True])
    def test_reads_plain_and_packed_lines(self, tmp_path: Path, packed: bool) -> None:
        text = "\n".join(json.dumps(row) for row in ROWS) + "\n\n"
        path = tmp_path / ("kb.jsonl.gz" if packed else "kb.jsonl")
        path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
        first, second = source_of(path).articles()
        assert (first.id, first.url) == ("a", "https://help.example.com/a")
        assert (second.id, second.title, second.text, second.tags) == ("7", "", "A lone \ufffd half", ("x",))

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "kb.jsonl line 2: is no JSON"),
            ("[1]", "kb.jsonl line 2: is no JSON object"),
            ("[" * 100_000, "kb.jsonl line 2: is no JSON"),
            ('{"id": "b", "title": "B"}', "kb.jsonl line 2: text is missing"),
            ('{"id": "", "title": "B", "text": "t"}', "kb.jsonl line 2: id is missing"),
            ('{"id": "a", "title": "B", "text": "t"}', "kb.jsonl line 2: id 'a' is that of line 1 too"),
            ('{"id": "b", "title": "B", "text": "t", "url": "data:text/html,x"}', "kb.jsonl line 2: url is 'data:text/html,x'"),
            ('{"id": "b", "title": "B", "text": "' + "x" * 4_000_000 + '"}', "kb.jsonl line 2: is too long"),
        ],
    )
    def test_a_wrong_line_is_named(self, tmp_path: Path, line: str, said: str) -> None:
        path = put(tmp_path, "kb.jsonl", json.dumps(ROWS[0]) + "\n" + line)
        assert problems(ArticleLines(path)).startswith(said)

    @pytest.mark.parametrize("data", [b"no gzip at all", gzip.compress(b"x" * 5_000, mtime=0)[:20]], ids=["not packed", "cut short"])
    def test_a_broken_packed_file_is_named(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "kb.jsonl.gz").write_bytes(data)
        assert "expected a whole gzip file" in problems(ArticleLines(tmp_path / "kb.jsonl.gz"))

    def test_other_kinds_of_path_are_refused(self, tmp_path: Path) -> None:
        for path, found in ((put(tmp_path, "kb.csv", ""), "is of another kind"), (tmp_path / "none.jsonl", "does not exist")):
            with pytest.raises(ArticleError, match=rf"{found}.*a folder of Markdown files, or a file ending in .jsonl"):
                source_of(path)

    @given(
        st.dictionaries(
            st.sampled_from(["id", "title", "url", "tags", "language", "audience"]), st.text() | st.integers() | st.lists(st.text())
        )
    )
    def test_any_fields_give_an_article_or_problems(self, fields: dict[str, object]) -> None:
        said: tuple[str, ...] = ()
        try:
            assert article_of(fields, "text", lambda name: name, title_needed=False).id
        except Refused as refused:
            said = refused.problems
        assert all("expected" in one for one in said)


class TestRefresh:
    def test_reads_only_what_changed(self, tmp_path: Path) -> None:
        put(tmp_path, "vpn.md", VPN)
        index, source = SearchIndex.open(":memory:"), ArticleFolder(tmp_path)
        first = refresh(index, source)
        assert first is not None
        assert first.added == 1
        assert refresh(index, source) is None
        put(tmp_path, "mail.md", VPN.replace("id: vpn", "id: mail"))
        second = refresh(index, source)
        assert second is not None
        assert (second.added, second.unchanged) == (1, 1)
        forced = refresh(index, source, again=True)
        assert forced is not None
        assert not forced.wrote
        index.close()

    def test_a_wrong_article_leaves_the_index_as_it_was(self, tmp_path: Path) -> None:
        put(tmp_path, "vpn.md", VPN)
        index, source = SearchIndex.open(":memory:"), ArticleFolder(tmp_path)
        refresh(index, source)
        put(tmp_path, "mail.md", "no front matter")
        with pytest.raises(ArticleError, match=r"mail\.md line 1"):
            refresh(index, source)
        assert [hit.article_id for hit in index.search("vpn")] == ["vpn"]
        index.close()


class TestMeasure:
    @pytest.fixture
    def paths(self, tmp_path: Path) -> tuple[Path, Path, Path]:
        put(tmp_path, "kb/vpn.md", VPN)
        put(tmp_path, "kb/mail.md", VPN.replace("id: vpn", "id: mail").replace("VPN", "mailbox").replace("client", "browser"))
        asked = [
            {"id": "q1", "text": "open the vpn client", "answerable": True},
            {"id": "q2", "text": "mailbox in the browser"},
            {"id": "q3", "text": "the client wants a mailbox for the coffee machine invoice", "answerable": False},
        ]
        queries = put(tmp_path, "queries.jsonl", "\n".join(json.dumps(row) for row in asked))
        return tmp_path / "kb", queries, put(tmp_path, "qrels.tsv", "query\tdocument\tgrade\nq1\tvpn\t1\nq1\tmail\t0\nq2\tmail\t2\n")

    def test_gives_all_figures_and_tells_its_progress(self, paths: tuple[Path, Path, Path]) -> None:
        told: list[tuple[int, int]] = []
        found = measure(*paths, progress=lambda done, of: told.append((done, of))).as_json()
        assert (found["hit@1"], found["mrr@10"], found["auroc"], found["n"], found["n_unanswerable"]) == (1, 1, 1, 2, 1)
        assert {"hit@3", "recall@10", "p50_seconds", "p99_seconds"} < found.keys()
        assert told == [(1, 3), (2, 3), (3, 3)]

    def test_packed_files_give_the_same(self, paths: tuple[Path, Path, Path], tmp_path: Path) -> None:
        packed = []
        for path in paths[1:]:
            packed.append(tmp_path / f"{path.name}.gz")
            packed[-1].write_bytes(gzip.compress(path.read_bytes()))
        plain, same = measure(*paths), measure(paths[0], *packed)
        assert (plain.mrr_at_10, plain.auroc, plain.n) == (same.mrr_at_10, same.auroc, same.n)

    @pytest.mark.parametrize("line", ['{"id": "q", "text": 5}', '{"text": "x"}', '{"id": "q", "text": "x", "answerable": "yes"}'])
    def test_a_wrong_question_is_named(self, tmp_path: Path, line: str) -> None:
        with pytest.raises(ArticleError, match=r"q\.jsonl line 1: is no question"):
            load_queries(put(tmp_path, "q.jsonl", line))

    def test_a_question_twice_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match=r"q\.jsonl line 2: id 'q' was there before"):
            load_queries(put(tmp_path, "q.jsonl", '{"id": "q", "text": "x"}\n' * 2))

    @pytest.mark.parametrize("line", ["q1 vpn 1", "q1\tvpn", "q1\tvpn\tgood", "q1\tvpn\t-1", "q1\tvpn\t1\tx"])
    def test_a_wrong_judgement_is_named(self, tmp_path: Path, line: str) -> None:
        with pytest.raises(ArticleError, match=r"r\.tsv line 2: is no judgement.*q1<TAB>vpn<TAB>1"):
            load_qrels(put(tmp_path, "r.tsv", f"q0\tvpn\t1\n{line}\n"))

    def test_a_judgement_of_an_article_that_is_not_there_is_named(self, paths: tuple[Path, Path, Path], tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match=r"r\.tsv: 1 articles that are not there, such as 'gone'"):
            measure(paths[0], paths[1], put(tmp_path, "r.tsv", "q1\tgone\t1\n"))

    def test_without_a_judgement_nothing_is_measured(self, paths: tuple[Path, Path, Path], tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match="no question has a right article"):
            measure(paths[0], paths[1], put(tmp_path, "r.tsv", ""))
