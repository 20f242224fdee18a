"""The playground: a chat of its own in the browser, with a made-up cast. The same core serves it that serves Slack and Teams."""
