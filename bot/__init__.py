"""bot acts: the only room that knows Slack, Teams, HTTP, Claude, the runner and ticket systems. Imports storage and triage."""
