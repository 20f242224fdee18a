"""Fixed phrases that `triage.suspicious` notices, by class, in five languages; own lists, spelt like `suspicion_words`."""

from typing import Final

from triage.tables.suspicion_sayings import SAYINGS

# Fixed phrases that stand for a class; looked up by their first word.
_PHRASES: Final = {
    "WITH_WORD": "with the word|with the words|mit dem wort|mit den worten|con la palabra|com a palavra|avec le mot",
    "SINGLE": "a single word|one single word|one word only|ein einziges wort|una sola palabra|uma unica palavra|un seul mot",
    "YOUR_WORKINGS": "i am your developer|i am your creator|am your operator|ich bin dein entwickler|soy tu desarrollador|"
    "sou seu desenvolvedor|je suis ton developpeur|your internal rules|your internal thresholds|your internal policies|"
    "your internal logic|deine internen|tus internas|ta configuration interne|your system prompt|your initial prompt|your hidden prompt|"
    "your systemprompt|your programming|your brief|your briefing|your first instruction|your first instructions|"
    "your original instructions|your hidden instructions|your initial instructions|your classification|your confidence|your guidelines|"
    "your safety|your developers|your creators|your makers|your programmers|your context window|your training data|your restrictions|"
    "your limitations|dein prompt|deinen prompt|deinem prompt|dein systemprompt|deinem systemprompt|deinen systemprompt|"
    "deine programmierung|deine entwickler|deine beschrankungen|deine richtlinien|deiner anweisung|tu prompt|tu mensaje de sistema|"
    "tus restricciones|tu programacion|tus creadores|seu prompt|sua programacao|suas restricoes|seus criadores|ton prompt|tes consignes|"
    "ta programmation|tes createurs|tes restrictions",
    "STOP_BEING": "stop being|hor auf|deja de ser|pare de ser|arrete d'etre|cesse d'etre|forget that you are|forget you are",
    "NEW_TASK": "your new name|dein neuer name|tu nuevo nombre|seu novo nome|ton nouveau nom|do what i say|do as i say|"
    "do whatever i say|tu was ich sage|haz lo que digo|faca o que eu digo|fais ce que je dis|dein neuer auftrag|dein auftrag ist|"
    "tu nueva mision|sua nova missao|your new objective|your new task|your new goal|your new mission|your real task|your actual task|"
    "your only task|your task is now|deine neue aufgabe|dein neues ziel|tu nueva tarea|tu nuevo objetivo|sua nova tarefa|"
    "seu novo objetivo|ta nouvelle tache|ton nouvel objectif|ta nouvelle mission",
    "ASK_ME": "tell me|show me|give me|let me see|send me|sag mir|zeig mir|gib mir|dime|muestrame|diga me|me diga|me mostre|dis moi|"
    "montre moi|donne moi",
    "REPEAT_ME": "repeat after me|sprich mir nach|repite conmigo|repite despues|repita comigo|repete apres moi",
    "IN_YOUR": "in your|in deiner|in deine|in ihrer|en tu|en su|na sua|em sua|dans ta|dans votre",
    "AS_AI": "as an ai|as a language model|as the model|as an assistant|as the assistant|als ki|als sprachmodell|como ia|como modelo|"
    "en tant qu'ia|en tant que modele|as a chatbot",
    "YOU_ARE": "you are|you're|du bist|sie sind|eres|voce e|tu es|vous etes|u are|your role is|think of yourself",
    "REGARDLESS": "no matter what|no matter which|regardless of|whatever the ticket|whatever it says|whatever is written|egal was|"
    "ganz gleich|sin importar|nao importa|peu importe|quoi que|pase lo que",
    "FROM_NOW": "from now on|from this point|from this moment|from here on|henceforth you|ab jetzt|ab sofort|von nun an|von jetzt an|"
    "a partir de ahora|de ahora en adelante|desde ahora|a partir de agora|de agora em diante|a partir de maintenant|des maintenant|"
    "desormais|dorenavant",
    "NO_LONGER": "you work for me|you belong to me|you serve me|you obey me|du arbeitest jetzt|trabajas para mi|trabalha para mim|"
    "travailles pour moi|forget who you|forget what you are|you are no longer a|you are no longer an|you are no longer the|"
    "you are no longer bound|you are no longer restricted|you are no longer required|you're no longer a|you're no longer bound|"
    "you stop being|du bist nicht mehr|ya no eres|voce nao e mais|tu n'es plus|vous n'etes plus",
    "NOW_ARE": "you are now|you're now|you will now be|you will be called|you will act|you will pretend|you are going to act|"
    "you are going to be|you are going to pretend|you are about to|you are a|you are an|you are the|du bist jetzt|du bist nun|"
    "du bist ab|du bist kein|sie sind jetzt|eres ahora|ahora eres|voce agora e|agora voce e|tu es maintenant|vous etes maintenant|"
    "you now go|you have become|you become|you shall be|you must act|your new role|your name is now|your new name|i want you to act",
    "ACT_AS": "haz como|hace como|faz de conta|fais comme|faites comme|als ob du|act as|acting as|act like|pretend to|pretend you|"
    "pretend that|behave as|behave like|role play|into the role of|play the role of|take on the role|play a game|stay in character|"
    "in character|break character|breaking character|tu so|verhalte dich|agiere als|handle als|spiele die rolle|gib vor|actua como|"
    "actue como|comportate como|haz de|hazte pasar|finge ser|finge que|atue como|aja como|finja ser|finja que|agis comme|agis en|"
    "comporte toi|fais semblant|joue le role|dans la peau|dans le peaux",
    "UNBOUND": "drop the act|speak freely|talk freely|without scruples|without any policy|without any rules|ohne skrupel|"
    "do anything now|no rules|no restrictions|no limits|no filter|no filters|no limitations|without restrictions|without limitations|"
    "without any restrictions|without filter|free of all|free from|any restrictions|no ethical|no moral|keine regeln|"
    "keine einschrankungen|ohne einschrankungen|sin restricciones|sin reglas|sin limites|sem restricoes|sem regras|sem limites|"
    "sans restriction|sans restrictions|sans regles|sans limites|sans limite|never refuse|cannot refuse|can not refuse|will not refuse|"
    "content policy|content policies|ethical guidelines|opposite of|broken free|break free|typical confines",
    "AI": "automated system|automatic system|automatisches system|sistema automatico|systeme automatique|language model|ai model|"
    "large language|artificial intelligence|neural network|triage assistant|helpdesk bot|ai assistant|automated assistant|"
    "automated system reading|automated triage|triage system|triage bot|virtual assistant|whoever reads this|reading this|ki modell|"
    "modelo de lenguaje|modelo de linguagem|modele de langage|inteligencia artificial|intelligence artificielle|kunstliche intelligenz|"
    "you are an it",
    "SYSTEM_PROMPT": "prompt above|conversation above|the full conversation|prompt oberhalb|system prompt|systemprompt|system message|"
    "system instructions|system instruction|initial prompt|initial instructions|hidden prompt|hidden instructions|secret instructions|"
    "original instructions|developer message|prompt del sistema|instrucciones del sistema|prompt do sistema|instrucoes do sistema|"
    "prompt systeme|message systeme|consignes systeme|instructions systeme|internal instructions|internal rules|internal prompt|"
    "pre prompt|system anweisungen|interne anweisungen|internen anweisungen|internal configuration|your instructions|your prompt|"
    "your rules|your guidelines|deine anweisungen|deine instruktionen|deinen prompt|deine regeln|tus instrucciones|tu prompt|"
    "suas instrucoes|seu prompt|tes instructions|tes consignes|ton prompt|vos instructions|vos consignes|text above|everything above|"
    "words above|lines above|instructions above|above instructions|above text|above prompt|text oberhalb|texto anterior|texto de arriba|"
    "texto acima|texte ci dessus|content above",
    "TAKE_OUT": "are off|is off|are switched off|are turned off|are lifted|sind aus|sind ausser kraft|ausser kraft|set it aside|"
    "set that aside|put it aside|no longer matters|no longer matter|no longer counts|no longer count|no longer valid|does not count|"
    "doesn't count|was a test|were a test|no tengas en cuenta|no tenga en cuenta|no tengan en cuenta|nao leve em conta|nao considere|"
    "ne tiens aucun compte|ne tenez pas compte|zahlt nicht mehr|nicht mehr gilt|pay no attention|take no notice|set aside|throw away|"
    "stop everything|scrap everything|start over with|nothing before this|do not listen|don't listen|stop following|no longer apply|"
    "no longer follow|no longer bound|not bound by|do not apply|does not apply to this|don't apply|are outdated|are void|are suspended|"
    "are cancelled|gelten nicht|gilt nicht|nicht mehr gultig|halte dich nicht|beachte nicht|no hagas caso|haz caso omiso|deja de seguir|"
    "no sigas|nao siga|deixe de lado|deixa de seguir|ne tiens pas|ne tenez pas|ne suis pas|ne suivez pas|fais abstraction|"
    "ne respecte pas|instead do|instead of following|statt dessen|en su lugar|em vez disso|a la place",
    "PREAPPROVED": "no further verification|no further checks|no further approval|no verification|pre cleared|already approved|"
    "already been approved|already authorised|already authorized|has pre approved|fully authorised|fully authorized|is authorised|"
    "is authorized|bereits genehmigt|schon genehmigt|bereits freigegeben|ya aprobo|ya aprobado|ya fue aprobado|ya esta aprobado|"
    "ya autorizo|ja aprovado|ja foi aprovado|ja aprovou|ja autorizou|deja approuve|deja valide|deja autorise|already verified|"
    "already confirmed|identity verified|identity confirmed|no approval needed|approval is not|verification is not|without asking|"
    "ohne nachfrage|ohne ruckfrage|sin preguntar|sem perguntar|sans demander",
    "ONLY": "word for word|nothing else|nothing but|no other text|and nothing|letter by letter|wort fur wort|nichts anderes|"
    "sonst nichts|palabra por palabra|nada mas|palavra por palavra|nada mais|mot pour mot|mot a mot|rien d'autre|y nada|e nada|et rien",
    "BOSS": "security team|it director|it manager|head of it|system administrator|human operator|the administrator|it security|"
    "it leitung|equipo de seguridad|equipe de seguranca|equipe de securite|equipe securite|direccion de ti|diretor de ti|"
    "directeur informatique|managing director|on behalf of|by order of|im auftrag|por orden|por ordem|par ordre",
    "NEW_RULES": "new task|new order|new orders|neuer auftrag|neue aufgabe|nueva tarea|nova tarefa|nouvelle tache|actual request|"
    "new instructions|new instruction|new rules|new directive|new directives|new policy for|updated instructions|real instructions|"
    "actual instructions|actual task|real task|your task is|your new task|your job is now|your only task|neue anweisung|"
    "neue anweisungen|deine aufgabe|neue regeln|nuevas instrucciones|nueva instruccion|tu tarea|nuevas reglas|novas instrucoes|"
    "nova instrucao|sua tarefa|novas regras|nouvelles instructions|nouvelles consignes|nouvelle consigne|ta tache|ruleset|rule set|"
    "core programming|new programming",
    "TO_AI": "note for|instructions to|hint for|reminder for|notice for|hinweis fur|nota al|nota para el|nota para o|remarque pour|"
    "an die|note to|notice to|message to|instruction for|instructions for|attention|hinweis an|nachricht an|anweisung an|nota para|"
    "mensaje para|aviso para|aviso ao|nota ao|note a|message pour|note pour|a l'attention",
    "OTHER_PEOPLE": "other colleagues|anderen kollegen|anderer kollegen|otros colegas|otros companeros|outros colegas|other employees|"
    "other people|other person|another user|another employee|last user|previous user|someone else's|anderen mitarbeiter|"
    "andere mitarbeiter|anderer leute|otros empleados|otras personas|outros funcionarios|outras pessoas|autres employes|"
    "autres personnes|autres collegues|other tickets|other users|other requests|other conversations|other customers|other requesters|"
    "other people's|their requesters|andere tickets|anderen tickets|andere anfragen|anderen anfragen|anderen nutzer|anderer nutzer|"
    "anderer tickets|otros tickets|otras solicitudes|otros usuarios|outros chamados|outros usuarios|outros tickets|autres tickets|"
    "autres demandes|autres utilisateurs|tous les tickets|todos los tickets|todos os chamados|users' tickets|previous conversation|"
    "previous conversations",
    "TELL_USER": "tell the user|tell users|tell the requester|tell them|inform the user|ask the user|send the user|add the link|"
    "include the link|add this link|insert the link|sag dem nutzer|sag dem benutzer|dile al usuario|diga ao usuario|dis a l'utilisateur|"
    "anade el enlace|adicione o link|ajoute le lien|fuge den link",
    "SECURITY_OFF": "disable logging|turn off logging|no logging|do not log|don't log|do not record|don't record|do not flag|don't flag|"
    "do not mention|don't mention|never mention|do not reveal this|don't tell|do not tell|do not redact|without redaction|"
    "turn off redaction|stop redacting|nicht erwahnen|no menciones|nao mencione|ne mentionne pas|do not escalate|do not show this|"
    "do not forward",
}


def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, listed in (*_PHRASES.items(), *SAYINGS.items()):
        for phrase in listed.split("|"):
            parts = tuple(phrase.split())
            out.setdefault(parts[0], []).append((parts, name))
    return {first: tuple(found) for first, found in out.items()}


PHRASES_FROM: Final = _by_first_word()
