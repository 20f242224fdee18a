"""Deutsch, was auf einer Plattform um die Karten herum steht: Fenster, Startseite, Seitenleiste, die Vorstellung in einem Kanal."""

WORDS: dict[str, str] = {
    # --- Fenster ---
    "modal_title": "IT-Hilfe",
    "modal_loading": "Einen Moment …",
    "modal_close": "Schließen",
    "modal_done": "Erledigt. Die Karte zeigt, wie es steht.",
    "choose": "Auswählen",
    # --- zwei Karten eines Falls ---
    "card_replaces": "Diese Karte ersetzt die frühere weiter oben; die Knöpfe beider Karten gelten.",
    # --- das Formular, um von überall Hilfe zu holen ---
    "ask_title": "IT-Hilfe holen",
    "ask_hint": "In eigenen Worten: was du tun möchtest, und was stattdessen geschieht.",
    "ask_submit": "Senden",
    "ask_for": "Für jemand anderen?",
    "ask_nobody": "Dieser Person kann man nicht schreiben. Bitte jemand anderen wählen.",
    "ask_accepted_for": "Wir kümmern uns darum. Die Antwort geht an {name} als Direktnachricht.",
    # --- „Diese Nachricht einordnen“ in Teams ---
    "point_title": "Diese Nachricht einordnen",
    "point_intro": "{name} schrieb:",
    "point_submit": "Einordnen",
    "point_accepted": "Wir kümmern uns darum. Die Antwort kommt dort, wo die Nachricht steht, oder an ihren Verfasser, wo ich nicht bin.",
    # --- die Suche in Teams ---
    "search_none": "Keine Anfrage enthält diese Wörter.",
    # --- jemand ohne die App in Teams ---
    "no_chat_title": "Ich kann dir nicht allein schreiben.",
    "no_chat": "Die Antwort ist nur für dich. Füge meine App in Teams hinzu (oder gib mich frei) und frag noch einmal.",
    # --- die Seitenleiste ---
    "pane_working": "sieht sich das an …",
    "prompts_title": "Was oft gefragt wird",
    "prompt_password": "Ich habe mein Passwort vergessen",
    "prompt_vpn": "VPN verbindet von zu Hause nicht",
    "prompt_new_device": "Wie bestelle ich einen neuen Laptop?",
    # --- die Vorstellung in einem Kanal ---
    "hello_title": "Hallo, ich bin der Helpdesk.",
    "hello_help": "Schreib hier, was du von der IT bei {name} brauchst. Ich suche eine Antwort oder die richtige Person.",
    "hello_agents": "Hierher kommen Anfragen, die einen Menschen brauchen. Ein Klick übernimmt, antwortet, korrigiert oder löst.",
    "hello_other": "Erwähne mich, wenn du etwas von der IT bei {name} brauchst, oder schreib mir direkt.",
    # --- die Startseite ---
    "home_taken": "Von mir zu lösen ({count})",
    "home_unclaimed": "Von niemandem übernommen ({count})",
    "home_due": "Bald fällig ({count})",
    "home_nothing": "Im Moment nichts.",
    "home_claim": "{case} übernehmen",
    # --- das bezahlte Modell wird nicht gefragt ---
    "model_trouble_budget_day": "Das heutige Budget für Claude ist aufgebraucht ({usd} USD)",
    "model_trouble_budget_month": "Das Budget dieses Monats für Claude ist aufgebraucht ({usd} USD)",
    "model_trouble_refused_key": "Claude weist unseren Schlüssel ab",
    "model_trouble_no_credit": "Unser Konto für Claude hat kein Guthaben mehr",
    "model_trouble_not_allowed": "Unser Schlüssel darf das eingestellte Claude-Modell nicht benutzen",
    "model_trouble_no_such_model": "Das eingestellte Claude-Modell gibt es nicht",
    "model_trouble_circuit_open": "Claude hat mehrmals nacheinander versagt",
    "model_meanwhile": "Solange schlägt das Offline-Modell vor und ihr entscheidet: Jede neue Anfrage kommt zu euch. Keine geht verloren.",
    "model_asked_again": "Claude wird ab {at} wieder gefragt. Das Budget steht in der Organisationsdatei unter limits.",
    "model_tried_again": "Der Helpdesk versucht es alle paar Sekunden von selbst wieder.",
    "model_mend": "Bitte sagt es der Administration: Die Prüfung des Helpdesks nennt, was zu tun ist.",
}
