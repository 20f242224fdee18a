"""Joining words and topics by which `triage.several` tells two matters from one, English and German; own lists."""

from typing import Final

# A sentence that opens with one of these adds something: a second matter or more about the first.
JOIN_START: Final = (
    r"(?:(?:oh|ps|p\.s|plus|ach|nochmal|but|so)[\s,.:]+|(?:and|und)[\s,.:]+(?=also|btw|by|another|one|next|außer))*(?:also|btw"
    r"|by the way|another (?:thing|question|issue|problem|one|matter)"
    r"|one (?:more|other) (?:thing|question|issue|problem)|(?:the )?(?:second|other|next|third|last) (?:thing|question|issue"
    r"|problem|one|matter)"
    r"|secondly|thirdly|additionally|in addition|besides|separately|unrelated(?:ly)?|on another note|while (?:you are|you're|we are"
    r"|i'm) (?:at it|here)"
    r"|oh and|(?:and|und) (?=(?:can|could|may) (?:i|we|you|some)|(?:how|where|what|why|is there|does|i need|we need|i would|i'd"
    r"|ich brauche|könnt|kann)\b)"
    r"|(?:i|we) also|i'd also|my \w+(?: \w+)? also|ich (?:brauche|bräuchte|habe|hätte) (?:auch|noch)"
    r"|furthermore|moreover|lastly|finally|plus|ps|p\.s|next|außerdem|zudem|übrigens|ferner|zusätzlich|noch (?:etwas|eine frage|was)"
    r"|(?:das )?(?:zweite|andere|nächste)[sn]? (?:problem|frage|thema)|zweitens|drittens|nebenbei)\b"
)
# The strong ones: what follows is hardly ever about the same matter.
OTHER_START: Final = (
    r"(?:(?:and|oh|oh and|ps|p\.s|und|ach)[\s,.:]+)*(?:btw|by the way|another (?:thing|question|issue|problem|one|matter)"
    r"|one (?:more|other) (?:thing|question|issue|problem)|(?:the )?(?:second|other|next) (?:thing|question|issue|problem|matter)"
    r"|new (?:question|problem|issue)|secondly|separately|unrelated(?:ly)?|on another note|while (?:you are|you're|i'm) at it|ps"
    r"|p\.s|außerdem|übrigens"
    r"|noch (?:etwas|eine frage|was)|zweitens|nebenbei)\b"
)
# The same inside a sentence, where they begin a new one in chat ("... next? btw is it possible").
JOIN_INSIDE: Final = (
    r"(?<=[\w?!.,;)])[ \t]+(?=(?:also,|btw\b|by the way\b|another (?:thing|question)\b|one more (?:thing|question)\b"
    r"|on another note\b|unrelated:"
    r"|separately,|secondly\b|p\.?s\.?:|außerdem\b|übrigens\b|(?:and|plus) (?:also|i (?:also )?need|can (?:i|you|someone)"
    r"|could (?:i|you|someone)|how|is there|the"
    r"|my|our)\b|und (?:ich brauche|könnt|mein|meine|der|die|das)\b|(?:also|and) (?:how|does|do|is|can|anyone|any|what|where|why|in"
    r"|i|my|the)\b|also the\b|also my\b))"
)
# A sentence that leans on the one before it: "does that work?", "any ideas?", "what can I do?", "but it still fails".
LEANS_BACK: Final = (
    r"(?:\W|\b(?:and|but|so|or|ok|well|yes|no|also|then|if so|i|because)\b)*(?:(?:it|that|this|they|these|those|he|she|mine|same"
    r"|which|es|das|dies|sie)(?:'s|s)?\b(?! possible)"
    r"|(?:is|does|did|do|will|would|can|could|should|has|was|are|ist|kann|geht) (?:it|that|this|they|these|those|es|das"
    r"|dies)\b(?! possible)"
    r"|any(?:one|body)? ?(?:else )?(?:ideas?|clues?|help|suggestions?|thoughts?|hints?|advice|news|workaround|fix|know (?:why|how"
    r"|what|that|this|anything))"
    r"|(?:please|pls|plz|can (?:someone|anyone|somebody|anybody|you)|could (?:someone|anyone|you)) (?:please )?(?:help|advise"
    r"|assist|check|have a look|look|fix)"
    r"|(?:how|what) (?:can|do|should|to|would|could) (?:i|we|do|be)?\s?(?:do|fix|be done|it|that|this)\b|what (?:is"
    r"|could be) (?:wrong|the (?:problem|reason|cause))"
    r"|where (?:does|do|is|are) (?:it|that|they)|why(?: is (?:that|this|it)| not)?\s*\?|who (?:can|has to|should)|tried|mean"
    r"|thought|guess|like\b|e\.?g|thanks|thx"
    r"|(?:i|we|ich|wir)(?:'ve)? (?:have |had |already |also |even |just |then |only |did |am |was |do |habe |bin |really )*(?:tried"
    r"|restart\w*|reboot\w*|reset|checked"
    r"|changed|cleared|switched|looked|googled|searched|reinstalled|removed|forgot the|waited|still|think|guess|noticed|see|saw"
    r"|typed?|start|sit|work|use"
    r"|urgently|need (?:it|this|that|them)|schon|bereits|warte|benutze|sitze)\b"
    r"|(?:other|everyone|everybody|my colleagues?|colleagues|people|smaller|the same|my manager|my boss|mein chef|der|neustart"
    r"|papier|zu hause|cost cent)"
    r"|(?:the )?(?:display|message|screen|error|website|page|app|internet) (?:says|said|as such|asks)|meins?\b|mine\b"
    r"|my (?:user ?name|name|location)|error:|(?:since|until|bis)"
    r"|(?:is there|are there|is|are) (?:a |any )?(?:time limit|maintenance|reason)|even|not only|except|only|until|error|location"
    r"|jemand eine idee|was (?:kann|soll) ich|könnt ihr (?:bitte )?(?:mal )?(?:schauen|helfen))"
)
SEVERAL_TOLD: Final = (
    r"\b(?:(?:two|three|2|3|several|a few|couple of|zwei|drei|mehrere) (?:\w+ )?(?:things|questions|issues|problems|requests|topics"
    r"|matters|dinge|fragen|"
    r"probleme|anliegen|themen)|(?:fix|check|do|solve) both|as well)\b"
)

_TOPICS: Final = {
    "network": "vpn wifi wi-fi wlan internet network netz ethernet proxy firewall hotspot dns",
    "signin": "password passwort login log-in log anmelden anmeldung unlock mfa 2fa authenticator sso account konto entsperren",
    "access": "access zugriff permission permissions rights rechte share laufwerk drive folder ordner shared sharepoint onedrive",
    "hardware": "laptop notebook macbook pc computer rechner monitor screen bildschirm keyboard tastatur mouse maus headset dock "
    "docking battery akku "
    "charger camera usb fan",
    "phone": "phone handy iphone mobile sim signal",
    "print": "printer printers drucker print printing toner scanner paper label druckt",
    "software": "licence license lizenz install installieren visio photoshop autocad python excel word acrobat office",
    "email": "outlook mailbox postfach mail mails e-mail email calendar kalender list verteiler",
    "meetings": "zoom teams meeting projector beamer room tablet",
    "door": "badge door",
    "erp": "sap erp jira salesforce invoice expense",
}
TOPICS: Final = {word: topic for topic, listed in _TOPICS.items() for word in listed.split()}

COMMON: Final = frozenset(
    (
        "the a an i i'm im my me we our you your it it's its is are was were be been am do does did don't can can't could would "
        "will won't "
        "have has had get got to of in on at for with from by as and or but not no if when how what where why which who any anyone "
        "anybody "
        "some someone there this that these those so just also please thanks thank hi hello hey all ok need want like know way use using "
        "tried try help problem issue question work works working doesn't after before now new one up out about into than then only more "
        "ich mein meine der die das ein eine einen ist sind und oder nicht mit für auf im in am zu von es wie was wo kann bitte "
        "danke hat "
        "habe ihr sie ubuntu linux install installed run running"
    ).split()
)
