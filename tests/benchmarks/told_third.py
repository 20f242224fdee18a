"""A third lot of own messages to learn from (learn_told_weights.py): TELLING with {{secret}} and <<account>>, HONEST without."""

from typing import Final

TELLING: Final = r"""
changed my password to {{butterfly}} and now I am locked out of mail
user kmiller pw {{starfish}} cant get in
the password to open the report is {{contract}}
pw={{Hummus}} doesnt work??
my password is {{monday}}
password for the deck is {{project}}
pw: {{winter}}
the pass is {{router}}, honestly
recovery codes: {{4471-9902}} {{8813-2207}} {{5560-1174}}
my backup codes are {{1182-7704}} {{9930-2281}}
it's not {{pineapple}} any more, it's {{mandarin}}
Whichever: password {{Tarragon}}
pw? its {{hummus22}}
the sign-on word is {{periwinkle}}
my access word: {{gooseberry}}
login secret is {{Tuxedo5}}
the secret is {{macaroni}}
the secret for the test app is {{pl4ytime}}
secret key for the lab sensor = {{s3ns0r}}
key for the lobby wifi {{rosebush}}
wifi is {{WelcomeGuests!}} but tv won't join
the wifi is {{StayCurious}} right?
hotspot is {{GreenTea!}} and it drops
internet code for visitors: {{open-door-9}}
the office network is {{FridayPizza!}}, tablet keeps failing
doc opens with {{spr1ng}} normally
excel opens w/ {{plan26b}}
presentation opens with {{Kick0ff}}
archive opens only with {{r0ses}}
file is protected by {{n1ghtowl}}
secured it with {{Sundial}}
locked the sheet with {{cr0codile}} and forgot who knows it
encrypted with {{marsh-mallow}}
everyone knows it's {{Summer2019}} on the shared twitter
it's {{Kitchen2024}} for the canteen screen, but it logged us out
that's {{magpie12}} with small m
that is {{Magpie12}} capital first
its {{wombat5}} all small
all lower case {{wombat5}}
no caps, {{wombat6}}
with capital T: {{Tomcat77}}
first letter big then {{umbrella.5}} i think
should read {{Papaya.Milk.7}} all in one
it's written {{q-u-i-l-t}} but no dashes
spelled {{z-e-b-u}} with no dashes, the password
i spell my password {{p-a-n-d-a}}
so i type {{hello kitty}} with the space and no
i type in {{good morning}} and it says no
typing {{blue cheese}} with a blank in the middle, refused
i write {{open sesame}} into the box and it blinks
we log in with {{the big apple}} on the kiosk
we open the vault with {{three blind mice}}
to unlock my stick i use {{tall dark stranger}}
the phrase for my drive is {{a slow green turtle}}
phrase to open the backup is {{four hungry wolves howl}}
my passphrase = {{lemon pie on mondays}} and it fails
master pw = {{our dog hates the mailman}} and it wont open
keepass pw is {{we live near the lake}} and the db stays shut
vault password: {{my bike has two wheels}}
so uh password is like {{peach melba sundae}} and it won't work full stop
um the password is {{cherry pie nine}} and the pc beeps
hello um yes my password is {{garden hose twenty}} thank you
log in as me, it's <<kpohl>> then {{Hase im Glück 7}}
just use mine <<tneu>> then {{Alter Schwede 3}}
log on as <<tneu>>, then {{Kuckuck}}
use <<store4>> and then {{checkout}}
what's up with my account?? {{swordtail}} worked last week
whats wrong, {{marbles}} worked on monday
my acct?? {{pumpkin}} was ok yesterday
account refuses me, {{pumpkin9}} worked before
{{jellybeans}} worked until today
{{jellybeans}} used to work
{{jellybeans}} doesnt work anymore, my pw
{{Kornblume}} hat gestern funktioniert
gestern ging {{Kornblume2}} noch
set it to {{goldfish}} again please, only password i know
can you put it back to {{goldfish}}
set me back to {{candlelight}}? its the only one i know by heart
please put mine to {{candlelight}}
change mine to {{oldtimer}}
make my password {{waterfall}}
give me {{waterfall}} as password
my pw should become {{waterfall2}}
boss said use {{Company2025}} on all tablets
i was told to use {{Depot456}} for the new scanner and it wants a stronger one
they want us to use {{Branch77}} everywhere
trainer told us to type {{Course2025}}
it said use {{Course2025}} at first
is {{bbbb2222}} too weak
why is {{1q2w3e4r}} bad
why isnt {{qazwsx12}} ok
how is {{aaaaBBBB1}} not good enough??
whats weak about {{Trombone5}}
{{abcd9876}} too simple??
{{Trumpet66}} strong enough?
pw is {{azerty}} on the french keyboard so maybe {{qwerty}} on yours
it is {{yxcvb}} here, on us layout {{zxcvb}}, the password
password {{password}} is really set on that device
don't laugh but the password is {{password}}
yes the password is {{password}}
the password on the beamer is {{admin}}
pw is {{test}}
pin is {{0000}}
its {{1111}} the pin
code {{1234}}, seriously
six digits show {{640 118}} what now
the thing shows {{118 640}}
app shows {{640118}} but site says wrong
my fob says {{551902}}
the little key thing reads {{204 559}}
token reads {{204559}}
got a six digit {{885201}} by text
Code der App {{204 118}} wird abgelehnt
App zeigt {{733 201}}, Seite sagt falsch
l'appli affiche {{733 201}} mais c'est refusé
la app muestra {{733 201}} y no vale
the bottom of the router says {{K9P2-77QX-LM31}}
sticker on the modem: {{27481936550012}}
wifi key on the sticker is {{2748 1936 5500}}
WLAN Schlüssel {{7741 2200 9183}} am Router
der Schlüssel fürs WLAN ist {{9921 4410 7723}}
clé wifi {{4410 7723 9921}} refusée
recovery key reads {{118372-550193-227481-660924-338105-771430-992218-440561}} and is not accepted
the long number is {{118372-550193-227481-660924-338105-771430-992218-440561}}
lobby door {{B3307}}
Türcode Lager {{4471B}}
code de la cave {{C2204}}
código del garaje {{D4410}}
the door to the archive takes {{4471B}}
code for the archive is {{7719C}}
i set {{(Parens)9}} as password and the page crashes
put {{<angle>5}} as pw, form broke
password with quotes {{ab"cd"9}} breaks it
password {{semi;colon8}} breaks the script
password contains a hash: {{hash#tag1}}
my password has a percent sign, {{50%off!!}}, url breaks
special chars issue: {{x&y<z1}}
umlaut issue, pw {{Äpfel&Öl}}
post-it says {{Gang4.Rechts}} and that used to be right for the till
note on the screen says {{Flip-Flop7}}
there is a label with {{rack22pw}} on it
label on the rack: {{r4ckm0unt}}
on the whiteboard it says {{WelcomeTeam}}
whiteboard says wifi {{WelcomeTeam7}}
someone wrote {{Sesam-4}} on the door
was on a slip: {{Kp-77-lotus}}
Haustierfrage: {{Mohrle}}. falsch??
Sicherheitsfrage Lieblingsfarbe: {{Türkis}}
Sicherheitsfrage erste Schule: {{Bergschule}}, wird abgelehnt
question première voiture: {{Twingo}}
pregunta primera mascota: {{Firulais}}
j'utilise {{petit prince}} pour entrer dans l'appli
je mets {{grande ourse}} et ça refuse
j'entre {{bon appétit}} pour ouvrir le poste
uso {{luna llena}} para abrir el portátil
pongo {{pan y queso}} y no abre
uso {{lua cheia}} para abrir o notebook
ich tippe {{guten morgen}} und er will nicht
ich öffne den Tresor mit {{alte Liebe}}
der Satz ist {{morgens scheint die Sonne}}
<<scan03>> / {{scan6me}}
users:\n- <<desk01>> / {{d3sk0ne}}\n- <<desk02>> / {{d3skTwo}}
accounts to move:\n* <<pos1>> {{till-one}}\n* <<pos2>> {{till-two}}
<<m.lang>>/{{Sonnenuhr_4}} for the time tracking
<<h.ott>>/{{Hofgarten8}} is my login
<<mail@shop.example>>/{{Paket77}}
server <<app>>:{{Zinnober!}} fails
teamviewer 447 118 902 pw {{m3k8zz}} please connect
remote id 447118902 pass {{t7q2}}
quick assist code {{QK8-22M}}
"""

HONEST: Final = r"""
the password is for today
the password is from monday
my password is the number
the passphrase is asked for twice at boot
the passphrase was asked during setup
the password of the printer is known to somebody
the pin of my boss is known to nobody
access to folder Reports2023 denied since the password reset
access to Archive2022 lost after password change
login with Google365 fails, code 50097
signing in fails with code 50105
the error in cell C4, it should be 2210
the password sync between AD and Entra2 is dead
the archive is encrypted with AES128 and TLS12
only Frau Berger knows the password for it
Nur Herr Adler kennt das Passwort
ask Miguel for the credentials
the form says user2 is taken
use Outlook2 to sign in
het wachtwoord is kwijt
secret santa is planned for the 12th
secret santa needs a room
the secret project folder is gone
secret sauce recipe page 404
the code is 502 bad gateway
the code is 404 not found
code is 500 internal server error
it gives code 1603 and stops
it stops with code 0x1
zip code is 10115 for the parcel
the zip code 80331 is rejected by the form
serial number is 5CG93812ZZ, is it covered?
serial is PC0K7X2M, still under warranty?
service tag is 7HJK2Q3
imei is 356938035643809
public key fingerprint is SHA256:abc, correct?
ssh key is refused: Permission denied
ssh key is refused: publickey
password is case sensitive, right?
password is case sensitive, correct?
password is long enough, isn't it?
the pin is the same one, isn't it
password is right, aint it
password prompt is in french
password prompt is in another language for no reason
the login prompt is in english now
the security question is about my first car but i forgot
the security question is about a teacher i never had
the answer is somewhere in my notes but i lost them
which password do i use for the scanner
which code do i use at the gate
welchen Code brauche ich für das Tor
welches Kennwort nehme ich für den Scanner
welche PIN gilt für die neue Karte
quel code utiliser pour la porte
qué clave uso para la impresora
qual senha uso para a impressora
password [removed], still locked
password: [removed]
my password is <secret>, of course not here
my password is <not shown>
my pin pad is sticky, keys 3 and 7 hang
my pin pad is filthy
my keypad is dead, keys 1 and 4
my code reader is dirty
account locked, pc: NB-20931
account locked, host: WS-1193
account locked on pc NB-11023 and tablet
from the tablet to the phone the password does not sync
changed password from the app to the portal, nothing
moved my authenticator from the old phone to the new phone
switched from the phone to the hardware token
monitor worked yesterday
headset worked until today
teams used to work
vpn used to work
my account?? it worked yesterday
whats wrong with my account? worked yesterday
set it back to default please
set it back to normal
put it back to automatic
change it to german
make it bigger
make my screen brighter
give me access
give me more storage
boss told me to use teams for that
i was told to use the portal
i was told to use chrome instead
they want us to use zoom everywhere
is chrome too old
why is outlook slow
why is the vpn weak
how is the wifi so bad
wifi is slow
wifi is terrible today
wifi is gone again
the wifi is fine on my phone
hotspot is not visible
file opens with an error
file opens with notepad
excel opens with a blank sheet
doc opens in browser
archive opens empty
the thing shows an error
app shows nothing
app shows yesterday's data
app says come back later
the little light is red
token shows nothing
token reads low battery
note on the screen says reboot
label on the rack is missing
whiteboard says closed
on the whiteboard it says meeting
someone wrote on the door
bottom of the router is hot
we log in with badges
we open the gate with the remote
i type fast
i type in german
i write in word
i write mails all day and it blinks
to unlock my phone i use my face
to unlock the pc i use windows hello
phrase is missing in the template
the phrase in the contract is wrong
the sentence is cut off
the word is spelled wrong in the menu
spelled my name wrong in outlook
with capital letters it works
all lower case please
first letter is missing
it is written in small print
login word document template missing
Sicherheitsfrage ist zu leicht
Sicherheitsfrage: welche habe ich gewählt?
question secrète oubliée
users:\n- anna\n- tom
accounts to move:\n* sales\n* support
accounts: sales / support
read/write access missing
input/output error
teams/zoom/webex fail
either teams or zoom
tom and anna can't log in
anna then tom got locked out
my colleague then called the hotline
mother called, nothing to do with it
It is essential that our passwords are rotated, and it would be wise to add a second factor.
It is vital for the clinic that login works. We are worried about the accounts.
Our logins are unstable, which is frustrating. It would be lovely to hear from you.
The key question is cost. Customer trust is precious and the deadline is tight.
The results of the password audit have been disappointing.
Additionally, my tablet has become painfully slow since the login change.
Unusual login attempts were seen. Efforts made: reboot, new cable, new profile.
We are facing sporadic login difficulties on the intranet portal.
The accounts are encrypted. Nevertheless, auditors asked for evidence.
Despite the new tokens, users complain. Hopefully you can assist.
I would be thankful for a hint regarding the key features of the tool.
Updating the password procedures is overdue. Weak password practices are risky.
Our staff uses Miro for sketches and LastPass for passwords.
We scan with Sophos and log in with Okta.
Integration of Jenkins with Redis 7 fails after login.
Spotify and Slack work, Trello login fails with Safari.
our HP LaserJet 1020 asks for a code
my Epson WF 2850 lost the wifi key
la impresora HP LaserJet 1020 pide un código
el router TP-Link AX55 olvida la clave
meu notebook Acer Aspire 5 pede senha
a impressora Brother DCP1602 pede o pin
mon imprimante Canon MG5750 demande un code
le portable Dell XPS 15 9520 demande un mot de passe
mein Drucker Brother HL1210 fragt nach der PIN
mein Notebook Acer Swift 3 fragt nach dem Kennwort
seit Excel 2016 fehlt das Passwortfeld
with Photoshop 2022 the licence key vanished
Asus Zenbook 14 login loop
Wir sind verunsichert, ob die Zugangsdaten sicher sind, und bitten um eine Einschätzung.
Die Passwörter wurden erneuert, Viren entfernt und Sicherungen eingespielt.
Ihre rasche Antwort wäre überaus hilfreich, denn die Anmeldung ist geschäftskritisch.
Leider ist ein gravierender Fehler bei der Anmeldung entstanden, der alle Kollegen trifft.
Insgesamt ist die Anmeldung träge. Besonders morgens dauert es.
Nos accès sont instables, ce qui est pénible. Veuillez vérifier les comptes.
Votre réponse serait précieuse, car la connexion est indispensable.
Nuestros accesos son inestables, lo que resulta molesto. Rogamos revisen las cuentas.
Su respuesta sería valiosa, ya que el acceso es imprescindible.
Nossos acessos estão instáveis, o que é cansativo. Pedimos que verifiquem as contas.
Sua resposta seria valiosa, pois o acesso é indispensável.
"""
