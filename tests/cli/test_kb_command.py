"""`helpdesk kb`: sync writes what differs, list and search read, eval measures; articles and judgements are refused in words."""

from pathlib import Path

import pytest
from command_line import helpdesk, lines

ROWS = [
    {"id": "vpn", "title": "VPN drops every hour", "text": "Renew the certificate of the tunnel client.", "url": "https://kb.example/vpn"},
    {"id": "toner", "title": "Change the toner", "text": "Open the flap of the printer and pull the green lever."},
    {"id": "mail", "title": "Share a mailbox", "text": "Ask the owner to add you under Delegates."},
]
QUERIES = [
    {"id": "q1", "text": "tunnel drops", "answerable": True},
    {"id": "q2", "text": "printer toner empty", "answerable": True},
    {"id": "q3", "text": "parking permit for my bicycle", "answerable": False},
]
KEYS = {"hit@1", "hit@3", "mrr@10", "recall@10", "auroc", "p50_seconds", "p99_seconds"}


@pytest.fixture
def articles(here: Path) -> Path:
    return lines(here / "articles.jsonl.gz", ROWS)


@pytest.fixture
def measured(here: Path, articles: Path) -> tuple[object, ...]:
    """The options of a measurement."""
    queries, qrels = lines(here / "queries.jsonl.gz", QUERIES), lines(here / "qrels.tsv", ["q1\tvpn\t1", "q2\ttoner\t2"])
    return ("--articles", articles, "--queries", queries, "--qrels", qrels)


def test_sync_reads_once_and_then_what_differs(here: Path) -> None:
    asked = ("kb", "sync", "--articles", here / "kb.jsonl", "--data", here / "data", "--json")
    lines(here / "kb.jsonl", ROWS)
    assert helpdesk(*asked).object == {"articles": 3, "added": 3, "changed": 0, "removed": 0, "read": True}
    assert helpdesk(*asked).object == {"articles": 3, "added": 0, "changed": 0, "removed": 0, "read": False}
    lines(here / "kb.jsonl", [{**ROWS[0], "text": "Call the desk, there is no other way."}, ROWS[1]])
    assert helpdesk(*asked).object == {"articles": 2, "added": 0, "changed": 1, "removed": 1, "read": True}
    assert helpdesk(*asked[:-1], "--again").out == "2 articles: 0 new, 0 changed, 0 gone.\n"


def test_a_wrong_article_leaves_the_index_as_it_was(here: Path) -> None:
    asked = ("kb", "sync", "--articles", lines(here / "kb.jsonl", ROWS), "--data", here / "data")
    assert helpdesk(*asked).status == 0
    lines(here / "kb.jsonl", [*ROWS, {"id": "vpn", "title": "Twice", "text": "x"}])
    ran = helpdesk(*asked)
    assert (ran.status, ran.out) == (2, "")
    assert "kb.jsonl line 4" in ran.err
    assert "expected every id once" in ran.err
    lines(here / "kb.jsonl", ROWS)
    assert helpdesk(*asked, "--json").object["articles"] == 3


def test_list_shows_every_article(articles: Path) -> None:
    assert [one["id"] for one in helpdesk("kb", "list", "--articles", articles, "--json").objects] == ["vpn", "toner", "mail"]
    plain = helpdesk("kb", "list", "--articles", articles).out.splitlines()
    assert plain[0].split() == ["id", "title", "address"]
    assert "https://kb.example/vpn" in plain[1]


def test_without_articles_of_ones_own_the_organisations_are_listed() -> None:
    ids = [one["id"] for one in helpdesk("kb", "list", "--json").objects]
    assert "vpn-times-out-from-home" in ids
    assert len(ids) >= 25


def test_search_gives_the_best_first(articles: Path) -> None:
    found = helpdesk("kb", "search", "the tunnel client drops", "--articles", articles, "--json").objects
    assert found[0]["id"] == "vpn"
    assert set(found[0]) == {"id", "title", "url", "score", "confidence", "passage", "heading"}
    assert helpdesk("kb", "search", "tunnel printer", "--articles", articles, "--limit", 1, "--json").object
    assert helpdesk("kb", "search", "tunnel", "--articles", articles).out.startswith("VPN drops every hour  (vpn, score ")


def test_nothing_found_is_status_1(articles: Path) -> None:
    ran = helpdesk("kb", "search", "xylophone", "--articles", articles, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing found" in ran.err


def test_search_writes_nothing(articles: Path, here: Path) -> None:
    before = sorted(here.rglob("*"))
    assert helpdesk("kb", "search", "tunnel", "--articles", articles).status == 0
    assert sorted(here.rglob("*")) == before


def test_the_index_of_the_data_folder_is_searched_only_while_it_is_true(here: Path) -> None:
    asked = ("--articles", here / "kb.jsonl", "--data", here / "data")
    lines(here / "kb.jsonl", ROWS)
    helpdesk("kb", "sync", *asked)
    lines(here / "kb.jsonl", [{"id": "new", "title": "The tunnel anew", "text": "tunnel tunnel tunnel, and more of it"}])
    assert helpdesk("kb", "search", "tunnel", *asked, "--json").object["id"] == "new"


def test_eval_has_the_figures_that_are_promised(measured: tuple[object, ...]) -> None:
    found = helpdesk("kb", "eval", *measured, "--json").object
    assert set(found) >= KEYS
    assert (found["hit@1"], found["hit@3"], found["mrr@10"], found["recall@10"], found["auroc"]) == (1, 1, 1, 1, 1)
    assert 0 < found["p50_seconds"] <= found["p99_seconds"] < 5


def test_eval_for_people_names_every_figure(measured: tuple[object, ...]) -> None:
    plain = helpdesk("kb", "eval", *measured).out
    assert all(any(line.startswith(key) for line in plain.splitlines()) for key in KEYS)


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("queries.jsonl", ["{"], "queries.jsonl line 1"),
        ("queries.jsonl", [{"text": "no id"}], "queries.jsonl line 1"),
        ("queries.jsonl", [QUERIES[0], QUERIES[0]], "every id once"),
        ("qrels.tsv", ["q1 vpn 1"], "tabs between"),
        ("qrels.tsv", ["q1\tvpn\tvery"] * 2, "qrels.tsv line 2"),
        ("qrels.tsv", ["q1\tgone\t1"], "'gone'"),
        ("qrels.tsv", ["q1\tvpn\t0"], "grade above 0"),
    ],
)
def test_eval_refuses_wrong_files_in_words(here: Path, articles: Path, name: str, rows: list[object], said: str) -> None:
    files = {"queries.jsonl": QUERIES, "qrels.tsv": ["q1\tvpn\t1"], name: rows}
    paths = {file: lines(here / file, content) for file, content in files.items()}
    ran = helpdesk("kb", "eval", "--articles", articles, "--queries", paths["queries.jsonl"], "--qrels", paths["qrels.tsv"], "--json")
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_eval_names_a_file_that_is_not_there(articles: Path) -> None:
    ran = helpdesk("kb", "eval", "--articles", articles, "--queries", "gone.jsonl", "--qrels", "gone.tsv")
    assert ran.status == 2
    assert "gone.jsonl" in ran.err
