"""Card and Form -> HTML for the playground and the case page: everything escaped, links only http and https, no script, no style.

A button carries its `data-value`, and `data-form` if a form opens first; the page's own script does the rest.
"""

from collections.abc import Mapping
from html import escape
from typing import Final

from bot.cards.card import ArticleLink, Block, Button, Card, Field, Fields, Form, Items, Line, LinkLine, Moment, Quote
from bot.cards.limits import LIMITS, fit
from bot.cards.plain_text import addresses, one_line, safe_url, shown

HEADING: Final = 3


def render(card: Card, heading: int = HEADING) -> str:
    """One <article>. `heading` is the level of its title, 2 to 6, so that it fits the page around it."""
    if not 2 <= heading <= 6:
        raise ValueError(f"heading level {heading}; expected 2 to 6")
    card = fit(card, LIMITS["html"])
    kind, marker, tone = _attribute(card.kind), _attribute(card.marker), _attribute(card.tone)
    mention = f' data-mention="{_attribute(card.mention)}"' if card.mention else ""
    parts = [
        f'<article class="card tone-{tone}" data-kind="{kind}" data-marker="{marker}"{mention} aria-label="{_attribute(card.summary)}">',
        f'<h{heading} class="title" dir="auto">{_inline(card.title)}</h{heading}>',
        *(_block(block) for block in card.blocks),
        *_actions(card),
        *([f'<p class="footer"><small>{_inline(card.footer)}</small></p>'] if card.footer else []),
        "</article>",
    ]
    return "\n".join(parts)


def _attribute(text: str) -> str:
    return escape(one_line(text), quote=True)


def _inline(text: str) -> str:
    return escape(one_line(text), quote=True)


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line, quote=True) for line in shown(text).split("\n"))


def _trusted(text: str) -> str:
    """An agent's words: a plain address in them is a link that shows where it leads."""
    pieces = (
        [_link(piece, piece) if address else escape(piece, quote=True) for piece, address in addresses(line)]
        for line in shown(text).split("\n")
    )
    return "<br>\n".join("".join(line) for line in pieces)


def _link(text: str, url: str | None) -> str:
    """A link that leads where it says, or the text alone."""
    address = safe_url(url)
    if address is None:
        return f'<span dir="auto">{_inline(text)}</span>'
    return f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer nofollow" dir="auto">{_inline(text)}</a>'


def _block(block: Block) -> str:
    match block:
        case Line():
            look = "line strong" if block.strong else "line quiet" if block.quiet else "line"
            return f'<p class="{look}" dir="auto">{_lines(block.text)}</p>'
        case Fields():
            pairs = "\n".join(f'<div><dt>{_inline(label)}</dt><dd dir="auto">{_inline(value)}</dd></div>' for label, value in block.pairs)
            return f'<dl class="fields">\n{pairs}\n</dl>'
        case Quote():
            by = f'\n<footer><cite dir="auto">{_inline(block.by)}</cite></footer>' if block.by else ""
            said = _trusted(block.text) if block.trusted else _lines(block.text)
            return f'<blockquote class="quote">\n<p dir="auto">{said}</p>{by}\n</blockquote>'
        case ArticleLink():
            passage = f'\n<p class="passage" dir="auto">{_lines(block.passage)}</p>' if block.passage else ""
            return f'<div class="article">\n<p class="article-title">{_link(block.title, block.url)}</p>{passage}\n</div>'
        case LinkLine():
            return f'<p class="link"><span class="label">{_inline(block.label)}</span> {_link(block.text, block.url)}</p>'
        case Moment():
            stamp = block.at.strftime("%Y-%m-%dT%H:%M:%SZ")
            time = f'<time datetime="{stamp}">{_inline(block.text)}</time>'
            return f'<p class="moment"><span class="label">{_inline(block.label)}</span> {time}</p>'
        case Items():
            tag = "ol" if block.numbered else "ul"
            items = "\n".join(f'<li dir="auto">{_inline(item)}</li>' for item in block.items)
            return f'<{tag} class="items">\n{items}\n</{tag}>'


def _actions(card: Card) -> list[str]:
    parts = []
    if card.buttons:
        parts.append(f'<div class="buttons" role="group" aria-label="{_attribute(card.title)}">')
        parts += [_button(button) for button in card.buttons]
        parts.append("</div>")
    if card.menu:
        parts.append(f'<details class="menu">\n<summary>{_inline(card.menu_label)}</summary>\n<ul>')
        parts += [f"<li>{_button(button)}</li>" for button in card.menu]
        parts.append("</ul>\n</details>")
    return parts


def _button(button: Button) -> str:
    form = ' data-form="true" aria-haspopup="dialog"' if button.form else ""
    return (
        f'<button type="button" class="button {_attribute(button.style)}" data-action="{_attribute(str(button.action))}"'
        f' data-value="{_attribute(button.value)}"{form}>{_inline(button.label)}</button>'
    )


def render_form(
    form: Form, errors: Mapping[str, str] | None = None, values: Mapping[str, str] | None = None, heading: int = HEADING
) -> str:
    """One <form> for a dialog, with an error beside each field that is wrong; `values` are what was typed before."""
    errors, values = errors or {}, values or {}
    name, value, label = _attribute(str(form.action)), _attribute(form.value), _attribute(form.title)
    parts = [
        f'<form class="form" method="dialog" novalidate data-action="{name}" data-value="{value}" aria-label="{label}">',
        f'<h{heading} class="title">{_inline(form.title)}</h{heading}>',
        *([f'<p class="intro">{_lines(form.intro)}</p>'] if form.intro else []),
        *(_field(form, field, errors.get(field.name), values.get(field.name, field.value)) for field in form.fields),
        '<div class="buttons">',
        f'<button type="submit" class="button primary" value="submit">{_inline(form.submit)}</button>',
        f'<button type="button" class="button plain" data-cancel="true">{_inline(form.cancel)}</button>',
        "</div>",
        "</form>",
    ]
    return "\n".join(parts)


def _field(form: Form, field: Field, error: str | None, value: str) -> str:
    name, ident = _attribute(field.name), _attribute(f"{form.action}-{field.name}")
    described = [f"{ident}-hint"] if field.hint else []
    described += [f"{ident}-error"] if error else []
    attributes = f' id="{ident}" name="{name}"' + (" required" if field.required else "")
    attributes += f' aria-describedby="{" ".join(described)}"' if described else ""
    attributes += ' aria-invalid="true"' if error else ""
    parts = [f'<div class="field" data-field="{name}">', f'<label for="{ident}">{_inline(field.label)}</label>']
    parts.append(_input(field, attributes, value))
    if field.hint:
        parts.append(f'<p class="hint" id="{ident}-hint">{_inline(field.hint)}</p>')
    if error:
        parts.append(f'<p class="error" id="{ident}-error" role="alert">{_inline(error)}</p>')
    return "\n".join([*parts, "</div>"])


def _input(field: Field, attributes: str, value: str) -> str:
    if field.type == "words":
        return f'<textarea{attributes} rows="4" maxlength="{field.max_length}" dir="auto">\n{escape(shown(value), quote=True)}</textarea>'
    if field.type == "text":
        return f'<input type="text"{attributes} maxlength="{field.max_length}" value="{_attribute(value)}" dir="auto">'
    options = "\n".join(
        f'<option value="{_attribute(choice.value)}"{" selected" if choice.value == value else ""}>{_inline(choice.label)}</option>'
        for choice in field.choices
    )
    return f"<select{attributes}>\n{options}\n</select>"
