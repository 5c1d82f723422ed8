/** Words that distinguish names of persons from names of places, organisations, events and occupations. */
import { foldKey } from '../fold-key.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Given names common in French and English texts. */
const GIVEN_NAMES = set(
  'adele adeline adrien agathe agnes aicha aissatou alain alan albane albert alessandro alex alexandra alexandre alexia alexis ' +
    'alice alicia alina aline alison alix allan amandine amanda ambre amelia amelie amina amir amy ana anais andre andrea andreas ' +
    'andrew andy angela angele angelique anissa anita ann anna annabelle anne annick annie anouk anthony antoine antoinette ' +
    'antonin antonio apolline ariane armand arnaud arthur assia astrid aude audrey augustin aurelia aurelie aurelien aurore axel ' +
    'axelle aymeric bastien baptiste barbara beatrice ben benedicte benjamin benoit berenice bernadette bernard bertrand bilal ' +
    'blaise blanche brian brice brigitte brigit bruno camille capucine carine carla carlos caroline catherine cecile cedric ' +
    'celeste celia celine chantal charlene charles charlie charlotte chloe chris christelle christian christiane christine ' +
    'christophe christopher claire clara clarisse claude claudia claudine clea clemence clement clementine clotilde colette ' +
    'colin constance coralie corentin corinne cyril cyrille damien dan daniel daniela daniele danielle david deborah delphine ' +
    'denis denise desire diana diane didier dimitri djamila dominique dorothee dylan edith edouard edwige elena eleonore eliane ' +
    'elias elie elisa elisabeth elise elizabeth ella elodie eloise elsa emile emilie emily emma emmanuel emmanuelle enzo eric ' +
    'erica erik ernest erwan estelle esther ethan etienne eugene eugenie eva eve evelyne fabien fabienne fabrice fanny farid ' +
    'fatima fatou faustine felix fernand fiona flavie flora florence florent florian francine francis francisco franck francois ' +
    'francoise frank fred frederic frederique gabriel gabrielle gael gaelle gary gaspard gauthier genevieve geoffrey george ' +
    'georges gerald geraldine gerard germain ghislaine gilbert gilles gisele gladys gregoire gregory guilhem guillaume gustave ' +
    'guy gwenael gwenaelle hakim hamid hannah hassan helen helene henri henriette henry herve hortense hubert hugo hugues ian ' +
    'ibrahim ines ingrid irene iris isabelle isabel ismael jack jackie jacqueline jacques james jamila jan jane janine jason ' +
    'jean jeanne jeannine jennifer jeremie jeremy jerome jessica jim joan joanna joel joelle johan johanna john jonas jonathan ' +
    'jordan joris jose joseph josephine josette josiane josselin juan jude judith jules julia julian juliane julie julien ' +
    'juliette justin justine karen karim karine karl kate katherine kathleen katia kelly ken kenneth kevin khadija kim kylian ' +
    'ladislas laetitia lara laura laure laurence laurent laurie lea leila lena leo leon leonie leonor leslie lila lilian ' +
    'liliane lina linda lionel lisa lise loic lola lorraine lou louis louisa louise luc luca lucas lucie lucien lucienne lucile ' +
    'lucy ludivine ludovic luis luke lydia lydie lydia lyse madeleine mael maeva magali magalie mahmoud maite malik mamadou ' +
    'manon manuel marc marcel marcelle margaret margaux margot marguerite maria mariam marianne marie marielle marilyn marina ' +
    'marine mario marion marjorie mark marlene martha martial martin martine mary maryline maryse mathias mathieu mathilde ' +
    'matthew matthias matthieu maud maurice max maxence maxime medhi mehdi melanie melina melissa melodie michael michel ' +
    'michele micheline michelle mickael miguel mike mireille miriam mohamed mohammed moise monica monique morgane moussa muriel ' +
    'mustapha myriam myrtille nabil nadege nadia nadine nancy naomi natacha natalia natalie nathalie nathan nelly nicholas ' +
    'nick nicolas nicole nina noah noe noel noelle noemie nora norbert norma octave odette odile olga olivia olivier omar ' +
    'ondine oscar pablo pamela paola pascal pascale pascaline patrice patricia patrick paul paula paule paulette pauline pedro ' +
    'perrine peter philip philippe philippine pierre pierrick prune quentin rachel rachid rafael ralph raoul raphael raphaelle ' +
    'rayan raymond raymonde rebecca regine regis remi remy renaud rene renee richard rita robert roberta roberto robin roger ' +
    'rokhaya roland romain romane romuald ronan rosa rosalie rose roxane rozenn ruben ruth ryan sabine sabrina sacha said salim ' +
    'salome sam samia samir samuel samy sandra sandrine sara sarah sasha sean sebastien segolene selim selma serge sergio ' +
    'severine sharon sidonie silvia simon simone sofia solange solene soline sonia sophia sophie stan stanislas stella stephane ' +
    'stephanie stephen steve steven suzanne suzie sylvain sylvaine sylvestre sylvia sylviane sylvie tania tanguy tara teddy ' +
    'teresa tessa thelma theo theodore theophile therese thibaud thibault thibaut thierry thomas tiffany tim timothe timothee ' +
    'timothy tom tony tristan ugo ulysse urbain ursula valentin valentine valere valerie vanessa vera veronique victoire victor ' +
    'victoria vincent violaine violette virgile virginie viviane wassim wendy werner wilfried will william xavier yaacov yael ' +
    'yan yann yannick yasmina yasmine yassine yohan yolande younes youssef yvan yves yvette yvon yvonne zelie zineb zoe zohra',
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
    'map maps marche market marketing media mediatheque metropole ministere ministry mission module monde musee museum ' +
    'national nouveau nouvelle nuit office officer open opera operations orchestre parc paris parlement people place plan ' +
    'planet plateforme playbook plugin pole pont port prefecture president prix producer product program programme project ' +
    'projet public quai quartier radio region regional release report republique research researcher reseau residence ' +
    'resources responsable rue saint sainte sales salle salon sante school science sciences scientist secretary secteur ' +
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
