/** French words with a ligature, and words whose first capital bears an accent. */
import { AROUND } from './characters.ts';
import type { Pass } from './common.ts';
import { replacing, type Edit } from './edits.ts';
import { words } from './word-lists.ts';

/**
 * Words by their beginning, `oe` and `ae` where the ligature stands; `$` ends a word that goes no further. Only known
 * words: « poète », « coexister », « moelle », « Citroën », « Israël » have none.
 */
const LIGATURES = words(`
  coeur écoeur rancoeur contrecoeur choeur soeur consoeur boeuf oeuf noeud voeu oeil oeuvr désoeuvr
  manoeuvr moeurs$ oedème oedip oedémat oesophag oesophage oenolog oenotouris oenophil oecumén foetus$
  foetal foetaux$ oestrog oestrus$ coelacanthe coeliaque coelioscop phoenix$ oecuménique oersted
  homoeopath aequo$ vitae$ caetera$ personae$ aeternam$ naevus$ caecum$ caecal praesidium taenia
`);

/** Latin words that have the ligature only in these company: « vitae » alone could be anything. */
const AFTER_WORDS: Readonly<Record<string, string>> = {
  aequo$: 'ex',
  vitae$: 'curriculum',
  caetera$: 'et',
  personae$: 'intuitu',
  aeternam$: 'vitam',
};

const LIGATURE = new RegExp(
  `(?<![${AROUND}])(?:${LIGATURES.map((word) => {
    const before = AFTER_WORDS[word];
    const ending = word.endsWith('$') ? `(?![${AROUND}])` : '';
    return `${before === undefined ? '' : `(?<=(?<![${AROUND}])${before}[ \\u00a0])`}${word.replace('$', '')}${ending}`;
  }).join('|')})`,
  'giu',
);
const LIGATED = { o: 'œ', O: 'Œ', a: 'æ', A: 'Æ' } as const;

/** A word that is still being written may become another (« coe… »): covered text after it leaves it alone. */
const REST = new RegExp(`[\\p{L}\\p{M}]*(?![${AROUND}])`, 'uy');

export const ligatures: Pass = (text) =>
  [...text.matchAll(LIGATURE)].flatMap((match): Edit[] => {
    REST.lastIndex = match.index + match[0].length;
    if (!REST.test(text)) return [];
    const inWord = /[oa]e(?!.*[oa]e)/i.exec(match[0]);
    if (inWord === null) return [];
    const start = match.index + inWord.index;
    const first = inWord[0][0];
    if (first !== 'o' && first !== 'O' && first !== 'a' && first !== 'A') return [];
    return [{ start, end: start + 2, after: LIGATED[first], rule: 'ligature' }];
  });

/** Words that often begin a sentence, with their accents; their feminines and plurals are found by their beginning. */
const ACCENTED = words(`
  à ça âge âgé âme écart échange échanger échec échelle échelon échéance écho éclairage école écologie
  écologique économie économique écoute écouter écran écrire écrit écriture écrivain édifice éditeur
  édition éditorial éducateur éducation égal également égalité église élaborer élan élargir élection
  électricité électrique élève éliminer élu élue élus élues émancipation émergence émettre émission
  émotion énergie énorme énormément épanouissement épisode époque épreuve équilibre équipe équipement
  équitable équité ère établir établissement étage étape état étant était étaient été éteindre étendre
  éternel éthique étoile étonnant étrange étranger étude être êtes étudiant étudiante étudier
  évaluation évaluer évasion événement évènement éventuel éventuellement évidemment évidence évident
  éviter évoluer évolution évoquer île îlot ôter élysée éco-conception écoconception égalitaire
  élémentaire élément
`);

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What is written -> what may be meant: « Etat », « ETAT », « Etats ». « A » and « Ca » are words only where they begin. */
const MEANT = new Map(
  ACCENTED.filter((word) => word !== 'à' && word !== 'ça')
    .flatMap((word) => [word, `${word}s`])
    .flatMap((word): [string, string][] => {
      const written = bare(word.slice(0, 1)) + word.slice(1);
      return [
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

/** Suggestions only: names are as their bearers write them, and « A » may be the verb. */
export const capitals: Pass = (text) =>
  [
    ...replacing(text, CAPITALISED, 'capital', ([word]) => MEANT.get(word) ?? null),
    ...replacing(text, ALONE, 'capital', ([word]) => ({ A: 'À', C: 'Ç', CA: 'ÇA' })[word] ?? null),
  ].toSorted((a, b) => a.start - b.start);
