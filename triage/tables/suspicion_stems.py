"""Beginnings of words by class, for `triage.suspicious`: "disregard" stands for disregards, disregarding, disregarded.

Own lists in English, German, French, Spanish, Portuguese, Italian and Dutch; written for this project, not copied from any collection.
Lower case, without accents, as `suspicion_words`; at least four letters, so that no short word is caught by accident.
"""

import re
from functools import lru_cache
from typing import Final

from triage.tables.suspicion_words import CLASSES_OF

_STEMS: Final = {
    "IGNORE": "disregard bypass overrid overrul circumvent unlearn neglect ignorier missacht umgeh ubergeh verwirf ignor omit descart "
    "desconsider desobedec esquec olvid outrepass contourn neglig dimentic trascur tralasci scart negeer vergeet omzeil prescind dispens",
    "DROP": "disregard ignor overrid discard unlearn forget abandon dismiss scrap ditch vergiss vergess ignorier missacht verwirf "
    "verwerf streich oubli efface abandonn jette ecart olvid borr descart elimin esquec dimentic cancell vergeet negeer",
    "INSTR": "instruct instrukt instruk instruc istruz guideline directive directriz diretriz direttiv direktiv guardrail anweis vorgab "
    "weisung richtlin consigne indicac indicaz orientac safeguard systemprompt systemtext systemnachricht systemanweis systeminstruk "
    "systembefehl systemvorgab preprompt metaprompt leitplank briefing richtlijn instructie aanwijzing",
    "RULES": "instruct guideline directive guardrail restrict constraint limitation protocol safeguard briefing anweis vorgab richtlin "
    "weisung instrukt instruc istruz consigne directriz diretriz direttiv restric einschrankung beschrankung vorschrift indicac "
    "orientac reglament normativ leitplank regola regole regels richtlijn",
    "SYSTEM_PROMPT": "systemprompt systemtext systemnachricht systemanweis systeminstruk systembefehl systemvorgab preprompt metaprompt",
    "TOLD": "instructed programmed trained briefed programmiert konfiguriert trainiert aufgetrag vorgegeb entrain indicad indique "
    "entrenad instruid treinad ensenad ensinad comunicad encargad ordenad addestrat impostat ingesteld geleerd gezegd detto",
    "GUIDE": "rule guideline restriction constraint limitation protocol safeguard guardrail briefing policy policies regel reglas regle "
    "regras regole restric einschrankung beschrankung vorschrift reglament normas normativ leitplank norma norme regla regola politica "
    "politique richtlinie beleid",
    "CREATED": "programmed programmiert erschaff programma creo crearon programo programaron diseno disenaron criou criaram programou "
    "programaram treinou treinaram desenvolveu desenvolveram entwickelt gebaut trained",
    "SHOW": "reveal disclos display divulg expos recit regurgit zeig verrat offenbar offenleg wiederhol preisgeb ausgeb auflist enthull "
    "muestr revel repit imprim ensen mostr exib affich devoil recopi montr reproduz reprodui transcri mostra rivel toon onthul",
    "COPY": "quote paste transcri kopier zitier recopi reproduz",
    "BOT": "classifier klassifikator clasificador classificador classifieur chatbot sprachmodell sprachassistent assistent asistente "
    "assistente robot triagebot",
    "MAKER": "developer creator programmer vendor manufacturer maker operator provider entwickler programmierer hersteller betreiber "
    "anbieter schopfer developpeur createur concepteur fabricant editeur programmeur programador desarrollador creador fabricante "
    "proveedor desenvolvedor criador fornecedor sviluppatore creatore ontwikkelaar",
    "GRANT": "grant approv authoris authoriz unlock elevat whitelist genehmig gewahr freigeb freischalt bewillig erteil aprueb aprob "
    "conced otorg autoric autoriz desbloq aprov liber approuv accord autoris debloqu octroy concedi approva sblocc keur verleen",
    "RIGHTS": "right permission privilege access admin berechtigung recht zugriff zugang adminrecht administratorrecht permiso derecho "
    "acceso privilegi permiss acesso direito droit acces privileg diritt accesso toegang",
    "MARK": "classif categori prioriti priorisier einstuf hochstuf markier setz stuf klassifizier clasific priorice asign clasif "
    "encamin escal classifi marqu attribu assegn classific markeer",
    "PRIORITY": "critical critique kritisch urgent urgenc dringlichkeit prioritat priorit priorid severity hochste maxim",
    "VERDICT": "critical kritisch critic priorit prioritat priorid severity resolved solved geschlossen geloest genehmigt approved "
    "granted aprovad aprobad approuv accorde resuelt resolvid resolu category kategorie categor confidence konfidenz confian",
    "APPROVAL": "verification genehmigung freigab uberpruf prufung ruckfrag bestatigung aprobac verificac autorizac confirmac comprobac "
    "aprovac approbation autorisation checag prufschritt kontroll sicherheitsprufung approvalstep",
    "INVISIBLE": "invisible unsichtbar unseen unseeable invisib onzichtbaar",
    "HUMAN": "human mensch humain uman",
    "TREAT": "treat behandl trata trate traite tratt",
    "PROMISED": "promis agreed accept versproch vereinbart zugesagt akzeptier promet acord convenu promess combin",
    "REPLACED": "replaced supersed withdrawn revoked annul rescind repeal retract ersetzt aufgehob zuruckgezog ausgesetzt abgeschalt "
    "deaktiviert remplacee remplaces supprim reemplazad sustituid anulad retirad derogad substituid revogad suspens suspended disabled "
    "deactivated sostituit annullat vervangen ingetrokken obsolet",
    "REGARDLESS": "independientemente independentemente independamment unabhangig regardless irrespective indipendentemente",
    "CHOOSE": "choose pick select wahl elige escoge escolh choisi",
    "IMPERSONATE": "impersonat imagin pretend",
    "CONTENTS": "content wording wortlaut inhalt contenid conteud contenu",
    "SECRETLY": "silently secretly quietly heimlich stillschweig discretement secretement discretamente",
}

# What somebody did or has, not what he orders: "approved", "approval", "genehmigt", "aprobado", "Genehmigung".
_NO_ORDER: Final = re.compile(
    r"(?:ed|es|al|als|ing|tion|tions|cion|ciones|cao|coes|zione|ung|ungen|ad[oa]s?|id[oa]s?|ees|at[oa]|eur|ment)\Z|ge\w+t\Z"
)
_ORDERS: Final = frozenset({"IGNORE", "DROP", "GRANT", "MARK", "SHOW", "COPY", "CHOOSE", "IMPERSONATE"})
_SHORTEST: Final = 4
# German joins words: "Sicherheitsregeln" are rules. The last part says what it is.
_HEADS: Final = ("regeln", "anweisungen", "anweisung", "vorgaben", "richtlinien", "vorschriften", "einschrankungen", "freigabe", "prufung")
_COMPOUND: Final = 11


def _by_stem() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, listed in _STEMS.items():
        for stem in listed.split():
            out.setdefault(stem, set()).add(name)
    return {stem: frozenset(names) for stem, names in out.items()}


_CLASSES_OF_STEM: Final = _by_stem()
_LONGEST: Final = max(map(len, _CLASSES_OF_STEM))
_NOTHING: Final = frozenset[str]()
_YOU: Final = frozenset({"YOU"})
_ELIDED: Final = ("l'", "d'", "t'", "s'", "j'", "m'", "n'", "c'", "qu'")


@lru_cache(maxsize=16384)
def classes_of(word: str) -> frozenset[str]:
    """All classes of a folded word: those it is listed in, those of its beginnings, and those of what follows a French elision."""
    found = _NOTHING
    for size in range(_SHORTEST, min(len(word), _LONGEST) + 1):
        found |= _CLASSES_OF_STEM.get(word[:size], _NOTHING)
    if not found.isdisjoint(_ORDERS) and _NO_ORDER.search(word):
        found -= _ORDERS
    found |= CLASSES_OF.get(word, _NOTHING)
    if len(word) >= _COMPOUND and (head := next((end for end in _HEADS if word.endswith(end) and word != end), None)):
        found |= classes_of(head)
    if "'" in word and word.startswith(_ELIDED):
        found |= (_NOTHING if word == "j'ai" else classes_of(word.partition("'")[2])) | (_YOU if word.startswith("t'") else _NOTHING)
    return found
