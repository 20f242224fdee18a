"""A request on its way to a decision: what every branch of route.py needs, and how a Decision is made of it. Pure."""

from typing import Literal

from triage.case import Asked, Assessment, Decision, Issue, IssueAction, Outcome, Routed
from triage.facts import PRIORITIES, Candidate, Context, KindOfRequest, Priority, Request
from triage.organisation import Organisation, Then
from triage.reasons import because
from triage.rules import PATTERN_DAYS, repetitions
from triage.signals import signals, weighed
from triage.teams import allowed_team

OF_SECURITY = frozenset({"leak", "device_lost"})
"""Signals of a security incident."""
AUTO_AFTER_ACCEPTED = 3
"""So many proposals accepted unchanged in a row: the person's next tickets are created at once, with Undo."""


class Draft:
    """One request on its way to a decision: the values that every branch needs."""

    def __init__(self, request: Request, context: Context, asked: Asked, assessment: Assessment, org: Organisation) -> None:
        self.request, self.context, self.asked, self.org = request, context, asked, org
        self.topic = org.category(org.channel_settings(request.channel).category)
        """What people ask about in this channel, as its settings say."""
        if "suspicious" in request.flags:
            assessment = distrusted(assessment, request, org)
        self.assessment = assessment.model_copy(update={"issues": tuple(self._in_channel(issue) for issue in assessment.issues)})
        self.issue: Issue = self.assessment.issues[0]

    def _in_channel(self, issue: Issue) -> Issue:
        """An issue whose topic is not sure is taken for one of the channel's; how sure the model is stays as it is."""
        if self.topic is None or (issue.category and issue.category_confidence >= self.org.thresholds.route):
            return issue
        own = issue.category == self.topic.id
        return issue.model_copy(
            update={"category": self.topic.id, "team": self.topic.team, "category_confidence": issue.category_confidence if own else 0.0}
        )

    def by_channel(self, issue: Issue) -> bool:
        """Is it the channel's topic that decides for this issue?"""
        return self.topic is not None and issue.category == self.topic.id and issue.category_confidence < self.org.thresholds.route

    def articles(self, issue: Issue) -> tuple[Candidate, ...]:
        """The issue's articles that were really offered; an id that was not is dropped: links cannot be invented."""
        offered = {candidate.id: candidate for candidate in self.context.candidates}
        return tuple(offered[article] for article in issue.articles if article in offered)[:3]

    def priority(self, issue: Issue, at_least: Priority | None) -> Priority:
        """A rule's priority wins. A text alone cannot make itself critical: that needs a sign of weight (issue 4: injection)."""
        if at_least is not None:
            return at_least
        weighty = {"production_impact", "many_affected"} & set(self.assessment.signals)
        return "high" if issue.priority == "critical" and not weighty else issue.priority

    def routed(self, issue: Issue, action: IssueAction, team: str | None, priority: Priority | None) -> Routed:
        category = self.org.category(issue.category)
        wanted = team or (category.team if category and issue.category_confidence >= self.org.thresholds.show else None) or issue.team
        wanted = wanted or self.org.default_team
        if action == "person" and team is None and issue.category_confidence < self.org.thresholds.route and not self.by_channel(issue):
            wanted = self.org.default_team
        return Routed(
            summary=issue.summary,
            category=category.id if category else None,
            priority=self.priority(issue, priority),
            team=allowed_team(wanted, self.context.hops, self.org),
            action=action,
            category_confidence=issue.category_confidence,
            answer_confidence=issue.answer_confidence,
            articles=self.articles(issue),
            system=issue.system,
        )

    def elsewhere(self, kind_id: KindOfRequest, priority: Priority | None) -> Decision | None:
        """Told where to go or forwarded, as the organisation file says of that kind; None where it does not know the kind."""
        kind = self.org.kind(kind_id)
        if kind is None:
            return None
        team = kind.team if kind.deliver == "forward" else None
        return self.decide(
            "elsewhere", "elsewhere", because(f"rule_{kind.deliver}", kind=kind_id), by="rule", team=team, priority=priority, kind=kind_id
        )

    def decide(
        self,
        outcome: Outcome,
        action: IssueAction,
        rule: str,
        *,
        by: Literal["model", "rule"] = "model",
        team: str | None = None,
        priority: Priority | None = None,
        incident: str | None = None,
        then: Then | None = None,
        kind: KindOfRequest | None = None,
    ) -> Decision:
        found, kind = self.assessment, kind or self.assessment.kind
        issues = tuple(self.routed(issue, action, team, priority) for issue in found.issues)
        first = issues[0]
        confirm = self.confirm(outcome, first.priority, several=len(issues) > 1)
        notes = [found.notes]
        if then is not None and then.permanent_fix:
            notes.append(because("note_permanent_fix", count=repetitions(self.issue, self.context), days=PATTERN_DAYS))
        return Decision(
            outcome="ticket_created" if outcome == "ticket_proposed" and confirm != "ask" else outcome,
            rule=rule,
            decided_by=by,
            kind=kind if outcome == "elsewhere" else "it_support",
            issues=issues,
            team=first.team,
            priority=first.priority,
            category=first.category,
            category_confidence=first.category_confidence,
            answer_confidence=first.answer_confidence,
            questions=found.questions if outcome == "question" else (),
            incident=incident,
            confirm=confirm,
            private=self.private(outcome, first, kind),
            flags=flags_of(self.request, self.context, self.asked),
            notes=" ".join(note for note in notes if note)[:1000],
            reasoning=self._why(kind) if outcome == "elsewhere" else self.issue.reasoning,
            kind_confidence=found.kind_confidence if kind == found.kind else 0.0,
            language=found.language,
            model=self.asked.model,
            prompt_version=self.asked.prompt_version,
            cost_usd=self.asked.cost_usd,
            experienced=found.experienced,
            similar=self.context.similar if not found.evidence else found.evidence,
        )

    def _why(self, kind_id: KindOfRequest) -> str:
        """Why this is of another kind: a sign in the words, or what the model takes it for."""
        found, kind = self.assessment, self.org.kind(kind_id)
        sign = next((because(key) for signal, key in _SIGNS if kind_id == "security_report" and signal in found.signals), "")
        name = kind.name if kind is not None else kind_id
        sure = because("reason_kind", kind=name, confidence=f"{found.kind_confidence:.2f}") if kind_id == found.kind else ""
        return " ".join(part for part in (sign, sure) if part)

    def confirm(self, outcome: Outcome, priority: Priority, several: bool) -> Literal["ask", "auto", "at_once"]:
        if outcome != "ticket_proposed" or (priority in ("critical", "high") and not several):
            return "at_once"
        if several:
            return "ask"
        setting = self.org.channel_settings(self.request.channel).confirm or self.org.confirm
        trusted = self.context.accepted_proposals >= AUTO_AFTER_ACCEPTED
        return "auto" if setting == "auto" or trusted else "ask"

    def private(self, outcome: Outcome, issue: Routed, kind_id: KindOfRequest) -> bool:
        """A private topic, a private kind (also one that only seems likely: it may be somebody's salary), or a secret in the text."""
        likely = outcome == "elsewhere" or self.assessment.kind_confidence >= self.org.thresholds.show
        kind = self.org.kind(kind_id) if likely else None
        category = self.org.category(issue.category)
        return "secret" in self.request.flags or bool(kind and kind.private) or bool(category and category.private)


def distrusted(found: Assessment, request: Request, org: Organisation) -> Assessment:
    """What is left of a model's word on a text that talks to the assistant: signs of weight only as code reads them in the words, and no
    priority above what the topic usually has with these signs. Business rules see no more than that either. Signs of a
    security incident are believed: who reports phishing quotes it."""
    read = signals(request.whole_text)
    kept = tuple(dict.fromkeys((*read, *(sign for sign in found.signals if sign in OF_SECURITY))))

    def allowed(issue: Issue) -> Issue:
        category = org.category(issue.category)
        most = weighed(category.priority if category else "normal", read)
        return issue.model_copy(update={"priority": max(issue.priority, most, key=PRIORITIES.index), "impact": "", "urgency": ""})

    return found.model_copy(update={"signals": kept, "issues": tuple(allowed(issue) for issue in found.issues)})


_SIGNS = (("device_lost", "reason_device_lost"), ("leak", "reason_leak"))
"""Signals of a security incident, and the reason that says so."""


def flags_of(request: Request, context: Context, asked: Asked) -> tuple[str, ...]:
    """The request's flags and why no model answered: a limit is not the model's fault."""
    more: tuple[str, ...] = ()
    if context.over_limit:
        more = (context.over_limit,)
    elif asked.failure:
        more = ("model_down",)
    elif asked.unreadable:
        more = ("unreadable_answer",)
    return tuple(dict.fromkeys((*request.flags, *more)))
