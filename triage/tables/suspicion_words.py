"""Words, phrases and orders of classes by which `triage.suspicious` notices text that talks to the assistant instead of the helpdesk.

Own lists in English, German, Spanish, Portuguese and French; written for this project from the families named in spec
offline.md, not copied from any collection. All words are lower case, without accents, ß written as a single s.
"""

from typing import Final

_CLASSES: Final = {
    "IGNORE": "ignore ignores ignoring disregard disregarding forget overlook bypass override overrule discard neglect nullify void "
    "supersede "
    "circumvent sidestep abandon unlearn erase ignoriere ignoriert ignorieren vergiss vergesst vergessen missachte missachten "
    "umgehe umgehen "
    "uberspringe verwirf verwerfe ignora ignorad ignore ignorar olvida olvide olviden olvidate olvidad omite omitir descarta "
    "descarte salta "
    "desconsidere desconsidera esqueca esquece esquecer desobedece pule oublie oubliez oublier ignorez ignorer neglige negligez "
    "contourne "
    "outrepasse abandonne",
    "FOLLOW": "follow following obey obeying respect apply comply listen adhere abide heed folge folgen befolge befolgen beachte "
    "beachten "
    "halte sigas siga seguir sigue obedezcas hagas cumplas obedeca obedecer respecte suis suivre suivez applique ecoute tiens",
    "NEGATE": "not don't dont never no stop cease longer nicht nie nunca jamais keine nao pas ne plus",
    "RULES": "instruction instructions directive directives rule rules guideline guidelines prompt prompts programming directions "
    "guidance "
    "orders command commands policy policies restriction restrictions safeguard safeguards constraint constraints limitation limitations "
    "preprompt anweisung anweisungen regel regeln vorgabe vorgaben richtlinie "
    "richtlinien befehl befehle weisung weisungen instruktion instruktionen beschrankungen leitlinien auftrag instruccion instrucciones "
    "regla reglas directriz directrices orden ordenes norma normas restricciones indicaciones instrucao instrucoes regra regras diretriz "
    "diretrizes ordens comandos orientacoes restricoes consigne consignes regle regles directive directives ordre ordres contraintes",
    "BEFORE": "previous previously prior above earlier preceding foregoing former before initial original old past aforementioned "
    "vorherige vorherigen vorige vorigen obige obigen bisherige bisherigen bisher vorher zuvor fruheren oben anterior anteriores previa "
    "previas previo previos arriba antes acima precedente precedentes precedent precedents anterieures dessus avant precedemment",
    "ALL": "all any every everything anything whatever alle alles samtliche todo toda todos todas tudo qualquer cualquier tout "
    "toute toutes tous",
    "BUSINESS": "business usual normal standard routing triage safety security content ethical company internal geschaftsregeln "
    "ublichen habituales "
    "negocio habituelles metier",
    "TOLD": "told learned learnt instructed taught said given gesagt gelernt beigebracht aufgetragen dicho dijeron ensenado dito "
    "disseram "
    "ensinado dit appris donne",
    "MESSAGE": "message messages post posts mail mails email emails ticket tickets question questions comment request reply text chat "
    "nachricht nachrichten frage anfrage post mensaje mensajes correo mensagem mensagens pergunta courriel demande",
    "NEW": "new updated revised neue neuen nueva nuevas nuevo nova novas nouvelle nouvelles actual real",
    "SHOW": "print reveal show repeat display dump disclose leak recite echo output expose divulge spell summarise summarize "
    "translate list "
    "encode rephrase zeige zeig gib nenne verrate verrat wiederhole liste drucke offenbare ausgeben muestra muestrame muestre "
    "revela revele "
    "repite repita imprime imprima ensename dime escribe lista enumera mostra mostre repete repita escreva diga liste montre "
    "montrez affiche "
    "affichez revele revelez repete repetez imprime recopie",
    "YOUR": "your ur dein deine deinen deiner deines deinem ihre ihren tu tus tuyo teu teus tua tuas seu seus sua suas ton ta tes "
    "votre vos",
    "SYSTEM": "system sys initial hidden secret internal developer confidential underlying core base exact full complete geheimen "
    "geheime "
    "internen systeminternen sistema secretas internas ocultas systeme internes secretes cachees inicial iniciales iniciais",
    "PROMPT": "prompt prompts preprompt instructions configuration config systemprompt systemanweisung systemnachricht anweisungen "
    "konfiguration "
    "instrucciones configuracion instrucoes configuracao consignes guidelines directives programming secrets",
    "OTHERS": "tickets requesters requests conversations cases anfragen chamados incidencias solicitudes demandes",
    "OTHER": "other others another andere anderen otros otras outros outras autres autre all every alle todos todas tous",
    "AI": "ai chatgpt gpt assistant chatbot bot llm openai claude gemini copilot assistent chatty asistente assistente ia ki "
    "sprachmodell "
    "sprachassistent agente autobot triagebot classifier klassifikator modell modelo modele",
    "ANSWER": "response responses answer answers reply replies output outputs antwort antworten ausgabe ausgaben respuesta "
    "respuestas salida "
    "resposta respostas saida reponse reponses sortie summary zusammenfassung resumen resumo elucidation",
    "ONLY": "only exclusively solely verbatim exactly precisely nur ausschlieslich ausschliesslich wortlich genau exakt solo solamente "
    "unicamente exactamente apenas somente exatamente seulement uniquement exactement textuellement",
    "SAY": "respond reply answer say output print write state return antworte antwortet sage sag schreibe schreib responde responda "
    "contesta "
    "conteste escribe escriba di diga escreva escreve imprima reponds repondez ecris ecrivez dis affiche",
    "REWORK": "modify enhance begin start end finish preface prefix append translate format conclude rewrite limit beginne beende "
    "ubersetze empieza "
    "termina traduce comece termine traduza commence termine traduis provide write display deliver convert",
    "ACT": "act pretend behave roleplay impersonate simulate emulate imagine actua acfinge fingir finja comportate imita simula atue "
    "aja comporte agis agissez joue simule tue verhalte benimm handle handele spiele agiere",
    "UNBOUND": "unfiltered uncensored unrestricted jailbreak jailbroken jailbreaked amoral unethical immoral illegal dan evil nsfw "
    "unlimited "
    "limitless unbound unhinged profanity swear censorship ethics moral morals ethical morality ungefiltert unzensiert uneingeschrankt "
    "censura filtros limites censure illegality legality malicious harmful dangerous disclaimers",
    "FREE": "no without free ignore never freed broken lacks ohne keine frei sin sem sans libre livre",
    "CHARACTER": "character persona role charakter rolle personaje personagem personnage",
    "APPROVED": "approved authorised authorized preapproved validated verified cleared sanctioned confirmed genehmigt "
    "freigegeben bestatigt bewilligt aprobado aprobada aprobo autorizado autorizada autorizo aprovado aprovada aprovou autorizou "
    "validado "
    "approuve approuvee approuves autorise autorisee valide validee",
    "APPROVAL": "approval authorisation authorization verification review confirmation check checks validation questions oversight "
    "genehmigung "
    "freigabe prufung ruckfrage ruckfragen bestatigung uberprufung aprobacion verificacion autorizacion aprovacao verificacao "
    "autorizacao "
    "approbation autorisation verification validation",
    "WITHOUT": "without skip bypass ohne sin sem sans uberspringe saltar omite pular sauter",
    "BOSS": "administrator admin administrators director ceo cto ciso cio operator developer developers supervisor superuser root "
    "executive "
    "management geschaftsfuhrer geschaftsleitung vorstand direktor administrador director gerente jefe diretor gerente chefe "
    "administrateur directeur directrice patron dirigeant betreiber entwickler anthropic openai creator creators",
    "PRIORITY": "priority critical p1 p0 severity highest prioritat kritisch dringlichkeit prioridad critica critico prioridade "
    "priorite critique "
    "confidence konfidenz confianza confianca confiance urgency",
    "MARK": "mark set classify escalate raise assign route treat categorise categorize label tag rate setze markiere stufe klassifiziere "
    "eskaliere weise behandle pon marca marque clasifica escala asigna trata defina classifique encaminhe escale atribua mets "
    "classe classez "
    "escalade attribue traite close schliese schliesse cierra feche ferme fermez resolve grant approve genehmige unlock confirm gewahre "
    "aprueba concede desbloquea aprove conceda desbloqueie approuve accorde deverrouille bestatige confirma confirme",
    "TICKET": "ticket tickets request requests case cases issue anfrage fall vorgang meldung incidencia solicitud caso chamado "
    "pedido solicitacao "
    "demande dossier incident",
    "PROCESS": "summarise summarize summarising process processing read reads reading handle handling triage triaging classify "
    "classifying "
    "analyse analyze evaluating parsing ingest bearbeitest bearbeitet liest lesen lies zusammenfasst auswertest leas lees resumas "
    "proceses "
    "ler leres ler processar resumir lis lisez lit traites resumes analysez",
    "SUMMARISE": "summarise summarize triage classify categorise categorize zusammenfasst klassifizierst resumas resumes resumir",
    "WHEN": "when whenever while if once before sobald wenn cuando quando lorsque quand si falls",
    "YOU": "you u du tu usted voce vous te ihr sie",
    "MUST": "must shall musst sollst debes deves dois devez muss",
    "DECODE": "decode base64 rot13 decipher decrypt unscramble dekodiere entschlusseln decodifica decode decodez dechiffre hex",
    "DO": "do execute run follow obey tu mach ausfuhren ejecuta haz execute faca fais",
    "URL": "http https link url click",
    "REFUSE": "refuse refuses decline deny disagree apologise apologize object verweigere ablehnen niegues recuse refuse",
    "HARM": "meth bomb malware ransomware virus weapons keylogger exploit",
    "MODE": "mode modus modo",
    "DEVELOPER": "developer debug maintenance admin god dan sudo test unrestricted jailbreak entwickler desarrollador desenvolvedor "
    "developpeur wartungs",
    "RECIPE": "codes key keys credentials password passwords passworter zugangsdaten token tokens contrasenas senhas ",
}


def _by_word() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, listed in _CLASSES.items():
        for word in listed.split():
            out.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}


CLASSES_OF: Final = _by_word()

# "Your prompt response" is courtesy, not a prompt.
PROMPT_AS_COURTESY: Final = frozenset(
    "response responses attention reply replies assistance action help support handling resolution answer feedback service return "
    "processing investigation follow intervention guidance consideration delivery solution repair".split()
)

# Fixed phrases that stand for a class; looked up by their first word.
_PHRASES: Final = {
    "FROM_NOW": "from now on|from this point|from this moment|from here on|henceforth you|ab jetzt|ab sofort|von nun an|von jetzt "
    "an|a partir de ahora"
    "|de ahora en adelante|desde ahora|a partir de agora|de agora em diante|a partir de maintenant|des maintenant|desormais|dorenavant",
    "NO_LONGER": "you are no longer a|you are no longer an|you are no longer the|you are no longer bound|you are no longer "
    "restricted|you are no longer required"
    "|you're no longer a|you're no longer bound|you stop being|du bist nicht mehr|ya no eres|voce nao e mais|tu n'es plus|vous "
    "n'etes plus",
    "NOW_ARE": "you are now|you're now|you will now be|you will be called|you will act|you will pretend"
    "|you are going to act|you are going to be|you are going to pretend|you are about to|you are a|you are an|you are the|du bist "
    "jetzt|du bist nun"
    "|du bist ab|du bist kein|sie sind jetzt|eres ahora|ahora eres|voce agora e|agora voce e|tu es maintenant|vous etes maintenant"
    "|you now go|you have become|you become|you shall be|you must act|your new role|your name is now|your new name|i want you to act",
    "ACT_AS": "act as|acting as|act like|pretend to|pretend you|pretend that|behave as|behave like|role play|into the role of|play "
    "the role of|take on the role|play a game"
    "|stay in character|in character|break character|breaking character|tu so|verhalte dich|agiere als|handle als|spiele die "
    "rolle|gib vor|actua como|actue como|comportate como"
    "|haz de|hazte pasar|finge ser|finge que|atue como|aja como|finja ser|finja que|agis comme|agis en|comporte toi|fais "
    "semblant|fais comme|joue le role|dans la peau|dans le peaux",
    "UNBOUND": "do anything now|no rules|no restrictions|no limits|no filter|no filters|no limitations|without restrictions|without "
    "limitations|without any restrictions|without filter"
    "|free of all|free from|any restrictions|no ethical|no moral|keine regeln|keine einschrankungen|ohne einschrankungen|sin "
    "restricciones|sin reglas|sin limites|sem restricoes|sem regras|sem limites"
    "|sans restriction|sans restrictions|sans regles|sans limites|sans limite|never refuse|cannot refuse|can not refuse|will not "
    "refuse|content policy|content policies"
    "|ethical guidelines|opposite of|broken free|break free|typical confines",
    "AI": "language model|ai model|large language|artificial intelligence|neural network|triage assistant|helpdesk bot|ai "
    "assistant|automated assistant|automated system reading|automated triage"
    "|triage system|triage bot|virtual assistant|whoever reads this|reading this|ki modell|modelo de lenguaje|modelo de "
    "linguagem|modele de langage|inteligencia artificial|intelligence artificielle"
    "|kunstliche intelligenz|inteligencia artificial|you are an it",
    "SYSTEM_PROMPT": "system prompt|systemprompt|system message|system instructions|system instruction|initial prompt|initial "
    "instructions|hidden prompt|hidden instructions|secret instructions"
    "|original instructions|developer message|prompt del sistema|instrucciones del sistema|prompt do sistema|instrucoes do "
    "sistema|prompt systeme|message systeme|consignes systeme"
    "|instructions systeme|internal instructions|internal rules|internal prompt|pre prompt|system anweisungen|interne "
    "anweisungen|internen anweisungen|internal configuration|your instructions"
    "|your prompt|your rules|your guidelines|deine anweisungen|deine instruktionen|deinen prompt|deine regeln|tus instrucciones|tu "
    "prompt|suas instrucoes|seu prompt|tes instructions|tes consignes|ton prompt|vos instructions|vos consignes"
    "|text above|everything above|words above|lines above|instructions above|above instructions|above text|above prompt|text "
    "oberhalb|texto anterior|texto de arriba|texto acima|texte ci dessus|content above",
    "TAKE_OUT": "pay no attention|take no notice|set aside|throw away|stop everything|scrap everything|start over with|nothing "
    "before this|do not listen|don't listen|stop following|no longer apply"
    "|no longer follow|no longer bound|not bound by|do not apply|does not apply to this|don't apply|are outdated|are void|are "
    "suspended|are cancelled"
    "|gelten nicht|gilt nicht|nicht mehr gultig|halte dich nicht|beachte nicht|no hagas caso|haz caso omiso|deja de seguir|no "
    "sigas|nao siga|deixe de lado|deixa de seguir|ne tiens pas|ne tenez pas"
    "|ne suis pas|ne suivez pas|fais abstraction|ne respecte pas|instead do|instead of following|statt dessen|en su lugar|em vez "
    "disso|a la place",
    "PREAPPROVED": "already approved|already been approved|already authorised|already authorized|has pre approved|fully "
    "authorised|fully authorized|is authorised|is authorized"
    "|bereits genehmigt|schon genehmigt|bereits freigegeben|ya aprobo|ya aprobado|ya fue aprobado|ya esta aprobado|ya autorizo|ja "
    "aprovado|ja foi aprovado|ja aprovou|ja autorizou|deja approuve|deja valide|deja autorise"
    "|already verified|already confirmed|identity verified|identity confirmed|no approval needed|approval is not|verification is "
    "not|without asking|ohne nachfrage|ohne ruckfrage|sin preguntar|sem perguntar|sans demander",
    "ONLY": "word for word|nothing else|nothing but|no other text|and nothing|letter by letter|wort fur wort|nichts anderes|sonst "
    "nichts|palabra por palabra|nada mas|palavra por palavra|nada mais|mot pour mot|mot a mot|rien d'autre|y nada|e nada|et rien",
    "BOSS": "security team|it director|it manager|head of it|system administrator|human operator|the administrator|it security|it "
    "leitung|equipo de seguridad|equipe de seguranca|equipe de securite|equipe securite|direccion de ti|diretor de ti|directeur "
    "informatique"
    "|managing director|on behalf of|by order of|im auftrag|por orden|por ordem|par ordre",
    "NEW_RULES": "new instructions|new instruction|new rules|new directive|new directives|new policy for|updated instructions|real "
    "instructions|actual instructions|actual task|real task|your task is|your new task|your job is now|your only task|neue "
    "anweisung|neue anweisungen|deine aufgabe|neue regeln"
    "|nuevas instrucciones|nueva instruccion|tu tarea|nuevas reglas|novas instrucoes|nova instrucao|sua tarefa|novas "
    "regras|nouvelles instructions|nouvelles consignes|nouvelle consigne|ta tache|ruleset|rule set|core programming|new programming",
    "TO_AI": "note to|notice to|message to|instruction for|instructions for|attention|hinweis an|nachricht an|anweisung an|nota "
    "para|mensaje para|aviso para|aviso ao|nota ao|note a|message pour|note pour|a l'attention",
    "OTHER_PEOPLE": "other tickets|other users|other requests|other conversations|other customers|other requesters|other "
    "people's|all tickets|every open ticket|every ticket|all open tickets|their requesters|andere tickets|anderen tickets|andere "
    "anfragen|anderen anfragen|anderen nutzer|anderer nutzer|alle tickets"
    "|otros tickets|otras solicitudes|otros usuarios|outros chamados|outros usuarios|outros tickets|autres tickets|autres "
    "demandes|autres utilisateurs|tous les tickets|todos los tickets|todos os chamados|users' tickets|previous "
    "conversation|previous conversations",
    "TELL_USER": "tell the user|tell users|tell the requester|tell them|inform the user|ask the user|send the user|add the "
    "link|include the link|add this link|insert the link|sag dem nutzer|sag dem benutzer|dile al usuario|diga ao usuario|dis a "
    "l'utilisateur|anade el enlace|adicione o link|ajoute le lien|fuge den link",
    "SECURITY_OFF": "disable logging|turn off logging|no logging|do not log|don't log|do not record|don't record|do not flag|don't "
    "flag|do not mention|don't mention|never mention|do not reveal this|don't tell|do not tell|do not redact|without redaction|turn "
    "off redaction|stop redacting|nicht erwahnen|no menciones|nao mencione|ne mentionne pas"
    "|do not escalate|do not show this|do not forward",
}


def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, listed in _PHRASES.items():
        for phrase in listed.split("|"):
            parts = tuple(phrase.split())
            out.setdefault(parts[0], []).append((parts, name))
    return {first: tuple(found) for first, found in out.items()}


PHRASES_FROM: Final = _by_first_word()
