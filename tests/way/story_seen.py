"""What is seen, stripped of looks: one sighting of a card, the card read back from its HTML, and the transcript of a step.

Folded away: that a surface without updates prints a changed card anew, that one without private posts says it in the direct
conversation, ids of posts and of tickets.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.cards.card import Card
from bot.cards.limits import LIMITS, fit
from bot.cards.transcript import Seen, plain


@dataclass(frozen=True)
class Button:
    """A button or menu entry on a card that was seen."""

    action: str
    label: str
    value: str


@dataclass(frozen=True)
class Sight:
    """A card that was posted, changed, or shown to one person. `place` is "#channel" or "direct NAME"; `only`: who alone sees it."""

    post: str
    place: str
    under: str | None
    only: str | None
    marker: str
    seen: Seen
    buttons: tuple[Button, ...] = ()

    @property
    def audience(self) -> str:
        person = self.only or (self.place.removeprefix("direct ") if self.place.startswith("direct ") else None)
        return f"privately to {person}" if person else self.place


def seen_of(card: Card) -> tuple[Seen, tuple[Button, ...]]:
    """A card as data, as it is seen within the limits that all surfaces of the stories share."""
    fitted = fit(card, LIMITS["text"])
    buttons = tuple(Button(str(button.action), button.label, button.value) for button in (*fitted.buttons, *fitted.menu))
    return plain(fitted), buttons


@dataclass
class Line:
    """One thing in a transcript: where, whether it is new or changed, what is seen there."""

    audience: str
    under: str
    fate: str
    seen: Seen
    marker: str = ""

    def __str__(self) -> str:
        head = f"{self.audience}{f' under {self.under}' if self.under else ''}: {self.fate} {self.seen['kind']} “{self.seen['title']}”"
        rest = [*self.seen["lines"], *(f"[{label}]" for label in self.seen["buttons"]), *(f"({label})" for label in self.seen["menu"])]
        return "\n".join([head, *(f"    {line}" for line in rest)])


@dataclass
class Fold:
    """Sightings of one story, step by step, into transcript lines."""

    named: Callable[[str], str]
    """The story's name for the post that a thread hangs under."""
    last: dict[tuple[str, str | None], Seen] = field(default_factory=dict)

    def step(self, sights: Sequence[Sight]) -> list[Line]:
        """What appeared or changed: of each card the newest look only, and nothing that looks as it did before."""
        newest = {(sight.marker or f"{n}", sight.only): sight for n, sight in enumerate(sights)}
        found = []
        for key, sight in newest.items():
            before = self.last.get(key) if sight.marker else None
            if before == sight.seen:
                continue
            if sight.marker:
                self.last[key] = sight.seen
            public = not sight.audience.startswith("privately")
            under = self.named(sight.under) if sight.under and public else ""
            found.append(Line(sight.audience, under, "changes" if before else "shows", sight.seen, sight.marker))
        return sorted(found, key=lambda line: (line.audience, line.under, line.fate, line.marker))


def text_of(lines: Iterable[Line], hidden: dict[str, str]) -> list[str]:
    """The lines as text, with the words of `hidden` replaced (the one who won a race)."""
    found = []
    for line in lines:
        text = str(line)
        for word, name in hidden.items():
            text = text.replace(word, name)
        found.append(text)
    return found


# --- a card read back from the page ------------------------------------------------------------------------------------------

_SPACES = re.compile(r"\s+")


def _squeezed(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


class _Reader(HTMLParser):
    """Reads <article class="card"> as a person reads it. Unknown parts are an error, so that no look hides a word."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kind, self.marker, self.title = "", "", ""
        self.lines: list[str] = []
        self.footer: list[str] = []
        self.buttons: list[Button] = []
        self.menu: list[Button] = []
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._label = ""
        self._by = ""
        self._href: str | None = None
        self._button: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._words.append("\n")
            return
        look = given.get("class", "")
        if tag == "article":
            self.kind, self.marker = given["data-kind"], given["data-marker"]
        if tag == "button":
            self._button = (given["data-action"], given["data-value"])
        if tag == "a":
            self._href = given["href"]
        if tag == "summary" or (tag in ("p", "li", "dt", "dd", "cite", "button") or look == "title" or look == "label"):
            self._words = []
        self._open.append((tag, look))

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        opened, look = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        said = _squeezed("".join(self._words))
        inside = {name for name, _ in self._open}
        match tag:
            case "p" if look == "footer":
                self.footer.append(said)
            case "p" if look in ("link", "moment"):
                self._add(f"{self._label}: {said}")
            case "p" if look == "article-title":
                self._add(said)
            case "p" if "blockquote" in inside:
                self._by = ""
                self.lines.append(said)
            case "p":
                self._add(said)
            case "span" if look == "label":
                self._label, self._words = said, []
            case "dt":
                self._label = said
            case "dd":
                self.lines.append(f"{self._label}: {said}")
            case "cite":
                self.lines[-1] = f"{said}: {self.lines[-1]}"
            case "li" if "details" not in inside:
                self.lines.append(said)
            case "button":
                action, value = self._button or ("", "")
                (self.menu if "details" in inside else self.buttons).append(Button(action, said, value))
            case _ if look == "title":
                self.title = said

    def _add(self, said: str) -> None:
        self.lines.append(f"{said} <{self._href}>" if self._href else said)
        self._href = None


def read_card(html: str) -> tuple[str, Seen, tuple[Button, ...]]:
    """(marker, what is seen, buttons) of a card's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    seen = Seen(
        kind=reader.kind,
        title=reader.title,
        lines=[*reader.lines, *reader.footer],
        buttons=[button.label for button in reader.buttons],
        menu=[button.label for button in reader.menu],
    )
    return reader.marker, seen, (*reader.buttons, *reader.menu)
