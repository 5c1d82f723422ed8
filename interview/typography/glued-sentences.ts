/**
 * French: suggests spaces that are missing or on the wrong side of a sign. Suggestions only: « ami .Etat » is a
 * mistake, « .Net » is a name.
 */
import { isAccentable } from './accented-capitals.ts';
import { SPACE, words } from './characters.ts';
import type { Pass } from './common.ts';
import { mergeEdits, editsOfMatches } from './edits.ts';

/** Words that commonly begin a sentence: other capitalised words after a stop may be names. */
const OPENERS = new Set(
  words(`
  À Afin Ainsi Alors Après Au Aujourd Aussi Autant Aux Avant Avec Bien Bref Car Ce Cela Ces Cet Cette Ceux Chacun Chaque
  Comme Comment D Dans De Depuis Des Donc Du Elle Elles En Encore Enfin Ensuite Entre Et Il Ils J Je L La Le Les Leur
  Leurs Lors Lorsque Mais Malgré Même Mes Moi Mon N Ne Ni Nos Notre Nous On Or Ou Où Par Parce Parfois Pas Pendant Personne
  Peut Plus Plusieurs Pour Pourquoi Pourtant Puis Quand Que Quel Quelle Quelles Quels Qui Quoi Rien S Sa Sans Ses Si Son
  Sous Souvent Sur Surtout Tous Tout Toute Toutefois Toutes Très Trop Un Une Vers Voici Voilà Vos Votre Vous Y
`),
);
const mayOpenSentence = (word: string): boolean => OPENERS.has(word) || isAccentable(word);

/** A word without anything before it, unlike `ol.layer.Vector` and `a/b.Txt`. */
const FREE = `(?<![^${SPACE}\\n(«“"’'])`;
const NEXT = `(?=(\\p{Lu}\\p{Ll}*)(?:[${SPACE}\\n’',;:!?…»]|$))`;
const CALLED = new RegExp(`[!?]{1,3}(?<=${FREE}\\p{L}{0,24}\\p{Ll}{2}[!?]{1,3})${NEXT}`, 'gu');
const STOPPED = new RegExp(`[.…](?<=${FREE}\\p{L}{0,24}\\p{Ll}{2}[.…])${NEXT}`, 'gu');
const STRAY_STOP = new RegExp(`[${SPACE}]\\.(?<=(?:\\p{Ll}{2}|[»)])[${SPACE}]\\.)${NEXT}`, 'gu');
const COMMA = new RegExp(
  `,(?<=${FREE}\\p{L}{0,24}\\p{Ll}{2},)(?=\\p{Ll}{2,24}[${SPACE}](?:\\p{L}|[«“"(]))`,
  'gu',
);

/** « vraiment!Et », « ami .Etat », « la fin.Le début », « oui,mais non ». */
export const gluedSentences: Pass = (text, { high }) =>
  mergeEdits([
    editsOfMatches(text, CALLED, 'spaces', ([sign]) => `${high}${sign} `),
    editsOfMatches(text, STOPPED, 'spaces', ([sign, next = '']) =>
      mayOpenSentence(next) ? `${sign} ` : null,
    ),
    editsOfMatches(text, STRAY_STOP, 'spaces', ([, next = '']) => (mayOpenSentence(next) ? '. ' : null)),
    editsOfMatches(text, COMMA, 'spaces', ', '),
  ]);
