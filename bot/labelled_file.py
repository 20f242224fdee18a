"""A company's ticket history as a file: JSONL or CSV, plain or .gz, one labelled request a line; and what its names mean here.

JSONL: {"text", "category" | "label" | "kind", "priority"?, "team"?, "id"?}. CSV: the same names as heading line; comma, semicolon, tab.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, repeat
from pathlib import Path

from bot.knowledge.errors import problem
from bot.knowledge.lines import text_lines
from bot.wrong_input import WrongInput, listed
from triage.facts import KINDS, PRIORITIES, Fact, Priority
from triage.organisation import Organisation

LABELS = ("category", "label", "kind")
EXAMPLE = '{"text": "VPN drops every hour", "category": "network"}'
_CSV_EXAMPLE = "text,category"
_LONGEST_FIELD = 1_000_000
_EXPORT_ENDINGS = (".csv", ".tsv")


class Row(Fact):
    """One labelled request as it stands in the file. `label` as it was written; a kind stands as kind:<id>."""

    line: int
    id: str | None = None
    text: str
    label: str
    priority: str | None = None
    team: str | None = None


@dataclass(frozen=True)
class Columns:
    """Where text and label stand, for files with names of their own; None: the usual names."""

    text: str | None = None
    label: str | None = None


def read_rows(path: Path, columns: Columns = Columns()) -> Iterator[Row]:
    """The rows in order. WrongInput with every wrong line, once all are read; ArticleError when the file cannot be read at all."""
    problems: list[str] = []
    for line, record in read_records(path, problems):
        if _is_table(path):
            _named_columns(path.name, record, columns)
        row = _row(path.name, line, record, columns, problems)
        if row is not None:
            yield row
    if problems:
        raise WrongInput(*problems)


def read_records(path: Path, problems: list[str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Every line that holds a record, with its number; lines that hold none go to `problems`. ArticleError: it cannot be read at all."""
    return _csv_records(path) if _is_table(path) else _json_records(path, problems)


def _is_table(path: Path) -> bool:
    return path.name.removesuffix(".gz").lower().endswith(_EXPORT_ENDINGS)


def _named_columns(name: str, record: Mapping[str, object], columns: Columns) -> None:
    """WrongInput where the heading line names no column for the words or for the topic: said once, not of every line."""
    sought = (((columns.text or "text",), "--text", "words"), ((columns.label,) if columns.label else LABELS, "--category", "topics"))
    for names, option, what in sought:
        if not any(column.lower() in record for column in names):
            expected = f"the name of the {what}' column with {option}, one of: {listed(tuple(record))}"
            raise WrongInput(problem(name, f"has no column {' or '.join(names)}", expected))


def _json_records(path: Path, problems: list[str]) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in text_lines(path):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            yield number, record
        else:
            problems.append(problem(f"{path.name} line {number}", "is no JSON object", "one JSON object a line", EXAMPLE))


def _csv_records(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Records under the names of the heading line, in lower case. A quoted field may run over several lines."""
    lines = (f"{line}\n" for _, line in text_lines(path))
    heading = next(lines, "")
    delimiter = max(",;\t", key=heading.count)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    names = [name.strip().lower() for name in next(csv.reader([heading], delimiter=delimiter), [])]
    if not names:
        raise WrongInput(problem(path.name, "is empty", "a heading line and one request a line", _CSV_EXAMPLE))
    while True:
        start = reader.line_num + 2
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise WrongInput(problem(f"{path.name} line {start}", f"is no CSV ({error})", "fields with commas in quotes")) from error
        if any(value.strip() for value in values):
            yield start, dict(zip(names, chain(values, repeat("")), strict=False))


def _row(name: str, line: int, record: Mapping[str, object], columns: Columns, problems: list[str]) -> Row | None:
    """The row of a record; None, and a problem more, if text or label is missing."""
    place, lower = f"{name} line {line}", {key.lower(): value for key, value in record.items()}
    text = lower.get((columns.text or "text").lower())
    label = said_label(lower, columns.label)
    if not isinstance(text, str) or not text.strip():
        expected = f"the request's words as {columns.text or 'text'}"
        problems.append(problem(place, f"{columns.text or 'text'} is missing or no text", expected, EXAMPLE))
        return None
    if label is None:
        expected = f"what it is about as {columns.label or ', '.join(LABELS[:-1]) + ' or ' + LABELS[-1]}"
        problems.append(problem(place, f"{columns.label or 'category'} is missing or no name", expected, EXAMPLE))
        return None
    return Row(
        line=line, id=word(lower.get("id")), text=text, label=label, priority=word(lower.get("priority")), team=word(lower.get("team"))
    )


def said_label(record: Mapping[str, object], column: str | None = None) -> str | None:
    """What a record (names in lower case) says it is about: `column`, else category, label, or kind:<kind>. None: nothing."""
    if column is not None:
        return word(record.get(column.lower()))
    for name in LABELS:
        said = word(record.get(name))
        if said is not None:
            return f"kind:{said}" if name == "kind" and not said.startswith("kind:") else said
    return None


def word(value: object) -> str | None:
    """A name or number as text; None for nothing and for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


@dataclass(frozen=True)
class Names:
    """What a file's names mean in this organisation: ids, or names in any case; `given` (of --map) comes first, "" leaves a row out."""

    organisation: Organisation
    given: Mapping[str, str] = field(default_factory=dict)

    def label(self, said: str) -> str | None:
        """The category id or kind:<id>; "" for a row to leave out; None for a name that the organisation does not know."""
        return self._known(said, self._labels)

    def priority(self, said: str | None) -> Priority | None:
        """None for nothing said. KeyError for a name that is no priority."""
        found = self._known(said, {name: name for name in PRIORITIES}) if said else ""
        if found is None:
            raise KeyError(said)
        return next((name for name in PRIORITIES if name == found), None)

    def team(self, said: str | None) -> str | None:
        """None for nothing said. KeyError for a team that the organisation does not know."""
        teams = {key: team.id for team in self.organisation.teams for key in (team.id.lower(), team.name.lower())}
        found = self._known(said, teams) if said else ""
        if found is None:
            raise KeyError(said)
        return found or None

    def _known(self, said: str, known: Mapping[str, str]) -> str | None:
        said = self.given.get(said.lower(), said)
        return "" if said == "" else known.get(said.lower())

    @cached_property
    def _labels(self) -> dict[str, str]:
        org = self.organisation
        found = {key: category.id for category in org.categories for key in (category.name.lower(), category.id)}
        kinds = {f"kind:{kind.id}" for kind in org.kinds}
        return {**found, **{kind: kind for kind in kinds}}

    def known_labels(self) -> tuple[str, ...]:
        """What a label may be, for messages."""
        return (*(category.id for category in self.organisation.categories), *(f"kind:{kind.id}" for kind in self.organisation.kinds))


def refuse_unknown(rows: Iterable[Row], names: Names, name: str, more: str) -> None:
    """WrongInput that names every label the organisation does not know, how often it stands, and the known ones. `more`: what to do."""
    strange = Counter(row.label for row in rows if names.label(row.label) is None)
    if not strange:
        return
    shown = listed([f"{label!r} ({count})" for label, count in strange.most_common()], 20)
    kinds = [f"kind:{kind}" for kind in KINDS if f"kind:{kind}" in strange]
    hint = f"; of the kinds {', '.join(kinds)} the organisation file says nothing" if kinds else ""
    raise WrongInput(
        f"{name}: labels that the organisation file does not know: {shown}{hint}; known are {listed(names.known_labels())}; {more}"
    )


def read_map(given: Sequence[str]) -> dict[str, str]:
    """The --map options, OLD=NEW each, by the old name in lower case. WrongInput for one without an equals sign."""
    found: dict[str, str] = {}
    for one in given:
        old, equals, new = one.rpartition("=")
        if not equals or not old.strip():
            raise WrongInput(f"--map {one}: expected OLD=NEW, for example --map 'Wi-Fi=network', or OLD= to leave those rows out")
        found[old.strip().lower()] = new.strip()
    return found
