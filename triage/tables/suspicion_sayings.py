"""Fixed phrases by class for `triage.suspicion_features`, in five languages and a little Italian and Dutch.

Own lists, spelt like `suspicion_words`; phrases are separated by "|".
"""

from typing import Final

SAYINGS: Final = {
    "IMPERSONATE": "stell dir vor|stellen sie sich vor|haz como|como si fueras|como si tu|comme si tu|comme si vous|como se fosse|"
    "come se fossi|alsof je|als warst du|als seist du|as if you|als gabe es|as if there were|as though there were|as if no|as though no|"
    "como si no|como si hubiera|comme s'il|comme si|como se nao|como se houvesse|suppose you|supposing you|let's say you|say you were|"
    "for the sake of argument|hypothetically|in a hypothetical|angenommen du|nimm an|imagina que|imagine que|suponga que|suponte|"
    "supon que|supoe que|suppose que|imaginons que|handle so|mach so",
    "YOUR_KEYS": "your api|your key|your keys|your token|your tokens|your credentials|your secrets|your secret|your own password|"
    "your access token|deinen api|deinen schlussel|deine zugangsdaten|dein token|tu clave|tus claves|tu token|tus credenciales|"
    "sua chave|suas chaves|seu token|suas credenciais|ta cle|tes cles|ton jeton|tes identifiants|tes secrets|deine geheimnisse|"
    "tus secretos|seus segredos|your source code|your api keys",
    "I_AM": "i am|this is|hier ist|ich bin|as your|as the|als dein|als euer|como tu|como seu|en tant que|yo soy|eu sou|je suis|c'est|"
    "sono io|ik ben",
    "NEED_NOT": "you don't have to|you do not have to|you don't need|you do not need|you needn't|you need not|you no longer have to|"
    "you no longer need|you are allowed|you're allowed|you are free|you're free|you may now|you can now|you are permitted|"
    "you are not bound|you aren't bound|you may skip|you can skip|du musst nicht|du musst keine|du brauchst nicht|du brauchst keine|"
    "du darfst|du kannst jetzt|no tienes que|no necesitas|ya no tienes|puedes saltarte|tienes permiso|tienes permitido|nao precisa|"
    "voce nao precisa|voce pode|nao tem que|tens permissao|tu n'as pas|tu n'as plus|tu n'es pas oblige|tu peux|tu as le droit|non devi|"
    "je hoeft niet|je mag",
    "EXIT": "step out|step outside|break out|get out|come out|go beyond|switch off|turn off|sors de|sal de|saia do|sai do|tritt aus|"
    "schalte",
    "TO_THE": "an das|an die|an den|para el|para la|para o|para a|pour le|pour la|pour l|a l'attention du|a l'attention de|to the|"
    "for the|to any|to every|to all|to whichever|for any|for all|per il|voor de|aan de|al|ao|note to|note for|message to",
    "RULE_UPDATE": "rule update|policy update|new rule|regelupdate|neue regel|nueva regla|nova regra|nouvelle regle|system update|"
    "system notice|configuration update|prompt update",
    "HIDDEN_PART": "hidden part|hidden section|hidden text|invisible part|secret part|secret section|versteckten teil|verborgenen teil|"
    "parte oculta|partie cachee|parte escondida|not supposed to see|not meant to see|shouldn't see|should not see|can't see|cannot see|"
    "not shown to me|kept from me|nicht sehen darf|nicht sehen soll|no debo ver|no deberia ver|nao devo ver|ne dois pas voir",
    "IN_VOICE": "in the voice|in the style of|in the tone|in the person|as though you|as if you were|im namen|im stil|im tonfall|"
    "con la voz|en nombre de|na voz|em nome de|avec la voix|au nom de|dans le role|speaking as|answering as|responding as|writing as|"
    "answer as|respond as",
    "NOT_FOR": "not for|nicht fur|no para|no es para|nao para|nao e para|pas pour|pas aux|rather than|non per|niet voor|instead of",
    "YOU_SEE": "you see|you read|you find|you encounter|you notice|you come across|du siehst|du liest|du findest|veas|leas|recibas|vir|"
    "vires|ler|receber|tu vois|tu lis|tu recois|name appears|name comes up",
    "YES_MAN": "to everything|to anything|to whatever|to all requests|to every request|zu allem|auf alles|a todo|a tudo|a tout|with yes|"
    "mit ja",
    "NO_APPROVAL": "need no approval|needs no approval|require no approval|requires no approval|without needing approval|no approval is|"
    "approval is unnecessary|exempt from approval|do not need approval|don't need approval|needs no confirmation|need no confirmation|"
    "need no check|needs no check|need no verification|no human review|skip human|keine freigabe|keine genehmigung|braucht keine|"
    "brauchen keine|no necesita aprobacion|no necesitan aprobacion|sin necesidad de|no requiere|nao precisa de aprovacao|"
    "nao precisam de|dispensa aprovacao|pas besoin d'approbation|pas besoin de validation|sans besoin|no verification is|"
    "no verification needed|no approval needed|no confirmation needed|no check is|no checks are|keine prufung|keine uberprufung|"
    "no hace falta|no se necesita|nao e preciso|nao e necessaria|aucune verification|aucune validation|nessuna verifica",
    "FROM_ME": "from me|from us|from this|from our|of mine|von mir|von uns|de mi|de mim|de moi|de nous|i send|i open|i file|coming from|"
    "de ma part|de mi parte|da minha parte|in my name|concerning me|for me|fur mich|para mi|para mim|pour moi|i ask|i request|i write|"
    "i submit",
    "TRUST_LEVEL": "trust level|clearance level|trust score|vertrauensstufe|nivel de confianza|nivel de confianca|niveau de confiance|"
    "security clearance|access level",
    "I_ALLOW": "i allow you|i permit you|i authorise you|i authorize you|i give you permission|you have my permission|ich erlaube dir|"
    "ich gestatte dir|je t'autorise|je te permets|te autorizo|te lo autorizo|te doy permiso|te permito|eu autorizo|eu permito",
    "HOLD_NOT": "halte dich|haltet euch|halten sie sich|hor nicht|tiens toi|cinete|atente",
    "I_SAY": "what i say|what i write|what i tell|what i ask|what i type|was ich sage|was ich schreibe|lo que yo|lo que diga|"
    "lo que digo|lo que escriba|lo que escribo|o que eu|ce que je|to me|auf mich|a mim|this message|this ticket|diese nachricht|"
    "dieses ticket|este mensaje|esta mensagem|ce message|my words|my commands|my orders|what follows|what comes next|what comes below|"
    "the following|the text below|was folgt|das folgende|was unten|lo que sigue|lo que viene|lo siguiente|o que vem|o que segue|"
    "ce qui suit|le texte suivant|only me|nur mir|solo a mi|apenas a mim|qu'a moi",
    "CLEAN_SLATE": "clean slate|blank slate|start over|start afresh|start fresh|fresh start|from scratch|bei null|desde cero|do zero|"
    "a zero|new session|new conversation",
    "INNER": "you were given|you have been given|you've been given|you received|you got from|you were told|you were shown|"
    "you have been told|before this conversation|before this chat|before this message|before my message|before our conversation|"
    "above this line|above this message|above my message|start of this chat|start of this conversation|start of the chat|"
    "start of the conversation|beginning of this conversation|start of our conversation|users can't see|users cannot see|"
    "normally hidden|hidden from me|hidden text|hidden part|hidden parts|behind the scenes|settings you run with|you run on|"
    "you run with|you operate under|you operate with|how you were set up|vor dieser nachricht|vor meiner nachricht|uber dieser zeile|"
    "uber dieser nachricht|du bekommen hast|du erhalten hast|dir gegeben wurde|du hinterlegt hast|dir hinterlegt|avant mon message|"
    "avant ce message|avant cette conversation|au dessus de ce message|qu'on t'a donne|tu as recu|te han dado|te dieron|te configuraron|"
    "has recibido|te han configurado|antes de este mensaje|antes de esta conversacion|antes de mi mensaje|antes desta conversa|"
    "antes desta mensagem|voce recebeu|voce foi configurado|lhe deram|te deram|te passaram|ti hanno dato|hai ricevuto|je hebt gekregen|"
    "initial message|first message you|opening message|starting prompt|base prompt|master prompt|root prompt|system text|system message|"
    "setup text|hidden notes|hidden message|starttext|grundtext|einleitungstext|message de depart|texte de depart|message systeme|"
    "texte systeme|mensaje de sistema|mensaje del sistema|mensagem do sistema|texto do sistema|testo di sistema|message cache",
    "REPEAT_IT": "repeat it|paste it|print it|paste the|print the|print everything|repeat everything|copy everything|paste everything|"
    "give me everything|show me everything|spell it out|write it out|write out|gib mir|zeig mir|schreib alles|gib alles|escribe todo|"
    "copia todo|escreva tudo|copie tudo|ecris tout|copie tout|recopie",
    "VERBATIM": "word for word|letter by letter|character for character|in full|exact words|exact wording|wort fur wort|mot pour mot|"
    "mot a mot|palabra por palabra|palavra por palavra|parola per parola|woord voor woord",
    "THAT_ROLE": "in that role|in this role|in character|in dieser rolle|in deiner rolle|en ese papel|nesse papel|dans ce role|"
    "in your role",
    "THIS_USER": "this user|this requester|this person|this employee|this account|this customer|this sender|these users|the requester|"
    "the sender|diesen nutzer|diesem nutzer|dieser nutzer|diesen benutzer|diesem benutzer|dieser benutzer|diese person|diesen anwender|"
    "este usuario|esta persona|este empleado|este utilizador|esta pessoa|cet utilisateur|cette personne|ce demandeur|cet employe|"
    "this one",
    "WHEN_I_SAY": "when i say|whenever i say|once i say|when i write|whenever i write|when i type|whenever i type|as soon as i say|"
    "wenn ich sage|sobald ich sage|immer wenn ich|sobald ich schreibe|quand je dis|quand je dirai|lorsque je dis|cuando diga|"
    "cuando yo diga|cuando escriba|quando eu disser|quando eu escrever|quando dico|quando scrivo|als ik zeg|as soon as i write|"
    "as soon as i type|once i write|once i type|if i write|when i mention|wenn ich schreibe|cuando yo escriba|en cuanto diga|"
    "assim que eu disser|assim que eu escrever|des que je dis|des que j'ecris|the moment i say|the moment i write",
    "MY_WORD": "my word|my say so|my own word|mein wort|mi palabra|minha palavra|ma parole|la mia parola|mijn woord",
    "CONCEAL": "say nothing|don't say anything|do not say anything|without telling|without mentioning|don't mention|do not mention|"
    "never mention|don't tell|do not tell|keep this between us|keep it between us|keep this secret|keep it secret|keep quiet|not a word|"
    "don't let anyone|do not let anyone|nobody must know|nobody should know|no one should know|leave no trace|do not log|don't log|"
    "nicht erwahnen|nicht daruber|sag niemandem|sage niemandem|erwahne nicht|kein wort|behalte das fur dich|ohne es zu erwahnen|"
    "niemand darf|no digas nada|no menciones|no lo menciones|sin mencionar|no se lo digas|que nadie|nao mencione|nao diga|sem mencionar|"
    "nao conte|que ninguem|ne dis rien|n'en parle|ne mentionne|sans mentionner|ne le dis|ne pas mentionner|sans en parler|que personne",
    "STOP_JOB": "stop being|hor auf zu|deja de|pare de|para de|arrete de|cesse de|smetti di|stop acting as a bot",
    "INSTEAD_OF": "on behalf of|in place of|in the name of|instead of my|anstelle von|an stelle|im namen|in vertretung|en nombre de|"
    "en lugar de|em nome de|no lugar de|au nom de|a la place de|per conto di|namens",
    "OUTRANKS": "takes precedence|take precedence|take priority|takes priority|has priority over|stands above|is above|are above|"
    "more important than|steht uber|hat vorrang|geht vor|wichtiger als|tiene prioridad sobre|tienen prioridad|esta por encima|"
    "mas importante que|tem prioridade sobre|esta acima|mais importante que|a priorite sur|passe avant|est au dessus|plus important que",
    "PASSIVE_YOU": "you have been|you've been|you were just|you are being|you got|du wurdest|du wirst|has sido|te han|voce foi|foste|"
    "tu as ete|tu viens d'etre|sei stato|je bent",
    "NOW_ARE": "sei jetzt|sei ab jetzt|be now|become my|sois maintenant|sois mon|seja agora|seja meu|du bist ab|you will be my|"
    "you act as my|werde zu",
    "ROLE_OF": "the role of|a role of|the part of|the identity of|die rolle|el papel de|el rol de|o papel de|le role de|l'identite de|"
    "la identidad de|a identidade de|il ruolo di|de rol van|the personality of|the character of|the persona of|the mindset of|"
    "the attitude of|the behaviour of|the perspective of|die personlichkeit|die haltung|la personalidad de|a personalidade de|"
    "la personnalite de|el punto de vista|o ponto de vista|le point de vue",
    "NO_QUESTIONS": "no questions asked|without further questions|without any questions|without questions|do not ask questions|"
    "don't ask questions|don't ask back|do not ask back|never ask|ask no questions|ohne fragen|keine fragen|ohne nachzufragen|"
    "sin hacer preguntas|sin preguntar|no preguntes|sem fazer perguntas|nao faca perguntas|sem perguntar|sans poser de questions|"
    "ne pose pas|sans demander",
    "OVERRIDE_CODE": "override code|authorization code|authorisation code|admin code|bypass code|master code|emergency override|"
    "admin override|manual override|developer override|root access|sudo mode|debug command",
    "UNDERSTOOD": "confirm you understand|confirm that you understand|say you understand|acknowledge that|do you understand that|"
    "bestatige dass du|confirma que|confirme que|tell me you",
    "LIMITED_YOU": "limited you|restricted you|constrained you|censored you|controls you|controlled you|dich einschrankt|dich begrenzt|"
    "te limita|te limitan|te restringe|te limite|te restreint|hold you back|holding you back|stops you|keeps you from",
    "HIDDEN_ADJ": "message cache|texte cache|ordre cache|instruction cachee",
    "ABOVE_THIS": "above this|before this message|before this line|before this conversation|before my first|before my message|"
    "precedes this|preceding this|stands before|comes before this|starting with you|beginning with you|that begins with you|"
    "oberhalb dieser|oberhalb dieses|uber dieser zeile|uber dieser nachricht|vor dieser nachricht|vor dieser zeile|vor meiner ersten|"
    "encima de este|encima de esta|arriba de este|arriba de esta|antes de este mensaje|antes de mi|por encima de este|acima desta|"
    "acima deste|antes desta mensagem|antes da minha|au dessus de ce|au dessus de cette|avant ce message|avant mon message|"
    "avant mon premier|sopra questo|prima di questo|boven dit|uber meinem text|uber meiner nachricht|uber meiner anfrage|"
    "encima de mi mensaje|encima de mi texto|arriba de mi mensaje|acima da minha mensagem|acima do meu texto|au dessus de mon message|"
    "above my message|above my text",
    "WERE_TOLD": "were you told|were you given|were you instructed|are you told|have you been told|have you been given|"
    "have you been instructed|have they told you|did they tell you|wurde dir gesagt|wurde dir mitgeteilt|hat man dir|te han dicho|"
    "te dijeron|te han indicado|t'a t on|t'ont ils|on t'a|lhe disseram|te disseram|voce foi instruido",
    "I_ORDER": "i order you|we order you|i command you|we command you|orders you to|commands you to|instructs you to|i instruct you|"
    "we instruct you|requires you to obey|ich befehle dir|weise dich an|te ordeno|te ordena|le ordeno|ordeno que voce|te mando que|"
    "t'ordonne|vous ordonne|ordino di",
    "YOUR_BOSS": "i am your|i'm your|ich bin dein|ich bin deine|ich bin euer|soy tu|yo soy tu|sou seu|sou sua|eu sou o seu|je suis ton|"
    "je suis ta|je suis votre|sono il tuo|ik ben je|talking to your|speaking to your|speaking with your|sprichst mit deinem|"
    "hablando con tu|falando com seu|parles a ton",
    "SHOW": "hand over|give away|give up your|spit out|cough up|read out|read back|read me|gib den text|gib mir den text|lies vor|"
    "gib wieder",
    "EXCEPTION": "just this once|only this once|for this one|just for now|make an exception|this one time|diesmal|nur dieses eine mal|"
    "ausnahmsweise|solo esta vez|solo por esta vez|so desta vez|so esta vez|pour une fois|juste cette fois|per questa volta",
    "AI": "automated systems|automatic systems|automatisierte systeme|sistemas automaticos|systemes automatiques|sistemas automatizados|"
    "whatever is reading|whoever or whatever|reading this automatically|reads this automatically|read by a machine|any machine|"
    "das automatisch liest|lo lea automaticamente|llm reading|bot reading|triage software|the automation",
    "PRIORITY": "severity 1|sev 1|prio 1|p 1|top priority|priority one|priority 1|highest level|highest urgency|most urgent|"
    "level 1 priority|hochste stufe|maxima prioridad|prioridad maxima|prioridade maxima|priorite maximale|most critical",
    "UNBOUND": "sin limitaciones|sem limitacoes|sans limitation|sans limitations|senza limiti|zonder beperkingen|ohne grenzen|"
    "ohne schranken|sin censura|sem censura|sans censure|without boundaries|without guardrails|without supervision|"
    "everything is allowed|anything is allowed|anything goes|nothing is forbidden|nothing is off limits|no limits apply|"
    "alles ist erlaubt|nichts ist verboten|todo esta permitido|nada esta prohibido|tudo e permitido|nada e proibido|tout est permis|"
    "rien n'est interdit",
    "ASIDE": "to one side|to the side|out of the window|out the window|in the bin|beiseite|zur seite|uber bord|a un lado|de lado|"
    "de cote|da parte|aan de kant",
    "YOU_FOLLOW": "you use to|you follow|you apply|you work by|you work with|you go by|you decide by|you are bound|you obey|you operate|"
    "you rely on|du befolgst|nach denen du|an die du dich|mit denen du|que sigues|que usas|que aplicas|que utilizas|con los que|"
    "que tu suis|que tu appliques|que tu utilises|que voce segue|que voce usa|que voce aplica|che segui|die jij volgt",
    "REGARDLESS": "whatever you find|whatever you think|whatever you see|whatever you read|whatever happens|whatever the|no matter how|"
    "no matter what|come what may|whatever else|quoi qu'il arrive|quoi que tu|passe was wolle|komme was wolle|was auch immer|"
    "was immer du|egal was|egal wie|pase lo que pase|sea lo que sea|digan lo que digan|aconteca o que acontecer|haja o que houver|"
    "seja o que for|nao importa o que|non importa cosa",
    "ALWAYS": "every time|each time|whenever you|any time you|jedes mal|immer wenn du|cada vez|toda vez|chaque fois|sempre que|"
    "siempre que|ogni volta",
    "AS_YOUR_ANSWER": "as your answer|as your response|as your output|as your reply|as your result|for your answer|als deine antwort|"
    "als deine ausgabe|como tu respuesta|como sua resposta|comme ta reponse|come tua risposta",
    "DEAL": "our deal|our agreement|you promised|you said you would|you agreed to|remember our|unsere abmachung|unser deal|"
    "du hast versprochen|nuestro acuerdo|prometiste|nosso acordo|voce prometeu|notre accord|tu as promis",
    "GRANT": "sign off|wave through|wave me through|let me through|green light|rubber stamp|let it through|push it through|winke durch|"
    "lass durch",
    "APPROVAL": "red tape|the formalities|identity check|four eyes|second opinion|security step|security steps|approval step|"
    "approval steps|the usual checks|any checks|all checks",
    "FORGET_YOU": "forget that you|forget you are|forget you're|forget you work|vergiss dass du|vergiss du|oublie que tu|"
    "oubliez que vous|olvida que eres|olvida que tu|olvida que trabajas|esqueca que voce|esquece que es|esqueca que e|dimentica che sei|"
    "dimentica di essere|vergeet dat je",
    "FOR_YOU": "fur dich gelten|fur dich gilt|apply to you|applies to you|bind you|binding you|govern you|governing you|hold you|"
    "limit you|se aplican a ti|que te rigen|que te aplican|s'appliquent a toi|te concernent|se aplicam a voce|valem para voce|te regem|"
    "per te valgono|voor jou gelden",
    "WHAT_READS": "wie lautet|was steht|what stands|what is written|what does it say|que dice|que pone|o que diz|"
    "qu'est ce qui est ecrit|que esta escrito|what text|which text|welcher text|que texto|quel texte|qual texto",
}
