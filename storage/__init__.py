"""storage remembers: append-only cases, mailboxes and rows with an identity. Imports triage, never bot; decides nothing."""
