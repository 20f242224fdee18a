"""The figures of a run in words: for the terminal, and as one table to paste into a prompt's front matter or prompts/README."""

from bot.cli.printing import table
from bot.evaluating.figures import Figures, Seconds
from bot.evaluating.flips import Compared
from triage.comparing import Flipped
from triage.evaluation import Difference, Evaluation
from triage.scoring import Calibration, Share

MOST_CONFUSED = 15
MOST_FAILURES = 10
NAMES = {
    "label": "topic or kind",
    "category": "topic",
    "kind": "kind",
    "priority": "priority",
    "team": "team",
    "outcome": "outcome",
    "action": "action",
    "article": "article",
    "several": "one or several",
    "is_request": "a request at all",
}


def report(found: Figures) -> list[str]:
    """For people: quality in all and by field, confidence, outcomes, money, time, and what is most often confused."""
    scores = found.scores
    lines = [f"{found.n} requests, {found.setup.name}"]
    if found.missing or scores.failed or scores.unreadable:
        lines.append(
            f"{found.missing} not asked yet, {scores.failed} failed (not judged), {scores.unreadable} unreadable (judged as wrong)"
        )
    if scores.label is not None:
        lines += ["", *_label(scores.label)]
    lines += ["", *table(("field", "requests", "accuracy", "95 %", "macro-F1"), [_field(name, one) for name, one in scores.fields.items()])]
    if scores.calibration:
        heading = ("confidence", "requests", "ECE", ">= 0.70", "right", ">= 0.85", "right")
        lines += ["", *table(heading, [_sure(name, one) for name, one in scores.calibration.items()])]
    lines += ["", "decisions  " + ", ".join(f"{outcome} {count}" for outcome, count in scores.outcomes.items())]
    lines += _money(found) + _time(found)
    if scores.label is not None:
        lines += confused(scores.label)
    lines += [f"  {count:5}  {why}" for why, count in list(found.failures.items())[:MOST_FAILURES]]
    return lines


def _label(label: Evaluation) -> list[str]:
    return [
        f"accuracy  {label.accuracy:.3f}  (95 %: {label.accuracy_low:.3f} to {label.accuracy_high:.3f})",
        f"macro-F1  {label.macro_f1:.3f}",
        f"ECE       {label.ece:.3f}",
    ]


def _field(name: str, one: Share) -> tuple[str, ...]:
    return NAMES[name], str(one.n), f"{one.accuracy:.3f}", f"{one.low:.3f} to {one.high:.3f}", f"{one.macro_f1:.3f}"


def _sure(name: str, one: Calibration) -> tuple[str, ...]:
    return (
        name,
        str(one.n),
        f"{one.ece:.3f}",
        f"{one.coverage_at_070:.3f}",
        share_of(one.accuracy_at_070),
        f"{one.coverage_at_085:.3f}",
        share_of(one.accuracy_at_085),
    )


def share_of(value: float | None) -> str:
    """A share to three places, or a dash."""
    return "-" if value is None else f"{value:.3f}"


def _money(found: Figures) -> list[str]:
    cost = found.cost
    if not cost.stages:
        return ["cost       nothing: no model was paid"]
    lines = [
        f"cost       {cost.total_usd:.4f} USD, {cost.per_request_usd:.5f} a request; {cost.cache_share:.0%} of the input from the cache",
    ]
    for stage, one in cost.stages.items():
        took = f", median {one.seconds.p50:.2f} s" if one.seconds else ""
        lines.append(
            f"{stage}    {one.calls} calls ({one.tries} tries) of {one.input_tokens:.0f} + {one.output_tokens:.0f} tokens, "
            f"{one.cost_usd:.5f} USD each{took}"
        )
    settled = (f"{_SETTLED[name]} {one.n} (topic {share_of(one.label_accuracy)})" for name, one in found.settled.items())
    return [*lines, f"settled    {', '.join(settled)}"]


_SETTLED = {"left_alone": "left alone", "no_call": "without a call", "stage_1": "by stage 1", "stage_2": "by stage 2"}


def _time(found: Figures) -> list[str]:
    lines = []
    if found.model_latency is not None and found.cost.stages:
        lines.append(f"model      {_seconds(found.model_latency)} a request")
    if found.latency is not None:
        lines.append(f"seconds    {_seconds(found.latency)} from the request to its decision")
    return lines


def _seconds(value: Seconds) -> str:
    return f"{value.p50:.3f} s (median), {value.p95:.3f} s (95 of 100)"


def confused(label: Evaluation) -> list[str]:
    """The pairs most often confused; nothing where none is."""
    cells = sorted((cell for cell in label.confusion if cell.predicted != cell.truth), key=lambda cell: -cell.count)
    if not cells:
        return []
    shown = [f"  {cell.count:5}  {cell.truth} taken for {cell.predicted or 'nothing known'}" for cell in cells[:MOST_CONFUSED]]
    return ["", "Most often confused:", *shown]


def measured_with(found: Figures, file: str, day: str) -> list[str]:
    """One table in Markdown, and the line for a prompt's front matter. `day` as ISO date, `file` what was measured on."""
    scores, cost = found.scores, found.cost
    fields, sure = scores.fields, scores.calibration
    columns = {
        "prompt": " + ".join(found.setup.prompts) or "-",
        "model": found.setup.model + (f" after {found.setup.stage_1}" if found.setup.stage_1 else ""),
        "on": f"{scores.asked} of {file}, {day}",
        **{NAMES[name]: _cell(fields.get(name)) for name in ("label", "priority", "article", "several", "is_request")},
        "ECE topic / article": " / ".join(f"{sure[name].ece:.3f}" if name in sure else "-" for name in ("category", "answer")),
        "topic right at .70 / article at .85": " / ".join(_right_at(found)),
        "unreadable": f"{scores.unreadable}",
        "USD a request": f"{cost.per_request_usd:.5f}",
        "tokens a call": ", ".join(f"{one.input_tokens:.0f} + {one.output_tokens:.0f}" for one in cost.stages.values()) or "-",
        "seconds (median, 95 %)": f"{found.model_latency.p50:.2f}, {found.model_latency.p95:.2f}" if found.model_latency else "batch",
    }
    label = fields.get("label")
    told = f"{columns['model']}, {columns['on']}: topic or kind {_cell(label)}, {columns['USD a request']} USD a request"
    return [
        f"| {' | '.join(columns)} |",
        f"| {' | '.join('---' for _ in columns)} |",
        f"| {' | '.join(columns.values())} |",
        "",
        f"measured_with: '{told}'",
    ]


def _cell(one: Share | None) -> str:
    return "-" if one is None else f"{one.accuracy:.3f} ({one.low:.3f} to {one.high:.3f})"


def _right_at(found: Figures) -> tuple[str, str]:
    sure = found.scores.calibration
    topic, article = sure.get("category"), sure.get("answer")
    return (
        f"{share_of(topic.accuracy_at_070)} of {topic.coverage_at_070:.2f}" if topic else "-",
        f"{share_of(article.accuracy_at_085)} of {article.coverage_at_085:.2f}" if article else "-",
    )


def compared_lines(found: Compared) -> list[str]:
    """Two runs for people: by field how often each is right, the difference with its interval, the exact test; then every flip."""
    comparison = found.comparison
    lines = [f"A  {found.first.setup.name}", f"B  {found.second.setup.name}", f"{comparison.n} requests that both judged"]
    if found.unasked or comparison.left_out:
        lines.append(f"left out: {found.unasked} that one was not asked, {comparison.left_out} that failed in one")
    heading = ("field", "requests", "A", "B", "B - A", "95 %", "only A right", "only B right", "p")
    rows = [_differs(NAMES[field], one) for field, one in comparison.differences.items()]
    lines += ["", *table(heading, rows), "p: exact McNemar test, two-sided, that both are equally often right"]
    lines += ["", f"{len(comparison.flips)} decided differently" + (":" if comparison.flips else "")]
    for flip in comparison.flips:
        lines.append(f"  {flip.id}  {_short(found.texts.get(flip.id, ''))}")
        lines += [f"      {NAMES[one.field]}: A {one.first or '-'}, B {one.second or '-'}{_verdict(one)}" for one in flip.fields]
    return lines


def _differs(name: str, one: Difference) -> tuple[str, ...]:
    return (
        name,
        str(one.n),
        f"{one.first:.3f}",
        f"{one.second:.3f}",
        f"{one.difference:+.3f}",
        f"{one.low:+.3f} to {one.high:+.3f}",
        str(one.only_first),
        str(one.only_second),
        f"{one.p:.4f}",
    )


def _verdict(one: Flipped) -> str:
    match one.right:
        case None:
            return ""
        case "neither":
            return f" (neither; it is {one.truth})"
        case _:
            return f" ({'A' if one.right == 'first' else 'B'} is right)"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 100 else plain[:99] + "…"
