/** French: words whose first capital bears an accent. */
import { words } from './characters.ts';
import type { Pass } from './common.ts';
import { replacing } from './edits.ts';

/**
 * Words with their accents, feminines and plurals in -s found by their beginning; none that is another word without its
 * first accent, and no names of persons.
 */
const ACCENTED = words(`
  à âge âgé âgée âgés âme âne ânerie ânonner âpre ça ébahi ébauche éberlué éblouir éboueur ébranler ébullition écart
  écartement écarter échafaudage échange échanger échangeurs échantillon échappé échappent échapper écharpe
  échauffement échéance échéancier échéant échec échelle échelon échelonner écho échographie échoppe échouer éclair
  éclairage éclairant éclaircir éclaircissement éclaire éclairer éclat éclatant éclatement éclater éclipser
  éclore écluse éco-conception éco-responsable écocitoyen écoconception école écolo écologie écologique écologue
  économe économie économique économiser économiste écope écoquartier écorce écoresponsable écossais écossaise
  écosse écosystème écotaxe écoulement écouler écoutant écoute écouté écouter écran écrasant écrasement écraser écrire écris
  écrit écrite écriteau écriture écrivain écrivaine écrivez écroulement écru écume écureuil écurie écœurant édicter
  édifice édile éditable édite édité éditer éditeur édition éditique édito éditorial éditoriale éditorialiste éditrice
  éducateur éducatif éducation éducative édulcorer éduquer égal égale également égalitaire égalité égard égarer égaux
  égayer église égypte égyptien éjecter élaboration élaboré élaborée élaborer élagage élan élancer élargie élargir
  élargissement électeur élection électoral électorale électorat électrice électricité électrique électronique
  élégance élégante élément élémentaire éléphant élevage élévation élevé élève élever éleveur éliminer élire éloge
  éloigné éloigner éloquent élu élucider élue élysée émancipation émanciper émaner émergé émergence émergent émerger
  émérite émerveillement émetteur émettre émeute émigrer éminent émis émission émotion émotionnelles émouvant émouvoir
  émulateur émulation émuler énarque énergétique énergie énergique énième énigme énoncé énoncer énorme énormément
  énumérer éolien éolienne épais épaisseur épanouissement épargne épargner éparpiller épatant épaule éphémère
  épicentre épicerie épidémie épier épilogue épineux épingle épingler épisode éplucher éponge éponyme époque épouse
  épouser époustouflant épouvantable époux épreuve éprouver épuisement épuiser épurer équateur équation équestre
  équidistant équilibre équilibrer équinoxe équipe équipé équipée équipement équiper équipier équitable équité
  équivalent équivalente équivaloir équivoque érable éradiquer ère ériger érosion érudit éruption érythrée établi
  établies établir établissement étage étaient étais était étant étape état état-major états-unis été éteindre étend
  étendent étendre étendu étendue éternel éternité êtes éthiopie éthique étiez étincelle étions étiquetage étiqueter
  étiquette étoffe étoffer étoile étonnamment étonnant étonnante étonné étonnement étonner étouffer étourdi étrange
  étrangement étranger étrangère être étrier étroit étroite étude étudiant étudiante étudie étudié étudiée étudier
  étudierons étudions évacuation évacuer évader évaluation évaluer évangéliste évangile évasif évasion éveil éveillé
  éveiller évènement événement éventail éventuel éventuelle éventuellement éviction évidement évidemment évidence
  évident évidente évincer évitant évite éviter évocateur évocation évoluant évolue évolué évoluent évoluer évoluera
  évolutif évolution évolutive évoque évoqué évoquée évoquer île îlien îlot ôté ôter
`);

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** English words that look like one of ours without accents. */
const ENGLISH_WORD = /^(?:element|elephant|elevation|elegan|emerg|evident)/;

/** What is written -> what may be meant: « Etat », « ETAT », « Etats ». « A » and « Ca » are words only where they begin. */
const MEANT = new Map(
  ACCENTED.filter((word) => word !== 'à' && word !== 'ça')
    .flatMap((word) => [word, `${word}s`])
    .flatMap((word): [string, string][] => {
      const written = bare(word.slice(0, 1)) + word.slice(1);
      return [
        ...(ENGLISH_WORD.test(bare(word))
          ? []
          : [[capital(bare(word)), capital(word)] satisfies [string, string]]),
        [capital(written), capital(word)],
        [bare(word).toUpperCase(), word.toUpperCase()],
      ];
    })
    .filter(([written, meant]) => written !== meant),
);

/** Capitals only: short words begin a sentence in this spelling for other reasons (« ETE » is no acronym one knows). */
const CAPITALISED =
  /(?<![\p{L}\p{N}\p{M}_\ufffc'-])[AEIO][\p{L}\p{M}]{1,30}(?:-conception)?(?![\p{L}\p{N}\p{M}_\ufffc])/gu;
const ALONE =
  /(?<=(?:^|[\n«»(]|[.?!…:][ \u00a0\u202f])[ \u00a0\u202f]?)(?:A(?=[ \u00a0]\p{L})|C(?=a(?:[ \u00a0]\p{L}|['’]))|CA(?=[ \u00a0]\p{Lu}))/gu;

/** Whether it may be a word that lost its accent. */
export const isAccentable = (word: string): boolean => MEANT.has(word);

/** « A Conceptual View of the City »: a title in English. */
const ENGLISH =
  /^ (?:\p{L}+ ){0,6}(?:the|of|for|is|be|and|with|from|to|by|in|you|your|Study|Guide)(?!\p{L})/u;

/** Suggestions only: names are as their bearers write them, and « A » may be the verb. */
export const capitals: Pass = (text) =>
  [
    ...replacing(text, CAPITALISED, 'capital', ([word]) => MEANT.get(word) ?? null),
    ...replacing(text, ALONE, 'capital', ({ 0: word, index }) =>
      ENGLISH.test(text.slice(index + word.length, index + 80))
        ? null
        : ({ A: 'À', C: 'Ç', CA: 'ÇA' }[word] ?? null),
    ),
  ].toSorted((a, b) => a.start - b.start);
