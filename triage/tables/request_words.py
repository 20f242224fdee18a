"""Words and openings by which `triage.requestlike` reads a post, English and German; own lists, written for this project.

Everything is lower case with straight apostrophes. Single words are matched whole; the `*_START` patterns are tried at the
beginning of the text only, so each costs one look.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HELP: Final = _words(
    "help problem problems issue issues trouble troubles stuck error errors broken fails failing failed failure crash crashes crashed "
    "crashing frozen freezes froze hangs hanging unable locked blocked expired expires lost missing slow unavailable urgent asap support "
    "advice jammed jams stopped dead outage stolen damaged disconnects disconnected disconnecting dropping drops dropped flickers "
    "flickering corrupt corrupted suspicious phishing gone disappeared vanished reachable loops rejects rejected refuses refused drains "
    "blank black forgot forgotten lockout unlock restore replacement nobody keeps spilled cracked overheating noisy "
    "hilfe problem probleme fehler fehlermeldung kaputt defekt gesperrt abgelaufen langsam dringend hängt abgestürzt verloren "
    "verschwunden geht funktioniert ausfall ausgefallen gestohlen störung vergessen leer flackert entsperren niemand ruckelt lädt"
)
ERROR: Final = _words("error errors fail fails failed failing message code warning denied refused timeout fehler fehlermeldung")
NEGATION: Final = _words(
    "not no never can't cannot cant won't wont doesn't doesnt don't dont didn't didnt isn't isnt aren't couldn't wouldn't hasn't "
    "haven't wasn't nothing without unable nicht kein keine keinen nie nichts ohne"
)
WANT: Final = _words(
    "need want wanted wants looking trying tried try like wondering require request brauche bräuchte möchte will benötige suche"
)
FIRST: Final = _words("i i'm im i've ive i'd my mine me we we're our us ich mein meine meinen meinem meiner mir mich wir unser unsere uns")
YOU: Final = _words("you your you're youre u ur you'll yours du dein deine sie ihr")
ANYONE: Final = _words("anyone anybody someone somebody jemand jemanden wer")
CHAT: Final = _words("lol haha hehe heh rofl lmao xd wow omg hmm hm heh lolz yay yup nah meh nope np brb afk gotcha cool nice funny joke")
THANKS: Final = _words("thanks thank thx thanx ty tnx tks tanks cheers danke dank merci appreciated")
DEICTIC: Final = _words("that's thats this it it's its these those them they still then so dies diese es dann")
ADVICE: Final = _words(
    "should try use just check look see run type install instead maybe probably actually exactly also solltest versuch probier"
)
SOLVED: Final = _words("fixed solved resolved nevermind nvm works working worked sorted erledigt gelöst behoben")
POLITE: Final = _words("please pls plz could would can bitte könnte könntet kann")
NOTICE: Final = _words(
    "fyi announcement announcing reminder scheduled maintenance upgraded rollout welcome congratulations congrats tonight lunch survey "
    "everybody cake coffee hinweis ankündigung erinnerung wartung willkommen mahlzeit kuchen"
)
THINGS: Final = _words(
    "laptop notebook computer pc printer printers toner scanner monitor screen keyboard mouse headset dock docking phone mobile wifi "
    "wi-fi wlan vpn network internet ethernet proxy password passwort account konto login sign-in mfa 2fa authenticator token sso "
    "outlook "
    "teams slack zoom excel word sharepoint onedrive mailbox email e-mail mail calendar kalender postfach drucker bildschirm "
    "tastatur maus "
    "handy server share drive folder file files ordner laufwerk licence license lizenz software app application sap jira access "
    "permission permissions rights zugriff zugang berechtigung projector beamer camera webcam microphone badge certificate windows mac "
    "macbook ipad iphone usb cable charger battery akku ladegerät driver treiber update browser chrome website page portal intranet "
    "backup ticket invoice report macro spreadsheet shared admin"
)
GREETING: Final = _words(
    "hi hello hey hiya hallo moin servus morning afternoon evening greetings hola guten grüß grüezi tag morgen abend mahlzeit good dear "
    "liebe folks heya yo sup gday"
)
# What may stand beside a greeting, a thank-you or an acknowledgement without adding a matter of its own.
FILLER: Final = _words(
    "all everyone everybody team there guys folks you u so much a lot very many again for the to it and now your quick again is has "
    "again "
    "perfect great awesome excellent super nice lovely brilliant cool ok okay oh ah yes yep yeah everything fine good too both today day "
    "evening morning weekend have one mate man sir zusammen alle an euch ihr leute team vielen sehr schön schöne schönen gut guten tag "
    "morgen abend besten herzlichen dir ihnen die der das alles super prima toll klasse jetzt wieder nochmal ja für und that was really "
    "help-desk helpdesk it-team bot hope well week afternoon nice greetings dear lieber liebe kollegen colleagues then that's all's"
)
ACKNOWLEDGED: Final = _words(
    "ok okay k kk yes yep yup yeah no nope np sure right gotcha understood noted done agreed lol haha hehe cool nice great perfect ack "
    "welcome roger alright fine ja nein gern gerne klar alles verstanden passt genau gut super prima exactly indeed true same"
)
WORKS: Final = _words("works working worked fixed solved resolved sorted done läuft funktioniert geht klappt erledigt gelöst behoben")

GREETING_START: Final = (
    r"(?:hi|hello|hey|heya|hiya|hallo|moin|servus|greetings|hola|good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend)"
    r"|morning|evening|afternoon|dear|liebes?|grüß)\b"
)
SALUTATION: Final = (
    r"(?:(?:hi|hello|hey|heya|hiya|hallo|moin|servus|greetings|hola|good (?:morning|afternoon|evening|day)|guten (?:morgen|tag|abend)"
    r"|morning|evening|afternoon|dear|liebes?|ok|okay|so|and|also|btw|um|uhm|uh|well|sorry|excuse me|question|quick question"
    r"|another question|(?:all|everyone|everybody|team|there|guys|folks|people|zusammen|again|ppl|helpdesk|it))\b[\s,.!:;-]*)+"
)
QUESTION_START: Final = (
    r"(?:how|what|what's|whats|where|where's|why|when|which|who|whose|is there|is it|are there|is|are|does|do|did|can|could|would"
    r"|will|should"
    r"|has|have|was|were|am i|any|anyone|anybody|someone|somebody|may i|wie|was|wo|wann|warum|wieso|wer|welche[rsn]?|gibt es|kann|können"
    r"|könnte|könnt|hat|haben|ist|sind|weiß|darf)\b"
)
ASK_START: Final = (
    r"(?:how (?:do|can|to|would|come|should|is|does)|what(?:'s| is| are| do| would| should|s) the|is there (?:a|any|some|an)"
    r"|are there any"
    r"|(?:does|can|could|has|is|did|do) any(?:one|body)|any(?:one|body)|(?:can|could) (?:some(?:one|body)|you|i|we|u) "
    r"|(?:some(?:one|body))"
    r"|any idea|any (?:way|one|suggestion)|where (?:can|do|is)|(?:a |quick |simple )*question|please|pls|plz|(?:can|could|may) (?:i|we)"
    r"|kann (?:mir|ich|uns|man|jemand)|könnte (?:mir|ich|jemand)|könnt ihr|gibt es|wie (?:kann|bekomme|komme|mache)|wo (?:finde|kann)"
    r"|bitte|hat jemand|weiß jemand)\b"
)
STATE_START: Final = (
    r"(?:(?:i|we|ich|wir) (?:need|want|have|am|can't|cant|cannot|could|would|just|don't|dont|was|tried|get|keep|lost|forgot"
    r"|am having|think"
    r"|still|brauche|bräuchte|möchte|kann|habe|bekomme|komme|finde|benötige|würde)|i'm|im|i've|ive|i'd|we're|we've"
    r"|my|our|mein|meine|unser|unsere|need|trying|having|getting|unable|cannot|can't|looking for|for some reason|after|since|when"
    r"|whenever"
    r"|every time|seit|nach|wenn|sobald)\b"
)
NEED_START: Final = (
    r"(?:(?:i|we) (?:need|want|would like|can't|cant|cannot|have (?:a|an|some) (?:problem|issue|question|error)|am (?:trying|having"
    r"|unable"
    r"|looking|getting)|keep getting|forgot|lost)|i'm (?:trying|having|unable|getting|looking|locked|stuck)|im (?:trying|having"
    r"|getting|looking"
    r"|stuck)|i'd like|need|having (?:trouble|issues|problems)|getting (?:an |a )?error|unable to|cannot|can't|looking for|(?:ich|wir) "
    r"(?:brauche|bräuchte|möchte|benötige|kann|komme|habe (?:ein|eine|keinen|kein))|request)\b"
)
ORDER_START: Final = (
    r"(?:order|remove|delete|set up|add|create|reset|unlock|restore|extend|grant|give|replace|enable|disable|activate|deactivate"
    r"|move|rename"
    r"|upgrade|provide|request(?:ing)?|assign|book|arrange|renew|onboard|offboard|new (?:starter|joiner|hire|laptop|phone|account|user)"
    r"|(?:neue[rsn]?|neuer) (?:mitarbeiter|kolleg|laptop|konto|rechner)\w*|antrag|bestellung)\b"
)
PLEASE_START: Final = r"(?:please|pls|plz|bitte|(?:could|can|would) (?:you|someone|somebody|we|i)|kindly|könnte[tn]?|könnt ihr)\b"
OUT_OF_ORDER: Final = (
    r"\b(?:out of (?:toner|paper|ink|order|space|memory|disk)|keeps? \w+ing|(?:won't|wont|will not|does not|doesn't|doesnt|do not"
    r"|don't|did not"
    r"|didn't|isn't|is not|are not|aren't|can't|cannot|cant) (?:\w+ )?(?:work|start|boot|open|load|turn|connect|print|sync|charge"
    r"|log|sign|let"
    r"|arriv\w*|respond\w*|show|recogni[sz]e|accept|play|find|get|reach|access|see|send|receive|install|update|save|join|hear)\w*"
    r"|(?:is|are) (?:down|broken|stuck|frozen|locked|gone|missing|dead|jammed|slow|offline|blocked|full)|stopped working"
    r"|no (?:sound|picture"
    r"|internet|signal|connection|dial tone|network|access|power|audio|image|wifi)|says? (?:my|that|the|it|access)|gives? (?:me )?an? "
    r"|(?:geht|gehen|funktioniert|funktionieren|startet|druckt|lädt|öffnet|reagiert) (?:\w+ ){0,3}(?:nicht|kein\w*)"
    r"|(?:kann|können) (?:\w+ ){0,4}nicht|kein (?:bild|ton|internet|netz|zugriff|strom))\b"
)
POINTS_BACK: Final = (
    r"\b(?:that|this|it|those|these|them|das|dies|es)(?=\s*(?:[?.,!;]|$)|\s(?:is|was|work|does|did|should|would|will|can|then)\b)"
)
ANSWER_START: Final = (
    r"(?:yes|yeah|yep|yup|no(?=\s*[,.!]|\s+(?:it|i|that|this|problem|need|idea|worries|you|only)\b)|nope|nah|ok|okay|ah|oh|then|try"
    r"|you|you're|your|that|that's|thats|it|it's|its|he|she|they|this|those"
    r"|well|but"
    r"|and|or|because|if you|use|just|sure|right|lol|haha|heh|hmm|hm|maybe|probably|not|nothing|there|there's|thanks|thank|thx|cool"
    r"|nice|good"
    r"|great|i think|i don't|i did|i know|i see|i was|i thought|check|look|see|type|run|go|open|did you|do you|have you|are you"
    r"|what do you"
    r"|in|on|with|for|from|at|to|as|only|still|also|same|done|fixed|never ?mind|ja|nein|doch|dann|du|ach|achso|probier|versuch|schau)\b"
)
