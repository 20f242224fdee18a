"""`helpdesk check`: one file a subject, each giving findings of what was seen, what was expected and how to mend it."""
