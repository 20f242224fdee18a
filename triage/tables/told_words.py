"""What the words beside a told secret do, and the words that announce one. English, German, French, Spanish, Portuguese. Own lists.

Each line of the two texts is `class: words`, lower-case; an underscore stands for an apostrophe of either kind, which is dropped before
looking up ("isn't" and "isnt" are one word).
"""

from typing import Final

_CLASSES = """
be: is was are were be been being s its thats ist war sind wars lautet lautete lauten heißt wäre sei es era fue son sea é era foi são seja
be: est était sont cest sera becomes became remains remained stays equals == bleibt blieb
say: says reads shows said named called reading saying displays zeigt steht sagt hieß heisst dice pone muestra llama diz mostra aparece
say: dit affiche indique montre appelle
to: to into auf zu zum à en para ao
as: as als como comme
from: from von vom desde
with: with mit con com avec using via w mittels
use: use used uses using try tried trying tries type typed typing types enter entered entering enters put putting pick picked chose choose
use: choosing chosen set input inserted insert key keyed typing keying give gave given gives get got getting sent send texted received
use: receive want wanted wants prefer need take takes took write wrote written made make create created say tell told remember recall
use: have had has having benutze benutzt benutzen nutze nutzt verwende verwendet verwenden tippe tippt eintippe gebe gib eingebe eingeben
use: eingegeben eingetippt habe hab hatte genommen probiere probiert versuche versucht nehme gesetzt setzen bekommen erhalten gewählt
use: uso usé usaba utilizo utilizaba puse pongo probé pruebo escribo escribí meto metí tengo tenía tecleo quiero dieron uso usei usava
use: coloquei coloco digito digitei tento tentei pus tenho tinha quero deram escolhi elegí utilise utilisé utilisais tape tapé tapais mis
use: mets essaie essayé essaye saisis saisi entre entré ai avais choisi veux donné reçu
det: a an the my your our his her their this that these those any some each both every der die das den dem des ein eine einen einem einer
det: mein meine meinen meinem meiner unser unsere euer dein sein ihr ihre dieses diese el la los las un una mi mis tu su este esta o os as
det: um uma meu minha le les une mon ma mes ton ta votre notre ce cette leur l
adj: new old current previous last latest temporary temp initial first second other default right correct wrong same own next actual
adj: neue neues neuer neuen alte altes alter alten aktuelle aktuelles temporäre vorläufige erste richtige falsche nueva nuevo vieja viejo
adj: antigua antiguo actual temporal correcta nova novo velha antiga antigo atual temporária correta nouveau nouvel nouvelle ancien
adj: ancienne actuel provisoire bon mauvais admin guest master root shared local personal private simple generic gäste provisional
prep: in on at by about after before since until during under over behind near within without off out up over through against between
prep: bei beim nach seit vor über unter im am aus an in ohne um gegen en sin desde hasta entre contra em no na sem até dans sur sous
prep: depuis chez avant après sans par contre
for: for of fürs für pour del do da dos das du de des d
conj: and or und oder y e o u ou et nor sowie
but: but because if when while although though so which who whose where since then aber weil wenn obwohl denn da dass sondern doch
but: pero porque si cuando aunque que mas quando embora mais car quand lorsque alors donc puis than whether
neg: not never no isnt wasnt doesnt didnt dont wont cant cannot couldnt aint hasnt havent werent arent nicht kein keine keinen nie niemals
neg: nunca jamás tampoco não nem nunca jamais pas ne n none nothing
modal: must should can could may might will would shall need needs soll sollte muss müsste kann könnte darf wird werden würde debe debería
modal: puede podría deve deveria pode doit devrait peut pourrait faut going gonna
pron: i you he she it we they me him us them im ive ill id ich du er sie wir mir mich dir uns man yo él ella nosotros me te eu ele ela nós
pron: everybody everyone herr frau mr mrs ms dr señor señora madame monsieur anyone
pron: você je tu il elle nous vous ils on moi j someone somebody everyone nobody hr it boss manager admin
fine: works worked working work fails failed failing fail rejected rejects accepted accepts refused refuses declined denied expired expires
fine: incorrecta incorrecto incorrecte incorreta incorreto errónea erróneo errada errado erronée ungültige
fine: invalid incorrect blocked locked stopped stops keeps kept broken dead gone geht ging gehen funktioniert funktionierte klappt klappte
fine: abgelehnt akzeptiert angenommen gesperrt abgelaufen ungültig falsch zieht funciona funcionaba sirve rechazada rechazado caducada
fine: caducó expiró bloqueada marche marchait fonctionne fonctionnait passe refusé refusée expiré expirée bloqué aceita funcionava serve
fine: recusada expirou bloqueado wrong ok okay fine doesn was gets got letting lets let
number: error errors room port version floor ticket order ext extension id zip postal postcode serial build page line step year number nr
number: nummer no numero número numéro kb event asset tag invoice model status http https exit fehler raum zimmer etage fehlernummer
number: auftrag rechnung seriennummer fehlercode errorcode erreur salle étage commande facture sala piso pedido factura fatura erro
number: puerto porta vlan win windows office server in since seit depuis desde until bis row column cell record employee gate level tier
unit: characters character chars char digits digit letters minutes minute min mins hours hour h seconds second sec days day weeks week
unit: months month years times attempts tries users people percent gb mb kb mbit signs symbols zeichen ziffern stellen buchstaben minuten
unit: sekunden stunden tage tagen wochen monate mal versuche versuchen benutzer leute caracteres dígitos letras minutos horas días dias
unit: semanas meses veces intentos usuarios vezes tentativas caractères chiffres lettres minutes heures jours semaines mois fois essais
unit: machines laptops tickets items pages stellig
about: reset resets policy policies field fields prompt prompts page hint hints manager change changes expiry expiration sync box length
about: rule rules requirement requirements link links mail email screen dialog dialogue window form reader pad history protection
about: generator vault file list portal tool request recovery column label section popup mask app generator service server database
about: rotation management safe store hash attempts entry setting settings option feld fenster maske richtlinie rücksetzung änderung
about: abfrage zurücksetzen vergessen ändern liste datei campo página ventana olvidada champ page fenêtre oublié oubliée forgotten
about: forgot lost verloren perdida perdu vergeten
spelled: capital capitals lowercase uppercase spelled spelt dashes dash spaces space caps brackets quotes together hyphen underscore
spelled: zero letter großgeschrieben kleingeschrieben groß klein zusammen leerzeichen mayúscula mayúsculas minúscula guion espacios
spelled: majuscule minuscule espaces tiret maiúscula hífen exclamation exactly literally ausrufezeichen
asks: asked requested prompted demandé pedida abgefragt verlopen verloren please pls plz see ask
asks: enter required none unknown missing empty invalid incorrect wrong unchanged hidden redacted correct same todo
asks: tbd here below above attached yes no siehe bitte fehlt leer unbekannt erforderlich gleich dieselbe falsch ver voir vide manquant
asks: requis falta obligatorio vacía desconocida obrigatório vazia vault keepass your ihr nur only
filler: just now still like probably really actually something simply literally eg ie currently uh um er hm umm well exactly basically
filler: definitely always apparently obviously maybe eh ja halt eben jetzt aktuell derzeit noch momentan immer einfach nämlich wohl ahora
filler: actualmente todavía siempre simplemente pues agora atualmente ainda sempre simplesmente maintenant actuellement encore toujours
filler: juste either following folgende folgendes folgender siguiente seguinte suivant already also too even ever once again by way ages
time: yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday morning afternoon night heute gestern morgen
time: montag dienstag mittwoch donnerstag freitag hoy ayer mañana lunes martes miércoles jueves viernes hoje ontem segunda terça quarta
time: quinta sexta aujourdhui hier demain lundi mardi mercredi jeudi vendredi ago week weekend
thing: wifi wlan vpn laptop notebook pc mac computer phone handy tablet ipad iphone outlook sap citrix jira intranet portal network netzwerk
thing: router account konto conta cuenta compte rechner drucker printer mailbox postfach teams excel zip pdf archive disk drive usb
thing: database db nas server door gate safe alarm voicemail locker cabinet scanner plotter tresor tür lager büro puerta porta porte
thing: alarma coffre cofre portátil ordenador ordinateur móvil celular telemóvel téléphone tablette imprimante impresora wi-fi hotspot
thing: site website web user sim card karte tarjeta carte badge
"""
_CUES = """
P: password passwords passwort passwörter passworts passworte kennwort kennwörter kennworts pw pws pwd pwds pass passwd passwds passphrase
P: passphrases passcode passcodes mdp mdps contraseña contraseñas contrasena contrasenas senha senhas clave claves wachtwoord parola psk
P: codeword motdepasse losung zauberwort passkey passkeys watchword p/w p.w passw
N: pin pins puk puks otp otps totp tan tans code codes kode código códigos codigo codice combination combo kombination zahlenkombination
N: combinaison combinación combinação geheimzahl pincode pinnummer 2fa mfa zahlencode zahlenschloss
K: key keys schlüssel schluessel clé clés clef chave chaves llave secret secrets token tokens psk apikey jeton segredo secreto geheimnis
L: login logins logon logons credentials credential creds cred zugangsdaten anmeldedaten logindaten zugang credenciales credenciais
L: identifiants accès acceso acesso signin sign-in log-in logged logging einloggen eingeloggt anmelden anmeldung angemeldet connecter
L: connecte connexion connecté sesión session sessão entrar
U: user username usr userid benutzer benutzername benutzerkennung anmeldename usuario usuário utilizador utilisateur identifiant account
U: accounts acct accts uid upn konto kennung compte cuenta conta
A: answer answers antwort antworten respuesta respuestas resposta respostas réponse réponses sicherheitsantwort sicherheitsfrage
A: geheimfrage geheimantwort mädchenname geburtsname
P: phrase frase
W: unlock unlocks unlocked opens open opened opening protected encrypted secured locked lock entsperren entsperrt öffnen öffnet
W: geschützt verschlüsselt protegido protegida cifrado abre abrir protégé protégée chiffré ouvre ouvrir déverrouiller desbloquear
W: wifi wi-fi wlan ssid hotspot authenticator digit digits six-digit lowercase uppercase capital caps capslock case letters
W: characters special spelled spelt accepted accept accepts rejects rejected refuse refuses refused refusing declined declines invalid weak
W: strong guess remember forgot forgotten similar typing typed types type enters enter entered entering bios encryption archive
W: abgelehnt akzeptiert angenommen falsch schwach tippe gebe eingeben eingegeben großgeschrieben kleingeschrieben vergessen
W: rechazada rechazado acepta aceptada débil escribo tecleo olvidé aceita recusada fraca digito esqueci refusé refuse accepté
W: faible tape oublié saisis prompt prompts locking unlocking verschlüsselung zip gate safe alarm keypad entry entrance door lockbox locker
W: note sticker zettel letter brief label board poster papel papier tür tor tresor schließfach porte portail coffre puerta porta portão
W: cofre caja alarma community satz sentence authenticating authenticate auth wpa wpa2 wpa3 sms vault keychain excel spreadsheet pdf
W: leaked complex simple previous usual temporary birthday born dog cat hund katze nimmt anmelden melde ordenador
"""


def _table(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        name, _, words = line.partition(": ")
        for word in words.split():
            found.setdefault(word, name)
    return found


CLASSES: Final = _table(_CLASSES)
"""What a word does in its sentence; the first class that names it."""
CUES: Final = _table(_CUES)
"""Families of words that announce: P a password, N a code, K a key, L a login, U an account, A an answer, W hardly anything."""
NO_CODE: Final = frozenset(
    "error fehler erreur derreur erro status exit return event stop post postal zip area country cost product item article booking order "
    "discount promo project http https response reason reference ref invoice customer colour color transaction source qr bar dress vat tax "
    "swift sort department office dial area postleit produkt artikel länder kunden kosten bestell rabatt gutschein voucher coupon "
    "condition ländervorwahl país postale pays produit state building site machine python vs studio morse binary genetic conduct result "
    "stock location language currency airport store unit plant profit billing job task class course module hr".split()
)
"""Before "code" they say that it is no secret."""
NO_KEY: Final = frozenset(
    "public primary foreign registry license licence product caps enter shift function arrow escape esc delete windows alt ctrl any sort "
    "fn f1 f2 f5 f8 f12 option command tab space host cabinet locker drawer car office house ssh caps-lock num lock scroll hot major "
    "partition same unique index composite return backspace spare van file-cabinet storage screen hash sorting lookup".split()
)
"""Before "key" they say that it is no secret to be told."""
VERB_BEFORE: Final = frozenset(
    "to ill ll didnt dont doesnt cant cannot will would could not please lets should wont boarding bus car parking season gate ski through "
    "test tests we they visitor guest-badge entry season backstage travel train".split()
)
"""Before "pass" they make it a verb or a ticket."""
VERB_AFTER: Final = frozenset("on me the it this that them through along a an to your over by him her us is-a fail rate tab tabs".split())
"""After "pass" and "pin" they make it a verb."""
TYPICAL: Final = frozenset(
    "password passwort kennwort senha contraseña secret geheim welcome willkommen bienvenido admin administrator test guest gast letmein "
    "qwerty qwertz azerty changeme default summer winter spring autumn sommer dragon monkey login master sunshine princess football "
    "iloveyou hallo hello hola temp user root office secure internet computer".split()
)
"""Words of the language that people do take for a password."""
QUESTION: Final = frozenset(
    "is are was were do does did can could would will should how what why when where who which has have may shall ist sind kann könnt "
    "könnte wie was warum wieso wann wo wer welche welches welcher darf soll muss gibt haben hat es qué cómo cuál cuándo puede puedo "
    "hay qual como pode posso quando quel quelle comment pourquoi peut puis-je est-ce pouvez".split()
)
"""First words of a question."""
BRANDS: Final = frozenset(
    "clickup mcafee unifi macos ipados watchos gitlab github intellij pycharm webstorm phpstorm woocommerce bigcommerce wordpress joomla "
    "keepassxc keepass bitlocker filevault onedrive onenote deskjet laserjet officejet jupyterlab circleci rstudio youtube linkedin "
    "whatsapp paypal javascript typescript postgresql mysql nosql mongodb openvpn wireguard globalprotect anyconnect forticlient "
    "teamviewer anydesk vmware virtualbox powershell powerpoint powerapps sharepoint secureauth iphone ipad macbook imac ebay airpods "
    "airdrop airprint bluejeans gotomeeting sonicwall fortigate netscaler netapp datadog pagerduty servicenow salesforce hubspot "
    "mailchimp quickbooks freshdesk freshservice zendesk docusign dropbox facetime icloud imessage autocad solidworks coreldraw "
    "photoshop indesign lightroom premiere acrobat opentext citrix xenapp xendesktop horizon azuread entraid openai chatgpt deepl "
    "libreoffice openoffice thunderbird firefox duckduckgo nextcloud owncloud truenas synology qnap raid nvidia geforce radeon "
    "thinkpad ideapad elitebook probook zbook chromebook surfacebook latitude ecotank workforce imageclass pixma docuware datev "
    "easypay jabra poly lifesize webex ringcentral lastpass bitwarden dashlane nordpass roboform yubikey trello asana miro figma "
    "smartsheet basecamp todoist evernote mural okta redis kafka jenkins terraform ansible splunk grafana graphql oauth openid fido "
    "canon dell epson brother lenovo asus acer logitech cisco netgear lexmark ricoh xerox kyocera konica philips sony samsung huawei "
    "xiaomi bose sennheiser plantronics fujitsu toshiba siemens bosch sophos norton kaspersky avast malwarebytes veeam acronis yubico "
    "awscli teleport typo3 drupal magento shopify stripe zapier notion airtable monday saas paas iaas puppet "
    "hipaa gdpr dsgvo iso sla kpi faq asap fyi".split()
)
"""Products and abbreviations that are written with capitals inside or look like no word."""
