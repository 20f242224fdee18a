"""English, what stands around cards on a platform: views, the home page, the agent pane, the introduction in a channel."""

WORDS: dict[str, str] = {
    # --- views ---
    "modal_title": "Helpdesk",
    "modal_loading": "One moment …",
    "modal_close": "Close",
    "modal_done": "Done. The card shows how it stands.",
    "choose": "Choose",
    # --- two cards of one case ---
    "card_replaces": "This replaces the card above; the buttons of both work.",
    # --- the form to ask for help from anywhere ---
    "ask_title": "Get IT help",
    "ask_hint": "In your own words: what you want to do, and what happens instead.",
    "ask_submit": "Send",
    "ask_for": "For somebody else?",
    "ask_nobody": "That person cannot be written to. Please choose somebody else.",
    "ask_accepted_for": "We are on it. The answer goes to {name} in a direct message.",
    # --- "Triage this message" in Teams ---
    "point_title": "Triage this message",
    "point_intro": "{name} wrote:",
    "point_submit": "Triage",
    "point_accepted": "We are on it. The answer comes where the message stands, or to its author where I am not.",
    # --- the search in Teams ---
    "search_none": "No request has these words.",
    # --- somebody without the app in Teams ---
    "no_chat_title": "I cannot write to you alone.",
    "no_chat": "The answer is for you only. Add my app in Teams (or unblock me), then ask again.",
    # --- the agent pane ---
    "pane_working": "is looking into it …",
    "prompts_title": "What people often ask",
    "prompt_password": "I forgot my password",
    "prompt_vpn": "VPN does not connect from home",
    "prompt_new_device": "How do I order a new laptop?",
    # --- the introduction in a channel ---
    "hello_title": "Hello, I am the helpdesk.",
    "hello_help": "Write what you need from IT at {name} here, in your own words. I look for an answer, or find the right person for you.",
    "hello_agents": "Requests that need a person come here. One click claims, answers, corrects or resolves one.",
    "hello_other": "Mention me if you need something from IT at {name}, or write to me directly.",
    # --- the home page ---
    "home_taken": "Mine to solve ({count})",
    "home_unclaimed": "Nobody has claimed ({count})",
    "home_due": "Due soon ({count})",
    "home_nothing": "Nothing at the moment.",
    "home_claim": "Claim {case}",
    # --- the paid model is not asked ---
    "model_trouble_budget_day": "Today's budget for Claude is used up ({usd} USD)",
    "model_trouble_budget_month": "This month's budget for Claude is used up ({usd} USD)",
    "model_trouble_refused_key": "Claude refuses our key",
    "model_trouble_no_credit": "Our account for Claude has no credit left",
    "model_trouble_not_allowed": "Our key may not use the Claude model that is set",
    "model_trouble_no_such_model": "The Claude model that is set does not exist",
    "model_trouble_circuit_open": "Claude failed several times in a row",
    "model_meanwhile": "Meanwhile the offline model suggests and you decide: every new request comes to you. None is lost.",
    "model_asked_again": "Claude is asked again from {at} on. The budget stands in the organisation file under limits.",
    "model_tried_again": "The helpdesk tries again by itself every few seconds.",
    "model_mend": "Please tell the administrator: the check of the helpdesk says what to do.",
}
