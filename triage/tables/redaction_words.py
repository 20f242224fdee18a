"""Words that stand beside "password" without being one, and products that people write with a number. Own lists, from no corpus."""

from typing import Final

_EN = """
a about above factor authentication service self portal multi based level accepted access account active actually admin administrator
after again age ago all allowed almost alphanumeric already also always am an and another any anymore anyone anything anyway app
apparently application are area around as ask asked asking asks assigned at attempt available away back bad be because become been
before being below best better between blank blocked both box break broken browser but by called came can cannot cant case caught caused
change changed changes changing characters check checked choose cleared client close code coming company complete completely complex
compliant compromised computer confirmed contain contains copied copy correct correctly could created current currently date day days
deactivated dead default denied deleted desk details did different disabled disappeared displayed do does doesn't doesnt doing domain
don't done dont down due during each either else email empty encrypted ended enforced enough enter entered entry error even ever every
everyone everything exactly except expire expired expires expiring expiry extremely failed failing fails failure fairly false fast few
field file filled final find fine first fixed following for forgot forgotten form found free full fully funny gave generated get gets
getting give given gives go goes going gone good got gray greyed grey grayed had hard has have having he hello help helpdesk her here hi
hidden him his history hold home how however i i'm identical if ignored ill im immediately important impossible in inactive incorrect
incorrectly instead insecure insufficient invalid issue it item its it's just keep keeps kept key keyboard kind know known lapsed last
later least leaked left length less letters like line link linked list little local locked log logged login logon logs long longer looks
lost lots lower lowercase machine made mail make making managed mandatory manually many masked match matched matches matching may maybe
me mean message met middle might mine minimum minutes missing mobile mode month more most much must my name near necessary need needed
needs never new next nice no nobody none nonsense not nothing now null number numbers numeric of off office often ok okay old on once
one only onto open optional or other our out outdated over own page part past pasted pc people perfect permanent perhaps person phone
pin plain please policy possible prefilled present pretty prompt prompted prompts properly protected provided purpose put quickly quite
random rather ready real really recent recently red refused reject rejected rejecting rejects remembered remote removed repeatedly
replaced required requested requirements reset resets resetting revoked right rotated safe said same saved saying says screen second
secret secure security see seem seems seen sent server set sets setting setup several shared she short should show showing shown shows
side sign signed similar simple simply since site so some somehow someone something sometimes soon sorry special still stolen stop
stopped stored strong stuck such suddenly suspended sync synced synchronised synchronized system take taken team temporary temporarily
test than thank thanks that that's thats the their them then there therefore these they thing things think this those though three
through ticket till time times to today together told tomorrow too took totally tried true try trying twice two type typed unable
unavailable unchanged unclear under understood unfortunately unique unknown unlock unlocked until up updated upper uppercase us use used
useless user username users using usually valid verified very via visible vpn want wants was way we weak website week well went were
what when where whether which while who why wifi will window windows wish with within without won't wont word work worked working works
would wrong wrongly year years yes yesterday yet you your yours zero absolutely annoyingly clearly constantly definitely early
frequently generally hardly initially likely mostly nearly newly normally obviously originally partially permanently possibly previously
randomly regularly safely strangely unexpectedly weirdly happily case-sensitive out-of-date out-of-sync up-to-date read-only
self-service
"""
_DE = """
abgelaufen abgelehnt aber alle alles als alt alte am an andere anders anmelden anmeldung auch auf aus bald bei beim bereits bin bis
bitte blockiert da dann das dass dein dem den der deren des die dies diese dieses doch dort durch ein eine einem einen einer eines
einfach einmal erforderlich erlaubt erst es falsch fehlerhaft fehlt fertig für funktioniert ganz geändert gegen geht gelöscht gesperrt
geworden gespeichert gestern gleich gültig gut habe haben hat heute hier ich ihr im immer in ist ja jetzt kann kein keine keiner können
komplett korrekt kurz lang läuft leer leider lautet mal man mehr mein meine meinem meinen meiner mich mir mit möglich morgen muss nach
neu neue neuen nicht nichts noch nötig notwendig nun nur ob oder ohne richtig schon schwach sein seit sich sicher sie sind so soll sonst
sowie temporär überall um unbekannt und ungültig unklar unmöglich unser unsicher vergessen verloren vom von vor vorher wahrscheinlich
war warum was weg weiter wenn wer werden wie wieder wird wo wurde zu zum zur zurück zurückgesetzt zuletzt zwei
"""
_ES = """
a ahora al algo alguien antes aquí así aunque aún bien bloqueada bloqueado caducada caducado caducó cambiada cambiado cambiar como con
correcta correcto cosa cual cuando cuenta de debe débil del demasiado desde después diferente día días donde el ella en entonces
equivocada era errónea es esa ese está esta estaba este esto expirada expirado expiró falsa fue fuerte gracias ha hay hoy igual
incorrecta incorrecto inválida inválido la larga las lo los mal más me mi mis misma mismo muy necesaria ni no nos nueva nuevo
obligatoria olvidada olvidé otra otro para pero perdida por porque puedo que qué quien se segura ser si sí sin siempre sobre solo sólo
su también temporal tengo tiene todavía todo tu un una usuario válida vacía ya yo
"""
_PT = """
agora ainda antes ao aqui as assim até bem bloqueada bloqueado certa com como correta correto da das de depois diferente dele do dos ela
ele em então era errada errado esquecida essa esta está estava este eu expirada expirado expirou foi forte fraca hoje igual incorreta
incorreto inválida inválido isso isto já lhe longa mais mas mesma mesmo meu meus minha minhas muito na nada não nas nem no nos nova novo
num obrigatória obrigado os ou para pela pelo perdida pode por porque posso qual quando que quem são se segura sem sempre ser seu sim só
sua também tem tenho temporária todas tudo um uma vazia você válida
"""
_FR = """
actuel actuelle ai alors apparemment après au aussi autre aux avant avec bien bloqué bloquée bon bonne car ce cela celle ces cette
changé changée comme correct correcte d'accès dans de déjà depuis des différent différente donc du elle en encore erroné est et été être
eu expiré expirée fait faux fausse faible fonctionne fort il ils incorrect incorrecte invalide je jamais la le les leur long longue lui
ma mais mal mauvais mauvaise me même merci mes moi mon ne ni non nos notre nouveau nouvelle nous obligatoire on ou où oublié oubliée par
pas périmé perdu perdue peu peut plus pour pourquoi puis quand que quel qui refusé refusée requis sa sans se ses si son sont sous sur
temporaire tes ton toujours tous tout toute très trop tu un une valide verrouillé verrouillée vers vide votre vous y
"""
_TECHNOLOGY = """
active android apple authenticator azure bitlocker bitwarden bluetooth chrome cisco citrix cloud confluence database desktop directory
drive duo edge entra ethernet excel exchange facebook firefox folder github gitlab gmail google guest hotspot icloud intranet ios ipad
iphone jira keepass kerberos keychain lan lastpass ldap linkedin linux mac macbook mfa microsoft mysql network okta onedrive onenote
oracle outlook paypal portal powerpoint printer proxy router safari salesforce samsung sap saml server servicenow sharepoint slack sql
ssh sso teams tls token totp twitter ubuntu unix visio webmail website whatsapp wlan word wordpress workday yammer yubikey zoom ad smtp
imap ftp sftp rdp nas vm vdi api url http https sms faq otp crm erp hr it pdf usb bios uefi netzwerk drucker rechner konto konten
benutzer benutzername passwort kennwort kennwörter passwörter password passwords username contraseña contraseñas senha senhas clave
claves mot passe identifiant identifiants credentials credential user usuário usuario utilisateur compte cuenta conta
"""

WORDS: Final = frozenset(" ".join((_EN, _DE, _ES, _PT, _FR, _TECHNOLOGY)).split())
"""Lower-case words that are no password after "password is"."""

_PRODUCTS = """
office m o windows win server sql mysql outlook exchange sharepoint teams word excel powerpoint project visio access acrobat adobe
autocad revit java python php node angular oracle sap iphone ipad ios ipados android galaxy pixel macbook macos imac surface thinkpad
latitude elitebook probook dell hp lenovo ubuntu debian rhel centos chrome firefox edge safari citrix vmware esxi oauth tls tlsv sha md
aes rsa base utf ipv wpa wifi wi-fi usb hdmi covid version build release phase step level tier floor room building gate zone group team
line port vlan channel page chapter section s4hana netscaler anyconnect globalprotect forticlient zoom webex dynamics d mfa fa g p r v x
nt ntlm ntlmv smb smbv snmpv http web vs microsoft yubikey dropbox jabra evolve
"""
PRODUCTS: Final = tuple(_PRODUCTS.split())
"""Names that carry a number or a year: Windows11 is a product, not a password. Matched in any case."""
