"""The Message Batches API of the fake: create, retrieve, list, results, cancel, delete.

    claude.batches.polls = 2                          # a batch has ended at the retrieve after so many that said in_progress; None: never
    await claude.batches.end()                        # now, all of them (or one: end(id))
    claude.batches.outcome["q-3"] = "expired"         # or "canceled", "errored": what becomes of a request with that custom_id
    claude.batches.items                              # every request in every batch, as Request (custom_id, body, words, answer)

As documented: at most 100,000 requests and 256 MB; custom_id of 1 to 64 letters, digits, - and _, once each; the parameters of a request
are looked at when it is processed, so that what is wrong with them is an errored result; results come in any order (here: backwards) as
JSONL and are gone 29 days after the batch was made; what is not processed 24 hours after that is expired; a cancelled batch is canceling
first.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from fake_claude_checks import Refused, bad
from fake_claude_faults import error_json
from fake_claude_reply import Request

if TYPE_CHECKING:
    from fake_claude import FakeClaude

MOST, EXPIRES, ARCHIVED = 100_000, 24 * 3600.0, 29 * 24 * 3600.0
_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
COUNTS = ("succeeded", "errored", "canceled", "expired")


def stamp(at: float | None) -> str | None:
    """RFC 3339."""
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")


@dataclass
class Batch:
    """`polls`: retrieves that still say in_progress."""

    id: str
    items: list[Request]
    made: float
    polls: int | None
    cancelled: float | None = None
    ended: float | None = None
    results: list[dict[str, Any]] = field(default_factory=list)

    def described(self, base: str, now: float) -> dict[str, Any]:
        """What the API says about it (the SDK's MessageBatch)."""
        status = "ended" if self.ended is not None else "canceling" if self.cancelled is not None else "in_progress"
        counts = {name: sum(one["result"]["type"] == name for one in self.results) for name in COUNTS}
        gone = now > self.made + ARCHIVED
        return {
            "id": self.id,
            "type": "message_batch",
            "processing_status": status,
            "request_counts": {"processing": len(self.items) - len(self.results), **counts},
            "created_at": stamp(self.made),
            "expires_at": stamp(self.made + EXPIRES),
            "cancel_initiated_at": stamp(self.cancelled),
            "ended_at": stamp(self.ended),
            "archived_at": stamp(self.made + ARCHIVED) if gone else None,
            "results_url": f"{base}/v1/messages/batches/{self.id}/results" if self.ended is not None and not gone else None,
        }


class Batches:
    """All batches, the newest first when listed."""

    def __init__(self, claude: "FakeClaude") -> None:
        self.claude = claude
        self.polls: int | None = 1
        self.outcome: dict[str, str] = {}
        self.held: dict[str, Batch] = {}

    @property
    def items(self) -> list[Request]:
        return [item for batch in self.held.values() for item in batch.items]

    def find(self, id: str) -> Batch:
        """Raises Refused."""
        if id not in self.held:
            raise Refused(404, "not_found_error", f"Batch {id} not found")
        return self.held[id]

    def made(self, request: Request) -> dict[str, Any]:
        """A new batch. Raises Refused."""
        given = request.body.get("requests") if isinstance(request.body, dict) and set(request.body) == {"requests"} else None
        if not isinstance(given, list) or not given:
            raise bad("requests: List should have at least 1 item")
        if len(given) > MOST:
            raise bad(f"requests: List should have at most {MOST} items")
        items = [self._item(one, number, request) for number, one in enumerate(given)]
        if len({item.custom_id for item in items}) < len(items):
            raise bad("requests: custom_id must be unique within the batch")
        batch = Batch(f"msgbatch_fake{len(self.held):08d}", items, self.claude.now(), self.polls)
        self.held[batch.id] = batch
        return self._said(batch)

    @staticmethod
    def _item(one: Any, number: int, request: Request) -> Request:
        if not isinstance(one, dict) or set(one) != {"custom_id", "params"} or not isinstance(one["params"], dict):
            raise bad(f"requests.{number}: custom_id and params are required, and nothing else")
        if not isinstance(one["custom_id"], str) or not _ID.fullmatch(one["custom_id"]):
            raise bad(f"requests.{number}.custom_id: String should match pattern '^[a-zA-Z0-9_-]{{1,64}}$'")
        item = Request("POST", request.path, {}, request.headers, json.dumps(one).encode(), request.at, body=one["params"])
        item.custom_id, item.id = one["custom_id"], f"{request.id}.{number}"
        return item

    def _said(self, batch: Batch) -> dict[str, Any]:
        return batch.described(self.claude.base, self.claude.now())

    async def seen(self, id: str) -> dict[str, Any]:
        """One retrieve. Raises Refused."""
        batch = self.find(id)
        if batch.ended is None:
            late = self.claude.now() >= batch.made + EXPIRES
            if late or batch.cancelled is not None or batch.polls == 0:
                await self._end(batch, "expired" if late else "canceled" if batch.cancelled is not None else None)
            elif batch.polls is not None:
                batch.polls -= 1
        return self._said(batch)

    async def end(self, id: str | None = None) -> None:
        """Processes what is not yet processed."""
        for batch in [self.find(id)] if id else list(self.held.values()):
            if batch.ended is None:
                await self._end(batch, None)

    async def _end(self, batch: Batch, all_are: str | None) -> None:
        for item in reversed(batch.items):
            result = await self._result(item, all_are or self.outcome.get(str(item.custom_id)))
            batch.results.append({"custom_id": item.custom_id, "result": result})
        batch.ended = self.claude.now()

    async def _result(self, item: Request, outcome: str | None) -> dict[str, Any]:
        if outcome in ("expired", "canceled"):
            return {"type": outcome}
        try:
            if outcome == "errored":
                raise Refused(500, "api_error", "Internal server error")
            item.answer, item.status = await self.claude.speak(item, tier="batch"), 200
        except Refused as why:
            item.status = why.status
            return {"type": "errored", "error": error_json(why.status, item.id, why.message, why.kind)}
        return {"type": "succeeded", "message": item.answer}

    def cancel(self, id: str) -> dict[str, Any]:
        batch = self.find(id)
        if batch.ended is not None:
            raise bad(f"Batch {id} cannot be canceled because it has already ended")
        batch.cancelled = batch.cancelled or self.claude.now()
        return self._said(batch)

    def delete(self, id: str) -> dict[str, Any]:
        if self.find(id).ended is None:
            raise bad(f"Batch {id} cannot be deleted while it is in progress; cancel it first")
        del self.held[id]
        return {"id": id, "type": "message_batch_deleted"}

    def results(self, id: str) -> bytes:
        """JSONL. Raises Refused."""
        batch = self.find(id)
        if batch.ended is None or self.claude.now() > batch.made + ARCHIVED:
            raise Refused(404, "not_found_error", f"Batch {id} has no results")
        return b"".join(json.dumps(one).encode() + b"\n" for one in batch.results)

    def listed(self) -> list[dict[str, Any]]:
        return [self._said(batch) for batch in reversed(self.held.values())]
