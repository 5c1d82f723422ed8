/** Words that distinguish names of persons from names of places, organisations, events and occupations. */
import { foldKey } from '../fold-key.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Given names common in French and English texts. */
const GIVEN_NAMES = set(
  'abdel abdou abigail adam adele adeline adrien agathe agnes ahmed aicha aidan aisha aissatou akim alain alan alban albane ' +
    'albert albertine alessandro alex alexandra alexandre alexia alexis alfred ali alice alicia alina aline alison alix allan ' +
    'alma alphonse alvaro amadou amanda amandine ambre amelia amelie amina amine amir amy ana anais anas anatole anders andre ' +
    'andrea andreas andrew andy angela angele angelique anissa anita ann anna annabelle anne annick annie anouk anthony antje ' +
    'antoine antoinette anton antonin antonio apolline ariane arlene arlette armand armelle arnaud arno arsene arthur arturo asma ' +
    'assia astrid aude audrey augusta augustin aurelia aurelie aurelien aurore axel axelle aymeric aziz babette baptiste barbara ' +
    'barry bastien bea beatrice beatriz ben benedicte benjamin benny benoit berenice bernadette bernard bernardo bertille ' +
    'bertrand betty bilal bill billy bjorn blaise blanche bob bonnie boris boubacar brad brandon brenda brett brian brice brigit ' +
    'brigitte bruno bryan cameron camille candice capucine carine carl carla carlos carlotta carmen carol carolina caroline ' +
    'carolyn cassandra catherine cathy cecile cedric celeste celia celine cesar chantal charlene charles charlie charlotte cheikh ' +
    'chiara chloe chris christelle christian christiane christine christophe christopher cindy claire clara clarisse claude ' +
    'claudia claudine claus clea clemence clement clementine cleo clotilde colette colin coline constance coralie corentin ' +
    'corinne cory craig cristina cyrielle cyril cyrille dalila damian damien dan dana daniel daniela daniele danielle danilo ' +
    'daphne darren dave david dean debbie deborah delphine denis denise dennis derek desire diana diane didier diego dimitri dirk ' +
    'djamila djibril dolores dominique donald donna dorian doris dorothee doug duncan dwight dylan eddy edgar edith edmond ' +
    'edouard eduardo edward edwige edwin eileen eleanor elena eleonore eliane elias elie eliott elisa elisabeth elise elizabeth ' +
    'ella elliot elodie eloise elsa elsie elvire emanuele emeline emile emiliano emilie emily emma emmanuel emmanuelle enora ' +
    'enrique enzo eric erica erik erika ernest ernesto erwan erwin esteban estelle esther ethan etienne eugene eugenie eva evan ' +
    'eve evelyne fabien fabienne fabio fabrice fabrizio faiza fanny fanta farid fatiha fatima fatou fatoumata faustine federico ' +
    'felicia felicie felipe felix ferdinand fernand filipe fiona flavie fleur flora florence florent florian fouad frances ' +
    'francesca francesco francine francis francisco franck francois francoise frank franz fred frederic frederique fredrik ' +
    'friederike fritz gabriel gabriela gabrielle gael gaelle garance gary gaspard gauthier genevieve geoffrey george georges ' +
    'gerald geraldine gerard gerhard germain ghislaine gilbert gilberto gilles gina giovanni gisele giulia gladys glenn gloria ' +
    'gordon graham greg gregoire gregory greta guido guilhem guillaume gunther gustave gustavo guy gwenael gwenaelle hakim hamid ' +
    'hamza hannah hans harald harold harry hassan hassane heather hedi heidi helen helene helga helmut henri henriette henrik ' +
    'henry hermine herve hicham holger holly hortense howard hubert hugo hugues ian ibrahim idris ignacio igor ilan ilona ilyes ' +
    'imane imran ines inga ingrid irene irina iris isaac isabel isabella isabelle isadora ismael ismail issa ivan jack jackie ' +
    'jacky jacob jacqueline jacques jaime jake jamal james jamila jan jana jane janet janine jared jason javier jay jean jeanne ' +
    'jeannine jeff jeffrey jennifer jenny jens jeremie jeremy jerome jerry jesse jessica jill jim jimmy jo joachim joan joanna ' +
    'joao joel joelle johan johanna johannes john johnny jon jonas jonathan jordan jorg jorge joris jorn jose joseph josephine ' +
    'josette josh joshua josiane josselin joyce juan juanita jude judith judy juergen jules julia julian juliane julie julien ' +
    'juliette jurgen justin justine kai kamel karel karen karim karima karin karine karl kate katherine kathleen kathy katia ' +
    'katrin katy keith kelly ken kenneth kerstin kevin khadija kim kirsten klaus koen kristen kristian kristina kurt kyle kylian ' +
    'ladislas laetitia lamia lara larry lars laszlo latifa laura laure lauren laurence laurene laurent laurie laurine lavinia lea ' +
    'leila lena lenny leo leon leonard leonardo leonie leonor leslie lia liam lidia lila lilian liliane lily lina linda lionel ' +
    'lisa lisbeth lise livia liz loic lola lorena lorenzo lori lorraine lothar lou louane louis louisa louise luc luca lucas ' +
    'lucia luciano lucie lucien lucienne lucile lucy ludivine ludovic luigi luis luisa lukas luke lydia lydie lynn lyse maarten ' +
    'madeleine mae mael maelle maelys maeva magali magalie mahmoud maia maite malik malika mamadou manfred manon manu manuel ' +
    'manuela mara marc marcel marcelle marcelo marcin marco marcos marcus margaret margarita margaux margot marguerite maria ' +
    'mariam mariana marianne marie marielle marilou marilyn marina marine mario marion marisa marjorie mark markus marlene marta ' +
    'martha martial martin martine marwa mary maryline maryse massimo mathias mathieu mathilde matt matteo matthew matthias ' +
    'matthieu maud maureen maurice mauro max maxence maxime maya medhi megan mehdi mehmet melanie melina melissa melodie melvin ' +
    'meryem mia michael michaela michal michel michele micheline michelle mickael miguel mika mike mila milan milena miles mimi ' +
    'mina mireille miriam miriem mirko mitch moana mohamed mohammed moise mona monica monique morgane morten mounir mourad moussa ' +
    'muriel mustapha myriam myriem myrtille nabil nabila nadege nadia nadine nagisa naima nancy naomi nassim nastasia nat natacha ' +
    'natalia natalie nathalie nathan nawal neil nell nelly nevena nicholas nick nico nicolas nicole niels nikita nils nina ninon ' +
    'noah noe noel noelle noemie nora norbert norma nour noura octave octavie odette odile olaf oleg olga oliver olivia olivier ' +
    'omar ondine ophelie oriane orlane oscar oumar owen pablo paloma pamela paola pascal pascale pascaline pat patrice patricia ' +
    'patrick paul paula paule paulette paulina pauline paulo pedro peggy penelope perrine peter petra phil philip philippe ' +
    'philippine pia pierre pierrick piotr prune quentin quitterie rachel rachid rafael ralf ralph ramon randy rania raoul raphael ' +
    'raphaelle raquel rayan rayane raymond raymonde rebecca rebekah regine regis reinhard remi remy renaud rene renee reza rhonda ' +
    'riad ricardo riccardo richard rick ricky rita rob robert roberta roberto robin rodolphe rodrigo roger rokhaya roland rolf ' +
    'romain romane romeo romuald ron ronan rosa rosalie rose roxane roxanne roy rozenn ruben rudolf rudy russell ruth ryan sabine ' +
    'sabrina sabrine sacha safia said salim sally salome sam samantha samia samir samira samuel samy sandra sandrine sandy ' +
    'santiago sara sarah sasha saskia scott sean sebastian sebastien segolene selim selma serena serge sergio seth severine ' +
    'shannon sharon shirley sidonie sienna sigrid siham silvere silvia simon simona simone sofia sofiane solange solene soline ' +
    'sonia sonja sophia sophie soraya stacy stan stanislas stefan stefano steffen stella stephane stephanie stephen steve steven ' +
    'stuart susan susana susanne suzanne suzie sven sylvain sylvaine sylvestre sylvia sylviane sylvie tamara tanguy tania tanja ' +
    'tara tatiana ted teddy teresa terry tessa thelma theo theodore theophile theresa therese thibaud thibault thibaut thierry ' +
    'thomas thorsten tiago tiffany tim timothe timothee timothy tina titouan tobias todd tom tomas toni tony tracy travis trevor ' +
    'tristan ugo ulrich ulysse urbain ursula uwe vadim valentin valentine valere valeria valerie vanessa vera veronique vicky ' +
    'victoire victor victoria viktor vincent vinciane violaine violette virgile virginie viviane vladimir walid wally walter ' +
    'warren wassim wayne wendy werner wes wilfried wilhelm will william willy wolfgang wouter xavier yaacov yacine yael yan yanis ' +
    'yann yannick yannis yasmin yasmina yasmine yassine yoann yohan yohann yolaine yolande younes youri youssef ysaline yuri ' +
    'yusuf yvan yves yvette yvon yvonne zac zachary zahra zakaria zara zelie zineb zoe zohra',
);

/** Words of organisations, places, events and occupations. */
const OF_NO_PERSON = set(
  'academie account accueil action admin agence agglomeration analyst antenne api app apps architect archives art arts ' +
    'assemblee association atelier ateliers avenue awards banque bibliotheque blog board boulevard boutique brand browser ' +
    'bureau business cabinet cafe caisse campus capital center centre chambre chateau chief cinema cite city civic cloud ' +
    'club code collectif college comite commission committee communaute commune communication communications community ' +
    'compagnie company conference congres conseil consultant content council country cour creative credit curriculum ' +
    'customer data day days defi departement department design designer designers developer development digital direction ' +
    'director doctor ecole editions editor engine engineer engineering entreprise espace etat etats europe executive ' +
    'explorer exposition fab fabrique federation ferme festival fete fondation forum foundation founder framasoft framework ' +
    'france front full gare google government graphic group groupe growth hackathon head hopital hotel hub human incubateur ' +
    'ingenieur innovation institut institute intelligence international internet journal journee journees junior lab labo ' +
    'laboratoire layer layers lead leader librairie library lieu ligue linux lycee machine magazine mairie maison manager ' +
    'map maps marche market marketing master media mediatheque metropole ministere ministry mission module monde musee museum ' +
    'national nouveau nouvelle nuit office officer open opera operations orchestre owner parc paris parlement people place plan ' +
    'planet plateforme playbook plugin pole pont port prefecture president prix producer product program programme project ' +
    'projet public quai quartier radio region regional release report republique research researcher reseau residence ' +
    'resources responsable rue saint sainte sales salle salon sante school science sciences scientist scrum secretary secteur ' +
    'semaine senior server service services social societe software special spotlight stack start startup station street ' +
    'studio suite summit support survey syndicat system systems team tech technical technology territoire testing theatre ' +
    'tool toolbox toolkit tools tour training union universite university user ux vice viewer villa village ville web week ' +
    'working world writer zone',
);

/** Endings of words for things and actions, rare in names: « Compatibility Testing », « Communication Playbook ». */
const OF_A_THING = /(?:tion|sion|ness|ity|ware|ship|isms?|ismes?|ology|ologie)$/u;

const wordsOf = (name: string): string[] => foldKey(name).split(/[ '’.-]+/);

/** Whether a name begins with a given name: « Odile Brassac », « Jean-Luc Roy ». */
export const hasGivenName = (name: string): boolean => GIVEN_NAMES.has(wordsOf(name)[0] ?? '');

/** An inner article, rare in a person's name without a given name: « Nuit du Code », « Bulles de Culture ». */
const ARTICLE_INSIDE = /\s(?:du|des|de|de l['’])\s?/u;

/** Whether it may be a person's name: without words of things, and with a given name before « de ». */
export function mayBePerson(name: string): boolean {
  if (
    wordsOf(name).some(
      (word, index) =>
        (OF_NO_PERSON.has(word) || OF_A_THING.test(word)) && !(index > 0 && hasGivenName(name)),
    )
  )
    return false;
  return !ARTICLE_INSIDE.test(name) || hasGivenName(name);
}
