"""What a page or a terminal does with somebody's words: checks that nothing in them acts, leads somewhere else or hides."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

EMPTY = ("br", "input", "meta", "link", "hr")
ACTS = ("script", "img", "iframe", "object", "embed", "svg", "base", "math", "video", "audio", "template")
MOVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that move a cursor, turn the reading direction, hide, or cannot be written."""


class Page(HTMLParser):
    """A page's or card's tags with their attributes, what is not well nested, and its words."""

    def __init__(self, drawn: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(drawn)
        self.close()
        if self._open:
            self.wrong.append(f"left open: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment: {data[:40]}")


def harm_in_html(drawn: str, hosts: Iterable[str] = ()) -> list[str]:
    """Everything in it that acts, or leads to a host that is not named. Empty: it is harmless."""
    page = Page(drawn)
    found = list(page.wrong)
    for tag, attributes in page.tags:
        if tag in ACTS:
            found.append(f"<{tag}>")
        found += [f"<{tag} {name}>" for name in attributes if name.startswith("on") or name in ("srcdoc", "formaction", "style")]
        address = attributes.get("href") or attributes.get("src") or ""
        if tag == "a" and not (address.startswith("/") or any(address.startswith(f"https://{host}/") for host in hosts)):
            found.append(f"a link to {address}")
    found += [f"{character!r} is shown" for character in set(MOVES.findall(page.words.replace("\r", "\n")))]
    return found


def harm_in_text(drawn: str, buttons: int) -> list[str]:
    """A line at the margin that poses as a button, or a character that moves something. `buttons`: how many there really are."""
    at_the_margin = [line for line in drawn.split("\n") if line[:1] not in ("", " ")]
    found = [f"{character!r} is shown" for character in set(MOVES.findall(drawn))]
    if len(at_the_margin) != buttons + 1:
        found.append(f"at the margin: {at_the_margin}")
    return found


CALLS = ("broadcast", "usergroup", "channel", "team", "image", "video")
"""Elements of Block Kit that call people or fetch something."""


def harm_in_blocks(value: object, hosts: Iterable[str] = ()) -> list[str]:
    """What of a Slack message (its blocks, or its text as {"type": "mrkdwn", "text": ...}) calls people or leads to a host not named."""
    match value:
        case {"type": "mrkdwn", "text": str(words)}:
            found = [
                f"{one} is markup" for one in re.findall(r"<(?!!date\^\d)[^>]*>", words) if not _leads_to(one[1:].split("|")[0], hosts)
            ]
            return found + [f"{one} calls everybody" for one in re.findall(r"@(?:here|channel|everyone)\b", words)]
        case {"type": "link", "url": str(address)} if not _leads_to(address, hosts):
            return [f"a link to {address}"]
        case {"type": str(kind)} if kind in CALLS:
            return [f"{kind} in {str(value)[:80]}"]
        case dict():
            return [harm for inner in value.values() for harm in harm_in_blocks(inner, hosts)]
        case list():
            return [harm for inner in value for harm in harm_in_blocks(inner, hosts)]
        case _:
            return []


def _leads_to(address: str, hosts: Iterable[str]) -> bool:
    return any(address.startswith(f"https://{host}/") for host in hosts)
