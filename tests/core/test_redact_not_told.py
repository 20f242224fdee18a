"""Ordinary sentences near a password or key are left readable: amounts, years, what another noun names, fields left blank."""

import pytest

from triage.redact import redact

READABLE = [
    "Excel crashes when I open the budget file of 2027",
    "the code of practice 2023 is missing",
    "token lifetime is 3600 seconds",
    "my ticket number is 55829104, it's about a locked password",
    "cost code is 4711-20 for the new laptop",
    "commit 9f3c2ab7d1 breaks the password reset page",
    "BitLocker recovery key ID: 7A3F19C2 - can you send me the key?",
    "my laptop shows a blue screen with bitlocker recovery, key id starts with E41B",
    "Username: ______\nPassword: ______\nthat's all i see",
    "mi contraseña es incorrecta según el sistema",
    "Passwords have been changed, and multi-factor authentication has been switched on",
    "we are resetting passwords and safeguarding our systems. We are taking this incident very seriously",
    "steps such as resetting passwords have been taken to reduce the risk",
]
TOLD = {
    "my password is sunflower and it is rejected": "sunflower",
    "I changed my password to marigold yesterday": "marigold",
    "my door code is 4471, it beeps": "4471",
    "the PIN I use is 2027": "2027",
    "recovery key: 7A3F19C2-bb01, is that the right one?": "7A3F19C2-bb01",
    "password: the one with marmalade-kite-54": "marmalade-kite-54",
}


@pytest.mark.parametrize("text", READABLE)
def test_what_is_no_secret_stays_readable(text: str) -> None:
    assert redact(text).text == text


@pytest.mark.parametrize("text", TOLD)
def test_what_is_told_is_hidden_all_the_same(text: str) -> None:
    assert TOLD[text] not in redact(text).text
