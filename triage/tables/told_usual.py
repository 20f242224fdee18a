"""Usual words of helpdesk messages, so that an unusual one shows. English, German, French, Spanish, Portuguese.

Own lists; English besides from the words that stand in 95 and more of 24,000 IT tickets published as CC0 (single words, no text).
"""

from typing import Final

_EN = """
abandon ability able absence absent accessible accessing accident accidentally according accordingly accountable accountant achieve
acknowledge action actions activate activities adapt adapter adapters add added adding addition additional additionally address addressee
addresses adequate adjust adjusted administration administrators adopt advance advice advise advised affected affects afford afterwards
agile agreed ahead alert alerts allocate allocated allocation allow alternative alternatively altogether amazing amend amount analysis
analyst angry animation annoyed annoying annual answered answering apologies apology appear appeared appearing appears applicable
applications applied apply appreciate appreciated approach appropriate approval approvals approve approved approver approvers
approximately architect architecture arrive arrives arriving asap assets assign assignee assignment assist assistance assistants assume
assuming attach attachment attachments attempted attempting attend audio audit audits authorization automatic automatically automation
availability avoid awaiting awful backlight backpack backup backups badly balance banner basic basis battery beep beeps behave behaves
behaving behavior behaviour belgrade believe bellow belongs beneficial bigger billing bit black blink blinking blinks blurry blvd bogota
book boot booting boots bother bought bounce bounced bounces branding breach breaches breakdown bridge briefly bright brighter bring broad
bucharest bug buggy building busy button buttons buy cable cables cache cached calendar calendars call calls camera campaign cancel
cancelled candidate capable capacity capture cards care careful cartridge cases catch category cause ceiling cellar center central certain
certainly certificate chair challenges challenging chance channel charge charged charger charging chat cheap cheaper checking cheers
circle claim claims clean clear clearing click clicking clients clinic clipboard clock closed closes closing cloudy cold collaboration
colleague colleagues collect colombia color colour combine come comfortable command comment comments commercial common communication
compare compatible competitor competitors complain complaining complains complaint completed completion compliance component concerned
concerning condition conference confidential configuration configure configured configuring confirm confirmation conflict confuse confused
confusing connect connected connecting connection connections connector consequently consider considerable consideration console constant
consultant contact contacts container content contents context continue continues contract contracts contribute control convenient
conversation convert converted coordinator copies copying cord corner corresponding corrupt corrupted cost costs count country couple
course cover crash crashed crashes crashing creating creation critical crucial ctrl cum customer customers cut cuts daily damage damaged
danger dark darker dashboard data deadline deadlines deal dear december decide decision decline delay delayed delays delete delivered
delivery demand demanding department depending describe description design despite detail detailed detect detected detects developer
device devices diagnose died difference difficult digital dim direct direction directly director dirty disable disables disappointing
discipline disclosure disconnect disconnects discover discovered discuss discussed dislike display distance district dock docking document
documentation documents double doubt download downloads draft driver drivers drop dropdown dropped dropping drops dull duplicate earlier
easier easily easy edit edited editing effect effective efficient effort efforts eligible emergency employees enable enabled enabling
enclosed encounter encountered end ends engine engineer ensure entire entirely entities entity entries environment equipment escalate
especially essential established etc evening eventually everywhere exact example excellent exception excited exist existing exists expect
expected expecting expense expenses expensive experience experienced experiencing explain explorer export exported express expressed
extend extended external extra eye face facing fact factory fan far faster fault faulty favorite favour feasible feature features february
feedback feel feels felt fewer fie figure files fill filling finally finger fingerprint finish finished firewall firewalls firmware fits
fix flash flashes flashing flicker flickering flickers flow folders follow followed follows font force forced forces forecast forever
format formatting forms forth forward forwarded forwarder frame freeze freezes freezing frequent fresh friendly front froze frozen
frustrated frustrating function functional functions further furthermore fusion future fwd galaxy garbled general generate generating
gently git glitch grade grant granted graphics grateful great green group groups guide guy guys half halfway hall hand handle handling
hang hanging hangs happen happened happening happens happy hardware hate haven head headphone headphones headset healthcare hear heard
hearing heavy height helped helpful helps hence hesitate hey high higher highlight holiday holidays hope hoping horrible hospital host hot
hotel hotline hub huge icon icons idea ideas identify image immediate impact imperative implemented import importance improve improvements
inbox incident incidents include included includes including inconsistent increase indeed indicate individual info inform information
informed infrastructure inside install installation installed installer installing installs instance instant instruction instructions
integral intended interface interference intermittent intern internal interns internship interrupted inventory investigate investigation
invite invited invoicing involve isolated issues jam jammed jams job join joined joining july jump jumps junk justification keen kick
kicked kicks kindest kindly kingdom kitchen knob knows lack lag lagging laggy lags lamp language large largely laser latency launch layout
layouts lead leader leads learn learned leave leaver leavers leaves leaving legal legally liability liable library licence licences
license licenses lid light lights limit limited limits lines listed lists live load loaded loading loads located location locations logo
look looking loop loops loose lose losing loss lot loud low lunch mailing mails main maintenance malware manage march mark marked
marketing mass massive materials maternity matter matters maximum meaning means measure measures media medical meet meeting meetings
member members memory mention mentioned menu merge messages microphone migrate migrated migration mind minor minus mistake mistyped mob
modem modify module moment monitor monitoring monitors moreover mount mounting mouse move moved moves moving msg multiple mute muted
myself mystery names native naturally navigate navigation necessarily neither nervous networks nevertheless newer news nicely noise noisy
nonetheless normal notes notice noticeable noticeably noticed notification notifications notified notify november obvious occasional
occasionally occur occurred occurs october offer officer offices offline older omitted onboarding ones online operate operating operation
opinions opportunities opportunity optimal options orange ordered orders organisation organization original others otherwise outage output
outside overheating overnight overview overwhelming owner owners pack packet paid panel paper paper-jam paramount partly parts passed
password-less paste patch patches path patience patient patients pattern pause pay payable payment pending per perform performance
performed period permission permissions persons phishing phones photo photos physical picture pictures piece pipeline pivotal pixel
pixelated place placed places plan planned planning platform play plug plugged point points poor pop popped pops portfolio position
possibility post posted pot power powered practice practices preferred prepare presentation press pressed pressing presumably prevent
preview price print printed printers printing prints prior priority privacy privilege privileged pro problem problems procedure procedures
proceed process processed processes processing prod product production profile profiles program programme programs progress prohibited
project projector projectors projects promising proof proper proposals protect protocols proves provide provides providing public publish
pull purchase purchased purposes push quality query question questions queue quick quiet quit raise raised range ransomware rapidly rate
reach reachable reached reaches reaction reacts reason reboot rebooted rebooting receipt receipts receiving recipient recognise recognised
recognize recognized recommend recommended reconnect recording records recovered ref refer reference refresh refreshed refund refunds
regard regarding regards region register registered registration regular regulation reinstall reinstalled related release releases
relevant reliable reliance remain remark remarkable remind reminder remotely remove renew renewal renewed repair repeat repeated replace
replacement replied reply report reported reporting reports repository represent reproduce requester requesting requests require requires
requisition rescue research reserve residual resolution resolve resolved resolver resource resources respect respond responding responds
response responsibility responsible responsive rest restart restarted restarting restarts restore restored restrict restricted resubmit
result results retry return returned returns revenue review rights ring ringing rings rise risk roaming robust role roles roll rolled roof
rooms round route rude run running runs sad safer sample save scam scan scanned scanning schedule scheduled screens screenshot scroll
seamless search searching seat secondary select selected sender sending senior sense sensitive separate sequence series serious servers
services sessions severe shaky shape share shares sharing sheet shift ship shipped shop shortcut shorter shut shutdown shuts silence
silent single sit sites sits situation size skip slide slides slight slightly slow slower slowly slows small smart smell smoke smooth snow
social soft software solely solution solve solved somewhere sooner sort sound sounds source speak speaker speakers specialist specific
specified speed spill spilled spin spinning spins split sporadic spot spread staff stakeholders stand standard stands start started
starter starting starts startup state station stay steal steps stick sticks sticky storage stores straight strange strategies strategy
stream street strict strictly stronger struggle struggling studio stuff stutter style sub subject submission submit submitted submitting
subscription subsequently subsidiaries substantial succeed success successful successfully suggest suggested suggestion suitable summary
super supplier supply support supported supports suppose supposed supposedly surprise survey susceptible suspect suspicious swap swapped
switch switched switches switching symbol symptom syncing tab table tablets tabs taking talk talked target task tasks tax teach technical
technician telling template terms tested tester testing tests text thankful thread thus timecard timecards title tools top topic total
touch touchpad touchscreen tower track training transfer transferred translate trash travel treat trial trick tricky trigger triggered
trouble troubles troubleshoot trust turn turned turning turns twist ultimately undeliverable underneath understand understanding
unfortunate uninstall uninstalled unit unlawful unless unlike unplanned unplug unplugged unreadable unreliable unresolved unresponsive
unstable unsure unusable upcoming update updates updating upgrade upgraded upload uploaded uploading urgent urgently usage useful vacation
vague valuable value values various vendor verify versions viable video videos view virtual virus viruses visit visitor visual vital voice
volume vulnerabilities vulnerability wait waited waiting wake wakes walk wall warn warning warnings warranty waste watch weaker weekly
weird whatever wheel whenever whereas white whole wide width wipe wiped wireless wiring won wonder wondering workaround workflow workplace
workstation workstations world worn worry worse worst worth worthwhile writing yellow younger yourself zone
"""
_DE = """
abbruch abend abgebrochen abgemeldet abgeschaltet abgeschlossen abgestürzt abholen absolut abteilung adresse akku aktiv aktivieren
aktiviert aktivitäten aktualisieren aktualisiert aktualisierung allein allerdings allgemein anderen anderer anfang anfrage angabe angeben
angefordert angehängt angekommen angelegt angeschlossen angezeigt anhang anlegen anleitung anmeldeseite anruf anrufe anrufen anschluss
antwortet anwendung anzeige anzeigen arbeit arbeiten arbeitet arbeitsplatz aufgabe aufgerufen aufgetaucht aufgetreten auftreten augen
ausdruck ausdrucken ausfall ausgeschaltet ausgesperrt ausgetauscht aussehen auswahl auswählen automatisch autos außen außerdem baustelle
bearbeiten bearbeitet bedienung beenden beendet befehl beginn behalten behoben beide beispiel beispielsweise bekannt bekomme bekommt
benachrichtigung benötige benötigen benötigt bereich bericht bescheid beschreibung beschädigt besonders besorgt besprechung besser besteht
bestellen bestellt bestellung besten bestätigen bestätigt bestätigung betreff betrifft betroffen beunruhigt bewegen bezahlt
beziehungsweise bild bilden bilder bildschirm bildschirme blau bleiben blinkt brauche brauchen braucht brechen bricht bringt bzw böse chef
chefin cordiales dabei dadurch dafür dagegen daher dahin damit danach dank daran darauf daraufhin darin darüber dateien daten datenbank
datenschutz datensicherheit datum dauer dauerhaft dauernd dauert davon davor dazu defekt dennoch deshalb deswegen deutlich deutsch
deutsche dienst dienste dienstlich dieselben diesem dieser digital direkt dokument dokumente doppelt drehen dringend dringlich dritte
drittel druck drucke drucken druckt dunkel durchführen durchgeführt dürfen ebenfalls ebenso echt egal ehemalige eher eigen eigene
eigentlich eilig eindeutig eingabe eingaben eingang eingerichtet eingeschaltet eingestellt einige einigen einiger einiges einrichten
einrichtung einsatz einsehen einstellen einstellung einstellungen eintrag eintragen einträge einzeln einzelne empfang empfangen empfehlen
ende enden endlich englisch entfernen entfernt enthält entscheidend entschuldigung entsprechend entweder erfolgreich erfolgt erhalte
erhält erinnern erinnerung erkannt erkennen erkennt erklären erlauben erledigt erlischt erneuern erneut ersatz erscheinen erscheint
erstellen erstellt erstellung erwarten erweitern erweiterung etwa etwas euch extern externe externen extrem fahren fall falls farbe fehlen
fehlermeldung fehlschlag fehlversuche fest festgestellt festplatte filiale filter finde finden findet firma firmen folgen folglich folgt
fordert formular frage fragen fragt freigabe freigeben freigeschaltet freischalten freuen freundlichen frisch früh früher funktion
funktionen furchtbar führen führt garantie garnicht gastnetz gebaut geben gebraucht gedreht gedruckt gefunden gehalten geholfen gehören
gehört geladen gelegentlich gelernt gelesen geliefert gemacht gemeinsam gemeinsamen gemeldet genannt genau genauso generell gerade gern
gerne gerät geräte geräten gesamte geschaltet geschehen geschickt geschlossen geschrieben geschützten gesehen gesendet gestartet gestellt
gesucht geteilt getestet getrennt gewechselt gewesen gewünscht gezeigt geöffnet gibt glaube glauben glaubt gleiche gleichen grad grafik
große großen grund grundsätzlich gruppe gruppen größer grün grüße guten guter gänzlich halb halten handbuch haupt haus helfen hell herrn
herunter herunterfahren herunterladen hilfe hilfreich hilft hinter hinterlegt hinweis hinzufügen hoch hochfahren hochladen hoffe hoffen
hole holen hält hängen hängt häufig höchste hören hört indem infolgedessen inhalt inhalte innerhalb insbesondere installation installieren
installiert intern interne inzwischen irgendwann irgendwas irgendwie jahr jahre jahren jede jeden jeder jederzeit jedes jedoch jemand
kabel kalender kalt kamera kannst kasse kategorie kaum kennen kennt klar kleine klick klicke klicken klingelt knapp knopf kollege kollegen
kollegin kolleginnen komisch komme kommen kommt komplette konfiguration konnte konnten kontakt kontaktieren kontaktiert kontrolle
kopfhörer kopie kopieren kosten krankenhaus kunde kunden könnten kürzlich lade ladegerät laden lampe lange langsam langsamer laufe laufen
laufend laufwerk laufwerke laut lauter lautsprecher leere legen leicht leihen leise leiten leitung lesbar lesen letzte letzten letzter
leuchtet licht lieber lief liefern lieferung liegt linie listen lizenz lizenzen loswerden lädt länger lässt löschen lösen lösung machen
macht mails maschine maus maßnahme maßnahmen mehrere mehrfach mehrmals meint meist meistens melden meldet meldung meldungen menge menü
merken mindestens mitarbeiter mitarbeiterin mitglied mitteilen mittel mitten mittlerweile modell moment monat monatlich monitor monitore
morgens musste möchte möchten möglicherweise möglichkeit müssen nachdem nachfrage nachher nachricht nachrichten nachschauen namen
natürlich neben nebenan nehmen nervt netz netzlaufwerk netzteil niemand niemandem niemanden nochmal nochmals normal normalerweise notizen
nummern nutzen nutzer nutzung nächste nächsten oben obere obige offen offenbar offene oft online ordner ordnung ort paar paket patienten
patientendaten pause personen pfad pflicht plan plötzlich post preis privat privaten pro probieren problem probleme produkt profil
programm programme projekt protokoll prüfen prüft prüfung punkt quelle rahmen rasche rechnet rechnungen recht rechte rechts regel
regelmäßig registriert reicht reihe rein reparatur reparieren restlichen rief rolle rot ruckelt rufen ruhe ruhezustand rund sache sachen
sagen samstag schade schadsoftware schalten schalter schauen scheint schicken schickt schlecht schlechte schließen schließlich schlimm
schnell schnelle schneller schnitt schnittstelle schrank schreibe schreiben schreibt schrift schritt schritte schule schwarz schwer
schwierig schützen sehe sehen sehr seite seiten selbe selben selber selbst selten senden sendet sensible sensiblen separat setzt
sicherheit sicherheitsmaßnahmen sicherung sichtbar sieht signal sitzung sobald sofort software sogar solange solche sollen sollten sonntag
sonstige sorgen soweit spalte speicher speichern sperre sperren spezifikationen spiel sprache sprechen spät später spätestens stand
standard standort stark starte starten startet startseite statt stecker steckt stehen stelle stellt stopp straße stunde stört störung
stück suche suchen sucht symbol synchron synchronisieren synchronisiert systeme tabelle tabellen tastatur taste tasten tatsächlich taucht
tausch tauschen technik technisch technische teil teile teilen teilnehmer teilweise telefon telefonat telefone telefonieren termin termine
testen text tisch titel treiber trennen treten trotz trotzdem täglich türen ubung umgestellt umstellen umstellung umzug unerlässlich
ungefähr unten unterlagen unternehmen unterschied unterschrift unterstützen unterstützung untersuchen unterwegs unverzichtbar update
updates urlaub ursache verarbeiten verbinden verbindet verbindung verbleibt verdächtige verfügbar verfügung vergangen vergeben verhindert
verkauf verlangt verlassen verliert verlängern verlängert vermeiden vermutlich verschickt verschieben verschieden verschiedene
verschwindet verschwunden versehentlich versenden verstehe verstehen verstoß verstöße verteilen vertrag vertrieb verursacht verwalten
verwaltung verweigert verändert viel viele vielen vieles vielleicht vollständig vorab vorbei vorgang vorgesetzte vorhanden vorlage
vorlagen vorne vorschlag vorstellen vorteilhaft völlig waren warnung warte warten wartet wartung wechsel wechseln wechselt weder wegen
weise weitere weiteren weiteres weitergeleitet weiterhin weiterleiten weiß welche welcher welches wenden wenig weniger wenigstens werde
wert werte wesentlich wichtig wichtige wieso wirft wirklich wissen woche wohin wollen wollte womit wunsch wurden wählen wählt während
wöchentlich wünsche zahl zahlen zeigen zeile zeit zeiten zeitlich zentral ziehen ziel ziemlich zoll zugegriffen zugelassen zugewiesen
zugreifen zugriff zugriffe zunächst zurzeit zurückgeben zurücksetzung zusammenarbeit zuständig zusätzlich zuverlässig zwar zweck zweimal
zweite zweiten zwischen älter äußerst überaus übernehmen überprüfen überprüft übersicht übertragen übrigens
"""
_FR = """
affichent afficher affiché aide aider ailleurs aimerais ajouter ajouté aller allume allumer anglais annuler année appareil appel appeler
applications apporter appuyer arrive arriver arrivé arrête arrêté assez assistance attend attendre attente aucun aucune aujourd autant
automatique autorisation autres avance avez avions avis avoir avons base batterie beaucoup besoin bientôt bonjour bonsoir bouton boîte
branche branché bruit bureau calendrier caméra casque cependant certain certains changement changer chaque charge chargement chef cher
cinq clair clavier clic clients clignote clique cliquer cliqué code-barres collègue collègues combien commander commence commencer commun
communication complètement concerne confirmation confirmer connait connaît connaître connectée connexions consulter contact contacter
contenu contrat copie copier corbeille cordialement couleur coup coupe coupure coupé courriel courrier cours croire crucial créer créé
câble côté demande demander demandé demandée dernier dernière dernières derrière dessous dessus deux devant devenu devez devient devoir
devons difficile difficulté dire direct direction disent disparu disponible disque document documents doivent donner donnée données
dossier dossiers double drôle durant dure dysfonctionnement dès décidé déconnecte déconnecté défaut défectueux délai départ désactiver
désactivé désolé détails effacer effectuer employé enregistrer enregistré ensemble ensuite entreprise entrée envoi envoie envoyer envoyé
erreurs espace essai essayer essayons essentiel exactement exemple explique exporter externe facile faire fallu façon fenêtres ferme
fermer fermé feuille fichier fichiers figé fin finalement finir fonction fonctionnalité fonctionner formation forme formulaire fournir
fournisseur gens gestion grand grande gris gros groupe général haut heure historique huit hésitez icône identique immédiatement impression
imprime imprimer incapable inconnu indispensable information informations informatique informer installation installer installé interface
interne intervention inutile invité joindre joint jour laisse laisser lancer langue lecteur lent lente lentement lettre libre licence lien
liens ligne lire lit livraison logiciel logiciels longtemps lumière maison malheureusement manière manque marchent marché matin matériel
messagerie messages mettre micro mieux milieu mise modifier modifié modèle moins moment monde mort moyen nom nombre nombreux normal
normale normalement nouveaux nouvelles numérique néanmoins nécessaire nécessaires négatif obtenir occupe ordre origine oublier outil
outils paiement panne paramètre paramètres pareil parfois parle parler partage partager partagé participants partie partir partout passer
pause payer peine pendant pense penser permet permettre personne personnes petit petite photo pièce place plein plusieurs plutôt point
politique portables poser poste postes pourrais pourriez pouvez pouvoir pratique premier première prendre presque prier prise privé prix
prière problème problèmes prochain procédure produit produits profil programme projet proposer propre précieuse précieux précédent préfère
préoccupations prévenir prévu prêt public puisque qualité question questions quitter quoi raison rapide rapidement rapport recevoir
recommencer reconnaît reconnu redémarrage redémarrer redémarré regarder rejoindre relancer remercie remplacement remplacer rencontre
rendez rendre rentrer reprendre responsable ressources reste rester retard retour retrouver revenir reçois reçoit rien rouge réaliser
réception réglage régler réparer répond répondre réseau réseaux résolu résoudre réunion réunions salles salut satisfaction sauvegarde
savoir secours selon semaine semble sensible services seul seule seulement signal signaler signature sites situation société soient soit
solution sort sortie souris souvent stockage succès suis suite suivre sujet support supprimer supprimé surtout symbole système sécurité
table tableau tard temps tentative tente tenter terminé tester texte titre toner totalement touche toutefois toutes traitement transfert
transférer travail travaille travailler trouve trouver trouvé tâche téléchargement télécharger téléphonie urgence urgent usage
utilisateurs utiliser valider veuillez vidéo vient vieux ville visiteur vital vite vitesse voici voilà vois voit voix volume voudrais
vouloir vrai vraie vraiment vue vérification vérifier zone écran écrans écrire écrit élevé éléments équipe équipement étape éteindre
éteint évident éviter
"""
_ES = """
abierto acceder accesos acción aceptar activa activar activo actualización actualizado actualizar acuerdo adelante además adjunto
administrador agradecería agradezco ahí aislado ajustes alerta alguna algunas alguno algunos allí alto amable antivirus anular apaga
apagado apagar aparato aparecen aplicaciones aplicación apoyo apreciada apreciaría aquel archivo archivos arregla arreglar arriba asimismo
asistencia asunto atención atentamente audio aula aumentar auriculares automáticamente autorización avisar aviso ayuda ayudar azul añadir
baja bajo base bastante batería beneficioso borrado borrar botón buena buenas bueno buenos busca buscar cable cada calendario caliente
cambio cambios canal capacidad carga cargador cargar carpeta carpetas cartucho casa casi caso centro cerca cerrado cerrar chat cierra
cinco claro cliente clientes cobertura comenzar compartida compartido compartir compañera compañero compañeros completamente completo
comprar comprobar comunicación común conecta conectada conectado conectar conexión configuración configurar confirmar conmigo conocer
conozco conseguir consulta contactar contacto contenido contestar contrato control conveniente copia copiar copias correctamente correo
correos corta cosas creado crear creo crucial cualquier cuantas cuanto cuatro cumple cámara dar dato datos dañado daño deben deber decir
deja dejar dejó delante demás dentro departamento derecha desaparece desaparecido descarga descargar desconecta desconocido descripción
deseo despacho detalle detalles detrás dicen diferentes difícil digital dirección directa directo director disco disponible dispositivo
dispositivos distinto doble documento documentos dolor domingo duda dudas durante echar edificio ejemplo elegir elemento eliminar embargo
empezar empieza empleado empleados empresa encender enciende encima encontrar encuentra encuentro enlace ensayo entender entiende entrada
enviado enviar envía envío equipo equipos errores escribir escritorio escucha escuchar escáner esencial especial especialmente espera
esperar espero estado estamos estan estar estos estoy están etiqueta evento evitar exacto existe experiencia explicar exportar externo
extraño falla fallan fallar fallo fallos faltan favor fecha fichero ficheros fija fijo finalmente firma firmar fondo forma formación
formato formulario foto fotos frecuencia frente fuente fuera funcionan funcionar función fundamental fácil físico gente gestión gestor
grabar gran grande grave grupo grupos guarda guardado guardar gusta guía haber habla hablar había hace hacen hacer hacia haciendo haga
hecho hora horario hubo icono idea idioma imagen importante imposible imprescindible impresoras imprime imprimir imágenes incidencia
incidente incluso indica información informar informe informática inicia inicial iniciar inicio inmediata instala instalación instalado
instalar intenta intentado intentando intentar interior interno invitado izquierda jefa jefe joven junto lado lamentablemente largo
lectura lenta lento letra libre licencia licencias limpiar lista listas llamada llamadas llamar llega llegado llegan llegar lleva llevar
luego lugar luz línea mala manera mano mantener mantiene manual marca marcar material mayor media medio mejor memoria menor menos mensaje
mensajes menú mesa meter micrófono mientras minuto modelo modo molesta momento monitor monitores mostrar motivo mover mucha muchas mucho
muchos mundo máquina nadie naranja necesarias necesario necesita necesitamos necesitan necesitar necesito negra negro ninguna ninguno
ningún nivel nombre nombres normal normalmente nota notas nuestra nuestro nuestros nuevos números obtener ocho ocupado ocurre oficina
opciones opción orden ordenadores otros palabra palabras pantalla pantallas parece parte partes pasa pasado pasar pasó país pedir película
pendiente pequeña pequeño perder perdí perfil permiso permisos permite permitir persona personas período pide piden pie placa plan planta
plazo poco podemos poder podido podrían poner posible precio pregunta preguntas preliminares prensa preocupaciones preparar presenta
presentación primera primero primeros principal privado probable probablemente probado probar problema problemas proceso produce producto
productos programa programas pronta pronto propio proveedor proyecto proyector prueba pruebas práctica pueda pueden puedes puertos pulsar
punto páginas póngase público queda quedan quedar quería quiere quieren quitar ratón razón realizar realmente recibe recibido recibir
recibo recibí reciente recientemente recordar recuerda recuerdo recuperar recurso redes referencia registro reiniciado reiniciar reinicio
relación remoto renovar reparar repetir reporte requiere resolver responde responder restablecer resto resultado retraso reuniones reunión
revisar rojo ruido rápidamente rápido sabe saber sale salen salida salir saludo saludos salvar secciones seguir segundo seguridad seguro
seis semana sensible sentido servicio servicios servidor servidores sesiones señal siete significa sigue siguen siguientes silencio
sistema sistemas sitio situación sobra software solicitar solicitud solucionar solución sonido soporte sucede suele suena superior
supuesto símbolo tabla tabletas tal tanto tarda tardar tarde tarea tareas tecla teclado teclas tema tendrá tenemos tener tercero terminar
texto tiempo tienda tiendas tienen tipo titular toda todos tomar tonto total trabaja trabajador trabajar trabajo transferir tras trata
través tres técnica técnico uno unos urgencia urgente usar utiliza utilizar vacaciones valor varias varios vemos ventas verdad verde
verificar versión vez viaje video visitante vista vital vivo volver vuelta vuelve vuelvo vía vídeo zona área última últimas último últimos
única único
"""
_PT = """
abaixo aberta aberto acabei aceitar acende acessar acesse acessos acima acontece aconteceu aconteça acordo adiante adicionar administrador
afetado agradeceria agradecimento agradeço aguardo ajuda ajudar ajuste alarme alerta algum alguma algumas alguns alguém ali alta alterar
alteração alto ambiente andar anexo ano anos anterior antivírus anúncio apaga apagado apagar aparecem aparecer aparelho apenas apesar
aplicativo aplicação aplicações apoio apreciada apresenta apresentação após aquela aquele aquisição arquivo arquivos arranjar arrumar
assinatura assistência assunto atendimento atenção ativa ativar ativo atraso através atualizado atualizar atualização aula aumentar
automaticamente autorização avisar aviso azul baixa baixar baixo bastante bateria boa boas bom bons botão branca branco busca buscar cabo
cada cadastro caixa calendário canal cancelar capacidade carga carrega carregador carregar cartucho casa caso causa central centro certeza
chamada chamadas chamado chamar chat chefe chega chegar chegou cinco claro clica clicar cliente clientes coisa coisas colega colegas
colocar comercial começa começar começou compartilhada compartilhado compartilhar completamente completo compra comprar computador comum
comunicação conecta conectado conectar conexão conexões configurar configuração confirmar conhecer consegue conseguem consegui conseguir
consigo contato contatos conteúdo continua continuar contrato controle conveniente conversa copiar cor correio corretamente corte criado
criar crucial cuidado custo câmara câmera cópia dado dados danificado dano dar data debaixo decidir deixa deixar deixou demais demora
demorar dentro departamento dependendo depressa desaparece desapareceu descrição desejo desliga desligado desligar despesa destino detalhe
detalhes devem dever dia diferentes difícil digital direita direito direto diretor disco disponível dispositivo dispositivos dizer
documento documentos dois domingo dor duas durante dúvida dúvidas edifício efeito elas eles empregado empresa encerrar encontra encontrar
endereço energia enquanto ensaio entender entendo entrada envia enviado enviar envio equipamento equipe erros escola escolher escrever
escritório espaço especial espera esperar espero esse essencial esses estado estamos estar estas estes estou estranho estão etapa evento
evitar exatamente exemplo existe existem experiência explicar exportar externo fala falar falha falham falhas favor faz fazem fazendo
fazer fecha fechado fechar feita feito fica ficar ficheiro ficheiros ficou fila filtro fim firma fixo folha fone fonte fora forma formato
formação formulário forneça foto fotos frente funcionam funcionar funcionou funcionário funcionários fundamental fundo função fábrica
fácil férias físico gente geral gerente gestão gosta gostaria grande grandes gravar grave grupo grupos grátis guarda guardar guia hora
horário houve ideia idioma igualmente imagem imagens imediatamente importante impossível imprescindível impressora impressoras impressão
imprime imprimir incidente inclui inclusive indica infelizmente informar informação informações informática inicia inicial iniciar inserir
instala instalado instalar instalação instável inteiro interno intervalo início iria irá janela janelas juntos lado leitor lembrar lenta
lentidão lento ler letra leva levar liberar licença licenças liga ligado ligar ligação limite limpar linha lista livre localizar loja
lojas longe luz maior maioria mandar maneira manhã manter mantém manual mapa marca marcar material mau meio melhor memória menor menos
mensagem mensagens menu mesa mesmos meta metade microfone minuto modelo modo momento monitor monitores mostrar motivo mouse muda mudança
mudar mudou muita muitas muitos mundo máquina máximo mão média mês mínimo naquele necessária necessárias necessário nenhum nenhuma nesta
neste nome nomes normal normalmente nossa nosso nota notas notificação novas novos nível números obter ocorre ocorreu ocupado oito olhar
olá onde operação opção opções ordem origem outra outras outro outros palavra palavras parada parado parar parece parecem parte partes
participantes partir passa passado passar passo passos pasta pastas país pede pedidos pedir pelas pelos pendente pequena pequeno percebi
perda perder perdi perfeitamente perfil pergunta perguntas permissão permissões permite permitir perto período pessoa pessoal pessoas
placa plano podem podemos poder poderia podia pois ponto porém posição possivelmente possível pouco poucos prazo precisa precisam
precisamos preciso preferência prefiro preocupações preparar presente pressionar presta preta preto preço primeira primeiro principal
prioridade privado problema problemas procedimento processo processos procurar produto produtos programa programas projeto projetor pronto
proteção prova prático própria próprio próxima próximo páginas público qualidade qualquer quanto quantos quarto quase quatro quer querem
querer queria questão quinze raiz rapidamente razão realizar realmente recebe receber recebi recebido recebo recentemente reclama
reconhece reconhecer recuperar recurso recursos rede redes refazer referência registro reinicia reiniciado reiniciar reinício relatório
relatórios relação remoto remover renovar reparar repete repetir requer resolver resolvido responde responder responsável restante
resultado retorna retornar reunião reuniões rever rolar ruído rápido sabe saber sai sair salas salvar saudações saída segue seguem
seguindo segundo segurança seis semana sendo sensível sente separado sequência servidor servidores serviço serviços sessões sete setor
seção significa silêncio simples sinal sinta sistema sistemas sites situação software solicitar solicitação solução som somente sou suas
suporte surge símbolo tabela tal talvez tamanho tampa tanto tarde tarefa tarefas tecla teclado tela telas telefone temos tempo
temporariamente tendo tenha tenta tentando tentar tentativa ter terceiro termina terminar testar teste testei testes teve texto tinham
tipo tirar toda todos tomar total totalmente trabalha trabalhar trabalho trabalhos transferir trata trava travada travado travou troca
trocar troquei trás três técnica técnico têm unidade urgente urgência usa usar usuários utilizar vaga valor valores vamos vazio veio velho
vem venda vendas verde verificar versão vez viagem visita visitante vista vital viu volta voltar voltou vou várias vários vídeo zona área
áudio ícone última últimas último últimos única único
"""

USUAL: Final = frozenset(" ".join((_EN, _DE, _FR, _ES, _PT)).split())
"""Lower-case; words of `redaction_words` and `told_words` are left out."""
