"""The sample articles and labelled requests: whole, well-formed, varied, and free of anybody's data."""

import json
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.resources import resource

CATEGORIES = ("network", "signin", "access", "hardware", "software", "email", "printing", "meetings", "onboarding", "erp")
KINDS = ("incident", "feature_request", "billing", "hr", "security_report")
TEAMS = ("servicedesk", "devices", "workplace", "network", "identity", "applications", "l2", "security")
PRIORITIES = ("critical", "high", "normal", "low")
FIELDS = {"id", "title", "category", "tags", "url", "updated", "owner", "language"}

ARTICLES = sorted((resource("manifests") / "kb").glob("*.md"))
EMAIL_LIKE = re.compile(r"[\w.+-]+@[\w-]+\.\w")
PHONE_LIKE = re.compile(r"(?<![\w.])\+?\d[\d ()/-]{7,}\d")


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one of the shipped JSONL files."""
    return [json.loads(line) for line in (resource("manifests") / name).read_text(encoding="utf-8").splitlines()]


def article(path: Path) -> tuple[dict[str, str], str]:
    """Front matter as plain strings, and the body."""
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == ""
    return dict(line.split(": ", 1) for line in front.splitlines()), body


def example_label(row: dict[str, Any]) -> str:
    return f"kind:{row['kind']}" if "kind" in row else row["category"]


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def plain(text: str) -> str:
    """A text as its words only, so that case and punctuation make no difference between two."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_there_are_twenty_five_articles_or_more_with_ids_of_their_own() -> None:
    ids = [article(path)[0]["id"] for path in ARTICLES]
    assert len(ids) >= 25
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
class TestEveryArticle:
    def test_says_what_it_is_and_who_looks_after_it(self, path: Path) -> None:
        front, _ = article(path)
        assert set(front) == FIELDS
        assert front["id"] == path.stem
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", front["id"])
        assert front["url"] == f"https://help.fernhill.example/kb/{path.stem}"
        assert front["category"] in CATEGORIES
        assert front["owner"] in TEAMS
        assert date.fromisoformat(front["updated"]).year == 2026
        assert re.fullmatch(r"\[[^\[\]]+(, [^\[\]]+)+\]", front["tags"])

    def test_is_short_has_steps_and_says_what_to_do_if_they_fail(self, path: Path) -> None:
        _, body = article(path)
        assert 120 <= len(body.split()) <= 350
        assert re.search(r"^1\. ", body, re.MULTILINE)
        assert len(re.findall(r"^## ", body, re.MULTILINE)) >= 3
        assert body.count("\n## If this does not help\n") == 1

    def test_names_other_articles_by_their_real_title(self, path: Path) -> None:
        titles = {article(other)[0]["title"] for other in ARTICLES}
        named = re.findall(r'read "([^"]+)"|described in "([^"]+)"', article(path)[1])
        for title in ("".join(pair).rstrip(".") for pair in named):
            assert title in titles or any(full.startswith(title) for full in titles), title

    def test_links_only_to_the_made_up_company(self, path: Path) -> None:
        hosts = re.findall(r"https?://([^/\s),.]+(?:\.[^/\s),.]+)*)", path.read_text(encoding="utf-8"))
        assert all(host == "fernhill.example" or host.endswith(".fernhill.example") for host in hosts)
        assert "http://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_two_articles_or_more(category: str) -> None:
    assert sum(article(path)[0]["category"] == category for path in ARTICLES) >= 2


@pytest.mark.parametrize("label", CATEGORIES)
def test_every_category_has_forty_examples_or_more(label: str) -> None:
    assert sum(example_label(row) == label for row in rows("examples.jsonl")) >= 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_outside_it_support_has_twenty_five_examples_or_more(kind: str) -> None:
    assert sum(example_label(row) == f"kind:{kind}" for row in rows("examples.jsonl")) >= 25


def test_an_example_has_a_category_and_a_priority_or_a_kind() -> None:
    for row in rows("examples.jsonl"):
        if "kind" in row:
            assert set(row) == {"text", "kind"}
            assert row["kind"] in KINDS
        else:
            assert set(row) == {"text", "category", "priority"}
            assert row["category"] in CATEGORIES
            assert row["priority"] in PRIORITIES


def test_examples_show_every_priority_and_most_are_normal() -> None:
    seen = Counter(row["priority"] for row in rows("examples.jsonl") if "priority" in row)
    assert set(seen) == set(PRIORITIES)
    assert seen.most_common(1)[0][0] == "normal"
    assert seen["critical"] == min(seen.values())


def test_labels_do_not_stand_in_blocks() -> None:
    """Requests are learned in file order and judged before they are learned: a block of one label would flatter the figures."""
    labels = [example_label(row) for row in rows("examples.jsonl")]
    assert sum(one == other for one, other in pairwise(labels)) < len(labels) / 5


def evaluation_label(row: dict[str, Any]) -> str | None:
    return f"kind:{row['kind']}" if "kind" in row else row.get("category")


def test_the_evaluation_set_has_ids_and_every_label_often_enough() -> None:
    found = rows("requests.jsonl")
    assert len(found) >= 150
    assert len({row["id"] for row in found}) == len(found)
    seen = Counter(label for row in found if (label := evaluation_label(row)) is not None)
    assert set(seen) == {*CATEGORIES, *(f"kind:{kind}" for kind in KINDS)}
    assert all(count >= (7 if label.startswith("kind:") else 10) for label, count in seen.items())


def test_an_evaluation_request_says_what_is_right() -> None:
    """One issue: priority and article (none: no article answers it). Several: their topics. Of another kind, no request, unclear: that."""
    articles = {path.stem for path in ARTICLES}
    for row in rows("requests.jsonl"):
        match row:
            case {"kind": kind}:
                assert set(row) == {"id", "text", "kind"}
                assert kind in KINDS
            case {"several": True}:
                assert set(row) == {"id", "text", "category", "categories", "priority", "several"}
                assert row["category"] == row["categories"][0]
                assert len(set(row["categories"])) >= 2
                assert set(row["categories"]) <= set(CATEGORIES)
            case {"category": category}:
                assert category in CATEGORIES
                assert row["priority"] in PRIORITIES
                assert row.get("article", "none") in {*articles, "none"}
                assert set(row) >= {"article"} or row["outcome"] == "person", row["text"]
            case _:
                assert row["is_request"] is False or row["outcome"] == "question", row["text"]


def test_the_evaluation_set_is_varied() -> None:
    found = rows("requests.jsonl")
    counts = {
        "not a request": sum(row.get("is_request") is False for row in found),
        "several": sum(row.get("several") is True for row in found),
        "another kind": sum("kind" in row for row in found),
        "nothing in the articles": sum(row.get("article") == "none" for row in found),
        "an article": len({row["article"] for row in found if row.get("article", "none") != "none"}),
        "German": sum(bool(re.search(r"[äöüß]|\b(ich|die|der|das|bitte|mir|und|nicht)\b", row["text"])) for row in found),
    }
    assert all(count >= 12 for count in counts.values()), counts
    assert {row["priority"] for row in found if "priority" in row} == set(PRIORITIES)


def test_no_text_is_there_twice() -> None:
    texts = [plain(row["text"]) for name in ("examples.jsonl", "requests.jsonl") for row in rows(name)]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_no_evaluation_request_is_an_example_in_other_words_only() -> None:
    examples = [words(row["text"]) for row in rows("examples.jsonl")]
    for row in rows("requests.jsonl"):
        asked = words(row["text"])
        assert max(len(asked & known) / len(asked | known) for known in examples) < 0.5, row["text"]


@pytest.mark.parametrize("name", ["examples.jsonl", "requests.jsonl"])
def test_requests_name_nobody_who_could_be_reached(name: str) -> None:
    for row in rows(name):
        assert not EMAIL_LIKE.search(row["text"]), row["text"]
        assert not PHONE_LIKE.search(row["text"]), row["text"]


def test_articles_name_nobody_who_could_be_reached() -> None:
    for path in ARTICLES:
        _, body = article(path)
        assert not EMAIL_LIKE.search(body), path.name
        assert not PHONE_LIKE.search(body), path.name
