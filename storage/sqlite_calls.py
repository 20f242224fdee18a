"""The ledger of paid model calls in the embedded store: reserved before a call, settled after it, summed by the organisation's day.

Money is counted in whole nano-dollars, so that the sums are exact however many calls meet.
"""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from storage.sqlite_rows import from_json, row, rows, text, time
from storage.store import CallLimits, Reserved, StoredCall
from triage.case import ModelCall

NANO = 1_000_000_000
RESERVED = "reserved"
REFUSED: dict[str, Reserved] = {"budget_day": "day", "budget_month": "month"}


def nano(usd: float) -> int:
    """Dollars in whole nano-dollars. ValueError for a negative or endless amount."""
    if not 0 <= usd < 1e9:
        raise ValueError(f"expected an amount of dollars from 0 on, got {usd}")
    return round(usd * NANO)


def reserve_call(
    db: Database, call: ModelCall, body: str, case_id: str | None, worst_usd: float, limits: CallLimits, now: datetime
) -> Reserved:
    """See Store.reserve_call."""
    known = row(db, "SELECT id, day, settled, result, reserved_nano FROM model_calls WHERE id = ?", (call.id,))
    if known is not None:
        return REFUSED.get(known["result"]) or _raised(db, known, nano(worst_usd), limits)
    worst, day = nano(worst_usd), now.astimezone(ZoneInfo(limits.time_zone)).date()
    verdict = _room(db, worst, day, limits)
    if verdict == "ok":
        _insert(db, call.id, case_id, now, day.isoformat(), RESERVED, worst, worst, body)
        _count(db, day.isoformat(), worst)
    else:
        _insert(db, call.id, case_id, now, day.isoformat(), f"budget_{verdict}", worst, 0, body)
    return verdict


def _raised(db: Database, known: sqlite3.Row, worst: int, limits: CallLimits) -> Reserved:
    """The amount of a call that is under way, raised if there is room for it on the day it was reserved for."""
    more = worst - known["reserved_nano"]
    if known["settled"] or more <= 0:
        return "ok"
    verdict = _room(db, more, date.fromisoformat(known["day"]), limits)
    if verdict == "ok":
        db.execute("UPDATE model_calls SET reserved_nano = ?, counted_nano = counted_nano + ? WHERE id = ?", (worst, more, known["id"]))
        _count(db, known["day"], more)
    return verdict


def _room(db: Database, worst: int, day: date, limits: CallLimits) -> Reserved:
    """Would so much more still be within the budget of the day and of the month?"""
    if limits.usd_per_day is not None and _spent(db, day.isoformat(), day.isoformat()) + worst > nano(limits.usd_per_day):
        return "day"
    if limits.usd_per_month is not None and _spent(db, f"{day:%Y-%m}-01", f"{day:%Y-%m}-31") + worst > nano(limits.usd_per_month):
        return "month"
    return "ok"


def _spent(db: Database, first: str, last: str) -> int:
    """What the days from `first` to `last` come to together."""
    found = row(db, "SELECT coalesce(sum(counted_nano), 0) AS n FROM spent WHERE day BETWEEN ? AND ?", (first, last))
    return 0 if found is None else int(found["n"])


def _insert(
    db: Database, call_id: str, case_id: str | None, now: datetime, day: str, result: str, reserved: int, counted: int, body: str
) -> None:
    db.execute(
        "INSERT INTO model_calls (id, case_id, at, day, result, reserved_nano, counted_nano, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (call_id, case_id, text(now), day, result, reserved, counted, body),
    )


def _count(db: Database, day: str, amount: int) -> None:
    add = "INSERT INTO spent VALUES (?, ?) ON CONFLICT DO UPDATE SET counted_nano = counted_nano + excluded.counted_nano"
    db.execute(add, (day, amount))


def settle_call(db: Database, call: ModelCall, body: str, counted_usd: float | None) -> None:
    """See Store.settle_call. What it cost counts for the day at which it was reserved."""
    counted = nano(call.cost_usd if counted_usd is None else counted_usd)
    known = row(db, "SELECT day, settled, result, counted_nano FROM model_calls WHERE id = ?", (call.id,))
    day, before = (call.at.astimezone(UTC).date().isoformat(), 0) if known is None else (known["day"], known["counted_nano"])
    if known is None:
        _insert(db, call.id, None, call.at, day, RESERVED, 0, 0, body)
    elif known["settled"] or known["result"] in REFUSED:
        return
    settled = "UPDATE model_calls SET settled = 1, result = ?, counted_nano = ?, body = ? WHERE id = ?"
    db.execute(settled, (call.result, counted, body, call.id))
    _count(db, day, counted - before)


def release_call(db: Database, call_id: str) -> None:
    """Take back a reservation, as if it had never been asked for. A call that has its end stays."""
    known = row(db, "SELECT day, counted_nano FROM model_calls WHERE id = ? AND settled = 0", (call_id,))
    if known is not None:
        db.execute("DELETE FROM model_calls WHERE id = ?", (call_id,))
        _count(db, known["day"], -known["counted_nano"])


def forget_refused(db: Database, call_id: str) -> None:
    """Drop the note that a call was refused, so that it may be asked for again."""
    db.execute("DELETE FROM model_calls WHERE id = ? AND result IN (?, ?)", (call_id, *REFUSED))


def calls(db: Database, since: datetime | None, until: datetime | None, case_id: str | None) -> tuple[StoredCall, ...]:
    """See Store.calls."""
    wanted = {"since": text(since) if since else "", "until": text(until) if until else "9999", "case_id": case_id}
    where = "m.at >= :since AND m.at < :until" + (" AND m.case_id = :case_id" if case_id is not None else "")
    order = "m.seq" if case_id is not None else "m.at, m.seq"
    joined = f"SELECT m.*, c.category FROM model_calls m LEFT JOIN cases c ON c.id = m.case_id WHERE {where} ORDER BY {order}"
    return tuple(_call(one) for one in rows(db, joined, wanted))


def _call(found: sqlite3.Row) -> StoredCall:
    return StoredCall(
        call=from_json(ModelCall, found["body"]).model_copy(update={"result": found["result"]}),
        case_id=found["case_id"],
        category=found["category"],
        at=time(found["at"]),
        day=found["day"],
        settled=bool(found["settled"]),
        reserved_usd=found["reserved_nano"] / NANO,
        counted_usd=found["counted_nano"] / NANO,
    )


def newest_call(db: Database, result: str) -> datetime | None:
    """See Store.newest_call."""
    found = row(db, "SELECT at FROM model_calls WHERE result = ? AND result != 'ok' ORDER BY at DESC LIMIT 1", (result,))
    return None if found is None else time(found["at"])


def wrong_sums(db: Database) -> Iterator[str]:
    """Days whose sum is not that of their calls."""
    days = (
        "SELECT day, sum(called) AS calls, sum(noted) AS kept FROM ("
        "SELECT day, counted_nano AS called, 0 AS noted FROM model_calls UNION ALL SELECT day, 0, counted_nano FROM spent"
        ") GROUP BY day HAVING sum(called) != sum(noted)"
    )
    for found in db.execute(days):
        yield f"spending of {found['day']}: the calls come to {found['calls'] / NANO:.6f} USD, the kept sum is {found['kept'] / NANO:.6f}"
