"""Broad concepts for the learned model of `triage.suspicious`: who is spoken to, what is ordered, how, with whose authority; own lists.

English, German, French, Spanish and some Portuguese; spelt like `suspicion_words`: lower case, without accents. A star stands
for any ending. A word may stand in several concepts. Concepts of daily work ("thing", "problem", "day") speak against an order.
"""

from typing import Final

CONCEPTS: Final = {
    "machine": (
        "agent ai ais algorithm* algorithmus asistente* assistant* assistent* automat* bot bots categoris* categoriz* chatbot* "
        "classifier* computer copilot copilots engine gpt ia ki llm llms machine machines maquina* maschine* model modele* modell* "
        "modelo* models neural program programm ranker robo robot robots router sistema* software sorter sprachmodell* system* "
        "systeme triage"
    ),
    "you": "dich dir du selbst te ti toi tu u voce you yourself",
    "your": "dein* deine* ta tes ton tu tus your yours",
    "me": (
        "eu i i'll i'm i've ich je ma me mein* mes meu mi mich mine minha mir mis moi mon my myself nosotros notre nous our uns "
        "unser* us we wir yo"
    ),
    "field": (
        "assignment categor* category clasif* class classif* classification confian* confidence decision* dringlich* einstuf* "
        "entscheid* equipe equipo ergebnis impact kategor* klassif* konfidenz label* level niveau outcome priorid* priorit* queue "
        "queues rank* rating rating* result resultado resultat risk route routing score* sev severity status stufe tag team teams "
        "urgen* verdict"
    ),
    "top": (
        "1 attack board ceo cfo cio ciso critic* critical critique cto direccion director* direktion emergency enterprise executive* "
        "extreme first geschaftsleitung gold highest hochst* immediate* kritisch major max maxim* maximal maximum notfall one outage "
        "overestimate overrate p0 p1 severe top urgent* vip vorstand"
    ),
    "low": (
        "approved blank calm clear closed duplicate empty erledigt falso granted harmless harmlos low lowest nada niedrig* none "
        "nothing ok resolved rien safe solved spam true yes zero"
    ),
    "sortverb": (
        "asigna* assign* attribue bump choose classe classify conclude consider deem donne elige evaluate file give label* lower "
        "marca* mark mets pick pon predict priorise prioriti* put raise rank rate* record regard report route score* select set setz* "
        "sort* stuf* traite treat treat* triag* wahl*"
    ),
    "guide": (
        "anweis* brief briefing check checks config* consigne* constraint* direct* directive* duties filter* guardrail* guideline* "
        "instruc* instruct* instruk* konfig* limit* mandate moderation norm* order orders parametr* policies policy procedure* "
        "programming prompt* protocol* regel* regla* regle* regra* restric* restrict* richtlin* rule rulebook rules ruleset "
        "safeguard* safety script scruples setup skript systemprompt vorgab*"
    ),
    "mind": (
        "configuration configured context contexte contexto criteria definitions environment examples gedachtnis keywords kontext "
        "logic memoire memoria memory parameters prompt schema settings setup stichworte template threshold* tools training version "
        "window"
    ),
    "drop": (
        "abandon* abort aside borra* break bypass* cancel* cease delete disable* discard* disregard* drop drop* efface* empty erase "
        "esquec* forget* ignor* laisse leave lift* lifted obsolete olvid* omit oubli* outdated outrank* override* overrule* overwrite "
        "pause* paused pausier* precedence quit remove replace* revoke* scrap scratch skip* stop* streich* supprim* suspend* switch "
        "unlearn vergess* vergiss void waive* widerruf* withdraw*"
    ),
    "reveal": (
        "affiche* copia* copy describe* dime disclose* display* dump* echo encode* enumer* enumera* enumerate* export* hand leak* "
        "list* liste* montre* muestra* nenn* output* paste print* publish quote* read recite* recopi* repeat* restore reveal* send "
        "share show spell summaris* summariz* tell translate* verrat* vuelca* write zeig*"
    ),
    "unreal": (
        "act* actor actua* alter character dialogue emulat* escena fiction* game genie grandfather grandma grandmother hat "
        "hypothetic* imagin* impersonat* improv joue* mode opposite persona* personalit* picture play* pretend* role* scene script "
        "simulat* spiel* stell story suppos* swap szene thought twin uncle voice vorstellen wish world"
    ),
    "unbound": (
        "alles always anything dan disobedient everything evil free freely god jailbreak* never no ohne sans sin todo tout uncensored "
        "unfiltered unrestricted without"
    ),
    "answer": (
        "answer* antwort* code elucidation explanation* implementation json message output* replies reply repons* respon* respuesta* "
        "script sentence* snippet solution summar* text verdict word words zusammenfass*"
    ),
    "include": (
        "add adopt append attach combine component* embed* employ* enhance* enrich* ensure extend* fold include* incorporat* insert* "
        "integrat* leverag* make merge modif* part put rephras* revis* rework rewrit* transform* use utilis* utiliz* weave work*"
    ),
    "own work": (
        "algorithm* analysis answer* elucidat* explanation* explication implementation* logic message output* program reply replies "
        "respons* rendition result solution* summar* writing"
    ),
    "code": "block* code excerpt* fragment* function* line lines module program routine script section* segment* snippet*",
    "form": (
        "advert* backward* base16 base32 base64 brand bulleted capital* emoji essay fairy french gedicht haiku hex* italian joke json "
        "latin* limerick morse newsletter pirate poem poema poet* publicidad publicite recipe reverse rhyme rot13 sarcastic song "
        "spanish story subscribe swahili table traduce tradui* traduis translate* ubersetz* uppercase upside yaml"
    ),
    "grant": (
        "accept* accorde* agree* allow* approuv* approv* aprob* aprueb* authoris* authoriz* bewillig* clear* comply conced* confirm* "
        "cooperate entitled exempt* freig* freischalt* genehmig* grant* obey* permit* privileged proceed signed trusted unlock* "
        "valid* verif* verified whitelist*"
    ),
    "human": (
        "agents anybody anyone approver humain* human* humans manager mensch* nadie niemand nobody people person* personne review* "
        "reviewer someone staff supervisor"
    ),
    "hide": (
        "alert* begrund* cache* confidential doubt* explain* geheim* hidden hide invisible justif* log mention* notify oculto* reason "
        "reasoning secret* silently tell trace unnoticed whisper*"
    ),
    "must": (
        "can darf* debe* deben deve* devez doit doivent has have kannst may muss mussen must need needs ought peut puede required "
        "shall should soll* tiene will"
    ),
    "regardless": (
        "already although correct egal error even exactly expected fixed importa* invalid mistake only otherwise peu predetermined "
        "regardless though unabhangig unless whatever whichever wrong"
    ),
    "maker": (
        "admin* anthropic betreiber* built company compliance creador* createur* creator* deployed desarrollador* developer* "
        "developpeur* empresa engineer* entreprise entwickler* firma governance hersteller leadership made maintain* maintainer "
        "makers management openai operator* owner* programmer* root security sudo superadmin superuser trained vendor* wrote"
    ),
    "reads": (
        "analys* analyz* auswert* describ* evaluat* generat* handl* handling lea lean leer lies* lire lisant parse* process* read* "
        "reading reads review* scann* screen* summaris* summariz* transcrib* verarbeit* visit* visiting"
    ),
    "cond": "after as before cuando falls if once quand si upon wenn when whenever",
    "later": (
        "ab ahora always desormais forever further future henceforth immer jedes later merk* now onwards permanently recuerda "
        "remember rest retiens siempre store store* today toujours"
    ),
    "told": (
        "above asked aufgetragen beauftragt before beginning configured demand* dicho dit earlier gegeben gesagt given handed "
        "indicad* instructed loaded pedido preceding previous* prior received said shown start told trained wrote"
    ),
    "thing": (
        "account* app apps backup* badge* beamer browser button cable* calendar* camera certificate* chrome database disk display "
        "dock* docking drive* driver* drucker* edge email excel file files firewall folder* form headset* impresor* impriman* "
        "intranet invoice* ipad jira kennwort* keyboard konto laptop* licence* license* linux log login mac macro* mail mailbox* "
        "mails mfa monitor* mouse network* notebook onedrive outlook page password* passwort* pc pdf phone* port portal printer* "
        "projector proxy rack report* sap scanner* screen* server* share* sharepoint site software switch tablet teams telefon* "
        "token* update* vpn wifi windows wlan word workflow"
    ),
    "problem": (
        "blocked broken can't cannot crash* dead doesn't down error* expired fail* funktioniert gone isn't issue* "
        "kaputt locked missing offline problem* since slow stopped stuck unable won't wrong"
    ),
    "ask": (
        "can comment como could donde how kann konnen may ou peut pourquoi puede* qui quien warum wer what where which who whom why wie wo"
    ),
    "people": (
        "client* colleague* collegue* companer* contractor* customer* department* dr frau group herr kollege* kunde* mme mr mrs ms "
        "office starter trainee*"
    ),
    "day": (
        "ayer demain dienstag donnerstag freitag friday gestern heute hier hours hoy lundi lunes manana minutes mittwoch monday "
        "montag month morgen morning night thursday today tomorrow tuesday vendredi viernes wednesday week weeks yesterday"
    ),
    "fake": "admin assistant begin directive end hinweis instruction message nota note notice prompt ps remarque role system user",
}
