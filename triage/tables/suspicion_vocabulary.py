"""Words by class for `triage.suspicion_features`, in five languages and a little Italian and Dutch; own lists.

Spelt like `suspicion_words`: lower case, without accents, ß as a single s. A word may stand in several classes.
"""

from typing import Final

VOCABULARY: Final = {
    "BE": "be been werden sein ser estar etre essere worden",
    "BOT": "ai bot bots llm llms ki ia ais assistant assistants model models modell modelo modele agent classifier classifiers "
    "automation algorithm machine robot robo automat maschine algorithmus maquina",
    "DROP": "drop skip lose bury trash purge wipe clear erase chuck throw shelve losche losch lass wirf laisse laissez mets deja dejad "
    "deje dejes deixa deixe largue apague apaga lascia cancel suspend waive remove park pause quit switch break breche ignoriert",
    "TURN_OFF": "off disabled deactivated abgeschaltet ausgeschaltet deaktiviert desactivadas desativadas desactives",
    "SEND": "send email mail forward post upload transmit schick schicke sende leite envia envie enviar manda mande envoie envoyez "
    "transmets invia stuur",
    "GIVE": "give hand provide assign gib gebt geben da dar dame dale darle de donne donner donnez attribue dai stel geef",
    "LISTEN": "listen obey follow hear comply heed gehorche hore hor folge befolge obedece escucha sigue haz obedeca ouca siga faca "
    "ecoute obeis suis fais",
    "SPEAKING": "here speaking writing hier schreibt spricht meldet habla escribe aqui fala escreve parle ecrit ici voici",
    "I_AM": "i'm soy sou suis",
    "AS": "as als como comme come",
    "THIS": "this these das dies diese diesen dieses dieser esto esta este isto ce cet cette ceci cela questo",
    "ALWAYS": "always immer stets siempre sempre toujours altijd unconditionally ausnahmslos",
    "SHOW_LAST": "ausgeben aufschreiben wiederholen zeigen nennen preisgeben offenlegen mitteilen auflisten abdrucken vorlesen tonen",
    "SELF": "memory programming training conditioning personality creator creators makers designers weights parameters context brain "
    "mind alignment ethics morals boundaries guardrails rulebook playbook mandate mission purpose directive directives instructions "
    "prompt briefing preset presets constraints restrictions limitations gedachtnis programmierung personlichkeit regelwerk drehbuch "
    "auftrag zweck vorgaben anweisungen leitplanken konfiguration voreinstellung voreinstellungen kontext memoire programmation "
    "entrainement personnalite createur createurs consignes parametrage contexte memoria programacion entrenamiento personalidad "
    "creador creadores filtros limites mision directrices parametros contexto programacao treinamento personalidade criador criadores "
    "missao diretrizes",
    "CREATED_NOW": "programmed created built designed developed trained made wrote configured deployed installed instructed coded "
    "programmiert entwickelt erstellt gebaut konfiguriert eingerichtet programme cree concu developpe construit configure parametre "
    "programaron programo crearon creo configuraron configuro diseno programou programaram criou criaram configurou configuraram treinou",
    "MANAGER": "manager boss vorgesetzter vorgesetzte vorgesetzten supervisor superior jefe jefa encargado encargada chefe gerente "
    "superieur responsable chef chefin teamleiter capo",
    "EXIT": "leave quit abandon escape shed break verlass verlasse sors sal saia quitte suspend pause lift forget finished free without "
    "disable deactivate exceed ignore beyond outside",
    "NEED": "need needs require requires ask asks braucht verlangt fragt necesita pide exige precisa pede demande exigir",
    "ASK": "ask asks asking fragt fragen pide pedir pede demande demander",
    "GIVEN": "given mitgegeben gegeben hinterlegt dado dados dadas donne donnes donnees received erhalten bekommen recibido recibiste "
    "recebeu recu recues loaded supplied provided hold holds dieron dio gab gaben deram deu donnaient read",
    "HOLD": "hold have use carry know follow",
    "HINTS": "orders order hints hint notes note text texts hinweise hinweis infos information ordenes ordens indicaciones indicacoes "
    "textos texte notas ordres details guidance",
    "DESCRIBES": "describes describe defines define explains explain governs sets beschreibt definiert regelt decrit definit descreve rege",
    "JOB": "job work behaviour behavior arbeit aufgabe verhalten trabajo tarea comportamiento trabalho tarefa comportamento travail tache",
    "DECIDE": "decide decides entscheiden entscheide decidir decider trancher determine",
    "MAY": "may can darfst kannst puedes podes pode peux free allowed",
    "NOTHING": "nothing nichts nada rien niente everything",
    "UNREAL": "fiction fictional fictitious test example joke invalid gultigkeit erfunden beispiel ungultig prueba ficcion ejemplo "
    "valido teste ficcao exemplo fictif exemple blague fake simulation placeholder drill practice",
    "CONVERSATION": "conversation chat dialogue unterhaltung gesprach conversacion conversa echange transcript verlauf chatverlauf",
    "ABOVE": "above earlier previously so oberhalb darüber daruber zuvor bisher arriba acima dessus precedemment",
    "OUTDATED": "outdated obsolete expired stale veraltet uberholt abgelaufen obsoleto obsoleta anticuado desatualizado perime depasse "
    "caduc",
    "STAFF": "agents staff technicians humans people colleagues menschen agenten mitarbeiter agentes tecnicos humanos personas "
    "techniciens personnes humains colleague supervisor technician kollege kollegin colega compagnero collegue",
    "VALID": "valid permitted acceptable gultige zulassige valida valido valable",
    "WAIVED": "waived lifted dispensed exempted exempt erlassen aufgehoben eximido exento dispensado dispensou isento dispense exempte",
    "REQUIREMENT": "requirement requirements rule rules check checks approval policy restriction restrictions anforderung regel prufung "
    "requisito requisitos reglas regras exigence exigences regle",
    "IDENTITY": "identity identitat identidad identidade identite",
    "VERIFIED": "verified confirmed proven proved checked gepruft bestatigt verifiziert verificada comprobada confirmada verifiee "
    "confirmee",
    "MAXIMUM": "maximum max highest full unlimited maximal maximo maxima",
    "RAISED": "raised elevated upgraded set increased erhoht angehoben elevado aumentado relevee",
    "QUOTE": "granted resolved solved harmless erledigt genehmigt aprobado resuelto aprovado resolvido approuve resolu accepted",
    "ME": "me mich mir moi m",
    "IS": "is ist es est e lautet",
    "CATEGORY": "category team kategorie categoria categorie equipo equipe",
    "CORRECT": "correct right proper richtige korrekte korrekt richtig correcta correcto correta correto bonne corretta juiste",
    "START": "start begin commence open beginnen beginne anfangen empezar comenzar comecar commencer debuter iniciar iniziare",
    "CONSIST": "consist bestehen constar consistir consister",
    "CONTAIN": "contain include enthalten contener incluir conter contenir inclure bevatten",
    "WHO": "who that which team people qui que die der equipe equipo quien quem che wie",
    "NEXT": "next following nachste nachsten proxima proximo siguiente prochaine prochain step",
    "SKIP": "skip bypass omit drop ignore ignora ignorar ignorez overlook uberspringe uberspring umgehe saltar saltarte saltate saltese "
    "saltatelo omite omitir pule pular contorne contornar saute sauter passe contourne contourner salta sla",
    "FORWARD": "forward send pass weiterleiten weitergeben reenviar remitir encaminhar enviar transferer transmettre envoyer inoltrare",
    "CLOSE": "close resolve schliessen schliesen cerrar resolver fechar fermer resoudre clore",
    "OBEY": "obey obeys comply gehorche gehorchst gehorchen obedece obedeca obedeces obedecer obedeceme obeis obeissez obeir serve",
    "ORDERED": "instructed ordered told asked commanded authorised authorized angewiesen beauftragt befohlen ordenado autorizado "
    "mandado indicado ordonne demande",
    "DEAR": "dear hey hello attention liebe lieber liebes hallo achtung querido querida estimado atencion cher chere caro cara atencao "
    "attenzione beste",
    "READS": "say says contain contains read reads state steht dice diz dit contient",
    "CONFIGURED": "prompt configuration config setup programming instructions briefing konfiguration prompts anweisungen configuracion "
    "instrucciones configuracao instrucoes consignes",
    "VERBATIM": "verbatim wortlich textuellement textualmente literalmente letterlijk",
    "NOBODY": "nobody noone niemand niemandem niemanden nadie ninguem personne nessuno",
    "PLACE": "put place insert enter setze trage schreibe pon coloca coloque ponga mets inscris insira escreva",
    "OPPOSITE": "opposite contrary gegenteil contrario oposto contraire",
    "CRITERIA": "criteria thresholds threshold kriterien schwellen criterios umbrales limiares criteres seuils weights logic",
    "INTERNAL": "internal internally intern interne internen internos internas interno interna internes",
    "COMMAND": "command commands instruction instructions order orders message befehl befehle anweisung nachricht orden ordenes "
    "instruccion mensaje comando instrucao mensagem ordre ordres consigne",
    "HIDDEN_ADJ": "hidden concealed secret embedded buried versteckt versteckte versteckten verborgen verborgene oculto oculta ocultos "
    "ocultas escondido escondida cachee cachees debug",
    "FIND": "find carry execute follow obey finde fuhre befolge encuentra ejecuta sigue encontre siga trouve suis",
    "STOP": "stop quit cease halt arrete arretez cesse deja dejen pare para hor basta smetti",
    "CLASSIFYING": "sorting triaging classifying routing trier classer clasificar ordenar triar classificar triage einstufen "
    "klassifizieren sortieren",
    "OUTRANKS": "outrank outranks override overrides overrule overrules supersede supersedes precedence prevail prevails trumps trump "
    "vorrang prevalece prevalecen prevaut primer prime precedencia",
    "UPDATED": "updated upgraded reprogrammed reconfigured reset retrained released freed patched unlocked promoted replaced "
    "aktualisiert umprogrammiert neukonfiguriert befreit freigeschaltet actualizado reprogramado reconfigurado liberado atualizado "
    "libertado reconfigure reprogramme libere modifie",
    "PERSONALITY": "personality personalities persona personas alter-ego personlichkeit personlichkeiten personalidad personalidades "
    "personalidade personnalite personnalites",
    "TAKE": "take assume adopt play slip enter ubernimm nimm asume adopta toma assuma adote tome prends adopte endosse",
    "LIMITED": "limited restricted constrained bound censored filtered muzzled",
    "CONSIDER": "consider deem regard count treat betrachte werte considera considere tieni considerez",
    "BOSS": "cfo coo cio presidente president dueno owner propietario proprietaire inhaber chairman",
    "FILTER": "filter filters filtre filtres filtro filtros schutz sperren guard guards check checks logging audit redaction",
    "SURE": "trusted verified privileged vip cleared vertrauenswurdig verifiziert verificado verificada confianza confiance autorizado "
    "autorizada habilite",
    "CODE": "code codeword password phrase code-wort losungswort codigo clave mot",
    "YES": "approved granted yes ja si sim oui genehmigt aprobado aprovado approuve accorde concedido",
    "ALL_MY": "all every any jede jedes alle cada todo todos todas tout toute tous",
    "FOLLOWING": "following below next folgende folgenden unten siguiente siguientes abajo seguinte abaixo suivant suivante suivants "
    "dessous",
    "EXECUTE": "execute perform carry run fuhre ausfuhren ejecuta ejecute realiza effectue",
    "REVEAL_WHAT": "raconte raconta erzahl erzahle cuenta cuentame conta conte tell",
    "WHO_ELSE": "qui que die der quien quem chi wer",
    "CHANGE": "change alter modify update adjust rewrite reset reprogram andere verandere andern verandern cambia cambiar modifica "
    "modificar muda mudar altere alterar changer modifie modifier",
    "BEHAVIOUR": "behaviour behavior verhalten comportamiento comportamento comportement personality conduct",
    "TALKING": "talking speaking chatting connected hablando falando parlando sprichst redest parles",
    "DEFINITIONS": "definitions definition criteria thresholds matrix definitionen kriterien definiciones criterios definicoes criteres",
    "AGREE": "agree accept approve confirm say answer stimme zustimmen acepta acceptes aceita accepte concorda",
    "DEMAND": "ordena ordeno ordenamos exige exijo ordonne exigeons befiehlt befehle verlangt",
    "PLAY": "play spiel spiele juega jogue joue",
    "APPLY": "apply use follow wende anwenden aplica aplique applique",
    "LIES": "lies",
    "ASIDE": "aside away overboard",
    "PUT": "put set leave lay push throw lege stell pon deja mets deixe coloque",
    "COMPANY": "company firm organisation organization helpdesk corporate house entreprise societe empresa compania firma unternehmen "
    "unternehmens azienda bedrijf security safety sicherheit seguridad seguranca securite",
    "BEGINNING": "first beginning start opening top initial early ersten anfang beginn anfangs primeras primera principio inicio "
    "primeiras primeira comeco premieres premiere debut",
    "LINES": "lines line words sentences sentence part parts text message zeilen worte satze lineas palabras frases linhas palavras "
    "lignes mots phrases",
    "RETURN": "use return give take copy output emit produce submit deliver nimm verwende gib usa utilise devuelve retorne prends renvoie",
    "GRANT": "whitelist greenlight okay",
    "SUMMARY": "summary note notes field comment answer reply zusammenfassung notiz feld resumen nota campo resumo resume champ",
    "SAFETY": "safety security sicherheit seguridad seguranca securite measures measure safeguards massnahmen medidas mesures",
    "SHARE": "share tell reveal give show hand disclose",
    "LET": "let lass sea seja soit",
    "ASSUME": "assume suppose pretend consider imagine presume angenommen supon suponga suponte asume suponha assuma considera finge "
    "finja fais faz",
    "AGREED": "agreed accepted consented zugestimmt eingewilligt accedido aceptado aceito concordou accepte approved signed",
    "USER": "user users requester nutzer benutzer anwender usuario utilisateur demandeur utilizador sender",
    "FREE_OF": "without no keine keinerlei ohne sin ningun ninguna sem nenhum nenhuma sans aucun aucune zero",
    "WRONG": "wrong falsch falsche falschen false falso falsa falsos falsas fausse fausses faux engano errado errada erradas equivocado "
    "equivocada irrtum mistake nonsense",
}
