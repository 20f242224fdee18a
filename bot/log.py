"""The one logger: structured, to standard error, without people's words, names or secrets."""

import structlog

log = structlog.get_logger("helpdesk")
