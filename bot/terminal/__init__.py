"""The plain text surface: no update, no reactions, no forms, no private posts; so that nothing of one platform settles in the core."""
