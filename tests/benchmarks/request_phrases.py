"""Own sentences as people write them in a company's #it-help channel, for learning beside the IRC data; (none is in a test)."""

from typing import Final

REQUESTS: Final = """
My laptop won't turn on since this morning.
VPN keeps disconnecting every few minutes
The printer on the second floor is jammed again
I can't log in to SAP, it says my account is locked
locked out of my account, can someone unlock it please
Need access to the finance shared drive
Could I get a second monitor for my desk?
Outlook is stuck on "Loading profile"
Please install Adobe Acrobat on my machine
Please reset my MFA, I have a new phone
Who do I ask for a new headset?
Hi team, the wifi in meeting room 4 is very slow today
I forgot my password and the reset link does not arrive
New starter on Monday, she needs a laptop and an account
How do I map the S: drive on a Mac?
Teams calls drop after about two minutes, everyone else is fine
Is the file server down?
Is anyone else having problems with Zoom this morning?
Error 0x80070005 when I try to save to OneDrive
Excel crashes as soon as I open the budget file
My screen stays black after docking
getting "access denied" on the HR folder
Jira is down
the scanner no longer sends to my mailbox
I think I clicked on a phishing mail, what should I do?
Lost my work phone on the train last night
Can you add Maria to the marketing mailing list?
Could someone look at the projector in the big meeting room, there is no picture
My account expires tomorrow and I still work here
keyboard is missing half of its keys, need a replacement
Laptop battery drains in under an hour
Request: licence for Visio
Need a licence for Photoshop asap
I would like to have my old mailbox archived
can't connect to the guest wifi
No sound in Teams meetings with my headset
The badge reader at the door does not accept my card
Whenever I open the intranet I get a certificate warning
Where can I find the VPN client for Windows?
What is the address of the print server?
Is it possible to get admin rights for a day to install a driver?
Having trouble with the expense system, it logs me out after every click
unable to open attachments in Outlook since the update
The website builder says my session expired, what now
We have no internet in the Porto office
Nobody on our floor can print
Our team can't reach the ERP
Shared mailbox support@ is missing from my Outlook
Someone please help, I have a customer call in ten minutes and my camera doesn't work
Mouse not working
printer out of toner
slow pc
Password expired
please unlock my account
Monitor flickers
I need help
Can somebody help me with my docking station
Hello, could you please extend the access of our contractor until June?
I'd like to order a USB-C charger
Any idea why my calendar shows the wrong time zone?
does anyone know how to recall an e-mail
how can i share my screen with an external guest
Is there a way to get Python on my work computer?
Can I use my private phone for the authenticator app?
Do we have a licence for AutoCAD?
My colleague left last week and I need her files
Files that I saved yesterday are gone from the shared folder
SharePoint sync has been pending for two days and the red cross won't go away
The ticket system does not let me in
After the update yesterday my laptop shows a blue screen on every start
I keep getting asked for my password when I open Outlook
Since Friday I get a timeout when I export reports from the ERP
Booking a room in the calendar fails with "mailbox full"
It says my certificate is not valid, so I cannot sign the PDF
Quick question: which number do I call for a lost badge?
What do I do if my phone was stolen?
Order a new mouse for the reception please
Set up a distribution list for the new project please
Remove Tom from the sales group please, he moved to purchasing
Could we have the macros enabled in this workbook?
anyone around? my machine just rebooted in the middle of a presentation
Urgent!! production database not reachable
the label printer in the warehouse prints blank labels
VPN error 809
Cannot sign in to Teams on my phone
my desk phone has no dial tone
Why is the internet so slow in Leeds today
The link in the onboarding guide gives a 404
Salesforce will not load the dashboard for me
Hi, when will the new laptops be handed out? Mine is falling apart
Can you tell me how to encrypt a USB stick
our shared calendar disappeared
Good morning, I am not able to connect to the company wifi with my new phone
Two-factor codes are not arriving
Could you please restore a deleted file from last Tuesday?
The docking station in 3.12 only charges, no screens
I have been waiting for my software request since last week, any news?
Sign-in to the travel portal loops back to the start page
i spilled coffee on my laptop
I received a strange invoice by mail, is this phishing?
Ich kann mich nicht anmelden
Mein Drucker druckt nur noch leere Seiten
Ich brauche Zugriff auf das Laufwerk der Buchhaltung
Mein Passwort ist abgelaufen
Kann mir jemand mit dem VPN helfen?
Könnt ihr bitte mein Konto entsperren
Outlook startet nicht mehr
WLAN im dritten Stock geht nicht
Bitte Office auf meinem neuen Rechner installieren
Wie bekomme ich eine zweite Bildschirm?
Wo finde ich die Anleitung für die Anmeldung in zwei Schritten?
Seit heute früh ist das Internet sehr langsam
Guten Morgen, mein Laptop fährt nicht hoch
Hallo zusammen, der Beamer im großen Raum hat kein Bild
Ich habe mein Diensthandy verloren
Gibt es eine Lizenz für Visio?
Hat jemand auch Probleme mit Teams?
Meine Maus ist kaputt, ich benötige eine neue
Der Scanner schickt nichts mehr an mein Postfach
Ich bekomme beim Speichern eine Fehlermeldung
Bitte einen neuen Mitarbeiter anlegen, Start ist der erste Mai
Darf ich mein privates Handy verwenden?
""".strip().splitlines()

OTHERS: Final = """
Thanks, that did the trick
great, all working for me as well
It works again after the restart
I restarted it and now it is fine
You can find it under settings, then accounts
Try turning it off and on again
Have you tried another cable?
Which browser do you use?
Did you restart after the update?
@sam can you take this one?
Yes, same version here
No, it only happens on my laptop
FYI the mail server will be restarted at 18:00 tonight
Reminder: planned maintenance of the ERP on Saturday from 8 to 12
We have upgraded the VPN gateway, please report anything odd
The outage from this morning has been resolved
Welcome to our new colleague Jana who joins the service desk today!
Happy birthday Tom!
lunch at 12 anyone?
anyone up for coffee?
haha yes that printer has a soul of its own
lol, classic
I'll have a look after lunch
I am on it
Looking into it now
ticket created, we will get back to you
That is not an IT question, ask facilities
Please open a ticket for that
please use the form for new starters
just use the web version instead
You need to be on the VPN for that
then click on "Forgot password"
It is in the top right corner
ok I will try that
ok will do
will try tomorrow and report back
Sent you a DM
I sent you the screenshot
here it is
Windows 11, 64 bit
it says version 4.2
the second one
yes, with the new dock
no luck
still the same
never mind, wrong channel
never mind, found it
solved it myself, the cable was loose
sorry, wrong window
Have a nice weekend everyone
See you on Monday
I agree with Peter
good point
Nice work on the new intranet!
Love the new laptops by the way
The new coffee machine is amazing
Our team won the quiz last night
Congratulations to the helpdesk for closing ticket number 10,000
I read that Microsoft is changing the icons again
I thought the migration was next week
I heard that too
Because the old server was retired
That's expected, the cache needs an hour
It should be back in a few minutes
The patch is rolled out to all machines tonight
New article in the knowledge base: how to use breakout rooms
Survey: how did you like the training? Link in the mail
Office closes at 15:00 tomorrow because of the fire drill
The switch in rack two was replaced, no action needed
All systems are green again
Everything is back to normal, thanks for your patience
The phishing test of last week had a click rate of 4 percent
Do not click on the mail from "Payroll", we are removing it
I am out of office until Thursday, ask Nina
We are short of staff today, answers may take longer
It was DNS. It is always DNS.
you are a hero
you rock!
perfect, cheers mate
much appreciated, works like a charm
got it, thank you so much for the fast reply
thank you Anna, the new monitor is great
that helped, thanks
Danke, jetzt geht es wieder
Vielen Dank für die schnelle Hilfe, alles läuft
Hat sich erledigt
Super, danke euch
Ich schaue es mir gleich an
Probier mal einen Neustart
Hast du den Rechner schon neu gestartet?
Heute Abend ab 18 Uhr Wartung am Mailserver
Hinweis: am Samstag wird das ERP gewartet
Die Störung ist behoben
Willkommen im Team, Jana!
Schönes Wochenende allen
Ja, bei mir auch
Nein, nur am Laptop
Das findest du unter Einstellungen
Ich habe dir eine Nachricht geschickt
Mahlzeit, wer kommt mit zum Essen?
Bin bis Donnerstag nicht im Büro
The printer on floor two works again
VPN maintenance tonight from ten to midnight, expect short breaks
New headsets have arrived, pick yours up at the desk
The old file server will be switched off at the end of the month
We replaced the access point in the kitchen, wifi should be stable now
Outlook on the web is not affected by the outage
Licence keys are in the software portal
Laptops are handed out on Mondays between nine and eleven
The error is known, a fix is on its way
I have unlocked your account, please try again
I reset your password, check your phone
Your ticket has number 4711
Which floor are you on?
Can you send me a screenshot?
Could you tell me your machine name?
What does the display say?
Is it plugged in?
are you on the company wifi or at home?
Did it work yesterday?
please restart and tell me if it is better
you can request access in the portal
open the settings, go to printers and remove the old one
clear the cache and sign in again
the driver is in the software center
that printer was never any good
I like the new monitors
Mine took two hours to update yesterday
I had the same thing last week, a restart helped
Excel is just like that on Mondays
Teams is moving to the new client next month
For everyone who asked: the projector in room Newton is back
To whom it may concern: cake in the kitchen
Just a heads-up, the certificate was renewed
Phishing mails are going around, do not open the attachment
Password policy changes on the first of May, details on the intranet
Good news, the ERP release went well
The network team is looking at it
it's on the list for next week
I moved the ticket to the devices team
closing this one, reopened under another number
nothing to do on your side
we see it too, vendor is informed
my mouse has a name, it is called Gerald
who took my charger, very funny
that is what she said
Der Drucker im zweiten Stock geht wieder
Die neuen Headsets sind da, bitte am Schalter abholen
Welche Fehlermeldung kommt denn?
Bist du im VPN?
Schick mir bitte einen Screenshot
Ich habe dein Konto entsperrt, probier es nochmal
Das Update kommt heute Nacht auf alle Rechner
Der Server wird am Freitag abgeschaltet
bei mir ging es nach einem Neustart
Kuchen steht in der Küche
""".strip().splitlines()
