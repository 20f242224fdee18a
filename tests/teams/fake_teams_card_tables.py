"""What each element, action and part of an Adaptive Card 1.5 may carry (adaptivecards.io, the schema explorer). Where the published schema
file is stricter than the pages (rtl of a Container, the style filtered), so is this; besides, Teams' own `msteams` is known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Property:
    """What a property takes. `kind`: string, boolean, number, enum (of these), link, image, pattern (of[0]), data (anything), strings,
    element(s), action(s), select (an action that may stand behind an element), part(s) (of[0]; "or text": a plain text will do)."""

    kind: str
    of: tuple[str, ...] = ()
    required: bool = False


Table = dict[str, Property]
TEXT, TRUTH, NUMBER, DATA = Property("string"), Property("boolean"), Property("number"), Property("data")
NEEDED = Property("string", required=True)
SELECT = Property("select")
PIXELS = Property("pattern", (r"\d+px",))
BACKGROUND = Property("part", ("BackgroundImage", "or text"))


def enum(words: str) -> Property:
    return Property("enum", tuple(words.split()))


def part(name: str, *, required: bool = False) -> Property:
    return Property("part", (name,), required)


def parts(name: str, *, required: bool = False, or_text: bool = False) -> Property:
    return Property("parts", (name, *(("or text",) if or_text else ())), required)


SPACING = enum("default none small medium large extraLarge padding")
ACROSS, DOWN = enum("left center right"), enum("top center bottom")
COLOURS = enum("default dark light accent good warning attention")
SIZES = enum("default small medium large extraLarge")
CONTAINER_STYLE = enum("default emphasis good attention warning accent")
FALLBACK = Property("element", ("or text",))

COMMON: Table = {"id": TEXT, "requires": DATA, "fallback": FALLBACK, "isVisible": TRUTH, "separator": TRUTH, "spacing": SPACING}
BASE: Table = COMMON | {"height": enum("auto stretch")}
INPUT: Table = BASE | {"id": NEEDED, "label": TEXT, "isRequired": TRUTH, "errorMessage": TEXT}
WORDS: Table = {"color": COLOURS, "fontType": enum("default monospace"), "isSubtle": TRUTH, "size": SIZES}
WORDS |= {"weight": enum("default lighter bolder")}
BOX: Table = {"selectAction": SELECT, "style": CONTAINER_STYLE, "bleed": TRUTH, "minHeight": PIXELS}
FILLED: Table = BOX | {"verticalContentAlignment": DOWN, "backgroundImage": BACKGROUND}
DAY, HOUR = Property("pattern", (r"\d{4}-\d\d-\d\d",)), Property("pattern", (r"\d\d:\d\d",))

ELEMENTS: dict[str, Table] = {
    "TextBlock": BASE
    | WORDS
    | {"text": NEEDED, "wrap": TRUTH, "maxLines": NUMBER, "horizontalAlignment": ACROSS}
    | {"style": enum("default heading")},
    "RichTextBlock": BASE | {"inlines": parts("TextRun", required=True, or_text=True), "horizontalAlignment": ACROSS},
    "Image": BASE
    | {"url": Property("image", required=True), "altText": NEEDED, "backgroundColor": TEXT, "width": PIXELS}
    | {"height": Property("pattern", (r"auto|stretch|\d+px",)), "horizontalAlignment": ACROSS, "selectAction": SELECT}
    | {"size": enum("auto stretch small medium large"), "style": enum("default person")},
    "ImageSet": BASE | {"images": Property("elements", required=True), "imageSize": enum("auto stretch small medium large")},
    "Media": BASE | {"sources": parts("MediaSource", required=True), "poster": Property("image"), "altText": TEXT},
    "ActionSet": BASE | {"actions": Property("actions", required=True)},
    "Container": BASE | FILLED | {"items": Property("elements", required=True)},
    "ColumnSet": BASE | BOX | {"columns": parts("Column"), "horizontalAlignment": ACROSS},
    "FactSet": BASE | {"facts": parts("Fact", required=True)},
    "Table": BASE
    | {"columns": parts("TableColumnDefinition"), "rows": parts("TableRow"), "firstRowAsHeader": TRUTH}
    | {"showGridLines": TRUTH, "gridStyle": CONTAINER_STYLE, "horizontalCellContentAlignment": ACROSS}
    | {"verticalCellContentAlignment": DOWN},
    "Input.Text": INPUT
    | {"isMultiline": TRUTH, "maxLength": NUMBER, "placeholder": TEXT, "regex": TEXT, "inlineAction": SELECT}
    | {"style": enum("text tel url email password"), "value": TEXT},
    "Input.Number": INPUT | {"max": NUMBER, "min": NUMBER, "placeholder": TEXT, "value": NUMBER},
    "Input.Date": INPUT | {"max": DAY, "min": DAY, "placeholder": TEXT, "value": DAY},
    "Input.Time": INPUT | {"max": HOUR, "min": HOUR, "placeholder": TEXT, "value": HOUR},
    "Input.Toggle": INPUT | {"title": NEEDED, "value": TEXT, "valueOff": TEXT, "valueOn": TEXT, "wrap": TRUTH},
    "Input.ChoiceSet": INPUT
    | {"choices": parts("Input.Choice", required=True), "isMultiSelect": TRUTH}
    | {"style": enum("compact expanded"), "value": TEXT, "placeholder": TEXT, "wrap": TRUTH},
}
ACTION: Table = {"id": TEXT, "title": TEXT, "iconUrl": Property("image"), "style": enum("default positive destructive"), "requires": DATA}
ACTION |= {"fallback": Property("action", ("or text",)), "tooltip": TEXT, "isEnabled": TRUTH, "mode": enum("primary secondary")}
SENT: Table = {"data": DATA, "associatedInputs": enum("auto none")}
ACTIONS: dict[str, Table] = {
    "Action.Execute": ACTION | SENT | {"verb": TEXT},
    "Action.Submit": ACTION | SENT,
    "Action.OpenUrl": ACTION | {"url": Property("link", required=True)},
    "Action.ShowCard": ACTION | {"card": part("AdaptiveCard", required=True)},
    "Action.ToggleVisibility": ACTION | {"targetElements": parts("TargetElement", required=True, or_text=True)},
}
SELECTABLE = {name: table for name, table in ACTIONS.items() if name != "Action.ShowCard"}
CELL: Table = FILLED | {"items": Property("elements", required=True)}
ALIGNED: Table = {"horizontalCellContentAlignment": ACROSS, "verticalCellContentAlignment": DOWN}
PARTS: dict[str, Table] = {
    "AdaptiveCard": {
        **{
            "version": TEXT,
            "refresh": part("Refresh"),
            "authentication": DATA,
            "body": Property("elements"),
            "actions": Property("actions"),
        },
        **{
            "selectAction": SELECT,
            "fallbackText": TEXT,
            "actions": Property("actions"),
            "backgroundImage": BACKGROUND,
            "minHeight": PIXELS,
            "rtl": TRUTH,
        },
        **{"speak": TEXT, "lang": TEXT, "verticalContentAlignment": DOWN, "$schema": TEXT, "msteams": part("CardInTeams")},
    },
    "CardInTeams": {"width": enum("full"), "entities": DATA, "allowExpand": TRUTH},
    "Refresh": {"action": Property("select", required=True), "userIds": Property("strings")},
    "BackgroundImage": {"url": Property("image", required=True), "fillMode": enum("cover repeatHorizontally repeatVertically repeat")}
    | {"horizontalAlignment": ACROSS, "verticalAlignment": DOWN},
    "TextRun": WORDS
    | {"text": NEEDED, "highlight": TRUTH, "italic": TRUTH, "strikethrough": TRUTH, "underline": TRUTH}
    | {"selectAction": SELECT},
    "Column": {"rtl": TRUTH}
    | COMMON
    | CELL
    | {"items": Property("elements"), "fallback": Property("part", ("Column", "or text"))}
    | {"width": Property("pattern", (r"auto|stretch|\d+(\.\d+)?(px)?",))},
    "Fact": {"title": NEEDED, "value": NEEDED},
    "MediaSource": {"mimeType": NEEDED, "url": Property("link", required=True)},
    "TableColumnDefinition": ALIGNED | {"width": Property("pattern", (r"\d+(\.\d+)?(px)?",))},
    "TableRow": ALIGNED | {"cells": parts("TableCell"), "style": CONTAINER_STYLE},
    "TableCell": CELL,
    "Input.Choice": {"title": NEEDED, "value": NEEDED},
    "TargetElement": {"elementId": NEEDED, "isVisible": TRUTH},
}
