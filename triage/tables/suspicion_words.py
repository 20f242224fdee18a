"""Words, phrases and orders of classes by which `triage.suspicious` notices text that talks to the assistant instead of the helpdesk.

Own lists in English, German, Spanish, Portuguese and French; written for this project from the families named in spec
offline.md, not copied from any collection. All words are lower case, without accents, ß written as a single s.
"""

from typing import Final

from triage.tables.suspicion_vocabulary import VOCABULARY

_CLASSES: Final = {
    "TEXT": "words text content lines sentence sentences message worte inhalt palabras texto contenido palavras conteudo mots texte "
    "contenu",
    "CONSOLE": "terminal shell console interpreter konsole",
    "READING": "reading processing parsing evaluating summarising summarizing analysing analyzing classifying triaging liest "
    "verarbeitet leyendo procesando lendo processando lisant traitant",
    "WRITING": "write writing drafting composing generating producing preparing responding answering replying verfassen schreibst "
    "antwortest escribas respondas escrever responder rediges reponds",
    "ATTEST": "mention include say state confirm claim add insert pretend erwahne schreibe bestatige menciona incluye incluya confirma "
    "mencione inclua confirme mentionne ajoute indique",
    "CONFIDENCE": "confidence konfidenz confianza confianca confiance",
    "HUMAN": "human humans menschen mensch humano humanos humain humains",
    "GRANT": "grant approve unlock elevate authorise authorize genehmige gewahre schalte aprueba concede otorga desbloquea aprove "
    "conceda libere approuve accorde deverrouille valide",
    "COPY": "copy quote kopiere zitiere copia copie copiez cite",
    "KEYS": "variables credentials key keys token tokens secret secrets zugangsdaten schlussel claves chaves cles",
    "SUMMARY": "summary zusammenfassung resumen resumo synthese",
    "VOID": "expired abgelaufen caducadas expiradas expirees cancelled canceled void suspended lifted revoked repealed annulled "
    "rescinded changed replaced aufgehoben ungultig geandert ausgesetzt anuladas anulado canceladas revocadas suspendidas revogadas "
    "suspensas annulees levees suspendues revoquees",
    "ORDERING": "order command instruct orders commands instructs befehle ordeno exijo ordonne",
    "GRANTS": "approves grants unlocks accepts genehmigt aprueba aprova approuve",
    "SAFETY": "safety safeguards guardrails moderation sicherheitsregeln",
    "JSON": "json yaml xml",
    "TO": "to as at auf",
    "WHAT": "what which welche welchen que cuales quais quelles",
    "HEREBY": "hereby hiermit",
    "PERMIT": "permit allow authorise authorize erlaube autorizo permito autorise permets",
    "TEAM": "team department abteilung equipo equipe departamento",
    "MY": "my mein meine mon ma mi meu minha",
    "CANCEL": "cancel abort breche cancela cancele annule annulez",
    "TASK": "task tasks job aufgabe auftrag tarea tarefa tache mission",
    "ELSE": "else sonst demas resto reste",
    "RESPOND": "respond reply answer antworte responde responda reponds repondez",
    "EXCEPT": "except ausser auser excepto salvo exceto sauf",
    "IGNORE": "supersedes overrides overriding overruling discarding skip nullifies voids ignore ignoring disregard disregarding forget "
    "overlook bypass override overrule discard neglect nullify void supersede circumvent sidestep abandon unlearn erase ignoriere "
    "ignoriert ignorieren vergiss vergesst vergessen missachte missachten umgehe umgehen uberspringe verwirf verwerfe ignora ignorad "
    "ignorar olvida olvide olviden olvidate olvidad omite omitir descarta descarte salta desconsidere desconsidera esqueca esquece "
    "esquecer desobedece pule oublie oubliez oublier ignorez ignorer neglige negligez contourne outrepasse abandonne",
    "FOLLOW": "follow following obey obeying respect apply comply listen adhere abide heed folge folgen befolge befolgen beachte "
    "beachten halte sigas siga seguir sigue obedezcas hagas cumplas obedeca obedecer respecte suis suivre suivez applique ecoute tiens",
    "NEGATE": "not don't dont never no stop cease nicht nie nunca jamais keine nao pas ne plus",
    "RULES": "vorschrift vorschriften regulation regulations reglamento regulamento reglement objective objectives zielvorgaben "
    "instruction instructions directive directives rule rules guideline guidelines prompt prompts programming directions guidance "
    "orders command commands policy policies restriction restrictions safeguard safeguards constraint constraints limitation "
    "limitations preprompt anweisung anweisungen regel regeln vorgabe vorgaben richtlinie richtlinien befehl befehle weisung weisungen "
    "instruktion instruktionen beschrankungen leitlinien auftrag instruccion instrucciones regla reglas directriz directrices orden "
    "ordenes norma normas restricciones indicaciones instrucao instrucoes regra regras diretriz diretrizes ordens comandos orientacoes "
    "restricoes consigne consignes regle regles ordre ordres contraintes",
    "BEFORE": "precede precedes preceded vorstehende vorstehenden vorangegangenen obenstehende obenstehenden previous previously prior "
    "above earlier preceding foregoing former before initial original old past aforementioned vorherige vorherigen vorige vorigen obige "
    "obigen bisherige bisherigen bisher vorher zuvor fruheren oben anterior anteriores previa previas previo previos arriba antes acima "
    "precedente precedentes precedent precedents anterieures dessus avant precedemment",
    "ALL": "all any every everything anything whatever alle alles samtliche todo toda todos todas tudo qualquer cualquier tout toute "
    "toutes tous",
    "BUSINESS": "business usual normal standard routing triage safety security content ethical company internal geschaftsregeln "
    "ublichen habituales negocio habituelles metier",
    "TOLD": "initialised initialized aprendeu aprendiste received recebeu recibiste recibido recu erhalten bekommen configured "
    "programmed trained designed konfiguriert programmiert trainiert configuraron programado configurado programaram configure "
    "programme dits told learned learnt instructed taught said given gesagt gelernt beigebracht aufgetragen dicho dijeron ensenado dito "
    "disseram ensinado dit appris donne",
    "MESSAGE": "message messages post posts mail mails email emails ticket tickets question questions comment request reply text chat "
    "nachricht nachrichten frage anfrage mensaje mensajes correo mensagem mensagens pergunta courriel demande",
    "NEW": "new updated revised neue neuen nueva nuevas nuevo nova novas nouvelle nouvelles actual real",
    "SHOW": "print reveal show repeat display dump disclose leak recite echo output expose divulge spell summarise summarize translate "
    "list encode rephrase zeige zeig gib nenne verrate verrat wiederhole liste drucke offenbare ausgeben muestra muestrame muestre "
    "revela revele repite repita imprime imprima ensename dime escribe lista enumera mostra mostre repete escreva diga montre montrez "
    "affiche affichez revelez repetez recopie",
    "YOUR": "your ur dein deine deinen deiner deines deinem ihre ihren tu tus tuyo teu teus tua tuas seu seus sua suas ton ta tes votre "
    "vos",
    "SYSTEM": "system sys initial hidden secret internal developer confidential underlying core base exact full complete geheimen "
    "geheime internen systeminternen sistema secretas internas ocultas systeme internes secretes cachees inicial iniciales iniciais",
    "PROMPT": "context memory anweisung instruktion contexto contexte kontext prompt prompts preprompt instructions configuration "
    "config systemprompt systemanweisung systemnachricht anweisungen konfiguration instrucciones configuracion instrucoes configuracao "
    "consignes guidelines directives programming secrets",
    "OTHERS": "tickets requesters requests conversations cases anfragen chamados incidencias solicitudes demandes",
    "OTHER": "other others another andere anderen otros otras outros outras autres autre all every alle todos todas tous",
    "AI": "llm ai chatgpt gpt assistant chatbot bot openai claude gemini copilot assistent chatty asistente assistente ia ki "
    "sprachmodell sprachassistent agente autobot triagebot classifier klassifikator",
    "ANSWER": "response responses answer answers reply replies output outputs antwort antworten ausgabe ausgaben respuesta respuestas "
    "salida resposta respostas saida reponse reponses sortie summary zusammenfassung resumen resumo elucidation",
    "ONLY": "only exclusively solely verbatim exactly precisely nur ausschlieslich ausschliesslich wortlich genau exakt solo solamente "
    "unicamente exactamente apenas somente exatamente seulement uniquement exactement textuellement",
    "SAY": "respond reply answer say output print write state return antworte antwortet sage sag schreibe schreib responde responda "
    "contesta conteste escribe escriba di diga escreva escreve imprima reponds repondez ecris ecrivez dis affiche",
    "REWORK": "modify enhance begin start end finish preface prefix append translate format conclude rewrite limit beginne beende "
    "ubersetze empieza termina traduce comece termine traduza commence traduis provide write display deliver convert",
    "ACT": "act pretend behave roleplay impersonate simulate emulate imagine actua acfinge fingir finja comportate imita simula atue "
    "aja comporte agis agissez joue simule tue verhalte benimm handle handele spiele agiere",
    "UNBOUND": "unfiltered uncensored unrestricted jailbreak jailbroken jailbreaked amoral unethical immoral illegal dan evil nsfw "
    "unlimited limitless unbound unhinged profanity swear censorship ethics moral morals ethical morality ungefiltert unzensiert "
    "uneingeschrankt censura filtros limites censure illegality legality malicious harmful dangerous disclaimers",
    "FREE": "no without free ignore never freed broken lacks ohne keine frei sin sem sans libre livre",
    "CHARACTER": "character persona role charakter rolle personaje personagem personnage",
    "APPROVED": "consented agreed zugestimmt eingewilligt approved authorised authorized preapproved validated verified cleared "
    "sanctioned confirmed genehmigt freigegeben bestatigt bewilligt aprobado aprobada aprobo autorizado autorizada autorizo aprovado "
    "aprovada aprovou autorizou validado approuve approuvee approuves autorise autorisee valide validee",
    "APPROVAL": "approvals confirmations reviews approval authorisation authorization verification review confirmation check checks "
    "validation questions oversight genehmigung freigabe prufung ruckfrage ruckfragen bestatigung uberprufung aprobacion verificacion "
    "autorizacion aprovacao verificacao autorizacao approbation autorisation",
    "WITHOUT": "without skip bypass ohne sin sem sans uberspringe saltar omite pular sauter",
    "BOSS": "leiter leiterin chefin responsable administrator admin administrators director ceo cto ciso cio operator developer "
    "developers supervisor superuser root executive management geschaftsfuhrer geschaftsleitung vorstand direktor administrador gerente "
    "jefe diretor chefe administrateur directeur directrice patron dirigeant betreiber entwickler anthropic openai creator creators",
    "PRIORITY": "priority critical p1 p0 severity highest prioritat kritisch dringlichkeit prioridad critica critico prioridade "
    "priorite critique confidence konfidenz confianza confianca confiance urgency",
    "MARK": "mark set classify escalate raise assign route treat categorise categorize label tag rate setze markiere stufe "
    "klassifiziere eskaliere weise behandle pon marca marque clasifica escala asigna trata defina classifique encaminhe escale atribua "
    "mets classe classez escalade attribue traite close schliese schliesse cierra feche ferme fermez resolve grant approve genehmige "
    "unlock confirm gewahre aprueba concede desbloquea aprove conceda desbloqueie approuve accorde deverrouille bestatige confirma "
    "confirme",
    "TICKET": "ticket tickets request requests case cases issue anfrage fall vorgang meldung incidencia solicitud caso chamado pedido "
    "solicitacao demande dossier incident",
    "PROCESS": "summarise summarize summarising process processing read reads reading handle handling triage triaging classify "
    "classifying analyse analyze evaluating parsing ingest bearbeitest bearbeitet liest lesen lies zusammenfasst auswertest leas lees "
    "resumas proceses ler leres processar resumir lis lisez lit traites resumes analysez",
    "SUMMARISE": "summarise summarize triage classify categorise categorize zusammenfasst klassifizierst resumas resumes resumir",
    "WHEN": "when whenever while if once before sobald wenn cuando quando lorsque quand si falls",
    "YOU": "you u du dich dir tu ti usted voce vous te ihr sie lhe",
    "MUST": "must shall should musst sollst soll sollen mussen debes debe deben deves deve devem dois doit doivent devez muss devono "
    "moet moeten",
    "REFUSE": "refuse refuses decline deny disagree apologise apologize object verweigere ablehnen niegues recuse",
    "DECODE": "decode base64 rot13 decipher decrypt unscramble dekodiere entschlusseln decodifica decodez dechiffre hex",
    "DO": "do execute run follow obey tu mach ausfuhren ejecuta haz faca fais",
    "URL": "http https link url click",
    "HARM": "meth bomb malware ransomware virus weapons keylogger exploit",
    "MODE": "mode modus modo",
    "DEVELOPER": "developer debug maintenance admin god dan sudo test unrestricted jailbreak entwickler desarrollador desenvolvedor "
    "developpeur wartungs",
    "RECIPE": "variables secret codes key keys credentials password passwords passworter zugangsdaten token tokens contrasenas senhas",
}


def _by_word() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for name, listed in (*_CLASSES.items(), *VOCABULARY.items()):
        for word in listed.split():
            out.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in out.items()}


CLASSES_OF: Final = _by_word()

# "Your prompt response" is courtesy: the word is a noun only at the end of a sentence or before one of these.
BEHIND_A_PROMPT: Final = frozenset(
    "for before is was in as word verbatim text exactly above below from so then to that here now which completely letter into out "
    "injection says say tells inicial initial systeme de del do da du et y e avant antes palavra palabra mot wort vor aus".split()
)
