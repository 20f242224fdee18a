"""Counts and times for /metrics (Prometheus). Labels never carry names or ids."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from triage.case import Decision, ModelCall

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """All metrics of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._events = Counter("helpdesk_events", "Events ended, by kind and result", ["kind", "result"], registry=registry)
        self._steps = Histogram("helpdesk_step_seconds", "Time of one step", ["step"], registry=registry, buckets=_SECONDS)
        self._decisions = Counter("helpdesk_decisions", "First decisions", ["outcome", "decided_by"], registry=registry)
        self._left = Counter("helpdesk_left_alone", "Messages left alone, by reason", ["why"], registry=registry)
        self._visible = Histogram("helpdesk_card_visible_seconds", "Post to card", registry=registry, buckets=_SECONDS)
        self._drawn = Counter("helpdesk_cards_drawn", "Cards posted anew", registry=registry)
        self._tickets = Counter("helpdesk_ticket_orders", "Orders carried out", ["operation"], registry=registry)
        self._model = Counter("helpdesk_model_failures", "Calls of a model that failed", ["model"], registry=registry)
        paid = ["model", "stage"]
        self._calls = Counter("helpdesk_model_calls", "Paid calls, by how they ended", [*paid, "result"], registry=registry)
        self._call = Histogram("helpdesk_model_call_seconds", "Time of one paid call", paid, registry=registry, buckets=_SECONDS)
        self._cost = Counter("helpdesk_model_cost_usd", "What the models cost", paid, registry=registry)
        self._tokens = Counter("helpdesk_model_tokens", "Tokens as the API counts them", ["model", "kind"], registry=registry)
        self._state = Gauge("helpdesk_store", "What is in the store", ["what"], registry=registry)

    def event(self, kind: str, result: str) -> None:
        self._events.labels(kind, result.partition(":")[0]).inc()

    def step(self, name: str, seconds: float) -> None:
        self._steps.labels(name).observe(seconds)

    def decided(self, decision: Decision) -> None:
        self._decisions.labels(decision.outcome, decision.decided_by).inc()

    def left_alone(self, why: str) -> None:
        self._left.labels(why).inc()

    def card_visible(self, seconds: float | None) -> None:
        """`seconds` from the post to its first card; None for a card posted again."""
        self._drawn.inc()
        if seconds is not None:
            self._visible.observe(max(seconds, 0.0))

    def ticket(self, operation: str) -> None:
        self._tickets.labels(operation).inc()

    def model_failure(self, model: str) -> None:
        self._model.labels(model).inc()

    def model_call(self, call: ModelCall) -> None:
        """A paid call has ended: how, how long it took, what it cost, and its tokens by kind."""
        self._calls.labels(call.model, call.stage, call.result).inc()
        self._call.labels(call.model, call.stage).observe(call.seconds)
        self._cost.labels(call.model, call.stage).inc(call.cost_usd)
        for kind, tokens in call.usage:
            self._tokens.labels(call.model, kind.removesuffix("_tokens")).inc(tokens)

    def text(self, counts: Mapping[str, int]) -> bytes:
        """The page in Prometheus' text format; `counts` of the store become gauges."""
        for name, count in counts.items():
            self._state.labels(name).set(count)
        return generate_latest(self.registry)
