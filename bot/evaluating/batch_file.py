"""What is known of batches on their way, on disk: what was sent where, and every answer. So that nothing is sent twice after a crash.

One line a fact: {"run"}, the file's own name; {"sending"} before a batch is sent, {"sent"} once it has an id, {"reply"} or {"lost"} by
question, {"ended"}. Questions are told by their name (custom_id); of their words nothing stands there, and answers are redacted as they
were asked.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.evaluating.kept import AppendOnly
from bot.knowledge.errors import problem
from bot.models.claude_answers import Reply
from bot.wrong_input import WrongInput


@dataclass
class BatchFile:
    """Use `open`, and `close` it at the end."""

    file: AppendOnly
    run: str = ""
    """The file's own name: with it the calls of these batches have an identity, whichever run hears of them."""
    replies: dict[str, Reply] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    """Why a question has no answer: errored, expired, canceled."""
    open: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Batches that have not ended, with the names of their questions."""
    unsure: tuple[str, ...] = ()
    """Names of a batch that was being sent when the run ended, and since when: nobody knows whether it was."""
    unsure_since: datetime | None = None
    known: set[str] = field(default_factory=set)
    """Every batch that was ever sent from here."""

    @classmethod
    def at(cls, path: Path) -> "BatchFile":
        """What the file says, if there is one. WrongInput: it is none of ours, or another run has it."""
        found = cls(AppendOnly(path))
        try:
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1], 1):
                found._read(path.name, number, line)
            if not found.run:
                found._add({"run": uuid.uuid4().hex})
        except BaseException:
            found.close()
            raise
        return found

    def _read(self, name: str, number: int, line: str) -> None:
        try:
            self._take(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            expected = "a line of `helpdesk eval --batch`; move the file away"
            raise WrongInput(problem(f"{name} line {number}", "is none of a batch", expected)) from error

    def _take(self, fact: dict[str, Any]) -> None:
        match fact:
            case {"sending": names, "at": at}:
                self.unsure, self.unsure_since = tuple(names), datetime.fromisoformat(at)
            case {"sent": batch, "names": names}:
                self.open[batch], self.unsure = tuple(names), ()
                self.known.add(batch)
            case {"reply": name, **rest}:
                self.replies[name] = Reply.model_validate(rest)
                self.lost.pop(name, None)
            case {"lost": name, "why": why}:
                self.lost[name] = why
            case {"ended": batch}:
                self.open.pop(batch, None)
            case {"run": run}:
                self.run = run
            case _:
                raise ValueError("unknown")

    def _add(self, fact: dict[str, Any]) -> None:
        self.file.add(json.dumps(fact))
        self._take(fact)

    def sending(self, names: Sequence[str], at: datetime) -> None:
        """A batch is about to be sent."""
        self._add({"sending": list(names), "at": at.isoformat()})

    def sent(self, batch: str, names: Sequence[str]) -> None:
        """It was, and this is its id."""
        self._add({"sent": batch, "names": list(names)})

    def reply(self, name: str, reply: Reply) -> None:
        self._add({"reply": name, **reply.model_dump(mode="json")})

    def lose(self, name: str, why: str) -> None:
        self._add({"lost": name, "why": why})

    def ended(self, batch: str) -> None:
        """Everything of it is kept."""
        self._add({"ended": batch})

    @property
    def on_their_way(self) -> set[str]:
        return {name for names in self.open.values() for name in names}

    def close(self) -> None:
        """Let another run have it. Calling it twice is harmless."""
        self.file.close()
