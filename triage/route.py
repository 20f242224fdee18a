"""Request + Context + Assessment + Organisation -> Decision. Total: never raises on content.

In this order (product file, "route"): a suspected security incident; a business rule that hands to a person; whatever makes the model's
word not count (unreadable, limits, suspicious text); other kinds; a business rule; self-service, the team (of a sure topic, else of the
channel's own), the second line, else a person of the default team. Text that talks to the assistant can thereby bring a request to a
person sooner, but never past one.
"""

from triage.case import Asked, Decision, IssueAction, Outcome, Routed, Unreadable
from triage.draft import Draft, flags_of
from triage.facts import Context, Request
from triage.organisation import Organisation, Rule
from triage.reasons import because
from triage.rules import first_match, matching_incident
from triage.teams import allowed_team

MOST_QUESTION_ROUNDS = 2
SUSPICIOUS = because("rule_suspicious")
"""The rule by which text that talks to the assistant goes to a person, whatever was answered to it."""


def route(request: Request, context: Context, asked: Asked, org: Organisation, rounds: int = 0) -> Decision:
    """What is done with the request, and the name of the rule that decided. `rounds`: questions that were put already."""
    hindrance = _hindrance(request, context, asked)
    if asked.assessment is None:
        return _unclassified(request, context, asked, org, hindrance or because("rule_unreadable"))
    draft = Draft(request, context, asked, asked.assessment, org)
    if hindrance:
        ruled = _by_security(draft) or _by_rule(draft)
        trusted = ruled is not None and (ruled.kind == "security_report" or ruled.outcome == "person")
        if ruled is not None and trusted:
            return ruled
        # Who talks to the assistant does not choose who reads it either: that is the channel's team or the default one.
        own = draft.topic.team if draft.topic is not None else org.default_team
        team = own if hindrance == SUSPICIOUS else None
        return draft.decide("person", "person", hindrance, by="rule", team=team)
    return _by_security(draft) or _by_kind(draft) or _by_rule(draft) or _by_confidence(draft, rounds)


def _hindrance(request: Request, context: Context, asked: Asked) -> str | None:
    """Why the model's word does not count, None if it does."""
    if context.over_limit == "user_limit" or "user_limit" in request.flags:
        return because("rule_user_limit")
    if context.over_limit == "system_limit" or "system_limit" in request.flags:
        return because("rule_system_limit")
    if isinstance(asked.unreadable, Unreadable):
        return because("rule_error")
    if asked.failure:
        return because("rule_no_model")
    if "suspicious" in request.flags:
        return SUSPICIOUS
    if "guest" in request.flags:
        return because("rule_guest")
    return None


def _by_security(draft: Draft) -> Decision | None:
    """A suspected security incident goes at once, at any confidence: a lost device unless it is surely of another kind; a leak or a
    phishing mail where the kind agrees; without a sign a security report that is more likely than not."""
    found, least = draft.assessment, draft.org.thresholds
    named = found.kind == "security_report"
    if "device_lost" in found.signals:
        suspected = named or found.kind == "it_support" or found.kind_confidence < least.route
    else:
        suspected = named and ("leak" in found.signals or found.kind_confidence >= least.show)
    return draft.elsewhere("security_report", priority="high") if suspected else None


def _by_kind(draft: Draft) -> Decision | None:
    """Another kind than IT support when it is sure. A report of an incident that is known already is linked to it by its rule."""
    found = draft.assessment
    if found.kind == "it_support" or found.kind_confidence < draft.org.thresholds.route:
        return None
    if found.kind == "incident" and matching_incident(draft.request, draft.issue, draft.context) is not None:
        rule = first_match(draft.request, draft.context, found, draft.org)
        if rule is not None and rule.then.action == "known_incident":
            return None
    return draft.elsewhere(found.kind, priority="critical" if found.kind == "incident" else None)


def _by_rule(draft: Draft) -> Decision | None:
    rule = first_match(draft.request, draft.context, draft.assessment, draft.org)
    if rule is None:
        return None
    action = rule.then.action
    if action == "self_service" and not draft.articles(draft.issue):
        action = "route"
    if action == "known_incident":
        incident = matching_incident(draft.request, draft.issue, draft.context)
        if incident is None:
            action = "route"
        else:
            return draft.decide("known_incident", action, rule.name, by="rule", priority=rule.then.priority, incident=incident.id)
    if action == "route" and draft.issue.category_confidence < draft.org.thresholds.show and rule.then.team is None:
        action = "person"
    return draft.decide(
        _outcome_of(action), action, rule.name, by="rule", team=_team_of(rule, draft), priority=rule.then.priority, then=rule.then
    )


def _team_of(rule: Rule, draft: Draft) -> str | None:
    if rule.then.team:
        return rule.then.team
    if rule.then.action == "escalate_l2":
        return draft.org.l2_team
    return None


def _outcome_of(action: IssueAction) -> Outcome:
    match action:
        case "self_service":
            return "self_service"
        case "route":
            return "ticket_proposed"
        case "elsewhere":
            return "elsewhere"
        case "known_incident":
            return "known_incident"
        case _:
            return "person"


def _by_confidence(draft: Draft, rounds: int) -> Decision:
    least, found, issue = draft.org.thresholds, draft.assessment, draft.issue
    several = found.several and len(found.issues) > 1
    may_answer = draft.org.channel_settings(draft.request.channel).self_service and issue.priority != "critical" and not several
    if may_answer and issue.answer_confidence >= least.self_service and draft.articles(issue):
        return draft.decide("self_service", "self_service", because("rule_article", least=f"{least.self_service:.2f}"))
    if several:
        return draft.decide("ticket_proposed", "route", because("rule_several"))
    if issue.category and issue.category_confidence >= least.route:
        return draft.decide("ticket_proposed", "route", because("rule_topic", least=f"{least.route:.2f}"))
    if draft.by_channel(issue):
        return draft.decide("ticket_proposed", "route", because("rule_channel", channel=draft.request.channel))
    if found.questions and rounds < MOST_QUESTION_ROUNDS and issue.priority not in ("critical", "high"):
        return draft.decide("question", "person", because("rule_ask"))
    if issue.category and issue.category_confidence >= least.escalate_l2:
        rule = because("rule_second_line", least=f"{least.escalate_l2:.2f}")
        return draft.decide("person", "escalate_l2", rule, team=draft.org.l2_team)
    if {"unusual", "risky"} & set(found.signals) and issue.category_confidence >= least.escalate_manager:
        rule = because("rule_unusual", least=f"{least.escalate_manager:.2f}")
        return draft.decide("person", "escalate_manager", rule, team=draft.org.l2_team)
    return draft.decide("person", "person", because("rule_unsure"), team=draft.org.default_team)


def _unclassified(request: Request, context: Context, asked: Asked, org: Organisation, rule: str) -> Decision:
    """No assessment at all: a person of the default team."""
    summary = " ".join(request.whole_text.split())[:120] or "(no words)"
    team = allowed_team(org.default_team, context.hops, org)
    issue = Routed(
        summary=summary, category=None, priority="normal", team=team, action="person", category_confidence=0.0, answer_confidence=0.0
    )
    return Decision(
        outcome="person",
        rule=rule,
        decided_by="rule",
        issues=(issue,),
        team=team,
        priority="normal",
        category=None,
        category_confidence=0.0,
        answer_confidence=0.0,
        confirm="at_once",
        private="secret" in request.flags,
        flags=flags_of(request, context, asked),
        reasoning=rule if context.over_limit else asked.unreadable.why if asked.unreadable else (asked.failure or rule),
        language=request.language,
        model=asked.model,
        prompt_version=asked.prompt_version,
        cost_usd=asked.cost_usd,
        experienced=False,
    )
