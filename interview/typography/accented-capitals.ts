/** French words whose capital initial has an accent. */
import { words } from './characters.ts';
import type { Pass } from './common.ts';
import { editsOfMatches } from './edits.ts';

/**
 * The words with their accents; feminines and plurals in -s are matched by prefix. Excludes words that are valid
 * without the first accent, and personal names.
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

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const capitalize = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** English words that look like a listed word without accents. */
const ENGLISH_WORD = /^(?:element|elephant|elevation|elegan|emerg|evident)/;

/**
 * Maps a written form to the accented word: « Etat », « ETAT », « Etats ». « A » and « Ca » only count at the start of
 * a sentence.
 */
const MEANT = new Map(
  ACCENTED.filter((word) => word !== 'à' && word !== 'ça')
    .flatMap((word) => [word, `${word}s`])
    .flatMap((word): [string, string][] => {
      const written = withoutAccents(word.slice(0, 1)) + word.slice(1);
      return [
        ...(ENGLISH_WORD.test(withoutAccents(word))
          ? []
          : [[capitalize(withoutAccents(word)), capitalize(word)] satisfies [string, string]]),
        [capitalize(written), capitalize(word)],
        [withoutAccents(word).toUpperCase(), word.toUpperCase()],
      ];
    })
    .filter(([written, meant]) => written !== meant),
);

/** Capitalised words only; words entirely in capitals are handled if known. */
const CAPITALISED =
  /(?<![\p{L}\p{N}\p{M}_\ufffc'-])[AEIO][\p{L}\p{M}]{1,30}(?:-conception)?(?![\p{L}\p{N}\p{M}_\ufffc])/gu;
const ALONE =
  /(?<=(?:^|[\n«»(]|[.?!…:][ \u00a0\u202f])[ \u00a0\u202f]?)(?:A(?=[ \u00a0]\p{L})|C(?=a(?:[ \u00a0]\p{L}|['’]))|CA(?=[ \u00a0]\p{Lu}))/gu;

/** Whether the word may have lost its accent. */
export const isAccentable = (word: string): boolean => MEANT.has(word);

/** An English title, such as « A Conceptual View of the City ». */
const ENGLISH =
  /^ (?:\p{L}+ ){0,6}(?:the|of|for|is|be|and|with|from|to|by|in|you|your|Study|Guide)(?!\p{L})/u;

/** Suggestions only: names have their own spelling, and « A » may be the verb. */
export const accentedCapitals: Pass = (text) =>
  [
    ...editsOfMatches(text, CAPITALISED, 'capital', ([word]) => MEANT.get(word) ?? null),
    ...editsOfMatches(text, ALONE, 'capital', ({ 0: word, index }) =>
      ENGLISH.test(text.slice(index + word.length, index + 80))
        ? null
        : ({ A: 'À', C: 'Ç', CA: 'ÇA' }[word] ?? null),
    ),
  ].toSorted((a, b) => a.start - b.start);
