"""/cases/{id}: the receipt of a case: events and steps with their times, versions and who decided, the model's question and answer."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from aiohttp import web
from pydantic import ValidationError

from bot.aside import aside
from bot.cards.agents import label_name
from bot.cards.showing import confidence_words, sureness, time_text
from bot.cards.words import known, say
from bot.steps.recall import REST
from bot.trace import cost_of
from bot.web.queue_page import carried, show
from bot.web.shared import shared
from bot.web.viewer import reader
from storage.store import StoredEvent
from triage.case import Asked, Case, ModelCall, Ticket
from triage.effects import shown_text
from triage.facts import Context, Event
from triage.organisation import Organisation
from triage.redact import mask
from triage.sanitise import clean

Row = dict[str, object]
REST_SHOWN = 20_000
"""Characters of a long message that its case page shows; all of it stays in the store."""


async def receipt(request: web.Request) -> web.Response:
    """For agents, and for the requester of the case. 401 for others, whether there is such a case or not."""
    who, ours = reader(request), shared(request)
    world, case_id = ours.world, request.match_info["id"]
    versions = await world.store.versions(case_id)
    if not versions:
        if not who.everything:
            raise web.HTTPUnauthorized(text="this case is not yours to read")
        raise web.HTTPNotFound(text="there is no such case, or nothing has been decided about it yet")
    newest = versions[-1]
    if not who.may_read(newest):
        raise web.HTTPUnauthorized(text="this case is not yours to read")
    events, tickets = await world.store.events(case_id), await world.store.tickets(case_id)
    org, now = world.organisation, world.clock.now()
    staff = who.staff
    return show(
        ours,
        "case.html",
        title=f"Case {case_id}",
        case=_case(newest, org, now),
        cost=f"{await cost_of(world.store, case_id):.4f}",
        rest=await _rest(newest, events),
        decision=_decision(newest, org, staff),
        events=[_event(one, org, now, staff) for one in events],
        versions=[_version(one, org, now) for one in reversed(versions)],
        tickets=[_ticket(one, org) for one in tickets],
        notes=[_note(newest, n, org, now) for n, note in enumerate(newest.notes) if staff or note.side != "internal"],
        staff=staff,
        carried=carried(request, who),
    )


def _at(at: datetime | None, org: Organisation, now: datetime) -> str:
    return time_text(at, now, org.time_zone, "en") if at is not None else ""


def _case(case: Case, org: Organisation, now: datetime) -> Row:
    clocks = case.clocks
    return {
        "id": case.id,
        "state": say("en", f"state_{case.state}"),
        "closed_as": say("en", f"closed_{case.closed_as}") if case.closed_as else "",
        "ignored": case.ignored_because or "",
        "text": shown_text(case.request),
        "requester": case.request.requester.name or case.request.requester.id,
        "about": " · ".join(part for part in (case.request.requester.title, case.request.requester.location) if part),
        "channel": f"#{case.request.channel}" if case.request.channel else "direct message" if case.request.direct else case.request.via,
        "opened": _at(case.opened_at, org, now),
        "category": org.category_name(case.category) or "not known",
        "priority": case.priority,
        "priority_name": say("en", f"priority_{case.priority}"),
        "team": org.team_name(case.team) or "none",
        "assignee": case.assignee.name if case.assignee else "",
        "flags": [say("en", f"flag_{flag}") if known(f"flag_{flag}") else flag.replace("_", " ") for flag in _flags(case)],
        "hops": [org.team_name(team) for team in case.hops],
        "clocks": [
            (label, _at(at, org, now), missed)
            for label, at, missed in (
                ("First answer by", clocks.first_response_due_at, clocks.first_response_missed),
                ("First answer at", clocks.first_response_at, False),
                ("Solution by", clocks.resolution_due_at, clocks.resolution_missed),
                ("Solved at", clocks.resolved_at, False),
                ("Queued until", clocks.queued_until, False),
            )
            if at is not None
        ],
        "rating": case.rating,
    }


async def _rest(case: Case, events: Sequence[StoredEvent]) -> Row | None:
    """Of a message longer than what is read: how long it is, and as much of it as people may want to look through, secrets masked."""
    if "truncated" not in case.request.flags:
        return None
    first = next((one for one in events if one.event.message and one.event.message.id == case.request.message_id), None)
    words = first.event.message.text or dict(first.kept).get(REST, "") if first is not None and first.event.message is not None else ""
    if not words:
        return None
    text = await aside(lambda: mask(clean(words, REST_SHOWN).text), len(words))
    return {"length": f"{len(words):,}", "text": text, "shown": f"{REST_SHOWN:,}"}


def _flags(case: Case) -> Sequence[str]:
    return tuple(dict.fromkeys((*case.request.flags, *(case.decision.flags if case.decision else ()))))


def _decision(case: Case, org: Organisation, staff: bool) -> Row | None:
    """What a model wrote for agents may name what stood in other people's requests, and those are its evidence: only agents see them."""
    found = case.decision
    if found is None:
        return None
    return {
        "outcome": say("en", f"outcome_{found.outcome}"),
        "rule": found.rule,
        "decided_by": say("en", f"decided_by_{found.decided_by}"),
        "reasoning": found.reasoning if staff else "",
        "notes": found.notes if staff else "",
        "confidence": sureness(found),
        "confidence_words": confidence_words(found, "en"),
        "answer_confidence": found.answer_confidence,
        "model": found.model,
        "offline": found.model.startswith("offline"),
        "failed": "model_down" in found.flags,
        "prompt": found.prompt_version or "",
        "cost": f"{found.cost_usd:.4f}",
        "issues": [
            {
                "summary": one.summary,
                "category": org.category_name(one.category) or "not known",
                "team": org.team_name(one.team),
                "action": one.action,
            }
            for one in found.issues
        ],
        "evidence": [
            {"text": one.text, "label": label_name(one.label, org), "share": one.share, "similarity": one.similarity}
            for one in (found.similar if staff else ())
        ],
    }


def _event(stored: StoredEvent, org: Organisation, now: datetime, staff: bool) -> Row:
    kept = dict(stored.kept)
    took = (stored.finished_at - stored.accepted_at).total_seconds() if stored.finished_at else None
    return {
        "id": stored.event.id,
        "what": _what(stored.event),
        "by": stored.event.actor.name or "the clock",
        "at": _at(stored.event.at, org, now),
        "took": f"{took * 1000:.0f} ms" if took is not None else "under way",
        "result": stored.result or "pending",
        "version": stored.version,
        "attempts": stored.attempts,
        "problem": stored.problem if staff else None,
        "steps": [
            {
                "name": step.step,
                "at": step.started_at.isoformat(timespec="milliseconds")[11:23],
                "ms": f"{step.seconds * 1000:.1f}",
                "detail": step.detail,
            }
            for step in stored.receipts
        ],
        "articles": _articles(kept),
        "asked": _asked(kept) if staff else None,
    }


def _what(event: Event) -> str:
    if event.action is not None:
        return event.action.name.value.replace("_", " ")
    return {"message": "request", "edit": "edited", "answer": "answer", "deleted": "deleted", "forced": "triage this"}.get(
        event.kind, event.kind
    )


def _articles(kept: Mapping[str, str]) -> list[Row]:
    """What the search offered, with its scores."""
    try:
        context = Context.model_validate_json(kept["context"])
    except (KeyError, ValidationError):
        return []
    return [
        {"title": one.title, "url": one.url, "score": one.score, "confidence": one.confidence, "passage": one.passage}
        for one in context.candidates
    ]


def _asked(kept: Mapping[str, str]) -> Row | None:
    """What the model was asked and answered; both are redacted when they are kept."""
    try:
        asked = Asked.model_validate_json(kept["asked"])
    except (KeyError, ValidationError):
        return None
    return {
        "model": asked.model,
        "offline": asked.model.startswith("offline"),
        "prompt": asked.prompt_version or "",
        "asked": asked.asked,
        "raw": _indented(asked.raw),
        "failure": asked.failure or (asked.unreadable.why if asked.unreadable else ""),
        "cost": f"{asked.cost_usd:.4f}",
        "ms": f"{asked.seconds * 1000:.1f}",
        "calls": [_call(call) for call in asked.calls],
    }


def _call(call: ModelCall) -> Row:
    """A paid call in a row of the receipt."""
    used = call.usage
    return {
        "stage": call.stage.replace("_", " "),
        "model": call.model,
        "prompt": call.prompt_version,
        "hash": call.prompt_hash,
        "parameters": call.parameters,
        "result": call.result.replace("_", " "),
        "tries": call.tries,
        "input": used.input_tokens + used.cache_write_tokens,
        "cached": used.cache_read_tokens,
        "output": used.output_tokens,
        "ms": f"{call.seconds * 1000:.0f}",
        "cost": f"{call.cost_usd:.5f}",
    }


def _indented(raw: str) -> str:
    try:
        return json.dumps(json.loads(raw), indent=2, ensure_ascii=False)
    except ValueError:
        return raw


def _version(case: Case, org: Organisation, now: datetime) -> Row:
    by = case.by.name if case.by and case.by.name else "the clock"
    decided = case.decision.decided_by if case.decision else ""
    return {
        "version": case.version,
        "at": _at(case.at, org, now),
        "what": case.what.replace("_", " "),
        "by": by,
        "decided_by": decided,
        "state": say("en", f"state_{case.state}"),
        "team": org.team_name(case.team),
        "category": org.category_name(case.category) or "",
        "priority": say("en", f"priority_{case.priority}"),
    }


def _ticket(ticket: Ticket, org: Organisation) -> Row:
    return {
        "number": ticket.number or "not created yet",
        "url": ticket.url,
        "status": ticket.status,
        "summary": ticket.summary,
        "team": org.team_name(ticket.team),
    }


def _note(case: Case, n: int, org: Organisation, now: datetime) -> Row:
    note = case.notes[n]
    side = {"requester": "requester", "agent": "to the requester", "internal": "internal"}[note.side]
    return {"by": note.by.name or note.by.id, "at": _at(note.at, org, now), "text": note.text, "side": side}
