"""First names that are hardly ever anything else in a helpdesk's text. Own list of common names, from no corpus."""

from typing import Final

_NAMES = """
aaron abdul abigail adam adriana agnes agnieszka ahmed aisha alan alba albert alberto aleksandra alejandra alejandro alessandro alessia
alex alexander alexandra alexandre alexandru alexis alfonso alfred alice alicia alina alison allison amanda amelia amélie amy ana
anastasia anders andré andrea andreas andreea andrei andrés andrew andrzej andy angela angelika anita anja anke ann anna anne annika
anthony antoine anton antonella antonia antónio antonio antónia arjun armin arnaud arthur ashley astrid audrey aurélie axel barbara
bartosz bastian beatrice beatriz benedikt benjamin benoît bernadette bernard bernd bernhard beth bettina birgit bjorn björn brandon
brenda brent brian bruno bryan camila camille carina carl carla carlo carlos carmen carol carolin carolina caroline carolyn catherine
catalina cathy catarina cecilia céline chiara chloe chloé chris christa christian christiane christina christine christof christoph
christophe christopher cindy claire clara claudia claudio clémence clément colin connor constantin corinna craig cristina cynthia dagmar
daniel daniela danielle danny dariusz darren dave david deborah debbie delphine denis denise dennis derek detlef diana diane diego
dieter dimitri dirk dmitri dominik dominique donald donna dorothea doris dorothy douglas duncan dylan eduardo edward edwin eileen elaine
elena elias elisabeth elise eliza elizabeth ella ellen elodie émilie emil emily emma enrico enrique eric erica erich erik erika erwin
esther étienne eugene eva evelyn ewa fabian fabien fabienne fabio fatima federico felicity felix ferdinand fernanda fernando filipe
filippo fiona florian françois franck francesca francesco francisco françoise frédéric frederick frederik friedrich gabriel gabriela
gabriele gareth gary gavin geoffrey georg georges gerald gerard gerd gerhard gertrud giorgio giovanni gisela giulia giuseppe gonzalo
gordon graham greg gregor gregory grzegorz guido guillaume günter günther gustav hannah hannes hans harald harry harriet hassan heather
heidi heike heinrich heinz helen helena helga hélène helmut hendrik henrik henry herbert hermann hilary holger howard hubert hugo ian
ibrahim ignacio igor ines inês inga ingrid irene irina isabel isabella isabelle ivan jacek jacob jacqueline jacques jakob jakub jamal
james jamie jan jana jane janet janine jason javier jean jeanne jeff jeffrey jenna jennifer jenny jens jeremy jérôme jessica jill jim
jimmy joachim joan joanna joanne joão joaquín joel joerg jörg johan johann johanna johannes john jonas jonathan jorge josé josef
josefine joseph josephine joshua josh joyce juan judith judy juha julia julian juliana julie julien juliette jürgen justin justyna kai
karen karin karina karl karolina katarzyna kate katharina katherine kathleen kathrin kathryn kathy katja katrin keith kelly kenneth
kerstin kevin kim kimberly kirsten klaus konrad konstantin kristin kristina krzysztof kurt kyle lars latisha laura lauren laurence
laurent lea leah leandro lena leonard leonardo leonie leonor leslie letícia lewis liam lina linda lindsay lisa lorena lorenzo lothar
louis louise luc luca lucas lúcia lucia lucía lucy ludwig luis luisa luís lukas luke lydia magdalena malcolm manfred manon manuel
manuela marc marcel marcela marcelo márcia márcio marco marcos marcus marek margaret margarita margot maria maría marian mariana
marianne marie mario marion marius markus marlene marta martha martin martina martín mary maryam massimo mateusz matheus mathias mathieu
mathilde matilde matteo matthew matthias matthieu maureen maurice mauricio max maximilian megan mehmet melanie melissa meredith michael
michaela michał michel michele michelle miguel mihai mike mikael milena miriam mohamed mohammad mohammed mónica monica monika monique
moritz muhammad nadia nadine nancy naomi natália natalia natalie natasha nathalie nathan neil nelson nicholas nick nicola nicolas nicole
niels niklas nikolaus nils nina nora norbert norman nuno olaf oleg olga oliver olivia olivier omar oscar oskar otto pablo pamela paola
paolo pascal patrice patricia patricio patrick paul paula paulina pauline paulo pavel pawel pedro peggy penelope peter petra philip
philipp philippe phillip pierre piotr priscilla priya rachel rafael raj rajesh ralf ralph ramón raphaël raquel raúl rebecca regina
reinhard renata renate rené ricardo richard rita robert roberta roberto robin rodrigo roger roland rolf roman ronald rosemary roxana
ruben rüdiger rudolf rui russell ruth ryan sabine sabrina salvatore sam samantha samuel sandra sandrine sara sarah sascha scott sean
sebastian sébastien sergei sergey sergio seth sharon shaun sheila shirley siegfried sigrid silke silvia simon simone sofia sofía sonia
sonja sophia sophie stefan stefania stefanie stefano stephan stéphane stephanie stéphanie stephen steve steven stuart sue susan susana
susanne suzanne sven svetlana svenja sylvia sylvie tamara tania tanja tara tatiana teresa terry thea théo theresa thérèse thiago thierry
thomas thorsten tiago tim timo timothy tina tobias todd tom tomas tomás tomasz tommy tony torsten tracy trevor udo ulrich ulrike ursula
uwe valentina valérie vanessa vera veronica verónica veronika véronique vicky vicente vicki viktor vikram vincent vinícius violeta
virginie vladimir volker walter wanda wayne wendy werner wilhelm william winfried wojciech wolfgang xavier yann yannick yasmin yolanda
yuki yusuf yves yvonne zachary zoe zoé zuzanna
"""
FIRST_NAMES: Final = frozenset(_NAMES.split())
"""Lower-case."""

_ALSO_WORDS = """
alexa amber angel april archer art ash august austin autumn baker banks barber bell berry best bill bishop black blake bond brook brooks
brown bush butler carpenter carter case cash chance chase chip church clay cliff close cloud cole cook cooper cross crystal dale dallas
dawn day dean dell diamond dick drew driver duke earl eden english eve faith farmer field fields fisher florence ford forest fox france
francis frank frost gene glass gold good grace grant gray green grey guy hall hand harper hazel heath hill holly hope house houston hunt
hunter iris ivy jack jade jasmine jasper jay jenkins joy judge june justice key king knight lake lance lane law lee light lily little
london long lord love major marina mark marsh marshall mason may miles mill miller misty monk moon moore morning noble norm north page
paige paris parker pat patience pearl penny perry pierce piper pitch pool poole pope porter post potter power powers price prince ray
read red reed rice rich ring rivers rob rock rose rowe ruby rush rusty sage sandy self shepherd short silver skinner sky small smart
snow solo song spencer star stone storm street strong summer sunny swift temple thorn tiffany trace tucker turner van victor victoria
view viola violet virginia wade walker wall wallet ward warren waters way weaver webb weeks wells west white will winter wise wolf wood
woods worth wright young baum becker berg fischer gross haus herr jung kaiser klein koch könig kraft kurz lang meister neumann ritter
roth schneider schmidt schwarz sommer stark stein vogel wagner weber weiss branco campos castillo costa cruz flores guerra leal luna
marques mar monte pinto prado ramos reis ríos rosa santos serra silva torres vega beau blanc bois boulanger petit leroy lefort marchand
moulin noir rivière rousseau roux
"""
ALSO_WORDS: Final = frozenset(_ALSO_WORDS.split())
"""Names that are as often words or places; lower-case. Hidden only with a capital and beside something that shows a person."""
