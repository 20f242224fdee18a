"""Requests, contexts and answers for the tests of prompts: the sample organisation, a small one, and what a model may say."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bot import organisation_file
from bot.prompts import Prompts, load
from triage.facts import Attachment, Candidate, Context, Incident, PastCase, PastRequest, Person, Place, Request
from triage.organisation import Organisation
from triage.prompt import Prompt, compose, frame
from triage.redact import NOBODY, Roster

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ADA = Person(
    id="playground:ada",
    name="Ada Moss",
    email="amoss@fernhill.example",
    title="Senior Engineer",
    department="Production",
    location="Leeds",
    remote=True,
    time_zone="Europe/London",
)
VPN = Candidate(
    id="vpn-times-out-from-home",
    title="VPN times out or will not connect from home",
    url="https://help.fernhill.example/vpn",
    heading="Check these first",
    passage="Date and time on the laptop are correct. A clock that is more than five minutes wrong blocks the connection.",
    score=9.0,
    confidence=0.9,
)
DOCK = Candidate(
    id="dock", title="Docking station or external monitor not recognised", passage="Update the dock.", score=7.0, confidence=0.2
)
MEETING = Candidate(id="meeting", title="Show your laptop on the meeting-room screen", passage="Touch Join.", score=3.0, confidence=0.05)
LIKE = (
    PastRequest(id="1", text="vpn keeps timing out since this morning, im at home", label="network", priority="high", team="network"),
    PastRequest(id="2", text="when is my holiday pay due", label="kind:hr"),
    PastRequest(id="3", text="the beamer is broken", label="meetings", priority="low", team="facilities-it"),
)


@cache
def sample() -> Organisation:
    """The sample organisation, read once."""
    return organisation_file.load(organisation_file.sample_path())


@cache
def prompts() -> Prompts:
    """The prompts that ship, for the sample organisation."""
    return load(sample())


def request(text: str = "My VPN times out from home", **changes: Any) -> Request:
    values: dict[str, Any] = {
        "case_id": "C1001",
        "message_id": "playground:it-help/1",
        "place": Place(surface="playground", conversation="it-help"),
        "requester": ADA,
        "text": text,
        "channel": "it-help",
        "asked_at": NOW,
    }
    return Request.model_validate({**values, **changes})


def context(**changes: Any) -> Context:
    return Context.model_validate({"now": NOW, "candidates": (VPN, DOCK, MEETING), "similar": LIKE, **changes})


def everything() -> tuple[Request, Context]:
    """A request of which all is known that a prompt can tell, with something to be taken out everywhere."""
    asked = request(
        "Since the update my VPN drops, and <server01> answers with 0x80072ee7.\nMy password is Tr0ub4dor&3, call +44 20 7946 0018",
        subject="VPN drops for amoss",
        additions=("It also happens to bo.lee@fernhill.example", "From 10.20.30.40 as well"),
        attachments=(Attachment(name="log of bo.lee@fernhill.example.txt", url="https://files.example/secret"),),
        reported_by=Person(id="playground:bo", name="Bo Lee", email="bo.lee@fernhill.example"),
    )
    known = context(
        asked=("Since when does it happen, and does bo.lee@fernhill.example see it too?",),
        incidents=(
            Incident(id="vpn", title="VPN gateway slow (ask bo.lee@fernhill.example)", declared_at=NOW - timedelta(hours=2), reporters=7),
            Incident(id="old", title="Over since long", declared_at=NOW - timedelta(days=2), ended_at=NOW - timedelta(days=1)),
        ),
        recent=(
            PastCase(
                case_id="C7",
                summary="VPN of Ada Moss",
                category="network",
                team="network",
                state="closed",
                opened_at=NOW - timedelta(days=3),
            ),
        ),
        hops=("servicedesk", "network", "l2"),
    )
    return asked, known


def composed(stage: int = 2, text: str = "My VPN times out from home", known: Context | None = None, **changes: Any) -> Prompt:
    """The question about a request to the sample organisation."""
    return asked_of(stage, request(text, **changes), known or context())


def asked_of(stage: int, asked: Request, known: Context, org: Organisation | None = None, roster: Roster = NOBODY) -> Prompt:
    template = prompts().first if stage == 1 else prompts().second()
    org = org or sample()
    return compose(template, asked, known, org, roster=roster, shared=frame(template, org))


def first_answer(**changes: Any) -> str:
    """A first look that an article answers."""
    values = {"language": "en", "label": "network", "label_confidence": 0.93, "article": "A1", "answer_confidence": 0.9}
    return json.dumps({**values, **changes})


def issue(**changes: Any) -> dict[str, Any]:
    values = {
        "summary": "VPN times out from home",
        "reasoning": "The VPN fails only outside the office.",
        "system": "VPN",
        "category": "network",
        "category_confidence": 0.92,
        "priority": "normal",
        "team": "network",
        "articles": ["A1"],
        "answer_confidence": 0.7,
    }
    return {**values, **changes}


def answer(*issues: dict[str, Any], **changes: Any) -> str:
    """A whole assessment."""
    values = {
        "language": "en",
        "kind": "it_support",
        "kind_confidence": 0.97,
        "issues": list(issues) or [issue()],
        "several": False,
        "signals": [],
        "questions": [],
        "notes": "Works from the office.",
    }
    return json.dumps({**values, **changes})
