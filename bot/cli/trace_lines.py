"""A case's receipt as lines for a terminal. Whatever anybody wrote is stripped of what could move the cursor."""

from collections.abc import Iterator
from datetime import datetime

from bot.cards.plain_text import one_line, shorten, shown
from bot.cli.printing import table
from bot.trace import Question, Trace, TracedEvent
from triage.case import ModelCall

WIDE = 160


def lines(found: Trace) -> Iterator[str]:
    """The whole receipt: the case, its versions, its events with their steps, the evidence, the tickets."""
    yield from _head(found)
    if found.versions:
        yield from ["", "Versions"]
        yield from _indented(table(("n", "at", "what", "by", "state", "topic", "priority", "team", "decided by"), _versions(found)))
    for event in found.events:
        yield ""
        yield from _event(event)
    if found.evidence:
        yield from ["", "Nearest labelled requests"]
        rows = [(one.label, f"{one.similarity:.2f}", f"{one.share:+.2f}", _short(one.text)) for one in found.evidence]
        yield from _indented(table(("label", "alike", "share", "words"), rows))
    if found.tickets:
        yield from ["", "Tickets"]
        rows = [(one.number or "not created yet", one.status, one.team or "", _short(one.summary)) for one in found.tickets]
        yield from _indented(table(("number", "status", "team", "summary"), rows))


def _head(found: Trace) -> Iterator[str]:
    ended = f" ({found.closed_as})" if found.closed_as else f" ({found.ignored_because})" if found.ignored_because else ""
    yield f"Case {found.case_id}: {found.state or 'nothing decided yet'}{ended}"
    newest = found.versions[-1] if found.versions else None
    facts = (
        ("From", one_line(found.requester) + (f" in #{found.channel}" if found.channel else "")),
        ("Opened", _at(found.opened_at) if found.opened_at else ""),
        ("Outcome", newest.outcome or "" if newest else ""),
        ("Rule", f"{newest.rule} (decided by {newest.decided_by})" if newest and newest.rule else ""),
        ("Reason", one_line(newest.reasoning) if newest else ""),
        ("Topic", _certainty(found)),
        ("Model", " ".join(part for part in (found.model, found.prompt_version) if part)),
        ("Cost", f"{found.cost_usd:.4f} USD" if found.cost_usd else ""),
        ("Flags", ", ".join(found.flags)),
    )
    for label, text in facts:
        if text:
            yield f"  {label:8} {text}"
    for line in shown(found.text).split("\n") if found.text else ():
        yield f"  > {line}"


def _certainty(found: Trace) -> str:
    if found.category_confidence is None or not found.versions:
        return ""
    answer = f", an article answers with {found.answer_confidence:.2f}" if found.answer_confidence else ""
    return f"{found.versions[-1].category or 'not known'} with {found.category_confidence:.2f}{answer}"


def _versions(found: Trace) -> list[tuple[str, ...]]:
    return [
        (str(v.version), _at(v.at), v.what, one_line(v.by), v.state, v.category or "-", v.priority, v.team or "-", v.decided_by or "-")
        for v in found.versions
    ]


def _event(event: TracedEvent) -> Iterator[str]:
    took = f"{event.seconds * 1000:.1f} ms" if event.seconds is not None else "under way"
    version = f", version {event.version}" if event.version else ""
    yield f"Event {one_line(event.id)}: {event.what} by {one_line(event.by)}"
    yield f"  at {_at(event.at)}, {took}, {event.result or 'pending'}{version}"
    if event.attempts:
        yield f"  failed {event.attempts} times, last: {_short(event.problem or '')}"
    rows = [(_clock(step.started_at), f"{step.seconds * 1000:.2f} ms", step.name, _short(step.detail)) for step in event.steps]
    if rows:
        yield from _indented(table(("began", "took", "step", "found"), rows))
    if event.articles:
        articles = [(f"{one.score:.2f}", f"{one.confidence:.0%}", one.id, _short(one.title)) for one in event.articles]
        yield from _indented(table(("score", "answers", "article", "title"), articles))
    if event.question is not None:
        yield from _question(event.question)


def _question(question: Question) -> Iterator[str]:
    name = " ".join(part for part in (question.model, question.prompt_version) if part)
    yield f"  asked {name}: {question.seconds * 1000:.0f} ms, {question.cost_usd:.4f} USD" + (
        f", {_short(question.failure)}" if question.failure else ""
    )
    if question.calls:
        heads = ("stage", "model", "prompt", "result", "tries", "in", "cached", "out", "took", "USD")
        yield from _indented(table(heads, [_call(call) for call in question.calls]))
    for label, text in (("asked", question.asked), ("answered", question.answered)):
        if text:
            yield f"  {label}:"
            yield from (f"    {line}" for line in shown(text).split("\n"))


def _call(call: ModelCall) -> tuple[str, ...]:
    used = call.usage
    tokens = (str(used.input_tokens + used.cache_write_tokens), str(used.cache_read_tokens), str(used.output_tokens))
    asked = (call.stage.replace("_", " "), call.model, f"{call.prompt_version} {call.prompt_hash}", call.result.replace("_", " "))
    return (*asked, str(call.tries), *tokens, f"{call.seconds * 1000:.0f} ms", f"{call.cost_usd:.5f}")


def _indented(rows: list[str]) -> list[str]:
    return [f"  {row}" for row in rows]


def _short(text: str) -> str:
    return shorten(one_line(text), WIDE)


def _at(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")


def _clock(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")[11:23]
