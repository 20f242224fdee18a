"""Requests as JSONL: one {"id", "text"} a line, plain or .gz; other fields are left alone."""

import json
from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.errors import problem
from bot.knowledge.lines import text_lines
from bot.wrong_input import WrongInput

EXAMPLE = '{"id": "1", "text": "VPN drops every hour"}'


def requests_in(path: Path) -> Iterator[tuple[str | int, str]]:
    """(id, text) of every line in order; blank lines are skipped. Raises WrongInput at the first line that is none, ArticleError when
    the file cannot be read: what came before has been given by then."""
    for number, line in text_lines(path):
        if not line.strip():
            continue
        place = f"{path.name}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise WrongInput(problem(place, "is no JSON", "one JSON object a line", EXAMPLE)) from error
        if not isinstance(row, dict):
            raise WrongInput(problem(place, "is no JSON object", "one JSON object a line", EXAMPLE))
        given_id, text = row.get("id"), row.get("text")
        if isinstance(given_id, bool) or not isinstance(given_id, str | int):
            raise WrongInput(problem(place, "id is missing or no name", "a text or a whole number as id", EXAMPLE))
        if not isinstance(text, str):
            raise WrongInput(problem(place, "text is missing or no text", "the request's words as text", EXAMPLE))
        yield given_id, text
