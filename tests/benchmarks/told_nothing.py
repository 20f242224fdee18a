"""Own messages about passwords, codes and keys that tell none, to learn from (learn_told_weights.py). "\\n" is a line break."""

from typing import Final

NOTHING: Final = r"""
my password does not work
my password doesnt work since yesterday
password incorrect
password invalid
password wrong, try again it says
password expired yesterday
password expired last night and i cant change it
my password is expired
my password is about to expire
password is locked
password is gone from the saved list
password is required to open the file
password is unknown to me
password is never accepted the first time
password is visible while typing, is that normal
password is saved in the browser of my old laptop
password is stored somewhere in the vault
password is the same for both systems
password is longer than allowed
password is exactly as in the letter
password is definitely right
password is probably cached
password is correct but login fails
password is only valid for a day
password is empty in the config
password is blank by default
password is too old
password is shared between all nurses
password is greyed out
password is synced from AD
password is on a sticky note that vanished
password is under the keyboard as usual
password was changed by someone else
password was reset twice this week
password was supposed to come by post
password was accepted yesterday
password was never sent to me
password has been compromised
password has to be changed every 90 days
password has 16 characters and two symbols
password must contain a digit
password must not contain my name
password should be changed by friday
password should be at least twelve characters
password needs a special character, which ones are allowed?
password needs resetting
password needs to be longer
password cannot be changed on the mac
password can't be blank
password won't save
password won't stick
password will not be accepted after midnight
password reset
password reset please
password reset needed asap
Password reset link expired
password reset mail went to spam
password reset page is blank
password change failed with error 1325
password change window closes by itself
password field missing
password field does not react
password box cuts off after 12 characters
password prompt every 5 minutes
password prompts keep popping up in outlook
password policy too strict
password manager wants an update
password manager licence for 3 people please
password history prevents reuse
password protected file from a customer
password protected zip blocked by mail filter
password list in excel must be deleted
password rotation for service accounts due 2026-03-01
password spray attack alert from Defender
password sync error 0x80072EE2
password less login with fido key
passwordless sign in broken
password for guest wifi please
password for the projector?
password for room 2.14 display
password for new starter needed
password for my mailbox expired
password for the SAP training system
password for SAP P01 locked
password for the intranet page doesn't reach me
password to the archive is needed
password to the meeting was not in the invite
password of a colleague who left
password of the test account has changed
password on the new phone doesn't work
password on windows 11 keeps being refused
password in the letter is unreadable
password from the letter doesn't work
password from HR never arrived
password with umlauts fails on the mac
password with more than 20 characters is cut
password and username are right
password and pin both blocked
password or user name wrong
password or pin, which one do i need
password? what password?
Password: wrong
Password: missing
Password: not set
Password: none
Password: same as always, still fails
Password: see the sealed envelope
Password: ask Jonas
Password: your windows password
Password: changed yesterday
Password: please call me
Password: unknown
Password: forgotten
Password: [hidden]
Password: xxxxx
Password: ******
Password: (not shown)
Password: <removed>
password = windows password?
Subject: password
Betreff: Passwort vergessen
Topic: password reset for two people
Problem: password rejected\nSystem: SAP\nSince: Monday
Category: password / login
user name or password is wrong
user and password correct
username and password please
username, password and code all entered, nothing happens
incorrect username or password
invalid credentials error on page 3
wrong password error again
forgot password
forgot my password
i forgot my password again sorry
i forgot the passwords to both accounts
i lost the password for the wifi
i lost my pin
i have two passwords and mix them up
i have a new password but the old one still works
i have the right password, i am sure
i changed my password and now nothing works
i changed my password on monday
i changed the password in teams but not in outlook
i changed it three times already
i changed it back to the standard layout
i set a new password but it is not synced
i set my password this morning
i typed my password five times
i typed it correctly
i enter my password and nothing happens
i entered the wrong password too often
i entered the code from my phone, nothing
i enter the pin and it says blocked
i use the same password everywhere, is that bad
i use a password manager
i use my phone to sign in
i use chrome and edge, same error
i use windows hello to log in
i use the company laptop for this
i tried the old password and the new one
i tried resetting it
i tried chrome, firefox and safari
i tried another laptop, same result
i tried to log in with my badge
i can't log in with my new password
i can log in with the old password only
i can't log in with vpn on
i cannot sign in with my work account
i log in with my fingerprint
i log in with smartcard normally
i sign in with Microsoft Authenticator
i sign in as guest because my account is locked
i was given a new laptop, a Latitude 5440
i was told to call the hotline
i got a new password by mail but it is empty
i got a code but too late
i got locked out after three attempts
i got error 53003 when signing in
i need a new password
i need the password for the printer
i need the door code for building 7
i need the admin password to install acrobat
i need access to Budget2026 on the share
i want to change my password
i want a shorter password
i want to unlock my account
i don't remember my password
i don't know the pin of the new card
i don't want to tell my password here
i won't post the password in this chat
i'd rather not send my password by mail
i sent you the password by sms
i gave my password to nobody
i wrote the password down and lost the note
i put the password in the vault under SAP
i put it in the safe
i put in a ticket last week, INC0099812
someone knows my password
someone tried my password 40 times
somebody changed the wifi password without telling us
who knows the password for the label printer
who has the key for room 112
who has the admin password
what is the wifi password
what is the password for the guest network
what's the code for the alarm
what's the pin of the conference phone
what's my username
what does code 0x80070005 mean
what is the combination of the key safe?
where do i change my password
where can i find my recovery key
where is the security key plugged in
when does my password expire
why does my password expire every 30 days
why is my password too weak
why is my password rejected
why do i need a second code
which password is it, windows or sap
which pin do i enter on the phone
how do i reset my pin
how do i change the voicemail greeting
how do i get a recovery code
how often must i change the password
how long must a password be
can i keep my old password
can i use my private phone for the code
can i reuse a password after a year
can i get a new token
can you reset my password
can you reset it to the default view
can you set my password to never expire
can you unlock my account
can you send the password via sms
can you change the wifi password every month
can you extend the password validity to 180 days
could you please set the language to German
could you set it back to the old version
please reset my password
please reset password for user mbecker
please reset the password of Anna in accounting
please reset my pin to a new one
please reset me
please reset it today
please unlock jdoe
please unlock my account, user name mschulz
please change my password tonight
please change it to manual start
please send me the password
please send password to my phone
please call me before you change the password
please enter your password
please enter the code sent to your device
please use the new password from now on
please use a strong password
please don't share passwords
is my password case sensitive
is my password safe
is the password the same for vpn
is the pin the same as on my phone
is it normal that the code changes every 30 seconds
is there a password for this file
is there a default password
is there a rule for passwords with spaces
is the key card ready
does the password need a number
does anyone know the password for the plotter
do i need a password for that
do you need my password for that?
did you change the password of the shared mailbox
has the password been changed
have the wifi passwords changed
are passwords synced to the cloud
should i give you my password?
may i know the password rules
the password is wrong
the password is wrong, says the pc
the password is not accepted by citrix
the password is not the problem
the password is known, the user name is not
the password is case sensitive
the password is printed on the router, i cannot read it
the password is in the ticket from last week
the password is with the boss
the password is sent by post
the password is at least 10 years old
the password was right until noon
the password you sent doesn't work
the password you gave me is wrong
the password from your mail is rejected
the password i got yesterday fails
the password that i use on the phone works fine
the password on the poster is outdated
the password on the sticker is not readable
the password for the pdf is missing
the password for teams and outlook differs
the passwords differ
the passwords do not match
the passwords are stored in plain text
the old password still works
the new password does not
the old one was better
the new one is worse
the old one is broken, the new one has no battery
the first one works, the second one doesn't
the correct one is on the desk
the temporary password expired
the temporary password never came
the temporary password is too long to type
the initial password has to be changed
the admin password changed last week
the wifi password changed
the wifi password isn't working on the iphone
the wifi is slow in room 12
the wifi is down on the 3rd floor
the wifi is called FernhillGuest
wifi: no connection
wifi: authentication error
wifi key is wrong on the sign
wlan schlüssel fehlt
wpa2 enterprise does not connect
the network key has changed, who knows it
ssid Guest5G is not visible
the code is wrong
the code is not accepted
the code is invalid or expired
the code is sent to my old number
the code is too short
the code is 6 digits long
the code is 0x800F081F
the code is hard to read
the code has expired
the code never came
the code never arrives
the code from the app is rejected
the code on the door has changed
the code for the printer is unknown
the code generator is out of sync
the code review is pending since 2026-02-01
error code 80004005
error code: 50126
error code is 1603
fehlercode 0x80070057
error: password mismatch
error: pin blocked
error 1326 wrong password
event 4625 logon failure
status code 503 at login
http code 404
exit code 1 in build 4471
the zip code 10115 is not accepted in the form
postal code 80331 is missing
cost code 4411 is closed
country code +44 is preset
product code 77-1120 not found
discount code SPRING26 does not work in the shop
qr code cannot be scanned
qr code for the authenticator please
bar code scanner 4 is dead
dress code for the party
area code 089
source code is on github
the code is in repository infra-tools
code freeze starts 12.12.2026
pin is blocked
pin is locked after 3 tries
pin is wrong
pin is not set
pin is required
pin is forgotten
pin must have 6 digits
pin must be changed
pin reset please
pin pad broken
pin change not possible
pin entry fails after update 24H2
pin for the card did not arrive
pin for windows hello is gone
pin not working
pin: blocked
pin or password?
pin the taskbar icon
pin this tab
i pinned the wrong chat
please pin it to the start menu
4 digit pin or 6 digit pin?
the pin has 4 digits
the pin has to be 8 digits
the pin expired on 12.05.2026
pins are bent on the vga plug
puk needed
puk for the sim of 0171 please
otp not received
otp expired
otp is late
otp token lost
otp token battery empty
tan not received
2fa not working
2fa reset for new phone
2fa code rejected 3 times
mfa keeps asking
mfa reset please
mfa prompt on every login
authenticator shows no code
authenticator says invalid number
authenticator app moved to a new phone, Pixel 8
backup codes used up
backup codes are lost
the sms code comes after 15 minutes
sms code missing
six digits but the app wants eight
recovery key needed for LT-204418
recovery key is asked after update
recovery key id is shown, key is not
bitlocker key please
bitlocker asks for recovery key
bitlocker key id 4F2A11C9
security key not recognised
security key lost
product key missing
licence key for Visio 2021 needed
license key is invalid
license key has expired
windows key is broken
the enter key sticks
key f5 doesn't work
shift key hangs
the key to room 12 is lost
key card 1182 is dead
key account team needs access
key figures in the report are wrong
registry key HKLM\Software\Acme is missing
public key upload fails
ssh key rejected
ssh key rotation
ssh key for user deploy missing
api key expired
api key needed
api key has to be rotated
api key is in the vault
foreign key error in table orders2
encryption key not found
key is greyed out
token expired
token is expired
token lost
token is broken
token is out of sync
token not found
token for jenkins expired
token refresh fails with 401
hardware token needs battery
my token shows nothing
secret santa on friday
secret is stored in key vault prod
client secret expires soon
client secret expired on 2026-04-30
credentials expired
credentials wrong
credentials are not accepted
credentials are correct
credentials are in the vault
credentials please
credentials for the new ERP
credentials prompt in outlook
credentials? none
login not possible
login fails
login fails with error 18456
login page is blank
login page does not load in edge 126
login loop after update
login to SAP impossible
login to crm takes 5 minutes
login as admin needed
login with sso fails
login with fingerprint fails
login with smartcard fails since Monday
login with user and password works
login: not possible
login / logout does not work
login name is too long
login name changed after wedding
log in with your email address
log in and out again
log on locally is denied
log in to portal2 and open reports
log in on PC-4471 is slow
logging in as another user works
logged in as admin, same error
logged in with my account, folder Projects24 missing
signing in to zoom fails
sign in with google is disabled
sign in error AADSTS50058
sign in page asks for email
user locked
user jsmith locked
user jsmith is locked out
user account disabled
user name unknown
user has no rights
user cannot log in
user password expired
user forgot password
user changed password, outlook fails
account locked
account locked again
account locked after password change
account is locked, error 0xC0000234
account disabled by hr
account expired 31.12.2025
my account was hacked
my acct is locked pls help
worked yesterday, not today
monitor worked yesterday, now black
outlook worked on friday
chrome worked fine until the update
docking station worked yesterday
vpn worked from home
security question not accepted
security question is about my first school
security questions missing
security answer wrong
security answer forgotten
the answer to the ticket is wrong
answer is still pending
my answer was not saved
first pet? really?
mother's maiden name is asked, i never set one
passphrase forgotten
passphrase required
passphrase is asked twice
passphrase is too short
passphrase for the ssh key is lost
passphrase must have five words
passcode forgotten
passcode on ipad expired
passcode is required by policy
unlock my pc please
unlock the door of room 4
unlock code not received
unlock the excel file please
unlocks only with the second finger
opens with acrobat, not with edge
opens with error 0x80070002
opens in read only mode
open it with Word2016 instead
open the file with notepad++
open ticket 4471
opened with admin rights
protected view in excel
protected with bitlocker
the file is protected
the file is encrypted with AES-256
the disk is encrypted
the excel file is locked for editing by Tom
the door is locked
the door doesn't open
the door code changed
door code unknown
door code please
door code for building C
door 12 has no code
alarm goes off at night
alarm code please
alarm code is known to security only
safe is open
safe combination is lost
the safe in room 9 doesn't open
combination of monitor and dock flickers
key combination ctrl+alt+del
voicemail full
voicemail pin forgotten
voicemail pin reset
voicemail says mailbox full
conference pin missing in the invite
the screen says wrong password
the screen says no signal
the note says call IT
the mail says my password expires today
the message says access denied
the portal says user unknown
the system says too many attempts
the app says update required
the sign says out of order
it says invalid
it says wrong pin
it says at least 12 characters
it says my account is locked
it says password too similar
it says error 5
it should be back by noon
it should be blue, not red
it is the third time
it is a Dell XPS13
it is room B204
it's a Surface Pro9
it's Chrome 126
it's the second one this week
it's my second laptop
it's spelled wrong on the sign
it was Tuesday
its not working
its urgent
its a pdf
capital letters are not possible
caps lock was on
caps lock is stuck
lowercase letters missing on the label
special characters come out wrong
special characters in my name break the form
letter E is broken
the letter came without a password
can't guess it
i can't remember it
i remember it was long
keyboard types the wrong letters
keyboard layout changed, password fails
typing is slow
typed it in word and it looks right
type your name and press enter
enter your pin
enter F12
enter bios with F2
use Teams instead
use WPA3 for the new wifi
use Edge, Chrome28 is blocked
use the new portal
use port 8443
used laptop for sale
try again later
try error 404 page
tried everything
tried Office365 and Office2019
tried room 12 and 14
testing build 2.4.118
we use SAP4HANA
we use two passwords for that
we have 14 days to change passwords
we share one login, is that allowed?
we switched from Cisco to Fortinet
we moved from building A to building B
switch from Teams to Zoom
changed from vpn1 to vpn2
changed my name from Meyer to Schulz
changed my phone from iPhone12 to iPhone15
changed phone, authenticator gone
changed password, phone still asks
changed password from home, laptop in the office not synced
update to version 24H2 asks for a password
after KB5034441 my pin is gone
since update 23H2 pin unavailable
order 4500091 needs approval
ticket INC0012345 password reset
asset LT-004512 asks for bitlocker key
pc NB-44210 password prompt
host srv-app-04 credentials error
server 10.2.4.18 rejects my password
folder Projekte2025 access denied
printer PRT-0412 asks for pin
room B-204 code reader dead
phone ext 4410 pin reset
please add user hmeier to group GRP_SALES
service account svc-backup password expires
service account svc_sql locked
group policy "Password-Policy-2" not applied
laptop model T14s pin fails
serial 5CD1234XYZ bitlocker
yubikey 5C not detected
invoice 2026-0188 is password protected
pass the request to the network team
pass through authentication fails
pass the meeting link to Tom
tests pass on build 118
visitor pass for Monday
parking pass expired
bus pass refund
3 of 5 tests pass
hello is my password reset done
hi team, password please
dear IT, my password has expired while I was on holiday and I can't reach the change page from home
Hello,\nI can no longer log in. The password is correct.\nThanks
Hi,\n\nmy password does not work any more.\n\nBest regards\nTom
> did the password reset work?\nno
[10:01] Tom: password ok?\n[10:02] Eva: yes
A: forgot my pin\nB: reset sent
1. open page 2. enter password 3. error
Steps: login, enter code, blank page
- password: expired\n- pin: blocked\n- vpn: down
Windows 11, Outlook 365, password prompt
VPN / password / error 691
vpn password token all fail
Teams/Outlook/password
username/password login disabled
user/pass prompt appears
pw reset
pw reset pls
pw expired
pw wrong
pw forgotten
pw pls
pw for wifi?
pw is wrong
pw is expired again
pw not accepted
pw change impossible
pw same as windows
pwd reset for kiosk
pass expired
pass is wrong
creds dont work
creds expired
creds for staging pls
wifi pw?
wifi pw changed?
"""

OTHER_LANGUAGES: Final = r"""
Passwort vergessen
Passwort falsch
Passwort abgelaufen, bitte zurücksetzen
Passwort zurücksetzen bitte
Passwort wird nicht angenommen
Passwort wurde geändert
Passwort muss geändert werden
Passwort ist richtig, Anmeldung geht nicht
Passwort ist zu kurz
Passwort ist nicht bekannt
Passwort ist laut System falsch
Passwort ist im Tresor hinterlegt
Passwort lautet angeblich anders
Passwort läuft morgen ab
Passwort für den Drucker fehlt
Passwort für SAP gesperrt
Passwort fürs WLAN bitte
Passwort von Herrn Lang zurücksetzen
Passwort mit Umlaut geht nicht
Passwort: falsch
Passwort: vergessen
Passwort: bitte anrufen
mein passwort geht nicht
mein passwort ist weg
mein kennwort funktioniert seit montag nicht
mein kennwort ist abgelaufen
ich habe mein passwort vergessen
ich habe mein Passwort gestern geändert
ich habe das Kennwort dreimal falsch eingegeben
ich gebe mein Passwort ein und nichts passiert
ich gebe den Code ein, Fehler 50126
ich nutze Outlook und Teams
ich nutze den Passwortmanager
ich komme mit dem neuen Passwort nicht rein
ich komme nicht rein
ich brauche ein neues Passwort
ich brauche den Türcode für Haus 3
ich melde mich mit der Karte an
Anmeldung mit PIN geht nicht
Anmeldung mit Fingerabdruck klappt nicht
Anmeldung nicht möglich
Anmeldung am Portal fehlerhaft
Benutzer gesperrt
Benutzername oder Passwort falsch
Benutzername und Kennwort stimmen
Konto gesperrt nach Urlaub
Zugangsdaten fehlen
Zugangsdaten stimmen nicht
Zugangsdaten für neue Kollegin bitte
Pin gesperrt
Pin vergessen
Pin ist falsch
PIN muss sechs Ziffern haben
PIN vom Handy geht nicht
PUK bitte
Code kommt nicht an
Code ist abgelaufen
Code ist ungültig
Code wird nicht akzeptiert
der Code kommt per SMS zu spät
Fehlercode 0x80070643
Türcode wurde geändert
Türcode bitte
Tresor geht nicht auf
Alarm geht nachts los
WLAN Passwort?
WLAN Schlüssel wurde geändert
WLAN geht nicht im Raum 214
wie lautet das Passwort
wie ist der Code für die Tür
wie ändere ich mein Kennwort
wer kennt das Passwort vom Scanner
warum läuft mein Passwort ab
warum ist mein Passwort zu schwach
kann ich mein altes Passwort behalten
bitte Passwort zurücksetzen für Benutzer kmayer
bitte auf Werkseinstellungen zurücksetzen
bitte wieder auf Deutsch stellen
das alte geht nicht mehr
das neue ist zu langsam
das Passwort steht auf dem Zettel, der ist weg
auf dem Zettel steht nichts
Schlüssel für Raum 12 verloren
Schlüssel vom Schrank fehlt
Sicherheitsfrage vergessen
Sicherheitsantwort wird nicht akzeptiert
Passphrase vergessen
Excel Datei ist geschützt
Datei ist mit Passwort geschützt
von Chrome auf Edge umgestellt
von Windows 10 auf Windows 11 aktualisiert
mot de passe oublié
mot de passe expiré
mot de passe incorrect
mot de passe refusé depuis lundi
mon mot de passe ne marche plus
mon mot de passe est bon
mon mot de passe est trop court
mon mot de passe est expiré
mon mdp est perdu
mdp oublié
mdp à changer
mdp du wifi ?
le mot de passe est demandé
le mot de passe est dans le coffre
j'ai changé mon mot de passe hier
j'ai oublié mon code pin
j'utilise Teams et Outlook
j'utilise le même mot de passe partout
je tape mon mot de passe et rien
je me connecte avec mon badge
je n'ai pas reçu le code
le code est faux
le code a expiré
le code de la porte a changé
code erreur 809
code pin oublié
quel est le code de la porte
quel est le mot de passe du wifi
la clé du bureau 12 est perdue
clé usb non reconnue
identifiants incorrects
identifiant oublié
compte bloqué
compte bloqué après 3 essais
réinitialiser mon mot de passe svp
réponse secrète oubliée
contraseña olvidada
contraseña incorrecta
contraseña caducada
mi contraseña no funciona
mi contraseña es correcta
mi contraseña está caducada
la contraseña es demasiado corta
la contraseña debe tener 12 caracteres
la contraseña no llega
cambié mi contraseña ayer
olvidé mi clave
clave bloqueada
clave del wifi por favor
uso la misma clave
uso Chrome y Edge
uso el móvil para entrar
pongo la clave y no entra
no recuerdo la contraseña
el código no llega
el código es incorrecto
código de error 80072
código postal 28013
cuál es la clave del wifi
el pin está bloqueado
pin incorrecto
usuario bloqueado
usuario o contraseña incorrectos
restablecer contraseña por favor
la llave de la sala 3
de Chrome a Edge
senha esquecida
senha incorreta
senha expirada
minha senha não funciona
minha senha é a mesma
minha senha está certa
a senha é muito curta
a senha precisa de 12 caracteres
mudei a senha ontem
esqueci a senha
senha do wifi por favor
uso a mesma senha
uso Chrome e Edge
digito a senha e nada
o código não chega
código inválido
código de erro 5
qual é a senha
pin bloqueado
usuário bloqueado
usuário ou senha incorretos
redefinir senha por favor
a chave da sala 3
"""
