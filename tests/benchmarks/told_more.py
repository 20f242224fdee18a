"""More own messages to learn from (learn_told_weights.py): TELLING with {{secret}} and <<account>>, HONEST without.

"\\n" is a line break; all secrets are invented.
"""

from typing import Final

TELLING: Final = r"""
Good morning, since the migration I can no longer open my mailbox. I sign in with {{Cantaloupe7}} as before and get bounced.
Dear helpdesk, I would like to have my password set to {{Meadow.Song}} because I can remember that one.
Hello, my colleague left and the file server wants her old password, we believe it was {{pinkflamingo}} but it is refused.
Could somebody try to log on to the kiosk with {{kiosk-2-go}}? It does not let me.
For whatever reason the reader will not take {{90817}} any longer, and that is what is printed on my card letter.
After the restart it wanted the drive phrase again; I gave it {{little red wagon}} and it went back to the prompt.
I am at the customer's site, their wifi is {{Besenkammer}} and my laptop refuses to join.
Somebody changed the copier code, it used to be {{3344}}.
My kid typed something, now the tablet wants a code. It should be {{2209}} but no.
When I joined I got a slip of paper with {{Vx-Tiger-81}} on it and it never worked.
Asked the vendor and they replied that the service login is <<svcadmin>> and {{calvin}}.
The thing that always worked was {{Rhubarb}}, and since Tuesday it does not.
Honestly I have been using {{Polarbear}} for everything since 2015.
We have one shared word for the archive, {{Sarsaparilla}}, and it stopped opening.
to get past the lock screen i type {{8675}} and it just shakes
Can't get past the login, typing {{Tamburin}} like every day
tried {{Bumblebee}} first, then {{Bumblebee1}}, then gave up
I used to have {{Nutcracker}}; now they force me to take something with numbers
They made me pick a new one so I went with {{Nutcracker.9}}
New one is {{Gondolier}}, old one {{Matador}}, neither is taken
The new hire got {{Hello-There-5}} from HR and cannot get in
Maria uses {{espresso}} to get into the till, same for the other girls
Just so you have it: {{Driftwood_2}} is the password of the shared account
fyi the pin is {{5093}}
btw password = {{taxi driver}}
ps: my pw is {{Wassermelone}}
Thanks! The password is {{peanut}}
so you can check yourself: user <<kbrandt>>, pass {{kaffee}}
use my account to look, <<kbrandt>> and {{Kaffee4}}
you can use mine: {{Tangelo}}
I'll give you mine, it's {{Tangelo8}}
take {{Tangelo9}} and try it yourself please
feel free to try {{Cranberry!}} on my account
what i enter is {{Shortbread}}
what i have written down is {{Shortbread3}}
what it wants is {{fig-and-honey}} according to the sticker
the one that should work: {{Quicksand8}}
this is what i was given: {{BR-4471-mm}}
this is what the mail said: Your new password is {{pZ4!hhuR}}
the email says 'use {{Oakwood22}} for your first login'
they told me {{Oakwood22}} would work
my manager suggested {{Teamwork1}} for all of us, good idea?
is {{Teamwork1}} ok?
would it accept {{teal-ibex-march}}?
how about {{Glacier11}} as new pw
Every time I put {{Nectarine}} it says bad credentials
each time i use {{Nectarine2}} teams logs me out
as soon as i enter {{Marzipan.3}} the window closes
whenever someone enters {{opensesame}} at the kiosk it freezes
nothing happens after i submit {{Ringelblume}}
says "incorrect" for {{papillon7}}
error "bad password" for {{Papillon_8}}, but it is right
the system flags {{Harborview1}} as breached
It complains {{Sunset99}} was used before
got an alert that {{Sunset99}} was found in a leak, do i have to worry?
chrome says my saved password {{Seagull}} was found in a breach
too short apparently: {{Elm5}}
{{Elm5}} is too short??
{{Peacock!}} has no digit they say
{{elderberry}} was rejected, why
{{Thunderbird7}} used to do the trick
{{Thunderbird7}} won't get me in anymore
{{bluewhale}} has been our wifi password forever
{{7734}} is what opens the server room
{{4096}} doesn't open the locker
{{771 932}} is what the app shows me
{{Haselnuss}} hab ich immer genommen, jetzt geht es nicht
"{{open-air-2}}" is what we give to guests for the wlan
door: {{1973}}, alarm: {{2684}}, safe: {{10-20-30}}
alarm {{2684}} then hash
buzzer code {{#3391}}
garage keypad takes {{6602}}
the lift needs {{4102}} after hours
cleaning crew uses {{8811}} for the back door
turn the dial to {{14-32-7}} and it should open
locker 12 has {{4-1-9}}
bike lock {{0047}}
the padlock on the rack is {{3391}}
car park pin changed to {{7402}}
the fax pin {{1010}}
copy code {{20417}} rejected
print release pin: {{6161}}
badge pin {{3090}} not taken by the reader
dial in, then {{884 221}}#, then you hear nothing
webinar passcode {{Qm7Tx2}}
zoom pass: {{55aaKK}}
meeting id 992 118 3301 pass {{tulips}}
host key {{448120}} for the webinar fails
my authenticator gives {{551 209}}
token code {{883104}} denied
sms said {{41709}}
they texted me {{880 114}}, it's dead already
the number in the app was {{62}}, then it wanted a code and I put {{620114}}
google sent G-{{448190}} but outlook wants another
reset code: {{KF7-22P}}
my voucher for the guest wifi is {{xk4-mm2-pq9}}
wpa key {{deadbeef42}}
the hotspot of my phone is {{erdbeere12}}
hotspot name Pixel, key {{marsriegel}}
network key (sticker): {{49KD-88LP-20QX}}
enterprise key for visio is {{VK7Q2-88MMP-XX2RT-L0P9S-33ZZA}}
license pass {{floating-moon-8}}
the admin pin of the copier is {{12345678}}
web gui of the switch: admin / {{sw1tchme}}
ilo login Administrator {{B7ZK2MPQ}}
idrac root/{{calvin}}
nas: admin {{synology1}}
pi / {{raspberry}}
sa / {{Sql.2019}}
guest/{{guest}} is active on the terminal
test / {{test123}} works, should it?
<<demo@shop.example>> {{Demo-8}}
<<o.berg>> - {{Stoneware5}}
<<o.berg>>; {{Stoneware5}}
<<ines>> with {{Kolibri}} as password
login for the demo is <<demo>>, {{demo4all}}
log on using <<field7>> and {{Field-Work-7}}
Username: <<tw44>> | Password: {{Birdsong}}
usr=<<tw44>> pwd={{Birdsong2}}
user:<<tw44>> pass:{{birdsong}}
jira: <<tw44>>/{{Birdsong3}}
excel: {{q3plan}}\nword: {{q3text}}
SAP {{Init-44}}, Outlook {{Mail-55}}, both passwords fail
windows pw {{Kestrel}}, sap pw {{Buzzard}}
pin {{3020}}, puk {{30417788}}
first: {{Apple1}}, second: {{Apple2}}, third: {{Apple3}} all rejected passwords
between {{Rosewater}} and {{Rosewater1}} i am not sure which password it is
could be {{Mistletoe}} or with a 1 at the end, that password list is a mess
it might be {{Hollyhock}}, my password i mean
i meant {{Hollyhock2}}, not {{Hollyhock1}}
sorry typo, {{Hollyhock3}}
correction: password is {{Hollyhock4}}
oops wrong window, my password {{Wintergreen}} please delete
please ignore, that was my password: {{Cinnamon_roll}}
I accidentally posted {{Lindworm8}} in the channel, that's my windows password
i pasted {{aa-Tk-99-zz}} into the wrong chat
name of my first dog, {{Strolch}}, is what I entered as answer
it asks for my favourite colour and {{petrol}} is wrong??
question: city of birth. answer: {{Wuppertal}}
security answer (first car) is {{Opel Kadett}}
my hint says dog so it is {{Waldi}}
hint: wedding. password: {{Juni1998}}
password hint: where we met - {{Lissabon}}
Passwort vom Azubi ist {{Lehrling}}, er kommt nicht rein
Die Kollegin hat {{Sommerwiese}} als Passwort und vergisst es ständig
Der Rechner will nach dem Neustart wieder das Passwort, ich tippe {{Nussknacker}} und es kommt nichts
Bei mir steht {{Zugspitze}} im Heft
im Heft steht Passwort {{Zugspitze3}}
ich dachte es wäre {{Leberwurst}}, ist es aber nicht
es war mal {{Leberwurst1}}
angeblich {{Start123}}
probiert habe ich {{Feuerwehr}} und {{Feuerwehr1}}
mit {{Grashalm}} ging es gestern noch
{{Grashalm4}} wird nicht mehr akzeptiert
{{Grashalm4}} geht nicht mehr
{{Kieselstein}} sei zu einfach, sagt er
ist {{Kieselstein9}} sicher genug?
Tür hinten {{1847}}
hintere Tür: {{1847}}, Alarm {{9921}}
Schließfach {{3-17-22}}
der Safe hat {{448821}}
Handy entsperren mit {{2510}}
Entsperrcode {{2510}}
Gästewlan: {{sonnenschein}}
das Gäste-WLAN hat {{sonnenschein4}}
Freigabe-PIN am Drucker {{7788}}
TAN {{662 104}} abgelehnt
per SMS kam {{204417}}
Kundenkennwort {{Eichhörnchen}}
Zugang fürs Archiv: <<archiv>>, {{aktenzeichen}}
Archiv: <<archiv>> / {{Aktenzeichen7}}
voilà mon mot de passe: {{girouette}}
l'ancien était {{Girouette1}} et le nouveau {{Girouette2}}
j'avais {{Moulin}} avant
depuis toujours j'ai {{Moulin7}}
avec {{Moulin7}} ça passe sur le téléphone mais pas ici
{{Moulin7}} est refusé
{{Tirelire}} c'est le mot de passe du poste
porte arrière {{5512}}
alarme {{7781}}
cadenas {{4821}}
le sms dit {{551 220}}
sur le papier il y a {{Chouette4}}
antes tenía {{Molino1}}, ahora {{Molino2}}
con {{Molino2}} entro en el móvil pero no aquí
{{Molino2}} ya no sirve
{{Hormiga}} es la del portal
la de siempre: {{Hormiga7}}
puerta trasera {{7719}}
alarma {{3302}}
el sms pone {{662 018}}
en la hoja pone {{Buho44}}
antes era {{Moinho1}}, agora {{Moinho2}}
com {{Moinho2}} entro no celular
{{Moinho2}} não serve mais
porta dos fundos {{9917}}
o sms diz {{773 204}}
no papel está {{Coruja9}}
"""

HONEST: Final = r"""
Good morning, since the migration I can no longer open my mailbox. I sign in as before and get bounced.
my OfficeJet 8025 asks for a pin
the LaserJet 4250 wants a code after login
password prompt since Excel 2019 was installed
the Dell Precision 5560 asks for the bios password
the Dell Vostro 15 3520 locks itself
Cisco Catalyst 9300 rejects my login
printer Brother MFC 9340 shows wrong password
AutoCAD 2023 licence key is invalid
Photoshop 2023 login loop
Canon TS5350 wifi key prompt
Lexmark CX522 pin release is broken
Furthermore, the key dates should be added to the calendar.
Moreover, our passwords expire too often. Therefore, please extend them.
It is crucial to secure the accounts of the finance team, and it would be beneficial to have a token for each.
The password was weak, which is concerning for an audit.
Passwords were changed, firewalls patched and backups verified.
We manage passwords with KeePassXC and tickets with ClickUp.
Unser Team nutzt ClickUp und die Passwörter liegen in Bitwarden.
Die Passwörter wurden geändert, Firewalls geprüft und Sicherungen kontrolliert.
Es besteht der Verdacht, dass Zugangsdaten abgeflossen sind, wir sind beunruhigt.
Falls es Alternativen zum Passwort gibt, wäre das äußerst hilfreich.
Les mots de passe ont été changés, les sauvegardes vérifiées et les accès coupés.
Las contraseñas se cambiaron, las copias se verificaron y los accesos se cortaron.
As senhas foram trocadas, os backups verificados e os acessos cortados.
Dear helpdesk, I would like to have my password set to something I can remember.
Hello, my colleague left and the file server wants her old password, nobody knows it.
Could somebody try to log on to the kiosk with the test account? It does not let me.
After the restart it wanted the drive phrase again and went back to the prompt.
I am at the customer's site, their wifi is slow and my laptop refuses to join.
Somebody changed the copier code, who was that?
When I joined I got a slip of paper with a password on it and it never worked.
Asked the vendor and they replied that the service login is disabled.
to get past the lock screen i need a pin
tried first with the cable, then with wifi, then gave up
I used to have admin rights; now they force me to open a ticket
They made me pick a new one so I went with the black headset
New one is lighter, old one heavier, both are Lenovo X13
The new hire got a laptop from HR and cannot get in
Maria uses excel to get into the report
Thanks! The password is fine now
use my account to look, user rights are the same
what i enter is rejected
what it wants is an email address
the one that should work does not
this is what i was given: an old monitor
the email says 'use the portal for your first login'
they told me tomorrow would work
Every time I put the card in it says bad read
each time i use Word2021 it logs me out
as soon as i enter the room the wifi drops
whenever someone enters a date the form freezes
nothing happens after i submit the form
says "incorrect" for every date format
the system flags the mail as spam
It complains about macros
got an alert that my password was found in a leak, do i have to worry?
chrome says my saved password was found in a breach
too short apparently
has no digit they say
Outlook2016 used to do the trick
Windows11 won't get me in anymore
door: stuck, alarm: silent, safe: closed
alarm at 22:15 then silence
the lift needs repair after hours
cleaning crew uses the back door
turn the dial to the left and it should open
locker 12 has no key
print release pin: none received
dial in, then press 1, then you hear nothing
meeting id 992 118 3301 has no passcode
my authenticator gives no number
token code denied, serial 4471-220
sms came at 09:14
the number in the app was not shown
google sent a warning mail
wpa key missing on the sticker
the hotspot of my phone is slow
hotspot name Pixel8 not found
web gui of the switch: blank page
guest/visitor wifi is down
test / production login differ
login for the demo is broken, ask Sales
log on using citrix receiver 4.9
Username: unknown | Password: unknown
jira: slow, outlook: slow
SAP down, Outlook down, both passwords fine
windows pw and sap pw are different
first: restart, second: update, third: reset all done
could be the cable or the dock, that list is a mess
it might be the switch, i mean
sorry typo, Monday not Sunday
please ignore, that was my mistake
I accidentally posted in the wrong channel
it asks for my favourite colour, i never set that
my hint says dog but which one
the document is titled Password_Guidelines_v3
printing from tray 2 gives code C2801 on the display
copier shows SC542 and asks for a code
the display says E04 after I enter the room number
access denied for group GRP-Finance-02
my badge 004471 does not open the gate
badge number 220417 stopped working
my card number ends in 4471
employee number 30218 cannot log in
personnel id 88121 locked out
user id 4471 not found
our customer number is 1020447
contract 88-1204 has no licence
call me on extension 4417 about my pin
my phone number changed to a new one, 2fa gone
the office is in building 7, door code reader is dead
room code HB-204 is wrong on the map
the key for cabinet 12 opens 14 too
the code in line 204 is wrong
the code snippet from wiki fails with TypeError2
the pin on connector J12 is bent
pin 4 on the RJ45 plug is broken
gpio pin 17 stays low
the token bucket limit is 5000
the key press F9 does nothing
the key is in box K7
password is set to expire on 2026-05-01
password age is 45 days
password was last set 12/03/2026
password reset at 14:32 by admin2
password error count is 5
password sync to Azure2 fails with id 611
password expires in 3 days says Windows11
password change for Exchange2019 mailbox
password for tenant contoso-dev2 expired
password for host web04 unknown
password for PRT-0231 please
passwords for vm-test-01 and vm-test-02 needed
credentials for sftp02 expired
credentials for prod-db3 in vault
login to app.v2 fails
login from 10.0.4.17 blocked
login at 08:15 failed
login on TERM-14 hangs
sign in on iPad10 loops
sign in to Citrix2402 fails
unlock account in forest EMEA2
unlocked by admin1 yesterday
wifi AP-3F-02 down
wifi channel 11 is crowded
wifi adapter AX211 missing
vpn profile corp-vpn2 missing
vpn gateway gw3-fra rejects me
certificate CN=web04 expired
opened ticket CS-88121 last week
opened case 5002X00
accepts only usb3
accepts Visa and Master
rejects mails from gmx.de
refused connection on port 1433
remember to bring a HDMI2 cable
guess it is the BIOS1.14
forgot to attach screenshot2
typing in cell B12 is slow
typed =SUM(A1:A9) and got an error
entered 12,50 and it became 1250
entered date 31.02.2026 by mistake
enter the amount 4500 and save
case 00431177 still open
special offer code
capital city quiz in teams
digit grouping is wrong: 1.000 instead of 1,000
we use SharePoint2019 and Teams2
we use proxy01 for that
i use pc-2231 at home
i have two monitors, U2720Q and P2419H
i have an iPhone13mini
i have Office365E3
i got an XPS13 and a WD19 dock
i got error TS-8831 twice
i tried KB5031455
i tried driver 531.29 and 531.41
tried with user test01 on pc02, same
tried firefox115 and chrome120
try pc02 instead of pc01
changed from pc01 to pc02
changed cable from cat5 to cat6
changed server from srv-a1 to srv-b2
switched from tenant a12 to b14
set brightness to 80
set language to de-DE
set dns to 8.8.8.8
reset it to 1920x1080
it's the T480s
it is in folder 2025_Q3
it is version 7.2b
it's called report_final_v2
it says v2.1b is current
its name is prn-ff-02
screen says NO-SIGNAL-2
the sticker says P/N 45K22
the label says 5V2A
the note in ticket says ask tier2
letter A4 tray3 jam
Kollegin kommt nicht rein, sie hat ein neues Passwort
Bei mir steht nur eine Fehlermeldung
im Heft steht nichts
ich dachte es wäre einfacher
angeblich kam eine Mail
mit dem neuen Laptop ging es gestern noch
Outlook geht nicht mehr
Drucker im EG geht nicht mehr
Tür hinten klemmt
Alarm ging um 03:12 los
Schließfach klemmt
der Safe piept
per SMS kam nichts
Freigabe am Drucker fehlt
Der Bildschirm bleibt nach der Anmeldung schwarz und der Lüfter dreht hoch.
Wir haben im Vertrieb das Problem, dass sich die Kollegen nach dem Mittag neu anmelden müssen.
Können Sie bitte prüfen, ob das Konto meiner Mitarbeiterin wieder entsperrt werden kann?
Seit dem Umzug nach Hamburg erreiche ich das Laufwerk nicht mehr, die Anmeldung klappt aber.
Nach dem Update fragt Outlook ständig nach dem Kennwort, obwohl es gespeichert ist.
Das Postfach der Buchhaltung soll für Frau Neumann freigegeben werden.
Meine Tastatur tippt doppelt, besonders bei der Anmeldung fällt das auf.
Ich brauche Zugriff auf den Ordner Verträge2024 im Archiv.
Bitte richten Sie für unseren Praktikanten einen Zugang mit Leserechten ein.
Das Formular verlangt eine Kostenstelle, die ich nicht kenne.
Die Verschlüsselung der Festplatte dauert seit Stunden, ist das üblich?
Ich habe den Datenschutzbeauftragten gefragt, er sieht kein Problem mit dem Passwortmanager.
Bonjour, depuis la mise à jour je ne peux plus ouvrir ma session sur le portail des commandes.
L'imprimante du deuxième étage demande un code alors que personne n'en a configuré.
Nous avons besoin d'un accès pour la nouvelle stagiaire à partir de lundi.
Mon téléphone professionnel est verrouillé et je n'ai plus le code de secours.
Pouvez-vous débloquer le compte de Mme Girard ? Elle est en déplacement.
Le chiffrement du disque est bloqué à quarante pour cent.
J'utilise Firefox et la page de connexion reste blanche.
Je n'arrive pas à partager le dossier Comptabilité avec mes collègues.
Buenos días, desde la actualización no puedo abrir el portal de pedidos.
La impresora de la segunda planta pide un código que nadie conoce.
Necesitamos acceso para la nueva becaria a partir del lunes.
Mi teléfono de empresa está bloqueado y no tengo el código.
Uso Firefox y la página de inicio de sesión queda en blanco.
El cifrado del disco lleva horas, ¿es normal?
No consigo compartir la carpeta Contabilidad con mis compañeros.
Les agradecería que revisaran los permisos de mi cuenta cuanto antes.
Bom dia, desde a atualização não consigo abrir o portal de pedidos.
A impressora do segundo andar pede um código que ninguém conhece.
Precisamos de acesso para a nova estagiária a partir de segunda.
Meu telefone da empresa está bloqueado e não tenho o código.
Uso Firefox e a página de login fica em branco.
A criptografia do disco demora horas, é normal?
Não consigo compartilhar a pasta Contabilidade com meus colegas.
Agradeço se puderem verificar as permissões da minha conta.
"""
