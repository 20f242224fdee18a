"""Two private answers to an agent about one case: its summary, and why it was triaged as it was."""

from bot.cards.agents_blocks import label_name, seen_articles
from bot.cards.card import Block, Card, Fields, Items, Line, LinkLine, Quote
from bot.cards.plain_text import one_line, shorten
from bot.cards.reasons import reasoning, rule_name
from bot.cards.showing import (
    Showing,
    agents_link,
    agents_voice,
    confidence_words,
    moment,
    name_of,
    sureness,
    ticket_lines,
    time_text,
    timed,
    without_secrets,
)
from bot.cards.words import say
from triage.effects import shown_text


def summary_card(showing: Showing) -> Card:
    """The whole case in short: what was asked, how it stands, what was said."""
    case, org = showing.case, showing.organisation
    language, zone = agents_voice(showing)
    asked_by = Fields(pairs=((say(language, "label_from"), name_of(case.request.requester, language)),))
    pairs = (
        (say(language, "label_state"), say(language, f"state_{case.state}")),
        (say(language, "label_team"), org.team_name(case.team) or say(language, "no_team")),
        (say(language, "label_assignee"), name_of(case.assignee, language) if case.assignee else say(language, "nobody")),
    )
    said = tuple(
        say(
            language,
            "summary_line",
            name=name_of(note.by, language),
            at=time_text(note.at, showing.now, zone, language),
            text=shorten(one_line(without_secrets(note.text, case)), 200),
        )
        for note in case.notes
    )
    times = tuple(timed(at, showing.now, zone, language) for at in dict.fromkeys(note.at for note in case.notes))
    blocks: tuple[Block, ...] = (
        Quote(text=shorten(shown_text(case.request), 1000), by=name_of(case.request.requester, language)),
        asked_by,
        moment(showing, "label_asked_at", case.request.asked_at, for_agents=True),
        Fields(pairs=pairs),
        *ticket_lines(showing, language),
        *agents_link(showing, language),
        *((Items(items=said, times=times),) if said else ()),
    )
    title = say(language, "title_summary", case=case.id)
    return Card(kind="command.summary", marker="", title=title, summary=title, blocks=blocks)


def why_card(showing: Showing) -> Card:
    """The receipt in short: the rule that decided, the model, certainty, articles with scores, and the nearest past requests."""
    case, decision, org = showing.case, showing.case.decision, showing.organisation
    language = org.language
    title = say(language, "title_why", case=case.id)
    if decision is None:
        text = say(language, "not_decided_yet")
        return Card(kind="command.why", marker="", title=title, summary=title, blocks=(Line(text=text),))
    percent = round(sureness(decision) * 100)
    pairs = (
        (say(language, "label_outcome"), say(language, f"outcome_{decision.outcome}")),
        (say(language, "label_rule"), rule_name(decision, language, org)),
        (say(language, "label_decided_by"), say(language, f"decided_by_{decision.decided_by}")),
        (
            say(language, "label_confidence"),
            say(language, "confidence_with_number", words=confidence_words(decision, language), percent=percent),
        ),
        (say(language, "label_answer_confidence"), say(language, "percent", percent=round(decision.answer_confidence * 100))),
        (
            say(language, "label_model"),
            " ".join(part for part in (decision.model, decision.prompt_version or "") if part) or say(language, "no_model"),
        ),
        (say(language, "label_cost"), say(language, "cost", usd=f"{decision.cost_usd:.4f}")),
    )
    articles = tuple(
        say(language, "article_line", title=a.title, score=f"{a.score:.2f}", percent=round(a.confidence * 100))
        for a in seen_articles(decision)
    )
    similar = tuple(
        say(
            language,
            "evidence_line",
            text=shorten(one_line(past.text), 90),
            label=label_name(past.label, org),
            percent=round(past.share * 100),
        )
        for past in decision.similar
    )
    blocks: list[Block] = [Fields(pairs=pairs)]
    if decision.reasoning:
        blocks.append(Line(text=say(language, "because", reason=reasoning(decision, language, org))))
    if articles:
        blocks += [Line(text=say(language, "articles_seen"), strong=True), Items(items=articles)]
    if similar:
        blocks += [Line(text=say(language, "similar_requests"), strong=True), Items(items=similar)]
    if showing.case_url:
        blocks.append(LinkLine(label=say(language, "label_receipt"), text=say(language, "open_receipt"), url=showing.case_url))
    return Card(kind="command.why", marker="", title=title, summary=title, blocks=tuple(blocks))
