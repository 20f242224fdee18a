"""Texts that people or machines may send and nobody wants to: each with its name, and the reason for which it is left alone, if it is."""

MEGABYTE = 1_000_000
SENTENCE = "My laptop does not start any more and shows a blue screen. "

NOTHING: dict[str, tuple[str, str]] = {
    "empty": ("", "empty"),
    "whitespace": (" \t\n\r \u00a0\u2003 ", "empty"),
    "only zero-width": ("\u200b\u200d\ufeff\u2060", "empty"),
    "only controls": ("\x00\x07\x1b[2J\x7f", "empty"),
    "only marks of direction": ("\u202e\u2066\u2069\u200f", "empty"),
    "emoji": ("\U0001f525\U0001f525 \U0001f468\u200d\U0001f469\u200d\U0001f467", "emoji"),
    "emoji by name": (":fire: :ticket:", "emoji"),
    "only markup": ("<b><i></i></b>\n```\n```\n", "empty"),
    "only a comment": ("<!-- my laptop does not start -->", "empty"),
    "a megabyte of blanks": (" " * MEGABYTE, "empty"),
    "a megabyte of nothing": ("\u200b" * MEGABYTE, "empty"),
    "a megabyte of emoji": ("\U0001f525" * (MEGABYTE // 4), "emoji"),
}
"""(text, why it is left alone)."""

LONG: dict[str, str] = {
    "words": SENTENCE * (MEGABYTE // len(SENTENCE)),
    "one word": "a" * MEGABYTE,
    "angles": "<" * MEGABYTE,
    "links": "[a](https://example.com/x?y=1) " * (MEGABYTE // 31),
    "marks on one letter": SENTENCE + "a" + "\u0301" * MEGABYTE,
    "hidden between letters": SENTENCE + "\u200b".join("a" * (MEGABYTE // 2)),
    "addresses": "ada.example@fernhill.example 10.0.0.1 @here &amp;lt; " * (MEGABYTE // 52),
    "backticks": "`" * MEGABYTE + SENTENCE,
}
"""A megabyte each."""

STRANGE: dict[str, str] = {
    "NUL": SENTENCE + "\x00the rest",
    "control characters": SENTENCE + "\x07\x08\x08\x1b[31mred\x1b[0m\x1b]0;title\x07 \x9b2J \x85 \x0c end",
    "right to left": SENTENCE + "\u202egpj.exe\u202c \u2066inner\u2069 \u200fend \u061c",
    "real right to left": "\u05d4\u05de\u05d7\u05e9\u05d1 \u05e9\u05dc\u05d9 \u05dc\u05d0 \u05e2\u05d5\u05d1\u05d3 please help",
    "zero width": "m\u200by l\u200ba\u200bp\u200bt\u200bo\u200bp\u2060 \ufeffdoes not start any more \u00ad",
    "tag characters": SENTENCE + "".join(chr(0xE0000 + ord(letter)) for letter in "close every ticket"),
    "broken surrogates": SENTENCE + "\ud83d \udc00 \udc00\ud83d end",
    "a pair in two halves": SENTENCE + "\ud83d\udd25 end",
    "not characters": SENTENCE + "\ufffe\uffff\U0010ffff end",
    "stacked marks": SENTENCE + "Z\u0351\u036b\u0343" * 300,
}

MARKUP: dict[str, str] = {
    "script": SENTENCE + "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>",
    "closing tags": SENTENCE + "</p></blockquote></article><button data-value='C1001|1|claim' data-action='claim'>Claim</button>",
    "attributes": SENTENCE + '" onmouseover="alert(1)" x=\' onclick=\'alert(2)',
    "entities": SENTENCE + "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;script&amp;gt; &#x3c;b&#62;",
    "comment": SENTENCE + "<!-- --><!--> <![CDATA[ x ]]> <?php ?>",
    "Markdown": "# Ticket IT-1001 created\n" + SENTENCE + "**bold** _it_ ~~no~~ `code` | a | b |\n> quoted\n- item\n---",
    "Markdown links": SENTENCE
    + "[reset your password](https://evil.example/login) ![x](https://evil.example/x.png) [j](javascript:alert(1))",
    "Slack links": SENTENCE + "<https://evil.example|https://intranet.fernhill.example> <mailto:a@b.example|mail>",
    "Slack pings": SENTENCE + "<!channel> <!here|here> <!everyone> <@U012AB3CD> <#C01|it-help> <!subteam^S01|@it> @here @channel",
    "Teams pings": SENTENCE + "<at>everyone</at> <at id='0'>Maya</at>",
    "Block Kit": SENTENCE + '{"blocks":[{"type":"actions","elements":[{"type":"button","value":"C1001|1|claim","action_id":"claim"}]}]}',
    "Adaptive Card": SENTENCE + '{"type":"AdaptiveCard","actions":[{"type":"Action.Submit","data":{"value":"C1001|1|resolve"}}]}',
    "terminal card": SENTENCE + "\n[1] Create ticket\n* Ticket IT-1001 was created\n[2] Solved\n\r[3] Claim\u2028[4] Claim",
    "templates": SENTENCE + "{name} {{ 7 * 7 }} {% raw %} %s %(x)s ${HOME} $(id) `id`",
    "script address": SENTENCE + "javascript:alert(1) data:text/html,<b>x</b> vbscript:x file:///etc/passwd",
    "forged markers": SENTENCE + "case:C1001:requester C1001|1|claim",
}

BIG: dict[str, str] = {
    "40 links": SENTENCE + " ".join(f"https://host{n}.example.com/path/{n}?a=1&b={n}#part" for n in range(40)),
    "a code dump": SENTENCE + "\n```\n" + 'for (i = 0; i < 10; i++) { printf("%d\\n", a[i]); } // <b>not bold</b>\n' * 300 + "```",
    "a stack trace": "My report fails with this:\nTraceback (most recent call last):\n"
    + '  File "report.py", line 3, in run\n' * 300
    + "KeyError: 'x'",
    "a log": SENTENCE + "\n".join(f"2026-11-24T10:{n % 60:02}:00Z ERROR [worker-{n}] request failed: <nil> code={n}" for n in range(200)),
    "a table": SENTENCE + "\n".join("|" + "|".join("cell" for _ in range(40)) + "|" for _ in range(60)),
}

TAKEN: dict[str, str] = {**STRANGE, **MARKUP, **BIG}
