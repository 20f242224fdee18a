"""Markup off: HTML, Markdown and chat formatting become the plain words a reader would have seen.

Only what is certainly markup goes: `<server01>`, `snake_case` and `2 * 3 * 4` are words of the helpdesk. Code between backticks
keeps its characters. No pattern scans the same stretch twice, so that hostile text costs no more than its length.
"""

from __future__ import annotations

import html
import re

_BLOCK_TAGS = (
    "address article aside blockquote body br dd div dl dt "
    "fieldset figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section table tbody tfoot thead title tr ul"
)
_INLINE_TAGS = (
    "a abbr at attachment b bdi bdo big button center cite code col colgroup del em embed font i iframe img input ins kbd label "
    "legend link mark meta noscript object option param q s samp script select small source span strike strong style sub sup svg "
    "td textarea th time tt u var video wbr"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_TAGS = _BLOCKS | frozenset(_INLINE_TAGS.split())

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:[\s/][^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""\b(href|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|\bhidden\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT = (re.compile(r"<!--"), re.compile(r"-->"))
_STYLE = (re.compile(r"<style\b[^<>]*>", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE))

_CODE = re.compile(r"(```.*?```|(?<!`)`[^`\n]+`(?!`))", re.DOTALL)
_FENCE_LANGUAGE = re.compile(
    r"\A(?:bash|bat|batch|c|cmd|console|cpp|c\+\+|c#|cs|css|csv|diff|go|html|http|ini|java|javascript|js|json|log|markdown|md|php|plain|plaintext"
    r"|powershell|ps1|py|python|rb|ruby|rust|sh|shell|sql|text|toml|ts|txt|typescript|vb|vba|xml|yaml|yml|zsh)\n(?=\s*\S)",
    re.IGNORECASE,
)
"""What says how a code block is to be coloured. Any other first word is the person's own."""
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,500})\]\(\s{0,3}<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200}){0,5})>?(?:\s+\"[^\"\n]{0,300}\")?\s{0,3}\)"
)
_ANGLE_LINK = re.compile(r"<((?:https?|mailto|ftp|tel):[^\s<>|]{1,2000})(?:\|([^<>|\n]{1,500}))?>")
_MARKED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,500})(?<=\S)\*{1,3}(?![\w*])",
        r"(?<![\w_.:/\\-])_(?=[^\s_])([^_\n]{1,500})(?<=\S)_(?![\w_./\\:-])",
        r"(?<![\w_.:/\\-])__(?=[^\s_])([^_\n]{1,500} [^_\n]{1,500})(?<=\S)__(?![\w_./\\:-])",
        r"(?<![\w~/\\])~{1,2}(?=[^\s~/\\])([^~\n]{1,500})(?<=\S)~{1,2}(?![\w~])",
    )
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ ]+(?=\S)|^[ ]{0,3}(?:[-*_=][ ]?){3,80}$", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]{0,12})[*+\u2022][ \t]+(?=\S)", re.MULTILINE)


def plain(text: str, removed: list[str]) -> str:
    """The words of a marked-up text. The kinds of markup met go to `removed`: comment, style, hiding, html, entity, markdown."""
    text = _without(text, _COMMENT, "comment", removed)
    text = _without(text, _STYLE, "style", removed)
    parts = _CODE.split(text)
    parts[0::2] = [_prose(part, removed) for part in parts[0::2]]
    parts[1::2] = [_code(part) for part in parts[1::2]]
    if len(parts) > 1:
        removed.append("markdown")
    return "".join(parts)


def _without(text: str, borders: tuple[re.Pattern[str], re.Pattern[str]], kind: str, removed: list[str]) -> str:
    """Cuts what stands between two borders, borders included; an opening that is never closed stays as it is."""
    begin, end = borders
    kept, at = [], 0
    while (opening := begin.search(text, at)) and (closing := end.search(text, opening.end())):
        kept.append(text[at : opening.start()])
        at = closing.end()
    if at:
        removed.append(kind)
    return "".join(kept) + text[at:]


def _code(part: str) -> str:
    if not part.startswith("```"):
        return part[1:-1]
    return "\n" + _FENCE_LANGUAGE.sub("", part[3:-3]).strip("\n") + "\n"


def _prose(text: str, removed: list[str]) -> str:
    if "<" in text:
        text = _links(text, _ANGLE_LINK, 2, 1, removed)
        text = _tags(text, removed)
    if "&" in text:
        text, entities = _ENTITY.subn(lambda found: html.unescape(found[0]), text)
        if entities:
            removed.append("entity")
    if "](" in text:
        text = _links(text, _LINK, 1, 2, removed)
    before = text
    for marked in _MARKED:
        text = marked.sub(r"\1", text)
    text = _BULLET.sub(r"\1- ", _HEADING.sub("", text))
    if text != before:
        removed.append("markdown")
    return text


def _links(text: str, link: re.Pattern[str], label: int, address: int, removed: list[str]) -> str:
    text, links = link.subn(lambda found: _labelled(found[label] or "", found[address]), text)
    if links:
        removed.append("markdown")
    return text


def _labelled(label: str, address: str) -> str:
    label = label.strip()
    if label == address.removeprefix("mailto:").removeprefix("tel:"):
        return label
    return f"{label} ({address})" if label else address


def _tags(text: str, removed: list[str]) -> str:
    """HTML tags become line breaks, list dashes, link addresses or nothing; angle brackets around other words stay."""
    address = ""

    def words(found: re.Match[str]) -> str:
        nonlocal address
        name = found[2].lower()
        if name not in _TAGS:
            return found[0]
        removed.append("html")
        closing, attributes = found[1] == "/", found[3]
        if attributes and _HIDING.search(attributes):
            removed.append("hiding")
        if name == "a":
            shown, address = (f" ({address})" if closing and address else ""), ("" if closing else _attribute(attributes, "href"))
            return shown
        if name == "img":
            return _attribute(attributes, "alt")
        if name == "li":
            return "" if closing else "\n- "
        return "\n" if name in _BLOCKS else " " if name in ("td", "th") else ""

    return _TAG.sub(words, text)


def _attribute(attributes: str, name: str) -> str:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() == name:
            return found[2] or found[3] or found[4] or ""
    return ""
